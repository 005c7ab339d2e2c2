//! Reads a cell of nothing but handles with single spaces between them, as most rows name people; eight bytes at a time.
//!
//! Law: where this answers, the general reader of payers and splits finds the same people in the same order and no
//! way behind any of them. Whatever else a cell may say is left to that.

use std::ops::Range;

use super::name_table::{KEY_BYTES, NameTable};
use super::table_marks::equal_bytes;
use crate::model::PersonIndex;

/// Hands the people named in a part of a text to `take`, in their order.
///
/// Returns whether that was all there is to it: known handles and spaces, and `take` wanted each of them.
#[inline]
pub fn plain_names(
    text: &str,
    cell: Range<usize>,
    names: &NameTable<'_>,
    mut take: impl FnMut(PersonIndex) -> bool,
) -> bool {
    let bytes = text.as_bytes();
    let mut at = cell.start;
    while at < cell.end {
        let Some((person, length)) = first_name(text, bytes, at..cell.end, names) else { return false };
        if !take(person) {
            return false;
        }
        at += length + 1;
    }
    // One more than the end was the last name's; a space at the end would leave exactly the end.
    at == cell.end + 1
}

/// Finds the person whose handle goes from the beginning of a span to its first space, and how long that handle is.
#[inline(always)]
fn first_name(text: &str, bytes: &[u8], span: Range<usize>, names: &NameTable<'_>) -> Option<(PersonIndex, usize)> {
    let left = span.end - span.start;
    let Some(word) = bytes.get(span.start..).and_then(<[u8]>::first_chunk::<KEY_BYTES>) else {
        return named(text, span, names);
    };
    let word = u64::from_le_bytes(*word);
    let spaces = equal_bytes(word, b' ');
    let length = ((spaces.trailing_zeros() / 8) as usize).min(left);
    if length == KEY_BYTES && left > KEY_BYTES && bytes.get(span.start + KEY_BYTES) != Some(&b' ') {
        return named(text, span, names);
    }
    // Shifted in two steps, since all eight bytes are kept where none ends the name.
    let beyond = 8 * (KEY_BYTES - length);
    let kept = if beyond < 64 { u64::MAX >> beyond } else { 0 };
    names.find_short(word & kept, length).map(|person| (person, length))
}

/// As [`first_name`], for what eight bytes do not hold.
#[cold]
fn named(text: &str, span: Range<usize>, names: &NameTable<'_>) -> Option<(PersonIndex, usize)> {
    let rest = text.get(span)?;
    let name = rest.split(' ').next()?;
    names.find(name).map(|person| (person, name.len()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::split::{Names, parse_payers, parse_split};
    use crate::model::{Money, Split, Way, Weight};

    const HANDLES: [&str; 8] = ["al", "bo", "carol", "danielle", "edith-c", "friederike", "friederich", "z"];

    fn table() -> NameTable<'static> {
        NameTable::of(&HANDLES)
    }

    fn quick(text: &str, cell: Range<usize>) -> Option<Vec<PersonIndex>> {
        let mut found = Vec::new();
        plain_names(text, cell, &table(), |person| {
            found.push(person);
            true
        })
        .then_some(found)
    }

    #[test]
    fn only_names_and_single_spaces_are_plain() {
        let people = |numbers: &[u32]| Some(numbers.iter().copied().map(PersonIndex).collect::<Vec<_>>());
        for (cell, expected) in [
            ("", None),
            ("al", people(&[0])),
            ("danielle", people(&[3])),
            ("z al friederike bo", people(&[7, 0, 5, 1])),
            ("al ", None),
            (" al", None),
            ("al  bo", None),
            ("al,bo", None),
            ("al:2", None),
            ("alice", None),
            ("danielle-2", None),
            ("friederik", None),
        ] {
            for behind in ["", ",food,", " al and more"] {
                let found = quick(&format!("{cell}{behind}"), 0..cell.len());
                assert_eq!(found, expected, "{cell:?} before {behind:?}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2048))]

        #[test]
        fn the_quick_way_agrees_with_the_general_one(
            before in "[,a ]{0,3}",
            cell in "((al|bo|carol|danielle|edith-c|friederike|friederich|z|bob|[a-e.-]{1,10}|é)( |,|:2|=1|  )){0,5}(al|carol|danielle|friederich)?",
            after in "[,a ]{0,12}",
        ) {
            let text = format!("{before}{cell}{after}");
            let found = quick(&text, before.len()..before.len() + cell.len());
            if let Some(found) = found {
                let names = table();
                let mut find = |name: &str| names.find(name);
                let (mut split, mut payers, mut problems) = (Split::default(), Vec::new(), Vec::new());
                parse_split(&cell, &mut Names { decimals: 2, find: &mut find }, &mut split, &mut problems);
                parse_payers(&cell, &mut Names { decimals: 2, find: &mut find }, &mut payers, &mut Vec::new());
                let whole = Way::Rest { weight: Weight::ONE, adjust: Money::ZERO };
                prop_assert!(split.parts.iter().all(|part| part.way == whole) && !split.items);
                let mut once = found.clone();
                once.sort_unstable();
                once.dedup();
                prop_assert_eq!(problems.is_empty(), once.len() == found.len());
                if problems.is_empty() {
                    prop_assert_eq!(split.parts.iter().map(|part| part.person).collect::<Vec<_>>(), found.clone());
                    prop_assert_eq!((payers[0].person, payers[0].amount), (found[0], None));
                }
            }
        }
    }
}
