//! Makes people of the columns of a table that has one or more for each of them.

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
        let written = without_guard(cell.text.trim());
        let bare = written.strip_suffix(mark).filter(|_| !mark.is_empty()).map(str::trim_end);
        // Where someone of the same name is still there, the mark is what tells the two apart.
        let is_free = |name: &&str| columns.iter().all(|other| header.cell(*other).text.trim() != *name);
        let name = bare.filter(|bare| !bare.is_empty() && is_free(bare)).unwrap_or(written);
        if bills.people.iter().any(|person| person.name == name) {
            let problem = ImportProblem::new(cell.span, format!("two columns are called `{name}`"));
            return Err(problem.help("give one of the two another name in the file, so that they can be told apart"));
        }
        let index = u32::try_from(bills.people.len()).expect("a row has fewer cells");
        people.push(PersonIndex(index));
        bills.people.push(ImportedPerson { has_left: bare.is_some(), ..ImportedPerson::named(name) });
    }
    Ok(people)
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
