//! Mending a file that was merged by a program that knows nothing of ledgers.
//!
//! git's union keeps both versions of a row that both changed and brings back rows that were taken out;
//! without it git leaves markers, and some ways of merging leave one side's version and nothing of the
//! other's. The two parents are still there, so the merge is made again and put in its place.
//!
//! 1. What stands in neither parent was written by a person, while merging or later. It stays.
//! 2. So does what a person settled later: of an entry that stood twice, the row that was left.
//! 3. All else becomes what [`merge`] makes of the parents. Nothing that either of them has is lost.
//! 4. A file that says what it should, in whatever order, is left alone.

use std::collections::BTreeMap;

use super::kind::FileKind;
use super::notice::Unmergeable;
use super::table_repair::repaired_table;
use super::{Merged, merge};
use crate::text::lines::{self, BYTE_ORDER_MARK};

/// A file of a merge that may have gone wrong.
#[derive(Clone, Copy, Debug, Default)]
pub struct Doubtful<'t> {
    /// The file as both parents had it.
    pub base: Option<&'t str>,
    /// The file in the two parents.
    pub parents: [Option<&'t str>; 2],
    /// Other versions that the merge was made of: of a merge of more parents each is one.
    pub others: &'t [String],
    /// The file as the merge left it.
    pub found: Option<&'t str>,
    /// The file as it is today.
    pub now: Option<&'t str>,
}

/// Mends the file at `path`; returns nothing when there is nothing to mend.
///
/// # Errors
///
/// When a parent's version cannot be read, so that the merge cannot be made again.
pub fn repaired(path: &str, file: &Doubtful<'_>) -> Result<Option<Merged>, Unmergeable> {
    let [one, other] = file.parents;
    let right = merge(path, file.base, one, other)?;
    let Some(right_text) = right.text.as_deref() else { return Ok(None) };
    if file.now == Some(right_text) {
        return Ok(None);
    }
    let taken_out_by_hand = file.found.is_none() && one.is_some() && other.is_some();
    let taken_out_later = file.found.is_some() && file.now.is_none();
    if taken_out_by_hand || taken_out_later {
        return Ok(None);
    }
    let (Some(found), Some(now)) = (file.found.or(file.now), file.now) else { return Ok(Some(right)) };
    let text = match FileKind::of(path) {
        FileKind::Table(kind) => repaired_table(path, kind, file, [right_text, found, now]),
        _ => repaired_lines(path, file.base, [right_text, found, now]),
    };
    Ok(text.map(|text| Merged { text: Some(text), notices: right.notices }))
}

/// Mends a file whose parts are merged by key or line by line.
fn repaired_lines(path: &str, base: Option<&str>, [right, found, now]: [&str; 3]) -> Option<String> {
    if lines_of(now) == lines_of(right) {
        return None;
    }
    let (found_plain, now_plain) = (without_markers(found), without_markers(now));
    let whole = |merged: Result<Merged, Unmergeable>| merged.ok().and_then(|merged| merged.text);
    let readable = |text: &str| merge(path, None, Some(text), Some(right)).is_ok();
    if !readable(&now_plain) {
        return Some(right.to_owned());
    }
    let was_whole = readable(&found_plain);
    let mended = if was_whole {
        whole(merge(path, base, Some(right), Some(&found_plain))).unwrap_or_else(|| right.to_owned())
    } else {
        right.to_owned()
    };
    let text = if found == now {
        mended
    } else {
        // Of a file that could not be read, what a person made of it since has the say.
        let before = if was_whole { Some(found_plain.as_str()) } else { base };
        whole(merge(path, before, Some(&now_plain), Some(&mended)))?
    };
    (lines_of(&text) != lines_of(now)).then_some(text)
}

/// Counts the lines that say something, whatever their order.
fn lines_of(text: &str) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for line in text.lines().map(str::trim_end).filter(|line| !line.is_empty()) {
        *counts.entry(line).or_default() += 1;
    }
    counts
}

/// Returns a text without git's conflict markers and without the common ancestor between them; both sides stay.
pub(super) fn without_markers(text: &str) -> String {
    let (mut kept, mut start, mut in_ancestor) = (String::with_capacity(text.len()), 0, false);
    while start < text.len() {
        let end = lines::line_end(text, start);
        let line = text.get(start..end.end).unwrap_or("");
        match lines::conflict_marker(line) {
            Some(marker) => in_ancestor = marker == b'|',
            None if in_ancestor => {}
            // The mark that began the other side's file says nothing further down.
            None if start > 0 => kept.push_str(text[start..end.next].trim_start_matches(BYTE_ORDER_MARK)),
            None => kept.push_str(&text[start..end.next]),
        }
        start = end.next;
    }
    kept
}
