//! Reads the table of entries of an export.

use std::borrow::Cow;
use std::ops::Range;

use super::parts::{Parts, Slot, unescaped};
use super::read::{OwnResult, PROBLEMS_MAX};
use super::{OwnEntry, OwnExport};
use crate::model::formula::restored;
use crate::text::columns::Column;
use crate::text::import::problem::ImportProblem;

/// Without these an entry says nothing.
const NEEDED: [(&str, Slot); 6] = [
    ("id", Slot::Id),
    ("group", Slot::Group),
    ("date", Slot::Cell(Column::Date)),
    ("amount", Slot::Cell(Column::Amount)),
    ("paid_by", Slot::Cell(Column::PaidBy)),
    ("split", Slot::Cell(Column::Split)),
];
/// What helps against most of what is wrong.
const CUT_OFF: &str = "the file may be cut off or edited; export it again";

/// Reads the table.
///
/// # Errors
///
/// Everything that is wrong.
pub fn read_table(text: &str) -> OwnResult {
    let is_tabbed = text.lines().next().is_some_and(|first| first.contains('\t'));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .quoting(!is_tabbed)
        .delimiter(if is_tabbed { b'\t' } else { b',' })
        .from_reader(text.as_bytes());
    let mut table = Table { text, is_tabbed, slots: Vec::new() };
    let mut problems = Vec::new();
    let mut own = OwnExport::default();
    let mut record = csv::StringRecord::new();
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or_default().min(text.len());
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                problems.push(ImportProblem::new(start..start, format!("this is no row: {error}")));
                break;
            }
        }
        let end = usize::try_from(reader.position().byte()).unwrap_or_default().clamp(start, text.len());
        if table.slots.is_empty() {
            table.slots = table.header(&record, start..end).map_err(|problem| vec![problem])?;
            own.rows_told =
                table.slots.iter().find_map(|slot| if let Slot::Count(rows) = slot { Some(*rows) } else { None });
            continue;
        }
        match table.entry(&record, start..end) {
            Ok(entry) => own.entries.push(entry),
            Err(problem) if problems.len() < PROBLEMS_MAX => problems.push(problem),
            Err(_) => {}
        }
    }
    if own.entries.is_empty() && problems.is_empty() && own.rows_told.is_none() {
        let words = "below the header there is no row";
        problems.push(ImportProblem::new(text.len()..text.len(), words).help(CUT_OFF));
    }
    if problems.is_empty() { Ok(own) } else { Err(problems) }
}

/// The table, as far as all rows have it in common.
struct Table<'t> {
    text: &'t str,
    is_tabbed: bool,
    slots: Vec<Slot>,
}

impl Table<'_> {
    /// Tells what the columns are.
    fn header(&self, record: &csv::StringRecord, bytes: Range<usize>) -> Result<Vec<Slot>, ImportProblem> {
        let slots: Vec<Slot> = record.iter().map(|name| Slot::of(&self.cell(name))).collect();
        let problem = |words: String| Err(ImportProblem::new(self.trimmed(bytes.clone()), words).help(CUT_OFF));
        if let Some((name, _)) = NEEDED.iter().find(|(_, slot)| !slots.contains(slot)) {
            return problem(format!("the header lacks `{name}`"));
        }
        let is_same =
            |one: &Slot, other: &Slot| one == other || matches!((one, other), (Slot::Count(_), Slot::Count(_)));
        let is_again = |place: &usize| slots[..*place].iter().any(|before| is_same(before, &slots[*place]));
        match (0..slots.len()).find(is_again) {
            Some(place) => problem(format!("the column `{}` stands there twice", &record[place])),
            None => Ok(slots),
        }
    }

    /// Makes an entry of a row.
    fn entry(&self, record: &csv::StringRecord, bytes: Range<usize>) -> Result<OwnEntry, ImportProblem> {
        let is_open = bytes.end == self.text.len() && !self.text.ends_with('\n');
        let problem =
            |words: String, help: &str| Err(ImportProblem::new(self.trimmed(bytes.clone()), words).help(help));
        let shares = self.slots.iter().position(|slot| *slot == Slot::Shares).and_then(|place| record.get(place));
        if is_open && shares == Some("") {
            let words = "the last row has no end, and does not say what falls on whom";
            return problem(words.to_owned(), "the file may be cut off; export it again");
        }
        if record.len() != self.slots.len() {
            return problem(
                format!("the row has {} cells, and the header names {}", record.len(), self.slots.len()),
                CUT_OFF,
            );
        }
        let mut parts = Parts::new();
        for (slot, cell) in self.slots.iter().zip(record) {
            if !cell.is_empty() {
                parts.put(slot, &self.cell(cell));
            }
        }
        parts.finish(&self.trimmed(bytes))
    }

    /// Returns a cell as it was before it was made harmless.
    fn cell<'c>(&self, cell: &'c str) -> Cow<'c, str> {
        if self.is_tabbed && cell.contains('\\') {
            Cow::Owned(restored(&unescaped(cell)).to_owned())
        } else {
            Cow::Borrowed(restored(cell))
        }
    }

    /// Returns the bytes of a row without the end of its line.
    fn trimmed(&self, bytes: Range<usize>) -> Range<usize> {
        let text = self.text.get(bytes.clone()).unwrap_or_default();
        bytes.start..bytes.start + text.trim_end().len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::import::own::count_column;
    use proptest::prelude::*;

    const HEAD: &str = "id,group,date,kind,description,amount,currency,paid_by,split,items,own:group,x\n";

    #[test]
    fn a_table_is_read() {
        let text = format!(
            "{HEAD}k7q2m9xw4t3e,trip,2026-01-02,expense,'=1+1,9.00,EUR,bob,items,\"1 | 9.00 | bob | a\\nb | c\",old,\n"
        );
        let own = read_table(&text).unwrap();
        let [entry] = own.entries.as_slice() else { panic!() };
        assert_eq!(entry.cells.get(Column::Description), Some("=1+1"));
        assert_eq!(entry.extra, [("group".to_owned(), "old".to_owned())]);
        assert_eq!(entry.cells.get(Column::Kind), None);
        assert_eq!(entry.items[0]["description"], "a\nb | c");
        assert_eq!(own.rows_told, None);
    }

    #[test]
    fn what_is_wrong_has_its_row() {
        let text = format!(
            "{HEAD}x,trip,2026-01-02,,,,,,,,,\nk7q2m9xw4t3e,trip,2026-02-30,,,,,,,,,\nk7q2m9xw4t3e,,2026-02-20,,,,,,,,,\nk7q2\n"
        );
        let problems = read_table(&text).unwrap_err();
        let told: Vec<(&str, &str)> =
            problems.iter().map(|it| (&text[it.span.clone()][..4], it.words.as_str())).collect();
        assert_eq!(
            told,
            [
                ("x,tr", "`x` is no id"),
                ("k7q2", "the date is none of the calendar"),
                ("k7q2", "the group is missing"),
                ("k7q2", "the row has 1 cells, and the header names 12"),
            ]
        );
        for (head, words) in [
            ("id,group,date,x\n", "the header lacks `amount`"),
            ("id,group,date,amount,paid_by,split,x,x\n", "the column `x` stands there twice"),
            ("id,group,date,amount,paid_by,split,2 rows,1 row\n", "the column `1 row` stands there twice"),
            ("id,group,date,amount,paid_by,split,x\n", "below the header there is no row"),
        ] {
            assert_eq!(read_table(head).unwrap_err()[0].words, words, "{head}");
        }
    }

    #[test]
    fn wherever_a_table_is_cut_it_is_known() {
        for joint in [",", "\t"] {
            let row = "k7q2m9xw4t3e,trip,2026-01-02,tea,9.00,bob,al,al=9.00,\n";
            let head = format!("id,group,date,description,amount,paid_by,split,shares,{}\n", count_column(2));
            let text = format!("{head}{row}{row}").replace(',', joint);
            for end in 0..text.len() - 1 {
                let read = read_table(&text[..end]);
                let is_known = read.as_ref().map_or(true, |own| own.rows_told != Some(own.entries.len()));
                assert!(is_known, "{:?}", &text[..end]);
            }
            let own = read_table(&text).unwrap();
            assert_eq!((own.rows_told, own.entries.len()), (Some(2), 2));
            assert_eq!(read_table(&text[..text.len() - 1]), Ok(own));
        }
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "\\PC{0,60}", cell in "[\\\\utnr{}0-9a-f|]{0,12}") {
            let _ = read_table(&text);
            let _ = read_table(&format!("{HEAD}{text}"));
            let _ = read_table(&format!("id\tgroup\tdate\tamount\tpaid_by\tsplit\n{cell}\t{text}"));
        }
    }
}
