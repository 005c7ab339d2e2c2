//! Names in one cell, joined by a comma: a name may have commas itself.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::text::import::sheet::{listed, trimmed};

/// The names that are known, and what stands between names.
pub(in crate::text::import) struct Names {
    known: Vec<String>,
    comma: &'static str,
    /// Of how many pieces between commas the longest name is.
    longest: usize,
}

impl Names {
    pub(in crate::text::import) fn new(known: Vec<String>, comma: &'static str) -> Names {
        let longest = known.iter().map(|name| name.split(comma).count()).max().unwrap_or(1);
        Names { known, comma, longest }
    }

    /// Takes a cell of names apart, so that as few as possible are not among the known ones; who is not known has a
    /// name without commas.
    ///
    /// Returns nothing where it can be read in two such ways.
    pub(in crate::text::import) fn of<'c>(&self, cell: &'c str) -> Option<Vec<Cow<'c, str>>> {
        if self.longest == 1 {
            return Some(listed(cell, self.comma).map(|name| Cow::Borrowed(trimmed(name))).collect());
        }
        let names = names_of(cell, self)?;
        Some(names.into_iter().map(Cow::Owned).collect())
    }
}

fn names_of(cell: &str, names: &Names) -> Option<Vec<String>> {
    let Names { known, comma, longest } = names;
    let pieces: Vec<&str> = cell.split(comma).collect();
    // For each place, the best way to read the rest.
    let mut rest = vec![Way { unknown: 0, count: 1, end: pieces.len() }; pieces.len() + 1];
    for start in (0..pieces.len()).rev() {
        let is_known = |end: usize| known.iter().any(|name| *name == pieces[start..end].join(comma));
        let alone = usize::from(!is_known(start + 1));
        let mut best = Way { unknown: rest[start + 1].unknown + alone, end: start + 1, ..rest[start + 1] };
        for end in (start + 2..=pieces.len()).take(longest - 1).filter(|end| is_known(*end)) {
            let way = Way { end, ..rest[end] };
            best = match way.unknown.cmp(&best.unknown) {
                Ordering::Less => way,
                Ordering::Equal => Way { count: (best.count + way.count).min(2), ..best },
                Ordering::Greater => best,
            };
        }
        rest[start] = best;
    }
    let (mut names, mut at) = (Vec::new(), 0);
    while at < pieces.len() && rest[0].count == 1 {
        names.push(pieces[at..rest[at].end].join(comma).trim().to_owned());
        at = rest[at].end;
    }
    (!names.is_empty()).then_some(names)
}

/// A way to read names up to the end.
#[derive(Clone, Copy)]
struct Way {
    /// How many of them are not known.
    unknown: usize,
    /// In how many ways that is so, counted to two.
    count: u8,
    /// Where the first name ends.
    end: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(cell: &str, known: &[&str]) -> Option<Vec<String>> {
        let known: Vec<String> = known.iter().map(|name| (*name).to_owned()).collect();
        let names = Names::new(known, ", ").of(cell)?;
        Some(names.into_iter().map(Cow::into_owned).collect())
    }

    #[test]
    fn known_names_keep_their_commas() {
        assert_eq!(read("Kid, Gone", &[]).unwrap(), ["Kid", "Gone"]);
        assert_eq!(read("Zoë, K., Bob", &["Zoë, K.", "Bob"]).unwrap(), ["Zoë, K.", "Bob"]);
        assert_eq!(read("Bob, Zoë, K.", &["Zoë, K."]).unwrap(), ["Bob", "Zoë, K."]);
        assert_eq!(read("Zoë, K.", &["Zoë, K.", "Zoë", "K."]), None, "one or two");
        assert_eq!(read("Zoë, K.", &["Zoë, K.", "Zoë"]).unwrap(), ["Zoë, K."]);
    }

    proptest! {
        #[test]
        fn no_text_panics_or_takes_long(cell in "(a|, |b){0,40}", known in prop::collection::vec("(a|, |b){1,5}", 0..5)) {
            let has_none = known.iter().all(|name| !name.contains(", "));
            let names = Names::new(known, ", ");
            let found = names.of(&cell);
            prop_assert!(!has_none || found.as_ref().is_some_and(|found| cell.split(", ").map(str::trim).eq(found)));
            prop_assert!(found.is_none_or(|found| !found.is_empty()));
        }
    }
}
