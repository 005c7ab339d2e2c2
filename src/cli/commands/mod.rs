//! The commands, one file each: arguments with their help, then open, report, show; or open, draft, commit, say.

pub mod accept;
pub mod add;
pub mod balance;
pub mod blame;
pub mod check;
pub mod checkpoint;
pub mod clone;
pub mod complete;
pub mod completions;
pub mod config;
pub mod conflicts;
pub mod copy;
pub mod demo;
pub mod diff;
pub mod digest;
pub mod doctor;
pub mod due;
pub mod edit;
pub mod explain;
pub mod export;
pub mod fmt;
pub mod friend;
pub mod group;
pub mod help;
pub mod history;
pub mod import;
pub mod inbox;
pub mod init;
pub mod list;
pub mod log;
pub mod member;
pub mod merge_driver;
pub mod merge_hook;
pub mod messages;
pub mod pay;
pub mod person;
pub mod receipt;
pub mod recurring;
pub mod recurring_edit;
pub mod redo;
pub mod remote;
pub mod restore;
pub mod rm;
pub mod say;
pub mod schema;
pub mod search;
pub mod settle;
pub mod show;
pub mod statement;
pub mod stats;
pub mod status;
pub mod sync;
pub mod tutorial;
pub mod undo;
pub mod use_group;
pub mod verify;
pub mod version;
pub mod why;

use std::ffi::OsString;

use clap::Subcommand;

use super::Outcome;
use super::context::Context;

/// Every command.
#[derive(Clone, Debug, Subcommand)]
#[allow(missing_docs, reason = "each is described by the doc comment of its arguments")]
#[allow(clippy::large_enum_variant, reason = "there is one of them in a run")]
pub enum Command {
    Accept(accept::AcceptArgs),
    Add(add::AddArgs),
    Balance(balance::BalanceArgs),
    Blame(blame::BlameArgs),
    Check(check::CheckArgs),
    Checkpoint(checkpoint::CheckpointArgs),
    Clone(clone::CloneArgs),
    #[command(name = "__complete", hide = true)]
    Complete(complete::CompleteArgs),
    Completions(completions::CompletionsArgs),
    Config(config::ConfigArgs),
    Conflicts(conflicts::ConflictsArgs),
    Copy(copy::CopyArgs),
    Decline(accept::DeclineArgs),
    Demo(demo::DemoArgs),
    Diff(diff::DiffArgs),
    Digest(digest::DigestArgs),
    Doctor(doctor::DoctorArgs),
    Due(due::DueArgs),
    Edit(edit::EditArgs),
    Explain(explain::ExplainArgs),
    Export(export::ExportArgs),
    Fmt(fmt::FmtArgs),
    Friend(friend::FriendArgs),
    Group(group::GroupArgs),
    Help(help::HelpArgs),
    History(history::HistoryArgs),
    Import(import::ImportArgs),
    Inbox(inbox::InboxArgs),
    Init(init::InitArgs),
    List(list::ListArgs),
    Log(log::LogArgs),
    Member(member::MemberArgs),
    MergeDriver(merge_driver::MergeDriverArgs),
    MergeHook(merge_hook::MergeHookArgs),
    Messages(messages::MessagesArgs),
    Pay(pay::PayArgs),
    Person(person::PersonArgs),
    Receipt(receipt::ReceiptArgs),
    Recurring(recurring::RecurringArgs),
    Redo(redo::RedoArgs),
    Remote(remote::RemoteArgs),
    Restore(restore::RestoreArgs),
    Rm(rm::RmArgs),
    Say(say::SayArgs),
    Schema(schema::SchemaArgs),
    Search(search::SearchArgs),
    Settle(Box<settle::SettleArgs>),
    Show(show::ShowArgs),
    Statement(statement::StatementArgs),
    Stats(stats::StatsArgs),
    Status(status::StatusArgs),
    Sync(sync::SyncArgs),
    Tutorial(tutorial::TutorialArgs),
    Undo(undo::UndoArgs),
    Use(use_group::UseArgs),
    Verify(verify::VerifyArgs),
    Version(version::VersionArgs),
    Why(why::WhyArgs),
    /// A word that is no command of this program, and what stands behind it.
    #[command(external_subcommand)]
    Own(Vec<OsString>),
}

/// Runs a command; without one, shows the state of the ledger.
///
/// # Errors
///
/// Those of the command.
pub fn run(command: Option<Command>, context: &mut Context) -> Outcome {
    if context.global.at.is_some() && command.as_ref().is_some_and(has_no_past) {
        context.only_now()?;
    }
    match command {
        None => status::cmd_bare(context),
        Some(Command::Accept(args)) => accept::cmd_accept(&args, context),
        Some(Command::Add(args)) => add::cmd_add(&args, context),
        Some(Command::Balance(args)) => balance::cmd_balance(&args, context),
        Some(Command::Blame(args)) => blame::cmd_blame(&args, context),
        Some(Command::Check(args)) => check::cmd_check(&args, context),
        Some(Command::Checkpoint(args)) => checkpoint::cmd_checkpoint(&args, context),
        Some(Command::Clone(args)) => clone::cmd_clone(&args, context),
        Some(Command::Complete(args)) => complete::cmd_complete(&args, context),
        Some(Command::Completions(args)) => completions::cmd_completions(&args, context),
        Some(Command::Config(args)) => config::cmd_config(&args, context),
        Some(Command::Conflicts(args)) => conflicts::cmd_conflicts(&args, context),
        Some(Command::Copy(args)) => copy::cmd_copy(&args, context),
        Some(Command::Decline(args)) => accept::cmd_decline(&args, context),
        Some(Command::Demo(args)) => demo::cmd_demo(&args, context),
        Some(Command::Diff(args)) => diff::cmd_diff(&args, context),
        Some(Command::Doctor(args)) => doctor::cmd_doctor(&args, context),
        Some(Command::Digest(args)) => digest::cmd_digest(&args, context),
        Some(Command::Due(args)) => due::cmd_due(&args, context),
        Some(Command::Edit(args)) => edit::cmd_edit(&args, context),
        Some(Command::Explain(args)) => explain::cmd_explain(&args, context),
        Some(Command::Export(args)) => export::cmd_export(&args, context),
        Some(Command::Fmt(args)) => fmt::cmd_fmt(&args, context),
        Some(Command::Friend(args)) => friend::cmd_friend(&args, context),
        Some(Command::Group(args)) => group::cmd_group(&args, context),
        Some(Command::History(args)) => history::cmd_history(&args, context),
        Some(Command::Help(args)) => help::cmd_help(&args, context),
        Some(Command::Import(args)) => import::cmd_import(&args, context),
        Some(Command::Inbox(args)) => inbox::cmd_inbox(&args, context),
        Some(Command::Init(args)) => init::cmd_init(&args, context),
        Some(Command::List(args)) => list::cmd_list(&args, context),
        Some(Command::Log(args)) => log::cmd_log(&args, context),
        Some(Command::Member(args)) => member::cmd_member(&args, context),
        Some(Command::MergeDriver(args)) => merge_driver::cmd_merge_driver(&args, context),
        Some(Command::MergeHook(args)) => merge_hook::cmd_merge_hook(&args, context),
        Some(Command::Messages(args)) => messages::cmd_messages(&args, context),
        Some(Command::Pay(args)) => pay::cmd_pay(&args, context),
        Some(Command::Person(args)) => person::cmd_person(&args, context),
        Some(Command::Receipt(args)) => receipt::cmd_receipt(&args, context),
        Some(Command::Recurring(args)) => recurring::cmd_recurring(&args, context),
        Some(Command::Redo(args)) => redo::cmd_redo(&args, context),
        Some(Command::Remote(args)) => remote::cmd_remote(&args, context),
        Some(Command::Restore(args)) => restore::cmd_restore(&args, context),
        Some(Command::Rm(args)) => rm::cmd_rm(&args, context),
        Some(Command::Say(args)) => say::cmd_say(&args, context),
        Some(Command::Schema(args)) => schema::cmd_schema(&args, context),
        Some(Command::Search(args)) => search::cmd_search(&args, context),
        Some(Command::Settle(args)) => settle::cmd_settle(&args, context),
        Some(Command::Show(args)) => show::cmd_show(&args, context),
        Some(Command::Statement(args)) => statement::cmd_statement(&args, context),
        Some(Command::Stats(args)) => stats::cmd_stats(&args, context),
        Some(Command::Status(args)) => status::cmd_status(&args, context),
        Some(Command::Sync(args)) => sync::cmd_sync(&args, context),
        Some(Command::Tutorial(args)) => tutorial::cmd_tutorial(&args, context),
        Some(Command::Undo(args)) => undo::cmd_undo(&args, context),
        Some(Command::Use(args)) => use_group::cmd_use(&args, context),
        Some(Command::Verify(args)) => verify::cmd_verify(&args, context),
        Some(Command::Version(args)) => version::cmd_version(&args, context),
        Some(Command::Why(args)) => why::cmd_why(&args, context),
        Some(Command::Own(_)) => Err(super::failure::Failure::usage("there is no such command")),
    }
}

/// Tells whether a command has nothing to do with older states of the ledger. Those that write say so
/// themselves, when they sit down; the rest reads what [`Context::opened`] opens.
const fn has_no_past(command: &Command) -> bool {
    matches!(
        command,
        Command::Clone(_)
            | Command::Completions(_)
            | Command::Config(_)
            | Command::Demo(_)
            | Command::Doctor(_)
            | Command::Explain(_)
            | Command::Help(_)
            | Command::Init(_)
            | Command::MergeDriver(_)
            | Command::MergeHook(_)
            | Command::Schema(_)
            | Command::Sync(_)
            | Command::Tutorial(_)
            | Command::Use(_)
            | Command::Verify(_)
            | Command::Version(_)
    )
}
