//! `clique add` on a terminal: asks for what was not typed, with defaults from the most similar earlier entry.

use std::collections::{BTreeMap, BTreeSet};

use super::AddArgs;
use super::command_line::compact;
use crate::cli::ask::{Asker, Question, Reply};
use crate::cli::choose;
use crate::cli::context::Context;
use crate::cli::entry_args::{Setting, Sum, text};
use crate::cli::entry_new::{Said, Sign, understand};
use crate::cli::failure::Failure;
use crate::cli::fresh::FreshIds;
use crate::cli::typed_amount::is_amount;
use crate::model::shares::divide;
use crate::model::split::Payer;
use crate::model::{Currency, Date, Entry, Id, Kind, Ledger, Money, Split, SplitPart, Way, Weight};
use crate::render::dates::day_of;
use crate::render::safe::safe;
use crate::report::similar::most_similar;
use crate::text::row_text::TEXT_MAX;

/// So many answers are taken in one go, those after going back included.
const ANSWERS_MAX: usize = 100;
/// So many shares are shown while a split is typed.
const SHARES_MAX: usize = 12;

/// What came of the questions.
pub struct Asked {
    /// The arguments, with what was answered.
    pub args: AddArgs,
    /// The id of the new entry, by which the odd cents were shown.
    pub id: Id,
}

/// Tells whether something is missing that cannot be assumed: the amount, or what it was for.
#[must_use]
pub fn is_asked(args: &AddArgs) -> bool {
    args.words.is_empty()
}

/// Asks for all that was not typed.
///
/// # Errors
///
/// When the ledger cannot be read, or somebody leaves; nothing is changed then.
pub fn ask_for_rest(args: &AddArgs, context: &mut Context) -> Result<Asked, Failure> {
    let book = context.book()?;
    let me = context.me(&book.root, &book.setup)?;
    let index = match &args.with {
        Some(friend) => choose::pair(&book.setup, friend, me)?,
        None => choose::group(&book.setup, &book.root, args.group.group.as_deref())?,
    };
    let setting = Setting { setup: &book.setup, index, me, today: context.clock.today() };
    setting.open_group()?;
    let id = FreshIds::for_book(&book).take()?;
    let ledger = context.ledger(&book)?;
    let asker = Asker::of(context);
    let name = safe(&setting.group().name);
    asker.say(&format!("{name}   Enter = [default]   < = back   Ctrl-C = leave"))?;
    let mut talk = Talk { asker, setting, ledger: &ledger, id, args: args.clone(), like: None };
    talk.take_words_for_what_they_are();
    talk.run()?;
    Ok(Asked { args: talk.args, id })
}

/// One question after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    What,
    Amount,
    Payer,
    Day,
    Split,
    Category,
    Save,
}

/// Where the questions stand.
struct Talk<'t> {
    asker: Asker,
    setting: Setting<'t>,
    ledger: &'t Ledger<'t>,
    id: Id,
    /// What is known by now.
    args: AddArgs,
    /// The earlier entry that is most like it.
    like: Option<&'t Entry<'t>>,
}

impl<'t> Talk<'t> {
    /// With one word alone, an amount is one and anything else says what it was for.
    fn take_words_for_what_they_are(&mut self) {
        let usual = self.setting.group().currency;
        if let Some(word) = self.args.amount.take_if(|word| !is_amount(self.setting.setup, word, usual)) {
            self.args.words = vec![word];
        }
    }

    fn run(&mut self) -> Result<(), Failure> {
        let steps = self.steps();
        if !steps.contains(&Step::What) {
            self.look_for_like();
        }
        let mut at = 0;
        for _ in 0..ANSWERS_MAX {
            let Some(step) = steps.get(at) else { return Ok(()) };
            let reply = match step {
                Step::What => self.ask_what(),
                Step::Amount => self.ask_amount(),
                Step::Payer => self.ask_payer(),
                Step::Day => self.ask_day(),
                Step::Split => self.ask_split(),
                Step::Category => self.ask_category(),
                Step::Save => self.ask_save(),
            }?;
            at = match reply {
                Reply::Answer(()) => at + 1,
                Reply::Back => at.saturating_sub(1),
            };
        }
        Err(Failure::usage("no answer; nothing was changed"))
    }

    /// Lists what is asked for, in order.
    fn steps(&self) -> Vec<Step> {
        let typed = &self.args.entry;
        let has_categories = self.entries().any(|entry| !entry.category.is_empty());
        let asked = [
            (Step::What, self.args.words.is_empty()),
            (Step::Amount, self.args.amount.is_none()),
            (Step::Payer, typed.paid_by.is_none()),
            (Step::Day, typed.date.is_none()),
            (Step::Split, typed.split.is_none()),
            (Step::Category, typed.category.is_none() && has_categories),
            (Step::Save, !self.args.write.yes && !self.args.write.dry_run),
        ];
        asked.into_iter().filter(|(_, is_asked)| *is_asked).map(|(step, _)| step).collect()
    }

    fn entries(&self) -> impl Iterator<Item = &'t Entry<'t>> + use<'t> {
        let (ledger, index) = (self.ledger, self.setting.index);
        ledger.entries.iter().filter(move |entry| entry.group == index && entry.kind != Kind::Payment)
    }

    fn look_for_like(&mut self) {
        self.like = most_similar(&self.ledger.entries, self.setting.index, &self.args.words.join(" "));
    }

    fn ask_what(&mut self) -> Result<Reply<()>, Failure> {
        let offers = || {
            let known: BTreeSet<&str> = self.entries().map(|entry| &*entry.description).collect();
            known.into_iter().map(str::to_owned).collect()
        };
        let before = self.args.words.join(" ");
        let question = Question { words: "What?        ", default: &before, offers: &offers, ..Question::default() };
        let meant = |typed: &str| if typed.is_empty() { before.clone() } else { typed.to_owned() };
        let reply = self.asker.ask(&question, |typed| match text("description", &meant(typed), TEXT_MAX)? {
            empty if empty.is_empty() => Err(Failure::usage("say what it was for, such as dinner")),
            words => Ok(words),
        })?;
        let Reply::Answer(words) = reply else { return Ok(Reply::Back) };
        self.args.words = vec![words];
        self.look_for_like();
        if let Some(like) = self.like {
            let currency = like.currency;
            self.asker.say(&format!(
                "             like {} of {}: {} {currency}",
                safe(&like.description),
                day_of(like.date),
                like.amount.to_decimal(currency.decimals())
            ))?;
        }
        Ok(Reply::Answer(()))
    }

    fn ask_amount(&mut self) -> Result<Reply<()>, Failure> {
        let (setting, typed) = (self.setting, self.args.entry.currency.as_deref());
        let read = |words: &str| {
            let (amount, currency) = setting.amount(words, typed, setting.group().currency)?;
            match amount.is_negative() {
                true => {
                    Err(Failure::usage("a bill is not negative").help("for money that came back: clique add --refund"))
                }
                false => Ok((amount, currency)),
            }
        };
        let meaning = |words: &str| {
            let (amount, currency) = read(words).ok()?;
            Some(format!("= {} {currency}", amount.to_decimal(currency.decimals())))
        };
        let description = self.args.words.join(" ").to_lowercase();
        let same = self.like.filter(|like| like.description.to_lowercase() == description);
        let of_like = same.map_or(String::new(), |like| {
            let code = if like.currency == setting.group().currency { "" } else { like.currency.code() };
            format!("{}{code}", like.amount.to_decimal(like.currency.decimals()))
        });
        let default = self.args.amount.clone().unwrap_or(of_like);
        let question = Question { words: "How much?    ", default: &default, meaning: &meaning, ..Question::default() };
        let reply = self.asker.ask(&question, |words| {
            let words = if words.is_empty() { default.as_str() } else { words };
            if words.is_empty() {
                return Err(Failure::usage("say how much it was, such as 12.50 or 3*4.20"));
            }
            read(words).map(|_| words.to_owned())
        })?;
        Ok(self.note(reply, |args, words| args.amount = Some(words)))
    }

    fn ask_payer(&mut self) -> Result<Reply<()>, Failure> {
        let setting = self.setting;
        let (amount, currency, date) = self.sum_and_day()?;
        let assumed = setting.group().defaults.paid_by.clone();
        let me = setting.me.map(|me| setting.setup.handle(me).to_owned());
        let usual = assumed.or(me);
        let check = |words: &str| {
            let payers = setting.payers(words, date, currency)?;
            let whole = Way::Rest { weight: Weight::ONE, adjust: Money::ZERO };
            let parts = payers.first().map(|payer| SplitPart { person: payer.person, way: whole });
            let split = Split { parts: parts.into_iter().collect(), items: false };
            setting.adds_up(&Sum { amount, currency, payers: &payers, split: &split, id: self.id })
        };
        let of_like = self.like.map(|like| {
            let [one] = like.payers.as_slice() else { return String::new() };
            setting.setup.handle(one.person).to_owned()
        });
        let default = of_like.filter(|words| check(words).is_ok()).or(usual.clone()).unwrap_or_default();
        let default = if check(&default).is_ok() { default } else { String::new() };
        let offers = || self.members();
        let question = Question {
            words: "Who paid?    ",
            default: &default,
            offers: &offers,
            is_list: true,
            ..Question::default()
        };
        let reply = self.asker.ask(&question, |words| {
            let words = if words.is_empty() { default.as_str() } else { words };
            if words.is_empty() {
                return Err(Failure::usage("say who paid").help(self.members().join(", ")));
            }
            check(words).map(|()| compact(words))
        })?;
        Ok(self.note(reply, |args, words| args.entry.paid_by = (Some(&words) != usual.as_ref()).then_some(words)))
    }

    fn ask_day(&mut self) -> Result<Reply<()>, Failure> {
        let setting = self.setting;
        let meaning = |words: &str| {
            let date = setting.date((!words.is_empty()).then_some(words)).ok()?;
            (!words.is_empty() && date.to_string() != words).then(|| format!("= {}", day_of(date)))
        };
        let offers = || {
            ["today", "yesterday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
                .map(str::to_owned)
                .to_vec()
        };
        let question = Question {
            words: "When?        ",
            default: "today",
            offers: &offers,
            meaning: &meaning,
            ..Question::default()
        };
        let reply = self.asker.ask(&question, |words| setting.date((!words.is_empty()).then_some(words)))?;
        if let Reply::Answer(date) = reply
            && date != setting.today
        {
            self.asker.say(&format!("             = {}", day_of(date)))?;
        }
        let today = setting.today;
        Ok(self.note(reply, |args, date| args.entry.date = (date != today).then(|| date.to_string())))
    }

    fn ask_split(&mut self) -> Result<Reply<()>, Failure> {
        let setting = self.setting;
        let (amount, currency, date) = self.sum_and_day()?;
        let usual = setting.group().defaults.split.clone().unwrap_or_else(|| "all".into());
        let read = |words: &str| {
            let split = setting.split(words, date, currency)?;
            let paid = self
                .args
                .entry
                .paid_by
                .as_deref()
                .map_or(Ok(Vec::new()), |paid| setting.payers(paid, date, currency))?;
            setting.not_blocked(&paid, &split)?;
            self.shares(amount, currency, &split)
        };
        let of_like = self.like.map(|like| {
            let handle = |person| setting.setup.handle(person).to_owned();
            like.split.to_text(handle, currency.decimals()).replace(' ', ",")
        });
        let of_like = of_like.filter(|words| read(words).is_ok() && read(words).ok() != read(&usual).ok());
        let default = of_like.unwrap_or_else(|| usual.clone());
        let shown = if default == "all" { "everyone" } else { default.as_str() };
        let meant = |words: &str| if words.is_empty() { default.clone() } else { words.to_owned() };
        let meaning = |words: &str| read(&meant(words)).ok();
        let offers = || ["all".to_owned()].into_iter().chain(self.members()).collect();
        let question =
            Question { words: "Split?       ", default: shown, offers: &offers, is_list: true, meaning: &meaning };
        let reply =
            self.asker.ask(&question, |words| read(&meant(words)).map(|shares| (compact(&meant(words)), shares)))?;
        let Reply::Answer((words, shares)) = reply else { return Ok(Reply::Back) };
        self.asker.say(&format!("             {shares}"))?;
        self.args.entry.split = (words != usual && words != "everyone").then_some(words);
        Ok(Reply::Answer(()))
    }

    fn ask_category(&mut self) -> Result<Reply<()>, Failure> {
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        self.entries()
            .filter(|entry| !entry.category.is_empty())
            .for_each(|entry| *known.entry(&entry.category).or_default() += 1);
        let usual = self.setting.group().defaults.category.clone().unwrap_or_default();
        let default = self
            .like
            .map(|like| like.category.to_string())
            .filter(|words| !words.is_empty())
            .unwrap_or_else(|| usual.clone());
        let offers = || known.keys().map(|name| (*name).to_owned()).collect();
        let shown = if default.is_empty() { "none" } else { default.as_str() };
        let question = Question { words: "Category?    ", default: shown, offers: &offers, ..Question::default() };
        let reply = self.asker.ask(&question, |words| {
            let meant = if words.is_empty() { default.as_str() } else { words };
            text("category", if meant == "-" { "" } else { meant }, TEXT_MAX)
        })?;
        Ok(self.note(reply, |args, words| args.entry.category = (words != usual).then_some(words)))
    }

    fn ask_save(&mut self) -> Result<Reply<()>, Failure> {
        let said = Said {
            amount: self.args.amount.as_deref().unwrap_or_default(),
            sign: if self.args.refund { Sign::Refund } else { Sign::Bill },
            description: &self.args.words.join(" "),
            kind: if self.args.income { Kind::Income } else { Kind::Expense },
            entry: &self.args.entry,
        };
        if let Err(misfit) = understand(&said, &self.setting, self.id) {
            for words in std::iter::once(&misfit.failure.message).chain(&misfit.failure.help) {
                self.asker.say(&format!("  {}", safe(words)))?;
            }
            return Ok(Reply::Back);
        }
        match self.asker.confirm("Save?        ")? {
            Reply::Answer(true) => Ok(Reply::Answer(())),
            Reply::Answer(false) => Err(Failure::usage("nothing was added")),
            Reply::Back => Ok(Reply::Back),
        }
    }

    /// Notes an answer.
    fn note<T>(&mut self, reply: Reply<T>, keep: impl FnOnce(&mut AddArgs, T)) -> Reply<()> {
        match reply {
            Reply::Answer(answer) => {
                keep(&mut self.args, answer);
                Reply::Answer(())
            }
            Reply::Back => Reply::Back,
        }
    }

    /// Lists who is in on the day of the entry.
    fn members(&self) -> Vec<String> {
        let date = self.setting.date(self.args.entry.date.as_deref()).unwrap_or(self.setting.today);
        let members = self.setting.group().members.iter().filter(|member| member.takes_part_on(date));
        members.map(|member| self.setting.setup.handle(member.person).to_owned()).collect()
    }

    fn sum_and_day(&self) -> Result<(Money, Currency, Date), Failure> {
        let typed = &self.args.entry;
        let amount = self.args.amount.as_deref().unwrap_or_default();
        let (amount, currency) =
            self.setting.amount(amount, typed.currency.as_deref(), self.setting.group().currency)?;
        Ok((amount, currency, self.setting.date(typed.date.as_deref())?))
    }

    /// Says what falls on whom.
    fn shares(&self, amount: Money, currency: Currency, split: &Split) -> Result<String, Failure> {
        if split.items {
            return Err(Failure::usage("`items` needs a bill with items, which is written by hand"));
        }
        let payers: Vec<Payer> =
            split.parts.iter().take(1).map(|part| Payer { person: part.person, amount: None }).collect();
        self.setting.adds_up(&Sum { amount, currency, payers: &payers, split, id: self.id })?;
        let mut shares = Vec::new();
        if divide(amount, &split.parts, self.id.turn(), &mut shares).is_err() {
            return Ok(String::new());
        }
        let left = shares.len().saturating_sub(SHARES_MAX);
        let shown = shares.iter().take(SHARES_MAX).map(|part| {
            format!("{} {}", self.setting.setup.handle(part.person), part.amount.to_decimal(currency.decimals()))
        });
        let more = (left > 0).then(|| format!("and {left} more"));
        Ok(shown.chain(more).collect::<Vec<_>>().join(&format!(" {} ", self.asker.look.glyphs().dot)))
    }
}
