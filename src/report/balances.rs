//! Who gets back and who owes, group by group and currency by currency.

use crate::model::balance::{Balances, Total};
use crate::model::{Currency, GroupIndex, Money, PersonIndex, Setup, Standing};

/// The standings of one group and currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The group's handle.
    pub group: String,
    /// The group's display name.
    pub name: String,
    /// The currency.
    pub currency: Currency,
    /// What was spent.
    pub total: Total,
    /// Where each stands: those who get back first, the largest balance first.
    pub lines: Vec<Line>,
    /// The sum of all balances of the group, which is zero.
    pub sum: Money,
}

/// Where one person stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The person's handle.
    pub member: String,
    /// The person's display name.
    pub name: String,
    /// Paid, share, sent, received.
    pub standing: Standing,
}

/// Returns the sheets of some groups; with `who`, only those people's lines.
///
/// # Panics
///
/// When a sheet does not add up to zero, which would be a bug.
#[must_use]
pub fn balances(setup: &Setup, balances: &Balances, groups: &[GroupIndex], who: &[PersonIndex]) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    for ((group, currency), total) in &balances.totals {
        if !groups.contains(group) {
            continue;
        }
        let of_book = || balances.accounts.iter().filter(|((g, c, _), _)| g == group && c == currency);
        let sum: Money = of_book().map(|(_, standing)| standing.net()).sum();
        assert!(sum.is_zero(), "balances add up to zero");
        let mut lines: Vec<Line> = of_book()
            .filter(|((_, _, person), _)| who.is_empty() || who.contains(person))
            .map(|((_, _, person), standing)| Line {
                member: setup.handle(*person).to_owned(),
                name: setup.people[person.get()].name.clone(),
                standing: *standing,
            })
            .collect();
        lines.sort_by(|a, b| (b.standing.net(), &a.member).cmp(&(a.standing.net(), &b.member)));
        let Some(place) = setup.groups.get(group.get()) else { continue };
        let (handle, name) = (place.handle.clone(), place.name.clone());
        sheets.push(Sheet { group: handle, name, currency: *currency, total: *total, lines, sum });
    }
    sheets
}
