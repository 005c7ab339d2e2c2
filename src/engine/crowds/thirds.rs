//! For hundreds of people, too few for everyone to be in a group of three: a
//! bound from all groups of three there are.
//!
//! A linear program shares people among these groups. Its weights, a quarter
//! of them added to a quarter for everyone, make every group of three weigh
//! one, and four people weigh one by their quarters alone.

use crate::engine::effort::Steps;
use crate::engine::exact::lookup::Lookup;
use crate::engine::exact::packing::PackedProof;
use crate::engine::exact::rows::{Rows, wide};
use crate::engine::linear::program::LargeProgram;
use crate::engine::linear::simplex::WHOLE;
use crate::engine::linear::weights::Weights;

/// The most different balances: the program's work is their number squared,
/// again and again.
const ROWS_MAX: usize = 1_300;

/// The most groups of three.
const GROUPS_MAX: usize = 4_000;

/// Returns weights that bound the number of groups, or nothing when that is
/// too much work. What is claimed is checked against every group of three in
/// whole numbers.
pub fn bound(rows: &Rows, steps: &mut Steps) -> Option<PackedProof> {
    if rows.len() > ROWS_MAX {
        return None;
    }
    let groups = groups(rows, steps)?;
    let mut involved: Vec<usize> = groups.iter().flatten().copied().collect();
    involved.sort_unstable();
    involved.dedup();
    let raw = if involved.is_empty() { Vec::new() } else { solved(rows, &groups, &involved, steps) };
    let quarter = WHOLE / 4;
    let mut weights = Weights { of: vec![quarter; rows.len()], side: [quarter; 2], large: WHOLE, whole: WHOLE };
    for (row, weight) in involved.iter().zip(&raw) {
        weights.of[*row] += (weight.clamp(&0, &WHOLE) + 3) / 4;
    }
    for group in &groups {
        weights.whole = weights.whole.min(group.iter().map(|row| weights.of[*row]).sum());
    }
    Some(PackedProof { weights, size: 3, lowered: 0 })
}

/// Returns what the program makes people of these rows weigh.
fn solved(rows: &Rows, groups: &[[usize; 3]], involved: &[usize], steps: &mut Steps) -> Vec<i64> {
    let limits: Vec<u32> = involved.iter().map(|row| rows.counts[*row]).collect();
    let mut program = LargeProgram::new(&limits, Vec::new());
    for group in groups {
        let place = |row: &usize| involved.binary_search(row).ok().and_then(|place| u16::try_from(place).ok());
        let taken: Vec<u16> = group.iter().filter_map(place).collect();
        program.add(&taken);
    }
    program.maximize(steps);
    program.weights()
}

/// Returns all groups of three, each as rows in order; nothing when there are
/// too many.
fn groups(rows: &Rows, steps: &mut Steps) -> Option<Vec<[usize; 3]>> {
    let values: Option<Vec<i64>> =
        rows.values.iter().map(|v| i64::try_from(*v).ok().filter(|v| v.abs() < i64::MAX / 4)).collect();
    let values = values?;
    let lookup = Lookup::new(&values);
    let mut groups = Vec::new();
    for one in 0..values.len() {
        if !steps.spend(2 * (values.len() - one)) {
            return None;
        }
        for other in one..values.len() {
            let third = lookup.find(-(values[one] + values[other])).map(wide).filter(|third| *third >= other);
            let Some(third) = third else {
                continue;
            };
            let group = [one, other, third];
            let is_there = group.chunk_by(|one, next| one == next).all(|same| same.len() <= wide(rows.counts[same[0]]));
            if is_there {
                groups.push(group);
            }
        }
        if groups.len() > GROUPS_MAX {
            return None;
        }
    }
    Some(groups)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::engine::effort::Effort;
    use crate::engine::oracles::oracle::{balanced, sets_max};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        /// No split has more groups than the weights allow, once exact pairs are gone.
        #[test]
        fn the_bound_is_a_bound(balances in balanced(4..14, 40)) {
            let mut left: Vec<i128> = Vec::new();
            for balance in balances.into_iter().filter(|balance| *balance != 0) {
                match left.iter().position(|other| *other == -balance) {
                    Some(at) => drop(left.swap_remove(at)),
                    None => left.push(balance),
                }
            }
            left.sort_unstable();
            let equal: Vec<&[i128]> = left.chunk_by(|a, b| a == b).collect();
            let counts = equal.iter().map(|group| u32::try_from(group.len()).unwrap());
            let rows = Rows::new(equal.iter().map(|group| group[0]).collect(), counts.collect());
            let proof = bound(&rows, &mut Steps::new(Effort(10_000_000))).unwrap();
            prop_assert!(left.is_empty() || proof.weights.bound(&rows.counts) >= sets_max(&left));
        }
    }
}
