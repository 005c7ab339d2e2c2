//! Shows the faults of a ledger: as snippets for people, as lines of JSON for programs.

use super::place::{Place, line_column};
use super::rows::Rows;
use super::snippet::{Report, Severity as Shown, report_as_text, reports_as_json, reports_as_records};
use super::style::Look;
use crate::model::{Fault, Severity};

/// A fault and the text of the file it is in.
pub type Placed<'a> = (&'a Fault, &'a str);

/// So many faults are shown in full; more are counted.
const SHOWN_MAX: usize = 20;

/// Shows faults as snippets with carets, the first twenty in full, then how many there are.
#[must_use]
pub fn faults_as_text(faults: &[Placed<'_>], look: &Look) -> String {
    let mut text = String::new();
    for fault in faults.iter().take(SHOWN_MAX) {
        text += &report_as_text(&report_of(fault), look);
        text.push('\n');
    }
    let count = |severity| faults.iter().filter(|(fault, _)| is_warning(fault) == severity).count();
    let (errors, warnings) = (count(false), count(true));
    let files: std::collections::BTreeSet<&str> = faults.iter().map(|(fault, _)| fault.path.as_str()).collect();
    if faults.len() > 1 {
        let more = faults.len().saturating_sub(SHOWN_MAX);
        let more = if more > 0 { format!(" ({more} more not shown)") } else { String::new() };
        let place = if files.len() == 1 { "1 file".to_owned() } else { format!("{} files", files.len()) };
        text += &format!("{}, {} in {place}{more}\n", counted(errors, "error"), counted(warnings, "warning"));
    }
    text
}

/// Shows faults as one JSON object a line.
#[must_use]
pub fn faults_as_json(faults: &[Placed<'_>]) -> String {
    let reports: Vec<Report<'_>> = faults.iter().map(|fault| report_of(fault)).collect();
    reports_as_json(&reports).expect("reports are plain data")
}

/// Shows faults as records of one document, in the shape of the lines that [`faults_as_json`] makes.
#[must_use]
pub fn faults_as_records(faults: &[Placed<'_>]) -> serde_json::Value {
    let reports: Vec<Report<'_>> = faults.iter().map(|fault| report_of(fault)).collect();
    serde_json::to_value(reports_as_records(&reports)).expect("reports are plain data")
}

/// Shows faults as rows, one each.
#[must_use]
pub fn faults_as_rows(faults: &[Placed<'_>]) -> Rows {
    let rows = faults.iter().map(|(fault, text)| {
        let (line, column) = line_column(text, fault.span.start);
        let severity = if is_warning(fault) { "warning" } else { "error" };
        vec![
            fault.path.clone(),
            line.to_string(),
            column.to_string(),
            fault.code.text(),
            severity.to_owned(),
            fault.title.clone(),
            fault.label.clone(),
            fault.help.clone().unwrap_or_default(),
        ]
    });
    let columns = &["file", "line", "column", "code", "severity", "message", "label", "help"];
    Rows { columns, rows: rows.collect() }
}

fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

fn is_warning(fault: &Fault) -> bool {
    fault.code.severity() == Severity::Warning
}

/// The codes' texts, so that reports can borrow them.
fn code_text(fault: &Fault) -> &'static str {
    static TEXTS: std::sync::OnceLock<Vec<String>> = std::sync::OnceLock::new();
    let texts = TEXTS.get_or_init(|| crate::model::Code::ALL.iter().map(|code| code.text()).collect());
    let place = crate::model::Code::ALL.iter().position(|code| *code == fault.code);
    place.map_or("E000", |place| texts[place].as_str())
}

fn report_of<'a>((fault, text): &Placed<'a>) -> Report<'a> {
    let text = *text;
    let clamp = |span: &std::ops::Range<usize>| {
        span.start.min(text.len())..span.end.min(text.len()).max(span.start.min(text.len()))
    };
    Report {
        severity: if is_warning(fault) { Shown::Warning } else { Shown::Error },
        code: Some(code_text(fault)),
        title: fault.title.clone(),
        place: Some(Place {
            path: fault.path.clone(),
            text,
            primary: (clamp(&fault.span), fault.label.clone()),
            secondary: fault.also.iter().map(|(span, label)| (clamp(span), label.clone())).collect(),
        }),
        help: fault.help.iter().cloned().collect(),
        notes: Vec::new(),
    }
}
