//! `clique demo`: look around in a made-up ledger.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::book::Book;
use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::demo_story::{Built, build};
use crate::cli::failure::Failure;
use crate::cli::show::{Shown, value_of};
use crate::disk::{PassingFolder, empty_folder};
use crate::model::{GroupIndex, Setup};
use crate::render::balances::{balances_as_json, balances_as_rows, balances_as_text};
use crate::render::settlement::settlements_as_text;
use crate::render::style::{Look, Paint};
use crate::report::accounts::Accounts;
use crate::report::balances::{Sheet, balances};
use crate::report::settlement::{Ask, Settlement, Way};

/// Look around in a made-up ledger
///
/// Eight friends, a shared flat over a year, a trip in two currencies, a supper club. Shows where
/// everyone stands and who pays whom. Nothing is kept, unless a folder is named for it.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique demo
  clique demo --keep flat       leave the ledger in the folder flat, to try things in it")]
pub struct DemoArgs {
    /// Leave the ledger in this folder, which must be new or empty
    #[arg(long, value_name = "DIR")]
    pub keep: Option<PathBuf>,
}

/// Builds the ledger and shows it.
///
/// # Errors
///
/// When the folder is not empty, or the disk or git fails.
pub fn cmd_demo(args: &DemoArgs, context: &mut Context) -> Outcome {
    match &args.keep {
        Some(folder) => {
            let place = context.start()?.join(folder);
            let root = empty_folder(&place).map_err(|error| {
                Failure::usage(format!("{}: {error}", folder.display())).help("name a folder that is new or empty")
            })?;
            show(&root, context)?;
            context.ui.say(&next_steps(Some(folder), &context.ui.err.clone()));
        }
        None => {
            let failed = |error| Failure::environment(format!("no temporary folder: {error}"));
            let passing = PassingFolder::new().map_err(failed)?;
            show(passing.path(), context)?;
            context.ui.say(&next_steps(None, &context.ui.err.clone()));
        }
    }
    Ok(0)
}

fn show(root: &Path, context: &mut Context) -> Result<(), Failure> {
    let built = build(root)?;
    let book = Book::open(root);
    let groups: Vec<GroupIndex> =
        book.setup.group_indexes().filter(|index| !book.setup.groups[index.get()].archived).collect();
    let mut accounts = Accounts::default();
    book.each_entry(|entry| accounts.add(entry));
    let sheets = balances(&book.setup, &accounts.tally().balances(), &groups, &[]);
    let plans = accounts.settlements(&book.setup, &groups, &Ask::new(Way::Minimal)).unwrap_or_default();
    context.show(&Shown {
        schema: "clique.balance/1",
        ledger: Some(&book.setup.name),
        text: &|look| demo_as_text(&book.setup, built, &sheets, &plans, look),
        data: &|| value_of(&balances_as_json(&sheets)),
        rows: &|| balances_as_rows(&sheets),
    })
}

fn demo_as_text(setup: &Setup, built: Built, sheets: &[Sheet], plans: &[Settlement], look: &Look) -> String {
    let names: Vec<&str> = setup.people.iter().map(|person| person.handle.as_str()).collect();
    let title = look.paint(Paint::Heading, &setup.name);
    let who = names.join(", ");
    let mut text = format!("{title}: {} entries in {} groups\n{who}\n\n", built.entries, setup.groups.len());
    text += &balances_as_text(sheets, look);
    text += &format!("\n{}\n\n", look.paint(Paint::Heading, "Who pays whom"));
    text + &settlements_as_text(plans, false, look)
}

/// Says what to try next.
fn next_steps(kept: Option<&Path>, look: &Look) -> String {
    let begin = match kept {
        Some(folder) => format!("\nIt is yours to play with, and you are alice:\n\n  cd {}\n", folder.display()),
        None => "\nNothing was kept. To play with it, as alice:\n\n  clique demo --keep flat && cd flat\n".to_owned(),
    };
    let steps = [
        ("clique add 42.50 dinner -g elm -p bob", "bob paid, everyone in the flat shares"),
        ("clique list -g japan", "what the trip was made of"),
        ("clique settle -g elm", "who pays whom, with the fewest payments"),
        ("clique log", "who changed what"),
        ("clique undo", "take the last change back"),
    ];
    let mut text = begin;
    for (command, words) in steps {
        text += &format!("  {command:<42}{}\n", look.paint(Paint::Dim, words));
    }
    text.trim_end().to_owned()
}
