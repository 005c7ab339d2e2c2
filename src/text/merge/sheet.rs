//! One of the three texts of a table, as lines: each record with its key, its cells read only when asked for.

use std::borrow::{Borrow, Cow};
use std::collections::HashMap;

use super::keyed::{CONFLICT, TAKEN_OUT};
use super::kind::TableKind;
use crate::model::Status;
use crate::text::lines::{self, BYTE_ORDER_MARK};
use crate::text::table::{PartKind, Scanner, TableProblem};
use crate::text::table_record::Record;

/// What stands between the cells of a key, and behind a column's name that came before; no cell begins with it.
pub const SEPARATOR: char = '\u{1f}';

/// The most columns that are merged; every row has a cell for each while it is.
const COLUMNS_MAX: usize = 256;

/// How the bytes around the lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    /// Whether a byte order mark comes first.
    pub mark: bool,
    /// Whether lines end with CRLF.
    pub carriage: bool,
    /// Whether the last line lacks its ending.
    pub open_end: bool,
}

impl Format {
    /// Without a mark, LF, an ending behind every line.
    pub const PLAIN: Format = Format { mark: false, carriage: false, open_end: false };

    /// Tells how a text is written; one without lines says nothing.
    pub fn of(text: &str) -> Option<Format> {
        let bare = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        (!bare.is_empty()).then(|| Format {
            mark: bare.len() != text.len(),
            carriage: lines::ending_in_use(text) == "\r\n",
            open_end: !text.ends_with('\n'),
        })
    }

    /// Merges how three texts are written: what one side changed stands, and the plain way where they do not agree.
    pub fn merge(formats: [Option<Format>; 3]) -> Format {
        let [base, ours, theirs] = formats;
        let (Some(ours), Some(theirs)) = (ours, theirs) else {
            return ours.or(theirs).or(base).unwrap_or(Format::PLAIN);
        };
        let pick = |part: fn(&Format) -> bool| match base.as_ref() {
            Some(base) if part(&ours) == part(base) => part(&theirs),
            Some(_) => part(&ours),
            None => part(&ours) && part(&theirs),
        };
        Format {
            mark: pick(|format| format.mark),
            carriage: pick(|format| format.carriage),
            open_end: ours.open_end && theirs.open_end,
        }
    }

    /// Writes lines with their endings.
    pub fn page<L: Borrow<str>>(self, lines: &[L]) -> String {
        let mut text = String::new();
        if self.mark {
            text.push(BYTE_ORDER_MARK);
        }
        text += &lines.join(self.ending());
        if !lines.is_empty() && !self.open_end {
            text += self.ending();
        }
        text
    }

    fn ending(self) -> &'static str {
        if self.carriage { "\r\n" } else { "\n" }
    }
}

/// A record below the header.
#[derive(Clone, Debug)]
pub struct Row<'t> {
    /// Its bytes, without the ending.
    pub raw: &'t str,
    /// What tells it from others; empty when the row does not say.
    pub key: Cow<'t, str>,
    /// Whether it is the loser of an earlier conflict.
    pub is_loser: bool,
    /// The comments right above that hold what lost, in tables whose rows cannot say it themselves.
    pub losers: Vec<&'t str>,
}

/// What a line is.
#[derive(Clone, Debug)]
pub enum What<'t> {
    /// The names of the columns.
    Header(&'t str),
    /// A comment line.
    Comment(&'t str),
    /// A record.
    Row(Row<'t>),
}

/// A line with the blank ones below it.
#[derive(Clone, Debug)]
pub struct Line<'t> {
    /// What it is.
    pub what: What<'t>,
    /// The lines right below that say nothing.
    pub blanks: Vec<&'t str>,
}

/// A table as lines.
#[derive(Clone, Debug, Default)]
pub struct Sheet<'t> {
    /// The names of the columns, in one spelling, each once.
    pub columns: Vec<String>,
    /// Blank lines above everything.
    pub blanks_first: Vec<&'t str>,
    /// The lines in order.
    pub lines: Vec<Line<'t>>,
}

/// Whether what breaks the form of a table is an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    /// It is: a line may not be lost.
    Strict,
    /// Such lines are passed over, as in a common ancestor, of which nothing is kept anyway.
    Lenient,
}

impl<'t> Sheet<'t> {
    /// Reads a text; no text is an empty sheet.
    ///
    /// # Errors
    ///
    /// Returns the first thing that breaks the form of the table, unless that is passed over.
    pub fn read(text: Option<&'t str>, kind: TableKind, strictness: Strictness) -> Result<Sheet<'t>, TableProblem> {
        let mut sheet = Sheet::default();
        let Some(text) = text else { return Ok(sheet) };
        let mut scanner = Scanner::new(text);
        let mut keys = Keys::default();
        let mut losers: Vec<&'t str> = Vec::new();
        while let Some(part) = scanner.next_part() {
            let (part_kind, sound) = (part.kind, part.sound);
            let raw = text.get(part.span.clone()).unwrap_or("");
            if !sound {
                match scanner.problems().last() {
                    Some(problem) if strictness == Strictness::Strict => return Err(problem.clone()),
                    _ => continue,
                }
            }
            let record = scanner.record();
            let what = match part_kind {
                PartKind::Unmerged => continue,
                PartKind::Comment if is_loser(raw, kind) => {
                    losers.push(raw);
                    continue;
                }
                PartKind::Comment => What::Comment(raw),
                PartKind::Record if sheet.columns.is_empty() => {
                    sheet.columns = column_names(&record, kind);
                    keys = Keys::of(&sheet.columns, kind);
                    What::Header(raw)
                }
                PartKind::Record if !record.is_empty() => {
                    let losers = std::mem::take(&mut losers);
                    What::Row(Row { losers, ..keys.row(&record, raw) })
                }
                PartKind::Record | PartKind::Blank => {
                    sheet.push_blank(raw);
                    continue;
                }
            };
            // What does not stand right above a row is a comment as any other.
            sheet.lines.extend(losers.drain(..).map(|raw| Line { what: What::Comment(raw), blanks: Vec::new() }));
            sheet.lines.push(Line { what, blanks: Vec::new() });
        }
        sheet.lines.extend(losers.into_iter().map(|raw| Line { what: What::Comment(raw), blanks: Vec::new() }));
        Ok(sheet)
    }

    /// Says why rows cannot be told apart by this header; a header that is not there says nothing wrong.
    ///
    /// A spreadsheet that saves with semicolons makes one column of all.
    pub fn fault(&self, kind: TableKind) -> Option<String> {
        if self.columns.len() > COLUMNS_MAX {
            return Some(format!("the header names more than {COLUMNS_MAX} columns"));
        }
        let lacks = |name: &&&'static str| !self.columns.iter().any(|column| column == **name);
        let missing = kind.needed_columns().iter().filter(|_| !self.columns.is_empty()).find(lacks);
        missing.map(|name| format!("the header lacks `{name}`"))
    }

    fn push_blank(&mut self, raw: &'t str) {
        match self.lines.last_mut() {
            Some(line) => line.blanks.push(raw),
            None => self.blanks_first.push(raw),
        }
    }
}

/// Reads the cells of a record again; line ends within cells are LF, and what is beyond `count` is one last text.
pub fn cells_of(raw: &str, count: usize) -> (Vec<Cow<'_, str>>, &str) {
    let mut scanner = Scanner::at(raw, 0, 1);
    let Some(record) = scanner.next_record() else { return (Vec::new(), "") };
    let cells = (0..record.cell_count().min(count)).map(|index| with_plain_line_ends(record.cell(index))).collect();
    let beyond = record.cell_raw(count).and_then(|cell| raw.get(cell.start..)).unwrap_or("");
    (cells, beyond)
}

/// Returns how many cells a record has.
pub fn width_of(raw: &str) -> usize {
    Scanner::at(raw, 0, 1).next_record().map_or(0, |record| record.cell_count())
}

fn with_plain_line_ends(cell: Cow<'_, str>) -> Cow<'_, str> {
    if cell.contains("\r\n") { Cow::Owned(cell.replace("\r\n", "\n")) } else { cell }
}

/// Tells whether a comment holds a row that lost.
fn is_loser(raw: &str, kind: TableKind) -> bool {
    kind != TableKind::Expenses && [CONFLICT, TAKEN_OUT].iter().any(|start| raw.starts_with(start))
}

/// Returns the names of the columns in one spelling; a name that came before is told apart by a number.
fn column_names(record: &Record<'_, '_>, kind: TableKind) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut names = Vec::with_capacity(record.cell_count());
    for index in 0..record.cell_count() {
        let name = kind.column_name(&record.cell(index));
        let count = seen.entry(name.clone()).or_default();
        *count += 1;
        names.push(if *count == 1 { name } else { format!("{name}{SEPARATOR}{count}") });
    }
    names
}

/// Where the cells stand that make a record's key.
#[derive(Debug, Default)]
struct Keys {
    columns: Vec<usize>,
    status: Option<usize>,
}

impl Keys {
    fn of(columns: &[String], kind: TableKind) -> Keys {
        let place = |name: &str| columns.iter().position(|column| column == name);
        let named = kind.key_columns();
        let columns =
            if kind == TableKind::Reads { vec![0] } else { named.iter().filter_map(|key| place(key)).collect() };
        let status = if kind == TableKind::Expenses { place("status") } else { None };
        Keys { columns, status }
    }

    fn row<'t>(&self, record: &Record<'_, 't>, raw: &'t str) -> Row<'t> {
        let key = match self.columns.as_slice() {
            [] => Cow::Borrowed(""),
            [one] => record.cell(*one),
            several => {
                let cells: Vec<Cow<'t, str>> = several.iter().map(|column| record.cell(*column)).collect();
                if cells[0].is_empty() { Cow::Borrowed("") } else { Cow::Owned(cells.join("\u{1f}")) }
            }
        };
        let is_loser = self.status.is_some_and(|status| record.cell(status) == Status::Conflict.word());
        Row { raw, key, is_loser, losers: Vec::new() }
    }
}
