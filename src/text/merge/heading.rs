//! Tables in which headings stand among the rows, as where git joined line by line two versions with other columns.

use std::borrow::Cow;

use super::kind::TableKind;
use super::known_rows::KnownRows;
use super::layout::line_of;
use super::repair_rows::{Rows, is_header};
use super::sense::{Headings, said_width};
use crate::text::lines::BYTE_ORDER_MARK;
use crate::text::table::{PartKind, Scanner};
use crate::text::table_record::Record;

/// Returns versions of a table with their first heading alone; rows of another say below the first what they said there.
///
/// Below which heading a row is to be read is told by the versions that have one, where it says the same in one of them.
pub fn with_one_heading<'t>(texts: [Option<&'t str>; 3], kind: TableKind) -> [Option<Cow<'t, str>>; 3] {
    let texts = texts.map(|text| text.map(|text| without_inner_marks(text, kind)));
    let headings = texts
        .each_ref()
        .map(|text| text.as_deref().filter(|text| may_repeat(text, kind)).map(|text| Headings::of(text, kind)));
    let is_joined = |headings: &Option<Headings>| headings.as_ref().is_some_and(|headings| headings.all.len() > 1);
    if !headings.iter().any(is_joined) {
        return texts;
    }
    let plain = texts.iter().zip(&headings).filter(|(_, headings)| kind == TableKind::Expenses && !is_joined(headings));
    let plain: Vec<Rows> = plain.filter_map(|(text, _)| Some(Rows::read(text.as_deref()?, kind))).collect();
    let known = KnownRows::of(plain.iter());
    let mut headings = headings.into_iter();
    texts.map(|text| match (text, headings.next().flatten()) {
        (Some(text), Some(headings)) if headings.all.len() > 1 => {
            Some(Cow::Owned(headed_once(&text, &headings, &known)))
        }
        (text, _) => text,
    })
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

/// Tells whether a heading of a table lacks a column that it needs, and did not so `before`.
pub fn has_torn_heading(kind: TableKind, before: &str, text: &str) -> bool {
    let headings = |text: &str| Headings::of(&without_inner_marks(text, kind), kind).all;
    let is_torn = |names: &Vec<String>| kind.needed_columns().iter().any(|name| !names.iter().any(|own| own == name));
    let torn: Vec<Vec<String>> = headings(text).into_iter().filter(is_torn).collect();
    !torn.is_empty() && {
        let before = headings(before);
        torn.iter().any(|names| !before.contains(names))
    }
}

/// Tells whether a table may have several headings.
fn may_repeat(text: &str, kind: TableKind) -> bool {
    kind.needed_columns().last().is_some_and(|name| text.matches(name).nth(1).is_some())
}

fn headed_once(text: &str, headings: &Headings, known: &KnownRows) -> String {
    let joined = Joined::of(headings);
    let mut scanner = Scanner::new(text);
    // The number of the heading above, and where the first ends.
    let (mut above, mut end) = (0, None);
    // The text up to here, once it is another.
    let mut page: Option<String> = None;
    while let Some(part) = scanner.next_part() {
        let (span, is_sound_record) = (part.span.clone(), part.kind == PartKind::Record && part.sound);
        let record = scanner.record();
        let is_record = is_sound_record && !record.is_empty();
        if end.is_none() {
            end = is_record.then_some(span.end);
            continue;
        }
        if is_record && is_header(&record, &headings.all[above], headings.kind) {
            above += 1;
            page.get_or_insert_with(|| text[..span.start].to_owned());
            continue;
        }
        let number = || known.heading_of(&record, headings, above).unwrap_or_else(|| headings.below(&record, above));
        let moved = if is_record { joined.moved(&record, number()) } else { None };
        if moved.is_some() || page.is_some() {
            let page = page.get_or_insert_with(|| text[..span.start].to_owned());
            page.push_str(moved.as_deref().unwrap_or_else(|| text.get(span).unwrap_or("")));
            page.push('\n');
        }
    }
    match (page, end) {
        (Some(page), Some(end)) => joined.headed(page, end, headings.all[0].len()),
        _ => text.to_owned(),
    }
}

/// The columns of several headings as those of one.
struct Joined {
    /// The columns of the first heading, and behind them what others name.
    columns: Vec<String>,
    /// For each heading, which columns of all these its own are.
    places: Vec<Vec<usize>>,
}

impl Joined {
    fn of(headings: &Headings) -> Joined {
        let mut joined = Joined { columns: headings.all[0].clone(), places: Vec::new() };
        joined.places = headings.all.iter().map(|names| joined.places_of(names)).collect();
        joined
    }

    fn places_of(&mut self, names: &[String]) -> Vec<usize> {
        let mut places: Vec<usize> = Vec::new();
        for name in names {
            // Several columns may have one name, or none.
            let mut known = self.columns.iter().enumerate();
            let place = known.find(|(place, own)| *own == name && !places.contains(place)).map(|(place, _)| place);
            places.push(place.unwrap_or_else(|| {
                self.columns.push(name.clone());
                self.columns.len() - 1
            }));
        }
        places
    }

    /// Returns a row of the heading of this number as it reads below the first; nothing where it is the same.
    fn moved(&self, record: &Record<'_, '_>, number: usize) -> Option<String> {
        let (places, count) = (&self.places[number], said_width(record));
        if count > places.len() || places.iter().take(count).copied().eq(0..count) {
            return None;
        }
        let cells: Vec<Cow<'_, str>> = (0..count).map(|cell| record.cell(cell)).collect();
        let mut row = vec![""; self.columns.len()];
        for (place, cell) in places.iter().zip(&cells) {
            row[*place] = cell;
        }
        let said = row.iter().rposition(|cell| !cell.is_empty()).map_or(1, |last| last + 1);
        Some(line_of(&row[..said]))
    }

    /// Returns a table whose heading ends at `end` and names `count` columns with those that it lacks.
    fn headed(&self, mut page: String, end: usize, count: usize) -> String {
        let more: Vec<&str> = self.columns[count..].iter().map(String::as_str).collect();
        if !more.is_empty() {
            page.insert_str(end, &format!(",{}", line_of(&more)));
        }
        page
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_below_a_second_heading_stand_below_the_first() {
        let head = "id,date,description,amount,paid_by,split\n";
        let row = "0000000000ab,2026-06-10,beer,12,ana,all\n";
        let one = |text: &str| {
            let [text, ..] = with_one_heading([Some(text), None, None], TableKind::Expenses);
            text.unwrap().into_owned()
        };
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
        // Moved below the heading of the other, or above it.
        let wine = "all,3,bo,wine,2026-06-11,red\n";
        assert_eq!(
            one(&format!("{head}{wine}# note\n{other}{row}")),
            format!(
                "{},2026-06-11,wine,3,bo,all,red\n# note\n,2026-06-11,wine,3,bo,all,red\n{row}",
                head.replace("split\n", "split,note\n")
            )
        );
        // The mark that began the other file, with quotes or without.
        for mark in ["\u{feff}", "\u{feff}\""] {
            let marked =
                format!("{mark}{}", if mark.ends_with('"') { head.replacen("id", "id\"", 1) } else { head.into() });
            assert_eq!(one(&format!("{head}{row}{marked}{row}")), format!("{head}{row}{row}"));
        }
    }
}
