//! Makes people of the columns of a table that has one or more for each of them.

use std::ops::Range;

use super::bills::{Bills, ImportedPerson};
use super::problem::ImportProblem;
use super::sheet::{Row, without_guard};
use crate::model::PersonIndex;

/// Adds the people who have these columns, in their order; a name with `mark` behind it is of someone who has left.
///
/// # Errors
///
/// When two columns have one name: nobody could tell the two apart.
pub fn people_of_columns(
    bills: &mut Bills,
    header: &Row<'_, '_>,
    columns: &[usize],
    mark: &str,
) -> Result<Vec<PersonIndex>, ImportProblem> {
    let mut people = Vec::with_capacity(columns.len());
    for column in columns {
        let cell = header.cell(*column);
        let written = without_guard(cell.trimmed());
        let bare = written.strip_suffix(mark).filter(|_| !mark.is_empty()).map(str::trim_end);
        // Where someone of the same name is still there, the mark is what tells the two apart.
        let is_free = |name: &&str| columns.iter().all(|other| header.cell(*other).trimmed() != *name);
        let name = bare.filter(|bare| !bare.is_empty() && is_free(bare)).unwrap_or(written);
        if bills.people.iter().any(|person| person.name == name) {
            return Err(two_columns(cell.span.clone(), name));
        }
        let index = u32::try_from(bills.people.len()).expect("a row has fewer cells");
        people.push(PersonIndex(index));
        bills.people.push(ImportedPerson { has_left: bare.is_some(), ..ImportedPerson::named(name) });
    }
    Ok(people)
}

/// A column with the one it belongs to.
pub type Column = (usize, PersonIndex);

/// Finds the columns whose headings begin with some words and go on with a name, and adds who is not known yet.
///
/// # Errors
///
/// When two columns have one name: nobody could tell the two apart.
pub fn columns_of_people(header: &Row<'_, '_>, start: &str, bills: &mut Bills) -> Result<Vec<Column>, ImportProblem> {
    let mut found: Vec<Column> = Vec::new();
    for (column, cell) in header.cells().enumerate() {
        let Some(name) = after(&cell.text, start) else { continue };
        let person = bills.person(without_guard(name));
        if found.iter().any(|(_, other)| *other == person) {
            return Err(two_columns(cell.span.clone(), cell.trimmed()));
        }
        found.push((column, person));
    }
    Ok(found)
}

/// Returns what stands behind some words at the beginning of a cell, upper and lower case being the same.
#[must_use]
pub fn after<'c>(cell: &'c str, start: &str) -> Option<&'c str> {
    let cell = cell.trim();
    let head = cell.get(..start.len())?;
    head.eq_ignore_ascii_case(start).then(|| cell[start.len()..].trim()).filter(|name| !name.is_empty())
}

fn two_columns(span: Range<usize>, name: &str) -> ImportProblem {
    ImportProblem::new(span, format!("two columns are called `{name}`"))
        .help("give one of the two another name in the file, so that they can be told apart")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::import::sheet::Sheet;

    #[test]
    fn names_are_cleaned_and_kept_apart() {
        let told = |text: &str| {
            let (sheet, mut bills) = (Sheet::read(text, b',').unwrap(), Bills::default());
            let header = sheet.rows().next().unwrap();
            let columns: Vec<usize> = (0..header.width()).collect();
            people_of_columns(&mut bills, &header, &columns, "(removed)").map(|_| {
                let told = |person: &ImportedPerson| (person.name.clone(), person.has_left);
                bills.people.iter().map(told).collect::<Vec<_>>()
            })
        };
        let expected = [("Ann (removed)", true), ("'Bob", false), ("=Cy", false), ("Dan", true), ("Ann", false)];
        let expected: Vec<_> = expected.iter().map(|(name, left)| ((*name).to_owned(), *left)).collect();
        assert_eq!(told("Ann (removed),'Bob,'=Cy,Dan (removed),Ann").unwrap(), expected);
        assert_eq!(told("Ann, Ann").unwrap_err().span, 4..8);
    }
}
