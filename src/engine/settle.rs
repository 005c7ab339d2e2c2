//! The engine's front door: balances, wishes and options in, a plan out.

use super::constraints::Constraints;
use super::debts::Debts;

use super::effort::{Effort, Steps};
use super::exact::reduce;
use super::families;
use super::goals;
use super::hub;
use super::infeasible::Infeasible;
use super::nets::{Amount, Nets, Person};
use super::plan::{Plan, Proof, Reason, Transfer, groups};
use super::tree::Owed;

/// Payments made longer ago than the last so many do not matter any more.
const PAID_MAX: usize = 64;

/// How often payments may leave the plan before the payments made so far are
/// disregarded.
const TURNS_MAX: usize = 8;

/// How a plan is made. `Direct` and `Simplified` leave no choice; whether that
/// keeps to the constraints is for the caller to see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mode {
    /// As few payments as can be.
    #[default]
    Minimal,
    /// The debts as they are, after cycles of debt are cleared.
    Simplified,
    /// The debts as they are, netted per pair.
    Direct,
    /// Everyone pays, or is paid by, one person.
    Hub(Person),
}

/// How to look for a plan.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// How a plan is made.
    pub mode: Mode,
    /// The debts as they stand; plans prefer payments along them, and the
    /// modes `Simplified` and `Direct` are made of them.
    pub debts: Debts,
    /// Payments made since the last change of the balances, in order, which
    /// the balances already include. As long as they follow the plan, the
    /// rest of the plan stays as it was.
    pub paid: Vec<Transfer>,
    /// How much work may be done.
    pub effort: Effort,
}

/// Returns a plan that brings everyone to zero and keeps to the constraints.
///
/// # Errors
/// When there is no such plan.
pub fn settle(nets: &Nets, constraints: &Constraints, options: &Options) -> Result<Plan, Infeasible> {
    match options.mode {
        Mode::Direct => Ok(hub::fixed(options.debts.direct())),
        Mode::Simplified => Ok(hub::fixed(options.debts.simplified().0.direct())),
        Mode::Hub(_) => families::settle(nets, constraints, options),
        Mode::Minimal => minimal(nets, constraints, options),
    }
}

/// Plans as few payments as can be, from where the payments made so far
/// began: as long as they were those planned, the rest stands.
fn minimal(nets: &Nets, constraints: &Constraints, options: &Options) -> Result<Plan, Infeasible> {
    let recent = options.paid.len().saturating_sub(PAID_MAX);
    let paid = &options.paid[recent..];
    let Some(mut before) = without(nets, paid) else {
        return fewest(nets, constraints, options);
    };
    if paid.is_empty() {
        return fewest(nets, constraints, options);
    }
    let mut plan = fewest(&before, constraints, options).ok();
    let mut turns = 0;
    for transfer in paid {
        before = with(&before, transfer).expect("the balances before and after are sound");
        plan = match plan.and_then(|plan| rest(plan, transfer)) {
            Some(rest) => Some(rest),
            None if turns < TURNS_MAX => {
                turns += 1;
                fewest(&before, constraints, options).ok()
            }
            None => None,
        };
    }
    match plan {
        Some(plan) => Ok(plan),
        None => fewest(nets, constraints, options),
    }
}

/// Returns what is left of a plan after one of its payments is made.
///
/// Law: if the plan was as short as can be, so is the rest. A shorter one,
/// and the payment, would have been a shorter plan before.
fn rest(plan: Plan, made: &Transfer) -> Option<Plan> {
    let at = plan.transfers.iter().position(|planned| planned == made)?;
    let mut transfers = plan.transfers;
    transfers.remove(at);
    let rest = Plan {
        blocks: groups(&transfers),
        transfers,
        proof: match plan.proof {
            Proof::Optimal => Proof::Optimal,
            Proof::AtLeast(count) => Proof::AtLeast(count.saturating_sub(1)),
        },
        reason: match plan.reason {
            Reason::Followed { paid } => Reason::Followed { paid: paid + 1 },
            _ => Reason::Followed { paid: 1 },
        },
        remainders: plan.remainders,
        steps: plan.steps,
    };
    Some(rest)
}

fn without(nets: &Nets, paid: &[Transfer]) -> Option<Nets> {
    paid.iter().try_fold(nets.clone(), |nets, transfer| {
        let amount = transfer.amount.checked_neg()?;
        with(&nets, &Transfer { amount, ..*transfer })
    })
}

fn with(nets: &Nets, transfer: &Transfer) -> Option<Nets> {
    let mut balances = nets.balances().to_vec();
    let from = balances.get_mut(transfer.from.index())?;
    *from = from.checked_add(transfer.amount)?;
    let to = balances.get_mut(transfer.to.index())?;
    *to = to.checked_sub(transfer.amount)?;
    Nets::new(balances).ok()
}

/// Returns a plan of the fewest payments for these balances.
pub(super) fn fewest(nets: &Nets, constraints: &Constraints, options: &Options) -> Result<Plan, Infeasible> {
    if !constraints.is_free() {
        return families::settle(nets, constraints, options);
    }
    let open: Vec<(Person, Amount)> = nets.open().collect();
    if open.is_empty() {
        return Ok(Plan::settled());
    }
    let mut steps = Steps::new(options.effort);
    let found = reduce::groups(&open, &mut steps);
    let payments_min = open.len() - found.upper;
    let owed = Owed::new(&options.debts);
    let settled = goals::nicest(found.groups, &owed, &mut steps);
    let transfers: Vec<Transfer> = settled.iter().flat_map(|s| s.transfers.clone()).collect();
    let people = |group: &goals::Group| group.iter().map(|(person, _)| *person).collect();
    let plan = Plan {
        proof: match transfers.len() <= payments_min {
            true => Proof::Optimal,
            false => Proof::AtLeast(payments_min),
        },
        transfers,
        blocks: settled.iter().map(|settled| people(&settled.group)).collect(),
        reason: found.reason,
        remainders: Vec::new(),
        steps: steps.spent(),
    };
    Ok(plan.sorted())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::oracles::oracle::balanced;
    use super::*;

    proptest! {
        // Each case settles twice for every payment of a plan.
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// While the plan is followed, in whatever order, what is left of it
        /// stays as it was and stays minimal.
        #[test]
        fn the_rest_stands(balances in balanced(2..12, 30), order in prop::collection::vec(0usize..12, 12)) {
            let mut nets = Nets::new(balances).unwrap();
            let free = Constraints::default();
            let mut options = Options::default();
            let plan = settle(&nets, &free, &options).unwrap();
            let mut left = plan.transfers.clone();
            for pick in order {
                if left.is_empty() {
                    break;
                }
                let made = left.remove(pick % left.len());
                nets = with(&nets, &made).unwrap();
                options.paid.push(made);
                let next = settle(&nets, &free, &options).unwrap();
                prop_assert_eq!(&next.transfers, &left);
                prop_assert!(next.settles(&nets));
                prop_assert_eq!(next.proof, Proof::Optimal);
                let anew = settle(&nets, &free, &Options::default()).unwrap();
                prop_assert_eq!(anew.transfers.len(), left.len());
            }
        }

    }

    proptest! {
        /// Other payments make a new plan, and are no obstacle.
        #[test]
        fn other_payments_are_no_obstacle(balances in balanced(2..9, 30), paid in prop::collection::vec((0usize..9, 0usize..9, -9i128..20), 0..5)) {
            let nets = Nets::new(balances).unwrap();
            let paid = paid.into_iter().map(|(from, to, amount)| Transfer {
                from: Person::new(from),
                to: Person::new(to),
                amount,
            });
            let options = Options { paid: paid.collect(), ..Options::default() };
            let plan = settle(&nets, &Constraints::default(), &options).unwrap();
            prop_assert!(plan.settles(&nets));
            let anew = settle(&nets, &Constraints::default(), &Options::default()).unwrap();
            prop_assert_eq!(plan.transfers.len(), anew.transfers.len());
        }
    }

    #[test]
    fn a_thousand_equal_debts() {
        let mut balances = vec![-1i64; 1000];
        balances.push(1000);
        let nets = Nets::new(balances).unwrap();
        let plan = settle(&nets, &Constraints::default(), &Options::default()).unwrap();
        assert_eq!((plan.transfers.len(), plan.proof), (1000, Proof::Optimal));
        let mut balances = vec![-3i64; 1000];
        balances.extend([2; 1500]);
        let nets = Nets::new(balances).unwrap();
        let options = Options { effort: Effort(50_000_000), ..Options::default() };
        let plan = settle(&nets, &Constraints::default(), &options).unwrap();
        assert_eq!((plan.transfers.len(), plan.proof), (2000, Proof::Optimal));
    }

    #[test]
    fn the_hub_is_paid_or_pays() {
        let nets = Nets::new([0, -5, 3, 2]).unwrap();
        let options = Options { mode: Mode::Hub(Person::new(0)), ..Options::default() };
        let plan = settle(&nets, &Constraints::default(), &options).unwrap();
        assert_eq!(plan.transfers.len(), 3);
        assert!(plan.settles(&nets));
    }
}
