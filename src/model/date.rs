//! Civil dates, strictly ISO `YYYY-MM-DD`; the one home of chrono's calendar.

use std::fmt;

use chrono::{Datelike as _, Days, Months, NaiveDate};

/// The first year an entry may have.
pub const YEAR_FIRST: i32 = 1970;
/// The last year an entry may have.
pub const YEAR_LAST: i32 = 2199;

/// A day of the calendar, without a time or a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

impl Date {
    /// The last day that an entry may have.
    pub const LAST: Date = match NaiveDate::from_ymd_opt(YEAR_LAST, 12, 31) {
        Some(day) => Date(day),
        None => Date(NaiveDate::MAX),
    };

    /// Returns the day, when the calendar and the limits of a ledger have it.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        if !(YEAR_FIRST..=YEAR_LAST).contains(&year) {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month, day).map(Date)
    }

    /// Reads exactly ten characters `YYYY-MM-DD`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Date> {
        let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
        if bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let digit = |at: usize| u32::from(bytes[at].wrapping_sub(b'0'));
        let two =
            |at: usize| if digit(at) < 10 && digit(at + 1) < 10 { Some(10 * digit(at) + digit(at + 1)) } else { None };
        let year = i32::try_from(100 * two(0)? + two(2)?).ok()?;
        Date::new(year, two(5)?, two(8)?)
    }

    /// Returns the year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// Returns the month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// Returns the day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// Returns the day of the week, Monday being 0.
    #[must_use]
    pub fn weekday(self) -> u32 {
        self.0.weekday().num_days_from_monday()
    }

    /// Returns the English name of the day of the week, in three letters.
    #[must_use]
    pub fn weekday_name(self) -> &'static str {
        const NAMES: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
        NAMES[self.weekday() as usize]
    }

    /// Returns the English name of the month, in three letters.
    #[must_use]
    pub fn month_name(self) -> &'static str {
        const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        NAMES[self.month() as usize - 1]
    }

    /// Returns the day so many days later, or earlier when negative; none beyond the limits.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Option<Date> {
        let moved = if days < 0 {
            self.0.checked_sub_days(Days::new(days.unsigned_abs()))
        } else {
            self.0.checked_add_days(Days::new(days.unsigned_abs()))
        }?;
        Date::new(moved.year(), moved.month(), moved.day())
    }

    /// Returns the same day so many months later, the last day where the month is shorter.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Option<Date> {
        let moved = self.0.checked_add_months(Months::new(months))?;
        Date::new(moved.year(), moved.month(), moved.day())
    }

    /// Returns the ten characters as ASCII bytes.
    #[must_use]
    pub fn text(self) -> [u8; 10] {
        // Digit by digit, as an import or an export writes hundreds of thousands of them.
        let digit = |number: u32, place: u32| b'0' + u8::try_from(number / place % 10).expect("a digit is below ten");
        let (year, month, day) = (self.year().unsigned_abs(), self.month(), self.day());
        let [thousands, hundreds, tens, ones] = [1000, 100, 10, 1].map(|place| digit(year, place));
        let [months, month] = [10, 1].map(|place| digit(month, place));
        let [days, day] = [10, 1].map(|place| digit(day, place));
        [thousands, hundreds, tens, ones, b'-', months, month, b'-', days, day]
    }

    /// Returns the number of days from `earlier` to this day.
    #[must_use]
    pub fn days_since(self, earlier: Date) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(std::str::from_utf8(&self.text()).expect("digits and dashes are ASCII"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_strict_dates_within_the_limits_are_read() {
        for wrong in [
            "",
            "2026-02-30",
            "0000-01-01",
            "10000-01-01",
            "2026-1-2",
            " 2026-01-02",
            "+2026-01-02",
            "2026-01-02 ",
            "2026/01/02",
            "1969-12-31",
            "2200-01-01",
            "2026-13-01",
            "2026-00-10",
            "２０２６-01-02",
            "20260102",
            "2026-01-0a",
        ] {
            assert_eq!(Date::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Date::parse("2024-02-29").unwrap().to_string(), "2024-02-29");
    }

    #[test]
    fn the_last_day_of_a_month_stays_the_last() {
        let date = Date::parse("2026-01-31").unwrap();
        assert_eq!(date.plus_months(1).unwrap().to_string(), "2026-02-28");
        assert_eq!(date.weekday_name(), "Sat");
    }

    proptest! {
        #[test]
        fn every_date_reads_back(days in 0_i64..84_000) {
            let date = Date::new(1970, 1, 1).unwrap().plus_days(days).unwrap();
            prop_assert_eq!(Date::parse(&date.to_string()), Some(date));
        }

        #[test]
        fn what_is_read_is_what_is_written(text in "[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9/:a-]{10}") {
            if let Some(date) = Date::parse(&text) {
                prop_assert_eq!(date.to_string(), text);
            }
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,12}") {
            let _ = Date::parse(&text);
        }
    }
}
