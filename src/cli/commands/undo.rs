//! `clique undo`: take a change back.

use clap::Args;

use crate::book::{
    Book, BookError, Desk, Draft, PART, UndoRole, Undos, change_redoing, change_undoing, change_undoing_entry,
    draft_without, draft_without_entry, last_change, past_of, role_of,
};
use crate::cli::args::WriteArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::history::history_row;
use crate::cli::meant::offering_of;
use crate::cli::past::{entry_id, id_prefix, ids_like, later_changes, steps};
use crate::cli::show::{Shown, value_of};
use crate::cli::writer::{Writer, commit, show_diff};
use crate::cli::{Outcome, revision};
use crate::disk::kind_of;
use crate::git::{Commit, Repo};
use crate::model::Id;
use crate::model::id::unique_prefix;
use crate::render::history::{Way, history_as_json, history_as_rows, undone_as_text};
use crate::render::safe::safe;
use crate::report::entries::ID_SHOWN_MIN;
use crate::report::history::{Fate, HistoryRow};
use crate::text::timestamp::timestamp_text;

/// Take a change back
///
/// Without a name, the last change: the files come back byte for byte, as a new change, and nothing is
/// erased from the history. Called again, it goes one step further. Edits that you made by hand and did
/// not commit count as the last change; marks of what was read do not. Of an entry, its last change is taken back; of a revision, that
/// one change. What came later stands; where a later change says something about the same field,
/// nothing is done and that change is named. `clique redo` takes an undo back.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique undo
  clique undo --dry-run         show what it would take back
  clique undo ID                the last change of one entry
  clique undo HEAD              one change, by a revision of git's")]
pub struct UndoArgs {
    /// An entry, by the first characters of its id, or a revision: HEAD~2, the id of a commit
    #[arg(value_name = "ID|REV")]
    pub what: Option<String>,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Takes a change back.
///
/// # Errors
///
/// When there is none, it cannot be taken back, or the ledger cannot be written.
pub fn cmd_undo(args: &UndoArgs, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, &args.write)?;
    match &mut writer {
        Writer::Desk(desk) => undo(desk, args.what.as_deref(), context),
        Writer::Preview(book) => preview(book, args.what.as_deref(), context),
    }
}

/// A change that is about to be taken back.
struct Wanted {
    commit: Commit,
    /// The one entry whose part of it is meant.
    only: Option<Id>,
    /// Whether it is an undo itself, so that taking it back is a redo.
    is_undo: bool,
    way: Way,
}

fn undo(desk: &mut Desk, what: Option<&str>, context: &mut Context) -> Outcome {
    let wanted = wanted(desk.repo(), &desk.book, what)?;
    let mut row = told(desk.repo(), &desk.book, wanted.commit.clone())?;
    if let Some(id) = wanted.only {
        row.deeds.retain(|deed| deed.is_about(id));
        row.others.clear();
    }
    let draft = draft(desk.repo(), &desk.book, &wanted)?;
    let change = match wanted.only {
        Some(id) => change_undoing_entry(&wanted.commit, id),
        None if wanted.is_undo => change_redoing(&wanted.commit),
        None => change_undoing(&wanted.commit),
    };
    commit(context, desk, &draft, &change)?;
    show(context, &desk.book, row, wanted.way)
}

/// Understands what is to be taken back.
fn wanted(repo: &Repo, book: &Book, what: Option<&str>) -> Result<Wanted, Failure> {
    let Some(typed) = what else {
        let commit = last_change(repo)?;
        return Ok(Wanted { commit, only: None, is_undo: false, way: Way::Undone });
    };
    let head = repo.head()?.ok_or(BookError::NothingToUndo)?;
    let ids = ids_like(book, &[&typed.to_ascii_lowercase()]);
    let begins = |id: &Id| id_prefix(typed).is_ok_and(|prefix| id.to_string().starts_with(&prefix));
    let (is_entry, found) = (ids.iter().any(begins), revision::commit(repo, typed));
    match (is_entry, found) {
        (true, Ok(_)) => {
            Err(Failure::human(format!("`{typed}` could be an entry or a commit")).help("write more of the id"))
        }
        (false, Ok(commit)) => of_commit(repo, repo.commit(commit)?),
        (true, Err(_)) => of_entry(repo, book, entry_id(repo, head, &ids, typed)?),
        (false, Err(no_revision)) => match entry_id(repo, head, &ids, typed) {
            Ok(id) => of_entry(repo, book, id),
            Err(_) => {
                let failure = no_revision.help("and no entry has or had an id that begins like that");
                Err(offering_of(book, failure, typed))
            }
        },
    }
}

fn of_commit(repo: &Repo, commit: Commit) -> Result<Wanted, Failure> {
    let (is_undo, way) = match role_of(repo, &commit)? {
        UndoRole::Stands | UndoRole::Redoes => (false, Way::UndoneAmongOthers),
        UndoRole::Undoes => (true, Way::Redone),
        UndoRole::TakenBack => return Err(already("taken back", &commit)),
        UndoRole::Redone => return Err(already("taken back by a redo", &commit)),
    };
    Ok(Wanted { commit, only: None, is_undo, way })
}

fn already(how: &str, commit: &Commit) -> Failure {
    Failure::no(format!("that change is {how} already: {}", commit.subject)).help("see what stands: clique log")
}

/// Finds the last change of an entry that stands.
fn of_entry(repo: &Repo, book: &Book, id: Id) -> Result<Wanted, Failure> {
    let head = repo.head()?.ok_or(BookError::NothingToUndo)?;
    let (mut undos, mut parts) = (Undos::default(), Vec::new());
    for step in steps(repo, head, id, book)? {
        if step.commit.parents.len() > 1 {
            return Err(BookError::CannotUndo("the last change of this entry brought two histories together").into());
        }
        if repo.is_repair_by_rule(&step.commit) {
            let why = "the last change of this entry mended what git had joined line by line";
            return Err(BookError::CannotUndo(why).into());
        }
        let past = past_of(repo, step.commit.clone(), &mut undos)?;
        if past.role != UndoRole::Stands || parts.contains(&step.commit.id.to_string()) {
            continue;
        }
        if let Some(part) = step.commit.trailer(PART).next() {
            parts.push(part.to_owned());
            continue;
        }
        let is_alone = past.before.iter().chain(&past.after).all(|fact| fact.id == Some(id));
        let only = if is_alone { None } else { Some(id) };
        return Ok(Wanted { commit: step.commit, only, is_undo: false, way: Way::UndoneAmongOthers });
    }
    Err(BookError::NothingToUndo.into())
}

fn draft(repo: &Repo, book: &Book, wanted: &Wanted) -> Result<Draft, Failure> {
    let drafted = match wanted.only {
        None => draft_without(repo, book, &wanted.commit),
        Some(id) => draft_without_entry(repo, book, &wanted.commit, id),
    };
    drafted.map_err(|error| match error {
        BookError::Superseded(path) => superseded(repo, book, wanted, &path),
        other => other.into(),
    })
}

/// Names the later changes that stand in the way.
fn superseded(repo: &Repo, book: &Book, wanted: &Wanted, path: &str) -> Failure {
    let failure = Failure::human(format!("what that change wrote in {path} was changed since"));
    let later = later_changes(repo, book, &wanted.commit, path).unwrap_or_default();
    let failure = later.into_iter().fold(failure, Failure::help);
    failure.help("undo the later change first, or say what should stand: clique edit ID")
}

/// Shows what would be taken back; edits by hand would be committed first, and so be the last change.
fn preview(book: &Book, what: Option<&str>, context: &mut Context) -> Outcome {
    let repo = Repo::open(&book.root)?;
    let edited = book.edited(&repo)?;
    let draft = if edited.is_empty() || what.is_some() {
        draft(&repo, book, &wanted(&repo, book, what)?)?
    } else {
        book.draft_without_edits(&repo, &edited)?
    };
    preview_draft(context, &draft)
}

/// Shows a draft and makes nothing of it.
///
/// # Errors
///
/// When it could not be made so, or stdout cannot be written.
pub(super) fn preview_draft(context: &mut Context, draft: &Draft) -> Outcome {
    draft.check()?;
    show_diff(context, &draft.diff()?)?;
    context.ui.say("nothing was changed (--dry-run)");
    Ok(0)
}

/// Tells what a change did, before it is taken back.
///
/// # Errors
///
/// When git cannot read it.
pub(super) fn told(repo: &Repo, book: &Book, commit: Commit) -> Result<HistoryRow, Failure> {
    Ok(history_row(past_of(repo, commit, &mut Undos::default())?, &book.setup))
}

/// Shows what was taken back, or stands again.
///
/// # Errors
///
/// When stdout cannot be written.
pub(super) fn show(context: &mut Context, book: &Book, mut row: HistoryRow, way: Way) -> Outcome {
    let (ours, mut foreign): (Vec<_>, Vec<_>) = row.others.into_iter().partition(|path| kind_of(path).is_some());
    row.others = ours;
    // Receipts that nobody touched since go and come with the change that brought them.
    foreign.retain(|path| !path.contains("/receipts/") || way != Way::Redone && book.root.join(path).exists());
    if way == Way::Redone {
        row.fate = Fate::Redone;
    }
    let mut ids: Vec<Id> = row.deeds.iter().filter_map(|deed| deed.fact.id).collect();
    book.each_entry(|entry| ids.push(entry.id));
    ids.sort_unstable();
    ids.dedup();
    let unique = |id: Id| unique_prefix(&ids, id, ID_SHOWN_MIN);
    let rows = std::slice::from_ref(&row);
    context.show(&Shown {
        schema: if way == Way::Redone { "clique.redo/1" } else { "clique.undo/1" },
        ledger: Some(&book.setup.name),
        text: &|look| undone_as_text(&row, way, &unique, look),
        data: &|| value_of(&history_as_json(rows, &timestamp_text)),
        rows: &|| history_as_rows(rows, &timestamp_text),
    })?;
    if !foreign.is_empty() {
        context.ui.say(&format!("left as they are, for they are not the ledger's: {}", safe(&foreign.join(", "))));
    }
    Ok(0)
}
