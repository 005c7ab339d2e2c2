//! The marked lines of a file, laid out in stand-ins for whoever draws the frame around them.
//!
//! The drawer is given one stand-in character per column of the terminal; what it drew them
//! as is replaced by the quoted lines afterwards. It need not know what tabs, wide letters,
//! hidden characters or long lines are.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::place::{File, Place, Spot};
use super::quote::{Quote, Window};
use super::style::Look;

/// Stands in for one column of the quoted file; `safe` lets no noncharacter through.
pub(super) const COLUMN: char = '\u{fdd0}';

/// A file's marked lines, ready to be drawn with stand-ins.
pub(super) struct Scene {
    /// What stands in for the lines from the first marked one to the last.
    pub(super) stand_in: String,
    /// The number of the first of these lines.
    pub(super) line_first: usize,
    /// What is to be written in place of the stand-ins of a line.
    pub(super) shown: BTreeMap<usize, String>,
    /// The bytes of the stand-ins that are marked: the primary place, then the others.
    pub(super) marks: Vec<Range<usize>>,
}

/// Columns of a quoted line where no width is given.
const COLUMNS_DEFAULT: usize = 140;
/// Columns of a quoted line at least, however narrow the terminal.
const COLUMNS_LEAST: usize = 24;
/// Lines this near to a marked one may be drawn as well.
const NEAR: usize = 5;

/// A line that is quoted, and where its stand-ins start.
struct Line {
    start: usize,
    quote: Quote,
    window: Window,
}

impl Scene {
    pub(super) fn new(place: &Place<'_>, look: &Look) -> Self {
        let file = File::new(place.text);
        let ranges = std::iter::once(&place.primary).chain(&place.secondary);
        let marks: Vec<_> = ranges.map(|(range, _)| file.spots(range)).collect();
        let marked: BTreeSet<_> = marks.iter().flat_map(|it| [it.start.line, it.end.line]).collect();
        let first = marked.first().copied().unwrap_or(0);
        let last = marked.last().copied().unwrap_or(0);
        // Beside the line stand its number and ` | `.
        let margin = (last + 1).to_string().len() + 3;
        let room = look.width.unwrap_or(COLUMNS_DEFAULT);
        let room = room.saturating_sub(margin).max(COLUMNS_LEAST);

        let mut stand_in = String::new();
        let mut lines = BTreeMap::new();
        for number in first..=last {
            if number > first {
                stand_in.push('\n');
            }
            let near = number.saturating_sub(NEAR)..=number + NEAR;
            if marked.range(near).next().is_none() {
                continue;
            }
            let mut starts = marks.iter().map(|spots| spots.start).filter(|start| start.line == number);
            let quote = Quote::new(file.line(number), starts.next().map_or(0, |start| start.byte));
            let columns = marks.iter().filter_map(|spots| on_line(spots, number, &quote));
            let columns: Vec<_> = columns.collect();
            let window = quote.window(&hull(&columns), &lead(&columns), room, look);
            let start = stand_in.len();
            stand_in.extend(std::iter::repeat_n(COLUMN, window.columns));
            lines.insert(number, Line { start, quote, window });
        }
        Self {
            stand_in,
            line_first: first + 1,
            marks: marks.iter().map(|spots| stood_in(spots, &lines)).collect(),
            shown: lines.into_iter().map(|(number, line)| (number + 1, line.window.shown)).collect(),
        }
    }
}

/// Returns the bytes of the stand-ins for a marked stretch.
fn stood_in(spots: &Range<Spot>, lines: &BTreeMap<usize, Line>) -> Range<usize> {
    let find = |spot: Spot, bytes: Range<usize>| {
        let line = lines.get(&spot.line).expect("marked lines are quoted");
        let columns = line.window.columns_of(&line.quote.columns_of(&bytes));
        line.start + columns.end * COLUMN.len_utf8()
    };
    let (start, end) = (spots.start, spots.end);
    let first = find(start, start.byte..start.byte);
    if start == end {
        first..first
    } else {
        // A mark ends behind the last sign it touches.
        first..find(end, 0..end.byte).max(first)
    }
}

/// Returns the columns a mark has on a line, if it has any there.
fn on_line(spots: &Range<Spot>, line: usize, quote: &Quote) -> Option<Range<usize>> {
    let (start, end) = (spots.start, spots.end);
    let bytes = match (start.line == line, end.line == line) {
        (true, true) => start.byte..end.byte,
        // A mark over several lines is drawn at its first and its last character.
        (true, false) => start.byte..start.byte + 1,
        (false, true) => end.byte.saturating_sub(1)..end.byte,
        (false, false) => return None,
    };
    let columns = quote.columns_of(&bytes);
    Some(columns.start..columns.end.max(columns.start + 1))
}

fn hull(columns: &[Range<usize>]) -> Range<usize> {
    let start = columns.iter().map(|it| it.start).min().unwrap_or(0);
    let end = columns.iter().map(|it| it.end).max().unwrap_or(0);
    start..end
}

/// Returns the columns of the mark that comes first in the report: the primary, if it is here.
fn lead(columns: &[Range<usize>]) -> Range<usize> {
    columns.first().cloned().unwrap_or(0..0)
}
