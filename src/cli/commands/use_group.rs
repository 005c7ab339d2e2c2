//! `clique use`: choose the group and who you are in this folder.

use clap::Args;

use crate::book::Book;
use crate::cli::context::{Context, keep, kept};
use crate::cli::show::{Shown, value_of};
use crate::cli::{Outcome, choose};
use crate::render::choice::{choice_as_json, choice_as_rows, choice_as_text};
use crate::report::choice::{Choice, Chooser, Chosen};

/// Choose the group and who you are in this folder
///
/// Kept beside git's own files, for this clone alone; nothing of it is shared or committed. Without
/// anything it shows what is chosen. -g and CLIQUE_GROUP, --me and CLIQUE_ME go before it.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique use trip
  clique use --me alice
  clique use
  clique use --none")]
pub struct UseArgs {
    /// The group, by handle, name or unique prefix; `alice+bob` for two people
    #[arg(value_name = "GROUP")]
    pub group: Option<String>,
    /// Forget the group and who you are
    #[arg(long, conflicts_with = "group")]
    pub none: bool,
}

/// Keeps or shows the choice.
///
/// # Errors
///
/// When no group or person fits, or there is no git folder to keep it in.
pub fn cmd_use(args: &UseArgs, context: &mut Context) -> Outcome {
    let book = context.book()?;
    let (setup, root) = (&book.setup, &book.root);
    // `--me` is a flag of every command; here it is what is kept, unless the environment says it.
    let typed_me = context.global.me.clone().filter(|me| std::env::var("CLIQUE_ME").ok().as_ref() != Some(me));
    if args.none {
        keep(root, "group", None)?;
        keep(root, "me", None)?;
    }
    let group = args.group.as_deref().map(|typed| choose::named_group(setup, typed)).transpose()?;
    let me = typed_me.as_deref().map(|typed| choose::person(setup, typed, None)).transpose()?;
    if let Some(group) = group {
        keep(root, "group", Some(&setup.groups[group.get()].handle))?;
    }
    if let Some(me) = me {
        keep(root, "me", Some(setup.handle(me)))?;
    }
    let choice = choice(context, &book)?;
    context.show(&Shown {
        schema: "clique.use/1",
        ledger: Some(&setup.name),
        text: &|look| choice_as_text(&choice, look),
        data: &|| value_of(&choice_as_json(&choice)),
        rows: &|| choice_as_rows(&choice),
    })?;
    Ok(0)
}

/// Finds what holds now, and why.
fn choice(context: &Context, book: &Book) -> Result<Choice, crate::cli::failure::Failure> {
    let (setup, root) = (&book.setup, &book.root);
    let typed_group = std::env::var("CLIQUE_GROUP").ok();
    let by = match (&typed_group, kept(root, "group")) {
        (Some(_), _) => Chooser::Environment,
        (None, Some(_)) => Chooser::Kept,
        (None, None) => Chooser::Only,
    };
    let group = choose::group(setup, root, typed_group.as_deref()).ok().map(|index| {
        let group = &setup.groups[index.get()];
        Chosen { handle: group.handle.clone(), name: group.name.clone(), by }
    });
    let by = if std::env::var_os("CLIQUE_ME").is_some() {
        Chooser::Environment
    } else if kept(root, "me").is_some() {
        Chooser::Kept
    } else {
        Chooser::Git
    };
    let me = context.me(root, setup)?.map(|index| {
        let person = &setup.people[index.get()];
        Chosen { handle: person.handle.to_string(), name: person.name.clone(), by }
    });
    Ok(Choice { group, me })
}
