//! An expense file that can be changed as people and spreadsheets change it.

#![cfg(test)]

use crate::text::table::{PartKind, Scanner};
use crate::text::table_cell::{CellPlace, push_cell};

/// A change: what, where, and to which of a few values.
pub type Edit = (u8, u8, u8);

/// One line of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    Comment(String),
    Blank,
    Row(Vec<String>),
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub columns: Vec<String>,
    pub lines: Vec<Line>,
    pub carriage: bool,
    pub mark: bool,
    /// Whether no two friends write the same value; if they did, it would look as if one had seen the other's.
    pub own_values: bool,
}

/// The change that writes tags which others write as well, and the same ones again.
pub const SHARED_TAGS: u8 = 27;

pub const COLUMNS: &str = "id,date,description,amount,currency,paid_by,split,tags,status,by,mood";

impl Sheet {
    pub fn parse(text: &str) -> Sheet {
        let mut scanner = Scanner::new(text);
        let mut sheet = Sheet {
            columns: Vec::new(),
            lines: Vec::new(),
            carriage: text.contains("\r\n"),
            mark: text.starts_with('\u{feff}'),
            own_values: false,
        };
        while let Some(part) = scanner.next_part() {
            let (kind, raw) = (part.kind, text[part.span.clone()].to_owned());
            let record = scanner.record();
            let cells = || (0..record.cell_count()).map(|cell| record.cell(cell).into_owned()).collect();
            match kind {
                PartKind::Record if sheet.columns.is_empty() => sheet.columns = cells(),
                PartKind::Record => {
                    let mut row: Vec<String> = cells();
                    assert!(row.len() <= sheet.columns.len(), "a row is longer than the header: {text}");
                    row.resize(sheet.columns.len(), String::new());
                    sheet.lines.push(Line::Row(row));
                }
                PartKind::Comment => sheet.lines.push(Line::Comment(raw)),
                PartKind::Blank => sheet.lines.push(Line::Blank),
                PartKind::Unmerged => panic!("markers in {text}"),
            }
        }
        assert_eq!(scanner.problems(), [], "{text}");
        sheet
    }

    pub fn text(&self) -> String {
        let mut text = String::new();
        if self.mark {
            text.push('\u{feff}');
        }
        let ending = if self.carriage { "\r\n" } else { "\n" };
        let mut push = |cells: &[String]| {
            for (index, cell) in cells.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                push_cell(&mut text, cell, CellPlace::of(index, cells.len()));
            }
            text.push_str(ending);
        };
        push(&self.columns);
        for line in &self.lines {
            match line {
                Line::Row(cells) => push(cells),
                Line::Comment(comment) => push(std::slice::from_ref(comment)),
                Line::Blank => push(&[]),
            }
        }
        // Comments were written as cells, which quotes them.
        text.replace("\"#", "#").replace("!\"", "!")
    }

    pub fn place(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    pub fn rows(&self) -> impl Iterator<Item = &Vec<String>> {
        self.lines.iter().filter_map(|line| match line {
            Line::Row(cells) => Some(cells),
            _ => None,
        })
    }

    pub fn cell<'s>(&self, row: &'s [String], name: &str) -> &'s str {
        self.place(name).map_or("", |place| &row[place])
    }

    fn set(&mut self, line: usize, name: &str, value: &str) {
        let Some(place) = self.place(name) else { return };
        let Some(Line::Row(cells)) = self.lines.get_mut(line) else { return };
        let before = std::mem::replace(&mut cells[place], value.to_owned());
        if ["status", "by"].contains(&name) {
            return;
        }
        // Losers that said the same say the same again: they lost something else.
        let status = self.place("status").unwrap();
        for below in &mut self.lines[line + 1..] {
            match below {
                Line::Row(cells) if cells[status] == "conflict" && cells[place] == before => {
                    cells[place] = value.to_owned();
                }
                Line::Row(cells) if cells[status] == "conflict" => {}
                _ => break,
            }
        }
    }

    /// Makes one change; `author` and `serial` make new ids.
    pub fn edit(&mut self, edit: Edit, author: usize, serial: usize) {
        let (what, place, value) = edit;
        let rows: Vec<usize> = (0..self.lines.len()).filter(|line| matches!(self.lines[*line], Line::Row(_))).collect();
        let row = rows.get(usize::from(place) % rows.len().max(1)).copied();
        let by = ["ana", "bo", "cy", "dan", "eve"][author % 5];
        let is_conflict = row.is_some_and(|row| match &self.lines[row] {
            Line::Row(cells) => self.cell(cells, "status") == "conflict",
            _ => false,
        });
        let own = if self.own_values { author + 1 } else { 0 };
        match (what % 28, row) {
            (0..=3, Some(row)) if !is_conflict => {
                self.set(row, "amount", &format!("{}.{own}0", 8 + value % 5));
                self.set(row, "by", by);
            }
            (4, Some(row)) if !is_conflict => {
                self.set(row, "split", &format!("{}:{}", ["ana bo", "ana cy", "bo"][usize::from(value % 3)], own + 1));
            }
            (5 | 6, Some(row)) if !is_conflict => self.set(
                row,
                "description",
                &format!("{} {own}", ["Pizza", "Tapas", "a, b", "Zoo"][usize::from(value % 4)]),
            ),
            (7, Some(row)) if !is_conflict => self.set(row, "date", &format!("2026-06-{:02}", 10 + value % 9)),
            (8, Some(row)) if !is_conflict => {
                self.set(row, "mood", &format!("{}{own}", ["", "good", "bad"][usize::from(value % 3)]));
            }
            // Own tags are never put in twice; see there for those that are.
            (9, Some(row)) if !is_conflict && self.own_values => {
                let tags = [String::new(), format!("t{serial}"), format!("t{serial} fun{serial}")];
                self.set(row, "tags", &tags[usize::from(value % 3)]);
            }
            (9 | SHARED_TAGS, Some(row)) if !is_conflict => {
                self.set(row, "tags", ["", "food", "food fun", "fun old"][usize::from(value % 4)]);
            }
            (10, Some(row)) if !is_conflict => self.set(row, "status", ["", "pending", "void"][usize::from(value % 3)]),
            (11, Some(row)) if !is_conflict => self.set(row, "status", "void"),
            // Taking out a row of a conflict settles it; the row in force goes with its losers.
            (12, Some(row)) => self.remove(row, is_conflict),
            (26, Some(row)) if is_conflict => self.remove(row, true),
            (13..=16, _) => {
                let id = format!("{}{serial:011}", ["a", "b", "c", "d", "e"][author % 5]);
                self.insert(self.lines.len(), &id, value, by);
            }
            (17, _) => self.insert(usize::from(place) % (self.lines.len() + 1), "", value, by),
            (18, _) => {
                let comment = format!("# note {} of {}!", value % 4, by);
                self.lines.insert(usize::from(place) % (self.lines.len() + 1), Line::Comment(comment));
            }
            (19, _) => {
                let comments = (0..self.lines.len()).filter(|line| matches!(self.lines[*line], Line::Comment(_)));
                if let Some(line) = comments.clone().nth(usize::from(place) % comments.count().max(1)) {
                    self.lines.remove(line);
                }
            }
            (20, _) => self.lines.insert(usize::from(place) % (self.lines.len() + 1), Line::Blank),
            _ => self.reshape(what % 28, place, value),
        }
    }

    /// Does what spreadsheets do.
    fn reshape(&mut self, what: u8, place: u8, value: u8) {
        match what {
            21 => self.carriage = value.is_multiple_of(2),
            22 => self.mark = value.is_multiple_of(2),
            23 if place.is_multiple_of(2) => {
                let name = ["weather", "place"][usize::from(value % 2)];
                if self.place(name).is_none() {
                    self.columns.push(name.to_owned());
                    for line in &mut self.lines {
                        if let Line::Row(cells) = line {
                            cells.push("sun".to_owned());
                        }
                    }
                }
            }
            24 if place.is_multiple_of(2) => {
                let last = self.columns.len() - 1;
                let (one, other) = (1 + usize::from(place) % last, 1 + usize::from(value) % last);
                self.columns.swap(one, other);
                for line in &mut self.lines {
                    if let Line::Row(cells) = line {
                        cells.swap(one, other);
                    }
                }
            }
            25 if self.place("date").is_some() => {
                let place = self.place(["date", "amount"][usize::from(value % 2)]).unwrap();
                // Losers stay below their rows.
                let status = self.place("status").unwrap();
                let mut blocks: Vec<Vec<Line>> = Vec::new();
                for line in self.lines.drain(..) {
                    match (&line, blocks.last_mut()) {
                        (Line::Row(cells), Some(block)) if cells[status] == "conflict" => block.push(line),
                        _ => blocks.push(vec![line]),
                    }
                }
                blocks.sort_by_key(|block| match &block[0] {
                    Line::Row(cells) => (1, cells[place].clone()),
                    _ => (0, String::new()),
                });
                self.lines = blocks.concat();
            }
            _ => {}
        }
    }

    fn remove(&mut self, row: usize, is_conflict: bool) {
        self.lines.remove(row);
        while !is_conflict
            && matches!(self.lines.get(row), Some(Line::Row(cells)) if self.cell(cells, "status") == "conflict")
        {
            self.lines.remove(row);
        }
    }

    fn insert(&mut self, line: usize, id: &str, value: u8, by: &str) {
        let status = self.place("status").unwrap();
        let mut line = line;
        while matches!(self.lines.get(line), Some(Line::Row(cells)) if cells[status] == "conflict") {
            line += 1;
        }
        let row = vec![String::new(); self.columns.len()];
        self.lines.insert(line, Line::Row(row));
        let date = format!("2026-06-{:02}", 10 + value % 9);
        let amount = format!("{}.00", 1 + value % 5);
        for (name, value) in [
            ("id", id),
            ("date", &date),
            ("description", "new"),
            ("amount", &amount),
            ("paid_by", "ana"),
            ("split", "ana bo"),
            ("by", by),
        ] {
            self.set(line, name, value);
        }
    }
}

/// Makes a file with a few rows.
pub fn base(rows: usize) -> Sheet {
    let mut text = format!("{COLUMNS}\n# the trip!\n");
    for row in 0..rows {
        let day = 10 + row * 7 % 19;
        let id = if row % 4 == 3 { String::new() } else { format!("z{row:011}") };
        text += &format!("{id},2026-06-{day},dinner {row},{}.00,EUR,ana,ana bo,food,,ana,\n", 10 + row);
    }
    Sheet::parse(&text)
}

/// Makes changes to a text.
pub fn edited(text: &str, edits: &[Edit], author: usize, serial: &mut usize) -> String {
    edited_as(Sheet::parse(text), edits, author, serial)
}

/// Makes changes that nobody else makes.
pub fn edited_apart(text: &str, edits: &[Edit], author: usize, serial: &mut usize) -> String {
    edited_as(Sheet { own_values: true, ..Sheet::parse(text) }, edits, author, serial)
}

fn edited_as(mut sheet: Sheet, edits: &[Edit], author: usize, serial: &mut usize) -> String {
    for edit in edits {
        *serial += 1;
        sheet.edit(*edit, author, *serial);
    }
    sheet.text()
}
