//! Bills that come again: the rules a group has written down, and the days they mean.

use std::fmt;

use super::currency::Currency;
use super::date::Date;
use super::group::{GroupIndex, words};
use super::money::Money;
use super::split::{Payer, Split};

/// The largest number of units between two of the same bill.
pub const EVERY_MAX: u32 = 1000;

/// The day with which the second half of a month begins.
const HALF: u32 = 15;

words! {
    /// What is counted between two of the same bill.
    Unit {
        /// Days.
        Day = "day",
        /// Weeks.
        Week = "week",
        /// Half months: the 1st and the 15th of each.
        HalfMonth = "half-month",
        /// Months.
        #[default]
        Month = "month",
        /// Years.
        Year = "year",
    }
}

/// How often a bill comes: every so many units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Every {
    /// How many; at least one.
    pub count: u32,
    /// Of what.
    pub unit: Unit,
}

/// A bill that comes again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The rule's name, unique among the rules of the group.
    pub name: String,
    /// The group whose bill it is.
    pub group: GroupIndex,
    /// What it is for.
    pub description: String,
    /// The whole amount, in smallest units of `currency`.
    pub amount: Money,
    /// The currency.
    pub currency: Currency,
    /// Who pays.
    pub payers: Vec<Payer>,
    /// Who shares it how.
    pub split: Split,
    /// The category, or empty.
    pub category: String,
    /// How often.
    pub every: Every,
    /// The first day.
    pub start: Date,
    /// The last day on which it may come.
    pub until: Option<Date>,
}

impl Every {
    /// Reads `month`, `2 weeks`, `1 year`, `half-month`; two half months are a month, and said so.
    #[must_use]
    pub fn parse(text: &str) -> Option<Every> {
        let (count, word) = text.trim().split_once(' ').unwrap_or(("1", text.trim()));
        let is_whole = !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit());
        let count = count.parse().ok().filter(|count| is_whole && (1..=EVERY_MAX).contains(count))?;
        let word = word.trim();
        let unit = Unit::parse(word).or_else(|| Unit::parse(word.strip_suffix('s')?))?;
        (unit != Unit::HalfMonth || count == 1).then_some(Every { count, unit })
    }

    /// Tells whether a bill that comes so often may come first on a day.
    #[must_use]
    pub fn may_start(self, day: Date) -> bool {
        self.unit != Unit::HalfMonth || matches!(day.day(), 1 | HALF)
    }

    /// Returns the day so many turns after one; none after the last of the calendar.
    ///
    /// Where a month is too short for the day, its last day is meant.
    #[must_use]
    pub fn after(self, start: Date, turns: u32) -> Option<Date> {
        let units = self.count.checked_mul(turns)?;
        match self.unit {
            Unit::Day => start.plus_days(i64::from(units)),
            Unit::Week => start.plus_days(i64::from(units) * 7),
            Unit::HalfMonth if units == 0 => Some(start),
            Unit::HalfMonth => {
                let halves = units.checked_add(u32::from(start.day() >= HALF))?;
                let first = Date::new(start.year(), start.month(), 1)?.plus_months(halves / 2)?;
                first.plus_days(if halves % 2 == 0 { 0 } else { i64::from(HALF) - 1 })
            }
            Unit::Month => start.plus_months(units),
            Unit::Year => start.plus_months(units.checked_mul(12)?),
        }
    }
}

impl fmt::Display for Every {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}{}", self.count, self.unit.word(), if self.count == 1 { "" } else { "s" })
    }
}

impl Rule {
    /// Returns the day of the bill so many turns after the first; none after the last.
    #[must_use]
    pub fn day(&self, turn: u32) -> Option<Date> {
        let day = self.every.after(self.start, turn)?;
        self.until.is_none_or(|until| day <= until).then_some(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_often_is_read_and_written() {
        for (text, written) in [
            ("month", "1 month"),
            ("2 weeks", "2 weeks"),
            ("1 years", "1 year"),
            ("10 day", "10 days"),
            ("half-month", "1 half-month"),
        ] {
            assert_eq!(Every::parse(text).map(|every| every.to_string()).as_deref(), Some(written), "{text}");
        }
        for wrong in [
            "",
            "0 months",
            "-1 day",
            "+1 day",
            "1.5 months",
            "monthly",
            "2 half-months",
            "1001 days",
            "two weeks",
            "s",
        ] {
            assert_eq!(Every::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_half_month_is_the_first_or_the_fifteenth() {
        let every = Every::parse("half-month").unwrap();
        let days = |from: &str| {
            let from = Date::parse(from).unwrap();
            let days = (0..4).map(|turn| every.after(from, turn).map_or(String::new(), |day| day.to_string()));
            (every.may_start(from), days.collect::<Vec<_>>().join(" "))
        };
        assert_eq!(days("2026-12-01"), (true, "2026-12-01 2026-12-15 2027-01-01 2027-01-15".into()));
        assert_eq!(days("2026-01-31"), (false, "2026-01-31 2026-02-01 2026-02-15 2026-03-01".into()));
    }

    #[test]
    fn a_short_month_has_its_last_day() {
        let day = |text: &str| Date::parse(text).unwrap();
        let eur = Currency::iso("EUR").unwrap();
        let rule = Rule {
            name: "rent".into(),
            group: GroupIndex(0),
            description: String::new(),
            amount: Money::from_minor(1),
            currency: eur,
            payers: Vec::new(),
            split: Split::default(),
            category: String::new(),
            every: Every { count: 1, unit: Unit::Month },
            start: day("2026-01-31"),
            until: Some(day("2026-04-29")),
        };
        let days: Vec<Option<Date>> = (0..4).map(|turn| rule.day(turn)).collect();
        assert_eq!(days, [Some(day("2026-01-31")), Some(day("2026-02-28")), Some(day("2026-03-31")), None]);
    }
}
