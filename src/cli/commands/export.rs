//! `clique export`: the ledger, or part of it, as a file for another program.

mod form;
mod receipts;

use std::io::{self, Write};
use std::path::Path;

use clap::Args;

use crate::book::Book;
use crate::cli::args::{Format, GroupArg, word_of};
use crate::cli::context::Context;
use crate::cli::failure::{DONE, Failure};
use crate::cli::filter_args::{Asked, FilterArgs, asked};
use crate::cli::{Outcome, choose};
use crate::disk::{Existing, kind_of, write_outside};
use crate::model::{GroupIndex, Ledger, PersonIndex};
use crate::render::export::beancount::write_beancount;
use crate::render::export::calendar::write_calendar;
use crate::render::export::documents::{write_json, write_ndjson};
use crate::render::export::journal::write_journal;
use crate::render::export::tables::{write_csv, write_tsv};
use crate::render::export::wide::{write_sesterce, write_splitwise};
use crate::render::sqlite::database;
use crate::report::books::{Books, View};
use crate::report::left_out::{left_out_of_document, left_out_of_table};
use crate::report::mirror::{Mirror, mirror_of};
use crate::report::selection::Selection;
use crate::text::query::Key;

use form::{export_formats, form_of};
use receipts::{Contents, receipts};

/// Write the ledger, or part of it, for another program
///
/// Everything unless words and flags say less; see `clique help filters`. Without -o it goes to the standard output;
/// the ending of FILE tells the format as well. `json` holds the whole ledger and `csv` every entry: `clique import`
/// reads both back without loss. The journals end with assertions of every balance, so that the other program proves
/// them. Cells that a spreadsheet would run begin with `'`. `clique help export` tells more.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique export -o trip.csv
  clique export --format json
  clique export --format hledger -g trip
  clique export --format beancount --for alice      one person's books
  clique export --format sqlite -o trip.sqlite
  clique export --format splitwise -g trip
  clique export --format ics -o due.ics
  clique export --format tsv cat:food --month 2026-06")]
#[command(after_long_help = "Formats:
  csv, tsv      every entry, a row each; for spreadsheets and clique import
  json          the whole ledger, for programs and clique import
  ndjson        every entry, a line each
  sesterce      one group: what each paid and what falls on each
  splitwise     one group: what each gets back, as Splitwise writes it
  hledger       a journal for hledger; the same text as for ledger
  ledger        a journal for ledger
  beancount     a journal for beancount
  sqlite        a database: people, groups, expenses, payers, shares, payments, balances
  ics           a calendar of the days when bills are due and come again

In the first three void and pending entries are there as well; all others have only those that count.")]
pub struct ExportArgs {
    /// Words and filters, which must all fit
    #[arg(value_name = "FILTER")]
    pub words: Vec<String>,
    /// The form of the file
    #[arg(long, value_name = "FORMAT", value_parser = export_formats())]
    pub format: Option<Format>,
    /// Write to this file; - is the standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<String>,
    /// Replace FILE if it is there
    #[arg(long, requires = "output")]
    pub force: bool,
    /// Leave out what receipts hold, and tell only their names; for json
    #[arg(long)]
    pub no_receipts: bool,
    /// The books of this person, instead of the groups'; for hledger, ledger and beancount
    #[arg(long = "for", value_name = "WHO")]
    pub whose: Option<String>,
    /// The group.
    #[command(flatten)]
    pub group: GroupArg,
    /// Which entries.
    #[command(flatten)]
    pub filter: FilterArgs,
}

/// Exports entries.
///
/// # Errors
///
/// When something typed cannot be meant, the ledger cannot be read, or the file cannot be written.
pub fn cmd_export(args: &ExportArgs, context: &mut Context) -> Outcome {
    let form = form_of(args, context)?;
    if args.no_receipts && form != Format::Json {
        return Err(Failure::usage(format!("{} holds no receipts", word_of(form))).help("leave --no-receipts out"));
    }
    let is_read_back = matches!(form, Format::Json | Format::Csv | Format::Tsv);
    let book = if is_read_back { context.book_with_messages()? } else { context.book()? };
    let whose = whose(args, form, context, &book)?;
    let (asked, groups) = asked_entries(args, context, &book)?;
    let ledger = context.ledger(&book)?;
    let selection = selected(args, form, &ledger, &asked, &groups)?;
    let mirror = is_read_back.then(|| mirrored(args, form, context, &book, &selection)).transpose()?;
    let export = Export { form, mirror: mirror.unwrap_or_default(), selection, whose };
    let count = export.selection.entries.len();
    let database = export.database()?;
    let write = |out: &mut dyn Write| match &database {
        Some(bytes) => out.write_all(bytes),
        None => export.write(out),
    };
    match args.output.as_deref().filter(|file| *file != "-") {
        None => context.ui.answer_with(write)?,
        Some(file) => {
            not_within(file, &book)?;
            let existing = if args.force { Existing::Replace } else { Existing::Keep };
            write_outside(Path::new(file), existing, write).map_err(|error| unwritten(file, &error))?;
            let entries = if count == 1 { "1 entry".to_owned() } else { format!("{count} entries") };
            context.ui.say(&format!("{entries} in {file} ({})", word_of(form)));
        }
    }
    if is_read_back {
        say_left_out(context, &export);
    }
    Ok(DONE)
}

/// Mirrors what stands beside the entries.
fn mirrored(
    args: &ExportArgs,
    form: Format,
    context: &Context,
    book: &Book,
    selection: &Selection<'_, '_>,
) -> Result<Mirror, Failure> {
    let is_carried = form == Format::Json && !args.no_receipts;
    let contents = if is_carried { Contents::Carried } else { Contents::Named };
    let receipts = receipts(context, book, selection, contents)?;
    Ok(mirror_of(selection, &book.sources, receipts))
}

/// A line of what is left out is not wider.
const LINE_MAX: usize = 76;

/// Says what the file has no place for, so that nobody finds it out when the ledger is gone.
fn say_left_out(context: &mut Context, export: &Export<'_, '_>) {
    let is_document = export.form == Format::Json;
    let left_out = if is_document {
        left_out_of_document(&export.mirror)
    } else {
        left_out_of_table(&export.selection, &export.mirror)
    };
    if left_out.is_empty() {
        return;
    }
    let words = left_out.iter().map(|it| format!("{} {}", it.count, if it.count == 1 { it.one } else { it.several }));
    let where_else = if is_document { "" } else { ", but in json" };
    let mut lines = vec![format!("not in {}{where_else}:", word_of(export.form))];
    for (at, words) in words.enumerate() {
        let joint = if at == 0 { " " } else { ", " };
        match lines.last_mut().filter(|line| line.len() + words.len() < LINE_MAX) {
            Some(line) => *line += &format!("{joint}{words}"),
            None => {
                lines.iter_mut().for_each(|line| *line = format!("{},", line.trim_end_matches(',')));
                lines.push(format!("  {words}"));
            }
        }
    }
    lines.iter().for_each(|line| context.ui.say(line));
}

/// What is written, and how.
struct Export<'l, 't> {
    form: Format,
    /// What stands beside the entries, where the file can be read back.
    mirror: Mirror,
    selection: Selection<'l, 't>,
    whose: Option<PersonIndex>,
}

impl Export<'_, '_> {
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let selection = &self.selection;
        let books = || Books::of(selection, self.whose.map_or(View::Groups, View::Person));
        match self.form {
            Format::Json => write_json(selection, &self.mirror, out),
            Format::Ndjson => write_ndjson(selection, out),
            Format::Csv => write_csv(selection, out),
            Format::Tsv => write_tsv(selection, out),
            Format::Sesterce => write_sesterce(selection, out),
            Format::Splitwise => write_splitwise(selection, out),
            Format::Hledger | Format::Ledger => write_journal(&books(), out),
            Format::Beancount => write_beancount(&books(), out),
            Format::Ics => write_calendar(selection, out),
            Format::Text | Format::Porcelain | Format::Dot | Format::Sqlite => Ok(()),
        }
    }

    fn database(&self) -> Result<Option<Vec<u8>>, Failure> {
        let wanted = self.form == Format::Sqlite;
        wanted.then(|| database(&self.selection).map_err(Failure::environment)).transpose()
    }
}

/// Returns whose books are asked for.
fn whose(args: &ExportArgs, form: Format, context: &Context, book: &Book) -> Result<Option<PersonIndex>, Failure> {
    let Some(typed) = &args.whose else { return Ok(None) };
    if !matches!(form, Format::Hledger | Format::Ledger | Format::Beancount) {
        return Err(Failure::usage(format!("--for is about someone's books, and {} has none", word_of(form)))
            .help("for a person's books: --format hledger --for alice")
            .help(format!("for the entries a person has to do with: --with {typed}")));
    }
    choose::one(context, book, typed).map(Some)
}

/// Returns which entries are meant, and the groups they may be in: all of them, unless one is named.
fn asked_entries(args: &ExportArgs, context: &mut Context, book: &Book) -> Result<(Asked, Vec<GroupIndex>), Failure> {
    let groups = choose::groups(&book.setup, &book.root, args.group.group.as_deref(), true)?;
    let flags = args.filter.query(context.clock.today())?;
    let asked = asked(context, book, &args.words, flags)?;
    Ok((asked, groups))
}

fn selected<'l, 't>(
    args: &ExportArgs,
    form: Format,
    ledger: &'l Ledger<'t>,
    asked: &Asked,
    groups: &[GroupIndex],
) -> Result<Selection<'l, 't>, Failure> {
    let filter = (!asked.query.is_everything()).then_some(&asked.filter);
    let selection = Selection::of(ledger, groups, filter);
    match form {
        Format::Json | Format::Ndjson | Format::Csv | Format::Tsv | Format::Ics => Ok(selection),
        Format::Sqlite if asked.query.mentions(Key::Status) => Ok(selection),
        Format::Sesterce | Format::Splitwise => one_group(args, form, selection.counting()),
        _ => Ok(selection.counting()),
    }
}

/// Some formats hold one group: the only one that has entries, where none is named.
fn one_group<'l, 't>(
    args: &ExportArgs,
    form: Format,
    mut selection: Selection<'l, 't>,
) -> Result<Selection<'l, 't>, Failure> {
    if args.group.group.is_none() {
        selection.groups.retain(|group| selection.entries.iter().any(|entry| entry.group == *group));
    }
    if let several @ [_, _, ..] = selection.groups.as_slice() {
        let setup = selection.setup;
        let names: Vec<&str> = several.iter().map(|group| setup.groups[group.get()].handle.as_str()).collect();
        return Err(Failure::usage(format!("{} is of one group", word_of(form)))
            .help(format!("choose one with -g: {}", names.join(", "))));
    }
    Ok(selection)
}

/// Refuses a place that would make the export a part of the ledger.
fn not_within(file: &str, book: &Book) -> Result<(), Failure> {
    let path = Path::new(file);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (Ok(folder), Ok(root)) = (folder.canonicalize(), book.root.canonicalize()) else { return Ok(()) };
    let place = path.file_name().map(|name| folder.join(name)).unwrap_or_default();
    let inside = place.strip_prefix(&root).ok().and_then(Path::to_str);
    if inside.is_some_and(|inside| kind_of(&inside.replace('\\', "/")).is_some()) {
        return Err(Failure::usage(format!("{file} would be a file of the ledger itself"))
            .help("write it elsewhere, or under another name"));
    }
    Ok(())
}

fn unwritten(file: &str, error: &io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::AlreadyExists => Failure::environment(format!("{file} is there already, and is not replaced"))
            .help("name a new file, or replace it with --force"),
        io::ErrorKind::NotFound => Failure::environment(format!("{file}: there is no such folder")),
        _ => Failure::environment(format!("{file}: {error}")),
    }
}
