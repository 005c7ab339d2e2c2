//! What was typed: arguments, commands, exit codes; the only layer that knows the clock, the
//! environment and the terminal.

pub mod args;
pub mod ask;
mod assertion;
pub mod batch;
pub mod choose;
pub mod clock;
pub mod commands;
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
pub mod look;
pub mod met;
pub mod nets;
pub mod newcomers;
pub mod offers;
pub mod overview;
pub mod past;
pub mod progress;
pub mod proofs;
pub mod proven;
pub mod remedies;
pub mod revision;
pub mod set_up;
pub mod show;
pub mod topics;
pub mod totals;
pub mod typed;
pub mod typed_amount;
pub mod typed_dates;
pub mod ui;
pub mod unknown_names;
pub mod unplanned;
pub mod wishes;
pub mod writer;

use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _};

use args::Cli;
use context::Context;
use failure::Failure;
use ui::Ui;

/// Returns the whole command line as clap knows it; completions and man pages are made of it.
#[must_use]
pub fn command() -> clap::Command {
    let command = Cli::command();
    let template = overview::template(&command);
    command.help_template(template)
}

/// Runs the program: parses, runs, tells the exit code.
#[must_use]
pub fn main() -> ExitCode {
    install_panic_hook();
    let cli = match command().try_get_matches().and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    let mut context = match Context::new(cli.global) {
        Ok(context) => context,
        Err(failure) => return failure.report(&mut Ui::plain()),
    };
    if context.ui.format == args::Format::Dot && !matches!(cli.command, Some(commands::Command::Settle(_))) {
        let failure = Failure::usage("--format dot draws who owes and pays whom, with clique settle only");
        return failure.help("clique settle --format dot").report(&mut context.ui);
    }
    match commands::run(cli.command, &mut context) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => failure.report(&mut context.ui),
    }
}

/// Prints what clap has to say: help and version to stdout, errors to stderr.
fn usage(error: &clap::Error) -> ExitCode {
    let printed = error.print();
    match printed {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::from(failure::BROKEN_PIPE),
        Err(_) => ExitCode::from(failure::ENVIRONMENT),
        Ok(()) => ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(failure::USAGE)),
    }
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
        let _ = std::io::Write::write_all(&mut std::io::stderr(), text.as_bytes());
        std::process::exit(i32::from(failure::BUG));
    }));
}

/// Turns an answer of a command into its result.
pub type Outcome = Result<u8, Failure>;
