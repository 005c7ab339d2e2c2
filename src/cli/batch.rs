//! Many entries at once: reads rows of CSV or JSON into named cells, each with its place in the input.
//!
//! Which of both it is, the first character tells: `{` and `[` begin JSON. What a cell says is understood later; here
//! only the form is judged, and everything that is wrong with it is told at once.

mod json;
mod table;

use std::ops::Range;

use super::failure::Failure;
use crate::text::columns::{ALL, COLUMNS, Column};
use crate::text::suggest::did_you_mean;

/// What a cell is about: a column of the ledger's files, or where the entry goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// A column of expense files.
    Column(Column),
    /// The group.
    Group,
    /// A name that somebody else gave the entry, from which its id is made.
    Ref,
}

/// One row of the input.
#[derive(Clone, Debug)]
pub struct Given {
    /// Its bytes in the input.
    pub span: Range<usize>,
    cells: Vec<Cell>,
}

/// What one cell says, and where; a cell that says nothing is none.
#[derive(Clone, Debug)]
pub struct Cell {
    /// What it is about.
    pub field: Field,
    /// What it says.
    pub text: String,
    /// Its bytes in the input.
    pub span: Range<usize>,
}

/// Something wrong with the input, in bytes of it.
#[derive(Debug)]
pub struct Problem {
    /// What is wrong, and what helps.
    pub failure: Failure,
    /// Where.
    pub span: Range<usize>,
}

impl Problem {
    fn new(failure: Failure, span: Range<usize>) -> Problem {
        Problem { failure, span }
    }
}

impl Given {
    /// Returns a cell.
    #[must_use]
    pub fn cell(&self, field: Field) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.field == field)
    }

    /// Returns what a column says.
    #[must_use]
    pub fn text(&self, column: Column) -> Option<&str> {
        self.cell(Field::Column(column)).map(|cell| cell.text.as_str())
    }

    /// Returns where a column stands; the whole row where it does not.
    #[must_use]
    pub fn span_of(&self, field: Field) -> Range<usize> {
        self.cell(field).map_or(self.span.clone(), |cell| cell.span.clone())
    }
}

/// Reads rows of CSV or JSON, and everything that is wrong with their form.
#[must_use]
pub fn read_rows(text: &str) -> (Vec<Given>, Vec<Problem>) {
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    let is_json = bare.trim_start().starts_with(['{', '[']);
    if is_json { json::read(text) } else { table::read(text) }
}

/// What other programs call a column, and what clique's own answers have beside the columns.
const ALSO: [(&str, Option<Field>); 4] = [
    ("group", Some(Field::Group)),
    ("ref", Some(Field::Ref)),
    // Both follow from the amount and the split.
    ("amount_minor", None),
    ("shares", None),
];

/// Finds the field of a name; nothing for one that says what others say already.
fn field_named(name: &str) -> Result<Option<Field>, Failure> {
    let lower = name.trim().to_ascii_lowercase();
    if let Some(at) = COLUMNS.iter().position(|column| *column == lower) {
        return Ok(Some(Field::Column(ALL[at])));
    }
    if let Some((_, field)) = ALSO.iter().find(|(also, _)| *also == lower) {
        return Ok(*field);
    }
    let known = COLUMNS.iter().copied().chain(["group", "ref"]);
    let failure = Failure::usage(format!("no entry has a `{}`", name.trim()));
    Err(match did_you_mean(&lower, known) {
        Some(near) => failure.help(format!("did you mean `{near}`?")),
        None => failure.help(format!("take it out; there are: {}, group, ref", COLUMNS.join(", "))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> (Vec<Vec<String>>, Vec<String>) {
        let (rows, problems) = read_rows(text);
        let rows = rows.iter().map(|row| {
            let cells =
                row.cells.iter().map(|cell| format!("{:?}={}@{}", cell.field, cell.text, &text[cell.span.clone()]));
            cells.collect()
        });
        let problems = problems.iter().map(|it| format!("{}: {}", &text[it.span.clone()], it.failure.message));
        (rows.collect(), problems.collect())
    }

    #[test]
    fn the_same_in_csv_and_json() {
        let expected = vec![vec!["Column(Amount)=12.50@12.50".to_owned(), "Column(Description)=taxi@taxi".to_owned()]];
        assert_eq!(told("\u{feff}Amount,description,note\r\n 12.50 ,taxi,\r\n,,\n# bye"), (expected, vec![]));
        let (rows, problems) = told("{\"amount\": 12.50, \"description\":\"taxi\", \"note\": null}\n");
        assert_eq!(rows, [["Column(Amount)=12.50@12.50", "Column(Description)=taxi@\"taxi\""]]);
        assert!(problems.is_empty());
    }

    #[test]
    fn what_clique_answers_can_be_added() {
        let (rows, problems) = told(
            "{\"schema\": \"clique.entries/1\", \"data\": [{\"amount\": \"5.00\", \"amount_minor\": 500, \
             \"paid_by\": [{\"member\": \"bob\", \"amount\": \"3.00\", \"minor\": 300}, {\"member\": \"cy\", \"amount\": \"2.00\"}], \
             \"tags\": [\"a\", \"b\"], \"shares\": [], \"status\": \"counts\"}]}",
        );
        let said: Vec<&str> = rows[0].iter().filter_map(|cell| cell.split('@').next()).collect();
        assert_eq!(
            said,
            ["Column(Amount)=5.00", "Column(PaidBy)=bob=3.00,cy=2.00", "Column(Tags)=a,b", "Column(Status)=counts"]
        );
        assert_eq!(problems, [""; 0]);
    }

    #[test]
    fn every_fault_of_form_is_told_with_its_place() {
        for (text, expected) in [
            ("amuont,description\n1,x", "amuont: no entry has a `amuont`"),
            ("amount,amount\n1,x", "amount: the column `amount` stands there twice"),
            ("description\nx", "description: the header lacks `amount`"),
            ("amount;description\n1;x", "amount;description: the cells are parted by `;`"),
            ("amount,description\n1,x,y", "y: this row has more cells than the header"),
            ("amount,description\n1,\"x", "\": a quote is not closed"),
            ("{\"amount\": 1, \"amount\": 2}", "2: `amount` stands there twice"),
            ("{\"amount\": {}}", "{}: this is no text and no number"),
            ("{\"amount\": 1}\n{\"amount\" 2}", "2: this is no JSON: expected `:`"),
            ("[1]", "1: this is no entry"),
            ("", ": there is nothing to add"),
        ] {
            let (_, problems) = told(text);
            assert_eq!(problems, [expected], "{text:?}");
        }
    }
}
