//! What was typed about how a plan should be, turned into wishes.

use std::collections::{BTreeMap, BTreeSet};

use clap::Args;

use super::context::Context;
use super::failure::Failure;
use super::proofs::read_text;
use super::{choose, typed};
use crate::book::Book;
use crate::model::{Currency, Money, PersonIndex};
use crate::report::wishes::{Amounts, Wishes, tolerance_of};
use crate::text::pairs::{NamedPair, read_pairs};

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
    /// Only these pairs pay each other: a file with two names a line, such as ana,bo
    #[arg(long, hide_short_help = true, value_name = "FILE")]
    pub allow: Option<String>,
    /// These settle as one, and then inside, such as alice+bob; may be given several times
    #[arg(long, hide_short_help = true, value_name = "A+B")]
    pub family: Vec<String>,
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
    /// Nobody makes more payments than this, or someone: 2, or bob=1
    #[arg(long, hide_short_help = true, value_name = "NUMBER")]
    pub cap: Vec<String>,
    /// Look for a plan with this many steps of work at most
    #[arg(long, hide_short_help = true, value_name = "STEPS")]
    pub effort: Option<u64>,
    /// Disregard what group.toml says about settling
    #[arg(long, hide_short_help = true)]
    pub no_defaults: bool,
}

/// How many payments may be made: by everyone, and by some.
pub type Caps = (Option<usize>, Vec<(String, usize)>);

impl WishArgs {
    /// Tells whether more is asked than that some pairs do or do not pay each other.
    #[must_use]
    pub fn limits_plans(&self) -> bool {
        self.allow.is_some()
            || !self.family.is_empty()
            || self.min.is_some()
            || self.round.is_some()
            || !self.cap.is_empty()
            || self.along_debts
            || self.same_way
            || self.relay
    }

    /// Tells whether nothing is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.limits_plans() && self.no_pay.is_empty() && self.pay.is_empty()
    }

    /// Reads how many payments may be made.
    ///
    /// # Errors
    ///
    /// When something is no number.
    pub fn caps(&self) -> Result<Caps, Failure> {
        let mut caps: Caps = (None, Vec::new());
        for typed in &self.cap {
            let (name, number) = match typed.rsplit_once('=') {
                Some((name, number)) => (Some(name), number),
                None => (None, typed.as_str()),
            };
            let wrong = || {
                Failure::usage(format!("`{number}` is no number of payments"))
                    .help("write --cap 2 for everyone, or --cap bob=1")
            };
            let most = number.trim().parse().map_err(|_| wrong())?;
            match name {
                Some(name) => caps.1.push((name.trim().to_owned(), most)),
                None => caps.0 = Some(most),
            }
        }
        Ok(caps)
    }

    /// Reads the file of pairs that may pay each other, when one is named.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or has a line that is no pair.
    pub fn allowed(&self) -> Result<Option<Vec<NamedPair>>, Failure> {
        let Some(file) = &self.allow else { return Ok(None) };
        let pairs = read_pairs(&read_text(file)?);
        let pairs = pairs.map_err(|problem| {
            Failure::usage(format!("{}, {problem}", name_of(file))).help("write two names a line, such as: ana,bo")
        })?;
        Ok(Some(pairs))
    }

    /// Writes the flags as they were typed.
    #[must_use]
    pub fn as_typed(&self) -> String {
        let several = |name: &str, values: &[String]| -> String {
            values.iter().map(|value| format!(" --{name} {}", quoted(value))).collect()
        };
        let one = |name: &str, value: Option<String>| {
            value.map_or(String::new(), |value| format!(" --{name} {}", quoted(&value)))
        };
        let flag = |name: &str, is_set: bool| if is_set { format!(" --{name}") } else { String::new() };
        [
            several("no-pay", &self.no_pay),
            several("pay", &self.pay),
            one("allow", self.allow.clone()),
            several("family", &self.family),
            flag("along-debts", self.along_debts),
            flag("same-way", self.same_way),
            flag("relay", self.relay),
            one("min", self.min.clone()),
            one("round", self.round.clone()),
            one("tolerance", self.tolerance.clone()),
            several("cap", &self.cap),
            one("effort", self.effort.map(|effort| effort.to_string())),
            flag("no-defaults", self.no_defaults),
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
        let (payments_max, caps) = self.caps()?;
        let cap = |(name, most): (String, usize)| Ok((choose::one(context, book, &name)?, most));
        let allowed = self.allowed()?.map(|pairs| pairs.iter().map(|pair| known_pair(context, book, pair)).collect());
        Ok(Wishes {
            forbidden: pairs(&self.no_pay)?,
            reconciled: pairs(&self.pay)?,
            allowed: allowed.transpose().map_err(|failure: Failure| Failure {
                message: format!("{}: {}", name_of(self.allow.as_deref().unwrap_or_default()), failure.message),
                ..failure
            })?,
            families: families(context, book, &self.family)?,
            along_debts: self.along_debts,
            same_way: self.same_way,
            relay: self.relay,
            payments_max,
            payments_max_of: caps.into_iter().map(cap).collect::<Result<_, Failure>>()?,
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
        Ok(Amounts {
            payment_min: read(&self.min)?,
            rounding: unit.map(|unit| (unit, tolerance.unwrap_or(tolerance_of(unit)))),
        })
    }
}

fn pair(context: &Context, book: &Book, typed: &str) -> Result<(PersonIndex, PersonIndex), Failure> {
    let wrong = || Failure::usage(format!("`{typed}` does not name two people")).help("write them as bob:carol");
    let (one, other) = typed.split_once([':', ',', '+']).ok_or_else(wrong)?;
    let (one, other) = (choose::one(context, book, one)?, choose::one(context, book, other)?);
    if one == other { Err(wrong()) } else { Ok((one, other)) }
}

fn known_pair(context: &Context, book: &Book, pair: &NamedPair) -> Result<(PersonIndex, PersonIndex), Failure> {
    let known = |name: &str| {
        choose::one(context, book, name)
            .map_err(|failure| Failure { message: format!("line {}: {}", pair.line, failure.message), ..failure })
    };
    Ok((known(&pair.one)?, known(&pair.other)?))
}

/// Reads who settles as one.
fn families(context: &Context, book: &Book, typed: &[String]) -> Result<Vec<Vec<PersonIndex>>, Failure> {
    let mut all: Vec<Vec<PersonIndex>> = Vec::new();
    for names in typed {
        let members = family_names(names)?;
        let members: Vec<PersonIndex> =
            members.iter().map(|name| choose::one(context, book, name)).collect::<Result<_, _>>()?;
        for (place, member) in members.iter().enumerate() {
            if members[..place].contains(member) || all.iter().flatten().any(|other| other == member) {
                return Err(Failure::usage(format!("`{}` stands in families twice", book.setup.handle(*member)))
                    .help("name each person in one family, once"));
            }
        }
        all.push(members);
    }
    Ok(all)
}

/// Splits what was typed for a family into its names.
///
/// # Errors
///
/// When there are fewer than two.
pub fn family_names(typed: &str) -> Result<Vec<&str>, Failure> {
    let names: Vec<&str> = typed.split(['+', ',']).map(str::trim).filter(|name| !name.is_empty()).collect();
    if names.len() < 2 {
        return Err(Failure::usage(format!("`{typed}` does not name several people")).help("write them as alice+bob"));
    }
    Ok(names)
}

/// Names a file in an answer; `-` is the input.
#[must_use]
pub fn name_of(file: &str) -> &str {
    if file == "-" { "the input" } else { file }
}

/// Writes a word as a shell takes it.
#[must_use]
pub fn quoted(word: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "-_.,:+=/@%".contains(letter);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}
