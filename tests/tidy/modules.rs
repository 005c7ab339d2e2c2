//! Every file under `tests/` is a module of the one integration binary.

use super::source::Source;
use super::{Breach, Tree};

/// No file under `tests/` is left out of `tests/main.rs` and its modules.
pub fn test_files_are_modules(tree: &Tree) -> Vec<Breach> {
    let tests = tree.sources.iter().filter(|source| source.path.starts_with("tests/"));
    let tests: Vec<&Source> = tests.collect();
    let mut reached = vec![String::from("tests/main.rs")];
    let mut next = 0;
    while let Some(path) = reached.get(next).cloned() {
        next += 1;
        if let Some(source) = tests.iter().find(|source| source.path == path) {
            reached.extend(declared(source));
        }
    }
    let lost = tests.iter().filter(|source| !reached.contains(&source.path));
    lost.map(|source| source.breach(0, "is a `mod` of no file that tests/main.rs reaches")).collect()
}

/// Cargo would make each file of `tests/` and `benches/` a program of its own.
pub fn cargo_finds_no_target_by_itself(tree: &Tree) -> Vec<Breach> {
    let missing = ["autotests = false", "autobenches = false"]
        .into_iter()
        .filter(|line| !tree.manifest.lines().any(|own| own == *line));
    missing
        .map(|line| Breach { path: String::from("Cargo.toml"), line: 1, says: format!("`{line}` is missing") })
        .collect()
}

/// The paths at which the modules of a file may be.
fn declared(source: &Source) -> Vec<String> {
    let folder = match source.path.strip_suffix("/mod.rs") {
        Some(folder) => String::from(folder),
        None if source.path == "tests/main.rs" => String::from("tests"),
        None => String::from(source.path.trim_end_matches(".rs")),
    };
    let tokens = source.tokens();
    let modules = tokens.windows(3).filter(|window| window[0].text == "mod" && window[2].text == ";");
    modules
        .flat_map(|window| {
            let name = window[1].text;
            [format!("{folder}/{name}.rs"), format!("{folder}/{name}/mod.rs")]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::caught;
    use super::{cargo_finds_no_target_by_itself, test_files_are_modules};

    #[test]
    fn a_file_that_nobody_declares_is_caught() {
        let files = [
            ("tests/main.rs", "mod tidy;\nmod commands;\n// mod lost;\n"),
            ("tests/tidy.rs", "mod words;"),
            ("tests/tidy/words.rs", ""),
            ("tests/commands/mod.rs", "mod add;"),
            ("tests/commands/add.rs", ""),
            ("tests/lost.rs", ""),
        ];
        let expected = ["tests/lost.rs:1: is a `mod` of no file that tests/main.rs reaches"];
        assert_eq!(caught(test_files_are_modules, &files), expected);
    }

    #[test]
    fn targets_of_their_own_are_caught() {
        let files = [("Cargo.toml", "[package]\nautotests = false\n")];
        let expected = ["Cargo.toml:1: `autobenches = false` is missing"];
        assert_eq!(caught(cargo_finds_no_target_by_itself, &files), expected);
    }
}
