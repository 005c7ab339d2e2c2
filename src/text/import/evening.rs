//! Makes parts add up where a program's own rounding let a smallest unit or two go astray.

use crate::model::money::AMOUNT_MAX;
use crate::model::{Money, Part};

/// Adds up parts; nothing where the sum is more than an entry can be.
#[must_use]
pub fn sum_of<'p>(parts: impl IntoIterator<Item = &'p Part>) -> Option<Money> {
    let sum: i128 = parts.into_iter().map(|part| i128::from(part.amount.minor())).sum();
    let sum = i64::try_from(sum).ok().filter(|sum| (-AMOUNT_MAX..=AMOUNT_MAX).contains(sum));
    sum.map(Money::from_minor)
}

/// Makes parts add up to the amount, a smallest unit more or less for the largest of them; tells whether it had to.
///
/// A program that rounds each part on its own is off by less than one unit a part; what is further off is no rounding.
///
/// # Errors
///
/// The sum of the parts, where it is further from the amount than there are parts.
pub fn even_out(parts: &mut [Part], amount: Money) -> Result<bool, i128> {
    let sum: i128 = parts.iter().map(|part| i128::from(part.amount.minor())).sum();
    let gap = i128::from(amount.minor()) - sum;
    let units = usize::try_from(gap.unsigned_abs()).map_err(|_| sum)?;
    if units == 0 {
        return Ok(false);
    }
    if units > parts.len() {
        return Err(sum);
    }
    let unit = Money::from_minor(if gap < 0 { -1 } else { 1 });
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|index| std::cmp::Reverse(parts[*index].amount.minor().unsigned_abs()));
    for index in &order[..units] {
        parts[*index].amount += unit;
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PersonIndex;

    fn evened(minors: &[i64], amount: i64) -> Result<(bool, Vec<i64>), i128> {
        let part = |minor: &i64| Part { person: PersonIndex(0), amount: Money::from_minor(*minor) };
        let mut parts: Vec<Part> = minors.iter().map(part).collect();
        let changed = even_out(&mut parts, Money::from_minor(amount))?;
        Ok((changed, parts.iter().map(|part| part.amount.minor()).collect()))
    }

    #[test]
    fn a_stray_unit_goes_to_the_largest_part() {
        assert_eq!(evened(&[333, 333, 334], 1000), Ok((false, vec![333, 333, 334])));
        assert_eq!(evened(&[333, 333, 333], 1000), Ok((true, vec![334, 333, 333])));
        assert_eq!(evened(&[1, -5, 3], 0), Ok((true, vec![1, -4, 3])));
        assert_eq!(evened(&[334, 335, 334], 1000), Ok((true, vec![333, 334, 333])));
        assert_eq!(evened(&[], 0), Ok((false, vec![])));
    }

    #[test]
    fn what_is_further_off_is_no_rounding() {
        assert_eq!(evened(&[500, 400], 1000), Err(900));
        assert_eq!(evened(&[], 1), Err(0));
        assert_eq!(evened(&[i64::MAX, i64::MAX], 0), Err(2 * i128::from(i64::MAX)));
    }
}
