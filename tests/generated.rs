//! What is made of the command line stands in `completions/` and `man/`, byte for byte as it would be made now.
//!
//! `CLIQUE_BLESS=1 cargo test --test main generated` writes it anew.

mod man;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use clap::ValueEnum;
use clique::cli::generated::{Shell, completion_script};

/// What is written by hand in the two folders.
const BY_HAND: [&str; 1] = ["completions/README.md"];

#[test]
fn completions_and_man_pages_are_current() {
    let wanted = wanted();
    if std::env::var_os("CLIQUE_BLESS").is_some() {
        for stray in present().iter().filter(|path| !wanted.contains_key(*path) && !is_by_hand(path)) {
            fs::remove_file(root().join(stray)).unwrap();
        }
        wanted.iter().for_each(|(path, text)| fs::write(root().join(path), text).unwrap());
    }
    let mut wrong = Vec::new();
    for (path, text) in &wanted {
        match fs::read_to_string(root().join(path)) {
            Ok(standing) if standing == *text => {}
            Ok(_) => wrong.push(format!("{path} is not current")),
            Err(_) => wrong.push(format!("{path} is missing")),
        }
    }
    let present = present();
    wrong.extend(
        present
            .iter()
            .filter(|path| !wanted.contains_key(*path) && !is_by_hand(path))
            .map(|path| format!("{path} belongs to no command")),
    );
    wrong.extend(BY_HAND.iter().filter(|path| !present.contains(**path)).map(|path| format!("{path} is missing")));
    assert!(
        wrong.is_empty(),
        "run CLIQUE_BLESS=1 cargo test --test main generated, and look at the difference:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn no_hidden_command_is_completed() {
    let command = clique::cli::command();
    let hidden = command.get_subcommands().filter(|inner| inner.is_hide_set()).map(clap::Command::get_name);
    for name in hidden {
        for shell in Shell::value_variants() {
            assert!(!completion_script(*shell).contains(name), "{name} in {shell:?}");
        }
    }
}

#[test]
fn shells_can_read_their_scripts() {
    for (shell, script) in [("bash", "clique.bash"), ("zsh", "_clique"), ("fish", "clique.fish")] {
        let path = root().join("completions").join(script);
        match Command::new(shell).arg("-n").arg(path).stdin(Stdio::null()).output() {
            Ok(ran) => {
                let said = String::from_utf8_lossy(&ran.stderr).into_owned();
                assert!(ran.status.success() && said.is_empty(), "{shell}: {said}");
            }
            Err(error) => println!("SKIPPED: {script} was not looked at, {shell} does not run: {error}"),
        }
    }
}

#[test]
fn man_pages_have_no_warnings() {
    let pages: Vec<String> = wanted().into_keys().filter(|path| path.starts_with("man/")).collect();
    for page in pages {
        let mut man = Command::new("man");
        man.args(["--warnings=w", "-E", "UTF-8", "-l"]).arg(root().join(&page));
        man.env("LC_ALL", "C.UTF-8").env("MANWIDTH", "80").env("MANROFFSEQ", "").stdin(Stdio::null());
        match man.output() {
            Ok(ran) if String::from_utf8_lossy(&ran.stdout).contains("NAME") => {
                let said = String::from_utf8_lossy(&ran.stderr).into_owned();
                assert!(ran.status.success() && said.is_empty(), "{page}: {said}");
            }
            Ok(_) => return println!("SKIPPED: man pages were not looked at, man shows none here"),
            Err(error) => return println!("SKIPPED: man pages were not looked at, man does not run: {error}"),
        }
    }
}

/// Returns every generated file: path and text.
fn wanted() -> BTreeMap<String, String> {
    let scripts = Shell::value_variants().iter();
    let scripts = scripts.map(|shell| (format!("completions/{}", shell.file_name()), completion_script(*shell)));
    scripts.chain(man::pages().into_iter().map(|(name, page)| (format!("man/{name}"), page))).collect()
}

fn present() -> BTreeSet<String> {
    let in_folder = |folder: &'static str| {
        let entries = fs::read_dir(root().join(folder)).unwrap();
        entries.map(move |entry| format!("{folder}/{}", entry.unwrap().file_name().to_str().unwrap()))
    };
    in_folder("completions").chain(in_folder("man")).collect()
}

fn is_by_hand(path: &str) -> bool {
    BY_HAND.contains(&path)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}
