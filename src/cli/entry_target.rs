//! The entry a command changes: found by its id, in a file that may be changed.

use super::entry_args::Setting;
use super::failure::Failure;
use super::meant::offering_of;
use super::writer::Writer;
use super::{choose, context::Context};
use crate::model::{Entry, Ledger, PersonIndex, Status};
use crate::text::entry_edit::{Cells, read_cells};

/// An entry to be changed, apart from the ledger it was read from.
#[derive(Clone, Debug)]
pub struct Target {
    /// The entry.
    pub entry: Entry<'static>,
    /// What its cells say.
    pub cells: Cells,
    /// The path of its file.
    pub path: String,
    /// Whether a loser of a conflict stands beside it.
    pub is_contested: bool,
}

/// Finds the entries whose ids begin with what was typed, each once.
///
/// # Errors
///
/// When one is not there or could be several, or the ledger cannot be read.
pub fn targets(context: &mut Context, writer: &Writer, typed: &[String]) -> Result<Vec<Target>, Failure> {
    let book = writer.book();
    let prefixes: Vec<String> = typed.iter().map(|typed| typed.to_ascii_lowercase()).collect();
    let fits = |entry: &Entry<'_>| {
        let id = entry.id.text();
        prefixes.iter().any(|prefix| id.starts_with(prefix.as_bytes()))
    };
    let picked = context.looked_through(book, fits)?.1;
    let ledger = Ledger::new(&book.setup, picked);
    let mut targets: Vec<Target> = Vec::new();
    for typed in typed {
        // What was picked by ids knows nothing of words.
        let not_there = || offering_of(book, choose::no_such_id(typed), typed);
        let entry = choose::entry_of_id(&ledger, typed)?.ok_or_else(not_there)?;
        if targets.iter().any(|target| target.entry.id == entry.id) {
            continue;
        }
        let source = book.sources.file(entry.place.file);
        let cells = source.and_then(|source| read_cells(&source.text, &entry.place));
        let (Some(source), Some(cells)) = (source, cells) else {
            return Err(Failure::human(format!("the row of `{typed}` is not where it was read")));
        };
        let is_contested = is_contested(&ledger, entry);
        targets.push(Target { entry: entry.detached(), cells, path: source.path.clone(), is_contested });
    }
    Ok(targets)
}

fn is_contested(ledger: &Ledger<'_>, entry: &Entry<'_>) -> bool {
    ledger.entries.iter().any(|other| other.id == entry.id && other.status == Status::Conflict)
}

impl Target {
    /// Returns where words about the entry are understood; its group and its day must be open.
    ///
    /// # Errors
    ///
    /// When the group is archived or its books are closed on that day.
    pub fn setting<'s>(
        &self,
        writer: &'s Writer,
        me: Option<PersonIndex>,
        context: &Context,
    ) -> Result<Setting<'s>, Failure> {
        let setup = &writer.book().setup;
        let setting = Setting { setup, index: self.entry.group, me, today: context.clock.today() };
        choose::open_day(setting.open_group()?, self.entry.date)?;
        Ok(setting)
    }

    /// Returns a short name for subjects of commits: what it was for and how much.
    #[must_use]
    pub fn name(&self) -> String {
        let amount = self.entry.amount.to_decimal(self.entry.currency.decimals());
        let what = if self.entry.description.is_empty() { self.entry.kind.word() } else { &self.entry.description };
        format!("{what} {amount} {}", self.entry.currency)
    }
}
