//! Hundreds to millions of people, too many to list the sets that they may form.

pub(super) mod crowd;
pub(super) mod fours;
pub(super) mod thirds;
pub(super) mod walk;
