//! The past of one entry: every commit that changed its rows, followed from file to file.
//!
//! The walk goes back from a commit with what the rows of the entry say there, and asks of each parent
//! what they said before:
//!
//! 1. Where the files of the rows are the same in both, nothing is read: the rows are the same.
//! 2. Where such a file differs, its older text is asked for the rows; as long as they stand there
//!    unchanged, no other file is looked at.
//! 3. Where a row is not there as it is now, it may have stood elsewhere: in one of the other files
//!    that the commit changed. So an entry is followed from year to year and from group to group.
//! 4. A row that had no id of its own went by an id made of what it said. When that changed, the
//!    caller is asked which row it was, and the walk goes on with that one.
//! 5. Of a merge that has the rows as one of its parents has them, only that parent is asked.
//! 6. A commit that made the rows where there were none ends the walk, when it says that it added the
//!    entry. One that brought it back, or does not say, does not: there may have been rows before.

use std::collections::HashSet;
use std::rc::Rc;

use super::BookError;
use super::frontier::Frontier;
use crate::disk::{FileKind, kind_of};
use crate::git::{ChangedFile, Commit, Link, ObjectId, Repo};
use crate::model::{Fact, Id};
use crate::text::past::differing;
use crate::text::past_rows::{PastRow, header_of, plainly_says, rows_of};

/// What a commit says of itself when the entries it makes were never there before.
const BIRTHS: [&str; 8] = ["add", "pay", "copy", "settle", "import", "init", "recur", "confirm"];

/// A commit that changed the rows of an entry.
#[derive(Clone, Debug)]
pub struct Step {
    /// The commit.
    pub commit: Commit,
    /// The rows in the commit it follows, or, for a merge, in the first of them.
    pub before: Vec<PastRow>,
    /// The rows in it.
    pub after: Vec<PastRow>,
}

/// Finds, among what a commit took away and what it made, the row that a row without an id was before.
pub type Recognise<'a> = &'a dyn Fn(&[Fact], &[Fact], Id) -> Option<Id>;

/// What the rows of the entry say at a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
struct State {
    /// The id the entry goes by there.
    id: Id,
    rows: Vec<PastRow>,
    /// For each file of the rows, what stands in it before the first row.
    headers: Vec<(String, String)>,
}

/// Returns every commit that changed the rows of an entry, from one commit back, the newest first.
///
/// `likely` is the file that the entry stands in, as far as is known; when it does, no other is searched.
///
/// # Errors
///
/// When git cannot read the history.
pub fn lineage(
    repo: &Repo,
    from: ObjectId,
    id: Id,
    likely: Option<&str>,
    recognise: Recognise<'_>,
) -> Result<Vec<Step>, BookError> {
    let mut walk = Walk { repo, recognise, frontier: Frontier::new(repo, from), seen: HashSet::new() };
    let first = repo.link(from)?;
    let state = walk.state_of(&first, id, likely)?;
    walk.push(first, Rc::new(state));
    let mut steps = Vec::new();
    while let Some((link, state)) = walk.frontier.pop()? {
        steps.extend(walk.step(&link, &state)?);
    }
    Ok(steps)
}

struct Walk<'r> {
    repo: &'r Repo,
    recognise: Recognise<'r>,
    frontier: Frontier<'r, Rc<State>>,
    seen: HashSet<ObjectId>,
}

impl Walk<'_> {
    /// Goes on with a commit; where two ways lead to one, the rows say the same whichever was taken.
    fn push(&mut self, link: Link, state: Rc<State>) {
        if self.seen.insert(link.id) {
            self.frontier.push(link, state, |_, _| {});
        }
    }

    /// Reads the rows of the entry out of all files of a commit.
    fn state_of(&self, link: &Link, id: Id, likely: Option<&str>) -> Result<State, BookError> {
        let mut state = State { id, rows: Vec::new(), headers: Vec::new() };
        if let Some(path) = likely
            && let Some(file) = self.repo.file_in(link.tree, path)?
            && !state.take(path, &self.text(file)?).is_empty()
        {
            return Ok(state);
        }
        for file in self.repo.tree_files(link.id)?.files {
            if is_table(&file.path) && file.is_ordinary() {
                state.take(&file.path, &self.text(file.id)?);
            }
        }
        Ok(state)
    }

    /// Asks the parents of a commit what the rows said before; tells the step when they said something else.
    fn step(&mut self, link: &Link, state: &Rc<State>) -> Result<Option<Step>, BookError> {
        let mut parents = Vec::new();
        for parent in &link.parents {
            let parent = self.repo.link(*parent)?;
            let before = self.before(&parent, link, state)?;
            let is_same = Rc::ptr_eq(&before, state) || says_the_same(&before.rows, &state.rows);
            // What is not there cannot tell which way it came, so every way is gone.
            if is_same && !state.rows.is_empty() {
                self.push(parent, before);
                return Ok(None);
            }
            parents.push((parent, before));
        }
        let is_step = !state.rows.is_empty() || parents.iter().any(|(_, before)| !before.rows.is_empty());
        let commit = if is_step { Some(self.repo.commit(link.id)?) } else { None };
        let was_there = parents.iter().any(|(_, before)| !before.rows.is_empty());
        let is_birth = commit.as_ref().is_some_and(|commit| {
            !was_there && commit.trailer("Clique-Op").any(|operation| BIRTHS.contains(&operation))
        });
        let before = parents.first().map_or_else(Vec::new, |(_, before)| before.rows.clone());
        if !is_birth {
            for (parent, before) in parents {
                self.push(parent, before);
            }
        }
        Ok(commit.map(|commit| Step { commit, before, after: state.rows.clone() }))
    }

    /// Returns what the rows said in a parent.
    fn before(&self, parent: &Link, link: &Link, state: &Rc<State>) -> Result<Rc<State>, BookError> {
        let mut old = State { id: state.id, rows: Vec::new(), headers: Vec::new() };
        let mut differs = false;
        for (path, header) in &state.headers {
            let rows: Vec<PastRow> = state.rows.iter().filter(|row| row.path == *path).cloned().collect();
            let text = match self.repo.differing_at(parent.tree, link.tree, path)? {
                None => None,
                Some((file, _)) => Some(file.map(|file| self.text(file)).transpose()?.unwrap_or_default()),
            };
            match text {
                Some(text) if !plainly_says(&text, header, &rows, state.id) => {
                    differs |= !says_the_same(&old.take(path, &text), &rows);
                }
                _ => {
                    old.headers.push((path.clone(), header.clone()));
                    old.rows.extend(rows);
                }
            }
        }
        if !differs && !state.headers.is_empty() {
            return Ok(Rc::new(old));
        }
        let files = self.repo.changed_between(Some(parent.id), link.id)?;
        let other =
            |file: &&ChangedFile| is_table(&file.path) && state.headers.iter().all(|(path, _)| *path != file.path);
        for file in files.iter().filter(other) {
            if let Some(id) = file.old {
                old.take(&file.path, &self.text(id)?);
            }
        }
        if old.rows.is_empty() && !state.rows.is_empty() {
            self.recognise(&files, &mut old)?;
        }
        Ok(Rc::new(old))
    }

    /// Finds a row that went by another id, because it had none of its own.
    fn recognise(&self, files: &[ChangedFile], old: &mut State) -> Result<(), BookError> {
        let (mut gone, mut new, mut texts) = (Vec::new(), Vec::new(), Vec::new());
        for file in files.iter().filter(|file| is_table(&file.path)) {
            let text = |id: Option<ObjectId>| id.map(|id| self.text(id)).transpose();
            let (before, after) = (text(file.old)?, text(file.new)?);
            if let Some((one, other)) = differing(&file.path, before.as_deref(), after.as_deref()) {
                gone.extend(one);
                new.extend(other);
            }
            texts.extend(before.map(|before| (&file.path, before)));
        }
        if gone.iter().all(|fact| fact.id_is_written) {
            return Ok(());
        }
        if let Some(id) = (self.recognise)(&gone, &new, old.id) {
            old.id = id;
            for (path, text) in texts {
                old.take(path, &text);
            }
        }
        Ok(())
    }

    /// Reads a stored text; bytes that are none cannot hold the rows that are looked for.
    fn text(&self, id: ObjectId) -> Result<String, BookError> {
        Ok(String::from_utf8_lossy(&self.repo.file(id)?).into_owned())
    }
}

impl State {
    /// Takes in the rows of a file, and returns them.
    fn take(&mut self, path: &str, text: &str) -> Vec<PastRow> {
        let rows = rows_of(path, text, self.id);
        if !rows.is_empty() {
            self.headers.push((path.to_owned(), header_of(text).to_owned()));
            self.rows.extend(rows.iter().cloned());
        }
        rows
    }
}

/// Tells whether two lists of rows say the same in the same files, however they are written.
fn says_the_same(one: &[PastRow], other: &[PastRow]) -> bool {
    let says = |(one, other): (&PastRow, &PastRow)| one.path == other.path && one.fact == other.fact;
    one.len() == other.len() && one.iter().zip(other).all(says)
}

fn is_table(path: &str) -> bool {
    kind_of(path) == Some(FileKind::Expenses)
}
