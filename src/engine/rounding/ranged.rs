//! Packing people of whom each may be given a little more or less, as when
//! payments are rounded.
//!
//! Law: people can settle among themselves when zero lies between the least
//! and the most they may be given together, and those who may pay each other
//! can bring it about. A set that falls apart into two that can settle is
//! never needed: both in its place are one more.
//!
//! Nobody knows what such a set adds up to, so all sets of a size are looked
//! at, not just those that match.

use std::ops::ControlFlow;

use crate::engine::constrained::flow;
use crate::engine::effort::Steps;
use crate::engine::exact::columns::{Columns, Incomplete, SIZE_MAX};
use crate::engine::exact::rows::{Rows, wide};
use crate::engine::nets::Amount;

/// Sizes of which there are more sets are not listed.
const LISTED_MAX: usize = 6_000_000;

/// Steps for each of a set to tell whether it can settle; as measured where pairs are blocked.
const LOOK: usize = 48;

/// Who can settle among themselves.
pub type Able<'a> = &'a dyn Fn(&[usize]) -> bool;

/// How sets are listed.
pub enum Listed<'a> {
    /// Those that add up to zero.
    Zero(Columns<'a>),
    /// Those that are able to settle and do not fall apart.
    Able(Able<'a>, &'a Rows),
}

impl Listed<'_> {
    /// Shows every set of this size to `visit`, as rows in order, until it
    /// breaks off.
    pub fn each(
        &mut self,
        size: usize,
        steps: &mut Steps,
        mut visit: impl FnMut(&[u8]) -> ControlFlow<()>,
    ) -> Result<(), Incomplete> {
        match self {
            Listed::Zero(columns) => columns.each(size, steps, visit),
            Listed::Able(able, rows) => each_able(rows, size, *able, steps, &mut visit),
        }
    }

    /// Returns the size of the largest sets that are listed.
    pub fn size_max(&self) -> usize {
        match self {
            Listed::Zero(columns) => SIZE_MAX.min(columns.people()),
            Listed::Able(_, rows) => listed_max(rows),
        }
    }
}

/// Returns the largest size of which there are few enough sets to list.
fn listed_max(rows: &Rows) -> usize {
    let most = SIZE_MAX.min(rows.people());
    // How many sets there are of each size, of the rows so far.
    let mut sets = vec![0usize; most + 1];
    sets[0] = 1;
    for count in &rows.counts {
        for size in (1..=most).rev() {
            let fewer = size.saturating_sub(wide(*count))..size;
            sets[size] = fewer.map(|size| sets[size]).fold(sets[size], usize::saturating_add);
        }
    }
    (1..=most).take_while(|size| sets[*size] <= LISTED_MAX).last().unwrap_or(0)
}

fn each_able(
    rows: &Rows,
    size: usize,
    able: Able,
    steps: &mut Steps,
    visit: &mut dyn FnMut(&[u8]) -> ControlFlow<()>,
) -> Result<(), Incomplete> {
    let mut set: Vec<usize> = Vec::with_capacity(size);
    if size == 0 || !fill(&mut set, 0, size, rows) {
        return Ok(());
    }
    loop {
        if !steps.spend(LOOK * size) {
            return Err(Incomplete::OutOfSteps);
        }
        if able(&set) && !falls_apart(&set, able) {
            steps.spend((LOOK * size) << size.saturating_sub(2));
            let bytes: Option<Vec<u8>> = set.iter().map(|row| u8::try_from(*row).ok()).collect();
            if visit(&bytes.ok_or(Incomplete::TooMany)?).is_break() {
                return Err(Incomplete::TooMany);
            }
        }
        // The next choice: the last that can move moves, the others follow.
        loop {
            let Some(last) = set.pop() else {
                return Ok(());
            };
            if fill(&mut set, last + 1, size, rows) {
                break;
            }
        }
    }
}

/// Fills a set with people of the first rows there are from one on, if there
/// are enough.
fn fill(set: &mut Vec<usize>, first: usize, size: usize, rows: &Rows) -> bool {
    let kept = set.len();
    let from = rows.counts.iter().enumerate().skip(first);
    let people = from.flat_map(|(row, count)| std::iter::repeat_n(row, wide(*count)));
    set.extend(people.take(size - kept));
    let is_full = set.len() == size;
    if !is_full {
        set.truncate(kept);
    }
    is_full
}

/// Tells whether a set is two that can settle.
fn falls_apart(set: &[usize], able: Able) -> bool {
    let parts = 1usize..1 << (set.len().max(1) - 1);
    parts.into_iter().any(|choice| {
        let (one, other): (Vec<(usize, &usize)>, Vec<_>) =
            set.iter().enumerate().partition(|(at, _)| choice >> at & 1 == 1);
        let of = |part: Vec<(usize, &usize)>| part.into_iter().map(|(_, row)| *row).collect::<Vec<usize>>();
        able(&of(one)) && able(&of(other))
    })
}

/// Returns what everyone is given when nothing is passed on: within their
/// ranges, such that along pairs that may pay it comes to nothing together.
pub fn given(ranges: &[(Amount, Amount)], may_pay: &dyn Fn(usize, usize) -> bool) -> Option<Vec<Amount>> {
    // Everyone is two: what has to be settled, and what may be left; the
    // latter may also settle with two strangers, who make up for what is not.
    let mut parts: Vec<(Amount, Option<usize>, bool)> = Vec::new();
    for (at, (least, most)) in ranges.iter().enumerate() {
        match (*least < 0, *most > 0) {
            (true, true) => return None,
            (true, false) => parts.extend([(*most, Some(at), true), (least - most, Some(at), false)]),
            (false, _) => parts.extend([(*least, Some(at), true), (most - least, Some(at), false)]),
        }
    }
    let all = |sign: Amount| -> Amount { parts.iter().map(|part| part.0).filter(|part| part.signum() == sign).sum() };
    let (owing, owed) = (all(-1), all(1));
    parts.extend([(-owed, None, false), (-owing, None, false)]);
    let balances: Vec<Amount> = parts.iter().map(|part| part.0).collect();
    let may = |one: usize, other: usize| match (parts[one], parts[other]) {
        ((_, Some(one), _), (_, Some(other), _)) => may_pay(one, other),
        ((_, one, one_must), (_, other, other_must)) => {
            (one.is_none() || !one_must) && (other.is_none() || !other_must)
        }
    };
    let sent = flow::send(&balances, &may).ok()?;
    let mut given = vec![0; ranges.len()];
    for (from, to, amount) in sent {
        if let (Some(from), Some(to)) = (parts[from].1, parts[to].1) {
            given[from] -= amount;
            given[to] += amount;
        }
    }
    Some(given)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_given_is_within_range(ranges in prop::collection::vec((-9i128..9, 0i128..4), 2..7), apart in 0usize..6) {
            let ranges: Vec<(Amount, Amount)> = ranges.iter().map(|(least, span)| match *least < 0 {
                true => (*least, (least + span).min(0)),
                false => (*least, least + span),
            }).collect();
            let may = |one: usize, other: usize| one != apart && other != apart;
            let all: (Amount, Amount) = ranges.iter().fold((0, 0), |sum, range| (sum.0 + range.0, sum.1 + range.1));
            match given(&ranges, &may) {
                Some(given) => {
                    prop_assert_eq!(given.iter().sum::<Amount>(), 0);
                    prop_assert!(given.iter().zip(&ranges).all(|(given, range)| range.0 <= *given && *given <= range.1));
                    prop_assert!(given.get(apart).is_none_or(|given| *given == 0));
                }
                None => prop_assert!(all.0 > 0 || all.1 < 0 || apart < ranges.len()),
            }
        }
    }
}
