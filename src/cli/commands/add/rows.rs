//! Understands the rows of a batch one after the other: who, how much, which group, which receipt.

use std::collections::HashMap;
use std::ops::Range;
use std::path::PathBuf;

use super::AddArgs;
use crate::book::Book;
use crate::cli::batch::{Field, Given};
use crate::cli::context::Context;
use crate::cli::entry_args::{EntryArgs, Setting, text};
use crate::cli::entry_new::{Misfit, New, Said, Sign, understand};
use crate::cli::failure::Failure;
use crate::cli::fresh::FreshIds;
use crate::cli::{choose, receipts};
use crate::model::{Date, GroupIndex, Id, Kind, PersonIndex, Status};
use crate::text::columns::Column;
use crate::text::row_text::TEXT_MAX;

/// One row, understood.
pub(super) struct Read {
    pub(super) id: Id,
    /// Whether the row itself says which entry it is.
    pub(super) is_named: bool,
    pub(super) group: GroupIndex,
    pub(super) new: New,
    /// The file that comes along as its receipt, and the bytes of the input that name it.
    pub(super) receipt: Option<(PathBuf, Range<usize>)>,
}

impl Read {
    /// Says whether two rows tell the same.
    pub(super) fn says_as(&self, other: &Read) -> bool {
        let [file, other_file] = [self, other].map(|read| read.receipt.as_ref().map(|(file, _)| file));
        self.group == other.group && self.new.cells == other.new.cells && file == other_file
    }
}

/// A problem and its place in the input.
pub(super) type Misplaced = (Failure, Range<usize>);

/// Understands rows one after the other.
pub(super) struct Reader<'b> {
    book: &'b Book,
    args: &'b AddArgs,
    me: Option<PersonIndex>,
    today: Date,
    /// Settings by the group that a row names; nothing for rows that name none.
    settings: HashMap<Option<String>, Setting<'b>>,
    ids: FreshIds,
}

impl<'b> Reader<'b> {
    pub(super) fn new(book: &'b Book, args: &'b AddArgs, context: &Context) -> Result<Reader<'b>, Failure> {
        let me = context.me(&book.root, &book.setup)?;
        let ids = FreshIds::for_book(book);
        Ok(Reader { book, args, me, today: context.clock.today(), settings: HashMap::new(), ids })
    }

    pub(super) fn read(&mut self, row: &Given) -> Result<Read, Misplaced> {
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
        let receipt = self.receipt_file(row, &setting.group().folder).map_err(column(Column::Receipt))?;
        if receipt.is_none() {
            new.cells.set(Column::Receipt, receipt_of(row).map_err(column(Column::Receipt))?);
        }
        if let Some(by) = row.text(Column::By) {
            let by = choose::person(&self.book.setup, by, self.me).map_err(column(Column::By))?;
            new.cells.set(Column::By, self.book.setup.handle(by));
        }
        let receipt = receipt.map(|file| (file, at(Field::Column(Column::Receipt))));
        Ok(Read { id, is_named: named.is_some(), group: setting.index, new, receipt })
    }

    /// Finds the file that a row names, where a folder was given; a receipt that the group has already is none.
    fn receipt_file(&self, row: &Given, group: &str) -> Result<Option<PathBuf>, Failure> {
        let (Some(folder), Some(name)) = (&self.args.receipts, row.text(Column::Receipt)) else { return Ok(None) };
        let file = receipts::within(folder, name)?;
        Ok((file.exists() || !receipts::is_there(self.book, group, name)).then_some(file))
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
        return Err(Failure::usage("a receipt is a file name without folders")
            .help("--receipts DIR brings the files along that rows name"));
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
