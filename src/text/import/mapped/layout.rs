//! Finds the columns that a map names in the table at hand.

use super::map::{AmountColumns, Map, Spending};
use crate::text::import::header::overlong;
use crate::text::import::problem::ImportProblem;
use crate::text::import::sheet::{Row, Sheet};
use crate::text::suggest::did_you_mean;

/// The place of a column, from 0.
pub type Place = usize;

/// Where amounts stand.
#[derive(Clone, Copy, Debug)]
pub enum Amount {
    /// In one column, where spending has this sign.
    One {
        /// The column.
        column: Place,
        /// What spending looks like.
        spending: Spending,
    },
    /// In one column for money that went out and one for money that came in.
    Two {
        /// The first.
        spent: Place,
        /// The second.
        received: Place,
    },
}

/// The columns of a table by what they hold.
#[derive(Clone, Debug)]
pub struct Layout {
    /// How many rows stand before the first that is a bill: one where there is a header.
    pub rows_before: usize,
    /// The day.
    pub date: Place,
    /// The amount.
    pub amount: Amount,
    /// What it was for.
    pub description: Vec<Place>,
    /// Further words.
    pub note: Vec<Place>,
    /// The currency.
    pub currency: Option<Place>,
    /// The category.
    pub category: Option<Place>,
    /// Tags.
    pub tags: Option<Place>,
    /// The one who paid.
    pub payer: Option<Place>,
    /// Who shares it.
    pub split: Option<Place>,
    /// The day it should be paid by.
    pub due: Option<Place>,
    /// What identifies the row.
    pub key: Option<Place>,
    /// What each paid, by name.
    pub paid: Vec<(String, Place)>,
    /// What falls on each, by name.
    pub parts: Vec<(String, Place)>,
    /// How many parts each takes, by name.
    pub weights: Vec<(String, Place)>,
    /// The sets of columns that rules look at, each once.
    pub looked_at: Vec<Vec<Place>>,
    /// For each rule, which of the sets it looks at.
    pub rule_sets: Vec<usize>,
}

impl Layout {
    /// Finds the columns.
    ///
    /// # Errors
    ///
    /// Every column that is named in the map and not there, or there twice, and rows that are longer than the header.
    pub fn of(sheet: &Sheet<'_>, map: &Map) -> Result<Layout, Vec<ImportProblem>> {
        let mut rows = sheet.rows();
        let header = if map.has_header { rows.position(|row| !row.is_blank()) } else { Some(0) };
        let Some(row) = header.and_then(|at| sheet.rows().nth(at)) else {
            let problem = ImportProblem::new(0..0, "there is no table in the file");
            return Err(vec![problem.help("`skip-lines` of the mapping file may be too high")]);
        };
        let width = sheet.rows().map(|row| row.width()).max().unwrap_or(0);
        let mut search = Search { has_header: map.has_header, row, width, problems: Vec::new() };
        let columns = &map.columns;
        let description = search.list(&columns.description);
        let amount = match &columns.amount {
            AmountColumns::One { column, spending } => {
                Amount::One { column: search.place(column), spending: *spending }
            }
            AmountColumns::Two { spent, received } => {
                Amount::Two { spent: search.place(spent), received: search.place(received) }
            }
        };
        let rule = |search: &mut Search<'_, '_>, names: &[String]| {
            if names.is_empty() { description.clone() } else { search.list(names) }
        };
        let (mut looked_at, mut rule_sets): (Vec<Vec<Place>>, _) = (Vec::new(), Vec::new());
        for one in &map.rules {
            let columns = rule(&mut search, &one.columns);
            let known = looked_at.iter().position(|known| *known == columns);
            rule_sets.push(known.unwrap_or(looked_at.len()));
            if known.is_none() {
                looked_at.push(columns);
            }
        }
        let layout = Layout {
            rows_before: if map.has_header { header.unwrap_or(0) + 1 } else { 0 },
            date: search.place(&columns.date),
            amount,
            note: search.list(&columns.note),
            currency: search.optional(columns.currency.as_ref()),
            category: search.optional(columns.category.as_ref()),
            tags: search.optional(columns.tags.as_ref()),
            payer: search.optional(columns.payer.as_ref()),
            split: search.optional(columns.split.as_ref()),
            due: search.optional(columns.due.as_ref()),
            key: search.optional(columns.key.as_ref()),
            paid: search.by_person(&columns.paid),
            parts: search.by_person(&columns.parts),
            weights: search.by_person(&columns.weights),
            looked_at,
            rule_sets,
            description: description.clone(),
        };
        if map.has_header {
            search.problems.extend(overlong(sheet.rows().skip(layout.rows_before), row.width()));
        }
        if search.problems.is_empty() { Ok(layout) } else { Err(search.problems) }
    }

    /// Lists the columns that hold amounts.
    #[must_use]
    pub fn number_columns(&self) -> Vec<Place> {
        let mut columns = match self.amount {
            Amount::One { column, .. } => vec![column],
            Amount::Two { spent, received } => vec![spent, received],
        };
        columns.extend(self.paid.iter().chain(&self.parts).map(|(_, column)| *column));
        columns
    }
}

/// Looks for columns, and collects those that are not there.
struct Search<'s, 't> {
    has_header: bool,
    row: Row<'s, 't>,
    width: usize,
    problems: Vec<ImportProblem>,
}

impl Search<'_, '_> {
    fn list(&mut self, names: &[String]) -> Vec<Place> {
        names.iter().map(|name| self.place(name)).collect()
    }

    fn optional(&mut self, name: Option<&String>) -> Option<Place> {
        name.map(|name| self.place(name))
    }

    fn by_person(&mut self, columns: &[(String, String)]) -> Vec<(String, Place)> {
        columns.iter().map(|(person, column)| (person.clone(), self.place(column))).collect()
    }

    /// Finds a column by its name, or else by its number.
    fn place(&mut self, name: &str) -> Place {
        if self.has_header {
            let lower = name.to_lowercase();
            let mut found = self.row.cells().enumerate().filter(|(_, cell)| cell.trimmed().to_lowercase() == lower);
            let first = found.next();
            if let Some((_, second)) = found.next() {
                let problem = ImportProblem::new(second.span, format!("two columns are called `{name}`"));
                self.problems.push(problem.help("the map can name a column by its number, counted from 1"));
            }
            if let Some((place, _)) = first {
                return place;
            }
        }
        match name.parse::<usize>() {
            Ok(number) if (1..=self.width).contains(&number) => return number - 1,
            _ => {}
        }
        let names: Vec<String> = self.row.cells().map(|cell| cell.trimmed().to_owned()).collect();
        let words = if self.has_header || name.parse::<usize>().is_ok() {
            format!("there is no column `{name}` here")
        } else {
            format!("`{name}` is no number of a column, and the table has no header")
        };
        let problem = ImportProblem::new(self.row.span(), words);
        let guess = did_you_mean(name, names.iter().map(String::as_str)).filter(|_| self.has_header);
        let otherwise = "look at `separator` and `skip-lines` of the mapping file";
        let help = guess.map_or_else(|| otherwise.to_owned(), |guess| format!("did the mapping file mean `{guess}`?"));
        if !self.problems.iter().any(|known| known.words == problem.words) {
            self.problems.push(problem.help(help));
        }
        0
    }
}
