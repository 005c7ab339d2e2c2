//! Changes single values of TOML files that people edit; everything else stays byte for byte.
//!
//! The crate `toml_edit` tells where things stand; the change itself is a splice of the text, so
//! comments, order, spacing, line endings and a byte order mark cannot be lost. How a new key is
//! written follows its surroundings:
//!
//! 1. A value that is there is replaced between its first and its last byte.
//! 2. A key of an inline table goes behind the last one: `{ role = "admin", weight = "2" }`.
//! 3. A key of a `[table]` gets a line behind the table's last one.
//! 4. A table among tables gets a header when its siblings have one, else it is inline.
//! 5. A table at the root gets a header at the end of the file.
//!
//! Law: the result is read again, and says what it should, or there is no result.

use std::fmt;

use toml_edit::{Document, Item};

use super::lines::{ending_in_use, first_line_start};
use super::toml_inline::{self, Splice, nested};
use super::toml_lines::{Piece, header_of, pieces, section};
use super::toml_value::{NewValue, key_text};

/// Why a file was not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TomlEditProblem {
    /// The file is not TOML; the words are the parser's.
    Syntax(String),
    /// What is there is written in a way that cannot be changed safely; the path in words.
    Unsafe(String),
}

impl fmt::Display for TomlEditProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TomlEditProblem::Syntax(words) => write!(f, "the file is not TOML: {words}"),
            TomlEditProblem::Unsafe(path) => write!(f, "`{path}` is written in an unusual way; edit it by hand"),
        }
    }
}

impl std::error::Error for TomlEditProblem {}

/// Sets the value at `path`, or takes it out. A table that is set keeps its other keys.
///
/// An element of a list is its number: `["pay", "0", "to"]`.
///
/// # Errors
///
/// When the file cannot be read, or not be changed so that it says what it should.
pub fn set_value(text: &str, path: &[&str], value: Option<&NewValue>) -> Result<String, TomlEditProblem> {
    let document = parse(text)?;
    let owned: Vec<String> = path.iter().map(|&key| key.to_owned()).collect();
    let found = item_at(document.as_item(), &owned);
    let is_so_already = match (value, found) {
        (Some(value), Some(item)) => value.is_said_by(item),
        (None, None) => true,
        _ => false,
    };
    if is_so_already {
        return Ok(text.to_owned());
    }
    let is_block = found.is_some_and(Item::is_table);
    if let (true, Some(NewValue::Table(keys))) = (is_block, value) {
        return keys.iter().try_fold(text.to_owned(), |text, (key, value)| {
            let path: Vec<&str> = path.iter().copied().chain([key.as_str()]).collect();
            set_value(&text, &path, Some(value))
        });
    }
    let edit = Edit { text, pieces: pieces(&document), document: &document };
    let splices = match value {
        Some(value) => edit.set(&owned, value),
        None => edit.remove(&owned),
    };
    let unsafe_here = || TomlEditProblem::Unsafe(path.join("."));
    let changed = apply(text, splices.ok_or_else(unsafe_here)?);
    let says_so = parse(&changed).is_ok_and(|after| {
        let item = item_at(after.as_item(), &owned);
        match value {
            Some(value) => item.is_some_and(|item| value.is_said_by(item)),
            // Behind an element that goes, another moves up.
            None => item.is_none() || list_length(&after, &owned) < list_length(&document, &owned),
        }
    });
    if says_so { Ok(changed) } else { Err(unsafe_here()) }
}

/// Adds an element to a list of tables, `[[key]]` unless the list is inline.
///
/// # Errors
///
/// As [`set_value`].
pub fn add_element(text: &str, key: &str, keys: &[(&str, NewValue)]) -> Result<String, TomlEditProblem> {
    let document = parse(text)?;
    let item = document.as_item().get(key);
    if let Some(list) = item.and_then(Item::as_array) {
        let path = [key, &list.len().to_string()];
        return set_value(text, &path, Some(&NewValue::table(keys.iter().cloned())));
    }
    let count = item.and_then(Item::as_array_of_tables).map_or(0, toml_edit::ArrayOfTables::len);
    let edit = Edit { text, pieces: pieces(&document), document: &document };
    let owned = vec![key.to_owned()];
    let at = if count == 0 { text.len() } else { edit.end_of(&owned) };
    let header = format!("[[{}]]", key_text(key));
    let changed = apply(text, vec![edit.block(at, &header, NewValue::table(keys.iter().cloned()))]);
    let added = [key.to_owned(), count.to_string()];
    let wanted = NewValue::table(keys.iter().cloned());
    let says_so = parse(&changed)
        .is_ok_and(|document| item_at(document.as_item(), &added).is_some_and(|item| wanted.is_said_by(item)));
    if says_so { Ok(changed) } else { Err(TomlEditProblem::Unsafe(key.to_owned())) }
}

fn parse(text: &str) -> Result<Document<&str>, TomlEditProblem> {
    Document::parse(text).map_err(|error| TomlEditProblem::Syntax(error.message().to_owned()))
}

fn item_at<'d>(root: &'d Item, path: &[String]) -> Option<&'d Item> {
    path.iter().try_fold(root, |item, key| match key.parse::<usize>() {
        Ok(number) if item.is_array() || item.is_array_of_tables() => item.get(number),
        _ => item.get(key),
    })
}

/// Returns the length of the list that the last key of a path is a number in; zero when it is in a table.
fn list_length(document: &Document<&str>, path: &[String]) -> usize {
    let list = path.split_last().and_then(|(_, parents)| item_at(document.as_item(), parents));
    let inline = list.and_then(Item::as_array).map_or(0, toml_edit::Array::len);
    list.and_then(Item::as_array_of_tables).map_or(inline, toml_edit::ArrayOfTables::len)
}

fn apply(text: &str, mut splices: Vec<Splice>) -> String {
    splices.sort_by_key(|(range, _)| (range.start, range.end));
    let mut changed = text.to_owned();
    for (range, new) in splices.into_iter().rev() {
        changed.replace_range(range, &new);
    }
    changed
}

/// A file that is being changed.
struct Edit<'d> {
    text: &'d str,
    document: &'d Document<&'d str>,
    pieces: Vec<Piece>,
}

impl Edit<'_> {
    fn set(&self, path: &[String], value: &NewValue) -> Option<Vec<Splice>> {
        if let Some(piece) = self.value_above(path) {
            return self.within(piece, |whole, rest| toml_inline::set(self.text, whole, rest, value), path);
        }
        if self.is_table(path) {
            // A table is set key by key; anything else would have to take the table's place.
            return None;
        }
        let (table, key, rest) = (0..path.len()).rev().find_map(|length| {
            let (table, rest) = path.split_at(length);
            (table.is_empty() || self.is_table(table)).then(|| (table, &rest[0], &rest[1..]))
        })?;
        self.insert(table, key, nested(rest, value)).map(|splice| vec![splice])
    }

    fn remove(&self, path: &[String]) -> Option<Vec<Splice>> {
        if let Some(piece) = self.value_above(path)
            && piece.path.len() < path.len()
        {
            return self.within(piece, toml_inline::remove, path);
        }
        let mut splices = Vec::new();
        let mut at = 0;
        while let Some(piece) = self.pieces.get(at) {
            at += 1;
            if !piece.is_under(path) {
                continue;
            }
            let mut range = piece.lines.clone();
            if piece.is_header {
                // What is said between the lines of a table goes with it.
                let inside = section(&self.pieces, Some(at - 1));
                range.end = inside.last().map_or(range.end, |last| last.lines.end);
                at += inside.len();
                range.end = self.after_blank_line(range.start, range.end);
            }
            splices.push((range, String::new()));
        }
        Some(splices)
    }

    /// Changes a value from within, given by the piece that holds it.
    fn within(
        &self,
        piece: &Piece,
        change: impl Fn(&toml_edit::Value, &[String]) -> Option<Vec<Splice>>,
        path: &[String],
    ) -> Option<Vec<Splice>> {
        let item = item_at(self.document.as_item(), &piece.path)?;
        change(item.as_value()?, &path[piece.path.len()..])
    }

    /// Returns the `key = value` that says `path` or holds it.
    fn value_above(&self, path: &[String]) -> Option<&Piece> {
        self.pieces.iter().find(|piece| !piece.is_header && path.starts_with(&piece.path))
    }

    fn is_table(&self, path: &[String]) -> bool {
        self.pieces.iter().any(|piece| piece.is_under(path))
    }

    /// Puts a new key into a table that is not inline.
    fn insert(&self, table: &[String], key: &str, value: NewValue) -> Option<Splice> {
        let header = self.pieces.iter().position(|piece| piece.is_header && piece.path == table);
        let entry = format!("{} = {value}", key_text(key));
        if header.is_some() || table.is_empty() {
            let inside = section(&self.pieces, header);
            if let NewValue::Table(_) = value
                && (table.is_empty() || self.has_headers_below(table))
            {
                return Some(self.header_below(table, key, value));
            }
            let last = inside.iter().rfind(|piece| !piece.path.is_empty()).or(header.map(|at| &self.pieces[at]));
            return Some(match last {
                Some(last) => self.line(last.lines.end, &self.indent_of(last), &entry),
                None => self.first_line(&entry),
            });
        }
        let inside = |at: &usize| {
            let piece = &self.pieces[*at];
            !piece.is_header && piece.is_under(table) && header_of(&self.pieces, *at).len() < table.len()
        };
        if let Some(at) = (0..self.pieces.len()).rfind(inside) {
            let dotted: Vec<String> =
                table[header_of(&self.pieces, at).len()..].iter().map(|key| key_text(key)).collect();
            let last = &self.pieces[at];
            let entry = format!("{}.{entry}", dotted.join("."));
            return Some(self.line(last.lines.end, &self.indent_of(last), &entry));
        }
        Some(match value {
            NewValue::Table(_) => self.header_below(table, key, value),
            _ => {
                let header = format!("[{}]", dotted(table));
                self.block(self.text.len(), &header, NewValue::Table(vec![(key.to_owned(), value)]))
            }
        })
    }

    /// Tells whether tables right below one have headers of their own.
    fn has_headers_below(&self, table: &[String]) -> bool {
        let is_below = |piece: &Piece| piece.is_under(table) && piece.path.len() == table.len() + 1;
        self.pieces.iter().any(|piece| piece.is_header && is_below(piece))
    }

    fn header_below(&self, table: &[String], key: &str, value: NewValue) -> Splice {
        let path: Vec<String> = table.iter().cloned().chain([key.to_owned()]).collect();
        let at = if table.is_empty() { self.text.len() } else { self.end_of(table) };
        self.block(at, &format!("[{}]", dotted(&path)), value)
    }

    /// Returns the end of the last line that says something of a table.
    fn end_of(&self, path: &[String]) -> usize {
        let last = self.pieces.iter().rfind(|piece| piece.is_under(path));
        last.map_or(self.text.len(), |piece| piece.lines.end)
    }

    /// Makes a line behind the line that ends at a place.
    fn line(&self, at: usize, indent: &str, entry: &str) -> Splice {
        let ending = ending_in_use(self.text);
        let before = if self.ends_line(at) { "" } else { ending };
        (at..at, format!("{before}{indent}{entry}{ending}"))
    }

    /// Makes the first line that says something: above the first header and the comment that belongs to it.
    fn first_line(&self, entry: &str) -> Splice {
        let Some(header) = self.pieces.first() else { return self.line(self.text.len(), "", entry) };
        let top = first_line_start(self.text);
        let mut at = header.lines.start;
        while at > top {
            let start = self.text[top..at - 1].rfind('\n').map_or(top, |feed| top + feed + 1);
            if !self.text[start..at].starts_with('#') {
                break;
            }
            at = start;
        }
        let ending = ending_in_use(self.text);
        (at..at, format!("{entry}{ending}{ending}"))
    }

    /// Makes a header with its lines, set apart by blank lines.
    fn block(&self, at: usize, header: &str, value: NewValue) -> Splice {
        let ending = ending_in_use(self.text);
        let mut block = String::new();
        let above = &self.text[first_line_start(self.text).min(at)..at];
        if !self.ends_line(at) {
            block += ending;
        }
        if !above.is_empty() && !above.ends_with("\n\n") && !above.ends_with("\n\r\n") {
            block += ending;
        }
        block = block + header + ending;
        let NewValue::Table(keys) = value else { return (at..at, block) };
        for (key, value) in keys {
            block += &format!("{} = {value}{ending}", key_text(&key));
        }
        (at..at, block)
    }

    fn ends_line(&self, at: usize) -> bool {
        at <= first_line_start(self.text) || self.text[..at].ends_with('\n')
    }

    fn indent_of(&self, piece: &Piece) -> String {
        let line = &self.text[piece.lines.clone()];
        line[..line.len() - line.trim_start_matches([' ', '\t']).len()].to_owned()
    }

    /// Returns the end of a blank line that would stand doubled once what is before it is gone.
    fn after_blank_line(&self, start: usize, end: usize) -> usize {
        let above = &self.text[first_line_start(self.text).min(start)..start];
        let below = &self.text[end..];
        let blank = if below.starts_with("\r\n") { 2 } else { usize::from(below.starts_with('\n')) };
        let is_apart = above.is_empty() || above.ends_with("\n\n") || above.ends_with("\n\r\n");
        if is_apart { end + blank } else { end }
    }
}

fn dotted(path: &[String]) -> String {
    path.iter().map(|key| key_text(key)).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    /// Makes edits one after the other and shows the result, with CRLF and a byte order mark giving the same.
    fn edited(text: &str, edits: &[(&[&str], Option<NewValue>)], expected: &Expect) {
        let run = |text: String| {
            edits.iter().fold(text, |text, (path, value)| set_value(&text, path, value.as_ref()).unwrap())
        };
        let result = run(text.to_owned());
        if !text.contains('\n') {
            return expected.assert_eq(&result);
        }
        let windows = run(format!("\u{feff}{}", text.replace('\n', "\r\n")));
        assert_eq!(windows, format!("\u{feff}{}", result.replace('\n', "\r\n")));
        expected.assert_eq(&result);
    }

    fn text(text: &str) -> Option<NewValue> {
        Some(NewValue::text(text))
    }

    #[test]
    fn a_value_is_replaced_where_it_stands() {
        edited(
            "# Alice\nname  =  'Al'   # short\nemails = [\n  \"a@x\", # home\n  \"b@x\",\n]\n",
            &[
                (&["name"], text("Alice")),
                (&["phone"], text("1")),
                (&["emails"], Some(NewValue::Texts(vec!["a@x".into(), "b@x".into(), "c@x".into()]))),
                (&["emails", "1"], None),
            ],
            &expect![[r##"
                # Alice
                name  =  "Alice"   # short
                emails = [
                  "a@x", # home
                  "c@x",
                ]
                phone = "1"
            "##]],
        );
    }

    #[test]
    fn members_are_written_as_their_neighbours() {
        let member = || Some(NewValue::table([("role", NewValue::text("admin"))]));
        edited(
            "name = \"Trip\"\n\n[members] # who\nalice = {}\nbob = { weight = \"2\" } # twice\n\n[defaults]\nsplit = \"alice\"\n",
            &[
                (&["members", "carol"], member()),
                (&["members", "bob", "weight"], text("3")),
                (&["members", "bob", "role"], text("viewer")),
                (&["members", "alice", "since"], Some(NewValue::Day(crate::model::Date::new(2026, 2, 1).unwrap()))),
                (&["archived"], Some(NewValue::Flag(true))),
            ],
            &expect![[r#"
                name = "Trip"
                archived = true

                [members] # who
                alice = { since = 2026-02-01 }
                bob = { weight = "3", role = "viewer" } # twice
                carol = { role = "admin" }

                [defaults]
                split = "alice"
            "#]],
        );
        edited(
            "[members.alice]\nweight = \"2\"\n\n# Bob is new.\n[members.bob]\n# for now\nrole = \"viewer\"\n\n[defaults]\n",
            &[
                (&["members", "carol"], member()),
                (&["members", "alice", "role"], text("admin")),
                (&["members", "bob"], None),
                (&["name"], text("Trip")),
            ],
            &expect![[r#"
                name = "Trip"

                [members.alice]
                weight = "2"
                role = "admin"

                # Bob is new.

                [members.carol]
                role = "admin"

                [defaults]
            "#]],
        );
        edited(
            "[members]\nalice.role = \"admin\"\nbob.role = \"viewer\"\n",
            &[(&["members", "alice", "weight"], text("2")), (&["members", "bob"], None)],
            &expect![[r#"
                [members]
                alice.role = "admin"
                alice.weight = "2"
            "#]],
        );
        edited(
            "members = { alice = {}, bob = {} }",
            &[(&["members", "alice"], None), (&["members", "carol"], member())],
            &expect![[r#"members = { bob = {}, carol = { role = "admin" } }"#]],
        );
        edited(
            "",
            &[(&["members", "alice", "weight"], text("2"))],
            &expect![[r#"
            [members]
            alice = { weight = "2" }
        "#]],
        );
        edited(
            "name = \"a\"",
            &[(&["units", "beer"], Some(NewValue::table([("decimals", NewValue::Whole(0))]))), (&["name"], None)],
            &expect![[r#"

                [units]
                beer = { decimals = 0 }
            "#]],
        );
    }

    #[test]
    fn ways_to_be_paid_come_and_go() {
        let way = |to| [("kind", NewValue::text("iban")), ("to", NewValue::text(to))];
        let once = add_element("name = \"a\"", "pay", &way("1")).unwrap();
        let twice = add_element(&format!("{once}\n[friends]\nbob = \"accepted\"\n"), "pay", &way("2")).unwrap();
        expect![[r#"
            name = "a"

            [[pay]]
            kind = "iban"
            to = "1"

            [[pay]]
            kind = "iban"
            to = "2"

            [friends]
            bob = "accepted"
        "#]]
        .assert_eq(&twice);
        let changed = set_value(&twice, &["pay", "1", "to"], Some(&NewValue::text("3"))).unwrap();
        expect![[r#"
            name = "a"

            [[pay]]
            kind = "iban"
            to = "3"

            [friends]
            bob = "accepted"
        "#]]
        .assert_eq(&set_value(&changed, &["pay", "0"], None).unwrap());
        let inline = add_element("pay = [{ kind = \"cash\", to = \"\" }]\n", "pay", &way("1")).unwrap();
        expect![[r#"
            pay = [{ kind = "cash", to = "" }, { kind = "iban", to = "1" }]
        "#]]
        .assert_eq(&inline);
    }

    #[test]
    fn what_is_so_already_or_cannot_be_is_left_alone() {
        assert_eq!(set_value("a = 'x'", &["a"], text("x").as_ref()).unwrap(), "a = 'x'");
        assert_eq!(set_value("a = 1", &["b"], None).unwrap(), "a = 1");
        assert!(matches!(set_value("a = ", &["b"], None), Err(TomlEditProblem::Syntax(_))));
        assert!(set_value("[a]\nx = 1", &["a"], text("x").as_ref()).is_err());
        assert!(set_value("a = 1", &["a", "b"], text("x").as_ref()).is_err());
    }

    /// A file as people write them: every line is one of a few, no key twice.
    fn file() -> impl Strategy<Value = String> {
        let root = [
            "name = \"x\"",
            "kind='trip' # c",
            "emails = [ \"a\" , \"b\" ]",
            "a.b = 1",
            "a.\"c d\" = '#'",
            "t = \"\"\"\nz\n\"\"\"",
        ];
        let members = [
            "alice = {}",
            "bob={weight=\"1\"}# b",
            "  carol = { role = \"admin\", since = 2026-01-01 }",
            "dan.role = \"viewer\"",
            "dan . weight = \"2\"",
        ];
        let blocks = [
            "[members.eve]",
            "[members.eve]\nrole = \"admin\"\n\n",
            "[defaults]\nsplit = \"alice bob\"",
            "[x.y]\nz = 1\n# end",
            "[[pay]]\nkind = \"iban\"\n[[pay]]\n# second\nkind = \"upi\"",
        ];
        let noise = prop::sample::select(vec!["", "\n", "# comment\n", "\n# a\n\n", " \t\n"]);
        let pick = |from: Vec<&'static str>| {
            let count = from.len();
            prop::sample::subsequence(from, 0..=count).prop_shuffle()
        };
        let lines = move |from: Vec<&'static str>, noise: prop::sample::Select<&'static str>| {
            (pick(from), prop::collection::vec(noise, 8)).prop_map(|(lines, noise)| {
                noise.iter().zip(lines).map(|(noise, line)| format!("{noise}{line}\n")).collect::<String>()
            })
        };
        let parts = (
            lines(root.to_vec(), noise.clone()),
            any::<bool>(),
            lines(members.to_vec(), noise.clone()),
            lines(blocks.to_vec(), noise.clone()),
            noise,
        );
        (parts, any::<[bool; 3]>()).prop_filter_map(
            "valid",
            |((root, has, members, blocks, end), [crlf, mark, cut])| {
                let members = if has { format!("[members]\n{members}") } else { String::new() };
                let mut text = format!("{root}{members}{blocks}{end}");
                if cut {
                    text.truncate(text.trim_end().len());
                }
                if crlf {
                    text = text.replace('\n', "\r\n");
                }
                let text = if mark { format!("\u{feff}{text}") } else { text };
                Document::parse(text.as_str()).is_ok().then_some(text)
            },
        )
    }

    fn path() -> impl Strategy<Value = Vec<&'static str>> {
        let paths: [&[&str]; 17] = [
            &["name"],
            &["kind"],
            &["emails"],
            &["emails", "0"],
            &["a", "b"],
            &["a", "n"],
            &["t"],
            &["members", "alice"],
            &["members", "bob", "weight"],
            &["members", "carol", "role"],
            &["members", "dan", "until"],
            &["members", "dan"],
            &["members", "eve", "role"],
            &["defaults", "split"],
            &["x", "y", "w"],
            &["pay", "0", "kind"],
            &["pay", "0"],
        ];
        prop::sample::select(paths.map(<[&str]>::to_vec).to_vec())
    }

    /// Returns what the file says but for one path; tables that are empty then do not count.
    fn rest(text: &str, path: &[&str]) -> toml::Value {
        let mut value: toml::Value = toml::from_str::<toml::Table>(text.trim_start_matches('\u{feff}')).unwrap().into();
        forget(&mut value, path);
        prune(&mut value);
        value
    }

    fn forget(value: &mut toml::Value, path: &[&str]) {
        match (value, path) {
            (_, []) => {}
            (toml::Value::Table(table), [key]) => drop(table.remove(*key)),
            (toml::Value::Table(table), [key, rest @ ..]) => {
                table.get_mut(*key).into_iter().for_each(|inner| forget(inner, rest));
            }
            (toml::Value::Array(list), [key, rest @ ..]) => {
                let at: usize = key.parse().unwrap();
                if at < list.len() && rest.is_empty() {
                    list.remove(at);
                } else if at < list.len() {
                    forget(&mut list[at], rest);
                }
            }
            _ => {}
        }
    }

    /// Takes out what is empty.
    fn prune(value: &mut toml::Value) -> bool {
        match value {
            toml::Value::Table(table) => {
                table.retain(|_, inner| !prune(inner));
                table.is_empty()
            }
            toml::Value::Array(list) => {
                list.retain_mut(|inner| !prune(inner));
                list.is_empty()
            }
            _ => false,
        }
    }

    /// Returns how many lines of `old` are not in `new`, taking both in order.
    fn lost(old: &str, new: &str) -> usize {
        let mut left = new.lines();
        old.lines()
            .filter(|line| {
                let mut ahead = left.clone();
                let found = ahead.any(|other| other == *line);
                if found {
                    left = ahead;
                }
                !found
            })
            .count()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn only_the_line_of_the_key_changes(text in file(), path in path(), words in "\\PC{0,8}") {
            let value = if path == ["members", "alice"] { NewValue::table([("role", NewValue::Text(words))]) }
                else if path == ["emails"] { NewValue::Texts(vec![words, "b".into()]) }
                else { NewValue::Text(words) };
            if let Ok(changed) = set_value(&text, &path, Some(&value)) {
                prop_assert!(lost(&text, &changed) <= 1 + 2 * usize::from(path == ["t"]), "{}\n---\n{}", text, changed);
                prop_assert_eq!(rest(&text, &path), rest(&changed, &path));
                prop_assert_eq!(changed.starts_with('\u{feff}'), text.starts_with('\u{feff}'));
                if text.contains("\r\n") {
                    prop_assert!(!changed.replace("\r\n", "").contains('\n'));
                }
            } else {
                let odd = [vec!["a", "b"], vec!["members", "dan"], vec!["pay", "0"], vec!["pay", "0", "kind"], vec!["emails", "0"]];
                prop_assert!(odd.contains(&path), "{:?} {}", path, text);
            }
        }

        #[test]
        fn taking_out_leaves_the_rest(text in file(), path in path()) {
            let changed = set_value(&text, &path, None).unwrap();
            prop_assert_eq!(rest(&text, &path), rest(&changed, &[]));
            let missing = changed.lines().filter(|line| !text.contains(line)).count();
            prop_assert!(missing <= 1, "{}\n---\n{}", text, changed);
            prop_assert!(path == ["members", "eve"] || text.matches("# ").count() <= changed.matches("# ").count() + 2);
        }

        #[test]
        fn an_element_is_added_behind(text in file()) {
            let keys = [("kind", NewValue::text("pix")), ("to", NewValue::text("x"))];
            let changed = add_element(&text, "pay", &keys).unwrap();
            prop_assert_eq!(lost(text.trim_start_matches('\u{feff}'), changed.trim_start_matches('\u{feff}')), 0);
        }

        #[test]
        fn no_text_panics(text in "([a-z\\[\\]{}=\"'.,# 0-9]|\r?\n|\\PC){0,40}", path in path()) {
            let _ = set_value(&text, &path, Some(&NewValue::text("x")));
            let _ = set_value(&text, &path, None);
            let _ = add_element(&text, "pay", &[]);
        }
    }
}
