//! What entries did to someone's balance, part by part: by month, week, category, or by who paid.

use std::collections::BTreeMap;

use super::statement::{Span, partner};
use super::totals::{By, Part, part_of};
use crate::model::pairwise::owed_between;
use crate::model::{Currency, Date, Entry, GroupIndex, Kind, Ledger, Money, PersonIndex};

/// What entries are put together by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EffectsBy {
    /// What the entries themselves say.
    Part(By),
    /// Who paid; of a payment, its other side.
    Person,
}

/// What moved someone's balance in one group and currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effects {
    /// The person's handle.
    pub member: String,
    /// The handle of the other one, when it is about two people.
    pub other: Option<String>,
    /// The group's handle.
    pub group: String,
    /// The group's display name.
    pub group_name: String,
    /// The currency.
    pub currency: Currency,
    /// The first day shown and the balance before it, when there is one.
    pub opening: Option<(Date, Money)>,
    /// The parts: months and weeks in order, all else by how far it moved the balance, the farthest first.
    pub parts: Vec<EffectPart>,
    /// The balance after all of them.
    pub net: Money,
}

/// What one part did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EffectPart {
    /// What it is.
    pub part: Part,
    /// How many entries count.
    pub entries: u64,
    /// What the person paid for bills; what came in through them is taken off.
    pub paid: Money,
    /// What of bills falls on the person.
    pub share: Money,
    /// What it all, payments too, adds to the balance.
    pub effect: Money,
    /// The balance afterwards, in the order of the parts.
    pub balance: Money,
}

/// Whose balance is looked at, or what stands between whom.
#[derive(Clone, Copy, Debug)]
pub struct Whose {
    /// The person.
    pub who: PersonIndex,
    /// The other one, when it is about two people.
    pub other: Option<PersonIndex>,
}

/// Returns what moved a balance; `ledger` may hold the entries alone that are meant.
///
/// Law: the parts and what came before add up to the balance.
#[must_use]
pub fn effects(ledger: &Ledger<'_>, whose: Whose, groups: &[GroupIndex], span: Span, by: EffectsBy) -> Vec<Effects> {
    let mut found: BTreeMap<(GroupIndex, Currency), (Effects, BTreeMap<Part, EffectPart>)> = BTreeMap::new();
    for entry in &ledger.entries {
        if !entry.counts() || !groups.contains(&entry.group) || !span.counts(entry.date) {
            continue;
        }
        let Some(effect) = effect_of(entry, whose) else { continue };
        let (all, parts) = found
            .entry((entry.group, entry.currency))
            .or_insert_with(|| (empty(ledger, entry, whose, span), BTreeMap::new()));
        all.net += effect;
        if let Some((since, before)) = &mut all.opening
            && entry.date < *since
        {
            *before += effect;
            continue;
        }
        let part = match by {
            EffectsBy::Part(by) => part_of(entry, by),
            EffectsBy::Person => Part::Person(payer_of(ledger, entry, whose.who)),
        };
        parts.entry(part.clone()).or_insert_with(|| nothing(part)).add(entry, whose.who, effect);
    }
    found.into_values().map(|(all, parts)| in_order(all, parts.into_values().collect(), by)).collect()
}

impl EffectPart {
    fn add(&mut self, entry: &Entry<'_>, who: PersonIndex, effect: Money) {
        self.entries += 1;
        self.effect += effect;
        let (paid, share) = (entry.paid_by(who), entry.share_of(who));
        match entry.kind {
            Kind::Payment => {}
            Kind::Income => {
                self.paid -= paid;
                self.share -= share;
            }
            Kind::Expense => {
                self.paid += paid;
                self.share += share;
            }
        }
    }
}

fn effect_of(entry: &Entry<'_>, whose: Whose) -> Option<Money> {
    match whose.other {
        None => entry.involves(whose.who).then(|| entry.effect_on(whose.who)),
        Some(other) => Some(owed_between(entry, other, whose.who)).filter(|owed| !owed.is_zero()),
    }
}

fn empty(ledger: &Ledger<'_>, entry: &Entry<'_>, whose: Whose, span: Span) -> Effects {
    let group = ledger.group(entry.group);
    let handle = |person| ledger.setup.handle(person).to_owned();
    Effects {
        member: handle(whose.who),
        other: whose.other.map(handle),
        group: group.handle.clone(),
        group_name: group.name.clone(),
        currency: entry.currency,
        opening: span.since.map(|since| (since, Money::ZERO)),
        parts: Vec::new(),
        net: Money::ZERO,
    }
}

fn nothing(part: Part) -> EffectPart {
    let zero = Money::ZERO;
    EffectPart { part, entries: 0, paid: zero, share: zero, effect: zero, balance: zero }
}

/// Returns who paid, several as `alice+bob`; of a payment, its other side.
fn payer_of(ledger: &Ledger<'_>, entry: &Entry<'_>, who: PersonIndex) -> String {
    if let Some((other, _)) = partner(ledger, entry, who) {
        return other;
    }
    let mut names: Vec<&str> = entry.payers.iter().map(|part| ledger.setup.handle(part.person)).collect();
    names.sort_unstable();
    names.join("+")
}

fn in_order(all: Effects, mut parts: Vec<EffectPart>, by: EffectsBy) -> Effects {
    if !matches!(by, EffectsBy::Part(By::Month | By::Week)) {
        parts.sort_by(|a, b| (b.effect.abs(), &a.part).cmp(&(a.effect.abs(), &b.part)));
    }
    let mut balance = all.opening.map_or(Money::ZERO, |(_, before)| before);
    for part in &mut parts {
        balance += part.effect;
        part.balance = balance;
    }
    Effects { parts, ..all }
}
