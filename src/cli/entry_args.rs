//! The flags that say what an entry is, shared by the commands that write entries, and how each is understood.

use clap::Args;

use super::failure::Failure;
use super::typed::{self, Company};
use super::{choose, typed_amount};
use crate::model::person::Friendship;
use crate::model::shares::{divide, fill_payers};
use crate::model::split::{Payer, payers_to_text};
use crate::model::{
    Currency, Date, Group, GroupIndex, Id, Member, MemberState, Money, Part, PersonIndex, Setup, Split,
};
use crate::text::row_text::{NOTE_MAX, TEXT_MAX};

/// What is said of an entry beside its amount and its name.
#[derive(Clone, Debug, Default, Args)]
pub struct EntryArgs {
    /// Who paid: a name, or several with amounts (alice=80,bob=40)
    #[arg(short = 'p', long, visible_alias = "payer", value_name = "WHO")]
    pub paid_by: Option<String>,
    /// Who shares: names with ways (bob:2 carol=20 dan=40% eve+5), all, or -dan for all but one
    #[arg(short, long, value_name = "WHO", allow_hyphen_values = true)]
    pub split: Option<String>,
    /// When: 2026-06-12, 12.6., yesterday, fri, -3d
    #[arg(short, long, value_name = "DATE", allow_hyphen_values = true)]
    pub date: Option<String>,
    /// The currency, when it is not the group's; or write 42.50USD
    #[arg(long, value_name = "CODE")]
    pub currency: Option<String>,
    /// The category
    #[arg(short, long)]
    pub category: Option<String>,
    /// A tag; may be given several times
    #[arg(short, long = "tag", value_name = "TAG")]
    pub tags: Vec<String>,
    /// When it should be paid by: a date, fri, +14d
    #[arg(long, value_name = "DATE")]
    pub due: Option<String>,
    /// A note
    #[arg(short = 'm', long)]
    pub note: Option<String>,
}

/// Where words about an entry are understood: the group, who speaks, which day it is.
#[derive(Clone, Copy)]
pub struct Setting<'s> {
    /// The ledger's people, groups and units.
    pub setup: &'s Setup,
    /// The group's place.
    pub index: GroupIndex,
    /// Who `me` is.
    pub me: Option<PersonIndex>,
    /// Today.
    pub today: Date,
}

impl<'s> Setting<'s> {
    /// Returns the group.
    #[must_use]
    pub fn group(&self) -> &'s Group {
        &self.setup.groups[self.index.get()]
    }

    /// Returns the group, unless it is put away.
    ///
    /// # Errors
    ///
    /// When it is archived.
    pub fn open_group(&self) -> Result<&'s Group, Failure> {
        let group = self.group();
        if group.archived {
            return Err(Failure::usage(format!("the group `{}` is archived", group.handle))
                .help(format!("open it again with: clique group unarchive {}", group.handle)));
        }
        Ok(group)
    }

    fn company(&self, date: Date, currency: Currency) -> Company<'s> {
        Company { setup: self.setup, group: self.group(), me: self.me, date, decimals: currency.decimals() }
    }

    /// Reads the day of an entry, which must not lie in closed books.
    ///
    /// # Errors
    ///
    /// When it is no date, or the books are closed.
    pub fn date(&self, typed: Option<&str>) -> Result<Date, Failure> {
        let date = typed.map_or(Ok(self.today), |typed| typed::date(typed, self.today))?;
        choose::open_day(self.group(), date)?;
        Ok(date)
    }

    /// Reads an amount that is more or less than nothing; `flag` is the currency given by a flag of its own, `usual`
    /// the one where none is typed.
    ///
    /// # Errors
    ///
    /// When it is no amount, nothing, or names two currencies.
    pub fn amount(&self, typed: &str, flag: Option<&str>, usual: Currency) -> Result<(Money, Currency), Failure> {
        let (amount, currency) = self.amount_read(typed, flag, usual)?;
        if amount.is_zero() {
            return Err(Failure::usage("an amount of nothing changes nothing")
                .help("a shell takes `$2` out of `$20`; write 20, or '$20' in quotes"));
        }
        Ok((amount, currency))
    }

    /// Reads an amount, which may be nothing; else as [`Setting::amount`].
    ///
    /// # Errors
    ///
    /// When it is no amount, or names two currencies.
    pub fn amount_read(&self, typed: &str, flag: Option<&str>, usual: Currency) -> Result<(Money, Currency), Failure> {
        let flag = flag.map(|code| typed::currency_named(self.setup, code)).transpose()?;
        let (amount, currency) = typed_amount::amount(self.setup, typed, flag.unwrap_or(usual))?;
        match flag.filter(|flag| *flag != currency) {
            None => Ok((amount, currency)),
            Some(flag) => Err(Failure::usage(format!("`{typed}` is in {currency}, but --currency says {flag}"))),
        }
    }

    /// Reads who paid; everyone named must be in the group on that day.
    ///
    /// # Errors
    ///
    /// Says what is wrong.
    pub fn payers(&self, typed: &str, date: Date, currency: Currency) -> Result<Vec<Payer>, Failure> {
        let payers = self.company(date, currency).payers(typed)?;
        self.are_in(payers.iter().map(|payer| payer.person), date)?;
        Ok(payers)
    }

    /// Reads who shares; everyone named must be in the group on that day.
    ///
    /// # Errors
    ///
    /// Says what is wrong.
    pub fn split(&self, typed: &str, date: Date, currency: Currency) -> Result<Split, Failure> {
        let split = self.company(date, currency).split(typed)?;
        self.are_in(split.parts.iter().map(|part| part.person), date)?;
        Ok(split)
    }

    /// Writes payers as rows do.
    #[must_use]
    pub fn payers_text(&self, payers: &[Payer], currency: Currency) -> String {
        payers_to_text(payers, |person| self.setup.handle(person).to_owned(), currency.decimals())
    }

    /// Writes a split as rows do.
    #[must_use]
    pub fn split_text(&self, split: &Split, currency: Currency) -> String {
        split.to_text(|person| self.setup.handle(person).to_owned(), currency.decimals())
    }

    /// Refuses people who are not in the group on a day, or are only invited to it.
    ///
    /// # Errors
    ///
    /// Names the first of them.
    pub fn are_in(&self, people: impl Iterator<Item = PersonIndex>, date: Date) -> Result<(), Failure> {
        self.are_members(people, date, |member, date| member.state != MemberState::Invited && member.is_in_on(date))
    }

    /// Refuses whom a payment of that day may not name: strangers, and those who were not in yet.
    ///
    /// # Errors
    ///
    /// As [`Setting::are_in`].
    pub fn may_settle(&self, people: impl Iterator<Item = PersonIndex>, date: Date) -> Result<(), Failure> {
        self.are_members(people, date, Member::may_settle_on)
    }

    fn are_members(
        &self,
        people: impl Iterator<Item = PersonIndex>,
        date: Date,
        fits: fn(&Member, Date) -> bool,
    ) -> Result<(), Failure> {
        let group = self.group();
        for person in people {
            let handle = self.setup.handle(person);
            match group.member(person) {
                Some(member) if fits(member, date) => {}
                Some(member) if member.state == MemberState::Invited => {
                    return Err(Failure::usage(format!(
                        "`{handle}` is invited to {} and has not accepted",
                        group.handle
                    ))
                    .help("an invited person shares no new bills yet")
                    .help(format!("they say yes with: clique member accept -g {}", group.handle)));
                }
                Some(_) => {
                    return Err(Failure::usage(format!("`{handle}` was not in {} on {date}", group.handle))
                        .help(format!("see the days of members: clique member list -g {}", group.handle)));
                }
                None if group.direct => {
                    return Err(Failure::usage(format!("{} is for those two alone, not for `{handle}`", group.handle))
                        .help("write it into a group of all of them: -g GROUP"));
                }
                None => {
                    return Err(Failure::usage(format!("`{handle}` is not in {}", group.handle))
                        .help(format!("add the member with: clique member add {handle} -g {}", group.handle)));
                }
            }
        }
        Ok(())
    }

    /// Refuses a new bill between people of whom one has blocked the other.
    ///
    /// # Errors
    ///
    /// Names both.
    pub fn not_blocked(&self, payers: &[Payer], split: &Split) -> Result<(), Failure> {
        let named = payers.iter().map(|payer| payer.person).chain(split.parts.iter().map(|part| part.person));
        let mut people: Vec<PersonIndex> = named.collect();
        people.sort_unstable();
        people.dedup();
        for person in &people {
            let friends = &self.setup.people[person.get()].friends;
            let is_blocked =
                |other: &&PersonIndex| friends.get(self.setup.handle(**other)) == Some(&Friendship::Blocked);
            if let Some(other) = people.iter().find(is_blocked) {
                let (one, two) = (self.setup.handle(*person), self.setup.handle(*other));
                return Err(Failure::usage(format!("{one} has blocked new shared bills with {two}"))
                    .help(format!("leave one of them out: -s all,-{two}"))
                    .help("payments between them are still recorded: clique pay"));
            }
        }
        Ok(())
    }

    /// Reads tags: words, without `#`, each once; commas separate as well.
    ///
    /// # Errors
    ///
    /// When one has a blank in it.
    pub fn tags(&self, typed: &[String]) -> Result<String, Failure> {
        let mut tags: Vec<&str> = Vec::new();
        for tag in typed.iter().flat_map(|tag| tag.split(',')) {
            let tag = tag.trim().trim_start_matches('#');
            if tag.chars().any(char::is_whitespace) {
                return Err(Failure::usage(format!("the tag `{tag}` has a space in it")).help(format!(
                    "a tag is one word: {}, or -t twice",
                    tag.split_whitespace().collect::<Vec<_>>().join("-")
                )));
            }
            if !tag.is_empty() && !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        text("tags", &tags.join(" "), TEXT_MAX)
    }

    /// Reads the day something should be paid by; a weekday is the next one.
    ///
    /// # Errors
    ///
    /// When it is no date, or before the day of the entry.
    pub fn due(&self, typed: &str, date: Date) -> Result<Date, Failure> {
        let is_weekday = typed.len() >= 3 && typed.chars().all(char::is_alphabetic);
        let due = typed::date(typed, self.today)?;
        let due = if is_weekday && due < date.max(self.today) { due.plus_days(7).unwrap_or(due) } else { due };
        if due < date {
            return Err(Failure::usage(format!("due on {due}, but made on {date}"))
                .help("nothing can be due before the day it was made"));
        }
        Ok(due)
    }

    /// Refuses payers or fixed parts that do not fit the amount, saying what they add up to.
    ///
    /// # Errors
    ///
    /// As said.
    pub fn adds_up(&self, sum: &Sum<'_>) -> Result<(), Failure> {
        let show = |money: Money| money.to_decimal(sum.currency.decimals());
        let (amount, currency) = (sum.amount, sum.currency);
        let off = |known: Money| {
            let words = if known.abs() < amount.abs() { "missing" } else { "too much" };
            format!("{} {currency} {words}", show((amount - known).abs()))
        };
        let mut paid: Vec<Part> = Vec::new();
        if let Err(problem) = fill_payers(amount, sum.payers, &mut paid) {
            use crate::model::shares::PayersProblem::{Over, SumsTo};
            let (SumsTo(known) | Over(known)) = problem;
            return Err(Failure::usage(format!(
                "the payers paid {} in all, but the amount is {}: {}",
                show(known),
                show(amount),
                off(known)
            ))
            .help("leave one payer without an amount to pay the rest: -p alice=80,bob"));
        }
        if sum.split.items {
            return Ok(());
        }
        use crate::model::shares::SharesProblem as Problem;
        let mut shares = Vec::new();
        let Err(problem) = divide(amount, &sum.split.parts, sum.id.turn(), &mut shares) else { return Ok(()) };
        Err(match problem {
            Problem::SumsTo(known) | Problem::Over(known) => Failure::usage(format!(
                "the parts add up to {}, but the amount is {}: {}",
                show(known),
                show(amount),
                off(known)
            ))
            .help("name someone without a part to take the rest: -s bob=20,carol"),
            Problem::Percent(percent) => Failure::usage(format!("the percentages add up to {percent}%, not to 100%"))
                .help("name someone without a percentage to take the rest: -s bob=40%,carol"),
            Problem::NoWeight => Failure::usage("someone must take the rest, but every weight is 0"),
            Problem::WrongSign { part, share } => {
                let handle = sum.split.parts.get(part).map_or("", |part| self.setup.handle(part.person));
                Failure::usage(format!("the adjustments leave {} for {handle}", show(share)))
                    .help("make the adjustments smaller")
            }
        })
    }
}

/// An amount, who paid it and who shares it.
pub struct Sum<'a> {
    /// The amount.
    pub amount: Money,
    /// Its currency.
    pub currency: Currency,
    /// Who paid.
    pub payers: &'a [Payer],
    /// Who shares.
    pub split: &'a Split,
    /// The id, whose turn decides about odd units.
    pub id: Id,
}

/// Reads a text: blanks around it go; it must be plain and not too long.
///
/// # Errors
///
/// Says what is wrong; `what` names the text.
pub fn text(what: &str, typed: &str, longest: usize) -> Result<String, Failure> {
    let text = typed.trim();
    choose::plain_text(text)?;
    let length = text.chars().count();
    if length > longest {
        let failure = Failure::usage(format!("the {what} has {length} characters; {longest} are the most"));
        return Err(if longest < NOTE_MAX { failure.help("put the story into the note: -m NOTE") } else { failure });
    }
    Ok(text.to_owned())
}
