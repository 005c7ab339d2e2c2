//! `clique settle`: say who pays whom.

use clap::{Args, ValueEnum};

use crate::book::{Book, Change};
use crate::cli::args::{Format, GroupArg, WriteArgs};
use crate::cli::context::Context;
use crate::cli::failure::{DONE, Failure, NO};
use crate::cli::fresh::FreshIds;
use crate::cli::proofs::{ProofArgs, check_certificate, write_certificate};
use crate::cli::show::{Shown, value_of};
use crate::cli::wishes::{WishArgs, no_plan};
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose, typed};
use crate::engine::Effort;
use crate::model::id::{LENGTH, unique_prefix};
use crate::model::{Date, GroupIndex, Id};
use crate::render::settlement::{settlements_as_json, settlements_as_rows, settlements_as_text};
use crate::report::entries::ID_SHOWN_MIN;
use crate::report::settlement::{Accounts, Ask, Payment, Settlement, Way, owed_most};
use crate::text::columns::Column;
use crate::text::entry_edit::{Cells, append_row};

/// Say who pays whom
///
/// The fewest payments that bring everyone to zero, for each group and currency, and whether it is
/// proven that no plan has fewer. With names, only the payments those people make or get.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique settle
  clique settle bob
  clique settle --record                      write the payments down as made
  clique settle --mode direct                 every debt as it is
  clique settle --via alice                   everyone pays alice, alice pays the others
  clique settle --no-pay bob:carol --relay    bob and carol do not pay each other
  clique settle --explain                     who settles with whom, and why no plan is smaller
  clique settle --exit-code --max 1000        for scripts: does anyone owe more than 1000?")]
pub struct SettleArgs {
    /// Only the payments of these people
    #[arg(value_name = "WHO")]
    pub who: Vec<String>,
    /// The group.
    #[command(flatten)]
    pub group: GroupArg,
    /// All groups, archived ones too
    #[arg(short, long, conflicts_with = "group")]
    pub all: bool,
    /// As it stood at the end of this day
    #[arg(long, visible_alias = "until", value_name = "DATE", allow_hyphen_values = true)]
    pub as_of: Option<String>,
    /// Settle this entry alone; may be given several times
    #[arg(long, value_name = "ID")]
    pub only: Vec<String>,
    /// How to settle
    #[arg(long, value_name = "MODE", value_enum)]
    pub mode: Option<ModeArg>,
    /// Let everyone pay, or be paid by, this person
    #[arg(long, value_name = "WHO")]
    pub via: Option<String>,
    /// Write the payments down as made today
    #[arg(long)]
    pub record: bool,
    /// End with 1 when something is open
    #[arg(long)]
    pub exit_code: bool,
    /// With --exit-code: only when someone pays more than this
    #[arg(long, value_name = "AMOUNT", requires = "exit_code")]
    pub max: Option<String>,
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
    if args.record {
        return record(args, context);
    }
    if args.write.dry_run {
        return Err(
            Failure::usage("--dry-run shows what --record would write").help("clique settle --record --dry-run")
        );
    }
    if let Some(file) = &args.proof.verify {
        return check_certificate(file, context);
    }
    let book = context.book()?;
    let settlements = plans(args, context, &book)?;
    if args.proof.dot {
        let dot = |it: &Settlement| {
            format!("// {}, {}\n{}", it.group, it.currency, it.evidence.to_dot(it.currency.decimals()))
        };
        context.ui.answer(&settlements.iter().map(dot).collect::<String>())?;
        return verdict(args, &book, &settlements);
    }
    if let Some(file) = &args.proof.certificate {
        write_certificate(file, &settlements)?;
    }
    show(context, &book, &settlements, args.proof.explain)?;
    hint(args, context, &settlements);
    verdict(args, &book, &settlements)
}

fn plans(args: &SettleArgs, context: &mut Context, book: &Book) -> Result<Vec<Settlement>, Failure> {
    let setup = &book.setup;
    let groups = choose::groups(setup, &book.root, args.group.group.as_deref(), args.all)?;
    let who = choose::people(context, book, &args.who)?;
    let way = way(args, context, book)?;
    let today = context.clock.today();
    let until = args.as_of.as_deref().map(|typed| typed::date(typed, today)).transpose()?;
    let is_until = |date: Date| until.is_none_or(|until| date <= until);
    let mut accounts = Accounts::default();
    if args.only.is_empty() {
        context.visit(book, |entry| {
            if is_until(entry.date) {
                accounts.add(entry);
            }
        })?;
    } else {
        let ledger = context.ledger(book)?;
        let mut ids = args.only.iter().map(|typed| choose::entry(&ledger, typed).map(|entry| entry.id));
        let ids: Vec<Id> = ids.by_ref().collect::<Result<_, _>>()?;
        let chosen = ledger.entries.iter().filter(|entry| ids.contains(&entry.id) && is_until(entry.date));
        chosen.for_each(|entry| accounts.add(entry));
    }
    let mut ask = Ask { who, wishes: args.wishes.understood(context, book, &accounts.currencies())?, ..Ask::new(way) };
    ask.effort = args.wishes.effort.map_or(ask.effort, Effort);
    let is_in = |group: &GroupIndex| match way {
        Way::Through(hub) => setup.groups[group.get()].member(hub).is_some(),
        _ => true,
    };
    let meant: Vec<GroupIndex> = groups.iter().copied().filter(is_in).collect();
    if let (Way::Through(hub), []) = (way, meant.as_slice()) {
        return Err(Failure::usage(format!("{} is not a member there", setup.handle(hub))));
    }
    accounts.settlements(setup, &meant, &ask).map_err(|no| {
        let blocked = "people of whom one has blocked the other are not asked to pay each other";
        no_plan(&no).maybe_help(args.wishes.is_empty().then(|| blocked.to_owned()))
    })
}

fn way(args: &SettleArgs, context: &Context, book: &Book) -> Result<Way, Failure> {
    let via = args.via.as_ref().map(|typed| choose::one(context, book, typed)).transpose()?;
    let is_minimal = via.is_none() && args.mode.is_none_or(|mode| mode == ModeArg::Minimal);
    if !is_minimal && !args.wishes.is_empty() {
        return Err(Failure::usage("wishes go with --mode minimal only: the other modes leave no choice"));
    }
    match (args.mode, via) {
        (None | Some(ModeArg::Hub), Some(hub)) => Ok(Way::Through(hub)),
        (Some(ModeArg::Hub), None) => {
            Err(Failure::usage("through whom?").help("say it with --via WHO, such as clique settle --via alice"))
        }
        (Some(_), Some(_)) => Err(Failure::usage("--via goes with --mode hub only")),
        (None | Some(ModeArg::Minimal), None) => Ok(Way::Minimal),
        (Some(ModeArg::Simplified), None) => Ok(Way::Simplified),
        (Some(ModeArg::Direct), None) => Ok(Way::Direct),
    }
}

fn show(context: &mut Context, book: &Book, settlements: &[Settlement], is_explained: bool) -> Result<(), Failure> {
    context.show(&Shown {
        schema: "clique.settlement/1",
        ledger: Some(&book.setup.name),
        text: &|look| settlements_as_text(settlements, is_explained, look),
        data: &|| value_of(&settlements_as_json(settlements, is_explained)),
        rows: &|| settlements_as_rows(settlements),
    })
}

/// Offers the next step: the first payment, with the group where it is needed.
fn hint(args: &SettleArgs, context: &mut Context, settlements: &[Settlement]) {
    let first = settlements.iter().find_map(|it| it.payments.first().map(|payment| (it, payment)));
    let Some((settlement, payment)) = first.filter(|_| context.ui.format == Format::Text) else { return };
    let amount = payment.amount.to_decimal(settlement.currency.decimals());
    let several = settlements.iter().any(|other| other.group != settlement.group) || args.group.group.is_some();
    let group = if several { format!(" -g {}", settlement.group) } else { String::new() };
    let is_foreign =
        settlements.iter().any(|other| other.group == settlement.group && other.currency != settlement.currency);
    let currency = if is_foreign { settlement.currency.code() } else { "" };
    context.ui.hint(&format!("Mark one as done: clique pay {} {} {amount}{currency}{group}", payment.from, payment.to));
    context.ui.hint(&format!("Mark all as done: clique settle{} --record", as_typed(args)));
}

/// Writes the arguments that decide which payments there are, as they were typed.
fn as_typed(args: &SettleArgs) -> String {
    let flag = |name: &str, value: &Option<String>| {
        let value = value.as_deref().map(|value| if value.contains(' ') { format!("'{value}'") } else { value.into() });
        value.map_or(String::new(), |value: String| format!(" --{name} {value}"))
    };
    let who: String = args.who.iter().map(|name| format!(" {name}")).collect();
    let mode = args.mode.and_then(|mode| mode.to_possible_value()).map(|mode| mode.get_name().to_owned());
    let only: String = args.only.iter().map(|id| format!(" --only {id}")).collect();
    let group = flag("group", &args.group.group).replace("--group", "-g");
    who + &group
        + &flag("as-of", &args.as_of)
        + &only
        + &flag("mode", &mode)
        + &flag("via", &args.via)
        + &args.wishes.as_typed()
}

fn verdict(args: &SettleArgs, book: &Book, settlements: &[Settlement]) -> Outcome {
    if !args.exit_code {
        return Ok(DONE);
    }
    for settlement in settlements.iter().filter(|settlement| !settlement.payments.is_empty()) {
        let Some(typed) = &args.max else { return Ok(NO) };
        let (max, currency) = typed::amount(&book.setup, typed, settlement.currency)?;
        if currency == settlement.currency && owed_most(settlement) > max {
            return Ok(NO);
        }
    }
    Ok(DONE)
}

fn record(args: &SettleArgs, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, &args.write)?;
    let book = writer.book();
    let mut settlements = plans(args, context, book)?;
    if settlements.iter().all(|settlement| settlement.payments.is_empty()) {
        show(context, book, &settlements, args.proof.explain)?;
        return Ok(DONE);
    }
    settlements.retain(|settlement| !settlement.payments.is_empty());
    let setup = &book.setup;
    let today = context.clock.today();
    let me = context.me(&book.root, setup)?;
    let by = me.map_or("", |me| setup.handle(me));
    let mut ids = FreshIds::for_book(book);
    let mut draft = writer.draft();
    let mut entries = Vec::new();
    for settlement in &mut settlements {
        let index = setup.group(&settlement.group).expect("a plan to be recorded is of a group of the ledger");
        let group = &setup.groups[index.get()];
        choose::open_group(group)?;
        choose::open_day(group, today)?;
        let path = group.file_of(today);
        let currency = if settlement.currency == group.currency { "" } else { settlement.currency.code() };
        for payment in &mut settlement.payments {
            let id = ids.take()?;
            let row = cells(id, today, payment, settlement.currency.decimals(), (currency, by));
            let text = append_row(draft.text(&path), &row);
            draft.set(&path, Some(text));
            payment.entry = Some((id, LENGTH));
            entries.push(id);
        }
    }
    let change = change(&settlements, entries);
    if writer.commit(context, &draft, &change)?.is_some() {
        let book = writer.book();
        let mut ids = Vec::new();
        book.each_entry(|entry| ids.push(entry.id));
        ids.sort_unstable();
        for (id, unique) in settlements.iter_mut().flat_map(|it| &mut it.payments).filter_map(|it| it.entry.as_mut()) {
            *unique = unique_prefix(&ids, *id, ID_SHOWN_MIN);
        }
        show(context, book, &settlements, args.proof.explain)?;
        context.ui.hint("  undo with: clique undo");
    }
    Ok(DONE)
}

fn cells(id: Id, day: Date, payment: &Payment, decimals: u8, (currency, by): (&str, &str)) -> Cells {
    Cells::new()
        .with(Column::Id, id.to_string())
        .with(Column::Date, day.to_string())
        .with(Column::Kind, "payment")
        .with(Column::Amount, payment.amount.to_decimal(decimals))
        .with(Column::Currency, currency)
        .with(Column::PaidBy, &payment.from)
        .with(Column::Split, &payment.to)
        .with(Column::By, by)
}

fn change(settlements: &[Settlement], entries: Vec<Id>) -> Change {
    let mut groups: Vec<&str> = settlements.iter().map(|settlement| settlement.group.as_str()).collect();
    groups.dedup();
    let payments = if entries.len() == 1 { "1 payment".to_owned() } else { format!("{} payments", entries.len()) };
    Change {
        subject: format!("{}: settle up with {payments}", groups.join(", ")),
        operation: "settle",
        group: if let [only] = groups.as_slice() { Some((*only).to_owned()) } else { None },
        entries,
        trailers: Vec::new(),
    }
}
