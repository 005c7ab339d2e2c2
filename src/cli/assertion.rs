//! Statements about balances that a script makes: `bob>=-200`, `alice=0`, `all<=50EUR`.

use super::choose;
use super::context::Context;
use super::failure::Failure;
use super::typed;
use crate::book::Book;
use crate::model::{Currency, Money, PersonIndex};
use crate::report::balances::Sheet;

/// How a balance is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparison {
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
}

/// The signs, the longer ones first.
const SIGNS: [(&str, Comparison); 7] = [
    ("==", Comparison::Equal),
    ("!=", Comparison::Unequal),
    ("<=", Comparison::AtMost),
    (">=", Comparison::AtLeast),
    ("=", Comparison::Equal),
    ("<", Comparison::Less),
    (">", Comparison::More),
];

/// A statement about the balance of one person, or of everyone.
#[derive(Clone, Debug)]
pub struct Assertion {
    who: Option<PersonIndex>,
    comparison: Comparison,
    amount: Money,
    currency: Currency,
}

impl Assertion {
    /// Reads a statement; `usual` is the currency where none is typed, if there is only one.
    ///
    /// # Errors
    ///
    /// When it is none, or names someone unknown.
    pub fn read(context: &Context, book: &Book, typed: &str, usual: Option<Currency>) -> Result<Assertion, Failure> {
        let first = typed.find(['=', '!', '<', '>']);
        let found = first.and_then(|at| {
            let rest = typed.get(at..)?;
            let (sign, comparison) = SIGNS.into_iter().find(|(sign, _)| rest.starts_with(sign))?;
            Some((typed[..at].trim(), comparison, rest[sign.len()..].trim()))
        });
        let Some((name, comparison, amount)) = found.filter(|(name, _, amount)| !name.is_empty() && !amount.is_empty())
        else {
            let failure = Failure::usage(format!("`{typed}` states nothing about a balance"));
            return Err(failure.help("write a name, one of = != < <= > >=, and an amount: 'bob>=-200'"));
        };
        let who = if matches!(name, "all" | "everyone") { None } else { Some(choose::one(context, book, name)?) };
        // Without a usual currency one must be typed; any other serves to see whether it was.
        let (money, currency) = typed::amount(&book.setup, amount, usual.unwrap_or_else(nameless))?;
        if currency == nameless() {
            let failure = Failure::usage(format!("`{typed}`: in which currency?"));
            return Err(failure.help(format!("there are several here: write '{typed}EUR', or choose a group with -g")));
        }
        Ok(Assertion { who, comparison, amount: money, currency })
    }

    /// Says where the statement is wrong; nothing where it holds.
    #[must_use]
    pub fn contradictions(&self, book: &Book, sheets: &[Sheet]) -> Vec<String> {
        let in_currency: Vec<&Sheet> = sheets.iter().filter(|sheet| sheet.currency == self.currency).collect();
        let mut names: Vec<&str> = match self.who {
            Some(person) => vec![book.setup.handle(person)],
            None => in_currency.iter().flat_map(|sheet| &sheet.lines).map(|line| line.member.as_str()).collect(),
        };
        names.sort_unstable();
        names.dedup();
        let net = |name: &str| -> Money {
            let lines = in_currency.iter().flat_map(|sheet| &sheet.lines);
            lines.filter(|line| line.member == name).map(|line| line.standing.net()).sum()
        };
        let decimals = self.currency.decimals();
        let wrong = |name: &&str| !self.comparison.holds(net(name), self.amount);
        let words = |name: &str| {
            let (found, amount) = (net(name).to_decimal(decimals), self.amount.to_decimal(decimals));
            format!("{name}'s balance is {found} {}, not {}{amount}", self.currency, self.comparison.words())
        };
        names.into_iter().filter(wrong).map(words).collect()
    }
}

impl Comparison {
    fn holds(self, found: Money, amount: Money) -> bool {
        match self {
            Comparison::Equal => found == amount,
            Comparison::Unequal => found != amount,
            Comparison::Less => found < amount,
            Comparison::AtMost => found <= amount,
            Comparison::More => found > amount,
            Comparison::AtLeast => found >= amount,
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Comparison::Equal => "",
            Comparison::Unequal => "something else than ",
            Comparison::Less => "less than ",
            Comparison::AtMost => "at most ",
            Comparison::More => "more than ",
            Comparison::AtLeast => "at least ",
        }
    }
}

fn nameless() -> Currency {
    Currency::unit("", 2).expect("two decimals are fine for a unit")
}
