//! Undo and redo: take a change back, and take that back, each as a new commit.
//!
//! An undo names the change it takes back in a trailer, so a second undo goes one step further; a redo
//! names the undo that it takes back, so that the change stands again:
//!
//! ```text
//! add A ─ add B ─ undo B ─ undo A ─ redo (undo A)       A stands, B does not
//! ```
//!
//! The name alone would be lost when plain git rebases, which gives every commit another one. So an
//! undo also answers to what it does: it turns the very bytes back that the change had turned.
//!
//! Files that nobody touched since come back byte for byte. In others the change is taken out of what
//! was written since, by meaning: a merge whose base is the change and whose other side is what was
//! before it. Where the two meet in one field, nothing is done: a person has to say what should stand.
//! Ids that the change gave to rows stay there, as they may be spoken of elsewhere by now.

use super::commit::Change;
use super::receipts::{bring_receipts_back, moves_receipts};
use super::{Book, BookError, Draft};
use crate::disk::{FileKind, kind_of};
use crate::git::{ChangedFile, Commit, LogOptions, ObjectId, Repo};
use crate::model::Id;
use crate::text::merge::merge;
use crate::text::past_rows::{PastRow, header_of, rows_of, with_lines};

/// The trailer that names the change an undo takes back.
pub const TRAILER: &str = "Clique-Undo";
/// The trailer that names the undo a redo takes back.
pub const REDO: &str = "Clique-Redo";

/// The trailer that names the change of which an undo takes back what it made of one entry.
pub const PART: &str = "Clique-Undo-Part";

/// So many commits are looked at for one that can be undone.
const COMMITS_MAX: usize = 10_000;

/// What a commit is to undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndoRole {
    /// It takes another one back.
    Undoes,
    /// It took another one back, and was itself taken back by a redo.
    Redone,
    /// It makes a change stand again that was taken back.
    Redoes,
    /// A later one took it back.
    TakenBack,
    /// It stands.
    Stands,
}

/// The undos met so far on a walk from the newest commit to older ones, whose changes were not met yet.
#[derive(Clone, Debug, Default)]
pub struct Undos {
    open: Vec<(String, Vec<Turned>)>,
    redone: Vec<(String, Vec<Turned>)>,
}

/// A file's path and its bytes before and after.
type Turned = (String, Option<ObjectId>, Option<ObjectId>);

impl Undos {
    /// Tells what a commit is to undo; to be asked of every commit in turn, newest first.
    pub fn role(&mut self, commit: &Commit, files: &[ChangedFile]) -> UndoRole {
        let back = || files.iter().map(|file| (file.path.clone(), file.new, file.old)).collect();
        let turned: Vec<Turned> = files.iter().map(|file| (file.path.clone(), file.old, file.new)).collect();
        let name = commit.id.to_string();
        let takes_out = |open: &mut Vec<(String, Vec<Turned>)>| {
            let answers = |(named, changes): &(String, Vec<Turned>)| *named == name || *changes == turned;
            open.iter().rposition(answers).map(|at| open.remove(at)).is_some()
        };
        if let Some(name) = commit.trailer(REDO).next() {
            self.redone.push((name.to_owned(), back()));
            return UndoRole::Redoes;
        }
        if let Some(name) = commit.trailer(TRAILER).next() {
            if takes_out(&mut self.redone) {
                return UndoRole::Redone;
            }
            self.open.push((name.to_owned(), back()));
            return UndoRole::Undoes;
        }
        if takes_out(&mut self.open) { UndoRole::TakenBack } else { UndoRole::Stands }
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

/// Finds the change that an undo would take back; what changed no file of the ledger, or
/// only who has read what, is passed over.
///
/// # Errors
///
/// When there is none, or it cannot be taken back: what begins the ledger, merges, and what mends them.
pub fn last_change(repo: &Repo) -> Result<Commit, BookError> {
    let (commit, files) = newest(repo, UndoRole::Stands)?.ok_or(BookError::NothingToUndo)?;
    if commit.parents.len() > 1 {
        return Err(BookError::CannotUndo("the last change brought two histories together"));
    }
    if repo.is_repair_by_rule(&commit) {
        return Err(BookError::CannotUndo("the last change mended what git had joined line by line"));
    }
    if begins(&commit, &files) { Err(BookError::NothingToUndo) } else { Ok(commit) }
}

/// Finds the undo that a redo would take back: the last one, when nothing was changed since.
///
/// # Errors
///
/// When there is none.
pub fn last_undo(repo: &Repo) -> Result<Commit, BookError> {
    let found = newest(repo, UndoRole::Undoes)?;
    found.map(|(commit, _)| commit).ok_or(BookError::NothingToRedo)
}

/// Finds the newest commit of a role, unless a change that stands comes first.
fn newest(repo: &Repo, wanted: UndoRole) -> Result<Option<(Commit, Vec<ChangedFile>)>, BookError> {
    let mut undos = Undos::default();
    for commit in repo.log(&LogOptions::default())?.take(COMMITS_MAX) {
        let commit = commit?;
        // What mends a merge belongs to it: without it, rows stand twice that nobody wrote twice.
        if commit.parents.len() > 1 || repo.is_repair_by_rule(&commit) {
            return Ok((wanted == UndoRole::Stands).then(|| (commit, Vec::new())));
        }
        let files = ledger_changes(repo, &commit)?;
        let says = |key: &str| commit.trailer(key).next().is_some();
        if files.is_empty() && !says(TRAILER) && !says(REDO) && !moves_receipts(repo, &commit)? {
            continue;
        }
        // Who has read is no change that anybody means to take back.
        if !files.is_empty() && files.iter().all(|file| kind_of(&file.path) == Some(FileKind::Reads)) {
            continue;
        }
        let role = undos.role(&commit, &files);
        if role == wanted {
            return Ok(Some((commit, files)));
        }
        if role == UndoRole::Stands {
            return Ok(None);
        }
    }
    Ok(None)
}

/// Tells what an older commit is to undo, and refuses those that cannot be taken back.
///
/// # Errors
///
/// When it begins the ledger, brings two histories together or mends what did, changed nothing of the
/// ledger, or is not among what led to today.
pub fn role_of(repo: &Repo, wanted: &Commit) -> Result<UndoRole, BookError> {
    if wanted.parents.len() > 1 {
        return Err(BookError::CannotUndo("that change brought two histories together"));
    }
    if repo.is_repair_by_rule(wanted) {
        return Err(BookError::CannotUndo("that change mended what git had joined line by line"));
    }
    let files = ledger_changes(repo, wanted)?;
    if begins(wanted, &files) {
        return Err(BookError::CannotUndo("that change began the ledger"));
    }
    if files.is_empty() && !moves_receipts(repo, wanted)? {
        return Err(BookError::CannotUndo("that commit changed nothing of the ledger"));
    }
    let mut undos = Undos::default();
    for commit in repo.log(&LogOptions::default())? {
        let commit = commit?;
        let files = if commit.parents.len() > 1 { Vec::new() } else { ledger_changes(repo, &commit)? };
        let role = undos.role(&commit, &files);
        if commit.id == wanted.id {
            return Ok(role);
        }
    }
    Err(BookError::CannotUndo("that commit is not part of this history"))
}

/// Tells whether a change made the ledger itself.
fn begins(commit: &Commit, files: &[ChangedFile]) -> bool {
    let begins = |file: &ChangedFile| kind_of(&file.path) == Some(FileKind::Settings) && file.old.is_none();
    commit.parents.is_empty() || files.iter().any(begins)
}

/// Drafts a ledger without a change; files that are not the ledger's stay as they are.
///
/// # Errors
///
/// When what the change wrote was changed again since, or a file was no text before.
pub fn draft_without(repo: &Repo, book: &Book, commit: &Commit) -> Result<Draft, BookError> {
    let mut draft = Draft::of(book);
    for file in ledger_changes(repo, commit)? {
        let (before, after) = (text_of(repo, file.old)?, text_of(repo, file.new)?);
        let text = taken_out(&file.path, draft.text(&file.path), before, after.as_deref())?;
        draft.set(&file.path, text);
    }
    bring_receipts_back(repo, book, commit, &mut draft)?;
    Ok(draft)
}

/// Drafts a ledger without what a change made of one entry; the rest of the change stands.
///
/// # Errors
///
/// As [`draft_without`], and when the change gave its file other columns as well.
pub fn draft_without_entry(repo: &Repo, book: &Book, commit: &Commit, id: Id) -> Result<Draft, BookError> {
    let mut draft = Draft::of(book);
    for file in ledger_changes(repo, commit)? {
        let (before, after) = (text_of(repo, file.old)?, text_of(repo, file.new)?);
        let (old, new) = (before.unwrap_or_default(), after.unwrap_or_default());
        let (was, is) = (rows_of(&file.path, &old, id), rows_of(&file.path, &new, id));
        if was == is {
            continue;
        }
        if !old.is_empty() && header_of(&old) != header_of(&new) {
            return Err(BookError::Superseded(file.path));
        }
        let raws = |rows: Vec<PastRow>| rows.into_iter().map(|row| row.raw).collect::<Vec<_>>();
        let without = with_lines(&new, &raws(is), &raws(was));
        let text = taken_out(&file.path, draft.text(&file.path), Some(without), Some(&new))?;
        draft.set(&file.path, text);
    }
    Ok(draft)
}

/// Takes a change, which made `after` of `before`, out of a file as it is `now`.
fn taken_out(
    path: &str,
    now: Option<&str>,
    before: Option<String>,
    after: Option<&str>,
) -> Result<Option<String>, BookError> {
    if now == after {
        return Ok(before);
    }
    let superseded = || BookError::Superseded(path.to_owned());
    // A table that is not there, or not yet, has no rows; of settings there is nothing to begin with.
    let is_table =
        matches!(kind_of(path), Some(FileKind::Expenses | FileKind::Items | FileKind::Rates | FileKind::Checkpoints));
    let header = header_of(after.or(before.as_deref()).or(now).unwrap_or_default()).to_owned() + "\n";
    let or_empty = |text: Option<&str>| match text {
        Some(text) => Ok(text.to_owned()),
        None if is_table => Ok(header.clone()),
        None => Err(superseded()),
    };
    let (base, ours, aim) = (or_empty(after)?, or_empty(now)?, or_empty(before.as_deref())?);
    let merged = merge(path, Some(&base), Some(&ours), Some(&aim)).map_err(|_| superseded())?;
    if !merged.notices.is_empty() {
        return Err(superseded());
    }
    let has_rows = |text: &String| text.trim_end() != header.trim_end();
    Ok(merged.text.filter(|text| before.is_some() && now.is_some() || has_rows(text)))
}

/// Reads a stored text; one that is not UTF-8 would not come back byte by byte, so it is refused.
fn text_of(repo: &Repo, id: Option<ObjectId>) -> Result<Option<String>, BookError> {
    let Some(id) = id else { return Ok(None) };
    match String::from_utf8(repo.file(id)?) {
        Ok(text) => Ok(Some(text)),
        Err(_) => Err(BookError::CannotUndo("before the last change a file was not UTF-8")),
    }
}

/// Returns the change that takes another back, with the draft of [`draft_without`].
#[must_use]
pub fn change_undoing(commit: &Commit) -> Change {
    change("undo", commit, Some(TRAILER))
}

/// Returns the change that lets another stand again, with the draft of [`draft_without`] of its undo.
#[must_use]
pub fn change_redoing(undo: &Commit) -> Change {
    change("redo", undo, Some(REDO))
}

/// Returns the change that takes back what another made of one entry, with the draft of [`draft_without_entry`].
#[must_use]
pub fn change_undoing_entry(commit: &Commit, id: Id) -> Change {
    let mut change = change("undo", commit, None);
    change.subject = format!("undo for {id}: {}", commit.subject);
    change.entries = vec![id];
    change.trailers.push((PART, commit.id.to_string()));
    change
}

fn change(operation: &'static str, commit: &Commit, trailer: Option<&'static str>) -> Change {
    let subject = commit.subject.strip_prefix("undo: ").filter(|_| operation == "redo").unwrap_or(&commit.subject);
    Change {
        subject: format!("{operation}: {subject}"),
        operation,
        group: commit.trailer("Clique-Group").next().map(str::to_owned),
        entries: commit.trailer("Clique-Entry").filter_map(Id::parse).collect(),
        trailers: trailer.map(|trailer| (trailer, commit.id.to_string())).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tempfile::TempDir;

    use super::*;
    use crate::book::{Desk, Manners};
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
                    desk.commit(&draft, &change_undoing(&commit)).unwrap();
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
                desk.commit(&draft, &change_undoing(&commit)).unwrap();
                states.pop();
                prop_assert_eq!(Some(&desk.book.sources), states.last());
                prop_assert_eq!(&Book::open_with_messages(folder.path()).sources, &desk.book.sources);
            }
            prop_assert!(matches!(last_change(&desk.repo), Err(BookError::NothingToUndo)));
        }
    }
}
