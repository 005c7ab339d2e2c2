//! What an SSH signature says about itself, and whether it holds, where its key is an Ed25519 one.
//!
//! The armour holds, in the words of OpenSSH's `PROTOCOL.sshsig`: the letters `SSHSIG`, a version, the public
//! key, a namespace, a reserved text, the name of a hash, and the signature of
//!
//! ```text
//! SSHSIG ‖ namespace ‖ reserved ‖ hash name ‖ hash of the message
//! ```
//!
//! Every text has its length in four bytes before it. Ed25519 is what nearly everybody has; it is checked
//! here, so that ten thousand changes take seconds. Other kinds are checked by `ssh-keygen`.

use ed25519_compact::{PublicKey, Signature};
use hmac_sha512::Hash;

const BEGIN: &str = "-----BEGIN SSH SIGNATURE-----";
const END: &str = "-----END SSH SIGNATURE-----";
const MAGIC: &[u8] = b"SSHSIG";
const VERSION: [u8; 4] = [0, 0, 0, 1];

/// The namespace of everything that git signs.
const NAMESPACE: &[u8] = b"git";

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// A signature taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SshSignature {
    /// The kind of its key, `ssh-ed25519`.
    pub(super) kind: String,
    /// The key as it stands in a `.pub` file, behind its kind.
    pub(super) key: String,
    key_bytes: Vec<u8>,
    namespace: Vec<u8>,
    reserved: Vec<u8>,
    hash: Vec<u8>,
    signature: Vec<u8>,
}

impl SshSignature {
    /// Takes an armoured signature apart; nothing when it is none.
    pub(super) fn parse(armoured: &str) -> Option<SshSignature> {
        let inner = armoured.trim().strip_prefix(BEGIN)?.strip_suffix(END)?;
        let letters: String = inner.chars().filter(|letter| !letter.is_ascii_whitespace()).collect();
        let bytes = decode(&letters)?;
        let mut rest = bytes.strip_prefix(MAGIC)?.strip_prefix(&VERSION)?;
        let mut text = || take_text(&mut rest).map(<[u8]>::to_vec);
        let (key_bytes, namespace, reserved, hash, signature) = (text()?, text()?, text()?, text()?, text()?);
        let kind = String::from_utf8(take_text(&mut key_bytes.as_slice())?.to_vec()).ok()?;
        let key = encode(&key_bytes);
        let is_word = kind.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.@".contains(&byte));
        (is_word && rest.is_empty()).then_some(SshSignature {
            kind,
            key,
            key_bytes,
            namespace,
            reserved,
            hash,
            signature,
        })
    }

    /// Tells whether it holds for a message; nothing when it is of a kind that is not known here.
    pub(super) fn holds(&self, message: &[u8]) -> Option<bool> {
        if self.kind != "ssh-ed25519" || self.hash != b"sha512" {
            return None;
        }
        Some(self.namespace == NAMESPACE && self.ed25519_holds(message).unwrap_or(false))
    }

    fn ed25519_holds(&self, message: &[u8]) -> Option<bool> {
        let key = PublicKey::from_slice(only_text_of("ssh-ed25519", &self.key_bytes)?).ok()?;
        let signature = Signature::from_slice(only_text_of("ssh-ed25519", &self.signature)?).ok()?;
        let mut signed = MAGIC.to_vec();
        for text in [&self.namespace, &self.reserved, &self.hash, &Hash::hash(message).to_vec()] {
            signed.extend(u32::try_from(text.len()).ok()?.to_be_bytes());
            signed.extend(text);
        }
        Some(key.verify(signed, &signature).is_ok())
    }
}

/// The second of two texts, the first of which is `kind`.
fn only_text_of<'b>(kind: &str, bytes: &'b [u8]) -> Option<&'b [u8]> {
    let mut rest = bytes;
    let (first, second) = (take_text(&mut rest)?, take_text(&mut rest)?);
    (first == kind.as_bytes() && rest.is_empty()).then_some(second)
}

fn take_text<'b>(rest: &mut &'b [u8]) -> Option<&'b [u8]> {
    let (length, behind) = rest.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (text, behind) = behind.split_at_checked(length)?;
    *rest = behind;
    Some(text)
}

/// Base64 with its padding, in the one way of writing it.
fn decode(letters: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0_u32);
    for letter in letters.trim_end_matches('=').bytes() {
        let value = ALPHABET.iter().position(|other| *other == letter)?;
        bits = (bits << 6 | u32::try_from(value).ok()?) & 0xFFFF;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xFF).ok()?);
        }
    }
    (encode(&bytes) == letters).then_some(bytes)
}

fn encode(bytes: &[u8]) -> String {
    let mut letters = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let place = usize::try_from(bits >> (18 - 6 * at) & 63).expect("six bits fit");
            letters.push(if at > u32::try_from(chunk.len()).expect("three at most") {
                '='
            } else {
                char::from(ALPHABET[place])
            });
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Made by `ssh-keygen -Y sign -n git` of the bytes `hello\n`.
    const SAMPLE: &str = "-----BEGIN SSH SIGNATURE-----\n\
        U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgQQObiEbwIMBC0MnWDkFKUOmdX+\n\
        kTLZS8PEXSyl20/tMAAAADZ2l0AAAAAAAAAAZzaGE1MTIAAABTAAAAC3NzaC1lZDI1NTE5\n\
        AAAAQNvbjUYomrbegReTweyDCg5+9GFvOPfwe7RUcS8a5hASGaL6GK3LNiEWf4vB7Gb6kq\n\
        Or+vKAQCvqWWae+qx3Fwo=\n\
        -----END SSH SIGNATURE-----";

    #[test]
    fn a_signature_of_ssh_keygen_holds() {
        let signature = SshSignature::parse(SAMPLE).unwrap();
        assert_eq!(signature.kind, "ssh-ed25519");
        assert_eq!(signature.key, "AAAAC3NzaC1lZDI1NTE5AAAAIEEDm4hG8CDAQtDJ1g5BSlDpnV/pEy2UvDxF0spdtP7T");
        assert_eq!(signature.holds(b"hello\n"), Some(true));
        assert_eq!(signature.holds(b"hello"), Some(false));
        let elsewhere = SshSignature { namespace: b"file".to_vec(), ..signature };
        assert_eq!(elsewhere.holds(b"hello\n"), Some(false));
    }

    #[test]
    fn what_is_no_signature() {
        for text in ["", BEGIN, "-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----"] {
            assert_eq!(SshSignature::parse(text), None, "{text}");
        }
        assert_eq!(SshSignature::parse(&SAMPLE.replace("U1NIU0lH", "U1NIU0lI")), None);
    }

    proptest! {
        #[test]
        fn base64_comes_back(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            let letters = encode(&bytes);
            prop_assert_eq!(letters.len() % 4, 0);
            prop_assert_eq!(decode(&letters), Some(bytes));
        }

        #[test]
        fn no_changed_byte_holds(at in 0_usize..200, with in any::<u8>()) {
            let inner = SAMPLE.trim().strip_prefix(BEGIN).unwrap().strip_suffix(END).unwrap().replace('\n', "");
            let mut bytes = decode(&inner).unwrap();
            let at = at % bytes.len();
            prop_assume!(bytes[at] != with);
            bytes[at] = with;
            let changed = format!("{BEGIN}\n{}\n{END}", encode(&bytes));
            let holds = SshSignature::parse(&changed).and_then(|signature| signature.holds(b"hello\n"));
            prop_assert_ne!(holds, Some(true));
        }
    }
}
