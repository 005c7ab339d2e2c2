//! Reads this program's own exports: the document with everything, or the table of entries.

use super::OwnExport;
use super::document::{read_document, schema_of};
use super::rows::read_table;
use crate::text::import::bills::{ReadOptions, ReadResult};
use crate::text::import::problem::ImportProblem;

/// What the table begins with; between the words stand commas or tabs.
const HEADER: [&str; 3] = ["id", "group", "date"];
/// So many problems are told.
pub(super) const PROBLEMS_MAX: usize = 100;

/// What is read, or everything that is wrong.
pub type OwnResult = Result<OwnExport, Vec<ImportProblem>>;

/// Tells whether a text is the document, by its beginning.
#[must_use]
pub fn is_document(text: &str) -> bool {
    schema_of(text).is_some()
}

/// Tells whether a text is the table, by its header.
#[must_use]
pub fn is_table(text: &str) -> bool {
    [",", "\t"].iter().any(|joint| text.starts_with(&(HEADER.join(joint) + joint)))
}

/// Refuses to make bills of an export, which says more than bills do; see [`super::take::take`].
///
/// # Errors
///
/// Always.
pub fn no_bills(_: &str, _: &ReadOptions) -> ReadResult {
    Err(vec![ImportProblem::new(0..0, "an export of clique is taken in as it is").help("clique import FILE, alone")])
}

/// Reads the document or the table.
///
/// # Errors
///
/// Everything that is wrong.
pub fn read(text: &str) -> OwnResult {
    if is_document(text) { read_document(text) } else { read_table(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_panics(text in "\\PC{0,60}") {
            let _ = read(&text);
            let _ = read(&format!("{{\"schema\": \"clique.export/1\",{text}"));
            let _ = read(&format!("{{\"schema\": \"clique.export/{text}"));
        }
    }
}
