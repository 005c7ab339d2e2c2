//! Safe reductions before any search.

use super::nets::{Amount, Person};
use super::plan::{Plan, Proof, Reason, Transfer};

/// Returns a plan of few payments.
pub(super) fn solve(
    open: &[(Person, Amount)],
    payments: &dyn Fn(&[(Person, Amount)]) -> Vec<Transfer>,
) -> Plan {
    let mut sorted: Vec<(Person, Amount)> = open.to_vec();
    sorted.sort_unstable_by_key(|(person, balance)| (balance.abs(), *balance > 0, *person));
    let transfers = payments(&sorted);
    Plan {
        blocks: vec![open.iter().map(|o| o.0).collect()],
        transfers,
        proof: Proof::AtLeast(open.len().div_ceil(2)),
        reason: Reason::Thirds { pairs: 0 },
        remainders: Vec::new(),
        steps: 0,
    }
    .sorted()
}
