//! Shows which program this is, and what it works with.

use serde::Serialize;

use super::rows::Rows;
use super::safe::safe;
use super::style::{Look, Paint};
use crate::report::version::Version;

/// Shows the versions, one a line.
#[must_use]
pub fn version_as_text(version: &Version, look: &Look) -> String {
    let git = version.git.as_deref().unwrap_or("none that is new enough");
    let name = look.paint(Paint::Heading, format!("clique {}", version.clique));
    format!("{name}\n  format   {}\n  libgit2  {}\n  git      {}\n", version.format, version.libgit2, safe(git))
}

/// The versions as programs read them.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the report")]
pub struct VersionJson {
    pub version: String,
    pub format: i64,
    pub libgit2: String,
    pub git: Option<String>,
}

/// Returns the record.
#[must_use]
pub fn version_as_json(version: &Version) -> VersionJson {
    let Version { clique, format, libgit2, git } = version.clone();
    VersionJson { version: clique, format, libgit2, git }
}

/// Returns the one row.
#[must_use]
pub fn version_as_rows(version: &Version) -> Rows {
    let Version { clique, format, libgit2, git } = version.clone();
    let columns = &["version", "format", "libgit2", "git"];
    Rows { columns, rows: vec![vec![clique, format.to_string(), libgit2, git.unwrap_or_default()]] }
}
