//! Shows where a ledger is synced with.

use serde::Serialize;

use super::rows::Rows;
use super::safe::{Safe, safe};
use super::style::{Look, Paint};
use crate::report::remotes::KnownRemote;

/// How much of a commit's id is shown.
const COMMIT_SHOWN: usize = 7;

/// Shows the remotes, a line or two each.
#[must_use]
pub fn remotes_as_text(remotes: &[KnownRemote], look: &Look) -> String {
    if remotes.is_empty() {
        return "No remote.\n".into();
    }
    let mut text = String::new();
    for remote in remotes {
        text += &format!("{}  {}\n", look.paint(Paint::Bright, safe(&remote.name)), place(&remote.url));
        if let Some(push_url) = &remote.push_url {
            text += &format!("  pushed to {}\n", place(push_url));
        }
        let Some(branch) = &remote.branch else { continue };
        let synced = match (&remote.synced, remote.ahead) {
            (None, _) => "never synced".to_owned(),
            (Some(commit), Some(0)) => format!("synced at {}", short(commit)),
            (Some(commit), Some(1)) => format!("synced at {}, 1 change not pushed", short(commit)),
            (Some(commit), Some(count)) => format!("synced at {}, {count} changes not pushed", short(commit)),
            (Some(commit), None) => format!("synced at {}", short(commit)),
        };
        text += &format!("  branch {}, {synced}\n", safe(branch));
    }
    text
}

fn place(url: &Result<String, String>) -> Safe {
    match url {
        Ok(url) => safe(url),
        Err(why) => [Safe::own("cannot be used: "), safe(why)].into_iter().collect(),
    }
}

fn short(commit: &str) -> &str {
    commit.get(..COMMIT_SHOWN).unwrap_or(commit)
}

/// A remote as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the report")]
pub struct RemoteJson {
    pub name: String,
    pub url: Option<String>,
    pub problem: Option<String>,
    pub push_url: Option<String>,
    pub branch: Option<String>,
    pub synced: Option<String>,
    pub ahead: Option<usize>,
}

/// Makes a record of each remote.
#[must_use]
pub fn remotes_as_json(remotes: &[KnownRemote]) -> Vec<RemoteJson> {
    let record = |remote: &KnownRemote| {
        let problem = remote.url.as_ref().err().or(remote.push_url.as_ref().and_then(|url| url.as_ref().err()));
        RemoteJson {
            name: remote.name.clone(),
            url: remote.url.as_ref().ok().cloned(),
            problem: problem.cloned(),
            push_url: remote.push_url.as_ref().and_then(|url| url.as_ref().ok().cloned()),
            branch: remote.branch.clone(),
            synced: remote.synced.clone(),
            ahead: remote.ahead,
        }
    };
    remotes.iter().map(record).collect()
}

/// Makes a row of each remote.
#[must_use]
pub fn remotes_as_rows(remotes: &[KnownRemote]) -> Rows {
    let row = |remote: RemoteJson| {
        let ahead = remote.ahead.map(|ahead| ahead.to_string());
        let cells = [remote.url, remote.problem, remote.push_url, remote.branch, remote.synced, ahead];
        [remote.name].into_iter().chain(cells.map(Option::unwrap_or_default)).collect()
    };
    let rows = remotes_as_json(remotes).into_iter().map(row).collect();
    Rows { columns: &["name", "url", "problem", "push_url", "branch", "synced", "ahead"], rows }
}
