//! Shows the history: a line a deed for people, a record a change for programs.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::deeds::{deed_as_words, deeds_as_words, title};
use super::rows::Rows;
use super::safe::{Safe, safe};
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Table};
use super::versions::COMMIT_SHOWN;
use crate::model::{Id, Thing};
use crate::report::changes::{Deed, Verb};
use crate::report::history::{Fate, HistoryRow};

/// More like deeds than this in one change are told in one line.
const ALIKE_MAX: usize = 3;

/// Whether the ids of changes are shown, by which `diff`, `undo` and `--at` know them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommitIds {
    /// They are left out.
    Hidden,
    /// The first characters are shown.
    Shown,
}

/// Shows changes; `unique` tells how much of an id tells it from all others.
#[must_use]
pub fn history_as_text(
    history: &[HistoryRow],
    commits: CommitIds,
    unique: &dyn Fn(Id) -> usize,
    look: &Look,
) -> String {
    if history.is_empty() {
        return "No such change.\n".into();
    }
    let groups: BTreeSet<&str> =
        history.iter().flat_map(|row| &row.deeds).map(|deed| deed.fact.group.as_str()).collect();
    let has_groups = groups.iter().filter(|group| !group.is_empty()).count() > 1;
    let has_commits = commits == CommitIds::Shown;
    let fixed = std::iter::repeat_n(Column::new(Kind::Fixed, ""), 2 + usize::from(has_commits));
    let group = has_groups.then(|| Column::new(Kind::Fixed, "").spare());
    let mut table = Table::new(fixed.chain(group).chain([Column::new(Kind::Text, "")])).hang();
    for row in history {
        let short = row.commit.get(..COMMIT_SHOWN).unwrap_or(&row.commit);
        let mut commit = has_commits.then(|| Cell::value(short).painted(Paint::Dim));
        let mut time = Cell::value(&row.local_time).painted(Paint::Dim);
        for line in lines_of(row, look) {
            let group = has_groups.then(|| Cell::value(&line.group).painted(Paint::Dim));
            let cells = [std::mem::replace(&mut time, Cell::empty()), id_cell(line.id, unique)];
            let first = has_commits.then(|| commit.take().unwrap_or_else(Cell::empty));
            table.row(first.into_iter().chain(cells).chain(group).chain([sentence(row, line.words)]));
        }
    }
    table.render(look)
}

/// Which way a change just went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The last change was taken back.
    Undone,
    /// An older change was taken back; later ones stand.
    UndoneAmongOthers,
    /// A change that was taken back stands again.
    Redone,
}

/// Shows what was just taken back, or stands again.
#[must_use]
pub fn undone_as_text(row: &HistoryRow, way: Way, unique: &dyn Fn(Id) -> usize, look: &Look) -> String {
    let mark = look.paint(Paint::GetsBack, look.glyphs().check);
    let mut text = match way {
        Way::Undone => format!("{mark} undone, as it was before {}\n", row.local_time),
        Way::UndoneAmongOthers => format!("{mark} undone; what came after {} stands\n", row.local_time),
        Way::Redone => format!("{mark} redone, it stands again\n"),
    };
    let mut table = Table::new([(Kind::Fixed, ""), (Kind::Text, "")].map(|(kind, words)| Column::new(kind, words)));
    for line in lines_of(row, look) {
        let words: Safe = [safe(&row.who), Safe::own(" "), line.words].into_iter().collect();
        table.row([id_cell(line.id, unique), Cell::text(words)]);
    }
    text += &table.indent(2).render(look);
    text
}

/// So many lines of one direction are shown.
const LINES_MAX: usize = 12;

/// Shows changes that travelled, each line behind the arrow of its direction; the oldest comes first.
pub(super) fn arrow_lines(ways: &[(&str, &[HistoryRow])], unique: &dyn Fn(Id) -> usize, look: &Look) -> String {
    let mut table = Table::new([Kind::Fixed, Kind::Fixed, Kind::Text].map(|kind| Column::new(kind, ""))).hang();
    for (arrow, history) in ways {
        let told = history.iter().rev().filter(|row| !(row.deeds.is_empty() && row.others.is_empty()));
        let lines: Vec<_> = told.flat_map(|row| lines_of(row, look).into_iter().map(move |line| (row, line))).collect();
        let hidden = lines.len().saturating_sub(LINES_MAX);
        for (row, line) in lines.into_iter().take(LINES_MAX) {
            table.row([Cell::value(arrow).painted(Paint::Dim), id_cell(line.id, unique), sentence(row, line.words)]);
        }
        if hidden > 0 {
            let more = safe(&format!("and {hidden} more: clique log"));
            table.row([Cell::value(arrow).painted(Paint::Dim), Cell::empty(), Cell::text(more)]);
        }
    }
    table.render(look)
}

fn sentence(row: &HistoryRow, words: Safe) -> Cell {
    let (before, after) = match row.fate {
        Fate::Stands => (" ", ""),
        Fate::TakenBack => (" ", " (undone)"),
        Fate::Undoes => (" undid: ", ""),
        Fate::Redone => (" undid: ", " (redone)"),
        Fate::Redoes => (" redid: ", ""),
    };
    let paint = if matches!(row.fate, Fate::TakenBack | Fate::Redone) { Paint::Dim } else { Paint::Plain };
    let text: Safe = [safe(&row.who), Safe::own(before), words, Safe::own(after)].into_iter().collect();
    Cell::text(text).painted(paint)
}

fn id_cell(id: Option<Id>, unique: &dyn Fn(Id) -> usize) -> Cell {
    id.map_or_else(Cell::empty, |id| Cell::id(&id.to_string(), unique(id)))
}

/// A sentence, with the entry and the group it is about.
struct Line {
    id: Option<Id>,
    group: String,
    words: Safe,
}

/// Says a change line by line.
fn lines_of(row: &HistoryRow, look: &Look) -> Vec<Line> {
    let mut kinds: BTreeMap<(Thing, Verb, bool, &str), Vec<&Deed>> = BTreeMap::new();
    for deed in &row.deeds {
        kinds.entry((deed.fact.thing, deed.verb, deed.is_about_a_loser(), &deed.fact.group)).or_default().push(deed);
    }
    let has_bill = row.deeds.iter().any(|deed| deed.fact.thing == Thing::Entry && deed.verb == Verb::Added);
    let mut lines = Vec::new();
    for ((thing, verb, _, group), deeds) in kinds {
        let line = |id, words| Line { id, group: group.to_owned(), words };
        if thing == Thing::Item && verb == Verb::Added && has_bill {
            continue;
        }
        if deeds.len() > ALIKE_MAX {
            lines.push(line(None, deeds_as_words(&deeds, look)));
        } else {
            lines.extend(deeds.iter().map(|deed| line(deed.fact.id, deed_as_words(deed, &row.who, look))));
        }
    }
    let plain = |words| Line { id: None, group: String::new(), words };
    if lines.is_empty() {
        lines.push(plain(subject_as_words(row)));
    } else if !row.others.is_empty() && !row.is_own {
        lines.push(plain(safe(&format!("also changed {}", row.others.join(", ")))));
    }
    lines
}

/// Says what a change is of which no deeds can be told; what git and `clique` call a merge by themselves names
/// commits and folders, which says nothing to a friend.
fn subject_as_words(row: &HistoryRow) -> Safe {
    let is_named_by_itself = ["merge ", "Merge "].iter().any(|start| row.subject.starts_with(start));
    if row.is_merge && is_named_by_itself {
        return Safe::own("brought together what friends wrote apart");
    }
    if row.is_own && !row.others.is_empty() && row.others.iter().all(|path| path.starts_with("reads/")) {
        return Safe::own("read what was new");
    }
    [Safe::own("committed: "), safe(&row.subject)].into_iter().collect()
}

/// One change as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the report")]
pub struct ChangeJson {
    pub commit: String,
    pub time: String,
    pub who: String,
    pub is_member: bool,
    pub email: String,
    pub subject: String,
    pub fate: &'static str,
    pub deeds: Vec<DeedJson>,
    pub other_files: Vec<String>,
}

/// One deed as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the report")]
pub struct DeedJson {
    pub verb: &'static str,
    pub thing: &'static str,
    pub group: String,
    pub id: Option<String>,
    pub title: String,
    pub amount: Option<String>,
    pub currency: Option<String>,
    pub changes: Vec<FieldJson>,
}

/// One field that changed.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct FieldJson {
    pub field: String,
    pub before: String,
    pub after: String,
}

/// Returns one record a change; `utc` writes a time as RFC 3339.
#[must_use]
pub fn history_as_json(history: &[HistoryRow], utc: &dyn Fn(i64) -> String) -> Vec<ChangeJson> {
    let change = |row: &HistoryRow| ChangeJson {
        commit: row.commit.clone(),
        time: utc(row.seconds),
        who: row.who.clone(),
        is_member: row.is_known,
        email: row.email.clone(),
        subject: row.subject.clone(),
        fate: fate(row.fate),
        deeds: row.deeds.iter().map(deed_as_json).collect(),
        other_files: row.others.clone(),
    };
    history.iter().map(change).collect()
}

/// Returns the record of one deed.
#[must_use]
pub fn deed_as_json(deed: &Deed) -> DeedJson {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    DeedJson {
        verb: deed.verb.word(),
        thing: deed.fact.thing.word(),
        group: deed.fact.group.clone(),
        id: deed.fact.id.map(|id| id.to_string()),
        title: title(&deed.fact).to_owned(),
        amount: some(deed.fact.field("amount")),
        currency: some(&deed.currency),
        changes: deed
            .fields
            .iter()
            .map(|(field, before, after)| FieldJson {
                field: field.clone(),
                before: before.clone(),
                after: after.clone(),
            })
            .collect(),
    }
}

/// Returns one row a deed; a change of which none can be told has one row.
#[must_use]
pub fn history_as_rows(history: &[HistoryRow], utc: &dyn Fn(i64) -> String) -> Rows {
    const COLUMNS: &[&str] = &[
        "commit", "time", "who", "fate", "verb", "thing", "group", "id", "title", "amount", "currency", "changes",
        "subject",
    ];
    let mut rows = Vec::new();
    for row in history {
        let begin = || vec![row.commit.clone(), utc(row.seconds), row.who.clone(), fate(row.fate).to_owned()];
        for deed in &row.deeds {
            let changes: Vec<String> =
                deed.fields.iter().map(|(field, before, after)| format!("{field}: {before} -> {after}")).collect();
            let mut cells = begin();
            cells.extend([
                deed.verb.word().to_owned(),
                deed.fact.thing.word().to_owned(),
                deed.fact.group.clone(),
                deed.fact.id.map_or(String::new(), |id| id.to_string()),
                title(&deed.fact).to_owned(),
                deed.fact.field("amount").to_owned(),
                deed.currency.clone(),
                changes.join("; "),
                row.subject.clone(),
            ]);
            rows.push(cells);
        }
        if row.deeds.is_empty() {
            let mut cells = begin();
            cells.extend((0..8).map(|_| String::new()));
            cells.push(row.subject.clone());
            rows.push(cells);
        }
    }
    Rows { columns: COLUMNS, rows }
}

fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Stands => "stands",
        Fate::TakenBack => "undone",
        Fate::Undoes => "undo",
        Fate::Redone => "redone",
        Fate::Redoes => "redo",
    }
}
