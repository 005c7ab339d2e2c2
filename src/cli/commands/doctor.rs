//! `clique doctor`: looks whether everything a ledger needs is in order, and puts right what is safe.

use std::time::Duration;

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::examination::{Extent, examined};
use crate::cli::failure::{DONE, NO};
use crate::cli::remedies::put_right;
use crate::cli::show::{Shown, value_of};
use crate::render::health::{health_as_json, health_as_rows, health_as_text};
use crate::report::health::{Health, Verdict};

/// Look whether everything is in order, and put it right
///
/// Looks at git and its settings, at what was left lying about, at the remote's address and at the
/// ledger's files, and says of each what is so and what helps. Changes nothing without --fix, which puts
/// right what is safe: git's set-up, merges that were left, locks of processes that died, loose objects.
/// Exits with 1 when something does not work; what could be better is no failure.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique doctor
  clique doctor --fix
  clique doctor --online              ask the remote as well
  clique doctor --online --timeout 5    give it up after five silent seconds")]
pub struct DoctorArgs {
    /// Put right what is safe to put right
    #[arg(long)]
    pub fix: bool,
    /// Ask the remote whether it is there
    #[arg(long)]
    pub online: bool,
    /// Give the remote up when it says nothing for so long
    #[arg(long, value_name = "SECONDS", requires = "online", value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub timeout: Option<u64>,
}

/// Examines the clone.
///
/// # Errors
///
/// When there is no ledger.
pub fn cmd_doctor(args: &DoctorArgs, context: &mut Context) -> Outcome {
    let root = context.root()?;
    let mended = if args.fix { put_right(&root, context) } else { Vec::new() };
    let patience = args.timeout.map(Duration::from_secs);
    let extent = if args.online { Extent::Online { patience } } else { Extent::Here };
    let health = Health { mended, findings: examined(&root, extent, context) };
    context.show(&Shown {
        schema: "clique.doctor/1",
        ledger: None,
        text: &|look| health_as_text(&health, look),
        data: &|| value_of(&health_as_json(&health)),
        rows: &|| health_as_rows(&health),
    })?;
    if !args.fix && health.verdict() != Verdict::Fine {
        context.ui.hint("what is safe to put right: clique doctor --fix");
    }
    Ok(if health.verdict() == Verdict::Failing { NO } else { DONE })
}
