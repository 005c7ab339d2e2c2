//! What a change would look like, before it is made.

use std::path::Path;

use git2::{DiffOptions, Patch};

use super::GitError;

/// Shows the change of one file as `git diff` does: `---`, `+++` and hunks with
/// three lines around; empty when nothing changes.
///
/// A file that is not there, before or after, is `/dev/null`. The path and the
/// lines stand as they are: making them safe for a terminal is the caller's.
pub fn unified_diff(old: Option<&[u8]>, new: Option<&[u8]>, path: &str) -> Result<String, GitError> {
    if old == new {
        return Ok(String::new());
    }
    let place = Some(Path::new(path));
    let mut options = DiffOptions::new();
    options.force_text(true);
    let (before, after) = (old.unwrap_or_default(), new.unwrap_or_default());
    let mut patch = Patch::from_buffers(before, place, after, place, Some(&mut options))?;
    let bytes = patch.to_buf()?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    // Between buffers libgit2 does not know that a file is new or gone, so
    // the header is written here.
    let hunks = text.find("\n@@ ").map_or("", |at| &text[at + 1..]);
    let name = |bytes: Option<&[u8]>, side: char| match bytes {
        Some(_) => format!("{side}/{path}"),
        None => "/dev/null".to_owned(),
    };
    Ok(format!("--- {}\n+++ {}\n{hunks}", name(old, 'a'), name(new, 'b')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_line() {
        let diff = unified_diff(Some(b"a\nb\n"), Some(b"a\nc\n"), "x.csv").unwrap();
        assert_eq!(diff, "--- a/x.csv\n+++ b/x.csv\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n");
    }

    #[test]
    fn new_gone_and_same() {
        let new = unified_diff(None, Some(b"a\n"), "x").unwrap();
        assert_eq!(new, "--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+a\n");
        let gone = unified_diff(Some(b"a\n"), None, "x").unwrap();
        assert_eq!(gone, "--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n");
        assert_eq!(unified_diff(Some(b"a"), Some(b"a"), "x").unwrap(), "");
    }

    #[test]
    fn last_line_without_an_end() {
        let diff = unified_diff(Some(b"a"), Some(b"a\nb"), "x").unwrap();
        assert!(diff.contains("\\ No newline at end of file"), "{diff}");
    }
}
