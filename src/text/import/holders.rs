//! Finds every list and object of a JSON text in one go, and whether the text is JSON at all.
//!
//! ```text
//! {"a": [1, 2], "b": {}}     an object up to the end, a list within it, and an object that begins behind the list
//! ```
//!
//! What is taken for JSON here is what `serde_json` takes for it, as a property checks; that one is asked only where
//! something is wrong, as it says what. Nothing nests in this program's memory but a word for each open bracket.

use super::repeats::{Known, Repeats};
use crate::text::table_marks::{next_quote_or_escape, next_text_stop};

/// A list or an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Holder {
    /// Behind its last byte.
    pub end: u32,
    /// The place among all of the first that begins behind it.
    pub next: u32,
}

/// A text that is one value, with all that holds others in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Held {
    /// Where the value begins and ends; there may be spaces around it.
    pub start: usize,
    pub end: usize,
    /// Every list and object, in the order in which they begin; their places count from the beginning of the value.
    pub holders: Vec<Holder>,
}

/// Why a text is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    /// It is not JSON.
    NotJson,
    /// It has more lists and objects than are read.
    TooMany,
}

/// Goes through a text of at most 4 GB, in which at most so many lists and objects may stand.
///
/// # Errors
///
/// When it is not one JSON value, or has more of them.
pub(super) fn hold(text: &str, most: usize) -> Result<Held, Unfit> {
    hold_with(text, most, Repeats::new())
}

fn hold_with(text: &str, most: usize, repeats: Repeats) -> Result<Held, Unfit> {
    let mut walk = Walk::begin(text, most, repeats);
    let end = walk.walk_on(Step::Value(walk.start))?;
    walk.held(end)
}

/// What is known on the way through a text.
pub(super) struct Walk<'t> {
    pub(super) text: &'t str,
    pub(super) bytes: &'t [u8],
    /// Where the value begins.
    pub(super) start: usize,
    pub(super) most: usize,
    pub(super) holders: Vec<Holder>,
    /// The lists and objects that are open.
    pub(super) open: Vec<Open>,
    pub(super) repeats: Repeats,
}

/// A list or an object that has not ended yet.
#[derive(Clone, Copy)]
pub(super) struct Open {
    /// The place among all.
    pub(super) place: u32,
    /// Where it begins.
    pub(super) start: u32,
    /// The bracket that closes it.
    pub(super) closing: u8,
}

/// How far a walk has come.
#[derive(Clone, Copy)]
pub(super) enum Step {
    /// Up to a value, which begins here.
    Value(usize),
    /// Behind a value, which ended before this place.
    Behind(usize),
}

/// Where a walk stands still.
#[derive(Clone, Copy)]
pub(super) enum Stop {
    /// Before an item of a list, but not its first, which begins here.
    Item(usize),
    /// Behind the end of all that was open.
    End(usize),
}

impl<'t> Walk<'t> {
    /// Begins before the value that a text is.
    pub(super) fn begin(text: &'t str, most: usize, repeats: Repeats) -> Walk<'t> {
        let bytes = text.as_bytes();
        Walk { text, bytes, start: after_spaces(bytes, 0), most, holders: Vec::new(), open: Vec::new(), repeats }
    }

    /// Begins within a list of which nothing else is known; places count from `start`.
    pub(super) fn in_list(text: &'t str, start: usize, most: usize) -> Walk<'t> {
        let list = Open { place: 0, start: number(start), closing: b']' };
        let holders = vec![Holder { end: 0, next: 0 }];
        Walk { text, bytes: text.as_bytes(), start, most, holders, open: vec![list], repeats: Repeats::new() }
    }

    /// Returns all that was found, where nothing stands behind the end of the value.
    pub(super) fn held(self, end: usize) -> Result<Held, Unfit> {
        let is_all = after_spaces(self.bytes, end) == self.bytes.len();
        if is_all { Ok(Held { start: self.start, end, holders: self.holders }) } else { Err(Unfit::NotJson) }
    }

    /// Goes through the rest of the whole value; returns where it ends.
    pub(super) fn walk_on(&mut self, from: Step) -> Result<usize, Unfit> {
        match self.walk(from, usize::MAX)? {
            Stop::End(end) => Ok(end),
            Stop::Item(_) => Err(Unfit::NotJson),
        }
    }

    /// Goes on up to an item of a list that begins at a place or behind it.
    pub(super) fn walk(&mut self, from: Step, until: usize) -> Result<Stop, Unfit> {
        let mut step = from;
        loop {
            step = match step {
                Step::Value(at) => self.value(at)?,
                Step::Behind(at) => {
                    let Some(Open { closing, .. }) = self.open.last().copied() else { return Ok(Stop::End(at)) };
                    let at = after_spaces(self.bytes, at);
                    match self.bytes.get(at) {
                        Some(b',') => match after_spaces(self.bytes, at + 1) {
                            name if closing == b'}' => Step::Value(self.after_name(name)?),
                            item if item >= until => return Ok(Stop::Item(item)),
                            item => Step::Value(item),
                        },
                        Some(byte) if *byte == closing => Step::Behind(self.close(at)),
                        _ => return Err(Unfit::NotJson),
                    }
                }
            }
        }
    }

    /// Goes over a value, or into one that holds others.
    fn value(&mut self, at: usize) -> Result<Step, Unfit> {
        Ok(match self.bytes.get(at) {
            Some(b'{') => match self.again(at)? {
                Some(end) => Step::Behind(end),
                None => match self.open(at, b'}')? {
                    inside if self.bytes.get(inside) == Some(&b'}') => Step::Behind(self.close(inside)),
                    inside => Step::Value(self.after_name(inside)?),
                },
            },
            Some(b'[') => match self.open(at, b']')? {
                inside if self.bytes.get(inside) == Some(&b']') => Step::Behind(self.close(inside)),
                inside => Step::Value(inside),
            },
            _ => Step::Behind(plain_end(self.bytes, at).ok_or(Unfit::NotJson)?),
        })
    }

    /// Opens a list or an object; returns where the first thing within it stands.
    fn open(&mut self, at: usize, closing: u8) -> Result<usize, Unfit> {
        if self.holders.len() == self.most {
            return Err(Unfit::TooMany);
        }
        self.open.push(Open { place: number(self.holders.len()), start: number(at), closing });
        self.holders.push(Holder { end: 0, next: 0 });
        Ok(after_spaces(self.bytes, at + 1))
    }

    /// Closes the last that was opened, with the bracket that stands here; returns the place behind it.
    fn close(&mut self, at: usize) -> usize {
        let next = number(self.holders.len());
        if let Some(Open { place, start, closing }) = self.open.pop() {
            let (holder, start) = (place as usize, start as usize);
            self.holders[holder] = Holder { end: number(at + 1 - self.start), next };
            if closing == b'}' {
                let holders = self.holders.len() - holder;
                self.repeats.remember(self.bytes, Known { start, end: at + 1, holder, holders });
            }
        }
        at + 1
    }

    /// Takes over an object that stood there before byte for byte, with all that is in it; returns where it ends.
    fn again(&mut self, at: usize) -> Result<Option<usize>, Unfit> {
        let Some(Known { start, end, holder, holders }) = self.repeats.find(self.bytes, at) else { return Ok(None) };
        if self.holders.len() + holders > self.most {
            return Err(Unfit::TooMany);
        }
        let (later, further) = (number(at - start), number(self.holders.len() - holder));
        for place in holder..holder + holders {
            let Holder { end, next } = self.holders[place];
            self.holders.push(Holder { end: end + later, next: next + further });
        }
        Ok(Some(at + end - start))
    }

    /// Goes over the name of a field and the colon; returns where the value begins.
    fn after_name(&self, at: usize) -> Result<usize, Unfit> {
        let end = text_end(self.bytes, at).ok_or(Unfit::NotJson)?;
        let colon = after_spaces(self.bytes, end);
        if self.bytes.get(colon) != Some(&b':') {
            return Err(Unfit::NotJson);
        }
        Ok(after_spaces(self.bytes, colon + 1))
    }
}

pub(super) fn number(count: usize) -> u32 {
    u32::try_from(count).expect("the text was found to be no larger than 4 GB")
}

/// Returns the place of the first byte from `at` on that is no space.
pub(super) fn after_spaces(bytes: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\n' | b'\r' | b'\t') = bytes.get(at) {
        at += 1;
    }
    at
}

/// Returns where a value ends that holds no others.
fn plain_end(bytes: &[u8], at: usize) -> Option<usize> {
    let word = |word: &[u8]| bytes[at..].starts_with(word).then_some(at + word.len());
    match bytes.get(at)? {
        b'"' => text_end(bytes, at),
        b't' => word(b"true"),
        b'f' => word(b"false"),
        b'n' => word(b"null"),
        _ => number_end(bytes, at),
    }
}

/// Returns where a number ends: `-12.50e+3`, without zeros before its first digit.
fn number_end(bytes: &[u8], at: usize) -> Option<usize> {
    let digits_end = |from: usize| {
        let count = bytes.get(from..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
        (count > 0).then_some(from + count)
    };
    let first = at + usize::from(bytes.get(at) == Some(&b'-'));
    let mut end = if bytes.get(first) == Some(&b'0') { first + 1 } else { digits_end(first)? };
    if bytes.get(end) == Some(&b'.') {
        end = digits_end(end + 1)?;
    }
    if let Some(b'e' | b'E') = bytes.get(end) {
        let is_signed = matches!(bytes.get(end + 1), Some(b'+' | b'-'));
        end = digits_end(end + 1 + usize::from(is_signed))?;
    }
    Some(end)
}

/// Returns where a text ends, with its quotes, if one begins here and nothing in it is wrong.
fn text_end(bytes: &[u8], at: usize) -> Option<usize> {
    if bytes.get(at) != Some(&b'"') {
        return None;
    }
    let mut at = at + 1;
    loop {
        at = next_text_stop(bytes, at);
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => {}
            _ => return None,
        }
        at += match bytes.get(at + 1)? {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => 2,
            b'u' if bytes.get(at + 2..at + 6)?.iter().all(u8::is_ascii_hexdigit) => 6,
            _ => return None,
        };
    }
}

/// Returns where a text ends that begins with the quote here and has nothing wrong in it, and whether something in it
/// is escaped.
pub(super) fn known_text_end(bytes: &[u8], open: usize) -> (usize, bool) {
    let mut at = next_quote_or_escape(bytes, open + 1);
    let is_escaped = bytes.get(at) == Some(&b'\\');
    while bytes.get(at) == Some(&b'\\') {
        at = next_quote_or_escape(bytes, at + 2);
    }
    (bytes.len().min(at + 1), is_escaped)
}

/// Returns where a number or a word ends in which nothing is wrong.
pub(super) fn known_plain_end(bytes: &[u8], start: usize) -> usize {
    let ends = |byte: &u8| matches!(byte, b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t');
    start + bytes[start..].iter().position(ends).unwrap_or(bytes.len() - start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::value::RawValue;

    /// Texts that are nearly JSON, so that many are.
    fn nearly() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\"a\"",
            "\"b\":",
            "\"\\\"\"",
            "\"\\u00e9\"",
            "\\",
            "\"\\u12\"",
            "é",
            "0",
            "-1",
            "1.5",
            "01",
            "1.",
            "1e5",
            "-",
            "2E-7",
            "true",
            "false",
            "null",
            "tru",
            " ",
            "\n",
            "\t",
            "\u{1}",
            "\"é🍕\"",
            "[1,2]",
            "{\"a\":1}",
            "[]",
            "{}",
            "\u{b}",
            "\"a long text of several words\"",
            "\"\\",
            "/",
        ]);
        prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
    }

    /// Makes JSON of a few bytes, each of which says what comes next.
    fn surely(dice: &[u8]) -> String {
        let mut text = String::new();
        value(&mut dice.iter().copied(), 4, &mut text);
        text
    }

    fn value(dice: &mut impl Iterator<Item = u8>, depth: u8, text: &mut String) {
        let space = [" ", "", "\n ", ""];
        let roll = dice.next().unwrap_or(0);
        *text += space[usize::from(roll >> 6)];
        match roll % 8 {
            0 => *text += "-12.5e+3",
            1 => *text += "\"x\\\\ \\\"é\"",
            2 => *text += ["null", "true", "false"][usize::from(roll) % 3],
            3 | 4 if depth > 0 => {
                *text += "[";
                for place in 0..roll / 8 % 4 {
                    *text += if place > 0 { "," } else { "" };
                    value(dice, depth - 1, text);
                }
                *text += "]";
            }
            _ if depth > 0 => {
                *text += "{";
                for place in 0..roll / 8 % 4 {
                    *text += if place > 0 { " ,\"n\":" } else { "\"a\\n\" :" };
                    value(dice, depth - 1, text);
                }
                *text += "}";
            }
            _ => *text += "0",
        }
        *text += space[usize::from(roll >> 5) % 4];
    }

    #[test]
    fn lists_and_objects_are_found_in_order() {
        let held = hold(" {\"a\": [1, 2], \"b]\": {}}\n", 9).unwrap();
        let holder = |end, next| Holder { end, next };
        assert_eq!((held.start, held.end), (1, 24));
        assert_eq!(held.holders, [holder(23, 3), holder(12, 2), holder(22, 3)]);
        assert_eq!(hold("[[],[]]", 2), Err(Unfit::TooMany));
        assert_eq!(hold("[[],[]]", 3).unwrap().holders.len(), 3);
    }

    fn agrees(text: &str) -> bool {
        hold(text, 1000).map(|held| &text[held.start..held.end]).ok()
            == serde_json::from_str::<&RawValue>(text).map(RawValue::get).ok()
    }

    #[test]
    fn what_is_json_at_the_edges_is_told() {
        for text in
            ["", " ", "-", "0", "00", "-0", "1.0e", "\"", "\"\\", "\"\\u", "\"\\u00", "\"\\u00zz\"", "[", "{", "[1,]"]
        {
            assert!(agrees(text), "{text}");
        }
        for text in
            ["{\"a\"", "{\"a\":", "{\"a\":1,}", "{,}", "nul", "nullx", "1x", "[1}", "{]", "\u{feff}1", "[\u{a0}1]"]
        {
            assert!(agrees(text), "{text}");
        }
    }

    /// Makes a list of a few objects again and again, some of them with a byte of their own, and maybe cuts it off.
    fn repeating() -> impl Strategy<Value = String> {
        let objects = prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 1..4);
        let picks =
            prop::collection::vec((any::<prop::sample::Index>(), 0..4_usize, any::<prop::sample::Index>()), 0..12);
        let make = |objects: &[Vec<u8>], picks: &[(prop::sample::Index, usize, prop::sample::Index)]| {
            let object = |dice: &Vec<u8>| format!("{{\"{}\":{}}}", "n".repeat(40 + dice.len()), surely(dice));
            let objects: Vec<String> = objects.iter().map(object).collect();
            let pick = |(which, change, at): &(prop::sample::Index, usize, prop::sample::Index)| {
                let mut object = which.get(&objects).clone();
                let at = at.index(object.len());
                if *change == 0 && object.is_char_boundary(at) {
                    object.insert_str(at, ["0", "}", "\"", " "][at % 4]);
                }
                object
            };
            format!("[{}]", picks.iter().map(pick).collect::<Vec<_>>().join(","))
        };
        (objects, picks).prop_map(move |(objects, picks)| make(&objects, &picks))
    }

    #[test]
    fn what_stands_there_again_is_taken_over() {
        let person = format!("{{\"name\":\"{}\",\"a\":[{{}},[]]}}", "x".repeat(60));
        let text = format!("[{person},{person},{{\"p\":{person}}}]");
        let held = hold(&text, 99).unwrap();
        assert_eq!(Ok(&held), hold_with(&text, 99, Repeats::never()).as_ref());
        assert_eq!(held.holders.len(), 14);
        for most in 0..14 {
            assert_eq!(hold(&text, most), Err(Unfit::TooMany));
        }
    }

    proptest! {
        #[test]
        fn to_remember_objects_changes_nothing(text in repeating(), end in any::<prop::sample::Index>(), most in 0..60_usize) {
            prop_assert_eq!(hold(&text, most), hold_with(&text, most, Repeats::never()));
            prop_assert!(agrees(&text), "{}", text);
            let cut = text.get(..end.index(text.len() + 1)).unwrap_or_default();
            prop_assert_eq!(hold(cut, most), hold_with(cut, most, Repeats::never()));
        }

        #[test]
        fn json_is_what_serde_takes_for_json(text in nearly(), dice in prop::collection::vec(any::<u8>(), 0..40)) {
            prop_assert!(agrees(&text), "{}", text);
            let whole = surely(&dice);
            prop_assert!(hold(&whole, 1000).is_ok() && agrees(&whole), "{}", whole);
            for cut in 0..=whole.len() {
                if let Some((one, other)) = whole.split_at_checked(cut) {
                    prop_assert!(agrees(one) && agrees(other), "{} / {}", one, other);
                    let mixed = format!("{one}{text}{other}");
                    prop_assert!(agrees(&mixed), "{}", mixed);
                }
            }
        }
    }
}
