//! Everything of a ledger beside its entries, as its own export tells it.

use std::collections::BTreeSet;

use super::selection::Selection;
pub use crate::text::import::own::Mirror;
use crate::text::import::own::mirror::{Reach, mirror};
use crate::text::sources::Sources;

/// Mirrors what a selection is about: its groups and people, and what belongs to its entries.
#[must_use]
pub fn mirror_of(selection: &Selection<'_, '_>, sources: &Sources) -> Mirror {
    let ids = || selection.entries.iter().map(|entry| entry.id.to_string()).collect::<BTreeSet<_>>();
    let setup = selection.setup;
    let is_everything = selection.is_whole && selection.groups.len() == setup.groups.len();
    let people = if is_everything { setup.person_indexes().collect() } else { selection.people() };
    let entries = (!selection.is_whole).then(ids);
    let reach = Reach { groups: &selection.groups, people: &people, entries };
    mirror(sources, selection.setup, &reach)
}
