//! Handles: the plain names that people, groups and units have in files and rows.

use std::fmt;

/// The most characters a handle may have.
pub const LENGTH_MAX: usize = 64;

/// Words that mean something else where a handle could stand.
const RESERVED: [&str; 34] = [
    "all", "everyone", "items", "me", "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5",
    "com6", "com7", "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    "conin", "conout", "clock", "keybd", "screen", "list",
];

/// A lower-case ASCII letter, then letters, digits, `_`, `.` or `-`; the file's name and what rows say.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Handle(Box<str>);

impl Handle {
    /// Reads a handle.
    ///
    /// # Errors
    ///
    /// Says in words what keeps the text from being one.
    pub fn parse(text: &str) -> Result<Handle, &'static str> {
        let bytes = text.as_bytes();
        let wrong = match bytes {
            [] => "a handle cannot be empty",
            _ if bytes.len() > LENGTH_MAX => "a handle has at most 64 characters",
            [first, ..] if !first.is_ascii_lowercase() => "a handle begins with a letter a to z",
            _ if !bytes.iter().all(|byte| is_handle_byte(*byte)) => {
                "a handle has only a to z, 0 to 9, `_`, `.` and `-`"
            }
            _ if bytes.windows(2).any(|pair| pair[0] == b'-' && pair[1].is_ascii_digit()) => {
                "a handle has no `-` before a digit"
            }
            _ if bytes.ends_with(b".") => "a handle does not end with a point",
            _ if is_reserved(text) => "this word is reserved",
            _ => return Ok(Handle(text.into())),
        };
        Err(wrong)
    }

    /// Makes a handle from a display name: `Chloé Dubois` becomes `chloe`, or `chloe.dubois` when
    /// `chloe` is `taken`, then `chloe-b`, `chloe-c`.
    #[must_use]
    pub fn from_name(name: &str, taken: impl Fn(&str) -> bool) -> Handle {
        let words: Vec<String> = name.split(|c: char| c.is_whitespace() || c == '-').map(plain).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
        let first = words.first().copied().unwrap_or("someone");
        let joined = (words.len() > 1).then(|| words.join("."));
        let lettered = ('b'..='z').map(|letter| format!("{first}-{letter}"));
        let numbered = (2..).take(2000).map(|number| format!("{first}.{number}"));
        let candidates = std::iter::once(first.to_owned()).chain(joined).chain(lettered).chain(numbered);
        candidates
            .filter_map(|text| Handle::parse(&text).ok())
            .find(|handle| !taken(handle.as_str()))
            .unwrap_or_else(|| Handle("someone".into()))
    }

    /// Makes the handle of a group from its display name: `Lisbon 2026` becomes `lisbon.2026`.
    #[must_use]
    pub fn from_title(name: &str, taken: impl Fn(&str) -> bool) -> Handle {
        let words: Vec<String> = name.split(|c: char| c.is_whitespace() || c == '-').map(plain).collect();
        let joined = words.iter().filter(|word| !word.is_empty()).fold(String::new(), |mut joined, word| {
            if !joined.is_empty() {
                joined.push(if word.starts_with(|c: char| c.is_ascii_digit()) { '.' } else { '-' });
            }
            joined + word
        });
        let whole = Handle::parse(&joined).ok().filter(|handle| !taken(handle.as_str()));
        whole.unwrap_or_else(|| Handle::from_name(if joined.is_empty() { "group" } else { name }, taken))
    }

    /// Returns the handle as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns what the handle looks like to a hurried eye: `l` and `1`, `rn` and `m` are one.
    #[must_use]
    pub fn skeleton(&self) -> String {
        self.0.replace("rn", "m").replace("vv", "w").replace('1', "l").replace('0', "o")
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Tells whether a byte may stand in a handle.
#[must_use]
pub const fn is_handle_byte(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'.' | b'-')
}

fn is_reserved(text: &str) -> bool {
    let stem = text.split('.').next().unwrap_or(text);
    RESERVED.contains(&text) || (stem != text && RESERVED[4..].contains(&stem))
}

/// Turns a word into lower-case ASCII letters and digits, as far as its script allows.
fn plain(word: &str) -> String {
    let mut text = String::new();
    for character in word.chars().flat_map(char::to_lowercase) {
        match character {
            'a'..='z' | '0'..='9' => text.push(character),
            'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => text.push('a'),
            'æ' | 'ä' => text.push_str("ae"),
            'ç' | 'ć' | 'č' => text.push('c'),
            'ď' | 'đ' | 'ð' => text.push('d'),
            'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => text.push('e'),
            'ğ' => text.push('g'),
            'ì'..='ï' | 'ī' | 'į' | 'ı' => text.push('i'),
            'ł' | 'ľ' => text.push('l'),
            'ñ' | 'ń' | 'ň' => text.push('n'),
            'ò'..='õ' | 'ō' | 'ő' => text.push('o'),
            'ö' | 'ø' | 'œ' => text.push_str("oe"),
            'ř' => text.push('r'),
            'ś' | 'š' | 'ş' | 'ș' => text.push('s'),
            'ß' => text.push_str("ss"),
            'ť' | 'ț' | 'ţ' => text.push('t'),
            'þ' => text.push_str("th"),
            'ù'..='û' | 'ū' | 'ů' | 'ű' => text.push('u'),
            'ü' => text.push_str("ue"),
            'ý' | 'ÿ' => text.push('y'),
            'ź' | 'ż' | 'ž' => text.push('z'),
            _ => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn handles_are_judged_in_words() {
        for right in ["alice", "a", "bob_2", "van.dam", "sam-b", "x9"] {
            assert!(Handle::parse(right).is_ok(), "{right}");
        }
        for wrong in ["", "Alice", "9a", "-a", "../x", "a b", "a-1", "аlice", "con", "nul.txt", "all", "a.", "é"] {
            assert!(Handle::parse(wrong).is_err(), "{wrong}");
        }
        assert!(Handle::parse(&"a".repeat(65)).is_err());
    }

    #[test]
    fn names_become_handles() {
        let free = |_: &str| false;
        assert_eq!(Handle::from_name("Chloé Dubois", free).as_str(), "chloe");
        assert_eq!(Handle::from_name("Chloé Dubois", |h| h == "chloe").as_str(), "chloe.dubois");
        assert_eq!(Handle::from_name("Sam", |h| h == "sam").as_str(), "sam-b");
        assert_eq!(Handle::from_name("李雷", free).as_str(), "someone");
        assert_eq!(Handle::from_title("Lisbon 2026", free).as_str(), "lisbon.2026");
        assert_eq!(Handle::from_title("Dinner club", free).as_str(), "dinner-club");
    }

    proptest! {
        #[test]
        fn every_name_gives_a_handle(name in "\\PC{0,80}") {
            let handle = Handle::from_name(&name, |_| false);
            prop_assert!(Handle::parse(handle.as_str()).is_ok());
            let title = Handle::from_title(&name, |_| false);
            prop_assert!(Handle::parse(title.as_str()).is_ok());
        }
    }
}
