//! Commands of one's own: aliases of the configuration, and programs called `clique-foo`.
//!
//! A command of this program always goes first, so neither can change what a known command does.

use std::ffi::OsString;

use super::config::Config;
use super::context::Context;
use super::failure::Failure;
use super::outside::{self, Told, command_named};
use crate::model::setup::FORMAT;
use crate::text::suggest::did_you_mean;

/// So many aliases may stand for each other in a row.
const ALIASES_MAX: usize = 10;

/// What a word that is no command of this program comes to.
#[derive(Debug)]
pub enum Own {
    /// Another command line, without the program's name.
    Line(Vec<OsString>),
    /// Something else was run, and ended with this exit code.
    Ran(u8),
}

/// Follows a word that is no command: an alias, or a program. `before` are the flags that stand before it.
///
/// # Errors
///
/// When it is neither, or cannot be run.
pub fn follow(
    before: &[OsString],
    words: &[OsString],
    config: &Config,
    told: impl FnOnce() -> Told,
) -> Result<Own, Failure> {
    let Some((name, rest)) = words.split_first() else { return Err(Failure::usage("a command is missing")) };
    let name = name.to_string_lossy();
    let Some(meaning) = config.preferences.aliases.get(&*name) else {
        return match command_named(&name) {
            Some(program) => Ok(Own::Ran(outside::run(&program, rest, &told())?)),
            None => Err(unknown(&name, config)),
        };
    };
    if let Some(line) = meaning.strip_prefix('!') {
        return Ok(Own::Ran(outside::run_in_shell(line, rest, &told())?));
    }
    let meaning = outside::words_of(meaning)?;
    let line = before.iter().cloned().chain(meaning.into_iter().map(OsString::from)).chain(rest.iter().cloned());
    Ok(Own::Line(line.collect()))
}

/// Refuses aliases that stand for each other.
///
/// # Errors
///
/// When there were too many in a row.
pub fn not_endless(rounds: usize, name: &str) -> Result<(), Failure> {
    if rounds < ALIASES_MAX {
        return Ok(());
    }
    Err(Failure::usage(format!("the alias `{name}` stands for itself in the end"))
        .help("look at it: clique config list"))
}

/// Returns what programs are told of the ledger that is open here.
#[must_use]
pub fn told(context: &Context) -> Told {
    Told { root: context.root().ok(), format: FORMAT }
}

fn unknown(name: &str, config: &Config) -> Failure {
    let (commands, others) = (super::command(), outside::commands_of_others());
    let known = commands.get_subcommands().filter(|inner| !inner.is_hide_set()).map(clap::Command::get_name);
    let aliases = config.preferences.aliases.keys().map(String::as_str);
    let known: Vec<&str> = known.chain(aliases).chain(others.iter().map(String::as_str)).collect();
    let begun: Vec<String> =
        known.iter().filter(|known| known.starts_with(name)).map(|known| format!("`clique {known}`")).collect();
    let near = match (begun.as_slice(), name.len()) {
        ([one, another], 2..) => Some(format!("{one} or {another}")),
        _ => did_you_mean(name, known).map(|near| format!("`clique {near}`")),
    };
    Failure::usage(format!("there is no command `{name}`"))
        .maybe_help(near.map(|near| format!("did you mean {near}?")))
        .help("see the commands: clique -h")
}
