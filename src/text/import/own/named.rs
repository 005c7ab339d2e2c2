//! Whom the entries of an export name: who takes part, and who wrote them.

use std::collections::{BTreeMap, BTreeSet};

use super::{OwnEntry, OwnExport};
use crate::text::columns::Column;
use crate::text::side_by_side::{side_by_side, threads};

/// So many entries are looked through at once by a thread.
const PIECE: usize = 5000;

/// The handles of those who take part in the entries of each group.
pub type Members<'o> = BTreeMap<&'o str, BTreeSet<&'o str>>;

/// Lists the handles of all who take part in an entry or wrote it, and of those who take part, by group.
#[must_use]
pub fn who_is_named(own: &OwnExport) -> (BTreeSet<&str>, Members<'_>) {
    let (mut all, mut members) = (BTreeSet::new(), Members::new());
    let pieces = own.entries.chunks(PIECE).collect();
    for (of_piece, members_of_piece) in side_by_side(pieces, threads(), |(): &mut (), piece| named_in(piece)) {
        all.extend(of_piece);
        for (group, handles) in members_of_piece {
            members.entry(group).or_default().extend(handles);
        }
    }
    (all, members)
}

fn named_in(entries: &[OwnEntry]) -> (BTreeSet<&str>, Members<'_>) {
    let (mut all, mut members) = (BTreeSet::new(), Members::new());
    for entry in entries {
        let group = members.entry(&entry.group).or_default();
        for handle in sharers_of(entry).filter(|handle| !handle.is_empty() && *handle != "items") {
            if !group.contains(handle) {
                group.insert(handle);
                all.insert(handle);
            }
        }
        all.extend(entry.cells.get(Column::By));
    }
    (all, members)
}

/// Lists the handles of who takes part in an entry.
fn sharers_of(entry: &OwnEntry) -> impl Iterator<Item = &str> {
    let cells = [Column::PaidBy, Column::Split].into_iter().filter_map(|column| entry.cells.get(column));
    let items = entry.items.iter().filter_map(|item| item.get("split")).map(String::as_str);
    cells.chain(items).flat_map(|cell| cell.split([' ', ','])).map(handle_of)
}

/// Returns the handle a part of a split begins with; in a handle no `-` stands before a digit.
fn handle_of(word: &str) -> &str {
    let bytes = word.as_bytes();
    let ends = |at: &usize| match bytes[*at] {
        b':' | b'=' | b'+' => true,
        b'-' => bytes.get(at + 1).is_some_and(u8::is_ascii_digit),
        _ => false,
    };
    &word[..(0..bytes.len()).find(ends).unwrap_or(word.len())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::import::own::read::read;

    #[test]
    fn who_writes_does_not_take_part_for_that() {
        let table = "id,group,date,description,amount,paid_by,split,by\n\
            k7q2m9xw4t3e,trip,2026-01-02,a,9.00,al=4 bo-x=5,al:2 cy+1.00 dee-1.00,zoe\n\
            k7q2m9xw4t3f,trip,2026-01-02,b,9.00,al,items,al\n";
        let own = read(table).unwrap();
        let (people, members) = who_is_named(&own);
        assert_eq!(people.into_iter().collect::<Vec<_>>(), ["al", "bo-x", "cy", "dee", "zoe"]);
        assert_eq!(members["trip"].iter().copied().collect::<Vec<_>>(), ["al", "bo-x", "cy", "dee"]);
    }
}
