//! Checking a certificate: shares no code with the search, and is short
//! enough to be read in one go.
//!
//! The plan is checked by making its payments ([`plan`]). The claim that no
//! plan has fewer payments is checked in the way it is made:
//! - `sides`: whoever owes must pay at least once and whoever is owed must be
//!   paid at least once, so the larger side is a bound.
//! - `thirds`: the payments of a plan connect people into groups that each
//!   add up to zero, and a group of `s` people takes `s - 1` payments or
//!   more. Two people with opposite balances may as well be a group of their
//!   own, as many as there are; every other group has three people or more.
//! - `weights`: every group of up to some size is listed again, by another
//!   method, and weighed ([`weights`]).
//! - `tried`, and the part of `weights` that was lowered by trying: tried
//!   again in one of two other ways ([`tried`]), when there are few people or
//!   few groups; otherwise not confirmed.
//! - `wishes`: tried again under what was asked for, when there are few people
//!   ([`wished`]). Whatever holds for any plan holds for these as well, unless
//!   payments are rounded, which may leave people alone.
//! - `hub`: all payments go through one person, but inside families
//!   (`hub`), so that everyone else is in a payment of their own.

mod families;
mod hub;
mod joined;
mod plan;
mod trees;
mod tried;
mod weights;
mod wished;

use std::collections::BTreeMap;

use thiserror::Error;

use super::certificate::{Certificate, Claim};
use super::nets::{Amount, Person};

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
    /// A payment that is against what was asked for.
    #[error("payment {number} is against what was asked for")]
    Wish {
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
    plan::payments(certificate)?;
    plan::groups(certificate)?;
    plan::wishes(certificate)?;
    let open: Vec<Amount> = certificate.nets.open().map(|(_, b)| b).collect();
    let (pairs, rest) = without_pairs(&open);
    let thirds = open.len() - (pairs + rest.len() / 3);
    let owed = open.iter().filter(|balance| **balance > 0).count();
    let sides = owed.max(open.len() - owed);
    // How many payments any plan needs, and whether that is all to be shown.
    let (least, is_all) = match &certificate.claim {
        Claim::Sides => (sides, true),
        Claim::Thirds => (thirds, true),
        Claim::Weights { lowered, .. } => match weights::groups_max(certificate, &rest)? {
            None => (thirds, false),
            Some(groups) => {
                let tried = if *lowered > 0 { tried::groups_max(&rest) } else { None };
                let groups = pairs + tried.map_or(groups, |tried| groups.min(tried));
                (open.len() - groups.min(open.len()), *lowered == 0 || tried.is_some())
            }
        },
        Claim::Tried => match tried::groups_max(&rest) {
            Some(groups) => (open.len() - pairs - groups, true),
            None => (thirds, false),
        },
        Claim::Wishes => match wished::payments_min(certificate) {
            Some(confirmed) => (confirmed.least, confirmed.is_all),
            None => (0, false),
        },
        Claim::Hub(person) => hub::payments_min(certificate, *person)?,
    };
    let is_rounded = certificate.wishes.as_ref().is_some_and(|wishes| wishes.rounding.is_some());
    let (least, is_all) = match (is_rounded, &certificate.claim) {
        (_, Claim::Hub(_)) | (true, Claim::Wishes) => (least, is_all),
        (false, _) => (least.max(thirds).max(sides), is_all),
        (true, _) => (0, false),
    };
    let payments = certificate.transfers.len();
    if certificate.least > payments || (certificate.least > least && is_all) {
        return Err(Wrong::Least { claimed: certificate.least, confirmed: least });
    }
    Ok(Verified { payments, least: least.min(payments), is_complete: least >= certificate.least })
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::engine::oracles::oracle::balanced;
    use crate::engine::oracles::supports::{payments_min, wishes};
    use crate::engine::{Constraints, Effort, Nets, Options, settle};

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
        #![proptest_config(ProptestConfig::with_cases(60))]

        /// What is claimed under wishes is confirmed, and nothing more.
        #[test]
        fn wishes_are_tried_again(balances in balanced(2..5, 12), wishes in wishes(5)) {
            let nets = Nets::new(balances.iter().copied()).unwrap();
            if let Ok(plan) = settle(&nets, &wishes, &Options::default()) {
                let certificate = Certificate::under(&nets, &wishes, &plan);
                let text = certificate.to_text();
                prop_assert_eq!(Certificate::from_text(&text), Ok(certificate.clone()), "{}", text);
                let verified = verify(&certificate).unwrap();
                prop_assert!(verified.least <= payments_min(&balances, &wishes).unwrap());
                prop_assert!(verified.is_complete || wishes.relay && wishes.payment_min.is_some(), "{:?}", verified);
                let mut boasting = certificate;
                boasting.transfers.extend(boasting.transfers.first().cloned());
                // What is paid twice may still be within the tolerance.
                prop_assert!(verify(&boasting).is_err() || plan.transfers.is_empty() || wishes.rounding.is_some());
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]

        /// What is claimed with families is confirmed, whatever else is asked;
        /// with more than pairs, what holds for any plan.
        #[test]
        fn families_are_tried_again(balances in balanced(2..6, 9), wishes in wishes(6), turn in 0usize..6, is_pairs in any::<bool>()) {
            let count = balances.len();
            let member = |at: usize| crate::engine::Person::new((at + turn) % count);
            let families = vec![[member(0), member(1)].into(), [member(2)].into()];
            let wishes = match is_pairs {
                true => Constraints { families, relay: wishes.relay, ..Constraints::default() },
                false => Constraints { families, ..wishes },
            };
            let nets = Nets::new(balances.iter().copied()).unwrap();
            if let Ok(plan) = settle(&nets, &wishes, &Options::default()) {
                let certificate = Certificate::under(&nets, &wishes, &plan);
                prop_assert_eq!(Certificate::from_text(&certificate.to_text()), Ok(certificate.clone()));
                let verified = verify(&certificate);
                prop_assert!(verified.is_ok(), "{:?} {:?}", verified, plan);
                prop_assert!(!is_pairs || verified.is_ok_and(|verified| verified.is_complete && verified.least == verified.payments));
            }
        }
    }

    /// What a family settles inside is not rounded, what anybody else passes on
    /// is: the one who is paid keeps what rounding leaves.
    #[test]
    fn what_is_not_rounded_stays_in_the_family() {
        let nets = Nets::new([0, 1, 0, 7, -8]).unwrap();
        let person = crate::engine::Person::new;
        let apart = Constraints {
            forbidden: [crate::engine::Pair::new(person(3), person(4))].into(),
            families: vec![[person(3), person(4)].into(), [person(0)].into()],
            relay: true,
            rounding: Some(crate::engine::Rounding { unit: 2, tolerance: 1 }),
            ..Constraints::default()
        };
        let plan = settle(&nets, &apart, &Options::default()).unwrap();
        assert!(plan.transfers.iter().all(|paid| paid.amount == 8), "{plan:?}");
        assert_eq!(verify(&Certificate::under(&nets, &apart, &plan)).map(|verified| verified.payments), Ok(2));
        let together = Constraints { forbidden: [].into(), ..apart };
        let plan = settle(&nets, &together, &Options::default()).unwrap();
        assert_eq!(verify(&Certificate::under(&nets, &together, &plan)).map(|verified| verified.payments), Ok(1));
    }

    #[test]
    fn what_is_rounded_is_within_the_tolerance() {
        let nets = Nets::new([1049, -520, -529]).unwrap();
        let rounding = crate::engine::Rounding { unit: 100, tolerance: 50 };
        let wishes = Constraints { rounding: Some(rounding), ..Constraints::default() };
        let plan = settle(&nets, &wishes, &Options::default()).unwrap();
        let right = Certificate::under(&nets, &wishes, &plan);
        assert!(verify(&right).is_ok_and(|verified| verified.is_complete && verified.least == 2));
        let strict = Constraints {
            rounding: Some(crate::engine::Rounding { tolerance: 40, ..rounding }),
            ..Constraints::default()
        };
        let wrong = Certificate { wishes: Some(strict), ..right.clone() };
        assert!(matches!(verify(&wrong), Err(Wrong::Unsettled { .. })));
        let odd = Constraints {
            rounding: Some(crate::engine::Rounding { unit: 300, tolerance: 50 }),
            ..Constraints::default()
        };
        assert!(matches!(verify(&Certificate { wishes: Some(odd), ..right }), Err(Wrong::Wish { .. })));
    }

    #[test]
    fn what_was_asked_for_is_kept_to() {
        let nets = Nets::new([-5, 5, -7, 7]).unwrap();
        let plan = settle(&nets, &Constraints::default(), &Options::default()).unwrap();
        let large = Constraints { payment_min: Some(6), ..Constraints::default() };
        let wrong = verify(&Certificate::under(&nets, &large, &plan));
        assert_eq!(wrong, Err(Wrong::Wish { number: 1 }));
    }

    #[test]
    fn hostile_certificates_end_soon() {
        let huge = i128::MAX / 2;
        let title = "clique settle certificate 1";
        let pair = format!("net 0 {huge}\nnet 1 -{huge}\npay 1 0 {huge}");
        for text in [
            format!("{title}\n{pair}\nblock 0 0 0 1\nleast 1\nbecause sides"),
            format!("{title}\n{pair}\nblock 0 1 99999999999\nleast 1\nbecause sides"),
            format!("{title}\n{pair}\npay 0 1 {huge}\nblock 0 1\nleast 1\nbecause sides"),
            format!("{title}\n{pair}\nblock 0 1\nleast 1\nbecause weights 18446744073709551615 1 0 0 0"),
            format!("{title}\n{pair}\nblock 0 1\nmin {}\nleast 1\nbecause wishes", i128::MAX),
            format!("{title}\n{pair}\nblock 0 1\nmin {}\nleast 1\nbecause wishes", i128::MIN),
            format!("{title}\n{pair}\nblock 0 1\nmost-each 0\nleast 1\nbecause wishes"),
            format!("{title}\n{pair}\nblock 0 1\nround 1 {}\nleast 1\nbecause wishes", i128::MAX),
            format!("{title}\n{pair}\nblock 0 1\nround {} 0\nleast 1\nbecause wishes", i128::MAX),
            format!("{title}\n{pair}\nblock 0 1\nfamily 0 1 99999999999\nleast 1\nbecause wishes"),
        ] {
            if let Ok(certificate) = Certificate::from_text(&text) {
                let _ = verify(&certificate);
            }
        }
        // Two hundred people of whom every three add up.
        let mut text = format!("{title}\n");
        for at in 0..200 {
            text += &format!("net {at} {}\n", if at % 3 == 2 { -2 - at % 2 * 3 } else { 1 + at % 2 });
        }
        if let Ok(certificate) = Certificate::from_text(&(text + "least 0\nbecause tried")) {
            let _ = verify(&certificate);
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
            let least = open.len() - pairs - tried::groups_max(&rest).unwrap();
            prop_assert!(plan.transfers_min() <= least && plan.transfers.len() >= least);
        }
    }
}
