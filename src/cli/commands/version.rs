//! `clique version`: which program this is, and what it works with.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::set_up::git_program;
use crate::cli::show::{Shown, value_of};
use crate::git::library_version;
use crate::model::setup::FORMAT;
use crate::render::version::{version_as_json, version_as_rows, version_as_text};
use crate::report::version::Version;

/// Show which program this is, and what it works with
///
/// That is its version, the version of the ledger's format it writes, and those of the libgit2 inside it and of the git
/// that it calls to reach a remote. `clique --version` shows those of the program and of libgit2.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique version
  clique version --json")]
pub struct VersionArgs {}

/// Shows the versions.
///
/// # Errors
///
/// When stdout cannot be written.
pub fn cmd_version(_: &VersionArgs, context: &mut Context) -> Outcome {
    let version = Version {
        clique: env!("CARGO_PKG_VERSION").to_owned(),
        format: FORMAT,
        libgit2: library_version(),
        git: git_program(context).version().ok().map(str::to_owned),
    };
    context.show(&Shown {
        schema: "clique.version/1",
        ledger: None,
        text: &|look| version_as_text(&version, look),
        data: &|| value_of(&version_as_json(&version)),
        rows: &|| version_as_rows(&version),
    })?;
    Ok(0)
}
