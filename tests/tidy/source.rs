//! One Rust file, with code, comments, strings and test items told apart.
//!
//! 1. `classify` walks the bytes once and marks each as code, comment or string.
//! 2. `code` is the text with everything but code blanked; it has the same length and
//!    lines, so a position in one is a position in the other.
//! 3. The tokens are the words and signs of `code`.
//! 4. The items behind `#[cfg(test)]` are found by matching their braces.

use super::Breach;
use std::ops::Range;

/// What a byte of a file belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Class {
    /// Code that the compiler reads.
    Code,
    /// A comment of any sort, with its signs.
    Comment,
    /// A string or character literal, with its quotes.
    Quoted,
}

/// A word, a number or one sign of the code; `::` is one token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token<'a> {
    pub text: &'a str,
    pub start: usize,
}

/// A file that was read.
pub struct Source {
    /// The path below the project root, with `/` between its parts.
    pub path: String,
    /// The file as it is.
    pub text: String,
    /// The file with comments and strings blanked, byte for byte.
    pub code: String,
    /// The file with all but comments blanked, byte for byte.
    pub comments: String,
    /// What each byte is.
    pub classes: Vec<Class>,
    /// The byte ranges of items that are compiled for tests only.
    pub tests: Vec<Range<usize>>,
    lines: Vec<usize>,
}

impl Source {
    /// Reads a text as the file of this path.
    pub fn new(path: &str, text: &str) -> Source {
        let classes = classify(text.as_bytes());
        let code = only(text, &classes, Class::Code);
        let comments = only(text, &classes, Class::Comment);
        let is_test = path.starts_with("tests/") || path.ends_with("/tests.rs") || code.contains("#![cfg(test)]");
        let tests = if is_test { std::iter::once(0..text.len()).collect() } else { test_items(&code) };
        let starts = text.match_indices('\n').map(|(at, _)| at + 1);
        Source {
            path: String::from(path),
            text: String::from(text),
            code,
            comments,
            classes,
            tests,
            lines: std::iter::once(0).chain(starts).collect(),
        }
    }

    /// Whether the file is part of the library or the program.
    pub fn is_product(&self) -> bool {
        self.path.starts_with("src/")
    }

    /// The line of a position, counted from one.
    pub fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|start| *start <= at)
    }

    /// Whether a position is in an item that is compiled for tests only.
    pub fn in_tests(&self, at: usize) -> bool {
        self.tests.iter().any(|range| range.contains(&at))
    }

    /// The tokens of the code.
    pub fn tokens(&self) -> Vec<Token<'_>> {
        tokens(&self.code)
    }

    /// A breach at a position.
    pub fn breach(&self, at: usize, says: impl Into<String>) -> Breach {
        let path = self.path.clone();
        let line = self.line(at);
        let says = says.into();
        Breach { path, line, says }
    }
}

/// Splits code into tokens.
pub fn tokens(code: &str) -> Vec<Token<'_>> {
    let bytes = code.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        at += 1;
        if bytes[start].is_ascii_whitespace() {
            continue;
        }
        if is_word(bytes[start]) {
            while at < bytes.len() && is_word(bytes[at]) {
                at += 1;
            }
        } else if bytes[start..].starts_with(b"::") {
            at += 1;
        }
        found.push(Token { text: &code[start..at], start });
    }
    found
}

/// Returns the index of the token that closes the brace opened at `open`.
pub fn closing(tokens: &[Token<'_>], open: usize) -> usize {
    let mut depth = 0usize;
    for (index, token) in tokens.iter().enumerate().skip(open) {
        match token.text {
            "{" => depth += 1,
            "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return index;
        }
    }
    tokens.len().saturating_sub(1)
}

/// Returns the index of the first `{` or `;` outside round and square brackets.
pub fn body_or_end(tokens: &[Token<'_>], from: usize) -> usize {
    let mut depth = 0usize;
    for (index, token) in tokens.iter().enumerate().skip(from) {
        match token.text {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            "{" | ";" if depth == 0 => return index,
            _ => {}
        }
    }
    tokens.len().saturating_sub(1)
}

fn test_items(code: &str) -> Vec<Range<usize>> {
    let tokens = tokens(code);
    let mut found: Vec<Range<usize>> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let spelt = ["#", "[", "cfg", "(", "test", ")", "]"];
        let here = tokens[index..].iter().map(|token| token.text);
        if !here.take(spelt.len()).eq(spelt) {
            continue;
        }
        let mut last = body_or_end(&tokens, index + spelt.len());
        if tokens[last].text == "{" {
            last = closing(&tokens, last);
        }
        found.push(token.start..tokens[last].start + 1);
    }
    found
}

fn only(text: &str, classes: &[Class], class: Class) -> String {
    let mut kept = Vec::with_capacity(text.len());
    for (byte, own) in text.bytes().zip(classes) {
        let keep = byte == b'\n' || (*own == class && byte.is_ascii());
        kept.push(if keep { byte } else { b' ' });
    }
    String::from_utf8(kept).unwrap()
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn classify(text: &[u8]) -> Vec<Class> {
    let mut classes = vec![Class::Code; text.len()];
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let after_word = at > 0 && is_word(text[at - 1]);
        let (class, length) = if rest.starts_with(b"//") {
            let end = rest.iter().position(|byte| *byte == b'\n');
            (Class::Comment, end.unwrap_or(rest.len()))
        } else if rest.starts_with(b"/*") {
            (Class::Comment, block_comment(rest))
        } else if let Some(length) = raw_string(rest).filter(|_| !after_word) {
            (Class::Quoted, length)
        } else if rest[0] == b'"' {
            (Class::Quoted, quoted(rest, b'"'))
        } else if rest[0] == b'\'' && is_character(rest) {
            (Class::Quoted, quoted(rest, b'\''))
        } else {
            (Class::Code, 1)
        };
        classes[at..at + length].fill(class);
        at += length;
    }
    classes
}

fn block_comment(text: &[u8]) -> usize {
    let mut depth = 0usize;
    let mut at = 0;
    while at < text.len() {
        if text[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if text[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    text.len()
}

/// The length of a raw string that opens here: `r"…"`, `r#"…"#`, `br#"…"#`, `cr"…"`.
fn raw_string(text: &[u8]) -> Option<usize> {
    let prefix = text.iter().take_while(|byte| b"bcr".contains(byte)).count();
    if prefix == 0 || prefix > 2 || text[prefix - 1] != b'r' {
        return None;
    }
    let marks = text[prefix..].iter().take_while(|b| **b == b'#').count();
    let open = prefix + marks;
    if text.get(open) != Some(&b'"') {
        return None;
    }
    let mut end = vec![b'"'];
    end.resize(marks + 1, b'#');
    let body = &text[open + 1..];
    let close = body.windows(end.len()).position(|window| window == end);
    Some(close.map_or(text.len(), |close| open + 1 + close + end.len()))
}

fn quoted(text: &[u8], quote: u8) -> usize {
    let mut at = 1;
    while at < text.len() {
        match text[at] {
            b'\\' => at += 2,
            byte if byte == quote => return at + 1,
            _ => at += 1,
        }
    }
    text.len()
}

/// Whether a quote opens a character and not a lifetime or a label.
fn is_character(text: &[u8]) -> bool {
    match text.get(1) {
        Some(b'\\') => true,
        Some(byte) if byte.is_ascii() => text.get(2) == Some(&b'\''),
        Some(_) => true,
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Source;

    #[test]
    fn comments_strings_and_characters_are_not_code() {
        let text = r##"let a = "x // \" y"; // note "z"
let b = r#"raw " end"#; /* one /* two */ still */ let c = '"'; let d: &'static str = b;
let e = '\''; let f = '€'; fn g<'a>(h: &'a str) {}
"##;
        let code = Source::new("src/a.rs", text).code;
        let squeezed: Vec<&str> = code.split_whitespace().collect();
        let expected = "let a = ; let b = ; let c = ; let d: &'static str = b; \
            let e = ; let f = ; fn g<'a>(h: &'a str) {}";
        assert_eq!(squeezed.join(" "), expected);
        assert_eq!(code.len(), text.len());
    }

    #[test]
    fn test_items_are_found_by_their_braces() {
        let text = "fn a() {}\n#[cfg(test)]\nfn b() { if x { y } }\nfn c() {}\n#[cfg(test)]\nmod tests;\nfn d() {}\n";
        let source = Source::new("src/a.rs", text);
        let tested = |name: &str| source.in_tests(text.find(name).unwrap());
        let names = ["fn a", "fn b", "fn c", "mod tests", "fn d"];
        assert_eq!(names.map(tested), [false, true, false, true, false]);
    }
}
