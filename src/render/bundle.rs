//! Shows a file to mail that was written.

use serde::Serialize;

use super::rows::Rows;
use super::safe::safe;
use super::style::{Look, Paint};
use crate::report::bundle::WrittenBundle;

/// Shows what was written, and what a friend does with it.
#[must_use]
pub fn bundle_as_text(bundle: &WrittenBundle, look: &Look) -> String {
    let mark = look.paint(Paint::GetsBack, look.glyphs().check);
    let file = safe(&bundle.file);
    let size = bundle.bytes.div_ceil(1024);
    let mut text =
        format!("{mark} {file}   {size} KiB, {}\n", if bundle.is_whole { "all of it" } else { "what is new" });
    text += &format!("A friend takes it in with: clique sync --bundle-in {file}\n");
    if bundle.is_whole {
        text += &format!("or begins with it: clique clone {file}\n");
    }
    text
}

/// A written bundle as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the report")]
pub struct BundleJson {
    pub file: String,
    pub branch: String,
    pub head: String,
    pub is_whole: bool,
    pub bytes: u64,
}

/// Makes the record of a bundle.
#[must_use]
pub fn bundle_as_json(bundle: &WrittenBundle) -> BundleJson {
    let WrittenBundle { file, branch, head, is_whole, bytes } = bundle.clone();
    BundleJson { file, branch, head, is_whole, bytes }
}

/// Makes one row of a bundle.
#[must_use]
pub fn bundle_as_rows(bundle: &WrittenBundle) -> Rows {
    let WrittenBundle { file, branch, head, is_whole, bytes } = bundle.clone();
    let row = vec![file, branch, head, is_whole.to_string(), bytes.to_string()];
    Rows { columns: &["file", "branch", "head", "is_whole", "bytes"], rows: vec![row] }
}
