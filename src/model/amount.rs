//! The strict grammar of amounts, weights and percentages: text in, integers out, no float in between.

use std::fmt;
use std::str::FromStr as _;

use rust_decimal::Decimal;

use super::money::{AMOUNT_MAX, Money};

/// Why a text is not an amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmountProblem {
    /// It is empty.
    Empty,
    /// It is not `-?digits[.digits]`; the words say what is odd about it.
    Shape(&'static str),
    /// It has more decimals than the currency.
    Decimals {
        /// How many it has.
        found: usize,
        /// How many the currency has.
        allowed: u8,
    },
    /// It is larger than [`AMOUNT_MAX`] smallest units.
    TooLarge,
}

/// Reads `-?digits[.digits]` with at most `decimals` digits after the point, in smallest units.
///
/// # Errors
///
/// Says what is wrong: an exponent, a separator, a sign `+`, other digits than ASCII, too many
/// decimals, too large.
pub fn parse_amount(text: &str, decimals: u8) -> Result<Money, AmountProblem> {
    let bytes = text.as_bytes();
    let (negative, digits) = match bytes.first() {
        None => return Err(AmountProblem::Empty),
        Some(b'-') => (true, &bytes[1..]),
        Some(_) => (false, bytes),
    };
    let minor = match short_amount(digits, decimals) {
        Some(minor) => minor,
        None => any_amount(text, digits, decimals)?,
    };
    Ok(Money::from_minor(if negative { -minor } else { minor }))
}

/// Reads the digits of any amount; says what is wrong with it.
fn any_amount(text: &str, digits: &[u8], decimals: u8) -> Result<i64, AmountProblem> {
    let mut minor = 0_i64;
    let mut whole_digits = 0_usize;
    let mut places: Option<usize> = None;
    for byte in digits {
        match (byte, places) {
            (b'0'..=b'9', _) => {
                if minor <= AMOUNT_MAX {
                    minor = minor * 10 + i64::from(byte - b'0');
                }
                match &mut places {
                    Some(places) => *places += 1,
                    None => whole_digits += 1,
                }
            }
            (b'.', None) => places = Some(0),
            _ => return Err(AmountProblem::Shape(oddity(text))),
        }
    }
    if whole_digits == 0 || places == Some(0) {
        return Err(AmountProblem::Shape(oddity(text)));
    }
    let places = places.unwrap_or(0);
    if places > usize::from(decimals) {
        return Err(AmountProblem::Decimals { found: places, allowed: decimals });
    }
    for _ in places..usize::from(decimals) {
        if minor <= AMOUNT_MAX {
            minor *= 10;
        }
    }
    if minor > AMOUNT_MAX {
        return Err(AmountProblem::TooLarge);
    }
    Ok(minor)
}

/// Reads the digits of an amount that is surely right and not too large; all others are read with more care.
fn short_amount(digits: &[u8], decimals: u8) -> Option<i64> {
    let (mut minor, mut point) = (0_i64, digits.len());
    // So few digits are less than the largest amount.
    if digits.len() > 12 {
        return None;
    }
    for (place, byte) in digits.iter().enumerate() {
        match byte {
            b'0'..=b'9' => minor = minor * 10 + i64::from(byte - b'0'),
            b'.' if point == digits.len() => point = place,
            _ => return None,
        }
    }
    let places = (digits.len() - point).saturating_sub(1);
    let is_right = point > 0 && point + 1 != digits.len() && places == usize::from(decimals);
    is_right.then_some(minor)
}

/// Names what keeps a text from being an amount.
fn oddity(text: &str) -> &'static str {
    let has = |set: &[char]| text.contains(set);
    if text.eq_ignore_ascii_case("nan") || text.to_ascii_lowercase().contains("inf") {
        "this is not a number"
    } else if text.chars().any(|c| c.is_numeric() && !c.is_ascii()) {
        "digits must be 0 to 9"
    } else if has(&['e', 'E']) && text.chars().any(|c| c.is_ascii_digit()) {
        "exponents are not amounts"
    } else if has(&[',']) {
        "the decimal point is `.` and thousands are not separated"
    } else if has(&['_', '\'', ' ', '\u{a0}', '\u{202f}']) {
        "thousands are not separated"
    } else if text.starts_with('+') {
        "a plus sign is not written"
    } else if has(&['€', '$', '£', '¥']) {
        "the currency has a column of its own"
    } else if text.starts_with('.') || text.starts_with("-.") || text.ends_with('.') {
        "write a digit on both sides of the point"
    } else {
        "write digits with at most one point, such as 12.50"
    }
}

/// How finely weights and percentages are counted: millionths.
pub const FINENESS: u64 = 1_000_000;
const FINENESS_DIGITS: u32 = 6;
const WEIGHT_MAX: u64 = 1_000_000 * FINENESS;

/// How many parts of the rest someone takes, in millionths of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weight(u64);

impl Weight {
    /// One part.
    pub const ONE: Weight = Weight(FINENESS);

    /// The largest that is read.
    pub const MAX: Weight = Weight(WEIGHT_MAX);

    /// Returns the weight in millionths.
    #[must_use]
    pub const fn millionths(self) -> u64 {
        self.0
    }

    /// Makes a weight of so many millionths.
    #[must_use]
    pub const fn from_millionths(millionths: u64) -> Weight {
        Weight(millionths)
    }

    /// Reads a whole or decimal weight, at most six decimals, at most a million.
    #[must_use]
    pub fn parse(text: &str) -> Option<Weight> {
        millionths(text).filter(|weight| *weight <= WEIGHT_MAX).map(Weight)
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&from_millionths(self.0))
    }
}

/// A percentage, in millionths of a percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(u64);

impl Percent {
    /// All of it.
    pub const HUNDRED: Percent = Percent(100 * FINENESS);

    /// Returns the percentage in millionths of a percent.
    #[must_use]
    pub const fn millionths(self) -> u64 {
        self.0
    }

    /// Makes a percentage of so many millionths of a percent.
    #[must_use]
    pub const fn from_millionths(millionths: u64) -> Percent {
        Percent(millionths)
    }

    /// Reads a percentage without its sign, at most six decimals, at most a million.
    #[must_use]
    pub fn parse(text: &str) -> Option<Percent> {
        millionths(text).filter(|percent| *percent <= WEIGHT_MAX).map(Percent)
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&from_millionths(self.0))
    }
}

/// Reads a plain decimal as millionths.
fn millionths(text: &str) -> Option<u64> {
    let bytes = text.as_bytes();
    let (whole, fraction) = match bytes.iter().position(|byte| *byte == b'.') {
        Some(point) => (&bytes[..point], Some(&bytes[point + 1..])),
        None => (bytes, None),
    };
    let is_number = |part: &[u8], most: usize| (1..=most).contains(&part.len()) && part.iter().all(u8::is_ascii_digit);
    if !is_number(whole, 12) || !fraction.is_none_or(|part| is_number(part, FINENESS_DIGITS as usize)) {
        return None;
    }
    let fraction = fraction.unwrap_or_default();
    // At most eighteen digits, which 64 bits hold.
    let number = |sum: u64, byte: &u8| sum * 10 + u64::from(byte - b'0');
    let zeros = FINENESS_DIGITS - u32::try_from(fraction.len()).ok()?;
    Some(fraction.iter().fold(whole.iter().fold(0, number), number) * 10_u64.pow(zeros))
}

fn from_millionths(millionths: u64) -> String {
    let decimal = Decimal::from_i128_with_scale(i128::from(millionths), FINENESS_DIGITS);
    decimal.normalize().to_string()
}

/// An exchange rate: how much of one currency one unit of another is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate(Decimal);

impl Rate {
    /// Reads a positive plain decimal of at most 12 digits before and 12 after the point.
    #[must_use]
    pub fn parse(text: &str) -> Option<Rate> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |part: &str| (1..=12).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(fraction) {
            return None;
        }
        Decimal::from_str(text).ok().filter(|rate| !rate.is_zero()).map(Rate)
    }

    /// Returns the exact rate.
    #[must_use]
    pub const fn decimal(self) -> Decimal {
        self.0
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_people_type_and_programs_write_is_judged() {
        let right = [("12.50", 1250), ("12.5", 1250), ("12", 1200), ("-0", 0), ("-0.01", -1), ("007", 700)];
        for (text, minor) in right {
            assert_eq!(parse_amount(text, 2), Ok(Money::from_minor(minor)), "{text}");
        }
        let wrong = [
            ("1e5", "exponents are not amounts"),
            ("NaN", "this is not a number"),
            ("inf", "this is not a number"),
            ("1,234", "the decimal point is `.` and thousands are not separated"),
            ("١٢", "digits must be 0 to 9"),
            ("+5", "a plus sign is not written"),
            (".5", "write a digit on both sides of the point"),
            ("5.", "write a digit on both sides of the point"),
            ("1_000", "thousands are not separated"),
            ("--5", "write digits with at most one point, such as 12.50"),
            ("-", "write digits with at most one point, such as 12.50"),
            ("1.2.3", "write digits with at most one point, such as 12.50"),
            ("5€", "the currency has a column of its own"),
        ];
        for (text, words) in wrong {
            assert_eq!(parse_amount(text, 2), Err(AmountProblem::Shape(words)), "{text}");
        }
        assert_eq!(parse_amount("", 2), Err(AmountProblem::Empty));
    }

    #[test]
    fn limits_are_told_apart() {
        let long = format!("1.{}", "0".repeat(40));
        assert_eq!(parse_amount(&long, 2), Err(AmountProblem::Decimals { found: 40, allowed: 2 }));
        assert_eq!(parse_amount(&"9".repeat(30), 2), Err(AmountProblem::TooLarge));
        assert_eq!(parse_amount("10000000000.01", 2), Err(AmountProblem::TooLarge));
        assert_eq!(parse_amount("10000000000.00", 2), Ok(Money::from_minor(AMOUNT_MAX)));
        assert_eq!(parse_amount("1.5", 0), Err(AmountProblem::Decimals { found: 1, allowed: 0 }));
    }

    #[test]
    fn weights_are_exact_and_print_short() {
        for (text, shown) in [("1", "1"), ("1.50", "1.5"), ("0.000001", "0.000001"), ("0", "0")] {
            assert_eq!(Weight::parse(text).unwrap().to_string(), shown);
        }
        for wrong in ["", "-1", "1e3", "1.", ".5", "0.0000001", "1000001", "1_0", "½"] {
            assert_eq!(Weight::parse(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn the_short_way_to_read_an_amount_agrees_with_the_long_one(
            text in "[0-9]{0,5}[.]?[0-9]{0,9}|[0-9.x]{0,14}", decimals in 0_u8..9,
        ) {
            if let Some(minor) = short_amount(text.as_bytes(), decimals) {
                prop_assert_eq!(any_amount(&text, text.as_bytes(), decimals), Ok(minor));
            }
        }

        #[test]
        fn millionths_are_those_of_a_decimal(text in "[0-9]{0,13}[.]?[0-9]{0,7}|[0-9.x-]{0,8}") {
            if let Some(found) = millionths(&text) {
                let mut decimal = Decimal::from_str(&text).unwrap();
                decimal.rescale(FINENESS_DIGITS);
                prop_assert_eq!(decimal.mantissa(), i128::from(found));
            }
        }

        #[test]
        fn every_amount_reads_back(minor in -AMOUNT_MAX..=AMOUNT_MAX, decimals in 0_u8..=4) {
            let money = Money::from_minor(minor);
            prop_assert_eq!(parse_amount(&money.to_decimal(decimals), decimals), Ok(money));
        }

        #[test]
        fn no_text_panics(text in "[-+0-9.,eE_ \\PC]{0,40}", decimals in 0_u8..=18) {
            let _ = parse_amount(&text, decimals);
            let _ = Weight::parse(&text);
            let _ = Rate::parse(&text);
        }
    }
}
