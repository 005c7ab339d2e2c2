//! One line that tells how far a fetch or a push is, on a terminal and nowhere else.

use std::cell::Cell;
use std::io::Write;

use super::context::Context;
use crate::book::Reach;
use crate::git::Repo;
use crate::render::safe::safe;

/// The widest line that is shown when the terminal does not say how wide it is.
const WIDTH: usize = 80;

/// The line, which is written over until it is cleared.
#[derive(Debug)]
pub struct Progress {
    heading: Option<String>,
    width: usize,
    is_shown: Cell<bool>,
}

impl Progress {
    /// Makes the line for a sync; it is never shown when nobody looks, nor when no remote is reached.
    #[must_use]
    pub fn of(repo: &Repo, reach: Reach, context: &Context) -> Progress {
        let width = context.ui.err.width;
        let is_seen = width.is_some() && !context.global.quiet && reach == Reach::Remote;
        let remote = || repo.remote(&repo.upstream().ok()??.remote).ok()?;
        let heading = remote().filter(|_| is_seen).map(|remote| match &remote.url {
            Ok(url) => format!("Syncing with {} ({url})", remote.name),
            Err(_) => format!("Syncing with {}", remote.name),
        });
        Progress { heading, width: width.unwrap_or(WIDTH), is_shown: Cell::new(false) }
    }

    /// Shows that it begins.
    pub fn begin(&self) {
        self.show("");
    }

    /// Shows what git, ssh or the other side say; it is somebody else's text.
    pub fn hear(&self, line: &str) {
        self.show(line.trim().trim_start_matches("remote:").trim());
    }

    /// Takes the line away.
    pub fn clear(&self) {
        if self.is_shown.replace(false) {
            write("\r\x1b[K");
        }
    }

    fn show(&self, words: &str) {
        let Some(heading) = &self.heading else { return };
        let line = safe(&format!("{heading} … {words}"));
        let line: String = line.as_str().chars().take(self.width.saturating_sub(1)).collect();
        self.is_shown.set(true);
        write(&format!("\r\x1b[K{line}"));
    }
}

/// When stderr is gone there is nobody left to tell.
fn write(text: &str) {
    let mut err = std::io::stderr().lock();
    let _ = err.write_all(text.as_bytes()).and_then(|()| err.flush());
}
