//! Judges the free texts of a row: length, control characters, formulas, characters that hide.

use super::columns::Column;
use super::row_faults::RowPlace;
use super::table_marks::is_printable;
use crate::model::{Code, Fault};

/// The most characters a description, a category or a tag list may have.
pub const TEXT_MAX: usize = 500;
/// The most characters a note may have.
pub const NOTE_MAX: usize = 4000;

/// Adds faults for a text that is too long, holds control characters, starts like a formula or hides something.
#[inline]
pub fn check_text(row: &RowPlace<'_, '_, '_>, column: Column, value: &str, faults: &mut Vec<Fault>) {
    let Some(first) = value.as_bytes().first() else { return };
    let is_printable = row.record.plain || is_printable(value.as_bytes());
    let is_plain = is_printable && value.len() <= TEXT_MAX && !matches!(first, b'=' | b'@');
    if !is_plain || column == Column::Receipt {
        check_closely(row, column, value, *first, faults);
    }
}

fn check_closely(row: &RowPlace<'_, '_, '_>, column: Column, value: &str, first: u8, faults: &mut Vec<Fault>) {
    if matches!(first, b'=' | b'@' | b'\t' | b'\r') {
        let title = format!("the {} begins like a formula", column.name());
        let fault = Fault::new(Code::FormulaText, row.path, row.span(column), title);
        faults.push(fault.label("a spreadsheet would run this").help("put a word or a space before it"));
    }
    let limit = if column == Column::Note { NOTE_MAX } else { TEXT_MAX };
    if value.len() > limit && value.chars().count() > limit {
        let title = format!("the {} has more than {limit} characters", column.name());
        let fault = Fault::new(Code::BadText, row.path, row.span(column), title);
        let help = if column == Column::Note { "shorten it" } else { "shorten it, or put the rest into the note" };
        faults.push(fault.label(format!("{} characters", value.chars().count())).help(help));
        return;
    }
    if column == Column::Receipt && (value.contains(['/', '\\']) || value.starts_with('.')) {
        let fault = Fault::new(Code::BadText, row.path, row.span(column), "a receipt is a file name without folders");
        faults.push(fault.help("receipts lie in the group's folder `receipts`"));
    }
    if is_printable(value.as_bytes()) {
        return;
    }
    if let Some((at, character)) = value.char_indices().find(|(_, character)| is_control(*character)) {
        let span = row.part(column, at..at + character.len_utf8());
        let title = format!("the {} holds the control character U+{:04X}", column.name(), u32::from(character));
        faults.push(Fault::new(Code::BadText, row.path, span, title).help("take the character out"));
    } else if let Some((at, character)) = value.char_indices().find(|(_, character)| is_hidden(*character)) {
        let span = row.part(column, at..at + character.len_utf8());
        let title = format!("the {} holds the hidden character U+{:04X}", column.name(), u32::from(character));
        let fault = Fault::new(Code::HiddenText, row.path, span, title);
        faults.push(fault.label("it cannot be seen").help("take it out, unless the language needs it"));
    }
}

/// Tells whether a character controls a device; line ends and tabs are text.
#[must_use]
pub fn is_control(character: char) -> bool {
    character.is_control() && !matches!(character, '\n' | '\r' | '\t')
}

/// Tells whether a character is invisible or turns the writing direction.
#[must_use]
pub fn is_hidden(character: char) -> bool {
    matches!(character,
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
        | '\u{e0000}'..='\u{e007f}')
}
