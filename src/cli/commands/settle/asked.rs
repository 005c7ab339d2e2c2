//! Asks which payments of a plan were made, where somebody is there to answer.

use std::collections::BTreeSet;

use super::SettleArgs;
use super::plans::plans;
use crate::cli::ask::{Asker, Question, Reply, may_ask};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::model::money::decimal;
use crate::model::{Currency, Setup};
use crate::render::safe::safe;
use crate::report::settlement::{Amount, Payment, Settlement};

/// A payment that was made: of which plan, from whom, to whom and how much.
type Made = (String, Currency, String, String, Amount);

/// The payments that were made.
#[derive(Debug)]
pub(super) struct MadePayments(BTreeSet<Made>);

/// Asks which payments are to be written down; nothing when all are, or nobody can be asked.
///
/// The ledger is not locked while somebody thinks; [`MadePayments::choose`] notices when the plan is another one then.
///
/// # Errors
///
/// When there is no plan, or the answer is that nothing is to be written.
pub(super) fn made_payments(args: &SettleArgs, context: &mut Context) -> Result<Option<MadePayments>, Failure> {
    if !args.pick.is_empty() || args.write.yes || args.write.dry_run || !may_ask(context) {
        return Ok(None);
    }
    let book = context.book()?;
    let settlements = plans(args, context, &book)?;
    let all: Vec<Made> =
        settlements.iter().flat_map(|it| it.payments.iter().map(|payment| made(it, payment))).collect();
    if all.len() < 2 {
        return Ok(None);
    }
    let names: BTreeSet<&String> = all.iter().map(|payment| &payment.0).collect();
    for (number, (group, currency, from, to, amount)) in all.iter().enumerate() {
        let amount = decimal(*amount, currency.decimals());
        let group = if names.len() > 1 { format!("  {}", safe(group)) } else { String::new() };
        let arrow = context.ui.err.glyphs().arrow;
        context.ui.say(&format!("  {}  {} {arrow} {}  {amount} {currency}{group}", number + 1, safe(from), safe(to)));
    }
    let question =
        Question { words: "Which were made? ", default: "all, numbers such as 1,3, or none", ..Question::default() };
    let Reply::Answer(chosen) = Asker::of(context).ask(&question, |typed| numbers(typed, all.len()))? else {
        return Err(Failure::usage("nothing was recorded"));
    };
    match chosen {
        None => Ok(None),
        Some(chosen) if chosen.is_empty() => Err(Failure::usage("nothing was recorded")),
        Some(chosen) => Ok(Some(MadePayments(chosen.into_iter().map(|at| all[at].clone()).collect()))),
    }
}

impl MadePayments {
    /// Leaves only the payments that were made.
    ///
    /// # Errors
    ///
    /// When one of them is not suggested any more.
    pub(super) fn choose(self, setup: &Setup, settlements: &mut [Settlement]) -> Result<(), Failure> {
        let mut found = 0;
        for settlement in settlements {
            let is_made = |payment: &Payment| self.0.contains(&made(settlement, payment));
            let chosen: Vec<bool> = settlement.payments.iter().map(is_made).collect();
            found += chosen.iter().filter(|is_chosen| **is_chosen).count();
            settlement.choose(setup, &chosen);
        }
        if found == self.0.len() {
            return Ok(());
        }
        Err(Failure::no("the plan has changed meanwhile; nothing was recorded").help("look at it again: clique settle"))
    }
}

fn made(settlement: &Settlement, payment: &Payment) -> Made {
    let (from, to) = (settlement.name(payment.from).to_owned(), settlement.name(payment.to).to_owned());
    (settlement.group.clone(), settlement.currency, from, to, payment.amount)
}

/// Reads numbers from 1 to `count` as places from 0: `1,3`, `2-4`, `none`; nothing for all.
fn numbers(typed: &str, count: usize) -> Result<Option<Vec<usize>>, Failure> {
    match typed.to_lowercase().as_str() {
        "" | "all" | "a" | "y" | "yes" => return Ok(None),
        "none" | "n" | "no" => return Ok(Some(Vec::new())),
        _ => {}
    }
    let mut chosen = Vec::new();
    for part in typed.split([',', ' ']).filter(|part| !part.is_empty()) {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let place = |word: &str| word.parse::<usize>().ok().filter(|number| (1..=count).contains(number));
        match (place(first), place(last)) {
            (Some(first), Some(last)) if first <= last => chosen.extend(first - 1..last),
            _ => {
                return Err(Failure::usage(format!("`{part}` is none of the payments"))
                    .help(format!("write numbers from 1 to {count}, such as 1,2; Enter takes all")));
            }
        }
    }
    chosen.sort_unstable();
    chosen.dedup();
    Ok(Some(chosen))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_understood() {
        for (typed, chosen) in [
            ("", None),
            ("all", None),
            ("none", Some(vec![])),
            ("2", Some(vec![1])),
            ("3, 1", Some(vec![0, 2])),
            ("2-4 2", Some(vec![1, 2, 3])),
        ] {
            assert_eq!(numbers(typed, 4).unwrap(), chosen, "{typed}");
        }
        for typed in ["0", "5", "x", "3-2", "1-9", "-1", "1,,x"] {
            assert!(numbers(typed, 4).is_err(), "{typed}");
        }
    }
}
