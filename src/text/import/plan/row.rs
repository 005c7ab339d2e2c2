//! One bill as a row: its id, what is paid and shared, and its cells.

use super::super::bills::{Bill, Repeat, RepeatUnit};
use super::super::identity::Content;
use super::super::moves::{Moves, Outcome, moves_of};
use super::super::tame::{Tamed, tame_line, tame_note};
use super::{Cast, Planned, Target};
use crate::model::money::push_decimal;
use crate::model::recurring::{EVERY_MAX, Every, Unit};
use crate::model::shares::divide;
use crate::model::split::{Payer, push_payers};
use crate::model::{Id, Kind, Money, Part, PersonIndex, Split, SplitPart, Way, Weight};
use crate::text::columns::Column;
use crate::text::entry_edit::Cells;

const OTHER_KIND: &str = "kept as expenses: payments of more than two people, income of less than nothing";
const CHANGED: &str = "texts were changed so that no spreadsheet runs them and nothing in them is hidden";
const CUT: &str = "notes were cut off at 4000 characters";
const SELDOM: &str = "that bills come again more seldom than rules can say";
const RECEIPTS: &str = "receipts stay where they are: the file has only their addresses, which went into the notes";

/// As many bytes as the cells of most rows have beside the description.
const ROOM: usize = 96;

/// A row, and what was lost on the way.
pub(super) struct MadeRow {
    pub(super) row: Planned,
    /// Losses that are told of every bill.
    pub(super) told: Option<&'static str>,
    /// Losses that are told once of a bill that stands in two files.
    pub(super) told_once: Vec<&'static str>,
}

/// Makes rows of bills, each by itself.
pub(super) struct RowMaker<'a> {
    pub(super) cast: &'a Cast,
    target: &'a Target<'a>,
}

impl<'a> RowMaker<'a> {
    pub(super) fn new(cast: &'a Cast, target: &'a Target<'a>) -> RowMaker<'a> {
        RowMaker { cast, target }
    }

    /// Makes a row of a bill, which is the one at `place` among those gathered; `again` counts those that would have
    /// the same id. Nothing where the bill moves nothing.
    ///
    /// # Errors
    ///
    /// Says why it cannot be a row.
    pub(super) fn make(&self, place: usize, bill: &Bill, again: u32) -> Result<Option<MadeRow>, String> {
        let (moves, told) = match moves_of(bill, &self.cast.of)? {
            Outcome::Row(moves) => (moves, None),
            Outcome::OtherKind(moves) => (moves, Some(OTHER_KIND)),
            Outcome::Nothing => return Ok(None),
        };
        let description = tame_line(&bill.description);
        let realm = &self.target.realm;
        let id = match &bill.key {
            Some(key) => realm.id_of_key(key, again),
            None => Id::provisional(&realm.bytes_of(self.content_of(bill, &moves, &description.text)), again),
        };
        let Moves { kind, amount, paid, rule, parts } = moves;
        let (split, shares) = split_of(amount, rule, parts, id)?;
        let mut row = Planned {
            id,
            bill: place,
            is_keyed: bill.key.is_some(),
            date: bill.date,
            kind,
            amount,
            currency: bill.currency,
            paid,
            shares,
            status: bill.status,
            brings_more: bill.repeat.is_some() || bill.attachments.iter().any(|file| file.bytes.is_some()),
            cells: Cells::with_room(ROOM + description.text.len()),
        };
        let mut told_once = Vec::new();
        self.write_cells(&mut row, bill, &description, &split, &mut told_once);
        let is_seldom = bill.repeat.as_ref().is_some_and(|repeat| every_of(repeat).is_none());
        let has_addresses = bill.attachments.iter().any(|attachment| attachment.bytes.is_none());
        for (is_so, words) in [(description.is_changed, CHANGED), (is_seldom, SELDOM), (has_addresses, RECEIPTS)] {
            if is_so {
                told_once.push(words);
            }
        }
        Ok(Some(MadeRow { row, told, told_once }))
    }

    fn content_of<'c>(&'c self, bill: &Bill, moves: &Moves, description: &'c str) -> Content<'c> {
        let name = |person: PersonIndex| self.cast.name(person);
        let shared = match (&moves.parts, &moves.rule) {
            (Some(parts), _) => parts.iter().map(|part| (name(part.person), Some(part.amount))).collect(),
            (None, rule) => rule.iter().flatten().map(|part| (name(part.person), None)).collect(),
        };
        Content {
            date: bill.date,
            kind: moves.kind,
            description,
            amount: moves.amount,
            currency: bill.currency,
            paid: moves.paid.iter().map(|part| (name(part.person), part.amount)).collect(),
            shared,
        }
    }

    /// Writes the cells, in the order of their columns.
    fn write_cells(
        &self,
        row: &mut Planned,
        bill: &Bill,
        description: &Tamed<'_>,
        split: &Split,
        told: &mut Vec<&'static str>,
    ) {
        let decimals = bill.currency.decimals();
        let handle = |person: PersonIndex| self.cast.handle(person);
        let category = tame_line(&bill.category);
        let tags = bill.tags.iter().flat_map(|tag| tag.split_whitespace()).collect::<Vec<_>>().join(" ");
        let tags = tame_line(&tags);
        let note = note_of(bill, description.is_cut);
        let note = tame_note(&note);
        let currency = if bill.currency == self.target.currency { "" } else { bill.currency.code() };
        let payers = row.paid.iter().map(|part| Payer { person: part.person, amount: Some(part.amount) });
        let cells = &mut row.cells;
        let ascii = "digits and letters are ASCII";
        cells.set(Column::Id, std::str::from_utf8(&row.id.text()).expect(ascii));
        cells.set(Column::Date, std::str::from_utf8(&bill.date.text()).expect(ascii));
        set_unless_empty(cells, Column::Kind, if row.kind == Kind::Expense { "" } else { row.kind.word() });
        cells.set(Column::Description, &description.text);
        cells.write(Column::Amount, |text| push_decimal(text, row.amount.minor(), decimals));
        set_unless_empty(cells, Column::Currency, currency);
        cells.write(Column::PaidBy, |text| push_payers(text, payers, handle, decimals));
        cells.write(Column::Split, |text| split.push_to(text, handle, decimals));
        set_unless_empty(cells, Column::Category, &category.text);
        set_unless_empty(cells, Column::Tags, &tags.text);
        if let Some(due) = bill.due {
            cells.set(Column::Due, std::str::from_utf8(&due.text()).expect(ascii));
        }
        set_unless_empty(cells, Column::Note, &note.text);
        set_unless_empty(cells, Column::Status, bill.status.word());
        set_unless_empty(cells, Column::By, self.target.by);
        for (is_so, words) in [(category.is_changed || tags.is_changed, CHANGED), (note.is_cut, CUT)] {
            if is_so {
                told.push(words);
            }
        }
    }
}

fn set_unless_empty(cells: &mut Cells, column: Column, text: &str) {
    if !text.is_empty() {
        cells.set(column, text);
    }
}

/// Returns the split to write, and what falls on whom by it.
fn split_of(
    amount: Money,
    rule: Option<Vec<SplitPart>>,
    parts: Option<Vec<Part>>,
    id: Id,
) -> Result<(Split, Vec<Part>), String> {
    let mut shares = Vec::new();
    let Some(parts) = parts else {
        let rule = rule.unwrap_or_default();
        divide(amount, &rule, id.turn(), &mut shares).map_err(|_| "its shares do not add up to the amount")?;
        shares.retain(|part| !part.amount.is_zero());
        shares.sort_by_key(|part| part.person);
        return Ok((Split { parts: rule, items: false }, shares));
    };
    let mut gives_parts = |rule: &[SplitPart]| {
        divide(amount, rule, id.turn(), &mut shares).is_ok() && {
            shares.retain(|part| !part.amount.is_zero());
            shares.sort_by_key(|part| part.person);
            shares == parts
        }
    };
    if let Some(rule) = rule.filter(|rule| gives_parts(rule)) {
        return Ok((Split { parts: rule, items: false }, parts));
    }
    let by = |way: &dyn Fn(Money) -> Way| {
        let part = |part: &Part| SplitPart { person: part.person, way: way(part.amount) };
        parts.iter().map(part).collect::<Vec<SplitPart>>()
    };
    let equal = by(&|_| Way::Rest { weight: Weight::ONE, adjust: Money::ZERO });
    let is_near = |part: &Part| part.amount.minor().abs_diff(parts[0].amount.minor()) <= 1;
    let rule = if parts.iter().all(is_near) && gives_parts(&equal) { equal } else { by(&Way::Fixed) };
    Ok((Split { parts: rule, items: false }, parts))
}

/// Returns how often a bill comes again, as rules say it.
#[must_use]
pub fn every_of(repeat: &Repeat) -> Option<Every> {
    let unit = match repeat.unit {
        RepeatUnit::Day => Unit::Day,
        RepeatUnit::Week => Unit::Week,
        RepeatUnit::HalfMonth => Unit::HalfMonth,
        RepeatUnit::Month => Unit::Month,
        RepeatUnit::Year => Unit::Year,
    };
    (1..=EVERY_MAX).contains(&repeat.every).then_some(Every { count: repeat.every, unit })
}

/// Returns the note of a bill: its own, what did not fit into the description, and where its receipts are.
fn note_of(bill: &Bill, is_cut: bool) -> String {
    let mut lines: Vec<String> = Vec::new();
    if is_cut {
        lines.push(bill.description.clone());
    }
    if !bill.note.trim().is_empty() {
        lines.push(bill.note.clone());
    }
    for attachment in bill.attachments.iter().filter(|attachment| attachment.bytes.is_none()) {
        let place = if attachment.address.is_empty() { &attachment.name } else { &attachment.address };
        lines.push(format!("receipt: {place}"));
    }
    lines.join("\n")
}
