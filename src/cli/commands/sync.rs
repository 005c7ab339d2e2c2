//! `clique sync`: exchange changes with the others.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;

use super::verify::doubts;
use crate::book::{Book, Reach, Synced, Undos, past_of, preview, sync, take_in};
use crate::cli::Outcome;
use crate::cli::args::Format;
use crate::cli::contested::how_to_settle;
use crate::cli::context::Context;
use crate::cli::failure::{DONE, Failure, HUMAN};
use crate::cli::history::history_row;
use crate::cli::hooks;
use crate::cli::met::met_versions;
use crate::cli::progress::Progress;
use crate::cli::set_up::{git_program, set_up};
use crate::cli::show::{Shown, value_of};
use crate::cli::writer::sit_down;
use crate::git::{FIRST_REMOTE, FormerRemote, ObjectId, PACKS_MAX, RemoteUrl, Repo};
use crate::model::id::unique_prefix;
use crate::model::{Id, Status};
use crate::render::bundle::{bundle_as_json, bundle_as_rows, bundle_as_text};
use crate::render::sync::{meeting_as_words, sync_as_json, sync_as_rows, sync_as_text};
use crate::report::bundle::WrittenBundle;
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
  clique sync --dry-run                              tell what would come and go
  clique sync --quiet                                say nothing when all went well, as a timer wants it
  clique sync --bundle-out trip.bundle               write a file to mail
  clique sync --bundle-in trip.bundle                take in a file that came by mail")]
pub struct SyncArgs {
    /// Sync with this place from now on: a folder, git@host:path or https://…
    #[arg(long, value_name = "URL", conflicts_with_all = ["offline", "dry_run"])]
    pub setup: Option<String>,
    /// Write the ledger and its history into this file, to mail it or carry it
    #[arg(long, value_name = "FILE", conflicts_with_all = ["setup", "offline", "dry_run", "bundle_in"])]
    pub bundle_out: Option<PathBuf>,
    /// With --bundle-out: leave out what this state has and whatever is before it
    #[arg(long, value_name = "REV", requires = "bundle_out")]
    pub since: Option<String>,
    /// Take in what such a file holds
    #[arg(long, value_name = "FILE", conflicts_with_all = ["setup", "offline", "dry_run"])]
    pub bundle_in: Option<PathBuf>,
    /// Merge what was fetched before; reach for no remote
    #[arg(long)]
    pub offline: bool,
    /// Tell what would come and go, and change nothing
    #[arg(short = 'n', long)]
    pub dry_run: bool,
    /// Give the remote up when it says nothing for so long
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub timeout: Option<u64>,
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
    if let Some(file) = &args.bundle_out {
        return bundle_out(&repo, file, args, context);
    }
    if let Some(file) = &args.bundle_in {
        return bundle_in(&repo, file, args, context);
    }
    sync_here(&repo, args, context)
}

/// Writes what is here into a file to mail.
fn bundle_out(repo: &Repo, file: &Path, args: &SyncArgs, context: &mut Context) -> Outcome {
    let root = repo.root().to_owned();
    drop(sit_down(context, &root, args.yes)?);
    let since: Vec<ObjectId> = args.since.iter().map(|revision| repo.resolve(revision)).collect::<Result<_, _>>()?;
    let place = context.start()?.join(file);
    repo.bundle_out(&place, &since, &git_program(context))?;
    let written = WrittenBundle {
        file: file.display().to_string(),
        branch: repo.branch()?.unwrap_or_default(),
        head: repo.head()?.map(|head| head.to_string()).unwrap_or_default(),
        is_whole: since.is_empty(),
        bytes: place.metadata().map(|meta| meta.len()).unwrap_or_default(),
    };
    context.show(&Shown {
        schema: "clique.bundle/1",
        ledger: None,
        text: &|look| bundle_as_text(&written, look),
        data: &|| value_of(&bundle_as_json(&written)),
        rows: &|| bundle_as_rows(&written),
    })?;
    Ok(DONE)
}

/// Takes in a file that came by mail.
fn bundle_in(repo: &Repo, file: &Path, args: &SyncArgs, context: &mut Context) -> Outcome {
    let root = repo.root().to_owned();
    let (program, place) = (git_program(context), context.start()?.join(file));
    if !place.is_file() {
        return Err(Failure::environment(format!("there is no file {}", file.display()))
            .help("a friend makes one with: clique sync --bundle-out FILE"));
    }
    set_up(repo)?;
    let mut synced = take_in(&root, &place, &program, &mut || sit_down(context, &root, args.yes))?;
    synced.with.0 = file.display().to_string();
    let book = Book::open(&root);
    let report = reported(repo, &book, synced, Extent::Bundle, context)?;
    say(context, &book, &report)
}

/// Makes a place the remote, unless the first sync with it fails: then the remote is what it was.
fn set_up_with(repo: &Repo, url: &str, args: &SyncArgs, context: &mut Context) -> Outcome {
    let before = set_remote(repo, url, context)?;
    sync_here(repo, args, context).or_else(|failure| {
        match before {
            RemoteBefore::None(name) => repo.remove_remote(&name)?,
            RemoteBefore::Same => {}
            RemoteBefore::Other(former) => repo.move_remote_back(&former)?,
        }
        Err(failure.help("the remote is as it was before"))
    })
}

fn sync_here(repo: &Repo, args: &SyncArgs, context: &mut Context) -> Outcome {
    let root = repo.root().to_owned();
    let reach = if args.offline { Reach::Here } else { Reach::Remote };
    let progress = Progress::of(repo, reach, context);
    let hear = |line: &str| progress.hear(line);
    let mut program = git_program(context).heard_by(&hear);
    if let Some(seconds) = args.timeout {
        program = program.silent_for_at_most(Duration::from_secs(seconds));
    }
    progress.begin();
    let synced = if args.dry_run {
        preview(&root, reach, &program)
    } else {
        set_up(repo)?;
        sync(&root, reach, &program, &mut || {
            progress.clear();
            sit_down(context, &root, args.yes)
        })
    };
    progress.clear();
    let synced = synced?;
    if !args.dry_run && repo.stock().is_ok_and(|stock| stock.packs > PACKS_MAX) {
        // It costs space and nothing else when this fails, and the next sync tries again.
        let _ = repo.tidy_store(&git_program(context));
    }
    let extent = match (args.dry_run, args.offline) {
        (true, _) => Extent::Preview,
        (false, true) => Extent::Offline,
        (false, false) => Extent::Whole,
    };
    let book = Book::open(&root);
    let news = !synced.came.is_empty() || synced.rewound;
    let report = reported(repo, &book, synced, extent, context)?;
    let code = say(context, &book, &report)?;
    if !args.dry_run {
        hooks::after_sync(context, || value_of(&sync_as_json(&report, &timestamp_text)));
    }
    if let Some(words) = doubts(repo).filter(|_| news && !args.dry_run) {
        context.ui.warn(&words);
        context.ui.hint("see which, and why: clique verify");
    }
    Ok(code)
}

/// What was there before a place was made the remote.
pub enum RemoteBefore {
    /// No remote; this one has the name.
    None(String),
    /// The same place.
    Same,
    /// Another place.
    Other(FormerRemote),
}

/// Makes a place the remote that is synced with; returns what it was before.
///
/// # Errors
///
/// When git would run a program for the address, or the settings cannot be written.
pub fn set_remote(repo: &Repo, typed: &str, context: &mut Context) -> Result<RemoteBefore, Failure> {
    let url = RemoteUrl::parse(typed)?.from_folder(&std::path::absolute(context.start()?)?);
    if url.is_open_to_all() {
        context.ui.warn("anybody on the way can read and change what travels to this place");
    }
    let name = repo.upstream()?.map_or_else(|| FIRST_REMOTE.to_owned(), |upstream| upstream.remote);
    let Some(before) = repo.remote(&name)? else {
        repo.add_remote(&name, &url)?;
        return Ok(RemoteBefore::None(name));
    };
    if before.push_url.is_none() && before.url.is_ok_and(|before| before.as_written() == url.as_written()) {
        return Ok(RemoteBefore::Same);
    }
    Ok(RemoteBefore::Other(repo.move_remote(&name, &url)?))
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
    let (came, went) = (told(repo, book, &synced.came)?, told(repo, book, &synced.went)?);
    let met = synced.notices.into_iter().map(|(path, notice)| meeting(path, notice, &names, [&came, &went]));
    Ok(SyncReport {
        met: met.collect(),
        remote,
        branch,
        head: synced.head.map(|head| head.to_string()).unwrap_or_default(),
        came,
        went,
        arrived: synced.arrived,
        pushed: synced.pushed,
        merged: synced.merged,
        remote_was_empty: synced.remote_was_empty,
        rewound: synced.rewound,
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

fn meeting(path: String, notice: Notice, names: &BTreeMap<String, String>, ways: [&Vec<HistoryRow>; 2]) -> Meeting {
    let versions = if notice.kind == NoticeKind::BothChanged { met_versions(&notice, ways) } else { None };
    let Notice { kind, about, field, in_force, lost } = notice;
    let name = names.get(&about).cloned();
    let kind = match kind {
        NoticeKind::BothChanged => "both-changed",
        NoticeKind::TakenOutAndChanged => "taken-out-and-changed",
        NoticeKind::WaitsAgain => "waits-again",
        NoticeKind::BothKept => "both-kept",
    };
    Meeting { path, about, name, kind, field, in_force, lost, versions }
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
    let is_silent = context.global.quiet && context.ui.format == Format::Text;
    let show = |context: &mut Context, shown: &Shown<'_>| if is_silent { Ok(()) } else { context.show(shown) };
    show(
        context,
        &Shown {
            schema: "clique.sync/1",
            ledger: Some(&book.setup.name),
            text: &|look| sync_as_text(report, &unique, look),
            data: &|| value_of(&sync_as_json(report, &timestamp_text)),
            rows: &|| sync_as_rows(report),
        },
    )?;
    for meeting in &report.met {
        context.ui.warn(&meeting_as_words(meeting, &context.ui.err));
    }
    if report.conflicts > 0 {
        let hint = how_to_settle(context, book);
        context.ui.hint(hint.as_deref().unwrap_or("see both versions and settle it: clique conflicts"));
    }
    if report.extent == Extent::Preview {
        context.ui.say("nothing was changed (--dry-run)");
    }
    let waits = report.conflicts > 0 || report.extent == Extent::Preview && !report.met.is_empty();
    Ok(if waits { HUMAN } else { DONE })
}
