//! The hooks by which plain git has this program look at what it merged.
//!
//! A merge driver sees one file alone. An entry that one friend moved to another file, as `clique fmt` does, and
//! another changed where it had stood, is in two files afterwards, and only who sees both can bring it together. So
//! after a merge and after a rebase git calls `clique merge-hook`, which mends what is to be mended as the next
//! command would.
//!
//! A hook that somebody else put there stays as it is, and where git looks for hooks elsewhere none is written: then
//! the next command mends. When the program is gone, nothing happens.

use std::path::{Path, PathBuf};

use super::setup::{read_text, replace_text};
use super::{GitError, Repo};

/// The hooks, which git calls when a merge is done and when a rebase is.
const NAMES: [&str; 2] = ["post-merge", "post-rewrite"];

/// How a hook of ours begins.
const BEGIN: &str = "#!/bin/sh\n# clique: ";

/// Where git looks for hooks instead, if set.
const ELSEWHERE: &str = "core.hooksPath";

/// Tells whether a hook is missing or calls another program.
pub(super) fn are_missing(repo: &Repo, program: &str) -> Result<bool, GitError> {
    Ok(!to_write(repo, program)?.is_empty())
}

/// Writes the hooks that are missing.
pub(super) fn install(repo: &Repo, program: &str) -> Result<(), GitError> {
    for place in to_write(repo, program)? {
        replace_text(&place, &hook(program))?;
        make_program(&place)?;
    }
    Ok(())
}

/// Tells whether a hook is one of ours.
pub(super) fn is_ours(place: &Path) -> bool {
    read_text(place).is_ok_and(|text| text.starts_with(BEGIN))
}

/// Lists where a hook is to be written.
fn to_write(repo: &Repo, program: &str) -> Result<Vec<PathBuf>, GitError> {
    let mut places = Vec::new();
    if repo.raw.config()?.get_entry(ELSEWHERE).is_ok() {
        return Ok(places);
    }
    for name in NAMES {
        let place = repo.common_dir().join("hooks").join(name);
        let text = read_text(&place)?;
        let is_ours = text.is_empty() || text.starts_with(BEGIN);
        if is_ours && (text != hook(program) || !is_program(&place)) {
            places.push(place);
        }
    }
    Ok(places)
}

/// The hook, for a program whose name is a word of the shell.
fn hook(program: &str) -> String {
    format!(
        "{BEGIN}what git merged file by file is looked at as a whole.\n\
         command -v {program} >/dev/null 2>&1 || exit 0\n\
         {program} merge-hook </dev/null >/dev/null || :\n"
    )
}

#[cfg(unix)]
fn is_program(place: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    place.metadata().is_ok_and(|meta| meta.permissions().mode() & 0o100 != 0)
}

#[cfg(unix)]
fn make_program(place: &Path) -> Result<(), GitError> {
    use std::os::unix::fs::PermissionsExt;
    let set = |mode| std::fs::set_permissions(place, std::fs::Permissions::from_mode(mode));
    set(0o755).map_err(|error| GitError::io(place, error))
}

#[cfg(not(unix))]
fn is_program(place: &Path) -> bool {
    place.is_file()
}

#[cfg(not(unix))]
fn make_program(_place: &Path) -> Result<(), GitError> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::testing::{Sandbox, git};
    use super::*;

    #[test]
    fn hooks_of_others_stay() {
        let sandbox = Sandbox::with_commit();
        let folder = sandbox.root().join(".git/hooks");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("post-merge"), "#!/bin/sh\necho mine\n").unwrap();
        install(&sandbox.repo, "clique").unwrap();
        assert!(!are_missing(&sandbox.repo, "clique").unwrap());
        assert_eq!(fs::read_to_string(folder.join("post-merge")).unwrap(), "#!/bin/sh\necho mine\n");
        assert!(fs::read_to_string(folder.join("post-rewrite")).unwrap().contains("clique merge-hook"));
        // Another program, as after it was moved.
        assert!(are_missing(&sandbox.repo, "/opt/clique").unwrap());
        install(&sandbox.repo, "/opt/clique").unwrap();
        assert!(!are_missing(&sandbox.repo, "/opt/clique").unwrap());
        git(sandbox.root(), &["config", "core.hooksPath", "/elsewhere"]);
        assert!(!are_missing(&sandbox.repo, "clique").unwrap());
    }

    #[cfg(unix)]
    #[test]
    fn git_calls_it_after_a_merge_and_a_rebase() {
        let sandbox = Sandbox::with_commit();
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("program");
        fs::write(&place, format!("#!/bin/sh\necho \"$1\" >> '{}/called'\n", folder.path().display())).unwrap();
        make_program(&place).unwrap();
        let called = || fs::read_to_string(folder.path().join("called")).unwrap_or_default().lines().count();
        install(&sandbox.repo, place.to_str().unwrap()).unwrap();
        git(sandbox.root(), &["checkout", "-q", "-b", "side"]);
        sandbox.record(&[("a", Some("1"))], "a");
        git(sandbox.root(), &["checkout", "-q", "main"]);
        sandbox.record(&[("b", Some("1"))], "b");
        git(sandbox.root(), &["checkout", "-q", "side"]);
        git(sandbox.root(), &["rebase", "-q", "main"]);
        assert_eq!(called(), 1);
        git(sandbox.root(), &["checkout", "-q", "main"]);
        git(sandbox.root(), &["merge", "-q", "side"]);
        assert_eq!(called(), 2);
        fs::remove_file(&place).unwrap();
        git(sandbox.root(), &["merge", "-q", "side"]);
    }
}
