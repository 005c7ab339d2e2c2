//! `clique edit`: changes what an entry says, cell by cell.

use clap::Args;

use crate::book::Change;
use crate::cli::Outcome;
use crate::cli::args::WriteArgs;
use crate::cli::context::Context;
use crate::cli::entry_change::{ChangeArgs, Request, changed};
use crate::cli::entry_target::targets;
use crate::cli::entry_words::say_edited;
use crate::cli::failure::Failure;
use crate::cli::writer::Writer;
use crate::model::Status;
use crate::render::moves::FieldChange;
use crate::text::columns::Column;
use crate::text::entry_edit::change_row;

/// Change what an entry says
///
/// Only the cells that something is said about change; shares are worked out anew. The row stays where
/// it is, also when it gets a day of another year (`clique fmt` moves it). An empty text takes a
/// category or a note away: -m ''.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique edit ID --amount 44.50
  clique edit ID -p bob -s all -d yesterday
  clique edit ID --description 'dinner by the sea' -c food -t lisbon")]
pub struct EditArgs {
    /// The entry, by the first characters of its id
    #[arg(value_name = "ID")]
    pub id: String,
    /// The amount: 42.50, or 42.50USD; a refund stays a refund
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true)]
    pub amount: Option<String>,
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
    let me = context.me(&writer.book().root, &writer.book().setup)?;
    let found = targets(context, &writer, std::slice::from_ref(&args.id))?;
    let Some(target) = found.into_iter().next() else { return Ok(0) };
    let entry = &target.entry;
    if entry.status == Status::Void {
        return Err(Failure::usage(format!("`{}` is void", args.id))
            .help(format!("bring it back first: clique restore {}", args.id)));
    }
    let setting = target.setting(&writer, me, context)?;
    let request =
        Request { entry, cells: &target.cells, amount: args.amount.as_deref(), args: &args.change, id: entry.id };
    let mut changed = changed(&setting, &request)?;
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
    let mut draft = writer.draft();
    let text = draft.text(&target.path).and_then(|text| change_row(text, &entry.place, &changed.cells));
    let Some(text) = text else {
        return Err(Failure::human(format!("the row of `{}` is not where it was read", args.id)));
    };
    draft.set(&target.path, Some(text));
    if writer.commit(context, &draft, &change)?.is_some() {
        say_edited(context, writer.book(), entry.id, Some(entry), &changed.fields)?;
        if target.is_contested {
            context.ui.warn("another version of this entry stands beside it; see both with clique show");
        }
    }
    Ok(0)
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
        || [&args.amount, &change.description].iter().any(|text| text.is_some())
        || !typed.tags.is_empty()
        || change.no_tags
        || change.no_due;
    if said {
        return Failure::usage(format!("this changes nothing: `{}` says so already", args.id));
    }
    Failure::usage("what should it say?").help(format!("clique edit {} --amount 12.50", args.id))
}
