//! `clique edit`: changes what an entry says, cell by cell, or moves it to another group.

use std::path::PathBuf;

use clap::Args;

use super::rm::purge;
use crate::book::{Book, Change, Draft};
use crate::cli::args::WriteArgs;
use crate::cli::context::Context;
use crate::cli::entry_args::Setting;
use crate::cli::entry_change::{ChangeArgs, Request, changed};
use crate::cli::entry_target::{Target, targets};
use crate::cli::entry_words::say_edited;
use crate::cli::failure::Failure;
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose, receipts};
use crate::disk::read_file;
use crate::model::{Kind, Status};
use crate::render::moves::FieldChange;
use crate::text::columns::Column;
use crate::text::entry_edit::{Cells, change_row};
use crate::text::past_rows::{append_fact, rows_of, take_rows};
use crate::text::sources::Source;

/// Change what an entry says
///
/// Only the cells that something is said about change; shares are worked out anew. The row stays where
/// it is, also when it gets a day of another year (`clique fmt` moves it). An empty text takes a
/// category or a note away: -m ''. With --to-group the row and the items of its bill move to another
/// group, whose members everyone named must be; its id stays, and so does its history.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique edit ID 44.50
  clique edit ID -p bob -s all -d yesterday
  clique edit ID --description 'dinner by the sea' -c food -t lisbon
  clique edit ID --receipt ../bill.jpg
  clique edit ID --kind payment -p bob -s alice
  clique edit ID --to-group trip --amount 12.50")]
pub struct EditArgs {
    /// The entry, by the first characters of its id
    #[arg(value_name = "ID")]
    pub id: String,
    /// Another amount: 42.50, or 42.50USD; a refund stays a refund
    #[arg(value_name = "AMOUNT", allow_negative_numbers = true)]
    pub sum: Option<String>,
    /// The same, as a flag
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true, conflicts_with = "sum")]
    pub amount: Option<String>,
    /// What it is: an expense, a payment from one to one other, or an income
    #[arg(long, value_name = "KIND", value_parser = ["expense", "payment", "income"])]
    pub kind: Option<String>,
    /// Move it to this group
    #[arg(long, value_name = "GROUP")]
    pub to_group: Option<String>,
    /// A file that proves it, which is copied into the ledger; none takes it off the entry
    #[arg(long, value_name = "FILE")]
    pub receipt: Option<PathBuf>,
    /// What else is said anew.
    #[command(flatten)]
    pub change: ChangeArgs,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Changes an entry.
///
/// # Errors
///
/// When something typed cannot be meant, nothing would change, or the ledger cannot be written.
pub fn cmd_edit(args: &EditArgs, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, &args.write)?;
    let me = writer.me(context)?;
    let found = targets(context, &writer, std::slice::from_ref(&args.id))?;
    let Some(target) = found.into_iter().next() else { return Ok(0) };
    let entry = &target.entry;
    if entry.status == Status::Void {
        return Err(Failure::usage(format!("`{}` is void", args.id))
            .help(format!("bring it back first: clique restore {}", args.id)));
    }
    let here = target.setting(&writer, me, context)?;
    let setting = destination(args, &here, &target)?;
    let request = Request {
        entry,
        cells: &target.cells,
        amount: args.sum.as_deref().or(args.amount.as_deref()),
        args: &args.change,
        id: entry.id,
        kind: args.kind.as_deref().and_then(Kind::parse).unwrap_or(entry.kind),
    };
    let mut changed = changed(&setting, &request)?;
    let mut draft = writer.draft();
    if let Some(file) = &args.receipt {
        let name = match file.to_str() {
            Some("none") => String::new(),
            _ => receipts::put(&mut draft, writer.book(), &setting.group().folder, file)?,
        };
        let before = entry.receipt.to_string();
        if name != before {
            changed.cells.set(Column::Receipt, name.clone());
            changed.fields.push(FieldChange { field: Column::Receipt.name(), before, after: name });
        }
    }
    let moves = setting.index != here.index;
    if moves {
        let (before, after) = (here.group().handle.clone(), setting.group().handle.clone());
        changed.fields.insert(0, FieldChange { field: "group", before, after });
    }
    if changed.fields.is_empty() {
        return Err(nothing_said(args));
    }
    if !entry.id_is_written {
        changed.cells.set(Column::Id, entry.id.to_string());
    }
    let group = setting.group().handle.clone();
    let what: Vec<String> = changed.fields.iter().map(in_subject).collect();
    let change = Change {
        subject: format!("{group}: edit {}: {} ({})", target.name(), what.join(", "), entry.id),
        operation: "edit",
        group: Some(group),
        entries: vec![entry.id],
        trailers: Vec::new(),
    };
    if moves {
        let path = setting.group().file_of(changed.date.unwrap_or(entry.date));
        let folders = (here.group().folder.as_str(), setting.group().folder.as_str());
        move_row(&mut draft, writer.book(), &target, &changed.cells, &path, folders)?;
        move_receipt(&mut draft, writer.book(), &target, folders)?;
    } else {
        let text = draft.text(&target.path).and_then(|text| change_row(text, &entry.place, &changed.cells));
        draft.set(&target.path, Some(text.ok_or_else(|| not_there(&args.id))?));
    }
    if writer.commit(context, &draft, &change)?.is_some() {
        say_edited(context, writer.book(), entry.id, Some(entry), &changed.fields)?;
        if target.is_contested {
            context.ui.warn("another version of this entry stands beside it; see both with clique show");
        }
    }
    Ok(0)
}

/// Returns where the entry will be: its own group, or the open one that it moves to.
fn destination<'s>(args: &EditArgs, here: &Setting<'s>, target: &Target) -> Result<Setting<'s>, Failure> {
    let Some(typed) = &args.to_group else { return Ok(*here) };
    let index = choose::named_group(here.setup, typed)?;
    let there = Setting { index, ..*here };
    choose::open_day(there.open_group()?, target.entry.date)?;
    if index != here.index && target.is_contested {
        return Err(Failure::human(format!("`{}` was changed in two ways", args.id))
            .help("settle that before it moves: clique conflicts"));
    }
    Ok(there)
}

/// Moves the row and the items of its bill from one group's folder to another's.
fn move_row(
    draft: &mut Draft,
    book: &Book,
    target: &Target,
    cells: &Cells,
    path: &str,
    (from, to): (&str, &str),
) -> Result<(), Failure> {
    let (id, not_there) = (target.entry.id, || not_there(&target.entry.id.to_string()));
    let text = draft.text(&target.path).ok_or_else(not_there)?;
    let mut row = rows_of(&target.path, text, id).into_iter().next().ok_or_else(not_there)?.fact;
    for column in cells.columns() {
        row.fields.retain(|(name, _)| name != column.name());
        let value = cells.get(column).unwrap_or_default().to_owned();
        row.fields.extend((!value.is_empty()).then(|| (column.name().to_owned(), value)));
    }
    purge(draft, book, std::slice::from_ref(target))?;
    draft.set(path, Some(append_fact(draft.text(path), &row)));
    let (items, new_items) = (format!("{from}/items.csv"), format!("{to}/items.csv"));
    let is_of_it = |fact: &crate::model::Fact| fact.id == Some(id);
    let taken = draft.text(&items).and_then(|text| take_rows(&items, text, &is_of_it));
    if let Some((left, facts)) = taken.filter(|(_, facts)| !facts.is_empty()) {
        draft.set(&items, Some(left));
        for fact in facts {
            draft.set(&new_items, Some(append_fact(draft.text(&new_items), &fact)));
        }
    }
    Ok(())
}

/// Moves the entry's receipt; it stays as well where another entry or a message of the old group names it.
fn move_receipt(draft: &mut Draft, book: &Book, target: &Target, (from, to): (&str, &str)) -> Result<(), Failure> {
    let name: &str = &target.entry.receipt;
    if name.is_empty() {
        return Ok(());
    }
    let [old, new] = [from, to].map(|folder| format!("{folder}/receipts/{name}"));
    let read = |path: &str| {
        read_file(&book.root, path).map_err(|refused| Failure::human(format!("cannot read `{}`", refused.path)))
    };
    let (Some(bytes), there) = (read(&old)?, read(&new)?) else { return Ok(()) };
    if there.as_ref().is_some_and(|there| *there != bytes) {
        return Err(
            Failure::human(format!("another receipt is at `{new}` already")).help("give one of them another name")
        );
    }
    let folder = format!("{from}/");
    let names_it = |file: &Source| file.path.starts_with(&folder) && file.text.contains(name);
    let is_needed = draft.after.iter().any(names_it);
    draft.set_file(&new, [there, Some(bytes.clone())]);
    if !is_needed {
        draft.set_file(&old, [Some(bytes), None]);
    }
    Ok(())
}

fn not_there(id: &str) -> Failure {
    Failure::human(format!("the row of `{id}` is not where it was read"))
}

/// Names a change for the subject of its commit; long texts are left to the diff.
fn in_subject(field: &FieldChange) -> String {
    let is_short = (1..=30).contains(&field.after.chars().count());
    if is_short { format!("{} {}", field.field, field.after) } else { field.field.to_owned() }
}

/// Tells nothing typed from nothing new.
fn nothing_said(args: &EditArgs) -> Failure {
    let (change, typed) = (&args.change, &args.change.entry);
    let texts = [&typed.paid_by, &typed.split, &typed.date, &typed.currency, &typed.category, &typed.due, &typed.note];
    let said = texts.iter().any(|text| text.is_some())
        || [&args.sum, &args.amount, &change.description].iter().any(|text| text.is_some())
        || !typed.tags.is_empty()
        || change.no_tags
        || change.no_due
        || args.kind.is_some()
        || args.to_group.is_some()
        || args.receipt.is_some();
    if said {
        return Failure::usage(format!("this changes nothing: `{}` says so already", args.id));
    }
    Failure::usage("what should it say?").help(format!("clique edit {} 12.50", args.id))
}
