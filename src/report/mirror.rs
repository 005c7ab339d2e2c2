//! Everything of a ledger beside its entries, as its own export tells it.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::selection::Selection;
use crate::model::balance::Tally;
use crate::model::{Currency, GroupIndex, Id, Money, PersonIndex};
use crate::text::import::own::BalanceMirror;
use crate::text::import::own::comments::{CommentMirror, comments_of};
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
    if selection.is_whole {
        mirror.comments = comments(selection, sources, &mirror);
    }
    mirror
}

/// Lists the comments in the files of what is mirrored; those of conversations are none, and read marks have none.
fn comments(selection: &Selection<'_, '_>, sources: &Sources, mirror: &Mirror) -> Vec<CommentMirror> {
    let is_reached = |path: &str| {
        let person = path.strip_prefix("people/").and_then(|file| file.strip_suffix(".toml"));
        let folder = || path.split('/').nth(1).unwrap_or_default();
        match path.split('/').next() {
            Some("people") => person.is_some_and(|handle| mirror.people.contains_key(handle)),
            Some("groups" | "direct") => mirror.groups.iter().any(|group| group.group == folder()),
            Some("rates.csv") => true,
            _ => false,
        }
    };
    let mut all = Vec::new();
    for (file, source) in (0..).zip(sources.iter()) {
        let is_kept = source.path.ends_with(".csv") || source.path.ends_with(".toml");
        if is_kept && source.text.contains('#') && is_reached(&source.path) {
            let ids: OnceCell<HashMap<u32, Id>> = OnceCell::new();
            let id_at = |line: usize| {
                let here = || selection.entries.iter().filter(|entry| entry.place.file == file);
                let ids = ids.get_or_init(|| here().map(|entry| (entry.place.line, entry.id)).collect());
                ids.get(&u32::try_from(line).ok()?).map(Id::to_string)
            };
            all.extend(comments_of(&source.path, &source.text, &id_at));
        }
    }
    all.sort_by(|one, other| (&one.file, &one.above, &one.behind).cmp(&(&other.file, &other.above, &other.behind)));
    all
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
