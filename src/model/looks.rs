//! What a display name looks like to a hurried eye, so that nobody passes for somebody else by letters of another
//! alphabet.

/// Letters of other alphabets beside the Latin ones that they look like, in lower case.
const LOOKALIKES: [(&str, char); 26] = [
    ("аɑα", 'a'),
    ("ьв", 'b'),
    ("сϲⅽ", 'c'),
    ("ԁⅾ", 'd'),
    ("еєҽ", 'e'),
    ("ƒ", 'f'),
    ("ɡց", 'g'),
    ("һհ", 'h'),
    ("іıιⅰ|", 'i'),
    ("јϳ", 'j'),
    ("κк", 'k'),
    ("ӏⅼ", 'l'),
    ("мⅿ", 'm'),
    ("ոη", 'n'),
    ("оοօ", 'o'),
    ("рρ", 'p'),
    ("ԛզ", 'q'),
    ("гⲅ", 'r'),
    ("ѕ", 's'),
    ("тτ", 't'),
    ("υսц", 'u'),
    ("νѵⅴ", 'v'),
    ("ԝω", 'w'),
    ("хχⅹ", 'x'),
    ("уγү", 'y'),
    ("ᴢ", 'z'),
];

/// Returns a name as a hurried eye reads it: in lower case, with one blank between words, and in Latin letters where
/// those of another alphabet look the same.
#[must_use]
pub fn looks(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(|word| word.chars().map(plain).collect()).collect();
    words.join(" ")
}

fn plain(letter: char) -> char {
    let mut lower = letter.to_lowercase();
    let lower = lower.next().filter(|_| lower.next().is_none()).unwrap_or(letter);
    let full = u32::from(lower);
    // Letters as wide as Chinese ones.
    let lower = match full {
        0xff41..=0xff5a => char::from_u32(full - 0xff41 + u32::from('a')).unwrap_or(lower),
        _ => lower,
    };
    if lower.is_ascii() && lower != '|' {
        return lower;
    }
    LOOKALIKES.iter().find(|(others, _)| others.contains(lower)).map_or(lower, |(_, latin)| *latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_alphabets_look_alike() {
        for name in ["Alice", "ALICE", " alice ", "\u{410}lice", "\u{430}l\u{456}\u{441}\u{435}", "\u{ff21}lice"] {
            assert_eq!(looks(name), "alice", "{name}");
        }
        for name in ["Alicia", "Älice", "Аля", "李雷"] {
            assert_ne!(looks(name), "alice", "{name}");
        }
        assert_eq!(looks("Bob  Baker"), "bob baker");
    }
}
