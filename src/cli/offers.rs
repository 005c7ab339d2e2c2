//! What can stand where the cursor is: commands, flags, and the people, groups, ids, categories of the ledger.
//!
//! It goes by what clap knows: which argument a word belongs to, and by the argument's value name (`WHO`, `GROUP`,
//! `ID`, `FILTER` …) what may stand there. So a new command is completed as soon as its arguments are named so.

use clap::{Arg, Command};

use super::filter::{KINDS, STATUSES, THINGS};
use super::topics::TOPICS;
use crate::text::query::{Key, Takes};

/// One thing that can stand there, and a few words about it.
pub type Offer = (String, String);

/// What a ledger offers; asked for only when it is needed.
pub trait Known {
    /// Handles of people with their names.
    fn people(&self) -> Vec<Offer>;
    /// Handles of groups with their names.
    fn groups(&self) -> Vec<Offer>;
    /// Ids that begin so, the newest entries first.
    fn ids(&self, prefix: &str) -> Vec<Offer>;
    /// Categories of the newest entries.
    fn categories(&self) -> Vec<Offer>;
    /// Tags of the newest entries.
    fn tags(&self) -> Vec<Offer>;
    /// Currencies that the ledger uses.
    fn currencies(&self) -> Vec<Offer>;
    /// Names of rules by which bills come again.
    fn rules(&self) -> Vec<Offer>;
}

/// Returns what can stand in place of the last of the words behind the program's name.
#[must_use]
pub fn offers(program: &Command, words: &[String], known: &dyn Known) -> Vec<Offer> {
    let Some((current, before)) = words.split_last() else { return Vec::new() };
    let mut place = Place::at_the_beginning(program);
    before.iter().for_each(|word| place.pass(word));
    let found = place.at(current, known);
    let fits = |(value, _): &Offer| value.starts_with(current.as_str());
    found.into_iter().filter(fits).collect()
}

/// Tells whether these words behind the program's name lead into one of its commands.
#[must_use]
pub fn goes_into_a_command(program: &Command, words: &[String]) -> bool {
    let mut place = Place::at_the_beginning(program);
    words.iter().for_each(|word| place.pass(word));
    !std::ptr::eq(place.command, program)
}

/// Where the cursor is.
struct Place<'c> {
    command: &'c Command,
    /// The argument whose value comes next.
    pending: Option<&'c Arg>,
    positionals: usize,
    only_positionals: bool,
}

impl<'c> Place<'c> {
    fn at_the_beginning(program: &'c Command) -> Place<'c> {
        Place { command: program, pending: None, positionals: 0, only_positionals: false }
    }

    fn pass(&mut self, word: &str) {
        if self.pending.take().is_some() {
            return;
        }
        let takes = |arg: &&Arg| arg.get_action().takes_values();
        if self.only_positionals || word == "-" || !word.starts_with('-') {
            match self.command.find_subcommand(word).filter(|_| self.positionals == 0) {
                Some(inner) => self.command = inner,
                None => self.positionals += 1,
            }
        } else if word == "--" {
            self.only_positionals = true;
        } else if let Some(long) = word.strip_prefix("--") {
            self.pending = self.long(long).filter(takes);
        } else if let Some(short) = word.chars().nth(1) {
            let is_last = word.chars().count() == 2;
            let found = self.command.get_arguments().find(|arg| arg.get_short() == Some(short));
            self.pending = found.filter(takes).filter(|_| is_last);
        }
    }

    fn long(&self, name: &str) -> Option<&'c Arg> {
        let fits = |arg: &&Arg| {
            arg.get_long() == Some(name) || arg.get_all_aliases().is_some_and(|aliases| aliases.contains(&name))
        };
        self.command.get_arguments().find(fits)
    }

    fn at(&self, current: &str, known: &dyn Known) -> Vec<Offer> {
        if let Some(arg) = self.pending {
            return values(arg, current, known);
        }
        if let Some((flag, value)) = current.split_once('=').filter(|(flag, _)| flag.starts_with("--")) {
            let found = self.long(&flag[2..]).map(|arg| values(arg, value, known)).unwrap_or_default();
            return found.into_iter().map(|(value, about)| (format!("{flag}={value}"), about)).collect();
        }
        if current.starts_with('-') && !self.only_positionals {
            let visible = self.command.get_arguments().filter(|arg| !arg.is_hide_set());
            let flag = |arg: &Arg| Some((format!("--{}", arg.get_long()?), about_arg(arg)));
            return visible.filter_map(flag).collect();
        }
        let mut found = Vec::new();
        if self.positionals == 0 {
            let inner = self.command.get_subcommands().filter(|inner| !inner.is_hide_set());
            found.extend(inner.map(|inner| (inner.get_name().to_owned(), about(inner))));
        }
        let positionals: Vec<&Arg> = self.command.get_positionals().collect();
        let arg = positionals.get(self.positionals).or_else(|| positionals.last().filter(|arg| repeats(arg)));
        found.extend(arg.map(|arg| values(arg, current, known)).unwrap_or_default());
        if self.command.get_name() == "help" && self.positionals == 0 {
            found.extend(TOPICS.map(|topic| (topic.name.to_owned(), topic.about().to_owned())));
        }
        found
    }
}

fn repeats(arg: &Arg) -> bool {
    arg.get_num_args().is_some_and(|count| count.max_values() > 1)
        || matches!(arg.get_action(), clap::ArgAction::Append)
}

fn about(command: &Command) -> String {
    command.get_about().map(ToString::to_string).unwrap_or_default()
}

fn about_arg(arg: &Arg) -> String {
    arg.get_help().map(ToString::to_string).unwrap_or_default()
}

/// Returns what may stand as the value of an argument.
fn values(arg: &Arg, current: &str, known: &dyn Known) -> Vec<Offer> {
    let fixed = arg.get_possible_values();
    if !fixed.is_empty() {
        let about =
            |value: &clap::builder::PossibleValue| value.get_help().map(ToString::to_string).unwrap_or_default();
        return fixed.iter().map(|value| (value.get_name().to_owned(), about(value))).collect();
    }
    let named =
        arg.get_value_names().and_then(|names| names.first()).map_or(arg.get_id().as_str(), |name| name.as_str());
    match named.to_ascii_uppercase().as_str() {
        "WHO" | "NAMES" | "PAID_BY" | "SPLIT" | "WITH" => in_a_list(current, known),
        "GROUP" => known.groups(),
        "ID" => known.ids(current),
        "CATEGORY" => known.categories(),
        "TAG" | "TAGS" => known.tags(),
        "CURRENCY" | "CODE" => known.currencies(),
        "RULE" => known.rules(),
        "MESSAGE" => vec![("last".to_owned(), "your last message".to_owned())],
        "FILTER" => filters(current, known),
        "WHO|FILTER" => people(known).into_iter().chain(filters(current, known)).collect(),
        _ => Vec::new(),
    }
}

fn people(known: &dyn Known) -> Vec<Offer> {
    let mut people = known.people();
    people.push(("me".to_owned(), "you".to_owned()));
    people
}

/// Completes the last name of `alice,bob,ca`.
fn in_a_list(current: &str, known: &dyn Known) -> Vec<Offer> {
    let begun = current.rfind(',').map_or(0, |comma| comma + 1);
    let begun = if current[begun..].starts_with('-') && begun > 0 { begun + 1 } else { begun };
    people(known).into_iter().map(|(name, about)| (format!("{}{name}", &current[..begun]), about)).collect()
}

/// Completes keys of the filter language, and behind a key its values.
fn filters(current: &str, known: &dyn Known) -> Vec<Offer> {
    let Some((name, value)) = current.split_once(':') else {
        return Key::ALL.map(|(key, ..)| (format!("{}:", key.name()), String::new())).to_vec();
    };
    let words = |words: &[&'static str]| words.iter().map(|word| ((*word).to_owned(), String::new())).collect();
    let Some(key) = Key::named(name) else { return Vec::new() };
    let found: Vec<Offer> = match (key, key.takes()) {
        (_, Takes::Person) => people(known),
        (_, Takes::Group) => known.groups(),
        (Key::Category, _) => known.categories(),
        (Key::Tag, _) => known.tags(),
        (Key::Currency, _) => known.currencies(),
        (Key::Kind, _) => words(&KINDS.map(|(word, _)| word)),
        (Key::Status, _) => words(&STATUSES.map(|(word, _)| word)),
        (Key::Has, _) => words(&THINGS.map(|(word, _)| word)),
        (_, Takes::Id) => known.ids(value),
        (_, Takes::Days) => words(&["today", "yesterday", "this-week", "this-month", "last-month", "this-year"]),
        _ => Vec::new(),
    };
    let begun = current.len() - value.len() + value.rfind(',').map_or(0, |comma| comma + 1);
    found.into_iter().map(|(value, about)| (format!("{}{value}", &current[..begun]), about)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Trip;

    fn named(names: &[&str]) -> Vec<Offer> {
        names.iter().map(|name| ((*name).to_owned(), String::new())).collect()
    }

    impl Known for Trip {
        fn people(&self) -> Vec<Offer> {
            named(&["alice", "bob"])
        }
        fn groups(&self) -> Vec<Offer> {
            named(&["trip", "flat"])
        }
        fn ids(&self, _: &str) -> Vec<Offer> {
            named(&["k7q2", "k8aa"])
        }
        fn categories(&self) -> Vec<Offer> {
            named(&["food", "rent"])
        }
        fn tags(&self) -> Vec<Offer> {
            named(&["sea"])
        }
        fn currencies(&self) -> Vec<Offer> {
            named(&["EUR"])
        }
        fn rules(&self) -> Vec<Offer> {
            named(&["rent"])
        }
    }

    #[test]
    fn what_can_stand_there_is_offered() {
        let mut program = crate::cli::command();
        program.build();
        for (line, expected) in [
            ("bal", "balance"),
            ("list -g ", "trip flat"),
            ("add 12 coffee -p a", "alice"),
            ("add 12 coffee -s alice,b", "alice,bob"),
            ("add 12 coffee -s all,-b", "all,-bob"),
            ("add 12 coffee --group=t", "--group=trip"),
            ("add 12 -c ", "food rent"),
            ("show k7", "k7q2"),
            ("edit k7q2 --categ", "--category"),
            ("list pay", "payer:"),
            ("list payer:b", "payer:bob"),
            ("list not cat:food,r", "cat:food,rent"),
            ("list status:ov", "status:overdue"),
            ("list --kind p", "payment"),
            ("balance b", "bob by:"),
            ("group sh", "show"),
            ("group show f", "flat"),
            ("help filt", "filters"),
            ("completions fi", "fish"),
            ("recurring rm ", "rent"),
            ("recurring edit r", "rent"),
            ("say --delete l", "last"),
            ("friend accept a", "alice"),
            ("list -- -", ""),
        ] {
            let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
            let found: Vec<String> = offers(&program, &words, &Trip).into_iter().map(|(value, _)| value).collect();
            assert_eq!(found.join(" "), expected, "{line}");
        }
    }
}
