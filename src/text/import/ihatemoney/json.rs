//! The JSON files of ihatemoney: bills, members and settlements, each a list.

use std::borrow::Cow;

use super::bill::{NEEDS_BILLS, Said, say_losses, take_bill, take_settlement, take_weight};
use crate::text::import::Origin;
use crate::text::import::bills::{ImportedPerson, ReadOptions, ReadResult};
use crate::text::import::currencies::currency_of;
use crate::text::import::dates::read_date;
use crate::text::import::json::{Document, Object};
use crate::text::import::problem::ImportProblem;
use crate::text::import::reading::{Reading, head};
use crate::text::import::sheet::trimmed;

/// The bills that ihatemoney exports as JSON.
pub const BILLS: Origin = Origin::new("ihatemoney", "bills (JSON)", fits_bills, read_bills);

/// The members that the API of ihatemoney lists, with their weights.
pub const MEMBERS: Origin = Origin::new("ihatemoney", "members (JSON)", fits_members, read_members);

/// The settlements that ihatemoney exports as JSON.
pub const SETTLEMENTS: Origin = Origin::new("ihatemoney", "settlements (JSON)", fits_settlements, read_settlements);

fn has_all(text: &str, names: &[&str]) -> bool {
    let head = head(text);
    head.trim_start().starts_with('[') && names.iter().all(|name| head.contains(name))
}

fn fits_bills(text: &str) -> bool {
    has_all(text, &["\"what\"", "\"payer_name\"", "\"owers\""]) || text.trim() == "[]"
}

fn fits_members(text: &str) -> bool {
    has_all(text, &["\"name\"", "\"weight\"", "\"activated\""])
}

fn fits_settlements(text: &str) -> bool {
    has_all(text, &["\"ower\"", "\"receiver\"", "\"amount\""])
}

/// Goes through a list of objects, one after the other, over those that are wrong.
fn each(
    text: &str,
    reading: &mut Reading,
    mut take: impl FnMut(&Object<'_>, &mut Reading) -> Result<(), ImportProblem>,
) {
    let Some(document) = reading.take(Document::read(text)) else { return };
    let Some(items) = reading.take(document.root().list()) else { return };
    for item in items {
        let done = item.object().and_then(|object| take(&object, reading));
        reading.take(done);
    }
}

fn read_bills(text: &str, options: &ReadOptions) -> ReadResult {
    let mut reading = Reading::default();
    each(text, &mut reading, |bill, reading| read_bill(bill, options, reading));
    say_losses(&mut reading);
    reading.finish()
}

fn read_bill(bill: &Object<'_>, options: &ReadOptions, reading: &mut Reading) -> Result<(), ImportProblem> {
    let kind = bill.find("bill_type");
    let is_payment = match kind.map(|kind| kind.words()).transpose()?.as_deref() {
        None | Some("Expense") => false,
        Some("Reimbursement") => true,
        Some(other) => {
            let words = format!("`{other}` is no type of bill that is known");
            return Err(ImportProblem::new(kind.unwrap_or(bill.node).span(), words));
        }
    };
    let date = bill.need("date")?;
    let day = read_date(&date.words()?, options.dates).map_err(|problem| problem.at(date.raw(), date.span()))?;
    let currency = bill.find("currency").or(bill.find("original_currency"));
    let amount = bill.need("amount")?;
    let weight = bill.find("payer_weight");
    let owers = bill.need("owers")?.list()?;
    let owers = owers.iter().map(|ower| {
        ower.words().map(|name| match name {
            Cow::Borrowed(name) => Cow::Borrowed(trimmed(name)),
            Cow::Owned(name) => Cow::Owned(name.trim().to_owned()),
        })
    });
    let payer = bill.need("payer_name")?.words()?;
    let said = Said {
        span: bill.node.span(),
        what: &bill.need("what")?.words()?,
        is_payment,
        amount: (amount.number()?, amount.span()),
        currency: (&currency.map_or(Ok("".into()), |node| node.words())?, currency.unwrap_or(bill.node).span()),
        date: day,
        payer: payer.trim(),
        weight: weight.map(|node| node.number().map(|number| (number, node.span()))).transpose()?,
        owers: owers.collect::<Result<_, _>>()?,
    };
    take_bill(said, options, reading)
}

fn read_members(text: &str, _: &ReadOptions) -> ReadResult {
    let mut reading = Reading::default();
    each(text, &mut reading, |member, reading| {
        let name = member.need("name")?.words()?;
        let mut person = ImportedPerson::named(name.trim());
        let is_active = member.find("activated").map_or(Ok(true), |node| node.flag())?;
        person.has_left = !is_active;
        if reading.bills.people.iter().any(|known| known.name == person.name) {
            return Err(ImportProblem::new(member.node.span(), format!("two members have the name `{}`", person.name)));
        }
        let index = reading.bills.person(name.trim());
        reading.bills.people[index.get()] = person;
        let weight = member.need("weight")?;
        take_weight(index, weight.number()?, weight.span(), reading)
    });
    reading.bills.needs = Some(NEEDS_BILLS);
    reading.finish()
}

fn read_settlements(text: &str, options: &ReadOptions) -> ReadResult {
    let mut reading = Reading::default();
    each(text, &mut reading, |payment, reading| {
        let named = payment.find("currency");
        let words = named.map_or(Ok("".into()), |node| node.words())?;
        let currency = currency_of(&words, named.unwrap_or(payment.node).span(), options)?;
        let amount = payment.need("amount")?;
        let minor = reading.amount(amount.number()?, currency, amount.span())?;
        let (from, to) = (payment.need("ower")?.words()?, payment.need("receiver")?.words()?);
        take_settlement([from.trim(), to.trim()], minor, currency, &payment.node.span(), reading);
        Ok(())
    });
    reading.bills.needs = Some(NEEDS_BILLS);
    reading.finish()
}
