//! Shows what moved someone's balance part by part: as a statement, or as a sum that explains it.

use serde::Serialize;

use super::balances::{signed, word_of};
use super::rows::Rows;
use super::safe::safe;
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Table};
use super::totals::{part_key, part_label};
use super::why::{Sum, debt_title};
use crate::model::Money;
use crate::report::effects::Effects;
use crate::report::totals::Part;

/// Below this many columns of a terminal, what was paid and what falls on one is left out.
const WIDE: usize = 60;

/// Shows each part as a line of a statement.
#[must_use]
pub fn effects_as_statement(effects: &[Effects], member: &str, look: &Look) -> String {
    if effects.is_empty() {
        return format!("No entry counts for {} here.\n", safe(member));
    }
    effects.iter().map(|one| statement(one, look)).collect::<Vec<_>>().join("\n")
}

fn statement(one: &Effects, look: &Look) -> String {
    let title = format!("{} in {}", safe(&one.member), safe(&one.group_name));
    let decimals = one.currency.decimals();
    let is_wide = look.width.is_none_or(|width| width >= WIDE);
    let in_time = one.parts.iter().all(|part| matches!(part.part, Part::Month(_) | Part::Week(_)));
    let amount = |heading, is_shown: bool| is_shown.then(|| Column::new(Kind::Amount, heading));
    let columns = [
        Some(Column::new(Kind::Text, "")),
        amount("entries", is_wide),
        amount("paid", is_wide),
        amount("share", is_wide),
        amount("effect", true),
        amount("balance", in_time),
    ];
    let mut table = Table::new(columns.into_iter().flatten()).indent(2);
    let show = |money: Money| Cell::value(money.to_decimal(decimals));
    let net = |money: Money| Cell::value(signed(money, decimals)).painted(Paint::of_balance(i128::from(money.minor())));
    let mut row = |what: Cell, parts: [Cell; 3], effect: Cell, balance: Cell| {
        let parts = parts.into_iter().filter(|_| is_wide);
        table.row(std::iter::once(what).chain(parts).chain([effect]).chain(in_time.then_some(balance)));
    };
    if let Some((since, before)) = one.opening {
        let what = Cell::value(format!("before {since}")).painted(Paint::Dim);
        let effect = if in_time { Cell::empty() } else { Cell::value(signed(before, decimals)) };
        row(what, [Cell::empty(), Cell::empty(), Cell::empty()], effect, net(before));
    }
    for part in &one.parts {
        let what = Cell::text(safe(&part_label(&part.part, look)));
        let parts = [Cell::value(part.entries), show(part.paid), show(part.share)];
        row(what, parts, Cell::value(signed(part.effect, decimals)), net(part.balance));
    }
    let words = word_of(one.net);
    let closing = match one.net.is_zero() {
        true => format!("{} {words}", safe(&one.member)),
        false => format!("{} {words} {} {}", safe(&one.member), one.net.abs().to_decimal(decimals), one.currency),
    };
    let closing = look.paint(Paint::of_balance(i128::from(one.net.minor())), closing);
    format!("{}   {}\n\n{}  {closing}\n", look.paint(Paint::Heading, title), one.currency, table.render(look))
}

/// Shows the parts as a sum; `nothing` is said when there are none.
#[must_use]
pub fn effects_as_why(effects: &[Effects], nothing: &str, look: &Look) -> String {
    if effects.is_empty() {
        return format!("{nothing}\n");
    }
    let one = |one: &Effects| {
        let title = debt_title((&one.member, one.other.as_deref()), &one.group_name, one.net, one.currency);
        let mut sum = Sum::new(one.parts.iter().map(|part| part.effect), one.net, one.currency.decimals());
        for part in &one.parts {
            let entries = if part.entries == 1 { "1 entry".to_owned() } else { format!("{} entries", part.entries) };
            sum.line(part.effect, Cell::text(safe(&part_label(&part.part, look))), Cell::value(entries));
        }
        format!("{}\n{}", look.paint(Paint::Heading, title), sum.end(look))
    };
    effects.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// What a part did, as programs read it; amounts are decimal texts and whole smallest units.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the text")]
pub struct EffectJson {
    pub group: String,
    pub currency: String,
    pub member: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    pub by: &'static str,
    pub key: String,
    pub entries: u64,
    pub paid: String,
    pub paid_minor: i64,
    pub share: String,
    pub share_minor: i64,
    pub effect: String,
    pub effect_minor: i64,
    pub balance: String,
    pub balance_minor: i64,
}

/// Returns one record a part; what came before the first day is one as well.
#[must_use]
pub fn effects_as_json(effects: &[Effects]) -> Vec<EffectJson> {
    let mut records = Vec::new();
    for one in effects {
        let show = |money: Money| money.to_decimal(one.currency.decimals());
        let record =
            |(by, key): (&'static str, String), entries, [paid, share, effect, balance]: [Money; 4]| EffectJson {
                group: one.group.clone(),
                currency: one.currency.to_string(),
                member: one.member.clone(),
                other: one.other.clone(),
                by,
                key,
                entries,
                paid: show(paid),
                paid_minor: paid.minor(),
                share: show(share),
                share_minor: share.minor(),
                effect: show(effect),
                effect_minor: effect.minor(),
                balance: show(balance),
                balance_minor: balance.minor(),
            };
        if let Some((since, before)) = one.opening {
            records.push(record(("before", since.to_string()), 0, [Money::ZERO, Money::ZERO, before, before]));
        }
        for part in &one.parts {
            let amounts = [part.paid, part.share, part.effect, part.balance];
            records.push(record(part_key(&part.part), part.entries, amounts));
        }
    }
    records
}

/// Returns one row a part.
#[must_use]
pub fn effects_as_rows(effects: &[Effects]) -> Rows {
    const COLUMNS: &[&str] =
        &["group", "currency", "member", "other", "by", "key", "entries", "paid", "share", "effect", "balance"];
    let row = |record: EffectJson| {
        let EffectJson { group, currency, member, other, by, key, entries, paid, share, effect, balance, .. } = record;
        let other = other.unwrap_or_default();
        vec![group, currency, member, other, by.to_owned(), key, entries.to_string(), paid, share, effect, balance]
    };
    Rows { columns: COLUMNS, rows: effects_as_json(effects).into_iter().map(row).collect() }
}
