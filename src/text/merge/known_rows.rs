//! The rows and lines of the versions that a merge was made of, known again by their bytes.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::repair::Doubtful;
use super::repair_rows::{Rows, Words};
use crate::text::lines;

/// The rows of some versions: what their bytes say, and all that is said.
pub(super) struct KnownRows {
    by_bytes: HashMap<String, (String, Words)>,
    said: HashSet<(String, Words)>,
}

impl KnownRows {
    /// Takes in the rows of some versions.
    pub fn of<'p>(pages: impl Iterator<Item = &'p Rows>) -> KnownRows {
        let mut known = KnownRows { by_bytes: HashMap::new(), said: HashSet::new() };
        for page in pages {
            for ((key, words, _), raw) in page.rows.iter().zip(&page.raws) {
                known.by_bytes.entry(raw.clone()).or_insert_with(|| (key.clone(), words.clone()));
                known.said.insert((key.clone(), words.clone()));
            }
        }
        known
    }

    /// Reads the rows of a page that say nothing known as the version does that has their bytes.
    pub fn read_again(&self, page: &mut Rows) {
        for ((key, words, _), raw) in page.rows.iter_mut().zip(&page.raws) {
            let Some(known) = self.by_bytes.get(raw) else { continue };
            if !self.said.contains(&(key.clone(), words.clone())) {
                (*key, *words) = known.clone();
                // Where it stands it does not say so.
                page.sound = false;
            }
        }
        page.find_places();
    }
}

/// Lists the lines of all versions that a merge was made of, and of what it should say.
pub(super) fn known_lines<'t>(file: &Doubtful<'t>, right: &'t str) -> BTreeSet<&'t str> {
    let others = file.others.iter().map(String::as_str);
    let versions = [file.base, file.parents[0], file.parents[1], Some(right)].into_iter().flatten().chain(others);
    versions.flat_map(str::lines).map(bare_line).collect()
}

/// Returns a line without the mark that begins a file and without what stands blank at its end.
pub(super) fn bare_line(line: &str) -> &str {
    line.trim_start_matches(lines::BYTE_ORDER_MARK).trim_end()
}
