//! The slow and obvious way, to test the fast ones against: all splits of a
//! few people, by subset.

#![cfg(test)]

use proptest::prelude::*;

use crate::engine::Constraints;
use crate::engine::Options;
use crate::engine::effort::{Effort, Steps};
use crate::engine::exact::chain;
use crate::engine::exact::packing;
use crate::engine::exact::rows::Rows;
use crate::engine::nets::{Amount, Nets};
use crate::engine::plan::Proof;
use crate::engine::settle;

/// Returns the most sets that add up to zero, of people none of whom is at
/// zero. It is the longest way from nobody to everybody, one at a time, where
/// being at zero counts one.
pub fn sets_max(balances: &[Amount]) -> usize {
    let count = balances.len();
    let mut best = vec![0usize; 1 << count];
    for subset in 1usize..1 << count {
        let members = (0..count).filter(|at| subset >> at & 1 == 1);
        let sum: Amount = members.clone().map(|at| balances[at]).sum();
        let before = members.map(|at| best[subset & !(1 << at)]).max();
        best[subset] = before.unwrap_or(0) + usize::from(sum == 0);
    }
    best[(1 << count) - 1]
}

/// The fewest payments by a second formulation that knows nothing of sets:
/// take the first person not at zero, and let them settle with each of the
/// others of opposite sign in turn.
fn payments_min(balances: &mut [Amount]) -> usize {
    let Some(first) = balances.iter().position(|balance| *balance != 0) else {
        return 0;
    };
    let balance = balances[first];
    let mut least = usize::MAX;
    for other in first + 1..balances.len() {
        if balances[other].signum() == -balance.signum() {
            balances[first] = 0;
            balances[other] += balance;
            least = least.min(1 + payments_min(balances));
            balances[other] -= balance;
            balances[first] = balance;
        }
    }
    least
}

fn check(balances: &[Amount]) {
    let nets = Nets::new(balances.iter().copied()).unwrap();
    let plan = settle(&nets, &Constraints::default(), &Options::default()).unwrap();
    let open: Vec<Amount> = nets.open().map(|(_, balance)| balance).collect();
    let expected = open.len() - sets_max(&open);
    assert_eq!(plan.transfers.len(), expected, "{balances:?}");
    assert_eq!(plan.proof, Proof::Optimal, "{balances:?}");
    assert!(plan.settles(&nets), "{balances:?}");
}

fn every(length: usize, most: Amount, balances: &mut Vec<Amount>, run: &mut impl FnMut(&[Amount])) {
    let sum: Amount = balances.iter().sum();
    if balances.len() + 1 == length {
        if sum.abs() <= most {
            balances.push(-sum);
            run(balances);
            balances.pop();
        }
        return;
    }
    let least = balances.last().copied().unwrap_or(-most);
    for balance in least..=most {
        balances.push(balance);
        every(length, most, balances, run);
        balances.pop();
    }
}

#[test]
fn every_small_vector() {
    let mut count = 0;
    for (length, most) in [(2, 12), (3, 12), (4, 12), (5, 9), (6, 5), (7, 4), (8, 3)] {
        every(length, most, &mut Vec::new(), &mut |balances| {
            count += 1;
            check(balances);
        });
    }
    assert!(count > 5_000, "{count}");
}

/// Balances that add up to zero: any numbers, and one that makes up for them.
pub fn balanced(people: std::ops::Range<usize>, most: Amount) -> impl Strategy<Value = Vec<Amount>> {
    prop::collection::vec(-most..=most, people).prop_map(|mut balances| {
        let sum: Amount = balances.iter().sum();
        balances.push(-sum);
        balances
    })
}

fn rows_of(balances: &[Amount]) -> Rows {
    let mut sorted: Vec<Amount> = balances.iter().copied().filter(|b| *b != 0).collect();
    sorted.sort_unstable();
    let groups: Vec<&[Amount]> = sorted.chunk_by(|a, b| a == b).collect();
    Rows::new(
        groups.iter().map(|group| group[0]).collect(),
        groups.iter().map(|group| u32::try_from(group.len()).unwrap()).collect(),
    )
}

/// Adds up every set and counts everyone.
fn holds(rows: &Rows, sets: &[Vec<usize>]) {
    let mut counts = vec![0u32; rows.len()];
    for set in sets {
        let sum: Amount = set.iter().map(|row| rows.values[*row]).sum();
        assert_eq!(sum, 0);
        set.iter().for_each(|row| counts[*row] += 1);
    }
    assert_eq!(counts, rows.counts);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn small_numbers(balances in balanced(2..13, 9)) {
        check(&balances);
    }

    #[test]
    fn larger_numbers(balances in balanced(2..13, 60)) {
        check(&balances);
    }

    #[test]
    fn both_formulations(mut balances in balanced(2..8, 30)) {
        let open: Vec<Amount> = balances.iter().copied().filter(|b| *b != 0).collect();
        prop_assert_eq!(payments_min(&mut balances), open.len() - sets_max(&open));
    }

    #[test]
    fn chain_alone(balances in balanced(2..13, 20)) {
        let rows = rows_of(&balances);
        prop_assume!(rows.len() > 0);
        let mut steps = Steps::new(Effort(50_000_000));
        let chain = chain::longest(&rows, chain::Limits::LARGE, &mut steps).unwrap();
        holds(&rows, &chain.sets);
        prop_assert_eq!(chain.sets.len(), sets_max(&rows_as_balances(&rows)));
    }

    #[test]
    fn packing_alone(balances in balanced(2..14, 25)) {
        let rows = rows_of(&balances);
        prop_assume!(rows.len() > 0);
        let mut steps = Steps::new(Effort(500_000_000));
        let start = vec![rows.all()];
        let people = rows.people();
        let packed = packing::improve(&rows, None, start, people, &mut steps);
        holds(&rows, &packed.sets);
        let expected = sets_max(&rows_as_balances(&rows));
        prop_assert!(packed.upper >= expected);
        prop_assert_eq!(packed.sets.len(), expected);
    }

    /// The numbers are the same far beyond 64 bits.
    #[test]
    fn wide_numbers(balances in balanced(2..10, 9)) {
        let wide: Vec<Amount> = balances
            .iter()
            .enumerate()
            .map(|(at, balance)| balance * ((1 << 100) + Amount::from(at == 99)))
            .collect();
        check(&wide);
        // Equal modulo 2^64 to something else, but not equal to it.
        let shifted: Vec<Amount> = balances.iter().map(|b| b * (1 << 64) + b.signum()).collect();
        let over: Amount = shifted.iter().sum();
        let mut shifted = shifted;
        shifted.push(-over);
        check(&shifted);
    }

    /// The plan, as amounts, does not depend on who comes first.
    #[test]
    fn order_does_not_matter(balances in balanced(2..14, 40), turn in 0usize..14) {
        let amounts = |balances: &[Amount]| {
            let nets = Nets::new(balances.iter().copied()).unwrap();
            let plan = settle(&nets, &Constraints::default(), &Options::default()).unwrap();
            let mut amounts: Vec<[Amount; 3]> = plan
                .transfers
                .iter()
                .map(|t| [nets.of(t.from), nets.of(t.to), t.amount])
                .collect();
            amounts.sort_unstable();
            amounts
        };
        let mut turned = balances.clone();
        turned.rotate_left(turn % balances.len());
        prop_assert_eq!(amounts(&balances), amounts(&turned));
    }

    /// People at zero change nothing.
    #[test]
    fn zeros_do_not_matter(balances in balanced(2..10, 20)) {
        let count = |balances: &[Amount]| {
            let nets = Nets::new(balances.iter().copied()).unwrap();
            settle(&nets, &Constraints::default(), &Options::default()).unwrap().transfers.len()
        };
        let mut more = vec![0, 0];
        more.extend(&balances);
        more.push(0);
        prop_assert_eq!(count(&balances), count(&more));
    }
}

fn rows_as_balances(rows: &Rows) -> Vec<Amount> {
    rows.all().iter().map(|row| rows.values[*row]).collect()
}
