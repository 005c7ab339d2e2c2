//! `clique settle --nets`: settle balances that are in no ledger.

use super::Outcome;
use super::commands::settle::SettleArgs;
use super::context::Context;
use super::failure::{DONE, Failure, NO};
use super::proofs::{read_text, write_certificate};
use super::show::{Shown, value_of};
use super::wishes::no_plan;
use crate::engine::Effort;
use crate::model::amount::parse_amount;
use crate::model::{Currency, Money};
use crate::render::rows::Rows;
use crate::render::settlement::{settlements_as_json, settlements_as_rows, settlements_as_text};
use crate::report::named_nets::{NamedWishes, Unsettled, settle_named};
use crate::text::nets::read_nets;

/// Reads balances, shows who pays whom.
///
/// # Errors
///
/// When they cannot be read or settled, or what was typed cannot be meant.
pub fn settle_nets(file: &str, args: &SettleArgs, context: &mut Context) -> Outcome {
    let name = if file == "-" { "the input" } else { file };
    let text = read_text(file)?;
    let named = read_nets(&text).map_err(|problem| {
        Failure::usage(format!("{name}, {problem}")).help("write one person a line, such as: ana 12.50")
    })?;
    let wishes = wishes(args, named.currency)?;
    let settlement = settle_named(&named, &wishes).map_err(|why| match why {
        Unsettled::Stranger(who) => Failure::usage(format!("{name} has no balance of `{who}`")),
        Unsettled::Unbalanced(over) => Failure::usage(format!(
            "the balances do not add up to zero: {} is left over",
            over.to_decimal(named.currency.decimals())
        ))
        .help("what is owed to someone is more than zero, what they owe is less"),
        Unsettled::TooLarge => Failure::usage("the balances are too large to add up"),
        Unsettled::NoPlan(no) => no_plan(&no),
    })?;
    let is_open = settlement.count > 0;
    let settlements = [settlement];
    if args.proof.dot {
        context.ui.answer(&settlements[0].evidence.to_dot(named.currency.decimals()))?;
    } else {
        if let Some(file) = &args.proof.certificate {
            write_certificate(file, &settlements)?;
        }
        context.show(&Shown {
            schema: "clique.settlement/1",
            ledger: None,
            text: &|look| settlements_as_text(&settlements, args.proof.explain, look),
            data: &|| value_of(&settlements_as_json(&settlements, args.proof.explain)),
            rows: &|| bare(settlements_as_rows(&settlements)),
        })?;
    }
    Ok(if args.exit_code && is_open { NO } else { DONE })
}

/// Leaves out the columns that balances without a ledger do not have.
fn bare(rows: Rows) -> Rows {
    let rows = rows.rows.into_iter().map(|row| row.into_iter().skip(2).take(4).collect());
    Rows { columns: &["from", "to", "amount", "amount_minor"], rows: rows.collect() }
}

fn wishes(args: &SettleArgs, currency: Currency) -> Result<NamedWishes, Failure> {
    let typed = &args.wishes;
    if !typed.pay.is_empty() || typed.along_debts || typed.same_way {
        return Err(Failure::usage("--pay, --along-debts and --same-way need a ledger"));
    }
    let pair = |typed: &String| {
        let names = typed.split_once([':', ',']).map(|(one, other)| (one.trim().to_owned(), other.trim().to_owned()));
        let two = names.filter(|(one, other)| one != other);
        two.ok_or_else(|| Failure::usage(format!("`{typed}` does not name two people")).help("write them as bob:carol"))
    };
    let amount = |typed: &Option<String>| -> Result<Option<Money>, Failure> {
        let Some(typed) = typed else { return Ok(None) };
        let money = parse_amount(typed, currency.decimals()).ok().filter(|money| money.minor() > 0);
        let wrong = || {
            Failure::usage(format!("`{typed}` is no amount here"))
                .help(format!("it is more than zero, with up to {} decimals as the balances have", currency.decimals()))
        };
        money.map(Some).ok_or_else(wrong)
    };
    let one = Money::from_minor(1);
    let (unit, tolerance) = (amount(&typed.round)?, amount(&typed.tolerance)?);
    let tolerated = |unit: Money| tolerance.unwrap_or(if unit > one { unit - one } else { unit });
    Ok(NamedWishes {
        forbidden: typed.no_pay.iter().map(pair).collect::<Result<_, _>>()?,
        relay: typed.relay,
        payments_max: typed.cap,
        payment_min: amount(&typed.min)?,
        rounding: unit.map(|unit| (unit, tolerated(unit))),
        effort: typed.effort.map_or_else(Effort::default, Effort),
    })
}
