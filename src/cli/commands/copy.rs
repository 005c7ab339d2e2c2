//! `clique copy`: a new entry like an old one.

use clap::Args;

use crate::book::Change;
use crate::cli::Outcome;
use crate::cli::args::WriteArgs;
use crate::cli::context::Context;
use crate::cli::entry_args::Setting;
use crate::cli::entry_change::{ChangeArgs, Request, changed};
use crate::cli::entry_target::{Target, targets};
use crate::cli::entry_words::say_written;
use crate::cli::failure::Failure;
use crate::cli::fresh::FreshIds;
use crate::cli::writer::Writer;
use crate::model::split::Payer;
use crate::model::{Id, Kind};
use crate::text::columns::Column;
use crate::text::entry_edit::{Cells, append_row};

/// Add an entry like another one
///
/// The new entry is of today unless -d says otherwise, and it counts even where the other is void. What
/// is said is changed as with `clique edit`; a due date, a receipt and columns that clique does not know
/// are not taken over.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique copy ID
  clique copy ID 57.20 -d yesterday
  clique copy ID -p bob --description 'dinner, again'")]
pub struct CopyArgs {
    /// The entry, by the first characters of its id
    #[arg(value_name = "ID")]
    pub id: String,
    /// Another amount: 42.50, or 42.50USD
    #[arg(value_name = "AMOUNT", allow_negative_numbers = true)]
    pub amount: Option<String>,
    /// What else is different.
    #[command(flatten)]
    pub change: ChangeArgs,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Adds an entry like another one.
///
/// # Errors
///
/// When something typed cannot be meant, or the ledger cannot be written.
pub fn cmd_copy(args: &CopyArgs, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, &args.write)?;
    let book = writer.book();
    let me = context.me(&book.root, &book.setup)?;
    let found = targets(context, &writer, std::slice::from_ref(&args.id))?;
    let Some(target) = found.into_iter().next() else { return Ok(0) };
    let setting = Setting { setup: &book.setup, index: target.entry.group, me, today: context.clock.today() };
    let group = setting.open_group()?;
    let id = FreshIds::for_book(book).take()?;
    let (cells, path) = new_cells(args, &setting, &target, id)?;
    let what = cells.get(Column::Description).filter(|words| !words.is_empty()).unwrap_or(target.entry.kind.word());
    let code = cells.get(Column::Currency).filter(|code| !code.is_empty()).unwrap_or(group.currency.code());
    let amount = cells.get(Column::Amount).unwrap_or_default();
    let change = Change {
        subject: format!("{}: add {what} {amount} {code} ({id})", group.handle),
        operation: "add",
        group: Some(group.handle.clone()),
        entries: vec![id],
        trailers: Vec::new(),
    };
    let mut draft = writer.draft();
    let text = append_row(draft.text(&path), &cells);
    draft.set(&path, Some(text));
    if writer.commit(context, &draft, &change)?.is_some() {
        say_written(context, writer.book(), id, None)?;
    }
    Ok(0)
}

/// Returns the cells of the new row and the file it belongs in.
fn new_cells(args: &CopyArgs, setting: &Setting<'_>, target: &Target, id: Id) -> Result<(Cells, String), Failure> {
    let entry = &target.entry;
    if entry.split.items && args.change.entry.split.is_none() {
        return Err(Failure::usage("the items of a bill are not copied").help("say who shares it: -s WHO"));
    }
    let today = setting.date(args.change.entry.date.as_deref())?.to_string();
    let old = target
        .cells
        .clone()
        .overlaid(&Cells::new().with(Column::Date, today).with(Column::Due, "").with(Column::Receipt, ""));
    let request =
        Request { entry, cells: &old, amount: args.amount.as_deref(), args: &args.change, id, kind: entry.kind };
    let changed = changed(setting, &request)?;
    let date = changed.date.unwrap_or(setting.today);
    let own = Cells::new()
        .with(Column::Id, id.to_string())
        .with(Column::Status, "")
        .with(Column::By, setting.me.map_or("", |me| setting.setup.handle(me)));
    let cells = old.overlaid(&changed.cells).overlaid(&own);
    if entry.kind != Kind::Payment {
        let text = |column| cells.get(column).unwrap_or_default();
        let (_, currency) = changed.amount.unwrap_or((entry.amount, entry.currency));
        let payers: Vec<Payer> = setting.payers(text(Column::PaidBy), date, currency)?;
        setting.not_blocked(&payers, &setting.split(text(Column::Split), date, currency)?)?;
    }
    Ok((cells, setting.group().file_of(date)))
}
