//! Bettering a split by taking a few of its sets apart and splitting their
//! people anew.

use super::effort::Steps;
use super::packing;
use super::rows::{Rows, Set};

/// Bettering stops when so many neighbourhoods in a row gave nothing.
const FAILURES_MAX: usize = 400;

/// People in a neighbourhood.
const PEOPLE_MAX: usize = 36;

/// Steps for one neighbourhood.
const STEPS_EACH: u64 = 60_000_000;

/// Betters a split until it meets the bound or steps run out.
pub(super) fn improve(rows: &Rows, sets: &mut Vec<Set>, upper: usize, steps: &mut Steps) {
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    let mut failures = 0;
    while sets.len() < upper && !steps.are_out() && failures < FAILURES_MAX {
        let chosen = choose(sets, &mut random);
        let parts: Vec<&Set> = chosen.iter().map(|at| &sets[*at]).collect();
        let (few, kept) = rows.only(parts.iter().copied());
        let now = parts.len();
        let limit = few.people() / 3;
        let start: Vec<Set> = vec![few.all()];
        let found = steps.within(STEPS_EACH, |steps| {
            packing::improve(&few, None, start, limit.min(now + upper - sets.len()), steps)
        });
        if found.sets.len() < now {
            failures += 1;
            continue;
        }
        failures = match found.sets.len() > now {
            true => 0,
            false => failures + 1,
        };
        let mut at = 0;
        sets.retain(|_| {
            at += 1;
            !chosen.contains(&(at - 1))
        });
        let named = found.sets.into_iter();
        sets.extend(named.map(|set| set.into_iter().map(|row| kept[row]).collect::<Set>()));
    }
}

/// Chooses sets with a few dozen people together, large ones more often.
fn choose(sets: &[Set], random: &mut u64) -> Vec<usize> {
    let mut chosen: Vec<usize> = Vec::new();
    let mut people = 0;
    for _ in 0..200 {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        let at = usize::try_from(*random % u64::try_from(sets.len()).unwrap_or(1)).unwrap_or(0);
        if chosen.contains(&at) || people + sets[at].len() > PEOPLE_MAX {
            continue;
        }
        people += sets[at].len();
        chosen.push(at);
    }
    chosen
}
