//! `clique add --from`: every row of a file or the input, all of them or none, as one change.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::AddArgs;
use crate::book::{Book, Change, Draft};
use crate::cli::batch::{Field, Given, read_rows};
use crate::cli::busy::Busy;
use crate::cli::context::Context;
use crate::cli::entry_args::{EntryArgs, Setting, text};
use crate::cli::entry_new::{Misfit, New, Said, Sign, understand};
use crate::cli::entry_words::say_added;
use crate::cli::failure::{Failure, Misread};
use crate::cli::fresh::FreshIds;
use crate::cli::proofs::read_text;
use crate::cli::wishes::name_of;
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose};
use crate::model::{Date, GroupIndex, Id, Kind, PersonIndex, Status};
use crate::render::safe::safe;
use crate::text::columns::Column;
use crate::text::entry_edit::{Cells, append_rows};
use crate::text::row_text::TEXT_MAX;

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
    if batch.rows.is_empty() {
        context.ui.say(&match known {
            0 => "there is nothing to add".to_owned(),
            1 => "there is nothing to add: the entry is there already".to_owned(),
            _ => format!("there is nothing to add: all {known} entries are there already"),
        });
    } else {
        let (draft, change) = batch.draft(book, writer.draft());
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

/// One row, understood.
struct Read {
    id: Id,
    /// Whether the row itself says which entry it is.
    is_named: bool,
    group: GroupIndex,
    new: New,
}

/// A problem and its place in the input.
type Misplaced = (Failure, Range<usize>);

/// Understands rows one after the other.
struct Reader<'b> {
    book: &'b Book,
    args: &'b AddArgs,
    me: Option<PersonIndex>,
    today: Date,
    /// Settings by the group that a row names; nothing for rows that name none.
    settings: HashMap<Option<String>, Setting<'b>>,
    ids: FreshIds,
}

impl<'b> Reader<'b> {
    fn new(book: &'b Book, args: &'b AddArgs, context: &Context) -> Result<Reader<'b>, Failure> {
        let me = context.me(&book.root, &book.setup)?;
        let ids = FreshIds::for_book(book);
        Ok(Reader { book, args, me, today: context.clock.today(), settings: HashMap::new(), ids })
    }

    fn read(&mut self, row: &Given) -> Result<Read, Misplaced> {
        let at = |field: Field| row.span_of(field);
        let setting = self.setting(row).map_err(|failure| (failure, at(Field::Group)))?;
        let column = |column: Column| move |failure: Failure| (failure, at(Field::Column(column)));
        let kind = kind_of(row).map_err(column(Column::Kind))?;
        let named = named_id(row)?;
        let fresh = || self.ids.take().map_err(|failure| (failure, row.span.clone()));
        let id = named.map_or_else(fresh, Ok)?;
        let entry = self.entry_of(row);
        let missing = || Failure::usage("the amount is missing");
        let amount = row.text(Column::Amount).ok_or_else(missing).map_err(column(Column::Amount))?;
        let description = row.text(Column::Description).unwrap_or_default();
        let said = Said { amount, sign: Sign::AsWritten, description, kind, entry: &entry };
        let mut new = understand(&said, &setting, id).map_err(|misfit| misplaced(misfit, row))?;
        let status = status_of(row, self.args.pending).map_err(column(Column::Status))?;
        new.cells.set(Column::Status, status.word());
        new.cells.set(Column::Receipt, receipt_of(row).map_err(column(Column::Receipt))?);
        if let Some(by) = row.text(Column::By) {
            let by = choose::person(&self.book.setup, by, self.me).map_err(column(Column::By))?;
            new.cells.set(Column::By, self.book.setup.handle(by));
        }
        Ok(Read { id, is_named: named.is_some(), group: setting.index, new })
    }

    /// Finds the group of a row: its own, or the one of the command.
    fn setting(&mut self, row: &Given) -> Result<Setting<'b>, Failure> {
        let named = row.cell(Field::Group).map(|cell| cell.text.clone());
        if let Some(setting) = self.settings.get(&named) {
            return Ok(*setting);
        }
        let (setup, root) = (&self.book.setup, &self.book.root);
        let index = match (&named, &self.args.with) {
            (Some(group), _) => choose::named_group(setup, group)?,
            (None, Some(friend)) => choose::pair(setup, friend, self.me)?,
            (None, None) => choose::group(setup, root, self.args.group.group.as_deref())?,
        };
        let setting = Setting { setup, index, me: self.me, today: self.today };
        setting.open_group()?;
        self.settings.insert(named, setting);
        Ok(setting)
    }

    /// Returns what a row says, and where it says nothing what the flags say.
    fn entry_of(&self, row: &Given) -> EntryArgs {
        let flags = &self.args.entry;
        let said = |column: Column, flag: &Option<String>| row.text(column).map(str::to_owned).or_else(|| flag.clone());
        let own_tags = row.text(Column::Tags).into_iter().flat_map(str::split_whitespace).map(str::to_owned);
        EntryArgs {
            paid_by: said(Column::PaidBy, &flags.paid_by),
            split: said(Column::Split, &flags.split),
            date: said(Column::Date, &flags.date),
            currency: said(Column::Currency, &flags.currency),
            category: said(Column::Category, &flags.category),
            tags: own_tags.chain(flags.tags.iter().cloned()).collect(),
            due: said(Column::Due, &flags.due),
            note: said(Column::Note, &flags.note),
        }
    }
}

/// Puts a misfit where it stands in the input: at the part of the cell that it points at, at the cell, or at the row.
fn misplaced(misfit: Misfit, row: &Given) -> Misplaced {
    let Misfit { column, mut failure } = misfit;
    let cell = row.cell(Field::Column(column));
    let mut span = row.span_of(Field::Column(column));
    if let (Some(typed), Some(cell)) = (failure.typed.take(), cell) {
        // Cells with quotes or escapes in them are longer than what they say.
        if cell.text == typed.0 && cell.span.len() == cell.text.len() {
            span = span.start + typed.1.start..span.start + typed.1.end;
        }
    }
    (failure, span)
}

fn kind_of(row: &Given) -> Result<Kind, Failure> {
    let Some(word) = row.text(Column::Kind) else { return Ok(Kind::Expense) };
    Kind::parse(word).ok_or_else(|| {
        Failure::usage(format!("`{word}` is no kind of entry"))
            .help("write expense, payment or income; what came back is an expense of less than nothing")
    })
}

fn status_of(row: &Given, is_pending: bool) -> Result<Status, Failure> {
    match row.text(Column::Status) {
        None if is_pending => Ok(Status::Pending),
        None | Some("counts") => Ok(Status::Counts),
        Some("void") => Ok(Status::Void),
        Some("pending") => Ok(Status::Pending),
        Some(word) => Err(Failure::usage(format!("`{word}` is no status")).help("write void, pending or nothing")),
    }
}

fn receipt_of(row: &Given) -> Result<String, Failure> {
    let name = text("receipt", row.text(Column::Receipt).unwrap_or_default(), TEXT_MAX)?;
    if name.contains(['/', '\\']) || name.starts_with('.') {
        return Err(Failure::usage("a receipt is a file name without folders"));
    }
    Ok(name)
}

/// Returns the id that a row says: its own, or one made from the name that another program gave it.
fn named_id(row: &Given) -> Result<Option<Id>, Misplaced> {
    let (id, name) = (row.cell(Field::Column(Column::Id)), row.cell(Field::Ref));
    match (id, name) {
        (None, None) => Ok(None),
        (None, Some(name)) => Ok(Some(Id::provisional(format!("ref\u{1f}{}", name.text).as_bytes(), 0))),
        (Some(id), None) => match Id::parse(&id.text) {
            Some(found) => Ok(Some(found)),
            None => {
                let failure = Failure::usage(format!("`{}` is no id", id.text))
                    .help("an id has 12 characters, 0-9 and a-z without i, l, o and u")
                    .help("a name that another program gave it goes into `ref`; the id is made from it");
                Err((failure, id.span.clone()))
            }
        },
        (Some(_), Some(name)) => Err((Failure::usage("`id` and `ref` both say which entry it is"), name.span.clone())),
    }
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
            Some(above) if above.group == read.group && above.new.cells == read.new.cells => self.again += 1,
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
