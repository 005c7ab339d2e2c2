//! `clique fmt`: bring the expense files into canonical form.

use clap::Args;
use serde_json::json;

use crate::book::{Book, Change, is_readable};
use crate::cli::args::{GroupArg, WriteArgs};
use crate::cli::context::Context;
use crate::cli::failure::{DONE, Failure, NO};
use crate::cli::show::Shown;
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose};
use crate::render::rows::Rows;
use crate::render::safe::safe;
use crate::text::format::{Formed, format_group};

/// Bring the expense files into canonical form
///
/// Every row goes into the file of its year (or month) and is sorted by date, the columns come into the
/// standard order, rows without an id get one, cells lose the spaces around them, and lines end with LF.
/// Comments stay above the row they stand above. What the cells say is never changed, so every balance is
/// the same before and after. No other command rewrites rows it is not about.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique fmt
  clique fmt --check                  change nothing; exit with 1 if a file would change
  clique fmt -g trip --dry-run        show what would change in one group")]
pub struct FmtArgs {
    /// Change nothing; name the files that would change, and exit with 1 if there are any
    #[arg(long, conflicts_with = "dry_run")]
    pub check: bool,
    /// The group.
    #[command(flatten)]
    pub group: GroupArg,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Rewrites the files that are not in canonical form, in one commit.
///
/// # Errors
///
/// When the ledger cannot be read or written; nothing is changed then.
pub fn cmd_fmt(args: &FmtArgs, context: &mut Context) -> Outcome {
    if args.check {
        let book = context.book()?;
        let formed = formed(args, &book)?;
        show(context, &book.setup.name, &steps(&book, &formed), Tense::Would)?;
        return Ok(if formed.is_empty() { DONE } else { NO });
    }
    let mut writer = Writer::open(context, &args.write)?;
    let formed = formed(args, writer.book())?;
    if formed.is_empty() {
        context.ui.say("every file is in canonical form already");
        show(context, &writer.book().setup.name, &[], Tense::Did)?;
        return Ok(DONE);
    }
    let mut draft = writer.draft();
    for (path, text) in &formed {
        draft.set(path, text.clone());
    }
    let (change, steps) = (change_of(args, &formed), steps(writer.book(), &formed));
    if writer.commit(context, &draft, &change)?.is_some() {
        show(context, &writer.book().setup.name, &steps, Tense::Did)?;
        context.ui.hint("  undo with: clique undo");
    }
    Ok(DONE)
}

/// Works out which files should look otherwise.
fn formed(args: &FmtArgs, book: &Book) -> Result<Vec<Formed>, Failure> {
    let (ledger, faults) = book.ledger();
    if !is_readable(&faults) {
        return Err(Failure::faults(faults, book.sources.clone()));
    }
    let groups = choose::groups(&book.setup, &book.root, args.group.group.as_deref(), true)?;
    Ok(groups.into_iter().flat_map(|group| format_group(&book.sources, &ledger, group)).collect())
}

fn change_of(args: &FmtArgs, formed: &[Formed]) -> Change {
    let what = match formed {
        [(path, _)] => path.clone(),
        more => format!("{} files", more.len()),
    };
    let subject = format!("bring {what} into canonical form");
    // The folder's name, as what was typed may be a prefix or a display name.
    let folder = || formed.first().and_then(|(path, _)| path.split('/').nth(1));
    let group = args.group.group.as_ref().and_then(|_| folder()).map(str::to_owned);
    Change { subject, operation: "fmt", group, entries: Vec::new(), trailers: Vec::new() }
}

/// A file and what happens to it.
type Step = (String, &'static str);

fn steps(book: &Book, formed: &[Formed]) -> Vec<Step> {
    let change = |path: &str, text: &Option<String>| match (text, book.sources.get(path)) {
        (None, _) => "remove",
        (Some(_), None) => "create",
        (Some(_), Some(_)) => "rewrite",
    };
    formed.iter().map(|(path, text)| (path.clone(), change(path, text))).collect()
}

/// Whether the files were changed or only would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tense {
    Did,
    Would,
}

/// Names the files; when they were changed, with what happened to each.
fn show(context: &mut Context, ledger: &str, steps: &[Step], tense: Tense) -> Result<(), Failure> {
    let line = |(path, change): &Step| match (tense, *change) {
        (Tense::Would, _) => format!("{}\n", safe(path)),
        (Tense::Did, "create") => format!("made      {}\n", safe(path)),
        (Tense::Did, "remove") => format!("removed   {}\n", safe(path)),
        (Tense::Did, _) => format!("rewrote   {}\n", safe(path)),
    };
    context.show(&Shown {
        schema: "clique.fmt/1",
        ledger: Some(ledger),
        text: &|_| steps.iter().map(line).collect(),
        data: &|| steps.iter().map(|(path, change)| json!({ "file": path, "change": change })).collect(),
        rows: &|| Rows {
            columns: &["file", "change"],
            rows: steps.iter().map(|(path, change)| vec![path.clone(), (*change).to_owned()]).collect(),
        },
    })
}
