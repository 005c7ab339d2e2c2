//! `clique settle`: say who pays whom.

mod asked;
mod hints;
mod plans;
mod record;

use clap::{Args, ValueEnum};

use crate::book::Book;
use crate::cli::args::{Format, GroupsArgs, WriteArgs};
use crate::cli::context::Context;
use crate::cli::failure::{DONE, Failure, NO};
use crate::cli::nets::settle_nets;
use crate::cli::proofs::{ProofArgs, check_certificate, write_certificate};
use crate::cli::show::Streamed;
use crate::cli::wishes::WishArgs;
use crate::cli::{Outcome, typed};
use crate::render::settlement::settlements_as_text;
use crate::render::settlement_json::{COLUMNS, COLUMNS_BY_GROUP, settlements_as_json, write_rows, write_rows_by_group};
use crate::report::settlement::{Settlement, owed_most};

/// Say who pays whom
///
/// The fewest payments that bring everyone to zero, for each group and currency, and whether it is
/// proven that no plan has fewer. With names, only the payments those people make or get. What a
/// group has agreed about settling stands under `settle` in its `group.toml`.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique settle
  clique settle bob
  clique settle --across                      one plan for all groups and pairs of friends
  clique settle --record                      write the payments down as made
  clique settle --record --pick bob:alice     only this one of them
  clique settle --until 2026-06-13            what was spent up to that day
  clique settle --currency EUR --rates        all currencies in one, by rates.csv
  clique settle --mode direct                 every debt as it is
  clique settle --via alice                   everyone pays alice, alice pays the others
  clique settle --no-pay bob:carol --relay    bob and carol do not pay each other
  clique settle --family alice+bob            alice and bob settle as one, and then inside
  clique settle --explain                     who settles with whom, and why no plan is smaller
  clique settle --format dot                  debts and payments as graphs, for Graphviz
  clique settle --nets -                      balances of no ledger, a line each: ana 12.50
  clique settle --exit-code --max 1000        for scripts: does anyone owe more than 1000?")]
#[command(
    after_long_help = "Of all plans with the fewest payments, it takes the one where fewer people pay someone they do not owe, then
where payments are spread more evenly, then where the smallest payment is largest. That is exact for up to 14 people
in circles of up to 8; among more people circles are compared two at a time, and in a larger circle the largest
debt goes to the largest claim.

In the group's group.toml, all of them optional; what is typed goes before (clique group edit --settle):
  [settle]
  mode = \"hub\"              minimal, simplified, direct or hub
  via = \"alice\"
  no-pay = [\"bob:carol\"]
  family = [\"dan+eve\"]
  cap = [\"3\", \"bob=1\"]
  min = \"5.00\"              round and tolerance are written like it
  relay = true              so are along-debts and same-way

With --across, --format csv --by-group lists how each group comes to zero, and --record brings it there: what
needs no money is written as payments with the tag `carried`, which come to nothing for everyone over all groups."
)]
pub struct SettleArgs {
    /// Only the payments of these people
    #[arg(value_name = "WHO")]
    pub who: Vec<String>,
    /// Which groups.
    #[command(flatten)]
    pub groups: GroupsArgs,
    /// One plan for all groups and pairs of friends at once
    #[arg(long, conflicts_with = "group")]
    pub across: bool,
    /// Only bills up to this day; payments of any day count
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub until: Option<String>,
    /// As it stood at the end of this day, later payments left out
    #[arg(long, hide_short_help = true, value_name = "DATE", allow_hyphen_values = true, conflicts_with = "until")]
    pub as_of: Option<String>,
    /// Settle this entry alone; may be given several times
    #[arg(long, hide_short_help = true, value_name = "ID")]
    pub only: Vec<String>,
    /// Only balances in this currency; with --rates, all of them in this one
    #[arg(long, value_name = "CODE")]
    pub currency: Option<String>,
    /// With --currency: convert all others into it, by rates.csv
    #[arg(long, requires = "currency")]
    pub rates: bool,
    /// How to settle
    #[arg(long, value_name = "MODE", value_enum)]
    pub mode: Option<ModeArg>,
    /// Let everyone pay, or be paid by, this person
    #[arg(long, value_name = "WHO")]
    pub via: Option<String>,
    /// Write the payments down as made today
    ///
    /// In a terminal it asks which were made, unless --yes is given.
    #[arg(long)]
    pub record: bool,
    /// With --record: only this payment, such as bob:alice
    #[arg(long, value_name = "FROM:TO", requires = "record")]
    pub pick: Vec<String>,
    /// End with 1 when something is open
    #[arg(long)]
    pub exit_code: bool,
    /// With --exit-code: only when someone pays more than this
    #[arg(long, hide_short_help = true, value_name = "AMOUNT", requires = "exit_code")]
    pub max: Option<String>,
    /// With --format csv, tsv or porcelain: the rows that bring each group to zero, not the payments
    #[arg(long, hide_short_help = true)]
    pub by_group: bool,
    /// Settle balances of no ledger: `name amount` a line; - is the input
    #[arg(long, value_name = "FILE", conflicts_with_all = [
        "who", "all", "across", "until", "as_of", "only", "currency", "rates", "mode", "via", "record", "max",
        "by_group", "dry_run", "verify",
    ])]
    pub nets: Option<String>,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
    /// What the plan should keep to.
    #[command(flatten)]
    pub wishes: WishArgs,
    /// What to show of how good it is.
    #[command(flatten)]
    pub proof: ProofArgs,
}

/// The ways of settling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ModeArg {
    /// With the fewest payments
    Minimal,
    /// Along existing debts, circles of debt cleared
    Simplified,
    /// Every debt as it is, netted between two people
    Direct,
    /// Through one person (--via)
    Hub,
}

/// Shows who pays whom, and records it when asked to.
///
/// # Errors
///
/// When the ledger cannot be read, or what was typed cannot be meant.
pub fn cmd_settle(args: &SettleArgs, context: &mut Context) -> Outcome {
    let is_graph = context.ui.format == Format::Dot;
    if is_graph && (args.record || args.proof.explain || args.proof.certificate.is_some()) {
        return Err(Failure::usage("--format dot only draws: it goes without --record, --explain and --certificate"));
    }
    if args.by_group && !matches!(context.ui.format, Format::Csv | Format::Tsv | Format::Porcelain) {
        return Err(Failure::usage("--by-group is for --format csv, tsv and porcelain")
            .help("as text or JSON, --across shows how each group comes to zero anyway"));
    }
    if args.record && args.as_of.is_some() {
        return Err(Failure::usage("--as-of looks back, and what was open then may be paid by now")
            .help("to settle the bills up to a day, payments of any day counting: --until DATE"));
    }
    if args.record {
        return record::record(args, context);
    }
    if args.write.dry_run {
        return Err(
            Failure::usage("--dry-run shows what --record would write").help("clique settle --record --dry-run")
        );
    }
    if let Some(file) = &args.proof.verify {
        return check_certificate(file, context);
    }
    if let Some(file) = &args.nets {
        return settle_nets(file, args, context);
    }
    let book = context.book()?;
    let settlements = plans::plans(args, context, &book)?;
    if is_graph {
        context.ui.answer(&settlements.iter().map(graph).collect::<String>())?;
        return verdict(args, &book, &settlements);
    }
    if let Some(file) = &args.proof.certificate {
        write_certificate(file, &settlements)?;
    }
    show(args, context, &book, &settlements)?;
    hints::hint(args, context, &settlements);
    verdict(args, &book, &settlements)
}

/// Draws debts and payments, below a remark whose they are.
fn graph(settlement: &Settlement) -> String {
    let whose = if settlement.group.is_empty() { "all groups" } else { &settlement.group };
    let graphs = settlement.evidence.to_dot(settlement.currency.decimals());
    format!("// {whose}, {}\n{graphs}", settlement.currency)
}

fn show(args: &SettleArgs, context: &mut Context, book: &Book, settlements: &[Settlement]) -> Result<(), Failure> {
    let is_explained = args.proof.explain;
    context.show_streamed(&Streamed {
        schema: "clique.settlement/1",
        ledger: Some(&book.setup.name),
        text: &|look| settlements_as_text(settlements, is_explained, look),
        data: &|| settlements_as_json(settlements, is_explained),
        columns: if args.by_group { COLUMNS_BY_GROUP } else { COLUMNS },
        rows: &|rows| {
            if args.by_group { write_rows_by_group(settlements, rows) } else { write_rows(settlements, rows) }
        },
    })
}

fn verdict(args: &SettleArgs, book: &Book, settlements: &[Settlement]) -> Outcome {
    if !args.exit_code {
        return Ok(DONE);
    }
    for settlement in settlements.iter().filter(|settlement| !settlement.payments.is_empty()) {
        let Some(typed) = &args.max else { return Ok(NO) };
        let (max, currency) = typed::amount(&book.setup, typed, settlement.currency)?;
        if currency == settlement.currency && owed_most(settlement) > max.minor().into() {
            return Ok(NO);
        }
    }
    Ok(DONE)
}
