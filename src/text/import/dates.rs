//! Dates as other programs write them: year first, or day and month in an order that someone has to say.

use std::ops::Range;

use super::bills::DateOrder;
use super::problem::ImportProblem;
use crate::model::Date;

/// The seconds of a day.
const SECONDS_PER_DAY: i64 = 86_400;

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateProblem {
    /// It is none of the shapes that are read.
    Shape,
    /// There is no such day between 1970 and 2199.
    NoSuchDay,
    /// It is one day or another, by which number is the month.
    Ambiguous,
}

impl DateProblem {
    /// Says what is wrong with a text that stands at `span`.
    #[must_use]
    pub fn at(self, text: &str, span: Range<usize>) -> ImportProblem {
        let (words, help) = match self {
            DateProblem::Shape => (format!("`{text}` is not a date"), "a date is written such as 2026-07-14"),
            DateProblem::NoSuchDay => (format!("there is no day `{text}`"), "days are read from 1970 to 2199"),
            DateProblem::Ambiguous => (
                format!("`{text}` does not say which number is the month"),
                "say the order of the dates: day first or month first",
            ),
        };
        ImportProblem::new(span, words).help(help)
    }
}

/// Reads a date in any shape; `order` is that of dates which do not begin with the year.
///
/// The year first needs no order: `2026-07-14`, `2026/7/14`, `2026.07.14`, `20260714`, each with a time behind it or
/// not. A year of two digits is one of this century. Without an order a date counts only when one of its two first numbers is above 12, or both are the same.
///
/// # Errors
///
/// When it is no date, or could be two.
pub fn read_date(text: &str, order: Option<DateOrder>) -> Result<Date, DateProblem> {
    // What most programs write; a time may stand behind it.
    if let Some((date, time)) = text.split_at_checked(10)
        && let Some(date) = Date::parse(date)
        && is_time(time)
    {
        return Ok(date);
    }
    let text = text.trim();
    let Shape { numbers: [first, second, third], years_first } = shape(text).ok_or(DateProblem::Shape)?;
    let day = |year: u32, month: u32, day: u32| {
        let year = i32::try_from(if year < 100 && !years_first { year + 2000 } else { year }).ok();
        year.and_then(|year| Date::new(year, month, day)).ok_or(DateProblem::NoSuchDay)
    };
    match order {
        _ if years_first => day(first, second, third),
        Some(DateOrder::YearMonthDay) if third < 100 => day(first, second, third),
        Some(DateOrder::YearMonthDay) => Err(DateProblem::NoSuchDay),
        Some(DateOrder::DayMonthYear) => day(third, second, first),
        Some(DateOrder::MonthDayYear) => day(third, first, second),
        None if first == second || first > 12 => day(third, second, first),
        None if second > 12 => day(third, first, second),
        None => Err(DateProblem::Ambiguous),
    }
}

/// Finds the order that all dates of a file agree on; nothing where none or more than one does.
///
/// Dates that begin with the year, and texts that are no dates, have no say.
#[must_use]
pub fn common_order<'t>(texts: impl IntoIterator<Item = &'t str>) -> Option<DateOrder> {
    let (mut day_first, mut month_first) = (true, true);
    for text in texts {
        let Some(Shape { numbers: [first, second, _], years_first: false }) = shape(text.trim()) else { continue };
        day_first &= second <= 12;
        month_first &= first <= 12;
    }
    match (day_first, month_first) {
        (true, false) => Some(DateOrder::DayMonthYear),
        (false, true) => Some(DateOrder::MonthDayYear),
        _ => None,
    }
}

/// Returns the day, in UTC, of so many seconds since the beginning of 1970.
#[must_use]
pub fn day_of_seconds(seconds: i64) -> Option<Date> {
    Date::new(1970, 1, 1)?.plus_days(seconds.div_euclid(SECONDS_PER_DAY))
}

/// Three numbers in the order they are written.
struct Shape {
    numbers: [u32; 3],
    years_first: bool,
}

fn shape(text: &str) -> Option<Shape> {
    let end = text.bytes().position(|byte| !matches!(byte, b'0'..=b'9' | b'-' | b'/' | b'.')).unwrap_or(text.len());
    let (date, time) = (text.get(..end)?, text.get(end..)?);
    if !is_time(time) {
        return None;
    }
    if date.len() == 8 && date.bytes().all(|byte| byte.is_ascii_digit()) {
        let numbers = [date[..4].parse().ok()?, date[4..6].parse().ok()?, date[6..].parse().ok()?];
        return Some(Shape { numbers, years_first: true });
    }
    // A date with points may end in one: `14.07.`, but then it has no year.
    let mark = date.bytes().find(|byte| !byte.is_ascii_digit())?;
    let mut pieces = date.split(char::from(mark));
    let mut piece = || pieces.next().filter(|piece| (1..=4).contains(&piece.len()));
    let (first, second, third) = (piece()?, piece()?, piece()?);
    let years_first = first.len() == 4;
    let lengths_fit =
        second.len() <= 2 && if years_first { third.len() <= 2 } else { first.len() <= 2 && third.len() != 3 };
    if pieces.next().is_some() || !lengths_fit || third.len() == 1 && !years_first {
        return None;
    }
    Some(Shape { numbers: [first.parse().ok()?, second.parse().ok()?, third.parse().ok()?], years_first })
}

/// Tells whether what stands behind a date is a time, or nothing: `T00:00:00.000Z`, ` 09:15:00`, ` 09:15:00 +0200`,
/// `, 9:15 PM`.
fn is_time(text: &str) -> bool {
    let Some(time) = text.strip_prefix(['T', 't', ' ', ',']) else { return text.is_empty() };
    let is_word = |word: &str| ["AM", "PM", "am", "pm", "Z", "z", "UTC", "T"].contains(&word);
    let is_clock = |byte: u8| matches!(byte, b'0'..=b'9' | b':' | b'.' | b'+' | b'-' | b'Z');
    let mut words = time.split_whitespace();
    words.next().is_none_or(|word| word.starts_with(|c: char| c.is_ascii_digit()) && word.bytes().all(is_clock))
        && words.all(|word| is_word(word) || word.bytes().all(is_clock))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str, order: Option<DateOrder>) -> Result<String, DateProblem> {
        read_date(text, order).map(|date| date.to_string())
    }

    #[test]
    fn the_year_first_needs_no_order() {
        for text in [
            "2026-07-14",
            "2026/07/14",
            "2026/7/14",
            "2026.07.14",
            "20260714",
            "2026-07-14T00:00:00.000Z",
            "2026-07-14 09:15:00",
            "2026-07-14 09:15:00.123456",
            "2026-07-14T23:59:59+02:00",
            " 2026-07-14 ",
        ] {
            for order in [None, Some(DateOrder::DayMonthYear), Some(DateOrder::MonthDayYear)] {
                assert_eq!(day(text, order).as_deref(), Ok("2026-07-14"), "{text}");
            }
        }
    }

    #[test]
    fn the_others_need_one_unless_they_tell() {
        use DateOrder::{DayMonthYear, MonthDayYear, YearMonthDay};
        assert_eq!(day("14.07.2026", None).as_deref(), Ok("2026-07-14"));
        assert_eq!(day("7/14/26, 9:15 PM", None).as_deref(), Ok("2026-07-14"));
        assert_eq!(day("07/07/2026", None).as_deref(), Ok("2026-07-07"));
        assert_eq!(day("03/04/2026", None), Err(DateProblem::Ambiguous));
        assert_eq!(day("03/04/2026", Some(DayMonthYear)).as_deref(), Ok("2026-04-03"));
        assert_eq!(day("03/04/2026", Some(MonthDayYear)).as_deref(), Ok("2026-03-04"));
        assert_eq!(day("14/07/2026", Some(MonthDayYear)), Err(DateProblem::NoSuchDay));
        assert_eq!(day("26-03-04", Some(YearMonthDay)).as_deref(), Ok("2026-03-04"));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in
            ["", "yesterday", "2026-07", "14.07.", "1.2.3.4", "2026-07-14 noon", "July 14", "2026-07-14x", "1/2/3"]
        {
            assert_eq!(day(text, None), Err(DateProblem::Shape), "{text}");
        }
        for text in ["2026-02-30", "0000-01-01", "20261301", "31.31.2026"] {
            assert_eq!(day(text, None), Err(DateProblem::NoSuchDay), "{text}");
        }
    }

    #[test]
    fn a_file_tells_its_order_once() {
        let order = |texts: &[&str]| common_order(texts.iter().copied());
        assert_eq!(order(&["03/04/2026", "14/04/2026", "2026-01-31"]), Some(DateOrder::DayMonthYear));
        assert_eq!(order(&["03/04/2026", "04/14/2026"]), Some(DateOrder::MonthDayYear));
        assert_eq!(order(&["03/04/2026"]), None);
        assert_eq!(order(&["31/04/2026", "04/31/2026"]), None);
    }

    #[test]
    fn seconds_give_the_day_in_utc() {
        assert_eq!(day_of_seconds(1_746_187_200).unwrap().to_string(), "2025-05-02");
        assert_eq!(day_of_seconds(-1), None);
        assert_eq!(day_of_seconds(i64::MAX), None);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "[0-9/.T: -]{0,14}|\\PC{0,12}") {
            for order in [None, Some(DateOrder::YearMonthDay), Some(DateOrder::DayMonthYear)] {
                let _ = read_date(&text, order);
            }
            let _ = common_order([text.as_str()]);
        }
    }
}
