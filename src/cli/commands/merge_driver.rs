//! `clique merge-driver`: merges one file for git, by meaning.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::text::merge::merge;

/// Merge one file for git
///
/// git runs this on `git pull`, `git merge`, `git rebase` and their kin, once `clique clone` or
/// `clique sync --setup` told it to. The answer replaces OURS. A file that cannot be merged without a
/// line being lost is left as it is, and the exit code is not 0.
#[derive(Clone, Debug, Args)]
#[command(
    hide = true,
    before_long_help = "Examples:
  clique merge-driver %O %A %B %P
  git config merge.clique.driver"
)]
pub struct MergeDriverArgs {
    /// The file as both had it; empty when there was none
    pub base: PathBuf,
    /// The file as we have it, and where the answer goes
    pub ours: PathBuf,
    /// The file as they have it
    pub theirs: PathBuf,
    /// The path of the file in the ledger
    pub path: String,
}

/// Merges one file.
///
/// # Errors
///
/// When it cannot be merged; nothing is written then.
pub fn cmd_merge_driver(args: &MergeDriverArgs, context: &mut Context) -> Outcome {
    let start = context.start()?;
    let read = |path: &Path| text_of(&start.join(path));
    let (base, ours, theirs) = (read(&args.base)?, read(&args.ours)?, read(&args.theirs)?);
    // git gives an empty file where there is no common one.
    let base = Some(base.as_str()).filter(|text| !text.is_empty());
    let merged = merge(&args.path, base, Some(&ours), Some(&theirs))
        .map_err(|why| Failure::human(format!("`{}` cannot be merged: {}", args.path, why.reason)))?;
    let text = merged.text.unwrap_or_default();
    let place = start.join(&args.ours);
    std::fs::write(&place, text)
        .map_err(|error| Failure::environment(format!("cannot write {}: {error}", place.display())))?;
    Ok(0)
}

fn text_of(path: &Path) -> Result<String, Failure> {
    let failed = |why: String| Failure::environment(format!("cannot read {}: {why}", path.display()));
    let bytes = std::fs::read(path).map_err(|error| failed(error.to_string()))?;
    String::from_utf8(bytes).map_err(|_| failed("it is not UTF-8".into()))
}
