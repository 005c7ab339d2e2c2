//! `clique group edit`: what is agreed in a group.

use clap::Args;

use super::{change_of, kind_named, rows_of, say_group, settling, word_named};
use crate::book::Book;
use crate::cli::args::WriteArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::newcomers::{display_name, shortened};
use crate::cli::typed::{self, Company, currency_named};
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose};
use crate::model::split::payers_to_text;
use crate::model::{Currency, Date, Group, GroupIndex, PersonIndex};
use crate::text::toml_edit::set_value;
use crate::text::toml_value::NewValue;

/// Change what is agreed in a group
///
/// Only what is named changes; `none` takes a value out. The currency can change only while there are
/// no entries, because rows that name none are in it.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique group edit trip --name 'Lisbon 2026' -k trip
  clique group edit --split alice:2,bob --category food
  clique group edit --closed-until 2026-03-31
  clique group edit --budget food=400 --budget '*=1500'
  clique group edit --settle mode=hub --settle via=alice
  clique group edit --settle no-pay=bob:carol --settle min=5 --settle mode=none")]
#[command(after_long_help = "What can be agreed about settling up, as in clique settle:
  mode=minimal|simplified|direct|hub   via=WHO   no-pay=A:B,…   family=A+B,…   cap=2,bob=1
  min=AMOUNT   round=AMOUNT   tolerance=AMOUNT   along-debts=true   same-way=true   relay=true")]
pub struct GroupEditArgs {
    /// The group, by handle, name or unique prefix; else the one in use
    #[arg(value_name = "GROUP")]
    pub group: Option<String>,
    /// The display name
    #[arg(long)]
    pub name: Option<String>,
    /// What it is for: trip, home, couple, club or other
    #[arg(short, long, value_name = "KIND")]
    pub kind: Option<String>,
    /// The currency of amounts that name none
    #[arg(long, value_name = "CURRENCY")]
    pub currency: Option<String>,
    /// Who pays where nothing is said
    #[arg(short = 'p', long, visible_alias = "payer", value_name = "WHO")]
    pub paid_by: Option<String>,
    /// Who shares where nothing is said: names with ways, as in clique add
    #[arg(short = 's', long, value_name = "WHO")]
    pub split: Option<String>,
    /// The category where nothing is said
    #[arg(short, long)]
    pub category: Option<String>,
    /// Close the books: nothing on or before this day is changed any more
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub closed_until: Option<String>,
    /// Whether a file holds a year or a month
    #[arg(long, value_name = "year|month")]
    pub files: Option<String>,
    /// What may be spent on a category in a month, such as food=400; `*` is for all bills, =none takes one out
    #[arg(long, value_name = "CATEGORY=AMOUNT")]
    pub budget: Vec<String>,
    /// What is agreed about settling up, such as mode=direct; `none` for nothing at all
    #[arg(long, value_name = "KEY=VALUE")]
    pub settle: Vec<String>,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Changes a group's file.
///
/// # Errors
///
/// When something typed cannot be meant; nothing is changed then.
pub(super) fn cmd_group_edit(args: &GroupEditArgs, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, &args.write)?;
    let book = writer.book();
    let me = context.me(&book.root, &book.setup)?;
    let index = choose::group(&book.setup, &book.root, args.group.as_deref())?;
    let group = &book.setup.groups[index.get()];
    let handle = group.handle.clone();
    let path = format!("{}/group.toml", group.folder);
    let mut draft = writer.draft();
    let mut text = draft.text(&path).unwrap_or_default().to_owned();
    for (key, value) in understand(args, book, index, me, context.clock.today())? {
        text = set_value(&text, &key, value.as_ref())?;
    }
    for typed in &args.budget {
        let (category, amount) = budget(typed, book, group)?;
        text = set_value(&text, &["budget", &category], amount.as_ref())?;
    }
    draft.set(&path, Some(text));
    match writer.commit(context, &draft, &change_of(&handle, "edit the group", "group-edit"))? {
        Some(_) => say_group(context, writer.book(), index, "changed"),
        None => Ok(0),
    }
}

/// A key and what it becomes; nothing takes it out.
pub(super) type Edit = (Vec<&'static str>, Option<NewValue>);

fn understand(
    args: &GroupEditArgs,
    book: &Book,
    index: GroupIndex,
    me: Option<PersonIndex>,
    today: Date,
) -> Result<Vec<Edit>, Failure> {
    let (setup, group) = (&book.setup, &book.setup.groups[index.get()]);
    let mut edits: Vec<Edit> = Vec::new();
    let mut currency = group.currency;
    if let Some(typed) = &args.name {
        edits.push((vec!["name"], Some(NewValue::Text(display_name(typed, "group")?))));
    }
    if let Some(typed) = &args.kind {
        edits.push((vec!["kind"], Some(NewValue::text(kind_named(typed)?.word()))));
    }
    if let Some(typed) = &args.currency {
        currency = currency_named(setup, typed)?;
        refuse_new_currency(book, index, currency)?;
        edits.push((vec!["currency"], Some(NewValue::text(currency.code()))));
    }
    if let Some(typed) = &args.closed_until {
        let day = value_or_none(typed, |typed| Ok(NewValue::Day(typed::date(typed, today)?)))?;
        edits.push((vec!["closed-until"], day));
    }
    if let Some(typed) = &args.files {
        let word = word_named(typed, "word", &[("year", "year"), ("month", "month")])?;
        edits.push((vec!["files"], Some(NewValue::text(word))));
    }
    edits.extend(settling::edits(&args.settle)?);
    edits.extend(defaults(args, &Company { setup, group, me, date: today, decimals: currency.decimals() })?);
    Ok(edits)
}

fn defaults(args: &GroupEditArgs, company: &Company<'_>) -> Result<Vec<Edit>, Failure> {
    let handle = |person: PersonIndex| company.setup.handle(person).to_owned();
    let mut edits: Vec<Edit> = Vec::new();
    if let Some(typed) = &args.paid_by {
        let names = value_or_none(typed, |typed| {
            Ok(NewValue::Text(payers_to_text(&company.payers(typed)?, handle, company.decimals)))
        })?;
        edits.push((vec!["defaults", "paid_by"], names));
    }
    if let Some(typed) = &args.split {
        // Everyone is what `add` assumes anyway, and goes on to mean whoever is in on the day.
        let typed = if matches!(typed.as_str(), "all" | "everyone") { "none" } else { typed };
        let split =
            value_or_none(typed, |typed| Ok(NewValue::Text(company.split(typed)?.to_text(handle, company.decimals))))?;
        edits.push((vec!["defaults", "split"], split));
    }
    if let Some(typed) = &args.category {
        let category = value_or_none(typed, |typed| {
            choose::plain_text(typed)?;
            Ok(NewValue::text(typed.trim()))
        })?;
        edits.push((vec!["defaults", "category"], category));
    }
    Ok(edits)
}

/// Reads what may be spent on a category in a month; nothing takes it out.
fn budget(typed: &str, book: &Book, group: &Group) -> Result<(String, Option<NewValue>), Failure> {
    let wrong = || Failure::usage(format!("`{}` is no budget", shortened(typed))).help("write it such as food=400");
    let (category, amount) = typed.split_once('=').ok_or_else(wrong)?;
    let (category, amount) = (category.trim(), amount.trim());
    if category.is_empty() {
        return Err(wrong());
    }
    choose::plain_text(category)?;
    if amount == "none" {
        return Ok((category.to_owned(), None));
    }
    let (money, currency) = typed::amount(&book.setup, amount, group.currency)?;
    if currency != group.currency {
        return Err(Failure::usage(format!("a budget of `{}` is in {}", group.handle, group.currency)));
    }
    if money.is_negative() {
        return Err(Failure::usage("a budget is not less than nothing"));
    }
    Ok((category.to_owned(), Some(NewValue::Text(money.to_decimal(currency.decimals())))))
}

/// Reads a value, or nothing when `none` was typed.
fn value_or_none(typed: &str, read: impl Fn(&str) -> Result<NewValue, Failure>) -> Result<Option<NewValue>, Failure> {
    if typed == "none" { Ok(None) } else { read(typed).map(Some) }
}

/// Refuses to turn the rows that name no currency into another one.
fn refuse_new_currency(book: &Book, index: GroupIndex, currency: Currency) -> Result<(), Failure> {
    let group: &Group = &book.setup.groups[index.get()];
    let rows = rows_of(book, index);
    if currency == group.currency || rows == 0 {
        return Ok(());
    }
    let entries = if rows == 1 { "entry is" } else { "entries are" };
    Err(Failure::no(format!(
        "{rows} {entries} in {} already; with the currency of `{}` their amounts would change",
        group.currency, group.handle
    ))
    .help(format!("enter new amounts with their currency: clique add 10{currency} …"))
    .help(format!("or start a group in {currency}: clique group new NAME --currency {currency}")))
}
