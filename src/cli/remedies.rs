//! What `clique doctor --fix` puts right, and nothing that could lose a line or a commit.

use std::path::Path;

use super::context::Context;
use super::examination::{LOCK_AGE_MAX, WRITING_LASTS_MAX};
use super::failure::{Failure, ways_on};
use super::set_up::{git_program, own_name};
use crate::book::{Change, Desk};
use crate::git::{LOOSE_MAX, PACKS_MAX, Repo};
use crate::text::new_files::GIT_ATTRIBUTES;

/// Puts right what is safe and says what it was; what fails is told by the examination that follows.
pub fn put_right(root: &Path, context: &mut Context) -> Vec<String> {
    let mut done = Vec::new();
    let Ok(repo) = Repo::open(root) else { return done };
    done.extend(remove_left_overs(&repo));
    match repo.set_up(&own_name()) {
        Ok(parts) if !parts.is_empty() => done.push("git is set up to merge the ledger by meaning".to_owned()),
        _ => {}
    }
    match finish(&repo, root, context) {
        Ok(words) => done.extend(words),
        Err(failure) => context.ui.warn(crate::render::safe::safe(&failure.message).as_str()),
    }
    done.extend(pack(&repo, context));
    done
}

/// Removes locks and half-written objects of processes that are gone.
fn remove_left_overs(repo: &Repo) -> Vec<String> {
    let locks = repo.git_locks().into_iter().filter(|(_, age)| *age >= LOCK_AGE_MAX);
    let half = repo.half_written().into_iter().filter(|(_, age)| *age > WRITING_LASTS_MAX);
    let gone = locks.chain(half).filter(|(path, _)| std::fs::remove_file(path).is_ok());
    gone.map(|(path, _)| format!("removed {}", path.display())).collect()
}

/// Finishes what was begun with git, mends merges, and adds the attributes for friends without clique.
fn finish(repo: &Repo, root: &Path, context: &mut Context) -> Result<Vec<String>, Failure> {
    if let Some(what) = repo.unfinished().filter(|what| *what != "merge") {
        let paths = Desk::settle_for_git(root)?;
        if paths.is_empty() {
            return Ok(Vec::new());
        }
        let (on, _) = ways_on(what);
        return Ok(vec![format!("merged by meaning: {}; now go on with: {on}", paths.join(", "))]);
    }
    let mut desk = Desk::open(root, context.manners(false), &mut |_| {})?;
    let mut done = std::mem::take(&mut desk.tidied);
    done.extend(desk.adopted.iter().map(|adopted| format!("committed edits by hand: {}", adopted.paths.join(", "))));
    let place = root.join(".gitattributes");
    let text = std::fs::read_to_string(&place).unwrap_or_default();
    let is_bound = |line: &str| line.contains("merge=") && line.starts_with("*.");
    if place.symlink_metadata().is_ok_and(|meta| !meta.is_file()) || text.lines().any(is_bound) {
        return Ok(done);
    }
    let change = Change {
        subject: "let plain git merge the ledger without markers".into(),
        operation: "doctor",
        group: None,
        entries: Vec::new(),
        trailers: Vec::new(),
    };
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    desk.write_attributes(&change, &text, &format!("{text}{gap}{GIT_ATTRIBUTES}"))?;
    done.push("added to .gitattributes how friends without clique merge".into());
    Ok(done)
}

fn pack(repo: &Repo, context: &Context) -> Vec<String> {
    let Ok(stock) = repo.stock() else { return Vec::new() };
    if stock.packs > PACKS_MAX && repo.tidy_store(&git_program(context)).is_ok() {
        return vec!["git tidies its store".into()];
    }
    match if stock.loose > LOOSE_MAX { repo.pack() } else { Ok(0) } {
        Ok(count @ 1..) => vec![format!("packed {count} loose objects")],
        _ => Vec::new(),
    }
}
