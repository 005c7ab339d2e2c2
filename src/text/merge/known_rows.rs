//! The rows and lines of the versions that a merge was made of, known again by their bytes and by what they say.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::kind::TableKind;
use super::repair::Doubtful;
use super::repair_rows::{Rows, Words, read_below};
use super::sense::{Headings, oddities};
use crate::text::lines;
use crate::text::table::Scanner;
use crate::text::table_record::Record;

/// The rows of some versions: what their bytes say, and all that is said.
#[derive(Debug, Default)]
pub(super) struct KnownRows {
    by_bytes: HashMap<String, (String, Words)>,
    said: HashSet<(String, Words)>,
    /// The headings of all versions.
    headings: Vec<Vec<String>>,
}

impl KnownRows {
    /// Takes in the rows of some versions; of those that have the same bytes, what the first says is what is said.
    pub fn of<'p>(pages: impl Iterator<Item = &'p Rows>) -> KnownRows {
        let mut known = KnownRows::default();
        for page in pages {
            for heading in std::iter::once(&page.first_heading).chain(&page.headings) {
                if !known.headings.contains(heading) {
                    known.headings.push(heading.clone());
                }
            }
            for ((key, words, _), raw) in page.rows.iter().zip(&page.raws) {
                let row = (key.clone(), words.clone());
                // A version that was joined from others may have a row below a heading that is not its own.
                if *known.by_bytes.entry(raw.clone()).or_insert_with(|| row.clone()) == row {
                    known.said.insert(row);
                }
            }
        }
        known
    }

    /// Reads the rows of a page that say nothing known as the version does that has their bytes, or below the heading
    /// below which they say something known. What makes sense below none of the page's own, as git left none of the
    /// version that it comes from, is read below one of these where it does.
    pub fn read_again(&self, page: &mut Rows, kind: TableKind) {
        let own = if page.headings.is_empty() { std::slice::from_ref(&page.first_heading) } else { &page.headings };
        for ((key, words, _), raw) in page.rows.iter_mut().zip(&page.raws) {
            if self.said.contains(&(key.clone(), words.clone())) {
                continue;
            }
            let below = || {
                let mut scanner = Scanner::at(raw, 0, 1);
                let record = scanner.next_record()?;
                let mut readings = page.headings.iter().map(|names| read_below(&record, names, kind));
                let known = readings.find(|row| self.said.contains(row));
                let meant = || (kind == TableKind::Expenses).then(|| self.meant(&record, own)).flatten();
                known.or_else(|| Some(read_below(&record, meant()?, kind)))
            };
            if let Some(known) = self.by_bytes.get(raw).cloned().or_else(below) {
                (*key, *words) = known;
                // Where it stands it does not say so.
                page.sound = false;
            }
        }
        page.find_places();
    }

    /// Returns the heading below which a row makes sense that does so below none of its page.
    fn meant(&self, record: &Record<'_, '_>, own: &[Vec<String>]) -> Option<&Vec<String>> {
        let makes_sense = |names: &Vec<String>| oddities(record, names).is_some();
        if own.iter().any(makes_sense) {
            return None;
        }
        let odd = self.headings.iter().filter_map(|names| Some((oddities(record, names)?, names)));
        odd.min_by_key(|(count, _)| *count).map(|(_, names)| names)
    }

    /// Returns the number of the heading below which a row says what is known, of several the one above it; nothing
    /// where it does below none.
    pub fn heading_of(&self, record: &Record<'_, '_>, headings: &Headings, above: usize) -> Option<usize> {
        let is_known = |number: &usize| self.said.contains(&read_below(record, &headings.all[*number], headings.kind));
        std::iter::once(above).chain(0..headings.all.len()).find(is_known)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Law: what stands below a heading that is not its own is known as where it stood below its own, however often
    /// lines were joined.
    #[test]
    fn a_row_below_another_heading_is_known_by_its_bytes() {
        let read = |text: &str| Rows::read(text, TableKind::Expenses);
        let taxi = "4h8s0c1v9p2a,2026-06-15,taxi,9.00,bob,alice bob\n";
        let dinner = "dinner,2026-06-14,alice,k7q2m9xw4t3e,20.00,alice bob\n";
        let sound = read(&format!("id,date,description,amount,paid_by,split\n{taxi}"));
        let joined = format!("description,date,paid_by,id,amount,split\n{dinner}{taxi}");
        let mut found = read(&joined);
        assert_eq!(found.of("4h8s0c1v9p2a").len(), 0);
        KnownRows::of([&sound, &read(&joined)].into_iter()).read_again(&mut found, TableKind::Expenses);
        assert_eq!(found.of("4h8s0c1v9p2a"), sound.of("4h8s0c1v9p2a"));
        assert_eq!(found.of("k7q2m9xw4t3e").len(), 1);
    }
}
