//! Reads an amount as people type it: `42.50`, `42,50`, `42.50USD`, `USD 42.50`, `€42.50`, `12.5*3+4`.

use super::failure::Failure;
use super::typed::currency_named;
use crate::model::amount::{AmountProblem, parse_amount};
use crate::model::money::AMOUNT_MAX;
use crate::model::{Currency, Date, Money, Setup};
use crate::report::filter::Quantity;
use crate::text::arithmetic::{self, SumProblem, SumProblemKind, is_sum, work_out};

/// Signs that stand for a currency; the first is meant unless the usual currency is another of them.
const SIGNS: [(char, &[&str]); 4] = [
    ('€', &["EUR"]),
    ('£', &["GBP"]),
    ('¥', &["JPY", "CNY"]),
    ('$', &["USD", "AUD", "CAD", "HKD", "MXN", "NZD", "SGD", "TWD"]),
];

/// Reads an amount or a sum of amounts, with or without a currency; `usual` is the currency where none is typed.
///
/// A comma is the decimal point where it cannot part thousands. A sum must come to a whole number of smallest units;
/// nothing is rounded.
///
/// # Errors
///
/// Says what is wrong with the amount or the currency.
pub fn amount(setup: &Setup, typed: &str, usual: Currency) -> Result<(Money, Currency), Failure> {
    let (number, currency) = match sign(typed, usual) {
        Some(signed) => signed?,
        None => code(setup, typed.trim(), usual)?,
    };
    if Date::parse(number).is_some() {
        return Err(
            Failure::usage(format!("`{number}` is a date, not an amount")).help(format!("for the day: -d {number}"))
        );
    }
    if is_sum(number) {
        return Ok((sum(typed, number, currency)?, currency));
    }
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
    let digits = match arithmetic::number(digits) {
        Ok(read) if digits.contains(',') => read,
        Err(Some((thousands, point))) => return Err(doubtful(number, &thousands, &point)),
        _ => digits.to_owned(),
    };
    let number = format!("{sign}{digits}");
    let money = parse_amount(&number, currency.decimals()).map_err(|problem| failure(&number, &problem, currency))?;
    Ok((money, currency))
}

/// Works out a sum, which must come to a whole number of smallest units.
fn sum(typed: &str, number: &str, currency: Currency) -> Result<Money, Failure> {
    let offset = typed.find(number).unwrap_or(0);
    let found = work_out(number).map_err(|SumProblem { span, kind }| {
        let word = number.get(span.clone()).unwrap_or_default();
        let failure = match kind {
            SumProblemKind::NoNumber if word.is_empty() => Failure::usage("a number is missing at the end"),
            SumProblemKind::NoNumber => Failure::usage(format!("`{word}` is not a number")),
            SumProblemKind::Odd => Failure::usage(format!("`{word}` belongs to no sum")).help("a sum has + - * / ( )"),
            SumProblemKind::OpenBracket => Failure::usage("this bracket is not closed"),
            SumProblemKind::Doubtful(thousands, point) => doubtful(word, &thousands, &point),
            SumProblemKind::ByZero => Failure::usage("nothing can be divided by zero"),
            SumProblemKind::TooLarge => Failure::usage(format!("`{word}` is more than a ledger can hold")),
            SumProblemKind::TooLong => Failure::usage("this sum is too long"),
        };
        failure.at(typed, span.start + offset..span.end + offset)
    })?;
    let decimals = currency.decimals();
    let Some(units) = found.in_units(decimals) else {
        let show = |units: i128| i64::try_from(units).ok().map(|units| Money::from_minor(units).to_decimal(decimals));
        let of = if currency.code().is_empty() { String::new() } else { format!(" of {currency}") };
        let failure = Failure::usage(format!("`{number}` does not come to a whole amount{of}"));
        let near = found.between_units(decimals).and_then(|(below, above)| show(below).zip(show(above)));
        return Err(failure
            .maybe_help(
                near.map(|(below, above)| format!("it lies between {below} and {above}: write the one you mean")),
            )
            .help("to divide a bill among friends, use -s: their parts always add up"));
    };
    let is_held = |units: &i64| units.abs() <= AMOUNT_MAX;
    let held = i64::try_from(units).ok().filter(is_held).map(Money::from_minor);
    held.ok_or_else(|| Failure::usage(format!("`{number}` is more than a ledger can hold")))
}

fn doubtful(typed: &str, thousands: &str, point: &str) -> Failure {
    Failure::usage(format!("`{typed}` could be {thousands} or {point}"))
        .help(format!("a comma may part thousands or be the decimal point: write {thousands} or {point}"))
}

/// Returns what to say when a shell seems to have taken `$4` out of `$42`, so that `2` is left.
///
/// Where a number begins with a needless zero (`$1050` leaves `050`) it surely did; a single digit is only odd where
/// amounts are usually written with `$`.
#[must_use]
pub fn eaten(typed: &str, usual: Currency) -> Option<String> {
    let dollars = SIGNS.iter().find(|(sign, _)| *sign == '$').is_some_and(|(_, codes)| codes.contains(&usual.code()));
    let whole = typed.split(['.', ',']).next().unwrap_or_default();
    let is_number = typed.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    let is_odd = whole.len() > 1 && whole.starts_with('0');
    (is_number && (is_odd || dollars && whole.len() == 1)).then(|| {
        format!(
            "was that typed with a `$`? a shell takes `$4` out of `$4{typed}`: clique undo, then write '$4{typed}' in quotes"
        )
    })
}

/// Reads an amount to compare others with, and its currency if one is typed; any number of decimals up to
/// [`Quantity::DECIMALS`] may stand.
///
/// # Errors
///
/// As [`amount`].
pub fn quantity(setup: &Setup, typed: &str) -> Result<(Quantity, Option<Currency>), Failure> {
    let places = typed.split(['.', ',']).skip(1).map(|part| part.bytes().take_while(u8::is_ascii_digit).count());
    let decimals = u8::try_from(places.max().unwrap_or(0)).unwrap_or(u8::MAX).min(Quantity::DECIMALS);
    let any = Currency::unit("", decimals).expect("the decimals are those of a unit at most");
    let (money, currency) = amount(setup, typed, any)?;
    Ok((Quantity::of(money, currency.decimals()), (currency != any).then_some(currency)))
}

/// Tells whether a word can only be meant as an amount: it begins with a digit and reads as one. What is added or
/// multiplied is one; `2026-06-12`, `2x4` and `3/4` are more often something else.
#[must_use]
pub fn is_amount(setup: &Setup, typed: &str, usual: Currency) -> bool {
    let is_odd_sum = is_sum(typed) && !typed.contains(['+', '*', '(']);
    typed.contains(|character: char| character.is_ascii_digit()) && !is_odd_sum && amount(setup, typed, usual).is_ok()
}

/// Takes a sign such as `€` off either end.
fn sign(typed: &str, usual: Currency) -> Option<Result<(&str, Currency), Failure>> {
    let (sign, codes) = SIGNS.iter().find(|(sign, _)| typed.starts_with(*sign) || typed.ends_with(*sign))?;
    let number = typed.trim_start_matches(*sign).trim_end_matches(*sign).trim();
    if codes.contains(&usual.code()) {
        return Some(Ok((number, usual)));
    }
    match codes {
        [only] => Currency::iso(only).map(|currency| Ok((number, currency))),
        several => Some(Err(Failure::usage(format!("`{sign}` could be one of several currencies"))
            .help(format!("write the code: {number}{}", several.first().unwrap_or(&""))))),
    }
}

/// Takes a code such as `EUR` off either end.
fn code<'t>(setup: &Setup, typed: &'t str, usual: Currency) -> Result<(&'t str, Currency), Failure> {
    // `x` between numbers multiplies.
    let is_times = |at: usize| {
        let next = typed[at..].strip_prefix(['x', 'X']).filter(|_| at > 0);
        next.is_some_and(|next| next.trim_start().starts_with(|c: char| c.is_ascii_digit() || c == '('))
    };
    let letters = typed.char_indices().filter(|(at, c)| c.is_alphabetic() && !is_times(*at));
    let first = letters.map(|(at, _)| at).next();
    let Some(first) = first.filter(|_| typed.contains(|c: char| c.is_ascii_digit())) else { return Ok((typed, usual)) };
    if first == 0 {
        let digits = typed.find(|c: char| c.is_ascii_digit()).unwrap_or(typed.len());
        let (code, number) = typed.split_at(digits);
        return match currency_named(setup, code.trim()) {
            Ok(currency) => Ok((number, currency)),
            Err(_) => Ok((typed, usual)),
        };
    }
    let (number, code) = typed.split_at(first);
    let is_exponent = code.starts_with(['e', 'E']) && code[1..].bytes().all(|byte| byte.is_ascii_digit());
    let looks_like_code = code.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
    if is_exponent && code.len() > 1 || !looks_like_code {
        return Ok((typed, usual));
    }
    Ok((number.trim_end(), currency_named(setup, code)?))
}

fn failure(text: &str, problem: &AmountProblem, currency: Currency) -> Failure {
    match problem {
        AmountProblem::Empty => Failure::usage("the amount is missing").help("write it such as 12.50"),
        AmountProblem::Shape(words) => {
            let failure = Failure::usage(format!("`{text}` is not an amount: {words}"));
            let is_eaten = text
                .starts_with('.')
                .then(|| format!("a shell takes `$4` out of `$4{text}`: write 4{text}, or '$4{text}' in quotes"));
            failure.maybe_help(is_eaten)
        }
        AmountProblem::Decimals { found, allowed } => {
            let s = if *found == 1 { "" } else { "s" };
            let failure = Failure::usage(format!("`{text}` has {found} decimal{s}, {currency} has {allowed}"));
            let is_thousands = *found == 3 && text.matches('.').count() == 1 && !text.starts_with('0');
            failure.maybe_help(
                is_thousands.then(|| format!("thousands are written without a point: {}", text.replace('.', ""))),
            )
        }
        AmountProblem::TooLarge => Failure::usage(format!("`{text}` is more than a ledger can hold")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, usual: &str) -> String {
        let usual = Currency::iso(usual).unwrap();
        match amount(&Setup::default(), text, usual) {
            Ok((money, currency)) => format!("{} {currency}", money.to_decimal(currency.decimals())),
            Err(failure) => format!("{} / {}", failure.message, failure.help.join("; ")),
        }
    }

    #[test]
    fn a_currency_may_stand_on_either_side() {
        for text in ["42.50USD", "42.5 usd", "USD42.50", "usd 42.50"] {
            assert_eq!(read(text, "EUR"), "42.50 USD", "{text}");
        }
        assert_eq!(read("42", "JPY"), "42 JPY");
        assert_eq!(read("€42", "USD"), "42.00 EUR");
        assert_eq!(read("42 €", "USD"), "42.00 EUR");
        assert_eq!(read("$5", "CAD"), "5.00 CAD");
        assert_eq!(read("-5", "EUR"), "-5.00 EUR");
    }

    #[test]
    fn what_could_mean_two_things_is_asked() {
        assert_eq!(read("$5", "EUR"), "`$` could be one of several currencies / write the code: 5USD");
        assert_eq!(read("42,50", "EUR"), "42.50 EUR");
        assert_eq!(read("1.234,5 €", "EUR"), "1234.50 EUR");
        assert!(read("1,234", "EUR").starts_with("`1,234` could be 1234 or 1.234 / "));
        assert_eq!(
            read("1.234", "EUR"),
            "`1.234` has 3 decimals, EUR has 2 / thousands are written without a point: 1234"
        );
        assert_eq!(
            read(".50", "EUR"),
            "`.50` is not an amount: write a digit on both sides of the point / a shell takes `$4` out of `$4.50`: write 4.50, or '$4.50' in quotes"
        );
        assert!(read("1e5", "EUR").contains("exponents"));
        assert!(read("12.50XXQ", "EUR").contains("unknown currency `XXQ`"));
        assert!(read("NaN", "EUR").contains("not a number"));
    }

    #[test]
    fn sums_are_amounts_when_they_come_out_even() {
        for (typed, expected) in [
            ("12.5*3+4", "41.50 EUR"),
            ("3x4.50", "13.50 EUR"),
            ("(10+2)*2USD", "24.00 USD"),
            ("€10/4", "2.50 EUR"),
            ("USD 3 x 5", "15.00 USD"),
            (
                "10/3",
                "`10/3` does not come to a whole amount of EUR / it lies between 3.33 and 3.34: write the one you mean; to divide a bill among friends, use -s: their parts always add up",
            ),
            ("2026-06-12", "`2026-06-12` is a date, not an amount / for the day: -d 2026-06-12"),
            ("9999999999*9999999999", "`9999999999*9999999999` is more than a ledger can hold / "),
        ] {
            assert_eq!(read(typed, "EUR"), expected, "{typed}");
        }
        let euro = Currency::iso("EUR").unwrap();
        let sees = |typed: &str| is_amount(&Setup::default(), typed, euro);
        assert!(sees("12.5*3") && sees("1+2") && sees("42,50") && !sees("2x4") && !sees("3/4") && !sees("06-12"));
    }

    #[test]
    fn what_a_shell_ate_is_noticed() {
        let (euro, dollar) = (Currency::iso("EUR").unwrap(), Currency::iso("USD").unwrap());
        assert!(eaten("050", euro).is_some() && eaten("2", dollar).is_some() && eaten("2.50", dollar).is_some());
        assert_eq!(["2", "0.50", "12USD", "0"].map(|typed| eaten(typed, euro)), [const { None }; 4]);
        assert_eq!(["12", "12.50", "1+2"].map(|typed| eaten(typed, dollar)), [const { None }; 3]);
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "[-+0-9.,eE€$ a-z]{0,12}|\\PC{0,12}") {
            let _ = read(&text, "EUR");
        }
    }
}
