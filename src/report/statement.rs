//! How someone's balance came about, entry by entry, group by group and currency by currency.

use std::collections::BTreeMap;

use super::entries::ID_SHOWN_MIN;
use crate::model::id::unique_prefix;
use crate::model::{Currency, Date, Entry, GroupIndex, Id, Kind, Ledger, Money, PersonIndex, Tally};

/// One person's entries in one group and currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The person's handle.
    pub member: String,
    /// The person's display name.
    pub name: String,
    /// The group's handle.
    pub group: String,
    /// The group's display name.
    pub group_name: String,
    /// The currency.
    pub currency: Currency,
    /// The first day shown and the balance before it, when there is one.
    pub opening: Option<(Date, Money)>,
    /// The entries, in order of date.
    pub lines: Vec<StatementLine>,
    /// The balance after the last of them.
    pub closing: Money,
}

/// One entry as one person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementLine {
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
    /// The other side of a payment, and whether this person made it.
    pub partner: Option<(String, bool)>,
    /// The whole amount.
    pub amount: Money,
    /// What the person paid of it.
    pub paid: Money,
    /// What falls on the person.
    pub share: Money,
    /// What it adds to the balance.
    pub effect: Money,
    /// The balance afterwards.
    pub balance: Money,
}

/// Which entries a statement is about.
#[derive(Clone, Copy, Debug, Default)]
pub struct Span {
    /// The first day that is shown; what came before is summed up.
    pub since: Option<Date>,
    /// The last day that counts.
    pub until: Option<Date>,
}

impl Span {
    /// Tells whether an entry of that day counts.
    #[must_use]
    pub fn counts(&self, date: Date) -> bool {
        self.until.is_none_or(|until| date <= until)
    }
}

/// Returns the statements of a person; `ledger` may hold the person's entries alone, `ids` are all ids in order.
///
/// Law: the closing balance is the balance that [`Tally`] finds.
///
/// # Panics
///
/// When it is not, which would be a bug.
#[must_use]
pub fn statements(
    ledger: &Ledger<'_>,
    ids: &[Id],
    who: PersonIndex,
    groups: &[GroupIndex],
    span: Span,
) -> Vec<Statement> {
    let mut tally = Tally::default();
    let mut statements: BTreeMap<(GroupIndex, Currency), Statement> = BTreeMap::new();
    let is_meant = |entry: &&Entry<'_>| {
        entry.counts() && entry.involves(who) && groups.contains(&entry.group) && span.counts(entry.date)
    };
    for entry in ledger.entries.iter().filter(is_meant) {
        tally.add(entry);
        let statement =
            statements.entry((entry.group, entry.currency)).or_insert_with(|| empty(ledger, entry, who, span));
        let effect = entry.effect_on(who);
        statement.closing += effect;
        match &mut statement.opening {
            Some((since, before)) if entry.date < *since => *before += effect,
            _ => statement.lines.push(line(ledger, entry, who, statement.closing, ids)),
        }
    }
    let balances = tally.balances();
    for ((group, currency), statement) in &statements {
        assert!(statement.closing == balances.net(*group, *currency, who), "a statement ends with the balance");
    }
    statements.into_values().collect()
}

fn empty(ledger: &Ledger<'_>, entry: &Entry<'_>, who: PersonIndex, span: Span) -> Statement {
    let group = ledger.group(entry.group);
    Statement {
        member: ledger.setup.handle(who).to_owned(),
        name: ledger.setup.people[who.get()].name.clone(),
        group: group.handle.clone(),
        group_name: group.name.clone(),
        currency: entry.currency,
        opening: span.since.map(|since| (since, Money::ZERO)),
        lines: Vec::new(),
        closing: Money::ZERO,
    }
}

fn line(ledger: &Ledger<'_>, entry: &Entry<'_>, who: PersonIndex, balance: Money, ids: &[Id]) -> StatementLine {
    StatementLine {
        id: entry.id,
        unique: unique_prefix(ids, entry.id, ID_SHOWN_MIN),
        date: entry.date,
        kind: word(entry),
        description: entry.description.clone().into_owned(),
        partner: partner(ledger, entry, who),
        amount: entry.amount,
        paid: entry.paid_by(who),
        share: entry.share_of(who),
        effect: entry.effect_on(who),
        balance,
    }
}

/// Returns what an entry is in one word that friends use.
#[must_use]
pub fn word(entry: &Entry<'_>) -> &'static str {
    if entry.is_refund() { "refund" } else { entry.kind.word() }
}

/// Returns the other side of a payment, and whether `who` made it.
#[must_use]
pub fn partner(ledger: &Ledger<'_>, entry: &Entry<'_>, who: PersonIndex) -> Option<(String, bool)> {
    let (from, to) = (entry.payers.first()?.person, entry.shares.first()?.person);
    (entry.kind == Kind::Payment).then(|| {
        let other = if from == who { to } else { from };
        (ledger.setup.handle(other).to_owned(), from == who)
    })
}
