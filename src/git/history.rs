//! The commits of the past, newest first, a page at a time.

use std::path::Path;

use git2::{Oid, Revwalk, Tree};

use super::{GitError, Identity, ObjectId, Repo, Stamp};

/// Which commits a log is to give.
#[derive(Debug, Clone, Copy, Default)]
pub struct LogOptions<'a> {
    /// Where to begin; `HEAD` unless given.
    pub from: Option<&'a str>,
    /// A revision whose commits, and all before them, are left out. Finding
    /// them walks the history down to it.
    pub without: Option<&'a str>,
    /// Only commits that changed something at or below one of these paths;
    /// none means every commit.
    pub paths: &'a [&'a str],
}

/// A commit and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its id.
    pub id: ObjectId,
    /// The commits it follows; two or more for a merge, none for the first.
    pub parents: Vec<ObjectId>,
    /// Who claims to have made the change.
    pub author: Identity,
    /// When the author says it was made.
    pub time: Stamp,
    /// Who claims to have written the commit.
    pub committer: Identity,
    /// The first paragraph of the message, on one line.
    pub subject: String,
    /// The rest of the message, without the trailers.
    pub body: String,
    /// The `Key: value` lines of the last paragraph, in order.
    pub trailers: Vec<(String, String)>,
}

impl Commit {
    /// Returns the values of a trailer, in order; upper and lower case are one.
    pub fn trailer<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        self.trailers.iter().filter(move |(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, value)| value.as_str())
    }
}

/// The commits of [`Repo::log`], read one by one as they are asked for.
pub struct Log<'r> {
    repo: &'r Repo,
    walk: Option<Revwalk<'r>>,
    paths: Vec<String>,
}

impl Repo {
    /// Begins a log. Newer commits come before older ones, as their committers'
    /// clocks have it, and none before a commit that leads to it by that
    /// measure; nothing is sorted beforehand, so the first page is as quick
    /// after a hundred thousand commits as after ten. Before the first commit
    /// the log is empty.
    pub fn log(&self, options: &LogOptions<'_>) -> Result<Log<'_>, GitError> {
        let first = match options.from {
            Some(revision) => Some(self.resolve(revision)?),
            None => self.head()?,
        };
        let walk = match first {
            Some(first) => {
                let mut walk = self.raw.revwalk()?;
                walk.push(first.0)?;
                if let Some(revision) = options.without {
                    walk.hide(self.resolve(revision)?.0)?;
                }
                Some(walk)
            }
            None => None,
        };
        Ok(Log {
            repo: self,
            walk,
            paths: options.paths.iter().map(|&path| path.trim_end_matches('/').to_owned()).collect(),
        })
    }

    /// Finds the newest commit, from one back, whose author's time fits; messages are not read.
    pub fn newest_where(&self, from: ObjectId, fits: impl Fn(Stamp) -> bool) -> Result<Option<ObjectId>, GitError> {
        let mut walk = self.raw.revwalk()?;
        walk.push(from.0)?;
        for id in walk {
            let id = id?;
            let when = self.raw.find_commit(id)?.author().when();
            if fits(Stamp { seconds: when.seconds(), offset_minutes: when.offset_minutes() }) {
                return Ok(Some(ObjectId(id)));
            }
        }
        Ok(None)
    }

    /// Reads one commit.
    pub fn commit(&self, id: ObjectId) -> Result<Commit, GitError> {
        let found = self.raw.find_commit(id.0)?;
        let message = String::from_utf8_lossy(found.message_bytes());
        let (subject, body, trailers) = parts_of_message(&message);
        let author = found.author();
        let when = author.when();
        Ok(Commit {
            id,
            parents: found.parent_ids().map(ObjectId).collect(),
            author: identity_of(&author),
            time: Stamp { seconds: when.seconds(), offset_minutes: when.offset_minutes() },
            committer: identity_of(&found.committer()),
            subject,
            body,
            trailers,
        })
    }
}

impl Log<'_> {
    /// Whether a commit differs, at one of the paths, from all its parents.
    fn touches(&self, id: Oid) -> Result<bool, GitError> {
        if self.paths.is_empty() {
            return Ok(true);
        }
        let found = self.repo.raw.find_commit(id)?;
        let now = self.at_paths(&found.tree()?);
        for parent in found.parents() {
            if self.at_paths(&parent.tree()?) == now {
                return Ok(false);
            }
        }
        Ok(found.parent_count() > 0 || now.iter().any(Option::is_some))
    }

    fn at_paths(&self, tree: &Tree<'_>) -> Vec<Option<Oid>> {
        let at = |path: &String| tree.get_path(Path::new(path)).ok().map(|entry| entry.id());
        self.paths.iter().map(at).collect()
    }
}

impl Iterator for Log<'_> {
    type Item = Result<Commit, GitError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let id = match self.walk.as_mut()?.next()? {
                Ok(id) => id,
                Err(error) => return Some(Err(error.into())),
            };
            match self.touches(id) {
                Ok(true) => return Some(self.repo.commit(ObjectId(id))),
                Ok(false) => {}
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

fn identity_of(signature: &git2::Signature<'_>) -> Identity {
    Identity {
        name: String::from_utf8_lossy(signature.name_bytes()).into_owned(),
        email: String::from_utf8_lossy(signature.email_bytes()).into_owned(),
    }
}

/// Subject, body and trailers of a message.
fn parts_of_message(message: &str) -> (String, String, Vec<(String, String)>) {
    let lines: Vec<&str> = message.trim().lines().map(str::trim_end).collect();
    let subject_end = lines.iter().position(|line| line.is_empty()).unwrap_or(lines.len());
    let subject = lines[..subject_end].join(" ");
    let rest = &lines[subject_end..];
    let last = rest.iter().rposition(|line| line.is_empty()).map_or(0, |at| at + 1);
    let (body, trailers) = match trailers_in(&rest[last..]) {
        Some(trailers) => (&rest[..last], trailers),
        None => (rest, Vec::new()),
    };
    (subject, body.join("\n").trim().to_owned(), trailers)
}

/// The trailers, if every line of the paragraph is one or continues one.
fn trailers_in(lines: &[&str]) -> Option<Vec<(String, String)>> {
    let mut trailers: Vec<(String, String)> = Vec::new();
    for line in lines {
        if line.starts_with([' ', '\t']) {
            let (_, value) = trailers.last_mut()?;
            value.push(' ');
            value.push_str(line.trim());
            continue;
        }
        let (key, value) = line.split_once(':')?;
        let word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        if key.is_empty() || !key.bytes().all(word) || !(value.is_empty() || value.starts_with(' ')) {
            return None;
        }
        trailers.push((key.to_owned(), value.trim().to_owned()));
    }
    Some(trailers)
}

#[cfg(test)]
mod tests {
    use super::super::testing::Sandbox;
    use super::*;

    #[test]
    fn newest_first_and_by_path() {
        let sandbox = Sandbox::with_commit();
        sandbox.record(&[("groups/a/x", Some("1"))], "one");
        sandbox.record(&[("groups/b/x", Some("1"))], "two");
        sandbox.record(&[("groups/a/x", Some("2"))], "three");
        let subjects = |options: LogOptions<'_>| -> Vec<String> {
            let log = sandbox.repo.log(&options).unwrap();
            log.map(|commit| commit.unwrap().subject).collect()
        };
        let all = LogOptions::default();
        assert_eq!(subjects(all), ["three", "two", "one", "begin"]);
        let paths = &["groups/a/"][..];
        assert_eq!(subjects(LogOptions { paths, ..all }), ["three", "one"]);
        let from = Some("HEAD~1");
        let without = Some("HEAD~3");
        assert_eq!(subjects(LogOptions { from, without, paths: &[] }), ["two", "one"]);
    }

    #[test]
    fn nothing_before_the_first_commit() {
        let sandbox = Sandbox::new();
        assert_eq!(sandbox.repo.log(&LogOptions::default()).unwrap().count(), 0);
    }

    #[test]
    fn changed_files_of_a_commit() {
        let sandbox = Sandbox::new();
        let first = sandbox.record(&[("a", Some("1")), ("b/c", Some("1"))], "one");
        let second = sandbox.record(&[("a", None), ("b/c", Some("2")), ("d", Some("1"))], "two");
        let changed = |id| -> Vec<(String, bool, bool)> {
            let files = sandbox.repo.changed_files(id).unwrap();
            let shape = |file: super::super::ChangedFile| (file.path, file.old.is_some(), file.new.is_some());
            files.into_iter().map(shape).collect()
        };
        let name = str::to_owned;
        assert_eq!(changed(first), [(name("a"), false, true), (name("b/c"), false, true)]);
        let all = [(name("a"), true, false), (name("b/c"), true, true), (name("d"), false, true)];
        assert_eq!(changed(second), all);
        assert_eq!(sandbox.repo.blob_at("HEAD~1", "a").unwrap().unwrap(), b"1");
        assert_eq!(sandbox.repo.blob_at("HEAD", "a").unwrap(), None);
        assert_eq!(sandbox.repo.blob_at("HEAD", "b").unwrap(), None);
        let files = sandbox.repo.files_at("HEAD", &["b", "d", "nope"]).unwrap();
        let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["b/c", "d"]);
        assert_eq!(sandbox.repo.files_at("HEAD", &[""]).unwrap(), files);
    }

    #[test]
    fn message_falls_into_parts() {
        let (subject, body, trailers) = parts_of_message(
            "lisbon: add dinner\nfor two\n\nIt was late.\n\nSo be it.\n\nClique-Op: add\nClique-Entry: k7q2\n  m9xw\n",
        );
        assert_eq!(subject, "lisbon: add dinner for two");
        assert_eq!(body, "It was late.\n\nSo be it.");
        let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        assert_eq!(trailers, [pair("Clique-Op", "add"), pair("Clique-Entry", "k7q2 m9xw")]);
        let (_, body, trailers) = parts_of_message("x\n\nnote: this is\nno trailer");
        assert_eq!((body.as_str(), trailers.len()), ("note: this is\nno trailer", 0));
        assert_eq!(parts_of_message(""), (String::new(), String::new(), Vec::new()));
        assert_eq!(parts_of_message("a: b").2, []);
    }
}
