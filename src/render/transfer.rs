//! Shows a transfer to be made: a picture for the bank's app, and the same in words.

use serde::Serialize;

use super::qr::square;
use super::rows::Rows;
use super::safe::safe;
use super::style::{Look, Paint};
use crate::report::transfer::Transfer;

/// Shows a transfer; where the picture has no room, in words alone.
#[must_use]
pub fn transfer_as_text(transfer: &Transfer, look: &Look) -> String {
    let (arrow, amount) = (look.glyphs().arrow, transfer.amount.to_decimal(transfer.currency.decimals()));
    let amount = look.paint(Paint::Bright, format!("{amount} {}", transfer.currency));
    let mut text = format!("{} {arrow} {}   {amount}\n\n", transfer.from, transfer.to);
    match square(&transfer.code, look) {
        Some(drawn) => text += &format!("{drawn}\n"),
        None => text += "(the terminal is too narrow for the picture)\n\n",
    }
    for (word, value) in [("to", &transfer.name), ("IBAN", &transfer.account), ("text", &transfer.text)] {
        text += &format!("  {:<4}  {}\n", look.paint(Paint::Dim, format!("{word:<4}")), safe(value));
    }
    text
}

/// A transfer as programs read it; `code` is what the picture says.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct TransferJson {
    pub from: String,
    pub to: String,
    pub name: String,
    pub iban: String,
    pub amount: String,
    pub amount_minor: i64,
    pub currency: String,
    pub text: String,
    pub code: String,
}

/// Returns the record of a transfer.
#[must_use]
pub fn transfer_as_json(transfer: &Transfer) -> TransferJson {
    TransferJson {
        from: transfer.from.clone(),
        to: transfer.to.clone(),
        name: transfer.name.clone(),
        iban: transfer.iban.clone(),
        amount: transfer.amount.to_decimal(transfer.currency.decimals()),
        amount_minor: transfer.amount.minor(),
        currency: transfer.currency.to_string(),
        text: transfer.text.clone(),
        code: transfer.code.clone(),
    }
}

/// Returns the one row of a transfer.
#[must_use]
pub fn transfer_as_rows(transfer: &Transfer) -> Rows {
    const COLUMNS: &[&str] = &["from", "to", "name", "iban", "amount", "amount_minor", "currency", "text"];
    let TransferJson { from, to, name, iban, amount, amount_minor, currency, text, .. } = transfer_as_json(transfer);
    Rows { columns: COLUMNS, rows: vec![vec![from, to, name, iban, amount, amount_minor.to_string(), currency, text]] }
}
