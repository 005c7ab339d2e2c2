//! Taking in an export of this program: everything of it that the ledger does not have.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use super::files::{ImportFile, misread};
use super::receipt::{RECEIPT_MAX, is_receipt_name, put_receipt};
use super::refused;
use crate::book::{Book, Change, Draft, is_readable};
use crate::cli::Outcome;
use crate::cli::args::WriteArgs;
use crate::cli::busy::Busy;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::show::{Shown, value_of};
use crate::cli::writer::Writer;
use crate::git::ObjectId;
use crate::model::balance::Tally;
use crate::model::{Entry, Handle, Id, Setup};
use crate::render::entry_rows::{COLUMNS, entry_as_cells};
use crate::render::own_import::{own_import_as_json, own_import_as_rows, own_import_as_text};
use crate::report::entries::entry_row;
use crate::report::import::BalanceLine;
use crate::report::own_import::{OwnEnding, OwnImport, own_balances};
use crate::text::base64::decode;
use crate::text::columns::{ALL, Column};
use crate::text::entry_edit::Cells;
use crate::text::import::own::read::read;
use crate::text::import::own::stated::stated;
use crate::text::import::own::take::{Known, Taken, folder_of, take};
use crate::text::import::own::{OwnExport, TABLE, count_column};
use crate::text::import::problem::ImportProblem;
use crate::text::setup::read_setup;

/// So many bytes the cells of an entry have, mostly.
const CELL_BYTES: usize = 120;
/// So many entries are named in the commit.
const ENTRIES_NAMED_MAX: usize = 50;

/// How exports are taken in.
#[derive(Clone, Copy, Debug)]
pub struct OwnHow<'a> {
    /// Entries that differ are brought to what the file says.
    pub update: bool,
    /// Balances may be others than those the file states.
    pub accept_difference: bool,
    /// How to write.
    pub write: &'a WriteArgs,
}

/// Takes exports in, as one change.
///
/// # Errors
///
/// When one cannot be read, its balances are not those it states, or the ledger cannot be written; nothing is changed
/// then.
pub fn import_own(context: &mut Context, files: &[ImportFile], how: &OwnHow<'_>) -> Outcome {
    let mut writer = Writer::open(context, how.write)?;
    let mut own = Vec::new();
    let busy = Busy::begin(context, "Reading the export");
    for file in files {
        let text = file.text()?;
        let read = read(text).map_err(|problems| misread(&file.name, text.to_owned(), problems))?;
        if !how.accept_difference {
            all_rows_are_there(&read, file)?;
        }
        own.push(read);
    }
    drop(busy);
    let mut draft = writer.draft();
    let names = files.iter().map(|file| file.name.clone()).collect();
    let mut found = OwnImport { files: names, is_update: how.update, ..OwnImport::default() };
    for (own, file) in own.iter().zip(files) {
        let book = Book::of(writer.book().root.clone(), draft.after.clone(), Vec::new());
        let ids = own.entries.iter().map(|entry| entry.id).collect();
        let known = known_entries(context, &book, &ids)?;
        let mut taken = take(own, (&book.sources, &book.setup), &known, how.update)?;
        found.shape = file.origin.shape;
        note(&mut found, &taken);
        for (path, text) in std::mem::take(&mut taken.files) {
            draft.set(&path, Some(text));
        }
        found.balances.extend(reconciled(own, &taken, &ids, &draft)?);
        take_receipts(own, file, &mut draft, &mut found)?;
    }
    if found.misfits() > 0 && !how.accept_difference {
        found.ending = OwnEnding::Refused;
        show(context, writer.book(), &found)?;
        let is_table = found.shape == TABLE.shape;
        let help = is_table.then(|| "if you edited it, empty the cells of its column `shares`".to_owned());
        return Err(refused(found.misfits()).maybe_help(help));
    }
    if draft.all_changes().is_empty() {
        return show(context, writer.book(), &found).map(|()| 0);
    }
    if how.write.dry_run {
        draft.check()?;
        found.ending = OwnEnding::DryRun;
        show(context, writer.book(), &found)?;
        context.ui.say("nothing was changed (--dry-run)");
        return Ok(0);
    }
    let count = found.new.len();
    let entries = match count {
        0 => "what stands beside the entries".to_owned(),
        1 => "1 entry".to_owned(),
        _ => format!("{count} entries"),
    };
    let change = Change {
        subject: format!("import: {entries} from an export of clique"),
        operation: "import",
        group: None,
        entries: found.new.iter().take(ENTRIES_NAMED_MAX).copied().collect(),
        trailers: Vec::new(),
    };
    let busy = Busy::begin(context, "Checking and writing the ledger");
    let committed = writer.commit(context, &draft, &change);
    drop(busy);
    committed?;
    found.ending = OwnEnding::Imported;
    show(context, writer.book(), &found)?;
    context.ui.hint("  undo with: clique undo");
    // The program ends and gives all its memory back at once, which takes a while entry by entry.
    std::mem::forget(own);
    Ok(0)
}

/// Sees to it that a table has as many rows as it says.
fn all_rows_are_there(own: &OwnExport, file: &ImportFile) -> Result<(), Failure> {
    let Some(told) = own.rows_told.filter(|told| *told > own.entries.len()) else { return Ok(()) };
    let text = file.text()?;
    let (count, end) = (own.entries.len(), text.trim_end().len());
    let verb = if count == 1 { "stands" } else { "stand" };
    let words = format!("the header tells of {}, and {count} {verb} here", count_column(told));
    let last = text[..end].chars().next_back().map_or(0, char::len_utf8);
    let problem = ImportProblem::new(end - last..end, words)
        .help("the file may be cut off: export it again; if you took rows out: --accept-difference");
    Err(misread(&file.name, text.to_owned(), vec![problem]))
}

/// Reads the entries of a file as if the ledger had no others, and puts the balances beside those that it states.
fn reconciled(
    own: &OwnExport,
    taken: &Taken,
    ids: &HashSet<Id>,
    draft: &Draft,
) -> Result<Vec<(String, Vec<BalanceLine>)>, Failure> {
    // Where the draft says what the file says, nothing need be written down once more.
    let has_items = own.mirror.groups.iter().any(|group| !group.items.is_empty())
        || own.entries.iter().any(|entry| !entry.items.is_empty());
    let is_as_filed = taken.changed.is_empty() && (taken.known == 0 || !has_items);
    let mut bare = draft.after.clone();
    if !is_as_filed {
        let is_entries = |path: &str| path.contains("/expenses/") || path.ends_with("/items.csv");
        let paths: Vec<String> =
            bare.iter().map(|source| source.path.clone()).filter(|path| is_entries(path)).collect();
        paths.iter().for_each(|path| bare.set(path, None));
        let setup = read_setup(&bare, &mut Vec::new());
        let taken = take(own, (&bare, &setup), &HashMap::new(), false)?;
        taken.files.into_iter().for_each(|(path, text)| bare.set(&path, Some(text)));
    }
    let alone = Book::of(PathBuf::new(), bare, Vec::new());
    let add = |tally: &mut Tally, entry: &Entry<'_>| {
        if ids.contains(&entry.id) {
            tally.add(entry);
        }
    };
    let (tally, faults) = alone.folded(Tally::default, add, |tally, other| tally.merge(&other));
    if !is_readable(&faults) {
        // What is wrong is shown as it would stand in the ledger.
        draft.check()?;
    }
    Ok(own_balances(&tally.balances(), &alone.setup, &stated(own, &alone.setup)))
}

/// Puts the receipts that an export holds beside the entries.
fn take_receipts(own: &OwnExport, file: &ImportFile, draft: &mut Draft, found: &mut OwnImport) -> Result<(), Failure> {
    let text = file.text()?;
    let wrong = |words: String| {
        let problem = ImportProblem::new(0..0, words).help("the file may be edited; export it again");
        misread(&file.name, text.to_owned(), vec![problem])
    };
    for group in &own.mirror.groups {
        let folder = folder_of(&group.group);
        for receipt in &group.receipts {
            let path = format!("{folder}/receipts/{}", receipt.name);
            if !is_receipt_name(&receipt.name) || group.group.split('+').any(|name| Handle::parse(name).is_err()) {
                return Err(wrong(format!("`{path}` is no place for a receipt")));
            }
            let Some(content) = &receipt.content else {
                found.receipts_missing += usize::from(draft.file(&path)?.is_none());
                continue;
            };
            let bytes = decode(content).filter(|bytes| bytes.len() <= RECEIPT_MAX);
            let bytes = bytes.ok_or_else(|| wrong(format!("what `{path}` holds cannot be read")))?;
            if ObjectId::of_file(&bytes)?.to_string() != receipt.hash {
                return Err(wrong(format!("`{path}` does not hold what its hash says")));
            }
            found.receipts += usize::from(put_receipt(draft, &path, &bytes)?);
        }
    }
    Ok(())
}

fn note(found: &mut OwnImport, taken: &Taken) {
    found.new.extend(&taken.new);
    found.known += taken.known;
    found.changed.extend(taken.changed.iter().cloned());
    found.people.extend(taken.people.iter().cloned());
    found.groups.extend(taken.groups.iter().cloned());
    found.has_more |= !taken.files.is_empty();
}

/// Finds the entries with some ids, and what an export of each would say.
fn known_entries(context: &mut Context, book: &Book, ids: &HashSet<Id>) -> Result<HashMap<Id, Known>, Failure> {
    let mut known = HashMap::new();
    context.visit(book, |entry| {
        if ids.contains(&entry.id) {
            known.insert(entry.id, known_of(&book.setup, entry));
        }
    })?;
    Ok(known)
}

fn known_of(setup: &Setup, entry: &Entry<'_>) -> Known {
    let row = entry_row(setup, entry, &[]);
    let mut cells = Cells::with_room(CELL_BYTES);
    for (name, cell) in COLUMNS.iter().zip(entry_as_cells(&row)).filter(|(_, cell)| !cell.is_empty()) {
        match ALL.into_iter().find(|column| column.name() == *name) {
            Some(Column::Kind) if cell == "expense" => {}
            Some(column) => cells.set(column, cell),
            None => {}
        }
    }
    let mut extra: Vec<(String, String)> = row.extra.into_iter().filter(|(_, cell)| !cell.is_empty()).collect();
    extra.sort();
    Known { cells, extra, place: entry.place }
}

fn show(context: &mut Context, book: &Book, found: &OwnImport) -> Result<(), Failure> {
    context.show(&Shown {
        schema: "clique.import-own/1",
        ledger: Some(&book.setup.name),
        text: &|look| own_import_as_text(found, look),
        data: &|| value_of(&own_import_as_json(found)),
        rows: &|| own_import_as_rows(found),
    })
}
