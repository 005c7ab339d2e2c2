//! The clock, read once; `CLIQUE_NOW` stops it for tests and scripts.

use chrono::{DateTime, Datelike as _, FixedOffset, Local};

use crate::git::Stamp;
use crate::model::Date;

/// The moment the program started.
#[derive(Clone, Copy, Debug)]
pub struct Clock(DateTime<FixedOffset>);

impl Clock {
    /// Reads the clock, or `CLIQUE_NOW` when it is set: RFC 3339, such as `2026-06-15T20:00:00+01:00`.
    ///
    /// # Errors
    ///
    /// When `CLIQUE_NOW` is not such a time; returns its text.
    pub fn read() -> Result<Clock, String> {
        match std::env::var("CLIQUE_NOW") {
            Err(_) => Ok(Clock(Local::now().fixed_offset())),
            Ok(text) => match DateTime::parse_from_rfc3339(&text) {
                Ok(time) => Ok(Clock(time)),
                Err(_) => Err(text),
            },
        }
    }

    /// Makes a clock that stands still at a moment.
    #[must_use]
    pub fn at(stamp: Stamp) -> Option<Clock> {
        let offset = FixedOffset::east_opt(stamp.offset_minutes.checked_mul(60)?)?;
        Some(Clock(DateTime::from_timestamp(stamp.seconds, 0)?.with_timezone(&offset)))
    }

    /// Returns today, by the local calendar.
    #[must_use]
    pub fn today(&self) -> Date {
        let first = Date::new(crate::model::date::YEAR_FIRST, 1, 1).expect("the first day is within the limits");
        Date::new(self.0.year(), self.0.month(), self.0.day()).unwrap_or(first)
    }

    /// Returns the moment as git keeps it.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        Stamp { seconds: self.0.timestamp(), offset_minutes: self.0.offset().local_minus_utc() / 60 }
    }

    /// Returns the local day and time of another moment, such as `2026-06-15 20:04`.
    #[must_use]
    pub fn local_time(stamp: Stamp) -> String {
        let time = Clock::at(stamp).map(|clock| clock.0.format("%Y-%m-%d %H:%M").to_string());
        time.unwrap_or_else(|| stamp.seconds.to_string())
    }

    /// Returns the local day and time of another moment, given in seconds since 1970 in UTC: `2026-06-15`, `20:04`.
    ///
    /// Summer time is that of the other moment; a clock that stands still keeps its own offset.
    #[must_use]
    pub fn local_day_and_time(&self, seconds: i64) -> (String, String) {
        let Some(time) = DateTime::from_timestamp(seconds, 0) else {
            return (seconds.to_string(), String::new());
        };
        let is_stopped = std::env::var_os("CLIQUE_NOW").is_some();
        let offset = if is_stopped { *self.0.offset() } else { *time.with_timezone(&Local).fixed_offset().offset() };
        let time = time.with_timezone(&offset);
        (time.format("%a %Y-%m-%d").to_string(), time.format("%H:%M").to_string())
    }

    /// Returns the seconds since 1970 in UTC.
    #[must_use]
    pub fn seconds(&self) -> i64 {
        self.0.timestamp()
    }
}
