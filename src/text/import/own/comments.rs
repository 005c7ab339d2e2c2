//! Comments of tables and settings: taken out with what each is about, and put back beside it.
//!
//! 1. A comment on lines of its own belongs to what stands below it; at the end of a file, to nothing.
//! 2. A comment behind a value or a header belongs to that.
//! 3. What a comment belongs to is named: a row by its id, or where it has none by what its cells say; a header line
//!    of a table as `header`; a setting by its path, such as `members.alice`, as deep as new files have lines for.
//!
//! Law: what is put back twice stands there once.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use toml_edit::Document;

use crate::text::lines::{ending_in_use, line_end};
use crate::text::new_files::is_explanation;
use crate::text::table::{PartKind, Scanner};
use crate::text::table_record::Record;
use crate::text::toml_lines::{Piece, pieces};

/// What the line with the names of a table's columns is called.
const HEADER: &str = "header";

/// A comment, and what it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentMirror {
    /// The file.
    pub file: String,
    /// What stands below it.
    #[serde(default)]
    pub above: Option<String>,
    /// What it stands behind.
    #[serde(default)]
    pub behind: Option<String>,
    /// The comment with its marks, on one line or several.
    pub text: String,
}

impl CommentMirror {
    /// Says whether every line is a comment and nothing else, as one from elsewhere may not be.
    fn is_sound(&self) -> bool {
        let is_one = |line: &str| line.starts_with('#') && !line.contains(|it: char| it.is_control() && it != '\t');
        let lines = || self.text.split('\n');
        lines().all(is_one) && (self.behind.is_none() || lines().count() == 1)
    }
}

/// Lists the comments of a file, but for those with which every new file explains itself; `id_at` knows the ids of
/// rows that do not say theirs, by the line on which they begin.
#[must_use]
pub fn comments_of(file: &str, text: &str, id_at: &dyn Fn(usize) -> Option<String>) -> Vec<CommentMirror> {
    if !text.contains('#') {
        return Vec::new();
    }
    let mut gathered = Gathered { file, waiting: Vec::new(), found: Vec::new() };
    if file.ends_with(".toml") {
        gathered.settings(text);
    } else {
        gathered.table(text, id_at);
    }
    gathered.is_above(None);
    gathered.found
}

struct Gathered<'a> {
    file: &'a str,
    /// Lines of a comment of which it is not known yet what stands below it.
    waiting: Vec<&'a str>,
    found: Vec<CommentMirror>,
}

impl<'a> Gathered<'a> {
    fn line(&mut self, line: &'a str) {
        let line = line.trim();
        if line.starts_with('#') && !is_explanation(line) {
            self.waiting.push(line);
        }
    }

    /// Notes what stands below the lines that wait.
    fn is_above(&mut self, what: Option<String>) {
        if !self.waiting.is_empty() {
            let text = std::mem::take(&mut self.waiting).join("\n");
            self.found.push(CommentMirror { file: self.file.to_owned(), above: what, behind: None, text });
        }
    }

    fn table(&mut self, text: &'a str, id_at: &dyn Fn(usize) -> Option<String>) {
        let mut scanner = Scanner::new(text);
        let mut names: Option<Vec<String>> = None;
        while let Some(part) = scanner.next_part() {
            let (kind, line, span) = (part.kind, part.line, part.span.clone());
            match kind {
                PartKind::Comment => self.line(&text[span]),
                PartKind::Record if self.waiting.is_empty() && names.is_some() => {}
                PartKind::Record => {
                    let row = scanner.record();
                    let Some(names) = &names else {
                        self.is_above(Some(HEADER.to_owned()));
                        names = Some(names_of(&row));
                        continue;
                    };
                    self.is_above(Some(key_of(names, &row, || id_at(line))));
                }
                PartKind::Blank | PartKind::Unmerged => {}
            }
        }
    }

    fn settings(&mut self, text: &'a str) {
        let Ok(document) = Document::parse(text) else { return };
        let mut passed = 0;
        for piece in pieces(&document) {
            let between = text.get(passed..piece.lines.start).unwrap_or_default();
            between.lines().for_each(|line| self.line(line));
            self.is_above(Some(name_of(&piece.path)));
            if let Some(comment) = comment_behind(text, &piece) {
                let (file, behind) = (self.file.to_owned(), Some(name_of(&piece.path)));
                self.found.push(CommentMirror { file, above: None, behind, text: comment.to_owned() });
            }
            passed = passed.max(piece.lines.end);
        }
        text.get(passed..).unwrap_or_default().lines().for_each(|line| self.line(line));
    }
}

/// Names a setting by the line that says it in a file that is written anew: what is deeper is within that line.
fn name_of(path: &[String]) -> String {
    let is_listed = path.get(1).is_some_and(|key| key.bytes().all(|byte| byte.is_ascii_digit()));
    path[..path.len().min(if is_listed { 3 } else { 2 })].join(".")
}

fn comment_behind<'t>(text: &'t str, piece: &Piece) -> Option<&'t str> {
    let rest = text.get(piece.span.end..piece.lines.end)?.trim();
    (rest.starts_with('#') && !rest.contains('\n')).then_some(rest)
}

fn names_of(row: &Record<'_, '_>) -> Vec<String> {
    (0..row.cell_count()).map(|place| row.cell(place).into_owned()).collect()
}

/// Names a row: by its id, or by what its cells say in order of their columns' names.
fn key_of(names: &[String], row: &Record<'_, '_>, id: impl FnOnce() -> Option<String>) -> String {
    let mut cells: Vec<(&str, String)> =
        names.iter().enumerate().map(|(place, name)| (name.as_str(), row.cell(place).into_owned())).collect();
    cells.retain(|(_, cell)| !cell.is_empty());
    let own = cells.iter().find(|(name, _)| *name == "id").map(|(_, id)| id.clone());
    own.or_else(id).unwrap_or_else(|| {
        cells.sort();
        cells.iter().map(|(_, cell)| cell.as_str()).collect::<Vec<_>>().join(" ")
    })
}

/// Returns a file with the comments that are not there yet; one whose subject is not there goes to the end.
#[must_use]
pub fn with_comments(file: &str, text: &str, comments: &[&CommentMirror]) -> String {
    let there = comments_of(file, text, &|_| None);
    let there: HashSet<&str> = there.iter().flat_map(|comment| comment.text.split('\n')).collect();
    let is_there = |comment: &CommentMirror| comment.text.split('\n').all(|line| there.contains(line));
    let is_new = |comment: &&&CommentMirror| comment.is_sound() && !is_there(comment);
    let news: Vec<&CommentMirror> = comments.iter().filter(is_new).copied().collect();
    if news.is_empty() {
        return text.to_owned();
    }
    let places = if file.ends_with(".toml") { places_in_settings(text) } else { places_in_table(text) };
    let ending = ending_in_use(text);
    let lines = |comment: &CommentMirror| comment.text.replace('\n', ending);
    let mut splices: Vec<(usize, String)> = Vec::new();
    let mut taken = HashSet::new();
    for comment in news {
        let behind = comment.behind.as_ref().and_then(|name| place_of(&places, name));
        let above = comment.above.as_ref().or(comment.behind.as_ref()).and_then(|name| place_of(&places, name));
        let behind = behind.and_then(|place| place.behind).filter(|at| taken.insert(*at));
        match (behind, above) {
            (Some(at), _) => splices.push((at, format!("  {}", comment.text))),
            (None, Some(place)) => splices.push((place.start, lines(comment) + ending)),
            (None, None) => {
                let gap = if text.is_empty() || text.ends_with('\n') { "" } else { ending };
                splices.push((text.len(), format!("{gap}{}{ending}", lines(comment))));
            }
        }
    }
    splices.sort_by_key(|(at, _)| *at);
    let (mut whole, mut passed) = (String::with_capacity(text.len()), 0);
    for (at, splice) in splices {
        whole.push_str(&text[passed..at]);
        whole.push_str(&splice);
        passed = at;
    }
    whole + &text[passed..]
}

/// Where something that a comment can be about stands.
struct Subject {
    /// Where its first line begins.
    start: usize,
    /// Where a comment behind it goes, unless there is one.
    behind: Option<usize>,
}

/// Everything that a comment can be about, by its name.
type Places = HashMap<String, Subject>;

/// Finds something by its name; a setting that is not there, by what it is a part of.
fn place_of<'p>(places: &'p Places, name: &str) -> Option<&'p Subject> {
    let mut name = name;
    loop {
        if let Some(place) = places.get(name) {
            return Some(place);
        }
        name = name.rsplit_once('.')?.0;
    }
}

fn places_in_settings(text: &str) -> Places {
    let Ok(document) = Document::parse(text) else { return Places::new() };
    let mut places = Places::new();
    for piece in pieces(&document) {
        let end = line_end(text, piece.span.end).end;
        let is_bare = text.get(piece.span.end..end).is_some_and(|rest| rest.trim().is_empty());
        let start = piece.lines.start;
        let place = Subject { start, behind: is_bare.then_some(piece.span.end) };
        places.entry(name_of(&piece.path)).or_insert(place);
        // A table that has no header of its own begins with the first of what is in it.
        for depth in 1..piece.path.len() {
            places.entry(name_of(&piece.path[..depth])).or_insert(Subject { start, behind: None });
        }
    }
    places
}

fn places_in_table(text: &str) -> Places {
    let mut scanner = Scanner::new(text);
    let Some(header) = scanner.next_record() else { return Places::new() };
    let names = names_of(&header);
    let mut places = Places::from([(HEADER.to_owned(), Subject { start: header.span.start, behind: None })]);
    while let Some(row) = scanner.next_record() {
        let place = Subject { start: row.span.start, behind: None };
        places.entry(key_of(&names, &row, || None)).or_insert(place);
    }
    places
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use proptest::prelude::*;

    use super::*;

    const SETTINGS: &str = "# Ours since May\nname = \"Trip\"  # not Tripp\n\n# Those who came\n# by train\n[members] # all\n\
                            alice = { role = \"admin\" }\n# He left\nbob = { until = 2026-01-01 } # early\n# The end\n";
    const TABLE: &str = "# Bills\nid,date,amount\n# Rome\nx1,2026-01-01,5\n\n# by hand\n# at noon\n,2026-01-02,6\nx3,2026-01-03,7\n# end";

    fn told(file: &str, text: &str) -> String {
        let comments = comments_of(file, text, &|line| (line == 8).then(|| "x2".to_owned()));
        let line = |it: &CommentMirror| format!("{:?} {:?} {:?}\n", it.above, it.behind, it.text);
        comments.iter().map(line).collect()
    }

    #[test]
    fn each_comment_is_about_something() {
        expect![[r##"
            Some("name") None "# Ours since May"
            None Some("name") "# not Tripp"
            Some("members") None "# Those who came\n# by train"
            None Some("members") "# all"
            Some("members.bob") None "# He left"
            None Some("members.bob") "# early"
            None None "# The end"
        "##]]
        .assert_eq(&told("group.toml", SETTINGS));
        expect![[r##"
            Some("header") None "# Bills"
            Some("x1") None "# Rome"
            Some("x2") None "# by hand\n# at noon"
            None None "# end"
        "##]]
        .assert_eq(&told("2026.csv", TABLE));
    }

    #[test]
    fn comments_find_their_places_in_what_was_written_anew() {
        let put = |file: &str, old: &str, new: &str| {
            let comments = comments_of(file, old, &|line| (line == 8).then(|| "x2".to_owned()));
            let text = with_comments(file, new, &comments.iter().collect::<Vec<_>>());
            assert_eq!(with_comments(file, &text, &comments.iter().collect::<Vec<_>>()), text);
            text
        };
        let anew = "name = \"Trip\"\n\n[members.alice]\nrole = \"admin\"\n\n[members.bob]\nuntil = \"2026-01-01\"\n";
        expect![[r##"
            # Ours since May
            name = "Trip"  # not Tripp

            # Those who came
            # by train
            # all
            [members.alice]
            role = "admin"

            # He left
            [members.bob]  # early
            until = "2026-01-01"
            # The end
        "##]]
        .assert_eq(&put("group.toml", SETTINGS, anew));
        let anew = "id,date,amount\r\nx0,2026-01-02,1\r\nx2,2026-01-02,6\r\nx1,2026-01-01,5\r\n";
        expect![[r#"
            # Bills~
            id,date,amount~
            x0,2026-01-02,1~
            # by hand~
            # at noon~
            x2,2026-01-02,6~
            # Rome~
            x1,2026-01-01,5~
            # end~
        "#]]
        .assert_eq(&put("2026.csv", TABLE, anew).replace('\r', "~"));
    }

    #[test]
    fn what_is_no_comment_is_not_put_anywhere() {
        let comment = |text: &str| CommentMirror { text: text.to_owned(), ..CommentMirror::default() };
        for text in ["x1,2026-01-01,5", "# a\nx1,2026-01-01,5", "# a\rb", "", "# \u{1b}[2J"] {
            assert_eq!(with_comments("2026.csv", "id\nx\n", &[&comment(text)]), "id\nx\n", "{text:?}");
        }
        assert_eq!(with_comments("2026.csv", "id\nx\n", &[&comment("# a")]), "id\nx\n# a\n");
    }

    proptest! {
        #[test]
        fn what_is_put_back_is_found_again(text in "(# [ab]{1,2}\n|x[0-9],1\n|\"x\n#y\",2\n|\n){0,9}", other in "(x[0-9],1\n){0,9}") {
            let comments = comments_of("a.csv", &text, &|_| None);
            let back = with_comments("a.csv", &format!("id,n\n{other}"), &comments.iter().collect::<Vec<_>>());
            let lines = |text: &str| -> std::collections::BTreeSet<String> {
                comments_of("a.csv", text, &|_| None).iter().flat_map(|it| it.text.split('\n').map(str::to_owned)).collect()
            };
            prop_assert_eq!(lines(&back), lines(&text));
        }
    }
}
