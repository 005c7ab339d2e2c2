//! Tables in which headings stand among the rows, as where git joined line by line two versions with other columns.

use std::borrow::Cow;

use super::kind::TableKind;
use super::layout::line_of;
use super::repair_rows::{is_header, names_in};
use crate::text::lines::BYTE_ORDER_MARK;
use crate::text::table::{PartKind, Scanner};

/// Returns a table with its first heading alone; rows below another say below the first what they said there.
pub fn with_one_heading(text: &str, kind: TableKind) -> Cow<'_, str> {
    if !may_repeat(text, kind) {
        return Cow::Borrowed(text);
    }
    match without_inner_marks(text, kind) {
        Cow::Borrowed(text) => headed_once(text, kind),
        Cow::Owned(text) => Cow::Owned(headed_once(&text, kind).into_owned()),
    }
}

/// Returns a table without the byte order marks that began another file and stand further down now, where they would
/// be taken for a part of the name of a column.
pub fn without_inner_marks(text: &str, kind: TableKind) -> Cow<'_, str> {
    let mark = format!("\n{BYTE_ORDER_MARK}");
    if may_repeat(text, kind) && text.contains(&mark) {
        Cow::Owned(text.replace(&mark, "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Tells whether a table may have several headings.
fn may_repeat(text: &str, kind: TableKind) -> bool {
    kind.needed_columns().last().is_some_and(|name| text.matches(name).nth(1).is_some())
}

fn headed_once(text: &str, kind: TableKind) -> Cow<'_, str> {
    let mut scanner = Scanner::new(text);
    let mut first: Option<(Vec<String>, usize)> = None;
    let mut joined: Option<Joined> = None;
    while let Some(part) = scanner.next_part() {
        let (part_kind, span, sound) = (part.kind, part.span.clone(), part.sound);
        let record = scanner.record();
        let is_record = part_kind == PartKind::Record && !record.is_empty();
        let Some((columns, _)) = &first else {
            first = is_record.then(|| (names_in(&record, kind), span.end));
            continue;
        };
        let names = joined.as_ref().map_or(columns, |joined| &joined.names);
        if is_record && sound && is_header(&record, names, kind) {
            let mut rows = joined.unwrap_or_else(|| Joined::behind(&text[..span.start], columns));
            rows.begin(names_in(&record, kind));
            joined = Some(rows);
        } else if let Some(joined) = &mut joined {
            let cells = || (0..record.cell_count()).map(|cell| record.cell(cell)).collect::<Vec<_>>();
            let is_moved = is_record && sound && joined.is_moved(record.cell_count());
            joined.push(text.get(span).unwrap_or(""), is_moved.then(cells));
        }
    }
    match (joined, first) {
        (Some(joined), Some((columns, end))) => Cow::Owned(joined.page(end, columns.len())),
        _ => Cow::Borrowed(text),
    }
}

/// The rows below all headings.
struct Joined {
    text: String,
    /// The columns of the first heading, and behind them what others name.
    columns: Vec<String>,
    /// The columns of the heading above, and which columns of all these are.
    names: Vec<String>,
    places: Vec<usize>,
}

impl Joined {
    fn behind(text: &str, columns: &[String]) -> Joined {
        Joined { text: text.to_owned(), columns: columns.to_vec(), names: Vec::new(), places: Vec::new() }
    }

    /// Goes on below another heading.
    fn begin(&mut self, names: Vec<String>) {
        self.places.clear();
        for name in &names {
            // Several columns may have one name, or none.
            let mut known = self.columns.iter().enumerate();
            let place = known.find(|(place, own)| *own == name && !self.places.contains(place)).map(|(place, _)| place);
            self.places.push(place.unwrap_or_else(|| {
                self.columns.push(name.clone());
                self.columns.len() - 1
            }));
        }
        self.names = names;
    }

    /// Tells whether a row of so many cells reads otherwise below the first heading.
    fn is_moved(&self, count: usize) -> bool {
        count <= self.places.len() && !self.places.iter().take(count).copied().eq(0..count)
    }

    /// Adds a line, or the cells of a row in its place.
    fn push(&mut self, raw: &str, cells: Option<Vec<Cow<'_, str>>>) {
        match cells {
            Some(cells) => {
                let mut row = vec![""; self.columns.len()];
                for (place, cell) in self.places.iter().zip(&cells) {
                    row[*place] = cell;
                }
                let said = row.iter().rposition(|cell| !cell.is_empty()).map_or(1, |last| last + 1);
                self.text.push_str(&line_of(&row[..said]));
            }
            None => self.text.push_str(raw),
        }
        self.text.push('\n');
    }

    /// Returns the table; its first heading ends at `end` and names `count` columns, and gets those it lacks.
    fn page(mut self, end: usize, count: usize) -> String {
        let more: Vec<&str> = self.columns[count..].iter().map(String::as_str).collect();
        if !more.is_empty() {
            self.text.insert_str(end, &format!(",{}", line_of(&more)));
        }
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_below_a_second_heading_stand_below_the_first() {
        let head = "id,date,description,amount,paid_by,split\n";
        let row = "0000000000ab,2026-06-10,beer,12,ana,all\n";
        let one = |text: &str| with_one_heading(text, TableKind::Expenses).into_owned();
        assert_eq!(one(&format!("{head}{row}")), format!("{head}{row}"));
        assert_eq!(one(&format!("{head}{row}{head}# note\n\n{row}")), format!("{head}{row}# note\n\n{row}"));
        // Columns without a name make no heading of a row.
        let (bare, two) = (head.replace("split\n", "split,,,\n"), row.replace("all\n", "all,,,\n"));
        let plain = format!("{bare}{two}{}{bare}{two}", two.replace("beer", "paid_by"));
        assert_eq!(one(&plain), plain.replacen(&bare, "#", 1).replace(&bare, "").replacen('#', &bare, 1));
        let other = "split,amount,paid_by,description,date,note\nall,3,bo,wine,2026-06-11,red\n";
        assert_eq!(
            one(&format!("{head}{row}{other}")),
            format!("{}{row},2026-06-11,wine,3,bo,all,red\n", head.replace("split\n", "split,note\n"))
        );
        // The mark that began the other file, with quotes or without.
        for mark in ["\u{feff}", "\u{feff}\""] {
            let marked =
                format!("{mark}{}", if mark.ends_with('"') { head.replacen("id", "id\"", 1) } else { head.into() });
            assert_eq!(one(&format!("{head}{row}{marked}{row}")), format!("{head}{row}{row}"));
        }
    }
}
