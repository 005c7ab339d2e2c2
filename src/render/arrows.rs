//! Payments as arrows, one a line, however many there are.
//!
//! What fits needs no table: the widths are measured in one pass and the lines written in a second, so that a
//! million people take little more memory than their lines. Where something must be folded, a table does it; both
//! look the same.

use std::borrow::Cow;

use super::safe::safe;
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Table};
use super::width::width;
use crate::model::Id;
use crate::model::money::{decimal, push_decimal};
use crate::report::settlement::{Payment, Settlement};

/// How far lines are indented.
const INDENT: usize = 2;

/// Shows payments of a settlement, or debts that it settles, one a line.
pub(super) fn arrows(payments: &[Payment], settlement: &Settlement, look: &Look) -> String {
    let widths = Widths::of(payments, settlement, look);
    if look.width.is_none_or(|columns| widths.line(look, settlement) <= columns) {
        widths.lines(payments, settlement, look)
    } else {
        folded(payments, settlement, look)
    }
}

/// Marks what is recorded, with the beginning of its id.
pub(super) fn recorded(entry: Option<(Id, usize)>, look: &Look) -> String {
    entry.map_or(String::new(), |(id, unique)| format!("{} {:.unique$}", look.glyphs().check, id.to_string()))
}

fn folded(payments: &[Payment], settlement: &Settlement, look: &Look) -> String {
    let kinds = [Kind::Fixed, Kind::Text, Kind::Fixed, Kind::Text, Kind::Amount, Kind::Fixed];
    let is_recorded = payments.iter().any(|payment| payment.entry.is_some());
    let mut table = Table::new(kinds.into_iter().skip(usize::from(!is_recorded)).map(|kind| Column::new(kind, "")));
    for payment in payments {
        let cells = [
            Cell::value(recorded(payment.entry, look)),
            Cell::text(safe(settlement.name(payment.from))),
            Cell::value(look.glyphs().arrow_long).painted(Paint::Dim),
            Cell::text(safe(settlement.name(payment.to))),
            Cell::value(decimal(payment.amount, settlement.currency.decimals())).painted(Paint::Bright),
            Cell::value(settlement.currency),
        ];
        table.row(cells.into_iter().skip(usize::from(!is_recorded)));
    }
    table.indent(INDENT).render(look)
}

/// How many columns the parts of a line take.
struct Widths {
    /// Nothing when nothing is recorded.
    recorded: usize,
    from: usize,
    to: usize,
    amount: usize,
}

impl Widths {
    fn of(payments: &[Payment], settlement: &Settlement, look: &Look) -> Widths {
        let mut widths = Widths { recorded: 0, from: 0, to: 0, amount: 0 };
        let mut amount = String::new();
        for payment in payments {
            amount.clear();
            push_decimal(&mut amount, payment.amount, settlement.currency.decimals());
            widths.amount = widths.amount.max(amount.len());
            widths.from = widths.from.max(width_of(settlement.name(payment.from)));
            widths.to = widths.to.max(width_of(settlement.name(payment.to)));
            if payment.entry.is_some() {
                widths.recorded = widths.recorded.max(width(&recorded(payment.entry, look)));
            }
        }
        widths
    }

    /// Returns how many columns a line takes.
    fn line(&self, look: &Look, settlement: &Settlement) -> usize {
        let recorded = if self.recorded > 0 { self.recorded + 2 } else { 0 };
        let code = width(settlement.currency.code());
        let code = if code > 0 { code + 2 } else { 0 };
        INDENT + recorded + self.from + 2 + width(look.glyphs().arrow_long) + 2 + self.to + 2 + self.amount + code
    }

    fn lines(&self, payments: &[Payment], settlement: &Settlement, look: &Look) -> String {
        let arrow = format!("  {}  ", look.paint(Paint::Dim, look.glyphs().arrow_long));
        let code = settlement.currency.code();
        let mut text = String::with_capacity(payments.len() * (self.line(look, settlement) + arrow.len() + 1));
        let mut amount = String::new();
        for payment in payments {
            blanks(&mut text, INDENT);
            if self.recorded > 0 {
                let mark = recorded(payment.entry, look);
                text.push_str(&mark);
                blanks(&mut text, self.recorded + 2 - width(&mark));
            }
            amount.clear();
            push_decimal(&mut amount, payment.amount, settlement.currency.decimals());
            push_name(&mut text, settlement.name(payment.from), self.from);
            text.push_str(&arrow);
            push_name(&mut text, settlement.name(payment.to), self.to);
            blanks(&mut text, 2 + self.amount - amount.len());
            match look.colour {
                true => text.push_str(&look.paint(Paint::Bright, &amount)),
                false => text.push_str(&amount),
            }
            if !code.is_empty() {
                text.push_str("  ");
                text.push_str(code);
            }
            text.push('\n');
        }
        text
    }
}

fn push_name(text: &mut String, name: &str, columns: usize) {
    let shown = shown(name);
    text.push_str(&shown);
    blanks(text, columns - width_of_shown(&shown));
}

fn blanks(text: &mut String, count: usize) {
    text.extend(std::iter::repeat_n(' ', count));
}

/// Returns a name as it may be shown; most names are shown as they are.
fn shown(name: &str) -> Cow<'_, str> {
    if is_plain(name) { Cow::Borrowed(name) } else { Cow::Owned(safe(name).to_string()) }
}

fn width_of(name: &str) -> usize {
    if is_plain(name) { name.len() } else { safe(name).width() }
}

fn width_of_shown(shown: &str) -> usize {
    if is_plain(shown) { shown.len() } else { width(shown) }
}

fn is_plain(name: &str) -> bool {
    name.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::report::named_nets::settled;

    proptest! {
        /// Lines and table look the same where both fit.
        #[test]
        fn nothing_differs_from_a_table(
            names in prop::collection::btree_set("[a-z é漢א\u{1b}]{1,9}", 2..6),
            amounts in prop::collection::vec(1i64..10_000_000, 5),
            unit in prop::bool::ANY,
            colour in prop::bool::ANY,
            width in prop::option::of(200usize..300),
        ) {
            let owed = names.len() - 1;
            let mut text = "member,net_minor\n".to_owned();
            for (name, amount) in names.iter().zip(&amounts[..owed]) {
                text += &format!("\"{name}\",{amount}\n");
            }
            let last = names.last().expect("there are two at least");
            text += &format!("\"{last}\",-{}\n", amounts[..owed].iter().sum::<i64>());
            let Some(mut settlement) = settled(&text) else { return Ok(()) };
            settlement.currency = crate::model::Currency::unit(if unit { "beer" } else { "" }, 2).expect("a unit");
            if unit {
                settlement.payments[0].entry = Some((Id::parse("k7q2xwm3p9ab").expect("an id"), 4));
            }
            let look = Look { colour, width, ..Look::plain() };
            let table = folded(&settlement.payments, &settlement, &look);
            prop_assert_eq!(arrows(&settlement.payments, &settlement, &look), table);
        }
    }
}
