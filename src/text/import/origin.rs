//! Who changed an entry that the file and the ledger say differently: the other program, a friend here, or both.
//!
//! An import knows what it wrote when it last wrote each field. So there are three words for a field: what was
//! imported, what the ledger says, what the file says.
//!
//! 1. The file says what was imported: it was changed here alone, stays so, and is not asked about again.
//! 2. The ledger says what was imported: it was changed in the other program alone.
//! 3. Neither does: it was changed in both, which is said.
//!
//! What makes the money of an entry, from the amount to the split, is one field here: no half of it is taken over.

use std::collections::BTreeMap;

use super::compare::{Changed, Fate};
use super::plan::Planned;
use crate::text::columns::Column;

/// What an import wrote of an entry, by the names of columns; empty cells may be left out.
pub type Imported = BTreeMap<String, String>;

/// The columns that make the money of an entry.
pub const MONEY: [Column; 5] = [Column::Kind, Column::Amount, Column::Currency, Column::PaidBy, Column::Split];

/// Tells what became of a row that the ledger says otherwise, once it is known what was imported.
#[must_use]
pub fn weighed(row: &Planned, mut changed: Changed, imported: &Imported, here: &Imported) -> Fate {
    let word = |words: &Imported, column: Column| words.get(column.name()).cloned().unwrap_or_default();
    let by_source = |column: Column| row.cells.get(column).unwrap_or_default() != word(imported, column);
    let by_us = |column: Column| word(here, column) != word(imported, column);
    let of_field = |column: Column, test: &dyn Fn(Column) -> bool| {
        if MONEY.contains(&column) { MONEY.into_iter().any(test) } else { test(column) }
    };
    let (theirs, ours): (Vec<Column>, Vec<Column>) =
        changed.columns.iter().partition(|column| of_field(**column, &by_source));
    changed.in_both = theirs.iter().any(|column| of_field(*column, &by_us));
    (changed.columns, changed.kept) = (theirs, ours);
    if changed.columns.is_empty() { Fate::Edited } else { Fate::Changed(Box::new(changed)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Currency, Date, Entry, GroupIndex, Id, Kind, Money, Place, Split, Status};
    use crate::text::entry_edit::Cells;

    const COLUMNS: [Column; 4] = [Column::Amount, Column::PaidBy, Column::Description, Column::Note];

    fn words(words: [&str; 4]) -> Imported {
        COLUMNS.iter().zip(words).map(|(column, word)| (column.name().to_owned(), word.to_owned())).collect()
    }

    /// Weighs what was imported, what is here, what the file says: what it takes over, what stays, whether both changed.
    fn told(imported: [&str; 4], here: [&str; 4], file: [&str; 4]) -> String {
        let mut cells = Cells::new();
        COLUMNS.iter().zip(file).for_each(|(column, word)| cells.set(*column, word));
        let (date, currency) = (Date::new(2026, 6, 1).unwrap(), Currency::iso("EUR").unwrap());
        let (id, amount, status) = (Id::provisional(b"", 0), Money::ZERO, Status::Counts);
        let (paid, shares, bill) = (Vec::new(), Vec::new(), 0);
        let row = Planned {
            id,
            bill,
            is_keyed: true,
            date,
            kind: Kind::Expense,
            amount,
            currency,
            paid,
            shares,
            status,
            brings_more: false,
            cells,
        };
        let entry = Entry {
            id,
            id_is_written: true,
            group: GroupIndex(0),
            date,
            kind: Kind::Expense,
            description: "".into(),
            amount,
            currency,
            payers: Vec::new(),
            split: Split::default(),
            shares: Vec::new(),
            category: "".into(),
            tags: "".into(),
            due: None,
            note: "".into(),
            receipt: "".into(),
            status,
            by: "".into(),
            extra: Vec::new(),
            place: Place::default(),
        };
        let columns = COLUMNS.iter().zip(here.iter().zip(file)).filter(|(_, (here, file))| *here != file);
        let columns = columns.map(|(column, _)| *column).collect();
        let changed = Changed { entry, columns, kept: Vec::new(), in_both: false };
        match weighed(&row, changed, &words(imported), &words(here)) {
            Fate::Changed(changed) => {
                let names = |columns: &[Column]| columns.iter().map(|it| it.name()).collect::<Vec<_>>().join(" ");
                format!("{} | {} | {}", names(&changed.columns), names(&changed.kept), changed.in_both)
            }
            fate => format!("{fate:?}"),
        }
    }

    #[test]
    fn each_change_has_its_maker() {
        let was = ["10", "al", "tea", ""];
        assert_eq!(told(was, ["10", "al", "tea", "mine"], was), "Edited");
        assert_eq!(told(was, was, ["12", "al", "tea", ""]), "amount |  | false");
        let (here, file) = (["10", "al", "tea", "mine"], ["12", "al", "tea", ""]);
        assert_eq!(told(was, here, file), "amount | note | false");
        assert_eq!(told(was, ["10", "al", "tea", "mine"], ["10", "al", "tea", "yours"]), "note |  | true");
        // The amount was changed there and who paid here.
        let (here, file) = (["10", "bo", "tea", ""], ["12", "al", "tea", ""]);
        assert_eq!(told(was, here, file), "amount paid_by |  | true");
    }
}
