//! Finds the tables of a Cospend file by their headers, in whatever order they stand.

use crate::text::import::problem::ImportProblem;
use crate::text::import::sheet::{Row, Sheet};

/// A table of the file.
pub(super) struct Section<'s, 't> {
    pub header: Row<'s, 't>,
    pub rows: Vec<Row<'s, 't>>,
}

/// The tables of the file, as far as it has them.
#[derive(Default)]
pub(super) struct Sections<'s, 't> {
    pub members: Option<Section<'s, 't>>,
    pub bills: Option<Section<'s, 't>>,
    pub categories: Option<Section<'s, 't>>,
    pub modes: Option<Section<'s, 't>>,
    pub currencies: Option<Section<'s, 't>>,
}

impl<'s, 't> Sections<'s, 't> {
    /// Takes the rows of a file apart.
    pub(super) fn find(sheet: &'s Sheet<'t>) -> Result<Sections<'s, 't>, ImportProblem> {
        let mut sections = Sections::default();
        let mut current: Option<Section<'s, 't>> = None;
        for row in sheet.rows() {
            if row.is_blank() {
                // Only a header begins a table: a blank line may stand inside one.
                continue;
            }
            if sections.slot(row)?.is_some() {
                sections.close(current.take())?;
                current = Some(Section { header: row, rows: Vec::new() });
                continue;
            }
            match &mut current {
                Some(section) if row.width() > section.header.width() => {
                    return Err(ImportProblem::new(row.span(), "this row has more cells than the header of its table")
                        .help("a quote inside of a text was not written twice: mend the line"));
                }
                Some(section) => section.rows.push(row),
                None => return Err(ImportProblem::new(row.span(), "this row stands before any table")),
            }
        }
        sections.close(current)?;
        Ok(sections)
    }

    fn close(&mut self, section: Option<Section<'s, 't>>) -> Result<(), ImportProblem> {
        let Some(section) = section else { return Ok(()) };
        let header = section.header;
        let slot = self.slot(header)?.expect("a section begins with the header of one");
        if slot.replace(section).is_some() {
            return Err(ImportProblem::new(header.span(), "this table stands here for the second time"));
        }
        Ok(())
    }

    /// Returns the place of the table that a row is the header of.
    fn slot(&mut self, row: Row<'s, 't>) -> Result<Option<&mut Option<Section<'s, 't>>>, ImportProblem> {
        let first = row.cell(0);
        let second = row.cell(1);
        Ok(match (first.trimmed(), second.trimmed()) {
            ("name", "weight") => Some(&mut self.members),
            ("what", "amount") => Some(&mut self.bills),
            ("categoryname", _) => Some(&mut self.categories),
            ("paymentmodename", _) => Some(&mut self.modes),
            ("currencyname", _) => Some(&mut self.currencies),
            _ => None,
        })
    }
}

impl Section<'_, '_> {
    /// Finds columns that must be there.
    pub(super) fn columns<const N: usize>(&self, names: [&str; N]) -> Result<[usize; N], ImportProblem> {
        let found = self.header.columns(names)?;
        if let Some((name, _)) = names.iter().zip(found).find(|(_, column)| column.is_none()) {
            return Err(ImportProblem::new(self.header.span(), format!("the column `{name}` is missing")));
        }
        Ok(found.map(|column| column.unwrap_or(usize::MAX)))
    }
}
