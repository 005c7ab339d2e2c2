//! `clique check`: check every file of the ledger.

use clap::Args;

use crate::book::ReadOptions;
use crate::cli::Outcome;
use crate::cli::args::Format;
use crate::cli::context::Context;
use crate::cli::failure::{DONE, INVALID, NO};
use crate::cli::show::Shown;
use crate::model::fault::worst;
use crate::model::{Fault, Severity};
use crate::render::faults::{Placed, faults_as_records, faults_as_rows};

/// Check every file of the ledger
///
/// Says nothing when all is well. Otherwise shows everything that is wrong, in every file at once, with
/// the line, the place in it and how to mend it. Exits with 3 when the ledger cannot be read, with 1 when
/// it reads but breaks a rule, and with 0 when there are only warnings. With --json or another --format
/// the faults are the answer and stand on stdout.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique check
  clique check --strict               fail on warnings too, as a script may want
  clique check --at HEAD~1            as it was one change ago
  clique check --format csv           one fault a line, for an editor or a spreadsheet")]
pub struct CheckArgs {
    /// Exit with 1 on warnings too
    #[arg(long)]
    pub strict: bool,
}

/// Checks the ledger; takes no lock, asks no git, changes nothing.
///
/// # Errors
///
/// When there is no ledger.
pub fn cmd_check(args: &CheckArgs, context: &mut Context) -> Outcome {
    let book = context.opened(ReadOptions { messages: true })?;
    let faults = book.check();
    if context.ui.format == Format::Text {
        context.ui.faults(&faults, &book.sources);
    } else {
        let placed = || -> Vec<Placed<'_>> {
            faults.iter().map(|fault| (fault, book.sources.get(&fault.path).unwrap_or(""))).collect()
        };
        context.show(&Shown {
            schema: "clique.check/1",
            ledger: Some(&book.setup.name),
            text: &|_| String::new(),
            data: &|| faults_as_records(&placed()),
            rows: &|| faults_as_rows(&placed()),
        })?;
    }
    Ok(verdict(&faults, args.strict))
}

/// Returns the exit code that faults deserve.
fn verdict(faults: &[Fault], strict: bool) -> u8 {
    match worst(faults) {
        Some(Severity::Unreadable) => INVALID,
        Some(Severity::Rule) => NO,
        Some(Severity::Warning) if strict => NO,
        Some(Severity::Warning) | None => DONE,
    }
}
