//! Exact money: an integer count of a currency's smallest unit, and the one function that divides it.

use std::fmt::Write as _;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// The largest amount of one entry, in smallest units: ten thousand million euros.
///
/// A ledger of the largest allowed size cannot overflow a sum of such amounts.
pub const AMOUNT_MAX: i64 = 1_000_000_000_000;

/// An amount of money as a count of the currency's smallest unit (cents for EUR, yen for JPY).
///
/// The currency stands beside it, never inside it; two currencies never meet in a sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i64);

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money(0);

    /// Makes an amount from a count of smallest units.
    #[must_use]
    pub const fn from_minor(minor: i64) -> Money {
        Money(minor)
    }

    /// Returns the count of smallest units.
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.0
    }

    /// Returns the amount without its sign.
    #[must_use]
    pub const fn abs(self) -> Money {
        Money(self.0.abs())
    }

    /// Tells whether this is nothing at all.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Tells whether this is less than nothing.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Writes the amount with a point and exactly `decimals` digits after it.
    #[must_use]
    pub fn to_decimal(self, decimals: u8) -> String {
        decimal(self.0, decimals)
    }
}

/// Writes any count of smallest units with a point and exactly `decimals` digits after it.
///
/// ```
/// use clique::model::money::decimal;
/// assert_eq!(decimal(-5, 2), "-0.05");
/// assert_eq!(decimal(500, 0), "500");
/// ```
#[must_use]
pub fn decimal(minor: impl Into<i128>, decimals: u8) -> String {
    let mut text = String::new();
    push_decimal(&mut text, minor, decimals);
    text
}

/// Writes an amount as [`decimal`] does, behind a text.
pub fn push_decimal(text: &mut String, minor: impl Into<i128>, decimals: u8) {
    let minor: i128 = minor.into();
    if minor < 0 {
        text.push('-');
    }
    let size = minor.unsigned_abs();
    // Most amounts are small, and small numbers are written faster: digit by digit from the end.
    let Some(mut left) = u64::try_from(size).ok().filter(|_| decimals <= DIGITS_QUICK) else {
        return push_large(text, size, decimals);
    };
    let mut digits = [b'0'; 24];
    let mut start = digits.len();
    let mut place = 0;
    while left > 0 || place <= decimals {
        if place == decimals && place > 0 {
            start -= 1;
            digits[start] = b'.';
        }
        start -= 1;
        digits[start] = b'0' + u8::try_from(left % 10).expect("a digit is below ten");
        left /= 10;
        place += 1;
    }
    text.push_str(std::str::from_utf8(&digits[start..]).expect("digits are ASCII"));
}

/// Up to so many decimals amounts are written quickly.
const DIGITS_QUICK: u8 = 20;

fn push_large(text: &mut String, size: u128, decimals: u8) {
    let decimals = usize::from(decimals);
    let start = text.len();
    write!(text, "{size}").expect("a string takes all that is written");
    let digits = text.len() - start;
    if digits <= decimals {
        text.insert_str(start, &"0".repeat(decimals + 1 - digits));
    }
    if decimals > 0 {
        text.insert(text.len() - decimals, '.');
    }
}

const SUM_FITS: &str = "a ledger within its limits cannot overflow a sum of amounts";

impl Add for Money {
    type Output = Money;

    fn add(self, other: Money) -> Money {
        Money(self.0.checked_add(other.0).expect(SUM_FITS))
    }
}

impl Sub for Money {
    type Output = Money;

    fn sub(self, other: Money) -> Money {
        Money(self.0.checked_sub(other.0).expect(SUM_FITS))
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Money) {
        *self = *self + other;
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Money) {
        *self = *self - other;
    }
}

impl Neg for Money {
    type Output = Money;

    fn neg(self) -> Money {
        Money(-self.0)
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Money {
        amounts.fold(Money::ZERO, Add::add)
    }
}

/// One claimant's exact part of an amount: `numerator / denominator` smallest units,
/// the denominator being common to all.
#[derive(Clone, Copy, Debug)]
pub struct Claim {
    /// The exact part times the common denominator.
    pub numerator: i128,
    /// The claimant's place in name order; ties are taken in this order.
    pub rank: u32,
}

/// Divides `whole` among claims that add up to it exactly; the only place where money is divided.
///
/// Each part is the exact rational part rounded down; the units left over go to the largest
/// fractions; among equal fractions they are taken in name order, starting at
/// `turn modulo the number of tied`, so that nobody always pays the odd cent.
///
/// Law: the parts add up to the whole.
///
/// # Panics
///
/// When the claims do not add up to `whole`, or `denominator` is not positive.
#[must_use]
pub fn allocate(whole: Money, claims: &[Claim], denominator: i128, turn: u64) -> Vec<Money> {
    assert!(denominator > 0, "a denominator is positive");
    let mut parts = Vec::with_capacity(claims.len());
    let mut fractions = Vec::with_capacity(claims.len());
    let mut given: i128 = 0;
    for (index, claim) in claims.iter().enumerate() {
        let floor = floor_of(claim.numerator, denominator);
        fractions.push((claim.numerator - floor * denominator, claim.rank, index));
        parts.push(i64::try_from(floor).expect("a part is no larger than its bounded whole"));
        given += floor;
    }
    let left = usize::try_from(i128::from(whole.0) - given).expect("claims add up to the whole");
    assert!(left <= claims.len(), "claims add up to the whole");
    if left > 0 {
        for index in takers(&mut fractions, left, turn) {
            parts[index] += 1;
        }
    }
    parts.into_iter().map(Money).collect()
}

/// Divides and rounds down; in 64 bits where they are enough, as they nearly always are, which is far quicker.
fn floor_of(numerator: i128, denominator: i128) -> i128 {
    match (i64::try_from(numerator), i64::try_from(denominator)) {
        (Ok(numerator), Ok(denominator)) => i128::from(numerator.div_euclid(denominator)),
        _ => numerator.div_euclid(denominator),
    }
}

/// Picks the `left` claims that take one more unit each.
fn takers(fractions: &mut [(i128, u32, usize)], left: usize, turn: u64) -> Vec<usize> {
    fractions.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let cut = fractions[left - 1].0;
    let first = fractions.partition_point(|fraction| fraction.0 > cut);
    let end = fractions.partition_point(|fraction| fraction.0 >= cut);
    let tied = end - first;
    let start = position(turn, tied);
    let mut chosen: Vec<usize> = fractions[..first].iter().map(|f| f.2).collect();
    chosen.extend((0..left - first).map(|step| fractions[first + (start + step) % tied].2));
    chosen
}

/// Returns where among `tied` claimants the odd units start.
#[must_use]
pub fn position(turn: u64, tied: usize) -> usize {
    usize::try_from(turn % (tied.max(1) as u64)).expect("a remainder is below its divisor")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn claims(weights: &[i128], whole: i64) -> Vec<Claim> {
        weights.iter().zip(0..).map(|(weight, rank)| Claim { numerator: weight * i128::from(whole), rank }).collect()
    }

    #[test]
    fn the_odd_cent_moves_with_the_turn() {
        let ten = Money::from_minor(1000);
        let parts = |turn| allocate(ten, &claims(&[1, 1, 1], 1000), 3, turn);
        assert_eq!(parts(0), [334, 333, 333].map(Money));
        assert_eq!(parts(1), [333, 334, 333].map(Money));
        assert_eq!(parts(5), [333, 333, 334].map(Money));
    }

    #[test]
    fn the_largest_fraction_takes_the_unit_whatever_the_turn() {
        // 1.00 by weights 1:2 is 33⅓ and 66⅔.
        for turn in 0..4 {
            let parts = allocate(Money(100), &claims(&[1, 2], 100), 3, turn);
            assert_eq!(parts, [33, 67].map(Money));
        }
    }

    #[test]
    fn a_refund_is_rounded_down_as_well() {
        // -10.00 by 3: -333⅓ rounds down to -334; two units come back.
        let parts = allocate(Money(-1000), &claims(&[1, 1, 1], -1000), 3, 2);
        assert_eq!(parts, [-333, -334, -333].map(Money));
    }

    #[test]
    fn decimals_are_written_in_full() {
        assert_eq!(Money(-5).to_decimal(2), "-0.05");
        assert_eq!(Money(1234).to_decimal(3), "1.234");
        assert_eq!(Money(0).to_decimal(0), "0");
        assert_eq!(Money(i64::MIN).to_decimal(2), "-92233720368547758.08");
    }

    proptest! {
        #[test]
        fn quick_decimals_are_those_of_large_numbers(minor: i64, shift in 0..64_u32, decimals in 0..25_u8) {
            let minor = i128::from(minor >> shift);
            let mut large = String::from(if minor < 0 { "-" } else { "" });
            push_large(&mut large, minor.unsigned_abs(), decimals);
            prop_assert_eq!(decimal(minor, decimals), large);
        }
    }

    proptest! {
        #[test]
        fn parts_add_up_and_stay_within_one_unit(
            weights in prop::collection::vec(0_i128..5000, 1..40),
            whole in -AMOUNT_MAX..AMOUNT_MAX,
            turn: u64,
        ) {
            let sum: i128 = weights.iter().sum();
            prop_assume!(sum > 0);
            let parts = allocate(Money(whole), &claims(&weights, whole), sum, turn);
            prop_assert_eq!(parts.iter().copied().sum::<Money>(), Money(whole));
            for (part, weight) in parts.iter().zip(&weights) {
                let exact = weight * i128::from(whole);
                let scaled = i128::from(part.0) * sum;
                prop_assert!(scaled > exact - sum && scaled < exact + sum);
            }
        }
    }
}
