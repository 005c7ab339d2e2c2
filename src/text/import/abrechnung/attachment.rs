//! Files that belong to a transaction, in base64.

use crate::text::import::bills::Attachment;
use crate::text::import::json::{Node, Object};
use crate::text::import::problem::ImportProblem;

/// Reads all files of a transaction.
pub(super) fn read(transaction: &Object<'_>) -> Result<Vec<Attachment>, ImportProblem> {
    transaction.list("files")?.iter().map(|node| read_file(*node)).collect()
}

fn read_file(node: Node<'_>) -> Result<Attachment, ImportProblem> {
    let file = node.object()?;
    let name = file.words("filename")?.into_owned();
    let bytes = match file.find("content") {
        Some(content) => Some(decode(&content.words()?).ok_or_else(|| content.unlike("base64"))?),
        None => None,
    };
    Ok(Attachment { name, bytes, address: String::new() })
}

/// Decodes base64 with its filling or without; nothing where it is none.
fn decode(text: &str) -> Option<Vec<u8>> {
    let letters = text.trim_end_matches('=').as_bytes();
    let mut bytes = Vec::with_capacity(letters.len() / 4 * 3 + 2);
    for four in letters.chunks(4) {
        let mut bits = 0_u32;
        for letter in four {
            let value = match letter {
                b'A'..=b'Z' => letter - b'A',
                b'a'..=b'z' => letter - b'a' + 26,
                b'0'..=b'9' => letter - b'0' + 52,
                b'+' | b'-' => 62,
                b'/' | b'_' => 63,
                _ => return None,
            };
            bits = bits << 6 | u32::from(value);
        }
        let whole = match four.len() {
            4 => 3,
            3 => 2,
            2 => 1,
            _ => return None,
        };
        bits <<= 6 * (4 - four.len());
        bytes.extend_from_slice(&bits.to_be_bytes()[1..=whole]);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_decoded() {
        let cases: [(&str, &[u8]); 5] =
            [("", b""), ("Zg==", b"f"), ("Zm8=", b"fo"), ("Zm9vYmFy", b"foobar"), ("+/8", &[251, 255])];
        for (text, bytes) in cases {
            assert_eq!(decode(text).as_deref(), Some(bytes), "{text}");
        }
        for text in ["A", "Zm9v!mFy", "Zm9vYmFyé"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
