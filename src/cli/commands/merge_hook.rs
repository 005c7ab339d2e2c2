//! `clique merge-hook`: looks at what git has just merged or rebased, and mends it.

use clap::Args;

use crate::book::Desk;
use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::DONE;

/// Mend what git has just merged
///
/// git runs this after `git pull`, `git merge` and `git rebase`, once `clique clone` or `clique sync` wrote
/// the hooks for it. The driver sees one file alone; what was moved from one file to another on one side and
/// changed on the other is brought together here. What cannot be mended now is left to the next command.
#[derive(Clone, Debug, Args)]
#[command(
    hide = true,
    before_long_help = "Examples:
  clique merge-hook
  cat .git/hooks/post-merge"
)]
pub struct MergeHookArgs {}

/// Mends what git has just merged.
///
/// # Errors
///
/// When there is no ledger.
pub fn cmd_merge_hook(_args: &MergeHookArgs, context: &mut Context) -> Outcome {
    let root = context.root()?;
    // A hook is no place for complaints: the next command says what is wrong, if it still is.
    for words in Desk::mend_for_git(&root).unwrap_or_default() {
        context.ui.say(&words);
    }
    Ok(DONE)
}
