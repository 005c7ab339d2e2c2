//! The bytes that matter to a table's form, found eight at a time.

use super::table_cell::is_space_byte;

/// How many bytes are looked at together.
pub(super) const WORD_BYTES: usize = 8;
const LOW_BITS: u64 = 0x7f7f_7f7f_7f7f_7f7f;
const HIGH_BITS: u64 = !LOW_BITS;

/// Returns eight bytes of the text, filled up with letters behind its end.
pub(super) fn word_at(bytes: &[u8], start: usize) -> u64 {
    let rest = bytes.get(start..).unwrap_or_default();
    match rest.first_chunk::<WORD_BYTES>() {
        Some(word) => u64::from_le_bytes(*word),
        None => {
            let mut word = [b'a'; WORD_BYTES];
            word[..rest.len()].copy_from_slice(rest);
            u64::from_le_bytes(word)
        }
    }
}

/// Returns a word with the high bit set in each byte that is a comma, a quote or below a space.
pub(super) fn marks_in(word: u64) -> u64 {
    equal_bytes(word, b',') | equal_bytes(word, b'"') | control_bytes(word)
}

/// Returns the place of the next comma, quote or control character from `from` on, or the end.
pub(super) fn next_mark(bytes: &[u8], from: usize) -> usize {
    let mut word_start = from;
    while word_start < bytes.len() {
        let marks = marks_in(word_at(bytes, word_start));
        if marks != 0 {
            return word_start + (marks.trailing_zeros() / 8) as usize;
        }
        word_start += WORD_BYTES;
    }
    bytes.len()
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
pub(super) fn closing_quote(text: &str, open: usize) -> Option<usize> {
    let mut position = open + 1;
    loop {
        let quote = position + text.get(position..)?.find('"')?;
        if text.as_bytes().get(quote + 1) != Some(&b'"') {
            return Some(quote);
        }
        position = quote + 2;
    }
}

/// Sets the high bit of exactly the bytes equal to `wanted`: adding 0x7f carries into it unless all bits are zero.
fn equal_bytes(word: u64, wanted: u8) -> u64 {
    let different = word ^ u64::from_le_bytes([wanted; WORD_BYTES]);
    !(((different & LOW_BITS) + LOW_BITS) | different) & HIGH_BITS
}

/// Sets the high bit of exactly the bytes below 0x20: adding 0x60 carries into it from 0x20 on.
fn control_bytes(word: u64) -> u64 {
    let reached = (word & LOW_BITS) + u64::from_le_bytes([0x60; WORD_BYTES]);
    !(reached | word) & HIGH_BITS
}
