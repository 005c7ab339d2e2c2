//! `clique clone`: get a ledger that others have.

use std::path::PathBuf;

use clap::Args;

use crate::book::{Book, is_readable};
use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::set_up::{git_program, set_up};
use crate::cli::show::{Shown, value_of};
use crate::cli::writer::sit_down;
use crate::git::{RemoteUrl, Repo};
use crate::render::cloned::{cloned_as_json, cloned_as_rows, cloned_as_text};
use crate::report::cloned::ClonedLedger;

/// Get a ledger that others have
///
/// An ordinary clone, and what plain git needs to merge a ledger by meaning. No hook runs, no link is
/// followed. The folder appears when all of it is there.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique clone git@example.org:trip.git
  clique clone /media/stick/trip.git lisbon
  clique clone https://example.org/trip.git ~/ledgers/trip")]
pub struct CloneArgs {
    /// Where it is: a folder, git@host:path or https://…
    #[arg(value_name = "URL")]
    pub url: String,
    /// The folder to make; named after the URL unless given
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// The branch, when it is not the remote's default
    #[arg(long, value_name = "BRANCH")]
    pub branch: Option<String>,
}

/// Clones a ledger.
///
/// # Errors
///
/// When the remote cannot be reached, or the folder is in use; nothing is made then.
pub fn cmd_clone(args: &CloneArgs, context: &mut Context) -> Outcome {
    let start = std::path::absolute(context.start()?)?;
    let url = RemoteUrl::parse(&args.url)?.from_folder(&start);
    if url.is_open_to_all() {
        context.ui.warn("anybody on the way can read and change what travels from this place");
    }
    let named = || url.folder_name().map(PathBuf::from);
    let folder = args.folder.clone().or_else(named).ok_or_else(|| {
        Failure::usage("the address does not tell what to call the folder").help("name it: clique clone URL DIR")
    })?;
    let cloned = Repo::clone_from(&url, &start.join(&folder), args.branch.as_deref(), &git_program(context))?;
    set_up(&cloned.repo)?;
    for odd in &cloned.odd {
        let words = format!("`{}` is not as a ledger's file should be: {}", odd.path, odd.why);
        context.ui.warn(crate::render::safe::safe(&words).as_str());
    }
    let root = cloned.repo.root().to_owned();
    if !root.join("clique.toml").is_file() {
        return Err(Failure::environment(format!("{} was cloned, and holds no ledger", folder.display()))
            .help("is it the right address? there is no clique.toml in it"));
    }
    let mut book = Book::open_with_messages(&root);
    let mut faults = book.check();
    if !is_readable(&faults) && sit_down(context, &root, false).is_ok() {
        // What friends merged with plain git is mended, and goes back with the first sync.
        book = Book::open_with_messages(&root);
        faults = book.check();
    }
    if !is_readable(&faults) {
        let failure = Failure::faults(faults, book.sources.clone());
        return Err(failure.help(format!("it is cloned into {}", folder.display())));
    }
    let me = context.me(&root, &book.setup)?;
    let report = ClonedLedger {
        folder: folder.display().to_string(),
        name: book.setup.name.clone(),
        branch: cloned.branch.clone(),
        groups: book.setup.groups.iter().map(|group| group.handle.clone()).collect(),
        people: book.setup.people.iter().map(|person| person.handle.to_string()).collect(),
        me: me.map(|me| book.setup.handle(me).to_owned()),
    };
    context.show(&Shown {
        schema: "clique.clone/1",
        ledger: Some(&report.name),
        text: &|look| cloned_as_text(&report, look),
        data: &|| value_of(&cloned_as_json(&report)),
        rows: &|| cloned_as_rows(&report),
    })?;
    context.judge(&book, faults)?;
    Ok(0)
}
