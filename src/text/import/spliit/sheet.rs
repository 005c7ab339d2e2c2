//! The CSV of a Spliit group: one column a person with the person's own share, positive for who paid.
//!
//! Who paid an expense without sharing it stands in no column. Where only one person has no share, it was that one;
//! else the expense comes in as paid by someone of no name, and is counted among the losses.

use crate::model::{Currency, Kind, Money, Part, PersonIndex, SplitPart, Status, Way};
use crate::text::import::Origin;
use crate::text::import::bills::{Bill, Division, ImportedPerson, ImportedRate, ReadOptions, ReadResult};
use crate::text::import::currencies::{currency_named, currency_of};
use crate::text::import::dates::read_date;
use crate::text::import::numbers::{self, Rounding};
use crate::text::import::problem::ImportProblem;
use crate::text::import::reading::{Reading, evenly, first_line, share_out};
use crate::text::import::sheet::{Cell, Row, Sheet, separator_of};

/// The CSV that Spliit writes with "Export to CSV", with and without the columns of other currencies.
pub const ORIGIN: Origin = Origin::new("spliit", "group export (CSV)", fits, read);

/// The columns before those of the people, as every version has them.
const COLUMNS: [&str; 10] = [
    "Date",
    "Description",
    "Category",
    "Currency",
    "Cost",
    "Original cost",
    "Original currency",
    "Conversion rate",
    "Is Reimbursement",
    "Split mode",
];

const PAYER_LOST: &str = "the file does not say who paid what the payer has no share of; \
    such a bill is paid by `Unknown payer`: the JSON export says it";
const FORMAT: &str =
    "notes, recurring rules and how unequal shares were said are not in the CSV: the JSON export has them";
const SHARES_ROUNDED: &str =
    "the shares in the file were rounded one by one and do not add up; they are taken as weights";

fn fits(text: &str) -> bool {
    let line = first_line(text);
    let Some(separator) = separator_of(line) else { return false };
    let Ok(sheet) = Sheet::read(line, separator) else { return false };
    let Some(header) = sheet.rows().next() else { return false };
    matches!(header.columns(["Cost", "Is Reimbursement", "Split mode"]), Ok([Some(_), Some(_), Some(_)]))
}

fn read(text: &str, options: &ReadOptions) -> ReadResult {
    let mut reading = Reading::default();
    let sheet = Sheet::read(text, separator_of(text).unwrap_or(b','));
    if let Some(sheet) = reading.take(sheet) {
        let done = read_sheet(&sheet, options, &mut reading);
        reading.take(done);
    }
    reading.finish()
}

/// Where everything stands in a row.
struct Columns {
    known: [Option<usize>; COLUMNS.len()],
    /// The columns of the people, in the order of the people.
    people: Vec<usize>,
}

fn read_sheet(sheet: &Sheet<'_>, options: &ReadOptions, reading: &mut Reading) -> Result<(), ImportProblem> {
    let mut rows = sheet.rows().filter(|row| !row.is_blank());
    let header = rows.next().ok_or_else(|| ImportProblem::new(0..0, "the file is empty"))?;
    let known = header.columns(COLUMNS)?;
    for (name, column) in COLUMNS.iter().zip(known) {
        let is_needed =
            !["Category", "Currency", "Original cost", "Original currency", "Conversion rate"].contains(name);
        if is_needed && column.is_none() {
            return Err(ImportProblem::new(header.span(), format!("the column `{name}` is missing")));
        }
    }
    let people: Vec<usize> = (0..header.width()).filter(|column| !known.contains(&Some(*column))).collect();
    for column in &people {
        let cell = header.cell(*column);
        if cell.trimmed().is_empty() {
            return Err(ImportProblem::new(cell.span, "this column has no name"));
        }
        reading.bills.people.push(ImportedPerson::named(cell.trimmed()));
    }
    if people.is_empty() {
        return Err(ImportProblem::new(header.span(), "there are no columns of people"));
    }
    let columns = Columns { known, people };
    let rows: Vec<Row<'_, '_>> = rows.collect();
    reading.read_all(&rows, |row, reading| {
        let bill = read_row(*row, &columns, options, reading)?;
        reading.bills.bills.push(bill);
        Ok(())
    });
    reading.bills.currency = reading.bills.bills.first().map(|bill| bill.currency);
    reading.lack(FORMAT);
    Ok(())
}

fn read_row(
    row: Row<'_, '_>,
    columns: &Columns,
    options: &ReadOptions,
    reading: &mut Reading,
) -> Result<Bill, ImportProblem> {
    let [date, description, category, named, cost, original, original_currency, rate, reimbursement, mode] =
        columns.known.map(|column| row.cell(column.unwrap_or(usize::MAX)));
    if row.width() > columns.known.iter().flatten().count() + columns.people.len() {
        return Err(ImportProblem::new(row.span(), "this row has more cells than the header"));
    }
    let date = read_date(&date.text, options.dates).map_err(|problem| problem.at(&date.text, date.span))?;
    let currency = currency_of(&named.text, named.span, options)?;
    let amount = amount_of(&cost, currency, reading)?;
    let shares = read_shares(row, columns, currency, reading)?;
    let payer = payer_of(&shares, amount, reading);
    let paid = vec![Part { person: payer, amount }];
    let sharers: Vec<PersonIndex> =
        shares.iter().filter(|part| !part.amount.is_zero()).map(|part| part.person).collect();
    let is_payment = reimbursement.trimmed().eq_ignore_ascii_case("yes");
    let kind = if is_payment { reading.payment(&paid, &sharers, amount) } else { Kind::Expense };
    let division = divide(&mode, amount, &shares, row, reading)?;
    let mut note = String::new();
    if !original.trimmed().is_empty() {
        note = format!("{} {} at {}", original.trimmed(), original_currency.trimmed(), rate.trimmed());
        let positive = numbers::plain(&rate.text).ok().filter(|rate| !rate.is_zero() && !rate.is_negative());
        let text = positive.and_then(numbers::Number::to_decimal);
        if let (Some(from), Some(rate)) = (currency_named(&original_currency.text), text)
            && from != currency
        {
            reading.bills.rates.push(ImportedRate { date, from, to: currency, rate });
        }
    }
    let category = category.trimmed();
    let is_none = category == "General" || kind == Kind::Payment && category == "Payment";
    Ok(Bill {
        span: row.span(),
        key: None,
        date,
        kind,
        description: description.text.into_owned(),
        amount,
        currency,
        paid,
        division,
        category: if is_none { String::new() } else { category.to_owned() },
        tags: Vec::new(),
        due: None,
        note,
        status: Status::Counts,
        repeat: None,
        attachments: Vec::new(),
    })
}

fn amount_of(cell: &Cell<'_>, currency: Currency, reading: &mut Reading) -> Result<Money, ImportProblem> {
    let number = numbers::plain(&cell.text)
        .map_err(|problem| ImportProblem::new(cell.span.clone(), problem.words(&cell.text)))?;
    reading.amount(number, currency, cell.span.clone())
}

/// Reads what each person's cell says; an empty one says nothing.
fn read_shares(
    row: Row<'_, '_>,
    columns: &Columns,
    currency: Currency,
    reading: &mut Reading,
) -> Result<Vec<Part>, ImportProblem> {
    let mut shares = Vec::with_capacity(columns.people.len());
    for (column, place) in columns.people.iter().zip(0..) {
        let cell = row.cell(*column);
        let text = cell.trimmed();
        let number = if text.is_empty() { Ok(numbers::Number::ZERO) } else { numbers::plain(text) };
        let number = number.map_err(|problem| ImportProblem::new(cell.span.clone(), problem.words(text)))?;
        // Earlier versions computed shares with floats; what is off by a crumb is meant to be whole.
        let (amount, rounding) = number
            .minor(currency.decimals())
            .map_err(|problem| ImportProblem::new(cell.span.clone(), problem.words(text)))?;
        if rounding == Rounding::Part {
            return Err(ImportProblem::new(cell.span.clone(), format!("`{text}` has more decimals than {currency}")));
        }
        shares.push(Part { person: PersonIndex(place), amount });
        debug_assert!(reading.bills.people.len() > shares.len() - 1, "everyone with a column is known");
    }
    Ok(shares)
}

/// The payer's share has the sign of the cost, those of the others the other one.
fn payer_of(shares: &[Part], amount: Money, reading: &mut Reading) -> PersonIndex {
    let has_sign_of_cost = |part: &&Part| part.amount.minor().signum() == amount.minor().signum();
    let mut payers = shares.iter().filter(has_sign_of_cost).filter(|part| !part.amount.is_zero());
    let mut others = shares.iter().filter(|part| part.amount.is_zero());
    match (payers.next(), payers.next(), others.next(), others.next()) {
        (Some(payer), None, _, _) => payer.person,
        (None, _, Some(only), None) => only.person,
        _ => {
            reading.lose(PAYER_LOST);
            unknown_payer(shares.len(), reading)
        }
    }
}

/// Returns someone whose name no one else has, adding the person when it is the first time.
fn unknown_payer(columns: usize, reading: &mut Reading) -> PersonIndex {
    // People with columns come first, so the last one is the only one that may have been added.
    if reading.bills.people.len() == columns {
        let mut name = String::from("Unknown payer");
        while reading.bills.people.iter().any(|person| person.name == name) {
            name.push('?');
        }
        reading.bills.people.push(ImportedPerson::named(&name));
    }
    let last = reading.bills.people.len() - 1;
    PersonIndex(u32::try_from(last).expect("a table has fewer columns than its text has bytes"))
}

fn divide(
    mode: &Cell<'_>,
    amount: Money,
    shares: &[Part],
    row: Row<'_, '_>,
    reading: &mut Reading,
) -> Result<Division, ImportProblem> {
    let size = |part: &Part| part.amount.abs().minor();
    let counted: Vec<Part> = shares.iter().filter(|part| !part.amount.is_zero()).copied().collect();
    let sum: i64 = counted.iter().map(size).sum();
    let off = (sum - amount.abs().minor()).unsigned_abs();
    if off > counted.len() as u64 || counted.is_empty() && !amount.is_zero() {
        return Err(
            ImportProblem::new(row.span(), "the shares do not add up to the cost").help("export it as JSON instead")
        );
    }
    let is_even = mode.trimmed() == "Evenly";
    // Who has an even share of less than a cent cannot be told from who has none.
    let rule =
        (is_even && counted.iter().all(|part| size(part) > 1)).then(|| evenly(counted.iter().map(|part| part.person)));
    if off != 0 {
        reading.lose(SHARES_ROUNDED);
        let weights: Vec<(PersonIndex, i128)> =
            counted.iter().map(|part| (part.person, i128::from(size(part)))).collect();
        let parts = share_out(amount, &weights);
        return Ok(Division { rule: rule.clone(), parts: if rule.is_some() { None } else { parts } });
    }
    let signed = |minor: i64| Money::from_minor(if amount.is_negative() { -minor } else { minor });
    let parts: Vec<Part> =
        counted.iter().map(|part| Part { person: part.person, amount: signed(size(part)) }).collect();
    let fixed = || parts.iter().map(|part| SplitPart { person: part.person, way: Way::Fixed(part.amount) }).collect();
    let rule = rule.or_else(|| (!is_even).then(fixed));
    Ok(Division { rule, parts: Some(parts) })
}
