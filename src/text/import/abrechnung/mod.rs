//! Abrechnung: the JSON export of a group, with items and with events that pass on what they cost.
//!
//! Its CSV says only the first payer and does not quote its cells; it is refused with a pointer to the JSON.

mod accounts;
mod attachment;
mod fraction;
mod shares;
mod transaction;

use accounts::Accounts;

use crate::model::{Currency, Date};
use crate::text::import::Origin;
use crate::text::import::bills::{ImportedRate, ReadOptions, ReadResult};
use crate::text::import::currencies::currency_of;
use crate::text::import::json::{Document, Object};
use crate::text::import::numbers::Number;
use crate::text::import::problem::ImportProblem;
use crate::text::import::reading::{Reading, head};

/// The JSON that Abrechnung exports.
pub const GROUP: Origin = Origin::new("abrechnung", "group export (JSON)", fits, read);

/// The CSV that Abrechnung exports, which is refused.
pub const TABLE: Origin = Origin::new("abrechnung", "transactions (CSV)", fits_table, refuse);

/// The version of the file that is read.
const VERSION: &str = "1";

const DELETED: &str = "what was deleted is left out";
const ITEMS: &str = "items of purchases come in as what they add up to for each person";
const DESCRIPTIONS: &str = "descriptions of accounts and events are left out";

fn fits(text: &str) -> bool {
    let head = head(text);
    head.trim_start().starts_with('{') && head.contains("\"personal_accounts\"")
        || head.contains("\"metadata\"") && head.contains("\"currency_identifier\"") && head.contains("\"version\"")
}

fn fits_table(text: &str) -> bool {
    text.starts_with("ID,Date,Payer,Name,Description,Currency Identifier")
}

fn refuse(text: &str, _: &ReadOptions) -> ReadResult {
    let header = text.lines().next().unwrap_or_default();
    let words = "the CSV of Abrechnung does not say all payers, and its cells run into each other";
    Err(vec![ImportProblem::new(0..header.len(), words).help("export the group as JSON and import that")])
}

fn read(text: &str, options: &ReadOptions) -> ReadResult {
    let mut reading = Reading::default();
    let done = Document::read(text)
        .and_then(|document| document.root().object().and_then(|whole| read_group(&whole, options, &mut reading)));
    reading.take(done);
    reading.finish()
}

fn read_group(whole: &Object<'_>, options: &ReadOptions, reading: &mut Reading) -> Result<(), ImportProblem> {
    let version = whole.need("version")?;
    if version.raw() != VERSION {
        let words = format!("this is version {} of the format; {VERSION} is read", version.raw());
        return Err(ImportProblem::new(version.span(), words).help("the file is of another Abrechnung"));
    }
    let metadata = whole.need("metadata")?.object()?;
    reading.bills.title = metadata.words("name")?.into_owned();
    reading.bills.about = metadata.words("description")?.into_owned();
    let named = metadata.find("currency_identifier");
    let words = named.map_or(Ok("".into()), |node| node.words())?;
    let currency = currency_of(&words, named.unwrap_or(metadata.node).span(), options)?;
    reading.bills.currency = Some(currency);
    let accounts = Accounts::read(whole, reading)?;
    reading.read_all(&whole.need("transactions")?.list()?, |node, reading| {
        let transaction = node.object()?;
        if is_deleted(&transaction)? {
            reading.lose(DELETED);
            return Ok(());
        }
        let bill = transaction::read(&transaction, &accounts, options, reading)?;
        pin_rate(&transaction, bill.date, [bill.currency, currency], reading)?;
        reading.bills.bills.push(bill);
        Ok(())
    });
    Ok(())
}

fn is_deleted(object: &Object<'_>) -> Result<bool, ImportProblem> {
    object.find("deleted").map_or(Ok(false), |node| node.flag())
}

/// Keeps the rate at which Abrechnung counts a transaction in the currency of the group.
fn pin_rate(
    transaction: &Object<'_>,
    date: Date,
    [from, to]: [Currency; 2],
    reading: &mut Reading,
) -> Result<(), ImportProblem> {
    let Some(node) = transaction.find("currency_conversion_rate") else { return Ok(()) };
    let rate = node.number()?;
    if from == to {
        let is_one = rate == Number::whole(1);
        return if is_one { Ok(()) } else { Err(node.unlike("1, as the currency is that of the group")) };
    }
    let text = rate.to_decimal().filter(|_| !rate.is_zero() && !rate.is_negative());
    let rate = text.ok_or_else(|| node.unlike("a rate above zero"))?;
    reading.bills.rates.push(ImportedRate { date, from, to, rate });
    Ok(())
}

#[cfg(test)]
mod tests;
