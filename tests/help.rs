//! Help is held to its promises: examples for every command that run as they stand, a first screen that is one.

use std::path::Path;

use clique::cli::examples::{all_commands, examples_of};
use clique::cli::topics::{TOPICS, Topic};
use clique::model::Code;
use clique::render::markdown::{Block, blocks};
use clique::text::query::Key;

use crate::world::World;

/// What has to happen before an example makes sense: how it begins, and what is run first.
const BEFORE: &[(&str, &str)] = &[
    ("clique group unarchive trip", "group archive trip"),
    ("clique person rm erin", "person add Erin"),
    ("clique friend accept bob", "friend add alice --me bob"),
    ("clique friend decline bob", "friend add alice --me bob"),
    ("clique friend unblock dan", "friend block dan"),
    ("clique friend remove carol", "friend add carol"),
    ("clique member accept", "member edit alice --state invited"),
    ("clique member decline", "member edit alice --state invited"),
    ("clique member cancel dan", "member edit dan --state invited"),
];

/// Examples that ask questions, which needs a terminal.
const ASKS: &[&str] = &[
    "clique init",
    "clique config edit",
    "clique config edit --editor nano",
    "clique tutorial",
    "clique tutorial --from 4",
];

/// Commands whose examples need a remote, or a conflict, which the stage has not; their stories run them.
const NEED_FRIENDS: &[&str] = &[
    "clique sync",
    "clique clone",
    "clique conflicts show",
    "clique conflicts take",
    "clique conflicts keep-both",
    "clique remote rm",
];

/// Commands that only hold others.
fn is_holder(command: &clap::Command) -> bool {
    command.has_subcommands() && command.get_name() != "clique"
}

/// Lists every visible command with its full name.
fn commands() -> Vec<(String, clap::Command)> {
    all_commands(&clique::cli::command())
}

/// A trip of four with a few entries, made anew for every example as examples change things.
struct Stage {
    world: World,
}

/// The id that stands for `ID` in examples: that of the dinner.
const ID: &str = "e2fa9x7m4t3k";

/// The entries of the trip.
const ROWS: &str = "\
id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
e0aa3c5d7f9h,2026-06-12,,apartment,420.00,,alice,alice bob carol dan,home,,,,,,alice
e2fa9x7m4t3k,2026-06-12,,dinner,86.40,,bob,alice bob carol dan,food,porto,,,,,bob
e9d4k2p6r8t1,2026-06-13,,groceries,57.31,,carol,alice bob carol dan,food,,,,,,carol
p3x1m5n7q9s2,2026-06-14,payment,,50.00,,bob,alice,,,,,,,bob
";

/// A group as Splitwise exports it.
const SPLITWISE: &str = "\
Date,Description,Category,Cost,Currency,Alice,Gil

2026-05-01,Train,Bus/train,82.50,EUR,41.25,-41.25

2026-06-15,Total balance, , ,EUR,41.25,-41.25
";

/// A public key, where examples say that keys are.
const KEY: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEEDm4hG8CDAQtDJ1g5BSlDpnV/pEy2UvDxF0spdtP7T alice\n";

impl Stage {
    fn set() -> Stage {
        let world = World::trip(["alice", "bob", "carol", "dan"]);
        world.write("groups/trip/expenses/2026.csv", ROWS);
        world.git(["add", "-A"]);
        world.git(["commit", "-q", "-m", "a few entries"]);
        Stage { world }
    }

    /// Runs an example as a shell would that knows `|`, `>` and `<` only by name; `&&` stands between two commands.
    fn run(&self, example: &str) -> Result<(), String> {
        example.split("&&").try_for_each(|one| self.run_one(one.trim()))
    }

    fn run_one(&self, example: &str) -> Result<(), String> {
        let mut quote = None;
        let end = example.find(|character| {
            match (quote, character) {
                (None, '\'' | '"') => quote = Some(character),
                (Some(open), _) if open == character => quote = None,
                _ => {}
            }
            quote.is_none() && matches!(character, '|' | '>')
        });
        let line = example[..end.unwrap_or(example.len())].trim();
        let line = line.strip_prefix("clique").unwrap_or(line).trim();
        let words: Vec<String> =
            crate::world::words(line).into_iter().map(|word| if word == "ID" { ID.to_owned() } else { word }).collect();
        let ran = self.world.run(&words);
        // Asked for a verdict, `no` is one.
        let is_fine =
            ran.code == 0 || ran.code == 1 && (example.contains("--exit-code") || example.starts_with("clique verify"));
        if is_fine { Ok(()) } else { Err(format!("{example}\n  exits with {}: {}", ran.code, ran.stderr)) }
    }
}

#[test]
fn every_example_runs() {
    let mut wrong = Vec::new();
    let template = Stage::set();
    for (_, command) in commands() {
        let examples = examples_of(&command);
        let needs_friends = |example: &str| NEED_FRIENDS.iter().any(|begin| example.starts_with(begin));
        let asks = |example: &&String| ASKS.contains(&example.as_str()) || needs_friends(example);
        for (place, example) in examples.iter().enumerate().filter(|(_, example)| !asks(example)) {
            // Alone, or after those above it: `person add Eve`, then `member add eve`.
            let alone = stage_for(&template, example).run(example);
            let stage = stage_for(&template, example);
            let after = || {
                examples[..place].iter().filter(|above| !asks(above)).for_each(|above| drop(stage.run(above)));
                stage.run(example)
            };
            wrong.extend(alone.or_else(|error| after().map_err(|_| error)).err());
        }
    }
    assert!(wrong.is_empty(), "{} examples do not run:\n{}", wrong.len(), wrong.join("\n"));
}

/// Returns where an example can be run.
fn stage_for(template: &Stage, example: &str) -> Stage {
    // A ledger is begun where there is none.
    if matches!(example.split(' ').nth(1), Some("init" | "demo")) {
        return Stage { world: World::empty() };
    }
    let stage = template.again();
    for (_, line) in BEFORE.iter().filter(|(begin, _)| example.starts_with(begin)) {
        drop(stage.world.clique(line).success());
    }
    stage
}

impl Stage {
    /// Returns the same stage in a folder of its own.
    fn again(&self) -> Stage {
        let world = World::empty();
        crate::world::copy(Path::new(&self.world.at), &world.at);
        world.write("../.ssh/id_ed25519.pub", KEY);
        world.write("../splitwise.csv", SPLITWISE);
        world.write("../bill.jpg", "a picture");
        world.write("../bills.csv", "date,description,amount,paid_by\nyesterday,taxi,12.50,bob\n");
        Stage { world }
    }
}

#[test]
fn every_command_in_a_topic_runs() {
    let mut wrong = Vec::new();
    let template = Stage::set();
    for topic in TOPICS {
        let stage = template.again();
        for block in blocks(topic.text) {
            let Block::Code(language, lines) = block else { continue };
            for line in lines.iter().filter(|line| language == "sh" && line.starts_with("clique")) {
                let command = line.split("   ").next().unwrap_or(line);
                wrong.extend(stage.run(command).err().map(|error| format!("{}: {error}", topic.name)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn topics_name_what_is_there() {
    let filters = Topic::named("filters").unwrap().text;
    for (key, ..) in Key::ALL {
        assert!(
            filters.contains(&format!("`{}", key.name())) || filters.contains(&format!(", `{}", key.name())),
            "{key:?}"
        );
    }
    let names: Vec<String> = commands().into_iter().map(|(name, _)| name).collect();
    for topic in TOPICS {
        let quoted = topic.text.split('`').filter(|it| it.starts_with("clique ") && !it.contains('\n'));
        for quoted in quoted {
            let command: Vec<&str> = quoted.split(' ').take(2).collect();
            let is_help =
                quoted.strip_prefix("clique help ").is_some_and(|it| Topic::named(it).is_some() || it == "E012");
            assert!(is_help || names.contains(&command.join(" ")), "{} names `{quoted}`", topic.name);
        }
    }
}

#[test]
fn every_command_has_two_examples() {
    let lacks = |(_, command): &(String, clap::Command)| !is_holder(command) && examples_of(command).len() < 2;
    let without: Vec<String> = commands().into_iter().filter(lacks).map(|(name, _)| name).collect();
    assert!(without.is_empty(), "fewer than two examples: {}", without.join(", "));
}

#[test]
fn short_help_fits_on_a_screen() {
    let mut wrong = Vec::new();
    for (name, _) in commands() {
        let mut words: Vec<String> = name.split(' ').skip(1).map(str::to_owned).collect();
        words.push("-h".into());
        let help = World::empty().run(&words).success().stdout;
        let widest = help.lines().map(|line| line.chars().count()).max().unwrap_or(0);
        let lines_max = 40;
        if help.lines().count() > lines_max || widest > 100 {
            wrong.push(format!("{name}: {} lines, {widest} wide", help.lines().count()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn first_lines_of_help_are_like_titles() {
    let mut wrong = Vec::new();
    for (name, command) in commands() {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        if about.is_empty() || about.ends_with('.') {
            wrong.push(format!("{name}: `{about}`"));
        }
        for argument in command.get_arguments().filter(|argument| !argument.is_hide_set()) {
            let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
            if help.is_empty() || help.ends_with('.') {
                wrong.push(format!("{name} {}: `{help}`", argument.get_id()));
            }
        }
    }
    assert!(wrong.is_empty(), "no help, or a full stop behind it:\n{}", wrong.join("\n"));
}

#[test]
fn commands_that_explanations_name_are_there() {
    let names: Vec<String> = commands().into_iter().map(|(name, _)| name).collect();
    for code in Code::ALL {
        for quoted in code.explanation().split('`').filter(|it| it.starts_with("clique ")) {
            assert!(names.iter().any(|name| name == quoted), "{} names `{quoted}`", code.text());
        }
    }
}
