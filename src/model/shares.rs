//! What falls on whom: turns a split, as it is written, into exact parts of an amount.
//!
//! 1. Fixed parts are taken off the amount.
//! 2. Percentages are of the whole amount.
//! 3. Adjustments are set aside, and what is left goes by weights; then each gets the adjustment back.
//! 4. Every part is an exact fraction until here; [`allocate`] rounds them all at once.
//!
//! `alice=20.00 bob=10% carol dan+5.00` of 100.00: alice 20.00, bob 10.00, five set aside,
//! carol and dan share 65.00: carol 32.50, dan 37.50.

use super::amount::{FINENESS, Percent};
use super::entry::Part;
use super::few_shares::{FEW, divide_equally, divide_few};
use super::money::{Claim, Money, allocate};
use super::person::PersonIndex;
use super::setup::Item;
use super::split::{Payer, SplitPart, Way};

/// Why parts cannot be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SharesProblem {
    /// Nobody takes the rest, and the parts add up to this instead of the amount.
    SumsTo(Money),
    /// The percentages add up to this.
    Percent(Percent),
    /// The fixed parts and percentages leave a rest of the other sign; they add up to this (rounded down).
    Over(Money),
    /// Someone must take a rest, but all weights are zero.
    NoWeight,
    /// This part of the split comes out with the other sign.
    WrongSign {
        /// Which part, in the order they are written.
        part: usize,
        /// What it comes to.
        share: Money,
    },
}

/// Exact parts are counted in millionths of a percent of a unit.
const PERCENT_DENOMINATOR: i128 = 100 * FINENESS as i128;

/// Divides `amount` into the shares of `parts`, which `shares` holds afterwards in the same order.
///
/// `turn` decides who starts taking the odd units ([`super::Id::turn`]).
///
/// # Errors
///
/// Says what cannot be right; `shares` is then empty.
pub fn divide(amount: Money, parts: &[SplitPart], turn: u64, shares: &mut Vec<Part>) -> Result<(), SharesProblem> {
    if parts.len() <= FEW && parts.iter().all(|part| part.way == Way::WHOLE) {
        shares.clear();
        shares.extend(parts.iter().map(|part| Part { person: part.person, amount: Money::ZERO }));
        divide_equally(amount, turn, shares);
        return Ok(());
    }
    match divide_few(amount, parts, turn, shares) {
        Some(()) => Ok(()),
        None => divide_any(amount, parts, turn, shares),
    }
}

/// As [`divide`], for any number of people and any amount.
pub(super) fn divide_any(
    amount: Money,
    parts: &[SplitPart],
    turn: u64,
    shares: &mut Vec<Part>,
) -> Result<(), SharesProblem> {
    shares.clear();
    let (claims, denominator) = exact_claims(amount, parts)?;
    let divided = allocate(amount, &claims, denominator, turn);
    for (index, (part, share)) in parts.iter().zip(divided).enumerate() {
        let is_free = matches!(part.way, Way::Rest { .. });
        if is_free && share.minor().signum() * amount.minor().signum() < 0 {
            shares.clear();
            return Err(SharesProblem::WrongSign { part: index, share });
        }
        shares.push(Part { person: part.person, amount: share });
    }
    Ok(())
}

/// Lists who took one of the odd units, in the order of the parts: those whose share is above their exact part.
#[must_use]
pub fn rounded_up(amount: Money, parts: &[SplitPart], shares: &[Part]) -> Vec<PersonIndex> {
    let Ok((claims, denominator)) = exact_claims(amount, parts) else { return Vec::new() };
    let above = claims
        .iter()
        .zip(shares)
        .filter(|(claim, share)| i128::from(share.amount.minor()) > claim.numerator.div_euclid(denominator));
    above.map(|(_, share)| share.person).collect()
}

/// Returns every part as an exact fraction with one denominator.
pub(super) fn exact_claims(amount: Money, parts: &[SplitPart]) -> Result<(Vec<Claim>, i128), SharesProblem> {
    let whole = i128::from(amount.minor());
    // Without percentages whole units are fine enough, and the numbers stay small.
    let has_percent = parts.iter().any(|part| matches!(part.way, Way::Percent(_)));
    let fineness = if has_percent { PERCENT_DENOMINATOR } else { 1 };
    let (mut weights, mut taken, mut adjusted, mut percents, mut takers) = (0_i128, 0_i128, 0_i128, 0_u64, 0_u32);
    for part in parts {
        match part.way {
            Way::Rest { weight, adjust } => {
                weights += i128::from(weight.millionths());
                adjusted += i128::from(adjust.minor());
                takers += 1;
            }
            Way::Fixed(fixed) => taken += i128::from(fixed.minor()) * fineness,
            Way::Percent(percent) => {
                taken += whole * i128::from(percent.millionths());
                percents = percents.saturating_add(percent.millionths());
            }
        }
    }
    let percents = Percent::from_millionths(percents);
    if percents > Percent::HUNDRED {
        return Err(SharesProblem::Percent(percents));
    }
    let rest_fixed = whole * fineness - taken;
    let sum = |units: i128| Money::from_minor(clamp(units.div_euclid(fineness)));
    if takers == 0 && rest_fixed != 0 {
        let only_percent = parts.iter().all(|part| matches!(part.way, Way::Percent(_)));
        return Err(if only_percent { SharesProblem::Percent(percents) } else { SharesProblem::SumsTo(sum(taken)) });
    }
    if rest_fixed.signum() * whole.signum() < 0 {
        return Err(SharesProblem::Over(sum(taken)));
    }
    let rest = rest_fixed - adjusted * fineness;
    if weights == 0 && rest != 0 {
        return Err(SharesProblem::NoWeight);
    }
    let weights = weights.max(1);
    let scale = fineness * weights;
    let claim = |part: &SplitPart| match part.way {
        Way::Rest { weight, adjust } => rest * i128::from(weight.millionths()) + i128::from(adjust.minor()) * scale,
        Way::Fixed(fixed) => i128::from(fixed.minor()) * scale,
        Way::Percent(percent) => whole * i128::from(percent.millionths()) * weights,
    };
    let claims = parts.iter().map(|part| Claim { numerator: claim(part), rank: part.person.0 }).collect();
    Ok((claims, scale))
}

fn clamp(units: i128) -> i64 {
    i64::try_from(units).unwrap_or(if units < 0 { i64::MIN } else { i64::MAX })
}

/// Why payers cannot be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PayersProblem {
    /// Everyone's amount is written and they add up to this.
    SumsTo(Money),
    /// The written amounts already exceed the bill; they add up to this.
    Over(Money),
}

/// Fills in the payer without an amount; `paid` holds who paid what afterwards.
///
/// # Errors
///
/// Says what the amounts add up to; `paid` is then empty.
pub fn fill_payers(amount: Money, payers: &[Payer], paid: &mut Vec<Part>) -> Result<(), PayersProblem> {
    paid.clear();
    let known: Money = payers.iter().filter_map(|payer| payer.amount).sum();
    let rest = amount - known;
    let is_open = payers.iter().any(|payer| payer.amount.is_none());
    if !is_open && !rest.is_zero() {
        return Err(PayersProblem::SumsTo(known));
    }
    if is_open && rest.minor().signum() * amount.minor().signum() < 0 {
        return Err(PayersProblem::Over(known));
    }
    paid.extend(payers.iter().map(|payer| Part { person: payer.person, amount: payer.amount.unwrap_or(rest) }));
    Ok(())
}

/// Why line items cannot be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemsProblem {
    /// The bill has none.
    None,
    /// They add up to this, which is more than the bill.
    Over(Money),
    /// Nobody has an item, so nobody can take what the items leave.
    NoShare,
    /// One item's split is wrong.
    Item {
        /// Its line number.
        line: u32,
        /// What is wrong.
        problem: SharesProblem,
    },
}

/// Divides a bill by its line items; tax, tip or discount, which is what the items leave of the
/// amount, falls on everyone in proportion to their items.
///
/// # Errors
///
/// Says what cannot be right; `shares` is then empty.
pub fn divide_items(amount: Money, items: &[Item], turn: u64, shares: &mut Vec<Part>) -> Result<(), ItemsProblem> {
    shares.clear();
    if items.is_empty() {
        return Err(ItemsProblem::None);
    }
    let (mut sums, mut scratch) = (std::collections::BTreeMap::new(), Vec::new());
    for item in items {
        divide(item.amount, &item.parts, turn.wrapping_add(u64::from(item.line)), &mut scratch)
            .map_err(|problem| ItemsProblem::Item { line: item.line, problem })?;
        for part in &scratch {
            *sums.entry(part.person).or_insert(Money::ZERO) += part.amount;
        }
    }
    let known: Money = sums.values().copied().sum();
    let rest = amount - known;
    let denominator = i128::from(known.minor());
    if denominator == 0 && !rest.is_zero() {
        return Err(ItemsProblem::NoShare);
    }
    let sign = denominator.signum();
    let claims: Vec<Claim> = sums
        .iter()
        .map(|(person, sum)| {
            let numerator = i128::from(rest.minor()) * i128::from(sum.minor()) * sign;
            Claim { numerator, rank: person.0 }
        })
        .collect();
    let extras = allocate(rest, &claims, denominator.abs().max(1), turn);
    shares.extend(sums.iter().zip(extras).map(|((person, sum), extra)| Part { person: *person, amount: *sum + extra }));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::PersonIndex;
    use super::super::amount::Weight;
    use super::*;
    use proptest::prelude::*;

    fn rest(place: u32, weight: &str, adjust: i64) -> SplitPart {
        let way = Way::Rest { weight: Weight::parse(weight).unwrap(), adjust: Money::from_minor(adjust) };
        SplitPart { person: PersonIndex(place), way }
    }

    fn fixed(place: u32, minor: i64) -> SplitPart {
        SplitPart { person: PersonIndex(place), way: Way::Fixed(Money::from_minor(minor)) }
    }

    fn percent(place: u32, text: &str) -> SplitPart {
        SplitPart { person: PersonIndex(place), way: Way::Percent(Percent::parse(text).unwrap()) }
    }

    fn divided(minor: i64, parts: &[SplitPart]) -> Result<Vec<i64>, SharesProblem> {
        let mut shares = Vec::new();
        divide(Money::from_minor(minor), parts, 0, &mut shares)?;
        Ok(shares.iter().map(|share| share.amount.minor()).collect())
    }

    #[test]
    fn ways_mix_in_their_order() {
        let mix = [fixed(0, 2000), percent(1, "10"), rest(2, "1", 0), rest(3, "1", 500)];
        assert_eq!(divided(10000, &mix), Ok(vec![2000, 1000, 3250, 3750]));
        assert_eq!(divided(900, &[rest(0, "1", 500), rest(1, "1", -200), rest(2, "1", 0)]), Ok(vec![700, 0, 200]));
        assert_eq!(divided(1000, &[rest(0, "1.5", 0), rest(1, "0.5", 0)]), Ok(vec![750, 250]));
        assert_eq!(divided(1000, &[rest(0, "0", 0), rest(1, "1", 0)]), Ok(vec![0, 1000]));
    }

    #[test]
    fn what_cannot_be_right_says_what_it_adds_up_to() {
        let money = Money::from_minor;
        let hundred_ten = Percent::from_millionths(110 * FINENESS);
        let ninety = Percent::from_millionths(90 * FINENESS);
        let cases: [(&[SplitPart], SharesProblem); 6] = [
            (&[fixed(0, 400), fixed(1, 500)], SharesProblem::SumsTo(money(900))),
            (&[percent(0, "60"), percent(1, "50")], SharesProblem::Percent(hundred_ten)),
            (&[percent(0, "60"), percent(1, "30")], SharesProblem::Percent(ninety)),
            (&[fixed(0, 1200), rest(1, "1", 0)], SharesProblem::Over(money(1200))),
            (&[rest(0, "0", 0)], SharesProblem::NoWeight),
            (&[rest(0, "1", 0), rest(1, "1", -1500)], SharesProblem::WrongSign { part: 1, share: money(-250) }),
        ];
        for (parts, problem) in cases {
            assert_eq!(divided(1000, parts), Err(problem));
        }
    }

    #[test]
    fn tip_falls_in_proportion_to_items() {
        let item = |line, minor, place| Item {
            line,
            description: String::new(),
            amount: Money::from_minor(minor),
            parts: vec![rest(place, "1", 0)],
        };
        let mut shares = Vec::new();
        let bill = [item(1, 3000, 0), item(2, 1000, 1)];
        assert_eq!(divide_items(Money::from_minor(4400), &bill, 0, &mut shares), Ok(()));
        assert_eq!(shares.iter().map(|s| s.amount.minor()).collect::<Vec<_>>(), [3300, 1100]);
        assert_eq!(divide_items(Money::from_minor(3600), &bill, 0, &mut shares), Ok(()), "a discount");
        assert_eq!(shares.iter().map(|s| s.amount.minor()).collect::<Vec<_>>(), [2700, 900]);
    }

    proptest! {
        /// The parts add up to the whole, in any mixture.
        #[test]
        fn parts_add_up(
            minor in -super::super::money::AMOUNT_MAX..super::super::money::AMOUNT_MAX,
            ways in prop::collection::vec((0_u8..3, 0_u64..3_000_000, -500_i64..500), 1..30),
            turn: u64,
        ) {
            let parts: Vec<SplitPart> = ways.iter().zip(0..).map(|((way, size, adjust), place)| match way {
                0 => SplitPart { person: PersonIndex(place), way: Way::Percent(Percent::from_millionths(*size)) },
                1 => fixed(place, *adjust),
                _ => {
                    let way = Way::Rest { weight: Weight::from_millionths(*size), adjust: Money::from_minor(*adjust) };
                    SplitPart { person: PersonIndex(place), way }
                }
            }).collect();
            let mut shares = Vec::new();
            match divide(Money::from_minor(minor), &parts, turn, &mut shares) {
                Ok(()) => prop_assert_eq!(shares.iter().map(|s| s.amount.minor()).sum::<i64>(), minor),
                Err(_) => prop_assert!(shares.is_empty()),
            }
        }

        /// The short way for equal parts agrees with the long one, in any order of names.
        #[test]
        fn equal_parts_agree_with_the_general_rule(minor in -10_000_i64..10_000, order in Just((0_u32..7).collect::<Vec<_>>()).prop_shuffle(), turn: u64) {
            let parts: Vec<SplitPart> = order.iter().map(|place| rest(*place, "1", 0)).collect();
            let twos: Vec<SplitPart> = order.iter().map(|place| rest(*place, "2", 0)).collect();
            let (mut short, mut long) = (Vec::new(), Vec::new());
            divide(Money::from_minor(minor), &parts, turn, &mut short).unwrap();
            divide(Money::from_minor(minor), &twos, turn, &mut long).unwrap();
            prop_assert_eq!(short, long);
        }
    }
}
