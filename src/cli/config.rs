//! What is preferred, in layers: flags, the environment, the person's own file, what is assumed.
//!
//! No layer is a file of a ledger. A ledger comes from others, and some preferences run programs.

use std::env;
use std::path::PathBuf;

use clap::ValueEnum as _;
use clap::parser::ValueSource;
use etcetera::BaseStrategy as _;

use super::args::{GlobalArgs, When};
use super::failure::Failure;
use crate::model::Fault;
use crate::report::config::{Origin, Preferred};
use crate::text::preferences::{Key, Preferences, Shape, read_preferences};
use crate::text::sources::Sources;

/// The pager where none is preferred: it ends at once when everything fits, keeps colours, and leaves the text behind.
const PAGER: &str = "less -FRX";
/// The editor where none is preferred.
const EDITOR: &str = if cfg!(windows) { "notepad" } else { "vi" };

/// The person's own preferences, and where they are kept.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The file, which may be missing; nothing when there is no home folder, or `CLIQUE_CONFIG` says there is none.
    pub file: Option<PathBuf>,
    /// What it says.
    pub preferences: Preferences,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
    /// What the file says, letter by letter.
    pub text: String,
    /// What the flags say that were typed.
    typed: Vec<(Key, String)>,
}

impl Config {
    /// Reads the file of preferences; a missing one says nothing.
    ///
    /// # Errors
    ///
    /// When it is there and cannot be read.
    pub fn read() -> Result<Config, Failure> {
        let mut config = Config { file: place(), ..Config::default() };
        let Some(file) = &config.file else { return Ok(config) };
        match std::fs::read_to_string(file) {
            Ok(text) => config.text = text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(config),
            Err(error) => {
                return Err(Failure::environment(format!("cannot read {}: {error}", file.display()))
                    .help("to go on without it: CLIQUE_CONFIG= clique …"));
            }
        }
        (config.preferences, config.faults) = read_preferences(&file.display().to_string(), &config.text);
        Ok(config)
    }

    /// Returns the text of the file under its name, to show faults in it.
    #[must_use]
    pub fn sources(&self) -> Sources {
        let path = self.file.as_ref().map_or(String::new(), |file| file.display().to_string());
        Sources::from_bytes([(path, self.text.clone().into_bytes())], &mut Vec::new())
    }

    /// Returns the folder of programs that run before and after changes.
    #[must_use]
    pub fn hooks(&self) -> Option<PathBuf> {
        Some(self.file.as_ref()?.parent()?.join("hooks"))
    }

    /// Notes what was typed and what the environment says, and puts what is preferred where neither says anything.
    pub fn settle(&mut self, matches: &clap::ArgMatches, global: &mut GlobalArgs) {
        for (key, flag) in FLAGS {
            if matches.value_source(flag) == Some(ValueSource::CommandLine) {
                let color = global.color.and_then(|color| color.to_possible_value());
                let value = match key {
                    Key::Pager => String::new(),
                    Key::Color => color.map_or(String::new(), |color| color.get_name().to_owned()),
                    _ => "true".to_owned(),
                };
                self.typed.push((*key, value));
            }
        }
        let is = |key: Key| self.preferred(key).value == "true";
        (global.ascii, global.no_hooks, global.no_input) =
            (global.ascii || is(Key::Ascii), global.no_hooks || is(Key::NoHooks), global.no_input || is(Key::NoInput));
        let color = self.preferred(Key::Color);
        if let (None, Origin::File(_)) = (global.color, &color.origin) {
            global.color = match color.value.as_str() {
                "always" => Some(When::Always),
                "never" => Some(When::Never),
                _ => Some(When::Auto),
            };
        }
    }

    /// Takes over what was typed from the preferences as they were before the file changed.
    pub fn keep_typed(&mut self, before: &Config) {
        self.typed.clone_from(&before.typed);
    }

    /// Returns what holds for a key, and who says so.
    #[must_use]
    pub fn preferred(&self, key: Key) -> Preferred {
        let name = key.name();
        let preferred = |value: String, origin: Origin| Preferred { key: name.to_owned(), value, origin };
        if let Some((_, value)) = self.typed.iter().find(|(typed, _)| *typed == key) {
            let flag = FLAGS.iter().find(|(known, _)| *known == key).map_or("", |(_, flag)| flag);
            return preferred(value.clone(), Origin::Flag(format!("--{}", flag.replace('_', "-"))));
        }
        let own = variable_of(key);
        if let Some(value) = env::var(own).ok().filter(|value| key == Key::Pager || !value.is_empty()) {
            let value = if key.shape() == Shape::Flag { truth(&value) } else { value };
            return preferred(value, Origin::Environment(own.to_owned()));
        }
        if let (Some(value), Some(file)) = (self.preferences.values.get(&key), &self.file) {
            return preferred(value.clone(), Origin::File(file.display().to_string()));
        }
        let others: &[&str] = match key {
            Key::Pager => &["PAGER"],
            Key::Editor => &["VISUAL", "EDITOR"],
            _ => &[],
        };
        let other = others.iter().find_map(|name| Some((*name, env::var(name).ok().filter(|it| !it.is_empty())?)));
        if let Some((name, value)) = other {
            return preferred(value, Origin::Environment(name.to_owned()));
        }
        preferred(assumed(key).to_owned(), Origin::Assumed)
    }

    /// Returns what holds for every key, and what every alias stands for.
    #[must_use]
    pub fn all(&self) -> Vec<Preferred> {
        let file = self.file.as_ref().map_or(String::new(), |file| file.display().to_string());
        let aliases = self.preferences.aliases.iter().map(|(name, value)| Preferred {
            key: format!("alias.{name}"),
            value: value.clone(),
            origin: Origin::File(file.clone()),
        });
        Key::ALL.iter().map(|(key, _)| self.preferred(*key)).chain(aliases).collect()
    }
}

/// Finds where the file is: where `CLIQUE_CONFIG` says, or in the folder for such files.
fn place() -> Option<PathBuf> {
    match env::var_os("CLIQUE_CONFIG") {
        Some(file) if file.is_empty() => None,
        Some(file) => Some(PathBuf::from(file)),
        None => Some(etcetera::choose_base_strategy().ok()?.config_dir().join("clique").join("config.toml")),
    }
}

/// The flags that say the same as a key, by the names clap has for them.
const FLAGS: &[(Key, &str)] = &[
    (Key::Ascii, "ascii"),
    (Key::Color, "color"),
    (Key::NoHooks, "no_hooks"),
    (Key::NoInput, "no_input"),
    (Key::Pager, "no_pager"),
];

/// Returns the environment variable that says the same as a key.
#[must_use]
pub const fn variable_of(key: Key) -> &'static str {
    match key {
        Key::Ascii => "CLIQUE_ASCII",
        Key::Color => "CLIQUE_COLOR",
        Key::Editor => "CLIQUE_EDITOR",
        Key::Hints => "CLIQUE_HINTS",
        Key::NoHooks => "CLIQUE_NO_HOOKS",
        Key::NoInput => "CLIQUE_NO_INPUT",
        Key::Pager => "CLIQUE_PAGER",
    }
}

const fn assumed(key: Key) -> &'static str {
    match key {
        Key::Color => "auto",
        Key::Editor => EDITOR,
        Key::Hints => "true",
        Key::Pager => PAGER,
        Key::Ascii | Key::NoHooks | Key::NoInput => "false",
    }
}

/// Reads a flag of the environment: nothing, `0`, `n`, `no`, `f`, `false` and `off` are none.
fn truth(value: &str) -> String {
    let is_false = matches!(value.to_lowercase().as_str(), "" | "0" | "n" | "no" | "f" | "false" | "off");
    (!is_false).to_string()
}
