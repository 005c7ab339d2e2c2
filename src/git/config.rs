//! Which of git's settings hold here.
//!
//! libgit2 reads the usual files by itself. It does not listen to
//! `GIT_CONFIG_GLOBAL`, `GIT_CONFIG_SYSTEM` and `GIT_CONFIG_NOSYSTEM` unless it
//! is also told to listen to `GIT_DIR`, which would let the environment point
//! the ledger elsewhere; so these three are honoured here.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use git2::{Config, ConfigLevel, Repository};

use super::GitError;

/// Puts the settings the environment asks for in place of the usual ones.
pub(super) fn follow_environment(repo: &Repository) -> Result<(), GitError> {
    let asked = Asked::read();
    if asked.global.is_some() || asked.system.is_some() || asked.no_system {
        repo.set_config(&assemble(Some(repo), asked)?)?;
    }
    Ok(())
}

struct Asked {
    global: Option<OsString>,
    system: Option<OsString>,
    no_system: bool,
}

impl Asked {
    fn read() -> Asked {
        Asked {
            global: env::var_os("GIT_CONFIG_GLOBAL"),
            system: env::var_os("GIT_CONFIG_SYSTEM"),
            no_system: env::var_os("GIT_CONFIG_NOSYSTEM")
                .is_some_and(|value| !matches!(value.to_str(), Some("" | "0" | "false" | "no" | "off"))),
        }
    }
}

/// Returns the settings that hold where there is no repository.
pub(super) fn outside() -> Result<Config, GitError> {
    assemble(None, Asked::read())
}

fn assemble(repo: Option<&Repository>, asked: Asked) -> Result<Config, GitError> {
    let mut config = Config::new()?;
    let mut add = |path: Option<PathBuf>, level| -> Result<(), GitError> {
        match path.filter(|path| path.is_file()) {
            Some(path) => Ok(config.add_file(&path, level, true)?),
            None => Ok(()),
        }
    };
    if !asked.no_system {
        let system = asked.system.map(PathBuf::from);
        add(system.or_else(|| Config::find_system().ok()), ConfigLevel::System)?;
    }
    match asked.global {
        Some(global) => add(Some(PathBuf::from(global)), ConfigLevel::Global)?,
        None => {
            add(Config::find_xdg().ok(), ConfigLevel::XDG)?;
            add(Config::find_global().ok(), ConfigLevel::Global)?;
        }
    }
    let Some(repo) = repo else { return Ok(config) };
    add(Some(repo.commondir().join("config")), ConfigLevel::Local)?;
    if own_settings_per_work_tree(repo.commondir()) {
        add(Some(repo.path().join("config.worktree")), ConfigLevel::Worktree)?;
    }
    Ok(config)
}

fn own_settings_per_work_tree(common_dir: &Path) -> bool {
    Config::open(&common_dir.join("config"))
        .and_then(|config| config.get_bool("extensions.worktreeConfig"))
        .unwrap_or(false)
}
