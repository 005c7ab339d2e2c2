//! What an import comes to: which entries are new, whose balances agree with those of the file, what is lost.

use std::collections::BTreeMap;

use super::moves::FieldChange;
use crate::model::{Currency, Date, Id, PersonIndex};
use crate::text::import::bills::{Bills, Loss, Rounding};
use crate::text::import::plan::{Cast, Plan, Sum};

/// What became of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It is recorded.
    Imported,
    /// It was only looked at.
    DryRun,
    /// Everything was there already.
    NothingNew,
    /// The balances are not those of the file, so nothing was recorded.
    Refused,
}

/// An import.
#[derive(Clone, Debug)]
pub struct ImportReport {
    /// What became of it.
    pub ending: Ending,
    /// The program the files come from.
    pub source: &'static str,
    /// The shape of the first.
    pub shape: &'static str,
    /// What the files are called.
    pub files: Vec<String>,
    /// The group's handle.
    pub group: String,
    /// The group's display name.
    pub group_name: String,
    /// Whether the group is new.
    pub group_is_new: bool,
    /// The first and the last day of what was read.
    pub days: Option<(Date, Date)>,
    /// How many entries there are of which kind.
    pub counts: Counts,
    /// Who the people of the file are.
    pub people: Vec<Meant>,
    /// Their balances, by currency and handle.
    pub balances: Vec<BalanceLine>,
    /// Entries that the file says otherwise than the ledger.
    pub changes: Vec<EntryDifference>,
    /// What does not come along.
    pub losses: Vec<Loss>,
}

/// How many entries there are of which kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The ledger did not have them.
    pub new: usize,
    /// The ledger had them.
    pub known: usize,
    /// The ledger had them, and they were taken back there.
    pub taken_back: usize,
    /// The ledger had them, and they were changed there.
    pub edited: usize,
    /// The file says something else, and so does the ledger now.
    pub updated: usize,
    /// The file says something else, and the ledger stays as it is.
    pub changed: usize,
    /// They say nothing and were left out.
    pub empty: usize,
    /// They stand in several of the files.
    pub again: usize,
    /// The ledger has them from an earlier import, and the file has them no more.
    pub gone: usize,
    /// The ledger's group has them beside those of the file.
    pub others: usize,
    /// Exchange rates that were pinned.
    pub rates: usize,
    /// Receipts that came along.
    pub receipts: usize,
    /// Rules for bills that come again.
    pub rules: usize,
}

/// Whom a name of the file means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    /// The name.
    pub name: String,
    /// The handle.
    pub member: String,
    /// Whether the person is new in the ledger.
    pub is_new: bool,
}

/// Someone's balance, as it was imported and as the file says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BalanceLine {
    /// The handle.
    pub member: String,
    /// The name in the file.
    pub name: String,
    /// The currency.
    pub currency: Currency,
    /// What the bills of the file come to, in smallest units.
    pub imported: i128,
    /// What the file says, where it does.
    pub stated: Option<i128>,
    /// By how much both may differ, as the program rounds.
    pub tolerance: i128,
}

/// An entry that the file says otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryDifference {
    /// The id in the ledger.
    pub id: Id,
    /// The day in the ledger.
    pub date: Date,
    /// What it is for in the ledger.
    pub description: String,
    /// Whether what differs was changed in the ledger and in the file.
    pub in_both: bool,
    /// What differs: the ledger's words before, the file's after.
    pub fields: Vec<FieldChange>,
}

impl BalanceLine {
    /// Returns how much more was imported than the file says.
    #[must_use]
    pub fn difference(&self) -> Option<i128> {
        self.stated.map(|stated| self.imported - stated)
    }

    /// Tells whether the difference is what rounding explains.
    #[must_use]
    pub fn fits(&self) -> bool {
        self.difference().is_none_or(|difference| difference.abs() <= self.tolerance)
    }
}

impl ImportReport {
    /// Tells whether the file says balances at all.
    #[must_use]
    pub fn states_balances(&self) -> bool {
        self.balances.iter().any(|line| line.stated.is_some())
    }

    /// Lists whose balances are not those of the file.
    #[must_use]
    pub fn misfits(&self) -> Vec<&BalanceLine> {
        self.balances.iter().filter(|line| !line.fits()).collect()
    }
}

/// Puts what was imported beside what the file says, by currency and handle.
#[must_use]
pub fn reconciliation(plan: &Plan, bills: &Bills, cast: &Cast) -> Vec<BalanceLine> {
    let mut stated: BTreeMap<(Currency, PersonIndex), i128> = BTreeMap::new();
    for balance in &bills.balances {
        *stated.entry((balance.currency, cast.of[balance.person.get()])).or_default() += balance.minor;
    }
    let mut keys: Vec<(Currency, PersonIndex)> = plan.sums.keys().chain(stated.keys()).copied().collect();
    keys.sort_by_key(|(currency, seat)| (currency.code().to_owned(), *seat));
    keys.dedup();
    let line = |key: (Currency, PersonIndex)| {
        let Sum { minor, bills: taken } = plan.sums.get(&key).copied().unwrap_or_default();
        let seat = &cast.seats[key.1.get()];
        BalanceLine {
            member: seat.handle.clone(),
            name: seat.name.clone(),
            currency: key.0,
            imported: minor,
            stated: stated.get(&key).copied(),
            tolerance: if bills.rounding == Rounding::UnitPerBill { i128::from(taken) } else { 0 },
        }
    };
    keys.into_iter().map(line).collect()
}
