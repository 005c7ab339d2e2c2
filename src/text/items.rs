//! Reads `items.csv` of each group: the lines of itemised bills.
//!
//! An item's amount is in the currency of its bill, which stands in the bill's own row; the rows are
//! looked through for it before the items are read. An item whose bill is nowhere counts for nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::columns::{Column, Columns};
use super::entries::files_of;
use super::members::names_fault;
use super::row_faults::amount_fault;
use super::row_text::is_control;
use super::side_table::{SideRow, SideTable};
use super::sources::{Source, Sources};
use super::table::Scanner;
use crate::model::amount::parse_amount;
use crate::model::setup::Item;
use crate::model::split::{Names, parse_split};
use crate::model::{Code, Currency, Fault, GroupIndex, Id, Setup, Split};

/// The name of the file in a group's folder.
pub const FILE: &str = "items.csv";

pub(super) const COLUMNS: [&str; 5] = ["expense", "line", "description", "amount", "split"];
const OPTIONAL: [&str; 2] = ["line", "description"];
pub(super) const EXPENSE: usize = 0;
pub(super) const LINE: usize = 1;
const DESCRIPTION: usize = 2;
const AMOUNT: usize = 3;
const SPLIT: usize = 4;

/// The most lines of one bill.
pub const ITEMS_MAX: usize = 1000;

type Bills = BTreeMap<(GroupIndex, Id), Vec<Item>>;

/// Reads the items of every group into `setup`, which has its people and groups already.
pub fn read_items(sources: &Sources, setup: &mut Setup, faults: &mut Vec<Fault>) {
    let mut bills = Bills::new();
    for group in setup.group_indexes() {
        let path = format!("{}/{FILE}", setup.groups[group.get()].folder);
        if let Some(source) = sources.index_of(&path).and_then(|index| sources.file(index)) {
            read_table(sources, source, setup, group, &mut bills, faults);
        }
    }
    bills.values_mut().for_each(|items| items.sort_by_key(|item| item.line));
    setup.items = bills;
}

fn read_table(
    sources: &Sources,
    source: &Source,
    setup: &Setup,
    group: GroupIndex,
    bills: &mut Bills,
    faults: &mut Vec<Fault>,
) {
    let currencies = currencies(sources, setup, group, &expenses(source));
    let Some(mut table) = SideTable::open(source, &COLUMNS, &OPTIONAL, faults) else { return };
    while let Some(row) = table.next_row(faults) {
        let written = row.cell(EXPENSE);
        let Some(expense) = Id::parse(&written) else {
            let fault = row.fault(Code::BadItems, EXPENSE, format!("`{written}` is not the id of a bill"));
            faults.push(fault.label("12 characters of 0-9 and a-z without i, l, o, u"));
            continue;
        };
        let currency = currencies.get(&expense).copied().unwrap_or(setup.groups[group.get()].currency);
        let items = bills.entry((group, expense)).or_default();
        if items.len() == ITEMS_MAX {
            let title = format!("the bill `{expense}` has more than {ITEMS_MAX} lines");
            faults.push(row.fault(Code::BadItems, EXPENSE, title));
            break;
        }
        if let Some(item) = read_item(&row, currency, setup, items, faults) {
            items.push(item);
        }
    }
    table.finish(faults);
}

fn read_item(
    row: &SideRow<'_, '_>,
    currency: Currency,
    setup: &Setup,
    others: &[Item],
    faults: &mut Vec<Fault>,
) -> Option<Item> {
    let line = read_line(row, others, faults);
    let description = row.cell(DESCRIPTION).into_owned();
    if description.chars().any(is_control) {
        faults.push(row.fault(Code::BadText, DESCRIPTION, "the description holds a control character"));
    }
    let written = row.cell(AMOUNT);
    let amount = parse_amount(&written, currency.decimals());
    if let Err(problem) = &amount {
        faults.push(amount_fault(row.path(), row.span(AMOUNT), &written, problem, currency));
    }
    let written = row.cell(SPLIT);
    let (mut split, mut problems) = (Split::default(), Vec::new());
    let mut find = |name: &str| setup.person(name);
    parse_split(&written, &mut Names { decimals: currency.decimals(), find: &mut find }, &mut split, &mut problems);
    for problem in &problems {
        let (code, words) = (Code::BadSplit, written.as_ref());
        let fault = names_fault(row.path(), row.part(SPLIT, problem.span.clone()), words, problem, code, setup);
        faults.push(fault);
    }
    if split.items {
        faults.push(
            row.fault(Code::BadItems, SPLIT, "an item names who shares it")
                .label("not `items` again")
                .help("write names"),
        );
        return None;
    }
    let amount = amount.ok().filter(|_| problems.is_empty())?;
    Some(Item { line: line?, description, amount, parts: split.parts })
}

/// Reads the number of an item; one without a number comes after those above it.
fn read_line(row: &SideRow<'_, '_>, others: &[Item], faults: &mut Vec<Fault>) -> Option<u32> {
    let written = row.cell(LINE);
    if written.is_empty() {
        return others.iter().map(|item| item.line).max().map_or(Some(1), |line| line.checked_add(1));
    }
    let line = written.parse::<u32>().ok().filter(|_| written.bytes().all(|byte| byte.is_ascii_digit()));
    match line {
        None => {
            let fault = row.fault(Code::BadItems, LINE, format!("`{written}` is not the number of a line"));
            faults.push(fault.label("write 1, 2, 3, or nothing"));
        }
        Some(line) if others.iter().any(|item| item.line == line) => {
            let fault = row.fault(Code::BadItems, LINE, format!("line {line} of this bill stands there already"));
            faults.push(fault.help("give it another number, or none: it then comes after those above"));
            return None;
        }
        Some(_) => {}
    }
    line
}

/// Lists the bills that have items.
fn expenses(source: &Source) -> BTreeSet<Id> {
    let mut ids = BTreeSet::new();
    let Some(mut table) = SideTable::open(source, &COLUMNS, &OPTIONAL, &mut Vec::new()) else { return ids };
    while let Some(row) = table.next_row(&mut Vec::new()) {
        ids.extend(Id::parse(&row.cell(EXPENSE)));
    }
    ids
}

/// Finds the currencies of some bills of a group that are not in the group's own.
fn currencies(sources: &Sources, setup: &Setup, group: GroupIndex, bills: &BTreeSet<Id>) -> HashMap<Id, Currency> {
    let mut found = HashMap::new();
    for (_, source) in files_of(sources, setup, group) {
        let mut scanner = Scanner::new(&source.text);
        let columns = scanner.next_record().and_then(|header| Columns::read(&header, &source.path, &mut Vec::new()));
        let places = columns.and_then(|columns| Some((columns.place(Column::Id)?, columns.place(Column::Currency)?)));
        let Some((id, currency)) = places else { continue };
        while let Some(record) = scanner.next_record() {
            let Some(id) = Id::parse(&record.cell(id)).filter(|id| bills.contains(id)) else { continue };
            if let Some(currency) = setup.currency(&record.cell(currency)) {
                found.entry(id).or_insert(currency);
            }
        }
    }
    found
}
