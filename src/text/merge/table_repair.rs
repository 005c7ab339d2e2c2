//! Mending a table: row by row, told by their keys, between what is right, what a merge left and what is there today.

use std::cell::LazyCell;
use std::collections::{BTreeSet, HashSet};

use super::copies::Excess;
use super::given_ids::{ids_given, is_loser, said, with_ids_given};
use super::kind::TableKind;
use super::known_rows::{KnownRows, bare_line, known_lines};
use super::merge;
use super::merged_by_hand::gone_while_merging;
use super::misread::{misread, read_saved};
use super::repair::{Doubtful, without_markers};
use super::repair_rows::{Rows, Words, in_columns, named, names_in, says_the_same, table_of, with_rows};
use super::saved_torn::saved_since;
use super::torn::{has_frayed, has_lines, read_whole, short, swallows, whole_rows};
use super::unnamed::with_ids_again;
use crate::model::{Id, Status};
use crate::text::columns::Column;
use crate::text::lines;
use crate::text::table::Scanner;
use crate::text::table_edit::append_record;

/// What is to be done with the rows of one key.
enum Verdict {
    /// They are as they should be.
    Right,
    /// These are the rows.
    Rows(Vec<Words>),
    /// They are right, and these stay beside them without counting.
    Beside(Vec<Words>),
}

/// Mends a table; returns nothing when today's rows are what they should be.
pub fn repaired_table(
    path: &str,
    kind: TableKind,
    file: &Doubtful<'_>,
    [right, found, now]: [&str; 3],
) -> Option<String> {
    let read = |text: &str| Rows::read(text, kind);
    let sides = [file.base, file.parents[0], file.parents[1]].map(|text| read(text.unwrap_or("")));
    let others = file.others.iter().map(|text| read(text)).collect();
    let [right_rows, found_rows, now_rows] = [right, found, now].map(read);
    let mut pages = Pages {
        path,
        kind,
        sides,
        others,
        right: right_rows,
        found: found_rows,
        now: now_rows,
        is_merge: file.parents[0] != file.parents[1],
        given: BTreeSet::new(),
        buried: BTreeSet::new(),
    };
    let was_sound = pages.found.sound && pages.found.too_wide == 0;
    pages.read_where_they_stood();
    let was_torn = pages.is_torn();
    let known = LazyCell::new(|| known_lines(file, right));
    let is_known_line = |line: &str| known.contains(bare_line(line));
    pages.leave_out_fragments(is_known_line);
    pages.read_torn(is_known_line);
    pages.find_buried(found);
    // Nobody wrote anything while merging.
    let is_by_git = || without_markers(found).lines().all(|line| bare_line(line).is_empty() || is_known_line(line));
    let is_torn = was_torn || pages.is_torn();
    if found == now && is_torn && is_by_git() {
        return Some(right.to_owned());
    }
    let may_be_saved = found != now && (is_torn || !was_sound) && is_by_git();
    let saved = if may_be_saved { saved_since(kind, [right, found, now]) } else { None };
    // What is there today, when it is read in another way, rows of it get their ids again, or copies of it are left out.
    let today = if let Some(saved) = &saved {
        Some(pages.go_on_from_right(read(saved)))
    } else if found == now {
        None
    } else {
        pages.give_ids_again().into_iter().chain(pages.leave_out_excess()).next()
    };
    pages.read_given_ids();
    let mut text = with_ids_given(path, right, [&pages.right, &pages.found], &pages.ids_given_here());
    pages.right = read(&text);
    text = pages.with_rows_of_keys(text);
    text = pages.with_rows_without_key(text);
    for comment in pages.comments_by_hand() {
        let addition = lines::line_to_append(&text, comment);
        text += &addition;
    }
    let result = read(&text);
    let today = today.as_ref().unwrap_or(&pages.now);
    // Rows that say the same may have empty cells beyond the heading, where one side took columns out.
    let is_same = today.sound
        && today.too_wide <= result.too_wide
        && today.counted() == result.counted()
        && today.comments == result.comments;
    (!is_same && text != now).then_some(text)
}

/// All versions of one table.
struct Pages<'p> {
    path: &'p str,
    kind: TableKind,
    /// The base and the two parents.
    sides: [Rows; 3],
    /// What else the merge was made of.
    others: Vec<Rows>,
    right: Rows,
    found: Rows,
    now: Rows,
    /// Whether it is a merge of two versions, and not one to which is done what somebody did to another.
    is_merge: bool,
    /// The ids that were given to rows without one while merging.
    given: BTreeSet<String>,
    /// The ids of rows that are right and that the merge left inside of others.
    buried: BTreeSet<String>,
}

impl<'p> Pages<'p> {
    /// Reads lines of what the merge left as the version has them that they come from. Joined line by line, they may
    /// stand below the heading of another, which names other columns; so may those of a version that was joined so.
    fn read_where_they_stood(&mut self) {
        let (sound, mut joined) = std::mem::take(&mut self.others).into_iter().partition(|page| page.sound);
        self.others = sound;
        let known = KnownRows::of(self.known());
        joined.iter_mut().chain([&mut self.found, &mut self.now]).for_each(|page| known.read_again(page, self.kind));
        if !joined.is_empty() {
            self.others.extend(joined);
            let known = KnownRows::of(self.known());
            [&mut self.found, &mut self.now].into_iter().for_each(|page| known.read_again(page, self.kind));
        }
        read_saved(&mut self.now, misread(&self.found, self.kind), self.kind);
    }

    /// Gives rows their ids again that somebody took away while others changed them; returns what is there now as it was, when there are any.
    fn give_ids_again(&mut self) -> Option<Rows> {
        let pages = [&self.right, &self.found, &self.now];
        let again = (self.kind == TableKind::Expenses).then(|| with_ids_again(self.path, pages)).flatten()?;
        Some(std::mem::replace(&mut self.now, again))
    }

    /// Leaves out what stood too often when somebody went on from it, and gives the ids that came since to the rows
    /// they were made for; returns what is there now as it was, when something was left out.
    fn leave_out_excess(&mut self) -> Option<Rows> {
        if self.kind != TableKind::Expenses {
            return None;
        }
        let known: Vec<&Rows> = self.known().collect();
        let excess = Excess::of(self.path, [&self.right, &self.found, &self.now], &known);
        if excess.is_nothing() {
            return None;
        }
        let (found, now) = (excess.left_of_found(&self.found), excess.left_of_now(&self.now));
        self.found = found;
        Some(std::mem::replace(&mut self.now, now))
    }

    /// Leaves out what is no row but the rest of one that was torn: it has neither a day nor an amount, and nobody wrote
    /// a line of it while merging.
    fn leave_out_fragments(&mut self, is_known_line: impl Fn(&str) -> bool) {
        if self.kind != TableKind::Expenses
            || !self.found.raws.iter().chain(&self.now.raws).any(|raw| raw.contains('"'))
        {
            return;
        }
        let right = &self.right;
        let is_fragment = |key: &str, row: &Words, raw: &str| {
            Id::parse(key).is_none()
                && !right.of(key).contains(&row)
                && !row.contains_key(Column::Date.name())
                && !row.contains_key(Column::Amount.name())
                && raw.lines().all(&is_known_line)
        };
        let rows = self.found.rows.iter().zip(&self.found.raws);
        let fragments: HashSet<Words> = rows
            .filter(|((key, row, _), raw)| is_fragment(key, row, raw))
            .map(|((_, row, _), _)| in_columns(row))
            .collect();
        self.found.leave_out(is_fragment);
        // A spreadsheet that saved it since wrote other lines.
        self.now.leave_out(|key, row, raw| {
            is_fragment(key, row, raw) || Id::parse(key).is_none() && fragments.contains(&in_columns(row))
        });
    }

    /// Reads rows that the merge tore, of which nobody wrote a line, as what is right has them.
    fn read_torn(&mut self, is_known_line: impl Fn(&str) -> bool) {
        let is_by_git = |key: &str, row: &Words, raw: &str| !self.is_known(key, row) && raw.lines().all(&is_known_line);
        let whole = whole_rows(&self.found, &self.right, is_by_git);
        [&mut self.found, &mut self.now].into_iter().for_each(|page| read_whole(page, &whole));
    }

    /// Finds the rows of which the merge left lines, but no row: a cell of several lines lost its end to another row,
    /// and has in it what tells this one. Nobody took it out.
    fn find_buried(&mut self, found: &str) {
        let missing: BTreeSet<&str> = self.right.keys().filter(|key| self.found.of(key).is_empty()).collect();
        if self.kind != TableKind::Expenses || missing.is_empty() {
            return;
        }
        let words: HashSet<&str> = found.split(|letter: char| !letter.is_ascii_alphanumeric()).collect();
        let buried = missing.into_iter().filter(|key| words.contains(key) && Id::parse(key).is_some());
        self.buried = buried.map(str::to_owned).collect();
    }

    /// Takes what is right for what the merge left, and this for what came of it since; returns what is there now as it was.
    fn go_on_from_right(&mut self, since: Rows) -> Rows {
        let comments = self.now.comments.clone();
        self.found = self.right.clone();
        std::mem::replace(&mut self.now, Rows { comments, ..since })
    }

    fn read_given_ids(&mut self) {
        let sound: Vec<&Rows> = self.sides.iter().chain([&self.right]).collect();
        self.given = ids_given(self.path, &self.found, &sound, &self.known().collect::<Vec<_>>());
    }

    /// Lists the ids that were given while merging and stand nowhere else.
    fn ids_given_here(&self) -> BTreeSet<&String> {
        self.given.iter().filter(|key| self.known().all(|page| page.of(key).is_empty())).collect()
    }

    fn keys(&self) -> BTreeSet<&str> {
        let all = [&self.right, &self.found, &self.now];
        all.into_iter().flat_map(Rows::keys).filter(|key| !key.is_empty()).collect()
    }

    /// Returns the versions whose rows were written by nobody while merging.
    fn known(&self) -> impl Iterator<Item = &Rows> {
        self.sides.iter().chain(&self.others).chain([&self.right])
    }

    /// Tells whether a row stands in a parent, in what both had, or in what comes of them.
    ///
    /// So does a loser that says what a row there says: a driver that saw one file alone, and took an entry that
    /// had moved to another for one that was taken out, put it there. And so does one that a driver gave an id.
    fn is_known(&self, key: &str, row: &Words) -> bool {
        self.is_known_in(self.known(), key, row)
    }

    fn is_known_in<'r>(&self, mut pages: impl Iterator<Item = &'r Rows>, key: &str, row: &Words) -> bool {
        let is_by_driver = |own: &&Words| is_loser(row) && !key.is_empty() && says_the_same(own, row);
        let says_it = |page: &Rows| page.of("").iter().any(|own| said(own) == said(row));
        pages.any(|page| page.of(key).iter().any(|own| *own == row || is_by_driver(own)))
            || self.given.contains(key) && self.known().any(says_it)
    }

    /// Tells whether rows were torn: joined line by line, a cell of several lines may lose its end to a row that has
    /// the same one, and then goes on in the rows below.
    fn is_torn(&self) -> bool {
        let starts = self.first_lines();
        // A version that was joined before may have been torn then.
        let sound = || self.sides.iter().chain([&self.right]);
        !self.buried.is_empty()
            || self.found.raws.iter().any(|raw| swallows(raw, &starts))
            || has_frayed(&self.found, &self.right, |key, row| self.is_known_in(sound(), key, row))
    }

    /// Tells whether nobody took out a row with cells of several lines: it stands there as git left it elsewhere.
    fn stands_torn(&self, row: &Words, left: &[&Words]) -> bool {
        let is_torn = |own: &&Words| *own != row && short(own) == short(row) && self.is_known("", own);
        has_lines(row) && left.iter().any(is_torn)
    }

    /// Tells whether a row of what the merge left goes on in the rows below it.
    fn has_swallowed(&self, key: &str) -> bool {
        let mut raws = self.found.rows.iter().zip(&self.found.raws).filter(|((own, ..), _)| own == key);
        raws.any(|(_, raw)| swallows(raw, &self.first_lines()))
    }

    /// Lists the first line of each row that nobody wrote while merging.
    fn first_lines(&self) -> BTreeSet<&str> {
        self.known().flat_map(|page| &page.raws).filter_map(|raw| raw.lines().next()).collect()
    }

    /// Puts in a text that is right, for each key, the rows that stay.
    fn with_rows_of_keys(&self, mut text: String) -> String {
        for key in self.keys() {
            match self.verdict(key) {
                Verdict::Right => {}
                Verdict::Rows(rows) => text = with_rows(&text, self.kind, key, &rows),
                Verdict::Beside(rows) => {
                    for mut row in rows {
                        row.insert("status".into(), Status::Conflict.word().into());
                        text = append_record(&text, &named(&row));
                    }
                }
            }
        }
        text
    }

    fn verdict(&self, key: &str) -> Verdict {
        let [found, now, right] = [&self.found, &self.now, &self.right].map(|page| page.of(key));
        let own = |rows: &[&Words]| rows.iter().map(|row| (*row).clone()).collect::<Vec<_>>();
        let by_hand = |rows: &[&Words]| {
            let rows = rows.iter().filter(|row| !self.is_known(key, row));
            rows.map(|row| (*row).clone()).collect::<Vec<_>>()
        };
        // A row that stands twice word for word is one.
        let [found_once, now_once] = [&found, &now].map(|rows| {
            let mut rows = sorted(rows);
            rows.dedup();
            rows
        });
        let live = |rows: &[&Words]| rows.iter().filter(|row| !is_loser(row)).count();
        // Beside nothing that is in force, nothing would count: the rows came later, and a later merge is to blame.
        let beside = |rows: Vec<Words>| match live(&right) {
            0 => Verdict::Rows(own(&now)),
            _ => Verdict::Beside(rows),
        };
        if sorted(&found) == sorted(&now) {
            let written = by_hand(&found);
            // What was found without it before somebody went on may have had no id there.
            let parents_have_it = self.is_merge && self.sides[1..].iter().all(|side| !side.of(key).is_empty());
            return match (found.len(), written.len()) {
                (0, _) if parents_have_it && !self.buried.contains(key) => Verdict::Rows(Vec::new()),
                (_, 0) => Verdict::Right,
                (1, _) if live(&right) > 0 && self.has_swallowed(key) => beside(written),
                (1, _) => Verdict::Rows(written),
                _ if self.kind == TableKind::Expenses => beside(written),
                _ => Verdict::Rows(written.into_iter().take(1).collect()),
            };
        }
        let all_said = |rows: &[&Words]| rows.iter().map(|row| said(row)).collect::<BTreeSet<_>>();
        match (live(&found_once), live(&now_once)) {
            // A driver that met both put one beside the other, as after a rebase; nobody chose.
            (2.., 1) if now_once.len() > 1 && all_said(&found_once) == all_said(&now_once) => Verdict::Right,
            (_, 0) => Verdict::Rows(own(&now_once)),
            // What was made of a torn row since has the say.
            _ if self.has_swallowed(key) => Verdict::Rows(own(&now_once)),
            (0 | 1, 1) => Verdict::Rows(self.merged(&found_once, &now_once, &right)),
            (_, 1) => Verdict::Rows(own(&now_once)),
            (0, _) => beside(by_hand(&now_once)),
            _ => Verdict::Rows(self.merged(&found_once, &now_once, &right)),
        }
    }

    /// Merges what a person changed in a row since with what the merge should have made of it.
    fn merged(&self, found: &[&Words], now: &[&Words], right: &[&Words]) -> Vec<Words> {
        let names: BTreeSet<&str> =
            [found, now, right].into_iter().flatten().flat_map(|row| row.keys().map(String::as_str)).collect();
        let mut names: Vec<&str> = names.into_iter().collect();
        names.extend(
            self.kind.needed_columns().iter().filter(|name| !names.contains(name)).copied().collect::<Vec<_>>(),
        );
        let table = |rows: &[&Words]| table_of(&names, rows);
        let [base, ours, theirs] = [found, now, right].map(table);
        match merge(self.path, Some(&base), Some(&ours), Some(&theirs)) {
            Ok(merged) => {
                let page = Rows::read(merged.text.as_deref().unwrap_or(""), self.kind);
                page.rows.into_iter().map(|(_, row, _)| row).collect()
            }
            Err(_) => now.iter().map(|row| (*row).clone()).collect(),
        }
    }

    /// Takes over rows without a key, as if what the merge left had been changed by whoever wrote more, took some
    /// out since, or changed them. A row may have got its key meanwhile.
    fn with_rows_without_key(&self, text: String) -> String {
        let [found, now] = [&self.found, &self.now].map(|page| page.of(""));
        let mut found: Vec<&Words> = found.into_iter().filter(|row| self.is_known("", row)).collect();
        if self.is_merge && self.found.sound && !self.is_torn() {
            let left = self.found.of("");
            let by_hand: Vec<&Words> = left.iter().filter(|row| !self.is_known("", row)).copied().collect();
            let parents = [&self.sides[1], &self.sides[2]].map(|page| page.of(""));
            let right: Vec<_> = self.right.of("").into_iter().filter(|row| !self.stands_torn(row, &left)).collect();
            found.extend(gone_while_merging(&right, &left, &by_hand, &parents));
        }
        if found == now {
            return text;
        }
        let mut scanner = Scanner::new(&text);
        let mut names = scanner.next_record().map_or_else(Vec::new, |header| names_in(&header, self.kind));
        let others: BTreeSet<&String> = found.iter().chain(&now).flat_map(|row| row.keys()).collect();
        names.extend(others.into_iter().filter(|name| !names.contains(name)).cloned().collect::<Vec<_>>());
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let table = |rows: &[&Words]| table_of(&names, rows);
        let merged = merge(self.path, Some(&table(&found)), Some(&table(&now)), Some(&text));
        let by_hand = || now.iter().filter(|row| !self.is_known("", row));
        let appended = || by_hand().fold(text.clone(), |text, row| append_record(&text, &named(row)));
        merged.ok().and_then(|merged| merged.text).unwrap_or_else(appended)
    }

    fn comments_by_hand(&self) -> impl Iterator<Item = &str> {
        let by_hand = |comment: &&String| !self.known().any(|page| page.comments.contains(*comment));
        self.now.comments.iter().filter(by_hand).map(String::as_str)
    }
}

fn sorted<'w>(rows: &[&'w Words]) -> Vec<&'w Words> {
    let mut rows = rows.to_vec();
    rows.sort_unstable();
    rows
}
