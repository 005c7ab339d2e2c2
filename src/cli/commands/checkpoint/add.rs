//! `clique checkpoint add`: notes balances as they are.

use std::collections::BTreeSet;

use clap::Args;

use super::show_day;
use crate::book::{Book, Change};
use crate::cli::args::{GroupArg, WriteArgs};
use crate::cli::context::Context;
use crate::cli::entry_args::text;
use crate::cli::failure::Failure;
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose, typed};
use crate::model::balance::Balances;
use crate::model::{Checkpoint, Currency, Date, GroupIndex, MemberState, Money, PersonIndex, Tally};
use crate::text::checkpoints::{path_of, with_checkpoint, without_checkpoints};
use crate::text::row_text::TEXT_MAX;

/// Note balances as they are at the end of a day
///
/// Without names it is everyone's balance, in every currency of the group. `bob=-12.50` says what you believe it
/// is, such as what stands in another app; when it is not so, nothing is written. A checkpoint of that day that is
/// there already is written anew.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique checkpoint add -d 2026-06-13
  clique checkpoint add alice bob -m 'agreed at dinner'
  clique checkpoint add --dry-run")]
pub struct CheckpointAddArgs {
    /// Whose balance, and what it is believed to be: bob, bob=-12.50, bob=20USD
    #[arg(value_name = "WHO[=BALANCE]")]
    pub who: Vec<String>,
    /// The day at whose end it holds; without it, today
    #[arg(short, long, value_name = "DATE", allow_hyphen_values = true)]
    pub date: Option<String>,
    /// Why
    #[arg(short = 'm', long)]
    pub note: Option<String>,
    /// The group.
    #[command(flatten)]
    pub group: GroupArg,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// A balance to be written down.
struct Noted {
    person: PersonIndex,
    currency: Currency,
    balance: Money,
}

/// Notes balances.
///
/// # Errors
///
/// When a balance is not what was typed, or the ledger cannot be written; nothing is changed then.
pub(super) fn cmd_checkpoint_add(args: &CheckpointAddArgs, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, &args.write)?;
    let book = writer.book();
    let index = choose::group(&book.setup, &book.root, args.group.group.as_deref())?;
    let today = context.clock.today();
    let date = args.date.as_deref().map_or(Ok(today), |typed| typed::date(typed, today))?;
    if date > today {
        return Err(Failure::usage(format!("{date} is still to come")).help("a checkpoint is about what has been"));
    }
    let noted = noted(args, context, book, index, date)?;
    let note = text("note", args.note.as_deref().unwrap_or_default(), TEXT_MAX)?;
    let (setup, path) = (&book.setup, path_of(&book.setup, index));
    let handle = setup.groups[index.get()].handle.clone();
    let known = |one: &Noted| {
        setup.checkpoints.iter().find(|known| {
            (known.group, known.date, known.person, known.currency) == (index, date, one.person, one.currency)
        })
    };
    let stands =
        |known: &Checkpoint, one: &Noted| known.balance == one.balance && (note.is_empty() || known.note == note);
    let fresh: Vec<&Noted> = noted.iter().filter(|one| known(one).is_none_or(|known| !stands(known, one))).collect();
    let stale: Vec<_> = fresh.iter().filter_map(|one| known(one).map(|known| known.row.clone())).collect();
    let mut draft = writer.draft();
    let mut file = draft.text(&path).map(str::to_owned);
    if let Some(text) = file.as_mut() {
        *text = without_checkpoints(text, &stale).ok_or_else(|| Failure::no(format!("`{path}` cannot be changed")))?;
    }
    for one in &fresh {
        let kept = known(one).map(|known| known.note.clone()).filter(|_| note.is_empty());
        let cells = [
            date.to_string(),
            setup.handle(one.person).to_owned(),
            one.balance.to_decimal(one.currency.decimals()),
            one.currency.code().to_owned(),
            kept.unwrap_or_else(|| note.clone()),
        ];
        file = Some(with_checkpoint(file.as_deref(), &cells));
    }
    let count = fresh.len();
    draft.set(&path, file);
    if draft.changes().is_empty() {
        context.ui.say("these checkpoints stand there already");
        return Ok(0);
    }
    let change = Change {
        subject: format!("{handle}: note {} of {date}", counted(count)),
        operation: "checkpoint-add",
        group: Some(handle),
        entries: Vec::new(),
        trailers: Vec::new(),
    };
    if writer.commit(context, &draft, &change)?.is_none() {
        return Ok(0);
    }
    let who: Vec<PersonIndex> = noted.iter().map(|one| one.person).collect();
    show_day(context, writer.book(), index, date, &who)?;
    context.ui.hint("  undo with: clique undo");
    Ok(0)
}

/// Works out what is to be written down.
fn noted(
    args: &CheckpointAddArgs,
    context: &Context,
    book: &Book,
    index: GroupIndex,
    date: Date,
) -> Result<Vec<Noted>, Failure> {
    let mut tally = Tally::default();
    book.each_entry(|entry| {
        if entry.group == index && entry.date <= date {
            tally.add(entry);
        }
    });
    let balances = tally.balances();
    let usual = book.setup.groups[index.get()].currency;
    let currencies: BTreeSet<Currency> = balances.totals.keys().map(|(_, currency)| *currency).chain([usual]).collect();
    if args.who.is_empty() {
        return Ok(everyone(book, index, &balances, &currencies));
    }
    let mut noted = Vec::new();
    for typed in &args.who {
        let (name, believed) = typed.split_once('=').map_or((typed.as_str(), None), |(name, sum)| (name, Some(sum)));
        let person = choose::one(context, book, name)?;
        let Some(believed) = believed else {
            let spent = |currency: &Currency| !balances.net(index, *currency, person).is_zero() || *currency == usual;
            noted.extend(currencies.iter().copied().filter(spent).map(|currency| Noted {
                person,
                currency,
                balance: balances.net(index, currency, person),
            }));
            continue;
        };
        let (balance, currency) = typed::amount(&book.setup, believed, usual)?;
        let found = balances.net(index, currency, person);
        if found != balance {
            let (who, decimals) = (book.setup.handle(person), currency.decimals());
            let words = format!("at the end of {date} {who}'s balance is {} {currency}", found.to_decimal(decimals));
            let failure = Failure::no(format!("{words}, not {}", balance.to_decimal(decimals)));
            return Err(failure.help(format!("see what makes it up: clique statement {who} --until {date}")));
        }
        noted.push(Noted { person, currency, balance });
    }
    Ok(noted)
}

/// Lists everyone who is in or has a balance, in each currency; who left with nothing is left out.
fn everyone(book: &Book, index: GroupIndex, balances: &Balances, currencies: &BTreeSet<Currency>) -> Vec<Noted> {
    let group = &book.setup.groups[index.get()];
    let members = group.members.iter().filter(|member| member.state != MemberState::Left);
    let mut people: BTreeSet<PersonIndex> = members.map(|member| member.person).collect();
    people.extend(balances.accounts.keys().map(|(_, _, person)| *person));
    let mut noted = Vec::new();
    for currency in currencies {
        let net = |person: PersonIndex| Noted {
            person,
            currency: *currency,
            balance: balances.net(index, *currency, person),
        };
        noted.extend(people.iter().copied().map(net));
    }
    noted
}

fn counted(count: usize) -> String {
    if count == 1 { "1 balance".to_owned() } else { format!("{count} balances") }
}
