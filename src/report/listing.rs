//! A list of entries, the newest first, group by group, with what they come to.

use std::collections::BTreeMap;

use super::entries::{EntryRow, entry_row};
use super::filter::{Filter, Sort};
use crate::model::{Currency, Date, Entry, GroupIndex, Id, Kind, Ledger, Money, PersonIndex, Way};

/// What is listed.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Which entries.
    pub filter: Filter,
    /// At most so many, the newest.
    pub limit: Option<usize>,
    /// The oldest first.
    pub oldest_first: bool,
    /// Whose shares are told.
    pub me: Option<PersonIndex>,
}

/// The entries that were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The groups that have some, in order of their folders.
    pub groups: Vec<GroupList>,
    /// How many more there are beyond the limit.
    pub left_out: usize,
}

/// The entries of one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupList {
    /// The group's display name.
    pub name: String,
    /// The currency of the group, which most amounts are in.
    pub currency: Currency,
    /// The entries.
    pub lines: Vec<ListLine>,
    /// What those that count come to, by currency.
    pub sums: Vec<Sums>,
    /// The first and the last day.
    pub days: Option<(Date, Date)>,
}

/// What entries of one currency come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sums {
    /// The currency.
    pub currency: Currency,
    /// Spent, less refunds and income.
    pub spent: Money,
    /// Handed over in payments.
    pub handed_over: Money,
    /// What of it falls on the reader.
    pub own: Option<Money>,
}

/// One entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListLine {
    /// The entry.
    pub row: EntryRow,
    /// For whom it was.
    pub whom: Whom,
    /// What falls on the reader, when the reader is known and it is not a payment; nothing when not in it.
    pub own: Option<Option<Money>>,
}

/// For whom an entry was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// For everyone who was in, each as the group has it.
    Everyone,
    /// For everyone who was in but these, in equal parts.
    EveryoneBut(Vec<String>),
    /// For these, each with the way it is measured (`:2`, `=20.00`), or nothing.
    Named(Vec<(String, Way)>),
}

/// Lists the entries of a ledger that are wished for.
#[must_use]
pub fn listing(ledger: &Ledger<'_>, wish: &Wish) -> Listing {
    listing_beside(ledger, &ledger.ids(), wish)
}

/// As [`listing`], of a ledger that may have but some of the entries; `ids` are those of all, in order.
#[must_use]
pub fn listing_beside(ledger: &Ledger<'_>, ids: &[Id], wish: &Wish) -> Listing {
    let mut found: Vec<&Entry<'_>> = ledger.entries.iter().filter(|entry| wish.filter.takes(entry)).collect();
    found.reverse();
    let limit = wish.limit.unwrap_or(found.len());
    let left_out = found.len().saturating_sub(limit);
    found.truncate(limit);
    if wish.oldest_first {
        found.reverse();
    }
    let mut groups: BTreeMap<GroupIndex, Vec<&Entry<'_>>> = BTreeMap::new();
    for entry in found {
        groups.entry(entry.group).or_default().push(entry);
    }
    let list = |(group, entries): (GroupIndex, Vec<&Entry<'_>>)| {
        let line = |entry: &&Entry<'_>| ListLine {
            row: entry_row(ledger.setup, entry, ids),
            whom: whom(ledger, entry),
            own: wish.me.filter(|_| entry.kind != Kind::Payment).map(|me| own_share(entry, me)),
        };
        let days = entries.iter().map(|entry| entry.date);
        let group = ledger.group(group);
        GroupList {
            name: group.name.clone(),
            currency: group.currency,
            lines: entries.iter().map(line).collect(),
            sums: sums(&entries, wish.me),
            days: days.clone().min().zip(days.max()),
        }
    };
    Listing { groups: groups.into_iter().map(list).collect(), left_out }
}

fn own_share(entry: &Entry<'_>, me: PersonIndex) -> Option<Money> {
    entry.shares.iter().any(|part| part.person == me).then(|| entry.share_of(me))
}

fn sums(entries: &[&Entry<'_>], me: Option<PersonIndex>) -> Vec<Sums> {
    let mut sums: BTreeMap<Currency, Sums> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.counts()) {
        let currency = entry.currency;
        let zero = Sums { currency, spent: Money::ZERO, handed_over: Money::ZERO, own: me.map(|_| Money::ZERO) };
        let sum = sums.entry(currency).or_insert(zero);
        let sign = |money: Money| if entry.kind == Kind::Income { -money } else { money };
        match Sort::of(entry) {
            Sort::Payment => sum.handed_over += entry.amount,
            _ => {
                sum.spent += sign(entry.amount);
                sum.own = sum.own.zip(me).map(|(own, me)| own + sign(entry.share_of(me)));
            }
        }
    }
    sums.into_values().collect()
}

fn whom(ledger: &Ledger<'_>, entry: &Entry<'_>) -> Whom {
    let handle = |person: PersonIndex| ledger.setup.handle(person).to_owned();
    let parts: Vec<(PersonIndex, Way)> = if entry.split.items {
        entry.shares.iter().map(|part| (part.person, Way::Fixed(part.amount))).collect()
    } else {
        entry.split.parts.iter().map(|part| (part.person, part.way)).collect()
    };
    let whole = |way: &Way| *way == Way::Rest { weight: crate::model::Weight::ONE, adjust: Money::ZERO };
    let members: Vec<_> =
        ledger.group(entry.group).members.iter().filter(|member| member.takes_part_on(entry.date)).collect();
    let part_of = |person| parts.iter().find(|(other, _)| *other == person).map(|(_, way)| *way);
    let only_members = parts.iter().all(|(person, _)| members.iter().any(|member| member.person == *person));
    let out: Vec<String> =
        members.iter().filter(|member| part_of(member.person).is_none()).map(|member| handle(member.person)).collect();
    let as_usual = members.iter().all(|member| {
        part_of(member.person).is_some_and(|way| way == Way::Rest { weight: member.weight, adjust: Money::ZERO })
    });
    let all_equal = parts.iter().all(|(_, way)| whole(way));
    if only_members && members.len() > 1 && out.is_empty() && (as_usual || all_equal) {
        return Whom::Everyone;
    }
    if only_members && all_equal && out.len() * 3 <= members.len() && parts.len() > 2 {
        return Whom::EveryoneBut(out);
    }
    Whom::Named(parts.into_iter().map(|(person, way)| (handle(person), way)).collect())
}
