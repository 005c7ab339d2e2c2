//! Weights that show how many groups there are at most: every group of up to
//! some size is listed and weighed; larger ones weigh enough by the sides.

use std::collections::{BTreeSet, HashMap};

use super::{Certificate, Claim, Wrong};
use crate::engine::Amount;

/// The most parts of groups that are kept.
const PARTS_MAX: usize = 1_500_000;

/// The most parts of groups that are looked at.
const WORK_MAX: usize = 100_000_000;

/// Returns how many groups the weights allow, or nothing when there are too
/// many groups to weigh.
pub(super) fn groups_max(certificate: &Certificate, rest: &[Amount]) -> Result<Option<usize>, Wrong> {
    let Claim::Weights { weights, sides, whole, size, .. } = &certificate.claim else {
        return Ok(None);
    };
    let mut weighed: Vec<(Amount, Amount)> = Vec::new();
    let mut seen = BTreeSet::new();
    for (person, weight) in weights {
        let balance = certificate.nets.of(*person);
        let side = sides[usize::from(balance < 0)];
        if !seen.insert(*person) || *weight < side || *weight < 0 || *weight > 1 << 80 {
            return Err(Wrong::Weight);
        }
        weighed.push((balance, *weight));
    }
    let mut balances: Vec<Amount> = weighed.iter().map(|(balance, _)| *balance).collect();
    balances.sort_unstable_by_key(|balance| (balance.abs(), *balance));
    let too_large = |amount: &Amount| !(0..=1 << 80).contains(amount);
    if balances != rest || *whole <= 0 || sides.iter().chain([whole]).any(too_large) {
        return Err(Wrong::Weight);
    }
    let size = (*size).min(weighed.len());
    for owed in 1..=size {
        let [owed, owing] = [owed, size + 1 - owed].map(|c| Amount::try_from(c).unwrap_or(0));
        if owed * sides[0] + owing * sides[1] < *whole {
            return Err(Wrong::Weight);
        }
    }
    match lightest(&weighed, size) {
        None => Ok(None),
        Some(lightest) if lightest < *whole => Err(Wrong::Weight),
        Some(_) => {
            let total: Amount = weighed.iter().map(|(_, weight)| weight).sum();
            Ok(Some(usize::try_from(total / whole).unwrap_or(usize::MAX)))
        }
    }
}

/// Returns the least that any group of up to `size` people weighs.
///
/// People are taken in order; a group is what comes up to some person, and
/// what comes after. Parts that come before are kept by count and sum with
/// the least they weigh, up to half the size; parts that come after are put
/// together from each person on.
fn lightest(people: &[(Amount, Amount)], size: usize) -> Option<Amount> {
    let (first_size, last_size) = (size.div_ceil(2), size / 2);
    let mut lightest = Amount::MAX;
    // By count, then by sum.
    let mut before: Vec<HashMap<Amount, Amount>> = vec![HashMap::new(); first_size + 1];
    before[0].insert(0, 0);
    let mut work = 0usize;
    for at in 0..people.len() {
        // Groups whose part up to here ends with this person or earlier, and
        // whose other part begins right after. The largest parts come first,
        // so that nobody is in a part twice.
        for count in (0..first_size).rev() {
            work += before[count].len();
            let (small, large) = before.split_at_mut(count + 1);
            for (sum, weight) in &small[count] {
                let (sum, weight) = (sum + people[at].0, weight + people[at].1);
                if sum == 0 {
                    lightest = lightest.min(weight);
                }
                let known = large[0].entry(sum).or_insert(weight);
                *known = weight.min(*known);
            }
        }
        if before.iter().map(HashMap::len).sum::<usize>() > PARTS_MAX || work > WORK_MAX {
            return None;
        }
        // A part after this person, that begins with the next one.
        let mut stack: Vec<(usize, (usize, Amount), Amount)> = Vec::new();
        if let Some((balance, weight)) = people.get(at + 1) {
            stack.push((at + 1, (1, *balance), *weight));
        }
        while let Some((last, (count, sum), weight)) = stack.pop() {
            work += 1;
            if work > WORK_MAX {
                return None;
            }
            if count <= last_size {
                // The part before has as many people or one more, but any
                // number up to that may do: the lists are by count.
                let rests = before[count..=first_size].iter().filter_map(|parts| parts.get(&-sum));
                lightest = rests.fold(lightest, |lightest, rest| lightest.min(rest + weight));
            }
            if count < last_size {
                for (next, (balance, more)) in people.iter().enumerate().skip(last + 1) {
                    stack.push((next, (count + 1, sum + balance), weight + more));
                }
            }
        }
    }
    Some(lightest)
}
