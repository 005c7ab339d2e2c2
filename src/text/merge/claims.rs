//! Claims: the values of one unit that are in force or lost, as a set that merges value by value.

use super::columns::Values;
use super::units::Unit;

/// Keeps one row for each value, the first in its place.
pub fn dedup_claims(unit: &Unit, rows: &[Values<'_>], claims: &mut Vec<usize>) {
    let mut kept: Vec<usize> = Vec::with_capacity(claims.len());
    for claim in claims.drain(..) {
        if !kept.iter().any(|own| unit.same(&rows[*own], &rows[claim])) {
            kept.push(claim);
        }
    }
    *claims = kept;
}

/// Merges the claims of one unit; the first is in force, the others are in order.
///
/// In force is the greater of what the two sides have in force. Where such a value does not stay, the
/// side's next stands in: the greatest of its others, those that had lost in the base already last.
pub fn merge_claims(unit: &Unit, rows: &[Values<'_>], three: [&Vec<usize>; 3], by: usize) -> Vec<usize> {
    let [base, ours, theirs] = three;
    let find = |claims: &[usize], value: usize| claims.iter().copied().find(|own| unit.same(&rows[*own], &rows[value]));
    let has = |claims: &[usize], value: usize| find(claims, value).is_some();
    let is_same = |one: &[usize], other: &[usize]| {
        let firsts = match (one.first(), other.first()) {
            (Some(one), Some(other)) => unit.same(&rows[*one], &rows[*other]),
            (one, other) => one.is_none() && other.is_none(),
        };
        firsts && one.len() == other.len() && one.iter().all(|value| has(other, *value))
    };
    let mut stay: Vec<usize> = Vec::new();
    for value in ours.iter().chain(theirs) {
        let stays = has(ours, *value) && has(theirs, *value) || !has(base, *value);
        if stays && !has(&stay, *value) {
            stay.push(*value);
        }
    }
    if stay.is_empty() {
        // Both settled an old conflict, and not in the same way.
        stay = ours.first().into_iter().chain(theirs.first()).copied().collect();
        dedup_claims(unit, rows, &mut stay);
    }
    let compare = |one: &usize, other: &usize| unit.compare(&rows[*one], &rows[*other]);
    let best = |side: &[usize]| {
        let first = side.first().copied().filter(|first| has(&stay, *first));
        let lost = |value: &&usize| has(base.get(1..).unwrap_or_default(), **value);
        let own = || side.iter().filter(|value| has(&stay, **value));
        first
            .or_else(|| own().filter(|value| !lost(value)).copied().max_by(compare))
            .or_else(|| own().copied().max_by(compare))
    };
    let first = if is_same(ours, base) {
        best(theirs)
    } else if is_same(theirs, base) {
        best(ours)
    } else {
        best(ours).into_iter().chain(best(theirs)).max_by(compare)
    };
    let first = first.or_else(|| stay.iter().copied().max_by(compare));
    stay.sort_by(compare);
    if let Some(first) = first {
        stay.retain(|value| !unit.same(&rows[*value], &rows[first]));
        stay.insert(0, first);
    }
    // The same value may have been claimed by several: who is named is merged as a text, and so is its spelling.
    for value in &mut stay {
        let found = [base, ours, theirs].map(|claims| find(claims, *value));
        let text = |place: usize| merge_texts(found.map(|row| row.map(|row| rows[row][place].as_ref())));
        let name = text(by);
        let spelling = unit.amount().map(|place| (place, text(place)));
        let rank = |row: &usize| {
            let spelled = spelling.map(|(place, wanted)| (rows[*row][place] == wanted, &rows[*row][place]));
            (rows[*row][by] == name, spelled)
        };
        *value = found.into_iter().rev().flatten().max_by(|one, other| rank(one).cmp(&rank(other))).unwrap_or(*value);
    }
    stay
}

/// Merges one text: what a side changed stands; where both did, the greater.
pub fn merge_texts(three: [Option<&str>; 3]) -> &str {
    let [base, ours, theirs] = three;
    let merged = match (ours, theirs) {
        (Some(ours), Some(theirs)) if base == Some(ours) => Some(theirs),
        (Some(ours), Some(theirs)) if base == Some(theirs) => Some(ours),
        _ => ours.max(theirs),
    };
    merged.unwrap_or("")
}

/// Merges words as a set: those of the base first, in its order, when both sides changed them.
pub fn merge_words(three: [Option<&str>; 3]) -> String {
    let [base, ours, theirs] = three.map(Option::unwrap_or_default);
    if ours == theirs || theirs == base {
        return ours.to_owned();
    }
    if ours == base {
        return theirs.to_owned();
    }
    let has = |text: &str, word: &str| text.split_whitespace().any(|own| own == word);
    let stays = |word: &&str| has(ours, word) && has(theirs, word) || !has(base, word);
    let mut words: Vec<&str> = ours.split_whitespace().chain(theirs.split_whitespace()).filter(stays).collect();
    words.sort_unstable();
    words.dedup();
    words.join(" ")
}
