//! `clique receipt`: list receipts, find one, check all.

use std::collections::BTreeSet;

use clap::{Args, Subcommand};

use crate::book::Book;
use crate::cli::args::{Format, GroupArg};
use crate::cli::context::Context;
use crate::cli::failure::{DONE, Failure, NO};
use crate::cli::receipts::{look_at, names_in};
use crate::cli::show::{Shown, value_of};
use crate::cli::{Outcome, choose};
use crate::model::{About, Entry, GroupIndex, Status};
use crate::render::receipts::{receipt_as_json, receipts_as_rows, receipts_as_text};
use crate::render::safe::safe;
use crate::report::entries::entry_row;
use crate::report::receipts::{ReceiptRow, ReceiptState};
use crate::text::conversation::messages_in;
use crate::text::logs::LOG;

/// List receipts, find one, check all
///
/// A receipt is a file that lies beside the bills of its group, called by its content. It comes with
/// clique add --receipt FILE or clique edit ID --receipt FILE, and travels with the ledger.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique receipt
  clique add 12 coffee --receipt ../bill.jpg && clique receipt list
  clique receipt check")]
pub struct ReceiptArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<ReceiptCommand>,
}

/// What can be done with receipts.
#[derive(Clone, Debug, Subcommand)]
pub enum ReceiptCommand {
    /// List receipts with the bills that name them
    #[command(before_long_help = "Examples:
  clique receipt list
  clique receipt list -g trip --json")]
    List {
        /// The group.
        #[command(flatten)]
        group: GroupArg,
    },
    /// Print where the receipt of an entry lies, for another program to show it
    ///
    /// Nothing is opened: a receipt is a file that somebody else may have sent.
    #[command(before_long_help = "Examples:
  clique edit ID --receipt ../bill.jpg && clique receipt path ID
  clique edit ID --receipt ../bill.jpg && clique receipt path ID --json")]
    Path {
        /// The entry, by the first characters of its id
        #[arg(value_name = "ID")]
        id: String,
    },
    /// Check that every receipt is there as it was added
    ///
    /// Exits with 1 when one is missing or is not what was added. Files that nothing names are listed.
    #[command(before_long_help = "Examples:
  clique receipt check
  clique receipt check -g trip --format csv")]
    Check {
        /// The group.
        #[command(flatten)]
        group: GroupArg,
    },
}

/// Runs the command.
///
/// # Errors
///
/// When the ledger cannot be read, or no group or entry fits.
pub fn cmd_receipt(args: &ReceiptArgs, context: &mut Context) -> Outcome {
    match &args.command {
        None => list(None, context),
        Some(ReceiptCommand::List { group }) => list(group.group.as_deref(), context),
        Some(ReceiptCommand::Path { id }) => path(id, context),
        Some(ReceiptCommand::Check { group }) => check(group.group.as_deref(), context),
    }
}

fn list(group: Option<&str>, context: &mut Context) -> Outcome {
    let book = context.book()?;
    let groups = choose::groups(&book.setup, &book.root, group, false)?;
    let rows = named(&book, &groups, context)?;
    show(&book, &rows, context)?;
    Ok(DONE)
}

fn check(group: Option<&str>, context: &mut Context) -> Outcome {
    let book = context.book_with_messages()?;
    let groups = choose::groups(&book.setup, &book.root, group, true)?;
    let mut rows = named(&book, &groups, context)?;
    let all = rows.len();
    let unused = unused(&book, &groups, &rows, context)?;
    rows.retain(|row| row.state.is_wrong());
    let wrong = rows.len();
    rows.extend(unused);
    if rows.is_empty() && context.ui.format == Format::Text {
        let words = match all {
            1 => "1 receipt is there as it was added\n".to_owned(),
            all => format!("{all} receipts are there as they were added\n"),
        };
        context.ui.answer(&words)?;
        return Ok(DONE);
    }
    show(&book, &rows, context)?;
    if wrong > 0 {
        context.ui.hint("bring one back from git, or name another: clique edit ID --receipt FILE");
    }
    Ok(if wrong > 0 { NO } else { DONE })
}

fn path(id: &str, context: &mut Context) -> Outcome {
    let book = context.book()?;
    let ledger = context.ledger(&book)?;
    let entry = choose::entry(&ledger, id)?;
    if entry.receipt.is_empty() {
        return Err(
            Failure::no(format!("`{id}` has no receipt")).help(format!("add one: clique edit {id} --receipt FILE"))
        );
    }
    let group = ledger.group(entry.group);
    let path = format!("{}/receipts/{}", group.folder, entry.receipt);
    let (bytes, state) = look_at(&book, &path);
    let row = ReceiptRow {
        group: group.handle.clone(),
        name: entry.receipt.to_string(),
        path,
        bytes,
        state,
        entry: Some(entry_row(&book.setup, entry, &ledger.ids())),
    };
    if matches!(state, ReceiptState::Missing | ReceiptState::Unreadable) {
        return Err(Failure::no(format!("the receipt of `{id}` is not there, or cannot be read"))
            .help(format!("it belongs at {}", safe(&row.path))));
    }
    let place = book.root.join(&row.path);
    context.show(&Shown {
        schema: "clique.receipt/1",
        ledger: Some(&book.setup.name),
        text: &|_| format!("{}\n", safe(&place.display().to_string())),
        data: &|| value_of(&receipt_as_json(&row)),
        rows: &|| receipts_as_rows(std::slice::from_ref(&row)),
    })?;
    if state == ReceiptState::Altered {
        context.ui.warn("this file is not what was added");
    }
    Ok(DONE)
}

/// Finds the receipts that entries name, and looks at each.
fn named(book: &Book, groups: &[GroupIndex], context: &mut Context) -> Result<Vec<ReceiptRow>, Failure> {
    let is_meant =
        |entry: &Entry<'_>| !entry.receipt.is_empty() && entry.status != Status::Void && groups.contains(&entry.group);
    let (ledger, ids) = context.picked(book, is_meant)?;
    let row = |entry: &Entry<'_>| {
        let group = ledger.group(entry.group);
        let path = format!("{}/receipts/{}", group.folder, entry.receipt);
        let (bytes, state) = look_at(book, &path);
        ReceiptRow {
            group: group.handle.clone(),
            name: entry.receipt.to_string(),
            path,
            bytes,
            state,
            entry: Some(entry_row(&book.setup, entry, &ids)),
        }
    };
    Ok(ledger.entries.iter().map(row).collect())
}

/// Finds the files that neither an entry, void ones too, nor a message names.
fn unused(
    book: &Book,
    groups: &[GroupIndex],
    rows: &[ReceiptRow],
    context: &mut Context,
) -> Result<Vec<ReceiptRow>, Failure> {
    let mut used: BTreeSet<String> = rows.iter().map(|row| row.path.clone()).collect();
    context.visit(book, |entry| {
        if !entry.receipt.is_empty() {
            used.insert(format!("{}/receipts/{}", book.setup.groups[entry.group.get()].folder, entry.receipt));
        }
    })?;
    let mut unused = Vec::new();
    for group in groups.iter().map(|index| &book.setup.groups[index.get()]) {
        let log = book.sources.get(&format!("{}{LOG}", group.folder)).unwrap_or_default();
        let said: Vec<String> = messages_in(log)
            .into_iter()
            .filter_map(|message| match message.about {
                Some(About::Receipt(name)) => Some(name),
                _ => None,
            })
            .collect();
        for name in names_in(book, &group.folder) {
            let path = format!("{}/receipts/{name}", group.folder);
            if !used.contains(&path) && !said.contains(&name) {
                let (bytes, _) = look_at(book, &path);
                let (group, state) = (group.handle.clone(), ReceiptState::Unused);
                unused.push(ReceiptRow { group, name, path, bytes, state, entry: None });
            }
        }
    }
    Ok(unused)
}

fn show(book: &Book, rows: &[ReceiptRow], context: &mut Context) -> Result<(), Failure> {
    context.show(&Shown {
        schema: "clique.receipts/1",
        ledger: Some(&book.setup.name),
        text: &|look| receipts_as_text(rows, look),
        data: &|| value_of(&rows.iter().map(receipt_as_json).collect::<Vec<_>>()),
        rows: &|| receipts_as_rows(rows),
    })
}
