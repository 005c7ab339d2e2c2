//! What clap finds wrong in a command line, said as every other failure is: what is so, and what helps.

use std::error::Error as _;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

use super::failure::Failure;
use super::tips::{flag_tip, tip};
use crate::text::suggest::did_you_mean;

/// Returns what is wrong in a command line, in our words.
#[must_use]
pub fn misuse(error: &clap::Error, words: &[OsString]) -> Failure {
    let mut program = super::command();
    program.build();
    let place = Place::of(error, &program, words);
    match error.kind() {
        ErrorKind::InvalidSubcommand => place.unknown_command(&text(error, ContextKind::InvalidSubcommand), tip(error)),
        ErrorKind::UnknownArgument => place.unknown_argument(&text(error, ContextKind::InvalidArg)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => place.wrong_value(error),
        ErrorKind::MissingRequiredArgument => place.missing(&all(error, ContextKind::InvalidArg)),
        ErrorKind::ArgumentConflict => {
            place.conflict(&text(error, ContextKind::InvalidArg), &all(error, ContextKind::PriorArg))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Failure::usage(format!("{} needs a command behind it", place.path)).help(place.commands())
        }
        _ => place.other(error),
    }
}

fn text(error: &clap::Error, kind: ContextKind) -> String {
    all(error, kind).join(" ")
}

fn all(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => vec![word.clone()],
        Some(ContextValue::Strings(words)) => words.clone(),
        _ => Vec::new(),
    }
}

/// The command whose words are wrong.
struct Place<'c> {
    command: &'c Command,
    /// Its whole name: `clique person add`.
    path: String,
}

impl<'c> Place<'c> {
    /// Finds the command that an error is about: by the usage line it has, else by what was typed.
    fn of(error: &clap::Error, program: &'c Command, typed: &[OsString]) -> Place<'c> {
        let usage = match error.get(ContextKind::Usage) {
            Some(ContextValue::StyledStr(usage)) => usage.to_string(),
            _ => typed.iter().map(|word| word.to_string_lossy() + " ").collect(),
        };
        let mut place = Place { command: program, path: program.get_name().to_owned() };
        for word in usage.split_whitespace() {
            let Some(inner) = place.command.find_subcommand(word) else { continue };
            place = Place { command: inner, path: format!("{} {}", place.path, inner.get_name()) };
        }
        place
    }

    fn commands(&self) -> String {
        let shown = self.command.get_subcommands().filter(|inner| !inner.is_hide_set() && inner.get_name() != "help");
        format!("commands: {}", shown.map(Command::get_name).collect::<Vec<_>>().join(", "))
    }

    fn help(&self) -> String {
        format!("see what it takes: {} -h", self.path)
    }

    fn unknown_command(&self, word: &str, tip: Option<&str>) -> Failure {
        let known = self.command.get_subcommands().filter(|inner| !inner.is_hide_set()).map(Command::get_name);
        let near = did_you_mean(word, known).map(|near| format!("did you mean `{} {near}`?", self.path));
        Failure::usage(format!("{} has no command `{word}`", self.path))
            .maybe_help(tip.map(str::to_owned).or(near))
            .help(self.commands())
    }

    fn unknown_argument(&self, typed: &str) -> Failure {
        let name = typed.split('=').next().unwrap_or(typed);
        if !name.starts_with('-') {
            let tip = flag_tip(&self.path, "").map(str::to_owned);
            return Failure::usage(format!("{} does not take `{typed}` there", self.path))
                .maybe_help(tip)
                .help(self.usage());
        }
        let known: Vec<&str> = self.command.get_arguments().filter(|arg| !arg.is_hide_set()).flat_map(names).collect();
        let tip = name.strip_prefix("--").and_then(|name| flag_tip(&self.path, name)).map(str::to_owned);
        let near = name.strip_prefix("--").and_then(|name| did_you_mean(name, known.iter().copied()));
        let near = near.map(|near| format!("--{near}")).or_else(|| self.other_case(name));
        let near = near.map(|near| format!("did you mean `{near}`?"));
        let near = self.behind(name).or(near);
        let failure = Failure::usage(format!("{} has no flag `{name}`", self.path));
        let is_known = tip.is_some() || near.is_some();
        let failure = failure.maybe_help(tip.or(near));
        if !is_known && self.takes_words() {
            return failure.help(self.help()).help(format!("if `{name}` is a word, `--` goes before it"));
        }
        failure.help(self.help())
    }

    /// Finds a short flag that is written the other way: `-V` for `-v`.
    fn other_case(&self, name: &str) -> Option<String> {
        let short = name.strip_prefix('-').filter(|short| short.len() == 1)?;
        let mut shorts = self.command.get_arguments().filter_map(Arg::get_short);
        shorts.find(|other| short.eq_ignore_ascii_case(&other.to_string())).map(|other| format!("-{other}"))
    }

    /// Says where a flag goes that stands before every command, and belongs to some.
    fn behind(&self, name: &str) -> Option<String> {
        let has = |inner: &&Command| {
            let is_it = |arg: &Arg| {
                arg.get_long().is_some_and(|long| name == format!("--{long}"))
                    || arg.get_short().is_some_and(|short| name == format!("-{short}"))
            };
            !inner.is_hide_set() && inner.get_arguments().any(is_it)
        };
        let daily = ["balance", "list", "add"].into_iter().filter_map(|name| self.command.find_subcommand(name));
        let inner = daily.chain(self.command.get_subcommands()).find(has)?;
        Some(format!("it goes behind a command: {} {} {name}", self.path, inner.get_name()))
    }

    /// Tells whether any words may stand behind the command.
    fn takes_words(&self) -> bool {
        self.command.get_positionals().any(|arg| arg.get_num_args().is_some_and(|count| count.max_values() > 1))
    }

    fn wrong_value(&self, error: &clap::Error) -> Failure {
        let (flag, value) = (text(error, ContextKind::InvalidArg), text(error, ContextKind::InvalidValue));
        let flag = bare(&flag);
        let valid = all(error, ContextKind::ValidValue);
        let listed = (!valid.is_empty()).then(|| format!("one of {}", valid.join(", ")));
        if value.is_empty() {
            return Failure::usage(format!("{flag} needs a value")).maybe_help(listed).help(self.help());
        }
        let near = did_you_mean(&value, valid.iter().map(String::as_str)).map(|near| format!("did you mean `{near}`?"));
        let why = error.source().map(ToString::to_string);
        let why = why.map_or(String::new(), |why| match why.as_str() {
            "invalid digit found in string" => ", but a whole number".to_owned(),
            _ => format!(": {why}"),
        });
        Failure::usage(format!("{flag} cannot be `{value}`{why}")).maybe_help(near).maybe_help(listed)
    }

    fn missing(&self, names: &[String]) -> Failure {
        let names: Vec<String> = names.iter().map(|name| bare(name)).collect();
        let is = if names.len() == 1 { "is" } else { "are" };
        Failure::usage(format!("{} {is} missing", names.join(" and "))).help(self.usage())
    }

    fn conflict(&self, one: &str, others: &[String]) -> Failure {
        let (one, others) = (bare(one), others.iter().map(|other| bare(other)).collect::<Vec<_>>());
        if others.is_empty() || others == [one.clone()] {
            let is_it = |arg: &&Arg| arg.get_long().is_some_and(|long| one.trim_start_matches('-') == long);
            let arg = self.command.get_arguments().find(is_it);
            let is_of_people = arg.and_then(Arg::get_value_names).is_some_and(|names| names[0] == "WHO");
            let together = is_of_people.then(|| format!("several go in one, with commas: {one} alice,bob"));
            return Failure::usage(format!("{one} can be given once only")).maybe_help(together).help(self.help());
        }
        Failure::usage(format!("{one} and {} cannot stand together", others.join(", "))).help(self.help())
    }

    /// What clap says in its own words, without what it says around it.
    fn other(&self, error: &clap::Error) -> Failure {
        let text = error.to_string();
        let first = text.lines().next().unwrap_or_default();
        Failure::usage(first.trim_start_matches("error: ")).help(self.usage())
    }

    /// Says how the command goes: what must stand there, and what may.
    fn usage(&self) -> String {
        let word = |arg: &Arg| {
            let name = bare(&arg.to_string());
            let name = if repeats(arg) { format!("{name}…") } else { name };
            if arg.is_required_set() { name } else { format!("[{name}]") }
        };
        let words: Vec<String> = self.command.get_positionals().map(word).collect();
        let separator = if words.is_empty() { "" } else { " " };
        format!("it goes: {}{separator}{}; see {} -h", self.path, words.join(" "), self.path)
    }
}

fn repeats(arg: &Arg) -> bool {
    arg.get_num_args().is_some_and(|count| count.max_values() > 1)
}

fn names(arg: &Arg) -> Vec<&str> {
    arg.get_long().into_iter().chain(arg.get_visible_aliases().unwrap_or_default()).collect()
}

/// Returns `--by` of `--by <WHAT>`, `ID` of `<ID>...`.
fn bare(name: &str) -> String {
    let name = if name.starts_with('-') { name.split([' ', '=', '[']).next().unwrap_or(name) } else { name };
    name.trim_end_matches("...").trim_matches(['<', '>', '[', ']']).to_owned()
}
