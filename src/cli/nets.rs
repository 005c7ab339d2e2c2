//! `clique settle --nets`: settle balances that are in no ledger.

use super::Outcome;
use super::args::Format;
use super::commands::settle::SettleArgs;
use super::context::Context;
use super::failure::{DONE, Failure, NO};
use super::proofs::{read_text, write_certificate};
use super::show::Streamed;
use super::unplanned::no_plan;
use super::wishes::{family_names, name_of};
use crate::engine::Effort;
use crate::model::money::decimal;
use crate::render::settlement::settlements_as_text;
use crate::render::settlement_json::{COLUMNS_BARE, settlements_as_json, write_bare_rows};
use crate::report::named_nets::{NamedWishes, Unsettled, settle_named};
use crate::text::nets::{NamedNets, read_nets, wide_amount};

/// Reads balances, shows who pays whom.
///
/// # Errors
///
/// When they cannot be read or settled, or what was typed cannot be meant.
pub fn settle_nets(file: &str, args: &SettleArgs, context: &mut Context) -> Outcome {
    let name = name_of(file);
    if file == "-" && args.wishes.allow.as_deref() == Some("-") {
        return Err(Failure::usage("the input cannot be both --nets and --allow").help("give one of them as a file"));
    }
    let text = read_text(file)?;
    let named = read_nets(&text).map_err(|problem| {
        Failure::usage(format!("{name}, {problem}")).help("write one person a line, such as: ana 12.50")
    })?;
    let wishes = wishes(args, &named)?;
    let currency = named.currency;
    drop(text);
    let settlement = settle_named(named, &wishes).map_err(|why| match why {
        Unsettled::Stranger(who) => Failure::usage(format!("{name} has no balance of `{who}`")),
        Unsettled::Unbalanced(over) => Failure::usage(format!(
            "the balances do not add up to zero: {} is left over",
            decimal(over, currency.decimals())
        ))
        .help("what is owed to someone is more than zero, what they owe is less"),
        Unsettled::TooLarge => Failure::usage("the balances are too large to add up: more than 128 bits can count")
            .help(format!(
                "what is owed and what is owing must come to {} smallest units at most, both together",
                i128::MAX
            ))
            .help(match args.wishes.relay {
                true => "with --relay, so must what would be passed on if all of it went through everyone",
                false => "write them in larger units",
            }),
        Unsettled::NoPlan(no) => no_plan(&no),
    })?;
    let is_open = settlement.count > 0;
    let settlements = [settlement];
    if context.ui.format == Format::Dot {
        context.ui.answer(&settlements[0].evidence.to_dot(currency.decimals()))?;
    } else {
        if let Some(file) = &args.proof.certificate {
            write_certificate(file, &settlements)?;
        }
        context.show_streamed(&Streamed {
            schema: "clique.settlement/1",
            ledger: None,
            text: &|look| settlements_as_text(&settlements, args.proof.explain, look),
            data: &|| settlements_as_json(&settlements, args.proof.explain),
            columns: COLUMNS_BARE,
            rows: &|rows| write_bare_rows(&settlements, rows),
        })?;
    }
    Ok(if args.exit_code && is_open { NO } else { DONE })
}

fn wishes(args: &SettleArgs, named: &NamedNets) -> Result<NamedWishes, Failure> {
    let typed = &args.wishes;
    if !typed.pay.is_empty() || typed.along_debts || typed.same_way || typed.no_defaults {
        return Err(Failure::usage("--pay, --along-debts, --same-way and --no-defaults need a ledger"));
    }
    let decimals = named.currency.decimals();
    let amount = |typed: &Option<String>| -> Result<Option<i128>, Failure> {
        let Some(typed) = typed else { return Ok(None) };
        let minor = wide_amount(typed, decimals).ok().filter(|minor| *minor > 0);
        let wrong = || {
            Failure::usage(format!("`{typed}` is no amount here"))
                .help(format!("it is more than zero, with up to {decimals} decimals as the balances have"))
        };
        minor.map(Some).ok_or_else(wrong)
    };
    let (unit, tolerance) = (amount(&typed.round)?, amount(&typed.tolerance)?);
    let tolerated = |unit: i128| tolerance.unwrap_or(if unit > 1 { unit - 1 } else { unit });
    let (payments_max, payments_max_of) = typed.caps()?;
    let family = |typed: &String| Ok(family_names(typed)?.into_iter().map(str::to_owned).collect());
    let families: Vec<Vec<String>> = typed.family.iter().map(family).collect::<Result<_, Failure>>()?;
    refuse_twice(&families)?;
    Ok(NamedWishes {
        forbidden: typed.no_pay.iter().map(|typed| pair(typed, named)).collect::<Result<_, _>>()?,
        allowed: typed.allowed()?.map(|pairs| pairs.into_iter().map(|pair| (pair.one, pair.other)).collect()),
        families,
        relay: typed.relay,
        payments_max,
        payments_max_of,
        payment_min: amount(&typed.min)?,
        rounding: unit.map(|unit| (unit, tolerated(unit))),
        effort: typed.effort.map_or_else(Effort::default, Effort),
    })
}

fn refuse_twice(families: &[Vec<String>]) -> Result<(), Failure> {
    let mut seen = std::collections::BTreeSet::new();
    match families.iter().flatten().find(|name| !seen.insert(name.as_str())) {
        Some(name) => {
            Err(Failure::usage(format!("`{name}` stands in families twice"))
                .help("name each person in one family, once"))
        }
        None => Ok(()),
    }
}

/// Reads two names; where a name has a separator in it, the one is meant that leaves two names there are.
fn pair(typed: &str, named: &NamedNets) -> Result<(String, String), Failure> {
    let is_known = |name: &str| named.names.find(name).is_some();
    let splits = typed.match_indices([':', ',']).map(|(at, _)| (typed[..at].trim(), typed[at + 1..].trim()));
    let splits: Vec<(&str, &str)> = splits.filter(|(one, other)| one != other).collect();
    let known = splits.iter().find(|(one, other)| is_known(one) && is_known(other));
    let (one, other) = known
        .or(splits.first())
        .ok_or_else(|| Failure::usage(format!("`{typed}` does not name two people")).help("write them as bob:carol"))?;
    Ok(((*one).to_owned(), (*other).to_owned()))
}
