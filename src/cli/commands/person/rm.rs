//! `clique person rm`: someone whom nothing names.

use clap::Args;

use crate::book::{Book, Change};
use crate::cli::args::WriteArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::newcomers::shortened;
use crate::cli::show::{Shown, value_of};
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose};
use crate::model::PersonIndex;
use crate::render::people::{people_as_rows, person_as_json};
use crate::render::style::Paint;
use crate::report::entries::ID_SHOWN_MIN;
use crate::report::people::people;
use crate::text::logs::LOG;
use crate::text::messages::parse_messages;
use crate::text::people::path_of;

/// Take out a person whom nothing names
///
/// Money never loses its people: while a row, a group or a message names the person, this is refused
/// and says where. To let somebody leave a group: `clique member remove`.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique person rm erin --dry-run
  clique person rm erin")]
pub struct PersonRmArgs {
    /// Who, by handle, name or unique prefix
    #[arg(value_name = "WHO")]
    pub who: String,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Takes a person's file out.
///
/// # Errors
///
/// When something names the person; nothing is changed then.
pub(super) fn cmd_person_rm(args: &PersonRmArgs, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, &args.write)?;
    let book = writer.book();
    let me = context.me(&book.root, &book.setup)?;
    let index = choose::person(&book.setup, &args.who, me)?;
    let handle = book.setup.handle(index).to_owned();
    let places = named_in(book, index);
    if !places.is_empty() {
        let mut failure = Failure::no(format!("`{handle}` is still named in {}", places.join(", ")));
        if places.iter().any(|place| place.starts_with("groups/")) {
            failure = failure.help(format!("to let {handle} leave a group: clique member remove {handle} -g GROUP"));
        }
        return Err(failure);
    }
    let rows = people(&book.setup, &book.tally().0.balances(), &[index], me);
    let name = book.setup.name.clone();
    let mut draft = writer.draft();
    draft.set(&path_of(&handle), None);
    let change = Change {
        subject: format!("people: take out {handle}"),
        operation: "person-rm",
        group: None,
        entries: Vec::new(),
        trailers: vec![("Clique-Person", handle.clone())],
    };
    if writer.commit(context, &draft, &change)?.is_some() {
        context.show(&Shown {
            schema: "clique.person/1",
            ledger: Some(&name),
            text: &|look| format!("{} took out {handle}\n", look.paint(Paint::GetsBack, look.glyphs().check)),
            data: &|| value_of(&person_as_json(&rows[0])),
            rows: &|| people_as_rows(&rows),
        })?;
        context.ui.hint("  undo with: clique undo");
    }
    Ok(0)
}

/// Lists where a person is named, in words with counts.
fn named_in(book: &Book, person: PersonIndex) -> Vec<String> {
    let setup = &book.setup;
    let handle = setup.handle(person);
    let mut rows: Vec<(u64, String)> = vec![(0, String::new()); setup.groups.len()];
    book.each_entry(|entry| {
        let is_in_split = entry.split.parts.iter().any(|part| part.person == person);
        if entry.involves(person) || is_in_split || entry.by == handle {
            let (count, example) = &mut rows[entry.group.get()];
            *count += 1;
            *example = entry.id.to_string();
        }
    });
    let mut places = Vec::new();
    for (group, (count, example)) in setup.groups.iter().zip(rows) {
        if count > 0 {
            places.push(counted(count, "row", &format!("of {} (such as {})", group.handle, &example[..ID_SHOWN_MIN])));
        }
        if group.member(person).is_some() {
            places.push(format!("{}/group.toml", group.folder));
        }
        let defaults = [&group.defaults.paid_by, &group.defaults.split];
        let is_default = defaults
            .iter()
            .filter_map(|text| text.as_deref())
            .any(|text| text.split(' ').any(|word| crate::model::split::cut_name(word).0 == handle));
        if is_default {
            places.push(format!("the defaults of {}", group.handle));
        }
    }
    for source in book.sources.iter().filter(|source| source.path.ends_with(LOG)) {
        let (lines, _) = parse_messages(&source.text);
        let count = lines.iter().filter(|line| line.message.author == handle).count();
        if count > 0 {
            places.push(counted(u64::try_from(count).unwrap_or(u64::MAX), "message", &format!("in {}", source.path)));
        }
    }
    places.into_iter().map(|place| shortened(&place)).collect()
}

fn counted(count: u64, noun: &str, place: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural} {place}")
}
