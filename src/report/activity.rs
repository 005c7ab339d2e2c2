//! How much was changed by month, week, category, or by whom.

use std::collections::{BTreeMap, BTreeSet};

use super::changes::Deed;
use super::effects::EffectsBy;
use super::history::HistoryRow;
use super::totals::{By, Part, part_of_day};
use crate::model::{Date, Thing};

/// How many changes there were of one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// The part.
    pub part: Part,
    /// How many changes; one that is about several categories counts in each.
    pub changes: u64,
}

/// Counts changes: months and weeks in order, all else by how many, the most first.
#[must_use]
pub fn activity(history: &[HistoryRow], by: EffectsBy) -> Vec<Activity> {
    let mut counts: BTreeMap<Part, u64> = BTreeMap::new();
    for part in history.iter().flat_map(|row| parts_of(row, by)) {
        *counts.entry(part).or_default() += 1;
    }
    let mut found: Vec<Activity> = counts.into_iter().map(|(part, changes)| Activity { part, changes }).collect();
    if !matches!(by, EffectsBy::Part(By::Month | By::Week)) {
        found.sort_by(|a, b| (b.changes, &a.part).cmp(&(a.changes, &b.part)));
    }
    found
}

fn parts_of(row: &HistoryRow, by: EffectsBy) -> BTreeSet<Part> {
    let category = |deed: &Deed| match deed.fact.thing {
        Thing::Entry => Part::Category(deed.fact.field("category").trim().to_owned()),
        _ => Part::NoEntry,
    };
    match by {
        EffectsBy::Person => BTreeSet::from([Part::Person(row.who.clone())]),
        EffectsBy::Part(By::Category) if row.deeds.is_empty() => BTreeSet::from([Part::NoEntry]),
        EffectsBy::Part(By::Category) => row.deeds.iter().map(category).collect(),
        EffectsBy::Part(by) => {
            let day = row.local_time.split(' ').next().and_then(Date::parse);
            day.map(|day| part_of_day(day, by)).into_iter().collect()
        }
    }
}
