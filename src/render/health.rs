//! Shows how a ledger's clone is doing, a line for each thing that was looked at.

use serde::Serialize;

use super::rows::Rows;
use super::safe::safe;
use super::style::{Look, Paint};
use crate::report::health::{Finding, Health, Verdict};

/// How wide the words before the findings are.
const ABOUT_WIDTH: usize = 11;

/// Shows what was put right, what was found and what helps.
#[must_use]
pub fn health_as_text(health: &Health, look: &Look) -> String {
    let glyphs = look.glyphs();
    let mut text = String::new();
    for words in &health.mended {
        text += &format!("{} {}\n", look.paint(Paint::GetsBack, "put right:"), safe(words));
    }
    if !health.mended.is_empty() {
        text.push('\n');
    }
    for Finding { about, verdict, found, remedy } in &health.findings {
        let mark = match verdict {
            Verdict::Fine => look.paint(Paint::GetsBack, glyphs.check),
            Verdict::Warning => look.paint(Paint::Warning, "!"),
            Verdict::Failing => look.paint(Paint::Error, glyphs.cross),
        };
        text += &format!("{mark} {about:<ABOUT_WIDTH$} {}\n", safe(found));
        if let Some(remedy) = remedy {
            let word = look.paint(Paint::Help, "help:");
            text += &format!("  {:<ABOUT_WIDTH$} {word} {}\n", "", safe(remedy));
        }
    }
    text += &match (health.count(Verdict::Failing), health.count(Verdict::Warning)) {
        (0, 0) => "all is well\n".to_owned(),
        (0, 1) => "1 thing could be better\n".to_owned(),
        (0, warnings) => format!("{warnings} things could be better\n"),
        (failing, warnings) => {
            let other = if warnings == 0 { String::new() } else { format!(", {warnings} could be better") };
            let some = if failing == 1 { "1 thing does".to_owned() } else { format!("{failing} things do") };
            format!("{some} not work{other}\n")
        }
    };
    text
}

/// One thing that was looked at, as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the report")]
pub struct FindingJson {
    pub about: &'static str,
    pub verdict: &'static str,
    pub found: String,
    pub remedy: Option<String>,
}

/// How a clone is doing, as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the report")]
pub struct HealthJson {
    pub verdict: &'static str,
    pub mended: Vec<String>,
    pub findings: Vec<FindingJson>,
}

/// Makes the record of what was found.
#[must_use]
pub fn health_as_json(health: &Health) -> HealthJson {
    let finding = |finding: &Finding| FindingJson {
        about: finding.about,
        verdict: word(finding.verdict),
        found: finding.found.clone(),
        remedy: finding.remedy.clone(),
    };
    HealthJson {
        verdict: word(health.verdict()),
        mended: health.mended.clone(),
        findings: health.findings.iter().map(finding).collect(),
    }
}

/// Makes a row of each thing that was looked at.
#[must_use]
pub fn health_as_rows(health: &Health) -> Rows {
    let row = |finding: &Finding| {
        let remedy = finding.remedy.clone().unwrap_or_default();
        vec![finding.about.to_owned(), word(finding.verdict).to_owned(), finding.found.clone(), remedy]
    };
    let rows = health.findings.iter().map(row).collect();
    Rows { columns: &["about", "verdict", "found", "remedy"], rows }
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fine => "ok",
        Verdict::Warning => "warn",
        Verdict::Failing => "fail",
    }
}
