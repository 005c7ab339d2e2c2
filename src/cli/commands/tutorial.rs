//! `clique tutorial`: learn the daily commands in a sandbox that looks at what was typed.

use std::path::Path;
use std::process::{Command, Stdio};

use clap::{Args, FromArgMatches as _};

use crate::book::Book;
use crate::cli::Outcome;
use crate::cli::args::Cli;
use crate::cli::ask::{Asker, Question, Reply, may_ask};
use crate::cli::context::Context;
use crate::cli::failure::{DONE, Failure, USAGE};
use crate::cli::outside::words_of;
use crate::cli::tutorial_steps::{PEOPLE, STEPS, Seen, Step};
use crate::disk::PassingFolder;
use crate::model::{Entry, Id, Status};
use crate::render::style::Paint;
use crate::render::width::wrapped;

/// Learn the daily commands in a sandbox
///
/// Seven small tasks in a ledger that is made for it and gone afterwards. You type real commands; what they did is
/// looked at, and taken back when it was something else. It needs a terminal.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique tutorial
  clique tutorial --from 4      begin with the fourth task")]
pub struct TutorialArgs {
    /// Begin with this task
    #[arg(long, value_name = "NUMBER", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=7))]
    pub from: u8,
}

/// So many lines are taken in one task.
const LINES_MAX: usize = 200;

/// The commands that reach nothing outside of the sandbox.
const ALLOWED: [&str; 18] = [
    "add", "balance", "check", "edit", "explain", "help", "history", "list", "log", "pay", "redo", "rm", "search",
    "settle", "show", "status", "undo", "why",
];

/// Goes through the tasks.
///
/// # Errors
///
/// When nobody is there to type, or the sandbox cannot be made.
pub fn cmd_tutorial(args: &TutorialArgs, context: &mut Context) -> Outcome {
    if !may_ask(context) {
        return Err(Failure::usage("the tutorial is typed on a terminal, and there is none")
            .help("read instead: clique help getting-started")
            .help("look around in a made-up ledger: clique demo"));
    }
    let failed = |error| Failure::environment(format!("no temporary folder: {error}"));
    let folder = PassingFolder::new().map_err(failed)?;
    let sandbox = Sandbox { root: folder.path() };
    let members = PEOPLE.join(",");
    sandbox.quietly(&["init", "Sandbox", "EUR", "--member", &members])?;
    let asker = Asker::of(context);
    tell(
        &asker,
        "",
        "Type the command for each task; `hint` shows one, `skip` does it, Ctrl-C leaves. Nothing is kept.",
    )?;
    let from = usize::from(args.from).saturating_sub(1);
    for step in &STEPS[..from] {
        sandbox.do_it(step)?;
    }
    for (place, step) in STEPS.iter().enumerate().skip(from) {
        let number = asker.look.paint(Paint::Heading, format!("{} of {}", place + 1, STEPS.len()));
        asker.say(&format!("\n{number}"))?;
        tell(&asker, "", step.task)?;
        take(step, &asker, &sandbox, context).map_err(|failure| left(failure, place + 1))?;
        tell(&asker, asker.look.glyphs().check, step.lesson)?;
    }
    asker.say("")?;
    tell(&asker, "", "That is most of it. Start your own: clique init; read on: clique help getting-started")?;
    Ok(DONE)
}

/// Says something in lines that the terminal can hold, behind a mark.
fn tell(asker: &Asker, mark: &str, words: &str) -> Result<(), Failure> {
    let room = asker.look.width.unwrap_or(80).min(100).saturating_sub(1 + mark.len());
    let mark = if mark.is_empty() { String::new() } else { format!("{} ", asker.look.paint(Paint::GetsBack, mark)) };
    asker.say(&format!("{mark}{}", wrapped(words, room).join("\n")))
}

/// Says how to go on, to somebody who leaves.
fn left(failure: Failure, place: usize) -> Failure {
    match failure.code {
        USAGE => Failure::usage(format!("you left at task {place}; nothing was kept"))
            .help(format!("go on with: clique tutorial --from {place}")),
        _ => failure,
    }
}

/// Takes lines until one of them did what was to be done.
fn take(step: &Step, asker: &Asker, sandbox: &Sandbox<'_>, context: &Context) -> Result<(), Failure> {
    for _ in 0..LINES_MAX {
        let question = Question { words: "$ ", ..Question::default() };
        let Reply::Answer(line) = asker.ask(&question, |line| Ok(line.to_owned()))? else { continue };
        match line.as_str() {
            "" => {}
            "hint" | "?" | "help" => asker.say(&format!("  {}", step.command))?,
            "skip" => {
                asker.say(&format!("  {}", step.command))?;
                return sandbox.do_it(step);
            }
            line => match sandbox.run_typed(line, step, context) {
                Ok(true) => return Ok(()),
                Ok(false) => {}
                Err(words) => tell(asker, "", &words)?,
            },
        }
    }
    Err(Failure::usage("no answer; nothing was changed"))
}

/// The ledger that is played with.
struct Sandbox<'f> {
    root: &'f Path,
}

impl Sandbox<'_> {
    /// Returns this program, made to work in the sandbox and nowhere else.
    fn program(&self, words: &[&str]) -> Result<Command, Failure> {
        let failed = |error| Failure::environment(format!("this program is not where it was: {error}"));
        let mut command = Command::new(std::env::current_exe().map_err(failed)?);
        for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "CLIQUE_GROUP", "CLIQUE_ME"] {
            command.env_remove(variable);
        }
        let own = [
            ("GIT_AUTHOR_NAME", "Alice"),
            ("GIT_AUTHOR_EMAIL", "alice@example.org"),
            ("GIT_COMMITTER_NAME", "Alice"),
            ("GIT_COMMITTER_EMAIL", "alice@example.org"),
            ("CLIQUE_NO_SIGN", "1"),
            ("CLIQUE_NO_HOOKS", "1"),
            ("CLIQUE_NO_INPUT", "1"),
            ("CLIQUE_PAGER", ""),
            ("CLIQUE_HINTS", "false"),
        ];
        command.envs(own).env("CLIQUE_DIR", self.root).current_dir(self.root).args(words).stdin(Stdio::null());
        Ok(command)
    }

    /// Runs a command whose answer nobody needs; it must succeed.
    fn quietly(&self, words: &[&str]) -> Result<(), Failure> {
        let failed = |error| Failure::environment(format!("cannot run this program: {error}"));
        let output = self.program(words)?.output().map_err(failed)?;
        if output.status.success() {
            return Ok(());
        }
        Err(Failure::environment(format!("the sandbox: {}", String::from_utf8_lossy(&output.stderr).trim())))
    }

    /// Does a task with its own command.
    fn do_it(&self, step: &Step) -> Result<(), Failure> {
        let words = words_of(step.command)?;
        self.quietly(&words.iter().skip(1).map(String::as_str).collect::<Vec<_>>())
    }

    /// Runs what was typed, and tells whether it did what was to be done; else takes it back and says what is wrong.
    fn run_typed(&self, line: &str, step: &Step, context: &Context) -> Result<bool, String> {
        let words = words_of(line).map_err(|failure| failure.message)?;
        let words = match words.split_first() {
            Some((first, rest)) if first == "clique" => rest,
            _ => return Err("a command begins with clique, such as clique add 12 coffee; `hint` shows the one".into()),
        };
        self.allow(words)?;
        let before = self.entries();
        let typed: Vec<&str> = words.iter().map(String::as_str).collect();
        let status = self.program(&typed).map_err(|failure| failure.message)?.status();
        if !status.is_ok_and(|status| status.success()) {
            return Ok(false);
        }
        let (book, after) = (Book::open(self.root), self.entries());
        let is_in = |entries: &[Entry<'_>], id: Id| entries.iter().any(|entry| entry.id == id);
        let new: Vec<Entry<'static>> = after.iter().filter(|entry| !is_in(&before, entry.id)).cloned().collect();
        let gone = before.iter().filter(|entry| !is_in(&after, entry.id)).count();
        let seen = Seen { setup: &book.setup, words, new: &new, gone, today: context.clock.today() };
        let Err(words) = (step.check)(&seen) else { return Ok(true) };
        if new.is_empty() && gone == 0 {
            // Who looks around or mends something else does nothing wrong.
            return if seen.words.is_empty() {
                Ok(false)
            } else {
                Err(format!("fine, and the task is still open: {words}"))
            };
        }
        self.quietly(&["undo"]).map_err(|failure| failure.message)?;
        Err(format!("not quite: {words}. It was taken back; try again, or type hint"))
    }

    fn entries(&self) -> Vec<Entry<'static>> {
        let mut entries = Vec::new();
        Book::open(self.root).each_entry(|entry| {
            if entry.status == Status::Counts {
                entries.push(entry.detached());
            }
        });
        entries
    }

    /// Refuses what reaches outside.
    fn allow(&self, words: &[String]) -> Result<(), String> {
        let line = std::iter::once("clique").chain(words.iter().map(String::as_str));
        // What cannot be parsed runs, so that its own error is seen.
        let Ok(matches) = crate::cli::command().try_get_matches_from(line) else { return Ok(()) };
        let is_elsewhere = Cli::from_arg_matches(&matches).is_ok_and(|cli| {
            cli.global.directory.is_some_and(|folder| folder != self.root)
                && matches.value_source("directory") == Some(clap::parser::ValueSource::CommandLine)
        });
        if is_elsewhere {
            return Err("here everything happens in the sandbox: leave -C out".into());
        }
        match matches.subcommand_name() {
            Some(name) if !ALLOWED.contains(&name) => {
                Err(format!("clique {name} has nothing to do here; `hint` shows what has"))
            }
            _ => Ok(()),
        }
    }
}
