//! Single rows of the past: found in an older text, taken out of a text, written into one again.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use super::columns::{COLUMNS, Column, Columns};
use super::past::Place;
use super::row::content_of;
use super::table::Scanner;
use super::table_edit::{append_record, new_header, remove_record};
use super::table_marks::next_byte;
use crate::model::id::LENGTH;
use crate::model::{Fact, Id, Thing};

/// One row of an entry, as a file said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastRow {
    /// The path of the file.
    pub path: String,
    /// What the row said.
    pub fact: Fact,
    /// The row itself, byte by byte.
    pub raw: String,
}

/// Finds the rows of one entry in a file of entries: the one that stands, and losers of conflicts.
#[must_use]
pub fn rows_of(path: &str, text: &str, id: Id) -> Vec<PastRow> {
    let mut rows = Vec::new();
    let Some(place) = Place::of(path).filter(|place| place.thing == Thing::Entry) else { return rows };
    let mut scanner = Scanner::new(text);
    let Some(header) = scanner.next_record() else { return rows };
    let Some(columns) = Columns::read(&header, "", &mut Vec::new()) else { return rows };
    let names: Vec<String> = (0..header.cell_count()).map(|at| header.cell(at).to_ascii_lowercase()).collect();
    let wanted = id.to_string();
    let mut same: HashMap<Vec<u8>, u32> = HashMap::new();
    while let Some(record) = scanner.next_record() {
        let written = columns.place(Column::Id).map_or(Cow::Borrowed(""), |at| record.cell(at));
        let is_meant = match written.as_ref() {
            "" if record.is_empty() => false,
            "" => {
                let content = content_of(place.folder, &record, &columns);
                let occurrence = same.entry(content.clone()).and_modify(|count| *count += 1).or_insert(0);
                Id::provisional(&content, *occurrence) == id
            }
            written => written == wanted,
        };
        if is_meant && record.sound {
            let fact = Fact { id: Some(id), key: wanted.clone(), ..place.row(&record, &names, Some(&columns)) };
            let raw = text.get(record.span.clone()).unwrap_or("").to_owned();
            rows.push(PastRow { path: path.to_owned(), fact, raw });
        }
    }
    rows
}

/// Reads the rows in force that say one of some ids, in a file of entries.
#[must_use]
pub fn facts_of(path: &str, text: &str, ids: &BTreeSet<Id>) -> Vec<Fact> {
    let mut facts = Vec::new();
    let Some(place) = Place::of(path).filter(|place| place.thing == Thing::Entry) else { return facts };
    let mut scanner = Scanner::new(text);
    let Some(header) = scanner.next_record() else { return facts };
    let Some(columns) = Columns::read(&header, "", &mut Vec::new()) else { return facts };
    let Some(at) = columns.place(Column::Id) else { return facts };
    let names: Vec<String> = (0..header.cell_count()).map(|at| header.cell(at).to_ascii_lowercase()).collect();
    while let Some(record) = scanner.next_record() {
        let Some(id) = Id::parse(&record.cell(at)).filter(|id| record.sound && ids.contains(id)) else { continue };
        let fact = place.row(&record, &names, Some(&columns));
        if fact.field("status") != "conflict" {
            facts.push(Fact { id: Some(id), ..fact });
        }
    }
    facts
}

/// Tells without reading a file whether it plainly says of an entry what these rows of it said.
///
/// `header` is all of the file that stood before its first row. No answer but yes is certain.
#[must_use]
pub fn plainly_says(text: &str, header: &str, rows: &[PastRow], id: Id) -> bool {
    let is_whole_line = |raw: &str| {
        text.match_indices(raw).any(|(at, _)| {
            let after = text.as_bytes().get(at + raw.len());
            (at == 0 || text.as_bytes()[at - 1] == b'\n') && matches!(after, None | Some(b'\n' | b'\r'))
        })
    };
    let id = id.to_string();
    !rows.is_empty()
        && text.starts_with(header)
        && rows.iter().all(|row| row.fact.id_is_written && is_whole_line(&row.raw))
        && text.matches(id.as_str()).count()
            == rows.iter().map(|row| row.raw.matches(id.as_str()).count()).sum::<usize>()
}

/// Returns a table with other rows in the place of some, each given byte by byte.
#[must_use]
pub fn with_lines(text: &str, old: &[String], new: &[String]) -> String {
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut text = text.to_owned();
    for (place, row) in old.iter().enumerate() {
        let found = text.match_indices(row.as_str()).map(|(at, _)| at).find(|at| {
            (*at == 0 || text.as_bytes()[at - 1] == b'\n')
                && !text[at + row.len()..].starts_with(|c| c != '\r' && c != '\n')
        });
        let Some(at) = found else { continue };
        let mut end = at + row.len();
        let by = new.get(place).map_or("", String::as_str);
        if by.is_empty() {
            end += text[end..].find('\n').map_or(text.len() - end, |at| at + 1);
        }
        text.replace_range(at..end, by);
    }
    for row in new.iter().skip(old.len()) {
        if !text.is_empty() && !text.ends_with('\n') {
            text += ending;
        }
        text += row;
        text += ending;
    }
    text
}

/// Lists the ids that begin the lines of a table, those that begin with one of some beginnings, without reading
/// its rows; nothing when the rows themselves must be read, because some say no id, or not first.
///
/// A line that goes on within quotes may look like a row. One id too many makes no prefix ambiguous.
#[must_use]
pub fn written_ids(text: &str, beginnings: &Beginnings<'_>) -> Option<Vec<Id>> {
    let header = header_of(text);
    let first = header.lines().last()?.split(',').next()?;
    if !first.eq_ignore_ascii_case("id") {
        return None;
    }
    let (bytes, mut ids, mut start) = (text.as_bytes(), Vec::new(), header.len());
    while let Some(line) = text.get(start..).filter(|rest| !rest.is_empty()) {
        match line.as_bytes().first() {
            None | Some(b'#') => {}
            Some(b',' | b'"' | b' ' | b'\t') => return None,
            Some(_) if !beginnings.fit(line) => {}
            Some(_) => ids.extend(line.get(..LENGTH).and_then(Id::parse)),
        }
        start = next_byte(bytes, start..bytes.len(), b'\n') + 1;
    }
    Some(ids)
}

/// Beginnings of words.
#[derive(Clone, Debug)]
pub struct Beginnings<'b> {
    sorted: Vec<&'b str>,
    /// For the lower bits of a word's first byte, those of its second with which something may begin.
    seconds: [u32; 32],
}

impl<'b> Beginnings<'b> {
    /// Takes beginnings in any order.
    #[must_use]
    pub fn new(mut beginnings: Vec<&'b str>) -> Beginnings<'b> {
        beginnings.sort_unstable();
        // Of two that fit the same word, the shorter does; so at most one fits, and it stands right before the word.
        beginnings.dedup_by(|longer, shorter| longer.starts_with(*shorter));
        let mut seconds = [0; 32];
        for beginning in &beginnings {
            match *beginning.as_bytes() {
                [] => seconds = [u32::MAX; 32],
                [first] => seconds[usize::from(first & 31)] = u32::MAX,
                [first, second, ..] => seconds[usize::from(first & 31)] |= 1 << (second & 31),
            }
        }
        Beginnings { sorted: beginnings, seconds }
    }

    /// Tells whether a text begins with one of them.
    #[must_use]
    pub fn fit(&self, text: &str) -> bool {
        if let [first, second, ..] = *text.as_bytes()
            && self.seconds[usize::from(first & 31)] >> (second & 31) & 1 == 0
        {
            return false;
        }
        let after = self.sorted.partition_point(|beginning| *beginning <= text);
        after.checked_sub(1).is_some_and(|at| text.starts_with(self.sorted[at]))
    }
}

/// Returns what stands in a table before its first row.
#[must_use]
pub fn header_of(text: &str) -> &str {
    let end = Scanner::new(text).next_record().map_or(0, |header| header.span.end);
    text.get(..end).unwrap_or("")
}

/// Takes rows out of a table; returns what is left of it and what the rows said. Nothing when it is no table.
#[must_use]
pub fn take_rows(path: &str, text: &str, is_meant: &dyn Fn(&Fact) -> bool) -> Option<(String, Vec<Fact>)> {
    let place = Place::of(path)?;
    let mut scanner = Scanner::new(text);
    let header = scanner.next_record()?;
    let names: Vec<String> = (0..header.cell_count()).map(|at| header.cell(at).to_ascii_lowercase()).collect();
    let columns = Columns::read(&header, "", &mut Vec::new());
    let (mut spans, mut facts) = (Vec::new(), Vec::new());
    while let Some(record) = scanner.next_record() {
        let fact = place.row(&record, &names, columns.as_ref());
        if record.sound && !record.is_empty() && is_meant(&fact) {
            spans.push(record.span.clone());
            facts.push(fact);
        }
    }
    let mut left = text.to_owned();
    for span in spans.into_iter().rev() {
        left = remove_record(&left, span)?;
    }
    Some((left, facts))
}

/// Writes a row of the past at the end of a table, columns that nobody knows included; without a table, begins one.
#[must_use]
pub fn append_fact(text: Option<&str>, fact: &Fact) -> String {
    let fields: Vec<(&str, &str)> = fact.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let begun = match (text, fact.thing) {
        (Some(text), _) => text.to_owned(),
        (None, Thing::Item) => new_header(&["expense", "line", "description", "amount", "split"]),
        (None, _) => new_header(&COLUMNS),
    };
    append_record(&begun, &fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATH: &str = "groups/trip/expenses/2026.csv";
    const TEXT: &str = "id,date,description,amount,paid_by,split,Shop\r\n\
        k7q2m9xw4t3e,2026-01-01,\"a\r\nb\",1,al,al,x\r\n# c\r\n,2026-01-02,b,2,al,al\r\n,2026-01-02,b,2,al,al\r\n";

    fn id() -> Id {
        Id::parse("k7q2m9xw4t3e").unwrap()
    }

    #[test]
    fn rows_are_found_by_the_id_they_say_or_go_by() {
        let rows = rows_of(PATH, TEXT, id());
        assert_eq!((rows.len(), rows[0].fact.field("shop")), (1, "x"));
        let columns = |text: &str| differing_ids(text);
        let bare = columns(TEXT);
        assert_eq!(bare.len(), 2, "equal rows have different ids");
        assert!(bare.iter().all(|id| rows_of(PATH, TEXT, *id).len() == 1));
        assert!(rows_of("rates.csv", TEXT, id()).is_empty());
    }

    /// The ids that the two equal rows go by.
    fn differing_ids(text: &str) -> Vec<Id> {
        let mut scanner = Scanner::new(text);
        let header = scanner.next_record().unwrap();
        let columns = Columns::read(&header, "", &mut Vec::new()).unwrap();
        let content = "2026-01-02,b";
        let record = std::iter::from_fn(|| scanner.next_record().map(|record| (record.span.clone(), record.line)))
            .find(|(span, _)| text[span.clone()].contains(content))
            .unwrap();
        let mut scanner = Scanner::at(text, record.0.start, record.1);
        let content = content_of("groups/trip", &scanner.next_record().unwrap(), &columns);
        vec![Id::provisional(&content, 0), Id::provisional(&content, 1)]
    }

    #[test]
    fn ids_are_read_off_the_lines_only_where_that_is_sure() {
        let plain = "# ours\nID,date\nk7q2m9xw4t3e,x\n# c\n\nnot an id,y\n";
        let all = Beginnings::new(vec![""]);
        assert_eq!(written_ids(plain, &all), Some(vec![id()]));
        for other in [TEXT, "date,id\nx,k7q2m9xw4t3e\n", "id,date\n k7q2m9xw4t3e,x\n", ""] {
            assert_eq!(written_ids(other, &all), None, "{other}");
        }
        for (beginning, found) in [("k7q2", 1), ("k7q3", 0), ("k7q2m9xw4t3e", 1), ("k7q2m9xw4t3e,x", 1), ("n", 0)] {
            let beginnings = Beginnings::new(vec!["zz", beginning, "a"]);
            assert_eq!(written_ids(plain, &beginnings).map(|ids| ids.len()), Some(found), "{beginning}");
        }
    }

    #[test]
    fn of_beginnings_the_shorter_tells() {
        let beginnings = Beginnings::new(vec!["ab", "a", "abc", "c", "c"]);
        assert!(["a", "ab", "az", "abcd", "c0"].iter().all(|word| beginnings.fit(word)));
        assert!(!["", "b", "d"].iter().any(|word| beginnings.fit(word)));
    }

    #[test]
    fn a_row_that_moved_within_its_file_plainly_says_the_same() {
        let rows = rows_of(PATH, TEXT, id());
        let header = header_of(TEXT);
        assert!(plainly_says(TEXT, header, &rows, id()));
        let moved = TEXT.replace("# c\r\n", "") + "# about k7q2\r\n";
        assert!(plainly_says(&moved, header, &rows, id()));
        assert!(!plainly_says(&TEXT.replace("a\r\nb", "a\r\nc"), header, &rows, id()));
        assert!(!plainly_says(&TEXT.replace("Shop", "shop"), header, &rows, id()));
        assert!(!plainly_says(&format!("{TEXT}k7q2m9xw4t3e,,\r\n"), header, &rows, id()));
    }

    #[test]
    fn rows_go_and_come_back() {
        let (left, facts) = take_rows(PATH, TEXT, &|fact| fact.id == Some(id())).unwrap();
        assert!(!left.contains("k7q2") && left.contains("# c") && facts.len() == 1);
        let again = append_fact(Some(&left), &facts[0]);
        assert_eq!(rows_of(PATH, &again, id())[0].fact, facts[0]);
        let alone = append_fact(None, &facts[0]);
        assert_eq!(rows_of(PATH, &alone, id())[0].fact.field("shop"), "x");
        let row = rows_of(PATH, TEXT, id()).remove(0).raw;
        assert_eq!(with_lines(TEXT, std::slice::from_ref(&row), &[]), left);
        assert_eq!(with_lines(&left, &[], std::slice::from_ref(&row)), format!("{left}{row}\r\n"));
        assert_eq!(with_lines(TEXT, std::slice::from_ref(&row), &["x".into()]), TEXT.replace(&row, "x"));
    }
}
