//! An import, understood: rows, what the ledger has of them, and what can be said of it.

use super::draft::name_receipts;
use super::files::{ImportFile, misread_of_several};
use super::origins::weigh;
use super::people::People;
use super::place::Destination;
use super::reading::Read;
use crate::book::{Book, is_readable};
use crate::cli::failure::Failure;
use crate::model::{Currency, Money, PersonIndex};
use crate::report::entries::{EntryRow, entry_row};
use crate::report::import::{BalanceLine, Counts, Ending, EntryDifference, ImportReport, Meant, reconciliation};
use crate::report::moves::FieldChange;
use crate::text::columns::Column;
use crate::text::import::bills::Loss;
use crate::text::import::compare::{Changed, Compared, Comparison, Fate};
use crate::text::import::gather::Gathered;
use crate::text::import::identity::Realm;
use crate::text::import::plan::{Cast, Plan, Planned, Target, plan};

/// An import, understood.
#[derive(Debug)]
pub struct Import<'s> {
    /// What the files say.
    pub gathered: Gathered,
    /// Where it goes.
    pub to: Destination,
    /// The currency of rows that name none.
    pub currency: Currency,
    /// Who everyone is.
    pub people: People<'s>,
    /// The rows.
    pub plan: Plan,
    /// Which of them the ledger has.
    pub compared: Compared,
    /// Everyone's balance beside that of the file.
    pub balances: Vec<BalanceLine>,
}

impl<'s> Import<'s> {
    /// Plans the rows, compares them with the ledger and the balances with those of the file.
    ///
    /// # Errors
    ///
    /// When a bill cannot be a row, or the ledger cannot be read.
    pub fn prepare(
        read: Read,
        people: People<'s>,
        files: &[ImportFile],
        book: &Book,
        me: Option<PersonIndex>,
    ) -> Result<Import<'s>, Failure> {
        let Read { gathered, to, currency } = read;
        let pairs: Vec<(String, String)> =
            people.met.iter().map(|met| (met.name.clone(), met.handle.clone())).collect();
        let cast = Cast::of(&pairs);
        let word = files.first().map_or("", |file| file.origin.word);
        let realm = Realm { folder: &to.folder, word };
        let by = me.map_or("", |me| book.setup.handle(me));
        let target = Target { realm, currency, by };
        let mut plan = plan(&gathered, &cast, &target).map_err(|problems| misread_of_several(files, problems))?;
        name_receipts(&mut plan.rows, &gathered.bills)?;
        let mut comparison = Comparison::new(&plan.rows, &cast, &target, &book.setup, to.index);
        let faults = book.each_entry(|entry| comparison.see(entry));
        if !is_readable(&faults) {
            return Err(Failure::faults(faults, book.sources.clone()));
        }
        let mut compared = comparison.finish();
        weigh(&plan.rows, &mut compared, book, &to.folder)?;
        let balances = reconciliation(&plan, &gathered.bills, &cast);
        Ok(Import { gathered, to, currency, people, plan, compared, balances })
    }

    /// Says what was found out.
    #[must_use]
    pub fn report(&self, book: &Book, files: &[ImportFile], ending: Ending) -> ImportReport {
        let bills = &self.gathered.bills;
        let days = self.plan.rows.first().zip(self.plan.rows.last());
        let mut losses = bills.losses.clone();
        losses.extend(self.plan.losses.iter().cloned());
        if !bills.about.trim().is_empty() {
            losses.push(Loss { words: "what the file says about the group as a whole".into(), rows: 0 });
        }
        let met = self.people.met.iter();
        ImportReport {
            ending,
            source: files.first().map_or("", |file| file.origin.word),
            shape: files.first().map_or("", |file| file.origin.shape),
            files: files.iter().map(|file| file.name.clone()).collect(),
            group: self.to.handle.clone(),
            group_name: self.to.name.clone(),
            group_is_new: self.to.index.is_none(),
            days: days.map(|(first, last)| (first.date, last.date)),
            counts: self.counts(),
            people: met
                .map(|met| Meant { name: met.name.clone(), member: met.handle.clone(), is_new: met.is_new })
                .collect(),
            balances: self.balances.clone(),
            changes: self.changes(book),
            losses,
        }
    }

    fn counts(&self) -> Counts {
        let count = |is: fn(&Fate) -> bool| self.compared.fates.iter().filter(|fate| is(fate)).count();
        Counts {
            new: count(|fate| matches!(fate, Fate::New)),
            known: count(|fate| matches!(fate, Fate::Known)),
            taken_back: count(|fate| matches!(fate, Fate::TakenBack)),
            edited: count(|fate| matches!(fate, Fate::Edited)),
            changed: count(|fate| matches!(fate, Fate::Changed(_))),
            empty: self.plan.empty,
            again: self.plan.again,
            gone: self.compared.gone,
            others: self.compared.others,
            ..Counts::default()
        }
    }

    fn changes(&self, book: &Book) -> Vec<EntryDifference> {
        let rows = self.plan.rows.iter().zip(&self.compared.fates);
        let changed = rows.filter_map(|(row, fate)| match fate {
            Fate::Changed(changed) => Some((row, changed.as_ref())),
            _ => None,
        });
        changed.map(|(row, changed)| difference(row, changed, book)).collect()
    }
}

/// Puts the words of an entry beside those of the file.
fn difference(row: &Planned, changed: &Changed, book: &Book) -> EntryDifference {
    let entry = &changed.entry;
    let here = entry_row(&book.setup, entry, &[]);
    let field = |column: &Column| FieldChange {
        field: if *column == Column::PaidBy { "paid by" } else { column.name() },
        before: word_of(&here, *column),
        after: match column {
            Column::Kind => row.kind.word().to_owned(),
            Column::Amount => row.amount.to_decimal(row.currency.decimals()),
            Column::Currency => row.currency.code().to_owned(),
            column => row.cells.get(*column).unwrap_or_default().to_owned(),
        },
    };
    EntryDifference {
        id: entry.id,
        date: entry.date,
        description: entry.description.to_string(),
        in_both: changed.in_both,
        // The only payer of an amount that changed is the same one.
        fields: changed.columns.iter().map(field).filter(|field| field.before != field.after).collect(),
    }
}

/// Returns what an entry says in a column, as a row would.
fn word_of(entry: &EntryRow, column: Column) -> String {
    let decimal = |money: Money| money.to_decimal(entry.currency.decimals());
    match column {
        Column::Date => entry.date.to_string(),
        Column::Kind => entry.kind.word().to_owned(),
        Column::Description => entry.description.clone(),
        Column::Amount => decimal(entry.amount),
        Column::Currency => entry.currency.code().to_owned(),
        Column::PaidBy => match entry.payers.as_slice() {
            [(only, _)] => only.clone(),
            several => {
                let words = several.iter().map(|(name, amount)| format!("{name}={}", decimal(*amount)));
                words.collect::<Vec<_>>().join(" ")
            }
        },
        Column::Split => entry.split.clone(),
        Column::Category => entry.category.clone(),
        Column::Tags => entry.tags.join(" "),
        Column::Due => entry.due.map_or(String::new(), |due| due.to_string()),
        Column::Note => entry.note.clone(),
        _ => String::new(),
    }
}
