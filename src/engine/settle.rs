//! The engine's front door: balances, wishes and options in, a plan out.

use super::constraints::Constraints;
use super::debts::Debts;
use super::effort::{Effort, Steps};
use super::infeasible::{Cause, Infeasible};
use super::nets::{Amount, Nets, Person};
use super::plan::{Plan, Proof, Reason, Transfer, groups};
use super::{reduce, tree};

/// How a plan is made.
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
        Mode::Direct => Ok(fixed(options.debts.direct())),
        Mode::Simplified => Ok(fixed(options.debts.simplified().0.direct())),
        Mode::Hub(hub) => Ok(through_hub(nets, hub)),
        Mode::Minimal => minimal(nets, constraints, options),
    }
}

fn minimal(nets: &Nets, constraints: &Constraints, options: &Options) -> Result<Plan, Infeasible> {
    if !constraints.is_free() {
        return Err(Infeasible { cause: Cause::OutOfEffort, people: Vec::new(), relaxations: Vec::new() });
    }
    let open: Vec<(Person, Amount)> = nets.open().collect();
    if open.is_empty() {
        return Ok(Plan::settled());
    }
    let mut steps = Steps::new(options.effort);
    let found = reduce::groups(&open, &mut steps);
    let payments_min = open.len() - found.upper;
    let transfers: Vec<Transfer> = found.groups.iter().flat_map(|group| tree::payments(group)).collect();
    let plan = Plan {
        proof: match transfers.len() <= payments_min {
            true => Proof::Optimal,
            false => Proof::AtLeast(payments_min),
        },
        transfers,
        blocks: found.groups.iter().map(|group| group.iter().map(|(person, _)| *person).collect()).collect(),
        reason: found.reason,
        remainders: Vec::new(),
        steps: steps.spent(),
    };
    Ok(plan.sorted())
}

/// A plan of payments that are what they are.
fn fixed(transfers: Vec<Transfer>) -> Plan {
    Plan {
        blocks: groups(&transfers),
        transfers,
        proof: Proof::Optimal,
        reason: Reason::Fixed,
        remainders: Vec::new(),
        steps: 0,
    }
    .sorted()
}

fn through_hub(nets: &Nets, hub: Person) -> Plan {
    let others = nets.open().filter(|(person, _)| *person != hub);
    let transfers = others.map(|(person, balance)| match balance < 0 {
        true => Transfer { from: person, to: hub, amount: -balance },
        false => Transfer { from: hub, to: person, amount: balance },
    });
    let transfers = transfers.collect();
    fixed(transfers)
}
