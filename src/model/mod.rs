//! What a shared bill is: money, people, groups, entries and the rules they keep.
//!
//! Everything here is a value; nothing reads a file, a clock or a terminal.

pub mod agreement;
pub mod amount;
pub mod balance;
pub mod checkpoint;
pub mod currency;
pub mod date;
pub mod entry;
pub mod fault;
mod few_shares;
pub mod fingerprint;
pub mod formula;
pub mod group;
pub mod handle;
pub mod id;
pub mod ledger;
pub mod looks;
pub mod message;
pub mod money;
pub mod names;
pub mod odd_units;
pub mod pairwise;
pub mod past;
pub mod person;
pub mod recurring;
pub mod setup;
pub mod shares;
pub mod signing_key;
pub mod split;
pub mod survey;
pub mod testimony;

pub use agreement::{Agreement, Mode};
pub use amount::{Percent, Weight};
pub use balance::{Standing, Tally};
pub use checkpoint::{Checkpoint, CheckpointTally};
pub use currency::Currency;
pub use date::Date;
pub use entry::{Entry, Kind, Part, Place, Status};
pub use fault::{Code, Fault, Severity};
pub use fingerprint::Fingerprint;
pub use group::{Group, GroupIndex, GroupKind, Member, MemberState, Role};
pub use handle::Handle;
pub use id::Id;
pub use ledger::Ledger;
pub use message::{About, Message};
pub use money::Money;
pub use names::Names;
pub use past::{Fact, Thing};
pub use person::{Person, PersonIndex};
pub use setup::Setup;
pub use signing_key::SigningKey;
pub use split::{Split, SplitPart, Way};
pub use survey::Survey;
pub use testimony::{Joins, Seal, Testimony, Touched};
