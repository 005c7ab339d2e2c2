//! What a bill and a settlement of ihatemoney say, whichever file they stand in.

use std::borrow::Cow;
use std::ops::Range;

use crate::model::{Currency, Date, Kind, Money, Part, PersonIndex, Weight};
use crate::text::import::bills::{Bill, Division, ReadOptions, Rounding, StatedBalance};
use crate::text::import::numbers::Number;
use crate::text::import::problem::ImportProblem;
use crate::text::import::reading::{Reading, evenly};

/// The bills that must be given with a file of settlements or members.
pub(super) const NEEDS_BILLS: &str = "the bills themselves, which ihatemoney exports as JSON";

const FORMAT: &str = "links to receipts and amounts converted between currencies are not in the file";
const RENAMED: &str = "a person's weight is said in two ways; the first bill in the file counts";

/// A bill as its file says it.
pub(super) struct Said<'t> {
    pub span: Range<usize>,
    pub what: &'t str,
    /// Whether it is of the type for paying back.
    pub is_payment: bool,
    pub amount: (Number, Range<usize>),
    /// The code, empty where the file has none.
    pub currency: (&'t str, Range<usize>),
    pub date: Date,
    pub payer: &'t str,
    /// The weight of who paid.
    pub weight: Option<(Number, Range<usize>)>,
    pub owers: Vec<Cow<'t, str>>,
}

/// Takes over a bill.
pub(super) fn take_bill(said: Said<'_>, options: &ReadOptions, reading: &mut Reading) -> Result<(), ImportProblem> {
    let currency = reading.currency(said.currency.0, said.currency.1, options)?;
    let amount = reading.amount(said.amount.0, currency, said.amount.1)?;
    let payer = reading.bills.person(said.payer);
    if let Some((number, span)) = said.weight {
        take_weight(payer, number, span, reading)?;
    }
    let mut sharers: Vec<PersonIndex> = Vec::with_capacity(said.owers.len());
    for name in &said.owers {
        let person = reading.bills.person(name);
        if sharers.contains(&person) {
            return Err(ImportProblem::new(said.span, format!("`{name}` shares this bill twice")));
        }
        sharers.push(person);
    }
    if sharers.is_empty() {
        return Err(ImportProblem::new(said.span, "nobody shares this bill"));
    }
    let paid = vec![Part { person: payer, amount }];
    let kind = if said.is_payment { reading.payment(&paid, &sharers, amount) } else { Kind::Expense };
    reading.bills.currency = reading.bills.currency.or(Some(currency));
    reading.bills.bills.push(Bill {
        kind,
        description: said.what.to_owned(),
        paid,
        division: Division { rule: Some(evenly(sharers)), parts: None },
        ..Bill::of(said.span, said.date, amount, currency)
    });
    Ok(())
}

/// Takes over what a file says of a person's weight.
pub(super) fn take_weight(
    person: PersonIndex,
    number: Number,
    span: Range<usize>,
    reading: &mut Reading,
) -> Result<(), ImportProblem> {
    let weight = number.weight().map(|(weight, _)| weight).filter(|weight| *weight != Weight::from_millionths(0));
    let weight = weight.ok_or_else(|| ImportProblem::new(span, "this is no weight that someone can have"))?;
    let known = &mut reading.bills.people[person.get()].weight;
    if known.is_some_and(|known| known != weight) {
        reading.lose(RENAMED);
    } else {
        *known = Some(weight);
    }
    Ok(())
}

/// Takes over who should pay whom how much, as what the one owes and the other is owed.
pub(super) fn take_settlement(
    [from, to]: [&str; 2],
    amount: Money,
    currency: Currency,
    span: &Range<usize>,
    reading: &mut Reading,
) {
    reading.bills.rounding = Rounding::UnitPerBill;
    for (name, minor) in [(from, -i128::from(amount.minor())), (to, i128::from(amount.minor()))] {
        let person = reading.bills.person(name);
        let stated =
            reading.bills.balances.iter_mut().find(|stated| stated.person == person && stated.currency == currency);
        match stated {
            Some(stated) => stated.minor += minor,
            None => reading.bills.balances.push(StatedBalance { person, currency, minor, span: span.clone() }),
        }
    }
}

/// Says what no file of bills says.
pub(super) fn say_losses(reading: &mut Reading) {
    reading.bills.by_weight = true;
    crate::text::import::weights::share_by_weight(&mut reading.bills);
    reading.lack(FORMAT);
}
