//! An entry of an export while it is read: what each column says, and what it comes to.

use std::ops::Range;

use super::{OwnEntry, Record, count_of_column};
use crate::model::{Date, Id};
use crate::text::columns::{ALL, Column};
use crate::text::entry_edit::Cells;
use crate::text::import::problem::ImportProblem;

/// The mark before columns of the ledger that are named like one of the table's.
const OWN: &str = "own:";
/// So many bytes the cells of an entry have, mostly.
const CELL_BYTES: usize = 120;

/// What a column of the table or a field of the document is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The id.
    Id,
    /// The group.
    Group,
    /// A column of the ledger.
    Cell(Column),
    /// What falls on whom.
    Shares,
    /// The items of a bill.
    Items,
    /// A column that the program does not know.
    Extra(String),
    /// It says how many rows there are, and nothing of a row.
    Count(usize),
}

impl Slot {
    /// Tells what a name stands for.
    #[must_use]
    pub fn of(name: &str) -> Slot {
        match name {
            "id" => Slot::Id,
            "group" => Slot::Group,
            "shares" => Slot::Shares,
            "items" => Slot::Items,
            _ => match (ALL.into_iter().find(|column| column.name() == name), count_of_column(name)) {
                (Some(column), _) => Slot::Cell(column),
                (None, Some(rows)) => Slot::Count(rows),
                (None, None) => Slot::Extra(name.strip_prefix(OWN).unwrap_or(name).to_owned()),
            },
        }
    }
}

/// What an entry says so far.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    id: String,
    group: String,
    cells: Cells,
    shares: String,
    items: String,
    extra: Vec<(String, String)>,
}

impl Parts {
    /// Starts with nothing.
    #[must_use]
    pub fn new() -> Parts {
        Parts { cells: Cells::with_room(CELL_BYTES), ..Parts::default() }
    }

    /// Notes what a slot says; what says nothing is as if it were not there.
    pub fn put(&mut self, slot: &Slot, text: &str) {
        if text.is_empty() {
            return;
        }
        match slot {
            Slot::Id => {
                text.clone_into(&mut self.id);
                self.cells.set(Column::Id, text);
            }
            Slot::Group => text.clone_into(&mut self.group),
            Slot::Cell(Column::Kind) if text == "expense" => {}
            Slot::Cell(column) => self.cells.set(*column, text),
            Slot::Shares => text.clone_into(&mut self.shares),
            Slot::Items => text.clone_into(&mut self.items),
            Slot::Extra(name) => self.extra.push((name.clone(), text.to_owned())),
            Slot::Count(_) => {}
        }
    }

    /// Makes an entry of what was noted.
    ///
    /// # Errors
    ///
    /// When it says what no entry can say.
    pub fn finish(mut self, span: &Range<usize>) -> Result<OwnEntry, ImportProblem> {
        let problem = |words: &str| Err(ImportProblem::new(span.clone(), words).help("export it again"));
        let Some(id) = Id::parse(&self.id) else { return problem(&format!("`{}` is no id", self.id)) };
        let Some(date) = self.cells.get(Column::Date).and_then(Date::parse) else {
            return problem("the date is none of the calendar");
        };
        if self.group.is_empty() {
            return problem("the group is missing");
        }
        let lines = self.items.lines().filter(|line| !line.is_empty());
        let Some(items) = lines.map(|line| item(line, id)).collect::<Option<Vec<_>>>() else {
            return problem("the items are not as they were written");
        };
        let is_share = |word: &str| {
            word.split_once('=').is_some_and(|(_, amount)| amount.ends_with(|it: char| it.is_ascii_digit()))
        };
        if !self.shares.split_ascii_whitespace().all(is_share) {
            return problem("the shares are not as they were written");
        }
        self.extra.sort();
        let Parts { group, cells, shares, extra, .. } = self;
        Ok(OwnEntry { id, group, date, cells, extra, shares, items })
    }
}

/// Reads `1 | 12.00 | alice bob | two beers`.
fn item(line: &str, id: Id) -> Option<Record> {
    let mut parts = line.splitn(4, " | ");
    let (number, amount, split) = (parts.next()?, parts.next()?, parts.next()?);
    let words = parts.next()?;
    let cells = [("line", number), ("description", &unescaped(words)), ("amount", amount), ("split", split)];
    let mut record: Record = cells.into_iter().map(|(name, cell)| (name.to_owned(), cell.to_owned())).collect();
    record.insert("expense".into(), id.to_string());
    record.retain(|_, cell| !cell.is_empty());
    Some(record)
}

/// Undoes what is written for characters that would end a cell, or hide.
#[must_use]
pub fn unescaped(cell: &str) -> String {
    let (mut text, mut rest) = (String::new(), cell);
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let mut letters = after.chars();
        let (character, taken) = match letters.next() {
            Some('t') => ('\t', 1),
            Some('n') => ('\n', 1),
            Some('r') => ('\r', 1),
            Some('\\') => ('\\', 1),
            Some('u') => match after[1..].strip_prefix('{').and_then(|hex| hex.split_once('}')) {
                Some((hex, _)) => match u32::from_str_radix(hex, 16).ok().and_then(char::from_u32) {
                    Some(character) => (character, hex.len() + 3),
                    None => ('\\', 0),
                },
                None => ('\\', 0),
            },
            _ => ('\\', 0),
        };
        text.push(character);
        rest = &after[taken..];
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_stand_for_columns() {
        let told = ["id", "paid_by", "own:group", "2 rows", "1 row", "1 rows", "02 rows", "colour"].map(Slot::of);
        let extra = |name: &str| Slot::Extra(name.to_owned());
        let expected = [
            Slot::Id,
            Slot::Cell(Column::PaidBy),
            extra("group"),
            Slot::Count(2),
            Slot::Count(1),
            extra("1 rows"),
            extra("02 rows"),
            extra("colour"),
        ];
        assert_eq!(told, expected);
    }

    proptest! {
        #[test]
        fn nothing_panics(cell in "[\\\\utnr{}0-9a-f|é]{0,12}") {
            let _ = unescaped(&cell);
        }
    }
}
