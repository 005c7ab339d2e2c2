//! What is due: bills to be paid by a day, and bills that come again and are not booked yet.
//!
//! The id of a bill that comes again is a function of its group, its rule and its day, and so is all else in its
//! row. Two friends who book the same one in two clones write the same row, and a merge finds one entry.

use std::collections::{HashMap, HashSet};

use super::status::Waiting;
use crate::model::id::fnv1a;
use crate::model::recurring::Rule;
use crate::model::{Currency, Date, Entry, GroupIndex, Id, Money, Setup, Status};

/// So many turns of a rule are looked at.
const TURNS_MAX: u32 = 100_000;

/// A bill that comes again, on one day.
#[derive(Clone, Debug)]
pub struct Occurrence<'s> {
    /// The rule it comes by.
    pub rule: &'s Rule,
    /// The id its entry has or will have.
    pub id: Id,
    /// The day.
    pub date: Date,
}

/// Returns the id of the bill that a rule makes on a day: the same in every clone of the ledger.
#[must_use]
pub fn id_of(setup: &Setup, rule: &Rule, date: Date) -> Id {
    let group = &setup.groups[rule.group.get()];
    let hash = fnv1a(format!("{}\n{}\n{date}", group.folder, rule.name).as_bytes());
    Id::from_bits(hash ^ hash >> 31)
}

/// Returns the days on which a rule makes a bill, up to a day.
pub fn days(rule: &Rule, until: Date) -> impl Iterator<Item = Date> + '_ {
    (0..TURNS_MAX).map_while(|turn| rule.day(turn)).take_while(move |day| *day <= until)
}

/// The bills that are there already, by id and by what they say.
#[derive(Clone, Debug, Default)]
pub struct Booked {
    ids: HashSet<Id>,
    alike: HashMap<(GroupIndex, Date, Money, Currency), Vec<(Id, String)>>,
}

impl Booked {
    /// Adds an entry, of whatever state: what was voided is not booked again.
    pub fn add(&mut self, entry: &Entry<'_>, rules: &[Rule]) {
        self.ids.insert(entry.id);
        let is_like =
            |rule: &Rule| rule.group == entry.group && rule.amount == entry.amount && rule.currency == entry.currency;
        if entry.status != Status::Conflict && rules.iter().any(is_like) {
            let key = (entry.group, entry.date, entry.amount, entry.currency);
            self.alike.entry(key).or_default().push((entry.id, entry.description.trim().to_lowercase()));
        }
    }

    /// Tells whether a bill is there: by its id, or typed in by hand, and not `made` by a rule, with the same day,
    /// amount and words.
    #[must_use]
    pub fn has(&self, occurrence: &Occurrence<'_>, made: &HashSet<Id>) -> bool {
        let rule = occurrence.rule;
        let words = rule.description.trim().to_lowercase();
        let alike = self.alike.get(&(rule.group, occurrence.date, rule.amount, rule.currency));
        let by_hand = |(id, other): &(Id, String)| *other == words && !made.contains(id);
        self.ids.contains(&occurrence.id) || alike.is_some_and(|alike| alike.iter().any(by_hand))
    }
}

/// Finds the bills that come again up to a day and are not booked, by day; closed books and groups that are put away
/// get none.
#[must_use]
pub fn unbooked<'s>(setup: &'s Setup, booked: &Booked, groups: &[GroupIndex], until: Date) -> Vec<Occurrence<'s>> {
    let all = setup.rules.iter().flat_map(|rule| days(rule, until).map(move |day| id_of(setup, rule, day)));
    let made: HashSet<Id> = all.collect();
    let mut found = Vec::new();
    for rule in setup.rules.iter().filter(|rule| groups.contains(&rule.group)) {
        let group = &setup.groups[rule.group.get()];
        if group.archived {
            continue;
        }
        let open = days(rule, until).filter(|day| group.closed_until.is_none_or(|closed| *day > closed));
        let occurrence = |date| Occurrence { rule, id: id_of(setup, rule, date), date };
        found.extend(open.map(occurrence).filter(|occurrence| !booked.has(occurrence, &made)));
    }
    found.sort_by(|a, b| (a.date, a.id).cmp(&(b.date, b.id)));
    found
}

/// What is due, ready to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// Bills to be paid by a day that somebody still owes for.
    pub bills: Vec<Waiting>,
    /// Bills that come again.
    pub coming: Vec<ComingRow>,
}

/// A bill that comes again, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComingRow {
    /// The id of its entry.
    pub id: Id,
    /// The group's handle.
    pub group: String,
    /// The rule's name.
    pub rule: String,
    /// What it is for.
    pub description: String,
    /// The amount.
    pub amount: Money,
    /// The currency.
    pub currency: Currency,
    /// The day.
    pub day: Date,
    /// How many days are left until then.
    pub days_left: i64,
    /// Whether it was booked just now.
    pub booked: bool,
}

/// Spells out a bill that comes again.
#[must_use]
pub fn coming_row(setup: &Setup, occurrence: &Occurrence<'_>, today: Date, booked: bool) -> ComingRow {
    let rule = occurrence.rule;
    ComingRow {
        id: occurrence.id,
        group: setup.groups[rule.group.get()].handle.clone(),
        rule: rule.name.clone(),
        description: rule.description.clone(),
        amount: rule.amount,
        currency: rule.currency,
        day: occurrence.date,
        days_left: occurrence.date.days_since(today),
        booked,
    }
}

/// A rule, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleRow {
    /// The group's handle.
    pub group: String,
    /// The rule's name.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// The amount.
    pub amount: Money,
    /// The currency.
    pub currency: Currency,
    /// Who pays, as rows say it.
    pub paid_by: String,
    /// Who shares, as rows say it.
    pub split: String,
    /// The category, or empty.
    pub category: String,
    /// How often.
    pub every: String,
    /// The first day.
    pub start: Date,
    /// The last day, if there is one.
    pub until: Option<Date>,
    /// The next day that is not past.
    pub next: Option<Date>,
}

/// Spells out a rule.
#[must_use]
pub fn rule_row(setup: &Setup, rule: &Rule, today: Date) -> RuleRow {
    let handle = |person| setup.handle(person).to_owned();
    let decimals = rule.currency.decimals();
    RuleRow {
        group: setup.groups[rule.group.get()].handle.clone(),
        name: rule.name.clone(),
        description: rule.description.clone(),
        amount: rule.amount,
        currency: rule.currency,
        paid_by: crate::model::split::payers_to_text(&rule.payers, handle, decimals),
        split: rule.split.to_text(handle, decimals),
        category: rule.category.clone(),
        every: rule.every.to_string(),
        start: rule.start,
        until: rule.until,
        next: (0..TURNS_MAX).map_while(|turn| rule.day(turn)).find(|day| *day >= today),
    }
}
