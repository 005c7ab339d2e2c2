//! The filter language: which entries are meant, as people write it.
//!
//! ```text
//! payer:ana cat:rent,food                both hold; one of the categories
//! amount>50 not status:pending           `not`, `!` or `-` turns the next around
//! (taxi or tram) date:2026-06            words are looked for in descriptions and notes
//! text:"night train" due:..today         quotes hold words together; `..` is a range
//! ```
//!
//! The grammar; blanks stand between words and mean nothing else:
//!
//! ```text
//! query  = [ any ]                               nothing written means everything
//! any    = all { "or" all }
//! all    = one { [ "and" ] one }                 side by side means both
//! one    = ( "not" | "!" | "-" ) one | "(" any ")" | term
//! term   = key sign value { "," value } | value  several values: any of them
//! sign   = ":" | "=" | "!=" | "<" | "<=" | ">" | ">="
//! value  = plain | '"' … '"' | "'" … "'"         in quotes, `\` takes the next as it is
//! ```
//!
//! 1. [`parse`] makes a [`Query`] of a text or says what is wrong and where, in bytes; nothing is looked up.
//! 2. [`Query`] prints itself, and what is printed reads as the same query.
//! 3. What its words mean in a ledger is found out above, and ends as a `report::filter::Filter`.

mod keys;
mod parse;
mod print;
mod typed;

use std::ops::Range;

pub use keys::{Key, Takes};
pub use parse::{QueryProblem, QueryProblemKind, is_keyword, is_sign, parse};
pub use typed::typed_query;

/// What is asked of entries, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Query {
    /// All of these hold; none of them means everything.
    All(Vec<Query>),
    /// At least one of these holds.
    Any(Vec<Query>),
    /// This does not hold.
    Not(Box<Query>),
    /// One thing holds.
    Term(Term),
}

/// One thing asked of an entry: a key, how it compares, and with what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// What is looked at; a bare word is looked for in the texts.
    pub key: Key,
    /// How it compares.
    pub sign: Sign,
    /// The values, of which any will do; never none.
    pub values: Vec<Value>,
    /// Where the whole term stands.
    pub span: Range<usize>,
}

/// A value as it was written, without its quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The value.
    pub text: String,
    /// Where it stands, within its quotes.
    pub span: Range<usize>,
}

/// How a value compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// `:` or `=`: it is that, has that, or lies in that.
    Is,
    /// `!=`: it is not.
    IsNot,
    /// `<`: before or smaller.
    Below,
    /// `<=`: not after, not greater.
    AtMost,
    /// `>`: after or greater.
    Above,
    /// `>=`: not before, not smaller.
    AtLeast,
}

impl Sign {
    /// Every sign as it is written, longer ones before those they begin with.
    pub const ALL: [(Sign, &'static str); 7] = [
        (Sign::IsNot, "!="),
        (Sign::AtMost, "<="),
        (Sign::AtLeast, ">="),
        (Sign::Below, "<"),
        (Sign::Above, ">"),
        (Sign::Is, ":"),
        (Sign::Is, "="),
    ];

    /// Tells whether it asks for an order, which only amounts and days have.
    #[must_use]
    pub const fn is_order(self) -> bool {
        !matches!(self, Sign::Is | Sign::IsNot)
    }

    /// Returns the sign as it is printed.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Sign::Is => ":",
            Sign::IsNot => "!=",
            Sign::Below => "<",
            Sign::AtMost => "<=",
            Sign::Above => ">",
            Sign::AtLeast => ">=",
        }
    }
}

impl Query {
    /// Returns what asks for nothing in particular.
    #[must_use]
    pub const fn everything() -> Query {
        Query::All(Vec::new())
    }

    /// Tells whether anything is asked at all.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        matches!(self, Query::All(parts) if parts.is_empty())
    }

    /// Lists every term, from left to right.
    #[must_use]
    pub fn terms(&self) -> Vec<&Term> {
        match self {
            Query::All(parts) | Query::Any(parts) => parts.iter().flat_map(Query::terms).collect(),
            Query::Not(part) => part.terms(),
            Query::Term(term) => vec![term],
        }
    }

    /// Tells whether a key is asked about anywhere.
    #[must_use]
    pub fn mentions(&self, key: Key) -> bool {
        self.terms().iter().any(|term| term.key == key)
    }
}
