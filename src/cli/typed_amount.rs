//! Reads an amount as people type it: `42.50`, `42.50USD`, `USD 42.50`, `€42.50`.

use super::failure::Failure;
use super::typed::currency_named;
use crate::model::amount::{AmountProblem, parse_amount};
use crate::model::{Currency, Money, Setup};
use crate::report::filter::Quantity;

/// Signs that stand for a currency; the first is meant unless the usual currency is another of them.
const SIGNS: [(char, &[&str]); 4] = [
    ('€', &["EUR"]),
    ('£', &["GBP"]),
    ('¥', &["JPY", "CNY"]),
    ('$', &["USD", "AUD", "CAD", "HKD", "MXN", "NZD", "SGD", "TWD"]),
];

/// Reads an amount with or without a currency; `usual` is the currency where none is typed.
///
/// # Errors
///
/// Says what is wrong with the amount or the currency.
pub fn amount(setup: &Setup, typed: &str, usual: Currency) -> Result<(Money, Currency), Failure> {
    let (number, currency) = match sign(typed, usual) {
        Some(signed) => signed?,
        None => code(setup, typed.trim(), usual)?,
    };
    let money = parse_amount(number, currency.decimals()).map_err(|problem| failure(number, &problem, currency))?;
    Ok((money, currency))
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

/// Tells whether a word can only be meant as an amount: it begins with a digit and reads as one.
#[must_use]
pub fn is_amount(setup: &Setup, typed: &str, usual: Currency) -> bool {
    typed.contains(|character: char| character.is_ascii_digit()) && amount(setup, typed, usual).is_ok()
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
    let is_letter = |character: char| character.is_alphabetic();
    let first = typed.find(is_letter);
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
            failure.maybe_help(decimal_comma(text, currency).map(|mended| format!("did you mean `{mended}`?")))
        }
        AmountProblem::Decimals { found, allowed } => {
            let s = if *found == 1 { "" } else { "s" };
            Failure::usage(format!("`{text}` has {found} decimal{s}, {currency} has {allowed}"))
        }
        AmountProblem::TooLarge => Failure::usage(format!("`{text}` is more than a ledger can hold")),
    }
}

/// Returns what `42,50` means where a comma is the decimal point; nothing when it could be thousands.
fn decimal_comma(text: &str, currency: Currency) -> Option<String> {
    let (whole, places) = text.split_once(',')?;
    let fits = (1..=2).contains(&places.len()) && places.len() <= usize::from(currency.decimals());
    let mended = format!("{whole}.{places}");
    (fits && parse_amount(&mended, currency.decimals()).is_ok()).then_some(mended)
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
        assert_eq!(
            read("42,50", "EUR"),
            "`42,50` is not an amount: the decimal point is `.` and thousands are not separated / did you mean `42.50`?"
        );
        assert!(read("1,234", "EUR").ends_with("/ "));
        assert!(read("1e5", "EUR").contains("exponents"));
        assert!(read("12.50XXQ", "EUR").contains("unknown currency `XXQ`"));
        assert!(read("NaN", "EUR").contains("not a number"));
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "[-+0-9.,eE€$ a-z]{0,12}|\\PC{0,12}") {
            let _ = read(&text, "EUR");
        }
    }
}
