//! Finds out whether the numbers of a file have a decimal point or a decimal comma.

use super::numbers::DecimalMark;

/// What numbers say about their decimal mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    says_point: bool,
    says_comma: bool,
    is_unsure: bool,
}

/// What all numbers of a file come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkFound {
    /// All that tell agree.
    Mark(DecimalMark),
    /// No number has a mark at all: each reads the same either way.
    NoMatter,
    /// Numbers such as `1,234` do not tell.
    Unsure,
    /// Some have the one and some the other.
    Both,
}

impl Marks {
    /// Takes in one more text; one that is no number has no say.
    ///
    /// Behind the decimal mark stands any number of digits but three, and it stands once: `1,5`, `1.234,50`,
    /// `1,234,567`. Three digits behind the only mark may be thousands or parts; so may those of `0,125`, but nobody
    /// writes a thousand with a zero in front.
    pub fn add(&mut self, text: &str) {
        if let Some(is_point) = quick_mark(text) {
            self.says_point |= is_point;
            self.says_comma |= !is_point;
            return;
        }
        let body = text.trim().trim_start_matches(['-', '+', '\u{2212}']).trim_end_matches(['-', '\u{2212}']).trim();
        let Some(last) = body.rfind(['.', ',']) else { return };
        if !body
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\'' | '\u{2019}' | '\u{a0}' | '\u{202f}'))
        {
            return;
        }
        let mark = body.as_bytes()[last];
        let other = if mark == b'.' { b',' } else { b'.' };
        let before = &body.as_bytes()[..last];
        let behind = body.len() - last - 1;
        let is_decimal = if before.contains(&mark) {
            // It stands more than once, so it sets thousands apart and the other one is left for decimals.
            false
        } else if before.contains(&other) || behind != 3 || before == b"0" || before.is_empty() {
            true
        } else {
            self.is_unsure = true;
            return;
        };
        let is_point = (mark == b'.') == is_decimal;
        self.says_point |= is_point;
        self.says_comma |= !is_point;
    }

    /// Returns what the numbers so far come to.
    #[must_use]
    pub fn found(self) -> MarkFound {
        match (self.says_point, self.says_comma, self.is_unsure) {
            (true, true, _) => MarkFound::Both,
            (true, false, _) => MarkFound::Mark(DecimalMark::Point),
            (false, true, _) => MarkFound::Mark(DecimalMark::Comma),
            (false, false, true) => MarkFound::Unsure,
            (false, false, false) => MarkFound::NoMatter,
        }
    }

    /// Returns what the texts of a whole file come to.
    #[must_use]
    pub fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> MarkFound {
        let mut marks = Marks::default();
        for text in texts {
            marks.add(text);
        }
        marks.found()
    }
}

/// Tells of most numbers at a glance whether they have a point: those of digits with two behind their only mark.
fn quick_mark(text: &str) -> Option<bool> {
    let [before @ .., mark @ (b'.' | b','), one, two] = text.as_bytes() else { return None };
    let before = before.strip_prefix(b"-").unwrap_or(before);
    let are_digits = before.iter().chain([one, two]).all(u8::is_ascii_digit);
    are_digits.then_some(*mark == b'.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::import::numbers::localised;
    use proptest::prelude::*;

    #[test]
    fn numbers_tell_together() {
        use DecimalMark::{Comma, Point};
        let cases: [(&[&str], MarkFound); 12] = [
            (&["12.50", "1,234"], MarkFound::Mark(Point)),
            (&["12,50", "1.234"], MarkFound::Mark(Comma)),
            (&["1.234,56"], MarkFound::Mark(Comma)),
            (&["1,234,567"], MarkFound::Mark(Point)),
            (&["-0,125"], MarkFound::Mark(Comma)),
            (&["1'234.5"], MarkFound::Mark(Point)),
            (&["5,-", "x,y", "2026.01.02x"], MarkFound::Mark(Comma)),
            (&["1,234", "12"], MarkFound::Unsure),
            (&["12", "-3", ""], MarkFound::NoMatter),
            (&["1.5", "1,5"], MarkFound::Both),
            (&["206.25", "0.00", "1000.000"], MarkFound::Mark(Point)),
            (&[",5"], MarkFound::Mark(Comma)),
        ];
        for (texts, found) in cases {
            assert_eq!(Marks::of(texts.iter().copied()), found, "{texts:?}");
        }
    }

    proptest! {
        #[test]
        fn a_number_that_reads_but_one_way_is_read_that_way(text in "-?[0-9]{1,3}([.,][0-9]{3}){0,2}[.,][0-9]{1,4}") {
            let reads = |mark| localised(&text, mark).is_ok();
            if let MarkFound::Mark(mark) = Marks::of([text.as_str()]) {
                let other = if mark == DecimalMark::Point { DecimalMark::Comma } else { DecimalMark::Point };
                prop_assert!(reads(mark) || !reads(other), "{}", text);
            }
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,12}") {
            let _ = Marks::of([text.as_str()]);
        }
    }
}
