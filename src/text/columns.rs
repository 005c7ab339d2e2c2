//! The columns of an expense file, and which cell of a record is which.

use super::suggest::did_you_mean;
use super::table_record::Record;
use crate::model::{Code, Fault};

/// A column that the program knows, in the standard order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is named by the word in COLUMNS")]
pub enum Column {
    Id,
    Date,
    Kind,
    Description,
    Amount,
    Currency,
    PaidBy,
    Split,
    Category,
    Tags,
    Due,
    Note,
    Receipt,
    Status,
    By,
}

/// The names of the columns, in the standard order.
pub const COLUMNS: [&str; 15] = [
    "id",
    "date",
    "kind",
    "description",
    "amount",
    "currency",
    "paid_by",
    "split",
    "category",
    "tags",
    "due",
    "note",
    "receipt",
    "status",
    "by",
];

/// Every column, in the standard order.
pub const ALL: [Column; COLUMNS.len()] = [
    Column::Id,
    Column::Date,
    Column::Kind,
    Column::Description,
    Column::Amount,
    Column::Currency,
    Column::PaidBy,
    Column::Split,
    Column::Category,
    Column::Tags,
    Column::Due,
    Column::Note,
    Column::Receipt,
    Column::Status,
    Column::By,
];

const NEEDED: [Column; 5] = [Column::Date, Column::Description, Column::Amount, Column::PaidBy, Column::Split];

impl Column {
    /// Returns the column's name in headers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        COLUMNS[self as usize]
    }
}

/// No record has so many cells.
const NOWHERE: usize = usize::MAX;

/// Which cell of a file's records is which column.
#[derive(Clone, Debug)]
pub struct Columns<'t> {
    /// The place of each column; [`NOWHERE`] where the file lacks it.
    places: [usize; COLUMNS.len()],
    /// The columns that the program does not know: place and name.
    pub extra: Vec<(usize, std::borrow::Cow<'t, str>)>,
    /// How many columns the header names.
    pub count: usize,
}

impl<'t> Columns<'t> {
    /// Reads the header; adds a fault for a needed column that is missing, or any that stands there twice.
    ///
    /// Returns nothing when rows could not be understood.
    pub fn read(record: &Record<'_, 't>, path: &str, faults: &mut Vec<Fault>) -> Option<Columns<'t>> {
        let mut columns = Columns { places: [NOWHERE; COLUMNS.len()], extra: Vec::new(), count: record.cell_count() };
        let mut sound = record.sound;
        for place in 0..record.cell_count() {
            let name = record.cell(place);
            let lower = name.to_ascii_lowercase();
            let known = COLUMNS.iter().position(|column| *column == lower);
            let twice = match known {
                Some(column) => std::mem::replace(&mut columns.places[column], place) != NOWHERE,
                None => !name.is_empty() && columns.extra.iter().any(|(_, other)| *other == name),
            };
            if twice {
                let title = format!("the column `{name}` stands there twice");
                let fault = Fault::new(Code::CsvHeader, path, record.cell_span(place), title);
                faults.push(fault.label("which one counts?").help("rename one of the two, or take it out"));
                sound = false;
            } else if known.is_none() && !name.is_empty() {
                columns.extra.push((place, name));
            }
        }
        sound &= columns.find_missing(record, path, faults);
        sound.then_some(columns)
    }

    fn find_missing(&self, record: &Record<'_, 't>, path: &str, faults: &mut Vec<Fault>) -> bool {
        let missing: Vec<&str> =
            NEEDED.iter().filter(|column| self.place(**column).is_none()).map(|column| column.name()).collect();
        let unknown = self.extra.iter().map(|(_, name)| name.as_ref());
        for (place, name) in &self.extra {
            let free = COLUMNS.iter().zip(self.places).filter(|(_, place)| *place == NOWHERE).map(|(name, _)| *name);
            let near = did_you_mean(name, free).filter(|near| !missing.contains(&near.as_str()));
            if let Some(near) = near {
                let title = format!("unknown column `{name}`");
                let fault = Fault::new(Code::UnknownKey, path, record.cell_span(*place), title);
                faults.push(fault.help(format!("did you mean `{near}`? Its cells are kept, but count for nothing")));
            }
        }
        if missing.is_empty() {
            return true;
        }
        let title = format!("the header lacks {}", list_of(&missing));
        let fault = Fault::new(Code::CsvHeader, path, record.span.clone(), title);
        let near = missing.iter().find_map(|name| {
            let found = did_you_mean(name, unknown.clone())?;
            Some(format!("is `{found}` meant to be `{name}`?"))
        });
        let help =
            near.unwrap_or_else(|| "the first line names the columns: date,description,amount,paid_by,split".into());
        faults.push(fault.label("this is the header").help(help));
        false
    }

    /// Returns where a column stands, if the file has it.
    #[must_use]
    pub fn place(&self, column: Column) -> Option<usize> {
        Some(self.cell_place(column)).filter(|place| *place != NOWHERE)
    }

    /// Returns where a column stands; a place that no record has if the file lacks it.
    #[must_use]
    pub fn cell_place(&self, column: Column) -> usize {
        self.places[column as usize]
    }
}

/// Writes names as a friend would say them: `a`, `a and b`, `a, b and c`, each in backticks.
#[must_use]
pub fn list_of(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
