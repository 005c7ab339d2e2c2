//! Reads `checkpoints.csv` of each group, and says which balances are not what it says any more.

use std::collections::BTreeMap;
use std::ops::Range;

use super::handles::word_unknown_currency;
use super::row_faults::amount_fault;
use super::row_text::is_control;
use super::side_table::{SideRow, SideTable};
use super::sources::{Source, Sources};
use super::suggest::did_you_mean;
use super::table_edit::{NamedValue, append_record, new_header, remove_record};
use crate::model::amount::parse_amount;
use crate::model::{Checkpoint, CheckpointTally, Code, Currency, Date, Fault, GroupIndex, PersonIndex, Setup};

/// The name of the file in a group's folder.
pub const FILE: &str = "checkpoints.csv";

/// Its columns.
pub const COLUMNS: [&str; 5] = ["date", "person", "balance", "currency", "note"];
const OPTIONAL: [&str; 1] = ["note"];
const DATE: usize = 0;
const PERSON: usize = 1;
const BALANCE: usize = 2;
const CURRENCY: usize = 3;
const NOTE: usize = 4;

/// Returns the path of a group's checkpoints.
#[must_use]
pub fn path_of(setup: &Setup, group: GroupIndex) -> String {
    format!("{}/{FILE}", setup.groups[group.get()].folder)
}

/// Reads the checkpoints of every group into `setup`, which has its people and groups already.
pub fn read_checkpoints(sources: &Sources, setup: &mut Setup, faults: &mut Vec<Fault>) {
    let mut all = Vec::new();
    for group in setup.group_indexes() {
        let file = sources.index_of(&path_of(setup, group)).and_then(|index| sources.file(index));
        if let Some(source) = file {
            let mut found = read_table(source, setup, group, faults);
            found.sort_by_key(|checkpoint| (checkpoint.date, checkpoint.currency, checkpoint.person));
            all.extend(found);
        }
    }
    setup.checkpoints = all;
}

/// Says which checkpoints do not hold, when every entry was added to `tally`.
#[must_use]
pub fn missed(setup: &Setup, tally: &CheckpointTally) -> Vec<Fault> {
    let fault = |checkpoint: &Checkpoint| {
        let (found, decimals) = (tally.found(checkpoint), checkpoint.currency.decimals());
        let (who, day, currency) = (setup.handle(checkpoint.person), checkpoint.date, checkpoint.currency);
        let title = format!("on {day} {who}'s balance is {} {currency}", found.to_decimal(decimals));
        let by = (found - checkpoint.balance).to_decimal(decimals);
        (found != checkpoint.balance).then(|| {
            Fault::new(
                Code::CheckpointMissed,
                &path_of(setup, checkpoint.group),
                checkpoint.span.clone(),
                format!("{title}, not {}", checkpoint.balance.to_decimal(decimals)),
            )
            .label(format!("{by} {currency} off"))
            .help(format!(
                "something of {day} or before was changed since; if that is right: clique checkpoint rm {day} {who}"
            ))
        })
    };
    setup.checkpoints.iter().filter_map(fault).collect()
}

/// Writes a balance in a new row at the end; `cells` are in the order of [`COLUMNS`].
#[must_use]
pub fn with_checkpoint(text: Option<&str>, cells: &[String; COLUMNS.len()]) -> String {
    let values: Vec<NamedValue<'_>> = COLUMNS.into_iter().zip(cells.iter().map(String::as_str)).collect();
    append_record(&text.map_or_else(|| new_header(&COLUMNS), str::to_owned), &values)
}

/// Takes rows out; returns nothing when one of them is no row of the table.
#[must_use]
pub fn without_checkpoints(text: &str, rows: &[Range<usize>]) -> Option<String> {
    let mut rows = rows.to_vec();
    rows.sort_by_key(|row| std::cmp::Reverse(row.start));
    rows.into_iter().try_fold(text.to_owned(), |text, row| remove_record(&text, row))
}

fn read_table(source: &Source, setup: &Setup, group: GroupIndex, faults: &mut Vec<Fault>) -> Vec<Checkpoint> {
    let Some(mut table) = SideTable::open(source, &COLUMNS, &OPTIONAL, faults) else { return Vec::new() };
    let mut written: BTreeMap<(Date, Currency, PersonIndex), (crate::model::Money, Range<usize>)> = BTreeMap::new();
    let mut checkpoints = Vec::new();
    while let Some(row) = table.next_row(faults) {
        let Some(checkpoint) = read_row(&row, setup, group, faults) else { continue };
        let key = (checkpoint.date, checkpoint.currency, checkpoint.person);
        match written.get(&key) {
            None => {
                written.insert(key, (checkpoint.balance, row.whole()));
                checkpoints.push(checkpoint);
            }
            Some((balance, _)) if *balance == checkpoint.balance => {}
            Some((_, other)) => {
                let who = setup.handle(checkpoint.person);
                let title = format!("{who} has two balances at the end of {}", checkpoint.date);
                let fault = row.fault(Code::BadCheckpoint, BALANCE, title).label("which of them is right?");
                faults.push(fault.also(other.clone(), "the other one").help("take one of the two out"));
            }
        }
    }
    table.finish(faults);
    checkpoints
}

fn read_row(row: &SideRow<'_, '_>, setup: &Setup, group: GroupIndex, faults: &mut Vec<Fault>) -> Option<Checkpoint> {
    let written = row.cell(DATE);
    let date = Date::parse(&written);
    if date.is_none() {
        let fault = row.fault(Code::BadDate, DATE, format!("`{written}` is not a date"));
        faults.push(fault.label("a day is written 2026-06-30, between 1970 and 2199"));
    }
    let written = row.cell(PERSON);
    let person = setup.person(&written);
    if person.is_none() {
        let near = did_you_mean(&written, setup.people.iter().map(|person| person.handle.as_str()));
        let fault = row.fault(Code::UnknownPerson, PERSON, format!("there is no person `{written}`"));
        faults.push(fault.maybe_help(near.map(|near| format!("did you mean `{near}`?"))));
    }
    let code = row.cell(CURRENCY);
    let currency = if code.is_empty() { Some(setup.groups[group.get()].currency) } else { setup.currency(&code) };
    if currency.is_none() {
        let mut fault = row.fault(Code::UnknownCurrency, CURRENCY, "");
        word_unknown_currency(&mut fault, &code, setup);
        faults.push(fault);
    }
    let note = row.cell(NOTE).into_owned();
    if note.chars().any(is_control) {
        faults.push(row.fault(Code::BadText, NOTE, "the note holds a control character"));
    }
    let (currency, written) = (currency?, row.cell(BALANCE));
    let balance = parse_amount(&written, currency.decimals());
    if let Err(problem) = &balance {
        faults.push(amount_fault(row.path(), row.span(BALANCE), &written, problem, currency));
    }
    Some(Checkpoint {
        date: date?,
        group,
        person: person?,
        currency,
        balance: balance.ok()?,
        note,
        span: row.span(BALANCE),
        row: row.whole(),
    })
}
