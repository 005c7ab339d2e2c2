//! Reads days and stretches of days as people type them: `yesterday`, `fri`, `12.6.`, `3 days ago`, `last month`.

use super::failure::Failure;
use crate::model::Date;

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The first and the last day of a stretch.
pub type Days = (Date, Date);

/// Reads a day: `2026-06-12`, `today`, `yesterday`, `fri` (the last one), `3 days ago`, `-2d`, `+14d`, `06-12`,
/// `12.6.`, `12.6.2026`, `12 jun`, `jun 12 2026`.
///
/// # Errors
///
/// Says how to write one.
pub fn date(typed: &str, today: Date) -> Result<Date, Failure> {
    let text = typed.trim().to_lowercase();
    if let Some((one, other)) = text.split_once('/')
        && let Some(found) = with_slashes(one, other, today)
    {
        return found;
    }
    Date::parse(&text).or_else(|| in_words(&words(&text), today)).or_else(|| in_numbers(&text, today)).ok_or_else(
        || {
            Failure::usage(format!("`{typed}` is not a date"))
                .help("write 2026-06-12, 06-12, 12.6., today, yesterday, a weekday, 12 jun, 3 days ago, -3d or +14d")
        },
    )
}

/// Reads a stretch of days: a day as [`date`] does, a month (`2026-06`, `june`, `jun 2025`, `last month`), a year
/// (`2026`, `this year`), a week (`last week`; weeks begin on Monday).
///
/// # Errors
///
/// Says how to write one.
pub fn days(typed: &str, today: Date) -> Result<Days, Failure> {
    let text = typed.trim().to_lowercase();
    if let Some(found) = stretch(&text, today) {
        return Ok(found);
    }
    date(typed, today).map(|day| (day, day)).map_err(|failure| {
        let help = "or a month or year: 2026-06, june, 2026, this week, last month, this year";
        failure.help(help)
    })
}

/// Reads a month or a year, as [`days`] does.
///
/// # Errors
///
/// When it is neither.
pub fn month(typed: &str, today: Date) -> Result<Days, Failure> {
    stretch(&typed.trim().to_lowercase(), today).ok_or_else(|| {
        Failure::usage(format!("`{typed}` is no month")).help("write 2026-06, june, last month, or 2026 for a year")
    })
}

fn stretch(text: &str, today: Date) -> Option<Days> {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u32>().ok())?;
    let year_of = |part: &str| digits(part).filter(|_| part.len() == 4).and_then(|year| i32::try_from(year).ok());
    if let Some(year) = year_of(text) {
        return days_of_year(year);
    }
    if let Some((year, month)) = text.split_once('-')
        && let (Some(year), Some(month)) = (year_of(year), digits(month).filter(|_| month.len() <= 2))
    {
        return days_of_month(year, month);
    }
    match words(text).as_slice() {
        [word] => {
            let month = month_named(word)?;
            days_of_month(if month > today.month() { today.year() - 1 } else { today.year() }, month)
        }
        ["this", what] => around(today, what),
        ["last", "week"] => around(today.plus_days(-7)?, "week"),
        ["last", "month"] => around(Date::new(today.year(), today.month(), 1)?.plus_days(-1)?, "month"),
        ["last", "year"] => days_of_year(today.year() - 1),
        [month, year] => days_of_month(year_of(year)?, month_named(month)?),
        _ => None,
    }
}

/// Returns the week, month or year that a day is in.
fn around(day: Date, what: &str) -> Option<Days> {
    match what {
        "week" => {
            let first = day.plus_days(-i64::from(day.weekday()))?;
            Some((first, first.plus_days(6)?))
        }
        "month" => days_of_month(day.year(), day.month()),
        "year" => days_of_year(day.year()),
        _ => None,
    }
}

fn days_of_year(year: i32) -> Option<Days> {
    Some((Date::new(year, 1, 1)?, Date::new(year, 12, 31)?))
}

fn days_of_month(year: i32, month: u32) -> Option<Days> {
    let first = Date::new(year, month, 1)?;
    let last = (28..=31).rev().find_map(|day| Date::new(year, month, day))?;
    Some((first, last))
}

/// Splits at blanks, dashes and commas, so that `last-month` needs no quotes.
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '_' | ',')).filter(|word| !word.is_empty()).collect()
}

fn weekday_named(word: &str) -> Option<i64> {
    let found = (word.len() >= 3).then(|| WEEKDAYS.iter().position(|day| day.starts_with(word)))?;
    found.and_then(|day| i64::try_from(day).ok())
}

fn month_named(word: &str) -> Option<u32> {
    let found = (word.len() >= 3).then(|| MONTHS.iter().position(|month| month.starts_with(word)))?;
    found.and_then(|month| u32::try_from(month + 1).ok())
}

fn in_words(words: &[&str], today: Date) -> Option<Date> {
    let number = |word: &str| if matches!(word, "a" | "one") { Some(1) } else { word.parse::<u16>().ok() };
    let day = |word: &str| word.trim_end_matches(['.', 't', 'h', 's', 'n', 'd', 'r']).parse::<u32>().ok();
    let year = |word: &str| word.parse::<i32>().ok();
    match *words {
        ["today"] => Some(today),
        ["yesterday"] => today.plus_days(-1),
        ["tomorrow"] => today.plus_days(1),
        [name] => weekday_before(today, weekday_named(name)?, 0),
        ["last", name] => weekday_before(today, weekday_named(name)?, 1),
        [count, unit, "ago"] => {
            let count = i64::from(number(count)?);
            match unit.trim_end_matches('s') {
                "day" => today.plus_days(-count),
                "week" => today.plus_days(-7 * count),
                "month" => months_before(today, count),
                _ => None,
            }
        }
        [one, other] => match (month_named(one), month_named(other)) {
            (Some(month), None) => Date::new(today.year(), month, day(other)?),
            (None, Some(month)) => Date::new(today.year(), month, day(one)?),
            _ => None,
        },
        [one, other, last] => match (month_named(one), month_named(other)) {
            (Some(month), None) => Date::new(year(last)?, month, day(other)?),
            (None, Some(month)) => Date::new(year(last)?, month, day(one)?),
            _ => None,
        },
        _ => None,
    }
}

/// Returns the last such weekday that is at least so many days past.
fn weekday_before(today: Date, weekday: i64, least: i64) -> Option<Date> {
    let back = (i64::from(today.weekday()) - weekday - least).rem_euclid(7) + least;
    today.plus_days(-back)
}

/// Returns the same day so many months earlier, the last day where the month is shorter.
fn months_before(today: Date, months: i64) -> Option<Date> {
    let count = i64::from(today.year()) * 12 + i64::from(today.month()) - 1 - months;
    let (year, month) = (i32::try_from(count.div_euclid(12)).ok()?, u32::try_from(count.rem_euclid(12) + 1).ok()?);
    (1..=today.day()).rev().find_map(|day| Date::new(year, month, day))
}

fn in_numbers(word: &str, today: Date) -> Option<Date> {
    let days = |sign: char| word.strip_prefix(sign)?.strip_suffix('d')?.parse::<u16>().ok().map(i64::from);
    if let Some(days) = days('+').or_else(|| days('-').map(|days| -days)) {
        return today.plus_days(days);
    }
    let numbers = |separator: char| -> Option<Vec<u32>> {
        let parts: Vec<&str> = word.trim_end_matches(separator).split(separator).map(str::trim).collect();
        parts.iter().map(|part| part.parse().ok()).collect()
    };
    let dotted = numbers('.').filter(|_| word.contains('.'));
    let dashed = numbers('-').filter(|_| word.contains('-'));
    match (dotted.as_deref(), dashed.as_deref()) {
        (Some(&[day, month]), _) | (_, Some(&[month, day])) => Date::new(today.year(), month, day),
        (Some(&[day, month, year]), _) | (_, Some(&[year, month, day])) => {
            i32::try_from(year).ok().and_then(|year| Date::new(year, month, day))
        }
        _ => None,
    }
}

/// Reads `13/6` or `6/13`, of which only one can be meant; `6/12` could be two days.
fn with_slashes(one: &str, other: &str, today: Date) -> Option<Result<Date, Failure>> {
    let (other, year) = match other.split_once('/') {
        Some((other, year)) => (other, year.parse::<i32>().ok()?),
        None => (other, today.year()),
    };
    let (one, other) = (one.parse::<u32>().ok()?, other.parse::<u32>().ok()?);
    let year_first = i32::try_from(one).ok().filter(|_| one > 31).and_then(|first| {
        let day = u32::try_from(year).ok()?;
        Date::new(first, other, day)
    });
    if let Some(date) = year_first {
        return Some(Ok(date));
    }
    match (Date::new(year, other, one), Date::new(year, one, other)) {
        (Some(a), Some(b)) if a != b => {
            Some(Err(Failure::usage(format!("`{one}/{other}` could be two days")).help(format!("write {a} or {b}"))))
        }
        (a, b) => a.or(b).map(Ok),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Monday.
    fn today() -> Date {
        Date::parse("2026-06-15").unwrap()
    }

    #[test]
    fn a_day_is_read_in_many_ways() {
        for (typed, expected) in [
            ("2026-06-12", "2026-06-12"),
            ("Today", "2026-06-15"),
            ("yesterday", "2026-06-14"),
            ("tomorrow", "2026-06-16"),
            ("mon", "2026-06-15"),
            ("fri", "2026-06-12"),
            ("last mon", "2026-06-08"),
            ("last-friday", "2026-06-12"),
            ("-2d", "2026-06-13"),
            ("+14d", "2026-06-29"),
            ("3 days ago", "2026-06-12"),
            ("a-week-ago", "2026-06-08"),
            ("2 weeks ago", "2026-06-01"),
            ("4 months ago", "2026-02-15"),
            ("06-12", "2026-06-12"),
            ("12.6.", "2026-06-12"),
            ("12.6", "2026-06-12"),
            ("12.6.2025", "2025-06-12"),
            ("12. 6. 2025", "2025-06-12"),
            ("12 jun", "2026-06-12"),
            ("12th June", "2026-06-12"),
            ("jun 3rd", "2026-06-03"),
            ("June 12, 2025", "2025-06-12"),
            ("13/6", "2026-06-13"),
            ("6/13", "2026-06-13"),
            ("6/6", "2026-06-06"),
            ("2025/06/12", "2025-06-12"),
        ] {
            assert_eq!(date(typed, today()).map(|date| date.to_string()).ok().as_deref(), Some(expected), "{typed}");
        }
    }

    #[test]
    fn what_is_no_day_or_two_days_is_refused() {
        for typed in ["", "x", "2026-13-01", "30.2.", "soon", "0 jun", "3 days", "//", "1/2/3/4", "99/99"] {
            assert!(date(typed, today()).is_err(), "{typed}");
        }
        let failure = date("6/12", today()).unwrap_err();
        assert_eq!((failure.message.as_str(), failure.help.len()), ("`6/12` could be two days", 1));
        assert_eq!(failure.help[0], "write 2026-12-06 or 2026-06-12");
    }

    #[test]
    fn stretches_have_a_first_and_a_last_day() {
        for (typed, first, last) in [
            ("2026", "2026-01-01", "2026-12-31"),
            ("2026-02", "2026-02-01", "2026-02-28"),
            ("2024-2", "2024-02-01", "2024-02-29"),
            ("june", "2026-06-01", "2026-06-30"),
            ("jul", "2025-07-01", "2025-07-31"),
            ("feb 2024", "2024-02-01", "2024-02-29"),
            ("this week", "2026-06-15", "2026-06-21"),
            ("last-week", "2026-06-08", "2026-06-14"),
            ("this-month", "2026-06-01", "2026-06-30"),
            ("last month", "2026-05-01", "2026-05-31"),
            ("this year", "2026-01-01", "2026-12-31"),
            ("last year", "2025-01-01", "2025-12-31"),
            ("yesterday", "2026-06-14", "2026-06-14"),
            ("06-12", "2026-06-12", "2026-06-12"),
        ] {
            let found = days(typed, today()).map(|(first, last)| (first.to_string(), last.to_string())).ok();
            assert_eq!(found, Some((first.to_owned(), last.to_owned())), "{typed}");
        }
        assert!(month("yesterday", today()).is_err() && days("never", today()).is_err());
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "[-+0-9./a-z ]{0,14}|\\PC{0,14}") {
            let (_, _) = (date(&text, today()), days(&text, today()));
        }
    }
}
