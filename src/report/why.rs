//! Why someone's balance is what it is: every entry with the share in words and who took the odd cents.
//!
//! Seen between two people, an entry counts with what one owes the other by it alone, as
//! [`pair_debts`](crate::model::pairwise::pair_debts) tells.

use std::collections::BTreeMap;

use super::entries::ID_SHOWN_MIN;
use super::share_words::{Odd, PartOf, odd_of, part_of};
use super::statement::{Span, partner, word};
use crate::model::id::unique_prefix;
use crate::model::pairwise::owed_between;
use crate::model::{Currency, Date, Entry, GroupIndex, Id, Ledger, Money, Part, PersonIndex, Tally};

/// Why a balance is what it is, in one group and currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
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
    /// The entries that moved it, in order of date.
    pub lines: Vec<WhyLine>,
    /// What they add up to: positive gets back, negative owes.
    pub net: Money,
}

/// What one entry has to do with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhyLine {
    /// The id.
    pub id: Id,
    /// How many characters of the id tell it from all others.
    pub unique: usize,
    /// The day.
    pub date: Date,
    /// What it is, in one word.
    pub kind: &'static str,
    /// What it was for.
    pub description: String,
    /// The whole amount.
    pub amount: Money,
    /// What it adds to the balance.
    pub effect: Money,
    /// What the person paid of it.
    pub paid: Money,
    /// What falls on the person.
    pub share: Money,
    /// Who paid how much.
    pub payers: Vec<(String, Money)>,
    /// The others on whom something falls.
    pub others: Vec<String>,
    /// The other side of a payment, and whether this person made it.
    pub partner: Option<(String, bool)>,
    /// Whose share the words are about, when it is the other one's.
    pub of_other: bool,
    /// The share in words.
    pub part: Option<PartOf>,
    /// Who took what did not divide.
    pub odd: Option<Odd>,
}

/// Returns why a person's balances are what they are, in some groups.
///
/// Law: the lines add up to the balance that [`Tally`] finds.
///
/// # Panics
///
/// When they do not, which would be a bug.
#[must_use]
pub fn why(ledger: &Ledger<'_>, ids: &[Id], who: PersonIndex, groups: &[GroupIndex], span: Span) -> Vec<Why> {
    let effect = |entry: &Entry<'_>| entry.involves(who).then(|| entry.effect_on(who));
    let found = collect(&Asked { ledger, ids, who, other: None, groups, span }, effect);
    let mut tally = Tally::default();
    ledger.entries.iter().filter(|entry| span.counts(entry.date)).for_each(|entry| tally.add(entry));
    let balances = tally.balances();
    for ((group, currency), why) in &found {
        assert!(why.net == balances.net(*group, *currency, who), "the reasons add up to the balance");
    }
    found.into_values().collect()
}

/// Returns what stands between two people by the entries both are in, in some groups.
#[must_use]
pub fn why_between(
    ledger: &Ledger<'_>,
    ids: &[Id],
    (who, other): (PersonIndex, PersonIndex),
    groups: &[GroupIndex],
    span: Span,
) -> Vec<Why> {
    let effect = |entry: &Entry<'_>| {
        let owed = owed_between(entry, other, who);
        (!owed.is_zero()).then_some(owed)
    };
    collect(&Asked { ledger, ids, who, other: Some(other), groups, span }, effect).into_values().collect()
}

/// What is to be explained.
struct Asked<'a, 't> {
    ledger: &'a Ledger<'t>,
    ids: &'a [Id],
    who: PersonIndex,
    other: Option<PersonIndex>,
    groups: &'a [GroupIndex],
    span: Span,
}

fn collect<'t>(
    asked: &Asked<'_, 't>,
    effect: impl Fn(&Entry<'t>) -> Option<Money>,
) -> BTreeMap<(GroupIndex, Currency), Why> {
    let mut found: BTreeMap<(GroupIndex, Currency), Why> = BTreeMap::new();
    for entry in &asked.ledger.entries {
        if !entry.counts() || !asked.groups.contains(&entry.group) || !asked.span.counts(entry.date) {
            continue;
        }
        let Some(effect) = effect(entry) else { continue };
        let why = found.entry((entry.group, entry.currency)).or_insert_with(|| {
            let group = asked.ledger.group(entry.group);
            let handle = |person| asked.ledger.setup.handle(person).to_owned();
            Why {
                member: handle(asked.who),
                other: asked.other.map(handle),
                group: group.handle.clone(),
                group_name: group.name.clone(),
                currency: entry.currency,
                lines: Vec::new(),
                net: Money::ZERO,
            }
        });
        why.net += effect;
        why.lines.push(line(asked, entry, effect));
    }
    found
}

fn line(asked: &Asked<'_, '_>, entry: &Entry<'_>, effect: Money) -> WhyLine {
    let setup = asked.ledger.setup;
    let handle = |part: &Part| setup.handle(part.person).to_owned();
    let paid = entry.paid_by(asked.who);
    // Between two people the one who did not pay is the one whose share it is.
    let sharer = asked.other.filter(|other| !paid.is_zero() && entry.paid_by(*other).is_zero());
    let part = part_of(setup, entry, sharer.unwrap_or(asked.who));
    WhyLine {
        id: entry.id,
        unique: unique_prefix(asked.ids, entry.id, ID_SHOWN_MIN),
        date: entry.date,
        kind: word(entry),
        description: entry.description.clone().into_owned(),
        amount: entry.amount,
        effect,
        paid,
        share: entry.share_of(asked.who),
        payers: entry.payers.iter().map(|part| (handle(part), part.amount)).collect(),
        others: entry.shares.iter().filter(|part| part.person != asked.who).map(handle).collect(),
        partner: partner(asked.ledger, entry, asked.who),
        of_other: sharer.is_some(),
        odd: part.as_ref().and_then(|_| odd_of(setup, entry)),
        part,
    }
}
