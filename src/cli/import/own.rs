//! Taking in an export of this program: everything of it that the ledger does not have.

use std::collections::{BTreeSet, HashMap};

use super::files::{ImportFile, misread};
use crate::book::{Book, Change};
use crate::cli::Outcome;
use crate::cli::args::WriteArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::show::{Shown, value_of};
use crate::cli::writer::Writer;
use crate::model::{Entry, Id, Setup};
use crate::render::entry_rows::{COLUMNS, entry_as_cells};
use crate::render::own_import::{own_import_as_json, own_import_as_rows, own_import_as_text};
use crate::report::entries::entry_row;
use crate::report::own_import::{OwnEnding, OwnImport};
use crate::text::import::own::Record;
use crate::text::import::own::read::read;
use crate::text::import::own::take::{Known, Taken, take};

/// So many entries are named in the commit.
const ENTRIES_NAMED_MAX: usize = 50;

/// Takes exports in, as one change.
///
/// # Errors
///
/// When one cannot be read, or the ledger cannot be written; nothing is changed then.
pub fn import_own(context: &mut Context, files: &[ImportFile], update: bool, write: &WriteArgs) -> Outcome {
    let mut writer = Writer::open(context, write)?;
    let mut own = Vec::new();
    for file in files {
        own.push(read(&file.text).map_err(|problems| misread(&file.name, file.text.clone(), problems))?);
    }
    let mut draft = writer.draft();
    let names = files.iter().map(|file| file.name.clone()).collect();
    let mut found = OwnImport { files: names, ..OwnImport::default() };
    for (own, file) in own.iter().zip(files) {
        let book = Book::of(writer.book().root.clone(), draft.after.clone(), Vec::new());
        let known = known_entries(context, &book, &own.entries.iter().map(|entry| entry.id).collect())?;
        let taken = take(own, (&book.sources, &book.setup), &known, update)?;
        found.shape = file.origin.shape;
        note(&mut found, &taken, update);
        for (path, text) in taken.files {
            draft.set(&path, Some(text));
        }
    }
    if draft.changes().is_empty() {
        return show(context, writer.book(), &found).map(|()| 0);
    }
    if write.dry_run {
        draft.check()?;
        found.ending = OwnEnding::DryRun;
        show(context, writer.book(), &found)?;
        context.ui.say("nothing was changed (--dry-run)");
        return Ok(0);
    }
    let count = found.new.len();
    let entries = if count == 1 { "1 entry".to_owned() } else { format!("{count} entries") };
    let change = Change {
        subject: format!("import: {entries} from an export of clique"),
        operation: "import",
        group: None,
        entries: found.new.iter().take(ENTRIES_NAMED_MAX).copied().collect(),
        trailers: Vec::new(),
    };
    writer.commit(context, &draft, &change)?;
    found.ending = OwnEnding::Imported;
    show(context, writer.book(), &found)?;
    context.ui.hint("  undo with: clique undo");
    Ok(0)
}

fn note(found: &mut OwnImport, taken: &Taken, update: bool) {
    found.new.extend(&taken.new);
    found.known += taken.known;
    found.is_update = update;
    found.changed.extend(taken.changed.iter().cloned());
    found.people.extend(taken.people.iter().cloned());
    found.groups.extend(taken.groups.iter().cloned());
    found.has_more |= !taken.files.is_empty();
}

/// Finds the entries with some ids, and what an export of each would say.
fn known_entries(context: &mut Context, book: &Book, ids: &BTreeSet<Id>) -> Result<HashMap<Id, Known>, Failure> {
    let mut known = HashMap::new();
    context.visit(book, |entry| {
        if ids.contains(&entry.id) {
            let path = book.sources.file(entry.place.file).map(|file| file.path.clone()).unwrap_or_default();
            known.insert(entry.id, Known { cells: cells_of(&book.setup, entry), path, place: entry.place });
        }
    })?;
    Ok(known)
}

fn cells_of(setup: &Setup, entry: &Entry<'_>) -> Record {
    let row = entry_row(setup, entry, &[]);
    let named = COLUMNS.iter().map(|name| (*name).to_owned()).zip(entry_as_cells(&row));
    let is_said = |(name, cell): &(String, String)| {
        !cell.is_empty()
            && !matches!(name.as_str(), "id" | "group")
            && (name.as_str(), cell.as_str()) != ("kind", "expense")
    };
    named.filter(is_said).chain(row.extra.into_iter().filter(|(_, cell)| !cell.is_empty())).collect()
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
