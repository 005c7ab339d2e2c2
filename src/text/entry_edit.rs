//! Writes rows: a new one at the end of its file, or new words in the cells of an old one.

use super::columns::{ALL, COLUMNS, Column, Columns};
use super::lines::ending_in_use;
use super::table::Scanner;
use super::table_edit::{append_record, append_records, new_header, push_record, remove_record, replace_cells};
use crate::model::Place;

/// The cells of a row, by column; what is not named is empty or stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells(Vec<(Column, String)>);

impl Cells {
    /// Starts without any.
    #[must_use]
    pub fn new() -> Cells {
        Cells::default()
    }

    /// Sets a cell.
    #[must_use]
    pub fn with(mut self, column: Column, text: impl Into<String>) -> Cells {
        self.set(column, text);
        self
    }

    /// Sets a cell.
    pub fn set(&mut self, column: Column, text: impl Into<String>) {
        match self.0.binary_search_by_key(&column, |(column, _)| *column) {
            Ok(place) => self.0[place].1 = text.into(),
            Err(place) => self.0.insert(place, (column, text.into())),
        }
    }

    /// Returns a cell that was set.
    #[must_use]
    pub fn get(&self, column: Column) -> Option<&str> {
        self.0.iter().find(|(other, _)| *other == column).map(|(_, text)| text.as_str())
    }

    /// Tells whether none is set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Lists the columns that are set.
    pub fn columns(&self) -> impl Iterator<Item = Column> + '_ {
        self.0.iter().map(|(column, _)| *column)
    }

    /// Returns these cells with others set over them.
    #[must_use]
    pub fn overlaid(mut self, others: &Cells) -> Cells {
        for (column, text) in &others.0 {
            self.set(*column, text.as_str());
        }
        self
    }

    fn named(&self) -> Vec<(&str, &str)> {
        self.0.iter().map(|(column, text)| (column.name(), text.as_str())).collect()
    }
}

/// Reads what the cells of one row say; nothing when the row is not there.
#[must_use]
pub fn read_cells(text: &str, place: &Place) -> Option<Cells> {
    let columns = Columns::read(&Scanner::new(text).next_record()?, "", &mut Vec::new())?;
    let mut scanner = Scanner::at(text, place.start, 1);
    let record = scanner.next_record().filter(|record| record.span == (place.start..place.end))?;
    let known = ALL.iter().filter_map(|column| Some((*column, columns.place(*column)?)));
    Some(Cells(known.map(|(column, at)| (column, record.cell(at).into_owned())).collect()))
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
pub fn append_rows(text: Option<&str>, rows: &[Cells]) -> String {
    let standard = new_header(&COLUMNS);
    let text = text.unwrap_or(&standard);
    if text.starts_with(&standard) && text.ends_with('\n') && ending_in_use(text) == "\n" {
        return append_standard_rows(text, rows);
    }
    let rows: Vec<Vec<(&str, &str)>> = rows.iter().map(Cells::named).collect();
    append_records(text, &rows)
}

/// Returns a file whose columns are the standard ones with more rows; as [`append_records`] would, in less time.
fn append_standard_rows(text: &str, rows: &[Cells]) -> String {
    let mut lines = String::with_capacity(text.len() + rows.len() * 96);
    lines.push_str(text);
    for row in rows {
        let mut cells = row.0.iter().peekable();
        let said = |column: &Column| match cells.next_if(|(said, _)| said == column) {
            Some((_, text)) => text.as_str(),
            None => "",
        };
        let cells: [&str; COLUMNS.len()] = ALL.each_ref().map(said);
        push_record(&mut lines, &cells);
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
    fn many_rows_stand_there_as_single_ones_do() {
        let row = |what: &str| Cells::new().with(Column::Note, "n").with(Column::Description, what);
        let rows = [row("a"), row("b,\"c\""), Cells::new(), row("d\ne"), row(" # ")];
        let one_by_one = |start: Option<&str>| {
            let first = append_row(start, &rows[0]);
            rows[1..].iter().fold(first, |text, row| append_row(Some(&text), row))
        };
        assert_eq!(append_rows(None, &rows), one_by_one(None));
        for start in [new_header(&COLUMNS) + "x,2026-01-01\n", "date,note\r\n".into(), new_header(&COLUMNS) + "x\r\n"] {
            assert_eq!(append_rows(Some(&start), &rows), one_by_one(Some(&start)));
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
