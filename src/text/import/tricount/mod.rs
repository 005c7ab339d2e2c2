//! Tricount: the answer of its server, the table of a data request, and the table that exporters by others write.

pub mod exporter;
pub mod registry;
pub mod request;

/// Tells a category of Tricount's own in plain words: `FOOD_AND_DRINK` is `food and drink`.
fn category(own: &str) -> String {
    if own.eq_ignore_ascii_case("uncategorized") {
        return String::new();
    }
    let is_code = !own.is_empty() && own.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
    if is_code { own.to_lowercase().replace('_', " ") } else { own.to_owned() }
}
