//! `clique check`: check every file of the ledger.

use clap::Args;

use super::digest::digest_of;
use crate::book::{Book, ReadOptions};
use crate::cli::args::Format;
use crate::cli::busy::Busy;
use crate::cli::context::Context;
use crate::cli::failure::{DONE, Failure, INVALID, NO};
use crate::cli::show::Shown;
use crate::cli::{Outcome, choose};
use crate::model::fault::worst;
use crate::model::{Fault, Fingerprint, Severity};
use crate::render::faults::{Placed, faults_as_records, faults_as_rows};

/// Check every file of the ledger
///
/// Says nothing when all is well. Otherwise shows everything that is wrong, in every file at once, with
/// the line, the place in it and how to mend it. Exits with 3 when the ledger cannot be read, with 1 when
/// it reads but breaks a rule, and with 0 when there are only warnings. With --digest it also exits with 1
/// when the ledger is not the one that a friend's `clique digest` told of. With --json or another --format
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
    /// Exit with 1 when the ledger's digest is another one; GROUP:CODE for that of a group
    #[arg(long, value_name = "CODE")]
    pub digest: Option<String>,
}

/// Checks the ledger; takes no lock, asks no git, changes nothing.
///
/// # Errors
///
/// When there is no ledger.
pub fn cmd_check(args: &CheckArgs, context: &mut Context) -> Outcome {
    let book = context.opened(ReadOptions { messages: true })?;
    let busy = Busy::begin(context, "Reading the ledger");
    let faults = book.check();
    drop(busy);
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
    let verdict = verdict(&faults, args.strict);
    match &args.digest {
        Some(typed) if verdict != INVALID => Ok(compare(context, &book, typed)?.max(verdict)),
        _ => Ok(verdict),
    }
}

/// Compares the ledger's digest with one that was typed in.
fn compare(context: &mut Context, book: &Book, typed: &str) -> Result<u8, Failure> {
    let (group, code) = typed.rsplit_once(':').map_or((None, typed), |(group, code)| (Some(group), code));
    let wanted = Fingerprint::parse(code).ok_or_else(|| {
        Failure::usage(format!("`{code}` is not a digest")).help("it has four times four characters: clique digest")
    })?;
    let only = group.map(|typed| choose::named_group(&book.setup, typed)).transpose()?;
    let (ledger, _) = book.ledger();
    let digest = digest_of(&ledger, only)?;
    if digest.code == wanted {
        let entries = if digest.entries == 1 { "1 entry" } else { &format!("{} entries", digest.entries) };
        context.ui.say(&format!("the digest agrees: {} ({entries})", digest.code));
        return Ok(DONE);
    }
    let failure = Failure::no(format!("the digest is {}, not {wanted}", digest.code));
    Err(match group {
        None if digest.groups.len() > 1 => failure.help("see which group differs: clique digest"),
        _ => failure.help("bring both ledgers together with clique sync, or compare clique digest --canonical"),
    })
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
