//! Who should pay whom: the settle-up engine.
//!
//! It takes what everyone's balance is, in whole smallest units of one
//! currency, and answers with payments that bring everyone to zero: as few as
//! possible, with a proof, within whatever the friends asked for.
//!
//! ```
//! use clique::engine::{Constraints, Nets, Options, Proof, settle};
//!
//! // Person 0 is owed 30, person 1 owes 10, person 2 owes 20.
//! let nets = Nets::new([30, -10, -20])?;
//! let plan = settle(&nets, &Constraints::default(), &Options::default())?;
//! assert_eq!(plan.transfers.len(), 2);
//! assert_eq!(plan.proof, Proof::Optimal);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! People are numbers here; their names live with the caller. A caller that
//! numbers people in the order of their names gets the same plan whatever the
//! order of the rows it read.

mod branch;
mod certificate;
mod chain;
mod chance;
mod circles;
mod clearing;
mod columns;
mod constrained;
mod constraints;
mod crowd;
mod debts;
mod dive;
mod effort;
mod explain;
mod families;
mod flow;
mod forests;
mod goals;
mod greedy;
mod hub;
mod infeasible;
mod levels;
mod lookup;
mod neighbourhood;
mod nets;
mod oracle;
mod packing;
mod partition;
mod plan;
mod program;
mod reduce;
mod relax;
mod retrace;
mod rounding;
mod rows;
mod settle;
mod simplex;
mod sums;
mod supports;
mod tree;
mod verify;
mod walk;
mod weights;
mod wishes;

pub use certificate::{Certificate, CertificateFault, Claim};
pub use constraints::{Constraints, Pair, Rounding};
pub use debts::{Cleared, Debt, DebtFault, Debts, to_dot};
pub use effort::Effort;
pub use infeasible::{Cause, Infeasible, Relaxation};
pub use nets::{Amount, Nets, NetsFault, Person};
pub use plan::{Plan, Proof, Reason, Remainder, Transfer};
pub use settle::{Mode, Options, settle};
pub use verify::{Verified, Wrong, verify};
