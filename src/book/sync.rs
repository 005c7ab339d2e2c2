//! Syncing with a remote: fetch, merge by meaning, push; again when somebody was faster.
//!
//! Where the two histories stand decides what happens. In this order:
//!
//! 1. Nothing was ever recorded, here or there: nothing to do.
//! 2. Nothing is there yet: everything here is pushed.
//! 3. Nothing is here yet: what is there is taken.
//! 4. Both stand at the same commit: nothing to do.
//! 5. Only we have something new: it is pushed. If the remote was rewound, this brings back what it lost.
//! 6. Only they have something new: it is taken, once it is known that the ledger can be read.
//! 7. Both have something new: the files are merged by meaning, the merge is judged, then pushed.
//! 8. The histories have nothing to do with each other: refused. A shallow clone looks the same, and
//!    is refused with other words.
//!
//! The branch only ever moves to a commit that follows it, and the remote's is never forced. While the
//! network is waited for no lock is held. It is called synced only when the remote was asked and has it.

use std::path::Path;

use super::attempts::{ATTEMPTS_MAX, pause};
use super::looked::Looked;
use super::mend::mended;
use super::merge_files::{MergedFiles, merge_files};
use super::step::judged;
use super::{BookError, Desk};
use crate::git::{
    Fetched, GitError, MergeRequest, ObjectId, PreparedStep, Program, Pushed, Remote, RemoteHeads, Repo,
    TransportError, Upstream,
};
use crate::model::Fault;
use crate::text::merge::{Notice, Unmergeable, written_onto};
use crate::text::sources::Sources;

/// How far a sync goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// To the remote and back.
    Remote,
    /// No further than what was fetched before; nothing is pushed.
    Here,
}

/// What a sync came to.
#[derive(Debug, Default)]
pub struct Synced {
    /// The remote's name and its branch.
    pub with: (String, String),
    /// The commits that came, newest first.
    pub came: Vec<ObjectId>,
    /// The commits that went, or would go, newest first; not told when the remote was empty.
    pub went: Vec<ObjectId>,
    /// Where the branch stands now.
    pub head: Option<ObjectId>,
    /// Whether the remote was asked and has it.
    pub arrived: bool,
    /// Whether something was pushed on the way.
    pub pushed: bool,
    /// Whether nothing was ever pushed to the remote before.
    pub remote_was_empty: bool,
    /// Whether changes of both sides were merged.
    pub merged: bool,
    /// Whether somebody had taken commits away from the remote by force.
    pub rewound: bool,
    /// What met in the merge, with the file it stands in.
    pub notices: Vec<(String, Notice)>,
    /// What else is to be said, in words.
    pub warnings: Vec<String>,
}

/// Why nothing was synced; the ledger is as it was, or holds a merge that is not pushed yet.
#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    /// No remote is set.
    #[error("this ledger has no remote to sync with")]
    NoRemote,
    /// The remote holds another ledger, or the same one begun anew.
    #[error("the history at `{0}` has nothing to do with the one here")]
    Unrelated(String),
    /// The older part of the history is missing here.
    #[error("the older part of the history is missing here, so that it cannot be merged")]
    Shallow,
    /// The remote's ledger cannot be read.
    #[error("what the remote holds cannot be read")]
    Theirs(Box<(Vec<Fault>, Sources)>),
    /// The ledger could not be read after the merge.
    #[error("merged, the ledger could not be read")]
    Merged(Box<(Vec<Fault>, Sources)>),
    /// A file cannot be merged.
    #[error("both sides changed `{path}`, and it cannot be merged: {}", .why.reason)]
    Unmergeable {
        /// The file.
        path: String,
        /// Why.
        why: Unmergeable,
    },
    /// Somebody else was faster every time.
    #[error("somebody else was faster {0} times in a row")]
    AlwaysLate(u32),
    /// The ledger cannot be written.
    #[error(transparent)]
    Book(#[from] BookError),
    /// The remote cannot be reached, or does not take it.
    #[error(transparent)]
    Transport(#[from] TransportError),
}

impl From<GitError> for SyncError {
    fn from(error: GitError) -> SyncError {
        SyncError::Book(error.into())
    }
}

/// How the two histories stand; numbered as above.
enum Situation {
    Nothing,
    OnlyHere,
    OnlyThere(ObjectId),
    Same,
    OursIsNew,
    TheirsIsNew(ObjectId),
    BothAreNew(ObjectId, ObjectId),
    Unrelated,
}

impl Situation {
    fn of(repo: &Repo, ours: Option<ObjectId>, theirs: Option<ObjectId>) -> Result<Situation, GitError> {
        Ok(match (ours, theirs) {
            (None, None) => Situation::Nothing,
            (Some(_), None) => Situation::OnlyHere,
            (None, Some(theirs)) => Situation::OnlyThere(theirs),
            (Some(ours), Some(theirs)) if ours == theirs => Situation::Same,
            (Some(ours), Some(theirs)) if repo.is_ancestor(theirs, ours)? => Situation::OursIsNew,
            (Some(ours), Some(theirs)) if repo.is_ancestor(ours, theirs)? => Situation::TheirsIsNew(theirs),
            (Some(ours), Some(theirs)) if repo.merge_bases(ours, theirs)?.is_empty() => Situation::Unrelated,
            (Some(ours), Some(theirs)) => Situation::BothAreNew(ours, theirs),
        })
    }
}

/// Syncs the ledger in `root`; `sit_down` opens its desk, once an attempt.
///
/// # Errors
///
/// When the remote cannot be reached, or what it holds cannot be merged; nothing is lost.
pub fn sync(
    root: &Path,
    reach: Reach,
    program: &Program<'_>,
    sit_down: &mut dyn FnMut() -> Result<Desk, BookError>,
) -> Result<Synced, SyncError> {
    let repo = Repo::open(root)?;
    exchange(&repo, reach, program, sit_down).map_err(|error| short_of_history(&repo, error))
}

fn exchange(
    repo: &Repo,
    reach: Reach,
    program: &Program<'_>,
    sit_down: &mut dyn FnMut() -> Result<Desk, BookError>,
) -> Result<Synced, SyncError> {
    let mut place = Place::of(repo)?;
    let (mut synced, mut before, mut locked) = (Synced::default(), None, None);
    for attempt in 0..ATTEMPTS_MAX {
        pause(attempt);
        let theirs = place.look(repo, reach, program, &mut synced)?;
        let mut desk = sit_down()?;
        let ours = *before.get_or_insert(desk.repo().head()?);
        synced.tell(repo, ours, theirs)?;
        let whole = mended_tip(repo, theirs, &mut synced)?;
        desk.go(whole, &place.remote.name, &mut synced)?;
        if let Some(theirs) = theirs {
            place.remember(repo, theirs)?;
        }
        drop(desk);
        let Some(head) = repo.head()? else { return Ok(synced) };
        synced.head = Some(head);
        if reach == Reach::Here {
            return Ok(synced);
        }
        if theirs == Some(head) {
            synced.arrived = true;
            return Ok(synced);
        }
        match repo.push(&place.remote, &place.upstream.branch, head, program) {
            Ok(Pushed::Done { .. }) => {
                (synced.arrived, synced.pushed) = (true, true);
                place.remember(repo, head)?;
                return Ok(synced);
            }
            Ok(Pushed::SomeoneWasFaster) => locked = None,
            Err(error @ TransportError::Locked { .. }) => locked = Some(error),
            Err(error) => return Err(error.into()),
        }
    }
    Err(locked.map_or(SyncError::AlwaysLate(ATTEMPTS_MAX), SyncError::from))
}

/// Takes in what a bundle holds, a file that came by mail; nothing is pushed anywhere.
///
/// # Errors
///
/// As [`sync`]; and when the bundle builds on something that is not here.
pub fn take_in(
    root: &Path,
    bundle: &Path,
    program: &Program<'_>,
    sit_down: &mut dyn FnMut() -> Result<Desk, BookError>,
) -> Result<Synced, SyncError> {
    let repo = Repo::open(root)?;
    let own = repo.branch()?.ok_or(GitError::DetachedHead)?;
    let branches = repo.bundle_in(bundle, program)?;
    let heads = RemoteHeads { default: None, branches };
    let branch = heads.choose(&own).ok_or_else(|| TransportError::NoSuchBranch(own.clone()))?;
    let tip = heads.branches.get(branch).copied();
    let mut synced = Synced { with: (bundle.display().to_string(), branch.to_owned()), ..Synced::default() };
    let mut desk = sit_down()?;
    synced.tell(&repo, desk.repo().head()?, tip)?;
    let whole = mended_tip(&repo, tip, &mut synced)?;
    let name = synced.with.0.clone();
    desk.go(whole, &name, &mut synced)?;
    synced.head = repo.head()?;
    Ok(synced)
}

/// Tells what a sync would do; commits are fetched, and nothing else is changed.
///
/// # Errors
///
/// As [`sync`].
pub fn preview(root: &Path, reach: Reach, program: &Program<'_>) -> Result<Synced, SyncError> {
    let repo = Repo::open(root)?;
    looked_ahead(&repo, reach, program).map_err(|error| short_of_history(&repo, error))
}

fn looked_ahead(repo: &Repo, reach: Reach, program: &Program<'_>) -> Result<Synced, SyncError> {
    let mut synced = Synced::default();
    let theirs = Place::of(repo)?.look(repo, reach, program, &mut synced)?;
    let ours = repo.head()?;
    synced.head = ours;
    synced.tell(repo, ours, theirs)?;
    let whole = mended_tip(repo, theirs, &mut synced)?;
    match Situation::of(repo, ours, whole)? {
        Situation::OnlyThere(theirs) | Situation::TheirsIsNew(theirs) => judged(repo, theirs, SyncError::Theirs)?,
        Situation::BothAreNew(ours, theirs) => {
            synced.merged = true;
            synced.notices.extend(merge_files(repo, ours, theirs)?.notices);
        }
        Situation::Unrelated => return Err(unrelated(repo, &synced.with.0)),
        Situation::Nothing | Situation::OnlyHere | Situation::Same | Situation::OursIsNew => {}
    }
    Ok(synced)
}

/// Mends what the remote holds, before anything is done with it; nothing is moved.
fn mended_tip(repo: &Repo, tip: Option<ObjectId>, synced: &mut Synced) -> Result<Option<ObjectId>, SyncError> {
    let Some(theirs) = tip else { return Ok(None) };
    let mended = mended(repo, theirs, Looked::noted(repo).as_ref())?;
    synced.warnings.extend(mended.words());
    synced.warnings.extend(mended.doubts);
    synced.notices.extend(mended.notices);
    Ok(mended.commit.or(tip))
}

/// Says that history is missing where git only says that some object is.
fn short_of_history(repo: &Repo, error: SyncError) -> SyncError {
    let is_git = matches!(
        error,
        SyncError::Book(BookError::Git(GitError::Other(_)))
            | SyncError::Transport(TransportError::Git(GitError::Other(_)))
    );
    if is_git && repo.is_shallow() { SyncError::Shallow } else { error }
}

fn unrelated(repo: &Repo, remote: &str) -> SyncError {
    if repo.is_shallow() { SyncError::Shallow } else { SyncError::Unrelated(remote.to_owned()) }
}

/// The remote and its branch.
struct Place {
    remote: Remote,
    upstream: Upstream,
}

impl Place {
    fn of(repo: &Repo) -> Result<Place, SyncError> {
        if repo.branch()?.is_none() {
            return Err(GitError::DetachedHead.into());
        }
        let upstream = repo.upstream()?.ok_or(SyncError::NoRemote)?;
        let remote = repo.remote(&upstream.remote)?.ok_or(SyncError::NoRemote)?;
        Ok(Place { remote, upstream })
    }

    /// Finds where the remote's branch stands, if anywhere.
    fn look(
        &mut self,
        repo: &Repo,
        reach: Reach,
        program: &Program<'_>,
        synced: &mut Synced,
    ) -> Result<Option<ObjectId>, SyncError> {
        let mut tip = None;
        if reach == Reach::Here {
            tip = repo.tracked_tip(&self.remote.name, &self.upstream.branch)?;
        } else {
            let mut fetched = repo.fetch(&self.remote, &self.upstream.branch, program)?;
            if let Fetched::NoSuchBranch(heads) = &fetched {
                // A remote whose branch has another name is followed, unless a name was asked for.
                let other = heads.choose(&self.upstream.branch).filter(|_| !self.upstream.set);
                let wanted = || TransportError::NoSuchBranch(self.upstream.branch.clone());
                self.upstream.branch = other.ok_or_else(wanted)?.to_owned();
                fetched = repo.fetch(&self.remote, &self.upstream.branch, program)?;
            }
            if let Fetched::Tip { tip: found, rewound, .. } = fetched {
                synced.rewound |= rewound;
                tip = Some(found);
            }
            synced.remote_was_empty |= tip.is_none();
        }
        synced.with = (self.remote.name.clone(), self.upstream.branch.clone());
        Ok(tip)
    }

    /// Remembers what of the remote is part of the ledger here, and lets plain git go to the same branch.
    fn remember(&self, repo: &Repo, tip: ObjectId) -> Result<(), GitError> {
        let (remote, branch) = (&self.remote.name, &self.upstream.branch);
        let before = repo.seen_tip(remote, branch)?;
        if before != Some(tip) {
            match repo.set_seen_tip(remote, branch, before, tip) {
                // Somebody else syncs here just now, or died doing so; the next sync remembers it.
                Err(GitError::Locked { .. } | GitError::Moved) => {}
                noted => noted?,
            }
        }
        if self.upstream.set { Ok(()) } else { repo.set_upstream(remote, branch) }
    }
}

impl Synced {
    /// Notes which commits come and which go.
    fn tell(&mut self, repo: &Repo, ours: Option<ObjectId>, theirs: Option<ObjectId>) -> Result<(), GitError> {
        if let (Some(ours), Some(theirs)) = (ours, theirs) {
            self.came = repo.only_in(theirs, ours)?;
            self.went = repo.only_in(ours, theirs)?;
        }
        Ok(())
    }
}

impl Desk {
    /// Brings what is there into the ledger here.
    ///
    /// `whole` is what the remote has with what was to be mended in it.
    fn go(&mut self, whole: Option<ObjectId>, name: &str, synced: &mut Synced) -> Result<(), SyncError> {
        let ours = self.repo().head()?;
        match Situation::of(self.repo(), ours, whole)? {
            Situation::Nothing | Situation::OnlyHere | Situation::Same | Situation::OursIsNew => {}
            Situation::OnlyThere(theirs) | Situation::TheirsIsNew(theirs) => {
                let step = self.repo().prepare_step(theirs)?;
                judged(self.repo(), theirs, SyncError::Theirs)?;
                self.take(&step, synced)?;
            }
            Situation::BothAreNew(ours, theirs) => {
                let MergedFiles { files, notices, .. } = merge_files(self.repo(), ours, theirs)?;
                let files: Vec<(&str, Option<&[u8]>)> =
                    files.iter().map(|(path, text)| (path.as_str(), text.as_deref().map(str::as_bytes))).collect();
                let step = self.repo().write_merge(&MergeRequest { ours, theirs, files: &files, trailers: &[] })?;
                judged(self.repo(), step.commit.id(), SyncError::Merged)?;
                self.take(&step, synced)?;
                synced.merged = true;
                synced.notices.extend(notices);
            }
            Situation::Unrelated => return Err(unrelated(self.repo(), name)),
        }
        Ok(())
    }

    fn take(&mut self, step: &PreparedStep, synced: &mut Synced) -> Result<(), SyncError> {
        let texts = self.texts_after(step, written_onto)?;
        synced.warnings.extend(self.take_step(step, &texts)?);
        synced.warnings.extend(
            texts
                .keys()
                .map(|path| format!("`{path}` has changes of yours that are not committed; they stand in what came")),
        );
        let odd = step.odd.iter().map(|odd| format!("`{}` is left alone: {}", odd.path, odd.why));
        synced.warnings.extend(odd);
        synced.warnings.extend(step.kept_beside.iter().map(|path| format!("both versions are kept: `{path}`")));
        Ok(())
    }
}
