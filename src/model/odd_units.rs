//! Who takes the units that are left when an amount does not divide, and why: for explanations.
//!
//! [`divide`](super::shares::divide) is the rule; what is told here follows it, and a property holds both together.

use super::money::{Money, position};
use super::person::PersonIndex;
use super::shares::exact_claims;
use super::split::{SplitPart, Way};

/// How the units left over were given out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OddUnits {
    /// How many units are left when every part is rounded down.
    pub over: usize,
    /// Who takes one more each, in the order they take it.
    pub takers: Vec<PersonIndex>,
    /// Where the entry's own turn starts, when it decides among equal fractions.
    pub start: Option<PersonIndex>,
    /// What each gets before, when all parts are equal.
    pub each: Option<Money>,
}

/// Tells how the odd units of a split were given out; nothing when it comes out even.
#[must_use]
pub fn odd_units(amount: Money, parts: &[SplitPart], turn: u64) -> Option<OddUnits> {
    let (claims, denominator) = exact_claims(amount, parts).ok()?;
    let floor = |numerator: i128| numerator.div_euclid(denominator);
    let given: i128 = claims.iter().map(|claim| floor(claim.numerator)).sum();
    let over =
        usize::try_from(i128::from(amount.minor()) - given).ok().filter(|over| (1..=claims.len()).contains(over))?;
    let mut fractions: Vec<(i128, u32)> =
        claims.iter().map(|claim| (claim.numerator.rem_euclid(denominator), claim.rank)).collect();
    fractions.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let cut = fractions[over - 1].0;
    let above = fractions.partition_point(|fraction| fraction.0 > cut);
    let tied = &fractions[above..fractions.partition_point(|fraction| fraction.0 >= cut)];
    let start = position(turn, tied.len());
    let person = |fraction: &(i128, u32)| PersonIndex(fraction.1);
    let mut takers: Vec<PersonIndex> = fractions[..above].iter().map(person).collect();
    takers.extend((0..over - above).map(|step| person(&tied[(start + step) % tied.len()])));
    let is_equal = parts.iter().all(|part| part.way == parts[0].way && matches!(part.way, Way::Rest { .. }));
    let each = claims.first().filter(|_| is_equal).and_then(|claim| i64::try_from(floor(claim.numerator)).ok());
    Some(OddUnits {
        over,
        takers,
        start: (tied.len() > over - above).then(|| person(&tied[start])),
        each: each.map(Money::from_minor),
    })
}

#[cfg(test)]
mod tests {
    use super::super::amount::{Percent, Weight};
    use super::super::shares::divide;
    use super::*;
    use proptest::prelude::*;

    fn equal(people: u32) -> Vec<SplitPart> {
        let way = Way::Rest { weight: Weight::ONE, adjust: Money::ZERO };
        (0..people).map(|place| SplitPart { person: PersonIndex(place), way }).collect()
    }

    #[test]
    fn the_turn_is_named() {
        let odd = odd_units(Money::from_minor(5731), &equal(4), 2).unwrap();
        assert_eq!((odd.over, odd.start, odd.each), (3, Some(PersonIndex(2)), Some(Money::from_minor(1432))));
        assert_eq!(odd.takers, [2, 3, 0].map(PersonIndex));
        assert_eq!(odd_units(Money::from_minor(5600), &equal(4), 2), None);
    }

    proptest! {
        /// Those who are told to take a unit are those who got one.
        #[test]
        fn what_is_told_is_what_was_done(
            minor in -50_000_i64..50_000,
            ways in prop::collection::vec((0_u8..3, 0_u64..30_000_000), 1..9),
            turn: u64,
        ) {
            let parts: Vec<SplitPart> = ways.iter().zip(0..).map(|((way, size), place)| SplitPart {
                person: PersonIndex(place),
                way: match way {
                    0 => Way::Percent(Percent::from_millionths(*size)),
                    _ => Way::Rest { weight: Weight::from_millionths(*size), adjust: Money::ZERO },
                },
            }).collect();
            let mut shares = Vec::new();
            prop_assume!(divide(Money::from_minor(minor), &parts, turn, &mut shares).is_ok());
            let (claims, denominator) = exact_claims(Money::from_minor(minor), &parts).unwrap();
            let mut got: Vec<PersonIndex> = claims.iter().zip(&shares)
                .filter(|(claim, share)| claim.numerator.div_euclid(denominator) < i128::from(share.amount.minor()))
                .map(|(_, share)| share.person).collect();
            let mut told = odd_units(Money::from_minor(minor), &parts, turn).map_or(Vec::new(), |odd| odd.takers);
            got.sort_unstable();
            told.sort_unstable();
            prop_assert_eq!(got, told);
        }
    }
}
