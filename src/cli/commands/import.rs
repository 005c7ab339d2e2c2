//! `clique import`: bills of another program, whoever made them.

use std::mem;

use clap::Args;

use crate::book::{Book, Change, Draft};
use crate::cli::Outcome;
use crate::cli::args::{GroupArg, WriteArgs};
use crate::cli::ask::may_ask;
use crate::cli::busy::Busy;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::fresh::FreshIds;
use crate::cli::import::draft::Writing;
use crate::cli::import::files::{ImportFile, open_files, read_mapping, source_and_files};
use crate::cli::import::origins::KEPT;
use crate::cli::import::own::{OwnHow, import_own};
use crate::cli::import::people::{Hints, ask_who, meet};
use crate::cli::import::place::remembered;
use crate::cli::import::reading::{Said, read_bills};
use crate::cli::import::refused;
use crate::cli::import::understood::Import;
use crate::cli::show::{Shown, value_of};
use crate::cli::writer::Writer;
use crate::model::Id;
use crate::render::import::{import_as_json, import_as_rows, import_as_text};
use crate::report::import::{Ending, ImportReport};
use crate::text::import::compare::Fate;
use crate::text::import::mapped::map::Map;
use crate::text::import::own::WORD;

/// So many entries are named in the commit.
const ENTRIES_NAMED_MAX: usize = 50;

/// Bring in bills from another program
///
/// The file is recognised; a word before it says which program it is of. The group is made when it is not there, and so
/// are people. Names that are near to someone's are asked for; in a script say who is who with --map. At the end
/// every balance is put beside the one that the file itself says; where they differ by more than that program's own
/// rounding nothing is written. What a format cannot say is listed.
///
/// What was imported once is known the next time: only what is new is added, and what was changed in the other
/// program is shown. It is one change, which `clique undo` takes back. `clique help import` tells how to get a file
/// out of each program, and what it loses.
#[derive(Clone, Debug, Args)]
#[command(
    override_usage = "clique import [OPTIONS] [SOURCE] FILE…",
    before_long_help = "Examples:
  clique import ../splitwise.csv
  clique import splitwise ../splitwise.csv -g flat --map Gil=new --dry-run
  clique import ../splitwise.csv && clique import ../splitwise.csv --update"
)]
pub struct ImportArgs {
    /// The program (splitwise, spliit …), if it must be said, and the files; - is the input
    #[arg(value_name = "FILE")]
    pub words: Vec<String>,
    /// The group.
    #[command(flatten)]
    pub group: GroupArg,
    /// Who a name of the file is: 'Arun Kumar=arun', or =new for somebody new
    #[arg(long = "map", value_name = "NAME=WHO", allow_hyphen_values = true)]
    pub maps: Vec<String>,
    /// The currency of amounts for which the file says none
    #[arg(long, value_name = "CURRENCY")]
    pub currency: Option<String>,
    /// The order of day and month in dates that do not tell: dmy, mdy or ymd
    #[arg(long, value_name = "ORDER", value_parser = ["dmy", "mdy", "ymd"])]
    pub dates: Option<String>,
    /// What the columns of a table mean; see clique help import-csv
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<String>,
    /// Import although the balances are not those of the file
    #[arg(long)]
    pub accept_difference: bool,
    /// Change entries that the file says otherwise by now
    #[arg(long)]
    pub update: bool,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

impl ImportArgs {
    /// Returns what is said of files that do not say it themselves.
    fn said<'a>(&'a self, map: Option<&'a Map>, context: &Context) -> Said<'a> {
        Said {
            group: self.group.group.as_deref(),
            currency: self.currency.as_deref(),
            dates: self.dates.as_deref(),
            today: context.clock.today(),
            map,
        }
    }
}

/// Imports files.
///
/// # Errors
///
/// When a file cannot be read, it is not clear who is who, the balances differ from those of the file, or the ledger
/// cannot be written; nothing is changed then.
pub fn cmd_import(args: &ImportArgs, context: &mut Context) -> Outcome {
    let (source, names) = source_and_files(&args.words)?;
    let map = args.mapping.as_deref().map(|path| read_mapping(path, context)).transpose()?;
    let files = open_files(source, names, map.as_ref())?;
    if files.first().is_some_and(|file| file.origin.word == WORD) {
        not_with_own(args)?;
        let how = OwnHow { update: args.update, accept_difference: args.accept_difference, write: &args.write };
        return import_own(context, &files, &how);
    }
    let mut args = args.clone();
    if may_ask(context) {
        // Before the ledger is locked, so that nobody waits for an answer.
        args.maps.extend(ask_first(&args, &files, map.as_ref(), context)?);
    }
    let args = &args;
    let mut writer = Writer::open(context, &args.write)?;
    let busy = Busy::begin(context, "Reading the bills");
    let prepared = prepare(args, &files, map.as_ref(), &writer, context, &busy);
    // A change goes on; all else is shown now.
    let busy = matches!(prepared, Ok(Prepared::Change(..))).then_some(busy);
    let (mut report, (draft, change)) = match prepared? {
        Prepared::Nothing(report) => return show(context, writer.book(), &report).map(|()| 0),
        Prepared::Misfits(report, misfits) => {
            show(context, writer.book(), &report)?;
            return Err(refused(misfits));
        }
        Prepared::Change(report, draft, change) => (report, (draft, change)),
    };
    let is_nothing = report.counts.new + report.counts.updated == 0;
    busy.iter().for_each(|busy| busy.turn_to("Checking and writing the ledger"));
    if args.write.dry_run {
        draft.check()?;
        report.ending = if is_nothing { Ending::NothingNew } else { Ending::DryRun };
        drop(busy);
        show(context, writer.book(), &report)?;
        context.ui.say("nothing was changed (--dry-run)");
        return Ok(0);
    }
    let committed = writer.commit(context, &draft, &change);
    drop(busy);
    committed?;
    report.ending = if is_nothing { Ending::NothingNew } else { Ending::Imported };
    show(context, writer.book(), &report)?;
    if !is_nothing {
        context.ui.hint("  undo with: clique undo");
    }
    Ok(0)
}

/// Refuses what has no meaning for an export of this program, which says everything itself.
fn not_with_own(args: &ImportArgs) -> Result<(), Failure> {
    let typed = [
        (args.group.group.is_some() && args.group.group != std::env::var("CLIQUE_GROUP").ok(), "-g"),
        (!args.maps.is_empty(), "--map"),
        (args.currency.is_some(), "--currency"),
        (args.dates.is_some(), "--dates"),
    ];
    match typed.into_iter().find(|(is_typed, _)| *is_typed) {
        Some((_, flag)) => Err(Failure::usage(format!("an export of clique says everything itself: leave {flag} out"))),
        None => Ok(()),
    }
}

/// What there is to do.
enum Prepared {
    /// Nothing is new.
    Nothing(Box<ImportReport>),
    /// So many balances are not those of the file.
    Misfits(Box<ImportReport>, usize),
    /// This is to be written.
    Change(Box<ImportReport>, Box<Draft>, Change),
}

/// Asks who everyone is that is not clear; returns what to say with `--map`.
fn ask_first(
    args: &ImportArgs,
    files: &[ImportFile],
    map: Option<&Map>,
    context: &Context,
) -> Result<Vec<String>, Failure> {
    let book = context.book()?;
    let me = context.me(&book.root, &book.setup)?;
    let read = read_bills(&args.said(map, context), files, &book, me)?;
    let remembered = remembered(&book, &read.to);
    let hints = Hints { maps: &args.maps, remembered: &remembered, me };
    ask_who(&read.gathered.bills.people, &book.setup, &hints, context)
}

/// Understands the files and drafts what is new.
fn prepare(
    args: &ImportArgs,
    files: &[ImportFile],
    map: Option<&Map>,
    writer: &Writer,
    context: &Context,
    busy: &Busy,
) -> Result<Prepared, Failure> {
    let book = writer.book();
    let me = context.me(&book.root, &book.setup)?;
    let said = args.said(map, context);
    let read = read_bills(&said, files, book, me)?;
    let remembered = remembered(book, &read.to);
    let hints = Hints { maps: &args.maps, remembered: &remembered, me };
    let people = meet(&read.gathered.bills.people, &book.setup, FreshIds::for_book(book), &hints)?;
    busy.turn_to("Comparing with the ledger");
    let import = Import::prepare(read, people, files, book, me)?;
    let misfits = import.balances.iter().filter(|line| !line.fits()).count();
    if misfits > 0 && !args.accept_difference {
        return Ok(Prepared::Misfits(Box::new(import.report(book, files, Ending::Refused)), misfits));
    }
    draft(import, args, files, writer)
}

/// Drafts what is new.
fn draft(import: Import<'_>, args: &ImportArgs, files: &[ImportFile], writer: &Writer) -> Result<Prepared, Failure> {
    let book = writer.book();
    let is_written = |fate: &Fate| matches!(fate, Fate::New) || (args.update && matches!(fate, Fate::Changed(_)));
    let rows = import.plan.rows.iter().zip(&import.compared.fates);
    let news: Vec<Id> = rows.filter(|(_, fate)| is_written(fate)).map(|(row, _)| row.id).collect();
    let mut report = import.report(book, files, Ending::NothingNew);
    if args.update {
        report.counts.updated = std::mem::take(&mut report.counts.changed);
    }
    let mut draft = writer.draft();
    let source = report.source;
    let writing = Writing {
        book,
        to: &import.to,
        currency: import.currency,
        bills: &import.gathered.bills,
        people: &import.people,
        source,
        update: args.update,
    };
    if news.is_empty() {
        // The file may have another name by now, or somebody new without a bill.
        if import.to.index.is_some() {
            writing.write_people(&mut draft)?;
        }
        let change = Change {
            subject: format!("import: remember what {source} calls {}", import.to.handle),
            operation: "import",
            group: Some(import.to.handle.clone()),
            entries: Vec::new(),
            trailers: Vec::new(),
        };
        return Ok(match draft.changes().is_empty() {
            true => Prepared::Nothing(Box::new(report)),
            false => Prepared::Change(Box::new(report), Box::new(draft), change),
        });
    }
    let written = writing.write(&mut draft, &import.plan.rows, &import.compared.fates)?;
    (report.counts.rates, report.counts.receipts) = (written.rates, written.receipts);
    report.counts.rules = written.rules;
    report.losses.extend(written.losses);
    let entries = if news.len() == 1 { "1 entry".to_owned() } else { format!("{} entries", news.len()) };
    let change = Change {
        subject: format!("import: {entries} from {source} into {}", import.to.handle),
        operation: "import",
        group: Some(import.to.handle.clone()),
        entries: news.into_iter().take(ENTRIES_NAMED_MAX).collect(),
        trailers: written.kept.iter().map(|(row, entry)| (KEPT, format!("{row} {entry}"))).collect(),
    };
    // The program ends and gives all its memory back at once, which takes a while bill by bill.
    mem::forget((import.gathered, import.plan));
    Ok(Prepared::Change(Box::new(report), Box::new(draft), change))
}

/// Shows what became of an import.
fn show(context: &mut Context, book: &Book, report: &ImportReport) -> Result<(), Failure> {
    context.show(&Shown {
        schema: "clique.import/1",
        ledger: Some(&book.setup.name),
        text: &|look| import_as_text(report, look),
        data: &|| value_of(&import_as_json(report)),
        rows: &|| import_as_rows(report),
    })
}
