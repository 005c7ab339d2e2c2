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
//! What the friends ask of a plan are constraints, alone or together. When no plan
//! keeps to them, the error names the people who prove it, and what would help:
//!
//! ```
//! use clique::engine::{Cause, Constraints, Nets, Options, Pair, Person, Relaxation, settle};
//!
//! let (ana, bo) = (Person::new(0), Person::new(1));
//! let nets = Nets::new([30, -10, -20])?;
//! let mut wishes = Constraints::default();
//! wishes.forbidden.insert(Pair::new(ana, bo));
//! let no_plan = settle(&nets, &wishes, &Options::default()).unwrap_err();
//! assert!(matches!(no_plan.cause, Cause::CutOff { .. } | Cause::Overloaded { .. }));
//! assert!(no_plan.relaxations.contains(&Relaxation::Relay));
//!
//! wishes.relay = true;
//! let plan = settle(&nets, &wishes, &Options::default())?;
//! assert!(plan.transfers.iter().all(|payment| wishes.may_pay(payment.from, payment.to)));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Existing debts make a plan nicer, never longer, and are what the other modes
//! are made of. A plan's proof can be written down and checked by code that
//! shares nothing with the search:
//!
//! ```
//! use clique::engine::{
//!     Certificate, Constraints, Debt, Debts, Mode, Nets, Options, Person, settle, verify,
//! };
//!
//! let owes = |debtor, creditor, amount| Debt {
//!     debtor: Person::new(debtor),
//!     creditor: Person::new(creditor),
//!     amount,
//! };
//! let debts = Debts::new([owes(0, 1, 5), owes(1, 2, 7), owes(2, 0, 3)])?;
//! let nets = debts.nets(3);
//!
//! let mut options = Options::default();
//! options.mode = Mode::Simplified;
//! options.debts = debts.clone();
//! let simplified = settle(&nets, &Constraints::default(), &options)?;
//! assert_eq!(simplified.transfers.len(), 2);
//!
//! options.mode = Mode::Minimal;
//! let plan = settle(&nets, &Constraints::default(), &options)?;
//! let certificate = Certificate::new(&nets, &plan).to_text();
//! let verified = verify(&Certificate::from_text(&certificate)?)?;
//! assert_eq!(verified.least, verified.payments);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Where a line lives:
//!
//! | place | what it decides |
//! |---|---|
//! | `settle` | the front door: which of the ways below a question takes |
//! | `nets`, `constraints`, `debts`, `plan`, `infeasible`, `certificate` | what goes in and what comes out |
//! | `exact` | the most groups when anyone may pay anyone, up to a few hundred people |
//! | `linear` | linear programs that guide that search, and the bounds in whole numbers that are believed |
//! | `crowds` | the same for hundreds to millions of people |
//! | `constrained` | the fewest payments when not anyone may pay anyone, with caps and smallest payments |
//! | `rounding` | payments in whole units |
//! | `families` | people who settle as one, alone and with all else that is asked |
//! | `refusals` | where a quick look tells that there is no plan, and who proves it |
//! | `hub`, `tree`, `goals` | payments through one person, inside one group, and which of equal plans is nicest |
//! | `verify` | the check of a certificate, which shares no code with any search |
//! | `oracles` | brute force, for tests alone |
//!
//! People are numbers here; their names live with the caller. A caller that
//! numbers people in the order of their names gets the same plan whatever the
//! order of the rows it read.

mod certificate;
mod chance;
mod constrained;
mod constraints;
mod crowds;
mod debts;
mod effort;
mod exact;
mod families;
mod goals;
mod hub;
mod infeasible;
mod linear;
mod nets;
mod oracles;
mod plan;
mod refusals;
mod rounding;
mod settle;
mod tree;
mod verify;

pub use certificate::{Certificate, CertificateFault, Claim};
pub use constraints::{Constraints, Pair, Rounding};
pub use debts::{Cleared, Debt, DebtFault, Debts, to_dot};
pub use effort::Effort;
pub use infeasible::{Cause, Infeasible, Relaxation};
pub use nets::{Amount, Nets, NetsFault, Person};
pub use plan::{Plan, Proof, Reason, Remainder, Transfer};
pub use settle::{Mode, Options, settle};
pub use verify::{Verified, Wrong, verify};
