//! Finds words in the text of a row, the way a rule of a mapping file asks for them.
//!
//! A pattern is found anywhere and in any case: `rewe` is in `REWE SAGT DANKE`. A `*` stands for anything or nothing,
//! `^` at the beginning ties the pattern to the start of the text and `$` at the end to its end.

/// A pattern, ready to be looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    pieces: Vec<String>,
    at_start: bool,
    at_end: bool,
}

impl Pattern {
    /// Reads a pattern; none where it would fit every text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Pattern> {
        let (bare, at_start) = text.strip_prefix('^').map_or((text, false), |bare| (bare, true));
        let (bare, at_end) = bare.strip_suffix('$').map_or((bare, false), |bare| (bare, true));
        let pieces: Vec<String> = bare.split('*').map(str::to_lowercase).collect();
        if pieces.iter().all(String::is_empty) && !(at_start && at_end && pieces.len() == 1) {
            return None;
        }
        Some(Pattern { pieces, at_start, at_end })
    }

    /// Tells whether the pattern is in a text that is in lower case.
    ///
    /// Pieces are taken as early as they come, which leaves the most room for those that follow; only the last is
    /// looked for at the end where it is tied to it.
    #[must_use]
    pub fn is_in(&self, lower: &str) -> bool {
        let (last, before) = self.pieces.split_last().expect("a pattern has a piece");
        let mut rest = lower;
        for (index, piece) in before.iter().enumerate() {
            let found =
                if index == 0 && self.at_start { rest.starts_with(piece).then_some(0) } else { rest.find(piece) };
            let Some(at) = found else { return false };
            rest = &rest[at + piece.len()..];
        }
        match (before.is_empty() && self.at_start, self.at_end) {
            (true, true) => rest == last,
            (true, false) => rest.starts_with(last),
            (false, true) => rest.ends_with(last),
            (false, false) => rest.contains(last),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn patterns_are_found_anywhere_in_any_case() {
        let cases = [
            ("rewe", "REWE SAGT DANKE", true),
            ("Ünal", "ÜNAL GMBH", true),
            ("rewe*berlin", "rewe 12 Berlin", true),
            ("rewe*berlin", "berlin rewe", false),
            ("^rewe", "bei rewe", false),
            ("^rewe", "rewe", true),
            ("rent$", "the rent", true),
            ("rent$", "rental", false),
            ("^a*a$", "a", false),
            ("^a*a$", "aa", true),
            ("^$", "", true),
            ("^$", "x", false),
            ("ab*b$", "abb", true),
            ("ab*b$", "ab", false),
        ];
        for (pattern, text, is_in) in cases {
            assert_eq!(Pattern::parse(pattern).unwrap().is_in(&text.to_lowercase()), is_in, "{pattern} in {text}");
        }
        for everything in ["", "*", "^", "$", "**", "^*$"] {
            assert_eq!(Pattern::parse(everything), None, "{everything}");
        }
    }

    /// The meaning, told as plainly as can be: try every way.
    fn plainly(pattern: &[u8], text: &[u8]) -> bool {
        match pattern.first() {
            None => text.is_empty(),
            Some(b'*') => (0..=text.len()).any(|skip| plainly(&pattern[1..], &text[skip..])),
            Some(letter) => text.first() == Some(letter) && plainly(&pattern[1..], &text[1..]),
        }
    }

    proptest! {
        #[test]
        fn it_is_what_trying_every_way_finds(words in "[ab*]{1,5}", text in "[ab]{0,7}", start: bool, end: bool) {
            let written = format!("{}{words}{}", if start { "^" } else { "" }, if end { "$" } else { "" });
            let whole = format!("{}{words}{}", if start { "" } else { "*" }, if end { "" } else { "*" });
            if let Some(pattern) = Pattern::parse(&written) {
                prop_assert_eq!(pattern.is_in(&text), plainly(whole.as_bytes(), text.as_bytes()));
            }
        }
    }
}
