//! What a clone needs for plain git to merge by meaning, and how git is reached.

use std::io::IsTerminal;

use super::context::Context;
use super::failure::Failure;
use crate::git::{Program, Prompts, Repo};

/// The name of this program on `PATH`.
const NAME: &str = "clique";

/// Finds the user's git; it may ask for a passphrase where somebody can answer.
#[must_use]
pub fn git_program(context: &Context) -> Program<'static> {
    let may_ask = !context.global.no_input
        && !context.global.quiet
        && std::io::stdin().is_terminal()
        && std::io::stderr().is_terminal();
    Program::find(if may_ask { Prompts::Allowed } else { Prompts::Never })
}

/// Tells git to merge the ledger's files with this program; done twice it does nothing the second time.
///
/// # Errors
///
/// When the repository's settings cannot be written.
pub fn set_up(repo: &Repo) -> Result<(), Failure> {
    repo.set_up(&own_name())?;
    Ok(())
}

/// Returns how git is to call this program: by its name where that finds one, else by its path.
#[must_use]
pub fn own_name() -> String {
    let file = format!("{NAME}{}", std::env::consts::EXE_SUFFIX);
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let is_on_path = std::env::split_paths(&folders).any(|folder| folder.is_absolute() && folder.join(&file).is_file());
    let path = || std::env::current_exe().ok().and_then(|path| path.to_str().map(str::to_owned));
    if is_on_path { NAME.to_owned() } else { path().unwrap_or_else(|| NAME.to_owned()) }
}
