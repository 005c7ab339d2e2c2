//! Cells that a spreadsheet would run: which they are, how they are made harmless, and how they are read back.
//!
//! A harmless cell has one `'` more before it, also where some stand there already; so nothing is lost:
//!
//! ```
//! use clique::model::formula::{defused, restored};
//! assert_eq!(defused("=1+1"), "'=1+1");
//! assert_eq!(restored("'=1+1"), "=1+1");
//! assert_eq!(defused("'=1+1"), "''=1+1");
//! assert_eq!(restored("'til dawn"), "'til dawn");
//! ```
//!
//! Law: what is defused is restored exactly.

use std::borrow::Cow;

/// The mark before a harmless cell.
const MARK: char = '\'';

/// Tells whether a spreadsheet takes a cell for a formula. Plain numbers may have a sign; spreadsheets look past
/// blanks, and some take full-width signs as well.
#[must_use]
pub fn is_formula(cell: &str) -> bool {
    let starts_control = cell.starts_with(['\t', '\r', '\n']);
    match cell.trim_start().chars().next() {
        Some('=' | '@' | '＝' | '＋' | '－' | '＠') => true,
        Some('+' | '-') => !is_number(cell),
        _ => starts_control,
    }
}

/// Returns a cell that no spreadsheet runs.
#[must_use]
pub fn defused(cell: &str) -> Cow<'_, str> {
    if is_formula(cell.trim_start_matches(MARK)) { Cow::Owned(format!("{MARK}{cell}")) } else { Cow::Borrowed(cell) }
}

/// Returns a cell as it was before it was [`defused`].
#[must_use]
pub fn restored(cell: &str) -> &str {
    match cell.strip_prefix(MARK) {
        Some(bare) if is_formula(bare.trim_start_matches(MARK)) => bare,
        _ => cell,
    }
}

/// Tells whether a cell is a sign, digits and at most one point.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    all_digits(whole) && all_digits(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_are_known() {
        for (cell, formula) in [
            ("", false),
            ("-5.00", false),
            ("+5", false),
            ("-", true),
            ("-.5", true),
            ("-5.", true),
            ("--5", true),
            ("-5 apples", true),
            ("@sum", true),
            ("\t=1", true),
            ("\rx", true),
            ("＝1", true),
            ("a=1", false),
        ] {
            assert_eq!(is_formula(cell), formula, "{cell:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_defused_is_harmless_and_restored(cell in "['=+@\t \\-1a.]{0,6}") {
            let harmless = defused(&cell);
            prop_assert!(!is_formula(&harmless));
            prop_assert_eq!(restored(&harmless), cell.as_str());
        }
    }
}
