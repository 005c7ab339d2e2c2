//! Sums as people type them in place of an amount, worked out exactly: `12.5*3+4`, `(80+20)/4`.
//!
//! ```text
//! sum     = product { ( "+" | "-" ) product }
//! product = factor { ( "*" | "x" | "×" | "/" | "÷" ) factor }
//! factor  = [ "-" | "+" ] ( number | "(" sum ")" )
//! number  = digits [ ( "." | "," ) digits ]      a comma is the decimal point when it cannot part thousands
//! ```
//!
//! Numbers are fractions of whole numbers all the way; what is rounded, and whether, is for the caller to say.

use std::ops::Range;

/// The longest sum, in bytes.
const LENGTH_MAX: usize = 200;
/// So deep brackets may nest.
const DEPTH_MAX: usize = 32;

/// An exact number: a whole numerator over a positive denominator, in lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    numerator: i128,
    denominator: i128,
}

/// What is wrong with a sum, and where, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SumProblem {
    /// What it is about.
    pub span: Range<usize>,
    /// What is wrong.
    pub kind: SumProblemKind,
}

/// What is wrong with a sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SumProblemKind {
    /// A number should stand here.
    NoNumber,
    /// Something stands here that belongs to no sum.
    Odd,
    /// A bracket is not closed.
    OpenBracket,
    /// The number could mean two things: both readings.
    Doubtful(String, String),
    /// It divides by zero.
    ByZero,
    /// A number is too large.
    TooLarge,
    /// It is longer or deeper than anyone types.
    TooLong,
}

/// Tells whether a text is more than one number: something is added, taken away, multiplied or divided.
#[must_use]
pub fn is_sum(text: &str) -> bool {
    let text = text.trim();
    let behind_first = text.char_indices().skip(1).map(|(at, _)| &text[at..]);
    let signs = behind_first.filter(|rest| rest.starts_with(['+', '-', '*', '/', '×', '÷', 'x', 'X']));
    text.starts_with('(') || signs.count() > 0
}

/// Works out a sum or reads a single number.
///
/// # Errors
///
/// Says what is wrong and where.
pub fn work_out(text: &str) -> Result<Fraction, SumProblem> {
    let whole = |kind| SumProblem { span: 0..text.len(), kind };
    if text.len() > LENGTH_MAX {
        return Err(whole(SumProblemKind::TooLong));
    }
    let mut reader = Reader { text, at: 0, depth: 0 };
    let found = reader.sum()?;
    reader.skip_blanks();
    match reader.rest().chars().next() {
        None => Ok(found),
        Some(odd) => Err(SumProblem { span: reader.at..reader.at + odd.len_utf8(), kind: SumProblemKind::Odd }),
    }
}

/// Reads a number with a point or a comma; thousands may be parted where no doubt is left.
///
/// # Errors
///
/// Says both readings when it could be either.
pub fn number(text: &str) -> Result<String, Option<(String, String)>> {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let grouped = |text: &str, mark: char| -> Option<String> {
        let mut parts = text.split(mark);
        let first = parts.next().filter(|part| is_digits(part) && part.len() <= 3)?;
        let rest: Vec<&str> = parts.collect();
        (!rest.is_empty() && rest.iter().all(|part| is_digits(part) && part.len() == 3))
            .then(|| format!("{first}{}", rest.concat()))
    };
    match (text.contains('.'), text.contains(',')) {
        (_, false) => match text.split_once('.') {
            Some((whole, places)) if is_digits(whole) && is_digits(places) => Ok(text.to_owned()),
            None if is_digits(text) => Ok(text.to_owned()),
            _ => grouped(text, '.').ok_or(None),
        },
        (false, true) => match text.split_once(',') {
            Some((whole, places)) if is_digits(whole) && is_digits(places) => {
                let point = format!("{whole}.{places}");
                match grouped(text, ',') {
                    Some(thousands) if whole != "0" => Err(Some((thousands, point))),
                    _ => Ok(point),
                }
            }
            _ => grouped(text, ',').ok_or(None),
        },
        (true, true) => {
            let (mark, point) = if text.rfind('.') > text.rfind(',') { (',', '.') } else { ('.', ',') };
            let (whole, places) = text.rsplit_once(point).ok_or(None)?;
            let whole = grouped(whole, mark).filter(|_| is_digits(places)).ok_or(None)?;
            Ok(format!("{whole}.{places}"))
        }
    }
}

impl Fraction {
    fn new(numerator: i128, denominator: i128) -> Option<Fraction> {
        if denominator == 0 {
            return None;
        }
        let divisor = common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = i128::try_from(divisor).ok()?.max(1);
        let sign = denominator.signum();
        Some(Fraction {
            numerator: (numerator / divisor).checked_mul(sign)?,
            denominator: (denominator / divisor).checked_mul(sign)?,
        })
    }

    /// Returns the whole number of units of `10^-decimals`, when it is one.
    #[must_use]
    pub fn in_units(self, decimals: u8) -> Option<i128> {
        let scale = 10_i128.checked_pow(u32::from(decimals))?;
        let scaled = self.numerator.checked_mul(scale)?;
        (scaled % self.denominator == 0).then_some(scaled / self.denominator)
    }

    /// Returns the units of `10^-decimals` right below and right above it.
    #[must_use]
    pub fn between_units(self, decimals: u8) -> Option<(i128, i128)> {
        let scale = 10_i128.checked_pow(u32::from(decimals))?;
        let below = self.numerator.checked_mul(scale)?.div_euclid(self.denominator);
        Some((below, below.checked_add(1)?))
    }

    fn plus(self, other: Fraction) -> Option<Fraction> {
        let one = self.numerator.checked_mul(other.denominator)?;
        let two = other.numerator.checked_mul(self.denominator)?;
        Fraction::new(one.checked_add(two)?, self.denominator.checked_mul(other.denominator)?)
    }

    fn times(self, other: Fraction) -> Option<Fraction> {
        let numerator = self.numerator.checked_mul(other.numerator)?;
        Fraction::new(numerator, self.denominator.checked_mul(other.denominator)?)
    }

    fn negated(self) -> Option<Fraction> {
        Some(Fraction { numerator: self.numerator.checked_neg()?, ..self })
    }
}

fn common_divisor(one: u128, other: u128) -> u128 {
    let (mut one, mut other) = (one, other);
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_blanks(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    fn take(&mut self, signs: &[char]) -> Option<char> {
        self.skip_blanks();
        let found = self.rest().chars().next().filter(|character| signs.contains(character))?;
        self.at += found.len_utf8();
        Some(found)
    }

    fn since(&self, start: usize, kind: SumProblemKind) -> SumProblem {
        SumProblem { span: start..self.at, kind }
    }

    fn sum(&mut self) -> Result<Fraction, SumProblem> {
        let start = self.at;
        let mut sum = self.product()?;
        while let Some(sign) = self.take(&['+', '-']) {
            let next = self.product()?;
            let next = if sign == '-' { next.negated() } else { Some(next) };
            let found = next.and_then(|next| sum.plus(next));
            sum = found.ok_or_else(|| self.since(start, SumProblemKind::TooLarge))?;
        }
        Ok(sum)
    }

    fn product(&mut self) -> Result<Fraction, SumProblem> {
        let start = self.at;
        let mut product = self.factor()?;
        while let Some(sign) = self.take(&['*', 'x', 'X', '×', '/', '÷']) {
            self.skip_blanks();
            let second = self.at;
            let next = self.factor()?;
            let next = if matches!(sign, '/' | '÷') {
                if next.numerator == 0 {
                    return Err(self.since(second, SumProblemKind::ByZero));
                }
                Fraction::new(next.denominator, next.numerator)
            } else {
                Some(next)
            };
            let found = next.and_then(|next| product.times(next));
            product = found.ok_or_else(|| self.since(start, SumProblemKind::TooLarge))?;
        }
        Ok(product)
    }

    fn factor(&mut self) -> Result<Fraction, SumProblem> {
        self.skip_blanks();
        let start = self.at;
        match self.take(&['-', '+']) {
            Some('-') => {
                let factor = self.positive()?;
                factor.negated().ok_or_else(|| self.since(start, SumProblemKind::TooLarge))
            }
            _ => self.positive(),
        }
    }

    fn positive(&mut self) -> Result<Fraction, SumProblem> {
        self.skip_blanks();
        let start = self.at;
        if self.take(&['(']).is_some() {
            self.depth += 1;
            if self.depth > DEPTH_MAX {
                return Err(self.since(start, SumProblemKind::TooLong));
            }
            let sum = self.sum()?;
            if self.take(&[')']).is_none() {
                return Err(SumProblem { span: start..start + 1, kind: SumProblemKind::OpenBracket });
            }
            self.depth -= 1;
            return Ok(sum);
        }
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(rest.len());
        if end == 0 {
            let odd = rest.chars().next().map_or(0, char::len_utf8);
            return Err(SumProblem { span: start..start + odd, kind: SumProblemKind::NoNumber });
        }
        self.at += end;
        let read = number(&rest[..end]).map_err(|doubt| match doubt {
            Some((one, other)) => self.since(start, SumProblemKind::Doubtful(one, other)),
            None => self.since(start, SumProblemKind::NoNumber),
        })?;
        let places = read.split_once('.').map_or(0, |(_, places)| places.len());
        let numerator: Option<i128> = read.replace('.', "").parse().ok();
        let denominator = u32::try_from(places).ok().and_then(|places| 10_i128.checked_pow(places));
        let found = numerator.zip(denominator).and_then(|(one, other)| Fraction::new(one, other));
        found.ok_or_else(|| self.since(start, SumProblemKind::TooLarge))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cents(text: &str) -> Result<Option<i128>, (String, SumProblemKind)> {
        let found = work_out(text).map(|sum| sum.in_units(2));
        found.map_err(|problem| (text[problem.span].to_owned(), problem.kind))
    }

    #[test]
    fn sums_are_worked_out_exactly() {
        for (text, expected) in [
            ("12.5*3+4", 4150),
            ("(80 + 20) / 4", 2500),
            ("10/3*3", 1000),
            ("3x4,50", 1350),
            ("2 × 7 - 1", 1300),
            ("-5+-2*-3", 100),
            ("0.1+0.2", 30),
            ("1.234,50", 123_450),
            ("1,234.50+1", 123_550),
            ("100-20-5", 7500),
            ("100/2/5", 1000),
        ] {
            assert_eq!(cents(text), Ok(Some(expected)), "{text}");
        }
        assert_eq!(cents("10/3"), Ok(None));
        assert_eq!(work_out("10/3").unwrap().between_units(2), Some((333, 334)));
        assert_eq!(work_out("-10/3").unwrap().between_units(2), Some((-334, -333)));
    }

    #[test]
    fn problems_are_about_the_very_characters() {
        use SumProblemKind as Kind;
        for (text, about, kind) in [
            ("12*", "", Kind::NoNumber),
            ("12 + y", "y", Kind::NoNumber),
            ("12 13", "1", Kind::Odd),
            ("(12+3", "(", Kind::OpenBracket),
            ("12)", ")", Kind::Odd),
            ("1 / (2-2)", "(2-2)", Kind::ByZero),
            ("5+1,234", "1,234", Kind::Doubtful("1234".into(), "1.234".into())),
            ("1..2", "1..2", Kind::NoNumber),
            ("1,2,3", "1,2,3", Kind::NoNumber),
        ] {
            assert_eq!(cents(text), Err((about.to_owned(), kind)), "{text}");
        }
        assert_eq!(work_out(&"9".repeat(60)).unwrap_err().kind, Kind::TooLarge);
        assert_eq!(work_out(&"(".repeat(60)).unwrap_err().kind, Kind::TooLong);
        assert_eq!(work_out(&"1+".repeat(200)).unwrap_err().kind, Kind::TooLong);
    }

    #[test]
    fn a_sum_is_told_from_a_number() {
        for text in ["1+1", "(5)", "2x3", "10/4", "-5*2", "1-2"] {
            assert!(is_sum(text), "{text}");
        }
        for text in ["5", "-5", "+5", "12.50", "1,5", ""] {
            assert!(!is_sum(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn adding_and_multiplying_as_whole_numbers_do(a in -9999_i128..9999, b in -9999_i128..9999, c in 1_i128..99) {
            prop_assert_eq!(cents(&format!("{a}+{b}*{c}")), Ok(Some((a + b * c) * 100)));
            prop_assert_eq!(cents(&format!("({a}-({b}))*{c}")), Ok(Some((a - b) * c * 100)));
            prop_assert_eq!(cents(&format!("{a}*{c}/{c}")), Ok(Some(a * 100)));
        }

        #[test]
        fn any_text_is_worked_out_or_refused_at_a_place_in_it(text in "[-+*/x().,0-9 ]{0,20}|\\PC{0,20}") {
            if let Err(problem) = work_out(&text) {
                prop_assert!(text.get(problem.span).is_some());
            }
        }
    }
}
