//! The slow and obvious ways, to test the fast ones against; no code is shared with what they judge.

pub(super) mod kindred;
pub(super) mod oracle;
pub(super) mod supports;
