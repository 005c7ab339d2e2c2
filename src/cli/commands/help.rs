//! `clique help`: topics, commands and error codes explained.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::commands::explain::{ExplainArgs, cmd_explain};
use crate::cli::context::Context;
use crate::cli::failure::{DONE, Failure};
use crate::cli::outside::commands_of_others;
use crate::cli::topics::{TOPICS, Topic};
use crate::cli::without_blanks;
use crate::model::Code;
use crate::render::safe::safe;
use crate::render::topic::topic_as_text;
use crate::text::suggest::did_you_mean;

/// Explain a topic, a command or an error code
///
/// Without a word it lists the topics. The same texts are man pages: `man 7 clique-filters`.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique help
  clique help filters
  clique help add
  clique help E012
  clique help --all")]
pub struct HelpArgs {
    /// A topic, a command such as `add` or `group new`, or a code such as E012
    #[arg(value_name = "TOPIC")]
    pub words: Vec<String>,
    /// List every command, and those of others that stand in PATH
    #[arg(long, conflicts_with = "words")]
    pub all: bool,
}

/// Shows help.
///
/// # Errors
///
/// When there is none for what was typed.
pub fn cmd_help(args: &HelpArgs, context: &mut Context) -> Outcome {
    let look = context.ui.out;
    if args.all {
        let text = everything(context);
        context.ui.answer_fitted(&text)?;
        return Ok(DONE);
    }
    let Some(word) = args.words.first() else {
        context.ui.answer_fitted(&overview())?;
        return Ok(DONE);
    };
    if let Some(command) = command_help(&args.words) {
        context.ui.answer(&command)?;
    } else if let Some(topic) = Topic::named(&args.words.join("-")) {
        context.ui.answer(&topic_as_text(topic.text, &look))?;
    } else if Code::parse(&word.to_uppercase()).is_some() {
        return cmd_explain(&ExplainArgs { code: Some(word.to_uppercase()) }, context);
    } else {
        let commands = crate::cli::command();
        let names = commands.get_subcommands().filter(|inner| !inner.is_hide_set()).map(clap::Command::get_name);
        let near = did_you_mean(word, TOPICS.iter().map(|topic| topic.name).chain(names));
        return Err(Failure::usage(format!("there is no help about `{}`", args.words.join(" ")))
            .maybe_help(near.map(|near| format!("did you mean `clique help {near}`?")))
            .help("see the topics: clique help"));
    }
    Ok(DONE)
}

/// Returns the long help of a command; nothing when there is no such command.
fn command_help(words: &[String]) -> Option<String> {
    let mut command = crate::cli::command_here();
    command.build();
    let mut found = &mut command;
    for word in words {
        found = found.find_subcommand_mut(word).filter(|inner| !inner.is_hide_set())?;
    }
    Some(without_blanks(&found.render_long_help().to_string()))
}

/// Lists every command with what it does, the aliases, and the commands of others.
fn everything(context: &Context) -> String {
    let commands = crate::cli::command();
    let about = |inner: &clap::Command| inner.get_about().map(ToString::to_string).unwrap_or_default();
    let visible = || commands.get_subcommands().filter(|inner| !inner.is_hide_set());
    let widest = visible().map(|inner| inner.get_name().len()).max().unwrap_or(0);
    let mut text: String =
        visible().map(|inner| format!("clique {:widest$}   {}\n", inner.get_name(), about(inner))).collect();
    let aliases: Vec<&str> = context.config.preferences.aliases.keys().map(String::as_str).collect();
    let others = commands_of_others();
    for (heading, names) in
        [("Aliases of yours", aliases.join(", ")), ("Commands of others in PATH", others.join(", "))]
    {
        if !names.is_empty() {
            text += &format!("\n{heading}: {}\n", safe(&names));
        }
    }
    text
}

fn overview() -> String {
    let widest = TOPICS.iter().map(|topic| topic.name.len()).max().unwrap_or(0);
    let line = |topic: &Topic| format!("  clique help {:widest$}   {}\n", topic.name, topic.about());
    let topics: String = TOPICS.iter().map(line).collect();
    format!(
        "Topics:\n{topics}\nAlso: `clique help COMMAND`, `clique help E012` for an error code, `clique -h` for the commands.\n"
    )
}
