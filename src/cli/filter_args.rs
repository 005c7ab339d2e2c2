//! Flags and words that say which entries are meant; both end as one filter.

use clap::{Args, ValueEnum};

use super::context::Context;
use super::failure::Failure;
use super::filter::{Meaning, read};
use super::typed;
use crate::book::Book;
use crate::model::{Date, GroupIndex};
use crate::report::filter::{Filter, Test};
use crate::text::query::{Key, Query, Sign, Takes, Term, Value, typed_query};

/// Flags for a stretch of days.
#[derive(Clone, Debug, Default, Args)]
pub struct DaysArgs {
    /// Only this day and later
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub since: Option<String>,
    /// Only this day and earlier
    #[arg(long, visible_alias = "as-of", value_name = "DATE", allow_hyphen_values = true)]
    pub until: Option<String>,
    /// Only this month (2026-06, june, last-month) or year (2026)
    #[arg(long, value_name = "MONTH", conflicts_with_all = ["since", "until"])]
    pub month: Option<String>,
}

/// Flags that name what entries have.
#[derive(Clone, Debug, Default, Args)]
pub struct FilterArgs {
    /// Only entries this person paid or shares
    #[arg(long = "with", visible_alias = "who", value_name = "WHO")]
    pub with: Vec<String>,
    /// Only entries this person paid
    #[arg(short = 'p', long = "paid-by", visible_alias = "payer", value_name = "WHO")]
    pub paid_by: Vec<String>,
    /// Only entries of this category
    #[arg(short, long)]
    pub category: Vec<String>,
    /// Only entries with this tag
    #[arg(short, long)]
    pub tag: Vec<String>,
    /// Only entries of this kind
    #[arg(long)]
    pub kind: Vec<KindArg>,
    /// Only entries that stand like this; without it those that count and those that are pending
    #[arg(long)]
    pub status: Vec<StatusArg>,
    /// Only some days.
    #[command(flatten)]
    pub days: DaysArgs,
}

/// The kinds that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the words say it")]
pub enum KindArg {
    Expense,
    Payment,
    Income,
    Refund,
}

/// The ways to stand that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StatusArg {
    /// It counts
    Counts,
    /// It was taken back
    Void,
    /// It waits for those charged
    Pending,
    /// It lost a conflict
    Conflict,
    /// It should have been paid by now
    Overdue,
    /// However it stands
    All,
}

/// Which entries are meant.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The filter of flags and words together.
    pub filter: Filter,
    /// The words, and what flags say besides; everything when nothing is asked.
    pub query: Query,
}

impl Asked {
    /// Asks for some groups as well, unless the filter names groups itself and nobody chose one by a flag.
    #[must_use]
    pub fn within(self, groups: &[GroupIndex], is_chosen: bool) -> Asked {
        if self.query.mentions(Key::Group) && !is_chosen {
            return self;
        }
        let groups = Filter::any(groups.iter().map(|group| Test::Group(*group)));
        Asked { filter: Filter::All(vec![groups, self.filter]), ..self }
    }

    /// Says on stderr that an answer is about some entries alone.
    pub fn mention(&self, context: &mut Context) {
        if !self.query.is_everything() {
            context.ui.hint(&format!("only entries with {}", self.query));
        }
    }
}

impl FilterArgs {
    /// Returns what the flags ask.
    ///
    /// # Errors
    ///
    /// When a day cannot be meant, or a flag took the beginning of a filter.
    pub fn query(&self, today: Date) -> Result<Vec<Query>, Failure> {
        for (short, values) in [('p', &self.paid_by), ('c', &self.category), ('t', &self.tag)] {
            values.iter().try_for_each(|value| not_swallowed(short, value))?;
        }
        let name = |value: &dyn Fn() -> Option<clap::builder::PossibleValue>| {
            value().map(|value| value.get_name().to_owned()).unwrap_or_default()
        };
        let kinds: Vec<String> = self.kind.iter().map(|kind| name(&|| kind.to_possible_value())).collect();
        let statuses: Vec<String> = self.status.iter().map(|status| name(&|| status.to_possible_value())).collect();
        let lists = [
            (Key::With, &self.with),
            (Key::Payer, &self.paid_by),
            (Key::Category, &self.category),
            (Key::Tag, &self.tag),
            (Key::Kind, &kinds),
            (Key::Status, &statuses),
        ];
        let mut terms: Vec<Query> = lists.into_iter().filter_map(|(key, values)| any_of(key, values)).collect();
        terms.extend(self.days.query(today)?);
        Ok(terms)
    }
}

impl DaysArgs {
    /// Tells whether all days are meant.
    #[must_use]
    pub fn are_all(&self) -> bool {
        self.since.is_none() && self.until.is_none() && self.month.is_none()
    }

    /// Returns what the flags ask.
    ///
    /// # Errors
    ///
    /// When a day cannot be meant, or none is left.
    pub fn query(&self, today: Date) -> Result<Vec<Query>, Failure> {
        self.days(today)?;
        let term = |sign: Sign, text: &String| {
            let value = Value { text: text.clone(), span: 0..0 };
            Query::Term(Term { key: Key::Date, sign, values: vec![value], span: 0..0 })
        };
        let since = self.since.as_ref().map(|text| term(Sign::AtLeast, text));
        let until = self.until.as_ref().map(|text| term(Sign::AtMost, text));
        let month = self.month.as_ref().map(|text| term(Sign::Is, text));
        Ok(since.into_iter().chain(until).chain(month).collect())
    }

    /// Returns the first and the last day that are asked for.
    ///
    /// # Errors
    ///
    /// When a day cannot be meant, or none is left.
    pub fn days(&self, today: Date) -> Result<(Option<Date>, Option<Date>), Failure> {
        if let Some(month) = &self.month {
            return typed::month(month, today).map(|(first, last)| (Some(first), Some(last)));
        }
        let days = |typed: &Option<String>| typed.as_deref().map(|typed| typed::days(typed, today)).transpose();
        let (since, until) = (days(&self.since)?.map(|(first, _)| first), days(&self.until)?.map(|(_, last)| last));
        match (since, until) {
            (Some(since), Some(until)) if until < since => {
                Err(Failure::usage(format!("nothing is since {since} and until {until}")).help("swap the two days"))
            }
            found => Ok(found),
        }
    }
}

/// Returns the term that any of some values satisfies.
#[must_use]
pub fn any_of(key: Key, values: &[String]) -> Option<Query> {
    let values: Vec<Value> = values.iter().map(|text| Value { text: text.clone(), span: 0..0 }).collect();
    (!values.is_empty()).then_some(Query::Term(Term { key, sign: Sign::Is, values, span: 0..0 }))
}

/// Refuses `-cat:food`, which a shell hands over as the flag `-c` with `at:food`.
fn not_swallowed(short: char, value: &str) -> Result<(), Failure> {
    let whole = format!("{short}{value}");
    let key = whole.split(crate::text::query::is_sign).next().unwrap_or_default();
    if key.len() < whole.len() && Key::named(key).is_some() {
        return Err(Failure::usage(format!("`-{whole}` was read as the flag -{short} with `{value}`"))
            .help(format!("to leave such entries out: not {whole}")));
    }
    Ok(())
}

/// Takes people's names out of the words of a command; what is left belongs to the filter.
///
/// A word is a name unless it has a sign in it, joins others, or stands in brackets or beside `or` and `not`.
#[must_use]
pub fn names_and_filter(words: &[String]) -> (Vec<String>, Vec<String>) {
    let (mut names, mut filter): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let (mut depth, mut is_joined) = (0_usize, false);
    for word in words {
        let is_keyword = crate::text::query::is_keyword(word);
        let is_part = depth > 0
            || is_joined
            || is_keyword
            || word.starts_with(['(', '!', '-', '#', '"', '\''])
            || word.contains(crate::text::query::is_sign);
        depth = (depth + word.matches('(').count()).saturating_sub(word.matches(')').count());
        is_joined = is_keyword || matches!(word.as_str(), "!" | "-");
        if is_part { filter.push(word.clone()) } else { names.push(word.clone()) }
    }
    (names, filter)
}

/// Finds out which entries words and flags mean.
///
/// # Errors
///
/// Points at what cannot be meant.
pub fn asked(context: &mut Context, book: &Book, words: &[String], flags: Vec<Query>) -> Result<Asked, Failure> {
    let text = typed_query(words.iter().map(String::as_str));
    let typed = read(&text)?;
    warn_of_eaten_signs(context, &typed);
    let flags = Query::All(flags);
    let needs_me = |query: &Query| {
        let mentions = |term: &&Term| {
            term.key == Key::Share || term.key.takes() == Takes::Person && term.values.iter().any(|it| it.text == "me")
        };
        query.terms().iter().any(mentions)
    };
    let me = if needs_me(&typed) || needs_me(&flags) { context.me(&book.root, &book.setup)? } else { None };
    let meaning = Meaning { setup: &book.setup, me, today: context.clock.today() };
    let by_flags = meaning.filter(&flags).map_err(|wrong| wrong.failure)?;
    let filter = Filter::All(vec![by_flags, meaning.of(&typed, &text)?]);
    let query = match (flags, typed) {
        (Query::All(mut flags), Query::All(typed)) => {
            flags.extend(typed);
            Query::All(flags)
        }
        (Query::All(flags), typed) if flags.is_empty() => typed,
        (Query::All(mut flags), typed) => {
            flags.push(typed);
            Query::All(flags)
        }
        (_, typed) => typed,
    };
    Ok(Asked { filter, query })
}

/// `amount>50` without quotes makes a shell write the answer into a file `50`; only the word arrives here.
fn warn_of_eaten_signs(context: &mut Context, query: &Query) {
    let is_eaten = |term: &&&Term| {
        let word = term.values.first().filter(|_| term.key == Key::Text && term.values.len() == 1);
        word.is_some_and(|word| Key::named(&word.text).is_some_and(Key::is_ordered))
    };
    if let Some(term) = query.terms().iter().find(is_eaten) {
        let word = &term.values[0].text;
        context.ui.warn(&format!(
            "`{word}` alone is looked for as a word; a shell takes > and < for files, so quote: '{word}>…'"
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_filters() {
        let split = |line: &str| {
            let words: Vec<String> = line.split('|').map(str::to_owned).collect();
            let (names, filter) = names_and_filter(&words);
            (names.join("|"), filter.join("|"))
        };
        for (line, names, filter) in [
            ("alice|bob", "alice|bob", ""),
            ("alice|cat:food|bob", "alice|bob", "cat:food"),
            ("cat:food|or|taxi|alice", "alice", "cat:food|or|taxi"),
            ("(|cat:food|or|taxi|)|alice", "alice", "(|cat:food|or|taxi|)"),
            ("Alice Almeida|not|x", "Alice Almeida", "not|x"),
        ] {
            assert_eq!(split(line), (names.to_owned(), filter.to_owned()), "{line}");
        }
    }

    #[test]
    fn a_flag_that_took_a_filter_is_noticed() {
        assert!(not_swallowed('c', "at:food").is_err());
        assert!(not_swallowed('t', "ext!=x").is_err());
        assert!(not_swallowed('c', "food").is_ok() && not_swallowed('c', "at").is_ok());
    }
}
