//! Aligned columns without borders: the only home of `comfy-table`.
//!
//! `comfy-table` measures, aligns, wraps and cuts; it is given bare text, never escape
//! sequences, which it would measure wrongly. The cells are told apart again by separators
//! that no [`Safe`](super::safe::Safe) text can contain, painted, and joined with two blanks; nothing is left
//! behind the last word of a line. Where nothing need be wrapped or cut, cells are brought in line here:
//! quicker, and as it does without a width.
//!
//! ```text
//! id    date        what            net
//! e7q2  2026-06-12  tram passes   42.5
//! p3x1  2026-06-15  payment     -150
//! ```

use std::borrow::Cow;

use comfy_table::{
    Cell as Laid, CellAlignment, ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, Row as LaidRow,
    Table as Layout, TableStyle, Width,
};

pub use super::cell::{Cell, Column, Kind};
use super::cell::{align_points, painted, shorten_id};
use super::style::{Look, Paint};
use super::width;

/// What happens to words that do not fit into the width.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Overflow {
    /// They go on below.
    #[default]
    Wrap,
    /// They are cut and end in `…`; a row is one line.
    Cut,
}

/// The cells of a row as they are drawn: most are those of the table.
type Row<'t> = Vec<Cow<'t, Cell>>;

/// Rows under headings.
#[derive(Debug, Clone)]
pub struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    overflow: Overflow,
    indent: usize,
    may_hang: bool,
    /// What stands below each row, where the last column hangs.
    hanging: Vec<Cell>,
    /// Words are not squeezed below this.
    text_least: usize,
}

impl Table {
    /// Starts a table without rows.
    #[must_use]
    pub fn new(columns: impl IntoIterator<Item = Column>) -> Self {
        Self {
            columns: columns.into_iter().collect(),
            rows: Vec::new(),
            overflow: Overflow::default(),
            indent: 0,
            may_hang: false,
            hanging: Vec::new(),
            text_least: TEXT_LEAST,
        }
    }

    /// Returns the table with another treatment of what does not fit.
    #[must_use]
    pub fn overflow(self, overflow: Overflow) -> Self {
        Self { overflow, ..self }
    }

    /// Returns the table moved to the right by so many columns of the terminal.
    #[must_use]
    pub fn indent(self, indent: usize) -> Self {
        Self { indent, ..self }
    }

    /// Returns the table as one whose last column goes below its row where too little room is left for it.
    #[must_use]
    pub fn hang(self) -> Self {
        Self { may_hang: true, ..self }
    }

    /// Adds a row. Missing cells are empty; cells beyond the last column are dropped.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        let cells = cells.into_iter().chain(std::iter::repeat_with(Cell::empty));
        self.rows.push(cells.take(self.columns.len()).collect());
    }

    /// Returns the table without the columns that no row has anything in.
    #[must_use]
    pub fn compact(mut self) -> Self {
        let used = |at: &usize| self.rows.iter().any(|row| row.get(*at).is_some_and(|cell| !cell.text.is_empty()));
        let kept: Vec<usize> = (0..self.columns.len()).filter(used).collect();
        self.columns = kept.iter().map(|at| self.columns[*at].clone()).collect();
        for row in &mut self.rows {
            *row = kept.iter().filter_map(|at| row.get(*at).cloned()).collect();
        }
        self
    }

    /// Returns the lines, each ended by a newline; nothing for a table without columns or
    /// without both headings and rows.
    ///
    /// Where the table is wider than the terminal, things give way one after the other until it fits: the last
    /// column goes below its rows, spare columns are left out, words are squeezed.
    #[must_use]
    pub fn render(&self, look: &Look) -> String {
        let mut narrow: Option<Table> = None;
        loop {
            let table = narrow.as_ref().unwrap_or(self);
            let rows = table.prepared(look);
            match look.width.and_then(|columns| table.narrower(&rows, columns)) {
                Some(narrower) => narrow = Some(narrower),
                None => return table.drawn(&rows, look),
            }
        }
    }

    /// Returns the cells as they are drawn, under the headings where there are any.
    fn prepared(&self, look: &Look) -> Vec<Row<'_>> {
        let mut rows: Vec<Row<'_>> = Vec::with_capacity(self.rows.len() + 1);
        rows.extend(self.has_headings().then(|| self.columns.iter().map(heading).map(Cow::Owned).collect()));
        rows.extend(self.rows.iter().map(|row| row.iter().map(Cow::Borrowed).collect()));
        for cell in rows.iter_mut().flatten() {
            shorten_id(cell, look);
            // No letter takes more columns than bytes.
            if look.width.is_some() && cell.text.as_str().len() > CELL_MAX && cell.text.width() > CELL_MAX {
                cell.to_mut().text = cell.text.cut(CELL_MAX, look.glyphs().ellipsis);
            }
        }
        let first = usize::from(self.has_headings());
        for (at, column) in self.columns.iter().enumerate() {
            if column.kind == Kind::Amount {
                align_points(rows[first..].iter_mut().filter_map(|row| row.get_mut(at)));
            }
        }
        rows
    }

    fn has_headings(&self) -> bool {
        self.columns.iter().any(|column| !column.heading.is_empty())
    }

    /// Returns a table that takes less room, where this one does not fit and can.
    fn narrower(&self, rows: &[Row<'_>], columns: usize) -> Option<Table> {
        let last = self.columns.len().checked_sub(1)?;
        let may_hang = self.may_hang && last > 0 && self.hanging.is_empty();
        let least = |at: usize, column: &Column| {
            let widest = widest(rows, at);
            match column.kind {
                Kind::Text if may_hang && at == last => widest.min(HANGING_LEAST),
                Kind::Text => widest.min(self.text_least(rows, at)),
                Kind::Amount | Kind::Fixed => widest,
            }
        };
        let gaps = 2 * last;
        let needed: usize = self.columns.iter().enumerate().map(|(at, column)| least(at, column)).sum();
        if self.indent + needed + gaps <= columns {
            return None;
        }
        let mut narrower = self.clone();
        if may_hang {
            narrower.columns.pop();
            narrower.hanging = narrower.rows.iter_mut().map(|row| row.pop().unwrap_or_else(Cell::empty)).collect();
        } else if let Some(spare) = self.columns.iter().rposition(|column| column.is_spare) {
            narrower.columns.remove(spare);
            narrower.rows.iter_mut().for_each(|row| drop(row.remove(spare)));
        } else if self.text_least > TEXT_LAST {
            narrower.text_least = TEXT_LAST;
        } else {
            return None;
        }
        Some(narrower)
    }

    /// Returns what the words of a column are not squeezed below: the longest of them that are wrapped, if possible.
    fn text_least(&self, rows: &[Row<'_>], at: usize) -> usize {
        if self.overflow == Overflow::Cut || self.text_least == TEXT_LAST {
            return self.text_least;
        }
        let cells = rows.iter().filter_map(|row| row.get(at));
        let longest = cells.flat_map(|cell| cell.text.as_str().split(' ')).map(width::width).max().unwrap_or(0);
        longest.clamp(self.text_least, WORD_LEAST)
    }

    fn drawn(&self, rows: &[Row<'_>], look: &Look) -> String {
        if rows.is_empty() || self.columns.is_empty() {
            return String::new();
        }
        if self.hanging.is_empty()
            && let Some(text) = self.aligned(rows, look)
        {
            return text;
        }
        self.wrapped(rows, look)
    }

    /// Draws rows whose cells all fit: a line for each, with two blanks between cells.
    fn aligned(&self, rows: &[Row<'_>], look: &Look) -> Option<String> {
        // A column of nothing takes a blank, as it does where things are wrapped.
        let widths: Vec<usize> = (0..self.columns.len()).map(|at| widest(rows, at).max(1)).collect();
        let all: usize = self.indent + widths.iter().sum::<usize>() + 2 * (widths.len() - 1);
        if all > look.width.unwrap_or(COLUMNS_MAX).min(COLUMNS_MAX) {
            return None;
        }
        let mut text = String::with_capacity((all + 1) * rows.len());
        for row in rows {
            let mut blanks = self.indent;
            for ((cell, width), column) in row.iter().zip(&widths).zip(&self.columns) {
                let own = cell.text.as_str();
                let drawn = if cell.is_rule { look.glyphs().rule.repeat(*width) } else { String::new() };
                let core = if cell.is_rule { &drawn } else { own.trim_matches(' ') };
                if core.is_empty() {
                    blanks += width + 2;
                    continue;
                }
                let spare = if cell.is_rule { 0 } else { width - cell.text.width() };
                let own_lead = own.len() - own.trim_start_matches(' ').len();
                let lead = own_lead + if column.kind == Kind::Amount { spare } else { 0 };
                width::push_blanks(&mut text, blanks + lead);
                if cell.paint == Paint::Plain && cell.prefix.is_none() {
                    text.push_str(core);
                } else {
                    text.push_str(&painted(core, Some(cell), true, look));
                }
                let own_rest = own.len().saturating_sub(own_lead + core.len());
                blanks = own_rest + own_lead + spare - lead + 2;
            }
            text.push('\n');
        }
        Some(text)
    }

    /// Draws rows of which some cells may have to be wrapped or cut.
    fn wrapped(&self, rows: &[Row<'_>], look: &Look) -> String {
        let first = usize::from(self.has_headings());
        let layout = self.layout(rows, look);
        let (mut text, mut block) = (String::new(), String::new());
        let mut number: usize = 0;
        for line in layout.lines().chain(std::iter::once(String::from(ROW_END))) {
            if line.starts_with(ROW_END) {
                let hanging = number.checked_sub(first).and_then(|number| self.hanging.get(number));
                if hanging.is_none() || !block.trim().is_empty() {
                    text.push_str(&block);
                }
                text.extend(hanging.map(|cell| self.below(cell, look)));
                block.clear();
                number += 1;
                continue;
            }
            let row = rows.get(number).map_or(&[][..], Vec::as_slice);
            block.push_str(&self.line(&line, row, block.is_empty(), look));
            block.push('\n');
        }
        text
    }

    /// Draws a cell below its row.
    fn below(&self, cell: &Cell, look: &Look) -> String {
        let indent = self.indent + 4;
        let columns = look.width.unwrap_or(COLUMNS_MAX).saturating_sub(indent);
        let lines = width::wrapped(cell.text.as_str(), columns);
        lines.iter().map(|line| format!("{:indent$}{}\n", "", look.paint(cell.paint, line))).collect()
    }

    /// Gives the cells to `comfy-table`.
    fn layout(&self, rows: &[Row<'_>], look: &Look) -> Layout {
        let mut layout = Layout::new();
        layout
            .load_style(
                TableStyle::new()
                    .header_lines(ContentLineStyle::none().junction(CELL_END))
                    .content_lines(ContentLineStyle::none().junction(CELL_END))
                    .row_separator(LineStyle::none().fill(ROW_END).junction(ROW_END)),
            )
            .set_truncation_indicator(look.glyphs().ellipsis)
            .set_content_arrangement(ContentArrangement::Disabled);
        if let Some(columns) = look.width {
            let columns = columns.saturating_sub(self.indent).max(1);
            layout
                .set_content_arrangement(ContentArrangement::Dynamic)
                .set_width(u16::try_from(columns.min(COLUMNS_MAX)).unwrap_or(u16::MAX));
        }
        for row in rows {
            let mut laid = LaidRow::new();
            for cell in row {
                laid.add_cell(Laid::new(cell.text.as_str()));
            }
            if self.overflow == Overflow::Cut {
                laid.max_height(1);
            }
            layout.add_row(laid);
        }
        self.constrain(&mut layout, rows, look);
        layout
    }

    fn constrain(&self, layout: &mut Layout, rows: &[Row<'_>], look: &Look) {
        for (at, column) in self.columns.iter().enumerate() {
            let Some(laid) = layout.column_mut(at) else {
                continue;
            };
            let is_last = at + 1 == self.columns.len();
            // The separator becomes the first of the two blanks between columns.
            laid.set_padding((0, u16::from(!is_last)));
            let widest = widest(rows, at);
            let least = match column.kind {
                Kind::Text => widest.min(self.text_least(rows, at)),
                Kind::Amount | Kind::Fixed => widest,
            };
            let least = u16::try_from(least + usize::from(!is_last)).unwrap_or(u16::MAX);
            if look.width.is_some() {
                laid.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least)));
            }
            if column.kind == Kind::Amount {
                laid.set_cell_alignment(CellAlignment::Right);
            }
        }
    }

    /// Paints one laid-out line and takes away the blanks at its end.
    fn line(&self, laid: &str, row: &[Cow<'_, Cell>], is_first_line: bool, look: &Look) -> String {
        let mut line = String::new();
        let mut blanks = self.indent;
        for (at, part) in laid.split(CELL_END).enumerate() {
            let drawn;
            let cell = row.get(at).map(Cow::as_ref);
            let part = if cell.is_some_and(|cell| cell.is_rule) {
                let is_last = at + 1 == self.columns.len();
                let columns = width::width(part) - usize::from(!is_last);
                drawn = look.glyphs().rule.repeat(columns) + if is_last { "" } else { " " };
                &drawn
            } else {
                part
            };
            let core = part.trim_matches(' ');
            let lead = part.len() - part.trim_start_matches(' ').len();
            if core.is_empty() {
                blanks += part.len() + 1;
                continue;
            }
            line.extend(std::iter::repeat_n(' ', blanks + lead));
            line.push_str(&painted(core, cell, is_first_line, look));
            blanks = part.len() - lead - core.len() + 1;
        }
        line
    }
}

/// Stands between cells while they are laid out; [`Safe`] lets no control through.
const CELL_END: char = '\u{1f}';
/// Stands between rows.
const ROW_END: char = '\u{1e}';
/// Words are not squeezed below this while anything else can give way.
const TEXT_LEAST: usize = 10;
/// Words are not squeezed below this, even where the table gets wider than the terminal.
const TEXT_LAST: usize = 5;
/// A word is not split before it is longer than this.
const WORD_LEAST: usize = 16;
/// A last column that may hang does so where less than this is left for it.
const HANGING_LEAST: usize = 24;
/// `comfy-table` adds widths in 16 bits and would overflow; no terminal comes near this.
const COLUMNS_MAX: usize = 30_000;
/// On a terminal a cell is cut to this, since `comfy-table` wraps in quadratic time.
const CELL_MAX: usize = 2_000;

/// Puts blanks behind a text, many at once.
/// Returns the columns of the widest cell at a place.
fn widest(rows: &[Row<'_>], at: usize) -> usize {
    rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.text.width()).max().unwrap_or(0)
}

fn heading(column: &Column) -> Cell {
    Cell::text(column.heading.clone()).painted(Paint::Heading)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::bars::bars;
    use crate::render::safe::safe;
    use expect_test::expect;
    use proptest::prelude::*;

    fn at(width: usize) -> Look {
        Look { width: Some(width), ..Look::plain() }
    }

    const COLOUR: Look = Look { colour: true, ..Look::plain() };

    /// Draws a table under a ruler, with isolates as brackets, since source code may not
    /// hold them.
    fn drawn(table: &Table, look: &Look) -> String {
        let text = format!("----5----\n{}", table.render(look));
        text.replace('\u{2068}', "[").replace('\u{2069}', "]").replace('\x1b', "^")
    }

    fn log() -> Table {
        let mut table = Table::new([
            Column::new(Kind::Fixed, "date"),
            Column::new(Kind::Fixed, "id"),
            Column::new(Kind::Text, "what"),
            Column::new(Kind::Text, "who"),
            Column::new(Kind::Amount, "amount"),
            Column::new(Kind::Text, ""),
        ]);
        for (date, id, what, who, amount, currency) in [
            ("2026-06-15", "p3x1aaaaaaaa", "payment", "bob", "50.00", "EUR"),
            ("2026-06-14", "e4mkaaaaaaaa", "surf lesson for everyone who dared", "dan", "-320.5", "EUR"),
            ("2026-06-13", "e9d4aaaaaaaa", "寿司 👨\u{200d}👩\u{200d}👧", "דנה", "5731", "JPY"),
            ("2026-06-12", "e7q2aaaaaaaa", "tram\u{1b}[2J\nCAFÉ", "alice, bob, carol", "0.125", "KWD"),
        ] {
            table.row([
                Cell::value(date),
                Cell::id(id, 4),
                Cell::text(safe(what)),
                Cell::text(safe(who)),
                Cell::value(amount),
                Cell::value(currency).painted(Paint::Dim),
            ]);
        }
        table
    }

    #[test]
    fn without_a_width_nothing_is_wrapped() {
        expect![[r#"
            ----5----
            date        id    what                                who                  amount
            2026-06-15  p3x1  payment                             bob                  50.00   EUR
            2026-06-14  e4mk  surf lesson for everyone who dared  dan                -320.5    EUR
            2026-06-13  e9d4  寿司 👨‍👩‍👧                             [דנה]                5731      JPY
            2026-06-12  e7q2  tram<U+001B>[2J⏎CAFÉ                alice, bob, carol     0.125  KWD
        "#]]
        .assert_eq(&drawn(&log(), &Look::plain()));
    }

    #[test]
    fn on_a_terminal_words_are_wrapped() {
        expect![[r#"
            ----5----
            date        id    what                who                  amount
            2026-06-15  p3x1  payment             bob                  50.00   EUR
            2026-06-14  e4mk  surf lesson for     dan                -320.5    EUR
                              everyone who dared
            2026-06-13  e9d4  寿司 👨‍👩‍👧             [דנה]                5731      JPY
            2026-06-12  e7q2  tram<U+001B>[2J⏎CA  alice, bob, carol     0.125  KWD
                              FÉ
        "#]]
        .assert_eq(&drawn(&log(), &at(70)));
        expect![[r#"
            ----5----
            date        id    what   who      amount
            2026-06-15  p3x1  payme  bob      50.00   EUR
                              nt
            2026-06-14  e4mk  surf   dan    -320.5    EUR
                              lesso
                              n for
                              every
                              one
                              who
                              dared
            2026-06-13  e9d4  寿司   [דנה]    5731      JPY
                              👨‍👩‍👧
            2026-06-12  e7q2  tram<  alice     0.125  KWD
                              U+001  ,
                              B>[2J  bob,
                              ⏎CAFÉ  carol
        "#]]
        .assert_eq(&drawn(&log(), &at(20)));
    }

    #[test]
    fn on_a_terminal_words_are_cut() {
        let table = log().overflow(Overflow::Cut).indent(2);
        expect![[r#"
            ----5----
              date        id    what                    who            amount
              2026-06-15  p3x1  payment                 bob            50.00   EUR
              2026-06-14  e4mk  surf lesson for…        dan          -320.5    EUR
              2026-06-13  e9d4  寿司 👨‍👩‍👧                 [דנה]          5731      JPY
              2026-06-12  e7q2  tram<U+001B>[2J⏎CAFÉ    alice, bob…     0.125  KWD
        "#]]
        .assert_eq(&drawn(&table, &at(70)));
        let ascii = Look { ascii: true, ..at(60) };
        expect![[r#"
            ----5----
              date        id    what          who            amount
              2026-06-15  p3x1  payment       bob            50.00   EUR
              2026-06-14  e4mk  surf less...  dan          -320.5    EUR
              2026-06-13  e9d4  寿司 👨‍👩‍👧       [דנה]          5731      JPY
              2026-06-12  e7q2  tram<U+00...  alice, b...     0.125  KWD
        "#]]
        .assert_eq(&drawn(&table, &ascii));
    }

    #[test]
    fn paint_is_not_measured() {
        let plain = |text: &str| {
            let mut bare = String::new();
            let mut rest = text;
            while let Some((before, after)) = rest.split_once('\x1b') {
                bare.push_str(before);
                rest = after.split_once('m').unwrap().1;
            }
            bare + rest
        };
        let text = log().render(&COLOUR);
        expect![[r#"
            ----5----
            ^[1mdate^[0m        ^[1mid^[0m            ^[1mwhat^[0m                                ^[1mwho^[0m                  ^[1mamount^[0m
            2026-06-15  ^[1mp3x1^[0m^[2maaaaaaaa^[0m  payment                             bob                  50.00   ^[2mEUR^[0m
            2026-06-14  ^[1me4mk^[0m^[2maaaaaaaa^[0m  surf lesson for everyone who dared  dan                -320.5    ^[2mEUR^[0m
            2026-06-13  ^[1me9d4^[0m^[2maaaaaaaa^[0m  寿司 👨‍👩‍👧                             [דנה]                5731      ^[2mJPY^[0m
            2026-06-12  ^[1me7q2^[0m^[2maaaaaaaa^[0m  tram<U+001B>[2J⏎CAFÉ                alice, bob, carol     0.125  ^[2mKWD^[0m
        "#]].assert_eq(&drawn(&log(), &COLOUR));
        let whole = plain(&text);
        let bare = log().render(&Look::plain());
        assert_eq!(whole.replace("aaaaaaaa", "").replace("id          ", "id  "), bare);
    }

    #[test]
    fn balances_with_bars_and_a_total() {
        let minor = [27157, 9908, -18487, -18578];
        let mut table = Table::new([
            Column::new(Kind::Text, ""),
            Column::new(Kind::Amount, "net"),
            Column::new(Kind::Fixed, ""),
            Column::new(Kind::Text, ""),
        ]);
        let bars = bars(&minor, 12, &Look::plain());
        for ((name, bar), amount) in ["alice", "dan", "carol", "bob"].iter().zip(&bars).zip(minor) {
            let words = if amount < 0 { "owes" } else { "gets back" };
            let sign = if amount > 0 { "+" } else { "" };
            let amount = crate::model::money::decimal(amount, 2);
            table.row([
                Cell::value(name),
                Cell::value(format!("{sign}{amount}")).painted(bar.paint),
                Cell::bar(bar),
                Cell::own(words),
            ]);
        }
        table.row([Cell::empty(), Cell::rule()]);
        table.row([Cell::empty(), Cell::value("0.00"), Cell::own("adds up")]);
        expect![[r#"
            ----5----
                         net
              alice  +271.57              │████████████  gets back
              dan     +99.08              │████▍         gets back
              carol  -184.87      ████████│              owes
              bob    -185.78      ████████│              owes
                     ───────
                        0.00  adds up
        "#]]
        .assert_eq(&drawn(&table.indent(2), &at(80)));
    }

    #[test]
    fn odd_tables() {
        assert_eq!(Table::new([]).render(&at(80)), "");
        assert_eq!(Table::new([Column::new(Kind::Text, "")]).render(&at(80)), "");
        assert_eq!(Table::new([Column::new(Kind::Text, "who")]).render(&at(0)), "who\n");
        let mut table = Table::new([Column::new(Kind::Text, ""), Column::new(Kind::Text, "")]);
        table.row([]);
        table.row([Cell::own("a"), Cell::own("b"), Cell::own("too many")]);
        table.row([Cell::own("long one")]);
        assert_eq!(table.render(&Look::plain()), "\na         b\nlong one\n");
        table.row([Cell::value("x".repeat(70_000)), Cell::own("b")]);
        let drawn = |look| table.render(&look).matches('x').count();
        assert_eq!(drawn(Look::plain()), 70_000);
        assert_eq!([drawn(at(0)), drawn(at(80)), drawn(at(100_000))], [1_999; 3]);
    }

    #[test]
    fn no_line_ends_with_a_blank_and_none_is_too_wide() {
        for columns in 60..140 {
            for overflow in [Overflow::Wrap, Overflow::Cut] {
                let text = log().overflow(overflow).render(&at(columns));
                for line in text.lines() {
                    assert!(!line.ends_with(' '), "{columns}: {line:?}");
                    assert!(width::width(line) <= columns, "{columns}: {line:?}");
                }
            }
        }
    }

    fn any_table() -> impl Strategy<Value = Table> {
        let kind = prop::sample::select(vec![Kind::Text, Kind::Amount, Kind::Fixed]);
        let heading = prop::sample::select(vec!["", "net", "what"]);
        let text = "[ab]{0,3}|[ab ]{0,12}|-?[0-9]{1,3}([.][0-9]{1,2})?|寿司 ?|[│█▍]{0,4}|é👨\u{200d}👩|דנה";
        let cell = (text, any::<u8>()).prop_map(|(text, paint)| match paint % 8 {
            0 => Cell::rule(),
            1 => Cell::value(text).painted(Paint::Owes),
            2 => Cell::id(&text, 2),
            _ => Cell::value(text),
        });
        let columns = prop::collection::vec((kind, heading), 1..5);
        let rows = prop::collection::vec(prop::collection::vec(cell, 0..5), 0..6);
        (columns, rows, 0_usize..4, any::<bool>()).prop_map(|(columns, rows, indent, is_cut)| {
            let mut table = Table::new(columns.into_iter().map(|(kind, heading)| Column::new(kind, heading)));
            rows.into_iter().for_each(|row| table.row(row));
            table.indent(indent).overflow(if is_cut { Overflow::Cut } else { Overflow::Wrap })
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1024))]

        #[test]
        fn what_fits_is_aligned_as_comfy_table_does(table in any_table(), width in 0_usize..60, colour: bool) {
            for look in [at(width), Look::plain()].map(|look| Look { colour, ..look }) {
                let rows = table.prepared(&look);
                if !rows.is_empty() && table.aligned(&rows, &look).is_some() {
                    let unbounded = Look { width: None, ..look };
                    prop_assert_eq!(table.drawn(&rows, &look), table.wrapped(&rows, &unbounded));
                }
            }
        }
    }
}
