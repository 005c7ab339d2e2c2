//! Receipts as files: what they may be called, how large they may be, and how they come into a ledger.

use crate::book::Draft;
use crate::cli::failure::Failure;

/// The most bytes of a receipt.
pub const RECEIPT_MAX: usize = 20 << 20;

/// The longest name of a receipt, in bytes.
const NAME_MAX: usize = 200;

/// Tells whether a file in a folder of receipts may have a name, on every friend's disk.
#[must_use]
pub fn is_receipt_name(name: &str) -> bool {
    let is_odd = |sign: char| sign.is_control() || matches!(sign, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let is_edge = |edge: char| edge == '.' || edge.is_whitespace();
    !name.is_empty()
        && name.len() <= NAME_MAX
        && !name.contains(is_odd)
        && !name.starts_with(is_edge)
        && !name.ends_with(is_edge)
}

/// Puts a receipt into a folder of receipts, unless it is there already; tells whether it was put there.
///
/// # Errors
///
/// When what stands there cannot be read.
pub fn put_receipt(draft: &mut Draft, path: &str, bytes: &[u8]) -> Result<bool, Failure> {
    let there = draft.file(path)?;
    let is_new = there.as_deref() != Some(bytes);
    if is_new {
        draft.set_file(path, [there, Some(bytes.to_vec())]);
    }
    Ok(is_new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_receipts_are_plain() {
        for fine in ["a.jpg", "Foto 1.jpg", "ünï.pdf", "no-ending"] {
            assert!(is_receipt_name(fine), "{fine}");
        }
        for wrong in ["", "../a", "a/b", ".git", "a\\b", "C:x", "a\nb", "a.", " a"] {
            assert!(!is_receipt_name(wrong), "{wrong}");
        }
    }
}
