//! The examples in the help of commands, for the tests that run every one of them.

/// Returns the example command lines of a command's long help, without the shell comments behind them.
#[must_use]
pub fn examples_of(command: &clap::Command) -> Vec<String> {
    let help = command.get_before_long_help().map(ToString::to_string).unwrap_or_default();
    let lines = help.lines().filter_map(|line| line.strip_prefix("  "));
    lines.filter(|line| line.starts_with("clique ") || *line == "clique").map(without_comment).collect()
}

/// Cuts off what follows two spaces: `clique settle     who pays whom`.
fn without_comment(line: &str) -> String {
    line.split("   ").next().unwrap_or(line).trim_end().to_owned()
}

/// Lists a command and all its subcommands with their full names, parents first; hidden ones are left out.
#[must_use]
pub fn all_commands(command: &clap::Command) -> Vec<(String, clap::Command)> {
    fn collect(command: &clap::Command, above: &str, all: &mut Vec<(String, clap::Command)>) {
        let name =
            if above.is_empty() { command.get_name().to_owned() } else { format!("{above} {}", command.get_name()) };
        all.push((name.clone(), command.clone()));
        for inner in command.get_subcommands().filter(|inner| !inner.is_hide_set() && inner.get_name() != "help") {
            collect(inner, &name, all);
        }
    }
    let mut all = Vec::new();
    collect(command, "", &mut all);
    all
}
