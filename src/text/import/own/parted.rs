//! Reads the entries of a document side by side, where they stand as this program writes them.
//!
//! A line end stands in no text of JSON, so lines that look like those between two entries do stand between two
//! values. Where every piece that is cut there is a list of entries, and the document without them is one as well, the
//! whole is what they come to. In all other cases nothing is read here: who formatted the file anew, or damaged it,
//! has it read from its beginning to its end, which says what is wrong.

use serde_json::value::RawValue;

use super::document::{Document, Entries, Envelope};
use crate::text::side_by_side::{side_by_side, threads};

/// What stands before the first entry, between two and behind the last; each begins and ends within the entries.
const OPENING: &str = "\n    \"entries\": [\n      {";
const BETWEEN: &str = "\n      },\n      {";
const CLOSING: &str = "\n      }\n    ]";

/// The end of an entry, with which the last two begin.
const END: &str = "\n      }";

/// At least so many bytes are read at once by a thread.
const PIECE_BYTES: usize = 1 << 20;

/// Reads a document of many entries; nothing where it is not as this program writes it, or anything is wrong.
pub(super) fn read_parted(text: &str) -> Option<Document<Entries>> {
    let pieces_of = |bytes| read_in_pieces(text, bytes);
    if text.len() < 2 * PIECE_BYTES { None } else { pieces_of(PIECE_BYTES) }
}

fn read_in_pieces(text: &str, bytes_min: usize) -> Option<Document<Entries>> {
    let first = text.find(OPENING)? + OPENING.len() - 1;
    let end = text.rfind(CLOSING)? + END.len();
    let list = first - OPENING.len() + 1 + OPENING.find('[')?;
    let bare = [text.get(..list)?, "[]", text.get(end..)?.strip_prefix(&CLOSING[END.len()..])?].concat();
    let document: Document<&RawValue> = serde_json::from_str::<Envelope<&RawValue>>(&bare).ok()?.data;
    // Another list of that name may stand elsewhere.
    if document.entries.get().as_ptr().addr() - bare.as_ptr().addr() != list {
        return None;
    }
    let read = side_by_side(pieces(text.get(first..end)?, bytes_min), threads(), |(): &mut (), piece| entries(piece));
    let mut all = Entries::default();
    for piece in read {
        all.entries.extend(piece?);
    }
    Some(document.with_entries(all))
}

/// Cuts entries with commas between them into pieces of at least so many bytes, but for the last.
fn pieces(mut list: &str, bytes_min: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    while let Some(found) = (bytes_min..list.len()).find(|at| list.is_char_boundary(*at)).and_then(|from| {
        let behind = list.get(from..)?.find(BETWEEN)?;
        Some(from + behind)
    }) {
        pieces.push(&list[..found + END.len()]);
        list = &list[found + BETWEEN.len() - 1..];
    }
    pieces.push(list);
    pieces
}

/// Reads some entries, as deep within brackets as they stand in the document.
fn entries(piece: &str) -> Option<Vec<super::OwnEntry>> {
    let ((Entries { entries, problems },),) = serde_json::from_str(&format!("[[[{piece}]]]")).ok()?;
    problems.is_empty().then_some(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(entries: &[String]) -> String {
        let entries = entries.join(",\n");
        format!(
            "{{\n  \"schema\": \"clique.export/1\",\n  \"data\": {{\n    \"settings\": {{}},\n    \"people\": {{}},\n    \
            \"groups\": [],\n    \"entries\": [\n{entries}\n    ]\n  }}\n}}\n"
        )
    }

    fn entry(number: usize) -> String {
        format!(
            "      {{\n        \"id\": \"k7q2m9xw4t{number:02}\",\n        \"group\": \"trip\",\n        \
            \"date\": \"2026-01-02\",\n        \"description\": \"é\\n      }},\",\n        \
            \"extra\": {{\n          \"a\": \"b\"\n        }}\n      }}"
        )
    }

    fn read(text: &str, bytes_min: usize) -> Option<Vec<super::super::OwnEntry>> {
        read_in_pieces(text, bytes_min).map(|document| document.entries.entries)
    }

    #[test]
    fn pieces_come_to_the_whole() {
        for count in [1, 2, 7, 30] {
            let text = document(&(10..10 + count).map(entry).collect::<Vec<_>>());
            let whole = serde_json::from_str::<Envelope<Entries>>(&text).unwrap().data.entries;
            assert_eq!((whole.entries.len(), whole.problems.len()), (count, 0), "{text}");
            for bytes_min in [0, 1, 100, 201, 1000, 100_000] {
                assert_eq!(read(&text, bytes_min).as_ref(), Some(&whole.entries), "{bytes_min}");
            }
        }
    }

    #[test]
    fn what_is_otherwise_is_left_to_be_read_as_a_whole() {
        let text = document(&(10..20).map(entry).collect::<Vec<_>>());
        assert!(read(&text, 300).is_some());
        for (from, to) in [
            ("\"id\": \"k7q2m9xw4t15\"", "\"id\": \"nothing\""),
            ("\"id\": \"k7q2m9xw4t15\"", "\"id\": 7"),
            ("\n      },\n      {", "\n      }\n      {"),
            ("\n      },\n      {", "\n      },,\n      {"),
            ("\"groups\"", "\"entries\": [], \"groups\""),
            ("\"people\": {}", "\"people\": {},\n    \"entries\": [\n      {\n      }\n    ]"),
            ("\n    ]\n  }", "\n    ], \"entries\": []\n  }"),
            ("\n    ]\n  }\n}", "\n    ]\n  }"),
            ("    \"entries\"", "\"entries\""),
        ] {
            let other = text.replacen(from, to, 1);
            assert!(other != text && read(&other, 300).is_none(), "{other}");
        }
    }
}
