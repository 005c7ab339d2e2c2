//! Cells and columns of tables: what they hold, how it is painted, and how numbers are brought in line.

use std::borrow::Cow;

use super::bars::Bar;
use super::safe::{Safe, safe, safe_text};
use super::style::{Look, Paint};
use super::width;

/// What a column holds, and so how it is aligned and whether it may be wrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words: to the left; wrapped or cut where there is a width to fit into.
    Text,
    /// Numbers: the decimal points stand below each other; never wrapped.
    Amount,
    /// Dates, ids, codes, bars: to the left; never wrapped.
    Fixed,
}

/// A column: its heading and what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub(super) heading: Safe,
    pub(super) kind: Kind,
    pub(super) is_spare: bool,
}

impl Column {
    /// Names a column; with all headings empty the table has no heading line.
    #[must_use]
    pub fn new(kind: Kind, heading: &'static str) -> Self {
        Self { heading: Safe::own(heading), kind, is_spare: false }
    }

    /// Names a column with a word that is known only when the program runs.
    #[must_use]
    pub const fn with_heading(kind: Kind, heading: Safe) -> Self {
        Self { heading, kind, is_spare: false }
    }

    /// Returns the column as one that is left out where the table does not fit, those on the right first.
    #[must_use]
    pub fn spare(self) -> Self {
        Self { is_spare: true, ..self }
    }
}

/// One cell: bare text and how it is painted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    pub(super) text: Safe,
    pub(super) paint: Paint,
    /// How many bytes of the text are the id's unique prefix.
    pub(super) prefix: Option<usize>,
    pub(super) is_rule: bool,
}

impl Cell {
    /// Shows words; numbers, dates and amounts of the program come as [`Cell::value`].
    #[must_use]
    pub const fn text(text: Safe) -> Self {
        Self { text, paint: Paint::Plain, prefix: None, is_rule: false }
    }

    /// Shows a value by its `Display`, made safe all the same.
    #[must_use]
    pub fn value(value: impl std::fmt::Display) -> Self {
        Self::text(safe_text(value.to_string()))
    }

    /// Shows the program's own words.
    #[must_use]
    pub fn own(words: &'static str) -> Self {
        Self::text(Safe::own(words))
    }

    /// Shows nothing.
    #[must_use]
    pub fn empty() -> Self {
        Self::own("")
    }

    /// Shows an id. With colour its first `unique` characters, which tell it from the others,
    /// are bright and the rest is dim; without colour only those are shown.
    #[must_use]
    pub fn id(id: &str, unique: usize) -> Self {
        let id = safe(id);
        let prefix = id.as_str().char_indices().nth(unique);
        let prefix = prefix.map_or(id.as_str().len(), |(at, _)| at);
        Self { prefix: Some(prefix), ..Self::text(id) }
    }

    /// Shows a bar in the paint of its sign.
    #[must_use]
    pub fn bar(bar: &Bar) -> Self {
        Self::value(&bar.drawn).painted(bar.paint)
    }

    /// Draws a line over the whole column, as above a total.
    #[must_use]
    pub fn rule() -> Self {
        Self { is_rule: true, ..Self::empty() }
    }

    /// Returns the cell in a paint.
    #[must_use]
    pub fn painted(self, paint: Paint) -> Self {
        Self { paint, ..self }
    }
}

/// Leaves only the unique prefix of an id where paint cannot set it off.
pub(super) fn shorten_id(cell: &mut Cow<'_, Cell>, look: &Look) {
    if let (Some(prefix), false) = (cell.prefix, look.colour) {
        let unique = cell.text.as_str().get(..prefix).unwrap_or_default();
        *cell = Cow::Owned(Cell { text: safe(unique), prefix: None, ..Cell::clone(cell) });
    }
}

/// Puts blanks behind the numbers of a column, so that aligned to the right their decimal
/// points stand below each other.
pub(super) fn align_points<'a, 't: 'a>(cells: impl Iterator<Item = &'a mut Cow<'t, Cell>>) {
    let mut cells: Vec<_> = cells.filter(|cell| !cell.text.is_empty()).collect();
    let longest = cells.iter().map(|cell| behind_units(cell)).max();
    for cell in &mut cells {
        let blanks = longest.unwrap_or(0).saturating_sub(behind_units(cell));
        if blanks == 0 {
            continue;
        }
        let cell = cell.to_mut();
        let text = std::mem::take(&mut cell.text);
        let blanks = std::iter::repeat_n(Safe::own(" "), blanks);
        cell.text = std::iter::once(text).chain(blanks).collect();
    }
}

/// Returns the columns from the decimal point, or what follows the digits, to the end.
fn behind_units(cell: &Cell) -> usize {
    let text = cell.text.as_str();
    let units = text.find(|it: char| !(it.is_ascii_digit() || matches!(it, '+' | '-')));
    units.map_or(0, |at| width::width(&text[at..]))
}

pub(super) fn painted(core: &str, cell: Option<&Cell>, is_first_line: bool, look: &Look) -> String {
    let Some(cell) = cell else {
        return core.to_owned();
    };
    match cell.prefix.and_then(|prefix| core.split_at_checked(prefix)) {
        Some((unique, rest)) if is_first_line && rest.is_empty() => look.paint(Paint::Bright, unique),
        Some((unique, rest)) if is_first_line => look.paint(Paint::Bright, unique) + &look.paint(Paint::Dim, rest),
        _ if cell.paint == Paint::Plain => core.to_owned(),
        _ => look.paint(cell.paint, core),
    }
}
