//! The canonical form of a group's tables: the one place that rewrites whole files.
//!
//! 1. Every row stands in the file of its day, sorted by day, then id. The loser of a conflict stands
//!    right behind its winner, wherever its own day would put it.
//! 2. The columns stand in the standard order, those the program does not know behind them.
//! 3. Every row has its id, exactly the one it had provisionally, so that no share moves.
//! 4. Cells have no spaces around them and quotes only where needed; lines end with LF; there is no
//!    byte order mark. Rows in which no cell says anything go.
//! 5. A comment, with at most one blank line before it, stays above the row that follows it. What
//!    stands above the header stays at the top, what follows the last row stays at the end. When all
//!    rows of a file move away, its comments go with the first of them.
//!
//! What the cells say is never changed, so balances are the same before and after.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::columns::COLUMNS;
use super::entries::files_of;
use super::format_table::{Extra, FormRow, FormTable, read_table};
use super::items;
use super::sources::Sources;
use crate::model::{Date, GroupIndex, Id, Ledger, Status};

/// A file of a group as it should be; nothing where it should go.
pub type Formed = (String, Option<String>);

/// Returns the files of a group that are not in canonical form, as they should be, in order of path.
///
/// The ledger must be one that can be read: a row that was not understood would have no place.
#[must_use]
pub fn format_group(sources: &Sources, ledger: &Ledger<'_>, group: GroupIndex) -> Vec<Formed> {
    let mut formed = format_expenses(sources, ledger, group);
    let path = format!("{}/{}", ledger.group(group).folder, items::FILE);
    formed.extend(sources.get(&path).and_then(format_items).map(|text| (path, Some(text))));
    formed.retain(|(path, text)| sources.get(path) != text.as_deref());
    formed.sort();
    formed
}

/// What a row's place in the canonical form depends on.
#[derive(Clone, Copy, Debug)]
struct Fact {
    id: Id,
    date: Date,
    is_loser: bool,
}

/// What rows are sorted by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    day: Date,
    id: Id,
    is_loser: bool,
}

/// The rows and the comments of one file as it should be.
#[derive(Debug, Default)]
struct Pile {
    top: Vec<String>,
    extras: BTreeSet<Extra>,
    rows: Vec<(Key, FormRow)>,
    end: Vec<String>,
}

fn format_expenses(sources: &Sources, ledger: &Ledger<'_>, group: GroupIndex) -> Vec<Formed> {
    let mut facts: HashMap<(u32, usize), Fact> = HashMap::new();
    let mut winners: HashMap<Id, Date> = HashMap::new();
    for entry in ledger.entries.iter().filter(|entry| entry.group == group) {
        let is_loser = entry.status == Status::Conflict;
        facts.insert((entry.place.file, entry.place.start), Fact { id: entry.id, date: entry.date, is_loser });
        if !is_loser {
            winners.insert(entry.id, entry.date);
        }
    }
    let mut piles: BTreeMap<String, Pile> = BTreeMap::new();
    let mut gone = BTreeSet::new();
    for (file, source) in files_of(sources, ledger.setup, group) {
        let table = read_table(&source.text, &COLUMNS);
        let mut first: Option<(Key, String)> = None;
        for row in table.rows {
            let Some(fact) = facts.get(&(file, row.start)) else { return Vec::new() };
            let winner = winners.get(&fact.id).filter(|_| fact.is_loser);
            let key = Key { day: winner.copied().unwrap_or(fact.date), id: fact.id, is_loser: fact.is_loser };
            let target = ledger.group(group).file_of(key.day);
            if first.as_ref().is_none_or(|(least, _)| key < *least) {
                first = Some((key.clone(), target.clone()));
            }
            let row = row.with_cell(0, fact.id.to_string());
            piles.entry(target).or_default().rows.push((key, row));
        }
        let stays = first.as_ref().is_none_or(|(_, target)| *target == source.path) || piles.contains_key(&source.path);
        let home = if stays { source.path.clone() } else { first.map_or(source.path.clone(), |(_, target)| target) };
        if home != source.path {
            gone.insert(source.path.clone());
        }
        let pile = piles.entry(home).or_default();
        pile.top.extend(table.top);
        pile.extras.extend(table.extras);
        pile.end.extend(table.end);
    }
    // A file whose own rows all left may have got others later.
    gone.retain(|path| !piles.contains_key(path));
    let formed = piles.into_iter().map(|(path, pile)| (path, Some(pile.into_text())));
    formed.chain(gone.into_iter().map(|path| (path, None))).collect()
}

impl Pile {
    fn into_text(mut self) -> String {
        self.rows.sort_by(|(one, row), (other, other_row)| (one, &row.cells).cmp(&(other, &other_row.cells)));
        let rows = self.rows.into_iter().map(|(_, row)| row).collect();
        FormTable { top: self.top, extras: self.extras, rows, end: self.end }.into_text(&COLUMNS)
    }
}

/// Returns the lines of bills sorted by bill and number, each with its number; nothing when a number is none.
fn format_items(text: &str) -> Option<String> {
    let mut table = read_table(text, &items::COLUMNS);
    let mut last: HashMap<String, u32> = HashMap::new();
    let mut rows: Vec<(String, u32, FormRow)> = Vec::new();
    for row in table.rows {
        let (bill, written) = (row.cells[items::EXPENSE].clone(), &row.cells[items::LINE]);
        let largest = last.entry(bill.clone()).or_insert(0);
        let number = if written.is_empty() { largest.checked_add(1)? } else { written.parse().ok()? };
        *largest = number.max(*largest);
        rows.push((bill, number, row.with_cell(items::LINE, number.to_string())));
    }
    rows.sort_by(|(bill, number, _), (other, other_number, _)| (bill, number).cmp(&(other, other_number)));
    table.rows = rows.into_iter().map(|(_, _, row)| row).collect();
    Some(table.into_text(&items::COLUMNS))
}
