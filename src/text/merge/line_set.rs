//! Merges texts of which every line stands for itself: conversations, lists of patterns, anything unknown.
//!
//! Lines are a set: a line stays if both sides have it, or if one side has added it. An equal line further
//! down is another one. So two changes of one line leave both lines, and no marker ever comes into a file.
//!
//! A conversation is in order of time, then id, whatever the order it was in. Markers that a merge by git
//! left in it are no messages, so they go.

use std::collections::HashMap;

use super::kind::FileKind;
use super::notice::{Notice, NoticeKind};
use super::order::{Ranks, merge_orders};
use super::sheet::Format;
use crate::text::lines;
use crate::text::messages::parse_message;

/// Merges three texts line by line.
pub fn merge_lines(path: &str, kind: FileKind, texts: [Option<&str>; 3]) -> (String, Vec<Notice>) {
    let mut set = LineSet { texts: Vec::new(), is_log: kind == FileKind::Log };
    let mut numbers: HashMap<(&str, usize), usize> = HashMap::new();
    let mut present: Vec<[bool; 3]> = Vec::new();
    let orders = [0, 1, 2].map(|side| {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        let lines = lines_of(texts[side].unwrap_or(""), set.is_log).into_iter();
        let order: Vec<usize> = lines
            .filter_map(|line| {
                let count = seen.entry(line).or_default();
                *count += 1;
                // A message said twice is one message.
                if set.is_log && *count > 1 && !line.is_empty() {
                    return None;
                }
                let number = *numbers.entry((line, *count)).or_insert_with(|| {
                    set.texts.push(line);
                    present.push([false; 3]);
                    present.len() - 1
                });
                present[number][side] = true;
                Some(number)
            })
            .collect();
        order
    });
    let is_kept = |[base, ours, theirs]: &[bool; 3]| *ours && *theirs || (*ours || *theirs) && !base;
    let kept: Vec<bool> = present.iter().map(is_kept).collect();
    let mut order = merge_orders([&orders[0], &orders[1], &orders[2]], &kept, &set);
    if set.is_log {
        order = set.by_time(&order);
    }
    let format = Format::merge(texts.map(|text| text.and_then(Format::of)));
    let merged: Vec<&str> = order.iter().map(|number| set.texts[*number]).collect();
    (format.page(&merged), notices(path, kind, &present))
}

/// Tells that both sides wrote something new into a file of which nothing is known.
fn notices(path: &str, kind: FileKind, present: &[[bool; 3]]) -> Vec<Notice> {
    let wrote = |side: [bool; 3]| present.contains(&side);
    let both = wrote([false, true, false]) && wrote([false, false, true]);
    if kind != FileKind::Other || !both {
        return Vec::new();
    }
    vec![Notice { kind: NoticeKind::BothKept, ..Notice::changed(path, "lines", "", "") }]
}

/// Splits a text into lines without their endings; of a conversation without markers.
fn lines_of(text: &str, is_log: bool) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = lines::first_line_start(text);
    let mut unmerged_until = 0;
    while start < text.len() {
        let end = lines::line_end(text, start);
        let line = text.get(start..end.end).unwrap_or("");
        if is_log && let Some(pair) = lines::unmerged_pair_end(text, start) {
            unmerged_until = pair.next;
        }
        if start >= unmerged_until || lines::conflict_marker(line).is_none() {
            found.push(line);
        }
        start = end.next;
    }
    found
}

/// The different lines of three texts.
struct LineSet<'t> {
    texts: Vec<&'t str>,
    is_log: bool,
}

impl LineSet<'_> {
    /// Sorts messages by time and id; what is no message stays above the one it stood above.
    fn by_time(&self, order: &[usize]) -> Vec<usize> {
        let mut blocks = Vec::new();
        let mut block: Vec<usize> = Vec::new();
        for number in order {
            block.push(*number);
            if let Ok(message) = parse_message(self.texts[*number]) {
                blocks.push((Some((message.time, message.id, self.texts[*number])), std::mem::take(&mut block)));
            }
        }
        blocks.sort_by_key(|(key, _)| *key);
        blocks.push((None, block));
        blocks.into_iter().flat_map(|(_, block)| block).collect()
    }
}

impl Ranks for LineSet<'_> {
    type Rank = (i64, String, String);
    const KEEPS_ORDER: bool = false;

    fn rank(&self, thing: usize) -> Option<Self::Rank> {
        let text = self.texts.get(thing)?;
        match parse_message(text).ok().filter(|_| self.is_log) {
            Some(message) => Some((message.time, message.id.to_owned(), (*text).to_owned())),
            None if self.is_log || text.trim().is_empty() || text.starts_with('#') => None,
            None => Some((0, String::new(), (*text).to_owned())),
        }
    }

    fn text(&self, thing: usize) -> &str {
        self.texts.get(thing).copied().unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use crate::text::merge::merge;
    use proptest::prelude::*;

    fn merged(path: &str, base: &str, ours: &str, theirs: &str) -> String {
        let text = |ours: &str, theirs: &str| merge(path, Some(base), Some(ours), Some(theirs)).unwrap().text.unwrap();
        assert_eq!(text(ours, theirs), text(theirs, ours));
        text(ours, theirs)
    }

    const LOG: &str = "groups/trip/messages.log";

    #[test]
    fn messages_come_by_time() {
        let first = "2026-06-14T22:10:00Z k7q2m9xw4t3e dan Hi\n";
        let second = "2026-06-14T22:11:00Z 4h8s0c1v9p2a ana Hello\n";
        let third = "2026-06-14T22:12:00Z 3f9a1b2c4d5e bo Hey\n";
        let all = format!("{first}{second}{third}");
        assert_eq!(merged(LOG, first, &format!("{first}{third}"), &format!("{first}{second}")), all);
        assert_eq!(
            merged(LOG, "", &format!("# log\n{third}"), &format!("{first}{second}")),
            format!("{first}{second}# log\n{third}")
        );
        let unmerged = format!("{first}<<<<<<< a\n{third}=======\n{second}>>>>>>> b\n");
        assert_eq!(merged(LOG, first, &unmerged, &format!("{first}{second}{second}")), all);
    }

    #[test]
    fn patterns_are_a_set() {
        assert_eq!(merged(".gitignore", "a\nb\n", "a\nb\nc\n", "b\nc\nd\n"), "b\nc\nd\n");
        assert_eq!(
            merged(".gitattributes", "*.csv x\n", "# why\n*.csv x\n*.log y", "*.csv x\n*.toml z\n"),
            "# why\n*.csv x\n*.log y\n*.toml z\n"
        );
    }

    #[test]
    fn two_changes_of_one_line_leave_both() {
        assert_eq!(merged("README.md", "a\nb\nc\n", "a\nB\nc\n", "a\nbb\nc\n"), "a\nB\nbb\nc\n");
        let both = merge("README.md", Some("a\n"), Some("a\nb\n"), Some("a\nc\n")).unwrap();
        assert_eq!(both.notices.len(), 1);
    }

    proptest! {
        #[test]
        fn messages_in_any_order_are_the_same(base in log(), one in log(), two in log(), three in log()) {
            let sides = [one, two, three].map(|side| format!("{base}{side}"));
            let [one, two, three] = &sides;
            let left = merged(LOG, &base, &merged(LOG, &base, one, two), three);
            let right = merged(LOG, &base, one, &merged(LOG, &base, two, three));
            prop_assert_eq!(&left, &right);
            for line in sides.iter().flat_map(|side| side.lines()) {
                prop_assert!(left.lines().any(|own| own == line));
            }
        }
    }

    fn log() -> impl Strategy<Value = String> {
        let line =
            (0_u8..60, 0_u8..9).prop_map(|(time, id)| format!("2026-06-14T22:10:{time:02}Z k7q2m9xw4t3{id} dan Hi\n"));
        prop::collection::vec(line, 0..6).prop_map(|lines| lines.concat())
    }
}
