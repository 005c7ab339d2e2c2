//! Edits made by hand: sound ones become a commit of their own, others are left alone.

use std::collections::BTreeSet;

use super::desk::Desk;
use super::{Book, BookError, Change, Draft, is_readable};
use crate::disk::kind_of;
use crate::git::Repo;
use crate::text::columns::{Column, Columns};
use crate::text::table::Scanner;

/// The part of all rows that an edit by hand may take out without a question, in hundredths.
const GONE_PERCENT_MAX: usize = 20;
/// So few rows may go without a question, whatever their part.
const GONE_FREE_MAX: usize = 5;

/// Edits by hand that became a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adopted {
    /// The files.
    pub paths: Vec<String>,
    /// The ids of rows that are no longer there.
    pub gone: Vec<String>,
}

impl Book {
    /// Lists the ledger's files that differ from the last commit, as they were when they were read.
    ///
    /// # Errors
    ///
    /// When git cannot compare.
    pub fn edited(&self, repo: &Repo) -> Result<Vec<String>, BookError> {
        let committed = committed_paths(repo)?;
        let mut candidates: Vec<&str> = self.sources.iter().map(|source| source.path.as_str()).collect();
        candidates.extend(committed.iter().map(String::as_str).chain([".gitattributes"]));
        candidates.sort_unstable();
        candidates.dedup();
        let look = |path: &str| {
            let found = self.looks.binary_search_by(|(other, _)| other.as_str().cmp(path));
            found.ok().map(|at| &self.looks[at].1)
        };
        Ok(repo.changed_paths_knowing(&candidates, look)?)
    }

    /// Drafts the ledger as the last commit has it, without the edits made by hand in these files.
    ///
    /// # Errors
    ///
    /// When git cannot read them.
    pub fn draft_without_edits(&self, repo: &Repo, paths: &[String]) -> Result<Draft, BookError> {
        let mut draft = Draft::of(self);
        for path in paths.iter().filter(|path| kind_of(path).is_some()) {
            let stored = if repo.head()?.is_some() { repo.blob_at("HEAD", path)? } else { None };
            draft.set(path, stored.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()));
        }
        Ok(draft)
    }
}

/// Commits what was changed by hand since the last commit.
pub(super) fn adopt(desk: &mut Desk, many_may_go: bool) -> Result<Option<Adopted>, BookError> {
    let paths = desk.book.edited(&desk.repo)?;
    if paths.is_empty() {
        return Ok(None);
    }
    let faults = desk.book.check();
    if !is_readable(&faults) {
        return Err(BookError::Invalid(Box::new((faults, desk.book.sources.clone()))));
    }
    let (gone, of) = gone_rows(desk, &paths)?;
    if !many_may_go && gone.len() > GONE_FREE_MAX && gone.len() * 100 > of * GONE_PERCENT_MAX {
        return Err(BookError::ManyGone { gone: gone.len(), of });
    }
    let change = Change {
        subject: subject_of(&paths),
        operation: "edit-by-hand",
        group: None,
        entries: Vec::new(),
        trailers: Vec::new(),
    };
    desk.commit_worktree(&change, &paths)?;
    Ok(Some(Adopted { paths, gone }))
}

/// Lists the ledger's files in the last commit, so that one deleted by hand is noticed.
fn committed_paths(repo: &Repo) -> Result<Vec<String>, BookError> {
    if repo.head()?.is_none() {
        return Ok(Vec::new());
    }
    let prefixes = ["clique.toml", "people/", "groups/", "direct/", "rates.csv", "reads/"];
    let files = repo.files_at("HEAD", &prefixes)?;
    Ok(files.into_iter().map(|file| file.path).filter(|path| !path.contains("/receipts/")).collect())
}

/// Returns the ids that stood in these files and stand in no file now, and how many rows there were.
fn gone_rows(desk: &Desk, paths: &[String]) -> Result<(Vec<String>, usize), BookError> {
    let mut before = BTreeSet::new();
    if desk.repo.head()?.is_some() {
        for path in paths.iter().filter(|path| path.ends_with(".csv") && path.contains("/expenses/")) {
            let bytes = desk.repo.blob_at("HEAD", path)?.unwrap_or_default();
            before.extend(ids_in(&String::from_utf8_lossy(&bytes)));
        }
    }
    let of = before.len();
    for source in desk.book.sources.iter().filter(|source| source.path.contains("/expenses/")) {
        for id in ids_in(&source.text) {
            before.remove(&id);
        }
    }
    Ok((before.into_iter().collect(), of))
}

fn ids_in(text: &str) -> Vec<String> {
    let mut scanner = Scanner::new(text);
    let mut ids = Vec::new();
    let Some(header) = scanner.next_record() else { return ids };
    let columns = Columns::read(&header, "", &mut Vec::new());
    let Some(place) = columns.and_then(|columns| columns.place(Column::Id)) else { return ids };
    while let Some(record) = scanner.next_record() {
        let id = record.cell(place);
        if !id.is_empty() {
            ids.push(id.into_owned());
        }
    }
    ids
}

fn subject_of(paths: &[String]) -> String {
    match paths {
        [one] => format!("edit {one} by hand"),
        [first, rest @ ..] => format!("edit {first} and {} more by hand", rest.len()),
        [] => "edit by hand".into(),
    }
}
