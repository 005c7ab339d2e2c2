//! What the tests of all readers need: balances of what was read, and files that are broken in every way.

use super::Origin;
use super::bills::{Bill, Bills, ReadOptions, ReadResult};
use crate::model::shares::divide;
use crate::model::{Currency, Id, Kind, Money, Part, PersonIndex};

/// Options that say the currency.
pub fn euros() -> ReadOptions {
    ReadOptions { currency: Currency::iso("EUR"), ..ReadOptions::default() }
}

/// Returns what a bill does to balances, of payers and of sharers, and makes sure that it adds up; it is divided by its
/// exact parts or its rule.
pub fn effects(bill: &Bill, turn: u64) -> Vec<(PersonIndex, i64)> {
    let mut shares = bill.division.parts.clone().unwrap_or_default();
    if bill.division.parts.is_none() {
        let rule = bill.division.rule.as_ref().expect("a bill has parts or a rule");
        divide(bill.amount, rule, turn, &mut shares).expect("a rule divides");
    }
    let sum = |parts: &[Part]| parts.iter().map(|part| part.amount).sum::<Money>();
    assert_eq!((sum(&bill.paid), sum(&shares)), (bill.amount, bill.amount), "{bill:?}");
    let sign = if bill.kind == Kind::Income { -1 } else { 1 };
    let paid = bill.paid.iter().map(|part| (part.person, sign * part.amount.minor()));
    paid.chain(shares.iter().map(|part| (part.person, -sign * part.amount.minor()))).collect()
}

/// Returns what is owed to everyone, by name, after all bills.
pub fn balances(bills: &Bills) -> Vec<(String, i64)> {
    let mut nets = vec![0_i64; bills.people.len()];
    for (bill, bits) in bills.bills.iter().zip(1..) {
        effects(bill, Id::from_bits(bits).turn()).into_iter().for_each(|(person, minor)| nets[person.get()] += minor);
    }
    bills.people.iter().map(|person| person.name.clone()).zip(nets).collect()
}

/// Asserts that the balances are those of the answer key within one unit a bill.
pub fn assert_near(bills: &Bills, expected: &[(&str, i64)]) {
    let found = balances(bills);
    assert_eq!(found.len(), expected.len());
    let most = bills.bills.len() as u64;
    for ((name, minor), (known, answer)) in found.iter().zip(expected) {
        assert!(name == known && minor.abs_diff(*answer) <= most, "{found:?} is not {expected:?}");
    }
}

/// Returns what is wrong with a text: the part that a problem points at, and its words.
pub fn problems(result: ReadResult, text: &str) -> Vec<(String, String)> {
    let problems = result.map(|_| ()).expect_err("this should be refused");
    problems.into_iter().map(|problem| (text[problem.span].to_owned(), problem.words)).collect()
}

/// Asserts that a text cut off anywhere, or with any one byte changed, is read or refused with spans that fit.
pub fn assert_unbreakable(origin: &Origin, text: &str, options: &ReadOptions) {
    let step = (text.len() / 150).max(1);
    for at in (0..=text.len()).step_by(step).filter(|at| text.is_char_boundary(*at)) {
        assert_sane(origin, &text[..at], options);
        for other in ["\"", ",", "-", "9", "\n", "'", "é", "]"] {
            let rest = text[at..].chars().next().map_or("", |c| &text[at + c.len_utf8()..]);
            assert_sane(origin, &format!("{}{other}{rest}", &text[..at]), options);
        }
    }
}

/// Asserts that any text is read or refused with spans that fit, and that what was read adds up.
pub fn assert_sane(origin: &Origin, text: &str, options: &ReadOptions) {
    let _ = (origin.fits)(text);
    match (origin.read)(text, options) {
        Ok(bills) => {
            for bill in &bills.bills {
                assert!(text.get(bill.span.clone()).is_some());
                let people = || 0..bills.people.len();
                assert_eq!(bill.paid.iter().map(|part| part.amount).sum::<Money>(), bill.amount);
                assert!(bill.paid.iter().all(|part| people().contains(&part.person.get())));
                assert!(bill.division.rule.is_some() || bill.division.parts.is_some(), "{bill:?}");
                if let Some(parts) = &bill.division.parts {
                    assert_eq!(parts.iter().map(|part| part.amount).sum::<Money>(), bill.amount, "{bill:?}");
                    assert!(parts.iter().all(|part| people().contains(&part.person.get())));
                }
                let mut rule = bill.division.rule.iter().flatten();
                assert!(rule.all(|part| people().contains(&part.person.get())));
            }
            assert!(bills.balances.iter().all(|stated| stated.person.get() < bills.people.len()));
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            for problem in problems {
                assert!(text.get(problem.span.clone()).is_some(), "{problem:?}");
            }
        }
    }
}
