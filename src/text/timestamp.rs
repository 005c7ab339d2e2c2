//! Points in time as the ledger writes them: `2026-06-14T22:10:00Z`, in UTC, to the second.

const SECONDS_PER_DAY: i64 = 86_400;

/// 0000-01-01T00:00:00Z, the first point in time that can be written.
const TIME_MIN: i64 = -62_167_219_200;

/// 9999-12-31T23:59:59Z, the last one.
const TIME_MAX: i64 = 253_402_300_799;

/// Days from 0000-03-01 to 1970-01-01. Years that begin in March have the leap day at their end.
const DAYS_TO_EPOCH: i64 = 719_468;

const DAYS_PER_4_YEARS: i64 = 1_461;
const DAYS_PER_CENTURY: i64 = 36_524;
const DAYS_PER_400_YEARS: i64 = 146_097;

/// Returns the seconds since 1970-01-01T00:00:00Z, if the text is exactly a point in time.
///
/// The date must be in the Gregorian calendar, which goes on backwards as well.
/// There is no second 60, no fraction and no other zone.
pub fn parse_timestamp(text: &str) -> Option<i64> {
    let bytes: &[u8; 20] = text.as_bytes().try_into().ok()?;
    let separators = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':'), (19, b'Z')];
    if separators.iter().any(|(place, byte)| bytes[*place] != *byte) {
        return None;
    }
    let year = digits(&bytes[0..4])?;
    let month = digits(&bytes[5..7])?;
    let day = digits(&bytes[8..10])?;
    let hour = digits(&bytes[11..13])?;
    let minute = digits(&bytes[14..16])?;
    let second = digits(&bytes[17..19])?;
    if !(1..=12).contains(&month) || day < 1 || day > days_in_month(year, month) {
        return None;
    }
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let days = days_since_epoch(year, month, day);
    Some(days * SECONDS_PER_DAY + hour * 3_600 + minute * 60 + second)
}

/// Returns a point in time as text, given in seconds since 1970-01-01T00:00:00Z.
///
/// Years have four digits: a time outside of 0000 to 9999 becomes the nearest inside.
pub fn timestamp_text(seconds: i64) -> String {
    let seconds = seconds.clamp(TIME_MIN, TIME_MAX);
    let (year, month, day) = date_at(seconds.div_euclid(SECONDS_PER_DAY));
    let second = seconds.rem_euclid(SECONDS_PER_DAY);
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

fn digits(bytes: &[u8]) -> Option<i64> {
    bytes.iter().try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + i64::from(byte - b'0')))
}

fn days_in_month(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Returns the day of the year that begins in March on which a month begins; March is 0.
///
/// From March on, months have 31, 30, 31, 30, 31 days over and over: 153 in five.
fn month_start(months_since_march: i64) -> i64 {
    (153 * months_since_march + 2) / 5
}

fn days_since_epoch(year: i64, month: i64, day: i64) -> i64 {
    let year = if month < 3 { year - 1 } else { year };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    let day_of_year = month_start((month + 9) % 12) + day - 1;
    year * 365 + leap_days + day_of_year - DAYS_TO_EPOCH
}

/// Returns year, month and day of a day counted from 1970-01-01.
fn date_at(days_since_epoch: i64) -> (i64, i64, i64) {
    let days = days_since_epoch + DAYS_TO_EPOCH;
    let (cycle, day) = (days.div_euclid(DAYS_PER_400_YEARS), days.rem_euclid(DAYS_PER_400_YEARS));
    let century = (day / DAYS_PER_CENTURY).min(3);
    let day = day - century * DAYS_PER_CENTURY;
    let four = day / DAYS_PER_4_YEARS;
    let day = day - four * DAYS_PER_4_YEARS;
    let single = (day / 365).min(3);
    let day = day - single * 365;
    let months = (5 * day + 2) / 153;
    let year = cycle * 400 + century * 100 + four * 4 + single;
    let (year, month) = if months < 10 { (year, months + 3) } else { (year + 1, months - 9) };
    (year, month, day - month_start(months) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn points_in_time() {
        let cases = [
            ("1970-01-01T00:00:00Z", 0),
            ("1969-12-31T23:59:59Z", -1),
            ("2000-02-29T12:00:00Z", 951_825_600),
            ("2026-06-14T22:10:00Z", 1_781_475_000),
            ("0000-01-01T00:00:00Z", TIME_MIN),
            ("9999-12-31T23:59:59Z", TIME_MAX),
        ];
        for (text, seconds) in cases {
            assert_eq!(parse_timestamp(text), Some(seconds), "{text}");
            assert_eq!(timestamp_text(seconds), text);
        }
        assert_eq!(timestamp_text(i64::MIN), timestamp_text(TIME_MIN));
        assert_eq!(timestamp_text(i64::MAX), timestamp_text(TIME_MAX));
    }

    #[test]
    fn what_is_no_point_in_time() {
        let cases = [
            "",
            "2026-06-14",
            "2026-06-14T22:10Z",
            "2026-06-14T22:10:00",
            "2026-06-14T22:10:00z",
            "2026-06-14 22:10:00Z",
            "2026-06-14T22:10:00+0",
            "2026-02-29T00:00:00Z",
            "1900-02-29T00:00:00Z",
            "2026-00-01T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-04-31T00:00:00Z",
            "2026-04-00T00:00:00Z",
            "2026-04-01T24:00:00Z",
            "2026-04-01T00:60:00Z",
            "2026-04-01T00:00:60Z",
            "+026-04-01T00:00:00Z",
            "2026-0é-01T00:00:00Z",
        ];
        for text in cases {
            assert_eq!(parse_timestamp(text), None, "{text}");
        }
    }

    #[test]
    fn every_day_follows_the_day_before() {
        let first = TIME_MIN / SECONDS_PER_DAY;
        let last = TIME_MAX / SECONDS_PER_DAY;
        let mut before = date_at(first - 1);
        for days in first..=last {
            let (year, month, day) = date_at(days);
            let (last_year, last_month, last_day) = before;
            let follows = if last_day < days_in_month(last_year, last_month) {
                (last_year, last_month, last_day + 1)
            } else if last_month < 12 {
                (last_year, last_month + 1, 1)
            } else {
                (last_year + 1, 1, 1)
            };
            assert_eq!((year, month, day), follows);
            assert_eq!(days_since_epoch(year, month, day), days);
            before = follows;
        }
    }

    proptest! {
        #[test]
        fn a_time_survives_writing(seconds in TIME_MIN..=TIME_MAX) {
            prop_assert_eq!(parse_timestamp(&timestamp_text(seconds)), Some(seconds));
        }

        #[test]
        fn no_text_panics(text in any::<String>()) {
            let _ = parse_timestamp(&text);
        }
    }
}
