//! `clique group rm`: a group that holds nothing.

use clap::Args;

use super::{change_of, rows_of};
use crate::cli::args::WriteArgs;
use crate::cli::context::{Context, keep, kept};
use crate::cli::failure::Failure;
use crate::cli::show::{Shown, value_of};
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose};
use crate::render::groups::{group_as_json, groups_as_rows};
use crate::render::style::Paint;
use crate::report::groups::groups;
use crate::text::logs::LOG;
use crate::text::messages::parse_messages;

/// Take out a group that has no entries
///
/// A group with entries is archived instead: money does not vanish.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique group new Mistake && clique group rm mistake
  clique group new Mistake && clique group rm mistake --dry-run")]
pub struct GroupRmArgs {
    /// The group, by handle, name or unique prefix
    #[arg(value_name = "GROUP")]
    pub group: String,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Takes the files of an empty group out.
///
/// # Errors
///
/// When it has entries or messages; nothing is changed then.
pub(super) fn cmd_group_rm(args: &GroupRmArgs, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, &args.write)?;
    let book = writer.book();
    let index = choose::named_group(&book.setup, &args.group)?;
    let group = &book.setup.groups[index.get()];
    let (handle, folder) = (group.handle.clone(), format!("{}/", group.folder));
    let archive = || format!("put it away instead: clique group archive {handle}");
    let rows = rows_of(book, index);
    if rows > 0 {
        let entries = if rows == 1 { "1 entry".to_owned() } else { format!("{rows} entries") };
        return Err(Failure::no(format!("`{handle}` has {entries}")).help(archive()));
    }
    let said = book.sources.get(&format!("{}{LOG}", group.folder)).map_or(0, |text| parse_messages(text).0.len());
    if said > 0 && !args.write.yes {
        return Err(Failure::no(format!("`{handle}` has a conversation of {said} lines"))
            .help(archive())
            .help("or take it out all the same, with --yes; git still has it"));
    }
    if book.root.join(&folder).join("receipts").exists() {
        return Err(Failure::no(format!("`{handle}` has receipts")).help(archive()));
    }
    let row = groups(&book.setup, &book.tally().0.balances(), &[index], None);
    let name = book.setup.name.clone();
    let mut draft = writer.draft();
    let paths: Vec<String> = book.sources.with_prefix(&folder).iter().map(|source| source.path.clone()).collect();
    for path in &paths {
        draft.set(path, None);
    }
    if writer.commit(context, &draft, &change_of(&handle, "take out the group", "group-rm"))?.is_none() {
        return Ok(0);
    }
    let root = &writer.book().root;
    // git knows no empty folders; neither should the friends. What still holds something stays.
    let _ = std::fs::remove_dir(root.join(folder.clone() + "expenses"));
    let _ = std::fs::remove_dir(root.join(&folder));
    if kept(root, "group").as_deref() == Some(handle.as_str()) {
        keep(root, "group", None)?;
    }
    context.show(&Shown {
        schema: "clique.group/1",
        ledger: Some(&name),
        text: &|look| format!("{} took out {handle}\n", look.paint(Paint::GetsBack, look.glyphs().check)),
        data: &|| value_of(&group_as_json(&row[0])),
        rows: &|| groups_as_rows(&row),
    })?;
    context.ui.hint("  undo with: clique undo");
    Ok(0)
}
