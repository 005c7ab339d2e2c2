//! What balances in several currencies come to in one, by the pinned rates, exactly.
//!
//! 1. Of each currency the latest rate on or before the day counts, from it or to it; of both on one day the
//!    one that leads to the wanted currency.
//! 2. Everyone's balances are added up as fractions, with no rounding in between.
//! 3. Each sum is rounded down to a whole smallest unit, and the units left over go to the largest fractions,
//!    so that the balances still add up to zero.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::money::{Claim, allocate};
use crate::model::setup::PinnedRate;
use crate::model::{Currency, Date, Money, PersonIndex, Setup};

/// What one smallest unit of some currencies is worth in smallest units of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The currency all is turned into.
    pub to: Currency,
    /// The rates, in order of the other currency.
    pub rates: Vec<PinnedRate>,
    worth: BTreeMap<Currency, Fraction>,
}

/// Why something cannot be converted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoExchange {
    /// No rate is pinned between two currencies on or before the day.
    NoRate {
        /// The currency there is money in.
        from: Currency,
        /// The currency that is asked for.
        to: Currency,
        /// The day.
        day: Date,
    },
    /// The amounts or the rates are too large to compute with.
    TooLarge,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Fraction {
    numerator: i128,
    denominator: i128,
}

impl Exchange {
    /// Looks up the rates of a day.
    ///
    /// # Errors
    ///
    /// When a rate is missing, or too large.
    pub fn of(
        setup: &Setup,
        to: Currency,
        day: Date,
        currencies: impl IntoIterator<Item = Currency>,
    ) -> Result<Exchange, NoExchange> {
        let currencies: BTreeSet<Currency> = currencies.into_iter().collect();
        let mut exchange = Exchange { to, rates: Vec::new(), worth: BTreeMap::new() };
        exchange.worth.insert(to, Fraction { numerator: 1, denominator: 1 });
        for from in currencies.into_iter().filter(|from| *from != to) {
            let rate = latest(setup, from, to, day).ok_or(NoExchange::NoRate { from, to, day })?;
            exchange.worth.insert(from, worth(rate, from, to).ok_or(NoExchange::TooLarge)?);
            exchange.rates.push(rate.clone());
        }
        Ok(exchange)
    }

    /// Returns what everyone's balances come to; those of each currency add up to zero, and so does the answer.
    ///
    /// # Errors
    ///
    /// When the amounts are too large to compute with.
    pub fn converted(
        &self,
        balances: &[(Currency, PersonIndex, Money)],
    ) -> Result<BTreeMap<PersonIndex, Money>, NoExchange> {
        self.convert(balances).ok_or(NoExchange::TooLarge)
    }

    /// Returns about what an amount comes to, in smallest units; never nothing when it is something.
    #[must_use]
    pub fn roughly(&self, from: Currency, money: Money) -> i128 {
        let minor = i128::from(money.minor());
        let Some(Fraction { numerator, denominator }) = self.worth.get(&from) else { return 0 };
        let worth = minor.checked_mul(*numerator).map_or(minor, |product| product / denominator);
        if worth == 0 { minor.signum() } else { worth }
    }

    fn convert(&self, balances: &[(Currency, PersonIndex, Money)]) -> Option<BTreeMap<PersonIndex, Money>> {
        let mut common: i128 = 1;
        for (currency, ..) in balances {
            let Fraction { denominator, .. } = self.worth.get(currency)?;
            common = (common / divisor(common, *denominator)).checked_mul(*denominator)?;
        }
        let mut sums: BTreeMap<PersonIndex, i128> = BTreeMap::new();
        for (currency, person, money) in balances {
            let Fraction { numerator, denominator } = self.worth.get(currency)?;
            let part = i128::from(money.minor()).checked_mul(numerator.checked_mul(common / denominator)?)?;
            let sum = sums.entry(*person).or_default();
            *sum = sum.checked_add(part)?;
        }
        // Half of what money can count leaves room for sums.
        let is_money = |sum: &i128| i64::try_from(sum.div_euclid(common)).is_ok_and(|it| it.abs() < i64::MAX / 2);
        if !sums.values().all(is_money) {
            return None;
        }
        let claims: Vec<Claim> =
            sums.iter().map(|(person, numerator)| Claim { numerator: *numerator, rank: person.0 }).collect();
        let whole = allocate(Money::ZERO, &claims, common, 0);
        Some(sums.into_keys().zip(whole).collect())
    }
}

/// Finds the latest rate between two currencies.
fn latest(setup: &Setup, from: Currency, to: Currency, day: Date) -> Option<&PinnedRate> {
    let between = |rate: &&PinnedRate| (rate.from, rate.to) == (from, to) || (rate.from, rate.to) == (to, from);
    let fitting = setup.rates.iter().filter(|rate| rate.date <= day).filter(between);
    fitting.max_by_key(|rate| (rate.date, rate.to == to))
}

fn worth(rate: &PinnedRate, from: Currency, to: Currency) -> Option<Fraction> {
    let power = |exponent: u32| 10_i128.checked_pow(exponent);
    let decimal = rate.rate.decimal();
    // One unit of `rate.from` is worth mantissa / 10^scale units of `rate.to`.
    let (mantissa, scale) = (decimal.mantissa(), power(decimal.scale())?);
    let (above, below) = if rate.to == to { (mantissa, scale) } else { (scale, mantissa) };
    let numerator = above.checked_mul(power(to.decimals().into())?)?;
    let denominator = below.checked_mul(power(from.decimals().into())?)?;
    let shared = divisor(numerator, denominator);
    Some(Fraction { numerator: numerator / shared, denominator: denominator / shared })
}

/// Returns the greatest common divisor of two numbers above zero.
fn divisor(mut one: i128, mut other: i128) -> i128 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one.max(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::amount::Rate;

    fn setup(rates: &[(&str, &str, &str, &str)]) -> Setup {
        let rate = |(date, from, to, rate): &(&str, &str, &str, &str)| PinnedRate {
            date: Date::parse(date).unwrap(),
            from: Currency::iso(from).unwrap(),
            to: Currency::iso(to).unwrap(),
            rate: Rate::parse(rate).unwrap(),
            source: String::new(),
        };
        Setup { rates: rates.iter().map(rate).collect(), ..Setup::default() }
    }

    fn currency(code: &str) -> Currency {
        Currency::iso(code).unwrap()
    }

    fn converted(setup: &Setup, day: &str, balances: &[(&str, u32, i64)]) -> Result<Vec<i64>, NoExchange> {
        let balances: Vec<_> = balances
            .iter()
            .map(|(code, person, minor)| (currency(code), PersonIndex(*person), Money::from_minor(*minor)))
            .collect();
        let currencies = balances.iter().map(|(currency, ..)| *currency);
        let exchange = Exchange::of(setup, currency("EUR"), Date::parse(day).unwrap(), currencies)?;
        Ok(exchange.converted(&balances)?.into_values().map(Money::minor).collect())
    }

    #[test]
    fn the_latest_rate_of_the_day_counts_either_way() {
        let setup = setup(&[
            ("2026-06-01", "USD", "EUR", "0.90"),
            ("2026-06-10", "EUR", "USD", "1.25"),
            ("2026-06-20", "USD", "EUR", "0.95"),
            ("2026-06-20", "EUR", "USD", "2"),
        ]);
        let hundred = [("USD", 0, 10_000), ("USD", 1, -10_000)];
        assert_eq!(converted(&setup, "2026-06-05", &hundred), Ok(vec![9000, -9000]));
        assert_eq!(converted(&setup, "2026-06-15", &hundred), Ok(vec![8000, -8000]));
        assert_eq!(converted(&setup, "2026-07-01", &hundred), Ok(vec![9500, -9500]));
        let none =
            NoExchange::NoRate { from: currency("USD"), to: currency("EUR"), day: Date::parse("2026-05-01").unwrap() };
        assert_eq!(converted(&setup, "2026-05-01", &hundred), Err(none));
    }

    #[test]
    fn nothing_is_rounded_before_the_end() {
        let setup = setup(&[("2026-06-01", "JPY", "EUR", "0.005"), ("2026-06-01", "USD", "EUR", "0.905")]);
        // 1 yen is half a cent; with it the half cent of 1 dollar becomes whole.
        let balances = [("JPY", 0, 1), ("JPY", 1, -1), ("USD", 0, 100), ("USD", 1, -100)];
        assert_eq!(converted(&setup, "2026-06-01", &balances), Ok(vec![91, -91]));
        let large = [("USD", 0, i64::MAX / 2), ("USD", 1, -(i64::MAX / 2))];
        assert_eq!(converted(&setup, "2026-06-01", &large).map(|it| it.len()), Ok(2));
        let setup = self::setup(&[("2026-06-01", "USD", "EUR", "999999999999.999999999999")]);
        assert_eq!(converted(&setup, "2026-06-01", &large), Err(NoExchange::TooLarge));
    }

    proptest! {
        /// What is converted adds up to zero, and nobody is more than one unit off.
        #[test]
        fn converted_balances_add_up(
            dollars in prop::collection::vec(-100_000_i64..100_000, 1..7),
            yen in prop::collection::vec(-100_000_i64..100_000, 1..7),
            rate in 1_u32..3_000_000,
            is_inverse: bool,
        ) {
            let rate = format!("{}.{:06}", rate / 1_000_000, rate % 1_000_000);
            let dollar = if is_inverse { ("2026-06-01", "EUR", "USD", rate.as_str()) } else { ("2026-06-01", "USD", "EUR", rate.as_str()) };
            let setup = setup(&[dollar, ("2026-06-01", "JPY", "EUR", "0.0061")]);
            let mut balances = Vec::new();
            for (code, nets) in [("USD", &dollars), ("JPY", &yen)] {
                let last = -nets.iter().sum::<i64>();
                balances.extend(nets.iter().chain([&last]).zip(0..).map(|(net, person)| (code, person, *net)));
            }
            let nets = converted(&setup, "2026-06-01", &balances).unwrap();
            prop_assert_eq!(nets.iter().sum::<i64>(), 0);
        }
    }
}
