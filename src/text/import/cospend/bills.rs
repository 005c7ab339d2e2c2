//! The bills of a Cospend project.

use std::borrow::Cow;

use super::sections::Section;
use super::{Project, built_in, number};
use crate::model::{Date, Kind, Part, PersonIndex, Status};
use crate::text::import::bills::{Bill, Division, Repeat, RepeatUnit};
use crate::text::import::dates::{day_of_seconds, read_date};
use crate::text::import::ihatemoney::Names;
use crate::text::import::problem::ImportProblem;
use crate::text::import::reading::{Reading, evenly, tag};
use crate::text::import::sheet::{Cell, Row};
use crate::text::import::weights::share_by_weight;

/// The columns; those behind `owers` are younger.
const COLUMNS: [&str; 17] = [
    "what",
    "amount",
    "date",
    "timestamp",
    "payer_name",
    "payer_weight",
    "payer_active",
    "owers",
    "repeat",
    "repeatfreq",
    "repeatuntil",
    "categoryid",
    "paymentmode",
    "paymentmodeid",
    "comment",
    "deleted",
    "repeatallactive",
];

/// Rows that old versions wrote only to name a member.
const CARRIER: &str = "deleteMeIfYouWant";

const TRASH: &str = "bills in the trash are left out";
const CATEGORY: &str = "a category has a number that the file has no name for";
const ALL_ACTIVE: &str = "that a repeated bill is for everyone who is active then is left out";

/// Reads all bills.
pub(super) fn read_bills(
    section: &Section<'_, '_>,
    project: &Project,
    reading: &mut Reading,
) -> Result<(), ImportProblem> {
    section.columns(["what", "amount", "payer_name", "owers"])?;
    let columns = section.header.columns(COLUMNS)?;
    if columns[2].is_none() && columns[3].is_none() {
        return Err(ImportProblem::new(section.header.span(), "the column `date` is missing"));
    }
    let mut names: Vec<String> = reading.bills.people.iter().map(|person| person.name.clone()).collect();
    for row in &section.rows {
        let payer = row.cell(columns[4].unwrap_or(usize::MAX));
        let payer = payer.trimmed();
        if !payer.is_empty() && !names.iter().any(|name| name == payer) {
            names.push(payer.to_owned());
        }
    }
    let names = Names::new(names, ",");
    reading.read_all(&section.rows, |row, reading| {
        let row = BillRow { row: *row, cells: columns.map(|at| row.cell(at.unwrap_or(usize::MAX))) };
        if row.cells[0].text == CARRIER {
            return take_payer(&row, reading).map(|_| ());
        }
        if row.cells[15].trimmed() == "1" {
            reading.lose(TRASH);
            return Ok(());
        }
        let bill = read_bill(&row, project, &names, reading)?;
        reading.bills.bills.push(bill);
        Ok(())
    });
    reading.bills.by_weight = true;
    share_by_weight(&mut reading.bills);
    Ok(())
}

/// A row and its cells in the order of [`COLUMNS`].
struct BillRow<'s, 't> {
    row: Row<'s, 't>,
    cells: [Cell<'t>; COLUMNS.len()],
}

impl<'t> BillRow<'_, 't> {
    fn payer(&self) -> &Cell<'t> {
        &self.cells[4]
    }
}

fn read_bill(
    row: &BillRow<'_, '_>,
    project: &Project,
    names: &Names,
    reading: &mut Reading,
) -> Result<Bill, ImportProblem> {
    let [what, amount, date, timestamp, _, _, _, owers, repeat, every, until, category, letter, mode, comment, _, all] =
        &row.cells;
    let date = day_of(date, timestamp)?;
    let amount = reading.amount(number(amount)?, project.currency, amount.span.clone())?;
    let payer = take_payer(row, reading)?;
    let sharers = sharers_of(owers, names, reading)?;
    let paid = vec![Part { person: payer, amount }];
    let category = category.trimmed();
    let is_payment = category == built_in::REIMBURSEMENT;
    let kind = if is_payment { reading.payment(&paid, &sharers, amount) } else { Kind::Expense };
    let repeat = repeat_of(repeat, every, until)?;
    if repeat.is_some() && all.trimmed() == "1" {
        reading.lose(ALL_ACTIVE);
    }
    Ok(Bill {
        span: row.row.span(),
        key: None,
        date,
        kind,
        description: what.text.clone().into_owned(),
        amount,
        currency: project.currency,
        paid,
        division: Division { rule: Some(evenly(sharers)), parts: None },
        category: if is_payment { String::new() } else { category_of(category, project, reading) },
        tags: mode_of(mode.trimmed(), letter.trimmed(), project).into_iter().collect(),
        due: None,
        note: decoded(&comment.text).into_owned(),
        status: Status::Counts,
        repeat,
        attachments: Vec::new(),
    })
}

/// The second of the bill counts more than its day, which is that of the server in UTC.
fn day_of(date: &Cell<'_>, timestamp: &Cell<'_>) -> Result<Date, ImportProblem> {
    let seconds = timestamp.trimmed();
    if seconds.is_empty() {
        return read_date(&date.text, None).map_err(|problem| problem.at(&date.text, date.span.clone()));
    }
    let wrong = || ImportProblem::new(timestamp.span.clone(), format!("`{seconds}` is no time in seconds"));
    day_of_seconds(seconds.parse().map_err(|_| wrong())?).ok_or_else(wrong)
}

fn take_payer(row: &BillRow<'_, '_>, reading: &mut Reading) -> Result<PersonIndex, ImportProblem> {
    let cell = row.payer();
    let name = cell.trimmed();
    if name.is_empty() {
        return Err(ImportProblem::new(cell.span.clone(), "there is no name of who paid"));
    }
    let person = reading.bills.person(name);
    let [_, _, _, _, _, weight, active, ..] = &row.cells;
    // Files without a table of members say who they are only here.
    if reading.bills.people[person.get()].weight.is_none() && !weight.trimmed().is_empty() {
        let weight = super::weight_of(number(weight)?);
        let known = &mut reading.bills.people[person.get()];
        known.weight = Some(weight);
        known.has_left = active.trimmed() == "0";
    }
    Ok(person)
}

fn sharers_of(cell: &Cell<'_>, names: &Names, reading: &mut Reading) -> Result<Vec<PersonIndex>, ImportProblem> {
    let text = cell.trimmed();
    if text.is_empty() {
        return Err(ImportProblem::new(cell.span.clone(), "nobody shares this bill"));
    }
    let found = names.of(text).filter(|names| names.iter().all(|name| !name.is_empty()));
    let found = found.ok_or_else(|| {
        ImportProblem::new(cell.span.clone(), "these names can be read in two ways, as some have commas")
            .help("rename a member in Cospend and export again")
    })?;
    let mut sharers = Vec::with_capacity(found.len());
    for name in found {
        let person = reading.bills.person(&name);
        if sharers.contains(&person) {
            return Err(ImportProblem::new(cell.span.clone(), format!("`{name}` shares this bill twice")));
        }
        sharers.push(person);
    }
    Ok(sharers)
}

fn category_of(id: &str, project: &Project, reading: &mut Reading) -> String {
    let known = project.categories.get(id).map(String::as_str);
    match known.or_else(|| built_in::category(id)) {
        Some(name) => name.to_owned(),
        None => {
            if !["", "0"].contains(&id) {
                reading.lose(CATEGORY);
            }
            String::new()
        }
    }
}

fn mode_of(id: &str, letter: &str, project: &Project) -> Option<String> {
    let named = project.modes.get(id).map(|name| tag(name));
    named.or_else(|| built_in::mode(letter).map(str::to_owned)).filter(|word| !word.is_empty())
}

fn repeat_of(cell: &Cell<'_>, every: &Cell<'_>, until: &Cell<'_>) -> Result<Option<Repeat>, ImportProblem> {
    let (unit, times) = match cell.trimmed() {
        "" | "n" => return Ok(None),
        "d" => (RepeatUnit::Day, 1),
        "w" => (RepeatUnit::Week, 1),
        "b" => (RepeatUnit::Week, 2),
        "s" => (RepeatUnit::HalfMonth, 1),
        "m" => (RepeatUnit::Month, 1),
        "y" => (RepeatUnit::Year, 1),
        other => {
            let words = format!("`{other}` is no way to repeat that is known");
            return Err(ImportProblem::new(cell.span.clone(), words));
        }
    };
    let wrong =
        |cell: &Cell<'_>| ImportProblem::new(cell.span.clone(), format!("`{}` is no number of times", cell.text));
    let every = match every.trimmed() {
        "" | "0" => 1,
        text => text.parse::<u16>().map_err(|_| wrong(every))?,
    };
    let until = match until.trimmed() {
        "" => None,
        text => Some(read_date(text, None).map_err(|problem| problem.at(text, until.span.clone()))?),
    };
    Ok(Some(Repeat { every: u32::from(every) * times, unit, until }))
}

/// Undoes the encoding of URLs, in which a plus is a space; what is not encoded stays.
fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains(['+', '%']) {
        return Cow::Borrowed(text);
    }
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while at < bytes.len() {
        let coded = bytes.get(at + 1..at + 3).filter(|_| bytes[at] == b'%').and_then(hex);

        out.push(coded.unwrap_or(if bytes[at] == b'+' { b' ' } else { bytes[at] }));
        at += if coded.is_some() { 3 } else { 1 };
    }
    Cow::Owned(String::from_utf8(out).unwrap_or_else(|_| text.to_owned()))
}

fn hex(digits: &[u8]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|value| u8::try_from(value).ok());
    Some(digit(digits[0])? << 4 | digit(digits[1])?)
}
