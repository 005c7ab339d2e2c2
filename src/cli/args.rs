//! The command line as a whole: global flags and the list of commands.

use std::path::PathBuf;

use clap::{Args, Parser, ValueEnum};

use super::choose;
use super::commands::Command;
use super::failure::Failure;
use crate::book::Book;
use crate::model::GroupIndex;

/// Split bills with friends in plain text: exact, explained, and carried by git
///
/// A ledger is a folder of TOML and CSV files that belongs to you and your friends. `clique` reads
/// it, checks it, explains it, and says who pays whom.
#[derive(Debug, Parser)]
#[command(name = "clique", version, disable_help_subcommand = true, max_term_width = 100)]
#[command(before_long_help = "Examples:
  clique demo                                look around in a made-up ledger
  clique init \"Lisbon 2026\" EUR --member alice,bob,carol
  clique add 42.50 dinner -p alice           alice paid, everyone shares
  clique settle                              who pays whom")]
pub struct Cli {
    /// Flags that every command takes.
    #[command(flatten)]
    pub global: GlobalArgs,
    /// The command; without one, the state of the ledger.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Flags that every command takes, before or after its name.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Global options")]
pub struct GlobalArgs {
    /// Use the ledger in DIR
    #[arg(
        short = 'C',
        long = "directory",
        value_name = "DIR",
        global = true,
        env = "CLIQUE_DIR",
        hide_env_values = true
    )]
    pub directory: Option<PathBuf>,
    /// Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    #[arg(long, value_name = "REV", global = true, hide_short_help = true, allow_hyphen_values = true)]
    pub at: Option<String>,
    /// The form of the answer
    #[arg(long, value_name = "FORMAT", global = true, default_value = "text", hide_possible_values = false)]
    pub format: Format,
    /// Answer in JSON; short for --format json
    #[arg(long, global = true, conflicts_with = "format")]
    pub json: bool,
    /// When to use colour
    #[arg(
        long,
        value_name = "WHEN",
        global = true,
        hide_short_help = true,
        env = "CLIQUE_COLOR",
        hide_env_values = true
    )]
    pub color: Option<When>,
    /// Draw with ASCII characters only
    #[arg(
        long,
        global = true,
        hide_short_help = true,
        env = "CLIQUE_ASCII",
        hide_env_values = true,
        value_parser = clap::builder::FalseyValueParser::new()
    )]
    pub ascii: bool,
    /// Show long answers as they are, without a pager
    #[arg(long, global = true, hide_short_help = true)]
    pub no_pager: bool,
    /// Leave the programs alone that your configuration runs before and after changes
    #[arg(
        long,
        global = true,
        hide_short_help = true,
        env = "CLIQUE_NO_HOOKS",
        hide_env_values = true,
        value_parser = clap::builder::FalseyValueParser::new()
    )]
    pub no_hooks: bool,
    /// Ask nothing; what is missing is an error
    #[arg(
        long,
        global = true,
        hide_short_help = true,
        env = "CLIQUE_NO_INPUT",
        hide_env_values = true,
        value_parser = clap::builder::FalseyValueParser::new()
    )]
    pub no_input: bool,
    /// Record changes unsigned, whatever git's settings say
    #[arg(
        long,
        global = true,
        hide_short_help = true,
        env = "CLIQUE_NO_SIGN",
        hide_env_values = true,
        value_parser = clap::builder::FalseyValueParser::new()
    )]
    pub no_sign: bool,
    /// Say nothing but the answer and errors
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// The form of errors
    #[arg(long, value_name = "FORMAT", global = true, hide_short_help = true, default_value = "text")]
    pub error_format: ErrorFormat,
    /// Who you are, when git's e-mail does not tell
    #[arg(long, value_name = "WHO", global = true, env = "CLIQUE_ME", hide_env_values = true)]
    pub me: Option<String>,
}

/// The forms of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// One JSON document, versioned by its `schema`
    Json,
    /// One JSON object a line
    Ndjson,
    /// Comma-separated values with a header
    Csv,
    /// Tab-separated values with a header
    Tsv,
    /// Tab-separated values without a header; columns are only ever added at the end
    Porcelain,
    /// Graphs for Graphviz; with clique settle only
    Dot,
    /// A table with a column for what each paid and one for what each shares; with clique export only
    #[value(hide = true)]
    Sesterce,
    /// A table with a column for what each gets back; with clique export only
    #[value(hide = true)]
    Splitwise,
    /// A journal for hledger; with clique export only
    #[value(hide = true)]
    Hledger,
    /// A journal for ledger; with clique export only
    #[value(hide = true)]
    Ledger,
    /// A journal for beancount; with clique export only
    #[value(hide = true)]
    Beancount,
    /// A database; with clique export only
    #[value(hide = true)]
    Sqlite,
    /// A calendar; with clique export only
    #[value(hide = true)]
    Ics,
}

impl Format {
    /// Tells whether files are written in this form, and no answers.
    #[must_use]
    pub const fn is_for_files(self) -> bool {
        match self {
            Format::Text | Format::Json | Format::Ndjson | Format::Csv | Format::Tsv => false,
            Format::Porcelain | Format::Dot => false,
            Format::Sesterce | Format::Splitwise | Format::Hledger | Format::Ledger => true,
            Format::Beancount | Format::Sqlite | Format::Ics => true,
        }
    }
}

/// Returns the word of a form, as it is typed.
#[must_use]
pub fn word_of(format: Format) -> String {
    format.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

/// The forms of errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ErrorFormat {
    /// For people
    Text,
    /// One JSON object a line on stderr
    Json,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Flags of commands that change the ledger.
#[derive(Clone, Debug, Default, Args)]
pub struct WriteArgs {
    /// Show the change as a diff and make none
    #[arg(short = 'n', long)]
    pub dry_run: bool,
    /// Answer yes to every question
    #[arg(short, long)]
    pub yes: bool,
}

/// The group a command is about.
#[derive(Clone, Debug, Default, Args)]
pub struct GroupArg {
    /// The group, by handle, name or unique prefix; `alice+bob` for two people
    #[arg(short, long, value_name = "GROUP", env = "CLIQUE_GROUP", hide_env_values = true)]
    pub group: Option<String>,
}

/// The groups an answer is about.
#[derive(Clone, Debug, Default, Args)]
pub struct GroupsArgs {
    /// One of them.
    #[command(flatten)]
    pub one: GroupArg,
    /// All groups, archived ones too
    #[arg(short, long, conflicts_with = "group")]
    pub all: bool,
}

impl GroupsArgs {
    /// Returns the group that was typed.
    #[must_use]
    pub fn typed(&self) -> Option<&str> {
        self.one.group.as_deref()
    }

    /// Finds the groups, as [`choose::groups`] does.
    ///
    /// # Errors
    ///
    /// When the group that was typed is not there.
    pub fn chosen(&self, book: &Book) -> Result<Vec<GroupIndex>, Failure> {
        choose::groups(&book.setup, &book.root, self.typed(), self.all)
    }
}
