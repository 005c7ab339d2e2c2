//! Shows a sync: what came, what went, and that the remote has it.

use serde::Serialize;

use super::history::{ChangeJson, arrow_lines, history_as_json};
use super::rows::Rows;
use super::safe::{Safe, safe};
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Table};
use crate::model::Id;
use crate::report::history::HistoryRow;
use crate::report::sync::{Extent, Meeting, MetVersions, SyncReport};

/// How much of a commit's id is shown.
const COMMIT_SHOWN: usize = 7;

/// Shows a sync; `unique` tells how much of an id tells it from all others.
#[must_use]
pub fn sync_as_text(report: &SyncReport, unique: &dyn Fn(Id) -> usize, look: &Look) -> String {
    let glyphs = look.glyphs();
    let mut text = arrow_lines(&[(glyphs.down, &report.came), (glyphs.up, &report.went)], unique, look);
    let mark = look.paint(Paint::GetsBack, glyphs.check);
    let remote = safe(&report.remote);
    let head = report.head.get(..COMMIT_SHOWN).unwrap_or(&report.head);
    let how = match (report.merged, report.met.is_empty()) {
        (false, _) => String::new(),
        (true, true) => "merged without conflict, balances add up, ".to_owned(),
        (true, false) => "merged, both versions are kept, ".to_owned(),
    };
    let (mark, said) = match report.extent {
        Extent::Preview if report.came.is_empty() && report.went.is_empty() && !report.remote_was_empty => {
            (mark, format!("nothing new here or at {remote}"))
        }
        Extent::Preview if report.merged && report.met.is_empty() => ("-".to_owned(), "merges without conflict".into()),
        Extent::Preview if report.merged => ("-".to_owned(), "merges, and both versions will be kept".into()),
        Extent::Preview => ("-".to_owned(), "not synced yet".into()),
        Extent::Offline => ("-".to_owned(), format!("{how}not pushed")),
        Extent::Bundle if report.came.is_empty() => (mark, format!("nothing new in {remote}")),
        Extent::Bundle => (mark, format!("{how}taken in from {remote}")),
        Extent::Whole if report.pushed && report.remote_was_empty => {
            (mark, format!("{remote} was empty and has everything now: {head}"))
        }
        Extent::Whole if report.pushed => (mark, format!("{how}pushed {head} to {remote}")),
        Extent::Whole if report.came.is_empty() => (mark, format!("nothing new, {remote} has everything")),
        Extent::Whole => (mark, format!("in step with {remote}")),
    };
    text += &format!("{mark} {said}\n");
    text
}

/// Says what met: who wrote which version where that can be told, else a sentence.
#[must_use]
pub fn meeting_as_words(meeting: &Meeting, look: &Look) -> String {
    let Meeting { path, about, name, kind, field, in_force, lost, versions } = meeting;
    let about = safe(name.as_ref().unwrap_or(about));
    if let Some(versions) = versions {
        return versions_as_text(&about, versions, look);
    }
    match *kind {
        "taken-out-and-changed" => {
            format!("{about}: one side took it out, the other changed it; the change is in force")
        }
        "waits-again" => format!("{about}: one side agreed to it, the other changed its money; it waits again"),
        "both-kept" => format!("{}: lines of both sides met at {about}; all are kept", safe(path)),
        _ => format!(
            "both sides changed {} of {about}: `{}` is in force, `{}` is kept beside it",
            if field == "money" { safe("the money") } else { safe(field) },
            safe(in_force),
            safe(lost)
        ),
    }
}

fn versions_as_text(about: &Safe, versions: &MetVersions, look: &Look) -> String {
    let MetVersions { field, before, sides } = versions;
    let mut table = Table::new([Kind::Fixed, Kind::Fixed, Kind::Fixed, Kind::Fixed].map(|kind| Column::new(kind, "")));
    let before = if before.is_empty() { "-" } else { before };
    table.row([Cell::own("before"), Cell::value(before), Cell::empty(), Cell::empty()]);
    let marks = [format!("{} in force", look.glyphs().arrow_back), "kept beside it".to_owned()];
    for (side, mark) in sides.iter().zip(&marks) {
        let said = if side.said.is_empty() { "-" } else { &side.said };
        table.row([Cell::value(&side.who), Cell::value(said), Cell::value(&side.local_time), Cell::value(mark)]);
    }
    let [first, second] = sides.each_ref().map(|side| safe(&side.who));
    let heading = format!("{first} and {second} both changed the {} of {about}", safe(&field.replace('_', " ")));
    format!("{heading}\n{}", table.indent(2).render(look).trim_end_matches('\n'))
}

/// A sync as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the report")]
pub struct SyncJson {
    pub remote: String,
    pub branch: String,
    pub head: String,
    pub extent: &'static str,
    pub arrived: bool,
    pub pushed: bool,
    pub merged: bool,
    pub remote_was_empty: bool,
    pub rewound: bool,
    pub came: Vec<ChangeJson>,
    pub went: Vec<ChangeJson>,
    pub met: Vec<MeetingJson>,
    pub conflicts: usize,
}

/// Two changes that met, as programs read them.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the report")]
pub struct MeetingJson {
    pub file: String,
    pub about: String,
    pub kind: &'static str,
    pub field: String,
    pub in_force: String,
    pub lost: String,
}

/// Makes the record of a sync; `utc` writes a time as RFC 3339.
#[must_use]
pub fn sync_as_json(report: &SyncReport, utc: &dyn Fn(i64) -> String) -> SyncJson {
    let met = |meeting: &Meeting| MeetingJson {
        file: meeting.path.clone(),
        about: meeting.about.clone(),
        kind: meeting.kind,
        field: meeting.field.clone(),
        in_force: meeting.in_force.clone(),
        lost: meeting.lost.clone(),
    };
    SyncJson {
        remote: report.remote.clone(),
        branch: report.branch.clone(),
        head: report.head.clone(),
        extent: match report.extent {
            Extent::Whole => "whole",
            Extent::Offline => "offline",
            Extent::Preview => "preview",
            Extent::Bundle => "bundle",
        },
        arrived: report.arrived,
        pushed: report.pushed,
        merged: report.merged,
        remote_was_empty: report.remote_was_empty,
        rewound: report.rewound,
        came: history_as_json(&report.came, utc),
        went: history_as_json(&report.went, utc),
        met: report.met.iter().map(met).collect(),
        conflicts: report.conflicts,
    }
}

/// Makes a row of each change that came or went.
#[must_use]
pub fn sync_as_rows(report: &SyncReport) -> Rows {
    let row = |way: &str, change: &HistoryRow| {
        let said = [&change.commit, &change.local_time, &change.who, &change.subject];
        [way.to_owned()].into_iter().chain(said.map(Clone::clone)).collect()
    };
    let came = report.came.iter().map(|change| row("came", change));
    let went = report.went.iter().map(|change| row("went", change));
    Rows { columns: &["way", "commit", "local_time", "who", "subject"], rows: came.chain(went).collect() }
}
