//! Reads and writes `reads/alice.csv`: how far a person has read each conversation, and everything.
//!
//! ```text
//! conversation,until
//! inbox,2026-06-15T20:00:00Z
//! groups/lisbon,2026-06-14T22:10:00Z
//! ```
//!
//! A row is found by its first cell. Where two devices of one person meet, the later mark stands.

use super::lines::{ending_in_use, first_line_start, line_end, line_to_append};
use super::timestamp::{parse_timestamp, timestamp_text};

/// The row that says when everything was read.
pub const INBOX: &str = "inbox";

const HEADER: &str = "conversation,until";

/// Returns the path of a person's marks.
#[must_use]
pub fn path_of(handle: &str) -> String {
    format!("reads/{handle}.csv")
}

/// Returns how far a conversation was read, in seconds since 1970-01-01T00:00:00Z; the later of two rows counts.
#[must_use]
pub fn mark(text: &str, conversation: &str) -> Option<i64> {
    let of = |line: &str| {
        let (name, until) = line.split_once(',')?;
        let until = until.split(',').next().unwrap_or(until);
        let (name, until) = [name, until].map(|cell| cell.trim().trim_matches('"')).into();
        (name == conversation).then(|| parse_timestamp(until)).flatten()
    };
    text.get(first_line_start(text)..).unwrap_or_default().lines().filter_map(of).max()
}

/// Returns the text with a later mark for a conversation; an earlier one changes nothing.
#[must_use]
pub fn with_mark(text: Option<&str>, conversation: &str, until: i64) -> String {
    let text = text.map_or_else(|| format!("{HEADER}\n"), str::to_owned);
    let row = format!("{conversation},{}", timestamp_text(until));
    if mark(&text, conversation).is_some_and(|before| before >= until) {
        return text;
    }
    let mut from = first_line_start(&text);
    while from < text.len() {
        let end = line_end(&text, from);
        let line = text.get(from..end.end).unwrap_or_default();
        if line.split(',').next().is_some_and(|name| name.trim().trim_matches('"') == conversation) {
            let (before, after) = (text.get(..from).unwrap_or_default(), text.get(end.end..).unwrap_or_default());
            return [before, &row, if after.is_empty() { ending_in_use(&text) } else { after }].concat();
        }
        from = end.next;
    }
    let addition = line_to_append(&text, &row);
    text + &addition
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_move_forward_only() {
        let seconds = |text: &str| parse_timestamp(text).unwrap();
        let first = with_mark(None, "groups/trip", seconds("2026-06-14T22:10:00Z"));
        assert_eq!(first, "conversation,until\ngroups/trip,2026-06-14T22:10:00Z\n");
        let more = with_mark(Some(&first), INBOX, seconds("2026-06-15T20:00:00Z"));
        let later = with_mark(Some(&more), "groups/trip", seconds("2026-06-16T08:00:00Z"));
        assert_eq!(later, "conversation,until\ngroups/trip,2026-06-16T08:00:00Z\ninbox,2026-06-15T20:00:00Z\n");
        assert_eq!(with_mark(Some(&later), "groups/trip", 0), later);
        assert_eq!(mark(&later, "inbox"), Some(seconds("2026-06-15T20:00:00Z")));
        assert_eq!(mark(&later, "groups/flat"), None);
    }

    #[test]
    fn what_stands_there_stays() {
        let text = "\u{feff}conversation,until,x\r\n# mine\r\ngroups/trip , junk ,1\r\n\"inbox\",1970-01-01T00:00:01Z";
        assert_eq!(mark(text, "groups/trip"), None);
        assert_eq!(mark(text, INBOX), Some(1));
        let later = with_mark(Some(text), INBOX, 2);
        assert_eq!(later, text.replace("\"inbox\",1970-01-01T00:00:01Z", "inbox,1970-01-01T00:00:02Z\r\n"));
    }
}
