//! The most groups that settle among themselves when anyone may pay anyone, for as many people as can be decided.

pub(super) mod branch;
pub(super) mod chain;
pub(super) mod columns;
pub(super) mod dive;
pub(super) mod greedy;
pub(super) mod hunt;
pub(super) mod levels;
pub(super) mod lookup;
pub(super) mod neighbourhood;
pub(super) mod packing;
pub(super) mod partition;
pub(super) mod reduce;
pub(super) mod rows;
