//! The shape of files, functions and lines.

use super::source::{Class, Source, body_or_end, closing};
use super::{Breach, Tree};

/// The most lines a file of `src/` has without its tests.
const FILE_LINES_MAX: usize = 400;

/// The most lines a function has, from `fn` to its closing brace.
const FUNCTION_LINES_MAX: usize = 70;

/// Names that say nothing about what is in a file.
const EMPTY_NAMES: [&str; 9] =
    ["util", "utils", "utilities", "helper", "helpers", "common", "misc", "manager", "managers"];

/// No file of `src/` is longer than `FILE_LINES_MAX` without its tests.
pub fn files_are_short(tree: &Tree) -> Vec<Breach> {
    let product = tree.sources.iter().filter(|source| source.is_product());
    product
        .filter_map(|source| {
            let starts = source.text.match_indices('\n').map(|(at, _)| at);
            let lines = starts.filter(|at| !source.in_tests(*at)).count();
            let says = format!("{lines} lines without tests; the most is {FILE_LINES_MAX}");
            (lines > FILE_LINES_MAX).then(|| source.breach(0, says))
        })
        .collect()
}

/// No function outside tests is longer than `FUNCTION_LINES_MAX`.
pub fn functions_are_short(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for source in &tree.sources {
        let tokens = source.tokens();
        for index in 0..tokens.len() {
            let named = tokens.get(index + 1).filter(|token| token.text != "(");
            let Some(name) = named.filter(|_| tokens[index].text == "fn") else {
                continue;
            };
            let open = body_or_end(&tokens, index);
            if tokens[open].text != "{" || source.in_tests(tokens[index].start) {
                continue;
            }
            let first = source.line(tokens[index].start);
            let lines = source.line(tokens[closing(&tokens, open)].start) - first + 1;
            if lines > FUNCTION_LINES_MAX {
                let says = format!("`{}` has {lines} lines; the most is {FUNCTION_LINES_MAX}", name.text);
                breaches.push(source.breach(tokens[index].start, says));
            }
        }
    }
    breaches
}

/// Every file says in its first line what it owns.
pub fn files_open_with_a_sentence(tree: &Tree) -> Vec<Breach> {
    let silent = tree.sources.iter().filter(|source| !source.text.starts_with("//! "));
    silent.map(|source| source.breach(0, "does not open with a `//!` sentence")).collect()
}

/// Nothing follows the module of unit tests.
pub fn tests_come_last(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for source in tree.sources.iter().filter(|source| source.is_product()) {
        for range in &source.tests {
            let item = &source.code[range.clone()];
            let is_module = item.contains("mod tests {") || item.contains("mod tests;");
            let after = source.code[range.end..].trim_start();
            if is_module && !after.is_empty() {
                let at = source.code.len() - after.len();
                breaches.push(source.breach(at, "code follows the tests; tests come last"));
            }
        }
    }
    breaches
}

/// No file or folder has a name that says nothing.
pub fn names_say_something(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for source in &tree.sources {
        let bare = source.path.trim_end_matches(".rs");
        let words = bare.split(['/', '_']);
        for word in words.filter(|word| EMPTY_NAMES.contains(word)) {
            breaches.push(source.breach(0, format!("`{word}` says nothing in a file's name")));
        }
    }
    breaches
}

/// No tab and no blank at a line's end, but in a string; one newline at the end.
pub fn lines_are_clean(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for source in &tree.sources {
        let bytes = source.text.as_bytes();
        for (at, byte) in bytes.iter().enumerate() {
            if source.classes[at] == Class::Quoted {
                continue;
            }
            if *byte == b'\t' || *byte == b'\r' {
                breaches.push(source.breach(at, "a tab or carriage return"));
            } else if *byte == b'\n' && at > 0 && bytes[at - 1] == b' ' && !quoted(source, at - 1) {
                breaches.push(source.breach(at - 1, "blanks at the end of the line"));
            }
        }
        if !source.text.ends_with('\n') || source.text.ends_with("\n\n") {
            let last = source.text.len().saturating_sub(1);
            breaches.push(source.breach(last, "does not end with one newline"));
        }
    }
    breaches
}

fn quoted(source: &Source, at: usize) -> bool {
    source.classes[at] == Class::Quoted
}

#[cfg(test)]
mod tests {
    use super::super::caught;

    #[test]
    fn a_long_file_is_caught_and_its_tests_do_not_count() {
        let tests = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", "    // b\n".repeat(500));
        let just = "// a\n".repeat(399) + &tests;
        assert_eq!(caught(super::files_are_short, &[("src/a.rs", &just)]), [""; 0]);
        let long = "// a\n".repeat(401) + &tests;
        let expected = ["src/a.rs:1: 402 lines without tests; the most is 400"];
        assert_eq!(caught(super::files_are_short, &[("src/a.rs", &long)]), expected);
    }

    #[test]
    fn a_long_function_is_caught() {
        let body = "    let c = ('{', \"{\"); // {\n".repeat(68);
        let just = format!("type B = fn(u8);\nfn a() -> [u8; 2] {{\n{body}}}\n");
        assert_eq!(caught(super::functions_are_short, &[("src/a.rs", &just)]), [""; 0]);
        let long = just.replacen("{\n", "{\n\n", 1);
        let expected = ["src/a.rs:2: `a` has 71 lines; the most is 70"];
        assert_eq!(caught(super::functions_are_short, &[("src/a.rs", &long)]), expected);
    }

    #[test]
    fn a_silent_file_is_caught() {
        let expected = ["src/a.rs:1: does not open with a `//!` sentence"];
        let found = caught(super::files_open_with_a_sentence, &[("src/a.rs", "use a;\n")]);
        assert_eq!(found, expected);
    }

    #[test]
    fn code_after_the_tests_is_caught() {
        let text = "fn a() {}\n#[cfg(test)]\nmod tests { fn b() {} }\nfn c() {}\n";
        let expected = ["src/a.rs:4: code follows the tests; tests come last"];
        assert_eq!(caught(super::tests_come_last, &[("src/a.rs", text)]), expected);
    }

    #[test]
    fn empty_names_are_caught() {
        let files = [("src/cli/utils.rs", ""), ("src/disk/file_helper.rs", ""), ("src/utility.rs", "")];
        let expected = [
            "src/cli/utils.rs:1: `utils` says nothing in a file's name",
            "src/disk/file_helper.rs:1: `helper` says nothing in a file's name",
        ];
        assert_eq!(caught(super::names_say_something, &files), expected);
    }

    #[test]
    fn tabs_and_trailing_blanks_are_caught() {
        let text = "fn a() {} \n\tlet b = \"\t \n\";\n\n";
        let expected = [
            "src/a.rs:1: blanks at the end of the line",
            "src/a.rs:2: a tab or carriage return",
            "src/a.rs:4: does not end with one newline",
        ];
        assert_eq!(caught(super::lines_are_clean, &[("src/a.rs", text)]), expected);
    }
}
