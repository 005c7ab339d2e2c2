//! Shows what is preferred, and who says so.

use serde::Serialize;

use super::rows::Rows;
use super::safe::safe;
use super::style::{Look, Paint};
use super::width::width;
use crate::report::config::{Origin, Preferred};

/// Shows preferences, one a line: key, value, who says so.
#[must_use]
pub fn config_as_text(all: &[Preferred], look: &Look) -> String {
    let shown: Vec<(String, String)> = all.iter().map(|it| (safe(&it.key).to_string(), value_of(it))).collect();
    let widest = |cells: &mut dyn Iterator<Item = usize>| cells.max().unwrap_or(0);
    let keys = widest(&mut shown.iter().map(|(key, _)| width(key)));
    let values = widest(&mut shown.iter().map(|(_, value)| width(value))).min(VALUE_MAX);
    let mut text = String::new();
    for (it, (key, value)) in all.iter().zip(&shown) {
        let origin = match &it.origin {
            Origin::Assumed => "default".to_owned(),
            said => safe(said.source()).to_string(),
        };
        let (paint, origin) = match it.origin {
            Origin::Assumed => (Paint::Plain, look.paint(Paint::Dim, origin)),
            _ => (Paint::Bright, origin),
        };
        let pad = |word: &str, to: usize| " ".repeat(to.saturating_sub(width(word)));
        text += &format!("{key}{}  {}{}  {origin}\n", pad(key, keys), look.paint(paint, value), pad(value, values));
    }
    text
}

/// The widest value that others are aligned with.
const VALUE_MAX: usize = 40;

fn value_of(preferred: &Preferred) -> String {
    if preferred.value.is_empty() { "none".into() } else { safe(&preferred.value).to_string() }
}

/// A preference as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the report")]
pub struct PreferredJson {
    pub key: String,
    pub value: String,
    pub layer: &'static str,
    pub source: String,
}

/// Makes a record of each preference.
#[must_use]
pub fn config_as_json(all: &[Preferred]) -> Vec<PreferredJson> {
    let record = |it: &Preferred| PreferredJson {
        key: it.key.clone(),
        value: it.value.clone(),
        layer: it.origin.layer(),
        source: it.origin.source().to_owned(),
    };
    all.iter().map(record).collect()
}

/// Makes a row of each preference.
#[must_use]
pub fn config_as_rows(all: &[Preferred]) -> Rows {
    let row = |it: PreferredJson| vec![it.key, it.value, it.layer.to_owned(), it.source];
    let rows = config_as_json(all).into_iter().map(row).collect();
    Rows { columns: &["key", "value", "layer", "source"], rows }
}
