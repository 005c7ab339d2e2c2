//! A group's conversation in `messages.log`: one message a line, safe to merge as a set.
//!
//! ```text
//! 2026-06-14T22:10:00Z k7q2m9xw4t3e dan re:4h8s0c1v9p2a Was that\nthe big bill?
//! 2026-06-14T22:11:30Z k7q2m9xw4t3e dan edited re:4h8s0c1v9p2a Was that the big bill?
//! 2026-06-14T22:12:00Z 9d3f6g7h8j0k ana file:3f9a.jpg The receipt
//! 2026-06-14T22:15:00Z k7q2m9xw4t3e dan deleted
//! ```
//!
//! 1. A line is a time, an id, an author, then `edited` or `deleted` if it is
//!    about an earlier line, then what it refers to, then the text. One space
//!    stands between them; all further spaces belong to the text.
//! 2. In the text `\n` is a line feed, `\r` a carriage return and `\\` a
//!    backslash. `\&` is nothing: it stands before a text that would otherwise
//!    be taken for a keyword or a reference. No other escapes exist.
//! 3. Comment lines with `#`, blank lines, a byte order mark, CRLF and a
//!    missing last line ending are fine.
//! 4. A line that breaks a rule becomes a [`MessageProblem`] and the next line is read.

use std::borrow::Cow;
use std::ops::Range;

use super::lines::{self, LINE_BYTES_MAX};
use super::timestamp::{parse_timestamp, timestamp_text};

/// How many characters an id has.
const ID_LENGTH: usize = 12;

/// How many bytes an author's handle may have.
const AUTHOR_BYTES_MAX: usize = 64;

const EDITED: &str = "edited";
const DELETED: &str = "deleted";
const EXPENSE: &str = "re:";
const RECEIPT: &str = "file:";

/// One line of a conversation.
///
/// Messages are ordered by time, then id; the rest makes the order total.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Message<'t> {
    /// When it was written, in seconds since 1970-01-01T00:00:00Z.
    pub time: i64,
    /// The message's id: 12 characters of lower-case Crockford base32.
    pub id: &'t str,
    /// What the line does.
    pub action: Action,
    /// The handle of who wrote it.
    pub author: &'t str,
    /// What it refers to.
    pub re: Option<Subject<'t>>,
    /// What was said, escapes undone; nothing when the action is a deletion, else something.
    pub text: Cow<'t, str>,
}

/// What a line does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// Says something for the first time.
    Said,
    /// Says the message of the same id anew.
    Edited,
    /// Takes the message of the same id back.
    Deleted,
}

/// What a message refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject<'t> {
    /// The expense with this id.
    Expense(&'t str),
    /// The receipt with this file name.
    Receipt(&'t str),
}

/// A message and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageLine<'t> {
    /// The line's number, from 1.
    pub line: usize,
    /// The line's bytes, without its ending.
    pub span: Range<usize>,
    /// What it says.
    pub message: Message<'t>,
}

/// What is wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageProblemKind {
    /// The first word is no time as in `2026-06-14T22:10:00Z`.
    Time,
    /// The second word is no id: 12 of `0-9` and `a-z` without `i`, `l`, `o`, `u`.
    Id,
    /// The third word is no handle.
    Author,
    /// `re:` without an expense's id behind it, or `file:` without a plain file name.
    Subject,
    /// No text follows.
    TextMissing,
    /// A text follows `deleted`.
    TextAfterDeletion,
    /// A backslash with something else than `n`, `r`, `\` or a first `&` behind it.
    Escape,
    /// A carriage return in the line.
    CarriageReturn,
    /// A NUL byte in the line.
    NulByte,
    /// The line has more than [`LINE_BYTES_MAX`] bytes.
    LongLine,
    /// git's conflict markers, from the first to the last.
    ConflictMarkers,
}

/// Something wrong with a line, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageProblem {
    /// What is wrong.
    pub kind: MessageProblemKind,
    /// Which bytes of the file it is about, on character boundaries.
    pub span: Range<usize>,
}

/// Returns every message of a file in the file's order, and everything that is wrong with it.
pub fn parse_messages(text: &str) -> (Vec<MessageLine<'_>>, Vec<MessageProblem>) {
    let mut messages = Vec::new();
    let mut problems = Vec::new();
    let mut start = lines::first_line_start(text);
    let mut number = 1;
    while start < text.len() {
        let mut end = lines::line_end(text, start);
        let line = text.get(start..end.end).unwrap_or("");
        if let Some(unmerged) = lines::unmerged_end(text, start) {
            end = unmerged;
            problems.push(MessageProblem { kind: MessageProblemKind::ConflictMarkers, span: start..end.end });
        } else if !line.starts_with('#') && !lines::is_blank(line) {
            match parse_message(line) {
                Ok(message) => messages.push(MessageLine { line: number, span: start..end.end, message }),
                Err(problem) => problems.push(MessageProblem {
                    kind: problem.kind,
                    span: start + problem.span.start..start + problem.span.end,
                }),
            }
        }
        let passed = text.as_bytes().get(start..end.next).unwrap_or_default();
        number += passed.iter().filter(|byte| **byte == b'\n').count();
        start = end.next;
    }
    (messages, problems)
}

/// Returns what one line, without its ending, says.
///
/// # Errors
///
/// Returns the first thing that is wrong, its span counted from the line's start.
pub fn parse_message(line: &str) -> Result<Message<'_>, MessageProblem> {
    use MessageProblemKind as Kind;
    if line.len() > LINE_BYTES_MAX {
        return Err(problem(Kind::LongLine, 0..line.len()));
    }
    for (byte, kind) in [('\0', Kind::NulByte), ('\r', Kind::CarriageReturn)] {
        if let Some(place) = line.find(byte) {
            return Err(problem(kind, place..place + 1));
        }
    }
    let mut words = Words { line, position: 0 };
    let time = words.next_checked(Kind::Time, parse_timestamp)?;
    let id = words.next_checked(Kind::Id, as_id)?;
    let author = words.next_checked(Kind::Author, as_author)?;
    let action = match words.peek() {
        EDITED => Action::Edited,
        DELETED => Action::Deleted,
        _ => Action::Said,
    };
    if action != Action::Said {
        words.skip();
    }
    if action == Action::Deleted && !words.rest().is_empty() {
        return Err(problem(Kind::TextAfterDeletion, words.rest_span()));
    }
    let re = if is_reference(words.peek()) { Some(words.next_checked(Kind::Subject, as_subject)?) } else { None };
    if action != Action::Deleted && words.rest().is_empty() {
        return Err(problem(Kind::TextMissing, 0..line.len()));
    }
    let text = unescaped(words.rest(), words.rest_span().start)?;
    if action != Action::Deleted && text.is_empty() {
        return Err(problem(Kind::TextMissing, 0..line.len()));
    }
    Ok(Message { time, id, action, author, re, text })
}

/// Returns the line that says a message, without a line ending.
///
/// Returns nothing when no line could be read back as this message: a malformed
/// id, author or reference, a time beyond the year 9999, no text, a NUL byte in
/// it, or more than [`LINE_BYTES_MAX`] bytes. So nothing in a message can forge another.
pub fn message_line(message: &Message) -> Option<String> {
    let time = timestamp_text(message.time);
    let mut line = format!("{time} {} {}", message.id, message.author);
    match message.action {
        Action::Said => {}
        Action::Edited => line.extend([" ", EDITED]),
        Action::Deleted => line.extend([" ", DELETED]),
    }
    match message.re {
        None => {}
        Some(Subject::Expense(id)) => line.extend([" ", EXPENSE, id]),
        Some(Subject::Receipt(name)) => line.extend([" ", RECEIPT, name]),
    }
    if !message.text.is_empty() {
        line.push(' ');
        push_escaped(&mut line, &message.text, message.re.is_none());
    }
    let read_back = parse_message(&line).ok()?;
    (read_back == *message).then_some(line)
}

/// Returns the text with the message as its last line; nothing when [`message_line`] finds none.
pub fn append_message(text: &str, message: &Message) -> Option<String> {
    let addition = lines::line_to_append(text, &message_line(message)?);
    Some([text, &addition].concat())
}

/// The words of a line, one space between them.
struct Words<'t> {
    line: &'t str,
    position: usize,
}

impl<'t> Words<'t> {
    fn rest(&self) -> &'t str {
        self.line.get(self.position..).unwrap_or("")
    }

    fn rest_span(&self) -> Range<usize> {
        self.position..self.line.len()
    }

    fn peek(&self) -> &'t str {
        let rest = self.rest();
        rest.split_once(' ').map_or(rest, |(word, _)| word)
    }

    fn skip(&mut self) {
        let next = self.position + self.peek().len() + 1;
        self.position = next.min(self.line.len());
    }

    /// Returns what `check` makes of the next word, or a problem with the whole word.
    fn next_checked<T>(
        &mut self,
        kind: MessageProblemKind,
        check: impl Fn(&'t str) -> Option<T>,
    ) -> Result<T, MessageProblem> {
        let word = self.peek();
        let span = self.position..self.position + word.len();
        self.skip();
        check(word).ok_or_else(|| problem(kind, span))
    }
}

fn problem(kind: MessageProblemKind, span: Range<usize>) -> MessageProblem {
    MessageProblem { kind, span }
}

fn as_id(word: &str) -> Option<&str> {
    let is_digit =
        |byte: u8| byte.is_ascii_digit() || byte.is_ascii_lowercase() && !matches!(byte, b'i' | b'l' | b'o' | b'u');
    (word.len() == ID_LENGTH && word.bytes().all(is_digit)).then_some(word)
}

fn as_author(word: &str) -> Option<&str> {
    let is_later = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'.' | b'-');
    let begins = word.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase());
    let fits = word.len() <= AUTHOR_BYTES_MAX;
    (begins && fits && word.bytes().all(is_later)).then_some(word)
}

/// Returns whether a word is meant as a reference. A bare `re:` is how people begin a text.
fn is_reference(word: &str) -> bool {
    [EXPENSE, RECEIPT].iter().any(|prefix| word.len() > prefix.len() && word.starts_with(prefix))
}

fn as_subject(word: &str) -> Option<Subject<'_>> {
    if let Some(id) = word.strip_prefix(EXPENSE) {
        return as_id(id).map(Subject::Expense);
    }
    let name = word.strip_prefix(RECEIPT)?;
    let leaves_folder = matches!(name, "." | "..") || name.contains(['/', '\\']);
    let plain = !name.is_empty() && !leaves_folder && !name.contains(char::is_control);
    plain.then_some(Subject::Receipt(name))
}

/// Returns whether a text right after the author or a keyword would be taken for something else.
fn needs_guard(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or("");
    matches!(word, EDITED | DELETED) || is_reference(word)
}

fn push_escaped(line: &mut String, text: &str, first: bool) {
    if first && needs_guard(text) {
        line.push_str("\\&");
    }
    for character in text.chars() {
        match character {
            '\n' => line.push_str("\\n"),
            '\r' => line.push_str("\\r"),
            '\\' => line.push_str("\\\\"),
            other => line.push(other),
        }
    }
}

/// Returns a text with its escapes undone; `offset` is where it stands in its line.
fn unescaped(written: &str, offset: usize) -> Result<Cow<'_, str>, MessageProblem> {
    let rest = written.strip_prefix("\\&").unwrap_or(written);
    let offset = offset + written.len() - rest.len();
    if !rest.contains('\\') {
        return Ok(Cow::Borrowed(rest));
    }
    let mut text = String::with_capacity(rest.len());
    let mut characters = rest.char_indices();
    while let Some((place, character)) = characters.next() {
        if character != '\\' {
            text.push(character);
            continue;
        }
        match characters.next() {
            Some((_, 'n')) => text.push('\n'),
            Some((_, 'r')) => text.push('\r'),
            Some((_, '\\')) => text.push('\\'),
            other => {
                let length = other.map_or(1, |(_, character)| 1 + character.len_utf8());
                let start = offset + place;
                return Err(problem(MessageProblemKind::Escape, start..start + length));
            }
        }
    }
    Ok(Cow::Owned(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ID: &str = "k7q2m9xw4t3e";
    const TIME: i64 = 1_781_475_000;

    fn said(text: &str) -> Message<'_> {
        Message { time: TIME, id: ID, action: Action::Said, author: "dan", re: None, text: text.into() }
    }

    #[test]
    fn lines_and_what_they_say() {
        let start = "2026-06-14T22:10:00Z k7q2m9xw4t3e dan";
        let expense = Some(Subject::Expense("4h8s0c1v9p2a"));
        let receipt = Some(Subject::Receipt("3f9a.jpg"));
        let cases = [
            (" Hello, world", Action::Said, None, "Hello, world"),
            (" re:4h8s0c1v9p2a Hello", Action::Said, expense, "Hello"),
            (" file:3f9a.jpg Hello", Action::Said, receipt, "Hello"),
            (" edited Hello", Action::Edited, None, "Hello"),
            (" edited re:4h8s0c1v9p2a Hello", Action::Edited, expense, "Hello"),
            (" deleted", Action::Deleted, None, ""),
            (" \\&deleted", Action::Said, None, "deleted"),
            (" \\&edited by me", Action::Said, None, "edited by me"),
            (" \\&re:you", Action::Said, None, "re:you"),
            (" re: you", Action::Said, None, "re: you"),
            (" editedly", Action::Said, None, "editedly"),
            ("   two spaces ", Action::Said, None, "  two spaces "),
            (" one\\ntwo\\r\\\\three", Action::Said, None, "one\ntwo\r\\three"),
            (" \\\\&", Action::Said, None, "\\&"),
            (" # no comment \u{1f389}", Action::Said, None, "# no comment \u{1f389}"),
        ];
        for (rest, action, re, text) in cases {
            let line = format!("{start}{rest}");
            let expected = Message { action, re, ..said(text) };
            assert_eq!(parse_message(&line), Ok(expected.clone()), "{line}");
            assert_eq!(message_line(&expected), Some(line));
        }
    }

    #[test]
    fn what_is_wrong_is_told() {
        use MessageProblemKind::*;
        let cases = [
            ("hello", Time, "hello"),
            ("2026-02-30T22:10:00Z k7q2m9xw4t3e dan x", Time, "2026-02-30T22:10:00Z"),
            (" 2026-06-14T22:10:00Z k7q2m9xw4t3e dan x", Time, ""),
            ("2026-06-14T22:10:00Z K7q2m9xw4t3e dan x", Id, "K7q2m9xw4t3e"),
            ("2026-06-14T22:10:00Z k7q2m9xw4t3 dan x", Id, "k7q2m9xw4t3"),
            ("2026-06-14T22:10:00Z k7q2m9xw4t3u dan x", Id, "k7q2m9xw4t3u"),
            ("2026-06-14T22:10:00Z", Id, ""),
            ("2026-06-14T22:10:00Z k7q2m9xw4t3e Dan x", Author, "Dan"),
            ("2026-06-14T22:10:00Z k7q2m9xw4t3e  x", Author, ""),
            ("2026-06-14T22:10:00Z k7q2m9xw4t3e dan re:k7q x", Subject, "re:k7q"),
            ("2026-06-14T22:10:00Z k7q2m9xw4t3e dan file:../x x", Subject, "file:../x"),
            ("2026-06-14T22:10:00Z k7q2m9xw4t3e dan deleted it", TextAfterDeletion, "it"),
            ("2026-06-14T22:10:00Z k7q2m9xw4t3e dan C:\\temp", Escape, "\\t"),
            ("2026-06-14T22:10:00Z k7q2m9xw4t3e dan x\\", Escape, "\\"),
            ("2026-06-14T22:10:00Z k7q2m9xw4t3e dan \\&x\\é", Escape, "\\é"),
            ("2026-06-14T22:10:00Z k7q2m9xw4t3e dan a\rb", CarriageReturn, "\r"),
            ("2026-06-14T22:10:00Z k7q2m9xw4t3e dan a\0b", NulByte, "\0"),
        ];
        for (line, kind, span) in cases {
            let problem = parse_message(line).unwrap_err();
            assert_eq!((problem.kind, &line[problem.span]), (kind, span), "{line:?}");
        }
        for rest in ["", " ", " edited", " edited ", " re:4h8s0c1v9p2a", " \\&"] {
            let line = format!("2026-06-14T22:10:00Z k7q2m9xw4t3e dan{rest}");
            assert_eq!(parse_message(&line).unwrap_err().kind, TextMissing, "{line}");
        }
        let long = format!("2026-06-14T22:10:00Z k7q2m9xw4t3e dan {}", "x".repeat(LINE_BYTES_MAX));
        assert_eq!(parse_message(&long).unwrap_err().kind, LongLine);
    }

    #[test]
    fn a_file_is_read_past_what_is_wrong() {
        let good = "2026-06-14T22:10:00Z k7q2m9xw4t3e dan x";
        let text =
            format!("\u{feff}# us\r\n\r\n{good}\r\noops\n<<<<<<< a\n{good}\n=======\n{good}\n>>>>>>> b\n \n{good}");
        let (messages, problems) = parse_messages(&text);
        let lines: Vec<(usize, &str)> =
            messages.iter().map(|message| (message.line, &text[message.span.clone()])).collect();
        assert_eq!(lines, [(3, good), (11, good)]);
        let unmerged = format!("<<<<<<< a\n{good}\n=======\n{good}\n>>>>>>> b");
        let problems: Vec<_> = problems.iter().map(|problem| (problem.kind, &text[problem.span.clone()])).collect();
        let expected = [(MessageProblemKind::Time, "oops"), (MessageProblemKind::ConflictMarkers, unmerged.as_str())];
        assert_eq!(problems, expected);
    }

    #[test]
    fn nothing_forges_a_line() {
        let forged = "dan x\n2026-06-14T22:10:00Z k7q2m9xw4t3e ana I owe you";
        let cases = [
            Message { author: forged, ..said("x") },
            Message { id: forged, ..said("x") },
            Message { re: Some(Subject::Receipt(forged)), ..said("x") },
            Message { re: Some(Subject::Expense("")), ..said("x") },
            Message { time: i64::MAX, ..said("x") },
            Message { action: Action::Deleted, ..said("x") },
            said(""),
            said("\0"),
        ];
        for message in cases {
            assert_eq!(append_message("", &message), None, "{message:?}");
        }
        let line = message_line(&said(forged)).unwrap();
        assert!(!line.contains('\n'));
    }

    #[test]
    fn appending_ends_the_last_line_in_the_files_way() {
        let line = "2026-06-14T22:10:00Z k7q2m9xw4t3e dan x";
        assert_eq!(append_message("", &said("x")), Some(format!("{line}\n")));
        let longer = append_message("# us\r\n# all", &said("x"));
        assert_eq!(longer, Some(format!("# us\r\n# all\r\n{line}\r\n")));
    }

    fn text() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec![
            "a", " ", "\\", "\n", "\r", "&", "n", "é", "edited", "deleted", "re:", "file:", ID, "#",
        ]);
        prop_oneof![prop::collection::vec(pieces, 1..8).prop_map(|pieces| pieces.concat()), "[^\0]{1,20}",]
    }

    fn message_parts() -> impl Strategy<Value = (i64, String, u8, Option<u8>, String)> {
        let id = "[0-9a-hjkmnp-tv-z]{12}";
        let time = -62_167_219_200i64..=253_402_300_799;
        (time, id, 0u8..3, prop::option::of(0u8..2), text())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn what_was_appended_is_read_back(
            (time, id, action, re, text) in message_parts(), before in any::<String>(),
        ) {
            let action = [Action::Said, Action::Edited, Action::Deleted][usize::from(action)];
            let subjects = [Subject::Expense(&id), Subject::Receipt("a~b.png")];
            let deleted = action == Action::Deleted;
            let message = Message {
                time,
                id: &id,
                action,
                author: "bo-b",
                re: re.filter(|_| !deleted).map(|re| subjects[usize::from(re)]),
                text: if deleted { "".into() } else { text.into() },
            };
            let result = append_message(&before, &message).unwrap();
            prop_assert!(result.starts_with(&before));
            let (messages, _) = parse_messages(&result);
            prop_assert_eq!(messages.last().map(|line| &line.message), Some(&message));
        }

        #[test]
        fn a_read_line_is_written_alike(rest in text()) {
            let line = format!("2026-06-14T22:10:00Z {ID} dan {rest}");
            if let Ok(message) = parse_message(&line) {
                let written = message_line(&message).unwrap();
                prop_assert_eq!(parse_message(&written), Ok(message));
            }
        }

        #[test]
        fn problems_lie_in_the_text(
            lines in prop::collection::vec(prop_oneof![text(), any::<String>()], 0..6),
            started in any::<bool>(),
        ) {
            let start = if started { format!("\n2026-06-14T22:10:00Z {ID} dan ") } else { "\n".into() };
            let text = lines.join(&start);
            let (messages, problems) = parse_messages(&text);
            for span in messages.iter().map(|line| &line.span).chain(problems.iter().map(|problem| &problem.span)) {
                prop_assert!(text.get(span.clone()).is_some());
            }
        }
    }
}
