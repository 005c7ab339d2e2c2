//! The rows of a table that may be broken: markers and repeated headings are left out, and each row is what it says.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use super::heading::without_inner_marks;
use super::kind::TableKind;
use super::layout::line_of;
use super::repair::without_markers;
use super::sense::Headings;
use super::sheet::SEPARATOR;
use crate::text::table::{PartKind, Scanner};
use crate::text::table_edit::{append_record, new_header, remove_record, replace_cells};
use crate::text::table_record::Record;

/// What a row says: the cells that say something, by the names of their columns.
pub type Words = BTreeMap<String, String>;

/// A table as rows and comments, its markers and repeated headers left out.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// The key of each row, what it says, and where it stands.
    pub rows: Vec<(String, Words, Range<usize>)>,
    /// The bytes of each row.
    pub raws: Vec<String>,
    /// The places of the rows that have a key.
    pub places: HashMap<String, Vec<usize>>,
    /// The comment lines.
    pub comments: BTreeSet<String>,
    /// Whether there was nothing to leave out.
    pub sound: bool,
    /// The first heading.
    pub first_heading: Vec<String>,
    /// The headings, where there are several.
    pub headings: Vec<Vec<String>>,
    /// How many rows have more cells than the heading above them names columns, which no reader takes.
    pub too_wide: usize,
}

impl Rows {
    /// Reads a table, however broken.
    pub fn read(text: &str, kind: TableKind) -> Rows {
        let plain = without_markers(text);
        let plain = without_inner_marks(&plain, kind);
        // Without markers the bytes are those of the text, so that places hold.
        let mut page = Rows { sound: plain.len() == text.len(), ..Rows::default() };
        let mut headings = Headings::new(kind);
        // The number of the heading above each row.
        let mut above: Vec<usize> = Vec::new();
        let mut scanner = Scanner::new(&plain);
        while let Some(part) = scanner.next_part() {
            let (part_kind, span) = (part.kind, part.span.clone());
            page.sound &= part.sound;
            let record = scanner.record();
            match part_kind {
                PartKind::Comment => drop(page.comments.insert(plain.get(span).unwrap_or("").trim_end().to_owned())),
                PartKind::Record if record.is_empty() => {}
                PartKind::Record if headings.meet(&record) => page.sound &= headings.all.len() == 1,
                PartKind::Record => {
                    let number = headings.all.len() - 1;
                    let (key, words) = read_below(&record, &headings.all[number], kind);
                    above.push(number);
                    page.too_wide += usize::from(record.cell_count() > headings.all[number].len());
                    page.raws.push(plain.get(span.clone()).unwrap_or("").to_owned());
                    page.rows.push((key, words, span));
                }
                PartKind::Blank | PartKind::Unmerged => {}
            }
        }
        page.read_where_it_makes_sense(&headings, &above, kind);
        page.first_heading = headings.all.first().cloned().unwrap_or_default();
        page.headings = if headings.all.len() > 1 { headings.all } else { Vec::new() };
        page.find_places();
        page
    }

    /// Reads the rows again that say nothing below the heading above them, and do so below another.
    fn read_where_it_makes_sense(&mut self, headings: &Headings, above: &[usize], kind: TableKind) {
        if headings.all.len() < 2 {
            return;
        }
        for (((key, words, _), raw), above) in self.rows.iter_mut().zip(&self.raws).zip(above) {
            let mut scanner = Scanner::at(raw, 0, 1);
            let Some(record) = scanner.next_record() else { continue };
            let number = headings.below(&record, *above);
            if number != *above {
                (*key, *words) = read_below(&record, &headings.all[number], kind);
            }
        }
    }

    /// Leaves out the rows of which this is so, by their key, what they say and their bytes.
    pub fn leave_out(&mut self, is_out: impl Fn(&str, &Words, &str) -> bool) {
        let stays: Vec<bool> =
            self.rows.iter().zip(&self.raws).map(|((key, row, _), raw)| !is_out(key, row, raw)).collect();
        if stays.iter().all(|stays| *stays) {
            return;
        }
        let mut places = stays.iter();
        self.rows.retain(|_| places.next().is_none_or(|stays| *stays));
        let mut places = stays.iter();
        self.raws.retain(|_| places.next().is_none_or(|stays| *stays));
        self.sound = false;
        self.find_places();
    }

    /// Finds the rows of each key.
    pub fn find_places(&mut self) {
        self.places.clear();
        for (place, (key, _, _)) in self.rows.iter().enumerate() {
            self.places.entry(key.clone()).or_default().push(place);
        }
    }

    /// Returns the keys in the order of the rows.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|(key, _, _)| key.as_str())
    }

    /// Returns the rows that have a key.
    pub fn of(&self, key: &str) -> Vec<&Words> {
        self.places.get(key).into_iter().flatten().map(|place| &self.rows[*place].1).collect()
    }

    /// Counts the rows that say the same.
    pub fn counted(&self) -> BTreeMap<&Words, usize> {
        let mut counts = BTreeMap::new();
        for (_, words, _) in &self.rows {
            *counts.entry(words).or_default() += 1;
        }
        counts
    }
}

/// Counts the rows of an expense file that have no id.
#[must_use]
pub fn rows_without_id(text: &str) -> usize {
    Rows::read(text, TableKind::Expenses).of("").len()
}

/// Returns the names that a heading gives its columns.
pub fn names_in(record: &Record<'_, '_>, kind: TableKind) -> Vec<String> {
    (0..record.cell_count()).map(|index| kind.column_name(&record.cell(index))).collect()
}

/// Tells whether a record names columns, as where a merge put two headers into one file.
pub fn is_header(record: &Record<'_, '_>, names: &[String], kind: TableKind) -> bool {
    let standard = kind.standard_columns();
    let is_name = |cell: &&String| names.contains(cell) || standard.contains(&cell.as_str());
    // Columns without a name, as spreadsheets leave them behind, make no heading of a row with empty cells.
    let cells: Vec<String> = names_in(record, kind).into_iter().filter(|cell| !cell.is_empty()).collect();
    let named = cells.iter().filter(is_name).count();
    named > 1 && named * 2 > cells.len()
}

/// Returns the key of a row and what it says below a heading.
pub fn read_below(record: &Record<'_, '_>, names: &[String], kind: TableKind) -> (String, Words) {
    let words = words_in(record, names);
    (key_of(&words, names, kind), words)
}

fn words_in(record: &Record<'_, '_>, names: &[String]) -> Words {
    let mut words = Words::new();
    for index in 0..record.cell_count() {
        let cell = record.cell(index).replace("\r\n", "\n");
        if !cell.is_empty() {
            // A cell that no column names has the number of its place.
            let name = names.get(index).cloned().unwrap_or_else(|| format!("{index}"));
            words.insert(name, cell);
        }
    }
    words
}

/// Returns the key of a row, which may be empty.
pub fn key_of(words: &Words, names: &[String], kind: TableKind) -> String {
    let cell = |name: &str| words.get(name).map_or("", String::as_str);
    match kind {
        TableKind::Reads => names.first().map_or("", |name| cell(name)).to_owned(),
        _ if kind.key_columns().is_empty() => String::new(),
        _ => {
            let cells: Vec<&str> = kind.key_columns().iter().map(|name| cell(name)).collect();
            if cells[0].is_empty() { String::new() } else { cells.join(&SEPARATOR.to_string()) }
        }
    }
}

/// Puts these rows in the place of all that have the key.
pub fn with_rows(text: &str, kind: TableKind, key: &str, rows: &[Words]) -> String {
    let page = Rows::read(text, kind);
    let spans: Vec<&Range<usize>> =
        page.rows.iter().filter(|(own, _, _)| own == key).map(|(_, _, span)| span).collect();
    let mut text = text.to_owned();
    let mut rest = rows;
    for (place, span) in spans.iter().enumerate().rev() {
        let changed = match (place, rows.split_first()) {
            (0, Some((first, others))) => {
                rest = others;
                let old = page.rows.iter().find(|(_, _, own)| own == *span);
                let gone = old.into_iter().flat_map(|(_, row, _)| row.keys()).filter(|name| !first.contains_key(*name));
                let mut values = named(first);
                values.extend(gone.map(|name| (name.as_str(), "")));
                replace_cells(&text, (*span).clone(), &values)
            }
            _ => remove_record(&text, (*span).clone()),
        };
        text = changed.unwrap_or(text);
    }
    rest.iter().fold(text, |text, row| append_record(&text, &named(row)))
}

/// Tells whether two rows say the same, whatever became of them.
pub fn says_the_same(one: &Words, other: &Words) -> bool {
    let rest = |row: &'_ Words| {
        row.iter()
            .filter(|(name, _)| *name != "status")
            .map(|(name, text)| (name.clone(), text.clone()))
            .collect::<Words>()
    };
    rest(one) == rest(other)
}

/// Returns the cells of a row with the names of their columns.
pub fn named(row: &Words) -> Vec<(&str, &str)> {
    row.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect()
}

/// Returns what a row says in cells that the heading has columns for; spreadsheets cut the others off.
pub fn in_columns(row: &Words) -> Words {
    let has_column = |name: &str| name.parse::<usize>().is_err();
    row.iter().filter(|(name, _)| has_column(name)).map(|(name, cell)| (name.clone(), cell.clone())).collect()
}

/// Writes a table of rows.
pub fn table_of(names: &[&str], rows: &[&Words]) -> String {
    let mut text = new_header(names);
    for row in rows {
        let cells: Vec<&str> = names.iter().map(|name| row.get(*name).map_or("", String::as_str)).collect();
        text += &line_of(&cells);
        text.push('\n');
    }
    text
}
