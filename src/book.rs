//! The open ledger: read, draft, commit.
//!
//! Readers open a [`Book`]: files, no lock, no git. Writers sit down at a [`Desk`], which holds the
//! ledger's lock, has cleaned up after whoever died there, and has committed sound edits made by
//! hand. A [`Draft`] collects changes of text; only [`Desk::commit`] writes, and everything it
//! writes becomes one commit. Dropping a draft changes nothing.

mod added_up;
mod adopt;
mod attempts;
mod blame;
mod commit;
mod copied;
mod desk;
mod draft;
mod finish;
mod frontier;
mod inquiry;
mod lineage;
mod looked;
mod mend;
mod merge_files;
mod past;
mod reading;
mod receipts;
mod replay;
mod start;
mod state;
mod step;
mod sync;
mod undo;

use std::borrow::Cow;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

pub use added_up::Added;
pub use adopt::Adopted;
pub use blame::{Changed, blame};
pub use commit::{Change, Committed};
pub use desk::{Desk, Manners};
pub use draft::Draft;
pub use inquiry::Inquiry;
pub use lineage::{Recognise, Step, lineage};
pub use past::{Past, past_of};
pub use sync::{Reach, SyncError, Synced, preview, sync, take_in};
pub use undo::{
    PART, UndoRole, Undos, change_redoing, change_undoing, change_undoing_entry, draft_without, draft_without_entry,
    last_change, last_undo, ledger_changes, role_of,
};

pub use crate::disk::ReadOptions;
use crate::disk::{self, Miss, NearMiss, Refusal, Refused, Tables};
use crate::git::GitError;
use crate::model::fault::{drop_consequences, sort_faults, worst};
use crate::model::{CheckpointTally, Code, Entry, Fault, Id, Ledger, Setup, Severity, Survey, Tally};
use crate::text::checkpoints::missed;
use crate::text::entries::{fold_entries, read_entries, read_ledger};
use crate::text::setup::read_setup;
use crate::text::sources::Sources;
use reading::{Found, Reading};

/// A ledger as its files tell it.
#[derive(Debug)]
pub struct Book {
    /// The folder that holds `clique.toml`.
    pub root: PathBuf,
    /// The texts of its files.
    pub sources: Sources,
    /// Settings, people, groups.
    pub setup: Setup,
    /// What is wrong with the files and the setup; faults of entries are found on reading those.
    pub faults: Vec<Fault>,
    /// The part of it that was found before the texts were looked at.
    read_faults: Vec<Fault>,
    /// What was learnt of the entries when the ledger was checked.
    survey: Option<KnownSurvey>,
    /// What each file came to, once all were read by a command that is about to change some.
    reading: OnceLock<Reading>,
    /// How files looked from outside when they had been read, in order of their paths; not that of all is known.
    looks: Vec<(String, Metadata)>,
    /// Whether the sources have the texts of the tables, and not their paths alone.
    has_tables: bool,
}

/// A survey, and the entries it was to find, in order.
#[derive(Debug)]
struct KnownSurvey {
    wanted: Vec<Id>,
    survey: Survey,
}

/// Why a ledger was not written.
#[derive(Debug, thiserror::Error)]
pub enum BookError {
    /// It has faults, or would have them afterwards; nothing was changed.
    #[error("the ledger has faults")]
    Invalid(Box<(Vec<Fault>, Sources)>),
    /// Edits made by hand take out many rows at once; the number, and the number there was.
    #[error("edits by hand take out {gone} of {of} rows")]
    ManyGone {
        /// How many rows are gone.
        gone: usize,
        /// How many there were.
        of: usize,
    },
    /// A file was changed by another program while this one worked.
    #[error("`{0}` was changed by another program meanwhile")]
    Changed(String),
    /// A change would change nothing.
    #[error("nothing to change")]
    Nothing,
    /// There is no change that could be undone.
    #[error("nothing to undo")]
    NothingToUndo,
    /// There is no undo that could be taken back.
    #[error("nothing to redo")]
    NothingToRedo,
    /// A change cannot be taken back; says why.
    #[error("this cannot be undone: {0}")]
    CannotUndo(&'static str),
    /// A change cannot be taken back because later ones build on it; the file.
    #[error("`{0}` was changed since")]
    Superseded(String),
    /// git left a file unmerged, and it cannot be merged here.
    #[error("git left `{0}` unmerged")]
    Unmerged(String),
    /// A file that is not the ledger's was changed here, is not committed, and cannot be merged with what came.
    #[error("`{0}` has changes that are not committed, and cannot be merged with what came")]
    EditedHere(String),
    /// The lock is held or cannot be taken.
    #[error(transparent)]
    Lock(#[from] disk::LockError),
    /// The disk failed right after the change; whether it holds is not known, and nothing was taken back.
    #[error("the disk failed right after the change, which may or may not be recorded: {0}")]
    Doubtful(GitError),
    /// The disk failed, and failed again when what was done was to be taken back; says what failed.
    #[error("the disk failed in the middle of the change, which may or may not be recorded: {0}")]
    HalfDone(String),
    /// git cannot do it.
    #[error(transparent)]
    Git(#[from] GitError),
    /// A file cannot be written.
    #[error("{0}")]
    Disk(String),
}

impl Book {
    /// Reads the files of the ledger in `root`; what is wrong with them is kept beside what is right.
    #[must_use]
    pub fn open(root: &Path) -> Book {
        Book::open_with(root, ReadOptions::default())
    }

    /// Reads the files of the ledger and its conversations.
    #[must_use]
    pub fn open_with_messages(root: &Path) -> Book {
        Book::open_with(root, ReadOptions { messages: true, looks: true, ..ReadOptions::default() })
    }

    /// Reads the files of the ledger, and those that are read on request only.
    #[must_use]
    pub fn open_with(root: &Path, options: ReadOptions) -> Book {
        let tree = disk::read_tree(root, options);
        let mut faults: Vec<Fault> = tree.refused.iter().map(refused_fault).collect();
        faults.extend(tree.near_misses.iter().map(near_miss_fault));
        // A person or a group whose file cannot be read is still there: the rows that name it are not at fault as well.
        let unread = tree.refused.iter().map(|refused| refused.path.clone());
        let unread = unread
            .filter(|path| path.starts_with("people/") || path.ends_with("/group.toml"))
            .map(|path| (path, Ok(String::new())));
        let looks = tree.files.iter().filter_map(|file| Some((file.path.clone(), file.look.clone()?))).collect();
        let has_tables = options.tables != Tables::Looks;
        let files = tree.files.into_iter().map(|file| (file.path, file.text)).chain(unread);
        let sources = Sources::from_read(files, &mut faults);
        Book { looks, has_tables, ..Book::of(root.to_owned(), sources, faults) }
    }

    /// Reads a ledger from texts that are not on the disk.
    #[must_use]
    pub fn of(root: PathBuf, sources: Sources, read_faults: Vec<Fault>) -> Book {
        let mut faults = read_faults.clone();
        let setup = read_setup(&sources, &mut faults);
        Book::with_setup(root, sources, read_faults, setup, faults)
    }

    /// As [`Book::of`], where the setup is known that the texts say, and what is wrong with it and with the files.
    fn with_setup(root: PathBuf, sources: Sources, read_faults: Vec<Fault>, setup: Setup, faults: Vec<Fault>) -> Book {
        let (survey, reading, looks) = (None, OnceLock::new(), Vec::new());
        Book { root, sources, setup, faults, read_faults, survey, reading, looks, has_tables: true }
    }

    /// Reads every entry, one at a time; returns what is wrong with the files, the setup and the entries.
    pub fn each_entry<'t>(&'t self, mut visit: impl FnMut(&Entry<'t>)) -> Vec<Fault> {
        let mut faults = self.faults.clone();
        let mut checkpoints = CheckpointTally::of(&self.setup.checkpoints);
        read_entries(self.with_tables(), &self.setup, &mut faults, |entry| {
            checkpoints.add(entry);
            visit(entry);
        });
        self.complete(&mut faults, &checkpoints);
        faults
    }

    /// Adds up every entry: each to a sum that `start` begins, and in the end all sums to one by `join`.
    ///
    /// Quicker than [`Book::each_entry`] where there is much to read; the order of the entries is not told.
    pub fn folded<'t, A: Send>(
        &'t self,
        start: impl Fn() -> A + Sync,
        add: impl Fn(&mut A, &Entry<'t>) + Sync,
        join: impl Fn(&mut A, A),
    ) -> (A, Vec<Fault>) {
        let mut faults = self.faults.clone();
        let (sum, checkpoints) = fold_entries(
            self.with_tables(),
            &self.setup,
            &mut faults,
            || (start(), CheckpointTally::of(&self.setup.checkpoints)),
            |(sum, checkpoints), entry| {
                checkpoints.add(entry);
                add(sum, entry);
            },
            |(sum, checkpoints), (other, others)| {
                checkpoints.join(&others);
                join(sum, other);
            },
        );
        self.complete(&mut faults, &checkpoints);
        (sum, faults)
    }

    /// Adds up every entry that counts.
    #[must_use]
    pub fn tally(&self) -> (Tally, Vec<Fault>) {
        self.folded(Tally::default, Tally::add, |tally, other| tally.merge(&other))
    }

    /// Tells what there is to know of all entries, and finds some; what was learnt when the ledger was checked
    /// before it was written is not read again.
    #[must_use]
    pub fn survey(&self, wanted: &[Id]) -> Cow<'_, Survey> {
        let known =
            self.survey.as_ref().filter(|survey| wanted.iter().all(|id| survey.wanted.binary_search(id).is_ok()));
        known.map_or_else(|| Cow::Owned(self.surveyed(wanted).0), |known| Cow::Borrowed(&known.survey))
    }

    /// Adds up every entry that counts and picks those that `fits`, losers of conflicts too, in no order; what each
    /// file came to is kept for a draft.
    #[must_use]
    pub fn looked_through(&self, fits: impl Fn(&Entry<'_>) -> bool + Sync) -> (Tally, Vec<Entry<'static>>, Vec<Fault>) {
        if let Some(reading) = Reading::of(self, &fits) {
            let (survey, picked, faults) = self.judged(reading.found(self));
            let _ = self.reading.set(reading);
            return (survey.tally, picked, faults);
        }
        let add = |(tally, picked): &mut (Tally, Vec<Entry<'static>>), entry: &Entry<'_>| {
            tally.add(entry);
            if fits(entry) {
                picked.push(entry.detached());
            }
        };
        let start = || (Tally::default(), Vec::new());
        let ((tally, picked), faults) = self.folded(start, add, |(tally, picked), (other, others)| {
            tally.merge(&other);
            picked.extend(others);
        });
        (tally, picked, faults)
    }

    fn judged(&self, found: Found) -> (Survey, Vec<Entry<'static>>, Vec<Fault>) {
        let Found { survey, checkpoints, picked, faults: news } = found;
        let mut faults = self.faults.clone();
        faults.extend(news);
        self.complete(&mut faults, &checkpoints);
        (survey, picked, faults)
    }

    /// Checks everything and takes a survey on the way, which is kept; `before` is what is known of another ledger
    /// that has most files in common with this one.
    fn check_and_survey(&mut self, wanted: &[Id], before: Option<&Reading>) -> Vec<Fault> {
        let mut wanted = wanted.to_vec();
        wanted.sort_unstable();
        let known = before.and_then(|before| before.found_in(self, &wanted));
        let (survey, mut faults) = match known {
            Some(found) => {
                let (mut survey, _, faults) = self.judged(found);
                survey.finish(&wanted);
                (survey, faults)
            }
            None => self.surveyed(&wanted),
        };
        self.survey = Some(KnownSurvey { wanted, survey });
        crate::text::logs::check_logs(&self.sources, &self.setup, &mut faults);
        sort_faults(&mut faults);
        faults
    }

    fn surveyed(&self, wanted: &[Id]) -> (Survey, Vec<Fault>) {
        let mut wanted = wanted.to_vec();
        wanted.sort_unstable();
        let add = |survey: &mut Survey, entry: &Entry<'_>| survey.add(entry, wanted.binary_search(&entry.id).is_ok());
        let (mut survey, faults) = self.folded(Survey::default, add, Survey::join);
        survey.finish(&wanted);
        (survey, faults)
    }

    /// Reads every entry into memory, in order of date.
    #[must_use]
    pub fn ledger(&self) -> (Ledger<'_>, Vec<Fault>) {
        let mut faults = self.faults.clone();
        let ledger = read_ledger(self.with_tables(), &self.setup, &mut faults);
        let mut checkpoints = CheckpointTally::of(&self.setup.checkpoints);
        ledger.entries.iter().for_each(|entry| checkpoints.add(entry));
        self.complete(&mut faults, &checkpoints);
        (ledger, faults)
    }

    /// Brings the faults of the entries in order, with those of the checkpoints where all entries could be read.
    fn complete(&self, faults: &mut Vec<Fault>, checkpoints: &CheckpointTally) {
        if is_readable(faults) {
            faults.extend(missed(&self.setup, checkpoints));
        }
        drop_consequences(faults);
        sort_faults(faults);
    }

    /// Returns everything that is wrong, in order of file and place.
    #[must_use]
    pub fn check(&self) -> Vec<Fault> {
        let (_, mut faults) = self.folded(|| (), |(), _| (), |(), ()| ());
        crate::text::logs::check_logs(&self.sources, &self.setup, &mut faults);
        sort_faults(&mut faults);
        faults
    }
}

/// Tells whether a ledger with these faults can be read.
#[must_use]
pub fn is_readable(faults: &[Fault]) -> bool {
    worst(faults) != Some(Severity::Unreadable)
}

fn refused_fault(refused: &Refused) -> Fault {
    let fault = |code, title: String| Fault::new(code, &refused.path, 0..0, title);
    match &refused.why {
        Refusal::TooLong { .. } => fault(Code::TooLong, "the file is longer than 256 MiB".into()),
        why => {
            let help = match why {
                Refusal::SymbolicLink => {
                    "put the file itself there; a ledger follows no links, as they may lead out of it"
                }
                Refusal::Unreadable(_) => "look at its permissions, and at those of the folder",
                Refusal::Name => "rename it",
                Refusal::NotAFolder => "put a folder in its place",
                Refusal::Folder | Refusal::Special => "put a plain file in its place, or move it away",
                Refusal::TooLong(_) | Refusal::TooMany | Refusal::Path => "move it out of the ledger",
            };
            fault(Code::NotAFile, format!("this {why}")).help(help)
        }
    }
}

fn near_miss_fault(miss: &NearMiss) -> Fault {
    let (code, why, help) = match miss.why {
        Miss::Misplaced(place) => {
            (Code::MisplacedFile, "it stands in the wrong place", format!("it belongs at {place}"))
        }
        Miss::NotAHandle => (
            Code::BadHandle,
            "its name is not a handle",
            "a handle begins with a letter a to z and has only a-z, 0-9, `_`, `.` and `-`".into(),
        ),
        Miss::NotAPair => (
            Code::BadHandle,
            "its name is not that of two people",
            "name the folder by both handles in alphabetical order: alice+bob".into(),
        ),
        Miss::ConflictedCopy => (
            Code::MisplacedFile,
            "it is a second version that a program put beside the first",
            "take over the rows that are missing in the first, then delete it".into(),
        ),
        Miss::Unknown => {
            (Code::MisplacedFile, "no file of a ledger has this name", "rename it, or move it out of the ledger".into())
        }
        Miss::SameNameInAnotherCase => (
            Code::HandleClash,
            "another file has the same name but for upper and lower case or the way of writing an accent",
            "some disks cannot keep both; rename one".into(),
        ),
    };
    Fault::new(code, &miss.path, 0..0, format!("this is not read: {why}")).help(help)
}
