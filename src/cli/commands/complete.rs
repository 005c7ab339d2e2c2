//! `clique __complete`: what can stand where the cursor is; shells ask it, people do not.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;

use clap::Args;

use crate::book::{Book, ReadOptions};
use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::DONE;
use crate::cli::offers::{Known, Offer, goes_into_a_command, offers};
use crate::cli::one_command::one_command;
use crate::disk::{Tables, read_tree};
use crate::model::id::LENGTH;
use crate::text::side_by_side::{side_by_side, threads};
use crate::text::sources::Sources;

/// So many ids are offered at most.
const IDS_MAX: usize = 40;
/// So many of the newest rows of a file are looked at for categories and tags.
const ROWS_MAX: usize = 1000;
/// So many rows are looked at in all, as many of each file; but some of each.
const ROWS_OF_ALL: usize = 20_000;
/// So many of each file at least.
const ROWS_MIN: usize = 20;
/// From so many tables on several threads look at them, in so many pieces at most.
const SHARED_FROM: usize = 32;
/// See [`SHARED_FROM`].
const PIECES: usize = 32;
/// The least of an id that is offered.
const ID_MIN: usize = 4;

/// Tell a shell what can stand where the cursor is
#[derive(Clone, Debug, Args)]
#[command(name = "__complete", hide = true)]
pub struct CompleteArgs {
    /// The words of the line behind the program's name; the last is the one to complete
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    pub words: Vec<String>,
}

/// Prints one offer a line: the value, a tab, a few words about it. Says nothing where there is no ledger.
///
/// # Errors
///
/// When stdout cannot be written.
pub fn cmd_complete(args: &CompleteArgs, context: &mut Context) -> Outcome {
    let mut words = args.words.clone();
    // PowerShell drops empty words on their way here, so its script writes the quotes.
    if let Some(last) = words.last_mut().filter(|last| *last == "''") {
        last.clear();
    }
    if let Some(folder) = folder_of(&words) {
        context.global.directory = Some(folder);
    }
    let program = outline(&words);
    let known = Ledger { context, all: OnceCell::new(), newest: OnceCell::new(), setup: OnceCell::new() };
    let found = offers(&program, &words, &known);
    let plain = |text: &str| text.lines().next().unwrap_or_default().replace('\t', " ");
    let line = |(value, about): &Offer| {
        let about = crate::render::safe::safe(&plain(about)).to_string();
        format!("{}\t{about}\n", plain(value))
    };
    let text: String = found.iter().map(line).collect();
    context.ui.answer(&text)?;
    Ok(DONE)
}

/// Builds the command line: of the command only that the words go into, or of all, with arguments only for those
/// that are among the words, as the others are but names there.
fn outline(words: &[String]) -> clap::Command {
    let before = words.split_last().map_or(words, |(_, before)| before);
    let mut program = one_command(before);
    program.build();
    if goes_into_a_command(&program, before) {
        return program;
    }
    program = crate::cli::command();
    for inner in program.get_subcommands_mut() {
        let is_named = |name: &str| words.iter().any(|word| word == name);
        if is_named(inner.get_name()) || inner.get_all_aliases().any(is_named) {
            continue;
        }
        let mut name_only = clap::Command::new(inner.get_name().to_owned()).hide(inner.is_hide_set());
        if let Some(about) = inner.get_about() {
            name_only = name_only.about(about.clone());
        }
        *inner = name_only;
    }
    program.build();
    program
}

/// Finds `-C DIR` among the words.
fn folder_of(words: &[String]) -> Option<PathBuf> {
    let at = words.iter().position(|word| word == "-C" || word == "--directory");
    let beside = at.and_then(|at| words.get(at + 1)).map(PathBuf::from);
    beside.or_else(|| words.iter().find_map(|word| word.strip_prefix("--directory=")).map(PathBuf::from))
}

/// The ledger, opened when something of it is asked for, and only as far as that needs. Rows are looked at as lines,
/// as reading them all in earnest would take too long behind a key.
struct Ledger<'c> {
    context: &'c Context,
    /// The texts of all files.
    all: OnceCell<Sources>,
    /// The texts of all files but for older tables.
    newest: OnceCell<Sources>,
    /// The ledger without its entries.
    setup: OnceCell<Option<Book>>,
}

impl Ledger<'_> {
    fn book(&self) -> Option<&Book> {
        let options = ReadOptions { tables: Tables::None, ..ReadOptions::default() };
        let open = || self.context.root().ok().map(|root| Book::open_with(&root, options));
        self.setup.get_or_init(open).as_ref()
    }

    /// The texts of tables of entries: their header and their rows.
    fn tables<'t>(&self, texts: &'t OnceCell<Sources>, tables: Tables) -> Vec<(&'t str, &'t str)> {
        let options = ReadOptions { tables, ..ReadOptions::default() };
        let read = || {
            let files = self.context.root().map(|root| read_tree(&root, options).files).unwrap_or_default();
            Sources::from_read(files.into_iter().map(|file| (file.path, file.text)), &mut Vec::new())
        };
        let tables = texts.get_or_init(read).iter().filter(|source| source.path.contains("/expenses/"));
        tables.filter_map(|source| source.text.trim_start_matches('\u{feff}').split_once('\n')).collect()
    }

    /// The words of a column in the newest rows of the newest tables; rows with quotes are passed over.
    fn column(&self, name: &str, apart: bool) -> Vec<Offer> {
        let mut found: BTreeSet<&str> = BTreeSet::new();
        let tables = self.tables(&self.newest, Tables::Newest);
        let rows_max = (ROWS_OF_ALL / tables.len().max(1)).clamp(ROWS_MIN, ROWS_MAX);
        for (header, rows) in tables {
            let Some(place) = place_of(header, name) else { continue };
            let lines = rows.lines().rev().filter(|line| !line.contains('"')).take(rows_max);
            for cell in lines.filter_map(|line| line.split(',').nth(place)) {
                let words = cell.split(if apart { ' ' } else { ',' }).map(str::trim).filter(|word| !word.is_empty());
                found.extend(words);
            }
        }
        found.into_iter().map(|word| (word.to_owned(), String::new())).collect()
    }
}

/// An id, its day, and what it is about.
type Told<'t> = (&'t str, &'t str, &'t str);

/// What some tables have of rows whose ids begin alike.
#[derive(Default)]
struct Alike<'t> {
    /// The newest of each table.
    newest: Vec<Told<'t>>,
    /// All of them: only ids that begin so can make another one's beginning longer than that.
    ids: Vec<&'t str>,
}

impl<'t> Alike<'t> {
    fn add(&mut self, header: &str, rows: &'t str, prefix: &str) {
        let (Some(0), day, what) = (place_of(header, "id"), place_of(header, "date"), place_of(header, "description"))
        else {
            self.ids.extend(rows.lines().filter(|line| line.starts_with(prefix)).filter_map(|line| line.get(..LENGTH)));
            return;
        };
        let is_id = |cell: &&str| cell.len() == LENGTH && cell.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let lines: Vec<&str> = rows.lines().filter(|line| line.starts_with(prefix)).collect();
        let fits = |line: &&&str| line.split(',').next().as_ref().is_some_and(is_id);
        for line in lines.iter().rev().filter(fits).take(IDS_MAX) {
            let cell = |place: Option<usize>| place.and_then(|at| line.split(',').nth(at)).unwrap_or_default();
            self.newest.push((&line[..LENGTH], cell(day), cell(what).trim_matches('"')));
        }
        self.ids.extend(lines.iter().filter_map(|line| line.get(..LENGTH)));
    }
}

fn place_of(header: &str, name: &str) -> Option<usize> {
    header.trim_end().split(',').position(|column| column.trim() == name)
}

impl Known for Ledger<'_> {
    fn people(&self) -> Vec<Offer> {
        let people = self.book().map(|book| book.setup.people.iter()).into_iter().flatten();
        people.map(|person| (person.handle.as_str().to_owned(), person.name.clone())).collect()
    }

    fn groups(&self) -> Vec<Offer> {
        let groups = self.book().map(|book| book.setup.groups.iter()).into_iter().flatten();
        groups.map(|group| (group.handle.clone(), group.name.clone())).collect()
    }

    fn ids(&self, prefix: &str) -> Vec<Offer> {
        let tables = self.tables(&self.all, Tables::All);
        let threads = if tables.len() < SHARED_FROM { 1 } else { threads() };
        let pieces = tables.chunks(tables.len().div_ceil(PIECES).max(1)).collect();
        let found = side_by_side(pieces, threads, |(): &mut (), tables: &[(&str, &str)]| {
            let mut found = Alike::default();
            tables.iter().for_each(|(header, rows)| found.add(header, rows, prefix));
            found
        });
        let mut newest: Vec<Told<'_>> = found.iter().flat_map(|found| found.newest.iter().copied()).collect();
        let by_day = |a: &Told<'_>, b: &Told<'_>| (b.1, b.0).cmp(&(a.1, a.0));
        if newest.len() > IDS_MAX {
            newest.select_nth_unstable_by(IDS_MAX, by_day);
            newest.truncate(IDS_MAX);
        }
        newest.sort_by(by_day);
        // The shortest beginnings that no other id has.
        let mut needed: HashMap<&str, Vec<(&str, usize)>> = HashMap::new();
        for (id, ..) in &newest {
            needed.entry(&id[..ID_MIN]).or_default().push((id, ID_MIN));
        }
        for other in found.iter().flat_map(|found| &found.ids) {
            let Some(ids) = other.get(..ID_MIN).and_then(|begin| needed.get_mut(begin)) else { continue };
            for (id, length) in ids.iter_mut().filter(|(id, _)| id != other) {
                let same = id.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
                *length = (*length).max(same + 1);
            }
        }
        let length = |id: &str| {
            let ids = needed.get(&id[..ID_MIN]).into_iter().flatten();
            ids.filter(|(other, _)| *other == id).map(|(_, length)| *length).max().unwrap_or(LENGTH)
        };
        let offer = |(id, day, what): &Told<'_>| {
            let shown = length(id).max(prefix.len()).min(LENGTH);
            (id[..shown].to_owned(), format!("{day} {what}"))
        };
        newest.iter().map(offer).collect()
    }

    fn categories(&self) -> Vec<Offer> {
        self.column("category", false)
    }

    fn tags(&self) -> Vec<Offer> {
        self.column("tags", true)
    }

    fn currencies(&self) -> Vec<Offer> {
        let Some(book) = self.book() else { return Vec::new() };
        let groups = book.setup.groups.iter().map(|group| group.currency.code().to_owned());
        let codes: BTreeSet<String> = groups.chain(book.setup.units.keys().cloned()).collect();
        codes.into_iter().map(|code| (code, String::new())).collect()
    }
    fn rules(&self) -> Vec<Offer> {
        let rules = self.book().map(|book| book.setup.rules.iter()).into_iter().flatten();
        rules.map(|rule| (rule.name.clone(), rule.description.clone())).collect()
    }
}
