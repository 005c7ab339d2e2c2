//! Checks that are made only when they are asked for by name: habits that one group keeps and another does not.

use std::collections::HashMap;

use super::receipts::ReceiptState;
use crate::model::{Code, Date, Entry, Fault, Kind, Ledger, Part, Status};

/// A row is compared with so many others of its day that have its words.
const ALIKE_MAX: usize = 20;

/// A check of entries that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NamedCheck {
    /// Every bill has a category.
    Categories,
    /// The rows of every file stand in order of date.
    Dates,
    /// Nothing is dated in the future.
    Future,
    /// Every row has an id of its own.
    Ids,
    /// Nothing should have been paid by now.
    Overdue,
    /// Every receipt that a row names is there.
    Receipts,
    /// No two rows say the same.
    Twice,
}

/// What the checks need to know beside the entries.
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    /// The day it is.
    pub today: Date,
    /// Returns the path of the file an entry stands in.
    pub path_of: &'a dyn Fn(&Entry<'_>) -> String,
    /// Tells what became of a receipt, by its path below the ledger's root.
    pub receipt: &'a dyn Fn(&str) -> ReceiptState,
}

/// Makes some checks; entries that count for nothing pass all but those about the form of a row.
#[must_use]
pub fn check_named(ledger: &Ledger<'_>, checks: &[NamedCheck], around: &Surroundings<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for check in checks {
        let one = |test: &dyn Fn(&Entry<'_>) -> Option<Fault>| -> Vec<Fault> {
            ledger.entries.iter().filter_map(test).collect()
        };
        faults.extend(match check {
            NamedCheck::Categories => one(&|entry| without_category(entry, around)),
            NamedCheck::Future => one(&|entry| in_the_future(entry, around)),
            NamedCheck::Ids => one(&|entry| without_id(entry, around)),
            NamedCheck::Overdue => one(&|entry| overdue(entry, around)),
            NamedCheck::Receipts => one(&|entry| without_receipt(ledger, entry, around)),
            NamedCheck::Dates => not_in_order(ledger, around),
            NamedCheck::Twice => looking_twice(ledger, around),
        });
    }
    faults
}

fn fault(code: Code, entry: &Entry<'_>, around: &Surroundings<'_>, title: String) -> Fault {
    Fault::new(code, &(around.path_of)(entry), entry.place.start..entry.place.end, title)
}

fn is_open(entry: &Entry<'_>) -> bool {
    matches!(entry.status, Status::Counts | Status::Pending)
}

fn without_category(entry: &Entry<'_>, around: &Surroundings<'_>) -> Option<Fault> {
    let lacks = is_open(entry) && entry.kind != Kind::Payment && entry.category.is_empty();
    lacks.then(|| {
        let fault = fault(Code::WithoutCategory, entry, around, format!("{} has no category", name_of(entry)));
        fault.help(format!("add one: clique edit {} -c CATEGORY", entry.id))
    })
}

fn in_the_future(entry: &Entry<'_>, around: &Surroundings<'_>) -> Option<Fault> {
    let title = || format!("{} is dated {}, which is still to come", name_of(entry), entry.date);
    (is_open(entry) && entry.date > around.today)
        .then(|| fault(Code::InTheFuture, entry, around, title()).help("is the year right?"))
}

fn without_id(entry: &Entry<'_>, around: &Surroundings<'_>) -> Option<Fault> {
    let title = || format!("{} has no id of its own yet", name_of(entry));
    (!entry.id_is_written).then(|| fault(Code::WithoutId, entry, around, title()).help("clique fmt writes one"))
}

fn overdue(entry: &Entry<'_>, around: &Surroundings<'_>) -> Option<Fault> {
    let due = entry.due.filter(|due| is_open(entry) && *due < around.today)?;
    let fault = fault(Code::Overdue, entry, around, format!("{} was due on {due}", name_of(entry)));
    Some(fault.help(format!("when it is paid: clique edit {} --no-due", entry.id)))
}

fn without_receipt(ledger: &Ledger<'_>, entry: &Entry<'_>, around: &Surroundings<'_>) -> Option<Fault> {
    let path = format!("{}/receipts/{}", ledger.group(entry.group).folder, entry.receipt);
    if !is_open(entry) || entry.receipt.is_empty() {
        return None;
    }
    let (words, help) = match (around.receipt)(&path) {
        ReceiptState::Altered => ("is not what was added", format!("{path} was changed; git has what it was")),
        state if state.is_wrong() => ("is not there", format!("it belongs at {path}")),
        _ => return None,
    };
    let title = format!("the receipt of {} {words}", name_of(entry));
    Some(fault(Code::WithoutReceipt, entry, around, title).help(help))
}

/// Rows as they stand, file by file: each must not be older than the latest above it.
fn not_in_order(ledger: &Ledger<'_>, around: &Surroundings<'_>) -> Vec<Fault> {
    let mut rows: Vec<&Entry<'_>> = ledger.entries.iter().collect();
    rows.sort_by_key(|entry| entry.place);
    let mut faults = Vec::new();
    let mut latest: Option<(u32, Date)> = None;
    for entry in rows {
        match latest {
            Some((file, day)) if file == entry.place.file && entry.date < day => {
                let title = format!("{} of {} stands below a row of {day}", name_of(entry), entry.date);
                faults.push(fault(Code::NotInOrder, entry, around, title).help("clique fmt puts rows in order"));
            }
            _ => latest = Some((entry.place.file, entry.date)),
        }
    }
    faults
}

/// Rows that say the same, and such of which one, without an id of its own, may be a change of the other: git joins both
/// versions of a row that two friends changed, and only an id would tell that they are one.
fn looking_twice(ledger: &Ledger<'_>, around: &Surroundings<'_>) -> Vec<Fault> {
    let mut faults = saying_the_same(ledger, around);
    faults.extend(changed_twice(ledger, around));
    faults
}

fn changed_twice(ledger: &Ledger<'_>, around: &Surroundings<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut of_one_day: HashMap<_, Vec<&Entry<'_>>> = HashMap::new();
    for entry in ledger.entries.iter().filter(|entry| is_open(entry)) {
        let key = (entry.group, entry.date, entry.kind.word(), entry.description.trim().to_lowercase());
        let before = of_one_day.entry(key).or_default();
        if let Some((first, differs)) =
            before.iter().rev().take(ALIKE_MAX).find_map(|first| Some((first, differing_in(first, entry)?)))
        {
            let title = format!(
                "{} may stand there twice, with another {differs}: {} and {}",
                name_of(entry),
                first.id,
                entry.id
            );
            let fault = fault(Code::LooksTwice, entry, around, title);
            faults
                .push(fault.help(format!("if one is a change of the other: clique rm {}, or {}", first.id, entry.id)));
        }
        before.push(entry);
    }
    faults
}

/// Names the one thing in which two rows of one day differ, if one of them has no id of its own.
fn differing_in(one: &Entry<'_>, other: &Entry<'_>) -> Option<&'static str> {
    if one.id_is_written && other.id_is_written {
        return None;
    }
    let payers = |entry: &Entry<'_>| entry.payers.iter().map(|part| part.person).collect::<Vec<_>>();
    let differences = [
        ("amount", (one.amount, one.currency) != (other.amount, other.currency)),
        ("payer", payers(one) != payers(other)),
        ("split", split_of(one) != split_of(other)),
    ];
    let mut differences = differences.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name);
    differences.next().filter(|_| differences.next().is_none())
}

fn saying_the_same(ledger: &Ledger<'_>, around: &Surroundings<'_>) -> Vec<Fault> {
    let parts = |parts: &[Part]| parts.iter().map(|part| (part.person, part.amount)).collect::<Vec<_>>();
    let mut seen = HashMap::new();
    let mut faults = Vec::new();
    for entry in ledger.entries.iter().filter(|entry| is_open(entry)) {
        let key = (
            (entry.group, entry.date, entry.kind.word(), entry.amount, entry.currency),
            (entry.description.trim().to_lowercase(), parts(&entry.payers), split_of(entry)),
        );
        match seen.get(&key) {
            Some(first) => {
                let title = format!("{} stands there twice: {first} and {}", name_of(entry), entry.id);
                let fault = fault(Code::LooksTwice, entry, around, title);
                faults.push(fault.help(format!("if it is the same: clique rm {}", entry.id)));
            }
            None => drop(seen.insert(key, entry.id)),
        }
    }
    faults
}

/// Says a split in one order of names.
fn split_of(entry: &Entry<'_>) -> String {
    let mut split = entry.split.clone();
    split.parts.sort_by_key(|part| part.person);
    split.to_text(|person| person.get().to_string(), entry.currency.decimals())
}

fn name_of(entry: &Entry<'_>) -> String {
    match (entry.description.as_ref(), entry.kind) {
        ("", Kind::Payment) => "a payment".to_owned(),
        ("", _) => "an entry".to_owned(),
        (words, _) => format!("`{words}`"),
    }
}
