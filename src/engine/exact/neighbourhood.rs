//! Bettering a split by taking a few of its sets apart and splitting their
//! people anew.
//!
//! Weights, where they are known, say where there is something to gain: in a
//! split that meets their bound every set weighs just `whole`, so people are
//! taken from the heaviest sets. Now and then the sets are replaced by others,
//! as many, so that the next look is at something new.

use super::branch::{self, Verdict};
use super::columns::Columns;
use super::rows::{Rows, Set};
use crate::engine::chance::Chance;
use crate::engine::effort::Steps;
use crate::engine::linear::weights::Weights;

/// The least and most people in a neighbourhood.
const PEOPLE: [usize; 2] = [30, 90];

/// The most sets listed for a neighbourhood.
const LISTED_MAX: usize = 2_000;

/// The largest sets listed for a neighbourhood.
const SIZE_MAX: usize = 7;

/// Steps for one neighbourhood.
const STEPS_EACH: u64 = 30_000_000;

/// How many sets are drawn, to be taken into a neighbourhood or not.
const DRAWS: usize = 60;

/// After so many draws in a row that gave no two sets, all are too large.
const VAIN_MAX: usize = 1_000;

/// Betters a split until it meets the bound or steps run out.
pub fn improve(
    rows: &Rows,
    weights: Option<&Weights>,
    sets: &mut Vec<Set>,
    upper: usize,
    chance: &mut Chance,
    steps: &mut Steps,
) {
    let mut vain = 0;
    while sets.len() < upper && !steps.are_out() && vain < VAIN_MAX {
        // Weighing goes through the people of the sets drawn.
        let people: usize = sets.iter().map(Vec::len).sum();
        steps.spend(20 * sets.len() + 2 * DRAWS * people / sets.len().max(1));
        let chosen = choose(weights, sets, chance);
        let now = chosen.len();
        if now < 2 {
            vain += 1;
            continue;
        }
        vain = 0;
        let wanted = now + usize::from(chance.below(4) > 0);
        let (few, kept) = rows.only(chosen.iter().map(|at| &sets[*at]));
        let found = steps.within(STEPS_EACH, |steps| split(&few, wanted, chance, steps));
        let Some(found) = found else {
            continue;
        };
        let mut at = 0;
        sets.retain(|_| {
            at += 1;
            !chosen.contains(&(at - 1))
        });
        let named = found.into_iter();
        sets.extend(named.map(|set| set.into_iter().map(|row| kept[row]).collect::<Set>()));
    }
}

/// Chooses sets with a few dozen people together, heavy ones more often.
fn choose(weights: Option<&Weights>, sets: &[Set], chance: &mut Chance) -> Vec<usize> {
    let people_max = PEOPLE[0] + chance.below(PEOPLE[1] - PEOPLE[0] + 1);
    let weight = |at: usize| -> i128 {
        match weights {
            Some(weights) => sets[at].iter().map(|row| i128::from(weights.of[*row])).sum(),
            None => i128::try_from(sets[at].len()).unwrap_or(0),
        }
    };
    let mut chosen: Vec<usize> = Vec::new();
    let mut people = 0;
    for _ in 0..DRAWS {
        let (one, other) = (chance.below(sets.len()), chance.below(sets.len()));
        let at = match weight(one) >= weight(other) {
            true => one,
            false => other,
        };
        if chosen.contains(&at) || people + sets[at].len() > people_max {
            continue;
        }
        people += sets[at].len();
        chosen.push(at);
    }
    chosen
}

/// Splits people into so many sets, if that is easy.
fn split(few: &Rows, wanted: usize, chance: &mut Chance, steps: &mut Steps) -> Option<Vec<Set>> {
    if wanted < 2 {
        return None;
    }
    let size_max = if few.people() > 40 { SIZE_MAX - 1 } else { SIZE_MAX };
    let (mut sets, size) = Columns::new(few)?.listed(size_max, (LISTED_MAX, 2 * LISTED_MAX), steps);
    chance.shuffle(&mut sets);
    match branch::search(few, None, &sets, size, wanted, steps) {
        Verdict::Found(found) if found.len() >= wanted => Some(found),
        _ => None,
    }
}
