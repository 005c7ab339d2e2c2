//! Divides an amount among few people in machine words and without asking for memory: the quick way of
//! [`divide`](super::shares::divide).
//!
//! Law: where this answers, the answer is that of the general rule. It answers nothing where there are more people
//! than [`FEW`], where a number might not fit, and where the parts cannot be right; the general rule then says why.

use super::amount::{FINENESS, Percent};
use super::entry::Part;
use super::money::{Money, position};
use super::split::{SplitPart, Way};

/// So many people are few.
pub(super) const FEW: usize = 16;

/// Weights and percentages rarely have more than two decimals; in hundredths the numbers stay small.
const HUNDREDTH: u64 = FINENESS / 100;

/// The parts of an amount as fractions of one denominator, each in the unit of the fields.
struct Terms {
    /// What is left for those who take a part of the rest, times `fineness`.
    rest: i64,
    /// What weights are counted in, in millionths.
    weight_unit: i64,
    /// The sum of all weights in that unit, at least one.
    weights: i64,
    /// What percentages multiply the denominator with.
    fineness: i64,
}

/// Divides `amount` by `parts` into `shares`, as the general rule does; returns nothing where that has to do it.
pub(super) fn divide_few(amount: Money, parts: &[SplitPart], turn: u64, shares: &mut Vec<Part>) -> Option<()> {
    if parts.is_empty() || parts.len() > FEW {
        return None;
    }
    let whole = amount.minor();
    let terms = terms(whole, parts)?;
    let denominator = terms.fineness.checked_mul(terms.weights)?;
    let mut fractions = [0_i64; FEW];
    let mut left = whole;
    shares.clear();
    for (part, fraction) in parts.iter().zip(&mut fractions) {
        let numerator = numerator(whole, part.way, &terms, denominator)?;
        let floor = numerator.div_euclid(denominator);
        *fraction = numerator.rem_euclid(denominator);
        left = left.checked_sub(floor)?;
        shares.push(Part { person: part.person, amount: Money::from_minor(floor) });
    }
    let odd = usize::try_from(left).ok()?;
    if odd > parts.len() {
        return None;
    }
    hand_out(odd, &fractions, turn, shares);
    let is_right = |part: &SplitPart, share: &Part| {
        !matches!(part.way, Way::Rest { .. }) || share.amount.minor().signum() * whole.signum() >= 0
    };
    let sum = shares.iter().try_fold(0_i64, |sum, share| sum.checked_add(share.amount.minor()));
    (sum == Some(whole) && parts.iter().zip(shares.iter()).all(|(part, share)| is_right(part, share))).then_some(())
}

/// Finds out what the parts are fractions of.
fn terms(whole: i64, parts: &[SplitPart]) -> Option<Terms> {
    let (mut weights, mut fixed, mut adjusted, mut percents) = (0_u64, 0_i64, 0_i64, 0_u64);
    let (mut has_percent, mut has_takers, mut beyond_hundredths) = (false, false, 0);
    for part in parts {
        match part.way {
            Way::Rest { weight, adjust } => {
                weights = weights.checked_add(weight.millionths())?;
                beyond_hundredths |= weight.millionths() % HUNDREDTH;
                adjusted = adjusted.checked_add(adjust.minor())?;
                has_takers = true;
            }
            Way::Fixed(amount) => fixed = fixed.checked_add(amount.minor())?,
            Way::Percent(percent) => {
                percents = percents.checked_add(percent.millionths())?;
                has_percent = true;
            }
        }
    }
    if percents > Percent::HUNDRED.millionths() {
        return None;
    }
    let fineness = if has_percent { i64::try_from(100 * FINENESS).ok()? } else { 1 };
    let of_percents = whole.checked_mul(i64::try_from(percents).ok()?)?;
    let left = whole.checked_sub(fixed)?.checked_mul(fineness)?.checked_sub(of_percents)?;
    let rest = left.checked_sub(adjusted.checked_mul(fineness)?)?;
    let is_right = (has_takers || left == 0) && left.signum() * whole.signum() >= 0 && (weights > 0 || rest == 0);
    let unit = if beyond_hundredths == 0 { HUNDREDTH } else { 1 };
    let weights = i64::try_from((weights / unit).max(1)).ok()?;
    is_right.then_some(Terms { rest, weight_unit: i64::try_from(unit).ok()?, weights, fineness })
}

fn numerator(whole: i64, way: Way, terms: &Terms, denominator: i64) -> Option<i64> {
    match way {
        Way::Rest { weight, adjust } => {
            let weight = i64::try_from(weight.millionths()).ok()? / terms.weight_unit;
            terms.rest.checked_mul(weight)?.checked_add(adjust.minor().checked_mul(denominator)?)
        }
        Way::Fixed(amount) => amount.minor().checked_mul(denominator),
        Way::Percent(percent) => {
            whole.checked_mul(i64::try_from(percent.millionths()).ok()?)?.checked_mul(terms.weights)
        }
    }
}

/// Gives the odd units to the largest fractions; those who are tied take turns in the order of people.
fn hand_out(odd: usize, fractions: &[i64; FEW], turn: u64, shares: &mut [Part]) {
    if odd == 0 {
        return;
    }
    let keys = keys_of(shares);
    let count = shares.len();
    for index in 0..count {
        let own = fractions[index];
        let (mut above, mut tied, mut before) = (0, 0, 0);
        for other in 0..count {
            let is_tied = fractions[other] == own;
            above += usize::from(fractions[other] > own);
            tied += usize::from(is_tied);
            before += usize::from(is_tied & (keys[other] < keys[index]));
        }
        let takes = above < odd && (above + tied <= odd || steps(before, turn, tied) < odd - above);
        shares[index].amount += Money::from_minor(i64::from(takes));
    }
}

/// Returns how many are asked before the one at `place` among those tied, whose turn it is first being drawn.
fn steps(place: usize, turn: u64, tied: usize) -> usize {
    let start = position(turn, tied);
    if place >= start { place - start } else { place + tied - start }
}

/// Divides an amount into equal parts for those who have `shares`, which are of no account before; there are few.
pub(super) fn divide_equally(amount: Money, turn: u64, shares: &mut [Part]) {
    let Ok(count) = i64::try_from(shares.len()) else { return };
    if count == 0 || shares.len() > FEW {
        return;
    }
    let floor = Money::from_minor(amount.minor().div_euclid(count));
    let odd = usize::try_from(amount.minor().rem_euclid(count)).expect("a remainder is below its divisor");
    if odd == 0 {
        shares.iter_mut().for_each(|share| share.amount = floor);
        return;
    }
    let above = floor + Money::from_minor(1);
    let start = position(turn, shares.len());
    let keys = keys_of(shares);
    let (keys, count) = (&keys[..shares.len()], shares.len());
    for (share, key) in shares.iter_mut().zip(keys) {
        let place: usize = keys.iter().map(|other| usize::from(other < key)).sum();
        let steps = if place >= start { place - start } else { place + count - start };
        share.amount = if steps < odd { above } else { floor };
    }
}

/// Returns a number for each that is in the order of people, and no two alike.
fn keys_of(shares: &[Part]) -> [u64; FEW] {
    let mut keys = [0; FEW];
    for ((key, share), index) in keys.iter_mut().zip(shares).zip(0_u64..) {
        *key = u64::from(share.person.0) << 4 | index;
    }
    keys
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::amount::Weight;
    use super::super::person::PersonIndex;
    use super::super::shares::divide_any;
    use super::*;

    fn ways() -> impl Strategy<Value = Vec<SplitPart>> {
        let fine =
            prop_oneof![4 => (0_u64..30).prop_map(|tenths| tenths * 100_000), 1 => 0_u64..5_000_000, 1 => any::<u64>()];
        let money = prop_oneof![4 => -500_i64..3_000, 1 => any::<i64>()];
        let way = (0_u8..6, fine, money).prop_map(|(way, size, minor)| match way {
            0 => Way::Percent(Percent::from_millionths(size.saturating_mul(10))),
            1 => Way::Fixed(Money::from_minor(minor)),
            2 => Way::Rest { weight: Weight::ONE, adjust: Money::from_minor(minor % 1000) },
            3 => Way::Rest { weight: Weight::ONE, adjust: Money::ZERO },
            _ => Way::Rest { weight: Weight::from_millionths(size), adjust: Money::ZERO },
        });
        (prop::collection::vec(way, 1..9), 0_u32..11).prop_map(|(ways, order)| {
            let people = (0_u32..).map(|index| PersonIndex((index * 7 + order) % 61));
            ways.into_iter().zip(people).map(|(way, person)| SplitPart { person, way }).collect()
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        #[test]
        fn the_quick_way_agrees_with_the_general_one(
            amount in prop_oneof![4 => -20_000_i64..20_000, 1 => -1_000_000_000_000_i64..1_000_000_000_000],
            parts in ways(),
            turn: u64,
        ) {
            let (mut quick, mut general) = (Vec::new(), Vec::new());
            if divide_few(Money::from_minor(amount), &parts, turn, &mut quick).is_some() {
                prop_assert_eq!(divide_any(Money::from_minor(amount), &parts, turn, &mut general), Ok(()));
                prop_assert_eq!(quick, general);
            }
        }
    }

    #[test]
    fn everyday_bills_are_divided_the_quick_way() {
        let rest = |place, weight: &str| {
            let weight = Weight::parse(weight).unwrap();
            SplitPart { person: PersonIndex(place), way: Way::Rest { weight, adjust: Money::ZERO } }
        };
        let percent = |place, text: &str| SplitPart {
            person: PersonIndex(place),
            way: Way::Percent(Percent::parse(text).unwrap()),
        };
        let fixed = |place, minor| SplitPart { person: PersonIndex(place), way: Way::Fixed(Money::from_minor(minor)) };
        for parts in [
            vec![rest(0, "2"), rest(1, "1.25")],
            vec![percent(0, "40"), percent(1, "60")],
            vec![percent(0, "12.5"), rest(1, "1"), rest(2, "1")],
            vec![fixed(0, 1000), rest(1, "1"), rest(2, "3")],
        ] {
            assert!(divide_few(Money::from_minor(96_499), &parts, 5, &mut Vec::new()).is_some(), "{parts:?}");
        }
        assert!(divide_few(Money::from_minor(100), &[fixed(0, 99)], 0, &mut Vec::new()).is_none());
    }
}
