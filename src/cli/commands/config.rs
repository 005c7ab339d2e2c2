//! `clique config`: see and set what you prefer.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::cli::Outcome;
use crate::cli::config::Config;
use crate::cli::context::Context;
use crate::cli::failure::{DONE, Failure, NO};
use crate::cli::outside::edit;
use crate::cli::show::{Shown, value_of};
use crate::render::config::{config_as_json, config_as_rows, config_as_text};
use crate::render::rows::Rows;
use crate::report::config::Preferred;
use crate::text::preferences::{Key, key_meant, read_preferences};
use crate::text::toml_edit::set_value;
use crate::text::toml_value::NewValue;

/// See and set what you prefer
///
/// Preferences are yours alone: they stand in a file in your home folder, and none is ever read from a ledger, which
/// comes from others. A flag goes before its variable, a variable before the file, the file before what is assumed.
/// Alone, the command lists what holds and who says so.
#[derive(Clone, Debug, Args)]
pub struct ConfigArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<ConfigCommand>,
}

/// What can be done with preferences.
#[derive(Clone, Debug, Subcommand)]
#[allow(missing_docs, reason = "each is described by the doc comment of its arguments")]
pub enum ConfigCommand {
    List(ConfigListArgs),
    Get(ConfigGetArgs),
    Set(ConfigSetArgs),
    Unset(ConfigUnsetArgs),
    Edit(ConfigEditArgs),
    Path(ConfigPathArgs),
}

/// List what holds, and who says so
///
/// Every key with its value and its origin: the flag, the environment variable or the file that says so, or default.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique config list
  clique config list --json")]
pub struct ConfigListArgs {}

/// Print the value that holds for a key
///
/// Nothing but the value, for scripts. It exits with 1 when an alias is not there.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique config get pager
  clique config get hints --json")]
pub struct ConfigGetArgs {
    /// The key: color, pager, alias.NAME
    #[arg(value_name = "KEY")]
    pub key: String,
}

/// Set a key in your own file
///
/// The rest of the file stays as it is. `alias.NAME` makes a command of your own: words of a clique command, or with
/// `!` before it a line for your shell, which gets what is typed behind the name.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique config set hints false
  clique config set color never
  clique config set pager 'less -FRX'
  clique config set alias.owe 'balance me'
  clique config set alias.mine '!clique list payer:me --json'")]
pub struct ConfigSetArgs {
    /// The key: ascii, color, editor, hints, no-hooks, no-input, pager, alias.NAME
    #[arg(value_name = "KEY")]
    pub key: String,
    /// The value; an empty pager is none
    #[arg(value_name = "VALUE", allow_hyphen_values = true)]
    pub value: String,
}

/// Take a key out of your own file
///
/// What is assumed holds again, or what the environment says.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique config unset hints
  clique config unset alias.owe")]
pub struct ConfigUnsetArgs {
    /// The key
    #[arg(value_name = "KEY")]
    pub key: String,
}

/// Open your own file in your editor
///
/// The editor is the one of the key `editor`, of CLIQUE_EDITOR, VISUAL or EDITOR. What is wrong afterwards is told.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique config edit
  clique config edit --editor nano")]
pub struct ConfigEditArgs {
    /// The editor, for this once
    #[arg(long, value_name = "PROGRAM")]
    pub editor: Option<String>,
}

/// Print where your own file is
///
/// It need not be there. CLIQUE_CONFIG names another one; empty, it means none.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique config path
  clique config path --json")]
pub struct ConfigPathArgs {}

/// Shows or changes preferences.
///
/// # Errors
///
/// When a key or a value is none, or the file cannot be read or written.
pub fn cmd_config(args: &ConfigArgs, context: &mut Context) -> Outcome {
    match &args.command {
        None | Some(ConfigCommand::List(_)) => {
            let all = context.config.all();
            show(&all, context, &config_text(&all))
        }
        Some(ConfigCommand::Get(args)) => get(&args.key, context),
        Some(ConfigCommand::Set(args)) => {
            let (path, value) = understood(&args.key, &args.value)?;
            change(&path, Some(&value), context)
        }
        Some(ConfigCommand::Unset(args)) => {
            let path = path_of(&args.key)?;
            change(&path, None, context)
        }
        Some(ConfigCommand::Edit(args)) => edit_file(args, context),
        Some(ConfigCommand::Path(_)) => show_path(context),
    }
}

/// How preferences look for people.
type Text<'a> = &'a dyn Fn(&crate::render::style::Look) -> String;

fn config_text(all: &[Preferred]) -> impl Fn(&crate::render::style::Look) -> String + '_ {
    |look| config_as_text(all, look)
}

fn show(all: &[Preferred], context: &mut Context, text: Text<'_>) -> Outcome {
    context.show(&Shown {
        schema: "clique.config/1",
        ledger: None,
        text,
        data: &|| value_of(&config_as_json(all)),
        rows: &|| config_as_rows(all),
    })?;
    Ok(DONE)
}

fn get(key: &str, context: &mut Context) -> Outcome {
    path_of(key)?;
    let found: Vec<Preferred> = context.config.all().into_iter().filter(|it| it.key == key).collect();
    let Some(one) = found.first() else {
        return Err(Failure { code: NO, ..Failure::usage(format!("there is no `{key}`")) });
    };
    let line = format!("{}\n", one.value);
    show(&found, context, &|_| line.clone())
}

fn show_path(context: &mut Context) -> Outcome {
    let path = file(context)?.display().to_string();
    context.show(&Shown {
        schema: "clique.config-path/1",
        ledger: None,
        text: &|_| format!("{path}\n"),
        data: &|| serde_json::json!({ "path": path }),
        rows: &|| Rows { columns: &["path"], rows: vec![vec![path.clone()]] },
    })?;
    Ok(DONE)
}

fn file(context: &Context) -> Result<PathBuf, Failure> {
    context.config.file.clone().ok_or_else(|| {
        Failure::environment("there is no file for preferences: CLIQUE_CONFIG is empty, or there is no home folder")
    })
}

/// Splits a key into the tables it stands in.
fn path_of(key: &str) -> Result<Vec<String>, Failure> {
    if let Some(name) = key.strip_prefix("alias.") {
        let is_name = |letter: char| letter.is_alphanumeric() || "-_".contains(letter);
        if name.is_empty() || name.starts_with('-') || !name.chars().all(is_name) {
            return Err(Failure::usage(format!("`{name}` cannot be the name of a command"))
                .help("write letters, digits, - and _"));
        }
        if crate::cli::command().find_subcommand(name).is_some() {
            return Err(Failure::usage(format!("`{name}` is a command already, and stays what it is"))
                .help("choose another name"));
        }
        return Ok(vec!["alias".into(), name.into()]);
    }
    match Key::named(key) {
        Some(_) => Ok(vec![key.to_owned()]),
        None => {
            let known: Vec<&str> = Key::ALL.iter().map(|(_, name)| *name).collect();
            Err(Failure::usage(format!("there is no key `{key}`"))
                .maybe_help(key_meant(key).map(|near| format!("did you mean `{near}`?")))
                .help(format!("keys: {}, alias.NAME", known.join(", "))))
        }
    }
}

/// Reads a key and its value.
fn understood(key: &str, typed: &str) -> Result<(Vec<String>, NewValue), Failure> {
    let path = path_of(key)?;
    let value = match Key::named(key) {
        Some(key) => key.value(typed).map_err(|words| {
            Failure::usage(format!("`{}` cannot be `{typed}`", key.name())).help(format!("it can be: {words}"))
        })?,
        None => NewValue::text(typed),
    };
    Ok((path, value))
}

/// Changes one key of the file.
fn change(path: &[String], value: Option<&NewValue>, context: &mut Context) -> Outcome {
    let file = file(context)?;
    let keys: Vec<&str> = path.iter().map(String::as_str).collect();
    let text = set_value(&context.config.text, &keys, value)
        .map_err(|problem| Failure::usage(problem.to_string()).help("mend the file: clique config edit"))?;
    if value.is_none() && text == context.config.text {
        context.ui.say(&format!("`{}` is not in {}", path.join("."), file.display()));
        return Ok(DONE);
    }
    write(&file, &text)?;
    let name = path.join(".");
    let (mut config, before) = (Config::read()?, context.config.clone());
    config.keep_typed(&before);
    let now: Vec<Preferred> = config.all().into_iter().filter(|it| it.key == name).collect();
    show(&now, context, &|look| {
        if now.is_empty() { format!("{name} is gone\n") } else { config_as_text(&now, look) }
    })
}

/// Writes the file beside and puts it in its place, so that no half of it is ever read.
fn write(file: &std::path::Path, text: &str) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::environment(format!("cannot write {}: {error}", file.display()));
    // A link is followed: many keep such files elsewhere.
    let target = std::fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    if let Some(folder) = target.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    let beside = target.with_extension("toml.new");
    std::fs::write(&beside, text).and_then(|()| std::fs::rename(&beside, &target)).map_err(failed)
}

/// What a new file says.
const FRESH: &str = "\
# What you prefer; clique help configuration tells about each key.
# hints = false
# color = \"auto\"
# pager = \"less -FRX\"
# editor = \"nano\"

# [alias]
# owe = \"balance me\"
";

fn edit_file(args: &ConfigEditArgs, context: &mut Context) -> Outcome {
    let file = file(context)?;
    if !file.exists() {
        write(&file, FRESH)?;
    }
    let editor = args.editor.clone().unwrap_or_else(|| context.config.preferred(Key::Editor).value);
    edit(&editor, &file)?;
    let failed = |error| Failure::environment(format!("cannot read {}: {error}", file.display()));
    let text = std::fs::read_to_string(&file).map_err(failed)?;
    let name = file.display().to_string();
    let (_, faults) = read_preferences(&name, &text);
    let sources = crate::text::sources::Sources::from_bytes([(name, text.into_bytes())], &mut Vec::new());
    if faults.is_empty() { Ok(DONE) } else { Err(Failure::faults(faults, sources)) }
}
