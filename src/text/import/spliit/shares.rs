//! How Spliit divides an amount, to the cent, so that balances come out as its users know them.
//!
//! 1. Everyone gets the floor of the exact share, in smallest units.
//! 2. The units that are left go to the largest fractions.
//! 3. Among equal ones the order of the participants' ids counts, beginning at a place that the FNV-1a hash of the
//!    expense's id says, so that it is not always the same person.

use std::cmp::Ordering;

/// Divides `amount` by the shares of people whose ids are given; the parts are in the order of the people.
///
/// Percentages and fixed amounts are shares too: Spliit takes all of them as a ratio. Nothing where the shares add up
/// to nothing, some are negative or the numbers are absurd.
pub(super) fn divide(expense: &str, amount: i128, people: &[(&str, i128)]) -> Option<Vec<i128>> {
    let whole = people.iter().try_fold(0_i128, |sum, (_, share)| sum.checked_add(*share))?;
    if whole <= 0 || people.iter().any(|(_, share)| *share < 0) {
        return None;
    }
    let mut order: Vec<usize> = (0..people.len()).collect();
    order.sort_by(|one, other| in_units(people[*one].0, people[*other].0));
    let start = if expense.is_empty() { 0 } else { usize::try_from(hash(expense)).ok()? % order.len() };
    let mut parts = vec![0_i128; people.len()];
    let mut fractions = Vec::with_capacity(people.len());
    for (place, index) in order.iter().enumerate() {
        let exact = amount.checked_mul(people[*index].1)?;
        parts[*index] = exact.div_euclid(whole);
        let turn = (place + order.len() - start) % order.len();
        fractions.push((exact.rem_euclid(whole), turn, *index));
    }
    fractions.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
    let left = usize::try_from(amount - parts.iter().sum::<i128>()).ok()?;
    for (_, _, index) in fractions.iter().take(left) {
        parts[*index] += 1;
    }
    Some(parts)
}

/// Compares texts by their UTF-16 units, as JavaScript does.
fn in_units(one: &str, other: &str) -> Ordering {
    if one.is_ascii() && other.is_ascii() { one.cmp(other) } else { one.encode_utf16().cmp(other.encode_utf16()) }
}

/// FNV-1a of 32 bits over the UTF-16 units of a text.
fn hash(text: &str) -> u32 {
    text.encode_utf16().fold(0x811c_9dc5, |hash, unit| (hash ^ u32::from(unit)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_sample_of_spliit_itself_comes_out() {
        let people = [("D9TcwMSIlcjedoQMyLu1a", 100), ("gouUDw-K8zGOV4Uv39LaO", 100), ("nfC6nTHuYwJOrRjpKByyw", 100)];
        let cases = [
            ("O25JRN9GtbjqHPH80U3PU", 10000, [3333, 3333, 3334]),
            ("7tp_RVjdnl89fG95xJdwa", 4750, [1583, 1584, 1583]),
            ("bHBxGISeDUvK5d70yn76k", 1, [0, 0, 1]),
            ("WHYe-d0T9ngs_Fs9D6kE0", -3000, [-1000, -1000, -1000]),
        ];
        for (id, amount, expected) in cases {
            assert_eq!(divide(id, amount, &people).unwrap(), expected, "{id}");
        }
        let two = [people[1], people[2]];
        assert_eq!(divide("jIIpwRKHtc2UtpLMWU0ur", 1001, &two).unwrap(), [500, 501]);
        assert_eq!(divide("3nwGtgPSI0sM_eHtwOmAg", 2501, &two).unwrap(), [1251, 1250]);
    }

    #[test]
    fn what_cannot_be_divided_is_not() {
        assert_eq!(divide("x", 1, &[]), None);
        assert_eq!(divide("x", 1, &[("a", 0)]), None);
        assert_eq!(divide("x", 1, &[("a", -1), ("b", 2)]), None);
        assert_eq!(divide("x", i128::MAX, &[("a", 2)]), None);
    }

    proptest! {
        #[test]
        fn parts_add_up(amount in -1_000_000_i128..1_000_000, shares in prop::collection::vec(0_i128..500, 1..9), id: String) {
            let names: Vec<String> = (0..shares.len()).map(|place| format!("p{place}")).collect();
            let people: Vec<(&str, i128)> = names.iter().map(String::as_str).zip(shares).collect();
            if let Some(parts) = divide(&id, amount, &people) {
                prop_assert_eq!(parts.iter().sum::<i128>(), amount);
            }
        }
    }
}
