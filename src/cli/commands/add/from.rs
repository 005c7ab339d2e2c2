//! `clique add --from`: every row of a file or the input, all of them or none, as one change.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::AddArgs;
use super::rows::{Misplaced, Read, Reader};
use crate::book::{Book, Change, Draft};
use crate::cli::batch::{Field, Given, read_rows};
use crate::cli::busy::Busy;
use crate::cli::context::Context;
use crate::cli::entry_words::say_added;
use crate::cli::failure::{Failure, Misread};
use crate::cli::proofs::read_text;
use crate::cli::wishes::name_of;
use crate::cli::writer::Writer;
use crate::cli::{Outcome, receipts};
use crate::model::Id;
use crate::render::safe::safe;
use crate::text::columns::Column;
use crate::text::entry_edit::{Cells, append_rows};

/// So many problems are kept; of more, the number is told.
const PROBLEMS_MAX: usize = 100;
/// So many entries that say something else in the ledger are named.
const WARNINGS_MAX: usize = 5;

/// Adds every row that is not in the ledger yet.
///
/// # Errors
///
/// When the input cannot be read, a row cannot be meant, or the ledger cannot be written; nothing is changed then.
pub fn add_from(file: &str, args: &AddArgs, context: &mut Context) -> Outcome {
    let text = read_text(file)?;
    let (rows, problems) = read_rows(&text);
    let mut wrong: Vec<(Failure, Range<usize>)> = problems.into_iter().map(|it| (it.failure, it.span)).collect();
    let mut writer = Writer::open(context, &args.write)?;
    let book = writer.book();
    let mut reader = Reader::new(book, args, context)?;
    let mut batch = Batch::default();
    let busy = Busy::begin(context, "Reading the rows");
    for row in &rows {
        match reader.read(row) {
            Ok(read) => wrong.extend(batch.take(read, row).err()),
            Err(problem) => wrong.push(problem),
        }
    }
    drop(busy);
    if !wrong.is_empty() {
        return Err(refused(file, text, wrong, rows.len()));
    }
    let known = batch.leave_out_known(book, context);
    let mut draft = writer.draft();
    let wrong = batch.bring_receipts(book, &mut draft);
    if !wrong.is_empty() {
        return Err(refused(file, text, wrong, rows.len()));
    }
    if batch.rows.is_empty() {
        context.ui.say(&match known {
            0 => "there is nothing to add".to_owned(),
            1 => "there is nothing to add: the entry is there already".to_owned(),
            _ => format!("there is nothing to add: all {known} entries are there already"),
        });
    } else {
        batch.warn_of_absent_receipts(book, context);
        let (draft, change) = batch.draft(book, draft);
        if writer.commit(context, &draft, &change)?.is_none() {
            context.ui.say(&format!("{} would be added", counted(batch.rows.len())));
            return Ok(0);
        }
    }
    say_added(context, writer.book(), &batch.rows.iter().map(|row| row.id).collect::<Vec<_>>(), known)?;
    Ok(0)
}

fn counted(count: usize) -> String {
    if count == 1 { "1 entry".into() } else { format!("{count} entries") }
}

fn refused(file: &str, text: String, mut wrong: Vec<(Failure, Range<usize>)>, rows: usize) -> Failure {
    wrong.sort_by_key(|(_, span)| span.start);
    let count = wrong.len();
    wrong.truncate(PROBLEMS_MAX);
    let things = if count == 1 { "1 thing".to_owned() } else { format!("{count} things") };
    let of = if rows == 0 { String::new() } else { format!(" in {rows} row{}", if rows == 1 { "" } else { "s" }) };
    let misread = Misread { name: name_of(file).to_owned(), text, problems: wrong };
    Failure::usage(format!("nothing was added: {things} cannot be meant{of}")).misread(misread)
}

/// The rows that are to be added.
#[derive(Default)]
struct Batch {
    rows: Vec<Read>,
    /// Where rows that say which entry they are stand among them.
    named: HashMap<Id, usize>,
    /// How many rows say what one above says.
    again: usize,
}

impl Batch {
    /// Takes a row, unless one above is the same entry and says the same.
    fn take(&mut self, read: Read, row: &Given) -> Result<(), Misplaced> {
        match self.named.get(&read.id).and_then(|place| self.rows.get(*place)) {
            Some(above) if above.says_as(&read) => self.again += 1,
            Some(above) => {
                let what = above.new.cells.get(Column::Description).unwrap_or_default();
                let field = if row.cell(Field::Ref).is_some() { Field::Ref } else { Field::Column(Column::Id) };
                let failure = Failure::usage(format!("a row above has this name and says something else: {what}"))
                    .help("give each entry a name of its own");
                return Err((failure, row.span_of(field)));
            }
            None => {
                if read.is_named {
                    self.named.insert(read.id, self.rows.len());
                }
                self.rows.push(read);
            }
        }
        Ok(())
    }

    /// Leaves out what the ledger has; warns of what says something else there. Returns how many are left out.
    fn leave_out_known(&mut self, book: &Book, context: &mut Context) -> usize {
        let mut known: HashMap<Id, (bool, String)> = HashMap::new();
        if !self.named.is_empty() {
            book.each_entry(|entry| {
                if let Some(read) = self.named.get(&entry.id).and_then(|place| self.rows.get(*place)) {
                    let is_same = read.group == entry.group && read.new.moves_as(entry);
                    known.insert(entry.id, (is_same, entry.description.clone().into_owned()));
                }
            });
        }
        let differs: Vec<&Read> =
            self.rows.iter().filter(|row| known.get(&row.id).is_some_and(|(is_same, _)| !is_same)).collect();
        for row in differs.iter().take(WARNINGS_MAX) {
            let what = known.get(&row.id).map_or("", |(_, what)| what.as_str());
            context.ui.warn(&format!(
                "{} ({}) is there already and says something else by now; it stays as it is",
                row.id,
                safe(what)
            ));
        }
        if let Some(more) = differs.len().checked_sub(WARNINGS_MAX).filter(|more| *more > 0) {
            context.ui.warn(&format!("and so do {more} more"));
        }
        self.rows.retain(|row| !known.contains_key(&row.id));
        known.len() + self.again
    }

    /// Puts the files that come along among the receipts of their groups; what cannot be taken is returned.
    fn bring_receipts(&mut self, book: &Book, draft: &mut Draft) -> Vec<Misplaced> {
        let mut wrong = Vec::new();
        for row in &mut self.rows {
            let Some((file, span)) = &row.receipt else { continue };
            match receipts::put(draft, book, &book.setup.groups[row.group.get()].folder, file) {
                Ok(name) => row.new.cells.set(Column::Receipt, name),
                Err(failure) => wrong.push((failure, span.clone())),
            }
        }
        wrong
    }

    /// Warns of receipts that rows name and nobody has.
    fn warn_of_absent_receipts(&self, book: &Book, context: &mut Context) {
        let absent = self.rows.iter().filter(|row| row.receipt.is_none()).filter_map(|row| {
            let name = row.new.cells.get(Column::Receipt).filter(|name| !name.is_empty())?;
            let group = &book.setup.groups[row.group.get()];
            (!receipts::is_there(book, &group.folder, name)).then(|| (name.to_owned(), group.folder.clone()))
        });
        let absent: Vec<(String, String)> = absent.collect();
        if let [(name, folder), more @ ..] = absent.as_slice() {
            let others = if more.is_empty() { String::new() } else { format!(", and {} more", more.len()) };
            context.ui.warn(&format!("there is no {folder}/receipts/{}{others}", safe(name)));
            context.ui.hint("clique add --from FILE --receipts DIR brings the files along");
        }
    }

    /// Writes the rows into a draft and says what the change is.
    fn draft(&self, book: &Book, mut draft: Draft) -> (Draft, Change) {
        let mut files: BTreeMap<String, Vec<Cells>> = BTreeMap::new();
        for row in &self.rows {
            let path = book.setup.groups[row.group.get()].file_of(row.new.date);
            files.entry(path).or_default().push(row.new.cells.clone());
        }
        for (path, rows) in files {
            let text = append_rows(draft.text(&path), rows.iter());
            draft.set(&path, Some(text));
        }
        let mut groups: Vec<&str> =
            self.rows.iter().map(|row| book.setup.groups[row.group.get()].handle.as_str()).collect();
        groups.sort_unstable();
        groups.dedup();
        let what = counted(self.rows.len());
        let (subject, group) = match groups.as_slice() {
            [group] => (format!("{group}: add {what}"), Some((*group).to_owned())),
            several => (format!("add {what} to {} groups", several.len()), None),
        };
        let entries = self.rows.iter().map(|row| row.id).collect();
        (draft, Change { subject, operation: "add", group, entries, trailers: Vec::new() })
    }
}
