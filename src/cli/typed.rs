//! Reads what people type on the command line: amounts with a currency, dates in words, splits with prefixes.
//!
//! What is typed is looser than what files hold; everything here ends as a value of the model.

use std::borrow::Cow;

use super::choose;
use super::failure::Failure;
pub use super::typed_amount::amount;
pub use super::typed_dates::{date, days, month};
use crate::model::amount::AmountProblem;
use crate::model::split::{Names, Payer, SplitProblem, SplitProblemKind, cut_name, parse_payers, parse_split};
use crate::model::{Currency, Date, Group, Money, PersonIndex, Setup, Split, SplitPart, Way};
use crate::text::arithmetic::is_sum;
use crate::text::suggest::did_you_mean;

/// Finds a currency by code, in any case.
///
/// # Errors
///
/// When there is none.
pub fn currency_named(setup: &Setup, code: &str) -> Result<Currency, Failure> {
    let found = setup.currency(code).or_else(|| setup.currency(&code.to_uppercase()));
    found.or_else(|| setup.currency(&code.to_lowercase())).ok_or_else(|| {
        let codes = crate::model::currency::iso_codes();
        let used: Vec<&str> = setup.groups.iter().map(|group| group.currency.code()).collect();
        let used = setup.units.keys().map(String::as_str).chain(used);
        // What the ledger uses is likelier than all else that looks like it.
        let near = did_you_mean(code, used.clone())
            .or_else(|| did_you_mean(code, used.chain(codes.iter().map(String::as_str))));
        Failure::usage(format!("unknown currency `{code}`")).help(near.map_or_else(
            || "an ISO code such as EUR, or a unit of this ledger".into(),
            |near| format!("did you mean `{near}`?"),
        ))
    })
}

/// Who may be named, and what is assumed, when payers and splits are read.
#[derive(Clone, Copy)]
pub struct Company<'s> {
    /// The ledger's people.
    pub setup: &'s Setup,
    /// The group.
    pub group: &'s Group,
    /// Who `me` is.
    pub me: Option<PersonIndex>,
    /// The day, which decides who is a member.
    pub date: Date,
    /// The decimals of the currency.
    pub decimals: u8,
}

impl Company<'_> {
    /// Lists the members who share where nothing else is said, with their weights.
    #[must_use]
    pub fn everyone(&self) -> Vec<SplitPart> {
        let members = self.group.members.iter().filter(|member| member.takes_part_on(self.date));
        members
            .map(|member| SplitPart {
                person: member.person,
                way: Way::Rest { weight: member.weight, adjust: Money::ZERO },
            })
            .collect()
    }

    fn person(&self, typed: &str) -> Result<PersonIndex, Failure> {
        choose::person(self.setup, typed, self.me)
    }

    /// Rewrites every name of a typed list to its handle; `-dan` and `all` stay as they are.
    fn with_handles(&self, typed: &str) -> Result<Vec<String>, Failure> {
        let mut words = Vec::new();
        for word in typed.split([',', ' ']).map(str::trim).filter(|word| !word.is_empty()) {
            if matches!(word, "all" | "everyone" | "items") {
                words.push(word.to_owned());
                continue;
            }
            let (sign, rest) = match word.strip_prefix('-') {
                Some(rest) => ("-", rest),
                None => ("", word),
            };
            let (name, way) = cut_name(rest);
            let exact = self.setup.people.iter().any(|person| person.handle.as_str() == name);
            let handle = if exact { name.to_owned() } else { self.setup.handle(self.person(name)?).to_owned() };
            words.push(format!("{sign}{handle}{}", self.worked_out(way)?));
        }
        Ok(words)
    }

    /// Works out a sum that stands as somebody's part, `=12.50*2`; all else stays as it is.
    fn worked_out<'t>(&self, way: &'t str) -> Result<Cow<'t, str>, Failure> {
        match way.strip_prefix('=') {
            Some(number) if is_sum(number) => {
                let usual = Currency::unit("", self.decimals).expect("a currency has no more decimals than a unit");
                let (part, _) = amount(self.setup, number, usual)?;
                Ok(Cow::Owned(format!("={}", part.to_decimal(self.decimals))))
            }
            _ => Ok(Cow::Borrowed(way)),
        }
    }

    /// Reads payers: `alice`, or `alice=80,bob=40.50`.
    ///
    /// # Errors
    ///
    /// Says what is wrong.
    pub fn payers(&self, typed: &str) -> Result<Vec<Payer>, Failure> {
        let text = self.with_handles(typed)?.join(" ");
        let (mut payers, mut problems) = (Vec::new(), Vec::new());
        let mut find = |name: &str| self.setup.person(name);
        parse_payers(&text, &mut Names { decimals: self.decimals, find: &mut find }, &mut payers, &mut problems);
        match problems.first() {
            None => Ok(payers),
            Some(problem) => Err(problem_failure("-p", &text, problem)),
        }
    }

    /// Reads a split: names with ways; `all` is everyone who is in, and `-dan` takes one out.
    ///
    /// # Errors
    ///
    /// Says what is wrong.
    pub fn split(&self, typed: &str) -> Result<Split, Failure> {
        let words = self.with_handles(typed)?;
        let is_everyone = |word: &str| matches!(word, "all" | "everyone");
        let without: Vec<&str> = words.iter().filter_map(|word| word.strip_prefix('-')).collect();
        let named: Vec<&str> =
            words.iter().map(String::as_str).filter(|word| !word.starts_with('-') && !is_everyone(word)).collect();
        let everyone = words.iter().any(|word| is_everyone(word)) || (named.is_empty() && !without.is_empty());
        let text = named.join(" ");
        let (mut split, mut problems) = (Split::default(), Vec::new());
        let mut find = |name: &str| self.setup.person(name);
        parse_split(&text, &mut Names { decimals: self.decimals, find: &mut find }, &mut split, &mut problems);
        if everyone {
            problems.retain(|problem| problem.kind != SplitProblemKind::Empty);
            let missing =
                self.everyone().into_iter().filter(|part| split.parts.iter().all(|other| other.person != part.person));
            let missing: Vec<SplitPart> = missing.collect();
            split.parts.extend(missing);
            split.parts.sort_by_key(|part| part.person);
        }
        if let Some(problem) = problems.first() {
            return Err(problem_failure("-s", &text, problem));
        }
        for handle in without {
            let person = self.person(handle)?;
            let before = split.parts.len();
            split.parts.retain(|part| part.person != person);
            if split.parts.len() == before {
                return Err(Failure::usage(format!("`-{handle}` takes out someone who is not in")));
            }
        }
        if split.parts.is_empty() && !split.items {
            return Err(Failure::usage("nobody shares this").help("name someone with -s, such as -s alice,bob"));
        }
        Ok(split)
    }
}

fn problem_failure(flag: &str, text: &str, problem: &SplitProblem) -> Failure {
    let word = text.get(problem.span.clone()).unwrap_or(text);
    let failure = |words: String| Failure::usage(format!("{flag}: {words}"));
    match &problem.kind {
        SplitProblemKind::Empty => failure("nobody is named".into()),
        SplitProblemKind::Unknown => failure(format!("unknown member `{word}`")),
        SplitProblemKind::Twice => failure(format!("`{word}` names someone a second time")),
        SplitProblemKind::Shape => failure(format!("`{word}` is not a name with a way"))
            .help("write bob, bob:2, bob=20.00, bob=40% or bob+5.00"),
        SplitProblemKind::Weight => {
            failure(format!("`{word}` is not a weight")).help("write a number such as 2 or 1.5")
        }
        SplitProblemKind::Percent => {
            failure(format!("`{word}` is not a percentage")).help("write a number such as 40 or 12.5")
        }
        SplitProblemKind::Amount(AmountProblem::Shape(words)) => failure(format!("`{word}` is not an amount: {words}")),
        SplitProblemKind::Amount(AmountProblem::Decimals { found, allowed }) => {
            failure(format!("`{word}` has {found} decimals; the currency has {allowed}"))
        }
        SplitProblemKind::Amount(_) => failure(format!("`{word}` is not an amount")),
        SplitProblemKind::ItemsAndNames => failure("`items` stands beside names".into()),
        SplitProblemKind::SecondOpen => failure(format!("how much did `{word}` pay?"))
            .help("only one payer may stand without an amount and take the rest"),
    }
}
