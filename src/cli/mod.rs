//! What was typed: arguments, commands, exit codes; the only layer that knows the clock, the
//! environment and the terminal.

pub mod args;
pub mod ask;
mod assertion;
pub mod batch;
pub mod busy;
pub mod choose;
pub mod clock;
pub mod commands;
pub mod config;
pub mod contested;
pub mod context;
pub mod demo_data;
pub mod demo_story;
pub mod entry_args;
pub mod entry_change;
pub mod entry_new;
pub mod entry_target;
pub mod entry_words;
pub mod examination;
pub mod examples;
pub mod failure;
pub mod filter;
pub mod filter_args;
pub mod fresh;
pub mod generated;
pub mod history;
pub mod hooks;
pub mod import;
pub mod look;
pub mod meant;
pub mod met;
pub mod misuse;
pub mod nets;
pub mod newcomers;
pub mod offers;
mod one_command;
pub mod outside;
pub mod overview;
pub mod own_commands;
pub mod past;
pub mod progress;
pub mod proofs;
pub mod proven;
pub mod receipts;
pub mod remedies;
pub mod revision;
pub mod second_versions;
mod set_up;
pub mod show;
pub mod tips;
pub mod topics;
pub mod totals;
pub mod tutorial_steps;
pub mod typed;
pub mod typed_amount;
pub mod typed_dates;
pub mod ui;
pub mod unknown_names;
pub mod unplanned;
pub mod wishes;
pub mod writer;

use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _};

use args::Cli;
use commands::Command;
use config::Config;
use context::Context;
use failure::Failure;
use one_command::one_command;
use own_commands::Own;
use ui::Ui;

use crate::render::style::Look;

/// Returns the whole command line as clap knows it; completions and man pages are made of it.
#[must_use]
pub fn command() -> clap::Command {
    let command = Cli::command();
    with_version(command, None)
}

/// Returns the command line with a first screen for the terminal that is there.
fn command_here() -> clap::Command {
    let command = Cli::command();
    with_version(command, look::look_of(&std::io::stdout(), None, false).width)
}

/// Gives the command line its first screen, for a width, and says the version in full.
fn with_version(command: clap::Command, width: Option<usize>) -> clap::Command {
    let template = overview::template(&command, width);
    command.help_template(template).long_version(long_version())
}

/// Returns the version; who asks because of a flaw in libgit2 needs to know which one is built in.
fn long_version() -> String {
    format!("{} (libgit2 {})", env!("CARGO_PKG_VERSION"), crate::git::library_version())
}

/// Runs the program: parses, runs, tells the exit code.
#[must_use]
pub fn main() -> ExitCode {
    install_panic_hook();
    let mut words: Vec<OsString> = std::env::args_os().collect();
    let config = match Config::read() {
        Ok(config) => config,
        Err(failure) => return failure.report(&mut Ui::plain()),
    };
    for round in 0.. {
        let (cli, mut context) = match opened(&words, config.clone()) {
            Ok(opened) => opened,
            Err(code) => return code,
        };
        let Some(Command::Own(own)) = &cli else { return run(cli, &mut context) };
        let before = &words[1..words.len() - own.len()];
        let name = own.first().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let followed = own_commands::not_endless(round, &name)
            .and_then(|()| own_commands::follow(before, own, &config, || own_commands::told(&context)));
        match followed {
            Ok(Own::Ran(code)) => return ExitCode::from(code),
            Ok(Own::Line(line)) => words = words.iter().take(1).cloned().chain(line).collect(),
            Err(failure) => {
                // What stands behind a word that is no command was not understood as flags.
                if wants_json_errors(&words) {
                    context.ui.error_format = args::ErrorFormat::Json;
                }
                return failure.report(&mut context.ui);
            }
        }
    }
    ExitCode::from(failure::BUG)
}

/// Parses a command line and looks at the world.
fn opened(words: &[OsString], mut config: Config) -> Result<(Option<Command>, Context), ExitCode> {
    let one = one_command(words.get(1..).unwrap_or_default()).long_version(long_version());
    let matches = match one.try_get_matches_from(words) {
        Err(error) if error.kind() != ErrorKind::DisplayVersion => command_here().try_get_matches_from(words),
        understood => understood,
    };
    let parsed = matches.and_then(|matches| Ok((Cli::from_arg_matches(&matches)?, matches)));
    let (mut cli, matches) = parsed.map_err(|error| usage(&error, words))?;
    config.settle(&matches, &mut cli.global);
    let context = Context::new(cli.global, config).map_err(|failure| failure.report(&mut Ui::plain()))?;
    Ok((cli.command, context))
}

/// Runs a command and tells the exit code.
fn run(command: Option<Command>, context: &mut Context) -> ExitCode {
    if let Some(failure) = wrong_form(context.ui.format, command.as_ref()) {
        return failure.report(&mut context.ui);
    }
    if !context.config.faults.is_empty() && !matches!(command, Some(Command::Complete(_))) {
        let (faults, sources) = (context.config.faults.clone(), context.config.sources());
        context.ui.faults(&faults, &sources);
    }
    let code = match commands::run(command, context) {
        Ok(code) => code,
        Err(failure) => {
            let code = failure.report(&mut context.ui);
            let _ = context.ui.end(failure.code);
            return code;
        }
    };
    match context.ui.end(code) {
        Ok(()) => ExitCode::from(code),
        Err(failure) => failure.report(&mut context.ui),
    }
}

/// Refuses a form that only one command writes, and this is another one.
fn wrong_form(format: args::Format, command: Option<&Command>) -> Option<Failure> {
    if format == args::Format::Dot && !matches!(command, Some(Command::Settle(_))) {
        let failure = Failure::usage("--format dot draws who owes and pays whom, with clique settle only");
        return Some(failure.help("clique settle --format dot"));
    }
    if format.is_for_files() && !matches!(command, Some(Command::Export(_) | Command::Complete(_))) {
        let word = args::word_of(format);
        let failure =
            Failure::usage(format!("--format {word} is of files for other programs, with clique export only"));
        return Some(failure.help(format!("clique export --format {word} -o FILE")));
    }
    None
}

/// Answers what clap would say: help and version on stdout, what is wrong as every failure is told.
fn usage(error: &clap::Error, words: &[OsString]) -> ExitCode {
    let form = if wants_json_errors(words) { args::ErrorFormat::Json } else { args::ErrorFormat::Text };
    let is_help = error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    if error.use_stderr() && !(is_help && form == args::ErrorFormat::Text) {
        return misuse::misuse(error, words).report(&mut Ui::early(form));
    }
    let text = error.render();
    let paint = |look: Look| if look.colour { text.ansi().to_string() } else { text.to_string() };
    let (code, written) = if error.use_stderr() {
        let text = without_blanks(&paint(Ui::early(form).err));
        (failure::USAGE, std::io::stderr().write_all(text.as_bytes()))
    } else {
        let text = without_blanks(&paint(look::look_of(&std::io::stdout(), None, false)));
        (failure::DONE, std::io::stdout().write_all(text.as_bytes()))
    };
    match written {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::from(failure::BROKEN_PIPE),
        Err(_) => ExitCode::from(failure::ENVIRONMENT),
        Ok(()) => ExitCode::from(code),
    }
}

/// Leaves out the blanks with which clap fills lines between paragraphs.
fn without_blanks(text: &str) -> String {
    text.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// Tells whether errors are wanted as JSON, in words that cannot be understood as a whole.
fn wants_json_errors(words: &[OsString]) -> bool {
    let is_json = |pair: &[OsString]| pair[0] == "--error-format" && pair[1] == "json";
    words.windows(2).any(is_json) || words.iter().any(|word| word == "--error-format=json")
}

/// A panic is a bug: says so in one place, with what a report needs, and exits with 70.
fn install_panic_hook() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let payload = panic.payload();
        let owned = payload.downcast_ref::<String>().map(String::as_str);
        let words = payload.downcast_ref::<&str>().copied().or(owned).unwrap_or("no words");
        let text = format!(
            "error: this is a bug in clique {}: {words} ({place})\n  \
             Nothing that was acknowledged is lost. Please report it with the command you typed.\n",
            env!("CARGO_PKG_VERSION")
        );
        let _ = std::io::stderr().write_all(text.as_bytes());
        std::process::exit(i32::from(failure::BUG));
    }));
}

/// Turns an answer of a command into its result.
pub type Outcome = Result<u8, Failure>;
