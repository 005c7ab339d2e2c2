//! `clique recurring edit`: says something else in a rule by which bills come again.

use std::collections::{HashMap, HashSet};

use clap::Args;

use super::group::change_of;
use super::recurring::{RuleArgs, can_be, finish, how_often, named};
use crate::book::Book;
use crate::cli::args::{GroupArg, WriteArgs};
use crate::cli::context::Context;
use crate::cli::entry_args::{Setting, Sum, text};
use crate::cli::failure::Failure;
use crate::cli::writer::Writer;
use crate::cli::{Outcome, typed};
use crate::model::recurring::Rule;
use crate::model::{Date, Id};
use crate::report::due::{Booked, days, id_of, rule_row, unbooked};
use crate::text::recurring::{FILE, with_rule};
use crate::text::row_text::TEXT_MAX;

/// Change what a rule says
///
/// Bills that are booked stay as they are; those that come are made by what the rule says now. With --every
/// or --start the days change: say with --start from when, so that no day is booked twice. An empty text
/// takes a category or the last day away: --until ''.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique recurring add 900 rent --every month && clique recurring edit rent 950
  clique recurring add 30 internet --every month && clique recurring edit internet -p bob --until 2027-01-31
  clique recurring add 9 phone --every week && clique recurring edit phone --every '2 weeks' --start 2027-01-05")]
pub struct RecurringEditArgs {
    /// The rule's name
    #[arg(value_name = "RULE")]
    pub name: String,
    /// Another amount: 950, or 950USD
    #[arg(value_name = "AMOUNT", allow_negative_numbers = true)]
    pub amount: Option<String>,
    /// What it is for
    #[arg(long, value_name = "TEXT")]
    pub description: Option<String>,
    /// How often: month, '2 weeks', year, '10 days', half-month (the 1st and the 15th)
    #[arg(long, value_name = "TIME")]
    pub every: Option<String>,
    /// The first day on which it comes
    #[arg(short = 'd', long, value_name = "DATE", allow_hyphen_values = true)]
    pub start: Option<String>,
    /// What else.
    #[command(flatten)]
    pub more: RuleArgs,
    /// The group.
    #[command(flatten)]
    pub group: GroupArg,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Changes a rule.
///
/// # Errors
///
/// When something typed cannot be meant, a day would be booked twice, or the ledger cannot be written; nothing is
/// changed then.
pub fn edit(args: &RecurringEditArgs, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, &args.write)?;
    let book = writer.book();
    let (setup, today) = (&book.setup, context.clock.today());
    let old = named(&args.name, &args.group, book)?;
    let setting = Setting { setup, index: old.group, me: writer.me(context)?, today };
    let group = setting.open_group()?;
    let new = said_anew(args, old, &setting)?;
    if new == *old {
        return Err(Failure::usage("nothing would change")
            .help(format!("say what, such as another amount: clique recurring edit {} AMOUNT", old.name)));
    }
    let late = late_days(&new, old, book, context)?;
    let path = format!("{}/{FILE}", group.folder);
    let mut draft = writer.draft();
    let text = with_rule(draft.text(&path), &new, setup)?;
    draft.set(&path, Some(text));
    let row = rule_row(setup, &new, today);
    let change = change_of(&group.handle.clone(), &format!("edit the rule {}", new.name), "recurring-edit");
    let outcome = finish(&mut writer, context, &draft, &change, &row, "changed")?;
    match late {
        0 => {}
        1 => context.ui.warn("a bill up to today was not booked yet; it comes as the rule says now, see clique due"),
        _ => context.ui.warn(&format!(
            "{late} bills up to today were not booked yet; they come as the rule says now, see clique due"
        )),
    }
    Ok(outcome)
}

/// Understands what is said; all else stays.
fn said_anew(args: &RecurringEditArgs, old: &Rule, setting: &Setting<'_>) -> Result<Rule, Failure> {
    let mut new = old.clone();
    if let Some(typed) = &args.amount {
        (new.amount, new.currency) = setting.amount(typed, None, old.currency)?;
        if new.amount.is_negative() {
            return Err(Failure::usage("a bill is not negative"));
        }
    }
    if let Some(typed) = &args.description {
        new.description = text("description", typed, TEXT_MAX)?;
        if new.description.is_empty() {
            return Err(Failure::usage("what is it for?"));
        }
    }
    if let Some(typed) = &args.more.category {
        new.category = text("category", typed, TEXT_MAX)?;
    }
    if let Some(typed) = &args.every {
        new.every = how_often(typed)?;
    }
    if let Some(typed) = &args.start {
        new.start = setting.date(Some(typed))?;
    }
    if let Some(typed) = &args.more.until {
        new.until = if typed.is_empty() { None } else { Some(typed::date(typed, setting.today)?) };
    }
    let day = new.start.max(setting.today);
    if let Some(typed) = &args.more.paid_by {
        new.payers = setting.payers(typed, day, new.currency)?;
    }
    if let Some(typed) = &args.more.split {
        new.split = setting.split(typed, day, new.currency)?;
    }
    setting.not_blocked(&new.payers, &new.split)?;
    // The odd cents of its bills turn by their own ids; here they only have to add up.
    let sum = Sum {
        amount: new.amount,
        currency: new.currency,
        payers: &new.payers,
        split: &new.split,
        id: Id::from_bits(0),
    };
    setting.adds_up(&sum)?;
    can_be(&new)?;
    Ok(new)
}

/// Counts the bills up to today that were not booked; refuses other days beside those that are booked.
fn late_days(new: &Rule, old: &Rule, book: &Book, context: &mut Context) -> Result<usize, Failure> {
    let (setup, today) = (&book.setup, context.clock.today());
    let of_rule: HashMap<Id, Date> = days(old, Date::LAST).map(|day| (id_of(setup, old, day), day)).collect();
    let (mut booked, mut booked_days) = (Booked::default(), Vec::new());
    context.visit(book, |entry| {
        booked.add(entry, &setup.rules);
        booked_days.extend(of_rule.get(&entry.id));
    })?;
    let comes: HashSet<Date> = days(new, Date::LAST).collect();
    let is_beside = |day: &Date| *day >= new.start && !comes.contains(day);
    if (new.every, new.start) != (old.every, old.start)
        && let Some(last) = booked_days.iter().max()
        && booked_days.iter().any(is_beside)
    {
        return Err(Failure::usage(format!(
            "`{}` is booked up to {last}; other days would come beside those",
            old.name
        ))
        .help("say from when it comes anew, on a later day: --start DATE"));
    }
    let late = unbooked(setup, &booked, &[old.group], today);
    Ok(late.iter().filter(|one| one.rule.name == old.name).count())
}
