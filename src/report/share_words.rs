//! How someone's share of an entry is measured, and who took the units that did not divide.

use crate::model::odd_units::odd_units;
use crate::model::shares::divide;
use crate::model::{Entry, Kind, Money, Percent, PersonIndex, Setup, SplitPart, Way, Weight};

/// How a share is measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartOf {
    /// One of so many equal parts.
    Equal(usize),
    /// So many of all parts.
    Weighted {
        /// How many.
        weight: Weight,
        /// Of how many.
        of: Weight,
    },
    /// Exactly this much.
    Fixed(Money),
    /// A percentage of the whole.
    Percent(Percent),
    /// A part of what fixed parts, percentages and adjustments leave, more or less by an adjustment.
    Rest {
        /// The part.
        part: Box<PartOf>,
        /// Added on top.
        adjust: Money,
    },
    /// By the line items of the bill.
    Items {
        /// The items the person shares.
        items: Vec<ItemPart>,
        /// The person's part of what the items leave: tax, tip, discount.
        extra: Money,
    },
}

/// A person's part of one line item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemPart {
    /// What it is.
    pub description: String,
    /// The person's part of it, in smallest units.
    pub share: Money,
    /// What it cost.
    pub amount: Money,
    /// How the part is measured.
    pub part: PartOf,
}

/// Who took the units that did not divide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Odd {
    /// How many smallest units were left over.
    pub over: Money,
    /// Who took one more each, in order.
    pub takers: Vec<String>,
    /// Where the entry's turn starts, when it decides.
    pub start: Option<String>,
    /// What each gets before, where all parts are equal, and how many parts there are.
    pub each: Option<(Money, usize)>,
}

/// Says how a person's share is measured; nothing when the person has none, or it is a payment.
#[must_use]
pub fn part_of(setup: &Setup, entry: &Entry<'_>, who: PersonIndex) -> Option<PartOf> {
    if entry.kind == Kind::Payment {
        return None;
    }
    if entry.split.items { items_of(setup, entry, who) } else { part_among(&entry.split.parts, who) }
}

/// Says who took what did not divide; nothing when it came out even or goes by line items.
#[must_use]
pub fn odd_of(setup: &Setup, entry: &Entry<'_>) -> Option<Odd> {
    if entry.split.items || entry.kind == Kind::Payment {
        return None;
    }
    let odd = odd_units(entry.amount, &entry.split.parts, entry.id.turn())?;
    let handle = |person: PersonIndex| setup.handle(person).to_owned();
    Some(Odd {
        over: Money::from_minor(i64::try_from(odd.over).ok()?),
        takers: odd.takers.into_iter().map(handle).collect(),
        start: odd.start.map(handle),
        each: odd.each.map(|each| (each, entry.split.parts.len())),
    })
}

fn part_among(parts: &[SplitPart], who: PersonIndex) -> Option<PartOf> {
    let own = parts.iter().find(|part| part.person == who)?;
    let Way::Rest { weight, adjust } = own.way else {
        return Some(match own.way {
            Way::Fixed(amount) => PartOf::Fixed(amount),
            Way::Percent(percent) => PartOf::Percent(percent),
            Way::Rest { .. } => return None,
        });
    };
    let weights = || {
        parts.iter().filter_map(|part| match part.way {
            Way::Rest { weight, adjust } => Some((weight, adjust)),
            Way::Fixed(_) | Way::Percent(_) => None,
        })
    };
    let part = if weights().all(|(other, _)| other == weight) {
        PartOf::Equal(weights().count())
    } else {
        let of = weights().map(|(weight, _)| weight.millionths()).fold(0_u64, u64::saturating_add);
        PartOf::Weighted { weight, of: Weight::from_millionths(of) }
    };
    let is_whole = weights().count() == parts.len() && weights().all(|(_, adjust)| adjust.is_zero());
    Some(if is_whole { part } else { PartOf::Rest { part: Box::new(part), adjust } })
}

fn items_of(setup: &Setup, entry: &Entry<'_>, who: PersonIndex) -> Option<PartOf> {
    let mut items = Vec::new();
    let mut shares = Vec::new();
    for item in setup.items.get(&(entry.group, entry.id))? {
        // The same turn that the bill's own division takes for this line.
        let turn = entry.id.turn().wrapping_add(u64::from(item.line));
        divide(item.amount, &item.parts, turn, &mut shares).ok()?;
        let Some(part) = part_among(&item.parts, who) else { continue };
        let share = shares.iter().filter(|share| share.person == who).map(|share| share.amount).sum();
        items.push(ItemPart { description: item.description.clone(), share, amount: item.amount, part });
    }
    let extra = entry.share_of(who) - items.iter().map(|item| item.share).sum();
    (!items.is_empty() || !extra.is_zero()).then_some(PartOf::Items { items, extra })
}
