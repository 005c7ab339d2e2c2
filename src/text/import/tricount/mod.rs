//! Tricount: the answer of its server, the table of a data request, and the table that exporters by others write.

mod entry;
pub mod exporter;
pub mod registry;
pub mod request;

/// Amounts in a currency that is not the tricount's.
const FOREIGN: &str = "the other currency of a bill: it is in the note, because Tricount counts the bill in its own";
/// Bills that were deleted.
const GONE: &str = "bills that are not active any more: they are left out";
/// Bills that change nothing.
const NOTHING: &str = "a bill of nothing, or for nobody: it is left out";

/// Tells a category of Tricount's own in plain words: `FOOD_AND_DRINK` is `food and drink`.
fn category(own: &str) -> String {
    if own.eq_ignore_ascii_case("uncategorized") {
        return String::new();
    }
    let is_code = !own.is_empty() && own.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
    let in_words = |c: char| if c == '_' { ' ' } else { c.to_ascii_lowercase() };
    if is_code { own.chars().map(in_words).collect() } else { own.to_owned() }
}
