//! Shows days as people say them, in the same words in every locale.

use super::style::Look;
use crate::model::Date;

/// Writes a span of days as short as it can be: `12 – 15 Jun 2026`.
#[must_use]
pub fn span_of_days(first: Date, last: Date, look: &Look) -> String {
    let dash = look.glyphs().dash;
    let end = format!("{} {} {}", last.day(), last.month_name(), last.year());
    let same_year = first.year() == last.year();
    if first == last {
        end
    } else if same_year && first.month() == last.month() {
        format!("{} {dash} {end}", first.day())
    } else if same_year {
        format!("{} {} {dash} {end}", first.day(), first.month_name())
    } else {
        format!("{} {} {} {dash} {end}", first.day(), first.month_name(), first.year())
    }
}

/// Writes a day with the day of the week: `Fri 2026-06-12`.
#[must_use]
pub fn day_of(date: Date) -> String {
    format!("{} {date}", date.weekday_name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_short() {
        let date = |text| Date::parse(text).unwrap();
        let span = |a, b| span_of_days(date(a), date(b), &Look::plain());
        assert_eq!(span("2026-06-12", "2026-06-15"), "12 – 15 Jun 2026");
        assert_eq!(span("2026-05-12", "2026-06-15"), "12 May – 15 Jun 2026");
        assert_eq!(span("2025-05-12", "2026-06-15"), "12 May 2025 – 15 Jun 2026");
        assert_eq!(span("2026-06-12", "2026-06-12"), "12 Jun 2026");
    }
}
