//! Shows who pays whom: arrows and a verdict for people, one payment a row for programs.

use super::arrows::arrows;
use super::safe::safe;
use super::settlement_spread::spread_as_text;
use super::settlement_why::explained;
use super::style::{Look, Paint};
use super::width::wrapped;
use crate::model::Currency;
use crate::model::money::decimal;
use crate::report::settlement::Amount;
use crate::report::settlement::{Quality, Settlement};

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
    let spread = spread_as_text(settlement, look);
    if settlement.count == 0 {
        let mark = look.paint(Paint::GetsBack, look.glyphs().check);
        let words = if settlement.is_settled() { "everyone is settled" } else { "nobody has to pay anything" };
        return format!("  {mark} {words}\n{}{spread}", left_over(settlement));
    }
    arrows(&settlement.payments, settlement, look) + &verdict(settlement, look) + &left_over(settlement) + &spread
}

/// Writes a balance with its sign.
pub(super) fn signed(amount: Amount, decimals: u8) -> String {
    format!("{}{}", if amount > 0 { "+" } else { "" }, decimal(amount, decimals))
}

/// Says what rounding leaves.
fn left_over(settlement: &Settlement) -> String {
    let decimals = settlement.currency.decimals();
    let left = settlement.left.iter().map(|(name, left)| format!("{} {}", safe(name), signed(*left, decimals)));
    let left: Vec<String> = left.collect();
    if left.is_empty() {
        String::new()
    } else {
        format!("{}\n", format!("Rounding leaves {} {}", left.join(", "), settlement.currency).trim_end())
    }
}

/// Says how many payments, how much, and how good that is.
fn verdict(settlement: &Settlement, look: &Look) -> String {
    let count = settlement.count;
    let payments = if count == 1 { "1 payment".to_owned() } else { format!("{count} payments") };
    let total = with_code(settlement.total, settlement.currency);
    let all = if count == 1 { "" } else { " in all" };
    let wishes = if settlement.is_free { "" } else { " with these wishes" };
    let quality = match (settlement.quality, settlement.fewest) {
        (Quality::Fewest, _) => Some(format!("fewest possible{wishes}, proven")),
        (Quality::AtLeast(least), _) => Some(format!("at least {least} are needed{wishes}")),
        (Quality::Given, Some(fewest)) if fewest < count => Some(format!("{fewest} would be enough{wishes}")),
        (Quality::Given, _) => None,
    };
    let remarks = quality.into_iter().chain(apart(settlement)).chain(directly(settlement));
    let agreed = settlement.is_agreed.then(|| "as the group has agreed".to_owned());
    let remarks: Vec<String> = remarks.chain(agreed).collect();
    let remarks = if remarks.is_empty() { String::new() } else { format!(" ({})", remarks.join("; ")) };
    let shown = settlement.payments.len();
    let others = match count - shown {
        0 => String::new(),
        _ if shown == 0 => "None of these is theirs. ".to_owned(),
        more => format!("{more} more between others. "),
    };
    let words = format!("{others}{payments}, {total}{all}{remarks}");
    match look.width {
        Some(columns) => wrapped(&words, columns.max(30) - 2).join("\n  ") + "\n",
        None => words + "\n",
    }
}

/// Says how many payments it would take otherwise: each book by itself.
fn apart(settlement: &Settlement) -> Option<String> {
    let spread = settlement.spread.as_ref()?;
    let what = if spread.is_across { "group" } else { "currency" };
    spread.apart.map(|apart| format!("each {what} by itself would take {apart}"))
}

/// Says how many payments it would take otherwise: each debt by itself.
fn directly(settlement: &Settlement) -> Option<String> {
    let count = settlement.count;
    let evidence = &settlement.evidence;
    Some(match settlement.direct? {
        1 if count == 1 => "there is but one debt".to_owned(),
        1 => "the one debt paid directly would do".to_owned(),
        direct if direct == count && evidence.debts() == evidence.plan().transfers => {
            "each debt is paid directly".to_owned()
        }
        direct if direct == count => format!("paying each debt directly would take {direct} too"),
        direct => format!("paying each debt directly would take {direct}"),
    })
}

/// Writes an amount and its currency, which balances of no ledger do not have.
pub(super) fn with_code(amount: Amount, currency: Currency) -> String {
    format!("{} {currency}", decimal(amount, currency.decimals())).trim_end().to_owned()
}
