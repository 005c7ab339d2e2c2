//! Shows what verifying came to: what does not hold, what is worth knowing, and how much is proven.

use serde::Serialize;

use super::rows::Rows;
use super::safe::{Safe, safe};
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Table};
use super::verdict::{finding_as_words, finding_word, gravity_word};
use crate::report::verdict::{Finding, Gravity};
use crate::report::verification::{JudgedChange, Rewritten, Verification};

/// The digits of a commit's id on screen.
const COMMIT_SHOWN: usize = 8;
/// So many lost entries are listed.
const ENTRIES_MAX: usize = 20;

/// Shows what came of it.
#[must_use]
pub fn verification_as_text(verification: &Verification, look: &Look) -> String {
    let mut text = String::new();
    for change in &verification.changes {
        let least = if verification.accepts(change) { Gravity::Note } else { Gravity::Unproven };
        let told: Vec<&Finding> =
            change.verdict.findings.iter().filter(|finding| is_told(finding, least, verification)).collect();
        if !told.is_empty() {
            text += &change_as_text(change, &told, verification.accepts(change), look);
        }
    }
    if let Some(rewritten) = &verification.rewritten {
        text += &rewritten_as_text(rewritten, look);
    }
    text + &summary(verification, look)
}

/// Unproven changes are many where somebody has no key; they are only counted unless all are to be proven.
fn is_told(finding: &Finding, least: Gravity, verification: &Verification) -> bool {
    match finding.gravity {
        Gravity::Unproven => verification.all_proven || least == Gravity::Unproven,
        Gravity::Note | Gravity::Wrong => true,
    }
}

fn change_as_text(change: &JudgedChange, told: &[&Finding], holds: bool, look: &Look) -> String {
    let glyphs = look.glyphs();
    let mark = if holds { look.paint(Paint::Dim, glyphs.check) } else { look.paint(Paint::Owes, glyphs.cross) };
    let commit = look.paint(Paint::Dim, change.commit.get(..COMMIT_SHOWN).unwrap_or(&change.commit));
    let time = look.paint(Paint::Dim, &change.local_time);
    let mut lines = Table::new([Column::new(Kind::Text, "")]).indent(4);
    for finding in told {
        let paint = if finding.gravity == Gravity::Note || holds { Paint::Plain } else { Paint::Bright };
        lines.row([Cell::text(finding_as_words(finding, change)).painted(paint)]);
    }
    let subject: Safe = [safe(&change.who), Safe::own("  "), safe(&change.subject)].into_iter().collect();
    let subject = match look.width {
        Some(width) => {
            subject.cut(width.saturating_sub(COMMIT_SHOWN + change.local_time.len() + 6).max(20), glyphs.ellipsis)
        }
        None => subject,
    };
    format!("{mark} {commit}  {time}  {subject}\n{}", lines.render(look))
}

fn rewritten_as_text(rewritten: &Rewritten, look: &Look) -> String {
    let mark = look.paint(Paint::Owes, look.glyphs().cross);
    let state = rewritten.state.get(..COMMIT_SHOWN).unwrap_or(&rewritten.state);
    let are = if rewritten.commits == 1 { "is" } else { "are" };
    let commits = counted(rewritten.commits, "commit");
    let mut text =
        format!("{mark} the history was rewritten: {commits} of what was verified up to {state} {are} gone\n");
    for (entries, words) in [
        (&rewritten.gone, ["is gone", "are gone"]),
        (&rewritten.changed, ["says something else now than", "say something else now than"]),
    ] {
        if entries.is_empty() {
            continue;
        }
        let words = words[usize::from(entries.len() > 1)];
        text += &format!("    {} {words}:\n", counted(entries.len(), "entry"));
        let columns = [Kind::Fixed, Kind::Fixed, Kind::Text, Kind::Amount].map(|kind| Column::new(kind, ""));
        let mut table = Table::new(columns).indent(6);
        for fact in entries.iter().take(ENTRIES_MAX) {
            let what =
                if fact.field("description").is_empty() { fact.field("kind") } else { fact.field("description") };
            let cells = [fact.key.as_str(), fact.field("date"), what, fact.field("amount")];
            table.row(cells.map(|cell| Cell::text(safe(cell))));
        }
        text += &table.render(look);
        if entries.len() > ENTRIES_MAX {
            text += &format!("      and {} more\n", entries.len() - ENTRIES_MAX);
        }
    }
    text
}

fn summary(verification: &Verification, look: &Look) -> String {
    let since = verification.since.as_deref().map(|since| since.get(..COMMIT_SHOWN).unwrap_or(since));
    let since = since.filter(|_| verification.rewritten.is_none());
    let since = since.map_or(String::new(), |since| format!(" since {since}"));
    let all = verification.changes.len();
    let bad = verification.changes.iter().filter(|change| !verification.accepts(change)).count();
    let glyphs = look.glyphs();
    let (check, cross) = (look.paint(Paint::GetsBack, glyphs.check), look.paint(Paint::Owes, glyphs.cross));
    let changes = counted(all, "change");
    let mut text = match (all, bad) {
        (0, _) if verification.rewritten.is_some() => format!("  nothing new{since}\n"),
        (0, _) => format!("{check} nothing new{since}\n"),
        (1, 0) => format!("{check} 1 change{since} holds\n"),
        (_, 0) => format!("{check} {changes}{since} hold\n"),
        (1, _) => format!("{cross} 1 change{since} does not hold\n"),
        (_, 1) => format!("{cross} 1 of {changes}{since} does not hold\n"),
        (_, bad) => format!("{cross} {bad} of {changes}{since} do not hold\n"),
    };
    let counts = verification.counts();
    if counts.proven > 0 {
        let by = if counts.proven == 1 { "its signature" } else { "their signatures" };
        text += &format!("    {} proven by {by}\n", counts.proven);
    }
    if counts.merges > 0 {
        text += &format!("    {} made again, and the same\n", counted(counts.merges, "merge"));
    }
    let unproven: usize = counts.unproven.values().sum();
    if unproven > 0 {
        let who: Vec<String> = counts.unproven.iter().map(|(who, count)| format!("{who} {count}")).collect();
        text += &format!("    {unproven} unproven: {}\n", safe(&who.join(", ")).as_str());
    }
    text
}

fn counted(count: usize, noun: &str) -> String {
    match (count, noun) {
        (1, _) => format!("1 {noun}"),
        (_, "entry") => format!("{count} entries"),
        _ => format!("{count} {noun}s"),
    }
}

/// The answer as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the report")]
pub struct VerificationJson {
    pub head: String,
    pub since: Option<String>,
    pub strict: bool,
    pub holds: bool,
    pub proven: usize,
    pub merges: usize,
    pub unproven: usize,
    pub wrong: usize,
    pub rewritten: Option<RewrittenJson>,
    pub changes: Vec<JudgedChangeJson>,
}

/// A history that was rewritten, as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the report")]
pub struct RewrittenJson {
    pub state: String,
    pub commits: usize,
    pub gone: Vec<String>,
    pub changed: Vec<String>,
}

/// A change as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the report")]
pub struct JudgedChangeJson {
    pub commit: String,
    pub time: String,
    pub who: String,
    pub is_member: bool,
    pub email: String,
    pub subject: String,
    pub signer: Option<String>,
    pub key: Option<String>,
    pub is_merge: bool,
    pub is_proven: bool,
    pub holds: bool,
    pub findings: Vec<FindingJson>,
}

/// A finding as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the report")]
pub struct FindingJson {
    pub what: &'static str,
    pub gravity: &'static str,
    pub says: String,
}

/// Returns the record of an answer; `timestamp` writes seconds since 1970 as a time.
#[must_use]
pub fn verification_as_json(verification: &Verification, timestamp: &dyn Fn(i64) -> String) -> VerificationJson {
    let counts = verification.counts();
    let rewritten = verification.rewritten.as_ref().map(|rewritten| RewrittenJson {
        state: rewritten.state.clone(),
        commits: rewritten.commits,
        gone: rewritten.gone.iter().map(|fact| fact.key.clone()).collect(),
        changed: rewritten.changed.iter().map(|fact| fact.key.clone()).collect(),
    });
    let change = |change: &JudgedChange| JudgedChangeJson {
        commit: change.commit.clone(),
        time: timestamp(change.seconds),
        who: change.who.clone(),
        is_member: change.verdict.who.is_some(),
        email: change.email.clone(),
        subject: change.subject.clone(),
        signer: change.verdict.signer.clone(),
        key: change.verdict.key.as_ref().map(crate::model::SigningKey::text),
        is_merge: change.verdict.is_merge,
        is_proven: change.verdict.is_proven(),
        holds: verification.accepts(change),
        findings: change.verdict.findings.iter().map(|finding| finding_as_json(finding, change)).collect(),
    };
    VerificationJson {
        head: verification.head.clone(),
        since: verification.since.clone(),
        strict: verification.all_proven,
        holds: verification.holds(),
        proven: counts.proven,
        merges: counts.merges,
        unproven: counts.unproven.values().sum(),
        wrong: counts.wrong,
        rewritten,
        changes: verification.changes.iter().map(change).collect(),
    }
}

fn finding_as_json(finding: &Finding, change: &JudgedChange) -> FindingJson {
    FindingJson {
        what: finding_word(&finding.what),
        gravity: gravity_word(finding.gravity),
        says: finding_as_words(finding, change).as_str().to_owned(),
    }
}

/// Returns one row a change.
#[must_use]
pub fn verification_as_rows(verification: &Verification, timestamp: &dyn Fn(i64) -> String) -> Rows {
    const COLUMNS: &[&str] = &["commit", "time", "who", "signer", "proven", "holds", "findings", "subject"];
    let yes = |is: bool| if is { "yes" } else { "no" }.to_owned();
    let row = |change: &JudgedChange| {
        let findings: Vec<&str> = change.verdict.findings.iter().map(|finding| finding_word(&finding.what)).collect();
        vec![
            change.commit.clone(),
            timestamp(change.seconds),
            change.who.clone(),
            change.verdict.signer.clone().unwrap_or_default(),
            yes(change.verdict.is_proven()),
            yes(verification.accepts(change)),
            findings.join(" "),
            change.subject.clone(),
        ]
    };
    Rows { columns: COLUMNS, rows: verification.changes.iter().map(row).collect() }
}
