//! What a clone needs beside the files so that plain `git pull` merges a ledger
//! by meaning: none of it travels with the repository, so it is put right here.
//!
//! 1. `.git/info/attributes` binds the ledger's files to the driver `clique` and
//!    wins over the committed `.gitattributes`. It also turns off what else an
//!    attribute could do to their bytes: line ends, filters, encodings.
//! 2. `merge.clique.driver` names the program. When it is gone, git's own union
//!    keeps every line; git alone would silently keep one side.
//! 3. `pull.rebase` and `core.fsync` are set where the repository has no own
//!    setting: a pull merges, and a plain commit survives a power cut.
//! 4. [Hooks](super::hooks) mend what a driver cannot, as it sees one file alone.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use git2::{Config, ConfigLevel};

use super::{GitError, Repo, hooks, sync};

const BEGIN: &str = "# clique: the ledger merges by meaning";
const END: &str = "# clique: end";
const PATTERNS: [&str; 3] = ["*.csv", "*.toml", "*.log"];
const ATTRIBUTES: &str = "merge=clique -text !eol !filter !ident !working-tree-encoding";

const DRIVER_NAME: &str = "clique: merge by meaning";

/// Settings that are given where the repository has none of its own.
const DEFAULTS: [(&str, &str, SetUpPart); 2] =
    [("pull.rebase", "false", SetUpPart::PullMerges), ("core.fsync", "all", SetUpPart::Syncing)];

/// A part of the set-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SetUpPart {
    /// The lines of `.git/info/attributes`.
    Attributes,
    /// `merge.clique.driver` and its name.
    Driver,
    /// `pull.rebase`, without which a pull of parted histories stops.
    PullMerges,
    /// `core.fsync`, without which plain git syncs no commit to the disk.
    Syncing,
    /// The hooks after a merge or a rebase, where nobody has put others.
    Hooks,
}

impl Repo {
    /// Says what is missing of the set-up, for a driver run as `program`: a
    /// name on `PATH` or a whole path.
    pub fn set_up_missing(&self, program: &str) -> Result<Vec<SetUpPart>, GitError> {
        let mut missing = Vec::new();
        let text = read_text(&self.attributes_path())?;
        if with_block(&text) != text {
            missing.push(SetUpPart::Attributes);
        }
        let config = self.own_config()?;
        let has = |key: &str, value: &str| config.get_string(key).is_ok_and(|found| found == value);
        if !has("merge.clique.driver", &driver(program)) || !has("merge.clique.name", DRIVER_NAME) {
            missing.push(SetUpPart::Driver);
        }
        for (key, _, part) in DEFAULTS {
            if config.get_entry(key).is_err() {
                missing.push(part);
            }
        }
        if hooks::are_missing(self, &quoted(program))? {
            missing.push(SetUpPart::Hooks);
        }
        Ok(missing)
    }

    /// Puts right what is missing and returns what it was; other lines and
    /// settings stay. Done twice it does nothing the second time.
    pub fn set_up(&self, program: &str) -> Result<Vec<SetUpPart>, GitError> {
        let missing = self.set_up_missing(program)?;
        if missing.is_empty() {
            return Ok(missing);
        }
        if missing.contains(&SetUpPart::Attributes) {
            let path = self.attributes_path();
            replace_text(&path, &with_block(&read_text(&path)?))?;
        }
        if missing.contains(&SetUpPart::Hooks) {
            hooks::install(self, &quoted(program))?;
        }
        if missing.iter().any(|part| !matches!(part, SetUpPart::Attributes | SetUpPart::Hooks)) {
            self.change_settings(|config| set(config, &missing, program))?;
        }
        Ok(missing)
    }

    fn attributes_path(&self) -> PathBuf {
        self.common_dir().join("info/attributes")
    }

    /// The settings of this repository alone.
    fn own_config(&self) -> Result<Config, GitError> {
        Ok(self.raw.config()?.open_level(ConfigLevel::Local)?)
    }
}

/// Puts right what is missing among the settings.
fn set(config: &mut Config, missing: &[SetUpPart], program: &str) -> Result<(), GitError> {
    if missing.contains(&SetUpPart::Driver) {
        config.set_str("merge.clique.name", DRIVER_NAME)?;
        config.set_str("merge.clique.driver", &driver(program))?;
    }
    for (key, value, _) in DEFAULTS.iter().filter(|(_, _, part)| missing.contains(part)) {
        config.set_str(key, value)?;
    }
    Ok(())
}

/// The command git runs; `%O`, `%A`, `%B` are the base, our and their version,
/// and the answer is expected in `%A`.
fn driver(program: &str) -> String {
    let word = quoted(&program.replace('%', "%%"));
    format!("{word} merge-driver %O %A %B %P 2>/dev/null || git merge-file --union -q %A %O %B")
}

/// A program's name as a word for the shell.
fn quoted(program: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"%/._-+:@".contains(&byte);
    if !program.is_empty() && program.bytes().all(plain) {
        return program.to_owned();
    }
    format!("'{}'", program.replace('\'', r"'\''"))
}

/// The text with our lines in it once, at the end, where they win.
fn with_block(text: &str) -> String {
    let mut block = format!("{BEGIN}\n");
    for pattern in PATTERNS {
        block += &format!("{pattern} {ATTRIBUTES}\n");
    }
    block += &format!("{END}\n");
    if text.contains(&block) {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(BEGIN) {
        kept.push_str(before);
        // Without an end, only the line itself is known to be ours.
        rest = match after.split_once(END) {
            Some((_, beyond)) => beyond.strip_prefix('\n').unwrap_or(beyond),
            None => after.strip_prefix('\n').unwrap_or(after),
        };
    }
    kept.push_str(rest);
    if !kept.is_empty() && !kept.ends_with('\n') {
        kept.push('\n');
    }
    kept + &block
}

pub(super) fn read_text(path: &Path) -> Result<String, GitError> {
    match fs::read(path) {
        Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(GitError::io(path, error)),
    }
}

pub(super) fn replace_text(path: &Path, text: &str) -> Result<(), GitError> {
    let folder = path.parent().expect("the path is below the git folder");
    fs::create_dir_all(folder).map_err(|error| GitError::io(folder, error))?;
    let beside = path.with_extension("clique");
    let written = File::create(&beside).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    written.and_then(|()| fs::rename(&beside, path)).map_err(|error| GitError::io(path, error))?;
    sync::sync_folder(folder)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Sandbox, git};
    use super::*;

    #[test]
    fn set_up_once_and_for_all() {
        let sandbox = Sandbox::with_commit();
        let repo = &sandbox.repo;
        let missing = repo.set_up_missing("clique").unwrap();
        let parts = [SetUpPart::Attributes, SetUpPart::Driver, SetUpPart::PullMerges, SetUpPart::Hooks];
        assert_eq!(missing, parts);
        assert_eq!(repo.set_up("clique").unwrap(), missing);
        assert_eq!(repo.set_up("clique").unwrap(), []);
        let checked = git(sandbox.root(), &["check-attr", "merge", "text", "filter", "--", "groups/a/x.csv"]);
        assert_eq!(
            checked,
            "groups/a/x.csv: merge: clique\ngroups/a/x.csv: text: unset\ngroups/a/x.csv: filter: unspecified\n"
        );
        assert_eq!(sandbox.status(), "");
    }

    #[test]
    fn lines_and_settings_of_the_user_stay() {
        let sandbox = Sandbox::with_commit();
        let path = sandbox.root().join(".git/info/attributes");
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, format!("*.png binary\n{BEGIN}\n*.csv merge=old\n{END}\n*.jpg binary")).unwrap();
        git(sandbox.root(), &["config", "pull.rebase", "true"]);
        sandbox.repo.set_up("/opt/my apps/100%/cli'que").unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("*.png binary\n*.jpg binary\n# clique"), "{text}");
        assert!(!text.contains("old"), "{text}");
        assert_eq!(git(sandbox.root(), &["config", "pull.rebase"]), "true\n");
        let driver = git(sandbox.root(), &["config", "merge.clique.driver"]);
        assert!(driver.starts_with(r"'/opt/my apps/100%%/cli'\''que' merge-driver %O"), "{driver}");
        assert_eq!(sandbox.repo.set_up("/opt/my apps/100%/cli'que").unwrap(), []);
    }

    /// Two sides of one file, merged by plain git with this driver.
    fn merged_by_git(program: &str) -> String {
        let sandbox = Sandbox::with_commit();
        sandbox.record(&[("x.csv", Some("start\n"))], "start");
        sandbox.repo.set_up(program).unwrap();
        git(sandbox.root(), &["checkout", "-q", "-b", "side"]);
        sandbox.record(&[("x.csv", Some("start\ntheirs\n"))], "theirs");
        git(sandbox.root(), &["checkout", "-q", "main"]);
        sandbox.record(&[("x.csv", Some("start\nours\n"))], "ours");
        git(sandbox.root(), &["merge", "-q", "-m", "merge", "side"]);
        assert_eq!(sandbox.status(), "");
        fs::read_to_string(sandbox.root().join("x.csv")).unwrap()
    }

    #[cfg(unix)]
    #[test]
    fn plain_git_merges_with_the_driver_and_without_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("the driver's 100%");
        fs::write(&place, "#!/bin/sh\necho \"$1 $5\" > \"$3\"\n").unwrap();
        fs::set_permissions(&place, fs::Permissions::from_mode(0o755)).unwrap();
        assert_eq!(merged_by_git(place.to_str().unwrap()), "merge-driver x.csv\n");
        let lines = merged_by_git("/gone/clique");
        assert!(lines.contains("ours\n") && lines.contains("theirs\n") && !lines.contains("<<<<"), "{lines}");
    }
}
