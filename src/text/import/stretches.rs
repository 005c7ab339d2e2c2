//! Goes through a long JSON text in stretches, side by side.
//!
//! ```text
//! {"name": "Trip", "expenses": [{"id": 1, …}, {"id": 2, …}, … {"id": 70000, …}, … ]}
//!                                                         ^ a cut
//! ```
//!
//! 1. The beginning is gone through. What is open then are the lists that may be long.
//! 2. Where something stands that looks like the first item of one of them, and a comma before it, the text is cut: a
//!    guess, as the same may stand in a text or deeper down.
//! 3. Every stretch is gone through as if an item of a list began there.
//! 4. The stretches are joined: where the way through the text comes to an item at the very place of a cut, what was
//!    found behind it is so. Where it does not, or something is wrong there, the way goes on step by step.
//!
//! Law: what is found is what is found without cuts, as a property checks.

use super::holders::{Held, Holder, Step, Stop, Unfit, Walk, after_spaces, hold, number};
use super::repeats::Repeats;
use crate::text::side_by_side::{side_by_side, threads};

/// The longest beginning of an item by which others are looked for.
const HEAD_BYTES: usize = 128;

/// So many bytes are looked through for an item.
const LOOKED_THROUGH: usize = 1 << 20;

/// Texts of so many bytes are gone through in stretches.
const LONG: usize = 8 << 20;

/// So many bytes of them are gone through before the first cut.
const BEGINNING: usize = 1 << 16;

/// How many bytes a stretch has at least.
const STRETCH: usize = 2 << 20;

/// Goes through a text as [`hold`] does, side by side where it is long.
///
/// # Errors
///
/// As there.
pub(super) fn hold_side_by_side(text: &str, most: usize) -> Result<Held, Unfit> {
    if text.len() < LONG || threads() < 2 { hold(text, most) } else { hold_cut(text, most, BEGINNING, STRETCH) }
}

fn hold_cut(text: &str, most: usize, beginning: usize, stretch: usize) -> Result<Held, Unfit> {
    let mut walk = Walk::begin(text, most, Repeats::new());
    let end = walk.in_stretches(beginning, stretch)?;
    walk.held(end)
}

/// What was found in a stretch, and where that ended.
struct Found {
    /// The first stands for the list that holds the stretch.
    holders: Vec<Holder>,
    stop: Stop,
}

impl Walk<'_> {
    /// Goes through the whole value in stretches; returns where it ends.
    fn in_stretches(&mut self, beginning: usize, stretch: usize) -> Result<usize, Unfit> {
        let first = match self.walk(Step::Value(self.start), self.start + beginning)? {
            Stop::End(end) => return Ok(end),
            Stop::Item(first) => first,
        };
        let cuts = self.cuts(first, stretch);
        let untils = cuts.iter().skip(1).copied().chain([usize::MAX]);
        let stretches = cuts.iter().copied().zip(untils).collect();
        let found = side_by_side(stretches, threads(), |(): &mut (), (from, until)| self.found_in(from, until));
        self.holders.reserve(found.iter().flatten().map(|found| found.holders.len()).sum());
        let mut step = Step::Value(first);
        for (cut, found) in cuts.into_iter().zip(found) {
            if !matches!(step, Step::Value(at) if at == cut) {
                step = match self.walk(step, cut)? {
                    Stop::End(end) => return Ok(end),
                    Stop::Item(at) => Step::Value(at),
                };
            }
            if let (Step::Value(at), Some(found)) = (step, found)
                && at == cut
            {
                step = self.take_over(&found)?;
            }
        }
        self.walk_on(step)
    }

    /// Goes through a stretch as if it began with an item of a list; nothing where it does not look so.
    fn found_in(&self, from: usize, until: usize) -> Option<Found> {
        let mut walk = Walk::in_list(self.text, self.start, self.most);
        let stop = walk.walk(Step::Value(from), until).ok()?;
        let is_whole = match stop {
            Stop::Item(_) => walk.open.len() == 1,
            Stop::End(_) => true,
        };
        is_whole.then_some(Found { holders: walk.holders, stop })
    }

    /// Takes over what was found from here on; returns how far that is.
    fn take_over(&mut self, found: &Found) -> Result<Step, Unfit> {
        let Some((_, others)) = found.holders.split_first() else { return Err(Unfit::NotJson) };
        if self.holders.len() + others.len() > self.most {
            return Err(Unfit::TooMany);
        }
        let before = number(self.holders.len());
        self.holders.extend(others.iter().map(|holder| Holder { next: before + holder.next - 1, ..*holder }));
        Ok(match found.stop {
            Stop::Item(at) => Step::Value(at),
            // The bracket closes the list that holds the stretch.
            Stop::End(end) => Step::Behind(end - 1),
        })
    }

    /// Guesses where items of an open list begin, the first at a place or behind it, the others so far apart.
    fn cuts(&self, from: usize, length: usize) -> Vec<usize> {
        let lists = self.open.iter().filter(|open| open.closing == b']');
        let heads = lists.filter_map(|list| head_of_item(self.text, after_spaces(self.bytes, list.start as usize + 1)));
        let goes_on = |head: &&str| item_like(self.text, head, from).is_some();
        let Some(head) = heads.into_iter().find(goes_on) else { return Vec::new() };
        let next = |at: &usize| item_like(self.text, head, at + length.max(1));
        std::iter::successors(item_like(self.text, head, from), next).collect()
    }
}

/// Returns the beginning of an object up to its first colon.
pub(super) fn head_of_item(text: &str, at: usize) -> Option<&str> {
    let bytes = &text.as_bytes()[at.min(text.len())..];
    let colon = bytes.iter().take(HEAD_BYTES).position(|byte| *byte == b':')?;
    text.get(at..=at + colon).filter(|head| head.starts_with('{'))
}

/// Finds something that begins like an item, with a comma before it.
pub(super) fn item_like(text: &str, head: &str, from: usize) -> Option<usize> {
    let from = (from..text.len()).find(|at| text.is_char_boundary(*at))?;
    let to = (from + LOOKED_THROUGH..text.len()).find(|at| text.is_char_boundary(*at));
    let looked_through = &text[from..to.unwrap_or(text.len())];
    let is_behind_comma = |at: &usize| text[..*at].trim_end_matches([' ', '\n', '\r', '\t']).ends_with(',');
    looked_through.match_indices(head).map(|(at, _)| from + at).find(is_behind_comma)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn in_stretches(text: &str, most: usize, beginning: usize, length: usize) -> bool {
        hold_cut(text, most, beginning, length) == hold(text, most)
    }

    fn items(count: usize) -> String {
        let item = |number| format!("{{\"id\": {number}, \"of\": [{{\"id\": 1}}, {{\"is\": [1, {{}}]}}]}}");
        (0..count).map(item).collect::<Vec<String>>().join(", ")
    }

    #[test]
    fn a_list_is_cut_where_its_items_begin() {
        let text = format!("{{\"people\": [{{\"id\": 1}}], \"all\": [{}], \"more\": [[1], {{}}]}}", items(50));
        let mut walk = Walk::begin(&text, 999, Repeats::new());
        let Ok(Stop::Item(first)) = walk.walk(Step::Value(0), 100) else { panic!() };
        let cuts = walk.cuts(first, 200);
        assert!(cuts.len() > 8 && cuts.iter().all(|cut| text[*cut..].starts_with("{\"id\": ")), "{cuts:?}");
        for (beginning, length) in [(0, 0), (1, 1), (30, 100), (100, 300), (700, 40), (9999, 1)] {
            for most in [0, 7, 100, 206, 207, 208, 999] {
                assert!(in_stretches(&text, most, beginning, length), "{beginning} {length} {most}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn cuts_change_nothing(
            count in 0..12_usize,
            put in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(vec![
                "", "{\"id\": 1}, ", ", {\"id\": ", "[", "]", "{", "}", "\"", "\\", "é", " ", ",", "]}", "[{\"id\": 2}, {\"id\": 3}], ",
            ])), 0..3),
            beginning in 0..200_usize,
            length in 0..200_usize,
            most in 0..80_usize,
        ) {
            let mut text = format!("{{\"all\": [{}], \"others\": [{}]}}", items(count), items(count / 2));
            for (at, piece) in put {
                let at = at.index(text.len());
                if text.is_char_boundary(at) {
                    text.insert_str(at, piece);
                }
            }
            prop_assert!(in_stretches(&text, most, beginning, length), "{}", text);
        }
    }
}
