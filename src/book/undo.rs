//! Undo: takes back the last change that is not taken back yet, as a new commit.
//!
//! An undo names the change it takes back in a trailer, so a second undo goes one step further:
//!
//! ```text
//! add A ─ add B ─ undo B ─ undo A        each undo skips what is undone, and undos themselves
//! ```
//!
//! The name alone would be lost when plain git rebases, which gives every commit another one. So an
//! undo also answers to what it does: it turns the very bytes back that the change had turned.

use super::commit::Change;
use super::desk::Desk;
use super::{Book, BookError, Committed, Draft};
use crate::disk::{FileKind, kind_of};
use crate::git::{ChangedFile, Commit, LogOptions, ObjectId, Repo};

/// The trailer that names the change an undo takes back.
pub const TRAILER: &str = "Clique-Undo";

/// So many commits are looked at for one that can be undone.
const COMMITS_MAX: usize = 10_000;

/// What a commit is to undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndoRole {
    /// It takes another one back.
    Undoes,
    /// A later one took it back.
    TakenBack,
    /// It stands.
    Stands,
}

/// The undos met so far on a walk from the newest commit to older ones, whose changes were not met yet.
#[derive(Clone, Debug, Default)]
pub struct Undos {
    open: Vec<(String, Vec<Turned>)>,
}

/// A file's path and its bytes before and after.
type Turned = (String, Option<ObjectId>, Option<ObjectId>);

impl Undos {
    /// Tells what a commit is to undo; to be asked of every commit in turn, newest first.
    pub fn role(&mut self, commit: &Commit, files: &[ChangedFile]) -> UndoRole {
        if let Some(name) = commit.trailer(TRAILER).next() {
            let turned = files.iter().map(|file| (file.path.clone(), file.new, file.old)).collect();
            self.open.push((name.to_owned(), turned));
            return UndoRole::Undoes;
        }
        let turned: Vec<Turned> = files.iter().map(|file| (file.path.clone(), file.old, file.new)).collect();
        let name = commit.id.to_string();
        let answers = |(named, changes): &(String, Vec<Turned>)| *named == name || *changes == turned;
        match self.open.iter().rposition(answers) {
            Some(at) => {
                self.open.remove(at);
                UndoRole::TakenBack
            }
            None => UndoRole::Stands,
        }
    }
}

/// Lists the files of the ledger whose bytes a commit changed.
///
/// # Errors
///
/// When git cannot read the commit.
pub fn ledger_changes(repo: &Repo, commit: &Commit) -> Result<Vec<ChangedFile>, BookError> {
    let mut files = repo.changed_files(commit.id)?;
    files.retain(|file| file.old != file.new && kind_of(&file.path).is_some());
    Ok(files)
}

/// Finds the change that an undo would take back; what changed no file of the ledger is passed over.
///
/// # Errors
///
/// When there is none, or it cannot be taken back: what begins the ledger, and merges.
pub fn last_change(repo: &Repo) -> Result<Commit, BookError> {
    let mut undos = Undos::default();
    for commit in repo.log(&LogOptions::default())?.take(COMMITS_MAX) {
        let commit = commit?;
        if commit.parents.len() > 1 {
            return Err(BookError::CannotUndo("the last change brought two histories together"));
        }
        let files = ledger_changes(repo, &commit)?;
        if files.is_empty() && commit.trailer(TRAILER).next().is_none() {
            continue;
        }
        if undos.role(&commit, &files) == UndoRole::Stands {
            let begins = |file: &ChangedFile| kind_of(&file.path) == Some(FileKind::Settings) && file.old.is_none();
            let is_first = commit.parents.is_empty() || files.iter().any(begins);
            return if is_first { Err(BookError::NothingToUndo) } else { Ok(commit) };
        }
    }
    Err(BookError::NothingToUndo)
}

/// Drafts a ledger without a change; files that are not the ledger's stay as they are.
///
/// # Errors
///
/// When a file of the change was changed again since, or was no text before.
pub fn draft_without(repo: &Repo, book: &Book, commit: &Commit) -> Result<Draft, BookError> {
    let mut draft = Draft::of(book);
    for file in ledger_changes(repo, commit)? {
        let (before, after) = (text_of(repo, file.old)?, text_of(repo, file.new)?);
        if draft.text(&file.path) != after.as_deref() {
            return Err(BookError::Superseded(file.path));
        }
        draft.set(&file.path, before);
    }
    Ok(draft)
}

/// Reads a stored text; one that is not UTF-8 would not come back byte by byte, so it is refused.
fn text_of(repo: &Repo, id: Option<ObjectId>) -> Result<Option<String>, BookError> {
    let Some(id) = id else { return Ok(None) };
    match String::from_utf8(repo.file(id)?) {
        Ok(text) => Ok(Some(text)),
        Err(_) => Err(BookError::CannotUndo("before the last change a file was not UTF-8")),
    }
}

impl Desk {
    /// Takes a change back with the draft of [`draft_without`].
    ///
    /// # Errors
    ///
    /// As [`Desk::commit`].
    pub fn undo(&mut self, commit: &Commit, draft: &Draft) -> Result<Committed, BookError> {
        let change = Change {
            subject: format!("undo: {}", commit.subject),
            operation: "undo",
            group: commit.trailer("Clique-Group").next().map(str::to_owned),
            entries: commit.trailer("Clique-Entry").filter_map(crate::model::Id::parse).collect(),
            trailers: vec![(TRAILER, commit.id.to_string())],
        };
        self.commit(draft, &change)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tempfile::TempDir;

    use super::*;
    use crate::book::Manners;
    use crate::git::{Identity, Signing, Stamp};
    use crate::text::columns::Column;
    use crate::text::entry_edit::{Cells, append_row, change_row, remove_rows};

    const BOOK: &str = "groups/trip/expenses/2026.csv";
    const LOG: &str = "groups/trip/messages.log";

    fn desk(folder: &TempDir) -> Desk {
        drop(Repo::init(folder.path()).unwrap());
        let now = Stamp { seconds: 1_780_000_000, offset_minutes: 60 };
        let mut desk =
            Desk::open(folder.path(), Manners { now, many_may_go: true, signing: Signing::Never }, &mut |_| {})
                .unwrap();
        desk.write_as(Identity { name: "Al".into(), email: "al@example.org".into() }, now);
        let mut draft = desk.draft();
        draft.set("clique.toml", Some("format = 1\r\nname = \"T\"\r\ncurrency = \"EUR\"\r\n".into()));
        draft.set("people/al.toml", Some("name = \"Al\"".into()));
        draft.set("people/bo.toml", Some("name = \"Bo\"\n".into()));
        draft.set("groups/trip/group.toml", Some("name = \"Trip\"\n[members]\nal = {}\nbo = {}\n".into()));
        desk.commit(&draft, &change("begin")).unwrap();
        desk
    }

    fn change(subject: &str) -> Change {
        Change { subject: subject.into(), operation: "test", group: None, entries: Vec::new(), trailers: Vec::new() }
    }

    /// Drafts one of many changes; some change nothing.
    fn some_change(book: &Book, kind: u8, number: u64) -> Draft {
        let mut draft = Draft::of(book);
        let row = Cells::new()
            .with(Column::Id, crate::model::Id::from_bits(number << 20 | 77).to_string())
            .with(Column::Date, "2026-02-03")
            .with(Column::Description, format!("thing, \"{number}\"\nof two lines"))
            .with(Column::Amount, format!("{}.50", number % 90 + 1))
            .with(Column::PaidBy, "al")
            .with(Column::Split, "al bo");
        let text = draft.text(BOOK).map(str::to_owned);
        let place = book.ledger().0.entries.first().map(|entry| entry.place);
        match (kind, text, place) {
            (0, text, _) => draft.set(BOOK, Some(append_row(text.as_deref(), &row))),
            (1, Some(text), Some(place)) => {
                draft.set(BOOK, change_row(&text, &place, &Cells::new().with(Column::Note, number.to_string())));
            }
            (2, Some(text), Some(place)) => draft.set(BOOK, remove_rows(&text, &[place])),
            (3, Some(text), _) => draft.set(BOOK, Some(text.replace("\r\n", "\n").replace('\n', "\r\n"))),
            (4, _, _) => draft.set(&format!("people/p{number}.toml"), Some(format!("name = \"P {number}\""))),
            (5, _, _) => draft.set(LOG, draft.text(LOG).is_none().then(|| "# nothing said\n".into())),
            (_, _, _) => draft.set(BOOK, None),
        }
        draft
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]

        /// Whatever is done: undone as often, the files are what they were, byte by byte, at every step.
        #[test]
        fn what_is_undone_was_never_there(steps in prop::collection::vec((0_u8..8, 0_u64..500), 1..9)) {
            let folder = tempfile::tempdir().unwrap();
            let mut desk = desk(&folder);
            let mut states = vec![desk.book.sources.clone()];
            for (number, (kind, salt)) in (1_u64..).zip(steps) {
                // Seven stands for an undo in the middle of things.
                let done = if kind == 7 && states.len() > 1 {
                    let commit = last_change(&desk.repo).unwrap();
                    let draft = draft_without(&desk.repo, &desk.book, &commit).unwrap();
                    desk.undo(&commit, &draft).unwrap();
                    states.pop();
                    prop_assert_eq!(Some(&desk.book.sources), states.last());
                    continue;
                } else {
                    let draft = some_change(&desk.book, kind, number * 1000 + salt);
                    desk.commit(&draft, &change("something"))
                };
                match done {
                    Ok(_) => states.push(desk.book.sources.clone()),
                    Err(error) => prop_assert!(matches!(error, BookError::Nothing), "{error:?}"),
                }
            }
            while states.len() > 1 {
                let commit = last_change(&desk.repo).unwrap();
                let draft = draft_without(&desk.repo, &desk.book, &commit).unwrap();
                desk.undo(&commit, &draft).unwrap();
                states.pop();
                prop_assert_eq!(Some(&desk.book.sources), states.last());
                prop_assert_eq!(&Book::open_with_messages(folder.path()).sources, &desk.book.sources);
            }
            prop_assert!(matches!(last_change(&desk.repo), Err(BookError::NothingToUndo)));
        }
    }
}
