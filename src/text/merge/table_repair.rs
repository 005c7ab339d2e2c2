//! Mending a table: row by row, told by their keys, between what is right, what a merge left and what is there today.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use super::kind::TableKind;
use super::merge;
use super::repair::{Doubtful, without_markers};
use super::sheet::SEPARATOR;
use crate::model::Status;
use crate::text::lines;
use crate::text::table::{PartKind, Scanner};
use crate::text::table_edit::{append_record, new_header, remove_record, replace_cells};
use crate::text::table_record::Record;

/// What a row says: the cells that say something, by the names of their columns.
type Words = BTreeMap<String, String>;

/// A table as rows and comments, its markers and repeated headers left out.
#[derive(Debug, Default)]
struct Rows {
    rows: Vec<(String, Words, Range<usize>)>,
    /// The places of the rows that have a key.
    places: HashMap<String, Vec<usize>>,
    comments: BTreeSet<String>,
    /// Whether there was nothing to leave out.
    sound: bool,
}

/// What is to be done with the rows of one key.
enum Verdict {
    /// They are as they should be.
    Right,
    /// These are the rows.
    Rows(Vec<Words>),
    /// They are right, and these stay beside them without counting.
    Beside(Vec<Words>),
}

/// Mends a table; returns nothing when today's rows are what they should be.
pub fn repaired_table(
    path: &str,
    kind: TableKind,
    file: &Doubtful<'_>,
    [right, found, now]: [&str; 3],
) -> Option<String> {
    let read = |text: &str| Rows::read(text, kind);
    let sides = [file.base, file.parents[0], file.parents[1]].map(|text| read(text.unwrap_or("")));
    let others = file.others.iter().map(|text| read(text)).collect();
    let pages = Pages { path, kind, sides, others, right: read(right), found: read(found), now: read(now) };
    let mut text = right.to_owned();
    for key in pages.keys() {
        match pages.verdict(key) {
            Verdict::Right => {}
            Verdict::Rows(rows) => text = pages.with_rows(&text, key, &rows),
            Verdict::Beside(rows) => {
                for mut row in rows {
                    row.insert("status".into(), Status::Conflict.word().into());
                    text = append_record(&text, &named(&row));
                }
            }
        }
    }
    text = pages.with_rows_without_key(text);
    for comment in pages.comments_by_hand() {
        let addition = lines::line_to_append(&text, comment);
        text += &addition;
    }
    let result = read(&text);
    let is_same = pages.now.sound && pages.now.counted() == result.counted() && pages.now.comments == result.comments;
    (!is_same).then_some(text)
}

/// Mends a table of entries in which two versions of one stand, or markers, and of which no parents are known, as
/// after a rebase; returns nothing when there is nothing to mend, or when rows with one id are not versions of one
/// entry.
pub fn undoubled(path: &str, text: &str) -> Option<String> {
    let kind = TableKind::Expenses;
    let plain = without_markers(text);
    let page = Rows::read(&plain, kind);
    let live = |key: &str| page.of(key).into_iter().filter(|row| !is_loser(row)).cloned().collect::<Vec<_>>();
    let keys: BTreeSet<&str> = page.keys().filter(|key| !key.is_empty() && live(key).len() > 1).collect();
    if keys.is_empty() || !keys.iter().all(|key| are_versions(&live(key))) {
        return (plain.len() != text.len() && keys.is_empty()).then_some(plain);
    }
    let pages = Pages::of_one(path, kind);
    let mut mended = plain.clone();
    for key in keys {
        let mut versions: Vec<Words> = Vec::new();
        for row in live(key) {
            if !versions.contains(&row) {
                versions.push(row);
            }
        }
        let with = |row: &Words, text: &str| pages.with_rows(text, key, std::slice::from_ref(row));
        let losers: Vec<Words> = page.of(key).into_iter().filter(|row| is_loser(row)).cloned().collect();
        let base = pages.with_rows(&mended, key, &[]);
        let first = with(versions.first()?, &mended);
        mended = first.clone();
        for row in &versions[1..] {
            // At the same place, so that the entry stays there.
            let beside = with(row, &first);
            mended = merge(path, Some(&base), Some(&mended), Some(&beside)).ok()?.text?;
        }
        mended = losers.iter().fold(mended, |text, row| append_record(&text, &named(row)));
    }
    Some(mended)
}

/// Tells whether rows are versions of one entry: they share what it is called, or when and how much it was.
fn are_versions(rows: &[Words]) -> bool {
    let Some((first, others)) = rows.split_first() else { return true };
    let same = |row: &Words, name: &str| row.get(name) == first.get(name);
    others.iter().all(|row| same(row, "description") || same(row, "date") && same(row, "amount"))
}

/// All versions of one table.
struct Pages<'p> {
    path: &'p str,
    kind: TableKind,
    /// The base and the two parents.
    sides: [Rows; 3],
    /// What else the merge was made of.
    others: Vec<Rows>,
    right: Rows,
    found: Rows,
    now: Rows,
}

impl<'p> Pages<'p> {
    fn of_one(path: &'p str, kind: TableKind) -> Pages<'p> {
        let none = Rows::default;
        let sides = [none(), none(), none()];
        Pages { path, kind, sides, others: Vec::new(), right: none(), found: none(), now: none() }
    }

    fn keys(&self) -> BTreeSet<&str> {
        let all = [&self.right, &self.found, &self.now];
        all.into_iter().flat_map(Rows::keys).filter(|key| !key.is_empty()).collect()
    }

    /// Returns the versions whose rows were written by nobody while merging.
    fn known(&self) -> impl Iterator<Item = &Rows> {
        self.sides.iter().chain(&self.others).chain([&self.right])
    }

    /// Tells whether a row stands in a parent, in what both had, or in what comes of them.
    fn is_known(&self, key: &str, row: &Words) -> bool {
        self.known().any(|page| page.of(key).contains(&row))
    }

    fn verdict(&self, key: &str) -> Verdict {
        let [found, now, right] = [&self.found, &self.now, &self.right].map(|page| page.of(key));
        let own = |rows: &[&Words]| rows.iter().map(|row| (*row).clone()).collect::<Vec<_>>();
        let by_hand = |rows: &[&Words]| {
            let rows = rows.iter().filter(|row| !self.is_known(key, row));
            rows.map(|row| (*row).clone()).collect::<Vec<_>>()
        };
        // A row that stands twice word for word is one.
        let [found_once, now_once] = [&found, &now].map(|rows| {
            let mut rows = sorted(rows);
            rows.dedup();
            rows
        });
        let live = |rows: &[&Words]| rows.iter().filter(|row| !is_loser(row)).count();
        // Beside nothing that is in force, nothing would count: the rows came later, and a later merge is to blame.
        let beside = |rows: Vec<Words>| match live(&right) {
            0 => Verdict::Rows(own(&now)),
            _ => Verdict::Beside(rows),
        };
        if sorted(&found) == sorted(&now) {
            let written = by_hand(&found);
            let parents_have_it = self.sides[1..].iter().all(|side| !side.of(key).is_empty());
            return match (found.len(), written.len()) {
                (0, _) if parents_have_it => Verdict::Rows(Vec::new()),
                (_, 0) => Verdict::Right,
                (1, _) => Verdict::Rows(written),
                _ if self.kind == TableKind::Expenses => beside(written),
                _ => Verdict::Rows(written.into_iter().take(1).collect()),
            };
        }
        match (live(&found_once), live(&now_once)) {
            (_, 0) => Verdict::Rows(own(&now_once)),
            (0 | 1, 1) => Verdict::Rows(self.merged(&found_once, &now_once, &right)),
            (_, 1) => Verdict::Rows(own(&now_once)),
            (0, _) => beside(by_hand(&now_once)),
            _ => Verdict::Rows(self.merged(&found_once, &now_once, &right)),
        }
    }

    /// Merges what a person changed in a row since with what the merge should have made of it.
    fn merged(&self, found: &[&Words], now: &[&Words], right: &[&Words]) -> Vec<Words> {
        let names: BTreeSet<&str> =
            [found, now, right].into_iter().flatten().flat_map(|row| row.keys().map(String::as_str)).collect();
        let mut names: Vec<&str> = names.into_iter().collect();
        names.extend(
            self.kind.needed_columns().iter().filter(|name| !names.contains(name)).copied().collect::<Vec<_>>(),
        );
        let table =
            |rows: &[&Words]| rows.iter().fold(new_header(&names), |text, row| append_record(&text, &named(row)));
        let [base, ours, theirs] = [found, now, right].map(table);
        match merge(self.path, Some(&base), Some(&ours), Some(&theirs)) {
            Ok(merged) => {
                let page = Rows::read(merged.text.as_deref().unwrap_or(""), self.kind);
                page.rows.into_iter().map(|(_, row, _)| row).collect()
            }
            Err(_) => now.iter().map(|row| (*row).clone()).collect(),
        }
    }

    /// Puts these rows in the place of all that have the key.
    fn with_rows(&self, text: &str, key: &str, rows: &[Words]) -> String {
        let page = Rows::read(text, self.kind);
        let spans: Vec<&Range<usize>> =
            page.rows.iter().filter(|(own, _, _)| own == key).map(|(_, _, span)| span).collect();
        let mut text = text.to_owned();
        let mut rest = rows;
        for (place, span) in spans.iter().enumerate().rev() {
            let changed = match (place, rows.split_first()) {
                (0, Some((first, others))) => {
                    rest = others;
                    let old = page.rows.iter().find(|(_, _, own)| own == *span);
                    let gone =
                        old.into_iter().flat_map(|(_, row, _)| row.keys()).filter(|name| !first.contains_key(*name));
                    let mut values = named(first);
                    values.extend(gone.map(|name| (name.as_str(), "")));
                    replace_cells(&text, (*span).clone(), &values)
                }
                _ => remove_record(&text, (*span).clone()),
            };
            text = changed.unwrap_or(text);
        }
        rest.iter().fold(text, |text, row| append_record(&text, &named(row)))
    }

    /// Takes over rows without a key, as if what the merge left had been changed by whoever wrote more, took some
    /// out since, or changed them. A row may have got its key meanwhile.
    fn with_rows_without_key(&self, text: String) -> String {
        let [found, now] = [&self.found, &self.now].map(|page| page.of(""));
        let found: Vec<&Words> = found.into_iter().filter(|row| self.is_known("", row)).collect();
        if found == now {
            return text;
        }
        let header = Scanner::new(&text).next_record().and_then(|header| text.get(header.span.clone())).unwrap_or("");
        let table =
            |rows: &[&Words]| rows.iter().fold(header.to_owned(), |text, row| append_record(&text, &named(row)));
        let merged = merge(self.path, Some(&table(&found)), Some(&table(&now)), Some(&text));
        let by_hand = || now.iter().filter(|row| !self.is_known("", row));
        let appended = || by_hand().fold(text.clone(), |text, row| append_record(&text, &named(row)));
        merged.ok().and_then(|merged| merged.text).unwrap_or_else(appended)
    }

    fn comments_by_hand(&self) -> impl Iterator<Item = &str> {
        let by_hand = |comment: &&String| !self.known().any(|page| page.comments.contains(*comment));
        self.now.comments.iter().filter(by_hand).map(String::as_str)
    }
}

impl Rows {
    fn read(text: &str, kind: TableKind) -> Rows {
        let plain = without_markers(text);
        // Without markers the bytes are those of the text, so that places hold.
        let mut page = Rows { sound: plain.len() == text.len(), ..Rows::default() };
        let mut names: Vec<String> = Vec::new();
        let mut scanner = Scanner::new(&plain);
        while let Some(part) = scanner.next_part() {
            let (part_kind, span) = (part.kind, part.span.clone());
            page.sound &= part.sound;
            let record = scanner.record();
            match part_kind {
                PartKind::Comment => drop(page.comments.insert(plain.get(span).unwrap_or("").trim_end().to_owned())),
                PartKind::Record if names.is_empty() => names = names_in(&record, kind),
                PartKind::Record if record.is_empty() => {}
                PartKind::Record if is_header(&record, &names, kind) => {
                    names = names_in(&record, kind);
                    page.sound = false;
                }
                PartKind::Record => {
                    let words = words_in(&record, &names);
                    let key = key_of(&words, &names, kind);
                    page.places.entry(key.clone()).or_default().push(page.rows.len());
                    page.rows.push((key, words, span));
                }
                PartKind::Blank | PartKind::Unmerged => {}
            }
        }
        page
    }

    fn keys(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|(key, _, _)| key.as_str())
    }

    /// Returns the rows that have a key.
    fn of(&self, key: &str) -> Vec<&Words> {
        self.places.get(key).into_iter().flatten().map(|place| &self.rows[*place].1).collect()
    }

    fn counted(&self) -> BTreeMap<&Words, usize> {
        let mut counts = BTreeMap::new();
        for (_, words, _) in &self.rows {
            *counts.entry(words).or_default() += 1;
        }
        counts
    }
}

fn names_in(record: &Record<'_, '_>, kind: TableKind) -> Vec<String> {
    (0..record.cell_count()).map(|index| kind.column_name(&record.cell(index))).collect()
}

/// Tells whether a record names columns, as where a merge put two headers into one file.
fn is_header(record: &Record<'_, '_>, names: &[String], kind: TableKind) -> bool {
    let standard = kind.standard_columns();
    let is_name = |cell: &String| names.contains(cell) || standard.contains(&cell.as_str());
    let cells = names_in(record, kind);
    let named = cells.iter().filter(|cell| is_name(cell)).count();
    named > 1 && named * 2 > cells.len()
}

fn words_in(record: &Record<'_, '_>, names: &[String]) -> Words {
    let mut words = Words::new();
    for index in 0..record.cell_count() {
        let cell = record.cell(index).replace("\r\n", "\n");
        if !cell.is_empty() {
            // A cell that no column names has the number of its place.
            let name = names.get(index).cloned().unwrap_or_else(|| format!("{index}"));
            words.insert(name, cell);
        }
    }
    words
}

fn key_of(words: &Words, names: &[String], kind: TableKind) -> String {
    let cell = |name: &str| words.get(name).map_or("", String::as_str);
    match kind {
        TableKind::Reads => names.first().map_or("", |name| cell(name)).to_owned(),
        _ if kind.key_columns().is_empty() => String::new(),
        _ => {
            let cells: Vec<&str> = kind.key_columns().iter().map(|name| cell(name)).collect();
            if cells[0].is_empty() { String::new() } else { cells.join(&SEPARATOR.to_string()) }
        }
    }
}

fn is_loser(row: &Words) -> bool {
    row.get("status").is_some_and(|status| status == Status::Conflict.word())
}

fn sorted<'w>(rows: &[&'w Words]) -> Vec<&'w Words> {
    let mut rows = rows.to_vec();
    rows.sort_unstable();
    rows
}

fn named(row: &Words) -> Vec<(&str, &str)> {
    row.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect()
}
