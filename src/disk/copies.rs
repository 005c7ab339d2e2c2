//! The names that cloud folders, file managers and merge tools give to a second version of a file.
//!
//! Only what stands in the name is looked at, so that two friends judge a path alike. A copy with a name that
//! nobody could tell from one that a friend chose is found by its rows: `clique check` and `clique doctor`.

/// Words for two versions that were written apart, somewhere behind the first letter of a name.
const CONFLICT_MARKS: [&str; 10] =
    ["conflict", "konflikt", "conflit", "conflitto", "conflito", "конфликт", "冲突", "衝突", "競合", "카피"];

/// What is in each of these that is ASCII.
const IN_ASCII_MARKS: &[u8; 4] = b"nfli";

/// Words for a copy at the end of a name.
const COPY_WORDS: [&str; 7] = ["copy", "kopie", "copie", "copia", "cópia", "kopia", "kopi"];

/// Words for a copy at the beginning of a name.
const COPY_STARTS: [&str; 5] = ["copy of ", "kopie von ", "copie de ", "copia de ", "copia di "];

/// What a merge tool of git's writes behind the name, with a number after it.
const MERGE_TOOL_MARKS: [&str; 4] = ["_backup_", "_base_", "_local_", "_remote_"];

/// What the names of computers begin with unless somebody chose one; some clouds put them behind a name.
const COMPUTERS: [&str; 5] = ["-desktop-", "-laptop-", "-win-", "-macbook", "-imac"];

/// Tells whether a name in lower case, without its ending, is that of a second version.
#[must_use]
pub fn is_second_version(stem: &str) -> bool {
    if stem.bytes().all(|byte| byte.is_ascii_digit()) {
        // A year, as of most files there are.
        return false;
    }
    has_conflict_mark(stem)
        || stem.match_indices('-').any(|(at, _)| at > 0 && COMPUTERS.iter().any(|mark| stem[at..].starts_with(mark)))
        || stem.contains('_') && is_of_a_merge_tool(stem)
        || COPY_STARTS.iter().any(|start| stem.starts_with(start))
        || is_numbered(stem)
        || is_a_copy(stem)
}

/// Tells whether a name in lower case has a word for two versions behind its first letter.
#[must_use]
pub fn has_conflict_mark(name: &str) -> bool {
    if name.is_ascii() && !name.as_bytes().windows(IN_ASCII_MARKS.len()).any(|part| part == IN_ASCII_MARKS) {
        // Every file's name is asked, and few have what is in all of these.
        return false;
    }
    CONFLICT_MARKS.iter().any(|mark| name.rfind(mark).is_some_and(|at| at > 0))
}

fn is_of_a_merge_tool(stem: &str) -> bool {
    MERGE_TOOL_MARKS.iter().any(|mark| stem.rsplit_once(mark).is_some_and(|(_, number)| is_number(number)))
}

/// Tells whether a name ends in ` (1)` or `_conf(1)`, or in ` 2` behind what a program of ours calls its files.
fn is_numbered(stem: &str) -> bool {
    if let Some((before, number)) = stem.strip_suffix(')').and_then(|stem| stem.rsplit_once('(')) {
        return is_number(number) && (before.ends_with(' ') || before.ends_with("_conf"));
    }
    let is_own = |name: &str| {
        let known = ["checkpoints", "clique", "group", "items", "messages", "rates", "recurring"];
        known.contains(&name) || name.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
    };
    stem.rsplit_once(' ').is_some_and(|(name, number)| is_own(name) && is_number(number) && number.len() <= 2)
}

/// Tells whether a name ends in a word for a copy: `2026 copy`, `2026 - Kopie (2)`, `2026 (3rd copy)`.
fn is_a_copy(stem: &str) -> bool {
    let without_number = match stem.strip_suffix(')').and_then(|stem| stem.rsplit_once('(')) {
        Some((before, number)) if is_number(number) => before,
        _ => stem.rsplit_once(' ').filter(|(_, number)| is_number(number)).map_or(stem, |(before, _)| before),
    };
    let words = without_number.trim_end().trim_end_matches(')');
    let rest = COPY_WORDS.iter().find_map(|word| words.strip_suffix(word));
    rest.is_some_and(|rest| rest.len() > 1 && rest.ends_with([' ', '(', '-', '_']))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn second_versions_of_all_kinds() {
        for name in [
            "2026 (Alice's conflicted copy 2026-06-14)",
            "2026 (in Konflikt stehende Kopie von Alice 2026-06-14)",
            "2026 (Copie en conflit de alice 2026-06-14)",
            "2026 (copia en conflicto de alice)",
            "2026 (Case Conflict)",
            "2026 (SFConflict alice@example.org 2026-06-14-10-11-12)",
            "2026_conflict-20260614-101112",
            "2026_laptop_Jun-14-101112-2026_Conflict",
            "2026.sync-conflict-20260614-101112-ABCDEFG",
            "2026.Conflict",
            "2026 [Conflict]",
            "2026_conf(1)",
            "2026.conflict1",
            "2026 (1)",
            "2026-06 (12)",
            "2026 2",
            "group 2",
            "2026-DESKTOP-8GH2K1",
            "2026-LAPTOP-AB12",
            "2026-MacBook-Air-von-Alice",
            "2026 copy",
            "2026 copy 2",
            "2026 - Copy",
            "2026 - Copy (3)",
            "2026 - Kopie",
            "2026 (Kopie)",
            "2026 (3rd copy)",
            "2026 (another copy)",
            "Copy of 2026",
            "2026_LOCAL_4711",
            "2026_BACKUP_4711",
        ] {
            assert!(is_second_version(&name.to_lowercase()), "{name}");
        }
    }

    #[test]
    fn what_is_looked_for_first_is_in_all_marks() {
        for mark in CONFLICT_MARKS.iter().filter(|mark| mark.is_ascii()) {
            assert!(mark.contains(str::from_utf8(IN_ASCII_MARKS).unwrap()), "{mark}");
        }
        assert!(COMPUTERS.iter().all(|mark| mark.starts_with('-')));
        assert!(MERGE_TOOL_MARKS.iter().all(|mark| mark.contains('_')));
    }

    #[test]
    fn names_that_friends_choose() {
        for name in [
            "2026",
            "2026-06",
            "2026-06-14",
            "Ausgaben März",
            "conflict",
            "copy",
            "photocopy",
            "Lisbon 2",
            "Lisbon 2026",
            "2026-LISBON",
            "road trip (south)",
            "2026_local",
            "win-win",
        ] {
            assert!(!is_second_version(&name.to_lowercase()), "{name}");
        }
    }
}
