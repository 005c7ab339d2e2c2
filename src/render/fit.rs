//! Lines that are wider than a terminal, broken where a reader would break them.
//!
//! 1. A break goes where two blanks or more stand, else where one does; words are never split.
//! 2. What follows stands below the second column of the line where that is near, else two further in.
//! 3. A command at the end of a line (`…: clique pay bob alice 5`) stays whole, so that it can be copied.
//! 4. Quoted files keep their lines, or the carets below them would point elsewhere.
//!
//! Texts may be painted: escape sequences take no room here, unlike in [`super::width`].

use super::width::width;

/// Returns a text with its lines broken so that they take at most `columns`, where words allow it.
#[must_use]
pub fn fitted(text: &str, columns: usize) -> String {
    let mut whole = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let (line, end) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n"));
        if shown_width(line) <= columns || is_quoted(line) {
            whole.push_str(line);
        } else {
            break_line(line, columns, &mut whole);
        }
        whole.push_str(end);
    }
    whole
}

/// Returns how many lines of a terminal a text takes, those counted that the terminal breaks.
#[must_use]
pub fn screen_lines(text: &str, columns: usize) -> usize {
    text.lines().map(|line| shown_width(line).div_ceil(columns.max(1)).max(1)).sum()
}

/// A word of a line with the blanks before it.
struct Word<'a> {
    blanks: usize,
    text: &'a str,
    width: usize,
}

fn break_line(line: &str, columns: usize, whole: &mut String) {
    let words = words(line);
    let (label, hang) = hanging_column(&words, columns);
    let mut rest = words.as_slice();
    let mut before = rest.first().map_or(0, |word| word.blanks);
    while !rest.is_empty() {
        // A label is not parted from what it names.
        let least = if rest.len() == words.len() { label + 1 } else { 1 };
        let count = fitting(rest, least, columns.saturating_sub(before), columns.saturating_sub(hang));
        for (place, word) in rest[..count].iter().enumerate() {
            let blanks = if place == 0 { before } else { word.blanks };
            whole.extend(std::iter::repeat_n(' ', blanks));
            whole.push_str(word.text);
        }
        rest = &rest[count..];
        if !rest.is_empty() {
            whole.push('\n');
        }
        before = hang;
    }
}

/// Returns how many words go on a line of so many columns: up to the last wide gap within it, else up to the last
/// word. A word that has no room on a line of its own either, of `own_line` columns, need not go there.
fn fitting(words: &[Word<'_>], least: usize, columns: usize, own_line: usize) -> usize {
    let mut used = 0;
    let mut count = 0;
    for word in words {
        used += word.width + if count == 0 { 0 } else { word.blanks };
        if used > columns && count >= least && word.width <= own_line {
            break;
        }
        count += 1;
    }
    if count == words.len() {
        return count;
    }
    let gap = (least + 1..=count).rev().find(|place| words.get(*place).is_some_and(|word| word.blanks > 1));
    gap.unwrap_or(count)
}

/// Returns how many words stand before the second column, and where the lines after the first begin.
fn hanging_column(words: &[Word<'_>], columns: usize) -> (usize, usize) {
    let indent = words.first().map_or(0, |word| word.blanks);
    let mut column = 0;
    for (place, word) in words.iter().enumerate() {
        column += word.blanks;
        if place > 0 && word.blanks > 1 && 5 * column <= 2 * columns {
            return (place, column);
        }
        column += word.width;
    }
    (0, indent + 2)
}

fn words(line: &str) -> Vec<Word<'_>> {
    let command = command_start(line);
    let mut words = Vec::new();
    let (mut at, mut blanks) = (0, 0);
    while at < line.len() {
        let rest = &line[at..];
        if rest.starts_with(' ') {
            (at, blanks) = (at + 1, blanks + 1);
            continue;
        }
        // What stands far behind a command is said about it.
        let end = rest.find(if at == command { "  " } else { " " }).unwrap_or(rest.len());
        match (shown_width(&rest[..end]), words.last_mut()) {
            // Paint that ends behind blanks belongs to what is painted.
            (0, Some(Word { text, width, .. })) => {
                *text = &line[at - blanks - text.len()..at + end];
                *width += blanks;
            }
            (width, _) => words.push(Word { blanks, text: &rest[..end], width }),
        }
        (at, blanks) = (at + end, 0);
    }
    words
}

/// Returns where a command begins that nothing else follows at once, or the end of the line.
fn command_start(line: &str) -> usize {
    let blanks = line.len() - line.trim_start().len();
    let after = |mark: &str| line.find(mark).map(|at| at + mark.len() - "clique ".len());
    let first = line.trim_start().starts_with("clique ").then_some(blanks);
    first.or_else(|| after(": clique ")).unwrap_or(line.len())
}

/// Tells whether a line quotes a file or points into one: `12 | …`, `   | ^^^`, ` --> file:1:2`.
fn is_quoted(line: &str) -> bool {
    let bare = bare(line);
    let bare = bare.trim_start().trim_start_matches(|letter: char| letter.is_ascii_digit()).trim_start();
    bare.starts_with('|') || bare.starts_with("-->") || bare.starts_with("::: ")
}

fn shown_width(text: &str) -> usize {
    if text.contains('\u{1b}') { width(&bare(text)) } else { width(text) }
}

/// Returns a text without the escape sequences of paint.
fn bare(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |bare, part| bare + part.split_once('m').map_or("", |(_, words)| words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, columns: usize) -> Vec<String> {
        fitted(text, columns).lines().map(str::to_owned).collect()
    }

    #[test]
    fn screen_lines_are_those_that_the_terminal_makes() {
        assert_eq!(screen_lines("", 5), 0);
        assert_eq!(screen_lines("\n12345\n123456\n\u{1b}[1m漢漢\u{1b}[0m\n", 5), 5);
    }

    #[test]
    fn what_fits_stays() {
        assert_eq!(fitted("a b\n\nc  \n", 3), "a b\n\nc  \n");
        assert_eq!(fitted("", 3), "");
    }

    #[test]
    fn lines_are_broken_at_wide_gaps_first() {
        assert_eq!(
            drawn("Lisbon   1235394.29 EUR in 4 bills   12 – 15 Jun 2026", 40),
            ["Lisbon   1235394.29 EUR in 4 bills", "         12 – 15 Jun 2026"]
        );
        assert_eq!(drawn("two words and another", 12), ["two words", "  and", "  another"]);
    }

    #[test]
    fn what_follows_stands_below_the_second_column() {
        assert_eq!(drawn("  group   Lisbon 2026 (lisbon)", 26), ["  group   Lisbon 2026", "          (lisbon)"]);
    }

    #[test]
    fn commands_stay_whole() {
        assert_eq!(
            drawn("Mark one as done: clique pay alice bob 350.00 -g flat", 40),
            ["Mark one as done:", "  clique pay alice bob 350.00 -g flat"]
        );
        assert_eq!(drawn("    clique add 60 wine -s alice=10", 20), ["    clique add 60 wine -s alice=10"]);
    }

    #[test]
    fn paint_takes_no_room_and_quotes_stay() {
        assert_eq!(drawn("\u{1b}[1mab\u{1b}[0m cd", 5), ["\u{1b}[1mab\u{1b}[0m cd"]);
        let quoted = "  12 | a quoted line that is long\n     |       ^^^^^^\n";
        assert_eq!(fitted(quoted, 10), quoted);
    }
}
