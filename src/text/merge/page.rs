//! A merged table on its way to text: which of its things stay, by what they are sorted, how they are written.

use std::borrow::Cow;
use std::rc::Rc;

use super::columns::{BASE, Columns, OURS, THEIRS, Values};
use super::kind::TableKind;
use super::layout::{Layout, OutRow};
use super::order::Ranks;
use super::sheet::{Format, SEPARATOR, Sheet, What};
use super::things::{Is, Things};

/// A merged table that is about to be written.
pub struct Page<'x, 's, 't, 'c> {
    /// The three tables.
    pub sheets: [&'s Sheet<'t>; 3],
    /// What stands in them.
    pub things: &'x Things<'s, 't>,
    /// The rows that each thing comes to.
    pub rows: &'x [Vec<OutRow<'t>>],
    /// The columns.
    pub layout: &'x Layout<'c>,
}

impl Page<'_, '_, '_, '_> {
    /// Writes the things in an order.
    pub fn write(&self, order: &[usize], format: Format) -> String {
        let mut lines: Vec<Cow<'_, str>> = Vec::new();
        self.push_blanks(0, &mut lines);
        for number in order {
            let before = lines.len();
            let thing = &self.things.list[*number];
            match &thing.is {
                Is::Top => {}
                Is::Header => lines.push(Cow::Owned(self.header())),
                Is::Comment(text) => lines.push(Cow::Borrowed(text)),
                Is::Keyed(_) | Is::Loose => {
                    for row in &self.rows[*number] {
                        lines.push(Cow::Owned(self.layout.row(row)));
                    }
                }
            }
            if lines.len() > before {
                self.push_blanks(*number, &mut lines);
            }
        }
        format.page(&lines)
    }

    fn header(&self) -> String {
        self.layout.header(self.sheets.map(|sheet| {
            sheet.lines.iter().find_map(|line| match line.what {
                What::Header(raw) => Some(raw),
                _ => None,
            })
        }))
    }

    /// Tells whether a thing stays. A comment does if both have it, or one has added it.
    pub fn keeps(&self, number: usize) -> bool {
        let thing = &self.things.list[number];
        let [base, ours, theirs] = thing.present;
        match &thing.is {
            Is::Top => false,
            Is::Header => true,
            Is::Comment(_) => ours && theirs || (ours || theirs) && !base,
            Is::Keyed(_) | Is::Loose => !self.rows[number].is_empty(),
        }
    }

    fn push_blanks<'a>(&'a self, number: usize, lines: &mut Vec<Cow<'a, str>>) {
        let thing = &self.things.list[number];
        let [base, ours, theirs] = thing.blanks;
        let blanks = match thing.present {
            [_, true, false] => ours,
            [_, false, true] => theirs,
            _ if ours == base => theirs,
            _ if theirs == base => ours,
            _ => std::cmp::max_by_key(ours, theirs, |blanks| (blanks.len(), blanks.to_vec())),
        };
        lines.extend(blanks.iter().map(|blank| Cow::Borrowed(*blank)));
    }
}

/// Sorts rows by date, then key, then what they say.
pub struct RowRanks<'x, 's, 't> {
    /// What stands in them.
    pub things: &'x Things<'s, 't>,
    /// The united columns.
    pub columns: &'x Columns,
    /// What the rows are.
    pub kind: TableKind,
}

impl<'t> Ranks for RowRanks<'_, '_, 't> {
    type Rank = Rc<(String, String, Values<'t>)>;
    const KEEPS_ORDER: bool = true;

    fn rank(&self, thing: usize) -> Option<Self::Rank> {
        let thing = self.things.list.get(thing)?;
        if thing.is == Is::Header {
            return Some(Default::default());
        }
        let read = |side: usize| thing.rows[side].first().map(|row| self.columns.values(side, row.raw, None));
        // Where both added the row, the greater decides.
        let values = read(BASE).or_else(|| read(OURS).max(read(THEIRS)))?;
        let date = match self.kind {
            TableKind::Items => "",
            _ => self.columns.place("date").map_or("", |place| values[place].as_ref()),
        };
        let key = match &thing.is {
            Is::Keyed(key) if self.kind == TableKind::Items => key
                .rsplit_once(SEPARATOR)
                .map_or_else(|| key.to_string(), |(bill, line)| format!("{bill}{SEPARATOR}{line:>20}")),
            Is::Keyed(key) => key.to_string(),
            _ => String::new(),
        };
        // The empty rank is the header's; no row of the table is above it.
        Some(Rc::new((format!("{SEPARATOR}{date}"), key, values)))
    }

    fn text(&self, thing: usize) -> &str {
        match self.things.list.get(thing).map(|thing| &thing.is) {
            Some(Is::Comment(text)) => text,
            _ => "",
        }
    }
}
