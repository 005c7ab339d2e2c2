//! Says shares in words: `¼`, `2 of 4 parts`, `40%`, and who took the odd cents.

use super::safe::safe;
use super::style::Look;
use crate::model::Money;
use crate::report::share_words::{ItemPart, Odd, PartOf};

/// Says which part of an amount a share is: `¼ of 420.00`.
#[must_use]
pub fn part_words(part: &PartOf, amount: Money, decimals: u8, look: &Look) -> String {
    let whole = amount.abs().to_decimal(decimals);
    match part {
        PartOf::Equal(_) | PartOf::Weighted { .. } => format!("{} of {whole}", fraction(part, look)),
        PartOf::Fixed(fixed) => format!("a fixed {} of {whole}", along(*fixed, amount).to_decimal(decimals)),
        PartOf::Percent(percent) => format!("{percent}% of {whole}"),
        PartOf::Rest { part, adjust } => {
            let adjust = match adjust.minor() {
                0 => String::new(),
                1.. => format!(", plus {},", adjust.to_decimal(decimals)),
                _ => format!(", less {},", adjust.abs().to_decimal(decimals)),
            };
            format!("{} of what is left of {whole}{adjust}", fraction(part, look))
        }
        PartOf::Items { .. } => format!("own items of {whole}"),
    }
}

/// Returns money with its sign seen from an amount: of a refund, what comes back is more than zero.
#[must_use]
pub fn along(money: Money, amount: Money) -> Money {
    if amount.is_negative() { -money } else { money }
}

/// Lists the items of a share: `soup 8.00 · ½ of wine 24.00 · 2.10 of what the items leave`.
#[must_use]
pub fn items_note(part: &PartOf, decimals: u8, look: &Look) -> Option<String> {
    let PartOf::Items { items, extra } = part else { return None };
    let item = |item: &ItemPart| {
        let (what, amount) = (safe(&item.description), item.amount.to_decimal(decimals));
        match &item.part {
            PartOf::Equal(1) => format!("{what} {amount}"),
            PartOf::Equal(_) | PartOf::Weighted { .. } => {
                format!("{} of {what} {amount}", fraction(&item.part, look))
            }
            _ => format!("{} of {what} {amount}", item.share.to_decimal(decimals)),
        }
    };
    let mut words: Vec<String> = items.iter().map(item).collect();
    if !extra.is_zero() {
        words.push(format!("{} of what the items leave", extra.to_decimal(decimals)));
    }
    Some(words.join(&format!(" {} ", look.glyphs().dot)))
}

/// Says who took what did not divide, and why they.
#[must_use]
pub fn odd_note(odd: &Odd, amount: Money, decimals: u8) -> String {
    let show = |money: Money| money.to_decimal(decimals);
    let unit = show(Money::from_minor(1));
    let takers = listed(&odd.takers);
    let (take, more) = if odd.takers.len() == 1 { ("takes", "") } else { ("take", " each") };
    let start = odd.start.as_ref().map_or(String::new(), |start| match odd.each {
        Some(_) => format!("the turn of this entry starts at {start}, so "),
        None => format!("among equal ones the turn of this entry starts at {start}, so "),
    });
    match odd.each {
        Some((each, parts)) => format!(
            "{} does not divide by {parts}: {} each and {} over; {start}{takers} {take} {unit} more{more}",
            show(amount),
            show(each),
            show(odd.over)
        ),
        None => format!(
            "rounded down the parts leave {} over; the largest fractions take it; {start}{takers} {take} {unit} more{more}",
            show(odd.over)
        ),
    }
}

/// Lists names as in a sentence: `alice, bob and carol`.
#[must_use]
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn fraction(part: &PartOf, look: &Look) -> String {
    const SIGNS: [&str; 9] = ["½", "⅓", "¼", "⅕", "⅙", "⅐", "⅛", "⅑", "⅒"];
    match part {
        PartOf::Equal(1) => "all".into(),
        PartOf::Equal(parts) => match parts.checked_sub(2).and_then(|at| SIGNS.get(at)) {
            Some(sign) if !look.ascii => (*sign).to_owned(),
            _ => format!("1/{parts}"),
        },
        PartOf::Weighted { weight, of } => format!("{weight} of {of} parts"),
        _ => "a part".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Percent, Weight};
    use expect_test::expect;

    #[test]
    fn every_way_has_its_words() {
        let money = Money::from_minor;
        let rest = |part, adjust| PartOf::Rest { part: Box::new(part), adjust: money(adjust) };
        let weighted = PartOf::Weighted { weight: Weight::parse("1.5").unwrap(), of: Weight::parse("4").unwrap() };
        let all = [
            PartOf::Equal(1),
            PartOf::Equal(4),
            PartOf::Equal(31),
            weighted.clone(),
            PartOf::Fixed(money(2000)),
            PartOf::Percent(Percent::parse("12.5").unwrap()),
            rest(PartOf::Equal(2), 0),
            rest(PartOf::Equal(2), 500),
            rest(weighted, -200),
        ];
        let look = Look::plain();
        let words: Vec<String> = all.iter().map(|part| part_words(part, money(-10_000), 2, &look)).collect();
        expect![[r#"
            all of 100.00
            ¼ of 100.00
            1/31 of 100.00
            1.5 of 4 parts of 100.00
            a fixed -20.00 of 100.00
            12.5% of 100.00
            ½ of what is left of 100.00
            ½ of what is left of 100.00, plus 5.00,
            1.5 of 4 parts of what is left of 100.00, less 2.00,"#]]
        .assert_eq(&words.join("\n"));
        let ascii = Look { ascii: true, ..look };
        assert_eq!(part_words(&PartOf::Equal(4), money(100), 0, &ascii), "1/4 of 100");
    }

    #[test]
    fn the_odd_cents_are_told() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let mut odd = Odd {
            over: Money::from_minor(3),
            takers: names(&["carol", "dan", "alice"]),
            start: Some("carol".into()),
            each: Some((Money::from_minor(1432), 4)),
        };
        let mut words = vec![odd_note(&odd, Money::from_minor(5731), 2)];
        odd.each = None;
        words.push(odd_note(&odd, Money::from_minor(5731), 2));
        odd.start = None;
        odd.takers = names(&["bob"]);
        words.push(odd_note(&odd, Money::from_minor(5731), 0));
        expect![[r#"
            57.31 does not divide by 4: 14.32 each and 0.03 over; the turn of this entry starts at carol, so carol, dan and alice take 0.01 more each
            rounded down the parts leave 0.03 over; the largest fractions take it; among equal ones the turn of this entry starts at carol, so carol, dan and alice take 0.01 more each
            rounded down the parts leave 3 over; the largest fractions take it; bob takes 1 more"#]].assert_eq(&words.join("\n"));
    }
}
