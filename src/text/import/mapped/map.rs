//! What a mapping file says: which column is what, how numbers and dates are written, and what follows from words.

use super::pattern::Pattern;
use super::shares::NamedPart;
use crate::model::Kind;
use crate::text::import::bills::DateOrder;

/// How to read a table of any shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map {
    /// What stands between cells; none where the file is to tell.
    pub separator: Option<char>,
    /// How many lines stand before the header, or before the first row where there is none.
    pub skip_lines: usize,
    /// Whether the table has a header; without one columns are counted from 1.
    pub has_header: bool,
    /// The order of day, month and year; none where the dates are to tell.
    pub dates: Option<DateOrder>,
    /// What stands before the decimals of a number; none where the numbers are to tell.
    pub decimal: Option<char>,
    /// Which column is what.
    pub columns: Columns,
    /// What becomes of money that came in.
    pub incoming: Incoming,
    /// What holds of every row for which neither a rule nor a cell says otherwise.
    pub always: Outcome,
    /// What follows from words, in order: the first rule that says something is right.
    pub rules: Vec<Rule>,
}

/// Which column is what, by the name in the header or by the number counted from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The day.
    pub date: String,
    /// The amount.
    pub amount: AmountColumns,
    /// What it was for: the texts of these columns that are not empty, with a space between.
    pub description: Vec<String>,
    /// Further words for the note, with a line end between.
    pub note: Vec<String>,
    /// The currency.
    pub currency: Option<String>,
    /// The category.
    pub category: Option<String>,
    /// Words without spaces.
    pub tags: Option<String>,
    /// The one who paid.
    pub payer: Option<String>,
    /// Who shares it.
    pub split: Option<String>,
    /// The day it should be paid by.
    pub due: Option<String>,
    /// What identifies the row for all time.
    pub key: Option<String>,
    /// By person, the column of what he or she paid.
    pub paid: Vec<(String, String)>,
    /// By person, the column of the exact part.
    pub parts: Vec<(String, String)>,
    /// By person, the column of the weight.
    pub weights: Vec<(String, String)>,
}

/// Where amounts stand, and what their signs mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmountColumns {
    /// In one column, where spending has this sign.
    One {
        /// The column.
        column: String,
        /// What spending looks like.
        spending: Spending,
    },
    /// In two columns, whatever their signs.
    Two {
        /// The column of money that went out.
        spent: String,
        /// The column of money that came in.
        received: String,
    },
}

impl Default for AmountColumns {
    fn default() -> AmountColumns {
        AmountColumns::One { column: String::new(), spending: Spending::Positive }
    }
}

/// What an amount that was spent looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spending {
    /// Less than nothing, as on the statement of an account.
    Negative,
    /// More than nothing, as in a list of expenses.
    Positive,
}

/// What becomes of money that came in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Incoming {
    /// It is left out, and how many rows that were is told.
    #[default]
    Skip,
    /// It is an expense of less than nothing.
    Refund,
    /// It is income.
    Income,
}

/// What is known of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What it was for.
    pub description: Option<String>,
    /// The code of the currency.
    pub currency: Option<String>,
    /// The category.
    pub category: Option<String>,
    /// Words without spaces.
    pub tags: Option<String>,
    /// The one who paid.
    pub payer: Option<String>,
    /// Who shares it.
    pub split: Option<Vec<NamedPart>>,
    /// What it is.
    pub kind: Option<Kind>,
    /// What becomes of it where the money came in.
    pub incoming: Option<Incoming>,
    /// Whether it is left out.
    pub skip: Option<bool>,
}

/// What follows from words in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Any of these is in the text; where there is none, every text will do.
    pub patterns: Vec<Pattern>,
    /// The columns whose text is looked at; none for the description.
    pub columns: Vec<String>,
    /// Which way the money must have gone.
    pub direction: Option<Direction>,
    /// What follows.
    pub outcome: Outcome,
}

/// Which way money went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// It was spent.
    Out,
    /// It was received.
    In,
}
