//! `clique sync`: exchange changes with the others.

use std::collections::{BTreeMap, BTreeSet};

use clap::Args;

use super::verify::doubts;
use crate::book::{Book, Reach, Synced, Undos, past_of, preview, sync};
use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::{DONE, Failure, HUMAN};
use crate::cli::history::history_row;
use crate::cli::set_up::{git_program, set_up};
use crate::cli::show::{Shown, value_of};
use crate::cli::writer::sit_down;
use crate::git::{FIRST_REMOTE, ObjectId, RemoteUrl, Repo};
use crate::model::id::unique_prefix;
use crate::model::{Id, Status};
use crate::render::sync::{meeting_as_words, sync_as_json, sync_as_rows, sync_as_text};
use crate::report::entries::ID_SHOWN_MIN;
use crate::report::history::HistoryRow;
use crate::report::sync::{Extent, Meeting, SyncReport};
use crate::text::merge::{Notice, NoticeKind};
use crate::text::timestamp::timestamp_text;

/// Exchange changes with the others
///
/// Commits sound edits made by hand, fetches what the others did, merges it by meaning and pushes. It
/// says that it is done only when the remote has it. Nothing is ever forced or lost: where two changes
/// to one thing meet, one is in force and the other stays beside it until somebody settles it with
/// `clique conflicts`. Exits with 4 while such a conflict waits.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique sync
  clique sync --setup git@example.org:trip.git       once, to say where to
  clique sync --setup /media/stick/trip.git
  clique sync --dry-run                              tell what would come and go")]
pub struct SyncArgs {
    /// Sync with this place from now on: a folder, git@host:path or https://…
    #[arg(long, value_name = "URL", conflicts_with_all = ["offline", "dry_run"])]
    pub setup: Option<String>,
    /// Merge what was fetched before; reach for no remote
    #[arg(long)]
    pub offline: bool,
    /// Tell what would come and go, and change nothing
    #[arg(short = 'n', long)]
    pub dry_run: bool,
    /// Answer yes to every question
    #[arg(short, long)]
    pub yes: bool,
}

/// Syncs.
///
/// # Errors
///
/// When the remote cannot be reached, or what it holds cannot be merged.
pub fn cmd_sync(args: &SyncArgs, context: &mut Context) -> Outcome {
    let root = context.root()?;
    let repo = Repo::open(&root)?;
    if let Some(url) = &args.setup {
        return set_up_with(&repo, url, args, context);
    }
    sync_here(&repo, args, context)
}

/// Makes a place the remote, unless the first sync with it fails: then the remote is what it was.
fn set_up_with(repo: &Repo, url: &str, args: &SyncArgs, context: &mut Context) -> Outcome {
    let before = set_remote(repo, url, context)?;
    sync_here(repo, args, context).or_else(|failure| {
        let (name, url) = before;
        repo.remove_remote(&name)?;
        if let Some(url) = url {
            repo.add_remote(&name, &url)?;
        }
        Err(failure.help("the remote is as it was before"))
    })
}

fn sync_here(repo: &Repo, args: &SyncArgs, context: &mut Context) -> Outcome {
    let root = repo.root().to_owned();
    let reach = if args.offline { Reach::Here } else { Reach::Remote };
    let program = git_program(context);
    let synced = if args.dry_run {
        preview(&root, reach, &program)?
    } else {
        set_up(repo)?;
        sync(&root, reach, &program, &mut || sit_down(context, &root, args.yes))?
    };
    let extent = match (args.dry_run, args.offline) {
        (true, _) => Extent::Preview,
        (false, true) => Extent::Offline,
        (false, false) => Extent::Whole,
    };
    let book = Book::open(&root);
    let news = !synced.came.is_empty() || synced.rewound;
    let report = reported(repo, &book, synced, extent, context)?;
    let code = say(context, &book, &report)?;
    if let Some(words) = doubts(repo).filter(|_| news && !args.dry_run) {
        context.ui.warn(&words);
        context.ui.hint("see which, and why: clique verify");
    }
    Ok(code)
}

/// Makes a place the remote that is synced with; returns its name, and where it was before.
fn set_remote(repo: &Repo, typed: &str, context: &mut Context) -> Result<(String, Option<RemoteUrl>), Failure> {
    let url = RemoteUrl::parse(typed)?.from_folder(&std::path::absolute(context.start()?)?);
    if url.is_open_to_all() {
        context.ui.warn("anybody on the way can read and change what travels to this place");
    }
    let name = repo.upstream()?.map_or_else(|| FIRST_REMOTE.to_owned(), |upstream| upstream.remote);
    let before = repo.remote(&name)?;
    if before.is_some() {
        // What was seen of the other place says nothing about this one.
        repo.remove_remote(&name)?;
    }
    repo.add_remote(&name, &url)?;
    Ok((name, before.and_then(|remote| remote.url.ok())))
}

/// Puts a sync into the words of the ledger.
fn reported(
    repo: &Repo,
    book: &Book,
    synced: Synced,
    extent: Extent,
    context: &mut Context,
) -> Result<SyncReport, Failure> {
    for warning in &synced.warnings {
        context.ui.warn(crate::render::safe::safe(warning).as_str());
    }
    let (mut conflicts, mut names) = (0, BTreeMap::new());
    let about: BTreeSet<&str> = synced.notices.iter().map(|(_, notice)| notice.about.as_str()).collect();
    book.each_entry(|entry| {
        let id = entry.id.to_string();
        if entry.status == Status::Conflict {
            conflicts += 1;
        } else if about.contains(id.as_str()) {
            let name = if entry.description.is_empty() { entry.kind.word() } else { &entry.description };
            names.insert(id.clone(), format!("{name} ({id})"));
        }
    });
    let (remote, branch) = synced.with;
    Ok(SyncReport {
        remote,
        branch,
        head: synced.head.map(|head| head.to_string()).unwrap_or_default(),
        came: told(repo, book, &synced.came)?,
        went: told(repo, book, &synced.went)?,
        arrived: synced.arrived,
        pushed: synced.pushed,
        merged: synced.merged,
        remote_was_empty: synced.remote_was_empty,
        rewound: synced.rewound,
        met: synced.notices.into_iter().map(|(path, notice)| meeting(path, notice, &names)).collect(),
        conflicts,
        extent,
    })
}

/// Tells what commits did; merges did nothing of their own.
fn told(repo: &Repo, book: &Book, commits: &[ObjectId]) -> Result<Vec<HistoryRow>, Failure> {
    let (mut undos, mut rows) = (Undos::default(), Vec::new());
    for id in commits {
        let commit = repo.commit(*id)?;
        if commit.parents.len() < 2 {
            rows.push(history_row(past_of(repo, commit, &mut undos)?, &book.setup));
        }
    }
    Ok(rows)
}

fn meeting(path: String, notice: Notice, names: &BTreeMap<String, String>) -> Meeting {
    let Notice { kind, about, field, in_force, lost } = notice;
    let name = names.get(&about).cloned();
    let kind = match kind {
        NoticeKind::BothChanged => "both-changed",
        NoticeKind::TakenOutAndChanged => "taken-out-and-changed",
        NoticeKind::WaitsAgain => "waits-again",
        NoticeKind::BothKept => "both-kept",
    };
    Meeting { path, about, name, kind, field, in_force, lost }
}

fn say(context: &mut Context, book: &Book, report: &SyncReport) -> Outcome {
    if report.rewound {
        context.ui.warn("somebody took changes away from the remote by force; what you had of them is kept");
    }
    let mut ids: Vec<Id> =
        report.came.iter().chain(&report.went).flat_map(|row| &row.deeds).filter_map(|deed| deed.fact.id).collect();
    book.each_entry(|entry| ids.push(entry.id));
    ids.sort_unstable();
    ids.dedup();
    let unique = |id: Id| unique_prefix(&ids, id, ID_SHOWN_MIN);
    context.show(&Shown {
        schema: "clique.sync/1",
        ledger: Some(&book.setup.name),
        text: &|look| sync_as_text(report, &unique, look),
        data: &|| value_of(&sync_as_json(report, &timestamp_text)),
        rows: &|| sync_as_rows(report),
    })?;
    for meeting in &report.met {
        context.ui.warn(&meeting_as_words(meeting));
    }
    if report.conflicts > 0 {
        context.ui.hint("see both versions and settle it: clique conflicts");
    }
    if report.extent == Extent::Preview {
        context.ui.say("nothing was changed (--dry-run)");
    }
    let waits = report.conflicts > 0 || report.extent == Extent::Preview && !report.met.is_empty();
    Ok(if waits { HUMAN } else { DONE })
}
