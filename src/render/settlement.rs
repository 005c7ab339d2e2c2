//! Shows who pays whom: arrows and a verdict for people, one payment a row for programs.

use serde::Serialize;

use super::balances::signed;
use super::rows::Rows;
use super::safe::safe;
use super::settlement_why::{explained, reasons};
use super::status::NetJson;
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Table};
use crate::model::{Currency, Money};
use crate::report::settlement::{Payment, Quality, Settlement};

/// Shows the plans one after the other, each under its group's name where there are several.
#[must_use]
pub fn settlements_as_text(settlements: &[Settlement], is_explained: bool, look: &Look) -> String {
    if settlements.is_empty() {
        return "Nothing to settle: no bill counts here yet.\n".into();
    }
    let is_alone = settlements.len() == 1;
    let blocks: Vec<String> = settlements
        .iter()
        .map(|settlement| {
            let name = look.paint(Paint::Heading, safe(&settlement.name));
            let heading = if is_alone { String::new() } else { format!("{name}   {}\n", settlement.currency) };
            let why = if is_explained { explained(settlement, look) } else { String::new() };
            heading + &settlement_as_text(settlement, look) + &why
        })
        .collect();
    blocks.join("\n")
}

fn settlement_as_text(settlement: &Settlement, look: &Look) -> String {
    if settlement.count == 0 {
        let mark = look.paint(Paint::GetsBack, look.glyphs().check);
        return format!("  {mark} everyone is settled\n{}", left_over(settlement));
    }
    arrows(&settlement.payments, settlement.currency, look) + &verdict(settlement) + &left_over(settlement)
}

/// Shows payments, one a line.
pub(super) fn arrows(payments: &[Payment], currency: Currency, look: &Look) -> String {
    let kinds = [Kind::Fixed, Kind::Text, Kind::Fixed, Kind::Text, Kind::Amount, Kind::Fixed];
    let is_recorded = payments.iter().any(|payment| payment.entry.is_some());
    let mut table = Table::new(kinds.into_iter().skip(usize::from(!is_recorded)).map(|kind| Column::new(kind, "")));
    for payment in payments {
        let cells = [
            Cell::value(recorded(payment, look)),
            Cell::text(safe(&payment.from)),
            Cell::value(look.glyphs().arrow_long).painted(Paint::Dim),
            Cell::text(safe(&payment.to)),
            Cell::value(payment.amount.to_decimal(currency.decimals())).painted(Paint::Bright),
            Cell::value(currency),
        ];
        table.row(cells.into_iter().skip(usize::from(!is_recorded)));
    }
    table.indent(2).render(look)
}

fn recorded(payment: &Payment, look: &Look) -> String {
    payment.entry.map_or(String::new(), |(id, unique)| format!("{} {:.unique$}", look.glyphs().check, id.to_string()))
}

/// Says what rounding leaves.
fn left_over(settlement: &Settlement) -> String {
    let decimals = settlement.currency.decimals();
    let left = settlement.left.iter().map(|(name, money)| format!("{name} {}", signed(*money, decimals)));
    let left: Vec<String> = left.collect();
    if left.is_empty() {
        String::new()
    } else {
        format!("Rounding leaves {} {}\n", left.join(", "), settlement.currency)
    }
}

/// Says how many payments, how much, and how good that is.
fn verdict(settlement: &Settlement) -> String {
    let Settlement { count, direct, .. } = *settlement;
    let payments = if count == 1 { "1 payment".to_owned() } else { format!("{count} payments") };
    let total = settlement.total.to_decimal(settlement.currency.decimals());
    let all = if count == 1 { "" } else { " in all" };
    let wishes = if settlement.is_free { "" } else { " with these wishes" };
    let quality = match settlement.quality {
        Quality::Fewest => Some(format!("fewest possible{wishes}, proven")),
        Quality::AtLeast(least) => Some(format!("at least {least} are needed{wishes}")),
        Quality::Given => None,
    };
    let directly = match direct {
        _ if direct == count => None,
        1 => Some("the one debt paid directly would do".to_owned()),
        _ => Some(format!("paying each debt directly would take {direct}")),
    };
    let remarks: Vec<String> = quality.into_iter().chain(directly).collect();
    let remarks = if remarks.is_empty() { String::new() } else { format!(" ({})", remarks.join("; ")) };
    let shown = settlement.payments.len();
    let others = match count - shown {
        0 => String::new(),
        _ if shown == 0 => "None of these is theirs. ".to_owned(),
        more => format!("{more} more between others. "),
    };
    format!("{others}{payments}, {total} {}{all}{remarks}\n", settlement.currency)
}

/// One group and currency as programs read it; amounts are decimal texts and whole smallest units.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the text")]
pub struct SettlementJson {
    pub group: String,
    pub currency: String,
    pub payments: Vec<PaymentJson>,
    pub count: usize,
    pub total: String,
    pub total_minor: i64,
    /// How many payments any plan needs, as far as it is proven.
    pub least: Option<usize>,
    /// Whether no plan has fewer payments.
    pub proven: bool,
    pub direct: usize,
    pub blocks: Vec<Vec<String>>,
    /// What rounding leaves: owed to the person when more than zero.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<NetJson>,
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
    pub amount_minor: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
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
            amount: payment.amount.to_decimal(decimals),
            amount_minor: payment.amount.minor(),
            entry: payment.entry.map(|(id, _)| id.to_string()),
        };
        let left = |(member, money): &(String, Money)| NetJson {
            member: member.clone(),
            net: money.to_decimal(decimals),
            net_minor: money.minor(),
        };
        SettlementJson {
            group: settlement.group.clone(),
            currency: settlement.currency.to_string(),
            payments: settlement.payments.iter().map(payment).collect(),
            count: settlement.count,
            total: settlement.total.to_decimal(decimals),
            total_minor: settlement.total.minor(),
            least: match settlement.quality {
                Quality::Fewest => Some(settlement.count),
                Quality::AtLeast(least) => Some(least),
                Quality::Given => None,
            },
            proven: settlement.quality == Quality::Fewest,
            direct: settlement.direct,
            blocks: settlement.blocks.clone(),
            left: settlement.left.iter().map(left).collect(),
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
