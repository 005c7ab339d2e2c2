//! `clique remote`: where this ledger is synced with.

use clap::{Args, Subcommand};

use super::sync::set_remote;
use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::{DONE, Failure};
use crate::cli::show::{Shown, value_of};
use crate::git::{Remote, RemoteUrl, Repo, UrlError};
use crate::render::remotes::{remotes_as_json, remotes_as_rows, remotes_as_text};
use crate::report::remotes::KnownRemote;

/// Show or set where this ledger is synced with
///
/// Alone, the command lists the remotes. An address is a setting of this clone and never comes out of
/// the ledger's files. What would run a program is refused.
#[derive(Clone, Debug, Args)]
pub struct RemoteArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<RemoteCommand>,
}

/// What can be done with remotes.
#[derive(Clone, Debug, Subcommand)]
#[allow(missing_docs, reason = "each is described by the doc comment of its arguments")]
pub enum RemoteCommand {
    List(RemoteListArgs),
    Set(RemoteSetArgs),
    Rm(RemoteRmArgs),
}

/// List where this ledger is synced with
///
/// Passwords in addresses are not shown. Nothing is asked over the network.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique remote list
  clique remote list --json")]
pub struct RemoteListArgs {}

/// Sync with this place from now on
///
/// Reaches for nothing; `clique sync --setup URL` does the same and syncs at once.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique remote set git@example.org:trip.git
  clique remote set /media/stick/trip.git")]
pub struct RemoteSetArgs {
    /// Where it is: a folder, git@host:path or https://…
    #[arg(value_name = "URL")]
    pub url: String,
}

/// Sync with a place no longer
///
/// Nothing is taken away there, nor of what came from it.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique remote rm origin
  clique remote rm stick")]
pub struct RemoteRmArgs {
    /// The remote's name
    #[arg(value_name = "NAME")]
    pub name: String,
}

/// Lists, sets or removes remotes.
///
/// # Errors
///
/// When git would run a program for the address, there is no such remote, or the settings cannot be written.
pub fn cmd_remote(args: &RemoteArgs, context: &mut Context) -> Outcome {
    let repo = Repo::open(&context.root()?)?;
    match &args.command {
        None | Some(RemoteCommand::List(_)) => {}
        Some(RemoteCommand::Set(args)) => drop(set_remote(&repo, &args.url, context)?),
        Some(RemoteCommand::Rm(args)) => {
            if repo.remote(&args.name)?.is_none() {
                let known: Vec<String> = repo.remotes()?.into_iter().map(|remote| remote.name).collect();
                return Err(Failure::usage(format!("there is no remote `{}`", args.name))
                    .maybe_help((!known.is_empty()).then(|| format!("there are: {}", known.join(", ")))));
            }
            repo.remove_remote(&args.name)?;
        }
    }
    let mut remotes = Vec::new();
    for remote in repo.remotes()? {
        remotes.push(known(&repo, remote)?);
    }
    context.show(&Shown {
        schema: "clique.remote/1",
        ledger: None,
        text: &|look| remotes_as_text(&remotes, look),
        data: &|| value_of(&remotes_as_json(&remotes)),
        rows: &|| remotes_as_rows(&remotes),
    })?;
    match &args.command {
        Some(RemoteCommand::Set(_)) => context.ui.hint("exchange changes with it: clique sync"),
        None | Some(RemoteCommand::List(_)) if remotes.is_empty() => {
            context.ui.hint("share the ledger: clique sync --setup URL");
        }
        _ => {}
    }
    Ok(DONE)
}

fn known(repo: &Repo, remote: Remote) -> Result<KnownRemote, Failure> {
    let upstream = repo.upstream()?.filter(|upstream| upstream.remote == remote.name);
    let branch = upstream.map(|upstream| upstream.branch);
    let synced = branch.as_ref().map(|branch| repo.seen_tip(&remote.name, branch)).transpose()?.flatten();
    let ahead = match (synced, repo.head()?) {
        (Some(synced), Some(head)) => Some(repo.only_in(head, synced)?.len()),
        _ => None,
    };
    let shown = |url: Result<RemoteUrl, UrlError>| url.map(|url| url.to_string()).map_err(|error| error.to_string());
    Ok(KnownRemote {
        name: remote.name,
        url: shown(remote.url),
        push_url: remote.push_url.map(shown),
        branch,
        synced: synced.map(|commit| commit.to_string()),
        ahead,
    })
}
