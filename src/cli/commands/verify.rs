//! `clique verify`: who made each change, and whether that is proven.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use clap::Args;

use crate::book::{Book, BookError, Inquiry};
use crate::cli::Outcome;
use crate::cli::busy::Busy;
use crate::cli::clock::Clock;
use crate::cli::context::Context;
use crate::cli::failure::{DONE, Failure, NO};
use crate::cli::show::{Shown, value_of};
use crate::git::{Commit, GitError, ObjectId, Repo, Rigour};
use crate::model::Joins;
use crate::render::verification::{verification_as_json, verification_as_rows, verification_as_text};
use crate::report::verdict::verdict;
use crate::report::verification::{JudgedChange, Rewritten, Verification};
use crate::text::timestamp::timestamp_text;

/// Find out who made each change, and whether that is proven
///
/// Looks at every change since the state that was verified last. Who has a key in their file signs their
/// changes: one without a signature, or with another's, does not hold. Nor does a change of somebody else's
/// file, a row that says another wrote it, a yes to an entry that waits for somebody else, a receipt that is not
/// what its name says, or a merge that holds more than its sides. Whether receipts are still there says clique receipt check. Who has no key is taken at their
/// word, unless --strict. Keys count as they were before a change, and a new one is put in
/// by its owner. If the history was rewritten since, says what is gone.
///
/// Signatures by ssh and OpenPGP are checked; one of another kind (x509) proves nothing, and does not hold for
/// whoever has a key. What was recorded before anybody had a key is never proven, so --strict needs a state to
/// go on from: take the past as it is once with --strict --accept, or, where nothing is remembered, as in the
/// fresh clone of a CI job, name the commit: --strict COMMIT..
///
/// Exits with 0 when all holds, and with 1 when something does not.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique verify
  clique verify --all
  clique verify HEAD~1..               only what came after a commit
  clique verify --strict --accept      take the past as it is; from here on all is to be proven
  clique verify --strict HEAD~1..      in CI, from the commit that all have a key since
  clique verify --json --all")]
pub struct VerifyArgs {
    /// Only these changes: FROM.., FROM..TO or a single one; any name git knows
    #[arg(value_name = "REV..")]
    pub range: Option<String>,
    /// Look at everything, from the beginning
    #[arg(long, conflicts_with = "range")]
    pub all: bool,
    /// Accept only what is proven by a signature
    #[arg(long)]
    pub strict: bool,
    /// Take the history as it is from here on, whatever is wrong with it
    #[arg(long, conflicts_with = "range")]
    pub accept: bool,
}

/// Verifies the history.
///
/// # Errors
///
/// When it cannot be read, or a program that checks signatures is missing.
pub fn cmd_verify(args: &VerifyArgs, context: &mut Context) -> Outcome {
    let root = context.root()?;
    let name = Book::open(&root).setup.name;
    let repo = Repo::open(&root)?;
    let wanted = match &args.range {
        Some(range) => Some(Wanted::of_range(range, &repo)?),
        None => Wanted::since_last(args, &repo)?,
    };
    let Some(wanted) = wanted else {
        context.ui.say("nothing was recorded yet");
        return Ok(DONE);
    };
    let busy = Busy::begin(context, "Reading the history");
    let verification = verify(&root, &repo, &wanted, args.strict);
    drop(busy);
    let verification = verification?;
    context.show(&Shown {
        schema: "clique.verify/1",
        ledger: Some(&name),
        text: &|look| verification_as_text(&verification, look),
        data: &|| value_of(&verification_as_json(&verification, &timestamp_text)),
        rows: &|| verification_as_rows(&verification, &timestamp_text),
    })?;
    let holds = verification.holds();
    let remembered = if holds || args.accept { wanted.remember(&repo, args.strict) } else { Ok(()) };
    if let Err(error) = remembered {
        context.ui.warn(&format!("what was verified is not remembered: {error}"));
    }
    if args.accept && !holds {
        context.ui.say("accepted as it is; from here on only what is new is looked at");
        return Ok(DONE);
    }
    if let Some(state) = wanted.lost {
        context.ui.hint(&format!("  to bring back what is gone: git merge {}", state.short(12)));
    }
    if !holds && wanted.branch.is_some() {
        let strict = if args.strict { "--strict " } else { "" };
        context.ui.hint(&format!("  if it is all right all the same: clique verify {strict}--accept"));
    }
    Ok(if holds { DONE } else { NO })
}

/// So many changes are looked at in passing.
const PASSING_MAX: usize = 200;

/// Says what does not hold since the history was verified last; nothing where it never was, and nothing when
/// that is long ago.
#[must_use]
pub fn doubts(repo: &Repo) -> Option<String> {
    let branch = repo.branch().ok()??;
    let state = repo.verified_tip(&branch, Rigour::NothingWrong).ok()??;
    let head = repo.head().ok()??;
    if !repo.is_ancestor(state, head).ok()? {
        return Some("the history that was verified here was rewritten".to_owned());
    }
    let wanted = Wanted { head, base: Some(state), only_head: false, branch: None, lost: None };
    if wanted.commits(repo).ok()?.len() > PASSING_MAX {
        return None;
    }
    let verification = verify(repo.root(), repo, &wanted, false).ok()?;
    let bad = verification.changes.iter().filter(|change| !verification.accepts(change)).count();
    let of = verification.changes.len();
    (bad > 0).then(|| format!("{bad} of {of} changes since the last clique verify do not hold"))
}

/// Which changes are wanted.
struct Wanted {
    head: ObjectId,
    base: Option<ObjectId>,
    /// A single one, whatever led to it.
    only_head: bool,
    /// The branch whose state is remembered; none for a range, and where none is checked out.
    branch: Option<String>,
    /// What was verified before and is no part of the history any more.
    lost: Option<ObjectId>,
}

impl Wanted {
    /// Understands `FROM..TO`, `FROM..` or a single change.
    fn of_range(range: &str, repo: &Repo) -> Result<Wanted, GitError> {
        let find = |revision: &str| repo.resolve(if revision.is_empty() { "HEAD" } else { revision });
        let (base, head) = match range.split_once("..") {
            Some((from, to)) => (Some(find(from)?), find(to)?),
            None => (None, find(range)?),
        };
        Ok(Wanted { head, base, only_head: base.is_none(), branch: None, lost: None })
    }

    /// Goes on from the state that was verified last; finds nothing before the first change.
    fn since_last(args: &VerifyArgs, repo: &Repo) -> Result<Option<Wanted>, Failure> {
        if repo.is_shallow() {
            let words = "the older part of the history is missing here, so that it cannot be verified";
            return Err(Failure::environment(words)
                .help("get it with: git fetch --unshallow")
                .help("or name what to look at: clique verify FROM.."));
        }
        let Some(head) = repo.head()? else { return Ok(None) };
        let mut wanted = Wanted { head, base: None, only_head: false, branch: repo.branch()?, lost: None };
        let Some(branch) = &wanted.branch else { return Ok(Some(wanted)) };
        let proven = repo.verified_tip(branch, Rigour::AllProven)?;
        let verified = repo.verified_tip(branch, Rigour::NothingWrong)?;
        for state in verified.into_iter().chain(proven) {
            if !repo.is_ancestor(state, head)? {
                wanted.lost = wanted.lost.or(Some(state));
            }
        }
        wanted.base = if args.strict { proven } else { verified }.filter(|_| !args.all);
        Ok(Some(wanted))
    }

    fn commits(&self, repo: &Repo) -> Result<Vec<ObjectId>, GitError> {
        if self.only_head { Ok(vec![self.head]) } else { repo.commits_since(self.base, self.head) }
    }

    /// Remembers the newest change as verified; what is all proven has nothing wrong as well.
    fn remember(&self, repo: &Repo, strict: bool) -> Result<(), GitError> {
        let Some(branch) = &self.branch else { return Ok(()) };
        let both = [Rigour::NothingWrong, Rigour::AllProven];
        for rigour in if strict { &both[..] } else { &both[..1] } {
            let before = repo.verified_tip(branch, *rigour)?;
            if before != Some(self.head) {
                repo.set_verified_tip(branch, *rigour, before, self.head)?;
            }
        }
        Ok(())
    }
}

fn verify(root: &Path, repo: &Repo, wanted: &Wanted, strict: bool) -> Result<Verification, Failure> {
    let mut inquiry = Inquiry::begin(root, wanted.base)?;
    let (mut changes, mut first_keys, mut merges) = (Vec::<JudgedChange>::new(), Vec::new(), HashMap::new());
    for id in wanted.commits(repo)? {
        let commit = repo.commit(id)?;
        let testimony = inquiry.testimony(&commit).map_err(cannot_check)?;
        let verdict = verdict(&testimony, &|key, name| inquiry.was_attributed(key, name));
        let sign_now = inquiry.note(&testimony).into_iter().filter(|_| verdict.holds(false));
        first_keys.extend(sign_now.map(|handle| (handle, id)));
        for merge in inquiry.mended_by(&commit, &testimony) {
            if let Some(merge_testimony) = merges.get(merge)
                && inquiry.is_undone(merge_testimony, id)?
            {
                changes.iter_mut().filter(|change| change.commit == merge).for_each(JudgedChange::forgive_merge);
            }
        }
        if matches!(testimony.joins, Joins::Otherwise(_)) {
            merges.insert(id.to_string(), testimony);
        }
        changes.push(judged(commit, verdict));
    }
    for (handle, key) in first_keys {
        let led_to_it = repo.commits_since(wanted.base, key)?.iter().map(ObjectId::to_string).collect();
        beside(&mut changes, &handle, &led_to_it);
    }
    let rewritten = match wanted.lost {
        Some(state) => {
            let (gone, changed) = inquiry.vanished(state, wanted.head)?;
            let commits = repo.only_in(state, wanted.head)?.len();
            Some(Rewritten { state: state.to_string(), commits, gone, changed })
        }
        None => None,
    };
    let since = wanted.base.filter(|_| !wanted.only_head).map(|base| base.to_string());
    Ok(Verification { head: wanted.head.to_string(), since, all_proven: strict, changes, rewritten })
}

/// Whoever has a key may have had none at first; but what is beside the way to that key came from somebody
/// who went back to before it.
fn beside(changes: &mut [JudgedChange], handle: &str, led_to_it: &HashSet<String>) {
    let is_beside = |change: &&mut JudgedChange| change.is_unsigned_by(handle) && !led_to_it.contains(&change.commit);
    changes.iter_mut().filter(is_beside).for_each(JudgedChange::blame_unsigned);
}

fn judged(commit: Commit, verdict: crate::report::verdict::Verdict) -> JudgedChange {
    let author = commit.author;
    let name = if author.name.trim().is_empty() { &author.email } else { &author.name };
    JudgedChange {
        commit: commit.id.to_string(),
        local_time: Clock::local_time(commit.time),
        seconds: commit.time.seconds,
        who: verdict.who.clone().unwrap_or_else(|| name.clone()),
        email: author.email,
        subject: commit.subject,
        verdict,
    }
}

/// Without the program that checks signatures nothing can be said, and nothing is.
fn cannot_check(error: BookError) -> Failure {
    match error {
        BookError::Git(GitError::NoTool(program)) => {
            let package = if program.contains("gpg") { "gnupg" } else { "openssh-client" };
            Failure::environment(format!("signatures cannot be checked: there is no program `{program}`"))
                .help(format!("install it; the package is often called {package}"))
        }
        BookError::Git(GitError::Tool { program, why }) => {
            Failure::environment(format!("signatures cannot be checked: `{program}` fails: {why}"))
        }
        error => error.into(),
    }
}
