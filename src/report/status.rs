//! The state of a ledger at a glance: who stands where, what is due, what waits for someone.

use super::asked::{Asked, asked};
use super::balances::{Sheet, balances};
use super::entries::ID_SHOWN_MIN;
use crate::engine::{Constraints, Effort, Nets, Options, Proof, settle};
use crate::model::balance::Balances;
use crate::model::id::unique_prefix;
use crate::model::pending::{answering, charged};
use crate::model::{Currency, Date, Entry, GroupIndex, Id, Money, PersonIndex, Setup, Status as EntryStatus, Tally};

/// Plans are only counted here, so little effort is spent on hard ones.
const EFFORT: Effort = Effort(5_000_000);
/// Bills due within so many days are shown, and all that are overdue.
const DAYS_AHEAD: i64 = 14;

/// The state of a ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The ledger's name.
    pub ledger: String,
    /// Who you are, when it is known.
    pub me: Option<String>,
    /// Where everyone stands, group by group and currency by currency.
    pub sheets: Vec<SheetState>,
    /// Bills to be paid, the most overdue first.
    pub due: Vec<Waiting>,
    /// Entries that wait for those charged, the oldest first.
    pub pending: Vec<Waiting>,
    /// How many entries lost against another change and wait for a person.
    pub conflicts: usize,
    /// Friend requests and invitations without an answer.
    pub asked: Asked,
}

/// One sheet and how many payments would settle it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetState {
    /// Where everyone stands.
    pub sheet: Sheet,
    /// How many payments settle it.
    pub payments: usize,
    /// Whether fewer cannot.
    pub proven: bool,
}

/// An entry that waits for someone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The id.
    pub id: Id,
    /// How many characters of the id tell it from all others.
    pub unique: usize,
    /// The group's handle.
    pub group: String,
    /// What it was for.
    pub description: String,
    /// The amount.
    pub amount: Money,
    /// The currency.
    pub currency: Currency,
    /// The day it should be paid by, or the day it happened.
    pub day: Date,
    /// How many days are left until then.
    pub days_left: i64,
    /// The handles of those who may accept it, where it waits for that.
    pub answering: Vec<String>,
    /// Those whom it costs something and who owe something in its group.
    pub owing: Vec<PersonIndex>,
}

/// Adds up, one entry at a time, what the status needs to know.
#[derive(Clone, Debug)]
pub struct Glance {
    days_ahead: i64,
    tally: Tally,
    ids: Vec<Id>,
    due: Vec<Kept>,
    pending: Vec<Kept>,
    conflicts: usize,
}

/// What is kept of an entry that may have to be shown.
#[derive(Clone, Debug)]
struct Kept {
    id: Id,
    group: GroupIndex,
    description: String,
    amount: Money,
    currency: Currency,
    day: Date,
    sharers: Vec<PersonIndex>,
    /// Those of them whom it charges, and who wrote it; of entries that wait.
    waits: Option<(Vec<PersonIndex>, String)>,
    /// Those of them whom it costs something.
    debtors: Vec<PersonIndex>,
}

impl Default for Glance {
    fn default() -> Glance {
        Glance::until(DAYS_AHEAD)
    }
}

impl Glance {
    /// Starts without entries; bills due within so many days will be shown, and all that are overdue.
    #[must_use]
    pub fn until(days_ahead: i64) -> Glance {
        let (tally, ids, due, pending) = (Tally::default(), Vec::new(), Vec::new(), Vec::new());
        Glance { days_ahead, tally, ids, due, pending, conflicts: 0 }
    }

    /// Adds one entry.
    pub fn add(&mut self, entry: &Entry<'_>) {
        self.ids.push(entry.id);
        match entry.status {
            EntryStatus::Counts => {
                self.tally.add(entry);
                if let Some(due) = entry.due {
                    self.due.push(kept(entry, due));
                }
            }
            EntryStatus::Pending => self.pending.push(kept(entry, entry.date)),
            EntryStatus::Conflict => self.conflicts += 1,
            EntryStatus::Void => {}
        }
    }

    /// Returns the state of some groups on a day.
    #[must_use]
    pub fn status(mut self, setup: &Setup, groups: &[GroupIndex], me: Option<PersonIndex>, today: Date) -> Status {
        let sums = self.tally.balances();
        // A bill is paid when nobody who shares it owes anything in its group any more.
        let is_open =
            |kept: &Kept| kept.sharers.iter().any(|person| sums.net(kept.group, kept.currency, *person).is_negative());
        self.due.retain(|kept| kept.day.days_since(today) <= self.days_ahead && is_open(kept));
        if !(self.due.is_empty() && self.pending.is_empty()) {
            self.ids.sort_unstable();
            self.ids.dedup();
        }
        let waiting = |kept: &[Kept]| {
            let meant = kept.iter().filter(|kept| groups.contains(&kept.group));
            let mut waiting: Vec<Waiting> = meant.map(|kept| shown(kept, setup, &self.ids, &sums, today)).collect();
            waiting.sort_by_key(|waiting| (waiting.day, waiting.id));
            waiting
        };
        Status {
            ledger: setup.name.clone(),
            me: me.map(|me| setup.handle(me).to_owned()),
            sheets: balances(setup, &sums, groups, &[]).into_iter().map(state).collect(),
            due: waiting(&self.due),
            pending: waiting(&self.pending),
            conflicts: self.conflicts,
            asked: asked(setup, groups, me),
        }
    }
}

fn kept(entry: &Entry<'_>, day: Date) -> Kept {
    let sharers = || entry.shares.iter().map(|part| part.person);
    let words = if entry.description.is_empty() { entry.kind.word() } else { &entry.description };
    Kept {
        id: entry.id,
        group: entry.group,
        description: words.to_owned(),
        amount: entry.amount,
        currency: entry.currency,
        day,
        sharers: sharers().collect(),
        waits: (entry.status == EntryStatus::Pending).then(|| (charged(entry), entry.by.clone().into_owned())),
        debtors: sharers().filter(|person| entry.effect_on(*person).is_negative()).collect(),
    }
}

fn shown(kept: &Kept, setup: &Setup, ids: &[Id], sums: &Balances, today: Date) -> Waiting {
    let asked = kept.waits.as_ref().map_or_else(Vec::new, |(charged, by)| answering(charged, by, setup));
    let owes = |person: &&PersonIndex| sums.net(kept.group, kept.currency, **person).is_negative();
    Waiting {
        id: kept.id,
        unique: unique_prefix(ids, kept.id, ID_SHOWN_MIN),
        group: setup.groups[kept.group.get()].handle.clone(),
        description: kept.description.clone(),
        amount: kept.amount,
        currency: kept.currency,
        day: kept.day,
        days_left: kept.day.days_since(today),
        answering: asked.into_iter().map(|person| setup.handle(person).to_owned()).collect(),
        owing: kept.debtors.iter().filter(owes).copied().collect(),
    }
}

fn state(sheet: Sheet) -> SheetState {
    let nets = Nets::new(sheet.lines.iter().map(|line| line.standing.net().minor())).expect("balances add up to zero");
    let options = Options { effort: EFFORT, ..Options::default() };
    // Without constraints there always is a plan; were there none, everyone but one would pay.
    let plan = settle(&nets, &Constraints::default(), &options).ok();
    let payments = plan.as_ref().map_or(nets.open().count().saturating_sub(1), |plan| plan.transfers.len());
    let proven = plan.is_some_and(|plan| plan.proof == Proof::Optimal);
    SheetState { sheet, payments, proven }
}
