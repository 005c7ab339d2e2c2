//! Which currency a file means by a code or a sign.

use std::ops::Range;

use super::bills::ReadOptions;
use super::problem::ImportProblem;
use crate::model::Currency;

/// Signs that only one currency has.
const SIGNS: [(&str, &str); 13] = [
    ("€", "EUR"),
    ("₹", "INR"),
    ("₩", "KRW"),
    ("₪", "ILS"),
    ("₫", "VND"),
    ("₴", "UAH"),
    ("₺", "TRY"),
    ("₽", "RUB"),
    ("₱", "PHP"),
    ("฿", "THB"),
    ("₦", "NGN"),
    ("zł", "PLN"),
    ("Kč", "CZK"),
];

/// Returns the currency of an ISO code in any case, or of a sign that only one currency has.
#[must_use]
pub fn currency_named(text: &str) -> Option<Currency> {
    let text = text.trim();
    let by_sign = || SIGNS.iter().find(|(sign, _)| *sign == text).and_then(|(_, code)| Currency::iso(code));
    // `XXX` is ISO 4217 for none at all; it has no decimals, so it is no currency here.
    Currency::iso(&text.to_ascii_uppercase()).or_else(by_sign)
}

/// Returns the currency that a file names, or else the one that the user said.
///
/// # Errors
///
/// When neither says it.
pub fn currency_of(named: &str, span: Range<usize>, options: &ReadOptions) -> Result<Currency, ImportProblem> {
    currency_named(named).or(options.currency).ok_or_else(|| {
        let words = match named.trim() {
            "" | "XXX" => "the file does not say which currency this is".to_owned(),
            named => format!("`{named}` does not tell which currency this is"),
        };
        ImportProblem::new(span, words).help("say the currency, such as EUR, and import it again")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_signs_of_one_currency_are_known() {
        let code = |text| currency_named(text).map(|currency| currency.code().to_owned());
        for (text, expected) in [("EUR", "EUR"), (" usd ", "USD"), ("€", "EUR"), ("zł", "PLN")] {
            assert_eq!(code(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["$", "£", "¥", "kr", "XXX", "", "beer"] {
            assert_eq!(code(text), None, "{text}");
        }
        assert!(SIGNS.iter().all(|(_, code)| Currency::iso(code).is_some()));
    }

    #[test]
    fn the_user_says_what_the_file_does_not() {
        let yen = Currency::iso("JPY");
        let options = ReadOptions { currency: yen, ..ReadOptions::default() };
        assert_eq!(currency_of("$", 0..1, &options).ok(), yen);
        assert_eq!(currency_of("EUR", 0..3, &options).ok(), Currency::iso("EUR"));
        let problem = currency_of("$", 4..5, &ReadOptions::default()).unwrap_err();
        assert_eq!((problem.span, problem.words.as_str()), (4..5, "`$` does not tell which currency this is"));
    }
}
