//! Where a remote is: the addresses that are allowed, and how they are shown.
//!
//! An address is judged before git sees it: a remote helper such as `ext::` runs
//! a program, and a host that begins with `-` is an option to ssh. Shown, an
//! address has no name, password or token before the `@` and no query.

use std::fmt;
use std::path::{Path, PathBuf};

/// The longest address that is taken, in bytes.
const URL_BYTES_MAX: usize = 4096;

/// An address that is allowed; its `Display` keeps names and tokens back.
#[derive(Clone, PartialEq, Eq)]
pub struct RemoteUrl {
    text: String,
    place: RemotePlace,
}

/// What kind of place an address names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RemotePlace {
    /// A host that only the `git` program can reach.
    Network {
        /// Whether anybody on the way can read and change what travels:
        /// `http` and `git`.
        open_to_all: bool,
    },
    /// A repository in a folder: of this machine, a stick, a mounted share.
    Folder(PathBuf),
    /// A file that `git bundle` made.
    Bundle(PathBuf),
}

/// Why an address is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UrlError {
    /// There is none.
    #[error("the address is empty")]
    Empty,
    /// It is longer than any address.
    #[error("the address is too long")]
    TooLong,
    /// It has a character that no address has: a line end, an escape.
    #[error("the address has a character that no address has")]
    Control,
    /// It begins with `-`, so git would take it for an option.
    #[error("an address cannot begin with `-`")]
    Option,
    /// It has `::`, which makes git run a helper program.
    #[error("`{0}::` would run a program")]
    Helper(String),
    /// The kind before `://` is none of those allowed.
    #[error("`{0}://` is not allowed; https, ssh, http, git and file are")]
    Scheme(String),
    /// The host is missing or would be taken for an option.
    #[error("the address names no host")]
    Host,
    /// There is nothing after the host.
    #[error("the address names no repository")]
    Path,
}

impl RemoteUrl {
    /// Judges an address: `https://`, `ssh://`, `user@host:path`, `http://`,
    /// `git://`, `file://`, a path, or a path ending in `.bundle`.
    ///
    /// # Errors
    ///
    /// When git would run a program for it, take it for an option, or could
    /// make nothing of it.
    pub fn parse(text: &str) -> Result<Self, UrlError> {
        let place = place_of(text)?;
        Ok(Self { text: text.to_owned(), place })
    }

    /// Returns what kind of place it is.
    #[must_use]
    pub fn place(&self) -> &RemotePlace {
        &self.place
    }

    /// Tells whether anybody on the way can read and change what travels.
    #[must_use]
    pub fn is_open_to_all(&self) -> bool {
        matches!(self.place, RemotePlace::Network { open_to_all: true })
    }

    /// Returns the address as git is to get it, secrets included; never for
    /// people's eyes.
    #[must_use]
    pub fn as_written(&self) -> &str {
        &self.text
    }

    /// Returns the same place with its path written out from `folder` on, so
    /// that it means the same wherever it is read.
    #[must_use]
    pub fn from_folder(&self, folder: &Path) -> Self {
        let (RemotePlace::Folder(path) | RemotePlace::Bundle(path)) = &self.place else {
            return self.clone();
        };
        let whole = written_out(folder, path);
        let Some(text) = whole.to_str().filter(|_| path.is_relative()) else {
            return self.clone();
        };
        let place = match self.place {
            RemotePlace::Bundle(_) => RemotePlace::Bundle(whole.clone()),
            _ => RemotePlace::Folder(whole.clone()),
        };
        Self { text: text.to_owned(), place }
    }

    /// Returns the name that a clone's folder has unless told otherwise: the
    /// last part of the path without `.git` or `.bundle`.
    #[must_use]
    pub fn folder_name(&self) -> Option<&str> {
        let path = self.text.split(['?', '#']).next().unwrap_or_default().trim_end_matches(['/', '\\']);
        let path = path.strip_suffix("/.git").unwrap_or(path);
        let name = path.rsplit(['/', ':', '\\']).next().unwrap_or_default();
        let name = name.strip_suffix(".git").or_else(|| name.strip_suffix(".bundle")).unwrap_or(name);
        let plain = !name.is_empty() && name != "." && name != ".." && !name.starts_with('-');
        plain.then_some(name)
    }
}

impl fmt::Display for RemoteUrl {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&redacted(&self.text))
    }
}

impl fmt::Debug for RemoteUrl {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "RemoteUrl({self})")
    }
}

/// Returns an address without what stands before its `@`, but for the bare
/// account of an ssh address, and without a query; for text that may hold
/// several, each of them.
#[must_use]
pub fn redacted(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("://") {
        let (before, after) = (&rest[..at + 3], &rest[at + 3..]);
        clean.push_str(before);
        let url_end = after.find(|letter: char| letter.is_whitespace() || "'\"<>`".contains(letter));
        let (url, beyond) = after.split_at(url_end.unwrap_or(after.len()));
        let authority_end = url.find(['/', '?', '#']).unwrap_or(url.len());
        // A password may hold a slash that nobody escaped, so the last `@`
        // of the address counts when the host would have none of its own.
        let secret_end = match url[..authority_end].rfind('@') {
            Some(at) => Some(at),
            None if url[..authority_end].contains(':') => url.rfind('@'),
            None => None,
        };
        let shown = secret_end.map_or(url, |at| &url[at + 1..]);
        let account = secret_end.map(|at| &url[..at]).filter(|_| before.ends_with("ssh://"));
        if let Some(account) = account.and_then(|account| account.split(':').next()) {
            clean.push_str(account);
            clean.push('@');
        }
        clean.push_str(shown.split(['?', '#']).next().unwrap_or_default());
        rest = beyond;
    }
    clean.push_str(rest);
    clean
}

/// Writes a path out from `folder` on; `..` at its beginning goes up from where the folder really is.
#[must_use]
pub(super) fn written_out(folder: &Path, path: &Path) -> PathBuf {
    if !path.starts_with("..") {
        return folder.join(path.strip_prefix(".").unwrap_or(path));
    }
    let Ok(mut from) = folder.canonicalize() else { return folder.join(path) };
    let mut rest = path;
    while let Ok(below) = rest.strip_prefix("..") {
        from.pop();
        rest = below;
    }
    from.join(rest)
}

fn place_of(text: &str) -> Result<RemotePlace, UrlError> {
    match text {
        "" => return Err(UrlError::Empty),
        _ if text.len() > URL_BYTES_MAX => return Err(UrlError::TooLong),
        _ if text.starts_with('-') => return Err(UrlError::Option),
        _ if text.chars().any(is_odd) => return Err(UrlError::Control),
        _ => {}
    }
    if let Some((helper, _)) = without_brackets(text).split_once("::") {
        return Err(UrlError::Helper(helper.to_owned()));
    }
    if let Some((scheme, rest)) = text.split_once("://") {
        return with_scheme(scheme, rest);
    }
    if let Some((host, path)) = scp_parts(text) {
        let no_path = path.is_empty();
        check_host(host)?;
        return if no_path { Err(UrlError::Path) } else { Ok(RemotePlace::Network { open_to_all: false }) };
    }
    Ok(path_place(PathBuf::from(text)))
}

/// The text without `[...]`, where an IPv6 address has its colons.
fn without_brackets(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let Some((_, beyond)) = after.split_once(']') else { break };
        kept.push_str(before);
        rest = beyond;
    }
    kept + rest
}

fn is_odd(letter: char) -> bool {
    // Besides control characters: what turns text round or cannot be seen.
    letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn with_scheme(scheme: &str, rest: &str) -> Result<RemotePlace, UrlError> {
    let open_to_all = match scheme.to_ascii_lowercase().as_str() {
        "https" | "ssh" => false,
        "http" | "git" => true,
        "file" => return file_place(rest),
        _ => return Err(UrlError::Scheme(scheme.to_owned())),
    };
    // git knows the kinds in lower case only and would look for a helper.
    if scheme != scheme.to_ascii_lowercase() {
        return Err(UrlError::Scheme(scheme.to_owned()));
    }
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    check_host(authority)?;
    if path.trim_matches('/').is_empty() {
        return Err(UrlError::Path);
    }
    Ok(RemotePlace::Network { open_to_all })
}

fn file_place(rest: &str) -> Result<RemotePlace, UrlError> {
    let path = rest.strip_prefix("localhost").filter(|path| path.starts_with('/')).unwrap_or(rest);
    if !path.starts_with('/') {
        return Err(UrlError::Host);
    }
    let path = unescaped(path).ok_or(UrlError::Control)?;
    // `file:///C:/ledger` has a slash that the path has not.
    let drive = cfg!(windows) && path.as_bytes().get(2) == Some(&b':');
    Ok(path_place(PathBuf::from(if drive { &path[1..] } else { &path })))
}

fn path_place(path: PathBuf) -> RemotePlace {
    let bundle = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("bundle"));
    if bundle && !path.is_dir() { RemotePlace::Bundle(path) } else { RemotePlace::Folder(path) }
}

/// Host and path of `user@host:path`; git takes a colon before the first slash
/// for one, but for a drive's letter.
fn scp_parts(text: &str) -> Option<(&str, &str)> {
    let bytes = text.as_bytes();
    if cfg!(windows) && bytes.len() > 1 && bytes[0].is_ascii_alphabetic() && bytes[1] == b':' {
        return None;
    }
    let colon = match text.find('[') {
        Some(open) if !text[..open].contains([':', '/']) => open + text[open..].find("]:")? + 1,
        _ => text.find(':')?,
    };
    let host = &text[..colon];
    (!host.contains('/')).then(|| (host, &text[colon + 1..]))
}

/// A host, with or without a user before it and a port after it.
fn check_host(authority: &str) -> Result<(), UrlError> {
    let (user, host) = authority.rsplit_once('@').unwrap_or(("", authority));
    let (name, port) = match host.strip_prefix('[') {
        Some(inner) => inner.split_once(']').ok_or(UrlError::Host)?,
        None => host.split_at(host.find(':').unwrap_or(host.len())),
    };
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-_:%~".contains(&byte) || !byte.is_ascii();
    let port_fits = port.is_empty() || port.strip_prefix(':').is_some_and(is_number);
    let fits = !name.is_empty() && name.bytes().all(plain) && port_fits;
    if fits && !name.starts_with('-') && !user.starts_with('-') { Ok(()) } else { Err(UrlError::Host) }
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The text with `%20` and its like turned into what they stand for.
fn unescaped(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let pair = tail.get(..2).filter(|pair| pair.iter().all(u8::is_ascii_hexdigit));
        let pair = pair.and_then(|pair| str::from_utf8(pair).ok());
        let code = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match (first, code) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).ok().filter(|text| !text.chars().any(is_odd))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_told_apart() {
        let network = |open_to_all| RemotePlace::Network { open_to_all };
        let folder = |path: &str| RemotePlace::Folder(PathBuf::from(path));
        for (text, place) in [
            ("https://example.org/a/b.git", network(false)),
            ("https://me:token@example.org:8443/a", network(false)),
            ("ssh://git@example.org:22/a", network(false)),
            ("ssh://git@[2001:db8::1]:22/a", network(false)),
            ("git@example.org:a/b.git", network(false)),
            ("box:a", network(false)),
            ("me@[::1]:a", network(false)),
            ("http://example.org/a", network(true)),
            ("git://example.org/a", network(true)),
            ("file:///media/stick/a%20b.git", folder("/media/stick/a b.git")),
            ("file://localhost/a", folder("/a")),
            ("/media/stick/a.git", folder("/media/stick/a.git")),
            ("../a", folder("../a")),
            ("./box:a", folder("./box:a")),
            ("a", folder("a")),
            ("/tmp/mail.bundle", RemotePlace::Bundle(PathBuf::from("/tmp/mail.bundle"))),
        ] {
            assert_eq!(RemoteUrl::parse(text).unwrap().place(), &place, "{text}");
        }
    }

    #[test]
    fn nothing_runs_a_program() {
        for text in [
            "ext::sh -c touch% /tmp/x",
            "ext::sh -c [x]:y",
            "a[::b",
            "fd::17",
            "transport::https://example.org/x",
            "-oProxyCommand=x",
            "--upload-pack=touch x",
            "ssh://-oProxyCommand=x/a",
            "ssh://me@-oProxyCommand=x/a",
            "ssh://-oProxyCommand=x@host/a",
            "-oProxyCommand=x:a",
            "me@-oProxyCommand=x:a",
            "ssh://[-oProxyCommand=x]/a",
            "ssh://host:-1/a",
            "ftp://example.org/a",
            "HTTPS://example.org/a",
            "persistent-https://example.org/a",
            "https:///a",
            "https://example.org",
            "https://example.org/",
            "host:",
            "file://host/a",
            "a\nb",
            "a\0b",
            "a\u{1b}[0m",
            "a\u{202e}b",
            "file:///a%0ab",
            "",
        ] {
            assert!(RemoteUrl::parse(text).is_err(), "{text}");
        }
        assert_eq!(RemoteUrl::parse("ext::x"), Err(UrlError::Helper("ext".to_owned())));
    }

    #[test]
    fn secrets_are_kept_back() {
        for (text, shown) in [
            ("https://me:token@example.org/a?key=x", "https://example.org/a"),
            ("https://token@example.org/a", "https://example.org/a"),
            ("https://me:to/ken@example.org/a", "https://example.org/a"),
            ("ssh://git:word@example.org/a", "ssh://git@example.org/a"),
            ("git@example.org:a", "git@example.org:a"),
            ("fatal: 'https://me:x@h/a': no, https://t@h/b", "fatal: 'https://h/a': no, https://h/b"),
        ] {
            assert_eq!(redacted(text), shown);
        }
        let url = RemoteUrl::parse("https://me:token@example.org/a").unwrap();
        assert_eq!(format!("{url} {url:?}"), "https://example.org/a RemoteUrl(https://example.org/a)");
        assert_eq!(url.as_written(), "https://me:token@example.org/a");
    }

    #[test]
    fn names_of_clones() {
        for (text, name) in [
            ("https://example.org/a/trip.git", Some("trip")),
            ("git@example.org:trip", Some("trip")),
            ("/home/me/trip/.git", Some("trip")),
            ("/tmp/trip.bundle", Some("trip")),
            ("../trip/", Some("trip")),
            ("..", None),
        ] {
            assert_eq!(RemoteUrl::parse(text).unwrap().folder_name(), name, "{text}");
        }
    }

    #[test]
    fn paths_are_written_out() {
        let written = |text: &str| RemoteUrl::parse(text).unwrap().from_folder(Path::new("/here"));
        assert_eq!(written("stick/a.git").as_written(), "/here/stick/a.git");
        assert_eq!(written("/a.git").as_written(), "/a.git");
        assert_eq!(written("host:a").as_written(), "host:a");
        let folder = tempfile::tempdir().unwrap();
        let above = folder.path().canonicalize().unwrap();
        std::fs::create_dir_all(above.join("a/b")).unwrap();
        let written = |text: &str| written_out(&above.join("a/b"), Path::new(text));
        assert_eq!(written("../stick.git"), above.join("a/stick.git"));
        assert_eq!(written("../../x/../stick.git"), above.join("x/../stick.git"));
        assert_eq!(written("./stick.git"), above.join("a/b/stick.git"));
    }
}
