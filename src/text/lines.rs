//! Lines of a text file: where each one ends, which ending the file uses, and git's conflict markers.

/// The most bytes a line, or a record over several lines, may have.
pub const LINE_BYTES_MAX: usize = 64 * 1024;

/// The mark some editors put before the first line.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// How many equal characters make a conflict marker.
const MARKER_BYTES_MIN: usize = 7;

/// Where a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineEnd {
    /// The byte after the line's last byte, its ending left out.
    pub end: usize,
    /// The first byte of the next line, or the length of the text.
    pub next: usize,
}

/// Returns where the first line starts: after a byte order mark, if there is one.
pub fn first_line_start(text: &str) -> usize {
    if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 }
}

/// Returns where the line ends that `from` lies in. Lines end with LF or CRLF.
///
/// A `from` that is no place in the text counts as its end.
pub fn line_end(text: &str, from: usize) -> LineEnd {
    let rest = text.get(from..).unwrap_or("");
    let from = text.len() - rest.len();
    match rest.find('\n') {
        Some(feed) => {
            let line = &rest[..feed];
            let line = line.strip_suffix('\r').unwrap_or(line);
            LineEnd { end: from + line.len(), next: from + feed + 1 }
        }
        None => LineEnd { end: text.len(), next: text.len() },
    }
}

/// Returns the line ending a file uses: that of its first line, LF when it has none.
pub fn ending_in_use(text: &str) -> &'static str {
    let first = line_end(text, 0);
    if first.next - first.end == 2 { "\r\n" } else { "\n" }
}

/// Returns what to add to the end of a text so that it has one more line, with its ending.
///
/// That begins with an ending for the last line if it lacks one.
pub fn line_to_append(text: &str, line: &str) -> String {
    let ending = ending_in_use(text);
    let mut addition = String::with_capacity(line.len() + 2 * ending.len());
    if text.len() > first_line_start(text) && !text.ends_with('\n') {
        addition.push_str(ending);
    }
    addition.push_str(line);
    addition.push_str(ending);
    addition
}

/// Returns whether a line, its ending left out, has nothing but spaces and tabs.
pub fn is_blank(line: &str) -> bool {
    line.bytes().all(|byte| matches!(byte, b' ' | b'\t'))
}

/// Returns the end of the stretch that git left unmerged, if the line at `start` is a conflict marker.
///
/// The stretch goes from `<<<<<<<` to the end of the line with `>>>>>>>`.
/// A marker without its counterpart is a stretch of one line.
pub fn unmerged_end(text: &str, start: usize) -> Option<LineEnd> {
    let first = line_end(text, start);
    let marker = conflict_marker(text.get(start..first.end)?)?;
    if marker == b'<' { Some(closing_marker(text, first.next).unwrap_or(first)) } else { Some(first) }
}

/// Returns the end of a stretch from `<<<<<<<` at `start` to its `>>>>>>>`, if both are there.
pub fn unmerged_pair_end(text: &str, start: usize) -> Option<LineEnd> {
    let first = line_end(text, start);
    let marker = conflict_marker(text.get(start..first.end)?)?;
    (marker == b'<').then(|| closing_marker(text, first.next))?
}

/// Returns the character of a conflict marker: seven or more of it, then a space or nothing.
pub fn conflict_marker(line: &str) -> Option<u8> {
    let bytes = line.as_bytes();
    let marker = *bytes.first()?;
    if !matches!(marker, b'<' | b'=' | b'>' | b'|') {
        return None;
    }
    let count = bytes.iter().take_while(|byte| **byte == marker).count();
    let ended = matches!(bytes.get(count), None | Some(b' '));
    (count >= MARKER_BYTES_MIN && ended).then_some(marker)
}

/// Returns the end of the next line with `>>>>>>>`, unless another `<<<<<<<` comes before it.
fn closing_marker(text: &str, from: usize) -> Option<LineEnd> {
    let mut start = from;
    while start < text.len() {
        let line = line_end(text, start);
        match text.get(start..line.end).and_then(conflict_marker) {
            Some(b'>') => return Some(line),
            Some(b'<') => return None,
            _ => start = line.next,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_with_either_ending_or_the_text() {
        let text = "ab\r\ncd\nef\r";
        assert_eq!(line_end(text, 0), LineEnd { end: 2, next: 4 });
        assert_eq!(line_end(text, 4), LineEnd { end: 6, next: 7 });
        assert_eq!(line_end(text, 7), LineEnd { end: 10, next: 10 });
        assert_eq!(line_end(text, 99), LineEnd { end: 10, next: 10 });
    }

    #[test]
    fn appending_keeps_the_files_ending() {
        assert_eq!(line_to_append("", "x"), "x\n");
        assert_eq!(line_to_append("\u{feff}", "x"), "x\n");
        assert_eq!(line_to_append("a", "x"), "\nx\n");
        assert_eq!(line_to_append("a\r\nb", "x"), "\r\nx\r\n");
        assert_eq!(line_to_append("a\r\nb\r\n", "x"), "x\r\n");
    }

    #[test]
    fn unmerged_stretches() {
        let whole = "<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\nc\n";
        let cases = [
            (whole, Some(40)),
            ("<<<<<<<\na\n", Some(8)),
            ("<<<<<<< a\n<<<<<<< b\n>>>>>>> b\n", Some(10)),
            ("=======\n>>>>>>>\n", Some(8)),
            ("======\n", None),
            ("=======,a\n", None),
            ("||||||| base\n", Some(13)),
            ("a\n", None),
            ("", None),
        ];
        for (text, next) in cases {
            let found = unmerged_end(text, 0).map(|end| end.next);
            assert_eq!(found, next, "{text:?}");
        }
    }
}
