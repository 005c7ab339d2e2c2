//! Merges tables: finds which rows are the same, merges each, puts them in order, writes them.

use std::borrow::Cow;
use std::collections::HashSet;

use super::columns::{BASE, Columns, OURS, THEIRS, Values};
use super::entry::{Meeting, SideRows, merge_entry};
use super::heading::with_one_heading;
use super::keyed::{TAKEN_OUT, merge_keyed, merge_losers};
use super::kind::TableKind;
use super::layout::{Layout, OutRow};
use super::loose::provisional_ids;
use super::notice::{Notice, Unmergeable};
use super::order::merge_orders;
use super::page::{Page, RowRanks};
use super::sheet::{Format, Row, SEPARATOR, Sheet, Strictness, width_of};
use super::things::{Is, Thing, Things};
use super::units::Units;
use crate::model::Id;

/// The most rows with one key: what doubles and losers come to, each of which is compared with all others.
const ROWS_PER_KEY_MAX: usize = 200;

/// Merges three tables; both sides are there.
///
/// # Errors
///
/// When a side is no table, so that a line could be lost.
pub fn merge_table(
    path: &str,
    kind: TableKind,
    texts: [Option<&str>; 3],
) -> Result<(String, Vec<Notice>), Unmergeable> {
    let texts = with_one_heading(texts, kind);
    let texts = texts.each_ref().map(Option::as_deref);
    let read = |side: usize| {
        let strictness = if side == BASE { Strictness::Lenient } else { Strictness::Strict };
        let sheet = Sheet::read(texts[side], kind, strictness);
        let sheet = sheet.map_err(|problem| Unmergeable::of_table(side, &problem))?;
        match sheet.fault(kind) {
            Some(fault) if side != BASE => Err(Unmergeable::new(side, &fault, 0..0)),
            // A base of which nothing can be told is as good as none.
            Some(_) => Ok(Sheet::default()),
            None => Ok(sheet),
        }
    };
    let sheets = [read(BASE)?, read(OURS)?, read(THEIRS)?];
    let sheets = [&sheets[0], &sheets[1], &sheets[2]];
    let columns = Columns::unite(sheets, kind);
    let things = Things::of(path, sheets, &columns);
    for side in [OURS, THEIRS, BASE] {
        if things.list.iter().any(|thing| thing.rows[side].len() > ROWS_PER_KEY_MAX) {
            let reason = format!("more than {ROWS_PER_KEY_MAX} rows have one key");
            return Err(Unmergeable::new(side.max(OURS), &reason, 0..0));
        }
    }
    let units = (kind == TableKind::Expenses).then(|| Units::of(&columns));
    let mut merger = Merger { path, kind, columns: &columns, units, fresh_ids: HashSet::new(), notices: Vec::new() };
    merger.fresh_ids = merger.ids_in_use(&things);
    let rows: Vec<Vec<OutRow<'_>>> = things.list.iter().map(|thing| merger.merge_thing(thing)).collect();
    let layout = merger.layout(&things, &rows);
    let page = Page { sheets, things: &things, rows: &rows, layout: &layout };
    let kept: Vec<bool> = (0..things.list.len()).map(|number| page.keeps(number)).collect();
    let order = merge_orders(
        [&things.orders[BASE], &things.orders[OURS], &things.orders[THEIRS]],
        &kept,
        &RowRanks { things: &things, columns: &columns, kind },
    );
    let format = Format::merge(texts.map(|text| text.and_then(Format::of)));
    Ok((page.write(&order, format), merger.notices))
}

/// Merges things one by one.
struct Merger<'p, 'c> {
    path: &'p str,
    kind: TableKind,
    columns: &'c Columns,
    units: Option<Units>,
    /// The ids that no further row may get.
    fresh_ids: HashSet<u64>,
    notices: Vec<Notice>,
}

impl Merger<'_, '_> {
    fn ids_in_use(&self, things: &Things<'_, '_>) -> HashSet<u64> {
        let needed = self.kind == TableKind::Expenses && things.list.iter().any(|thing| thing.is == Is::Loose);
        let keys = things.list.iter().filter(|_| needed).filter_map(|thing| match &thing.is {
            Is::Keyed(key) => Id::parse(key),
            _ => None,
        });
        keys.map(Id::bits).collect()
    }

    /// Returns the rows that a thing comes to; none for what is no row, or gone.
    fn merge_thing<'t>(&mut self, thing: &Thing<'_, 't>) -> Vec<OutRow<'t>> {
        if !thing.is_row() {
            return Vec::new();
        }
        if let Some(rows) = self.merge_single(thing) {
            return rows;
        }
        match self.units.take() {
            Some(units) => {
                let rows = self.merge_entry(thing, &units);
                self.units = Some(units);
                rows
            }
            None => self.merge_keyed(thing),
        }
    }

    /// Merges a thing that is one row at most on each side and that at most one side changed.
    fn merge_single<'t>(&self, thing: &Thing<'_, 't>) -> Option<Vec<OutRow<'t>>> {
        let is_single = |rows: &Vec<&Row<'t>>| match rows.as_slice() {
            [] => true,
            [row] => !row.is_loser && row.losers.is_empty(),
            _ => false,
        };
        if !thing.rows.iter().all(is_single) {
            return None;
        }
        let raws = [BASE, OURS, THEIRS].map(|side| thing.rows[side].first().map(|row| row.raw));
        let is_same = |one: usize, other: usize| {
            raws[one] == raws[other] && (raws[one].is_none() || self.columns.agree(one, other))
        };
        if is_same(OURS, THEIRS) || is_same(THEIRS, BASE) {
            return Some(self.taken(thing, OURS));
        }
        if is_same(OURS, BASE) {
            return Some(self.taken(thing, THEIRS));
        }
        let values = self.all_values(thing);
        let first = |side: usize| values[side].first();
        if first(OURS) == first(THEIRS) {
            // The bytes of a row that lacks the id the others have do not say it.
            let has_key = |side: usize| thing.is == Is::Loose || thing.rows[side].iter().all(|row| !row.key.is_empty());
            let says = |side: usize| raws[side].filter(|_| has_key(side) && first(side) == first(OURS));
            let width = [OURS, THEIRS].iter().filter_map(|side| raws[*side].map(width_of)).max().unwrap_or(0);
            let said = OutRow::Said { values: first(OURS)?.clone(), raws: [BASE, OURS, THEIRS].map(says), width };
            return Some(vec![said]);
        }
        let side = if first(OURS) == first(BASE) { THEIRS } else { OURS };
        let other = if side == OURS { THEIRS } else { OURS };
        (first(other) == first(BASE)).then(|| self.taken(thing, side))
    }

    /// Takes the row of one side as it is, but for a missing id.
    fn taken<'t>(&self, thing: &Thing<'_, 't>, side: usize) -> Vec<OutRow<'t>> {
        let Some(row) = thing.rows[side].first() else { return Vec::new() };
        let has_key = |side: usize| thing.rows[side].iter().any(|row| !row.key.is_empty());
        // What both sides took the id of has none.
        let lacks_key = row.key.is_empty() && (has_key(OURS) || has_key(THEIRS));
        if lacks_key && let Some(values) = self.all_values(thing)[side].first() {
            return vec![OutRow::Said { values: values.clone(), raws: [None; 3], width: width_of(row.raw) }];
        }
        let base = thing.rows[BASE].first().map(|row| row.raw);
        vec![OutRow::Raw { side, raw: row.raw, base }]
    }

    /// Reads the rows of a thing on all sides. A row that got an id on one side has it on all.
    fn all_values<'t>(&self, thing: &Thing<'_, 't>) -> [Vec<Values<'t>>; 3] {
        let base = thing.rows[BASE].first().map(|row| self.columns.values(BASE, row.raw, None));
        [BASE, OURS, THEIRS].map(|side| {
            let base = base.as_ref().filter(|_| side != BASE);
            let read = |row: &&Row<'t>| {
                let mut values = self.columns.values(side, row.raw, base);
                if let (Some(units), Is::Keyed(key)) = (&self.units, &thing.is) {
                    values[units.id] = key.clone();
                }
                values
            };
            thing.rows[side].iter().map(read).collect()
        })
    }

    fn merge_entry<'t>(&mut self, thing: &Thing<'_, 't>, units: &Units) -> Vec<OutRow<'t>> {
        let mut values = self.all_values(thing);
        if let Is::Keyed(key) = &thing.is {
            for row in values.iter_mut().flatten() {
                row[units.id] = key.clone();
            }
        }
        if thing.is == Is::Loose {
            let id = self.fresh_id(values.iter().flatten().next());
            for row in values.iter_mut().flatten() {
                row[units.id] = Cow::Owned(id.clone());
            }
        }
        let sides = [BASE, OURS, THEIRS].map(|side| {
            let mut rows = SideRows::default();
            for (row, values) in thing.rows[side].iter().zip(&values[side]) {
                if row.is_loser { rows.losers.push(values.clone()) } else { rows.live.push(values.clone()) }
            }
            rows
        });
        let outcome = merge_entry(units, sides);
        let id = outcome.rows.first().map_or(String::new(), |row| row[units.id].to_string());
        for meeting in outcome.meetings {
            self.notices.push(match meeting {
                Meeting::Changed { unit, in_force, lost } => Notice::changed(&id, &unit, &in_force, &lost),
                Meeting::TakenOut => Notice::taken_out(&id),
                Meeting::WaitsAgain => Notice::waits_again(&id),
            });
        }
        let raws = |values: &Values<'t>, all: &[Vec<Values<'t>>; 3]| {
            [BASE, OURS, THEIRS].map(|side| {
                let place = all[side].iter().position(|own| own == values);
                let row = place.and_then(|place| thing.rows[side].get(place));
                row.filter(|row| thing.is != Is::Loose && !row.key.is_empty()).map(|row| row.raw)
            })
        };
        let widths = thing.rows[OURS].iter().chain(&thing.rows[THEIRS]).map(|row| width_of(row.raw));
        let width = widths.max().unwrap_or(0);
        let said = |row: Values<'t>| OutRow::Said { raws: raws(&row, &values), values: row, width };
        outcome.rows.into_iter().map(said).collect()
    }

    /// Makes the id that `fmt` would give a row of the base, or the next that is free.
    fn fresh_id(&mut self, row: Option<&Values<'_>>) -> String {
        let mut ids = row.into_iter().flat_map(|row| provisional_ids(self.path, self.columns, row));
        let id = ids.find(|id| self.fresh_ids.insert(id.bits()));
        id.map_or(String::new(), |id| id.to_string())
    }

    fn merge_keyed<'t>(&mut self, thing: &Thing<'_, 't>) -> Vec<OutRow<'t>> {
        let values = self.all_values(thing);
        let widths = thing.rows[OURS].iter().chain(&thing.rows[THEIRS]).map(|row| width_of(row.raw));
        let width = widths.max().unwrap_or(0);
        let raws = |row: &Values<'t>| {
            [BASE, OURS, THEIRS].map(|side| {
                let place = values[side].iter().position(|own| own == row);
                place.and_then(|place| thing.rows[side].get(place)).map(|row| row.raw)
            })
        };
        let outcome = merge_keyed(self.kind, values.clone());
        let Some(row) = outcome.row else { return Vec::new() };
        let before = [BASE, OURS, THEIRS]
            .map(|side| thing.rows[side].iter().flat_map(|row| row.losers.iter().copied()).collect::<Vec<_>>());
        let known = |comment: &str| before[OURS].contains(&comment) || before[THEIRS].contains(&comment);
        let key = match &thing.is {
            Is::Keyed(key) => key.replace(SEPARATOR, " "),
            _ => String::new(),
        };
        let words =
            |row: &Values<'_>| row.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(" ");
        let mut fresh = Vec::new();
        for (comment, lost) in outcome.comments {
            if !known(&comment) {
                self.notices.push(match comment.starts_with(TAKEN_OUT) {
                    true => Notice::taken_out(&key),
                    false => Notice::changed(&key, "row", &words(&row), &words(&lost)),
                });
            }
            fresh.push(comment);
        }
        let losers = merge_losers([&before[BASE], &before[OURS], &before[THEIRS]], &fresh);
        let mut rows: Vec<OutRow<'t>> = losers.into_iter().map(OutRow::Comment).collect();
        rows.push(OutRow::Said { raws: raws(&row), values: row, width });
        rows
    }

    /// Decides on the columns, now that the rows are known.
    fn layout<'t>(&self, things: &Things<'_, 't>, rows: &[Vec<OutRow<'t>>]) -> Layout<'_> {
        let columns = self.columns;
        let gone = |column: &usize| {
            let is_gone = |side: usize| !columns.has(side, *column) && !columns.places[side].is_empty();
            columns.has(BASE, *column) && is_gone(OURS) != is_gone(THEIRS)
        };
        let gone: Vec<usize> = (0..columns.names.len()).filter(gone).collect();
        let kept: Vec<usize> = gone.into_iter().filter(|column| self.is_written(things, *column)).collect();
        let mut needed = Vec::new();
        if let Some(units) = &self.units {
            for column in [units.id, units.status] {
                let is_said =
                    |row: &OutRow<'_>| matches!(row, OutRow::Said { values, .. } if !values[column].is_empty());
                if rows.iter().flatten().any(is_said) {
                    needed.push(column);
                }
            }
        }
        Layout::merge(columns, &kept, &needed)
    }

    /// Tells whether the side that still has a column wrote something new in it.
    fn is_written(&self, things: &Things<'_, '_>, column: usize) -> bool {
        // A side without a heading has no rows, and took no column out.
        let Some(side) = [OURS, THEIRS].into_iter().find(|side| self.columns.has(*side, column)) else { return false };
        things.list.iter().any(|thing| {
            let base = thing.rows[BASE].first().map(|row| self.columns.values(BASE, row.raw, None));
            let was = base.as_ref().map_or("", |base| base[column].as_ref());
            thing.rows[side].iter().any(|row| self.columns.values(side, row.raw, None)[column] != was)
        })
    }
}
