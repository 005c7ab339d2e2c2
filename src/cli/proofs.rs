//! What shows how good a plan is: explanations, graphs, certificates and their check.

use std::io::Read as _;
use std::path::Path;

use clap::Args;
use serde::Serialize;

use super::Outcome;
use super::context::Context;
use super::failure::{DONE, Failure};
use super::show::{Shown, value_of};
use crate::engine::{Certificate, Verified, verify};
use crate::render::rows::Rows;
use crate::render::style::{Look, Paint};
use crate::report::settlement::Settlement;

/// Files that are longer are not read.
pub const FILE_MAX: u64 = 64 << 20;

/// What to show of how good a plan is.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Proof")]
pub struct ProofArgs {
    /// Say who settles with whom, and why no plan is smaller
    #[arg(long)]
    pub explain: bool,
    /// Write the plan and its proof to a new file, for anyone to check
    #[arg(long, hide_short_help = true, value_name = "FILE", conflicts_with = "record")]
    pub certificate: Option<String>,
    /// Check a certificate, needing no ledger; - reads it from the input
    #[arg(long, hide_short_help = true, value_name = "FILE", conflicts_with_all = [
        "who", "all", "across", "until", "as_of", "only", "currency", "rates", "mode", "via", "record", "exit_code",
        "dry_run", "explain", "certificate", "WishArgs",
    ])]
    pub verify: Option<String>,
}

/// Writes the certificate of the one plan there is.
///
/// # Errors
///
/// When there are several plans or none, nothing is proven, or the file is there already or cannot be written.
pub fn write_certificate(file: &str, settlements: &[Settlement]) -> Result<(), Failure> {
    let [settlement] = settlements else {
        let count = settlements.len();
        return Err(Failure::usage(format!("a certificate is of one plan, and here are {count}"))
            .help("choose a group with -g"));
    };
    let text = settlement.evidence.certificate().ok_or_else(|| {
        Failure::usage("a certificate shows that no plan has fewer payments; here nothing is to be shown")
            .help("it goes with --mode minimal and --via")
    })?;
    let file = Path::new(file);
    let failed = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            Failure::environment(format!("{} is there already, and is not overwritten", file.display()))
                .help("name a new file, or remove that one first")
        }
        std::io::ErrorKind::NotFound => Failure::environment(format!("{}: there is no such folder", file.display())),
        _ => Failure::environment(format!("{}: {error}", file.display())),
    };
    let mut new = std::fs::File::create_new(file).map_err(failed)?;
    std::io::Write::write_all(&mut new, text.as_bytes()).map_err(failed)
}

/// Reads a text from a file, or from the input when it is `-`.
///
/// # Errors
///
/// When it cannot be read, is no text, or is too long.
pub fn read_text(file: &str) -> Result<String, Failure> {
    let name = if file == "-" { "the input" } else { file };
    let failed = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::InvalidData => Failure::usage(format!("{name} is not a text in UTF-8")),
        _ => Failure::environment(format!("{name}: {error}")),
    };
    let mut text = String::new();
    let read = match file {
        "-" => std::io::stdin().lock().take(FILE_MAX + 1).read_to_string(&mut text),
        _ => std::fs::File::open(file).and_then(|opened| opened.take(FILE_MAX + 1).read_to_string(&mut text)),
    };
    let read = read.map_err(failed)?;
    if u64::try_from(read).unwrap_or(u64::MAX) > FILE_MAX {
        return Err(Failure::usage(format!("{name} is longer than {} MiB", FILE_MAX >> 20)));
    }
    Ok(text)
}

/// What was confirmed of a certificate, as programs read it.
#[derive(Debug, Serialize)]
struct VerificationJson {
    people: usize,
    payments: usize,
    groups: usize,
    least_claimed: usize,
    least: usize,
    complete: bool,
    proven: bool,
}

/// Checks a certificate and says what is confirmed.
///
/// # Errors
///
/// When it cannot be read, or what it says is wrong.
pub fn check_certificate(file: &str, context: &mut Context) -> Outcome {
    let text = read_text(file)?;
    let certificate = Certificate::from_text(&text).map_err(|fault| Failure::usage(fault.to_string()))?;
    let verified = verify(&certificate).map_err(|wrong| Failure::no(format!("the certificate is wrong: {wrong}")))?;
    let is_rounded = certificate.wishes.as_ref().is_some_and(|wishes| wishes.rounding.is_some());
    let facts = VerificationJson {
        people: certificate.nets.open().count(),
        payments: verified.payments,
        groups: certificate.blocks.len(),
        least_claimed: certificate.least,
        least: verified.least,
        complete: verified.is_complete,
        proven: verified.least == verified.payments,
    };
    context.show(&Shown {
        schema: "clique.verification/1",
        ledger: None,
        text: &|look| as_text(&facts, &verified, is_rounded, look),
        data: &|| value_of(&facts),
        rows: &|| Rows {
            columns: &["people", "payments", "groups", "least_claimed", "least", "complete", "proven"],
            rows: vec![vec![
                facts.people.to_string(),
                facts.payments.to_string(),
                facts.groups.to_string(),
                facts.least_claimed.to_string(),
                facts.least.to_string(),
                facts.complete.to_string(),
                facts.proven.to_string(),
            ]],
        },
    })?;
    Ok(DONE)
}

fn as_text(facts: &VerificationJson, verified: &Verified, is_rounded: bool, look: &Look) -> String {
    let mark = look.paint(Paint::GetsBack, look.glyphs().check);
    let counted = |count: usize, one: &str, several: &str| {
        if count == 1 { format!("1 {one}") } else { format!("{count} {several}") }
    };
    let payments = |count| counted(count, "payment", "payments");
    let people = counted(facts.people, "person", "people");
    let groups = counted(facts.groups, "group settles", "groups settle");
    let left = if is_rounded { ", up to the tolerance" } else { "" };
    let mut text = format!("  {mark} {} bring {people} to zero{left}\n", payments(facts.payments));
    text += &format!("  {mark} {groups} among themselves\n");
    text += &match (facts.proven, facts.complete) {
        (true, _) => format!("  {mark} no plan has fewer payments\n"),
        (false, true) => format!("  {mark} no plan has fewer than {}\n", payments(verified.least)),
        (false, false) => format!(
            "  {mark} no plan has fewer than {}\n  ? that none has fewer than {} was not confirmed: for so many people \
             that takes\n    a search, and this only checks what can be checked without one\n",
            payments(verified.least),
            payments(facts.least_claimed)
        ),
    };
    text
}
