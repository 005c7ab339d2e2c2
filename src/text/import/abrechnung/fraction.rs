//! Exact fractions, which tell when they get too large instead of being wrong.

use crate::model::money::{AMOUNT_MAX, Claim, allocate};
use crate::model::{Money, Part, PersonIndex};

/// A fraction in lowest terms; the denominator is above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fraction {
    numerator: i128,
    denominator: i128,
}

impl Fraction {
    pub(super) const ZERO: Fraction = Fraction { numerator: 0, denominator: 1 };
    pub(super) const ONE: Fraction = Fraction { numerator: 1, denominator: 1 };

    /// Makes a fraction; nothing where the denominator is zero.
    pub(super) fn new(numerator: i128, denominator: i128) -> Option<Fraction> {
        if denominator == 0 {
            return None;
        }
        if denominator == 1 {
            return Some(Fraction { numerator, denominator });
        }
        // Most shares are whole numbers.
        if let (Ok(small), Ok(parts)) = (i64::try_from(numerator), i64::try_from(denominator))
            && parts > 0
            && small % parts == 0
        {
            return Some(Fraction { numerator: i128::from(small / parts), denominator: 1 });
        }
        let divisor = divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = i128::try_from(divisor).ok()?;
        let sign = denominator.signum();
        Some(Fraction {
            numerator: (numerator / divisor).checked_mul(sign)?,
            denominator: (denominator / divisor).checked_mul(sign)?,
        })
    }

    /// Adds two fractions.
    pub(super) fn plus(self, other: Fraction) -> Option<Fraction> {
        let divisor =
            i128::try_from(divisor(self.denominator.unsigned_abs(), other.denominator.unsigned_abs())).ok()?;
        let mine = self.numerator.checked_mul(other.denominator / divisor)?;
        let others = other.numerator.checked_mul(self.denominator / divisor)?;
        let denominator = self.denominator.checked_mul(other.denominator / divisor)?;
        Fraction::new(mine.checked_add(others)?, denominator)
    }

    /// Multiplies two fractions.
    pub(super) fn times(self, other: Fraction) -> Option<Fraction> {
        // Divided crosswise first, numbers stay small.
        let one = Fraction::new(self.numerator, other.denominator)?;
        let two = Fraction::new(other.numerator, self.denominator)?;
        let numerator = one.numerator.checked_mul(two.numerator)?;
        Fraction::new(numerator, one.denominator.checked_mul(two.denominator)?)
    }

    /// Returns one divided by it; nothing of zero.
    pub(super) fn inverse(self) -> Option<Fraction> {
        Fraction::new(self.denominator, self.numerator)
    }

    /// Returns it with the other sign.
    pub(super) fn negative(self) -> Fraction {
        Fraction { numerator: self.numerator.saturating_neg(), denominator: self.denominator }
    }

    /// Tells whether it is nothing.
    pub(super) fn is_zero(self) -> bool {
        self.numerator == 0
    }
}

fn divisor(mut one: u128, mut other: u128) -> u128 {
    if one == 1 || other == 1 {
        return 1;
    }
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one.max(1)
}

/// Gives each person a fraction of an amount, in whole units; the fractions must add up to one.
///
/// Nothing where they do not, or numbers get too large.
pub(super) fn allot(whole: Money, fractions: &[(PersonIndex, Fraction)]) -> Option<Vec<Part>> {
    let mut common = 1_i128;
    for (_, fraction) in fractions {
        let divisor = i128::try_from(divisor(common.unsigned_abs(), fraction.denominator.unsigned_abs())).ok()?;
        common = common.checked_mul(fraction.denominator / divisor)?;
    }
    let (mut claims, mut sum) = (Vec::with_capacity(fractions.len()), 0_i128);
    for (person, fraction) in fractions {
        let share = fraction.numerator.checked_mul(common / fraction.denominator)?;
        let numerator = share.checked_mul(i128::from(whole.minor()))?;
        if numerator / common > i128::from(AMOUNT_MAX) || numerator / common < -i128::from(AMOUNT_MAX) {
            return None;
        }
        sum = sum.checked_add(share)?;
        claims.push(Claim { numerator, rank: person.0 });
    }
    if sum != common {
        return None;
    }
    let amounts = allocate(whole, &claims, common, 0);
    Some(fractions.iter().zip(amounts).map(|((person, _), amount)| Part { person: *person, amount }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fraction(numerator: i128, denominator: i128) -> Fraction {
        Fraction::new(numerator, denominator).unwrap()
    }

    #[test]
    fn fractions_are_in_lowest_terms_and_never_wrong() {
        assert_eq!(fraction(4, -6), fraction(-2, 3));
        assert_eq!(fraction(1, 3).plus(fraction(1, 6)), Some(fraction(1, 2)));
        assert_eq!(fraction(2, 3).times(fraction(9, 4)), Some(fraction(3, 2)));
        assert_eq!(Fraction::new(1, 0), None);
        assert_eq!(fraction(i128::MAX, 2).plus(fraction(1, 3)), None);
        assert_eq!(Fraction::new(i128::MIN, -1), None);
    }

    #[test]
    fn parts_are_allotted_whole() {
        let people =
            [(PersonIndex(0), fraction(1, 3)), (PersonIndex(1), fraction(7, 6)), (PersonIndex(2), fraction(-1, 2))];
        let parts = allot(Money::from_minor(1000), &people).unwrap();
        assert_eq!(parts.iter().map(|part| part.amount.minor()).collect::<Vec<_>>(), [333, 1167, -500]);
        assert_eq!(allot(Money::from_minor(1000), &people[..2]), None);
    }

    proptest! {
        #[test]
        fn no_numbers_panic(a: i128, b: i128, c: i128, d: i128, whole in -AMOUNT_MAX..=AMOUNT_MAX) {
            let (Some(one), Some(two)) = (Fraction::new(a, b), Fraction::new(c, d)) else { return Ok(()) };
            let _ = (one.plus(two), one.times(two));
            let _ = allot(Money::from_minor(whole), &[(PersonIndex(0), one), (PersonIndex(1), two)]);
        }
    }
}
