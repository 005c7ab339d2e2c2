//! A TOML file as things that stand one below the other: comments, headers, keys, elements of lists of tables.

use std::collections::{BTreeMap, HashMap};

use toml_edit::{Document, Item};

use super::keyed::{CONFLICT, TAKEN_OUT};
use super::setting_values::Value;
use crate::text::lines;
use crate::text::toml_lines::{Piece, header_of, pieces};
use crate::text::toml_value::key_text;

/// What something is and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Stands {
    /// A comment line: what it says, and how often that stood above.
    Comment(String, usize),
    /// The header of a table.
    Header(Vec<String>),
    /// A key: the table whose header it stands below, and its own name, of several parts if it has dots.
    Key(Vec<String>, Vec<String>),
    /// An element of a list of tables: the list, and what the element is known by.
    Element(Vec<String>, String),
}

impl Stands {
    /// Returns the full path of what has a value.
    pub fn path(&self) -> Option<Vec<String>> {
        match self {
            Stands::Comment(..) | Stands::Header(_) => None,
            Stands::Key(table, key) => Some([table.as_slice(), key].concat()),
            Stands::Element(list, name) => Some([list.as_slice(), &["[]".to_owned(), name.clone()]].concat()),
        }
    }

    /// Says where it is, for people: `members.bob.role`.
    pub fn words(&self) -> String {
        match self {
            Stands::Comment(text, _) => text.clone(),
            Stands::Header(table) => table.join("."),
            Stands::Key(table, key) => [table.as_slice(), key].concat().join("."),
            Stands::Element(list, name) => format!("{} {name}", list.join(".")),
        }
    }
}

/// One thing of a file.
#[derive(Clone, Debug)]
pub struct Setting {
    /// What it is.
    pub stands: Stands,
    /// Its lines, without their endings.
    pub lines: Vec<String>,
    /// How many blank lines stand above.
    pub blanks: usize,
    /// The comments right above that hold what lost.
    pub losers: Vec<String>,
    /// What it says, if it is a key or an element.
    pub value: Option<Value>,
    /// The key as it is written.
    pub key: String,
    /// The text before and behind the value.
    around: (String, String),
}

impl Setting {
    /// Tells whether it is an element of a list of tables.
    pub fn is_element(&self) -> bool {
        matches!(self.stands, Stands::Element(..))
    }

    /// Writes what it says; on one line if it is a key.
    pub fn said(&self) -> String {
        match &self.value {
            Some(value) if !self.is_element() => super::setting_values::said(&self.key, value),
            _ => self.lines.join("\n"),
        }
    }

    /// Returns its lines with another value.
    pub fn with_value(&self, value: &Value) -> Vec<String> {
        let text = format!("{}{}{}", self.around.0, value.text(), self.around.1);
        text.lines().map(str::to_owned).collect()
    }
}

/// A TOML file as things.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The things in order.
    pub list: Vec<Setting>,
    /// How many blank lines stand below everything.
    pub blanks_last: usize,
}

impl Settings {
    /// Splits a file.
    pub fn of(document: &Document<&str>) -> Settings {
        let text: &str = document.raw();
        let pieces = pieces(document);
        let mut settings = Settings::default();
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut names: HashMap<Stands, usize> = HashMap::new();
        let mut start = lines::first_line_start(text);
        let mut next = 0;
        while start < text.len() {
            let Some(piece) = pieces.get(next).filter(|piece| piece.lines.start <= start) else {
                let end = lines::line_end(text, start);
                settings.push_line(text.get(start..end.end).unwrap_or(""), &mut seen);
                start = end.next;
                continue;
            };
            let (setting, end, after) = if is_element(document.as_item(), piece) {
                let (end, after) = element_end(&pieces, next);
                (element(document.as_item(), text, piece, end, &mut names), end, after)
            } else {
                (one(document.as_item(), text, &pieces, next), piece.lines.end, next + 1)
            };
            settings.push(setting);
            start = end.max(start + 1);
            next = after;
        }
        settings
    }

    /// Adds a thing, with the blank lines and the losers above it.
    fn push(&mut self, mut setting: Setting) {
        let is_loser = |own: &Setting| match &own.stands {
            Stands::Comment(text, _) => [CONFLICT, TAKEN_OUT].iter().any(|start| text.starts_with(start)),
            _ => false,
        };
        setting.blanks = std::mem::take(&mut self.blanks_last);
        if setting.blanks == 0 && setting.value.is_some() {
            let count = self.list.iter().rev().take_while(|own| is_loser(own)).count();
            let losers = self.list.split_off(self.list.len() - count);
            setting.blanks = losers.first().map_or(0, |first| first.blanks);
            setting.losers = losers.into_iter().flat_map(|loser| loser.lines).collect();
        }
        self.list.push(setting);
    }

    /// Returns what a file says, by path.
    pub fn says(&self) -> BTreeMap<Vec<String>, Value> {
        let said = self.list.iter();
        said.filter_map(|setting| Some((setting.stands.path()?, setting.value.clone()?))).collect()
    }

    fn push_line(&mut self, line: &str, seen: &mut HashMap<String, usize>) {
        if lines::is_blank(line) {
            self.blanks_last += 1;
            return;
        }
        let count = seen.entry(line.trim_end().to_owned()).or_default();
        *count += 1;
        self.list.push(Setting {
            stands: Stands::Comment(line.trim_end().to_owned(), *count),
            lines: vec![line.to_owned()],
            blanks: std::mem::take(&mut self.blanks_last),
            losers: Vec::new(),
            value: None,
            key: String::new(),
            around: Default::default(),
        });
    }
}

/// Tells whether a piece is the header of an element of a list of tables.
fn is_element(root: &Item, piece: &Piece) -> bool {
    let list = piece.path.split_last().and_then(|(_, list)| item_at(root, list));
    piece.is_header && list.is_some_and(Item::is_array_of_tables)
}

/// Returns where an element ends that begins at a piece, and the first piece behind it.
fn element_end(pieces: &[Piece], first: usize) -> (usize, usize) {
    let own = &pieces[first].path;
    let count = pieces[first..].iter().take_while(|piece| piece.is_under(own)).count();
    let after = first + count.max(1);
    (pieces[after - 1].lines.end, after)
}

fn element(root: &Item, text: &str, piece: &Piece, end: usize, names: &mut HashMap<Stands, usize>) -> Setting {
    let raw = text.get(piece.lines.start..end).unwrap_or("");
    let value = item_at(root, &piece.path).map(Value::of).unwrap_or_default();
    let list: Vec<String> = piece.path.split_last().map_or(Vec::new(), |(_, list)| list.to_vec());
    let known_by =
        ["kind", "to", "id", "name"].iter().filter_map(|key| value.text_of(key)).collect::<Vec<_>>().join(" ");
    let name = if known_by.is_empty() { value.text() } else { known_by };
    let count = names.entry(Stands::Element(list.clone(), name.clone())).or_default();
    *count += 1;
    let name = if *count == 1 { name } else { format!("{name} {count}") };
    Setting {
        stands: Stands::Element(list.clone(), name),
        lines: raw.lines().map(str::to_owned).collect(),
        blanks: 0,
        losers: Vec::new(),
        value: Some(value),
        key: list.join("."),
        around: Default::default(),
    }
}

/// Makes a thing of a header or a key.
fn one(root: &Item, text: &str, pieces: &[Piece], at: usize) -> Setting {
    let piece = &pieces[at];
    let raw = text.get(piece.lines.clone()).unwrap_or("");
    let lines = raw.lines().map(str::to_owned).collect();
    if piece.is_header {
        let stands = Stands::Header(piece.path.clone());
        return Setting {
            stands,
            lines,
            blanks: 0,
            losers: Vec::new(),
            value: None,
            key: String::new(),
            around: Default::default(),
        };
    }
    let table = header_of(pieces, at).to_vec();
    let key = piece.path.get(table.len()..).unwrap_or_default().to_vec();
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or("").to_owned();
    Setting {
        key: key.iter().map(|key| key_text(key)).collect::<Vec<_>>().join("."),
        stands: Stands::Key(table, key),
        lines,
        blanks: 0,
        losers: Vec::new(),
        value: item_at(root, &piece.path).map(Value::of),
        around: (part(piece.lines.start, piece.span.start), part(piece.span.end, piece.lines.end)),
    }
}

fn item_at<'d>(root: &'d Item, path: &[String]) -> Option<&'d Item> {
    path.iter().try_fold(root, |item, key| match key.parse::<usize>() {
        Ok(number) if item.is_array() || item.is_array_of_tables() => item.get(number),
        _ => item.get(key),
    })
}
