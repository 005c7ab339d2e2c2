//! Shows the difference between two states of a ledger: a line a deed, then whose balance moved how far.

use std::collections::BTreeSet;

use serde::Serialize;

use super::balances::signed;
use super::deeds::{deed_as_words, title};
use super::history::{DeedJson, deed_as_json};
use super::rows::Rows;
use super::safe::{Safe, safe};
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Table};
use super::versions::COMMIT_SHOWN;
use crate::model::{Id, Money};
use crate::report::changes::Verb;
use crate::report::difference::{Difference, Moment};
use crate::report::moves::Move;

/// Shows a difference; `unique` tells how much of an id tells it from all others.
#[must_use]
pub fn difference_as_text(difference: &Difference, unique: &dyn Fn(Id) -> usize, look: &Look) -> String {
    let mut text = moments(difference, look);
    if difference.is_empty() {
        return text + "\nNothing differs.\n";
    }
    text.push('\n');
    text += &deeds(difference, unique, look);
    for path in &difference.others {
        text += &format!("{} {}\n", look.paint(Paint::Warning, "~"), safe(path));
    }
    match &difference.moves {
        None => text += "\nThe balances cannot be compared: one of the two states cannot be read.\n",
        Some(moves) if moves.is_empty() => text += "\nNo balance differs.\n",
        Some(moves) => {
            text.push('\n');
            text += &moves_as_table(moves, look);
        }
    }
    text
}

fn moments(difference: &Difference, look: &Look) -> String {
    let words = |moment: &Moment| -> Safe {
        match moment {
            Moment::Nothing => Safe::own("nothing: before the ledger began"),
            Moment::Files => Safe::own("the files as they are"),
            Moment::Commit { id, local_time, subject, .. } => {
                let id = id.get(..COMMIT_SHOWN).unwrap_or(id);
                let line = safe(&format!("{local_time}  {id}  {subject}"));
                // Six columns stand before it.
                look.width.map_or(line.clone(), |width| line.cut(width.saturating_sub(6), look.glyphs().ellipsis))
            }
        }
    };
    let line = |name: &str, moment: &Moment| format!("{name:<4}  {}\n", look.paint(Paint::Dim, words(moment)));
    line("from", &difference.from) + &line("to", &difference.to)
}

fn deeds(difference: &Difference, unique: &dyn Fn(Id) -> usize, look: &Look) -> String {
    let groups: BTreeSet<&str> = difference.deeds.iter().map(|deed| deed.fact.group.as_str()).collect();
    let has_groups = groups.iter().filter(|group| !group.is_empty()).count() > 1;
    let has_ids = difference.deeds.iter().any(|deed| deed.fact.id.is_some());
    let fixed = || Column::new(Kind::Fixed, "");
    let columns =
        [Some(fixed()), has_ids.then(fixed), has_groups.then(|| fixed().spare()), Some(Column::new(Kind::Text, ""))];
    let mut table = Table::new(columns.into_iter().flatten()).hang();
    for deed in &difference.deeds {
        let (mark, paint) = match deed.verb {
            Verb::Added | Verb::Restored | Verb::Accepted => ("+", Paint::GetsBack),
            Verb::Changed => ("~", Paint::Warning),
            Verb::TookBack | Verb::Removed => ("-", Paint::Owes),
        };
        let id = deed.fact.id.map_or_else(Cell::empty, |id| Cell::id(&id.to_string(), unique(id)));
        let group = Cell::value(&deed.fact.group).painted(Paint::Dim);
        let cells = [
            Some(Cell::own(mark).painted(paint)),
            has_ids.then_some(id),
            has_groups.then_some(group),
            Some(Cell::text(deed_as_words(deed, "", look))),
        ];
        table.row(cells.into_iter().flatten());
    }
    table.render(look)
}

fn moves_as_table(moves: &[Move], look: &Look) -> String {
    let groups: BTreeSet<&str> = moves.iter().map(|one| one.group.as_str()).collect();
    let mut columns = vec![Column::new(Kind::Fixed, "balances")];
    if groups.len() > 1 {
        columns.insert(0, Column::new(Kind::Fixed, ""));
    }
    columns.extend(["before", "after", "change"].map(|heading| Column::new(Kind::Amount, heading)));
    columns.push(Column::new(Kind::Fixed, ""));
    let mut table = Table::new(columns);
    for one in moves {
        let amount = |money: Money| {
            Cell::value(signed(money, one.currency.decimals())).painted(Paint::of_balance(i128::from(money.minor())))
        };
        let group = Cell::value(&one.group).painted(Paint::Dim);
        let cells = [
            Cell::value(&one.member),
            amount(one.before).painted(Paint::Dim),
            amount(one.after),
            amount(one.after - one.before),
            Cell::value(one.currency).painted(Paint::Dim),
        ];
        table.row((groups.len() > 1).then_some(group).into_iter().chain(cells));
    }
    table.render(look)
}

/// A difference as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the report")]
pub struct DifferenceJson {
    pub from: MomentJson,
    pub to: MomentJson,
    pub changes: Vec<DeedJson>,
    pub other_files: Vec<String>,
    pub balances: Option<Vec<MoveJson>>,
}

/// A state of the ledger as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the report")]
pub struct MomentJson {
    pub state: &'static str,
    pub commit: Option<String>,
    pub time: Option<String>,
    pub subject: Option<String>,
}

/// A balance that differs, as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct MoveJson {
    pub group: String,
    pub member: String,
    pub currency: String,
    pub before: String,
    pub before_minor: i64,
    pub after: String,
    pub after_minor: i64,
    pub change: String,
    pub change_minor: i64,
}

/// Returns the record of a difference; `utc` writes a time as RFC 3339.
#[must_use]
pub fn difference_as_json(difference: &Difference, utc: &dyn Fn(i64) -> String) -> DifferenceJson {
    let moment = |moment: &Moment| match moment {
        Moment::Nothing => MomentJson { state: "nothing", commit: None, time: None, subject: None },
        Moment::Files => MomentJson { state: "files", commit: None, time: None, subject: None },
        Moment::Commit { id, seconds, subject, .. } => MomentJson {
            state: "commit",
            commit: Some(id.clone()),
            time: Some(utc(*seconds)),
            subject: Some(subject.clone()),
        },
    };
    DifferenceJson {
        from: moment(&difference.from),
        to: moment(&difference.to),
        changes: difference.deeds.iter().map(deed_as_json).collect(),
        other_files: difference.others.clone(),
        balances: difference.moves.as_ref().map(|moves| moves.iter().map(move_as_json).collect()),
    }
}

fn move_as_json(one: &Move) -> MoveJson {
    let decimal = |money: Money| money.to_decimal(one.currency.decimals());
    let change = one.after - one.before;
    MoveJson {
        group: one.group.clone(),
        member: one.member.clone(),
        currency: one.currency.to_string(),
        before: decimal(one.before),
        before_minor: one.before.minor(),
        after: decimal(one.after),
        after_minor: one.after.minor(),
        change: decimal(change),
        change_minor: change.minor(),
    }
}

/// Returns one row a field that changed and one a balance that moved.
#[must_use]
pub fn difference_as_rows(difference: &Difference) -> Rows {
    const COLUMNS: &[&str] =
        &["verb", "thing", "group", "id", "title", "field", "before", "after", "currency", "change"];
    let mut rows = Vec::new();
    for deed in &difference.deeds {
        let mut row = |field: &str, before: &str, after: &str| {
            let cells = [
                deed.verb.word(),
                deed.fact.thing.word(),
                &deed.fact.group,
                &deed.fact.id.map_or(String::new(), |id| id.to_string()),
                title(&deed.fact),
                field,
                before,
                after,
                &deed.currency,
                "",
            ];
            rows.push(cells.map(str::to_owned).to_vec());
        };
        let amount = deed.fact.field("amount");
        let field = if amount.is_empty() { "" } else { "amount" };
        match deed.verb {
            Verb::Added => row(field, "", amount),
            Verb::Removed => row(field, amount, ""),
            _ => deed.fields.iter().for_each(|(field, before, after)| row(field, before, after)),
        }
    }
    for one in difference.moves.iter().flatten().map(move_as_json) {
        let empty = String::new;
        let verb = "changed".to_owned();
        let field = "net".to_owned();
        rows.push(vec![
            verb,
            "balance".to_owned(),
            one.group,
            empty(),
            one.member,
            field,
            one.before,
            one.after,
            one.currency,
            one.change,
        ]);
    }
    Rows { columns: COLUMNS, rows }
}
