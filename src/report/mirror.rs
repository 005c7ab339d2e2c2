//! Everything of a ledger beside its entries, as its own export tells it.

use std::collections::{BTreeMap, BTreeSet};

use super::selection::Selection;
use crate::model::balance::Tally;
use crate::model::{Currency, GroupIndex, Money, PersonIndex};
use crate::text::import::own::BalanceMirror;
use crate::text::import::own::mirror::{Reach, mirror};
pub use crate::text::import::own::{Mirror, ReceiptMirror, count_column, count_of_column};
use crate::text::sources::Sources;

/// Whose balance it is.
type Account = (GroupIndex, Currency, PersonIndex);

/// Mirrors what a selection is about: its groups and people, and what belongs to its entries; `receipts` are the
/// files in the folders of receipts, by the handle of the group.
#[must_use]
pub fn mirror_of(
    selection: &Selection<'_, '_>,
    sources: &Sources,
    mut receipts: BTreeMap<String, Vec<ReceiptMirror>>,
) -> Mirror {
    let ids = || selection.entries.iter().map(|entry| entry.id.to_string()).collect::<BTreeSet<_>>();
    let setup = selection.setup;
    let is_everything = selection.is_whole && selection.groups.len() == setup.groups.len();
    let people = if is_everything { setup.person_indexes().collect() } else { selection.people() };
    let entries = (!selection.is_whole).then(ids);
    let reach = Reach { groups: &selection.groups, people: &people, entries };
    let mut mirror = mirror(sources, selection.setup, &reach);
    if !is_everything {
        mirror.reads.retain(|handle, _| mirror.people.contains_key(handle));
    }
    for group in &mut mirror.groups {
        group.receipts = receipts.remove(&group.group).unwrap_or_default();
    }
    mirror.balances = balances(selection);
    mirror
}

/// Lists the balances that come of the entries, but for those of nothing.
fn balances(selection: &Selection<'_, '_>) -> Vec<BalanceMirror> {
    let mut tally = Tally::default();
    selection.entries.iter().for_each(|entry| tally.add(entry));
    let accounts = tally.balances().accounts.into_iter();
    let open = accounts.map(|(account, standing)| (account, standing.net())).filter(|(_, net)| !net.is_zero());
    let balance = |((group, currency, person), net): (Account, Money)| BalanceMirror {
        group: selection.setup.groups[group.get()].handle.clone(),
        member: selection.setup.handle(person).to_owned(),
        currency: currency.to_string(),
        net: net.to_decimal(currency.decimals()),
        net_minor: net.minor(),
    };
    open.map(balance).collect()
}
