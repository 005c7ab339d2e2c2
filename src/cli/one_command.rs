//! The command line with one command only: what a line is read by that names its command.
//!
//! All commands with their flags and help texts are a thousand things to build before a word is read. A line that is
//! right needs those of its own command alone.
//!
//! Law: a line that one command understands means the same to the whole command line. Whatever is not understood,
//! or asks for help, is left to that.

use std::ffi::OsStr;

use clap::{Args, Command};

use super::args::GlobalArgs;
use super::commands::{
    accept, add, balance, blame, check, checkpoint, clone, complete, completions, config, conflicts, copy, demo, diff,
    digest, doctor, due, edit, explain, export, fmt, friend, group, help, history, import, inbox, init, list, log,
    member, merge_driver, merge_hook, messages, pay, person, receipt, recurring, redo, remote, restore, rm, say,
    schema, search, settle, show, statement, stats, status, sync, tutorial, undo, use_group, verify, version, why,
};

/// Gives a command its arguments and its help.
type Augment = fn(Command) -> Command;

/// Every command by its name.
const COMMANDS: &[(&str, Augment)] = &[
    ("accept", accept::AcceptArgs::augment_args),
    ("add", add::AddArgs::augment_args),
    ("balance", balance::BalanceArgs::augment_args),
    ("blame", blame::BlameArgs::augment_args),
    ("check", check::CheckArgs::augment_args),
    ("checkpoint", checkpoint::CheckpointArgs::augment_args),
    ("clone", clone::CloneArgs::augment_args),
    ("__complete", complete::CompleteArgs::augment_args),
    ("completions", completions::CompletionsArgs::augment_args),
    ("config", config::ConfigArgs::augment_args),
    ("conflicts", conflicts::ConflictsArgs::augment_args),
    ("copy", copy::CopyArgs::augment_args),
    ("decline", accept::DeclineArgs::augment_args),
    ("demo", demo::DemoArgs::augment_args),
    ("diff", diff::DiffArgs::augment_args),
    ("digest", digest::DigestArgs::augment_args),
    ("doctor", doctor::DoctorArgs::augment_args),
    ("due", due::DueArgs::augment_args),
    ("edit", edit::EditArgs::augment_args),
    ("explain", explain::ExplainArgs::augment_args),
    ("export", export::ExportArgs::augment_args),
    ("fmt", fmt::FmtArgs::augment_args),
    ("friend", friend::FriendArgs::augment_args),
    ("group", group::GroupArgs::augment_args),
    ("help", help::HelpArgs::augment_args),
    ("history", history::HistoryArgs::augment_args),
    ("import", import::ImportArgs::augment_args),
    ("inbox", inbox::InboxArgs::augment_args),
    ("init", init::InitArgs::augment_args),
    ("list", list::ListArgs::augment_args),
    ("log", log::LogArgs::augment_args),
    ("member", member::MemberArgs::augment_args),
    ("merge-driver", merge_driver::MergeDriverArgs::augment_args),
    ("merge-hook", merge_hook::MergeHookArgs::augment_args),
    ("messages", messages::MessagesArgs::augment_args),
    ("pay", pay::PayArgs::augment_args),
    ("person", person::PersonArgs::augment_args),
    ("receipt", receipt::ReceiptArgs::augment_args),
    ("recurring", recurring::RecurringArgs::augment_args),
    ("redo", redo::RedoArgs::augment_args),
    ("remote", remote::RemoteArgs::augment_args),
    ("restore", restore::RestoreArgs::augment_args),
    ("rm", rm::RmArgs::augment_args),
    ("say", say::SayArgs::augment_args),
    ("schema", schema::SchemaArgs::augment_args),
    ("search", search::SearchArgs::augment_args),
    ("settle", settle::SettleArgs::augment_args),
    ("show", show::ShowArgs::augment_args),
    ("statement", statement::StatementArgs::augment_args),
    ("stats", stats::StatsArgs::augment_args),
    ("status", status::StatusArgs::augment_args),
    ("sync", sync::SyncArgs::augment_args),
    ("tutorial", tutorial::TutorialArgs::augment_args),
    ("undo", undo::UndoArgs::augment_args),
    ("use", use_group::UseArgs::augment_args),
    ("verify", verify::VerifyArgs::augment_args),
    ("version", version::VersionArgs::augment_args),
    ("why", why::WhyArgs::augment_args),
];

/// Builds the command line with the command only that is named first among the words behind the program's name, or
/// with none where none is named.
#[must_use]
pub fn one_command<W: AsRef<OsStr>>(words: &[W]) -> Command {
    let program = Command::new("clique").version(env!("CARGO_PKG_VERSION")).disable_help_subcommand(true);
    let program = GlobalArgs::augment_args(program);
    let named = |word: &W| COMMANDS.iter().find(|(name, _)| word.as_ref() == *name);
    match words.iter().find_map(named) {
        Some((name, augment)) => program.subcommand(augment(Command::new(*name))),
        None => program,
    }
}

#[cfg(test)]
mod tests {
    use clap::FromArgMatches as _;

    use super::super::args::Cli;
    use super::*;

    #[test]
    fn every_command_is_as_in_the_whole() {
        let whole = crate::cli::command();
        let names: Vec<&str> = whole.get_subcommands().map(Command::get_name).collect();
        assert_eq!(names, COMMANDS.iter().map(|(name, _)| *name).collect::<Vec<_>>());
        for name in names {
            let one = one_command(&[name]);
            // All but its place in the list of all.
            let found = |program: &Command| program.find_subcommand(name).unwrap().clone().display_order(0);
            let debug = |program: &Command| format!("{:?}", found(program));
            assert_eq!(debug(&one), debug(&whole), "{name}");
            let flags = |program: &Command| format!("{:?}", program.get_arguments().collect::<Vec<_>>());
            assert_eq!(flags(&one), flags(&whole));
        }
    }

    #[test]
    fn what_is_understood_means_the_same_to_the_whole() {
        for (line, is_understood) in [
            ("clique add 5 tea -p al", true),
            ("clique --json -C there balance al -g trip", true),
            ("clique list add", true),
            ("clique group new flat --member al,bo", true),
            ("clique __complete show 6", true),
            ("clique -C add balance", false),
            ("clique --at add list --json", false),
            ("clique add --help", false),
            ("clique add 5 tea --nope", false),
            ("clique owe list", false),
            ("clique -- list", false),
            ("clique group", false),
            ("clique", true),
            ("clique --json -C there", true),
            ("clique owe", false),
            ("clique -h", false),
        ] {
            let words: Vec<&str> = line.split(' ').collect();
            let read = |program: Command| {
                let matches = program.try_get_matches_from(&words).ok()?;
                Some(format!("{:?}", Cli::from_arg_matches(&matches).unwrap()))
            };
            let found = read(one_command(&words[1..]));
            assert_eq!(found.is_some(), is_understood, "{line}");
            if found.is_some() {
                assert_eq!(found, read(crate::cli::command()), "{line}");
            }
        }
    }
}
