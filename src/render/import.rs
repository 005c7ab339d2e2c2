//! Shows an import: what was new, whose balances agree with the file, what differs, what is lost.

use serde::Serialize;

use super::moves::fields_as_text;
use super::reconciliation::{BalanceLineJson, balance_as_json, balances_as_text, verdict};
use super::rows::Rows;
use super::safe::safe;
use super::style::{Look, Paint};
use super::width::{width, wrapped};
use crate::report::import::{BalanceLine, Ending, EntryDifference, ImportReport};

/// So many entries that differ are shown; of more, the number is told.
const CHANGES_MAX: usize = 10;

/// Lines of words are not narrower.
const WORDS_MIN: usize = 20;

/// Shows an import for people.
#[must_use]
pub fn import_as_text(report: &ImportReport, look: &Look) -> String {
    let mut text = heading(report, look);
    for line in notes(report) {
        text += &folded("  ", &line, look);
    }
    if !report.balances.is_empty() {
        text += &format!("\n{}", balances_as_text(&report.balances, look));
        text += &format!("  {}\n", verdict(&report.balances, look));
    }
    if !report.changes.is_empty() {
        text += &format!("\n{}", changes(report, look));
    }
    if !report.losses.is_empty() && !matches!(report.ending, Ending::NothingNew | Ending::Refused) {
        text += "\nNot as in the file:\n";
        for loss in &report.losses {
            let rows = match loss.rows {
                0 => String::new(),
                1 => " (1 row)".to_owned(),
                rows => format!(" ({rows} rows)"),
            };
            text += &folded(&format!("  {} ", look.glyphs().dot), &format!("{}{rows}", safe(&loss.words)), look);
        }
    }
    text
}

/// Writes words behind a beginning, on lines that are not wider than the terminal.
fn folded(beginning: &str, words: &str, look: &Look) -> String {
    let Some(columns) = look.width else { return format!("{beginning}{words}\n") };
    let lines = wrapped(words, columns.saturating_sub(width(beginning)).max(WORDS_MIN));
    let joint = format!("\n{}", " ".repeat(width(beginning)));
    format!("{beginning}{}\n", lines.join(&joint))
}

fn heading(report: &ImportReport, look: &Look) -> String {
    let glyphs = look.glyphs();
    let written = report.counts.new + report.counts.updated;
    let group = look.paint(Paint::Heading, safe(&report.group_name));
    let what = format!("{} from {}", counted(written, "entry", "entries"), report.source);
    let days = report.days.map_or(String::new(), |(first, last)| match first == last {
        true => format!("   {first}"),
        false => format!("   {first} {} {last}", glyphs.dash),
    });
    let mark = look.paint(Paint::GetsBack, glyphs.check);
    match report.ending {
        Ending::Imported => format!("{mark} {what} into {group}{days}\n"),
        Ending::DryRun => format!("{what} would go into {group}{days}\n"),
        Ending::NothingNew if report.changes.is_empty() => {
            format!("{mark} nothing new from {} for {group}{days}\n", report.source)
        }
        Ending::NothingNew => format!("nothing new from {} for {group}, but changes{days}\n", report.source),
        Ending::Refused => {
            let counts = &report.counts;
            let all = written + counts.known + counts.taken_back + counts.edited + counts.changed;
            format!("{} from {} for {group}{days}\n", counted(all, "entry", "entries"), report.source)
        }
    }
}

/// Says in a line each what else there is to say of the entries and the people.
fn notes(report: &ImportReport) -> Vec<String> {
    let counts = &report.counts;
    let mut lines = Vec::new();
    if report.group_is_new && !matches!(report.ending, Ending::Refused | Ending::NothingNew) {
        lines.push(format!("the group is new: {}", report.group));
    }
    let new: Vec<String> =
        report.people.iter().filter(|person| person.is_new).map(|person| named(&person.member, &person.name)).collect();
    let known: Vec<String> = report
        .people
        .iter()
        .filter(|person| !person.is_new && person.member != person.name.to_lowercase())
        .map(|person| named(&person.member, &person.name))
        .collect();
    for (what, people) in [("new in the ledger", new), ("known", known)] {
        if !people.is_empty() && !matches!(report.ending, Ending::NothingNew | Ending::Refused) {
            lines.push(format!("{what}: {}", people.join(", ")));
        }
    }
    let count = |count: usize, one: &str, several: &str| (count > 0).then(|| counted(count, one, several));
    lines.extend(count(counts.known, "was there already", "were there already"));
    lines.extend(count(counts.taken_back, "was taken back here and stays so", "were taken back here and stay so"));
    lines.extend(count(counts.edited, "was changed here and stays so", "were changed here and stay so"));
    lines.extend(count(counts.again, "stands in two of the files", "stand in two of the files"));
    lines.extend(count(counts.empty, "moves nothing and was left out", "move nothing and were left out"));
    lines.extend(count(counts.updated, "says now what the file says", "say now what the file says"));
    lines.extend(count(counts.gone, "is here and no longer in the file", "are here and no longer in the file"));
    lines.extend(count(counts.rates, "exchange rate was pinned", "exchange rates were pinned"));
    lines.extend(count(counts.rules, "bill comes again by a rule", "bills come again by rules"));
    lines.extend(count(counts.receipts, "receipt came along", "receipts came along"));
    if !report.group_is_new && counts.others > 0 && report.states_balances() {
        let others = counted(counts.others, "entry", "entries");
        lines.push(format!("the group has {others} beside those of the file, so its balances are others"));
    }
    lines
}

fn named(member: &str, name: &str) -> String {
    if member == name { safe(member).to_string() } else { format!("{} ({})", safe(member), safe(name)) }
}

fn changes(report: &ImportReport, look: &Look) -> String {
    let are = if report.changes.len() == 1 { "says" } else { "say" };
    let what = counted(report.changes.len(), "entry", "entries");
    let stay = if report.changes.len() == 1 { "stays" } else { "stay" };
    let words = match report.counts.updated {
        0 => format!("{what} {are} something else than the file and {stay} as here (--update takes over the file's):"),
        _ => format!("{what} said something else than the file:"),
    };
    let mut text = folded("", &words, look);
    for change in report.changes.iter().take(CHANGES_MAX) {
        let both = if change.in_both { "   (changed here and there)" } else { "" };
        text += &format!("  {}  {}  {}{both}\n", change.id, change.date, safe(&change.description));
        text += &fields_as_text(&change.fields, look).lines().map(|line| format!("  {line}\n")).collect::<String>();
    }
    if let Some(more) = report.changes.len().checked_sub(CHANGES_MAX).filter(|more| *more > 0) {
        text += &format!("  and {more} more\n");
    }
    text
}

fn counted(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

/// An import as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the text")]
pub struct ImportJson {
    pub ending: &'static str,
    pub source: String,
    pub shape: String,
    pub files: Vec<String>,
    pub group: String,
    pub group_name: String,
    pub group_is_new: bool,
    pub first: Option<String>,
    pub last: Option<String>,
    pub new: usize,
    pub known: usize,
    pub taken_back: usize,
    pub edited: usize,
    pub changed: usize,
    pub updated: usize,
    pub empty: usize,
    pub repeated: usize,
    pub gone: usize,
    pub others: usize,
    pub rates: usize,
    pub receipts: usize,
    pub rules: usize,
    pub people: Vec<MeantJson>,
    pub balances: Vec<BalanceLineJson>,
    pub changes: Vec<EntryDifferenceJson>,
    pub losses: Vec<LossJson>,
}

/// Whom a name means, as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the text")]
pub struct MeantJson {
    pub name: String,
    pub member: String,
    pub is_new: bool,
}

/// An entry that the file says otherwise, as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the text")]
pub struct EntryDifferenceJson {
    pub id: String,
    pub date: String,
    pub description: String,
    pub in_both: bool,
    pub fields: Vec<FieldJson>,
}

/// A field that the file says otherwise.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the text")]
pub struct FieldJson {
    pub field: String,
    pub ledger: String,
    pub file: String,
}

/// What does not come along.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the text")]
pub struct LossJson {
    pub words: String,
    pub rows: usize,
}

/// Makes the record of an import.
#[must_use]
pub fn import_as_json(report: &ImportReport) -> ImportJson {
    let counts = &report.counts;
    let people = report.people.iter();
    ImportJson {
        ending: match report.ending {
            Ending::Imported => "imported",
            Ending::DryRun => "dry-run",
            Ending::NothingNew => "nothing-new",
            Ending::Refused => "refused",
        },
        source: report.source.to_owned(),
        shape: report.shape.to_owned(),
        files: report.files.clone(),
        group: report.group.clone(),
        group_name: report.group_name.clone(),
        group_is_new: report.group_is_new,
        first: report.days.map(|(first, _)| first.to_string()),
        last: report.days.map(|(_, last)| last.to_string()),
        new: counts.new,
        known: counts.known,
        taken_back: counts.taken_back,
        edited: counts.edited,
        changed: counts.changed,
        updated: counts.updated,
        empty: counts.empty,
        repeated: counts.again,
        gone: counts.gone,
        others: counts.others,
        rates: counts.rates,
        receipts: counts.receipts,
        rules: counts.rules,
        people: people
            .map(|person| MeantJson { name: person.name.clone(), member: person.member.clone(), is_new: person.is_new })
            .collect(),
        balances: report.balances.iter().map(balance_as_json).collect(),
        changes: report.changes.iter().map(change_as_json).collect(),
        losses: report.losses.iter().map(|loss| LossJson { words: loss.words.clone(), rows: loss.rows }).collect(),
    }
}

fn change_as_json(change: &EntryDifference) -> EntryDifferenceJson {
    let fields = change.fields.iter().map(|field| FieldJson {
        field: field.field.to_owned(),
        ledger: field.before.clone(),
        file: field.after.clone(),
    });
    EntryDifferenceJson {
        id: change.id.to_string(),
        date: change.date.to_string(),
        description: change.description.clone(),
        in_both: change.in_both,
        fields: fields.collect(),
    }
}

/// Makes one row a person and currency: the balances that the import comes to, beside those of the file.
#[must_use]
pub fn import_as_rows(report: &ImportReport) -> Rows {
    let row = |line: &BalanceLine| {
        let line = balance_as_json(line);
        let minor = |minor: Option<i64>| minor.map_or(String::new(), |minor| minor.to_string());
        vec![
            line.member,
            line.name,
            line.currency,
            line.imported,
            line.imported_minor.to_string(),
            line.stated.unwrap_or_default(),
            minor(line.stated_minor),
            line.difference.unwrap_or_default(),
            minor(line.difference_minor),
            line.fits.to_string(),
        ]
    };
    const COLUMNS: &[&str] = &[
        "member",
        "name",
        "currency",
        "imported",
        "imported_minor",
        "stated",
        "stated_minor",
        "difference",
        "difference_minor",
        "fits",
    ];
    Rows { columns: COLUMNS, rows: report.balances.iter().map(row).collect() }
}
