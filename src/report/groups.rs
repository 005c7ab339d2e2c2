//! Groups with what is agreed in them, who is in, and how much is open.

use super::agreed::agreed;
use super::people::{Membership, memberships};
use crate::model::balance::Balances;
use crate::model::group::Defaults;
use crate::model::{Currency, Date, GroupIndex, GroupKind, Money, Setup};

/// One group with names instead of places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupRow {
    /// The handle.
    pub handle: String,
    /// The display name.
    pub name: String,
    /// Whether these are two people without a group.
    pub direct: bool,
    /// What it is for.
    pub kind: GroupKind,
    /// The currency of rows that name none.
    pub currency: Currency,
    /// Whether it is put away.
    pub archived: bool,
    /// The last day of the closed books.
    pub closed_until: Option<Date>,
    /// Whether a file holds a month.
    pub monthly_files: bool,
    /// What `add` assumes.
    pub defaults: Defaults,
    /// What is agreed about settling up: each key of `[settle]` with what it says.
    pub agreed: Vec<(&'static str, Vec<String>)>,
    /// Who is or was in, in name order.
    pub members: Vec<Membership>,
    /// What was spent, by currency, with the number of bills.
    pub spent: Vec<(Currency, Money, u64)>,
    /// Whether `clique use` chose it.
    pub in_use: bool,
}

impl GroupRow {
    /// Counts the balances that are not settled.
    #[must_use]
    pub fn open(&self) -> usize {
        self.members.iter().map(|member| member.balances.len()).sum()
    }

    /// Returns what it is in one word: its kind, or that it is two people.
    #[must_use]
    pub fn word(&self) -> &'static str {
        if self.direct { "two" } else { self.kind.word() }
    }
}

/// Spells out groups; `in_use` is the handle that `clique use` keeps.
#[must_use]
pub fn groups(setup: &Setup, balances: &Balances, which: &[GroupIndex], in_use: Option<&str>) -> Vec<GroupRow> {
    let row = |index: &GroupIndex| {
        let group = &setup.groups[index.get()];
        let totals = balances.totals.iter().filter(|((of, _), _)| of == index);
        GroupRow {
            handle: group.handle.clone(),
            name: group.name.clone(),
            direct: group.direct,
            kind: group.kind,
            currency: group.currency,
            archived: group.archived,
            closed_until: group.closed_until,
            monthly_files: group.monthly_files,
            defaults: group.defaults.clone(),
            agreed: agreed(setup, group),
            members: memberships(setup, balances, group),
            spent: totals.map(|((_, currency), total)| (*currency, total.spent, total.entries)).collect(),
            in_use: in_use == Some(group.handle.as_str()),
        }
    };
    which.iter().map(row).collect()
}
