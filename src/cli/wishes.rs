//! What was typed about how a plan should be, turned into wishes; and what is said when no plan keeps to them.

use std::collections::{BTreeMap, BTreeSet};

use clap::Args;

use super::context::Context;
use super::failure::Failure;
use super::{choose, typed};
use crate::book::Book;
use crate::engine::Cause;
use crate::model::{Currency, Money, PersonIndex};
use crate::render::share_words::listed;
use crate::report::wishes::{Amounts, NoPlan, Relief, Wishes};

/// What a plan with the fewest payments should keep to.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Wishes")]
pub struct WishArgs {
    /// These two do not pay each other, such as bob:carol; blocked friends never do
    #[arg(long, alias = "forbid", value_name = "A:B")]
    pub no_pay: Vec<String>,
    /// These two may pay each other all the same, though one has blocked the other
    #[arg(long, hide_short_help = true, value_name = "A:B")]
    pub pay: Vec<String>,
    /// Only people pay each other who owe each other something by the bills
    #[arg(long, hide_short_help = true)]
    pub along_debts: bool,
    /// Only people pay each other whose files name the same way to pay
    #[arg(long, hide_short_help = true)]
    pub same_way: bool,
    /// Money may pass through someone
    #[arg(long)]
    pub relay: bool,
    /// No payment is smaller than this
    #[arg(long, hide_short_help = true, value_name = "AMOUNT")]
    pub min: Option<String>,
    /// Payments are multiples of this; the rest stays open
    #[arg(long, value_name = "AMOUNT")]
    pub round: Option<String>,
    /// With --round: at most this much of a balance stays open; without, less than one unit
    #[arg(long, hide_short_help = true, value_name = "AMOUNT", requires = "round")]
    pub tolerance: Option<String>,
    /// Nobody makes more payments than this
    #[arg(long, hide_short_help = true, value_name = "NUMBER")]
    pub cap: Option<usize>,
    /// Look for a plan with this many steps of work at most
    #[arg(long, hide_short_help = true, value_name = "STEPS")]
    pub effort: Option<u64>,
}

impl WishArgs {
    /// Tells whether nothing is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.no_pay.is_empty()
            && self.pay.is_empty()
            && self.min.is_none()
            && self.round.is_none()
            && self.cap.is_none()
            && !self.along_debts
            && !self.same_way
            && !self.relay
    }

    /// Writes the flags as they were typed.
    #[must_use]
    pub fn as_typed(&self) -> String {
        let several = |name: &str, values: &[String]| -> String {
            values.iter().map(|value| format!(" --{name} {value}")).collect()
        };
        let one = |name: &str, value: Option<String>| value.map_or(String::new(), |value| format!(" --{name} {value}"));
        let flag = |name: &str, is_set: bool| if is_set { format!(" --{name}") } else { String::new() };
        [
            several("no-pay", &self.no_pay),
            several("pay", &self.pay),
            flag("along-debts", self.along_debts),
            flag("same-way", self.same_way),
            flag("relay", self.relay),
            one("min", self.min.clone()),
            one("round", self.round.clone()),
            one("tolerance", self.tolerance.clone()),
            one("cap", self.cap.map(|cap| cap.to_string())),
            one("effort", self.effort.map(|effort| effort.to_string())),
        ]
        .concat()
    }

    /// Turns what was typed into wishes, for the currencies there are.
    ///
    /// # Errors
    ///
    /// When a name or an amount cannot be meant.
    pub fn understood(
        &self,
        context: &Context,
        book: &Book,
        currencies: &BTreeSet<Currency>,
    ) -> Result<Wishes, Failure> {
        let mut amounts = BTreeMap::new();
        for currency in currencies {
            amounts.insert(*currency, self.amounts(book, *currency)?);
        }
        let pairs = |typed: &[String]| typed.iter().map(|typed| pair(context, book, typed)).collect::<Result<_, _>>();
        Ok(Wishes {
            forbidden: pairs(&self.no_pay)?,
            reconciled: pairs(&self.pay)?,
            along_debts: self.along_debts,
            same_way: self.same_way,
            relay: self.relay,
            payments_max: self.cap,
            amounts,
        })
    }

    /// Reads the amounts in a currency; those typed in another one say nothing about it.
    fn amounts(&self, book: &Book, currency: Currency) -> Result<Amounts, Failure> {
        let read = |typed: &Option<String>| -> Result<Option<Money>, Failure> {
            let Some(typed) = typed else { return Ok(None) };
            let (money, meant) = typed::amount(&book.setup, typed, currency)?;
            if money.minor() <= 0 {
                return Err(Failure::usage(format!("`{typed}` is not more than nothing")));
            }
            Ok((meant == currency).then_some(money))
        };
        let (unit, tolerance) = (read(&self.round)?, read(&self.tolerance)?);
        let one = Money::from_minor(1);
        Ok(Amounts {
            payment_min: read(&self.min)?,
            rounding: unit.map(|unit| (unit, tolerance.unwrap_or(if unit > one { unit - one } else { unit }))),
        })
    }
}

fn pair(context: &Context, book: &Book, typed: &str) -> Result<(PersonIndex, PersonIndex), Failure> {
    let wrong = || Failure::usage(format!("`{typed}` does not name two people")).help("write them as bob:carol");
    let (one, other) = typed.split_once([':', ',', '+']).ok_or_else(wrong)?;
    let (one, other) = (choose::one(context, book, one)?, choose::one(context, book, other)?);
    if one == other { Err(wrong()) } else { Ok((one, other)) }
}

/// Says why there is no plan, who proves it and what would help.
#[must_use]
pub fn no_plan(no: &NoPlan) -> Failure {
    let amount = |over: i128| {
        let money = Money::from_minor(i64::try_from(over.saturating_abs()).unwrap_or(i64::MAX));
        format!("{} {}", money.to_decimal(no.currency.decimals()), no.currency).trim_end().to_owned()
    };
    let whose = if no.group.is_empty() { String::new() } else { format!(" for `{}`", no.group) };
    let people = listed(&no.people);
    let words = match no.cause {
        Cause::CutOff { over } => {
            let verb = match (no.people.len(), over < 0) {
                (1, true) => "owes",
                (1, false) => "is owed",
                (_, true) => "together owe",
                (_, false) => "together are owed",
            };
            format!("{people} may pay nobody else, but {verb} {}", amount(over))
        }
        Cause::Overloaded { over } => {
            format!(
                "{people} could not all be settled by those they may pay or be paid by; {} would stay",
                amount(over)
            )
        }
        Cause::Blocked => format!("it would take payments between people who may not pay each other: {people}"),
        Cause::TooSmall => format!("among {people} some payment would have to be smaller than that"),
        Cause::TooMany => format!("among {people} someone would have to make more payments than that"),
        Cause::Unroundable => format!("no rounding within the tolerance brings {people} to zero"),
        Cause::Together => format!("for {people} the wishes exclude each other"),
        Cause::OutOfEffort => "none was found with this much work, and none was ruled out".to_owned(),
        Cause::Meaningless => "a wish makes no sense".to_owned(),
    };
    let failure = Failure::no(format!("no plan{whose} keeps to the wishes: {words}"));
    let mut helps: Vec<String> = no.reliefs.iter().map(|relief| help_of(relief, no)).collect();
    helps.dedup();
    helps.into_iter().fold(failure, Failure::help)
}

fn help_of(relief: &Relief, no: &NoPlan) -> String {
    let show = |money: Money| format!("{}{}", money.to_decimal(no.currency.decimals()), no.currency);
    match relief {
        Relief::Allow(pairs) => {
            if no.group.is_empty() {
                let pairs: Vec<String> = pairs.iter().map(|(one, other)| format!("{one} and {other}")).collect();
                return format!("it works when these may pay each other: {}", pairs.join("; "));
            }
            let flags: String = pairs.iter().map(|(one, other)| format!(" --pay {one}:{other}")).collect();
            format!("it works when these may pay each other:{flags}")
        }
        Relief::Relay => "it works when money may pass through someone: --relay".to_owned(),
        Relief::PaymentMin(money) => format!("it works with --min {}", show(*money)),
        Relief::PaymentsMax(count) => format!("it works with --cap {count}"),
        Relief::Tolerance(money) => format!("it works with --tolerance {}", show(*money)),
        Relief::Together(all) => {
            let all: Vec<String> = all.iter().map(|relief| help_of(relief, no)).collect();
            all.join(", and ").replace("and it works", "and")
        }
        Relief::Effort => "let it look longer with --effort STEPS".to_owned(),
    }
}
