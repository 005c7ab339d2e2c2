//! Programs of the person's own that this one runs: pager, editor, hooks, and commands found as `clique-foo`.
//!
//! Which ones, their own configuration and environment say, never a file of a ledger.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::failure::Failure;
use crate::disk::PassingFolder;

/// Splits a command into words, as a shell does with quotes and `\`, and with nothing else.
///
/// # Errors
///
/// When a quote is not closed.
pub fn words_of(command: &str) -> Result<Vec<String>, Failure> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    let mut letters = command.chars();
    while let Some(letter) = letters.next() {
        match (quote, letter) {
            (None, '\'' | '"') => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (Some(open), _) if open == letter => quote = None,
            (None | Some('"'), '\\') => word.get_or_insert_default().extend(letters.next()),
            (None, ' ' | '\t') => words.extend(word.take()),
            _ => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    match quote {
        None => Ok(words),
        Some(quote) => Err(Failure::usage(format!("a {quote} is not closed in `{command}`"))),
    }
}

/// Lets a pager take the place of this program and show a text; comes back only when it cannot be run.
pub fn read_with(pager: &str, text: &str) {
    let Ok(words) = words_of(pager) else { return };
    let Some((program, arguments)) = words.split_first() else { return };
    let Ok(input) = passing_file(text) else { return };
    let mut command = Command::new(program);
    command.args(arguments).stdin(input);
    if std::env::var_os("LESS").is_none() {
        // A bare `less` of somebody's own shows colours as well, and ends where everything fits.
        command.env("LESS", "FRX");
    }
    become_program(&mut command);
}

/// Returns a file with a text, which is nowhere to be found any more.
fn passing_file(text: &str) -> io::Result<std::fs::File> {
    let folder = PassingFolder::new()?;
    let path = folder.path().join("answer");
    std::fs::write(&path, text)?;
    std::fs::File::open(path)
}

/// Takes the place of this program, so that a key such as Ctrl-C reaches the pager alone.
#[cfg(unix)]
fn become_program(command: &mut Command) {
    use std::os::unix::process::CommandExt as _;
    let _ = command.exec();
}

#[cfg(not(unix))]
fn become_program(command: &mut Command) {
    if command.status().is_ok() {
        std::process::exit(i32::from(super::failure::DONE));
    }
}

/// Opens a file in an editor and waits until it is closed.
///
/// # Errors
///
/// When there is no such editor, or it fails.
pub fn edit(editor: &str, file: &Path) -> Result<(), Failure> {
    let words = words_of(editor)?;
    let Some((program, arguments)) = words.split_first() else {
        return Err(Failure::usage("no editor is chosen").help("choose one: clique config set editor nano"));
    };
    let status = Command::new(program).args(arguments).arg(file).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure::environment(format!("`{editor}` ended with {status}"))),
        Err(error) => Err(Failure::environment(format!("cannot run `{editor}`: {error}"))
            .help("choose another: clique config set editor nano, or set EDITOR")),
    }
}

/// What programs that this one runs are told of the ledger.
#[derive(Clone, Debug)]
pub struct Told {
    /// The ledger's folder, where there is one.
    pub root: Option<PathBuf>,
    /// The version of the ledger's format.
    pub format: i64,
}

impl Told {
    fn tell(&self, command: &mut Command) {
        if let Some(root) = &self.root {
            command.env("CLIQUE_DIR", root);
        }
        if let Ok(own) = std::env::current_exe() {
            command.env("CLIQUE_BIN", own);
        }
        command.env("CLIQUE_FORMAT_VERSION", self.format.to_string());
    }
}

/// What commands of others begin with.
const PREFIX: &str = "clique-";

/// Finds the program `clique-NAME` in the folders of `PATH`; those that are relative do not count, or a ledger that
/// somebody stands in would.
#[must_use]
pub fn command_named(name: &str) -> Option<PathBuf> {
    let is_name = !name.is_empty() && name.chars().all(|letter| letter.is_alphanumeric() || "-_".contains(letter));
    let file = format!("{PREFIX}{name}{}", std::env::consts::EXE_SUFFIX);
    folders().map(|folder| folder.join(&file)).find(|path| is_name && is_program(path))
}

/// Lists the names of such programs, in order.
#[must_use]
pub fn commands_of_others() -> Vec<String> {
    let files = folders().filter_map(|folder| folder.read_dir().ok()).flatten().flatten();
    let programs = files.filter(|file| is_program(&file.path()));
    let mut names: Vec<String> = programs
        .filter_map(|file| {
            let name = file.file_name().into_string().ok()?;
            let name = name.strip_prefix(PREFIX)?.strip_suffix(std::env::consts::EXE_SUFFIX)?;
            (!name.is_empty()).then(|| name.to_owned())
        })
        .collect();
    names.sort();
    names.dedup();
    names
}

fn folders() -> impl Iterator<Item = PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).filter(|folder| folder.is_absolute()).collect::<Vec<_>>().into_iter()
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    path.metadata().is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}

/// Runs a program in place of a command and returns its exit code.
///
/// # Errors
///
/// When it cannot be run.
pub fn run(program: &Path, arguments: &[OsString], told: &Told) -> Result<u8, Failure> {
    let mut command = Command::new(program);
    command.args(arguments);
    told.tell(&mut command);
    let failed = |error| Failure::environment(format!("cannot run {}: {error}", program.display()));
    Ok(code_of(command.status().map_err(failed)?))
}

/// Runs a line in the person's shell, with what was typed behind it, and returns its exit code.
///
/// # Errors
///
/// When there is no shell.
pub fn run_in_shell(line: &str, arguments: &[OsString], told: &Told) -> Result<u8, Failure> {
    let mut command = Command::new("sh");
    command.arg("-c").arg(format!("{line} \"$@\"")).arg(line).args(arguments);
    told.tell(&mut command);
    let failed = |error| Failure::environment(format!("cannot run a shell: {error}"));
    Ok(code_of(command.status().map_err(failed)?))
}

/// Tells whether there is a hook of a name.
#[must_use]
pub fn has_hook(folder: &Path, name: &str) -> bool {
    is_program(&hook_of(folder, name))
}

fn hook_of(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// Runs the hook of a name, if there is one, with a record on its input; tells whether it agrees. What it prints goes
/// to stderr, as stdout is for the answer.
///
/// # Errors
///
/// When it cannot be run.
pub fn hook(folder: &Path, name: &str, record: &str, told: &Told) -> Result<bool, Failure> {
    let program = hook_of(folder, name);
    if !is_program(&program) {
        return Ok(true);
    }
    let failed = |error: io::Error| Failure::environment(format!("cannot run {}: {error}", program.display()));
    let mut command = Command::new(&program);
    told.tell(&mut command);
    let mut child = command.stdin(Stdio::piped()).stdout(io::stderr()).spawn().map_err(failed)?;
    if let Some(mut input) = child.stdin.take() {
        // A hook need not read what it is told.
        let _ = input.write_all(record.as_bytes());
    }
    Ok(child.wait().map_err(failed)?.success())
}

fn code_of(status: std::process::ExitStatus) -> u8 {
    status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(super::failure::ENVIRONMENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_split_as_a_shell_does() {
        for (command, words) in [
            ("less -FRX", vec!["less", "-FRX"]),
            ("  'my pager'  -x\\ y \"\" ", vec!["my pager", "-x y", ""]),
            ("\"a 'b' \\\" c\"", vec!["a 'b' \" c"]),
            ("", vec![]),
        ] {
            assert_eq!(words_of(command).unwrap(), words, "{command}");
        }
        assert!(words_of("less 'x").is_err());
    }
}
