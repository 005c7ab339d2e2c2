//! Reads a list of pairs: two names a line, `ana,bo`, in either order.
//!
//! Blank lines and lines that begin with `#` mean nothing. Between the names stands a comma, a semicolon, a tab,
//! a colon or, when none of these is there, a space. A name may stand in quotes. A first line `from,to` is a
//! heading; below it further cells are allowed, so that a plan written with `--format csv` is such a list.

use super::nets::NetsProblem;

const SEPARATORS: [char; 4] = [',', ';', '\t', ':'];

/// Two names, and the line they stand on, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPair {
    /// The one.
    pub one: String,
    /// The other.
    pub other: String,
    /// The line.
    pub line: usize,
}

/// Reads pairs.
///
/// ```
/// use clique::text::pairs::read_pairs;
///
/// let pairs = read_pairs("from,to\nana,bo\n")?;
/// assert_eq!((pairs[0].one.as_str(), pairs[0].other.as_str()), ("ana", "bo"));
/// # Ok::<(), clique::text::nets::NetsProblem>(())
/// ```
///
/// # Errors
///
/// With the first line that is no pair.
pub fn read_pairs(text: &str) -> Result<Vec<NamedPair>, NetsProblem> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
    let mut pairs = Vec::new();
    let mut has_heading = false;
    let mut is_first = true;
    for (line, words) in lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        let wrong = |problem: &str| NetsProblem { line, problem: problem.to_owned() };
        let cells = cells(words).ok_or_else(|| wrong("the quote is not closed"))?;
        if std::mem::take(&mut is_first) && cells.starts_with(&["from".to_owned(), "to".to_owned()]) {
            has_heading = true;
            continue;
        }
        match cells.as_slice() {
            [one, other, more @ ..] if !one.is_empty() && !other.is_empty() && (more.is_empty() || has_heading) => {
                if one == other {
                    return Err(wrong("both names are the same"));
                }
                pairs.push(NamedPair { one: one.clone(), other: other.clone(), line });
            }
            _ => return Err(wrong("there should be two names")),
        }
    }
    Ok(pairs)
}

/// Splits a line into cells; nothing when a quote is not closed.
fn cells(line: &str) -> Option<Vec<String>> {
    let has_separator = line.contains(SEPARATORS);
    let is_end = |letter: char| if has_separator { SEPARATORS.contains(&letter) } else { letter.is_whitespace() };
    let mut cells = Vec::new();
    let mut rest = line;
    loop {
        rest = rest.trim_start_matches(' ');
        let (cell, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted_cell(quoted)?,
            None => {
                let end = rest.find(is_end).unwrap_or(rest.len());
                (rest[..end].trim().to_owned(), &rest[end..])
            }
        };
        cells.push(cell);
        let after = after.trim_start_matches(' ');
        rest = match after.chars().next() {
            None => return Some(cells),
            Some(letter) if SEPARATORS.contains(&letter) => &after[letter.len_utf8()..],
            Some(_) => after,
        };
    }
}

/// Reads a cell behind its opening quote, and what stands behind it.
fn quoted_cell(quoted: &str) -> Option<(String, &str)> {
    let mut letters = quoted.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if letter == '"' && letters.next_if(|(_, next)| *next == '"').is_none() {
            return Some((quoted[..at].replace("\"\"", "\""), &quoted[at + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plain(text: &str) -> Result<Vec<(String, String)>, String> {
        let pairs = read_pairs(text).map_err(|problem| problem.to_string())?;
        Ok(pairs.into_iter().map(|pair| (pair.one, pair.other)).collect())
    }

    #[test]
    fn pairs_are_read_however_they_are_written() {
        let expected = Ok(vec![("ana".to_owned(), "bo b".to_owned()), ("cy".into(), "dan".into())]);
        for text in [
            "ana,bo b\ncy,dan\n",
            "\u{feff}from,to\r\nana, \"bo b\"\r\n\r\n# friends\r\ncy:dan",
            "from,to,amount\nana,bo b,5\ncy,dan,7",
            "ana;bo b\ncy dan",
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
        assert_eq!(plain("\"a \"\"x\"\", y\" : b"), Ok(vec![("a \"x\", y".into(), "b".into())]));
        assert_eq!(plain(""), Ok(vec![]));
    }

    #[test]
    fn what_is_no_pair_is_named_with_its_line() {
        for (text, problem) in [
            ("ana,bo\nana", "line 2: there should be two names"),
            ("ana,bo,cy", "line 1: there should be two names"),
            ("ana,", "line 1: there should be two names"),
            ("\n\nana,ana", "line 3: both names are the same"),
            ("\"ana,bo", "line 1: the quote is not closed"),
        ] {
            assert_eq!(plain(text), Err(problem.to_owned()), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in "([a-c\"é,;: \t#]{0,12}\n){0,4}") {
            let _ = read_pairs(&text);
        }
    }
}
