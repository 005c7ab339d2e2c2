//! The most groups that can settle among themselves when anyone may pay
//! anyone: which method, in which order.

use super::chain;
use super::neighbourhood;
use super::packing::{self, PackedProof};
use super::rows::{Rows, Set};
use crate::engine::chance::Chance;
use crate::engine::crowds::crowd;
use crate::engine::crowds::fours;
use crate::engine::crowds::thirds;
use crate::engine::crowds::walk;
use crate::engine::effort::Steps;

/// More people than this are first grouped by threes.
const PACKED_PEOPLE_MAX: usize = 400;

/// Steps of the walk by threes for each person, at most.
const THREES_STEPS: u64 = 20_000;

/// Steps of the walk by threes and fours for each person, at most.
const FOURS_STEPS: u64 = 50_000;

/// More people than this are grouped by threes alone.
const FOURS_PEOPLE_MAX: usize = 40_000;

/// The best split known, a bound, and what proves the bound.
pub struct Split {
    /// The split.
    pub sets: Vec<Set>,
    /// No split has more sets.
    pub upper: usize,
    /// Why not.
    pub proof: SplitProof,
}

/// Why no split has more sets.
pub enum SplitProof {
    /// Every set needs someone of the smaller side.
    Sides,
    /// Every set needs three people.
    Thirds,
    /// The longest chain was found among so many zero-sum sets.
    Chain(usize),
    /// Weights.
    Packed(PackedProof),
}

/// Splits people without exact pairs into the most sets.
pub fn split(rows: &Rows, steps: &mut Steps) -> Split {
    let people = rows.people();
    let owed = rows.values.iter().zip(&rows.counts);
    let owed = owed.filter(|(value, _)| **value > 0).map(|(_, c)| *c);
    let owed: usize = owed.map(super::rows::wide).sum();
    let sides = owed.min(people - owed);
    let mut split = Split {
        sets: vec![rows.all()],
        upper: sides.min(people / 3),
        proof: match sides < people / 3 {
            true => SplitProof::Sides,
            false => SplitProof::Thirds,
        },
    };
    if split.upper <= 1 || found_by_chain(rows, chain::Limits::SMALL, &mut split, steps) {
        return split;
    }
    if let Some(crowded) = crowd::split(rows, steps) {
        split.sets = crowded.sets;
        if crowded.upper < split.upper {
            split.upper = crowded.upper;
            split.proof = SplitProof::Chain(crowded.able);
        }
        if split.sets.len() >= split.upper {
            return split;
        }
    }
    if people > PACKED_PEOPLE_MAX {
        walk_about(rows, &mut split, steps);
        return split;
    }
    let packed = steps.left() / 8 * 7;
    steps.within(packed, |steps| pack(rows, &mut split, steps));
    if split.sets.len() < split.upper && found_by_chain(rows, chain::Limits::LARGE, &mut split, steps) {
        return split;
    }
    neighbourhood::improve(rows, None, &mut split.sets, split.upper, &mut Chance::new(), steps);
    split
}

/// Splits very many people: by threes, then by fours as well, then a few at a
/// time.
fn walk_about(rows: &Rows, split: &mut Split, steps: &mut Steps) {
    let people = u64::try_from(rows.people()).unwrap_or(u64::MAX);
    let at_most = |each: u64, steps: &Steps| each.saturating_mul(people).min(steps.left() / 4);
    if let Some(sets) = steps.within(at_most(THREES_STEPS, steps), |steps| walk::threes(rows, steps)) {
        split.sets = sets;
    }
    if split.sets.len() >= split.upper {
        return;
    }
    if let Some(proof) = steps.within(steps.left() / 4, |steps| thirds::bound(rows, steps))
        && proof.weights.bound(&rows.counts) < split.upper
    {
        split.upper = proof.weights.bound(&rows.counts);
        split.proof = SplitProof::Packed(proof);
    }
    if rows.people() <= FOURS_PEOPLE_MAX {
        let by_fours = at_most(FOURS_STEPS, steps);
        steps.within(by_fours, |steps| fours::improve(rows, &mut split.sets, split.upper, steps));
    }
    let nearby = steps.left() / 8;
    let chance = &mut Chance::new();
    steps.within(nearby, |steps| neighbourhood::improve(rows, None, &mut split.sets, split.upper, chance, steps));
}

/// Takes the longest chain, if it can be found within the limits.
fn found_by_chain(rows: &Rows, limits: chain::Limits, split: &mut Split, steps: &mut Steps) -> bool {
    let Some(chain) = chain::longest(rows, limits, steps) else {
        return false;
    };
    split.sets = chain.sets;
    if split.sets.len() < split.upper {
        split.upper = split.sets.len();
        split.proof = SplitProof::Chain(chain.listed);
    }
    true
}

fn pack(rows: &Rows, split: &mut Split, steps: &mut Steps) {
    let sets = std::mem::take(&mut split.sets);
    let packed = packing::improve(rows, None, sets, split.upper, steps);
    split.sets = packed.sets;
    split.upper = packed.upper;
    if let Some(proof) = packed.proof {
        split.proof = SplitProof::Packed(proof);
    }
}
