//! Shows why a balance is what it is: one entry a line, signed, down to the sum.

use serde::Serialize;

use super::rows::Rows;
use super::safe::{Safe, safe};
use super::share_words::{along, items_note, listed, odd_note, part_words};
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Table};
use super::width::padded_left;
use crate::model::{Currency, Money};
use crate::report::why::{Why, WhyLine};

/// Shows the reasons of each group and currency; `nothing` is said when there are none.
#[must_use]
pub fn why_as_text(reasons: &[Why], nothing: &str, look: &Look) -> String {
    if reasons.is_empty() {
        return format!("{nothing}\n");
    }
    let blocks: Vec<String> = reasons.iter().map(|why| one_as_text(why, look)).collect();
    blocks.join("\n")
}

fn one_as_text(why: &Why, look: &Look) -> String {
    let decimals = why.currency.decimals();
    let mut sum = Sum::new(why.lines.iter().map(|line| line.effect), why.net, decimals);
    for line in &why.lines {
        let what = if line.description.is_empty() { Safe::own(line.kind) } else { safe(&line.description) };
        let words = safe_words(&line_words(line, why, look));
        sum.line(line.effect, Cell::text(what), Cell::text(words));
        for note in notes(line, decimals, look) {
            sum.note(Cell::text(safe_words(&note)).painted(Paint::Dim));
        }
    }
    let title = debt_title((&why.member, why.other.as_deref()), &why.group_name, why.net, why.currency);
    format!("{}\n{}", look.paint(Paint::Heading, title), sum.end(look))
}

/// Signed amounts below each other, down to what they add up to.
pub(super) struct Sum {
    table: Table,
    net: Money,
    widest: usize,
    decimals: u8,
}

impl Sum {
    /// Starts with all amounts that will come, for they stand below each other.
    pub(super) fn new(effects: impl Iterator<Item = Money>, net: Money, decimals: u8) -> Sum {
        let columns = [Kind::Fixed, Kind::Text, Kind::Text].map(|kind| Column::new(kind, ""));
        let mut sum = Sum { table: Table::new(columns).indent(2).hang(), net, widest: 0, decimals };
        sum.widest = effects.chain([net]).map(|money| sum.show(money).len()).max().unwrap_or(0);
        sum
    }

    /// Adds a line.
    pub(super) fn line(&mut self, effect: Money, what: Cell, words: Cell) {
        let sign = if self.flip(effect).is_negative() { "-" } else { "+" };
        let amount = self.amount(sign, effect);
        self.table.row([Cell::value(amount), what, words]);
    }

    fn note(&mut self, words: Cell) {
        self.table.row([Cell::empty(), Cell::empty(), words]);
    }

    /// Ends with the sum.
    pub(super) fn end(mut self, look: &Look) -> String {
        let amount = self.amount("=", self.net);
        self.table.row([Cell::value(amount).painted(Paint::of_balance(i128::from(self.net.minor())))]);
        self.table.render(look)
    }

    /// Seen from a debtor, what makes the debt larger is added.
    fn flip(&self, money: Money) -> Money {
        if self.net.is_negative() { -money } else { money }
    }

    fn show(&self, money: Money) -> String {
        self.flip(money).abs().to_decimal(self.decimals)
    }

    fn amount(&self, sign: &str, money: Money) -> String {
        format!("{sign} {}", padded_left(&self.show(money), self.widest))
    }
}

/// Words made of handles, numbers and pieces that are safe already.
fn safe_words(words: &str) -> Safe {
    safe(&words.replace(['\u{2068}', '\u{2069}'], ""))
}

/// Says a balance, or what stands between two, in a sentence.
pub(super) fn debt_title(who: (&str, Option<&str>), group: &str, net: Money, currency: Currency) -> String {
    let (member, group) = (safe(who.0), safe(group));
    let amount = format!("{} {currency}", net.abs().to_decimal(currency.decimals()));
    match (who.1, net.minor().signum()) {
        (None, -1) => format!("{member} owes {amount} in {group}"),
        (None, 1) => format!("{member} gets back {amount} in {group}"),
        (None, _) => format!("{member} is settled in {group}, {currency}"),
        (Some(other), -1) => format!("{member} owes {} {amount} by the bills in {group}", safe(other)),
        (Some(other), 1) => format!("{member} gets {amount} from {} by the bills in {group}", safe(other)),
        (Some(other), _) => format!("{member} and {} are even in {group}, {currency}", safe(other)),
    }
}

/// Says what the person had to do with an entry.
fn line_words(line: &WhyLine, why: &Why, look: &Look) -> String {
    let decimals = why.currency.decimals();
    let show = |money: Money| along(money, line.amount).to_decimal(decimals);
    if let Some((partner, is_sent)) = &line.partner {
        let day = format!("{} {}", line.date.day(), line.date.month_name());
        return format!("{} {partner}, {day}", if *is_sent { "to" } else { "from" });
    }
    let payers = match line.payers.as_slice() {
        [(name, _)] => name.clone(),
        several => listed(&several.iter().map(|(name, paid)| format!("{name} {}", show(*paid))).collect::<Vec<_>>()),
    };
    let passive = match line.kind {
        "refund" => "that came back to",
        "income" => "that came in through",
        _ => "paid by",
    };
    if let Some(other) = &why.other {
        if line.payers.len() > 1 {
            return format!("in proportion to what each paid: {payers}");
        }
        let whose = if line.of_other { format!("{other}'s ") } else { String::new() };
        let part = line.part.as_ref().map_or(String::new(), |part| part_words(part, line.amount, decimals, look));
        return format!("{whose}{part} {passive} {payers}");
    }
    if line.paid.is_zero() {
        let part = line.part.as_ref().map_or(String::new(), |part| part_words(part, line.amount, decimals, look));
        return format!("{part} {passive} {payers}");
    }
    let whole = if line.paid == line.amount { String::new() } else { format!(" of {}", show(line.amount)) };
    let (active, back) = match line.kind {
        "refund" => ("got", " back"),
        "income" => ("took in", ""),
        _ => ("paid", ""),
    };
    let share = if line.share.is_zero() {
        format!(" for {}", listed(&line.others))
    } else {
        format!(", own share {}", show(line.share))
    };
    format!("{active} {}{whole}{back}{share}", show(line.paid))
}

fn notes(line: &WhyLine, decimals: u8, look: &Look) -> Vec<String> {
    let items = line.part.as_ref().and_then(|part| items_note(part, decimals, look));
    let odd = line.odd.as_ref().map(|odd| odd_note(odd, line.amount, decimals));
    items.into_iter().chain(odd).collect()
}

/// The reasons of one group and currency as programs read them.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the text")]
pub struct WhyJson {
    pub member: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    pub group: String,
    pub currency: String,
    pub entries: Vec<WhyLineJson>,
    pub net: String,
    pub net_minor: i64,
}

/// One reason as programs read it; amounts are decimal texts and whole smallest units.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the text")]
pub struct WhyLineJson {
    pub id: String,
    pub date: String,
    pub kind: &'static str,
    pub description: String,
    pub amount: String,
    pub amount_minor: i64,
    pub paid: String,
    pub paid_minor: i64,
    pub share: String,
    pub share_minor: i64,
    pub effect: String,
    pub effect_minor: i64,
    pub words: String,
    pub notes: Vec<String>,
}

/// Returns one record a group and currency.
#[must_use]
pub fn why_as_json(reasons: &[Why]) -> Vec<WhyJson> {
    let look = Look::plain();
    let of = |why: &Why| {
        let decimals = why.currency.decimals();
        let show = |money: Money| money.to_decimal(decimals);
        let line = |line: &WhyLine| WhyLineJson {
            id: line.id.to_string(),
            date: line.date.to_string(),
            kind: line.kind,
            description: line.description.clone(),
            amount: show(line.amount),
            amount_minor: line.amount.minor(),
            paid: show(line.paid),
            paid_minor: line.paid.minor(),
            share: show(line.share),
            share_minor: line.share.minor(),
            effect: show(line.effect),
            effect_minor: line.effect.minor(),
            words: line_words(line, why, &look),
            notes: notes(line, decimals, &look),
        };
        WhyJson {
            member: why.member.clone(),
            other: why.other.clone(),
            group: why.group.clone(),
            currency: why.currency.to_string(),
            entries: why.lines.iter().map(line).collect(),
            net: show(why.net),
            net_minor: why.net.minor(),
        }
    };
    reasons.iter().map(of).collect()
}

/// Returns one row an entry.
#[must_use]
pub fn why_as_rows(reasons: &[Why]) -> Rows {
    const COLUMNS: &[&str] = &[
        "group",
        "currency",
        "member",
        "other",
        "id",
        "date",
        "kind",
        "description",
        "amount",
        "paid",
        "share",
        "effect",
        "words",
    ];
    let rows = why_as_json(reasons).into_iter().flat_map(|why| {
        let head = [why.group, why.currency, why.member, why.other.unwrap_or_default()];
        why.entries.into_iter().map(move |line| {
            let own = [line.id, line.date, line.kind.to_owned(), line.description];
            let amounts = [line.amount, line.paid, line.share, line.effect, line.words];
            head.iter().cloned().chain(own).chain(amounts).collect()
        })
    });
    Rows { columns: COLUMNS, rows: rows.collect() }
}
