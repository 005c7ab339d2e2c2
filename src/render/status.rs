//! Shows the state of a ledger: short sheets, what is due, what waits for someone.

use serde::Serialize;

use super::balances::{Detail, balances_as_rows, heading, lines_as_text};
use super::rows::Rows;
use super::safe::{Safe, safe};
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Overflow, Table};
use crate::model::Money;
use crate::report::asked::Asked;
use crate::report::balances::{Line, Sheet};
use crate::report::status::{SheetState, Status, Waiting};

/// So many people of a group are shown; of more, the first and the last.
const PEOPLE_MAX: usize = 10;
/// So many people are named where any of them can answer.
const NAMES_MAX: usize = 2;
/// So many entries that wait are shown.
const WAITING_MAX: usize = 5;

/// Shows the state.
#[must_use]
pub fn status_as_text(status: &Status, look: &Look) -> String {
    let mut blocks: Vec<String> = status.sheets.iter().map(|state| sheet_as_text(state, look)).collect();
    if blocks.is_empty() {
        blocks.push(format!("{}   no bill counts yet\n", look.paint(Paint::Heading, safe(&status.ledger))));
    }
    if !status.due.is_empty() {
        blocks.push(due_as_text(&status.due, look));
    }
    if !status.pending.is_empty() {
        blocks.push(pending_as_text(&status.pending, status.me.as_deref(), look));
    }
    let asked = asked_lines(&status.asked);
    if !asked.is_empty() {
        blocks.push(asked);
    }
    let last = [conflict_line(status, look), plan_line(status)].concat();
    if !last.is_empty() {
        blocks.push(last);
    }
    blocks.join("\n")
}

fn sheet_as_text(state: &SheetState, look: &Look) -> String {
    let sheet = &state.sheet;
    let mut open: Vec<Line> = sheet.lines.iter().filter(|line| !line.standing.net().is_zero()).cloned().collect();
    let heading = heading(sheet, look);
    if open.is_empty() {
        let mark = look.paint(Paint::GetsBack, look.glyphs().check);
        return format!("{heading}\n  {mark} everyone is settled\n");
    }
    let hidden = open.len().saturating_sub(PEOPLE_MAX);
    if hidden > 0 {
        open.drain(PEOPLE_MAX / 2..open.len() - PEOPLE_MAX / 2);
    }
    let mut text = format!("{heading}\n\n{}", lines_as_text(&open, sheet.currency, Detail::Bars, look));
    if hidden > 0 {
        let words = format!("  {} and {hidden} between them: clique balance\n", look.glyphs().ellipsis);
        text += &look.paint(Paint::Dim, words);
    }
    text
}

/// Says when a day is, so many days from now.
pub(super) fn when_due(days_left: i64) -> String {
    match days_left {
        -1 => "since yesterday".into(),
        0 => "today".into(),
        1 => "tomorrow".into(),
        days if days < 0 => format!("{} days overdue", -days),
        days => format!("in {days} days"),
    }
}

/// Shows bills to be paid.
pub(super) fn due_as_text(due: &[Waiting], look: &Look) -> String {
    waiting_as_text("Due", due, |waiting| when_due(waiting.days_left), look)
}

/// Shows entries that wait for those charged.
pub(super) fn pending_as_text(pending: &[Waiting], me: Option<&str>, look: &Look) -> String {
    let waits = |waiting: &Waiting| match waiting.answering.as_slice() {
        names if names.iter().any(|name| Some(name.as_str()) == me) => "waits for you".to_owned(),
        names if names.len() > NAMES_MAX => format!("waits for one of {}", names.len()),
        names => format!("waits for {}", names.join(" or ")),
    };
    let mut text = waiting_as_text("Pending", pending, waits, look);
    let mut mine = pending.iter().filter(|waiting| waiting.answering.iter().any(|name| Some(name.as_str()) == me));
    if let Some(first) = mine.next() {
        let id = first.id.to_string();
        let id = id.get(..first.unique).unwrap_or(&id);
        text += &look.paint(Paint::Dim, format!("  answer with: clique accept {id}, or clique decline {id}\n"));
    }
    text
}

fn waiting_as_text(title: &str, waiting: &[Waiting], when: impl Fn(&Waiting) -> String, look: &Look) -> String {
    let kinds = [Kind::Fixed, Kind::Fixed, Kind::Text, Kind::Amount, Kind::Fixed, Kind::Text, Kind::Fixed];
    let mut table = Table::new(kinds.map(|kind| Column::new(kind, ""))).indent(2).overflow(Overflow::Cut);
    for entry in waiting.iter().take(WAITING_MAX) {
        let paint = if entry.days_left < 0 && title == "Due" { Paint::Owes } else { Paint::Dim };
        table.row([
            Cell::id(&entry.id.to_string(), entry.unique),
            Cell::value(entry.day),
            Cell::text(safe(&entry.description)),
            Cell::value(entry.amount.to_decimal(entry.currency.decimals())),
            Cell::value(entry.currency),
            Cell::text(Safe::from_iter([Safe::own("in "), safe(&entry.group)])),
            Cell::value(when(entry)).painted(paint),
        ]);
    }
    let more = match waiting.len().saturating_sub(WAITING_MAX) {
        0 => String::new(),
        more => look.paint(Paint::Dim, format!("  {} and {more} more\n", look.glyphs().ellipsis)),
    };
    format!("{}\n{}{more}", look.paint(Paint::Heading, title), table.render(look))
}

/// Says what is asked of you, with the command that answers, and whom the groups wait for.
pub(super) fn asked_lines(asked: &Asked) -> String {
    let mut text = String::new();
    for friend in &asked.friends {
        text += &format!("{friend} wants to be your friend: clique friend accept {friend}\n");
    }
    for (group, name) in &asked.invitations {
        text += &format!("{} invites you: clique member accept -g {group}\n", safe(name));
    }
    for (group, names) in &asked.invited {
        text += &format!("invited to {group}, no answer yet: {}\n", names.join(", "));
    }
    text
}

fn conflict_line(status: &Status, look: &Look) -> String {
    let heading = look.paint(Paint::Warning, "conflict:");
    match status.conflicts {
        0 => String::new(),
        1 => format!("{heading} 1 entry was changed in two ways and waits for a person\n"),
        count => format!("{heading} {count} entries were changed in two ways and wait for a person\n"),
    }
}

fn plan_line(status: &Status) -> String {
    let payments: usize = status.sheets.iter().map(|state| state.payments).sum();
    match payments {
        0 => String::new(),
        1 => "1 payment settles everything: clique settle\n".into(),
        count => format!("{count} payments settle everything: clique settle\n"),
    }
}

/// The state as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the text")]
pub struct StatusJson {
    pub me: Option<String>,
    pub groups: Vec<SheetJson>,
    pub due: Vec<WaitingJson>,
    pub pending: Vec<WaitingJson>,
    pub conflicts: usize,
    pub friend_requests: Vec<String>,
    pub invitations: Vec<String>,
    pub invited: Vec<InvitedJson>,
}

/// Whom a group invites.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the text")]
pub struct InvitedJson {
    pub group: String,
    pub members: Vec<String>,
}

/// One group and currency of the state; amounts are decimal texts and whole smallest units.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the text")]
pub struct SheetJson {
    pub group: String,
    pub name: String,
    pub currency: String,
    pub entries: u64,
    pub spent: String,
    pub spent_minor: i64,
    pub members: Vec<NetJson>,
    pub payments: usize,
    pub proven: bool,
}

/// One person's balance.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the text")]
pub struct NetJson {
    pub member: String,
    pub net: String,
    pub net_minor: i64,
}

/// An entry that waits for someone.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the text")]
pub struct WaitingJson {
    pub id: String,
    pub group: String,
    pub description: String,
    pub amount: String,
    pub amount_minor: i64,
    pub currency: String,
    pub day: String,
    pub days_left: i64,
    pub waits_for: Vec<String>,
}

/// Returns the record of the state.
#[must_use]
pub fn status_as_json(status: &Status) -> StatusJson {
    StatusJson {
        me: status.me.clone(),
        groups: status.sheets.iter().map(sheet_as_json).collect(),
        due: status.due.iter().map(waiting_as_json).collect(),
        pending: status.pending.iter().map(waiting_as_json).collect(),
        conflicts: status.conflicts,
        friend_requests: status.asked.friends.clone(),
        invitations: status.asked.invitations.iter().map(|(group, _)| group.clone()).collect(),
        invited: status
            .asked
            .invited
            .iter()
            .map(|(group, members)| InvitedJson { group: group.clone(), members: members.clone() })
            .collect(),
    }
}

/// Returns the record of an entry that waits.
pub(super) fn waiting_as_json(waiting: &Waiting) -> WaitingJson {
    WaitingJson {
        id: waiting.id.to_string(),
        group: waiting.group.clone(),
        description: waiting.description.clone(),
        amount: waiting.amount.to_decimal(waiting.currency.decimals()),
        amount_minor: waiting.amount.minor(),
        currency: waiting.currency.to_string(),
        day: waiting.day.to_string(),
        days_left: waiting.days_left,
        waits_for: waiting.answering.clone(),
    }
}

fn sheet_as_json(state: &SheetState) -> SheetJson {
    let sheet = &state.sheet;
    let show = |money: Money| money.to_decimal(sheet.currency.decimals());
    let net = |line: &Line| {
        let net = line.standing.net();
        NetJson { member: line.member.clone(), net: show(net), net_minor: net.minor() }
    };
    SheetJson {
        group: sheet.group.clone(),
        name: sheet.name.clone(),
        currency: sheet.currency.to_string(),
        entries: sheet.total.entries,
        spent: show(sheet.total.spent),
        spent_minor: sheet.total.spent.minor(),
        members: sheet.lines.iter().map(net).collect(),
        payments: state.payments,
        proven: state.proven,
    }
}

/// Returns one row a person, group and currency, as for balances.
#[must_use]
pub fn status_as_rows(status: &Status) -> Rows {
    let sheets: Vec<Sheet> = status.sheets.iter().map(|state| state.sheet.clone()).collect();
    balances_as_rows(&sheets)
}
