//! Public signing keys as they are typed: a key, a fingerprint, or the file that holds a key.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::one_line;
use crate::cli::failure::Failure;
use crate::cli::newcomers::shortened;
use crate::model::{Setup, SigningKey};

/// The longest file that may hold a public key, in bytes.
const FILE_BYTES_MAX: u64 = 64 * 1024;

/// Reads a key, which nobody but `owner` may have.
///
/// # Errors
///
/// When it is no public key, or it is somebody else's.
pub(super) fn signing_key(typed: &str, setup: &Setup, owner: &str) -> Result<String, Failure> {
    let typed = typed.trim();
    let text = match SigningKey::parse(typed) {
        Some(_) => typed.to_owned(),
        None => in_file(typed)?,
    };
    let text = one_line(text.trim())?.to_owned();
    let key = SigningKey::parse(&text).ok_or_else(|| no_key(&text))?;
    let others = setup.people.iter().filter(|person| person.handle.as_str() != owner);
    match others.into_iter().find(|person| person.signing_keys().contains(&key)) {
        Some(other) => Err(Failure::usage(format!("that is a key of `{}`", other.handle))
            .help("it tells who made a change, so only one person can have it")),
        None => Ok(text),
    }
}

/// The key in a file; beside a private key lies its public half.
fn in_file(typed: &str) -> Result<String, Failure> {
    let path = match (typed.strip_prefix("~/"), std::env::var_os("HOME")) {
        (Some(below), Some(home)) => Path::new(&home).join(below),
        _ => PathBuf::from(typed),
    };
    if typed.is_empty() || !path.is_file() {
        return Err(no_key(typed));
    }
    let text = read(&path)?;
    if !text.contains("PRIVATE KEY") {
        return if text.contains("BEGIN PGP") { Err(armoured()) } else { Ok(text) };
    }
    let mut public = path.into_os_string();
    public.push(".pub");
    let public = PathBuf::from(public);
    let secret = || Failure::usage(format!("`{}` holds a private key, which stays with you", shortened(typed)));
    if public.is_file() {
        read(&public)
    } else {
        Err(secret().help("name the file of its public half, often FILE.pub"))
    }
}

fn read(path: &Path) -> Result<String, Failure> {
    let mut text = String::new();
    let failed = |error: std::io::Error| Failure::environment(format!("cannot read {}: {error}", path.display()));
    let file = fs::File::open(path).map_err(failed)?;
    file.take(FILE_BYTES_MAX).read_to_string(&mut text).map_err(failed)?;
    Ok(text)
}

fn armoured() -> Failure {
    Failure::usage("an OpenPGP key is named by its fingerprint")
        .help("see it with: gpg --fingerprint --with-colons KEY")
}

fn no_key(typed: &str) -> Failure {
    Failure::usage(format!("`{}` is no public signing key", shortened(typed)))
        .help("name the file of an SSH key: --key ~/.ssh/id_ed25519.pub")
        .help("or give the fingerprint of an OpenPGP key, 40 digits")
}
