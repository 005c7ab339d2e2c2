//! `clique restore`: brings entries back that were taken back, or taken out of their files.

use clap::Args;

use super::rm::{change_of, mark};
use crate::book::{Draft, Step, Undos, past_of};
use crate::cli::args::WriteArgs;
use crate::cli::context::Context;
use crate::cli::entry_target::{Target, targets};
use crate::cli::entry_words::say_judged;
use crate::cli::failure::{Failure, USAGE};
use crate::cli::past::{entry_id, steps};
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose};
use crate::git::Repo;
use crate::model::{Date, Entry, Fact, Id, Status, Thing};
use crate::text::entry_edit::Cells;
use crate::text::past_rows::{PastRow, append_fact};

/// Bring entries back
///
/// Void rows stand again as they did before they were taken back: those that counted count, and those
/// that were pending wait again. An entry that is in no file any more, taken out with `clique rm --purge`
/// or by hand, is found in the history and written again, as it last said.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique list --status void
  clique restore ID
  clique rm ID --purge && clique restore ID")]
pub struct RestoreArgs {
    /// The entries, by the first characters of their ids
    #[arg(value_name = "ID", required = true)]
    pub ids: Vec<String>,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// An entry that comes back.
enum Return {
    /// Its row is there and void; it stands like this again.
    Row(Box<Target>, Status),
    /// Its row was taken out, together with items of its bill.
    Past(Box<PastRow>, Vec<Fact>),
}

/// Brings entries back.
///
/// # Errors
///
/// When one never was there, stands already, or the ledger cannot be written.
pub fn cmd_restore(args: &RestoreArgs, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, &args.write)?;
    let mut returns = Vec::new();
    for typed in &args.ids {
        returns.extend(found(context, &writer, typed)?);
    }
    if returns.is_empty() {
        return Ok(0);
    }
    let mut draft = writer.draft();
    for one in &returns {
        bring_back(&mut draft, one)?;
    }
    let entries = entries_of(&draft, &returns)?;
    let target = |entry: &Entry<'static>| Target {
        entry: entry.clone(),
        cells: Cells::new(),
        path: String::new(),
        is_contested: false,
    };
    let named: Vec<Target> = entries.iter().map(target).collect();
    let change = change_of(&named, "restore", writer.book());
    if writer.commit(context, &draft, &change)?.is_some() {
        let waits = |entry: &&Entry<'_>| entry.status == Status::Pending;
        let verdict = match entries.iter().filter(waits).count() {
            0 => "counts again",
            count if count == entries.len() => "waits again",
            _ => "is back",
        };
        let void = |entry: Entry<'static>| Entry { status: Status::Void, ..entry };
        let before: Vec<Entry<'static>> = entries.into_iter().map(void).collect();
        say_judged(context, writer.book(), &before, verdict)?;
    }
    Ok(0)
}

/// Finds what was typed: among the rows, else in the history.
fn found(context: &mut Context, writer: &Writer, typed: &str) -> Result<Option<Return>, Failure> {
    let me = writer.me(context)?;
    let target = match targets(context, writer, std::slice::from_ref(&typed.to_owned())) {
        Ok(found) => found.into_iter().next(),
        Err(failure) if failure.code == USAGE => return in_the_past(writer, typed).map(Some),
        Err(failure) => return Err(failure),
    };
    let Some(target) = target else { return Ok(None) };
    target.setting(writer, me, context)?;
    let id = target.entry.id;
    match target.entry.status {
        Status::Void => {
            let status = history_of(writer, id)?.as_deref().map_or(Status::Counts, status_before);
            Ok(Some(Return::Row(Box::new(target), status)))
        }
        Status::Pending => Err(Failure::usage(format!("`{id}` is pending, not void"))),
        Status::Counts | Status::Conflict => {
            context.ui.say(&format!("`{id}` counts already"));
            Ok(None)
        }
    }
}

fn history_of(writer: &Writer, id: Id) -> Result<Option<Vec<Step>>, Failure> {
    let Ok(repo) = Repo::open(&writer.book().root) else { return Ok(None) };
    let Some(head) = repo.head()? else { return Ok(None) };
    steps(&repo, head, id, writer.book()).map(Some)
}

/// Returns how an entry stood when it was last not void; it is void or gone now.
fn status_before(steps: &[Step]) -> Status {
    let mut rows = steps.iter().filter_map(|step| row_of(&step.before));
    let status = rows.find_map(|row| Some(row.fact.field("status")).filter(|status| *status != "void"));
    status.and_then(Status::parse).unwrap_or_default()
}

fn row_of(rows: &[PastRow]) -> Option<&PastRow> {
    rows.iter().find(|row| row.fact.field("status") != "conflict")
}

/// Finds the last row of an entry that is in no file any more.
fn in_the_past(writer: &Writer, typed: &str) -> Result<Return, Failure> {
    let book = writer.book();
    let repo = Repo::open(&book.root)?;
    let head = repo.head()?.ok_or_else(|| Failure::no("nothing is recorded in git yet"))?;
    let id = entry_id(&repo, head, &[], typed)?;
    let steps = steps(&repo, head, id, book)?;
    let gone = steps.iter().find(|step| row_of(&step.after).is_none());
    let Some((step, row)) = gone.and_then(|step| Some((step, row_of(&step.before)?))) else {
        return Err(Failure::usage(format!("no row of `{id}` is in the history")));
    };
    let mut row = row.clone();
    let index = book.setup.group(&row.fact.group).ok_or_else(|| {
        Failure::usage(format!("`{id}` belonged to `{}`, and there is no such group any more", row.fact.group))
            .help("bring the group back first: clique undo REV of the change that removed it")
    })?;
    let group = &book.setup.groups[index.get()];
    choose::open_group(group)?;
    if let Some(date) = Date::parse(row.fact.field("date")) {
        choose::open_day(group, date)?;
    }
    let status = match row.fact.field("status") {
        "void" => status_before(&steps),
        other => Status::parse(other).unwrap_or_default(),
    };
    set(&mut row.fact, "status", status.word());
    set(&mut row.fact, "id", &id.to_string());
    let past = past_of(&repo, step.commit.clone(), &mut Undos::default())?;
    let is_item = |fact: &Fact| fact.thing == Thing::Item && fact.id == Some(id);
    Ok(Return::Past(Box::new(row), past.before.into_iter().filter(is_item).collect()))
}

fn set(fact: &mut Fact, field: &str, value: &str) {
    fact.fields.retain(|(name, _)| name != field);
    if !value.is_empty() {
        fact.fields.push((field.to_owned(), value.to_owned()));
    }
}

fn bring_back(draft: &mut Draft, one: &Return) -> Result<(), Failure> {
    match one {
        Return::Row(target, status) => mark(draft, std::slice::from_ref(target), *status),
        Return::Past(row, items) => {
            draft.set(&row.path, Some(append_fact(draft.text(&row.path), &row.fact)));
            let folder = row.path.split("/expenses/").next().unwrap_or_default();
            let path = format!("{folder}/items.csv");
            for item in items {
                draft.set(&path, Some(append_fact(draft.text(&path), item)));
            }
            Ok(())
        }
    }
}

/// Reads the entries as they will be.
fn entries_of(draft: &Draft, returns: &[Return]) -> Result<Vec<Entry<'static>>, Failure> {
    let book = draft.check()?;
    let mut entries = Vec::new();
    let is_meant = |entry: &Entry<'_>| {
        returns.iter().any(|one| match one {
            Return::Row(target, _) => target.entry.id == entry.id,
            Return::Past(row, _) => row.fact.id == Some(entry.id),
        })
    };
    book.each_entry(|entry| {
        if is_meant(entry) && entry.status != Status::Conflict {
            entries.push(entry.detached());
        }
    });
    Ok(entries)
}
