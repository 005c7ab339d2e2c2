//! The bytes that matter to a table's form, found many at a time.

use std::ops::Range;

use super::table_cell::is_space_byte;

/// How many bytes a [`Block`] has.
pub(super) const BLOCK_BYTES: usize = 64;

const WORD_BYTES: usize = 8;
const LOW_BITS: u64 = 0x7f7f_7f7f_7f7f_7f7f;
const HIGH_BITS: u64 = !LOW_BITS;

/// Which of 64 bytes matter, a bit for each, the first byte's lowest.
///
/// Cells are of all lengths, so that a processor guesses wrong at about every
/// branch that depends on one. Going over bits asks once for each mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    /// The place of the first byte; a multiple of [`BLOCK_BYTES`].
    pub(super) start: usize,
    /// The commas, quotes and control characters.
    pub(super) marks: u64,
    /// Whether all bytes are ASCII, and none of them DEL.
    pub(super) plain: bool,
}

impl Block {
    /// Returns the block that the byte at `place` lies in.
    pub(super) fn around(bytes: &[u8], place: usize) -> Block {
        let start = place - place % BLOCK_BYTES;
        let rest = bytes.get(start..).unwrap_or_default();
        match rest.first_chunk::<BLOCK_BYTES>() {
            Some(block) => Self::of(start, block),
            None => {
                let mut filled_up = [b'a'; BLOCK_BYTES];
                filled_up[..rest.len()].copy_from_slice(rest);
                Self::of(start, &filled_up)
            }
        }
    }

    /// The loops have no branches, so that compilers turn them into instructions for sixteen bytes and more.
    fn of(start: usize, bytes: &[u8; BLOCK_BYTES]) -> Block {
        let mut flags = [0_u8; BLOCK_BYTES];
        let mut beyond = 0;
        for (flag, byte) in flags.iter_mut().zip(bytes) {
            let matters = (*byte == b',') | (*byte == b'"') | (*byte < 0x20);
            *flag = u8::from(matters);
            beyond |= *byte | byte.wrapping_add(1);
        }
        let mut marks = 0;
        for (index, word) in flags.as_chunks::<WORD_BYTES>().0.iter().enumerate() {
            marks |= gathered(u64::from_le_bytes(*word)) << (index * WORD_BYTES);
        }
        Block { start, marks, plain: beyond < 0x80 }
    }

    /// Returns the bits of what matters from the byte at `place` on.
    pub(super) fn marks_from(&self, place: usize) -> u64 {
        self.marks & u64::MAX << (place % BLOCK_BYTES)
    }
}

/// Returns the place of the next comma, quote or control character from `from` on, or the end.
pub(super) fn next_mark(bytes: &[u8], from: usize) -> usize {
    next_marked(bytes, from, |word| commas_in(word) | stops_in(word))
}

/// Returns the place of the first byte in a span that is `wanted`, or the span's end.
pub(super) fn next_byte(bytes: &[u8], span: Range<usize>, wanted: u8) -> usize {
    let bytes = bytes.get(..span.end).unwrap_or(bytes);
    next_marked(bytes, span.start, |word| equal_bytes(word, wanted))
}

/// Counts the line feeds in a span.
pub(super) fn line_feeds(bytes: &[u8], span: Range<usize>) -> usize {
    let bytes = bytes.get(span).unwrap_or_default();
    bytes.iter().filter(|byte| **byte == b'\n').count()
}

/// Returns the place of the next quote or backslash from `from` on, or the end.
pub(super) fn next_quote_or_escape(bytes: &[u8], from: usize) -> usize {
    next_marked(bytes, from, |word| equal_bytes(word, b'"') | equal_bytes(word, b'\\'))
}

/// Returns the place of the next quote, backslash or control character from `from` on, or the end.
pub(super) fn next_text_stop(bytes: &[u8], from: usize) -> usize {
    next_marked(bytes, from, |word| stops_in(word) | equal_bytes(word, b'\\'))
}

/// Returns the place of the next separator, line feed or carriage return from `from` on, or the end.
pub(super) fn next_cell_stop(bytes: &[u8], from: usize, separator: u8) -> usize {
    next_marked(bytes, from, |word| equal_bytes(word, separator) | equal_bytes(word, b'\n') | equal_bytes(word, b'\r'))
}

/// Tells whether all bytes are printable ASCII.
pub(super) fn is_printable(bytes: &[u8]) -> bool {
    let odd = |word: u64| (word | control_bytes(word) | equal_bytes(word, 0x7f)) & HIGH_BITS;
    let mut found = 0;
    let mut at = 0;
    while at < bytes.len() {
        found |= odd(word_at(bytes, at));
        at += WORD_BYTES;
    }
    found == 0
}

/// Returns where the cell ends that has `from` in it, taking quotes for ordinary characters.
pub(super) fn cell_end(bytes: &[u8], from: usize) -> usize {
    let mut position = from;
    while !ends_cell(bytes, position) {
        position = next_mark(bytes, position + 1);
    }
    position
}

/// Returns whether a cell ends before the byte at `position`.
pub(super) fn ends_cell(bytes: &[u8], position: usize) -> bool {
    match bytes.get(position) {
        None | Some(b',' | b'\n') => true,
        Some(b'\r') => bytes.get(position + 1) == Some(&b'\n'),
        Some(_) => false,
    }
}

/// Returns the place of the first byte from `from` on that is no space or tab.
pub(super) fn after_spaces(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let spaces = rest.iter().take_while(|byte| is_space_byte(**byte));
    from + spaces.count()
}

/// Returns the place of the quote that closes the one at `open`: the next that is not doubled.
pub(super) fn closing_quote(bytes: &[u8], open: usize) -> Option<usize> {
    let mut position = open + 1;
    loop {
        let quote = next_byte(bytes, position..bytes.len(), b'"');
        if quote == bytes.len() {
            return None;
        }
        if bytes.get(quote + 1) != Some(&b'"') {
            return Some(quote);
        }
        position = quote + 2;
    }
}

/// Returns the place of the first byte from `from` on that `marks_in` marks in its word, or the end.
fn next_marked(bytes: &[u8], from: usize, marks_in: impl Fn(u64) -> u64) -> usize {
    let mut start = from;
    while start < bytes.len() {
        let marks = marks_in(word_at(bytes, start));
        if marks != 0 {
            // What fills up the last word may be marked as well.
            return bytes.len().min(start + (marks.trailing_zeros() / 8) as usize);
        }
        start += WORD_BYTES;
    }
    bytes.len()
}

/// Returns eight bytes of the text, filled up with letters behind its end.
fn word_at(bytes: &[u8], start: usize) -> u64 {
    let rest = bytes.get(start..).unwrap_or_default();
    match rest.first_chunk::<WORD_BYTES>() {
        Some(word) => u64::from_le_bytes(*word),
        None => {
            let mut filled_up = [b'a'; WORD_BYTES];
            filled_up[..rest.len()].copy_from_slice(rest);
            u64::from_le_bytes(filled_up)
        }
    }
}

/// Sets the high bit of the bytes that are commas.
fn commas_in(word: u64) -> u64 {
    equal_bytes(word, b',')
}

/// Sets the high bit of the bytes that are quotes or control characters.
fn stops_in(word: u64) -> u64 {
    equal_bytes(word, b'"') | control_bytes(word)
}

/// Gathers the lowest bits of the eight bytes in the lowest eight bits; the bytes are 0 or 1.
///
/// The factor moves byte `n`'s bit from `8n` to `56 + n`, and no two products meet elsewhere.
fn gathered(flags: u64) -> u64 {
    flags.wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// Sets the high bit of exactly the bytes equal to `wanted`: adding 0x7f carries into it unless all bits are zero.
pub(super) fn equal_bytes(word: u64, wanted: u8) -> u64 {
    let different = word ^ u64::from_le_bytes([wanted; WORD_BYTES]);
    !(((different & LOW_BITS) + LOW_BITS) | different) & HIGH_BITS
}

/// Sets the high bit of exactly the bytes below 0x20: adding 0x60 carries into it from 0x20 on.
pub(super) fn control_bytes(word: u64) -> u64 {
    let reached = (word & LOW_BITS) + u64::from_le_bytes([0x60; WORD_BYTES]);
    !(reached | word) & HIGH_BITS
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_block_marks_exactly_the_bytes_that_matter(
            bytes in prop::collection::vec(any::<u8>(), 0..200), place in 0usize..200,
        ) {
            let block = Block::around(&bytes, place);
            for bit in 0..BLOCK_BYTES {
                let byte = bytes.get(block.start + bit).copied().unwrap_or(b'a');
                prop_assert_eq!(block.marks >> bit & 1 == 1, matches!(byte, b',' | b'"' | 0..0x20));
                prop_assert!(!block.plain || byte < 0x7f);
            }
        }

        #[test]
        fn a_block_of_printable_ascii_is_plain(text in "[ -~\t\n]{0,200}", place in 0usize..200) {
            prop_assert!(Block::around(text.as_bytes(), place).plain);
        }

        #[test]
        fn printable_is_what_ascii_prints(bytes in "[ -~]{0,20}[\\PC\\x00-\\x1f\\x7f]?[ -~]{0,20}") {
            let bytes = bytes.as_bytes();
            prop_assert_eq!(is_printable(bytes), bytes.iter().all(|byte| (0x20..0x7f).contains(byte)));
        }

        #[test]
        fn the_next_mark_is_the_first(
            bytes in prop::collection::vec(any::<u8>(), 0..50), from in 0usize..60, wanted in any::<u8>(),
        ) {
            let matters = |byte: &u8| matches!(byte, b',' | b'"' | 0..0x20);
            let naive = |matters: &dyn Fn(&u8) -> bool| {
                let rest = bytes.get(from..).unwrap_or_default();
                rest.iter().position(matters).map_or(bytes.len(), |place| from + place)
            };
            prop_assert_eq!(next_mark(&bytes, from), naive(&matters));
            let found = next_byte(&bytes, from..bytes.len(), wanted);
            prop_assert_eq!(found, naive(&|byte| *byte == wanted));
            let found = next_quote_or_escape(&bytes, from);
            prop_assert_eq!(found, naive(&|byte| matches!(byte, b'"' | b'\\')));
            let found = next_cell_stop(&bytes, from, wanted);
            prop_assert_eq!(found, naive(&|byte| *byte == wanted || matches!(byte, b'\n' | b'\r')));
            let found = next_text_stop(&bytes, from);
            prop_assert_eq!(found, naive(&|byte| matches!(byte, b'"' | b'\\' | 0..0x20)));
        }
    }
}
