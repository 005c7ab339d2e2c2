//! Words that do not stand in finished code.

use super::source::{Source, Token};
use super::{Breach, Tree};

/// The one file where floats may guide a search whose every claim is then verified in
/// integers.
const FLOAT_FILE: Option<&str> = Some("src/engine/linear/simplex.rs");

/// Macros that mark something unfinished.
const LEFTOVER_MACROS: [&str; 3] = ["todo", "unimplemented", "dbg"];

/// Words of a comment that mark something unfinished.
const LEFTOVER_NOTES: [&str; 2] = ["FIXME", "XXX"];

/// Nothing is left unfinished, but for a `TODO` that names its issue.
pub fn no_leftovers(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for source in &tree.sources {
        for pair in source.tokens().windows(2) {
            if pair[1].text == "!" && LEFTOVER_MACROS.contains(&pair[0].text) {
                breaches.push(source.breach(pair[0].start, format!("`{}!` is left over", pair[0].text)));
            }
        }
        let words = super::source::tokens(&source.comments);
        for (index, word) in words.iter().enumerate() {
            let quoted = index > 0 && words[index - 1].text == "`";
            if LEFTOVER_NOTES.contains(&word.text) && !quoted {
                breaches.push(source.breach(word.start, format!("`{}` is left over", word.text)));
            }
            if word.text == "TODO" && !quoted && !names_issue(&source.comments[word.start..]) {
                breaches.push(source.breach(word.start, "`TODO` without an issue such as `#12`"));
            }
        }
    }
    breaches
}

/// No float type and no float literal under `src/`.
pub fn no_floats(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for source in tree.sources.iter().filter(|source| source.is_product()) {
        if FLOAT_FILE == Some(source.path.as_str()) {
            continue;
        }
        let tokens = source.tokens();
        for index in 0..tokens.len() {
            if is_float(source, &tokens, index) {
                breaches.push(source.breach(tokens[index].start, "a float; money has none"));
            }
        }
    }
    breaches
}

/// No `unwrap()` outside tests: an `expect` states why it cannot fail.
pub fn no_unwrap(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for source in tree.sources.iter().filter(|source| source.is_product()) {
        for three in source.tokens().windows(3) {
            let calls = three[0].text == "." && three[1].text == "unwrap" && three[2].text == "(";
            if calls && !source.in_tests(three[1].start) {
                breaches.push(source.breach(three[1].start, "`unwrap()` outside tests"));
            }
        }
    }
    breaches
}

/// `unsafe` stands in `src/git/` only, where it is argued for.
pub fn unsafe_only_in_git(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for source in tree.sources.iter().filter(|source| !source.path.starts_with("src/git/")) {
        for token in source.tokens().iter().filter(|token| token.text == "unsafe") {
            breaches.push(source.breach(token.start, "`unsafe` outside src/git/"));
        }
    }
    breaches
}

fn names_issue(comment: &str) -> bool {
    let line = comment.lines().next().unwrap_or("");
    let mut after = line.split('#').skip(1);
    after.any(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()))
}

fn is_float(source: &Source, tokens: &[Token<'_>], index: usize) -> bool {
    let word = tokens[index].text;
    let types = ["f32", "f64"];
    if types.iter().any(|own| word == *own || word.ends_with(&format!("_{own}"))) {
        return true;
    }
    let is_number = word.starts_with(|letter: char| letter.is_ascii_digit());
    let is_field = index > 0 && tokens[index - 1].text == ".";
    if !is_number || is_field {
        return false;
    }
    let has_radix = ["0x", "0b", "0o"].iter().any(|radix| word.starts_with(radix));
    if !has_radix
        && (word.contains(['e', 'E']) && !word.ends_with("size") || types.iter().any(|own| word.ends_with(own)))
    {
        return true;
    }
    let rest = &source.code.as_bytes()[tokens[index].start + word.len()..];
    let after_point = rest.get(1).copied().unwrap_or(b' ');
    let goes_on = after_point == b'.' || after_point == b'_' || after_point.is_ascii_alphabetic();
    rest.first() == Some(&b'.') && !goes_on
}

#[cfg(test)]
mod tests {
    use super::super::caught;

    #[test]
    fn leftovers_are_caught() {
        let text = "// FIXME now\nfn a() { todo!(); dbg!(b); unimplemented!() }\n\
            // TODO later\n// TODO #12: later\n/// Sorts `XXX` last.\nlet c = \"XXX FIXME\"; // XXX\n";
        let expected = [
            "src/a.rs:1: `FIXME` is left over",
            "src/a.rs:2: `dbg!` is left over",
            "src/a.rs:2: `todo!` is left over",
            "src/a.rs:2: `unimplemented!` is left over",
            "src/a.rs:3: `TODO` without an issue such as `#12`",
            "src/a.rs:6: `XXX` is left over",
        ];
        assert_eq!(caught(super::no_leftovers, &[("src/a.rs", text)]), expected);
    }

    #[test]
    fn floats_are_caught() {
        for code in ["1.5", "2.", "1e5", "3f64", "a as f32", "b.as_f64()", "x * 0.0", "1_000.25"] {
            let text = format!("let a = {code};");
            let found = caught(super::no_floats, &[("src/a.rs", &text)]);
            assert_eq!(found, ["src/a.rs:1: a float; money has none"], "{code}");
        }
        for code in ["1..2", "a.0.1", "0xe5", "1.max(2)", "\"1.5\"", "[0; 2]", "2usize", "0..=9", "7_isize"] {
            let text = format!("let a = {code};");
            assert_eq!(caught(super::no_floats, &[("src/a.rs", &text)]), [""; 0], "{code}");
        }
    }

    #[test]
    fn unwrap_is_caught_outside_tests() {
        let text = "fn a() { b.unwrap(); c.unwrap_or(d); }\n#[cfg(test)]\nmod tests { fn e() { f.unwrap(); } }\n";
        let expected = ["src/a.rs:1: `unwrap()` outside tests"];
        assert_eq!(caught(super::no_unwrap, &[("src/a.rs", text)]), expected);
    }

    #[test]
    fn unsafe_is_caught_outside_git() {
        let files = [("src/git/a.rs", "unsafe {}"), ("src/disk/a.rs", "#![deny(unsafe_code)]\nunsafe {}")];
        let expected = ["src/disk/a.rs:2: `unsafe` outside src/git/"];
        assert_eq!(caught(super::unsafe_only_in_git, &files), expected);
    }
}
