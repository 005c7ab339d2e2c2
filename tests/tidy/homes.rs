//! Each outside crate is named in its home only, so that it can be replaced there.

use super::source::Source;
use super::{Breach, Tree};

/// Where a crate may be named.
enum Home {
    /// Product files whose path starts with one of these.
    In(&'static [&'static str]),
    /// Every product file.
    Everywhere,
    /// Test code only.
    Tests,
}

use Home::{Everywhere, In, Tests};

/// Every dependency with its home; a new one is a decision, and a line here.
const HOMES: &[(&str, Home)] = &[
    ("annotate-snippets", In(&["src/render/snippet.rs"])),
    ("anstyle", In(&["src/render/", "src/cli/"])),
    ("chrono", In(&["src/model/date.rs", "src/cli/clock.rs"])),
    ("clap", In(&["src/cli/"])),
    ("clap_complete", In(&["src/cli/"])),
    ("clap_complete_nushell", In(&["src/cli/"])),
    ("clap_mangen", In(&["src/cli/"])),
    ("comfy-table", In(&["src/render/table.rs"])),
    ("csv", In(&["src/text/", "src/render/csv.rs"])),
    ("ed25519-compact", In(&["src/git/ssh_signature.rs"])),
    ("etcetera", In(&["src/cli/"])),
    ("expect-test", Tests),
    ("getrandom", In(&["src/cli/"])),
    ("git2", In(&["src/git/"])),
    ("hmac-sha512", In(&["src/git/ssh_signature.rs"])),
    ("iso_currency", In(&["src/model/currency.rs"])),
    ("libgit2-sys", In(&["src/git/"])),
    ("petgraph", In(&["src/engine/"])),
    ("proptest", Tests),
    ("pty-process", Tests),
    ("qrcodegen", In(&["src/render/qr.rs"])),
    ("rayon-core", In(&["src/text/side_by_side.rs"])),
    ("rusqlite", In(&["src/render/sqlite.rs"])),
    ("rustix", In(&["src/text/processors.rs"])),
    ("rust_decimal", In(&["src/model/"])),
    ("rustyline", In(&["src/cli/ask.rs"])),
    ("serde", In(&["src/render/", "src/cli/", "src/text/import/"])),
    ("serde_json", In(&["src/render/", "src/cli/", "src/text/import/"])),
    ("strsim", In(&["src/model/", "src/text/", "src/cli/"])),
    ("tempfile", In(&["src/disk/"])),
    ("terminal_size", In(&["src/cli/"])),
    ("thiserror", Everywhere),
    ("toml", In(&["src/text/"])),
    ("toml_edit", In(&["src/text/"])),
    ("unicode-normalization", In(&["src/text/composed.rs"])),
    ("unicode-segmentation", In(&["src/model/", "src/render/"])),
    ("unicode-width", In(&["src/model/", "src/render/"])),
];

/// Dependencies whose code is still to come. A line here is taken off when it has come;
/// at the release the list is empty.
const AWAITED: &[&str] = &[];

/// No file outside a crate's home names it; the code behind `#[cfg(test)]` may.
pub fn crates_stay_home(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for source in tree.sources.iter().filter(|source| source.is_product()) {
        for (at, name) in crates_named(source) {
            let Some((dependency, home)) = HOMES.iter().find(|(own, _)| in_code(own) == name) else {
                continue;
            };
            let (fits, words) = match home {
                Everywhere => (true, String::new()),
                Tests => (false, String::from("in tests")),
                In(places) => {
                    (places.iter().any(|place| source.path.starts_with(place)), format!("in {}", places.join(", ")))
                }
            };
            if !fits && !source.in_tests(at) {
                breaches.push(source.breach(at, format!("`{dependency}` is at home {words}")));
            }
        }
    }
    breaches
}

/// Every dependency of `Cargo.toml` has a home, and is named where it is needed: one of
/// the product in `src/`, one of development anywhere.
pub fn dependencies_are_known_and_used(tree: &Tree) -> Vec<Breach> {
    known_and_used(tree, AWAITED)
}

fn known_and_used(tree: &Tree, awaited: &[&str]) -> Vec<Breach> {
    let mut used = Vec::new();
    for source in &tree.sources {
        let named = crates_named(source).into_iter();
        used.extend(named.map(|(_, name)| (source.is_product(), name)));
    }
    let mut breaches = Vec::new();
    for Dependency { line, name, is_dev } in dependencies(&tree.manifest) {
        let fits = |(in_product, own): &(bool, String)| *own == in_code(&name) && (is_dev || *in_product);
        let is_used = used.iter().any(fits);
        let is_awaited = awaited.contains(&name.as_str());
        let says = if !HOMES.iter().any(|(own, _)| *own == name) {
            format!("`{name}` has no home in tests/tidy/homes.rs")
        } else if is_used && is_awaited {
            format!("`{name}` has come: take it off AWAITED in tests/tidy/homes.rs")
        } else if !is_used && !is_awaited {
            format!("`{name}` is named nowhere it is needed")
        } else {
            continue;
        };
        let path = String::from("Cargo.toml");
        breaches.push(Breach { path, line, says });
    }
    breaches
}

fn in_code(dependency: &str) -> String {
    dependency.replace('-', "_")
}

/// One line of a dependencies table.
struct Dependency {
    line: usize,
    name: String,
    is_dev: bool,
}

/// The dependencies of a manifest, from every `…dependencies` table.
fn dependencies(manifest: &str) -> Vec<Dependency> {
    let mut found = Vec::new();
    let mut inside = false;
    let mut is_dev = false;
    for (index, line) in manifest.lines().enumerate() {
        let line = line.trim();
        let name = if let Some(table) = line.strip_prefix('[') {
            inside = table.ends_with("dependencies]");
            is_dev = table.contains("dev-dependencies");
            table.split_once("dependencies.").map(|(_, name)| name.trim_end_matches(']'))
        } else if inside && !line.starts_with('#') {
            line.split_once(['=', '.']).map(|(name, _)| name.trim())
        } else {
            None
        };
        if let Some(name) = name {
            let (line, name) = (index + 1, String::from(name));
            found.push(Dependency { line, name, is_dev });
        }
    }
    found
}

/// The words that stand where a crate's name can stand: first in a path, or alone in
/// a `use`. A module of the same name that the file declares is not the crate.
fn crates_named(source: &Source) -> Vec<(usize, String)> {
    let tokens = source.tokens();
    let text = |index: usize| tokens.get(index).map_or("", |token| token.text);
    let mut found = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let before = if index == 0 { "" } else { text(index - 1) };
        let leads = before == "::" && (index < 2 || !is_name(text(index - 2)));
        let first = leads || (before != "::" && before != "." && before != "mod");
        let alone = before == "use" && [";", "as"].contains(&text(index + 1));
        let in_path = text(index + 1) == "::";
        if is_name(token.text) && first && (in_path || alone) && (leads || !declares(source, token.text)) {
            found.push((token.start, String::from(token.text)));
        }
    }
    found
}

fn is_name(word: &str) -> bool {
    word.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_')
        && !["use", "return", "in", "as", "else", "match", "if"].contains(&word)
}

fn declares(source: &Source, module: &str) -> bool {
    source.code.contains(&format!("mod {module};")) || source.code.contains(&format!("mod {module} {{"))
}

#[cfg(test)]
mod tests {
    use super::super::{Tree, caught};
    use super::{crates_stay_home, known_and_used};

    #[test]
    fn a_crate_away_from_home_is_caught() {
        let expected = ["src/model/a.rs:1: `git2` is at home in src/git/"];
        for text in [
            "use git2::Repository;",
            "use git2;",
            "use git2 as git;",
            "fn a(repository: &::git2::Repository) {}",
            "fn a(repository: &git2::Repository) {}",
        ] {
            let found = caught(crates_stay_home, &[("src/model/a.rs", text)]);
            assert_eq!(found, expected, "{text}");
        }
        let text = "#[derive(serde::Serialize)]\nstruct A;";
        let found = caught(crates_stay_home, &[("src/model/a.rs", text)]);
        assert_eq!(found, ["src/model/a.rs:1: `serde` is at home in src/render/, src/cli/, src/text/import/"]);
    }

    #[test]
    fn home_tests_and_modules_of_the_same_name_pass() {
        let files = [
            ("src/git/repo.rs", "use git2::Repository;"),
            ("src/render/mod.rs", "mod csv;\nfn a() { csv::b(); }"),
            ("src/report/a.rs", "fn a() { super::csv::b(); a.toml(); }"),
            ("src/model/a.rs", "#[cfg(test)]\nmod tests { use proptest::prelude::*; }"),
        ];
        assert_eq!(caught(crates_stay_home, &files), [""; 0]);
        let found = caught(crates_stay_home, &[("src/model/a.rs", "use proptest::a;")]);
        assert_eq!(found, ["src/model/a.rs:1: `proptest` is at home in tests"]);
    }

    #[test]
    fn a_dependency_without_home_or_use_is_caught() {
        let manifest = "[dependencies]\ntoml = \"1\"\n# a = 1\nleft-pad = \"1\"\ncsv = \"1\"\n\
            git2 = \"1\"\nclap = \"1\"\n[features]\nx = []\n[dev-dependencies]\n\
            proptest = \"1\"\n[dependencies.serde]\nversion = \"1\"\n";
        let files = [
            ("Cargo.toml", manifest),
            ("src/a.rs", "use csv::Reader;\nuse clap;"),
            ("tests/a.rs", "use toml::Value;\nuse proptest::a;"),
        ];
        let rule = |tree: &Tree| known_and_used(tree, &["csv", "git2"]);
        let expected = [
            "Cargo.toml:2: `toml` is named nowhere it is needed",
            "Cargo.toml:4: `left-pad` has no home in tests/tidy/homes.rs",
            "Cargo.toml:5: `csv` has come: take it off AWAITED in tests/tidy/homes.rs",
            "Cargo.toml:12: `serde` is named nowhere it is needed",
        ];
        assert_eq!(caught(rule, &files), expected);
    }
}
