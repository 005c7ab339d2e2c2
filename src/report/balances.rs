//! Who gets back and who owes, group by group and currency by currency.

use std::collections::BTreeMap;

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

/// Where each stands over several groups that share a currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overall {
    /// The currency.
    pub currency: Currency,
    /// How many groups are in it.
    pub groups: usize,
    /// Where each stands: those who get back first, the largest balance first.
    pub lines: Vec<Line>,
}

/// Adds up the sheets of each currency that has more than one.
#[must_use]
pub fn overall(sheets: &[Sheet]) -> Vec<Overall> {
    let mut by_currency: BTreeMap<Currency, Vec<&Sheet>> = BTreeMap::new();
    for sheet in sheets {
        by_currency.entry(sheet.currency).or_default().push(sheet);
    }
    let several = by_currency.into_iter().filter(|(_, sheets)| sheets.len() > 1);
    several
        .map(|(currency, sheets)| {
            let mut people: BTreeMap<&str, Line> = BTreeMap::new();
            for line in sheets.iter().flat_map(|sheet| &sheet.lines) {
                match people.get_mut(line.member.as_str()) {
                    Some(sum) => sum.standing.add(&line.standing),
                    None => drop(people.insert(&line.member, line.clone())),
                }
            }
            let mut lines: Vec<Line> = people.into_values().collect();
            sort_lines(&mut lines);
            Overall { currency, groups: sheets.len(), lines }
        })
        .collect()
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
        let place = |person| (*group, *currency, PersonIndex(person));
        let of_book = || balances.accounts.range(place(u32::MIN)..=place(u32::MAX));
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
        if lines.is_empty() {
            continue;
        }
        sort_lines(&mut lines);
        let Some(place) = setup.groups.get(group.get()) else { continue };
        let (handle, name) = (place.handle.clone(), place.name.clone());
        sheets.push(Sheet { group: handle, name, currency: *currency, total: *total, lines, sum });
    }
    sheets
}

fn sort_lines(lines: &mut [Line]) {
    lines.sort_by(|a, b| (b.standing.net(), &a.member).cmp(&(a.standing.net(), &b.member)));
}
