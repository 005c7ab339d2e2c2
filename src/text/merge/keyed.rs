//! A row of a small table that several changed: items of bills, rates, read marks.
//!
//! What is not the key changes as one. These tables have no status, so what lost stays as a comment
//! line right above the row: `# conflict: 2026-06-14,EUR,JPY,163.25,ecb`. These comments belong to the
//! row and are a set, so each loser stands there once, whoever merges first; taking the line out settles it.

use super::columns::Values;
use super::kind::TableKind;
use super::layout::line_of;
use super::units::compare_amounts;

/// What a comment begins with that holds a row that lost.
pub const CONFLICT: &str = "# conflict: ";

/// What a comment begins with that holds a row that one side took out and the other changed.
pub const TAKEN_OUT: &str = "# conflict, taken out: ";

/// What a row comes to.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct KeyedOutcome<'t> {
    /// The row in force; none when it is gone.
    pub row: Option<Values<'t>>,
    /// The comments above it, each with the row it holds.
    pub comments: Vec<(String, Values<'t>)>,
}

/// Merges the rows of base, ours and theirs with one key; more than one on a side is one conflict more.
pub fn merge_keyed<'t>(kind: TableKind, sides: [Vec<Values<'t>>; 3]) -> KeyedOutcome<'t> {
    let [base, ours, theirs] = sides;
    let mut stay: Vec<Values<'t>> = Vec::new();
    for value in ours.iter().chain(&theirs) {
        let stays = ours.contains(value) && theirs.contains(value) || !base.contains(value);
        if stays && !stay.contains(value) {
            stay.push(value.clone());
        }
    }
    stay.sort_by(|one, other| compare(other, one));
    let is_taken_out = ours.is_empty() || theirs.is_empty();
    let mut stay = stay.into_iter();
    let Some(first) = stay.next() else { return KeyedOutcome::default() };
    let mut outcome = KeyedOutcome { row: Some(first), comments: Vec::new() };
    if kind == TableKind::Reads {
        return outcome;
    }
    if is_taken_out {
        outcome.comments.extend(base.iter().map(|row| (comment(TAKEN_OUT, row), row.clone())));
    }
    outcome.comments.extend(stay.map(|row| (comment(CONFLICT, &row), row)));
    outcome.comments.sort();
    outcome
}

/// Merges the comments that hold losers, with those that are new.
pub fn merge_losers<'t>(sides: [&[&'t str]; 3], fresh: &[String]) -> Vec<String> {
    let [base, ours, theirs] = sides;
    let stays = |line: &&&'t str| ours.contains(line) && theirs.contains(line) || !base.contains(line);
    let mut lines: Vec<String> = ours.iter().chain(theirs).filter(stays).map(|line| (*line).to_owned()).collect();
    lines.extend(fresh.iter().cloned());
    lines.sort();
    lines.dedup();
    lines
}

/// Compares rows with the same key by the first cell that differs, amounts and rates as numbers.
fn compare(one: &Values<'_>, other: &Values<'_>) -> std::cmp::Ordering {
    let cells = one.iter().zip(other).find(|(one, other)| one != other);
    cells.map_or(std::cmp::Ordering::Equal, |(one, other)| compare_amounts(one, other).then_with(|| one.cmp(other)))
}

fn comment(start: &str, row: &Values<'_>) -> String {
    let said = row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    let cells: Vec<&str> = row[..said].iter().map(AsRef::as_ref).collect();
    format!("{start}{}", line_of(&cells).replace('\n', "\\n").replace('\r', "\\r"))
}
