//! The house rules of STYLE.md, held by a test: it reads the tree and lists every breach at once.
//!
//! 1. `source` reads a file and tells code, comments, strings and test items apart.
//! 2. Each rule is a function from sources to breaches, listed in `RULES`.
//! 3. `the_tree_is_tidy` runs them all over the tree; the other tests feed each rule
//!    a breach, so that a rule which stopped looking is noticed.

mod arrows;
mod homes;
mod modules;
mod shape;
mod source;
mod words;

use source::Source;
use std::fmt;
use std::fs;
use std::path::Path;

/// The folders whose Rust files are read.
const FOLDERS: [&str; 3] = ["src", "tests", "benches"];

/// A rule looks at the whole tree and returns what breaks it.
type Rule = fn(&Tree) -> Vec<Breach>;

/// Every rule; a new one is a line here and a test that it catches its breach.
const RULES: &[Rule] = &[
    arrows::layers_point_down,
    homes::crates_stay_home,
    homes::dependencies_are_known_and_used,
    modules::test_files_are_modules,
    modules::cargo_finds_no_target_by_itself,
    shape::files_are_short,
    shape::functions_are_short,
    shape::files_open_with_a_sentence,
    shape::tests_come_last,
    shape::names_say_something,
    shape::lines_are_clean,
    words::no_leftovers,
    words::no_floats,
    words::no_unwrap,
    words::unsafe_only_in_git,
];

/// What the rules look at.
pub struct Tree {
    /// Every Rust file of `FOLDERS`, sorted by path.
    pub sources: Vec<Source>,
    /// The text of `Cargo.toml`.
    pub manifest: String,
}

/// One place where a rule is broken.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Breach {
    /// The path below the project root, with `/` between its parts.
    pub path: String,
    /// The line, counted from one.
    pub line: usize,
    /// What is so.
    pub says: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.path, self.line, self.says)
    }
}

impl Tree {
    fn read(root: &Path) -> Tree {
        let mut sources = Vec::new();
        for folder in FOLDERS {
            collect(&root.join(folder), folder, &mut sources);
        }
        sources.sort_by(|one, other| one.path.cmp(&other.path));
        let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
        Tree { sources, manifest }
    }

    /// A made-up tree, for the tests of the rules.
    pub fn of(files: &[(&str, &str)]) -> Tree {
        let mut sources = Vec::new();
        let mut manifest = String::from("[package]\nautotests = false\nautobenches = false\n");
        for (path, text) in files {
            if *path == "Cargo.toml" {
                manifest = String::from(*text);
            } else {
                sources.push(Source::new(path, text));
            }
        }
        Tree { sources, manifest }
    }
}

fn collect(folder: &Path, name: &str, sources: &mut Vec<Source>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        let below = format!("{name}/{}", path.file_name().unwrap().to_str().unwrap());
        if path.join("Cargo.toml").exists() {
            // A package of its own has its own modules and dependencies.
            continue;
        }
        if path.is_dir() {
            collect(&path, &below, sources);
        } else if below.ends_with(".rs") {
            sources.push(Source::new(&below, &fs::read_to_string(&path).unwrap()));
        }
    }
}

#[test]
fn the_tree_is_tidy() {
    let tree = Tree::read(Path::new(env!("CARGO_MANIFEST_DIR")));
    let mut breaches: Vec<Breach> = RULES.iter().flat_map(|rule| rule(&tree)).collect();
    breaches.sort();
    let list: Vec<String> = breaches.iter().map(Breach::to_string).collect();
    let count = list.len();
    assert!(list.is_empty(), "{count} breaches of the house rules:\n{}", list.join("\n"));
}

/// Runs one rule over made-up files and returns its breaches as `path:line: …` lines.
pub fn caught(rule: Rule, files: &[(&str, &str)]) -> Vec<String> {
    let mut breaches = rule(&Tree::of(files));
    breaches.sort();
    breaches.iter().map(Breach::to_string).collect()
}
