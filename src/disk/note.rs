//! Words that this program keeps for itself in a clone, and could find again if they were lost.

use std::fs;
use std::io;
use std::path::Path;

use super::Lock;

/// The longest note that is read, in bytes.
const BYTES_MAX: u64 = 1 << 20;

/// Reads a note kept in git's folder; none when there is none, or it cannot be read.
#[must_use]
pub fn note(git_dir: &Path, name: &str) -> Option<String> {
    let place = git_dir.join("clique").join(name);
    let meta = place.symlink_metadata().ok()?;
    if !meta.is_file() || meta.len() > BYTES_MAX {
        return None;
    }
    let text = fs::read_to_string(place).ok()?;
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Keeps a note. It is not synced to the disk: losing it costs nothing but time.
pub fn keep_note(lock: &Lock, name: &str, text: &str) -> io::Result<()> {
    let beside = lock.folder().join(format!("{name}.new"));
    fs::write(&beside, format!("{text}\n"))?;
    fs::rename(&beside, lock.folder().join(name))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn kept_and_read() {
        let folder = tempfile::TempDir::new().unwrap();
        assert_eq!(note(folder.path(), "looked-at"), None);
        let lock = Lock::take(folder.path(), Duration::ZERO, &mut |_| {}).unwrap();
        keep_note(&lock, "looked-at", "one").unwrap();
        keep_note(&lock, "looked-at", "two").unwrap();
        assert_eq!(note(folder.path(), "looked-at").as_deref(), Some("two"));
        std::fs::write(folder.path().join("clique/looked-at"), "x".repeat((1 << 20) + 1)).unwrap();
        assert_eq!(note(folder.path(), "looked-at"), None);
    }
}
