//! `clique due`: bills to be paid, and bills that come again; books these when asked.

use clap::Args;

use crate::book::{Book, Change};
use crate::cli::args::{Format, GroupArg, WriteArgs};
use crate::cli::context::Context;
use crate::cli::failure::{DONE, Failure, NO};
use crate::cli::show::{Shown, value_of};
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose, typed};
use crate::model::split::payers_to_text;
use crate::model::{Date, GroupIndex, Id};
use crate::render::due::{due_as_json, due_as_rows, due_list_as_text};
use crate::report::due::{Booked, Due, Occurrence, coming_row, unbooked};
use crate::report::status::Glance;
use crate::text::columns::Column;
use crate::text::entry_edit::{Cells, append_rows};

/// Bills that come within so many days are shown.
const DAYS_AHEAD: i64 = 14;
/// So many bills are booked in one go.
const BOOKED_MAX: usize = 1000;

/// Show what is due, and book bills that come again
///
/// Bills with a due date that somebody still owes for, and bills that come again by the rules of
/// clique recurring and are not booked. With --apply these are booked up to today, or up to --until.
/// However often and by whomever it is run, in whichever clone, each is booked once; what was voided
/// stays so, and what was typed in by hand with the same day, amount and words counts as booked.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique due
  clique due --apply
  clique due --until 2026-12-31 -g trip
  clique due --exit-code -q || clique due --apply")]
pub struct DueArgs {
    /// Book the bills that come again
    #[arg(long)]
    pub apply: bool,
    /// Up to this day; else what is booked is up to today, and what is shown a fortnight more
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub until: Option<String>,
    /// Exit with 1 when a bill is overdue or not booked yet
    #[arg(long, conflicts_with = "apply")]
    pub exit_code: bool,
    /// The group.
    #[command(flatten)]
    pub group: GroupArg,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Shows what is due, and books it when asked.
///
/// # Errors
///
/// When the ledger cannot be read or written.
pub fn cmd_due(args: &DueArgs, context: &mut Context) -> Outcome {
    let today = context.clock.today();
    let until = args.until.as_deref().map(|typed| typed::date(typed, today)).transpose()?;
    if args.apply {
        return apply(args, until.unwrap_or(today), context);
    }
    let book = context.book()?;
    let groups = choose::groups(&book.setup, &book.root, args.group.group.as_deref(), false)?;
    let ahead = until.or_else(|| today.plus_days(DAYS_AHEAD)).unwrap_or(today);
    let (mut glance, mut booked) = (Glance::until(ahead.days_since(today)), Booked::default());
    context.visit(&book, |entry| {
        glance.add(entry);
        booked.add(entry, &book.setup.rules);
    })?;
    let coming = unbooked(&book.setup, &booked, &groups, ahead);
    let due = Due {
        bills: glance.status(&book.setup, &groups, None, today).due,
        coming: coming.iter().map(|one| coming_row(&book.setup, one, today, false)).collect(),
    };
    show(&book, &due, context)?;
    let is_late = due.coming.iter().any(|row| row.days_left <= 0);
    if is_late && context.ui.format == Format::Text {
        context.ui.hint("book them with: clique due --apply");
    }
    let is_asked = is_late || due.bills.iter().any(|bill| bill.days_left < 0);
    Ok(if args.exit_code && is_asked { NO } else { DONE })
}

fn apply(args: &DueArgs, until: Date, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, &args.write)?;
    let book = writer.book();
    let groups = choose::groups(&book.setup, &book.root, args.group.group.as_deref(), false)?;
    let mut booked = Booked::default();
    context.visit(book, |entry| booked.add(entry, &book.setup.rules))?;
    let coming = unbooked(&book.setup, &booked, &groups, until);
    if coming.len() > BOOKED_MAX {
        return Err(Failure::usage(format!("{} bills would be booked, and {BOOKED_MAX} are the most", coming.len()))
            .help("book a part of them with --until DATE")
            .help("or let the rule start later: clique recurring list"));
    }
    let today = context.clock.today();
    let rows = coming.iter().map(|one| coming_row(&book.setup, one, today, true)).collect();
    let due = Due { bills: Vec::new(), coming: rows };
    let mut draft = writer.draft();
    for index in &groups {
        let of_group: Vec<&Occurrence<'_>> = coming.iter().filter(|one| one.rule.group == *index).collect();
        for (path, cells) in by_file(book, *index, &of_group) {
            let text = append_rows(draft.text(&path), cells.iter());
            draft.set(&path, Some(text));
        }
    }
    let ids: Vec<Id> = coming.iter().map(|one| one.id).collect();
    let is_done = coming.is_empty() || writer.commit(context, &draft, &change_of(&due, ids))?.is_some();
    if is_done {
        show(writer.book(), &due, context)?;
        if !due.coming.is_empty() {
            context.ui.hint("  undo with: clique undo");
        }
    }
    Ok(DONE)
}

fn change_of(due: &Due, entries: Vec<Id>) -> Change {
    let first = due.coming.first().map_or("", |row| row.group.as_str());
    let is_one = due.coming.iter().all(|row| row.group == first);
    let what = match due.coming.as_slice() {
        [one] => format!("{} of {}", one.description, one.day),
        several => format!("{} bills that come again", several.len()),
    };
    Change {
        subject: if is_one { format!("{first}: book {what}") } else { format!("book {what}") },
        operation: "due",
        group: is_one.then(|| first.to_owned()),
        entries,
        trailers: Vec::new(),
    }
}

/// Makes the rows of the bills of a group, by the files that they belong in.
fn by_file(book: &Book, index: GroupIndex, coming: &[&Occurrence<'_>]) -> Vec<(String, Vec<Cells>)> {
    let group = &book.setup.groups[index.get()];
    let mut files: Vec<(String, Vec<Cells>)> = Vec::new();
    for one in coming {
        let (path, cells) = (group.file_of(one.date), cells_of(book, one));
        match files.iter_mut().find(|(known, _)| *known == path) {
            Some((_, rows)) => rows.push(cells),
            None => files.push((path, vec![cells])),
        }
    }
    files
}

/// Makes the row of a bill, from nothing but its rule and its day: it must be the same whoever books it.
fn cells_of(book: &Book, one: &Occurrence<'_>) -> Cells {
    let (setup, rule) = (&book.setup, one.rule);
    let (group, decimals) = (&setup.groups[rule.group.get()], rule.currency.decimals());
    let handle = |person| setup.handle(person).to_owned();
    Cells::new()
        .with(Column::Id, one.id.to_string())
        .with(Column::Date, one.date.to_string())
        .with(Column::Description, rule.description.clone())
        .with(Column::Amount, rule.amount.to_decimal(decimals))
        .with(Column::Currency, if rule.currency == group.currency { "" } else { rule.currency.code() })
        .with(Column::PaidBy, payers_to_text(&rule.payers, handle, decimals))
        .with(Column::Split, rule.split.to_text(handle, decimals))
        .with(Column::Category, rule.category.clone())
}

fn show(book: &Book, due: &Due, context: &mut Context) -> Result<(), Failure> {
    context.show(&Shown {
        schema: "clique.due/1",
        ledger: Some(&book.setup.name),
        text: &|look| due_list_as_text(due, look),
        data: &|| value_of(&due_as_json(due)),
        rows: &|| due_as_rows(due),
    })
}
