//! Takes texts, numbers and currencies out of the cells of a row, as people and banks write them.

use std::borrow::Cow;

use super::layout::Place;
use super::map::Rule;
use crate::text::import::sheet::{Cell, Row, trimmed, without_guard};

/// Returns what the first of some rules says that says anything.
pub fn first<'m, T>(rules: &[&'m Rule], says: impl Fn(&'m Rule) -> Option<T>) -> Option<T> {
    rules.iter().find_map(|rule| says(rule))
}

/// Returns the text of a cell that is not empty.
pub fn text_of<'t>(row: &Row<'_, 't>, column: usize) -> Option<Cow<'t, str>> {
    let text = match row.cell(column).text {
        Cow::Borrowed(text) => Cow::Borrowed(without_guard(trimmed(text))),
        Cow::Owned(text) => Cow::Owned(without_guard(trimmed(&text)).to_owned()),
    };
    Some(text).filter(|text| !text.is_empty())
}

/// Joins the texts of some columns that are not empty.
pub fn joined(row: &Row<'_, '_>, places: &[Place], between: &str) -> String {
    let mut whole = String::new();
    for text in places.iter().filter_map(|column| text_of(row, *column)) {
        if !whole.is_empty() {
            whole.push_str(between);
        }
        whole.push_str(&text);
    }
    whole
}

/// Takes the sign or code of a currency off a number, and reads `(12.50)` as less than nothing: `€ 12,50`, `12.50 EUR`.
pub fn bare_number(cell: Cell<'_>) -> Cell<'_> {
    let is_currency = |c: char| c.is_alphabetic() || matches!(c, '€' | '$' | '£' | '¥' | '₹' | ' ' | '\u{a0}');
    let text = cell.trimmed();
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return cell;
    }
    let inner = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    let (sign, body) = match (inner, text.strip_prefix('-')) {
        (Some(inner), _) => ("-", inner),
        (None, Some(body)) => ("-", body),
        (None, None) => ("", text),
    };
    let bare = body.trim_matches(is_currency);
    if sign.is_empty() && bare.len() == cell.text.len() {
        return cell;
    }
    Cell { text: format!("{sign}{bare}").into(), span: cell.span }
}

/// Returns the code of a currency that is written as a sign only it has.
pub fn symbol(written: &str) -> &str {
    match written {
        "€" => "EUR",
        "£" => "GBP",
        "₹" => "INR",
        code => code,
    }
}
