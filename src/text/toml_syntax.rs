//! Says where and why a text is not TOML.

use std::ops::Range;

use crate::model::{Code, Fault};

/// How many errors of syntax are told of one file; what follows the first few is mostly their echo.
const SYNTAX_FAULTS_MAX: usize = 5;

/// Turns the parser's errors into faults, in order; git's conflict markers are the only fault where they stand.
pub fn syntax_faults(path: &str, text: &str, errors: &[toml::de::Error]) -> Vec<Fault> {
    if errors.is_empty() {
        return Vec::new();
    }
    if let Some(fault) = unmerged(path, text) {
        return vec![fault];
    }
    let fault = |error: &toml::de::Error| {
        let span = within(text, error.span().unwrap_or(0..0));
        let fault = Fault::new(Code::TomlSyntax, path, span, "this is not TOML").label(error.message());
        let is_bare_word = error.message().contains("boolean") || error.message().contains("must be quoted");
        fault.maybe_help(is_bare_word.then(|| "a text stands in quotes: `name = \"Flat\"`".into()))
    };
    let mut faults: Vec<Fault> = errors.iter().map(fault).collect();
    faults.sort_by_key(|fault| fault.span.start);
    faults.truncate(SYNTAX_FAULTS_MAX);
    faults
}

/// Returns the fault of git's conflict markers, when the text has them.
fn unmerged(path: &str, text: &str) -> Option<Fault> {
    let line_with = |marker: &str, from: usize| {
        let rest = text.get(from..)?;
        let at = if rest.starts_with(marker) { 0 } else { rest.find(&format!("\n{marker}"))? + 1 };
        let length = rest[at..].find(['\r', '\n']).unwrap_or(rest.len() - at);
        Some(from + at..from + at + length)
    };
    let first = line_with("<<<<<<<", 0)?;
    let last = line_with(">>>>>>>", first.end)?;
    let fault = Fault::new(Code::ConflictMarkers, path, first, "git left its conflict markers in the file");
    Some(fault.label("from here").also(last, "to here").help("keep what is right of both sides"))
}

/// Keeps a span inside a text and on its characters.
fn within(text: &str, span: Range<usize>) -> Range<usize> {
    let fit = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let start = fit(span.start);
    start..fit(span.end).max(start)
}
