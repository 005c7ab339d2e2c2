//! Who pays whom as programs read it: JSON records and rows.

use std::io;

use serde::{Serialize, Serializer};

use super::csv::RowWriter;
use super::settlement_why::reasons;
use crate::model::money::{decimal, push_decimal};
use crate::report::settlement::Amount;
use crate::report::settlement::{Manner, Payment, Quality, Settlement, Spread, SpreadRow};

/// One group and currency as programs read it; amounts are decimal texts and whole smallest units.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the text")]
pub struct SettlementJson<'s> {
    #[serde(skip_serializing_if = "str::is_empty")]
    pub group: &'s str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub currency: &'s str,
    pub payments: PaymentsJson<'s>,
    pub count: usize,
    pub total: String,
    pub total_minor: Minor,
    /// How it is settled: minimal, simplified, direct or hub.
    pub mode: &'static str,
    /// Through whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<&'s str>,
    /// Whether what the group has agreed made the plan what it is.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub agreed: bool,
    /// How many payments any plan needs, as far as it is proven.
    pub least: Option<usize>,
    /// Whether no plan has fewer payments.
    pub proven: bool,
    /// How many payments paying each debt directly would take.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direct: Option<usize>,
    /// How many payments would do, when the way of settling leaves no choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fewest: Option<usize>,
    pub blocks: BlocksJson<'s>,
    /// What rounding leaves: owed to the person when more than zero.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<LeftJson<'s>>,
    /// With several books at once: how each of them comes to zero.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub books: Option<BooksJson>,
    /// With an explanation: the debts before, netted between two people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub debts: Option<DebtsJson<'s>>,
    /// With an explanation: why no plan has fewer payments, in sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Vec<String>>,
}

/// The payments of a settlement, made one by one as they are written.
#[derive(Clone, Copy, Debug)]
pub struct PaymentsJson<'s>(&'s Settlement);

impl Serialize for PaymentsJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let settlement = self.0;
        serializer.collect_seq(settlement.payments.iter().map(|payment| {
            let entry = payment.entry.map(|(id, _)| id.to_string()).or_else(|| entries_of(settlement, payment));
            PaymentJson::new(payment, settlement, entry)
        }))
    }
}

/// The debts before, made one by one as they are written.
#[derive(Clone, Copy, Debug)]
pub struct DebtsJson<'s>(&'s Settlement);

impl Serialize for DebtsJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let debts = self.0.evidence.debts().iter().map(Payment::new);
        serializer.collect_seq(debts.map(|debt| PaymentJson::new(&debt, self.0, None)))
    }
}

/// The names of people who settle among themselves, group by group.
#[derive(Clone, Copy, Debug)]
pub struct BlocksJson<'s>(&'s Settlement);

impl Serialize for BlocksJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let blocks = self.0.blocks().iter();
        serializer.collect_seq(blocks.map(|block| block.iter().map(|person| self.0.name(*person)).collect::<Vec<_>>()))
    }
}

/// One payment as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the text")]
pub struct PaymentJson<'s> {
    pub from: &'s str,
    pub to: &'s str,
    pub amount: String,
    pub amount_minor: Minor,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
}

impl<'s> PaymentJson<'s> {
    fn new(payment: &Payment, settlement: &'s Settlement, entry: Option<String>) -> PaymentJson<'s> {
        PaymentJson {
            from: settlement.name(payment.from),
            to: settlement.name(payment.to),
            amount: decimal(payment.amount, settlement.currency.decimals()),
            amount_minor: Minor::of(payment.amount),
            entry,
        }
    }
}

/// A count of smallest units: a number, or a text where it is larger than programs can be expected to count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Minor {
    /// A number of 64 bits.
    Number(i64),
    /// A larger one.
    Text(String),
}

impl Minor {
    fn of(amount: Amount) -> Minor {
        i64::try_from(amount).map_or_else(|_| Minor::Text(amount.to_string()), Minor::Number)
    }
}

/// What rounding leaves of a balance, as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the text")]
pub struct LeftJson<'s> {
    pub member: &'s str,
    pub net: String,
    pub net_minor: Minor,
}

/// How several books come to zero, as programs read it.
#[derive(Clone, Debug, Serialize)]
pub struct BooksJson {
    /// How many payments settling each book by itself would take.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apart: Option<usize>,
    /// The rates by which balances were converted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rates: Vec<RateJson>,
    /// The rows that `--record` writes.
    pub rows: Vec<BookRowJson>,
}

/// A rate as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of rates.csv")]
pub struct RateJson {
    pub date: String,
    pub from: String,
    pub to: String,
    pub rate: String,
    pub source: String,
}

/// A row of a book as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the text")]
pub struct BookRowJson {
    pub group: String,
    pub currency: String,
    pub from: String,
    pub to: String,
    pub amount: String,
    pub amount_minor: i64,
    /// Whether no money changes hands for it.
    pub carried: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
}

fn books_as_json(spread: &Spread) -> BooksJson {
    let row = |row: &SpreadRow| BookRowJson {
        group: row.group.clone(),
        currency: row.posting.currency.to_string(),
        from: row.names.0.clone(),
        to: row.names.1.clone(),
        amount: row.posting.amount.to_decimal(row.posting.currency.decimals()),
        amount_minor: row.posting.amount.minor(),
        carried: row.posting.is_carried,
        entry: row.entry.map(|(id, _)| id.to_string()),
    };
    let rate = |rate: &crate::model::setup::PinnedRate| RateJson {
        date: rate.date.to_string(),
        from: rate.from.to_string(),
        to: rate.to.to_string(),
        rate: rate.rate.to_string(),
        source: rate.source.clone(),
    };
    BooksJson {
        apart: spread.apart,
        rates: spread.rates.iter().map(rate).collect(),
        rows: spread.rows.iter().map(row).collect(),
    }
}

/// Lists the entries a payment was written as, when it stands in one or more of several books.
fn entries_of(settlement: &Settlement, payment: &Payment) -> Option<String> {
    let rows = settlement.spread.iter().flat_map(|spread| &spread.rows);
    let names = (settlement.name(payment.from), settlement.name(payment.to));
    let is_of = |row: &&SpreadRow| !row.posting.is_carried && (row.names.0.as_str(), row.names.1.as_str()) == names;
    let ids: Vec<String> = rows.filter(is_of).filter_map(|row| row.entry).map(|(id, _)| id.to_string()).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// Returns one record a group and currency.
#[must_use]
pub fn settlements_as_json(settlements: &[Settlement], is_explained: bool) -> Vec<SettlementJson<'_>> {
    settlements.iter().map(|settlement| SettlementJson::new(settlement, is_explained)).collect()
}

impl<'s> SettlementJson<'s> {
    fn new(settlement: &'s Settlement, is_explained: bool) -> SettlementJson<'s> {
        let decimals = settlement.currency.decimals();
        let left = |(member, net): &'s (String, Amount)| LeftJson {
            member,
            net: decimal(*net, decimals),
            net_minor: Minor::of(*net),
        };
        SettlementJson {
            group: &settlement.group,
            currency: settlement.currency.code(),
            payments: PaymentsJson(settlement),
            count: settlement.count,
            total: decimal(settlement.total, decimals),
            total_minor: Minor::of(settlement.total),
            mode: match &settlement.manner {
                Manner::Fewest => "minimal",
                Manner::Simplified => "simplified",
                Manner::Direct => "direct",
                Manner::Through(_) => "hub",
            },
            via: if let Manner::Through(hub) = &settlement.manner { Some(hub) } else { None },
            agreed: settlement.is_agreed,
            least: match settlement.quality {
                Quality::Fewest => Some(settlement.count),
                Quality::AtLeast(least) => Some(least),
                Quality::Given => None,
            },
            proven: settlement.quality == Quality::Fewest,
            direct: settlement.direct,
            fewest: settlement.fewest,
            blocks: BlocksJson(settlement),
            left: settlement.left.iter().map(left).collect(),
            books: settlement.spread.as_ref().map(books_as_json),
            debts: is_explained.then_some(DebtsJson(settlement)),
            explanation: is_explained.then(|| reasons(settlement)),
        }
    }
}

/// The columns of payments of ledgers.
pub const COLUMNS: &[&str] = &["group", "currency", "from", "to", "amount", "amount_minor", "entry"];

/// The columns of payments of balances without a ledger.
pub const COLUMNS_BARE: &[&str] = &["from", "to", "amount", "amount_minor"];

/// Writes one row a payment, with the columns of [`COLUMNS`].
///
/// # Errors
///
/// When they cannot be written.
pub fn write_rows(settlements: &[Settlement], rows: &mut RowWriter<'_>) -> io::Result<()> {
    each_payment(settlements, |settlement, payment, amount, minor| {
        let entry = payment.entry.map(|(id, _)| id.to_string()).or_else(|| entries_of(settlement, payment));
        let (from, to) = (settlement.name(payment.from), settlement.name(payment.to));
        let (group, currency) = (settlement.group.as_str(), settlement.currency.code());
        rows.row([group, currency, from, to, amount, minor, entry.as_deref().unwrap_or_default()])
    })
}

/// Writes one row a payment, with the columns of [`COLUMNS_BARE`].
///
/// # Errors
///
/// When they cannot be written.
pub fn write_bare_rows(settlements: &[Settlement], rows: &mut RowWriter<'_>) -> io::Result<()> {
    each_payment(settlements, |settlement, payment, amount, minor| {
        rows.row([settlement.name(payment.from), settlement.name(payment.to), amount, minor])
    })
}

/// The columns of the rows that bring each group to zero.
pub const COLUMNS_BY_GROUP: &[&str] =
    &["group", "currency", "from", "to", "amount", "amount_minor", "carried", "entry"];

/// Writes one row for each that is written in a group, with the columns of [`COLUMNS_BY_GROUP`]; where a plan is of
/// one group alone, these are its payments.
///
/// # Errors
///
/// When they cannot be written.
pub fn write_rows_by_group(settlements: &[Settlement], rows: &mut RowWriter<'_>) -> io::Result<()> {
    let is_spread = |settlement: &&Settlement| settlement.spread.is_some();
    for row in settlements.iter().filter(is_spread).flat_map(|it| &it.spread).map(books_as_json).flat_map(|it| it.rows)
    {
        let (carried, minor) = (row.carried.to_string(), row.amount_minor.to_string());
        let entry = row.entry.unwrap_or_default();
        rows.row([&row.group, &row.currency, &row.from, &row.to, &row.amount, &minor, &carried, &entry])?;
    }
    each_payment(settlements, |settlement, payment, amount, minor| {
        if is_spread(&settlement) {
            return Ok(());
        }
        let entry = payment.entry.map_or(String::new(), |(id, _)| id.to_string());
        let (from, to) = (settlement.name(payment.from), settlement.name(payment.to));
        rows.row([&settlement.group, settlement.currency.code(), from, to, amount, minor, "false", &entry])
    })
}

/// Gives each payment with its amount, as a decimal number and in smallest units.
fn each_payment(
    settlements: &[Settlement],
    mut take: impl FnMut(&Settlement, &Payment, &str, &str) -> io::Result<()>,
) -> io::Result<()> {
    let (mut amount, mut minor) = (String::new(), String::new());
    for settlement in settlements {
        for payment in &settlement.payments {
            amount.clear();
            minor.clear();
            push_decimal(&mut amount, payment.amount, settlement.currency.decimals());
            push_decimal(&mut minor, payment.amount, 0);
            take(settlement, payment, &amount, &minor)?;
        }
    }
    Ok(())
}
