//! `clique blame`: tell who wrote what stands in an entry, a file or a group.

use clap::Args;

use super::history::past_of_entry;
use crate::book::{Book, blame};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, USAGE};
use crate::cli::past::{author, ids_of};
use crate::cli::show::{Shown, value_of};
use crate::cli::{Outcome, choose};
use crate::git::{ObjectId, Repo};
use crate::model::Id;
use crate::model::id::unique_prefix;
use crate::render::authors::{authors_as_json, authors_as_rows, authors_as_text};
use crate::render::versions::fields_blamed_as_text;
use crate::report::authors::{AuthoredLine, FileAuthors, changed_names, lines_of};
use crate::report::entries::ID_SHOWN_MIN;
use crate::report::versions::{EntryHistory, field_authors};
use crate::text::past::differing;
use crate::text::sources::Source;
use crate::text::timestamp::timestamp_text;

/// Tell who wrote what stands in an entry, a file or a group
///
/// Of an entry: who wrote what each of its fields says, and when. Of a file, or of the rows of a group:
/// who last changed each row, or each setting. What only looks different, as after `clique fmt`, was not
/// changed. The id in front is that of the change: see it with `clique diff ID~..ID`.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique blame ID
  clique blame trip
  clique blame groups/trip/group.toml
  clique blame people/alice.toml --json")]
pub struct BlameArgs {
    /// An entry, a group, or a file of the ledger
    #[arg(value_name = "ID|GROUP|FILE")]
    pub what: String,
}

/// Tells who wrote what.
///
/// # Errors
///
/// When nothing is meant, or there is no history.
pub fn cmd_blame(args: &BlameArgs, context: &mut Context) -> Outcome {
    let now = Book::open(&context.root()?);
    let (repo, from) = context.repo_and_commit(&now.root)?;
    let book =
        Book::at(&repo, from, crate::book::ReadOptions { messages: true, ..crate::book::ReadOptions::default() })?;
    let typed = args.what.trim_start_matches("./");
    if let Some(source) = book.sources.iter().find(|source| source.path == typed) {
        return show_files(context, &now, &[authors(&repo, from, &now, source)?]);
    }
    if typed.contains('/') {
        return Err(Failure::usage(format!("`{typed}` is no file of the ledger that is recorded"))
            .help("name it as it stands below the ledger's folder: groups/trip/group.toml"));
    }
    let group = match choose::named_group(&book.setup, typed) {
        Ok(group) => group,
        Err(no_group) => {
            return match past_of_entry(context, &now, typed) {
                Ok(history) => show_entry(context, &now, &history),
                Err(failure) if failure.code == USAGE => {
                    Err(no_group.help("or name an entry by the beginning of its id, or a file: people/alice.toml"))
                }
                Err(failure) => Err(failure),
            };
        }
    };
    let prefix = format!("{}/expenses/", book.setup.groups[group.get()].folder);
    let files = book.sources.with_prefix(&prefix).iter().map(|source| authors(&repo, from, &now, source));
    let files: Vec<FileAuthors> = files.collect::<Result<_, _>>()?;
    show_files(context, &now, &files)
}

/// Asks the history about one file.
fn authors(repo: &Repo, from: ObjectId, book: &Book, source: &Source) -> Result<FileAuthors, Failure> {
    let (_, facts) = differing(&source.path, None, Some(&source.text)).ok_or_else(|| {
        Failure::usage(format!("nothing can be told of the lines of `{}`", source.path))
            .help("it holds no rows or settings, or cannot be read: clique check")
    })?;
    let lines = lines_of(&facts, &book.setup);
    let names = lines.iter().map(|(name, _)| name.clone()).collect();
    let changed = |before: &[_], after: &[_]| changed_names(before, after, &book.setup);
    let found = blame(repo, from, &source.path, names, &changed)?;
    let by = |name: &str| found.get(name).map(|commit| author(commit, &book.setup));
    let lines = lines.into_iter().map(|(name, line)| AuthoredLine { by: by(&name), ..line }).collect();
    Ok(FileAuthors { path: source.path.clone(), lines })
}

fn show_files(context: &mut Context, book: &Book, files: &[FileAuthors]) -> Outcome {
    let ids = ids_of(book);
    let unique = |id: Id| unique_prefix(&ids, id, ID_SHOWN_MIN);
    context.show(&Shown {
        schema: "clique.blame/1",
        ledger: Some(&book.setup.name),
        text: &|look| authors_as_text(files, &unique, look),
        data: &|| value_of(&authors_as_json(files, &timestamp_text)),
        rows: &|| authors_as_rows(files, &timestamp_text),
    })?;
    Ok(0)
}

fn show_entry(context: &mut Context, book: &Book, history: &EntryHistory) -> Outcome {
    let fields = field_authors(history);
    let line = |field: &crate::report::versions::FieldAuthor| AuthoredLine {
        fact: history.fact.clone(),
        setting: Some(field.field.clone()),
        currency: history.currency.clone(),
        by: Some(field.by.clone()),
    };
    let files = [FileAuthors { path: String::new(), lines: fields.iter().map(line).collect() }];
    context.show(&Shown {
        schema: "clique.blame/1",
        ledger: Some(&book.setup.name),
        text: &|look| fields_blamed_as_text(history, &fields, look),
        data: &|| value_of(&authors_as_json(&files, &timestamp_text)),
        rows: &|| authors_as_rows(&files, &timestamp_text),
    })?;
    Ok(0)
}
