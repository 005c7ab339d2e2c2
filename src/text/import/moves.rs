//! What a bill of another program moves between people of the ledger, in the shapes that rows have.
//!
//! 1. Names that are one person here are put together; parts of nothing go.
//! 2. Everything must add up, within the limits of a ledger.
//! 3. A payment of less than nothing is one the other way round, one between more than two people is an expense, and
//!    an income of less than nothing is an expense: balances are the same.

use super::bills::Bill;
use crate::model::money::{AMOUNT_MAX, decimal};
use crate::model::shares::divide;
use crate::model::{Kind, Money, Part, Percent, PersonIndex, SplitPart, Way, Weight};
use crate::text::members::MEMBERS_MAX as PARTS_MAX;

/// What a bill moves; people are seats of the cast.
#[derive(Clone, Debug, PartialEq)]
pub struct Moves {
    /// What it is as a row.
    pub kind: Kind,
    /// The whole amount.
    pub amount: Money,
    /// Who paid how much, in order of seats, without nothings.
    pub paid: Vec<Part>,
    /// The rule, where there is one that rows can say.
    pub rule: Option<Vec<SplitPart>>,
    /// The exact parts, in order of seats, without nothings.
    pub parts: Option<Vec<Part>>,
}

/// What a bill comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// A row.
    Row(Moves),
    /// A row of another kind than the file says.
    OtherKind(Moves),
    /// It moves nothing.
    Nothing,
}

/// Finds out what a bill moves; `seat_of` tells whom a person of the file is.
///
/// # Errors
///
/// Says what does not add up or is too large.
pub fn moves_of(bill: &Bill, seat_of: &[PersonIndex]) -> Result<Outcome, String> {
    let decimals = bill.currency.decimals();
    let seat = |person: PersonIndex| seat_of[person.get()];
    let paid = joined(bill.paid.iter().map(|part| (seat(part.person), part.amount)));
    let given = bill.division.parts.as_ref();
    let mut parts = given.map(|parts| joined(parts.iter().map(|part| (seat(part.person), part.amount))));
    let rule = bill.division.rule.as_deref().and_then(|rule| joined_rule(rule, seat));
    if parts.is_none() && rule.is_none() {
        // Someone stands in the rule twice, in ways that cannot be put together: what the rule gives is said instead.
        let mut shares = Vec::new();
        let of_file = bill.division.rule.as_deref().filter(|rule| is_within_limits(rule)).unwrap_or_default();
        divide(bill.amount, of_file, 0, &mut shares)
            .map_err(|_| "its shares do not add up to the amount".to_owned())?;
        parts = Some(joined(shares.iter().map(|part| (seat(part.person), part.amount))));
    }
    let whole = i128::from(bill.amount.minor());
    for (what, parts) in [("what was paid", Some(&paid)), ("what falls on people", parts.as_ref())] {
        let Some(parts) = parts else { continue };
        let sum: i128 = parts.iter().map(|(_, amount)| amount).sum();
        if sum != whole {
            return Err(format!("{what} adds up to {}, not to {}", decimal(sum, decimals), decimal(whole, decimals)));
        }
        let largest = parts.iter().map(|(_, amount)| amount.unsigned_abs()).max().unwrap_or(0);
        if largest.max(whole.unsigned_abs()) > u128::from(AMOUNT_MAX.unsigned_abs()) {
            return Err(format!("the amount is larger than a ledger allows, {}", decimal(AMOUNT_MAX, decimals)));
        }
    }
    if whole == 0 {
        let sign = if bill.kind == Kind::Income { -1 } else { 1 };
        return Ok(net_of_nothing(&paid, parts.as_ref(), sign));
    }
    let moves =
        Moves { kind: bill.kind, amount: bill.amount, paid: listed(&paid), rule, parts: parts.as_ref().map(listed) };
    Ok(match bill.kind {
        Kind::Expense => Outcome::Row(moves),
        Kind::Income if whole < 0 => Outcome::OtherKind(moves.turned(Kind::Expense)),
        Kind::Income => Outcome::Row(moves),
        Kind::Payment => payment(moves),
    })
}

impl Moves {
    /// Returns the same with all amounts turned round.
    fn turned(self, kind: Kind) -> Moves {
        let turn = |parts: Vec<Part>| parts.into_iter().map(|part| Part { amount: -part.amount, ..part }).collect();
        let turn_way = |part: SplitPart| {
            let way = match part.way {
                Way::Rest { weight, adjust } => Way::Rest { weight, adjust: -adjust },
                Way::Fixed(amount) => Way::Fixed(-amount),
                percent @ Way::Percent(_) => percent,
            };
            SplitPart { way, ..part }
        };
        Moves {
            kind,
            amount: -self.amount,
            paid: turn(self.paid),
            rule: self.rule.map(|rule| rule.into_iter().map(turn_way).collect()),
            parts: self.parts.map(turn),
        }
    }
}

/// Makes a payment, whose parts are known or follow from a rule of one.
fn payment(moves: Moves) -> Outcome {
    let amount = moves.amount;
    let to = match (&moves.parts, moves.rule.as_deref()) {
        (Some(parts), _) => parts.clone(),
        (None, Some([only])) => vec![Part { person: only.person, amount }],
        // Among several by a rule: an expense says the same.
        (None, _) => return Outcome::OtherKind(Moves { kind: Kind::Expense, ..moves }),
    };
    let (from, to) = (moves.paid, to);
    let moves = |paid, parts, amount, kind| Moves { kind, amount, paid, rule: None, parts: Some(parts) };
    match (from.as_slice(), to.as_slice()) {
        ([giver], [taker]) if giver.person == taker.person => Outcome::Nothing,
        ([_], [_]) if amount.is_negative() => {
            Outcome::Row(moves(to, from, amount, Kind::Payment).turned(Kind::Payment))
        }
        ([_], [_]) => Outcome::Row(moves(from, to, amount, Kind::Payment)),
        _ => Outcome::OtherKind(moves(from, to, amount, Kind::Expense)),
    }
}

/// Makes a row of a bill of nothing that moves something all the same, as differences do.
fn net_of_nothing(paid: &Sums, parts: Option<&Sums>, sign: i128) -> Outcome {
    let owed = parts.into_iter().flatten().map(|(person, part)| (*person, -part));
    let effects = joined_sums(paid.iter().copied().chain(owed).collect());
    let side = |side: i128| -> Sums {
        let some = effects.iter().filter(|(_, effect)| effect.signum() == side);
        some.map(|(person, effect)| (*person, effect * side)).collect()
    };
    let (gets, owes) = (side(sign), side(-sign));
    let Some(amount) =
        i64::try_from(gets.iter().map(|(_, amount)| amount).sum::<i128>()).ok().filter(|amount| *amount != 0)
    else {
        return Outcome::Nothing;
    };
    let (kind, amount) = (Kind::Expense, Money::from_minor(amount));
    Outcome::OtherKind(Moves { kind, amount, paid: listed(&gets), rule: None, parts: Some(listed(&owes)) })
}

/// Sums by seats, in order, none of them zero.
type Sums = Vec<(PersonIndex, i128)>;

fn joined(parts: impl Iterator<Item = (PersonIndex, Money)>) -> Sums {
    joined_sums(parts.map(|(person, amount)| (person, i128::from(amount.minor()))).collect())
}

fn joined_sums(mut sums: Sums) -> Sums {
    sums.sort_unstable_by_key(|(person, _)| *person);
    sums.dedup_by(|later, first| {
        let is_same = later.0 == first.0;
        first.1 += if is_same { later.1 } else { 0 };
        is_same
    });
    sums.retain(|(_, amount)| *amount != 0);
    sums
}

/// Lists sums that were found to be within the limits of a ledger.
fn listed(sums: &Sums) -> Vec<Part> {
    let part = |(person, amount): &(PersonIndex, i128)| {
        let amount = i64::try_from(*amount).expect("it is within the limit of amounts");
        Part { person: *person, amount: Money::from_minor(amount) }
    };
    sums.iter().map(part).collect()
}

/// Puts the parts of a rule together by seats, in their order; nothing where two ways of one seat do not mix.
fn joined_rule(rule: &[SplitPart], seat: impl Fn(PersonIndex) -> PersonIndex) -> Option<Vec<SplitPart>> {
    let mut seated: Vec<SplitPart> =
        rule.iter().map(|part| SplitPart { person: seat(part.person), way: part.way }).collect();
    // Stable, as ways of one seat are put together in their order.
    seated.sort_by_key(|part| part.person);
    let mut parts: Vec<SplitPart> = Vec::with_capacity(seated.len());
    for part in seated {
        match parts.last_mut().filter(|last| last.person == part.person) {
            Some(known) => known.way = both(known.way, part.way)?,
            None => parts.push(part),
        }
    }
    (!parts.is_empty() && is_within_limits(&parts)).then_some(parts)
}

/// Tells whether rows can say a rule, whose sums then cannot overflow.
fn is_within_limits(rule: &[SplitPart]) -> bool {
    let fits = |amount: Money| amount.minor().unsigned_abs() <= AMOUNT_MAX.unsigned_abs();
    rule.len() <= PARTS_MAX
        && rule.iter().all(|part| match part.way {
            Way::Rest { weight, adjust } => weight <= Weight::MAX && fits(adjust),
            Way::Fixed(amount) => fits(amount),
            Way::Percent(percent) => percent <= Percent::HUNDRED,
        })
}

/// Returns the way of someone who has two parts.
fn both(one: Way, other: Way) -> Option<Way> {
    let sum = |a: Money, b: Money| a.minor().checked_add(b.minor()).map(Money::from_minor);
    match (one, other) {
        (Way::Rest { weight, adjust }, Way::Rest { weight: more, adjust: also }) => {
            let weight = Weight::from_millionths(weight.millionths().checked_add(more.millionths())?);
            Some(Way::Rest { weight, adjust: sum(adjust, also)? })
        }
        (Way::Fixed(amount), Way::Fixed(more)) => Some(Way::Fixed(sum(amount, more)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Currency, Date};
    use crate::text::import::bills::Division;
    use proptest::prelude::*;

    fn part(person: u32, minor: i64) -> Part {
        Part { person: PersonIndex(person), amount: Money::from_minor(minor) }
    }

    fn bill(kind: Kind, amount: i64, paid: &[(u32, i64)], parts: &[(u32, i64)]) -> Bill {
        let list = |parts: &[(u32, i64)]| parts.iter().map(|(person, minor)| part(*person, *minor)).collect::<Vec<_>>();
        Bill {
            kind,
            description: "x".into(),
            paid: list(paid),
            division: Division { rule: None, parts: Some(list(parts)) },
            ..Bill::of(0..0, Date::new(2026, 6, 1).unwrap(), Money::from_minor(amount), Currency::iso("EUR").unwrap())
        }
    }

    const SEATS: [PersonIndex; 4] = [PersonIndex(0), PersonIndex(1), PersonIndex(2), PersonIndex(0)];

    fn told(bill: &Bill) -> String {
        let list = |parts: &[Part]| {
            let parts = parts.iter().map(|part| format!("{}:{}", part.person.0, part.amount.minor()));
            parts.collect::<Vec<_>>().join(" ")
        };
        let row = |moves: &Moves| {
            let parts = moves.parts.as_deref().map_or(String::new(), list);
            format!("{} {} | {} | {parts}", moves.kind.word(), moves.amount.minor(), list(&moves.paid))
        };
        match moves_of(bill, &SEATS) {
            Ok(Outcome::Row(moves)) => row(&moves),
            Ok(Outcome::OtherKind(moves)) => format!("other: {}", row(&moves)),
            Ok(Outcome::Nothing) => "nothing".into(),
            Err(words) => words,
        }
    }

    #[test]
    fn every_shape_is_said_as_rows_say_it() {
        use Kind::{Expense, Income, Payment};
        for (bill, expected) in [
            (bill(Expense, 10, &[(3, 4), (0, 6)], &[(1, 10), (2, 0)]), "expense 10 | 0:10 | 1:10"),
            (bill(Expense, -10, &[(0, -10)], &[(1, -10)]), "expense -10 | 0:-10 | 1:-10"),
            (bill(Payment, 10, &[(0, 10)], &[(1, 10)]), "payment 10 | 0:10 | 1:10"),
            (bill(Payment, -10, &[(0, -10)], &[(1, -10)]), "payment 10 | 1:10 | 0:10"),
            (bill(Payment, 10, &[(0, 10)], &[(3, 10)]), "nothing"),
            (bill(Payment, 10, &[(0, 10)], &[(1, 5), (2, 5)]), "other: expense 10 | 0:10 | 1:5 2:5"),
            (bill(Income, -10, &[(0, -10)], &[(1, -10)]), "other: expense 10 | 0:10 | 1:10"),
            (bill(Expense, 0, &[(0, 0)], &[]), "nothing"),
            (bill(Expense, 0, &[(0, 0)], &[(0, -5), (1, 5)]), "other: expense 5 | 0:5 | 1:5"),
            (bill(Expense, 10, &[(0, 10)], &[(1, 9)]), "what falls on people adds up to 0.09, not to 0.10"),
            (bill(Expense, 10, &[(0, 11)], &[(1, 10)]), "what was paid adds up to 0.11, not to 0.10"),
        ] {
            assert_eq!(told(&bill), expected);
        }
        let huge = bill(Expense, i64::MAX, &[(0, i64::MAX)], &[(1, i64::MAX)]);
        assert!(told(&huge).starts_with("the amount is larger"));
    }

    proptest! {
        #[test]
        fn no_input_makes_it_panic(amount: i64, paid: [i64; 4], parts: [i64; 4], kind in 0..3_usize) {
            let all = |minors: [i64; 4]| (0..4).zip(minors).collect::<Vec<_>>();
            let bill = bill(Kind::WORDS[kind].0, amount, &all(paid), &all(parts));
            let _ = moves_of(&bill, &SEATS);
        }

        #[test]
        fn balances_are_those_of_the_file(paid in [-50..50_i64, -50..50, -50..50, -50..50], kind in 0..3_usize, first in -50..50_i64) {
            let amount: i64 = paid.iter().sum();
            let all = |minors: [i64; 4]| (0..4).zip(minors).collect::<Vec<_>>();
            let bill = bill(Kind::WORDS[kind].0, amount, &all(paid), &[(1, first), (2, amount - first)]);
            let effects = |kind: Kind, paid: &[Part], parts: &[Part]| {
                let sign = if kind == Kind::Income { -1 } else { 1 };
                let mut sums = [0_i64; 3];
                paid.iter().for_each(|part| sums[SEATS[part.person.get()].get()] += sign * part.amount.minor());
                parts.iter().for_each(|part| sums[SEATS[part.person.get()].get()] -= sign * part.amount.minor());
                sums
            };
            let expected = effects(bill.kind, &bill.paid, bill.division.parts.as_ref().unwrap());
            match moves_of(&bill, &SEATS).unwrap() {
                Outcome::Row(moves) | Outcome::OtherKind(moves) => {
                    prop_assert_eq!(effects(moves.kind, &moves.paid, moves.parts.as_ref().unwrap()), expected);
                }
                Outcome::Nothing => prop_assert_eq!(expected, [0; 3]),
            }
        }
    }
}
