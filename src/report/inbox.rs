//! What waits for you and what is new: requests, bills, payments to confirm, conflicts, and what others did.

use super::asked::Asked;
use super::changes::{Deed, DeedFilter};
use super::history::HistoryRow;
use super::status::{Status, Waiting};
use crate::model::{PersonIndex, Setup, Thing};

/// All that is there for you.
#[derive(Clone, Debug)]
pub struct Inbox {
    /// Your handle.
    pub me: String,
    /// The local time of the last look that was marked, as it is shown; nothing before the first.
    pub since: Option<String>,
    /// The same in seconds since 1970-01-01T00:00:00Z.
    pub since_seconds: Option<i64>,
    /// Friend requests and invitations to you.
    pub asked: Asked,
    /// Bills you still owe for, the most overdue first.
    pub due: Vec<Waiting>,
    /// Entries and payments that wait for your yes.
    pub pending: Vec<Waiting>,
    /// How many entries were changed in two ways.
    pub conflicts: usize,
    /// What others did that touches you, the newest first.
    pub news: Vec<HistoryRow>,
    /// Whether more is new than was looked at.
    pub has_more: bool,
}

impl Inbox {
    /// Picks from the state of the ledger what is yours.
    #[must_use]
    pub fn of(status: Status, setup: &Setup, me: PersonIndex) -> Inbox {
        let handle = setup.handle(me);
        let waits = |one: &Waiting| one.answering.iter().any(|other| other == handle);
        let due = status.due.into_iter().filter(|bill| bill.owing.contains(&me)).collect();
        Inbox {
            me: handle.to_owned(),
            since: None,
            since_seconds: None,
            asked: Asked { invited: Vec::new(), ..status.asked },
            due,
            pending: status.pending.into_iter().filter(waits).collect(),
            conflicts: status.conflicts,
            news: Vec::new(),
            has_more: false,
        }
    }

    /// Tells whether nothing is there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.asked.is_quiet()
            && self.due.is_empty()
            && self.pending.is_empty()
            && self.conflicts == 0
            && self.news.is_empty()
    }

    /// Counts what is there.
    #[must_use]
    pub fn len(&self) -> usize {
        let asked = self.asked.friends.len() + self.asked.invitations.len();
        asked + self.due.len() + self.pending.len() + self.conflicts + self.news.len()
    }
}

/// Leaves the deeds that touch someone: their entries, what is said where they are, and what is agreed about them.
pub fn touching(row: &mut HistoryRow, setup: &Setup, me: PersonIndex) {
    let filter = DeedFilter { about: Some(setup.handle(me).to_owned()), ..DeedFilter::default() };
    row.deeds.retain(|deed| touches(deed, &filter, setup, me));
}

fn touches(deed: &Deed, filter: &DeedFilter, setup: &Setup, me: PersonIndex) -> bool {
    let handle = setup.handle(me);
    let is_here = || {
        let group = setup.group(&deed.fact.group);
        group.is_some_and(|group| setup.groups[group.get()].member(me).is_some())
            || deed.fact.group.split('+').any(|name| name == handle)
    };
    match deed.fact.thing {
        Thing::Message | Thing::Group => is_here() || filter.takes(deed),
        Thing::Person => {
            let word = format!("friends.{handle}");
            filter.takes(deed) || deed.fields.iter().any(|(name, ..)| *name == word) || deed.fact.has(&word)
        }
        Thing::Entry | Thing::Item | Thing::Checkpoint => filter.takes(deed),
        Thing::Settings | Thing::Rate => false,
    }
}
