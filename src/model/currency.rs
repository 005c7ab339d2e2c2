//! Currencies and own units: a code and how many decimals its smallest unit has.

use std::fmt;

use iso_currency::Currency as Iso;

/// The most characters a currency's code or a unit's handle may have.
pub const CODE_MAX: usize = 15;
/// The most decimals an own unit may have.
pub const DECIMALS_MAX: u8 = 8;

/// A currency by its ISO 4217 code, or an own unit by its handle, with its number of decimals.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency {
    code: [u8; CODE_MAX],
    length: u8,
    decimals: u8,
}

impl Currency {
    /// Returns the currency of an ISO 4217 code that money is counted in: upper case, three letters.
    #[must_use]
    pub fn iso(code: &str) -> Option<Currency> {
        let decimals = u8::try_from(Iso::from_code(code)?.exponent()?).ok()?;
        Currency::build(code, decimals)
    }

    /// Returns an own unit; none when the code is too long or the decimals too many.
    #[must_use]
    pub fn unit(code: &str, decimals: u8) -> Option<Currency> {
        (decimals <= DECIMALS_MAX).then_some(())?;
        Currency::build(code, decimals)
    }

    fn build(text: &str, decimals: u8) -> Option<Currency> {
        let mut code = [0; CODE_MAX];
        code.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        Some(Currency { code, length: u8::try_from(text.len()).ok()?, decimals })
    }

    /// Returns the code, as rows write it.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.code[..usize::from(self.length)]).expect("it was made of text")
    }

    /// Returns how many decimals the smallest unit has: 2 for EUR, 0 for JPY, 3 for KWD.
    #[must_use]
    pub const fn decimals(&self) -> u8 {
        self.decimals
    }

    /// Returns the English name ISO gives the currency.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        Iso::from_code(self.code()).map(|iso| iso.name().to_owned())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.code(), self.decimals)
    }
}

/// Lists every ISO code that money is counted in, in alphabetical order; slow, for suggestions only.
#[must_use]
pub fn iso_codes() -> Vec<String> {
    let letters = || 'A'..='Z';
    let codes =
        letters().flat_map(move |a| letters().flat_map(move |b| letters().map(move |c| String::from_iter([a, b, c]))));
    codes.filter(|code| Currency::iso(code).is_some()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_gives_the_decimals() {
        for (code, decimals) in [("EUR", 2), ("JPY", 0), ("KWD", 3), ("CLF", 4)] {
            assert_eq!(Currency::iso(code).map(|c| c.decimals()), Some(decimals), "{code}");
        }
        for wrong in ["eur", "XXY", "", "EURO", "XAU"] {
            assert_eq!(Currency::iso(wrong), None, "{wrong}");
        }
        assert!(iso_codes().len() > 140);
    }

    #[test]
    fn an_own_unit_has_its_own_decimals() {
        let beer = Currency::unit("beer", 0).unwrap();
        assert_eq!((beer.code(), beer.decimals()), ("beer", 0));
        assert_eq!(Currency::unit("a-very-long-unit-name", 0), None);
        assert_eq!(Currency::unit("x", 9), None);
    }
}
