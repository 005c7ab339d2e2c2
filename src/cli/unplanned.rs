//! What is said when there is no plan: why, who proves it, what would help.

use super::failure::Failure;
use super::wishes::quoted;
use crate::engine::Cause;
use crate::model::Setup;
use crate::model::money::decimal;
use crate::render::share_words::listed;
use crate::report::exchange::NoExchange;
use crate::report::planning::Unplanned;
use crate::report::wishes::{NoPlan, Relief};

/// So many steps decide what the usual effort leaves open among few people, in some ten seconds.
const MORE_STEPS: u64 = 100_000_000_000;

/// Says why there are no payments to be shown.
#[must_use]
pub fn unplanned(why: &Unplanned, setup: &Setup) -> Failure {
    match why {
        Unplanned::NoPlan(no) => no_plan(no),
        Unplanned::NoExchange(no) => no_exchange(no, setup),
        Unplanned::Forced { group, pairs } => {
            let whose = if group.is_empty() { "all groups together".to_owned() } else { format!("`{group}`") };
            let names: Vec<String> = pairs.iter().map(|(one, other)| format!("{one} and {other}")).collect();
            let flags: String = pairs.iter().map(|(one, other)| format!(" --pay {one}:{other}")).collect();
            Failure::no(format!(
                "this way of settling {whose} has people pay each other who are not to: {}",
                listed(&names)
            ))
            .help("let others pay for it: --mode minimal")
            .help(format!("it works when these may pay each other:{flags}"))
        }
        Unplanned::Converted => Failure::usage("with --rates debts are not paid as they are: they are converted")
            .help("it goes with --mode minimal, or with --via WHO"),
    }
}

fn no_exchange(no: &NoExchange, setup: &Setup) -> Failure {
    match no {
        NoExchange::NoRate { from, to, day } => {
            let missing = format!("no rate between {from} and {to} is pinned on or before {day}");
            let line = format!("`{day},{from},{to},RATE,SOURCE`, with how many {to} one {from} is worth");
            Failure::no(missing).help(if setup.rates.is_empty() {
                format!("write a file rates.csv: a first line `date,from,to,rate,source`, then {line}")
            } else {
                format!("add a line to rates.csv: {line}")
            })
        }
        NoExchange::TooLarge => Failure::no("the amounts are too large to convert exactly")
            .help("settle the currencies one by one, without --rates"),
    }
}

/// Says why there is no plan, who proves it and what would help.
#[must_use]
pub fn no_plan(no: &NoPlan) -> Failure {
    let amount = |over: i128| {
        format!("{} {}", decimal(over.saturating_abs(), no.currency.decimals()), no.currency).trim_end().to_owned()
    };
    let whose = match (no.is_of_ledger, no.group.as_str()) {
        (false, _) => String::new(),
        (true, "") => " for all groups together".to_owned(),
        (true, group) => format!(" for `{group}`"),
    };
    let people = listed(&no.people);
    let is_one = no.people.len() == 1;
    let words = match no.cause {
        Cause::CutOff { over } if is_one && over < 0 => format!("{people} may pay nobody, but owes {}", amount(over)),
        Cause::CutOff { over } if is_one => format!("nobody may pay {people}, who is owed {}", amount(over)),
        Cause::CutOff { over } => {
            let verb = if over < 0 { "owe" } else { "are owed" };
            format!("{people} may pay nobody else, but together {verb} {}", amount(over))
        }
        Cause::Overloaded { over } if is_one => format!(
            "what is open for {people} is {} more than those they may pay or be paid by could settle",
            amount(over)
        ),
        Cause::Overloaded { over } => {
            format!(
                "{people} could not all be settled by those they may pay or be paid by; {} would stay",
                amount(over)
            )
        }
        Cause::Blocked => format!("it would take payments between people who may not pay each other: {people}"),
        Cause::TooSmall if is_one => format!("what is open for {people} is smaller than that"),
        Cause::TooSmall => format!("among {people} some payment would have to be smaller than that"),
        Cause::TooMany if is_one => format!("{people} would have to make more payments than that"),
        Cause::TooMany => format!("among {people} someone would have to make more payments than that"),
        Cause::Unroundable => format!("no rounding within the tolerance brings {people} to zero"),
        Cause::Together if no.people.is_empty() => "the wishes exclude each other".to_owned(),
        Cause::Together => format!("for {people} the wishes exclude each other"),
        Cause::OutOfEffort => {
            let failure = Failure::no(format!("no plan{whose} was found, and none was ruled out, with this much work"));
            let failure = failure.help(format!("more steps may decide it: --effort {MORE_STEPS}"));
            return with_reliefs(failure, no);
        }
        Cause::Meaningless => "a wish makes no sense".to_owned(),
    };
    with_reliefs(Failure::no(format!("no plan{whose} keeps to the wishes: {words}")), no)
}

/// Adds what would make a plan possible.
fn with_reliefs(failure: Failure, no: &NoPlan) -> Failure {
    let mut helps: Vec<String> = no.reliefs.iter().map(|relief| help_of(relief, no)).collect();
    helps.dedup();
    helps.into_iter().fold(failure, Failure::help)
}

fn help_of(relief: &Relief, no: &NoPlan) -> String {
    let show = |amount: i128| format!("{}{}", decimal(amount, no.currency.decimals()), no.currency);
    match relief {
        Relief::Allow(pairs) => {
            if !no.is_of_ledger {
                let pairs: Vec<String> = pairs.iter().map(|(one, other)| format!("{one} and {other}")).collect();
                return format!("it works when these may pay each other: {}", pairs.join("; "));
            }
            let flags: String = pairs.iter().map(|(one, other)| format!(" --pay {one}:{other}")).collect();
            format!("it works when these may pay each other:{flags}")
        }
        Relief::Relay => "it works when money may pass through someone: --relay".to_owned(),
        Relief::PaymentMin(money) => format!("it works with --min {}", show(*money)),
        Relief::PaymentsMaxEach(count) => format!("it works with --cap {count}"),
        Relief::PaymentsMax(who, count) => format!("it works with --cap {}={count}", quoted(who)),
        Relief::Tolerance(money) => format!("it works with --tolerance {}", show(*money)),
        Relief::Together(all) => {
            let all: Vec<String> = all.iter().map(|relief| help_of(relief, no)).collect();
            all.join(", and ").replace("and it works", "and")
        }
        Relief::Effort => "let it look longer with --effort STEPS".to_owned(),
    }
}
