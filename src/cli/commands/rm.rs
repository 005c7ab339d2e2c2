//! `clique rm`: takes entries back, or out of their files.

use std::collections::BTreeMap;
use std::io::{BufRead as _, IsTerminal as _};

use clap::Args;

use crate::book::{Book, Change, Draft};
use crate::cli::Outcome;
use crate::cli::args::WriteArgs;
use crate::cli::context::Context;
use crate::cli::entry_target::{Target, targets};
use crate::cli::entry_words::say_judged;
use crate::cli::failure::Failure;
use crate::cli::writer::Writer;
use crate::model::recurring::Rule;
use crate::model::{Entry, Id, Place, Setup, Status};
use crate::report::due::id_of;
use crate::text::columns::Column;
use crate::text::entry_edit::{Cells, change_rows, remove_rows};

/// So many entries at once are not taken back without a question.
const ASKED_FROM: usize = 3;

/// Take entries back
///
/// The rows stay in their files with the status `void` and count for nothing; `clique restore` brings
/// them back. With --purge the lines are taken out of the files; git's history still has them. Three or
/// more at once are asked about, or need --yes where nobody can answer.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique rm ID
  clique rm ID --dry-run
  clique rm ID --purge")]
pub struct RmArgs {
    /// The entries, by the first characters of their ids
    #[arg(value_name = "ID", required = true)]
    pub ids: Vec<String>,
    /// Take the lines out of the files
    #[arg(long)]
    pub purge: bool,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Takes entries back.
///
/// # Errors
///
/// When one is not there, or the ledger cannot be written.
pub fn cmd_rm(args: &RmArgs, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, &args.write)?;
    let me = writer.me(context)?;
    let mut found = targets(context, &writer, &args.ids)?;
    for target in &found {
        target.setting(&writer, me, context)?;
    }
    if !args.purge {
        found.retain(|target| {
            let is_void = target.entry.status == Status::Void;
            if is_void {
                context.ui.say(&format!("`{}` is void already; --purge takes its line out", target.entry.id));
            }
            !is_void
        });
    }
    if found.is_empty() {
        return Ok(0);
    }
    if found.len() >= ASKED_FROM && !args.write.yes && !args.write.dry_run {
        ask(context, &found)?;
    }
    let mut draft = writer.draft();
    if args.purge {
        purge(&mut draft, writer.book(), &found)?;
    } else {
        mark(&mut draft, &found, Status::Void)?;
    }
    let (operation, verdict) = if args.purge { ("purge", "taken out") } else { ("void", "void now") };
    let change = change_of(&found, operation, writer.book());
    if writer.commit(context, &draft, &change)?.is_some() {
        let before: Vec<Entry<'static>> = found.into_iter().map(|target| target.entry).collect();
        say_judged(context, writer.book(), &before, verdict)?;
        for rule in rules_behind(&before, &writer.book().setup).filter(|_| args.purge) {
            context.ui.warn(&format!(
                "the rule `{rule}` books it again; a bill that is void does not come back: clique undo, then clique rm"
            ));
        }
    }
    Ok(0)
}

/// Lists the rules of bills that come again which made some of these entries.
fn rules_behind<'s>(entries: &[Entry<'_>], setup: &'s Setup) -> impl Iterator<Item = &'s str> {
    let made = |rule: &&Rule| {
        let is_of = |entry: &Entry<'_>| entry.group == rule.group && id_of(setup, rule, entry.date) == entry.id;
        entries.iter().any(is_of)
    };
    setup.rules.iter().filter(made).map(|rule| rule.name.as_str())
}

/// Writes a status into rows; a row without an id gets the one it goes by.
///
/// # Errors
///
/// When a row is not where it was read.
pub fn mark(draft: &mut Draft, targets: &[Target], status: Status) -> Result<(), Failure> {
    let cells = |target: &Target| {
        let cells = Cells::new().with(Column::Status, status.word());
        if target.entry.id_is_written { cells } else { cells.with(Column::Id, target.entry.id.to_string()) }
    };
    for (path, targets) in by_file(targets) {
        let changes: Vec<(Place, Cells)> = targets.iter().map(|target| (target.entry.place, cells(target))).collect();
        let text = draft.text(path).and_then(|text| change_rows(text, &changes));
        draft.set(path, Some(text.ok_or_else(moved)?));
    }
    Ok(())
}

/// Takes rows out; rows without an id of their own keep the ids they go by.
///
/// # Errors
///
/// When a row is not where it was read.
pub(super) fn purge(draft: &mut Draft, book: &Book, targets: &[Target]) -> Result<(), Failure> {
    for (path, targets) in by_file(targets) {
        let places: Vec<Place> = targets.iter().map(|target| target.entry.place).collect();
        let text = draft.text(path).and_then(|text| remove_rows(text, &places));
        draft.set(path, Some(text.ok_or_else(moved)?));
    }
    let before = without_id(book).into_iter().filter(|(id, _)| targets.iter().all(|target| target.entry.id != *id));
    let after = Book::of(book.root.clone(), draft.after.clone(), Vec::new());
    let mut changes: BTreeMap<u32, Vec<(Place, Cells)>> = BTreeMap::new();
    for ((id, _), (_, place)) in before.zip(without_id(&after)).filter(|(a, b)| a.0 != b.0) {
        changes.entry(place.file).or_default().push((place, Cells::new().with(Column::Id, id.to_string())));
    }
    for (file, changes) in changes {
        let source = after.sources.file(file).ok_or_else(moved)?;
        draft.set(&source.path, Some(change_rows(&source.text, &changes).ok_or_else(moved)?));
    }
    Ok(())
}

/// Lists the rows that say no id, in order of file and place, with the ids they go by.
fn without_id(book: &Book) -> Vec<(Id, Place)> {
    let mut rows = Vec::new();
    book.each_entry(|entry| {
        if !entry.id_is_written {
            rows.push((entry.id, entry.place));
        }
    });
    rows.sort_by_key(|(_, place)| *place);
    rows
}

fn by_file(targets: &[Target]) -> BTreeMap<&str, Vec<&Target>> {
    let mut files: BTreeMap<&str, Vec<&Target>> = BTreeMap::new();
    for target in targets {
        files.entry(&target.path).or_default().push(target);
    }
    files
}

fn moved() -> Failure {
    Failure::human("a row is not where it was read").help("run the command again")
}

/// Describes a change of several entries.
pub fn change_of(targets: &[Target], operation: &'static str, book: &Book) -> Change {
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    for target in targets {
        *groups.entry(&book.setup.groups[target.entry.group.get()].handle).or_default() += 1;
    }
    let group = groups.keys().next().filter(|_| groups.len() == 1).map(|group| (*group).to_owned());
    let what = match targets {
        [one] => format!("{} ({})", one.name(), one.entry.id),
        several => format!("{} entries", several.len()),
    };
    let place = group.clone().map_or(String::new(), |group| format!("{group}: "));
    Change {
        subject: format!("{place}{operation} {what}"),
        operation,
        group,
        entries: targets.iter().map(|target| target.entry.id).collect(),
        trailers: Vec::new(),
    }
}

fn ask(context: &mut Context, targets: &[Target]) -> Result<(), Failure> {
    let count = targets.len();
    let is_answered = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    if !is_answered {
        return Err(
            Failure::usage(format!("this takes back {count} entries at once")).help("if that is meant, say --yes")
        );
    }
    for target in targets {
        let line = format!("  {}  {}  {}", target.entry.id, target.entry.date, target.name());
        context.ui.say(crate::render::safe::safe(&line).as_str());
    }
    context.ui.say(&format!("Take back these {count} entries? [y/N]"));
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer).map_err(|error| Failure::environment(error.to_string()))?;
    if matches!(answer.trim().to_lowercase().as_str(), "y" | "yes") {
        return Ok(());
    }
    Err(Failure::usage("nothing was changed"))
}
