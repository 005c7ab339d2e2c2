//! Layers point down: a path that names another layer must be in the row of its own.

use super::source::{Source, Token, closing};
use super::{Breach, Tree};

/// Each layer with the layers it may use. `cli`, `main.rs` and `lib.rs` may use all.
const MAY_USE: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("engine", &["model"]),
    ("text", &["model"]),
    ("git", &[]),
    ("disk", &["model", "text"]),
    ("book", &["model", "text", "disk", "git"]),
    ("report", &["model", "engine", "text"]),
    ("render", &["model", "report"]),
];

/// The layer above all others, and the two files that are no layer.
const FREE: [&str; 3] = ["cli", "main", "lib"];

/// No file names a layer that its own layer may not use.
pub fn layers_point_down(tree: &Tree) -> Vec<Breach> {
    let product = tree.sources.iter().filter(|source| source.is_product());
    product.flat_map(arrows_of).collect()
}

fn arrows_of(source: &Source) -> Vec<Breach> {
    let home = module_of(&source.path);
    let layer = home.first().map_or("lib", String::as_str);
    if FREE.contains(&layer) {
        return Vec::new();
    }
    let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == layer) else {
        return vec![source.breach(0, format!("`{layer}` is no layer of STYLE.md's map"))];
    };
    let mut breaches = Vec::new();
    for (at, target) in absolute_paths(source, &home) {
        let is_layer = MAY_USE.iter().any(|(name, _)| *name == target) || target == "cli";
        if target == layer || allowed.contains(&target.as_str()) {
            continue;
        }
        let says = if is_layer {
            format!("`{layer}` may not use `{target}`")
        } else {
            format!("`{layer}` goes round the layers with `crate::{target}`")
        };
        breaches.push(source.breach(at, says));
    }
    breaches.dedup();
    breaches
}

/// `src/model/date.rs` is `[model, date]`; `src/model/mod.rs` is `[model]`.
fn module_of(path: &str) -> Vec<String> {
    let below = path.strip_prefix("src/").unwrap_or(path);
    let bare = below.strip_suffix(".rs").unwrap_or(below);
    let bare = bare.strip_suffix("/mod").unwrap_or(bare);
    bare.split('/').map(String::from).collect()
}

/// The first segment below the crate root of each path that starts with `crate`,
/// `self` or `super`, with its position; `*` when a path takes in the whole root.
fn absolute_paths(source: &Source, home: &[String]) -> Vec<(usize, String)> {
    let tokens = source.tokens();
    let mut found = Vec::new();
    let mut inner: Vec<(usize, String)> = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        inner.retain(|(last, _)| *last > index);
        let text = |ahead: usize| tokens.get(index + ahead).map_or("", |token| token.text);
        if text(0) == "mod" && text(2) == "{" {
            inner.push((closing(&tokens, index + 2), String::from(text(1))));
        }
        if ["crate", "self", "super"].contains(&text(0)) && text(1) == "::" {
            let here = inner.iter().map(|(_, name)| name.clone());
            let base = home.iter().cloned().chain(here).collect();
            index = follow(&tokens, index, base, &mut found);
        } else {
            index += 1;
        }
    }
    found
}

/// Follows one path or group of paths from a token; returns the index behind it.
fn follow(tokens: &[Token<'_>], mut index: usize, mut base: Vec<String>, found: &mut Vec<(usize, String)>) -> usize {
    loop {
        match tokens[index].text {
            "crate" => base.clear(),
            "self" => {}
            "super" => drop(base.pop()),
            "{" => return follow_group(tokens, index, &base, found),
            word => base.push(String::from(word)),
        }
        let goes_on = tokens.get(index + 1).is_some_and(|next| next.text == "::");
        if !goes_on || index + 2 >= tokens.len() {
            break;
        }
        index += 2;
    }
    let first = base.into_iter().next().unwrap_or_else(|| String::from("*"));
    found.push((tokens[index].start, first));
    index + 1
}

fn follow_group(tokens: &[Token<'_>], open: usize, base: &[String], found: &mut Vec<(usize, String)>) -> usize {
    let last = closing(tokens, open);
    let mut index = open + 1;
    while index < last {
        index = follow(tokens, index, base.to_vec(), found);
        while index < last && tokens[index].text != "," {
            index += 1;
        }
        index += 1;
    }
    last + 1
}

#[cfg(test)]
mod tests {
    use super::super::caught;
    use super::layers_point_down;

    fn caught_in(path: &str, text: &str) -> Vec<String> {
        caught(layers_point_down, &[(path, text)])
    }

    #[test]
    fn an_arrow_up_is_caught_however_it_is_spelt() {
        let expected = ["src/model/date.rs:2: `model` may not use `text`"];
        for line in [
            "use crate::text::Row;",
            "use crate::text;",
            "use crate::{model::Money, text::Row};",
            "use crate::{text::{self, Row}, model};",
            "use super::super::text::Row;",
            "use super::{money::Money, super::text};",
            "fn a() { crate::text::read(); }",
            "pub use self::super::super::text as words;",
            "mod tests { use super::super::super::text::Row; }",
            "fn a() -> Vec<crate::text::Row> {}",
            "macro_rules! a { () => { $crate::text::read() } }",
        ] {
            let text = format!("//! A.\n{line}\n");
            assert_eq!(caught_in("src/model/date.rs", &text), expected, "{line}");
        }
    }

    #[test]
    fn what_the_table_allows_passes() {
        let text = "//! [`crate::cli`]\nuse super::{other, super::model};\n\
            use crate::{engine::balance::{self, Balance}, text::Place};\npub(crate) fn a() {}\n\
            mod tests { use super::*; use super::super::table; }\n";
        assert_eq!(caught_in("src/report/a.rs", text), [""; 0]);
        assert_eq!(caught_in("src/cli/a.rs", "use crate::git::Repo;"), [""; 0]);
        assert_eq!(caught_in("src/main.rs", "use crate::cli;"), [""; 0]);
    }

    #[test]
    fn a_way_round_the_layers_is_caught() {
        let expected = ["src/git/mod.rs:1: `git` goes round the layers with `crate::Money`"];
        assert_eq!(caught_in("src/git/mod.rs", "use crate::Money;"), expected);
        let expected = ["src/git/mod.rs:1: `git` goes round the layers with `crate::*`"];
        assert_eq!(caught_in("src/git/mod.rs", "use crate::*;"), expected);
        let expected = ["src/extra.rs:1: `extra` is no layer of STYLE.md's map"];
        assert_eq!(caught_in("src/extra.rs", ""), expected);
    }
}
