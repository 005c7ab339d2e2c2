//! Below which heading a row is to be read, where a table has several that name other columns.
//!
//! git joins two versions line by line, and then a row may stand below the heading of the other version. So may one
//! that a person typed at the end of such a file as its first line says, or that a spreadsheet moved, which knows
//! but the first line:
//!
//! ```text
//! id,date,description,amount,paid_by,split
//! k7q2m9xw4t3e,2026-06-14,dinner,20.00,alice,alice bob
//! split,paid_by,amount,description,date,id
//! alice bob,alice,20.00,dinner,2026-06-14,k7q2m9xw4t3e
//! ,2026-06-15,taxi,9.00,bob,alice bob
//! ```
//!
//! A row is read below the heading above it. Where it makes no sense there, it is read below the first heading of the
//! table that it makes sense below. Where it makes sense nowhere, what it says is left as it stands.

use std::borrow::Cow;

use super::kind::TableKind;
use super::repair_rows::{is_header, names_in};
use crate::model::amount::parse_amount;
use crate::model::currency::DECIMALS_MAX;
use crate::model::split::{Names, Split, parse_payers, parse_split};
use crate::model::{Date, Kind, PersonIndex, Status};
use crate::text::table::{PartKind, Scanner};
use crate::text::table_record::Record;

/// The headings of a table, by their numbers from above.
#[derive(Debug)]
pub struct Headings {
    /// The names of the columns of each.
    pub all: Vec<Vec<String>>,
    kind: TableKind,
}

impl Headings {
    /// Knows none yet.
    pub fn new(kind: TableKind) -> Headings {
        Headings { all: Vec::new(), kind }
    }

    /// Finds the headings of a table, but for those that are torn.
    pub fn of(text: &str, kind: TableKind) -> Headings {
        let mut headings = Headings::new(kind);
        let mut scanner = Scanner::new(text);
        while let Some(part) = scanner.next_part() {
            if part.kind == PartKind::Record && part.sound {
                headings.meet(&scanner.record());
            }
        }
        headings
    }

    /// Takes a record that names columns for the next heading; tells whether it does.
    pub fn meet(&mut self, record: &Record<'_, '_>) -> bool {
        let is_heading = match self.all.last() {
            _ if record.is_empty() => false,
            Some(above) => is_header(record, above, self.kind),
            None => true,
        };
        if is_heading {
            self.all.push(names_in(record, self.kind));
        }
        is_heading
    }

    /// Returns the number of the heading below which a row is to be read that stands below the one of number `above`.
    pub fn below(&self, record: &Record<'_, '_>, above: usize) -> usize {
        let fits = |number: &usize| makes_sense(record, &self.all[*number]);
        if self.kind != TableKind::Expenses || self.all.len() < 2 || fits(&above) {
            return above;
        }
        (0..self.all.len()).find(fits).unwrap_or(above)
    }
}

/// Counts the cells of a record up to the last that says something.
pub fn said_width(record: &Record<'_, '_>) -> usize {
    (0..record.cell_count()).rev().find(|cell| !record.cell(*cell).is_empty()).map_or(0, |last| last + 1)
}

/// Tells whether a row can be an entry below a heading, whoever the people are.
fn makes_sense(record: &Record<'_, '_>, names: &[String]) -> bool {
    let cell = |name: &str| {
        let place = names.iter().position(|own| own == name);
        place.map_or(Cow::Borrowed(""), |place| record.cell(place))
    };
    let (kind, status) = (cell("kind"), cell("status"));
    said_width(record) <= names.len()
        && !cell("description").is_empty()
        && Date::parse(&cell("date")).is_some()
        && parse_amount(&cell("amount"), DECIMALS_MAX).is_ok()
        && (kind.is_empty() || Kind::parse(&kind).is_some())
        && Status::parse(&status).is_some()
        && are_people(&cell("paid_by"), &cell("split"))
}

/// Tells whether these can be who paid and who shares.
fn are_people(paid_by: &str, split: &str) -> bool {
    let mut people: Vec<String> = Vec::new();
    let mut find = |name: &str| {
        let known = people.iter().position(|own| own == name);
        let place = known.unwrap_or_else(|| {
            people.push(name.to_owned());
            people.len() - 1
        });
        u32::try_from(place).ok().map(PersonIndex)
    };
    let mut names = Names { decimals: DECIMALS_MAX, find: &mut find };
    let mut problems = Vec::new();
    parse_payers(paid_by, &mut names, &mut Vec::new(), &mut problems);
    parse_split(split, &mut names, &mut Split::default(), &mut problems);
    problems.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &str = "id,date,description,amount,paid_by,split";

    fn below(headings: [&str; 2], row: &str) -> usize {
        let headings = Headings::of(&headings.join("\n"), TableKind::Expenses);
        headings.below(&Scanner::at(row, 0, 1).next_record().unwrap(), headings.all.len() - 1)
    }

    #[test]
    fn a_row_is_read_where_it_makes_sense() {
        let turned = "split,paid_by,amount,description,date,id";
        let with_kind = "id,date,kind,description,amount,paid_by,split";
        let swapped = "id,date,description,amount,split,paid_by";
        for (other, row, number) in [
            (turned, "alice bob,alice,20.00,dinner,2026-06-14,", 1),
            (turned, ",2026-06-15,taxi,9.00,bob,alice bob", 0),
            (turned, ",2026-06-15,taxi,9.00,bob,alice bob,,", 0),
            (turned, ",2026-06-15,taxi,9.00,bob,alice bob,,more", 1),
            (turned, ",soon,taxi,9.00,bob,alice bob", 1),
            (with_kind, ",2026-06-15,taxi,9.00,bob,alice bob", 0),
            (with_kind, ",2026-06-15,,taxi,9.00,bob,alice bob", 1),
            (with_kind, ",2026-06-15,payment,taxi,9.00,bob,alice bob", 1),
            // Two payers would each have to say how much.
            (swapped, ",2026-06-15,taxi,9.00,bob,alice bob", 0),
            (swapped, ",2026-06-15,taxi,9.00,alice bob,bob", 1),
            (swapped, ",2026-06-15,taxi,9.00,alice,bob", 1),
        ] {
            assert_eq!(below([PLAIN, other], row), number, "{other}: {row}");
        }
    }
}
