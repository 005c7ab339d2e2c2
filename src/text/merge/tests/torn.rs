//! The laws of mending what git made of notes of several lines and of other headings.

#![cfg(test)]

use git2::{FileFavor, MergeFileInput, MergeFileOptions, merge_file};
use proptest::prelude::*;

use super::laws::{PATH, edits, merged};
use super::repair::mended_text;
use super::sheets::{Edit, Line, Sheet, base, edited_apart};
use crate::text::merge::{Doubtful, repaired};

/// Notes whose lines are those of others.
const NOTES: [&str; 8] = [
    "",
    "three nights",
    "three nights\nwith breakfast\nand a view",
    "three nights\nand a view",
    "with breakfast\nand a view\nfor all",
    "the driver\nwith breakfast\nthree nights\nand a view",
    "the driver\nwith a \"view\"\nand a view",
    "for all\n\nthe driver",
];

/// Which row gets which note.
type Note = (u8, u8);

fn notes(most: usize) -> impl Strategy<Value = Vec<Note>> {
    prop::collection::vec((any::<u8>(), any::<u8>()), 0..most)
}

/// Writes notes into rows.
fn noted(text: &str, notes: &[Note]) -> String {
    let mut sheet = Sheet::parse(text);
    let Some(place) = sheet.place("note") else { return text.to_owned() };
    let mut rows: Vec<&mut Vec<String>> = sheet
        .lines
        .iter_mut()
        .filter_map(|line| match line {
            Line::Row(cells) => Some(cells),
            _ => None,
        })
        .collect();
    for (row, note) in notes {
        let count = rows.len().max(1);
        if let Some(cells) = rows.get_mut(usize::from(*row) % count) {
            cells[place] = NOTES[usize::from(*note) % NOTES.len()].to_owned();
        }
    }
    sheet.text()
}

/// Moves the columns, and leaves some without a name, as a spreadsheet does of which cells beside were touched.
fn turned(text: &str, which: u8) -> String {
    let mut sheet = Sheet::parse(text);
    let (middle, beside) = (usize::from(which) % sheet.columns.len(), usize::from(which % 3));
    let turn = |cells: &mut Vec<String>| {
        cells.rotate_left(middle);
        cells.extend(std::iter::repeat_n(String::new(), beside));
    };
    turn(&mut sheet.columns);
    for line in &mut sheet.lines {
        if let Line::Row(cells) = line {
            turn(cells);
        }
    }
    sheet.text()
}

/// Takes out a column in which nothing stands, as spreadsheets' users do.
fn narrowed(text: &str, which: u8) -> String {
    let mut sheet = Sheet::parse(text);
    let name = ["tags", "mood", "note", "currency"][usize::from(which % 4)];
    let Some(place) = sheet.place(name) else { return text.to_owned() };
    if sheet.rows().any(|row| !row[place].is_empty()) {
        return text.to_owned();
    }
    sheet.columns.remove(place);
    for line in &mut sheet.lines {
        if let Line::Row(cells) = line {
            cells.remove(place);
        }
    }
    sheet.text()
}

/// What somebody does to a table: changes, notes, and how it is saved.
type Done = (Vec<Edit>, Vec<Note>, u8);

fn side(notes_max: usize) -> impl Strategy<Value = Done> {
    (edits(4), notes(notes_max), any::<u8>())
}

/// Writes what somebody did into a table.
fn written(text: &str, (edits, notes, which): Done, author: usize, serial: &mut usize) -> String {
    let text = edited_apart(&noted(text, &notes), &edits, author, serial);
    match which {
        0..=49 => narrowed(&text, which),
        50..=99 => turned(&text, which),
        _ => text,
    }
}

/// Three texts: what both had, and what each made of it.
fn three(notes_max: usize) -> impl Strategy<Value = [String; 3]> {
    (1_usize..7, notes(notes_max * 2), side(notes_max), side(notes_max)).prop_map(|(rows, before, one, other)| {
        let mut serial = 0;
        let wide = |text: String| {
            let mut sheet = Sheet::parse(&text);
            sheet.columns.push("note".to_owned());
            for line in &mut sheet.lines {
                if let Line::Row(cells) = line {
                    cells.push(String::new());
                }
            }
            sheet.text()
        };
        let base = noted(&wide(base(rows).text()), &before);
        let [one, other] = [written(&base, one, 0, &mut serial), written(&base, other, 1, &mut serial)];
        [base, one, other]
    })
}

/// What git's union makes of three texts.
fn union(base: &str, ours: &str, theirs: &str) -> String {
    let [base, ours, theirs] = [base, ours, theirs].map(|text| {
        let mut input = MergeFileInput::new();
        input.content(text.as_bytes());
        input
    });
    // The library begins with whatever is asked of it first, which this is not.
    git2::Oid::hash_object(git2::ObjectType::Blob, b"").unwrap();
    let mut options = MergeFileOptions::new();
    options.favor(FileFavor::Union);
    let result = merge_file(&base, &ours, &theirs, Some(&mut options)).unwrap();
    String::from_utf8(result.content().to_vec()).unwrap()
}

/// Counts the records that a spreadsheet shows.
fn records(text: &str) -> usize {
    csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes()).into_records().count()
}

/// What comes of a table that a spreadsheet reads and somebody goes on with: comments go, and what stands beyond the heading.
fn saved(text: &str, edits: &[Edit]) -> String {
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).comment(Some(b'#')).from_reader(text.as_bytes());
    let mut rows: Vec<Vec<String>> =
        reader.into_records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    let columns = rows.remove(0);
    rows.iter_mut().for_each(|row| row.resize(columns.len(), String::new()));
    let mut sheet = Sheet {
        columns,
        lines: rows.into_iter().map(Line::Row).collect(),
        carriage: false,
        mark: false,
        own_values: true,
    };
    for (serial, edit) in edits.iter().enumerate() {
        sheet.edit(*edit, 2, serial);
    }
    sheet.text()
}

/// New rows, and what does not change what a table says.
fn later_edits() -> impl Strategy<Value = Vec<Edit>> {
    let what = prop_oneof![13_u8..17, 24_u8..26];
    prop::collection::vec((what, any::<u8>(), any::<u8>()), 0..4)
}

/// What a row says, by the names of its columns.
type Said = Vec<(String, String)>;

fn rows(text: &str) -> Vec<Said> {
    let sheet = Sheet::parse(text);
    let named = |row: &Vec<String>| {
        let cells = sheet.columns.iter().cloned().zip(row.iter().cloned());
        let mut cells: Vec<_> = cells.filter(|(_, cell)| !cell.is_empty()).collect();
        cells.sort();
        cells
    };
    let mut rows: Vec<_> = sheet.rows().map(named).collect();
    rows.sort();
    rows
}

/// Counts the rows with a cell that others do not have, and returns the others.
fn without_added(text: &str, mark: &str) -> (usize, Vec<Said>) {
    let (added, rest): (Vec<Said>, _) =
        rows(text).into_iter().partition(|row| row.iter().any(|(_, cell)| cell == mark));
    (added.len(), rest)
}

/// Tells all texts where a law does not hold.
fn told([base, ours, theirs]: [&str; 3], found: &str, now: &str, mended: &str) -> String {
    format!("base:\n{base}\nours:\n{ours}\ntheirs:\n{theirs}\nfound:\n{found}\nnow:\n{now}\nmended:\n{mended}")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever git tore, what comes of mending it is what comes of merging.
    #[test]
    fn whatever_git_tore_is_mended([base, ours, theirs] in three(4)) {
        let right = merged(&base, &ours, &theirs);
        for found in [union(&base, &ours, &theirs), union(&base, &theirs, &ours)] {
            let mended = mended_text([&base, &ours, &theirs], &found, &found);
            let text = mended.as_deref().unwrap_or(&found);
            prop_assert_eq!(rows(text), rows(&right), "{}", told([&base, &ours, &theirs], &found, &found, text));
        }
    }

    /// So is what somebody saved with a spreadsheet since, and wrote new rows into.
    #[test]
    fn what_was_torn_and_saved_since_is_mended([base, ours, theirs] in three(4), edits in later_edits()) {
        let right = merged(&base, &ours, &theirs);
        for found in [union(&base, &ours, &theirs), union(&base, &theirs, &ours)] {
            let now = saved(&found, &edits);
            let mended = mended_text([&base, &ours, &theirs], &found, &now);
            let text = mended.as_deref().unwrap_or(&now);
            let (added, result) = without_added(text, "cy");
            prop_assert_eq!(added, edits.iter().filter(|edit| edit.0 < 17).count());
            prop_assert_eq!(result, rows(&right), "{}", told([&base, &ours, &theirs], &found, &now, text));
        }
    }

    /// So is what somebody typed a row into, below the first heading or the last.
    #[test]
    fn what_was_torn_and_typed_into_is_mended([base, ours, theirs] in three(4), is_first in any::<bool>()) {
        let right = merged(&base, &ours, &theirs);
        for found in [union(&base, &ours, &theirs), union(&base, &theirs, &ours)] {
            let mut headings = found.lines().filter(|line| line.contains("amount") && line.contains("paid_by"));
            let heading = if is_first { headings.next() } else { headings.next_back() };
            let cell = |name| match name {
                "date" => "2026-06-20",
                "description" => "typed",
                "amount" => "7.77",
                "paid_by" => "ana",
                "split" => "ana bo",
                _ => "",
            };
            let Some(heading) = heading else { continue };
            let cells: Vec<&str> = heading.trim_start_matches('\u{feff}').split(',').map(cell).collect();
            let now = format!("{found}{}\n", cells.join(","));
            // Where a quote is open to the end, it is more of that cell.
            if records(&now) == records(&found) {
                continue;
            }
            let mended = mended_text([&base, &ours, &theirs], &found, &now);
            let text = mended.as_deref().unwrap_or(&now);
            let (added, result) = without_added(text, "7.77");
            prop_assert_eq!(added, 1);
            prop_assert_eq!(result, rows(&right), "{}", told([&base, &ours, &theirs], &found, &now, text));
        }
    }

    /// So is a torn table that git joined with a third version, as a rebase does onto it, and a merge.
    #[test]
    fn what_was_torn_and_joined_once_more_is_mended(
        [base, ours, theirs] in three(4), third in side(4), is_later in any::<bool>(),
    ) {
        let sound = merged(&base, &ours, &theirs);
        // A rebase goes on from what the torn table was made of.
        let before = if is_later { &theirs } else { &base };
        let made = written(before, third, 2, &mut 100);
        let right = merged(before, &sound, &made);
        for joined in [union(&base, &ours, &theirs), union(&base, &theirs, &ours)] {
            for found in [union(before, &joined, &made), union(before, &made, &joined)] {
                let file = Doubtful {
                    base: Some(before),
                    parents: [Some(&sound), Some(&made)],
                    others: std::slice::from_ref(&joined),
                    found: Some(&found),
                    now: Some(&found),
                };
                let mended = repaired(PATH, &file).unwrap().and_then(|mended| mended.text);
                let text = mended.as_deref().unwrap_or(&found);
                prop_assert_eq!(rows(text), rows(&right), "{}", told([before, &sound, &made], &joined, &found, text));
            }
        }
    }
}
