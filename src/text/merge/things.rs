//! What stands in three tables, each thing once: which line of one is which line of the others.
//!
//! 1. The header is one thing. Comments are the same when they say the same and come equally often before.
//! 2. Rows are the same when they have the same key.
//! 3. A row without a key is the row of the base that says the same, the first with the first, so that
//!    equal rows are counted.
//! 4. What is left of those: a row that has a key now and says what a lost row of the base said is that
//!    row; so is a row that stands in its place and says three of its five main cells.
//! 5. What is left then is new. A new row that says the same on both sides is one row.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::columns::{BASE, Columns, OURS, THEIRS, Values};
use super::sheet::{Row, SEPARATOR, Sheet, What};

/// What a thing is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Is<'t> {
    /// The place above the first line.
    Top,
    /// The header.
    Header,
    /// A comment line.
    Comment(&'t str),
    /// The rows with this key.
    Keyed(Cow<'t, str>),
    /// A row without a key.
    Loose,
}

/// One thing and where it is found.
#[derive(Clone, Debug)]
pub struct Thing<'s, 't> {
    /// What it is.
    pub is: Is<'t>,
    /// The rows of each side: one, none, or more where losers or doubles stand.
    pub rows: [Vec<&'s Row<'t>>; 3],
    /// Which sides have it.
    pub present: [bool; 3],
    /// The blank lines below it on each side.
    pub blanks: [&'s [&'t str]; 3],
}

/// Everything that stands in three tables.
#[derive(Debug)]
pub struct Things<'s, 't> {
    /// The things; the first is the top.
    pub list: Vec<Thing<'s, 't>>,
    /// The things of each side in the order of its lines, each once.
    pub orders: [Vec<usize>; 3],
}

/// The columns by which a changed row without a key is known again, and how many must be the same.
const MAIN_COLUMNS: [&str; 5] = ["date", "description", "amount", "paid_by", "split"];
const MAIN_SAME_MIN: usize = 3;

impl<'s, 't> Things<'s, 't> {
    /// Finds out which lines are the same.
    pub fn of(sheets: [&'s Sheet<'t>; 3], columns: &Columns) -> Things<'s, 't> {
        let mut finder = Finder { list: vec![Thing::new(Is::Top)], by_key: HashMap::new(), columns };
        for (side, sheet) in sheets.iter().enumerate() {
            finder.list[0].present[side] = true;
            finder.list[0].blanks[side] = &sheet.blanks_first;
        }
        let mut header = None;
        let mut comments = HashMap::new();
        let found = [BASE, OURS, THEIRS].map(|side| {
            let mut comments_before: HashMap<&str, usize> = HashMap::new();
            let lines = sheets[side].lines.iter();
            lines
                .map(|line| match &line.what {
                    What::Header(_) => Some(*header.get_or_insert_with(|| finder.add(Is::Header))),
                    What::Comment(text) => {
                        let text = text.trim_end();
                        let count = comments_before.entry(text).or_default();
                        *count += 1;
                        Some(*comments.entry((text, *count)).or_insert_with(|| finder.add(Is::Comment(text))))
                    }
                    What::Row(row) if !row.key.is_empty() => Some(finder.keyed(row.key.clone())),
                    What::Row(_) => None,
                })
                .collect::<Vec<_>>()
        });
        let found = if found.iter().flatten().any(Option::is_none) { finder.find_loose(sheets, found) } else { found };
        let mut orders = [Vec::new(), Vec::new(), Vec::new()];
        for side in [BASE, OURS, THEIRS] {
            for (line, thing) in sheets[side].lines.iter().zip(&found[side]) {
                let Some(number) = *thing else { continue };
                let thing = &mut finder.list[number];
                if let What::Row(row) = &line.what {
                    thing.rows[side].push(row);
                }
                if !std::mem::replace(&mut thing.present[side], true) {
                    orders[side].push(number);
                }
                thing.blanks[side] = &line.blanks;
            }
        }
        Things { list: finder.list, orders }
    }
}

impl<'s, 't> Thing<'s, 't> {
    fn new(is: Is<'t>) -> Thing<'s, 't> {
        Thing { is, rows: [Vec::new(), Vec::new(), Vec::new()], present: [false; 3], blanks: [&[]; 3] }
    }

    /// Tells whether it is a row.
    pub fn is_row(&self) -> bool {
        matches!(self.is, Is::Keyed(_) | Is::Loose)
    }
}

/// The thing that each line of a table is.
type Found = Vec<Option<usize>>;

/// Gives numbers to things.
struct Finder<'s, 't, 'c> {
    list: Vec<Thing<'s, 't>>,
    by_key: HashMap<Cow<'t, str>, usize>,
    columns: &'c Columns,
}

/// A row without a key that is not found yet.
struct Waiting<'t> {
    line: usize,
    values: Values<'t>,
    content: String,
}

impl<'s, 't> Finder<'s, 't, '_> {
    fn add(&mut self, is: Is<'t>) -> usize {
        self.list.push(Thing::new(is));
        self.list.len() - 1
    }

    fn keyed(&mut self, key: Cow<'t, str>) -> usize {
        if let Some(number) = self.by_key.get(&key) {
            return *number;
        }
        let number = self.add(Is::Keyed(key.clone()));
        self.by_key.insert(key, number);
        number
    }

    /// Finds the rows without a key.
    fn find_loose(&mut self, sheets: [&'s Sheet<'t>; 3], mut found: [Found; 3]) -> [Found; 3] {
        let mut waiting = [BASE, OURS, THEIRS].map(|side| self.waiting(sheets[side], &found[side], side));
        let old = std::mem::take(&mut waiting[BASE]);
        for row in &old {
            found[BASE][row.line] = Some(self.add(Is::Loose));
        }
        let mut lost = [Vec::new(), Vec::new(), Vec::new()];
        for side in [OURS, THEIRS] {
            (waiting[side], lost[side]) = match_contents(std::mem::take(&mut waiting[side]), &old, &mut found, side);
        }
        self.match_keyed(sheets, &mut found, &old, &mut lost);
        for side in [OURS, THEIRS] {
            let rows = std::mem::take(&mut waiting[side]);
            waiting[side] = self.match_places(rows, &old, &lost[side], &mut found, side);
        }
        let mut fresh: HashMap<(String, usize), usize> = HashMap::new();
        for side in [OURS, THEIRS] {
            let mut counts: HashMap<String, usize> = HashMap::new();
            for row in std::mem::take(&mut waiting[side]) {
                let count = counts.entry(row.content.clone()).or_default();
                *count += 1;
                let number = *fresh.entry((row.content, *count)).or_insert_with(|| self.add(Is::Loose));
                found[side][row.line] = Some(number);
            }
        }
        found
    }

    fn waiting(&self, sheet: &'s Sheet<'t>, found: &Found, side: usize) -> Vec<Waiting<'t>> {
        let lines = sheet.lines.iter().enumerate().filter(|(line, _)| found[*line].is_none());
        lines
            .filter_map(|(line, what)| match &what.what {
                What::Row(row) => {
                    let values = self.columns.values(side, row.raw, None);
                    let content = content_of(&values);
                    Some(Waiting { line, values, content })
                }
                _ => None,
            })
            .collect()
    }

    /// Finds lost rows of the base among the rows that have a key now; of two keys the smaller is taken.
    fn match_keyed(
        &mut self,
        sheets: [&'s Sheet<'t>; 3],
        found: &mut [Found; 3],
        old: &[Waiting<'t>],
        lost: &mut [Vec<usize>; 3],
    ) {
        let id = self.columns.place("id");
        let known: HashSet<usize> = found[BASE].iter().flatten().copied().collect();
        let mut proposals: HashMap<usize, (Cow<'t, str>, usize)> = HashMap::new();
        for side in [OURS, THEIRS] {
            let mut by_content: HashMap<&str, Vec<usize>> = HashMap::new();
            for index in lost[side].iter().rev() {
                by_content.entry(&old[*index].content).or_default().push(*index);
            }
            if by_content.is_empty() {
                continue;
            }
            let below = places_of(old, &lost[side], &found[BASE]);
            for (line, number) in found[side].iter().enumerate() {
                let (Some(number), What::Row(row)) = (*number, &sheets[side].lines[line].what) else { continue };
                if known.contains(&number) || row.key.is_empty() || row.is_loser {
                    continue;
                }
                let mut values = self.columns.values(side, row.raw, None);
                if let Some(id) = id {
                    values[id] = Cow::Borrowed("");
                }
                let by_place = || {
                    let above = line.checked_sub(1).and_then(|above| found[side][above]);
                    below.get(&above).copied().filter(|index| self.is_near(&old[*index].values, &values))
                };
                let by_words = by_content.get_mut(content_of(&values).as_str()).and_then(Vec::pop);
                let Some(index) = by_words.or_else(by_place) else { continue };
                let proposal = proposals.entry(index).or_insert((row.key.clone(), number));
                if row.key < proposal.0 {
                    *proposal = (row.key.clone(), number);
                }
            }
        }
        for (index, (_, number)) in &proposals {
            let before = found[BASE][old[*index].line].replace(*number);
            for side in [OURS, THEIRS] {
                if found[side].contains(&Some(*number)) {
                    lost[side].retain(|own| own != index);
                }
                for thing in found[side].iter_mut().filter(|thing| **thing == before && before.is_some()) {
                    *thing = Some(*number);
                }
            }
        }
    }

    /// Finds lost rows of the base among those that stand where they stood.
    fn match_places(
        &self,
        rows: Vec<Waiting<'t>>,
        old: &[Waiting<'t>],
        lost: &[usize],
        found: &mut [Found; 3],
        side: usize,
    ) -> Vec<Waiting<'t>> {
        if rows.is_empty() || lost.is_empty() {
            return rows;
        }
        let mut below = places_of(old, lost, &found[BASE]);
        let mut rest = Vec::new();
        for row in rows {
            let above = row.line.checked_sub(1).and_then(|above| found[side][above]);
            let index = below.get(&above).copied().filter(|index| self.is_near(&old[*index].values, &row.values));
            match index {
                Some(index) => {
                    below.remove(&above);
                    found[side][row.line] = found[BASE][old[index].line];
                }
                None => rest.push(row),
            }
        }
        rest
    }

    fn is_near(&self, one: &Values<'_>, other: &Values<'_>) -> bool {
        let places = MAIN_COLUMNS.iter().filter_map(|name| self.columns.place(name));
        places.filter(|place| one[*place] == other[*place]).count() >= MAIN_SAME_MIN
    }
}

/// Finds rows of the base that say the same; returns the rest, and the rows of the base that were not found.
fn match_contents<'t>(
    rows: Vec<Waiting<'t>>,
    old: &[Waiting<'t>],
    found: &mut [Found; 3],
    side: usize,
) -> (Vec<Waiting<'t>>, Vec<usize>) {
    let mut by_content: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, row) in old.iter().enumerate().rev() {
        by_content.entry(&row.content).or_default().push(index);
    }
    let mut rest = Vec::new();
    for row in rows {
        match by_content.get_mut(row.content.as_str()).and_then(Vec::pop) {
            Some(index) => found[side][row.line] = found[BASE][old[index].line],
            None => rest.push(row),
        }
    }
    let mut lost: Vec<usize> = by_content.into_values().flatten().collect();
    lost.sort_unstable();
    (rest, lost)
}

/// Returns the lost rows of the base by the thing above each.
fn places_of(old: &[Waiting<'_>], lost: &[usize], found: &Found) -> HashMap<Option<usize>, usize> {
    let above = |index: &usize| old[*index].line.checked_sub(1).and_then(|above| found[above]);
    lost.iter().map(|index| (above(index), *index)).collect()
}

/// Returns what a row says as one text.
fn content_of(values: &Values<'_>) -> String {
    let mut content = String::new();
    for value in values {
        content.push_str(value);
        content.push(SEPARATOR);
    }
    content
}
