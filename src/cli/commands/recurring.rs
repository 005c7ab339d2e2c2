//! `clique recurring`: the rules by which bills come again.

use clap::{Args, Subcommand};

use super::recurring_edit::{RecurringEditArgs, edit};
use crate::book::{Book, Change};
use crate::cli::args::{GroupArg, WriteArgs};
use crate::cli::commands::group::change_of;
use crate::cli::context::Context;
use crate::cli::entry_args::{EntryArgs, Setting};
use crate::cli::entry_new::{Said, Sign, understand};
use crate::cli::failure::{DONE, Failure};
use crate::cli::newcomers::shortened;
use crate::cli::show::{Shown, value_of};
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose, typed};
use crate::model::recurring::{EVERY_MAX, Every, Rule};
use crate::model::{Id, Kind};
use crate::render::due::{rule_as_json, rules_as_rows, rules_as_text};
use crate::render::style::Paint;
use crate::report::due::{RuleRow, rule_row};
use crate::text::columns::Column;
use crate::text::recurring::{FILE, with_rule};
use crate::text::suggest::did_you_mean;
use crate::text::toml_edit::set_value;

/// The longest name of a rule that is made of a description.
const NAME_MAX: usize = 40;

/// Manage bills that come again
///
/// A rule says what comes, how often, who pays and who shares; clique due --apply makes the bills. Rules
/// stand in `recurring.toml` of the group. What was booked stays when a rule goes.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique recurring add 900 rent --every month --start 2026-07-01
  clique due --apply
  clique recurring
  clique recurring add 30 internet --every month && clique recurring edit internet 35
  clique recurring add 30 internet --every month && clique recurring rm internet")]
pub struct RecurringArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<RecurringCommand>,
}

/// What can be done with rules.
#[derive(Clone, Debug, Subcommand)]
#[allow(missing_docs, reason = "each is described by the doc comment of its arguments")]
#[allow(clippy::large_enum_variant, reason = "there is one of them in a run")]
pub enum RecurringCommand {
    /// List the rules, and when each comes next
    #[command(before_long_help = "Examples:
  clique recurring list
  clique recurring list -g trip --json")]
    List {
        /// The group.
        #[command(flatten)]
        group: GroupArg,
    },
    Add(RecurringAddArgs),
    Edit(RecurringEditArgs),
    /// Take a rule out; the bills that it made stay
    #[command(before_long_help = "Examples:
  clique recurring add 30 internet --every month && clique recurring rm internet
  clique recurring add 30 internet --every month && clique recurring rm internet --dry-run")]
    Rm {
        /// The rule's name
        #[arg(value_name = "RULE")]
        name: String,
        /// The group.
        #[command(flatten)]
        group: GroupArg,
        /// How to write.
        #[command(flatten)]
        write: WriteArgs,
    },
}

/// Add a rule
///
/// Without -p you pay; without -s everyone who is in shares. The names are written out, so who comes
/// later is not in it by itself. In a month that is too short for the day its last day is meant.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique recurring add 900 rent --every month --start 2026-07-01 -p alice -c home
  clique recurring add 12.50 cleaning --every '2 weeks' -s alice,bob --until 2026-12-31")]
pub struct RecurringAddArgs {
    /// How much: 900, or 900USD for another currency
    #[arg(value_name = "AMOUNT", allow_negative_numbers = true)]
    pub amount: String,
    /// What for
    #[arg(value_name = "WORDS", required = true)]
    pub words: Vec<String>,
    /// How often: month, '2 weeks', year, '10 days', half-month (the 1st and the 15th)
    #[arg(long, value_name = "TIME")]
    pub every: String,
    /// The first day; else today
    #[arg(short = 'd', long, value_name = "DATE", allow_hyphen_values = true)]
    pub start: Option<String>,
    /// What a new rule need not say.
    #[command(flatten)]
    pub more: RuleArgs,
    /// The rule's name, when it is not made of the words
    #[arg(long)]
    pub name: Option<String>,
    /// The group.
    #[command(flatten)]
    pub group: GroupArg,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// What is said of a rule beside what comes and how often.
#[derive(Clone, Debug, Args)]
pub struct RuleArgs {
    /// The last day on which it may come
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub until: Option<String>,
    /// Who pays
    #[arg(short = 'p', long, visible_alias = "payer", value_name = "WHO")]
    pub paid_by: Option<String>,
    /// Who shares: names with ways, as in clique add
    #[arg(short, long, value_name = "WHO", allow_hyphen_values = true)]
    pub split: Option<String>,
    /// The category
    #[arg(short, long)]
    pub category: Option<String>,
}

/// Runs the command.
///
/// # Errors
///
/// When something typed cannot be meant, or the ledger cannot be read or written; nothing is changed then.
pub fn cmd_recurring(args: &RecurringArgs, context: &mut Context) -> Outcome {
    match &args.command {
        None => list(None, context),
        Some(RecurringCommand::List { group }) => list(group.group.as_deref(), context),
        Some(RecurringCommand::Add(args)) => add(args, context),
        Some(RecurringCommand::Edit(args)) => edit(args, context),
        Some(RecurringCommand::Rm { name, group, write }) => remove(name, group, write, context),
    }
}

fn list(group: Option<&str>, context: &mut Context) -> Outcome {
    let book = context.book()?;
    let groups = choose::groups(&book.setup, &book.root, group, false)?;
    let today = context.clock.today();
    let rules = book.setup.rules.iter().filter(|rule| groups.contains(&rule.group));
    let rows: Vec<RuleRow> = rules.map(|rule| rule_row(&book.setup, rule, today)).collect();
    show(&book, &rows, None, context)?;
    Ok(DONE)
}

fn add(args: &RecurringAddArgs, context: &mut Context) -> Outcome {
    let every = how_often(&args.every)?;
    let mut writer = Writer::open(context, &args.write)?;
    let book = writer.book();
    let (setup, today) = (&book.setup, context.clock.today());
    let index = choose::group(setup, &book.root, args.group.group.as_deref())?;
    let setting = Setting { setup, index, me: context.me(&book.root, setup)?, today };
    let group = setting.open_group()?;
    let words = args.words.join(" ");
    let entry = EntryArgs {
        paid_by: args.more.paid_by.clone(),
        split: args.more.split.clone(),
        date: args.start.clone(),
        category: args.more.category.clone(),
        ..EntryArgs::default()
    };
    let said = Said { amount: &args.amount, sign: Sign::Bill, description: &words, kind: Kind::Expense, entry: &entry };
    // The odd cents of its bills turn by their own ids; here they only have to add up.
    let new = understand(&said, &setting, Id::from_bits(0))?;
    let until = args.more.until.as_deref().map(|typed| typed::date(typed, today)).transpose()?;
    let name = name_of(args, setup.rules.iter().filter(|rule| rule.group == index))?;
    let rule = Rule {
        name,
        group: index,
        description: new.cells.get(Column::Description).unwrap_or_default().to_owned(),
        amount: new.amount,
        currency: new.currency,
        payers: new.payers,
        split: new.split,
        category: new.cells.get(Column::Category).unwrap_or_default().to_owned(),
        every,
        start: new.date,
        until,
    };
    can_be(&rule)?;
    let path = format!("{}/{FILE}", group.folder);
    let mut draft = writer.draft();
    let text = with_rule(draft.text(&path), &rule, setup)?;
    draft.set(&path, Some(text));
    let row = rule_row(setup, &rule, today);
    let change = change_of(&group.handle.clone(), &format!("add the rule {}", rule.name), "recurring-add");
    finish(&mut writer, context, &draft, &change, &row, "added")
}

/// Reads how often a bill comes.
pub(super) fn how_often(typed: &str) -> Result<Every, Failure> {
    Every::parse(&typed.to_lowercase()).ok_or_else(|| {
        Failure::usage(format!("`{}` is not how often a bill comes", shortened(typed)))
            .help(format!("write month, year, '2 weeks' or '10 days', up to {EVERY_MAX}"))
    })
}

/// Refuses a rule that its file could not say.
pub(super) fn can_be(rule: &Rule) -> Result<(), Failure> {
    if let Some(until) = rule.until.filter(|until| *until < rule.start) {
        return Err(Failure::usage(format!("it would end on {until}, before it begins on {}", rule.start)));
    }
    if !rule.every.may_start(rule.start) {
        return Err(Failure::usage(format!("a bill of every {} begins on the 1st or the 15th", rule.every))
            .help("name such a day: --start 2026-07-01"));
    }
    if rule.split.items {
        return Err(Failure::usage("a bill that comes again has no items"));
    }
    Ok(())
}

/// Finds the name of a new rule: what was typed, else a short one made of the words.
fn name_of<'r>(args: &RecurringAddArgs, rules: impl Iterator<Item = &'r Rule>) -> Result<String, Failure> {
    let taken: Vec<&str> = rules.map(|rule| rule.name.as_str()).collect();
    if let Some(typed) = &args.name {
        let name = typed.trim();
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
        if name.is_empty() || name.len() > NAME_MAX || !name.chars().all(is_plain) || name.starts_with("x-") {
            return Err(Failure::usage(format!("`{}` cannot be the name of a rule", shortened(typed)))
                .help(format!("up to {NAME_MAX} of a-z, 0-9, - and _, not beginning with x-")));
        }
        if taken.contains(&name) {
            return Err(Failure::usage(format!("there is a rule `{name}` already"))
                .help(format!("take it out first: clique recurring rm {name}")));
        }
        return Ok(name.to_owned());
    }
    let mut name = String::new();
    for word in args.words.join(" ").to_lowercase().split(|c: char| !c.is_ascii_alphanumeric()) {
        if !word.is_empty() && name.len() + word.len() < NAME_MAX {
            name += if name.is_empty() { "" } else { "-" };
            name += word;
        }
    }
    if name.is_empty() || name.starts_with("x-") || name == "x" {
        name = "rule".to_owned();
    }
    let numbered = (2..).map(|number: u32| format!("{name}-{number}"));
    let free = std::iter::once(name.clone()).chain(numbered).find(|name| !taken.contains(&name.as_str()));
    Ok(free.unwrap_or(name))
}

fn remove(name: &str, group: &GroupArg, write: &WriteArgs, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, write)?;
    let setup = &writer.book().setup;
    let rule = named(name, group, writer.book())?;
    let group = &setup.groups[rule.group.get()];
    let path = format!("{}/{FILE}", group.folder);
    let mut draft = writer.draft();
    let text = set_value(draft.text(&path).unwrap_or_default(), &[name], None)?;
    draft.set(&path, Some(text));
    let row = rule_row(setup, rule, context.clock.today());
    let change = change_of(&group.handle.clone(), &format!("take out the rule {name}"), "recurring-rm");
    finish(&mut writer, context, &draft, &change, &row, "took out")
}

/// Finds a rule by its name, in the group that is meant or in all.
pub(super) fn named<'b>(name: &str, group: &GroupArg, book: &'b Book) -> Result<&'b Rule, Failure> {
    let setup = &book.setup;
    let groups = choose::groups(setup, &book.root, group.group.as_deref(), false)?;
    let all: Vec<&Rule> = setup.rules.iter().filter(|rule| groups.contains(&rule.group)).collect();
    let found: Vec<&Rule> = all.iter().copied().filter(|rule| rule.name == name).collect();
    match found.as_slice() {
        [one] => Ok(*one),
        [] => {
            let near = did_you_mean(name, all.iter().map(|rule| rule.name.as_str()));
            Err(Failure::usage(format!("there is no rule `{}`", shortened(name)))
                .maybe_help(near.map(|near| format!("did you mean `{near}`?")))
                .help("see all: clique recurring list"))
        }
        _ => Err(Failure::human(format!("several groups have a rule `{name}`")).help("say which: -g GROUP")),
    }
}

pub(super) fn finish(
    writer: &mut Writer,
    context: &mut Context,
    draft: &crate::book::Draft,
    change: &Change,
    row: &RuleRow,
    verb: &str,
) -> Outcome {
    if writer.commit(context, draft, change)?.is_some() {
        show(writer.book(), std::slice::from_ref(row), Some(verb), context)?;
        context.ui.hint("  undo with: clique undo");
    }
    Ok(DONE)
}

fn show(book: &Book, rows: &[RuleRow], verb: Option<&str>, context: &mut Context) -> Result<(), Failure> {
    context.show(&Shown {
        schema: "clique.recurring/1",
        ledger: Some(&book.setup.name),
        text: &|look| {
            let mark = look.paint(Paint::GetsBack, look.glyphs().check);
            let line = verb.map_or(String::new(), |verb| format!("{mark} {verb} a bill that comes again\n"));
            line + &rules_as_text(rows, look)
        },
        data: &|| value_of(&rows.iter().map(rule_as_json).collect::<Vec<_>>()),
        rows: &|| rules_as_rows(rows),
    })
}
