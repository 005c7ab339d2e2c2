//! Writes rows: a new one at the end of its file, or new words in the cells of an old one.

use std::borrow::Cow;
use std::ops::Range;

use super::columns::{ALL, COLUMNS, Column, Columns};
use super::lines::{ending_in_use, line_to_append};
use super::table::Scanner;
use super::table_cell::{CellPlace, push_cell};
use super::table_edit::{append_record, append_records, new_header, remove_record, replace_cells};
use crate::model::Place;

/// The cells of a row, by column; what is not named is empty or stays as it is.
///
/// All stand in one text, one behind the other in the order of their columns, as an import holds many rows at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    text: String,
    /// Where each column's cell ends; one that is not set ends where it would begin.
    ends: [u32; COLUMNS.len()],
    /// Which columns are set, a bit each.
    set: u16,
}

impl Cells {
    /// Starts without any.
    #[must_use]
    pub fn new() -> Cells {
        Cells::default()
    }

    /// Starts without any, with room for so many bytes.
    #[must_use]
    pub fn with_room(bytes: usize) -> Cells {
        Cells { text: String::with_capacity(bytes), ..Cells::default() }
    }

    /// Sets a cell.
    #[must_use]
    pub fn with(mut self, column: Column, text: impl AsRef<str>) -> Cells {
        self.set(column, text);
        self
    }

    /// Sets a cell.
    pub fn set(&mut self, column: Column, text: impl AsRef<str>) {
        let (span, text) = (self.span(column), text.as_ref());
        let before = self.text.len();
        if span.start == before {
            self.text.push_str(text);
        } else {
            self.text.replace_range(span, text);
        }
        self.moved(column, before);
    }

    /// Sets a cell behind all that are set to what is written behind the text that is given.
    ///
    /// # Panics
    ///
    /// When a cell is set that stands behind it.
    pub fn write(&mut self, column: Column, write: impl FnOnce(&mut String)) {
        let before = self.text.len();
        assert!(self.span(column) == (before..before), "cells are written in the order of their columns");
        write(&mut self.text);
        self.moved(column, before);
    }

    /// Marks a cell as set whose text has just changed the length of all from `before`.
    fn moved(&mut self, column: Column, before: usize) {
        let [before, after] =
            [before, self.text.len()].map(|at| u32::try_from(at).expect("a row is shorter than 4 GB"));
        for end in &mut self.ends[column as usize..] {
            *end = *end + after - before;
        }
        self.set |= bit(column);
    }

    fn span(&self, column: Column) -> Range<usize> {
        let at = column as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        start as usize..self.ends[at] as usize
    }

    /// Returns a cell that was set.
    #[must_use]
    pub fn get(&self, column: Column) -> Option<&str> {
        (self.set & bit(column) != 0).then(|| &self.text[self.span(column)])
    }

    /// Tells whether none is set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.set == 0
    }

    /// Lists the columns that are set.
    pub fn columns(&self) -> impl Iterator<Item = Column> + '_ {
        ALL.into_iter().filter(|column| self.set & bit(*column) != 0)
    }

    /// Returns these cells with others set over them.
    #[must_use]
    pub fn overlaid(mut self, others: &Cells) -> Cells {
        for column in others.columns() {
            self.set(column, others.get(column).unwrap_or_default());
        }
        self
    }

    fn named(&self) -> Vec<(&str, &str)> {
        self.columns().map(|column| (column.name(), &self.text[self.span(column)])).collect()
    }
}

const fn bit(column: Column) -> u16 {
    1 << column as u16
}

/// Reads what the cells of one row say; nothing when the row is not there.
#[must_use]
pub fn read_cells(text: &str, place: &Place) -> Option<Cells> {
    let columns = Columns::read(&Scanner::new(text).next_record()?, "", &mut Vec::new())?;
    let mut scanner = Scanner::at(text, place.start, 1);
    let record = scanner.next_record().filter(|record| record.span == (place.start..place.end))?;
    let known = ALL.iter().filter_map(|column| Some((*column, columns.place(*column)?)));
    let mut cells = Cells::new();
    known.for_each(|(column, at)| cells.set(column, record.cell(at)));
    Some(cells)
}

/// Returns a file with one more row; without a file, a new one with the standard columns.
#[must_use]
pub fn append_row(text: Option<&str>, cells: &Cells) -> String {
    match text {
        Some(text) => append_record(text, &cells.named()),
        None => append_record(&new_header(&COLUMNS), &cells.named()),
    }
}

/// Returns a file with more rows; without a file, a new one with the standard columns.
#[must_use]
pub fn append_rows<'c>(text: Option<&str>, rows: impl ExactSizeIterator<Item = &'c Cells>) -> String {
    let standard = new_header(&COLUMNS);
    let text = text.unwrap_or(&standard);
    if text.starts_with(&standard) && text.ends_with('\n') && ending_in_use(text) == "\n" {
        return append_standard_rows(text, rows);
    }
    append_rows_with(Some(text), rows.map(|cells| (cells, &[][..])))
}

/// Returns a file with more rows, which have cells in columns that the program does not know as well.
#[must_use]
pub fn append_rows_with<'c>(
    text: Option<&str>,
    rows: impl Iterator<Item = (&'c Cells, &'c [(String, String)])>,
) -> String {
    let standard = new_header(&COLUMNS);
    let text = match text {
        Some(text) if header_end(text).is_some() => Cow::Borrowed(text),
        // Comments may stand there already.
        Some(text) => Cow::Owned(format!("{text}{}", line_to_append(text, standard.trim_end()))),
        None => Cow::Owned(standard),
    };
    let named = |(cells, extra): (&'c Cells, &'c [(String, String)])| {
        let extra = extra.iter().map(|(name, cell)| (name.as_str(), cell.as_str()));
        cells.named().into_iter().chain(extra).collect()
    };
    append_records(&text, &rows.map(named).collect::<Vec<_>>())
}

/// Returns a file whose columns are the standard ones with more rows; as [`append_records`] would, in less time.
fn append_standard_rows<'c>(text: &str, rows: impl ExactSizeIterator<Item = &'c Cells>) -> String {
    let mut lines = String::with_capacity(text.len() + rows.len() * 96);
    lines.push_str(text);
    for row in rows {
        for (place, column) in ALL.into_iter().enumerate() {
            if place > 0 {
                lines.push(',');
            }
            let cell = &row.text[row.span(column)];
            if place == 0 || !cell.is_empty() {
                push_cell(&mut lines, cell, CellPlace::of(place, COLUMNS.len()));
            }
        }
        lines.push('\n');
    }
    lines
}

/// Returns a file with other words in some cells of one row; nothing when the row is not there.
#[must_use]
pub fn change_row(text: &str, place: &Place, cells: &Cells) -> Option<String> {
    replace_cells(text, place.start..place.end, &cells.named())
}

/// Returns a file with other words in some cells of several rows; nothing when one is not there.
#[must_use]
pub fn change_rows(text: &str, changes: &[(Place, Cells)]) -> Option<String> {
    let mut changes: Vec<&(Place, Cells)> = changes.iter().collect();
    changes.sort_by_key(|(place, _)| place.start);
    let (mut text, header) = (text.to_owned(), header_end(text)?);
    // From the last row up, so that only the header's growth moves a row that is still to come.
    for (place, cells) in changes.into_iter().rev() {
        let grown = header_end(&text)? - header;
        text = replace_cells(&text, place.start + grown..place.end + grown, &cells.named())?;
    }
    Some(text)
}

/// Returns a file without one row; nothing when the row is not there.
#[must_use]
pub fn remove_row(text: &str, place: &Place) -> Option<String> {
    remove_record(text, place.start..place.end)
}

/// Returns a file without some rows; nothing when one is not there.
#[must_use]
pub fn remove_rows(text: &str, places: &[Place]) -> Option<String> {
    let mut places: Vec<&Place> = places.iter().collect();
    places.sort_by_key(|place| place.start);
    let remove = |text: String, place: &&Place| remove_row(&text, place);
    places.iter().rev().try_fold(text.to_owned(), remove)
}

/// Returns where the header ends.
fn header_end(text: &str) -> Option<usize> {
    Scanner::new(text).next_record().map(|record| record.span.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Place;
    use proptest::prelude::*;

    fn places(text: &str) -> Vec<Place> {
        let mut scanner = Scanner::new(text);
        let mut places = Vec::new();
        while let Some(record) = scanner.next_record() {
            places.push(Place { start: record.span.start, end: record.span.end, ..Place::default() });
        }
        places.split_off(1)
    }

    #[test]
    fn several_rows_change_under_a_header_that_grows() {
        let text = "Date,amount\r\n2026-01-01,1\r\n# c\r\n2026-01-02,2\r\n2026-01-03,3";
        let places = places(text);
        let void = Cells::new().with(Column::Status, "void");
        let changes = [(places[0], void.clone()), (places[2], void)];
        let expected = "Date,amount,status\r\n2026-01-01,1,void\r\n# c\r\n2026-01-02,2\r\n2026-01-03,3,void";
        assert_eq!(change_rows(text, &changes).as_deref(), Some(expected));
        let expected = "Date,amount\r\n# c\r\n2026-01-02,2\r\n";
        assert_eq!(remove_rows(text, &[places[2], places[0]]).as_deref(), Some(expected));
    }

    #[test]
    fn cells_are_the_same_in_whatever_order_they_are_set() {
        let ordered = Cells::new().with(Column::Date, "2026-01-01").with(Column::Note, "").with(Column::By, "al");
        let mut other = Cells::new().with(Column::By, "al").with(Column::Date, "1").with(Column::Note, "long");
        other.set(Column::Note, "");
        other.set(Column::Date, "2026-01-01");
        assert_eq!(other, ordered);
        assert_eq!(other.columns().collect::<Vec<_>>(), [Column::Date, Column::Note, Column::By]);
        assert_eq!(
            [Column::Date, Column::Note, Column::By].map(|column| other.get(column).unwrap()),
            ["2026-01-01", "", "al"]
        );
        assert_eq!((other.get(Column::Id), other.is_empty(), Cells::new().is_empty()), (None, false, true));
        other = Cells::new().with(Column::Note, "n").overlaid(&Cells::new().with(Column::Id, "x"));
        other.write(Column::By, |text| text.push('!'));
        assert_eq!([Column::Id, Column::Note, Column::By].map(|column| other.get(column).unwrap()), ["x", "n", "!"]);
    }

    #[test]
    fn many_rows_stand_there_as_single_ones_do() {
        let row = |what: &str| Cells::new().with(Column::Note, "n").with(Column::Description, what);
        let rows = [row("a"), row("b,\"c\""), Cells::new(), row("d\ne"), row(" # ")];
        let one_by_one = |start: Option<&str>| {
            let first = append_row(start, &rows[0]);
            rows[1..].iter().fold(first, |text, row| append_row(Some(&text), row))
        };
        assert_eq!(append_rows(None, rows.iter()), one_by_one(None));
        let rows_alone = append_rows(Some("# to come"), rows.iter());
        assert_eq!(rows_alone, format!("# to come\n{}", append_rows(None, rows.iter())));
        let extra = [("colour".to_owned(), "red".to_owned())];
        let with_extra = append_rows_with(None, [(&rows[0], &extra[..]), (&rows[3], &[])].into_iter());
        assert_eq!(
            with_extra,
            format!("{},colour\n,,,a,,,,,,,,n,,,,red\n,,,\"d\ne\",,,,,,,,n,,,,\n", COLUMNS.join(","))
        );
        for start in [new_header(&COLUMNS) + "x,2026-01-01\n", "date,note\r\n".into(), new_header(&COLUMNS) + "x\r\n"] {
            assert_eq!(append_rows(Some(&start), rows.iter()), one_by_one(Some(&start)));
        }
    }

    /// Cuts out the header and some rows; returns what is left, piece by piece.
    fn pieces<'t>(text: &'t str, cut: &[Place]) -> Vec<&'t str> {
        let header = Scanner::new(text).next_record().unwrap().span;
        let mut pieces = vec![&text[..header.start]];
        let mut at = header.end;
        for place in cut {
            pieces.push(&text[at..place.start]);
            at = place.end;
        }
        pieces.push(&text[at..]);
        pieces
    }

    /// A file as spreadsheets and people write it: any line endings, comments, blanks, quotes, short rows.
    fn file() -> impl Strategy<Value = String> {
        let cell =
            prop::sample::select(vec!["", "x", " y ", "\"q\"", " \"a,b\" ", "\"l\nm\"", "\"say \"\"hi\"\"\"", "é"]);
        let row = prop::collection::vec(cell, 1..5).prop_map(|cells| format!("2026-01-01,{}", cells.join(",")));
        let other = prop::sample::select(vec!["# a comment, \"", "", "  \t"]).prop_map(str::to_owned);
        let lines = prop::collection::vec((prop_oneof![4 => row, 1 => other], any::<bool>()), 1..12);
        let header = prop::sample::select(vec![
            "date,description,amount,paid_by,split",
            "\u{feff}Date,Description, Amount ,paid_by,split",
            "# top\n\nid,date,description,amount,paid_by,split,status",
            "date,\"description\",amount,paid_by,split,Shop,STATUS",
        ]);
        (header, any::<bool>(), lines, any::<bool>()).prop_map(|(header, crlf, lines, ends)| {
            let ending = if crlf { "\r\n" } else { "\n" };
            let mut text = format!("{header}{ending}");
            for (line, odd) in lines {
                text += &line;
                text += if odd { "\n" } else { ending };
            }
            if ends { text } else { text.trim_end_matches(['\r', '\n']).to_owned() }
        })
    }

    proptest! {
        #[test]
        fn only_the_lines_of_the_entries_change(text in file(), mask in any::<u16>()) {
            let all = places(&text);
            let is_meant = |place: &usize| mask >> (place % 16) & 1 == 1;
            let meant: Vec<usize> = (0..all.len()).filter(is_meant).collect();
            let picked: Vec<Place> = meant.iter().map(|place| all[*place]).collect();
            let cells = Cells::new().with(Column::Id, "k7q2m9xw4t3e").with(Column::Status, "void");
            let changes: Vec<(Place, Cells)> = picked.iter().map(|place| (*place, cells.clone())).collect();
            let voided = change_rows(&text, &changes).unwrap();
            let after = places(&voided);
            prop_assert_eq!(after.len(), all.len());
            let picked_after: Vec<Place> = meant.iter().map(|place| after[*place]).collect();
            prop_assert_eq!(pieces(&voided, &picked_after), pieces(&text, &picked));
            for place in &picked_after {
                let cells = read_cells(&voided, place).unwrap();
                prop_assert_eq!(cells.get(Column::Status), Some("void"));
            }
            // Restoring leaves the others alone as well, and the header as it is by now.
            let counts = Cells::new().with(Column::Status, "");
            let changes: Vec<(Place, Cells)> = picked_after.iter().map(|place| (*place, counts.clone())).collect();
            let restored = change_rows(&voided, &changes).unwrap();
            let last = places(&restored);
            let picked_last: Vec<Place> = meant.iter().map(|place| last[*place]).collect();
            prop_assert_eq!(pieces(&restored, &picked_last), pieces(&text, &picked));
            // Purging takes exactly their lines.
            let gone = remove_rows(&text, &picked).unwrap();
            let stays = |line: usize| picked.iter().all(|place| !(place.start..place.end.max(place.start + 1)).contains(&line));
            let mut at = 0;
            let mut expected = String::new();
            for line in text.split_inclusive('\n') {
                if stays(at) && !picked.iter().any(|place| place.start < at && at < place.end) {
                    expected += line;
                }
                at += line.len();
            }
            prop_assert_eq!(gone, expected);
        }
    }
}
