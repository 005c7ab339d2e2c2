//! A public key by which someone's signatures are known.

use std::fmt;

/// How many characters of an SSH key, from its end, tell it from others on screen.
const TAIL: usize = 12;

/// A public key as a person's file has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SigningKey {
    /// An SSH key: its kind and its letters, as in a `.pub` file.
    Ssh(String, String),
    /// The fingerprint of an OpenPGP key, in upper case.
    OpenPgp(String),
}

impl SigningKey {
    /// Reads `ssh-ed25519 AAAA… comment` or a fingerprint of 40 or 64 digits; nothing when it is neither.
    #[must_use]
    pub fn parse(text: &str) -> Option<SigningKey> {
        let digits: String = text.chars().filter(|letter| *letter != ' ').collect();
        let digits = digits.strip_prefix("0x").unwrap_or(&digits);
        if matches!(digits.len(), 40 | 64) && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Some(SigningKey::OpenPgp(digits.to_ascii_uppercase()));
        }
        let mut words = text.split_ascii_whitespace();
        let (kind, letters) = (words.next()?, words.next()?);
        let is_kind = ["ssh-", "ecdsa-", "sk-"].iter().any(|begin| kind.starts_with(begin))
            && kind.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.@".contains(&byte));
        let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte);
        let is_key = letters.starts_with("AAAA") && letters.len() >= 40 && letters.bytes().all(is_base64);
        (is_kind && is_key).then(|| SigningKey::Ssh(kind.to_owned(), letters.to_owned()))
    }

    /// Returns it as a file has it, without a comment.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            SigningKey::Ssh(kind, letters) => format!("{kind} {letters}"),
            SigningKey::OpenPgp(digits) => digits.clone(),
        }
    }
}

impl fmt::Display for SigningKey {
    /// Writes as much of it as tells it from others: the end.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SigningKey::Ssh(kind, letters) => {
                let tail = letters.len().saturating_sub(TAIL);
                write!(out, "{kind} …{}", letters.get(tail..).unwrap_or(letters))
            }
            SigningKey::OpenPgp(digits) => write!(out, "{digits}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTERS: &str = "AAAAC3NzaC1lZDI1NTE5AAAAIEEDm4hG8CDAQtDJ1g5BSlDpnV/pEy2UvDxF0spdtP7T";

    #[test]
    fn keys_are_known_without_their_comments() {
        let key = SigningKey::parse(&format!("ssh-ed25519 {LETTERS} alice@home")).unwrap();
        assert_eq!(Some(&key), SigningKey::parse(&format!(" ssh-ed25519  {LETTERS}\n")).as_ref());
        assert_eq!(SigningKey::parse(&key.text()), Some(key.clone()));
        assert_eq!(key.to_string(), "ssh-ed25519 …vDxF0spdtP7T");
    }

    #[test]
    fn fingerprints_may_have_blanks() {
        let spaced = "0123 4567 89ab CDEF 0123  4567 89AB CDEF 0123 4567";
        let key = SigningKey::parse(spaced).unwrap();
        assert_eq!(key.text(), "0123456789ABCDEF0123456789ABCDEF01234567");
        assert_eq!(SigningKey::parse("0x0123456789abcdef0123456789abcdef01234567"), Some(key));
    }

    #[test]
    fn what_is_no_key() {
        for text in
            ["", "ssh-ed25519", "ssh-ed25519 AAAA", "0123", "-----BEGIN OPENSSH PRIVATE KEY-----", "ssh-x* AAAA"]
        {
            assert_eq!(SigningKey::parse(text), None, "{text}");
        }
    }
}
