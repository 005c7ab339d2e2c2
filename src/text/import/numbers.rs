//! Exact reading of numbers as other programs write them: text in, a decimal number out, no float in between.
//!
//! 1. [`plain`] reads what programs write: `150.0`, `-1e3`, `33.333333333333336`.
//! 2. [`localised`] reads what people see: `1.234,56` or `1,234.56`, by the chosen decimal mark.
//! 3. [`Number::minor`] rounds to a currency's smallest unit, half away from zero, and tells what that took off.

use crate::model::money::AMOUNT_MAX;
use crate::model::{Money, Percent, Weight};

/// The most digits that are kept; what stands behind them is only remembered as being there.
const DIGITS_MAX: usize = 30;

/// Numbers of so many characters are read quickly; they fit 64 bits.
const QUICK_MAX: usize = 18;

/// Amounts of so many characters are counted at once; their digits fit 64 bits.
const AMOUNT_QUICK_MAX: usize = 15;

/// The largest exponent, either way, that is read.
const EXPONENT_MAX: i64 = 400;

/// Counts up to this stay within 64 bits when they are multiplied by a thousand.
const QUICK_MOST: i64 = i64::MAX / 1000;
const QUICK_LEAST: i64 = -QUICK_MOST;

/// A crumb that a float leaves is smaller than one of this many parts of a unit.
const CRUMB_PARTS: i128 = 100_000;

/// A decimal number: `digits × 10^exponent`, exactly as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    digits: i128,
    exponent: i32,
    /// Whether digits beyond [`DIGITS_MAX`] were left off.
    has_more: bool,
}

/// Why a text is not a number that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberProblem {
    /// There is nothing.
    Empty,
    /// It is not a number.
    Shape,
    /// It is larger than anything that can be an amount.
    TooLarge,
}

/// The sign between the whole units and their parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalMark {
    /// `1,234.56`.
    Point,
    /// `1.234,56`.
    Comma,
}

/// What rounding took off or added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Nothing: the number is a whole count of units.
    Exact,
    /// As little as a float adds to a number by itself, such as `0.30000000000000004`.
    Crumb,
    /// Part of a unit.
    Part,
}

impl NumberProblem {
    /// Says what is wrong with a text, in lower case and without full stop.
    #[must_use]
    pub fn words(self, text: &str) -> String {
        match self {
            NumberProblem::Empty => "there is no number".to_owned(),
            NumberProblem::Shape => format!("`{text}` is not a number"),
            NumberProblem::TooLarge => format!("`{text}` is larger than an amount can be"),
        }
    }
}

/// Reads `[+-]digits[.digits][e[+-]digits]`; a digit on one side of the point is enough.
///
/// # Errors
///
/// When it is not that, or its exponent is absurd.
pub fn plain(text: &str) -> Result<Number, NumberProblem> {
    if let Some(number) = quick(text, b'.') {
        return Ok(number);
    }
    let text = text.trim();
    let (body, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], exponent(&text[at + 1..])?),
        None => (text, 0),
    };
    let (negative, body) = sign(body);
    let (whole, parts) = body.split_once('.').unwrap_or((body, ""));
    number(negative, &[whole], parts, exponent)
}

/// Reads a number as people see it: thousands in groups of three (or by Indian habit of two), set apart by the other
/// mark, a space or an apostrophe, and the parts behind the decimal mark. A minus may stand behind, and may be U+2212.
///
/// # Errors
///
/// When it is not that: `1,23` where the point is the decimal mark is refused, not read as 123.
pub fn localised(text: &str, mark: DecimalMark) -> Result<Number, NumberProblem> {
    let quick_mark = if mark == DecimalMark::Point { b'.' } else { b',' };
    if let Some(number) = quick(text, quick_mark) {
        return Ok(number);
    }
    let (negative, body) = sign(text.trim());
    let (negative, body) = match body.strip_suffix(['-', '\u{2212}']) {
        Some(rest) if !negative => (true, rest.trim_end()),
        _ => (negative, body),
    };
    let (decimal, other) = match mark {
        DecimalMark::Point => ('.', ','),
        DecimalMark::Comma => (',', '.'),
    };
    let (whole, parts) = body.split_once(decimal).unwrap_or((body, ""));
    let is_between = |c: char| c == other || matches!(c, ' ' | '\'' | '\u{2019}' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    let groups: Vec<&str> = whole.split(is_between).collect();
    let is_grouped = match groups.as_slice() {
        [] | [_] => true,
        [first, middle @ .., last] => {
            let long = middle.iter().all(|group| group.len() == 3);
            let short = middle.iter().all(|group| group.len() == 2);
            (1..=3).contains(&first.len()) && last.len() == 3 && (long || short)
        }
    };
    if is_grouped { number(negative, &groups, parts, 0) } else { Err(NumberProblem::Shape) }
}

/// Counts smallest units of what most amounts are, as [`localised`] and [`Number::minor`] do: a minus or none, some
/// digits, and behind the mark no more of them than the currency has. Nothing for all others.
#[must_use]
pub fn plain_amount(text: &str, mark: DecimalMark, decimals: u8) -> Option<Money> {
    let mark = if mark == DecimalMark::Point { b'.' } else { b',' };
    let (negative, bytes) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        bytes => (false, bytes),
    };
    if bytes.len() > AMOUNT_QUICK_MAX || !bytes.first()?.is_ascii_digit() || !bytes.last()?.is_ascii_digit() {
        return None;
    }
    let (mut count, mut left, mut is_part) = (0_i64, decimals, false);
    for byte in bytes {
        match byte {
            b'0'..=b'9' => count = count * 10 + i64::from(byte - b'0'),
            byte if *byte == mark && !is_part => {
                is_part = true;
                continue;
            }
            _ => return None,
        }
        left = left.checked_sub(u8::from(is_part))?;
    }
    let count = count.checked_mul(10_i64.checked_pow(u32::from(left))?).filter(|count| *count <= AMOUNT_MAX)?;
    Some(Money::from_minor(if negative { -count } else { count }))
}

/// Reads what most numbers are: a minus or none, some digits, and more of them behind one mark.
fn quick(text: &str, mark: u8) -> Option<Number> {
    let bytes = text.as_bytes();
    let (negative, bytes) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, bytes),
    };
    if bytes.len() > QUICK_MAX || !bytes.first()?.is_ascii_digit() || !bytes.last()?.is_ascii_digit() {
        return None;
    }
    let (mut digits, mut exponent, mut is_part) = (0_i64, 0, false);
    for byte in bytes {
        match byte {
            b'0'..=b'9' => digits = digits * 10 + i64::from(byte - b'0'),
            byte if *byte == mark && !is_part => {
                is_part = true;
                continue;
            }
            _ => return None,
        }
        exponent -= i32::from(is_part);
    }
    if digits == 0 {
        return Some(Number::ZERO);
    }
    while digits % 10 == 0 {
        digits /= 10;
        exponent += 1;
    }
    Some(Number { digits: i128::from(if negative { -digits } else { digits }), exponent, has_more: false })
}

fn sign(text: &str) -> (bool, &str) {
    for minus in ['-', '\u{2212}'] {
        if let Some(rest) = text.strip_prefix(minus) {
            return (true, rest.trim_start());
        }
    }
    (false, text.strip_prefix('+').unwrap_or(text))
}

fn exponent(text: &str) -> Result<i64, NumberProblem> {
    let (negative, digits) = sign(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NumberProblem::Shape);
    }
    let size: i64 = digits.parse().map_err(|_| NumberProblem::TooLarge)?;
    if size > EXPONENT_MAX {
        return Err(NumberProblem::TooLarge);
    }
    Ok(if negative { -size } else { size })
}

fn number(negative: bool, whole: &[&str], parts: &str, exponent: i64) -> Result<Number, NumberProblem> {
    let (mut digits, mut kept, mut has_more, mut seen) = (0_i128, 0_usize, false, false);
    let mut exponent = exponent;
    let runs = whole.iter().map(|group| (*group, false)).chain([(parts, true)]);
    for (run, is_part) in runs {
        for byte in run.bytes() {
            if !byte.is_ascii_digit() {
                return Err(NumberProblem::Shape);
            }
            seen = true;
            if kept < DIGITS_MAX {
                digits = digits * 10 + i128::from(byte - b'0');
                kept += usize::from(digits != 0);
                exponent -= i64::from(is_part);
            } else {
                has_more |= byte != b'0';
                exponent += i64::from(!is_part);
            }
        }
    }
    if !seen {
        let is_empty = parts.is_empty() && whole.iter().all(|group| group.is_empty());
        return Err(if is_empty { NumberProblem::Empty } else { NumberProblem::Shape });
    }
    if digits == 0 {
        return Ok(Number { digits: 0, exponent: 0, has_more });
    }
    while digits % 10 == 0 {
        digits /= 10;
        exponent += 1;
    }
    let exponent = i32::try_from(exponent).map_err(|_| NumberProblem::TooLarge)?;
    Ok(Number { digits: if negative { -digits } else { digits }, exponent, has_more })
}

impl Number {
    /// Nothing.
    pub const ZERO: Number = Number { digits: 0, exponent: 0, has_more: false };

    /// Makes a whole number.
    #[must_use]
    pub fn whole(count: i64) -> Number {
        Number { digits: i128::from(count), exponent: 0, has_more: false }
    }

    /// Tells whether it is nothing.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.digits == 0
    }

    /// Tells whether it is less than nothing.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.digits < 0
    }

    /// Counts it in units of `10^-decimals`, rounded half away from zero.
    ///
    /// # Errors
    ///
    /// When the count is larger than `most`, either way.
    pub fn scaled(self, decimals: u8, most: i128) -> Result<(i128, Rounding), NumberProblem> {
        let shift = self.exponent + i32::from(decimals);
        // What most amounts are: a few digits, none of them beyond the smallest unit.
        if let (0..=3, Ok(digits @ QUICK_LEAST..=QUICK_MOST), false) =
            (shift, i64::try_from(self.digits), self.has_more)
        {
            let count = i128::from(digits * 10_i64.pow(shift.unsigned_abs()));
            return if count.abs() <= most { Ok((count, Rounding::Exact)) } else { Err(NumberProblem::TooLarge) };
        }
        let power = 10_i128.checked_pow(shift.unsigned_abs());
        let (count, rounding) = if self.digits == 0 || shift >= 0 {
            let count = power.and_then(|power| self.digits.checked_mul(power));
            (if self.digits == 0 { Some(0) } else { count }, Rounding::Exact)
        } else {
            let Some(power) = power else { return Ok((0, Rounding::Crumb)) };
            let (whole, rest) = (self.digits / power, self.digits % power);
            let is_up = rest.abs() >= power - rest.abs();
            let gap = if is_up { power - rest.abs() } else { rest.abs() };
            let rounding = match gap {
                0 => Rounding::Exact,
                _ if gap <= power / CRUMB_PARTS => Rounding::Crumb,
                _ => Rounding::Part,
            };
            (Some(if is_up { whole + rest.signum() } else { whole }), rounding)
        };
        let count = count.filter(|count| count.abs() <= most).ok_or(NumberProblem::TooLarge)?;
        Ok((count, if self.has_more && rounding == Rounding::Exact { Rounding::Crumb } else { rounding }))
    }

    /// Counts smallest units of a currency with so many decimals, rounded half away from zero.
    ///
    /// # Errors
    ///
    /// When that is more than an amount can be.
    pub fn minor(self, decimals: u8) -> Result<(Money, Rounding), NumberProblem> {
        let (count, rounding) = self.scaled(decimals, i128::from(AMOUNT_MAX))?;
        let count = i64::try_from(count).map_err(|_| NumberProblem::TooLarge)?;
        Ok((Money::from_minor(count), rounding))
    }

    /// Takes it as a weight, rounded to six decimals; nothing where it is less than nothing or more than a million.
    #[must_use]
    pub fn weight(self) -> Option<(Weight, Rounding)> {
        let (count, rounding) = self.scaled(6, 1_000_000 * 1_000_000).ok()?;
        Some((Weight::from_millionths(u64::try_from(count).ok()?), rounding))
    }

    /// Takes it as a percentage, rounded to six decimals; nothing where it is not within 0 and 100.
    #[must_use]
    pub fn percent(self) -> Option<(Percent, Rounding)> {
        let (count, rounding) = self.scaled(6, 100 * 1_000_000).ok()?;
        Some((Percent::from_millionths(u64::try_from(count).ok()?), rounding))
    }

    /// Multiplies two numbers exactly; nothing where the product has too many digits.
    #[must_use]
    pub fn times(self, other: Number) -> Option<Number> {
        let digits = self.digits.checked_mul(other.digits)?;
        let exponent = self.exponent.checked_add(other.exponent)?;
        Some(Number { digits, exponent, has_more: self.has_more || other.has_more })
    }

    /// Writes it as a decimal number without exponent; nothing where that would have too many digits.
    #[must_use]
    pub fn to_decimal(self) -> Option<String> {
        if self.exponent >= 0 {
            let power = 10_i128.checked_pow(self.exponent.unsigned_abs())?;
            return Some(self.digits.checked_mul(power)?.to_string());
        }
        let decimals = u8::try_from(self.exponent.unsigned_abs()).ok()?;
        Some(crate::model::money::decimal(self.digits, decimals))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cents(text: &str) -> Result<(i64, Rounding), NumberProblem> {
        plain(text).and_then(|number| number.minor(2)).map(|(money, rounding)| (money.minor(), rounding))
    }

    #[test]
    fn what_programs_write_is_counted_exactly() {
        use Rounding::{Crumb, Exact, Part};
        let cases = [
            ("150.0", 15000, Exact),
            ("-30.0", -3000, Exact),
            ("1e3", 100_000, Exact),
            ("1E-2", 1, Exact),
            ("412.5", 41250, Exact),
            (".5", 50, Exact),
            ("5.", 500, Exact),
            ("+7", 700, Exact),
            ("-0.0", 0, Exact),
            ("33.333333333333336", 3333, Part),
            ("0.30000000000000004", 30, Crumb),
            ("29.999999999999996", 3000, Crumb),
            ("0.005", 1, Part),
            ("-0.005", -1, Part),
            ("0.004999", 0, Part),
            ("1e-400", 0, Crumb),
            ("0.1000000000000000055511151231257827021181583404541015625", 10, Crumb),
            ("10000000000.00", 1_000_000_000_000, Exact),
        ];
        for (text, minor, rounding) in cases {
            assert_eq!(cents(text), Ok((minor, rounding)), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        use NumberProblem::{Empty, Shape, TooLarge};
        let cases = [
            ("", Empty),
            ("-", Empty),
            (".", Empty),
            ("NaN", Shape),
            ("1,5", Shape),
            ("1.2.3", Shape),
            ("0x10", Shape),
            ("1e", Shape),
            ("--1", Shape),
            ("１２", Shape),
            ("10000000000.01", TooLarge),
            ("1e400", TooLarge),
            ("1e99999999999999999999", TooLarge),
        ];
        for (text, problem) in cases {
            assert_eq!(cents(text), Err(problem), "{text}");
        }
    }

    #[test]
    fn both_decimal_marks_and_their_groups_are_read() {
        use DecimalMark::{Comma, Point};
        let read =
            |text, mark| localised(text, mark).and_then(|number| number.minor(2)).map(|(money, _)| money.minor());
        let cases = [
            ("1.234,56", Comma, 123_456),
            ("1,234.56", Point, 123_456),
            ("-1 234,5", Comma, -123_450),
            ("12,34,567.89", Point, 123_456_789),
            ("1'234.00", Point, 123_400),
            ("\u{2212}5", Point, -500),
            ("12,50-", Comma, -1250),
            ("1\u{202f}000", Comma, 100_000),
            ("1,234", Point, 123_400),
            ("1,234", Comma, 123),
        ];
        for (text, mark, minor) in cases {
            assert_eq!(read(text, mark), Ok(minor), "{text}");
        }
        for (text, mark) in [("1,23", Point), ("1.2.3", Comma), ("12.34,5", Comma), ("1,234,5", Point), (",234", Point)]
        {
            assert_eq!(localised(text, mark), Err(NumberProblem::Shape), "{text}");
        }
    }

    #[test]
    fn weights_percentages_products_and_texts() {
        let number = |text| plain(text).unwrap();
        assert_eq!(number("1.5").weight(), Some((Weight::parse("1.5").unwrap(), Rounding::Exact)));
        assert_eq!(number("-1").weight(), None);
        assert_eq!(number("33.34").percent().unwrap().0.to_string(), "33.34");
        assert_eq!(number("100.000001").percent(), None);
        assert_eq!(number("1.25").times(number("-8")).unwrap().to_decimal().unwrap(), "-10.00");
        assert_eq!(number("1e3").to_decimal().unwrap(), "1000");
        assert_eq!(number("0.000125").to_decimal().unwrap(), "0.000125");
    }

    proptest! {
        #[test]
        fn quick_numbers_are_those_that_are_read_in_full(text in "-?[0-9]{0,9}[.,]?[0-9]{0,9}|[0-9.,e-]{0,20}") {
            for (mark, sign) in [(DecimalMark::Point, b'.'), (DecimalMark::Comma, b',')] {
                if let Some(quick) = quick(&text, sign) {
                    // A plus in front is read in full, and changes nothing.
                    let slow = if text.starts_with('-') { text.clone() + " " } else { format!("+{text}") };
                    prop_assert_eq!(localised(&slow, mark), Ok(quick), "{}", text);
                }
            }
        }

        #[test]
        fn plain_amounts_are_those_that_are_read_in_full(text in "-?[0-9]{0,9}[.,]?[0-9]{0,5}|[0-9.,-]{0,20}", decimals in 0_u8..=8) {
            for mark in [DecimalMark::Point, DecimalMark::Comma] {
                if let Some(amount) = plain_amount(&text, mark, decimals) {
                    let full = localised(&text, mark).and_then(|number| number.minor(decimals));
                    prop_assert_eq!(full, Ok((amount, Rounding::Exact)), "{}", text);
                }
            }
        }

        #[test]
        fn no_text_panics(text in "[-+0-9.,eE' ]{0,40}|\\PC{0,12}") {
            for number in [plain(&text), localised(&text, DecimalMark::Point), localised(&text, DecimalMark::Comma)] {
                let Ok(number) = number else { continue };
                let _ = (number.minor(8), number.weight(), number.percent(), number.to_decimal());
                let _ = number.times(number);
            }
        }

        #[test]
        fn an_amount_reads_back(minor in -AMOUNT_MAX..=AMOUNT_MAX, decimals in 0_u8..=8) {
            let text = Money::from_minor(minor).to_decimal(decimals);
            let read = plain(&text).unwrap().minor(decimals);
            prop_assert_eq!(read, Ok((Money::from_minor(minor), Rounding::Exact)));
            let local = localised(&text.replace('.', ","), DecimalMark::Comma).unwrap();
            prop_assert_eq!(local.minor(decimals).unwrap().0.minor(), minor);
        }
    }
}
