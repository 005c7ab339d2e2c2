//! `clique check`: check every file of the ledger.

use clap::{Args, ValueEnum};

use super::digest::digest_of;
use crate::book::{Book, ReadOptions, is_readable};
use crate::cli::args::Format;
use crate::cli::busy::Busy;
use crate::cli::context::Context;
use crate::cli::failure::{DONE, Failure, INVALID, NO};
use crate::cli::receipts::look_at;
use crate::cli::show::Shown;
use crate::cli::{Outcome, choose};
use crate::model::fault::{sort_faults, worst};
use crate::model::{Code, Entry, Fault, Fingerprint, Severity};
use crate::render::faults::{Placed, faults_as_records, faults_as_rows};
use crate::report::named_checks::{NamedCheck, Surroundings, check_named};
use crate::text::format::format_group;

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
  clique check future overdue         habits that not everybody has, checked when they are named
  clique check --at HEAD~1            as it was one change ago
  clique check --format csv           one fault a line, for an editor or a spreadsheet")]
pub struct CheckArgs {
    /// What to check besides: habits that not everybody has
    #[arg(value_name = "NAME")]
    pub names: Vec<NameArg>,
    /// Exit with 1 on warnings too
    #[arg(long)]
    pub strict: bool,
    /// Exit with 1 when the ledger's digest is another one; GROUP:CODE for that of a group
    #[arg(long, value_name = "CODE")]
    pub digest: Option<String>,
}

/// What is checked only when it is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum NameArg {
    /// Every bill has a category
    Categories,
    /// The rows of every file stand in order of date
    Dates,
    /// Every file is in canonical form, as clique fmt writes it
    Format,
    /// Nothing is dated in the future
    Future,
    /// Every row has an id
    Ids,
    /// Nothing should have been paid by now
    Overdue,
    /// Every receipt that a row names is there
    Receipts,
    /// No two rows say the same
    Twice,
}

/// Checks the ledger; takes no lock, asks no git, changes nothing.
///
/// # Errors
///
/// When there is no ledger.
pub fn cmd_check(args: &CheckArgs, context: &mut Context) -> Outcome {
    let book = context.opened(ReadOptions { messages: true, ..ReadOptions::default() })?;
    let busy = Busy::begin(context, "Reading the ledger");
    let mut faults = book.check();
    drop(busy);
    if is_readable(&faults) && !args.names.is_empty() {
        faults.extend(named(&args.names, &book, context)?);
        sort_faults(&mut faults);
    }
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

/// Makes the checks that were asked for by name.
fn named(names: &[NameArg], book: &Book, context: &mut Context) -> Result<Vec<Fault>, Failure> {
    let ledger = context.ledger(book)?;
    let checks: Vec<NamedCheck> = names.iter().filter_map(|name| name.check()).collect();
    let path_of =
        |entry: &Entry<'_>| book.sources.file(entry.place.file).map_or(String::new(), |source| source.path.clone());
    let receipt = |path: &str| look_at(book, path).1;
    let around = Surroundings { today: context.clock.today(), path_of: &path_of, receipt: &receipt };
    let mut faults = check_named(&ledger, &checks, &around);
    if names.contains(&NameArg::Format) {
        let formed = book.setup.group_indexes().flat_map(|group| format_group(&book.sources, &ledger, group));
        faults.extend(formed.map(|(path, _)| {
            let fault = Fault::new(Code::NotCanonical, &path, 0..0, "the file is not in canonical form");
            fault.help("clique fmt brings it there")
        }));
    }
    Ok(faults)
}

impl NameArg {
    /// Returns the check of entries; the form of files is looked at otherwise.
    const fn check(self) -> Option<NamedCheck> {
        Some(match self {
            NameArg::Format => return None,
            NameArg::Categories => NamedCheck::Categories,
            NameArg::Dates => NamedCheck::Dates,
            NameArg::Future => NamedCheck::Future,
            NameArg::Ids => NamedCheck::Ids,
            NameArg::Overdue => NamedCheck::Overdue,
            NameArg::Receipts => NamedCheck::Receipts,
            NameArg::Twice => NamedCheck::Twice,
        })
    }
}

/// Compares the ledger's digest with one that was typed in.
fn compare(context: &mut Context, book: &Book, typed: &str) -> Result<u8, Failure> {
    // A whole line of clique digest says it as well: what comes behind the code tells of what.
    let typed = typed.split("   ").next().unwrap_or(typed).trim();
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
