//! Checking a certificate: shares no code with the search, and is short
//! enough to be read in one go.
//!
//! The plan is checked by making its payments. The claim that no plan has
//! fewer payments is checked in the way it is made:
//! - `sides`: whoever owes must pay at least once and whoever is owed must be
//!   paid at least once, so the larger side is a bound.
//! - `thirds`: the payments of a plan connect people into groups that each
//!   add up to zero, and a group of `s` people takes `s - 1` payments or
//!   more. Two people with opposite balances may as well be a group of their
//!   own, as many as there are; every other group has three people or more.
//! - `weights`: see [`Claim::Weights`]. Every group of up to `size` people is
//!   listed, again, by another method, and weighed; larger ones weigh enough
//!   by the sides.
//! - `tried`, and the part of `weights` that was lowered by trying: tried
//!   again by subsets when there are few people; otherwise not confirmed.
//! - `wishes`: not confirmed, as the certificate does not say what was asked
//!   for; what is confirmed holds for any plan.

use std::collections::{BTreeMap, HashMap};

use thiserror::Error;

use super::certificate::{Certificate, Claim};
use super::nets::{Amount, Nets, Person};

/// The most people whose subsets are all looked at.
const SUBSETS_PEOPLE_MAX: usize = 22;

/// The most parts of groups that are listed.
const PARTS_MAX: usize = 3_000_000;

/// A certificate whose plan is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many payments the plan has.
    pub payments: usize,
    /// How many payments any plan has at least, confirmed.
    pub least: usize,
    /// Whether all that the certificate claims is confirmed. If not, nothing
    /// is wrong with it, but the rest could not be checked.
    pub is_complete: bool,
}

/// What is wrong with a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Wrong {
    /// A payment of nothing or less, to oneself, or by a stranger.
    #[error("payment {number} makes no sense")]
    Payment {
        /// Its place, from 1.
        number: usize,
    },
    /// Someone is not at zero after all payments.
    #[error("{person} is left with {balance}")]
    Unsettled {
        /// Who.
        person: Person,
        /// With what.
        balance: Amount,
    },
    /// The groups do not have everyone once, or do not add up, or a payment
    /// leaves its group.
    #[error("group {number} is not a group of its own")]
    Group {
        /// Its place, from 1.
        number: usize,
    },
    /// A group of people weighs less than is claimed.
    #[error("a weight is too small for what is claimed")]
    Weight,
    /// Fewer payments are claimed to be needed than the claim proves, or
    /// more than the plan has.
    #[error("{claimed} payments are claimed to be needed, {confirmed} are shown")]
    Least {
        /// What is claimed.
        claimed: usize,
        /// What is shown.
        confirmed: usize,
    },
}

/// Checks a certificate.
///
/// # Errors
/// With the first thing that is wrong.
pub fn verify(certificate: &Certificate) -> Result<Verified, Wrong> {
    payments(certificate)?;
    groups(certificate)?;
    let open: Vec<Amount> = certificate.nets.open().map(|(_, b)| b).collect();
    let (pairs, rest) = without_pairs(&open);
    let is_small = rest.len() <= SUBSETS_PEOPLE_MAX;
    let thirds = pairs + rest.len() / 3;
    // How many groups there can be, and whether that is all to be shown.
    let (groups_max, is_all) = match &certificate.claim {
        Claim::Sides => {
            let owed = open.iter().filter(|balance| **balance > 0).count();
            (owed.min(open.len() - owed), true)
        }
        Claim::Thirds => (thirds, true),
        Claim::Weights { lowered, .. } => match by_weights(certificate, &rest)? {
            Some(groups) if *lowered > 0 && is_small => (pairs + groups.min(by_subsets(&rest)), true),
            Some(groups) => (pairs + groups, *lowered == 0),
            None => (thirds, false),
        },
        Claim::Tried if is_small => (pairs + by_subsets(&rest), true),
        Claim::Tried | Claim::Wishes => (thirds, false),
    };
    let least = open.len() - groups_max;
    let payments = certificate.transfers.len();
    if certificate.least > payments || (certificate.least > least && is_all) {
        return Err(Wrong::Least { claimed: certificate.least, confirmed: least });
    }
    Ok(Verified { payments, least, is_complete: least >= certificate.least })
}

fn payments(certificate: &Certificate) -> Result<(), Wrong> {
    let mut left = certificate.nets.balances().to_vec();
    for (at, transfer) in certificate.transfers.iter().enumerate() {
        let wrong = Wrong::Payment { number: at + 1 };
        let (from, to) = (transfer.from.index(), transfer.to.index());
        if transfer.amount <= 0 || from == to || from >= left.len() || to >= left.len() {
            return Err(wrong);
        }
        let paid = left[from].checked_add(transfer.amount);
        left[from] = paid.ok_or(wrong.clone())?;
        let got = left[to].checked_sub(transfer.amount);
        left[to] = got.ok_or(wrong)?;
    }
    match left.iter().position(|balance| *balance != 0) {
        None => Ok(()),
        Some(at) => Err(Wrong::Unsettled { person: Person::new(at), balance: left[at] }),
    }
}

fn groups(certificate: &Certificate) -> Result<(), Wrong> {
    let nets: &Nets = &certificate.nets;
    let mut group_of: BTreeMap<Person, usize> = BTreeMap::new();
    for (at, block) in certificate.blocks.iter().enumerate() {
        let sum: Amount = block.iter().map(|person| nets.of(*person)).sum();
        let is_new = block.iter().all(|p| group_of.insert(*p, at).is_none());
        if sum != 0 || !is_new {
            return Err(Wrong::Group { number: at + 1 });
        }
    }
    for transfer in &certificate.transfers {
        let group = group_of.get(&transfer.from);
        if group.is_none() || group != group_of.get(&transfer.to) {
            let number = group.map_or(0, |at| at + 1);
            return Err(Wrong::Group { number });
        }
    }
    Ok(())
}

/// Takes out pairs of opposite balances, as many as there are.
fn without_pairs(open: &[Amount]) -> (usize, Vec<Amount>) {
    let mut surplus: BTreeMap<Amount, i64> = BTreeMap::new();
    for balance in open {
        *surplus.entry(balance.abs()).or_insert(0) += i64::from(*balance > 0) * 2 - 1;
    }
    let mut rest = Vec::new();
    for (size, count) in surplus {
        let balance = if count > 0 { size } else { -size };
        rest.extend((0..count.abs()).map(|_| balance));
    }
    ((open.len() - rest.len()) / 2, rest)
}

/// Returns how many groups the weights allow, or nothing when there are too
/// many groups to weigh.
fn by_weights(certificate: &Certificate, rest: &[Amount]) -> Result<Option<usize>, Wrong> {
    let Claim::Weights { weights, sides, whole, size, .. } = &certificate.claim else {
        return Ok(None);
    };
    let mut weighed: Vec<(Amount, Amount)> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
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

/// Part of a group: how many people, their sum.
type Part = (usize, Amount);

/// Returns the least that any group of up to `size` people weighs.
///
/// People are taken in order; a group is what comes up to some person, and
/// what comes after. Parts that come before are kept by count and sum with
/// the least they weigh, up to half the size; parts that come after are put
/// together from each person on.
fn lightest(people: &[(Amount, Amount)], size: usize) -> Option<Amount> {
    let (first_size, last_size) = (size.div_ceil(2), size / 2);
    let mut lightest = Amount::MAX;
    let mut before: HashMap<Part, Amount> = HashMap::from([((0, 0), 0)]);
    let mut work = 0usize;
    for at in 0..people.len() {
        // Groups whose part up to here ends with this person or earlier, and
        // whose other part begins right after.
        let ended: Vec<(Part, Amount)> =
            before.iter().filter(|(part, _)| part.0 < first_size).map(|(part, weight)| (*part, *weight)).collect();
        for ((count, sum), weight) in ended {
            let part = (count + 1, sum + people[at].0);
            let weight = weight + people[at].1;
            if part.1 == 0 {
                lightest = lightest.min(weight);
            }
            let known = before.entry(part).or_insert(weight);
            *known = weight.min(*known);
        }
        if before.len() > PARTS_MAX {
            return None;
        }
        // A part after this person, that begins with the next one.
        let mut stack: Vec<(usize, Part, Amount)> = Vec::new();
        if let Some((balance, weight)) = people.get(at + 1) {
            stack.push((at + 1, (1, *balance), *weight));
        }
        while let Some((last, (count, sum), weight)) = stack.pop() {
            work += 1;
            if count <= last_size {
                // The part before has as many people or one more, but any
                // number up to that may do: the lists are by count.
                for other in count..=first_size {
                    if let Some(rest) = before.get(&(other, -sum)) {
                        lightest = lightest.min(rest + weight);
                    }
                }
            }
            if count < last_size {
                for (next, (balance, more)) in people.iter().enumerate().skip(last + 1) {
                    stack.push((next, (count + 1, sum + balance), weight + more));
                }
            }
        }
        if work > 40 * PARTS_MAX {
            return None;
        }
    }
    Some(lightest)
}

/// Returns the most groups, by looking at all subsets: the longest way from
/// nobody to everybody, one at a time, where being at zero counts one.
fn by_subsets(balances: &[Amount]) -> usize {
    let count = balances.len();
    let mut sums: Vec<Amount> = vec![0; 1 << count];
    let mut most: Vec<u8> = vec![0; 1 << count];
    for subset in 1usize..1 << count {
        let lowest = subset.trailing_zeros();
        sums[subset] = sums[subset & (subset - 1)] + balances[usize::try_from(lowest).unwrap_or(0)];
        let mut best = 0;
        let mut members = subset;
        while members != 0 {
            best = best.max(most[subset & !(members & members.wrapping_neg())]);
            members &= members - 1;
        }
        most[subset] = best + u8::from(sums[subset] == 0);
    }
    usize::from(most[(1 << count) - 1])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::oracle::balanced;
    use super::super::{Constraints, Effort, Options, settle};
    use super::*;

    fn certificate(balances: &[Amount]) -> Certificate {
        let nets = Nets::new(balances.iter().copied()).unwrap();
        let plan = settle(&nets, &Constraints::default(), &Options::default()).unwrap();
        Certificate::new(&nets, &plan)
    }

    /// Thirty people in ten groups of three, which weights prove or threes.
    fn spread() -> Vec<Amount> {
        (1..=12)
            .flat_map(|at: Amount| {
                let (one, other) = (at * at * 917 + 31, at * 4_001 + 7);
                let sign = if at % 2 == 0 { 1 } else { -1 };
                [one * sign, (other + 1) * sign, -(one + other) * sign, -sign]
            })
            .collect()
    }

    #[test]
    fn a_certificate_is_read_as_written() {
        for balances in [vec![], vec![30, -10, -20], spread()] {
            let certificate = certificate(&balances);
            let text = certificate.to_text();
            assert_eq!(Certificate::from_text(&text), Ok(certificate), "{text}");
        }
    }

    #[test]
    fn weights_are_weighed_again() {
        let certificate = certificate(&spread());
        assert!(matches!(certificate.claim, Claim::Weights { .. }), "{:?}", certificate.claim);
        let verified = verify(&certificate).unwrap();
        assert_eq!(verified.payments, certificate.transfers.len());
        let mut light = certificate.clone();
        if let Claim::Weights { weights, .. } = &mut light.claim {
            weights.iter_mut().for_each(|weight| weight.1 /= 2);
        }
        assert!(verify(&light).is_err());
    }

    #[test]
    fn what_is_wrong_is_found() {
        let right = certificate(&[30, -10, -20, 5, -5]);
        assert!(verify(&right).is_ok_and(|verified| verified.is_complete));
        let mut unpaid = right.clone();
        unpaid.transfers.pop();
        assert!(matches!(verify(&unpaid), Err(Wrong::Unsettled { .. })));
        let mut one_group = right.clone();
        one_group.blocks.pop();
        assert!(matches!(verify(&one_group), Err(Wrong::Group { .. })));
        let mut boasting = right;
        boasting.least += 1;
        assert!(matches!(verify(&boasting), Err(Wrong::Least { .. })));
    }

    #[test]
    fn nonsense_is_refused() {
        for text in [
            "",
            "clique settle certificate 2\nleast 0\nbecause thirds",
            "clique settle certificate 1\nnet 1 0",
            "clique settle certificate 1\nnet 0 5\nleast 0\nbecause thirds",
            "clique settle certificate 1\nleast 0\nbecause magic",
            "clique settle certificate 1\nweight 0 1\nleast 0",
        ] {
            assert!(Certificate::from_text(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn plans_are_confirmed(balances in balanced(2..16, 40)) {
            let certificate = certificate(&balances);
            let verified = verify(&certificate).unwrap();
            prop_assert!(verified.is_complete);
            prop_assert_eq!(verified.least, certificate.transfers.len());
        }

        #[test]
        fn any_text_is_survived(text in "(clique settle certificate 1\n)?([a-z]{3,7}( -?[0-9]{1,3}){0,4}\n){0,6}") {
            if let Ok(certificate) = Certificate::from_text(&text) {
                let _ = verify(&certificate);
            }
        }
    }

    proptest! {
        // Each case looks at up to half a million subsets.
        #![proptest_config(ProptestConfig::with_cases(10))]

        /// Little effort gives honest bounds.
        #[test]
        fn bounds_are_bounds(balances in balanced(16..20, 99), effort in 0u64..200_000) {
            let nets = Nets::new(balances).unwrap();
            let options = Options { effort: Effort(effort), ..Options::default() };
            let plan = settle(&nets, &Constraints::default(), &options).unwrap();
            prop_assert!(plan.settles(&nets));
            let open: Vec<Amount> = nets.open().map(|(_, b)| b).collect();
            let (pairs, rest) = without_pairs(&open);
            let least = open.len() - pairs - by_subsets(&rest);
            prop_assert!(plan.transfers_min() <= least && plan.transfers.len() >= least);
        }
    }
}
