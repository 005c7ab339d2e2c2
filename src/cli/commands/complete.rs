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
use crate::disk::{Tables, read_into, read_tree};
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
    let known = Ledger { context, newest: OnceCell::new(), setup: OnceCell::new() };
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

    /// The newest tables of entries: their header and their rows.
    fn newest_tables(&self) -> Vec<(&str, &str)> {
        let options = ReadOptions { tables: Tables::Newest, ..ReadOptions::default() };
        let read = || {
            let files = self.context.root().map(|root| read_tree(&root, options).files).unwrap_or_default();
            Sources::from_read(files.into_iter().map(|file| (file.path, file.text)), &mut Vec::new())
        };
        let tables = self.newest.get_or_init(read).iter().filter(|source| is_table(&source.path));
        tables.filter_map(|source| header_and_rows(&source.text)).collect()
    }

    /// The words of a column in the newest rows of the newest tables; rows with quotes are passed over.
    fn column(&self, name: &str, apart: bool) -> Vec<Offer> {
        let mut found: BTreeSet<&str> = BTreeSet::new();
        let tables = self.newest_tables();
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

/// An entry that may be meant; the newest is the greatest.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Told {
    day: String,
    id: String,
    what: String,
}

/// What some tables have of rows whose ids begin alike.
#[derive(Default)]
struct Alike {
    /// The newest, from the newest on.
    newest: Vec<Told>,
    /// The ids of all of them, one behind the other: only those can make the beginning that tells another one apart
    /// longer than what is typed.
    ids: String,
}

impl Alike {
    fn add(&mut self, header: &str, rows: &str, prefix: &str) {
        let lines: Vec<&str> = rows.lines().filter(|line| line.starts_with(prefix)).collect();
        self.ids.extend(lines.iter().filter_map(|line| line.get(..LENGTH)));
        let (Some(0), day, what) = (place_of(header, "id"), place_of(header, "date"), place_of(header, "description"))
        else {
            return;
        };
        let is_id = |cell: &&str| cell.len() == LENGTH && cell.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let fits = |line: &&&str| line.split(',').next().as_ref().is_some_and(is_id);
        for line in lines.iter().rev().filter(fits).take(IDS_MAX) {
            let cell = |place: Option<usize>| place.and_then(|at| line.split(',').nth(at)).unwrap_or_default();
            let (id, day) = (&line[..LENGTH], cell(day));
            let oldest = self.newest.get(IDS_MAX - 1);
            if oldest.is_none_or(|oldest| (oldest.day.as_str(), oldest.id.as_str()) < (day, id)) {
                let what = cell(what).trim_matches('"').to_owned();
                self.newest.push(Told { day: day.to_owned(), id: id.to_owned(), what });
            }
        }
        self.keep_newest();
    }

    fn join(&mut self, other: Alike) {
        self.ids += &other.ids;
        self.newest.extend(other.newest);
        self.keep_newest();
    }

    fn keep_newest(&mut self) {
        self.newest.sort_unstable_by(|one, other| other.cmp(one));
        self.newest.truncate(IDS_MAX);
    }

    /// The ids, each once for every row that says it; some may be no ids.
    fn ids(&self) -> impl Iterator<Item = &str> {
        (0..self.ids.len()).step_by(LENGTH).filter_map(|at| self.ids.get(at..at + LENGTH))
    }
}

fn is_table(path: &str) -> bool {
    path.contains("/expenses/")
}

fn header_and_rows(text: &str) -> Option<(&str, &str)> {
    text.trim_start_matches('\u{feff}').split_once('\n')
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
        let Ok(root) = self.context.root() else { return Vec::new() };
        // Texts are looked at where they are read, in room that is used again: more of it would take longer to get
        // than the rows to go through.
        let options = ReadOptions { tables: Tables::Looks, ..ReadOptions::default() };
        let files = read_tree(&root, options).files;
        let tables: Vec<&str> = files.iter().map(|file| file.path.as_str()).filter(|path| is_table(path)).collect();
        let threads = if tables.len() < SHARED_FROM { 1 } else { threads() };
        let pieces = tables.chunks(tables.len().div_ceil(PIECES).max(1)).collect();
        let found = side_by_side(pieces, threads, |room: &mut Vec<u8>, tables: &[&str]| {
            let mut found = Alike::default();
            for path in tables {
                let end = read_into(&root, path, room, 0).unwrap_or(0);
                let text = str::from_utf8(&room[..end]).unwrap_or_default();
                if let Some((header, rows)) = header_and_rows(text) {
                    found.add(header, rows, prefix);
                }
            }
            found
        });
        let mut alike = Alike::default();
        found.into_iter().for_each(|found| alike.join(found));
        // The shortest beginnings that no other id has.
        let mut needed: HashMap<&str, Vec<(&str, usize)>> = HashMap::new();
        for Told { id, .. } in &alike.newest {
            needed.entry(&id[..ID_MIN]).or_default().push((id, ID_MIN));
        }
        for other in alike.ids() {
            let Some(ids) = other.get(..ID_MIN).and_then(|begin| needed.get_mut(begin)) else { continue };
            for (id, length) in ids.iter_mut().filter(|(id, _)| *id != other) {
                let same = id.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
                *length = (*length).max(same + 1);
            }
        }
        let length = |id: &str| {
            let ids = needed.get(&id[..ID_MIN]).into_iter().flatten();
            ids.filter(|(other, _)| *other == id).map(|(_, length)| *length).max().unwrap_or(LENGTH)
        };
        let offer = |Told { day, id, what }: &Told| {
            let shown = length(id).max(prefix.len()).min(LENGTH);
            (id[..shown].to_owned(), format!("{day} {what}"))
        };
        alike.newest.iter().map(offer).collect()
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
