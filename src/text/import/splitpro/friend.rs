//! The CSV that SplitPro writes for one friend: what was lent and owed between the two.
//!
//! Bills of groups stand in it as well, with what falls on the two; nothing says who else shares them.

use super::YOU;
use super::line::{CELLS, HEADER, cells_of};
use crate::model::{Currency, Date, Kind, Money, Part, PersonIndex, SplitPart, Status, Way};
use crate::text::import::Origin;
use crate::text::import::bills::{Bill, Division, ReadOptions, ReadResult};
use crate::text::import::currencies::currency_of;
use crate::text::import::dates::read_date;
use crate::text::import::numbers;
use crate::text::import::problem::ImportProblem;
use crate::text::import::reading::{Reading, evenly, first_line};
use crate::text::import::sheet::Cell;

/// The CSV of one friend.
pub const ORIGIN: Origin = Origin::new("splitpro", "expenses with a friend (CSV)", fits, read);

/// What the friend is called who paid nothing.
const FRIEND: &str = "Friend";

const NO_NAME: &str = "the friend paid nothing, so the file does not say the name; it is taken as `Friend`";
const NOT_THE_TWO: &str = "a bill that leaves nothing between the two is left out";
const OF_A_GROUP: &str = "a bill that more than two share comes in as what one of the two owes the other";
const MAYBE_OF_A_GROUP: &str =
    "a bill that is not shared evenly may be of more than two: what others share counts as the payer's";
const SIGNS: &str = "older files do not tell a refund from an expense";

fn fits(text: &str) -> bool {
    first_line(text).trim_end() == HEADER
}

fn read(text: &str, options: &ReadOptions) -> ReadResult {
    let mut reading = Reading::default();
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches(['\n', '\r']);
        if start == 0 && bare != HEADER {
            reading.fail(ImportProblem::new(0..bare.len(), format!("the first line should be `{HEADER}`")));
            return reading.finish();
        }
        if start > 0 && !bare.trim().is_empty() {
            let cells = reading.take(cells_of(bare, start));
            lines.extend(cells.map(|cells| (start..start + bare.len(), cells)));
        }
        start += line.len();
    }
    let me = reading.bills.person(options.me.as_deref().unwrap_or(YOU));
    let named = lines.iter().map(|(_, cells)| cells[0].trimmed()).find(|name| !name.is_empty() && *name != YOU);
    if named.is_none() && !lines.is_empty() {
        reading.lack(NO_NAME);
    }
    let friend = reading.bills.person(named.unwrap_or(FRIEND));
    if me == friend {
        reading.fail(ImportProblem::new(0..0, "you and the friend have the same name").help("say your name otherwise"));
        return reading.finish();
    }
    for (span, cells) in &lines {
        let done = read_line(span.clone(), cells, [me, friend], options, &mut reading);
        reading.take(done);
    }
    reading.lack(SIGNS);
    reading.finish()
}

/// A line whose cells are understood.
struct Line {
    date: Date,
    /// The whole amount, of everyone.
    amount: Money,
    payer: PersonIndex,
    other: PersonIndex,
    /// What the other owes the payer for it, with the sign of the amount; of a payment, what was paid.
    between: Money,
}

fn read_line(
    span: std::ops::Range<usize>,
    cells: &[Cell<'_>; CELLS],
    [me, friend]: [PersonIndex; 2],
    options: &ReadOptions,
    reading: &mut Reading,
) -> Result<(), ImportProblem> {
    let [payer, name, category, amount, split, date, currency, lent, owed, settled] = cells;
    let (payer, other) = who(payer, [me, friend], reading)?;
    let mine = payer == me;
    let currency = currency_of(&currency.text, currency.span.clone(), options)?;
    let date = read_date(&date.text, None).map_err(|problem| problem.at(&date.text, date.span.clone()))?;
    let amount = money(amount, currency, reading)?;
    let is_payment = split.trimmed() == "SETTLEMENT";
    let between = money(
        if is_payment {
            settled
        } else if mine {
            lent
        } else {
            owed
        },
        currency,
        reading,
    )?
    .abs();
    let between = if amount.is_negative() { -between } else { between };
    if between.is_zero() {
        reading.lose(NOT_THE_TWO);
        return Ok(());
    }
    if between.abs() > amount.abs() {
        return Err(ImportProblem::new(span, "the share is larger than the amount"));
    }
    let line = Line { date, amount, payer, other, between };
    let is_even = split.trimmed() == "EQUAL";
    let (kind, amount, division) = if is_payment {
        let paid = [Part { person: payer, amount: between }];
        let kind = reading.payment(&paid, &[other], between);
        (kind, between, Division { rule: Some(evenly([other])), parts: None })
    } else {
        let (amount, division) = line.divide(is_even, reading);
        (Kind::Expense, amount, division)
    };
    let note = if amount == line.amount {
        String::new()
    } else {
        format!("of {} {currency} in all", line.amount.to_decimal(currency.decimals()))
    };
    reading.bills.currency = reading.bills.currency.or(Some(currency));
    reading.bills.bills.push(Bill {
        span,
        key: None,
        date: line.date,
        kind,
        description: name.text.clone().into_owned(),
        amount,
        currency,
        paid: vec![Part { person: payer, amount }],
        division,
        category: if is_payment { String::new() } else { category_of(category) },
        tags: Vec::new(),
        due: None,
        note,
        status: Status::Counts,
        repeat: None,
        attachments: Vec::new(),
    });
    Ok(())
}

/// Returns a category; the general one is none.
fn category_of(cell: &Cell<'_>) -> String {
    let category = cell.trimmed();
    if category == "general" { String::new() } else { category.to_owned() }
}

/// Tells who paid from who did not.
fn who(
    cell: &Cell<'_>,
    [me, friend]: [PersonIndex; 2],
    reading: &Reading,
) -> Result<(PersonIndex, PersonIndex), ImportProblem> {
    let name = cell.trimmed();
    if name == YOU {
        return Ok((me, friend));
    }
    if reading.bills.people[friend.get()].name != name {
        return Err(ImportProblem::new(cell.span.clone(), format!("`{name}` is a third name in a file of two people")));
    }
    Ok((friend, me))
}

impl Line {
    /// Says how much of it comes in, and who shares that how.
    fn divide(&self, is_even: bool, reading: &mut Reading) -> (Money, Division) {
        let rest = self.amount - self.between;
        let is_half = (rest - self.between).abs().minor() <= 1;
        let fixed = |person, amount| SplitPart { person, way: Way::Fixed(amount) };
        if is_even && !is_half && !rest.is_zero() {
            reading.lose(OF_A_GROUP);
            return (self.between, Division { rule: Some(evenly([self.other])), parts: None });
        }
        if rest.is_zero() {
            return (self.amount, Division { rule: Some(evenly([self.other])), parts: None });
        }
        let parts = vec![Part { person: self.payer, amount: rest }, Part { person: self.other, amount: self.between }];
        if is_even {
            return (self.amount, Division { rule: Some(evenly([self.payer, self.other])), parts: Some(parts) });
        }
        reading.lose(MAYBE_OF_A_GROUP);
        let rule = vec![fixed(self.payer, rest), fixed(self.other, self.between)];
        (self.amount, Division { rule: Some(rule), parts: Some(parts) })
    }
}

fn money(cell: &Cell<'_>, currency: Currency, reading: &mut Reading) -> Result<Money, ImportProblem> {
    let text = cell.trimmed();
    let number = if text.is_empty() { Ok(numbers::Number::ZERO) } else { numbers::plain(text) };
    let number = number.map_err(|problem| ImportProblem::new(cell.span.clone(), problem.words(text)))?;
    reading.amount(number, currency, cell.span.clone())
}
