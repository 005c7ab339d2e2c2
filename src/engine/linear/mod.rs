//! Linear programs over sets of people, and the whole numbers that are believed of them.

pub(super) mod program;
pub(super) mod simplex;
pub(super) mod table;
pub(super) mod weights;
