//! Who pays whom as programs read it: JSON records and rows.

use serde::Serialize;

use super::rows::Rows;
use super::settlement_why::reasons;
use crate::model::money::decimal;
use crate::report::settlement::Amount;
use crate::report::settlement::{Manner, Payment, Quality, Settlement, Spread, SpreadRow};

/// One group and currency as programs read it; amounts are decimal texts and whole smallest units.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the text")]
pub struct SettlementJson {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub group: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub currency: String,
    pub payments: Vec<PaymentJson>,
    pub count: usize,
    pub total: String,
    pub total_minor: Minor,
    /// How it is settled: minimal, simplified, direct or hub.
    pub mode: &'static str,
    /// Through whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<String>,
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
    pub blocks: Vec<Vec<String>>,
    /// What rounding leaves: owed to the person when more than zero.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<LeftJson>,
    /// With several books at once: how each of them comes to zero.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub books: Option<BooksJson>,
    /// With an explanation: the debts before, netted between two people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub debts: Option<Vec<PaymentJson>>,
    /// With an explanation: why no plan has fewer payments, in sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Vec<String>>,
}

/// One payment as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the text")]
pub struct PaymentJson {
    pub from: String,
    pub to: String,
    pub amount: String,
    pub amount_minor: Minor,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
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

impl std::fmt::Display for Minor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Minor::Number(number) => write!(f, "{number}"),
            Minor::Text(text) => f.write_str(text),
        }
    }
}

/// What rounding leaves of a balance, as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the text")]
pub struct LeftJson {
    pub member: String,
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
    let is_of =
        |row: &&SpreadRow| !row.posting.is_carried && (&row.names.0, &row.names.1) == (&payment.from, &payment.to);
    let ids: Vec<String> = rows.filter(is_of).filter_map(|row| row.entry).map(|(id, _)| id.to_string()).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// Returns one record a group and currency.
#[must_use]
pub fn settlements_as_json(settlements: &[Settlement], is_explained: bool) -> Vec<SettlementJson> {
    let of = |settlement: &Settlement| {
        let explained = is_explained.then_some(&settlement.evidence);
        let decimals = settlement.currency.decimals();
        let payment = |payment: &Payment| PaymentJson {
            from: payment.from.clone(),
            to: payment.to.clone(),
            amount: decimal(payment.amount, decimals),
            amount_minor: Minor::of(payment.amount),
            entry: payment.entry.map(|(id, _)| id.to_string()).or_else(|| entries_of(settlement, payment)),
        };
        let left = |(member, net): &(String, Amount)| LeftJson {
            member: member.clone(),
            net: decimal(*net, decimals),
            net_minor: Minor::of(*net),
        };
        SettlementJson {
            group: settlement.group.clone(),
            currency: settlement.currency.to_string(),
            payments: settlement.payments.iter().map(payment).collect(),
            count: settlement.count,
            total: decimal(settlement.total, decimals),
            total_minor: Minor::of(settlement.total),
            mode: match &settlement.manner {
                Manner::Fewest => "minimal",
                Manner::Simplified => "simplified",
                Manner::Direct => "direct",
                Manner::Through(_) => "hub",
            },
            via: if let Manner::Through(hub) = &settlement.manner { Some(hub.clone()) } else { None },
            agreed: settlement.is_agreed,
            least: match settlement.quality {
                Quality::Fewest => Some(settlement.count),
                Quality::AtLeast(least) => Some(least),
                Quality::Given => None,
            },
            proven: settlement.quality == Quality::Fewest,
            direct: settlement.direct,
            fewest: settlement.fewest,
            blocks: settlement.blocks.clone(),
            left: settlement.left.iter().map(left).collect(),
            books: settlement.spread.as_ref().map(books_as_json),
            debts: explained.map(|evidence| evidence.debts().iter().map(payment).collect()),
            explanation: explained.map(|_| reasons(settlement)),
        }
    };
    settlements.iter().map(of).collect()
}

/// Returns one row a payment.
#[must_use]
pub fn settlements_as_rows(settlements: &[Settlement]) -> Rows {
    const COLUMNS: &[&str] = &["group", "currency", "from", "to", "amount", "amount_minor", "entry"];
    let rows = settlements_as_json(settlements, false).into_iter().flat_map(|settlement| {
        let (group, currency) = (settlement.group, settlement.currency);
        settlement.payments.into_iter().map(move |payment| {
            let minor = payment.amount_minor.to_string();
            let entry = payment.entry.unwrap_or_default();
            vec![group.clone(), currency.clone(), payment.from, payment.to, payment.amount, minor, entry]
        })
    });
    Rows { columns: COLUMNS, rows: rows.collect() }
}
