//! Reads the small tables beside the expenses, `items.csv` and `rates.csv`, row by row.

use std::borrow::Cow;
use std::ops::Range;

use super::columns::list_of;
use super::sources::Source;
use super::suggest::did_you_mean;
use super::table::Scanner;
use super::table_faults::report_table;
use super::table_record::Record;
use crate::model::{Code, Fault};

/// A table whose columns are known by their names; a column is its place among these.
#[derive(Debug)]
pub struct SideTable<'t> {
    scanner: Scanner<'t>,
    path: &'t str,
    places: Vec<Option<usize>>,
    columns_count: usize,
}

/// A row of such a table.
#[derive(Debug)]
pub struct SideRow<'s, 't> {
    record: Record<'s, 't>,
    places: &'s [Option<usize>],
    path: &'s str,
}

impl<'t> SideTable<'t> {
    /// Reads the header, which may have the columns `names` and needs all but the `optional` ones.
    ///
    /// Returns nothing when the rows could not be understood, with faults saying why.
    pub fn open(
        source: &'t Source,
        names: &[&str],
        optional: &[&str],
        faults: &mut Vec<Fault>,
    ) -> Option<SideTable<'t>> {
        let mut scanner = Scanner::new(&source.text);
        let header = scanner.next_record();
        let header = header.and_then(|header| read_header(&header, &source.path, names, optional, faults));
        let Some((places, columns_count)) = header else {
            report_table(&source.path, &scanner.into_problems(), faults);
            return None;
        };
        Some(SideTable { scanner, path: &source.path, places, columns_count })
    }

    /// Goes to the next row that is sound in its form.
    pub fn next_row(&mut self, faults: &mut Vec<Fault>) -> Option<SideRow<'_, 't>> {
        loop {
            let (is_right, cells) = {
                let record = self.scanner.next_record()?;
                (record.sound && !record.is_empty(), record.cell_count())
            };
            let record = self.scanner.record();
            if is_right && cells > self.columns_count {
                let first = record.cell_span(self.columns_count);
                let title = format!("the row has {cells} cells, but the header names {} columns", self.columns_count);
                let fault = Fault::new(Code::CsvCells, self.path, first.start..record.span.end, title);
                faults
                    .push(fault.label("no column for this").help("a text with a comma in it stands in double quotes"));
            } else if is_right {
                return Some(SideRow { record: self.scanner.record(), places: &self.places, path: self.path });
            }
        }
    }

    /// Reads to the end and hands over what was wrong with the form of the table.
    pub fn finish(self, faults: &mut Vec<Fault>) {
        report_table(self.path, &self.scanner.into_problems(), faults);
    }
}

impl<'t> SideRow<'_, 't> {
    /// Returns what the row says in a column.
    pub fn cell(&self, column: usize) -> Cow<'t, str> {
        self.place(column).map_or(Cow::Borrowed(""), |place| self.record.cell(place))
    }

    /// Returns where a cell stands; the end of the row where there is none.
    pub fn span(&self, column: usize) -> Range<usize> {
        self.record.cell_span(self.place(column).unwrap_or(usize::MAX))
    }

    /// Returns where a part of what a cell says stands.
    pub fn part(&self, column: usize, part: Range<usize>) -> Range<usize> {
        self.record.part_span(self.place(column).unwrap_or(usize::MAX), part)
    }

    /// Returns the bytes of the whole row.
    pub fn whole(&self) -> Range<usize> {
        self.record.span.clone()
    }

    /// Returns the path of the file.
    pub fn path(&self) -> &str {
        self.path
    }

    /// Makes a fault about a cell.
    pub fn fault(&self, code: Code, column: usize, title: impl Into<String>) -> Fault {
        Fault::new(code, self.path, self.span(column), title)
    }

    fn place(&self, column: usize) -> Option<usize> {
        self.places.get(column).copied().flatten()
    }
}

/// Returns the places of the columns and how many the header has.
fn read_header(
    header: &Record<'_, '_>,
    path: &str,
    names: &[&str],
    optional: &[&str],
    faults: &mut Vec<Fault>,
) -> Option<(Vec<Option<usize>>, usize)> {
    let mut places = vec![None; names.len()];
    let mut unknown = Vec::new();
    let mut is_right = header.sound;
    for place in 0..header.cell_count() {
        let name = header.cell(place).to_ascii_lowercase();
        let Some(column) = names.iter().position(|known| *known == name) else {
            unknown.push((place, name));
            continue;
        };
        if places[column].replace(place).is_some() {
            let title = format!("the column `{name}` stands there twice");
            faults.push(Fault::new(Code::CsvHeader, path, header.cell_span(place), title));
            is_right = false;
        }
    }
    let missing: Vec<&str> =
        names.iter().zip(&places).filter(|(_, place)| place.is_none()).map(|(name, _)| *name).collect();
    for (place, name) in &unknown {
        if let Some(near) = did_you_mean(name, missing.iter().copied()) {
            let fault =
                Fault::new(Code::UnknownKey, path, header.cell_span(*place), format!("unknown column `{name}`"));
            faults.push(fault.help(format!("did you mean `{near}`? Its cells are kept, but count for nothing")));
        }
    }
    let missing: Vec<&str> = missing.into_iter().filter(|name| !optional.contains(name)).collect();
    if !missing.is_empty() {
        let title = format!("the header lacks {}", list_of(&missing));
        let fault = Fault::new(Code::CsvHeader, path, header.span.clone(), title).label("this is the header");
        faults.push(fault.help(format!("the first line names the columns: {}", names.join(","))));
        is_right = false;
    }
    is_right.then(|| (places, header.cell_count()))
}
