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
//! A row is read below the heading above it, where it makes sense there and nothing in it is odd. Else it is read
//! below the heading of the table below which it makes sense and the least in it is odd: a person's name for a unit of
//! money, a status or an id for a note. Of several, that is the one above it, and then the first. Where it makes sense
//! nowhere, what it says is left as it stands.

use std::borrow::Cow;

use super::kind::TableKind;
use super::repair_rows::{is_header, names_in};
use crate::model::amount::parse_amount;
use crate::model::currency::DECIMALS_MAX;
use crate::model::split::{Names, Split, parse_payers, parse_split};
use crate::model::{Currency, Date, Handle, Id, Kind, PersonIndex, Status};
use crate::text::columns::Column;
use crate::text::table::{PartKind, Scanner};
use crate::text::table_record::Record;

/// The headings of a table, by their numbers from above.
#[derive(Debug)]
pub struct Headings {
    /// The names of the columns of each.
    pub all: Vec<Vec<String>>,
    /// What the table is of.
    pub kind: TableKind,
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
        if self.kind != TableKind::Expenses || self.all.len() < 2 {
            return above;
        }
        let odd = |number: usize| oddities(record, &self.all[number]);
        let mut least = odd(above).map(|count| (count, above));
        for number in 0..self.all.len() {
            if least.is_some_and(|(count, _)| count == 0) {
                break;
            }
            let found = odd(number).filter(|count| least.is_none_or(|(least, _)| *count < least));
            least = found.map(|count| (count, number)).or(least);
        }
        least.map_or(above, |(_, number)| number)
    }
}

/// Counts the cells of a record up to the last that says something.
pub fn said_width(record: &Record<'_, '_>) -> usize {
    (0..record.cell_count()).rev().find(|cell| !record.cell(*cell).is_empty()).map_or(0, |last| last + 1)
}

/// Counts what is odd in a row as an entry below a heading, whoever the people are; nothing where it cannot be one.
pub fn oddities(record: &Record<'_, '_>, names: &[String]) -> Option<usize> {
    let cell = |column: Column| {
        let place = names.iter().position(|own| own == column.name());
        place.map_or(Cow::Borrowed(""), |place| record.cell(place))
    };
    let is_blank_or = |column: Column, is_one: &dyn Fn(&str) -> bool| {
        let cell = cell(column);
        cell.is_empty() || is_one(&cell)
    };
    let is_handle = |text: &str| Handle::parse(text).is_ok();
    let is_iso = |text: &str| Currency::iso(text).is_some();
    let makes_sense = said_width(record) <= names.len()
        && !cell(Column::Description).is_empty()
        && Date::parse(&cell(Column::Date)).is_some()
        && parse_amount(&cell(Column::Amount), DECIMALS_MAX).is_ok()
        && is_blank_or(Column::Id, &|text| Id::parse(text).is_some())
        && is_blank_or(Column::Kind, &|text| Kind::parse(text).is_some())
        && is_blank_or(Column::Currency, &|text| is_iso(text) || is_handle(text))
        && is_blank_or(Column::Due, &|text| Date::parse(text).is_some())
        && Status::parse(&cell(Column::Status)).is_some()
        && are_people(&cell(Column::PaidBy), &cell(Column::Split));
    makes_sense.then(|| {
        // A unit of the friends' own may be called as anything, and so may a person.
        let is_unit = !is_blank_or(Column::Currency, &is_iso);
        let is_by_nobody = !is_blank_or(Column::By, &|text| is_handle(text) && Status::parse(text).is_none());
        let texts = [Column::Description, Column::Category, Column::Tags, Column::Note, Column::Receipt];
        let is_word = |text: &str| Status::parse(text).is_none() && Id::parse(text).is_none();
        let is_no_word = |column: &&Column| !is_blank_or(**column, &is_word);
        usize::from(is_unit) + usize::from(is_by_nobody) + texts.iter().filter(is_no_word).count()
    })
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

    /// Law: what can be read below two headings is read where nothing in it is odd.
    #[test]
    fn a_row_is_read_where_nothing_in_it_is_odd() {
        let rest = "2026-06-15,taxi,9.00,bob,alice bob";
        let head = "date,description,amount,paid_by,split";
        for (one, above, row, number) in [
            // Whoever wrote it down is no unit of money, and no status is a person.
            ("by,status", "currency,by,status", "alice,conflict", 0),
            ("by,status", "currency,by,status", "alice,", 0),
            ("by,status", "currency,by,status", "EUR,alice,conflict", 1),
            ("by,status", "currency,by,status", "beer,alice,conflict", 1),
            ("note,status", "status,note", "void,dark", 1),
            ("status,note", "note,status", "void,", 0),
            ("status,note", "note,status", "dark,void", 1),
            ("id,note", "note,id", "k7q2m9xw4t3e,", 0),
            ("due,note", "note,due", "2026-07-01,", 1),
            ("due,note", "note,due", "2026-07-01,dark", 0),
            // Nothing tells.
            ("note,category", "category,note", "dark,", 1),
        ] {
            let headings = [one, above].map(|more| format!("{head},{more}"));
            let row = format!("{rest},{row}");
            assert_eq!(below(headings.each_ref().map(String::as_str), &row), number, "{above}: {row}");
        }
    }
}
