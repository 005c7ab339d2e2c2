//! Finds out what a typed filter means in this ledger: whose name, which days, how much; errors point at the word.

use std::ops::{Bound, Range};

use super::choose;
use super::failure::Failure;
use super::typed;
use super::typed_amount::quantity;
use crate::model::{Date, PersonIndex, Setup, Status};
use crate::report::filter::{Filter, Folded, Sort, Test, Thing, Within};
use crate::text::query::{Key, Query, QueryProblem, QueryProblemKind, Sign, Takes, Term, Value, parse};
use crate::text::suggest::did_you_mean;

/// The kinds that can be asked for.
pub const KINDS: [(&str, Sort); 4] =
    [("expense", Sort::Expense), ("refund", Sort::Refund), ("payment", Sort::Payment), ("income", Sort::Income)];

/// The ways to stand that can be asked for; `overdue` and `all` are more than a status.
pub const STATUSES: [(&str, Option<Status>); 6] = [
    ("counts", Some(Status::Counts)),
    ("void", Some(Status::Void)),
    ("pending", Some(Status::Pending)),
    ("conflict", Some(Status::Conflict)),
    ("overdue", None),
    ("all", None),
];

/// What an entry can be asked to have.
pub const THINGS: [(&str, Thing); 6] = [
    ("receipt", Thing::Receipt),
    ("note", Thing::Note),
    ("category", Thing::Category),
    ("tag", Thing::Tag),
    ("due", Thing::Due),
    ("items", Thing::Items),
];

/// Reads a filter; the words are still to be looked up.
///
/// # Errors
///
/// Points at what is wrong.
pub fn read(text: &str) -> Result<Query, Failure> {
    parse(text).map_err(|problem| failure_of(text, problem))
}

/// What names, days and amounts mean here and now.
#[derive(Clone, Copy, Debug)]
pub struct Meaning<'s> {
    /// People, groups and currencies.
    pub setup: &'s Setup,
    /// Who `me` is.
    pub me: Option<PersonIndex>,
    /// The day on which `yesterday` is said.
    pub today: Date,
}

/// Something that cannot be meant, and where it stands in the filter.
#[derive(Debug)]
pub struct Wrong {
    /// Where, in bytes.
    pub span: Range<usize>,
    /// What is wrong.
    pub failure: Failure,
}

impl Meaning<'_> {
    /// Looks up a filter that was read from `text`.
    ///
    /// # Errors
    ///
    /// Points at the name, day or amount that cannot be meant.
    pub fn of(&self, query: &Query, text: &str) -> Result<Filter, Failure> {
        self.filter(query).map_err(|Wrong { span, failure }| failure.at(text, span))
    }

    /// Looks up a filter.
    ///
    /// # Errors
    ///
    /// Says what cannot be meant.
    pub fn filter(&self, query: &Query) -> Result<Filter, Wrong> {
        let each = |parts: &[Query]| parts.iter().map(|part| self.filter(part)).collect::<Result<Vec<Filter>, Wrong>>();
        Ok(match query {
            Query::All(parts) => Filter::All(each(parts)?),
            Query::Any(parts) => Filter::Any(each(parts)?),
            Query::Not(part) => Filter::Not(Box::new(self.filter(part)?)),
            Query::Term(term) => self.term(term)?,
        })
    }

    fn term(&self, term: &Term) -> Result<Filter, Wrong> {
        let filters: Result<Vec<Filter>, Wrong> = term.values.iter().map(|value| self.value(term, value)).collect();
        let filter = match <[Filter; 1]>::try_from(filters?) {
            Ok([only]) => only,
            Err(several) => Filter::Any(several),
        };
        Ok(if term.sign == Sign::IsNot { Filter::Not(Box::new(filter)) } else { filter })
    }

    fn value(&self, term: &Term, value: &Value) -> Result<Filter, Wrong> {
        let text = value.text.as_str();
        let at = |failure| Wrong { span: value.span.clone(), failure };
        let person = || choose::person(self.setup, text, self.me).map_err(at);
        let test = match term.key {
            Key::Text => Test::Words(Folded::new(text)),
            Key::Description => Test::Description(Folded::new(text)),
            Key::Note => Test::Note(Folded::new(text)),
            Key::Payer => Test::PaidBy(person()?),
            Key::For => Test::For(person()?),
            Key::With => Test::With(person()?),
            Key::By => Test::By(self.setup.handle(person()?).to_owned()),
            Key::Group => Test::Group(choose::named_group(self.setup, text).map_err(at)?),
            Key::Category => Test::Category(Folded::new(text)),
            Key::Tag => Test::Tag(Folded::new(text.trim_start_matches('#'))),
            Key::Kind => Test::Kind(one_of("kind", text, &KINDS).map_err(at)?),
            Key::Status => return self.status(text).map_err(at),
            Key::Currency => Test::Currency(typed::currency_named(self.setup, text).map_err(at)?),
            Key::Has => Test::Has(one_of("thing an entry has", text, &THINGS).map_err(at)?),
            Key::Id => Test::Id(id_prefix(text).map_err(at)?),
            Key::Date => Test::Date(self.days(term.sign, value)?),
            Key::Due => Test::Due(self.days(term.sign, value)?),
            Key::Amount => {
                let (within, currency) = self.amounts(term.sign, value)?;
                Test::Amount(within, currency)
            }
            Key::Share => {
                let me = choose::known_me(self.me).map_err(at)?;
                let (within, currency) = self.amounts(term.sign, value)?;
                Test::Share(me, within, currency)
            }
        };
        Ok(Filter::Is(test))
    }

    fn status(&self, text: &str) -> Result<Filter, Failure> {
        Ok(match one_of("status", text, &STATUSES)? {
            Some(status) => Filter::Is(Test::Status(status)),
            None if text.eq_ignore_ascii_case("overdue") => Filter::Is(Test::Overdue(self.today)),
            None => Filter::All(Vec::new()),
        })
    }

    fn days(&self, sign: Sign, value: &Value) -> Result<Within<Date>, Wrong> {
        let days = |text: &str| typed::days(text, self.today);
        within(sign, value, days, |(first, _)| first, |(_, last)| last)
    }

    #[allow(clippy::type_complexity, reason = "a range and what it is in")]
    fn amounts(
        &self,
        sign: Sign,
        value: &Value,
    ) -> Result<(Within<crate::report::filter::Quantity>, Option<crate::model::Currency>), Wrong> {
        let mut currency = None;
        let read = |text: &str| {
            let (quantity, named) = quantity(self.setup, text)?;
            if currency.is_some() && named.is_some() && currency != named {
                return Err(Failure::usage("the two ends are in different currencies"));
            }
            currency = currency.or(named);
            Ok(quantity)
        };
        let found = within(sign, value, read, |quantity| quantity, |quantity| quantity)?;
        Ok((found, currency))
    }
}

/// Reads a value or a range of values, each of which may itself be a stretch with a first and a last.
fn within<V: Copy, T: Ord + Copy>(
    sign: Sign,
    value: &Value,
    mut read: impl FnMut(&str) -> Result<V, Failure>,
    first: impl Fn(V) -> T,
    last: impl Fn(V) -> T,
) -> Result<Within<T>, Wrong> {
    let whole = value.span.clone();
    let Some((from, to)) = value.text.rsplit_once("..").filter(|_| !sign.is_order()) else {
        let found = read(&value.text).map_err(|failure| Wrong { span: whole, failure })?;
        let (from, to) = match sign {
            Sign::Is | Sign::IsNot => (Bound::Included(first(found)), Bound::Included(last(found))),
            Sign::Below => (Bound::Unbounded, Bound::Excluded(first(found))),
            Sign::AtMost => (Bound::Unbounded, Bound::Included(last(found))),
            Sign::Above => (Bound::Excluded(last(found)), Bound::Unbounded),
            Sign::AtLeast => (Bound::Included(first(found)), Bound::Unbounded),
        };
        return Ok(Within { from, to });
    };
    let (low, high) = (whole.start..whole.start + from.len(), whole.end - to.len()..whole.end);
    if from.is_empty() && to.is_empty() {
        let failure = Failure::usage("a range has at least one end").help("write 10..20, 10.. or ..20");
        return Err(Wrong { span: whole, failure });
    }
    let mut end = |text: &str, span: Range<usize>| {
        let found = (!text.is_empty()).then(|| read(text)).transpose();
        found.map_err(|failure| Wrong { span, failure })
    };
    let (from, to) = (end(from, low)?.map(first), end(to, high)?.map(last));
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        let failure = Failure::usage("nothing lies in this range").help("the lower end comes first: swap the two");
        return Err(Wrong { span: whole, failure });
    }
    let bound = |end: Option<T>| end.map_or(Bound::Unbounded, Bound::Included);
    Ok(Within { from: bound(from), to: bound(to) })
}

/// Finds a word among those that can be meant.
fn one_of<T: Copy>(what: &str, typed: &str, words: &[(&'static str, T)]) -> Result<T, Failure> {
    let wanted = typed.to_lowercase();
    let found = words.iter().find(|(word, _)| *word == wanted || format!("{word}s") == wanted);
    found.map(|(_, meant)| *meant).ok_or_else(|| {
        let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let near = did_you_mean(typed, all.iter().copied()).map(|near| format!("did you mean `{near}`?"));
        Failure::usage(format!("`{typed}` is no {what}")).maybe_help(near).help(format!("one of: {}", all.join(", ")))
    })
}

fn id_prefix(typed: &str) -> Result<String, Failure> {
    let wanted = typed.to_ascii_lowercase();
    let is_id = wanted.len() <= crate::model::id::LENGTH && wanted.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_id.then_some(wanted).ok_or_else(|| Failure::usage(format!("`{typed}` is not the beginning of an id")))
}

/// Says what is wrong with a filter, and points at it.
fn failure_of(text: &str, problem: QueryProblem) -> Failure {
    use QueryProblemKind as Kind;
    let word = text.get(problem.span.clone()).unwrap_or_default();
    let failure = match problem.kind {
        Kind::UnknownKey(near) => Failure::usage(format!("there is no filter `{word}`"))
            .maybe_help(near.map(|near| format!("did you mean `{near}`?")))
            .help(format!("filters: {}", Key::ALL.map(|(key, ..)| key.name()).join(", ")))
            .help("to look for the words as they stand, quote them: '\"…\"'"),
        Kind::NoValue(key) => Failure::usage(format!("`{word}` lacks a value")).help(example_of(key)),
        Kind::NoOrder(key) => Failure::usage(format!("`{}` is not something that is more or less", key.name()))
            .help(format!("write {}:… or {}!=…", key.name(), key.name())),
        Kind::SeveralValues(sign) => Failure::usage(format!("`{}` compares with one value", sign.text())),
        Kind::OpenQuote => Failure::usage("this quote is not closed"),
        Kind::OpenBracket => Failure::usage("this bracket is not closed"),
        Kind::CloseBracket => Failure::usage("this bracket closes none"),
        Kind::EmptyBrackets => Failure::usage("nothing stands in these brackets"),
        Kind::Dangling("not") => Failure::usage("nothing stands behind `not`"),
        Kind::Dangling(keyword) => Failure::usage(format!("`{keyword}` stands between two filters"))
            .help(format!("to look for the word: '\"{keyword}\"'")),
        Kind::BehindQuote => Failure::usage("a blank is missing behind the quote"),
        Kind::TooDeep => Failure::usage("this is nested too deep"),
    };
    failure.at(text, problem.span)
}

fn example_of(key: Key) -> String {
    let name = key.name();
    match key.takes() {
        Takes::Text => format!("such as {name}:taxi or {name}:\"night train\""),
        Takes::Person => format!("such as {name}:alice or {name}:me"),
        Takes::Group => format!("such as {name}:trip"),
        Takes::Name => format!("a name, or several: {name}:one,two"),
        Takes::Amount => format!("such as {name}:10..50 or '{name}>50'"),
        Takes::Days => format!("such as {name}:2026-06, {name}:yesterday or {name}:2026-06-01..2026-06-15"),
        Takes::Id => format!("the beginning of an id: {name}:k7q2"),
        Takes::Word => {
            let words: Vec<&str> = match key {
                Key::Kind => KINDS.iter().map(|(word, _)| *word).collect(),
                Key::Status => STATUSES.iter().map(|(word, _)| *word).collect(),
                _ => THINGS.iter().map(|(word, _)| *word).collect(),
            };
            format!("one of: {}", words.join(", "))
        }
    }
}
