//! Turns what was typed into plans.

use super::{ModeArg, SettleArgs};
use crate::book::Book;
use crate::cli::busy::Busy;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::unplanned::unplanned;
use crate::cli::{choose, typed};
use crate::engine::Effort;
use crate::model::{Date, Entry, GroupIndex, Id, Kind};
use crate::report::accounts::Accounts;
use crate::report::planning::Unplanned;
use crate::report::settlement::{Ask, Scope, Settlement, Way};

/// Makes the plans that are asked for.
pub(super) fn plans(args: &SettleArgs, context: &mut Context, book: &Book) -> Result<Vec<Settlement>, Failure> {
    let setup = &book.setup;
    let groups = groups(args, book)?;
    let who = choose::people(context, book, &args.who)?;
    let way = way(args, context, book)?;
    let accounts = accounts(args, context, book)?;
    let currency = args.currency.as_deref().map(|code| typed::currency_named(setup, code)).transpose()?;
    let today = context.clock.today();
    let day = last_day(args.as_of.as_deref(), today)?.unwrap_or(today);
    let mut currencies = accounts.currencies();
    currencies.extend(currency);
    let ask = Ask {
        way,
        who,
        wishes: args.wishes.understood(context, book, &currencies)?,
        effort: args.wishes.effort.map_or_else(Effort::default, Effort),
        scope: if args.across { Scope::Across } else { Scope::Apart },
        only: currency.filter(|_| !args.rates),
        exchange: currency.filter(|_| args.rates).map(|currency| (currency, day)),
        heeds_agreements: !args.wishes.no_defaults,
    };
    let is_in = |group: &GroupIndex| match way {
        Some(Way::Through(hub)) if !args.across => setup.groups[group.get()].member(hub).is_some(),
        _ => true,
    };
    let meant: Vec<GroupIndex> = groups.iter().copied().filter(is_in).collect();
    if let (Some(Way::Through(hub)), []) = (way, meant.as_slice()) {
        return Err(Failure::usage(format!("{} is not a member there", setup.handle(hub))));
    }
    let busy = Busy::begin(context, "Looking for the fewest payments");
    let found = accounts.settlements(setup, &meant, &ask);
    drop(busy);
    found.map_err(|why| {
        let blocked = "who pays whom is limited by blocked friends in people/, and by [settle] in group.toml";
        let is_surprising = args.wishes.is_empty() && matches!(*why, Unplanned::NoPlan(_) | Unplanned::Forced { .. });
        unplanned(&why, setup).maybe_help(is_surprising.then(|| blocked.to_owned()))
    })
}

/// Finds the groups that are meant; all of them together unless one is named.
fn groups(args: &SettleArgs, book: &Book) -> Result<Vec<GroupIndex>, Failure> {
    let setup = &book.setup;
    if !args.across {
        return args.groups.chosen(book);
    }
    Ok(setup.group_indexes().filter(|index| args.groups.all || !setup.groups[index.get()].archived).collect())
}

/// Returns the last day of what was typed, as the `--until` of other commands understands it: a day, a month, a year.
fn last_day(typed: Option<&str>, today: Date) -> Result<Option<Date>, Failure> {
    Ok(typed.map(|typed| typed::days(typed, today)).transpose()?.map(|(_, last)| last))
}

/// Adds up the entries that are meant.
fn accounts(args: &SettleArgs, context: &mut Context, book: &Book) -> Result<Accounts, Failure> {
    let today = context.clock.today();
    let (until, as_of) = (last_day(args.until.as_deref(), today)?, last_day(args.as_of.as_deref(), today)?);
    let is_meant = |entry: &Entry<'_>| {
        let is_in_time = until.is_none_or(|until| entry.date <= until || entry.kind == Kind::Payment);
        is_in_time && as_of.is_none_or(|as_of| entry.date <= as_of)
    };
    let mut accounts = Accounts::default();
    if args.only.is_empty() {
        context.visit(book, |entry| {
            if is_meant(entry) {
                accounts.add(entry);
            }
        })?;
        return Ok(accounts);
    }
    let ledger = context.ledger(book)?;
    let ids = args.only.iter().map(|typed| choose::entry(&ledger, typed).map(|entry| entry.id));
    let ids: Vec<Id> = ids.collect::<Result<_, _>>()?;
    let chosen = ledger.entries.iter().filter(|entry| ids.contains(&entry.id) && is_meant(entry));
    chosen.for_each(|entry| accounts.add(entry));
    Ok(accounts)
}

/// Reads how to settle; nothing when nothing is said.
fn way(args: &SettleArgs, context: &Context, book: &Book) -> Result<Option<Way>, Failure> {
    let via = args.via.as_ref().map(|typed| choose::one(context, book, typed)).transpose()?;
    let follows_debts = matches!(args.mode, Some(ModeArg::Simplified | ModeArg::Direct));
    if follows_debts && args.wishes.limits_plans() {
        return Err(Failure::usage("that wish goes with --mode minimal or hub: the debts as they are leave no choice"));
    }
    match (args.mode, via) {
        (None | Some(ModeArg::Hub), Some(hub)) => Ok(Some(Way::Through(hub))),
        (Some(ModeArg::Hub), None) => {
            Err(Failure::usage("through whom?").help("say it with --via WHO, such as clique settle --via alice"))
        }
        (Some(_), Some(_)) => Err(Failure::usage("--via goes with --mode hub only")),
        (Some(ModeArg::Minimal), None) => Ok(Some(Way::Minimal)),
        (Some(ModeArg::Simplified), None) => Ok(Some(Way::Simplified)),
        (Some(ModeArg::Direct), None) => Ok(Some(Way::Direct)),
        (None, None) => Ok(None),
    }
}
