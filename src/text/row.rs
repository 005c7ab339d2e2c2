//! Reads one row of an expense file into an entry, telling everything that is wrong with it.

use std::borrow::Cow;

use super::columns::{Column, Columns};
use super::name_table::NameTable;
use super::plain_names::plain_names;
use super::row_faults::{RowPlace, amount_fault, items_fault, payers_fault, shares_fault, split_fault};
use super::row_text::check_text;
use super::table_record::Record;
use crate::model::amount::parse_amount;
use crate::model::shares::{divide, divide_items, fill_payers};
use crate::model::split::{Names, Payer, SplitProblem, parse_payers, parse_split};
use crate::model::{
    Code, Currency, Date, Entry, Fault, Group, GroupIndex, Id, Kind, Member, Money, Place, Setup, Split, SplitPart,
    Status, Way,
};

/// Reads rows of one group after the other; keeps what it needs from row to row, so that a row costs no allocation.
pub struct RowReader<'t> {
    setup: &'t Setup,
    group: &'t Group,
    names: NameTable<'t>,
    /// Everybody's membership of the group, by place among all people.
    members: Vec<Option<&'t Member>>,
    entry: Entry<'t>,
    payers: Vec<Payer>,
    problems: Vec<SplitProblem>,
}

impl<'t> RowReader<'t> {
    /// Starts reading rows of a group.
    #[must_use]
    pub fn new(setup: &'t Setup, index: GroupIndex) -> RowReader<'t> {
        let group = &setup.groups[index.get()];
        let handles: Vec<&str> = setup.people.iter().map(|person| person.handle.as_str()).collect();
        let mut reader = RowReader {
            setup,
            group,
            names: NameTable::of(&handles),
            members: Vec::new(),
            entry: blank_entry(index, group.currency),
            payers: Vec::new(),
            problems: Vec::new(),
        };
        reader.turn_to(index);
        reader
    }

    /// Goes on with rows of a group, another one or the same.
    pub fn turn_to(&mut self, index: GroupIndex) {
        if self.entry.group == index && !self.members.is_empty() {
            return;
        }
        self.group = &self.setup.groups[index.get()];
        self.entry = blank_entry(index, self.group.currency);
        self.members.clear();
        self.members.resize(self.setup.people.len(), None);
        for member in &self.group.members {
            self.members[member.person.get()] = Some(member);
        }
    }

    /// Tells whether a row says no id of its own.
    #[must_use]
    pub fn lacks_id(&self, record: &Record<'_, 't>, columns: &Columns<'t>) -> bool {
        let place = columns.cell_place(Column::Id);
        record.plain_cell(place).is_none() && record.cell(place).is_empty()
    }

    /// Returns a row's written id and where it stands, unless it is the loser of a conflict.
    #[must_use]
    pub fn live_id(&mut self, record: &Record<'_, 't>, columns: &Columns<'t>) -> Option<(Id, std::ops::Range<usize>)> {
        let id = Id::parse(&cell(record, columns, Column::Id))?;
        let is_loser = cell(record, columns, Column::Status) == Status::Conflict.word();
        (!is_loser).then(|| (id, record.cell_span(columns.cell_place(Column::Id))))
    }

    /// Returns what makes a row without an id itself: the group and the cells that say what happened.
    #[must_use]
    pub fn content(&self, record: &Record<'_, 't>, columns: &Columns<'t>) -> Vec<u8> {
        content_of(&self.group.folder, record, columns)
    }

    /// Reads a row; returns nothing when it cannot be read, with faults saying why.
    ///
    /// `provisional` is the id of a row that has none.
    pub fn read(
        &mut self,
        record: &Record<'_, 't>,
        columns: &Columns<'t>,
        file: u32,
        path: &str,
        provisional: Option<Id>,
        faults: &mut Vec<Fault>,
    ) -> Option<&Entry<'t>> {
        let faults_before = faults.len();
        let row = RowPlace { record, columns, path, setup: self.setup };
        if record.cell_count() > columns.count {
            faults.push(row.too_many_cells());
            return None;
        }
        let place = Place {
            file,
            line: u32::try_from(record.line).unwrap_or(u32::MAX),
            start: record.span.start,
            end: record.span.end,
        };
        self.entry.place = place;
        self.read_words(&row, provisional, faults);
        let decimals = self.read_currency(&row, faults);
        self.read_amount(&row, decimals, faults);
        self.read_payers(&row, decimals, faults);
        self.read_split(&row, decimals, faults);
        self.read_texts(&row, faults);
        let is_sound = |fault: &Fault| fault.code.severity() != crate::model::Severity::Unreadable;
        if !faults[faults_before..].iter().all(is_sound) {
            if row.lacks_its_first_comma() {
                // All its cells stand in the wrong columns; that is one mistake, not one a cell.
                faults.truncate(faults_before);
                faults.push(row.first_comma_missing());
            }
            return None;
        }
        self.compute(&row, faults)?;
        self.check_rules(&row, faults);
        Some(&self.entry)
    }

    /// Reads id, date, kind, status and due date.
    fn read_words(&mut self, row: &RowPlace<'_, '_, 't>, provisional: Option<Id>, faults: &mut Vec<Fault>) {
        let entry = &mut self.entry;
        entry.id_is_written = provisional.is_none();
        let id = row.cell(Column::Id);
        match provisional.or_else(|| Id::parse(&id)) {
            Some(id) => entry.id = id,
            None => faults.push(row.bad_id(&id)),
        }
        let date = row.cell(Column::Date);
        match Date::parse(&date) {
            Some(date) => entry.date = date,
            None => faults.push(row.bad_date(Column::Date, &date)),
        }
        let kind = row.cell(Column::Kind);
        let known = if kind.is_empty() { Some(Kind::Expense) } else { Kind::parse(&kind) };
        match known {
            Some(kind) => entry.kind = kind,
            None => faults.push(row.bad_word(Code::BadKind, Column::Kind, &kind, &["expense", "payment", "income"])),
        }
        let status = row.cell(Column::Status);
        match Status::parse(&status) {
            Some(status) => entry.status = status,
            None => {
                faults.push(row.bad_word(Code::BadStatus, Column::Status, &status, &["void", "conflict", "pending"]));
            }
        }
        entry.due = None;
        if !row.is_blank(Column::Due) {
            let due = row.cell(Column::Due);
            entry.due = Date::parse(&due);
            if entry.due.is_none() && !due.is_empty() {
                faults.push(row.bad_date(Column::Due, &due));
            }
        }
    }

    /// Reads the currency; returns the number of decimals that amounts of this row may have.
    fn read_currency(&mut self, row: &RowPlace<'_, '_, 't>, faults: &mut Vec<Fault>) -> u8 {
        let code = row.cell(Column::Currency);
        if code.is_empty() {
            self.entry.currency = self.group.currency;
        } else if code != self.entry.currency.code() {
            match self.setup.currency(&code) {
                Some(currency) => self.entry.currency = currency,
                None => {
                    faults.push(row.unknown_currency(&code));
                    return crate::model::currency::DECIMALS_MAX;
                }
            }
        }
        self.entry.currency.decimals()
    }

    fn read_amount(&mut self, row: &RowPlace<'_, '_, 't>, decimals: u8, faults: &mut Vec<Fault>) {
        let text = row.cell(Column::Amount);
        match parse_amount(&text, decimals) {
            Ok(amount) => self.entry.amount = amount,
            Err(problem) => {
                let span = row.span(Column::Amount);
                faults.push(amount_fault(row.path, span, &text, &problem, self.entry.currency));
            }
        }
    }

    fn read_payers(&mut self, row: &RowPlace<'_, '_, 't>, decimals: u8, faults: &mut Vec<Fault>) {
        let (names, payers) = (&self.names, &mut self.payers);
        payers.clear();
        let alone = |person| {
            payers.push(Payer { person, amount: None });
            payers.len() == 1
        };
        if row.plain_cell(Column::PaidBy).is_some_and(|cell| plain_names(row.record.text, cell, names, alone)) {
            return;
        }
        let text = row.cell(Column::PaidBy);
        let mut find = |name: &str| names.find(name);
        let mut names = Names { decimals, find: &mut find };
        self.problems.clear();
        parse_payers(&text, &mut names, &mut self.payers, &mut self.problems);
        let currency = self.entry.currency;
        faults.extend(self.problems.iter().map(|problem| split_fault(row, Column::PaidBy, &text, problem, currency)));
    }

    fn read_split(&mut self, row: &RowPlace<'_, '_, 't>, decimals: u8, faults: &mut Vec<Fault>) {
        let (names, split) = (&self.names, &mut self.entry.split);
        split.parts.clear();
        split.items = false;
        let equal = |person| {
            let is_first = split.parts.iter().all(|other| other.person != person);
            split.parts.push(SplitPart { person, way: Way::WHOLE });
            is_first
        };
        if row.plain_cell(Column::Split).is_some_and(|cell| plain_names(row.record.text, cell, names, equal)) {
            return;
        }
        let text = row.cell(Column::Split);
        let mut find = |name: &str| names.find(name);
        let mut names = Names { decimals, find: &mut find };
        self.problems.clear();
        parse_split(&text, &mut names, &mut self.entry.split, &mut self.problems);
        let currency = self.entry.currency;
        faults.extend(self.problems.iter().map(|problem| split_fault(row, Column::Split, &text, problem, currency)));
    }

    fn read_texts(&mut self, row: &RowPlace<'_, '_, 't>, faults: &mut Vec<Fault>) {
        let entry = &mut self.entry;
        entry.description = text(row, Column::Description, faults);
        entry.category = text(row, Column::Category, faults);
        entry.tags = text(row, Column::Tags, faults);
        entry.note = text(row, Column::Note, faults);
        entry.receipt = text(row, Column::Receipt, faults);
        entry.by = row.cell(Column::By);
        entry.extra.clear();
        for (place, name) in &row.columns.extra {
            let value = row.record.cell(*place);
            if !value.is_empty() {
                entry.extra.push((name.clone(), value));
            }
        }
    }

    /// Works out who paid and what falls on whom.
    fn compute(&mut self, row: &RowPlace<'_, '_, 't>, faults: &mut Vec<Fault>) -> Option<()> {
        let entry = &mut self.entry;
        let (amount, turn) = (entry.amount, entry.id.turn());
        if let Err(problem) = fill_payers(amount, &self.payers, &mut entry.payers) {
            faults.push(payers_fault(row, amount, &self.payers, problem, entry.currency));
            return None;
        }
        if entry.kind == Kind::Payment && !is_payment(&entry.split, &self.payers) {
            faults.push(row.payment_shape());
            return None;
        }
        if entry.split.items {
            let bill = self.setup.items.get(&(entry.group, entry.id)).map_or(&[][..], Vec::as_slice);
            if let Err(problem) = divide_items(amount, bill, turn, &mut entry.shares) {
                faults.push(items_fault(row, amount, problem, entry.currency));
                return None;
            }
        } else if let Err(problem) = divide(amount, &entry.split.parts, turn, &mut entry.shares) {
            faults.push(shares_fault(row, amount, &entry.split.parts, problem, entry.currency));
            return None;
        }
        Some(())
    }

    /// Looks for what reads well but breaks a rule.
    fn check_rules(&self, row: &RowPlace<'_, '_, 't>, faults: &mut Vec<Fault>) {
        let entry = &self.entry;
        let is_payment = entry.kind == Kind::Payment;
        let fits = |member: &Member| match is_payment {
            true => member.may_settle_on(entry.date),
            false => member.is_in_on(entry.date),
        };
        let named = entry.payers.iter().map(|part| (part, Column::PaidBy));
        for (part, column) in named.chain(entry.shares.iter().map(|part| (part, Column::Split))) {
            let handle = || self.setup.handle(part.person);
            match self.members[part.person.get()] {
                None => faults.push(row.not_a_member(column, handle(), self.group)),
                Some(member) if !fits(member) => {
                    faults.push(row.outside_membership(column, handle(), member, entry.date));
                }
                Some(_) => {}
            }
        }
        if !entry.by.is_empty() && self.names.find(&entry.by).is_none() {
            faults.push(row.unknown_author(&entry.by));
        }
        if entry.due.is_some_and(|due| due < entry.date) {
            faults.push(row.due_before_date());
        }
        if entry.status == Status::Conflict {
            faults.push(row.conflict_row(entry.id));
        }
    }
}

/// Returns what makes a row without an id itself: the group's folder and the cells that say what happened.
#[must_use]
pub fn content_of(folder: &str, record: &Record<'_, '_>, columns: &Columns<'_>) -> Vec<u8> {
    const TELLING: [Column; 7] = [
        Column::Date,
        Column::Kind,
        Column::Description,
        Column::Amount,
        Column::Currency,
        Column::PaidBy,
        Column::Split,
    ];
    let mut content = folder.as_bytes().to_vec();
    for column in TELLING {
        content.push(0x1f);
        let cell = cell(record, columns, column);
        // Without CR, which comes and goes as git and editors change line ends from one computer to another.
        content.extend(cell.bytes().filter(|byte| *byte != b'\r'));
    }
    content
}

fn is_payment(split: &Split, payers: &[Payer]) -> bool {
    match (payers, split.parts.as_slice()) {
        ([payer], [SplitPart { person, way }]) => payer.person != *person && *way == Way::WHOLE && !split.items,
        _ => false,
    }
}

/// Returns what a cell says in words, and tells what is wrong with them.
#[inline(always)]
fn text<'t>(row: &RowPlace<'_, '_, 't>, column: Column, faults: &mut Vec<Fault>) -> Cow<'t, str> {
    if row.is_blank(column) { Cow::Borrowed("") } else { checked_text(row, column, faults) }
}

fn checked_text<'t>(row: &RowPlace<'_, '_, 't>, column: Column, faults: &mut Vec<Fault>) -> Cow<'t, str> {
    let value = row.cell(column);
    check_text(row, column, &value, faults);
    value
}

fn cell<'t>(record: &Record<'_, 't>, columns: &Columns<'t>, column: Column) -> Cow<'t, str> {
    record.cell(columns.cell_place(column))
}

fn blank_entry<'t>(group: GroupIndex, currency: Currency) -> Entry<'t> {
    Entry {
        id: Id::from_bits(0),
        id_is_written: false,
        place: Place::default(),
        group,
        date: Date::new(crate::model::date::YEAR_FIRST, 1, 1).expect("the first day is within the limits"),
        kind: Kind::Expense,
        description: Cow::Borrowed(""),
        amount: Money::ZERO,
        currency,
        payers: Vec::new(),
        split: Split::default(),
        shares: Vec::new(),
        category: Cow::Borrowed(""),
        tags: Cow::Borrowed(""),
        due: None,
        note: Cow::Borrowed(""),
        receipt: Cow::Borrowed(""),
        status: Status::Counts,
        by: Cow::Borrowed(""),
        extra: Vec::new(),
    }
}
