//! Programs in which people have weights: every bill is shared by them, and a file may not say all.
//!
//! A reader sets [`Bills::by_weight`] and calls [`share_by_weight`] with what its file says. Where several files are
//! joined, as bills and members of ihatemoney, it is called once more on all of it.

use super::bills::{Bills, Loss};
use super::reading::by_weight;
use crate::model::{SplitPart, Way, Weight};

const UNKNOWN: &str = "weights of people who paid nothing are not in the file; they count as one each";

/// Shares every bill by the weights of the people, as far as they are known; who has none counts as one.
pub fn share_by_weight(bills: &mut Bills) {
    if !bills.by_weight {
        return;
    }
    let weights: Vec<Option<Weight>> = bills.people.iter().map(|person| person.weight).collect();
    let mut rows = 0;
    for bill in &mut bills.bills {
        let Some(rule) = &mut bill.division.rule else { continue };
        let is_open = |part: &&mut SplitPart| matches!(part.way, Way::Rest { .. });
        let mut is_unknown = false;
        let sharers = rule.len();
        for part in rule.iter_mut().filter(is_open) {
            let weight = weights.get(part.person.get()).copied().flatten();
            is_unknown |= weight.is_none() && sharers > 1;
            *part = by_weight(part.person, weight.unwrap_or(Weight::ONE));
        }
        rows += usize::from(is_unknown);
    }
    bills.losses.retain(|loss| loss.words != UNKNOWN);
    if rows > 0 {
        bills.losses.push(Loss { words: UNKNOWN.to_owned(), rows });
    }
}
