//! Makes text of a file's bytes: UTF-8 with or without a mark, or UTF-16 with one.

use std::borrow::Cow;

use super::problem::ImportProblem;

/// What may stand before the text, to tell its encoding.
const MARK: char = '\u{feff}';

/// Decodes the bytes of a file; the text has no byte order mark.
///
/// # Errors
///
/// When the bytes are in no encoding that tells itself, or a byte is wrong; the span is of the bytes. The bytes come
/// back with it.
pub fn decode_whole(bytes: Vec<u8>) -> Result<String, (ImportProblem, Vec<u8>)> {
    if !bytes.starts_with(&[0xff, 0xfe]) && !bytes.starts_with(&[0xfe, 0xff]) {
        let bytes = match String::from_utf8(bytes) {
            Ok(mut text) => {
                let mark = if text.starts_with(MARK) { MARK.len_utf8() } else { 0 };
                text.drain(..mark);
                return Ok(text);
            }
            Err(error) => error.into_bytes(),
        };
        return Err((decode(&bytes).expect_err("it was found to be no UTF-8"), bytes));
    }
    match decode(&bytes) {
        Ok(text) => Ok(text.into_owned()),
        Err(problem) => Err((problem, bytes)),
    }
}

/// Decodes bytes as [`decode_whole`] does; what is UTF-8 is not copied.
///
/// # Errors
///
/// As there.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ImportProblem> {
    if let Some(rest) = bytes.strip_prefix(&[0xff, 0xfe]) {
        return wide(rest, u16::from_le_bytes).map(Cow::Owned);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff]) {
        return wide(rest, u16::from_be_bytes).map(Cow::Owned);
    }
    let (bare, mark) = bytes.strip_prefix(b"\xef\xbb\xbf").map_or((bytes, 0), |bare| (bare, 3));
    match std::str::from_utf8(bare) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(error) => {
            let at = mark + error.valid_up_to();
            let words = "the file is not UTF-8";
            let help = "save it as UTF-8 and import it again, so that no name is spoilt";
            Err(ImportProblem::new(at..at + 1, words).help(help))
        }
    }
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ImportProblem> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mark = 2;
    if !rest.is_empty() {
        let end = mark + bytes.len();
        return Err(ImportProblem::new(end - 1..end, "the file ends in the middle of a character")
            .help("it was cut off; export it again"));
    }
    let mut text = Vec::with_capacity(bytes.len());
    let (mut rest, mut at) = (pairs, mark);
    while let [first, ..] = rest {
        // Most is ASCII, of which each unit is a byte.
        let plain = rest.iter().position(|pair| unit(*pair) >= 0x80).unwrap_or(rest.len());
        if plain > 0 {
            text.extend(rest[..plain].iter().map(|pair| unit(*pair).to_le_bytes()[0]));
            (rest, at) = (&rest[plain..], at + 2 * plain);
            continue;
        }
        let units = [unit(*first), rest.get(1).map_or(0, |pair| unit(*pair))];
        let Some(Ok(character)) = char::decode_utf16(units).next() else {
            return Err(ImportProblem::new(at..at + 2, "this is no character of UTF-16")
                .help("the file is damaged; export it again"));
        };
        text.extend(character.encode_utf8(&mut [0; 4]).bytes());
        let count = character.len_utf16();
        (rest, at) = (&rest[count..], at + 2 * count);
    }
    Ok(String::from_utf8(text).expect("whole characters were put together"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide_bytes(text: &str) -> Vec<u8> {
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "Chloé 🚆";
        let narrow = [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat();
        let swapped: Vec<u8> = wide_bytes(text).chunks(2).flat_map(|pair| [pair[1], pair[0]]).collect();
        for bytes in [text.as_bytes().to_vec(), narrow, wide_bytes(text), swapped] {
            assert_eq!(decode(&bytes).unwrap(), text);
            assert_eq!(decode_whole(bytes).unwrap(), text);
        }
        for text in ["", "a", "é", "🚆", "🚆a🚆", "a\u{ffff}b\u{80}"] {
            assert_eq!(decode(&wide_bytes(text)).unwrap(), text);
        }
    }

    #[test]
    fn what_is_cut_off_or_damaged_is_refused_with_its_place() {
        let cut = &wide_bytes("abc")[..7];
        assert_eq!(decode(cut).unwrap_err().span, 6..7);
        assert_eq!(decode(b"\xef\xbb\xbfab\xe9c").unwrap_err().span, 5..6);
        assert_eq!(decode(&[0xff, 0xfe, b'a', 0, 0, 0xd8]).unwrap_err().span, 4..6);
        assert_eq!(decode(&[0xff, 0xfe, 0, 0xd8, b'a', 0]).unwrap_err().span, 2..4);
        assert_eq!(decode(&[0xff, 0xfe, 0, 0xdc, b'a', 0]).unwrap_err().span, 2..4);
        let (problem, bytes) = decode_whole(b"ab\xe9".to_vec()).unwrap_err();
        assert_eq!((problem.span, bytes.as_slice()), (2..3, &b"ab\xe9"[..]));
    }
}
