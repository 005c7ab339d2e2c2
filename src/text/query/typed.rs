//! Puts the words of a command line together to one query, as a person who typed them meant it.
//!
//! A shell takes the quotes off: `text:"night train"` arrives as one word with a blank in it. So does
//! `'payer:ana cat:rent'`, where both are meant. The difference: where nothing behind the first blank looks
//! like a part of the language, the blank belongs to the value.

use super::parse::{is_keyword, is_sign};

/// Returns one text for [`parse`](super::parse) from the words that a shell handed over.
#[must_use]
pub fn typed_query<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words.into_iter().map(one_word).collect::<Vec<_>>().join(" ")
}

fn one_word(word: &str) -> String {
    let is_joined = |part: &str| {
        is_keyword(part)
            || part.starts_with(['-', '!', '#'])
            || part.contains(is_sign)
            || part.contains(['(', ')', '"'])
    };
    let has_blank = word.trim().contains(char::is_whitespace);
    let (first, rest) = word.split_at(word.find(char::is_whitespace).unwrap_or(word.len()));
    let is_odd = first.contains(['(', ')', '"']) || first.starts_with(['-', '!']) || is_keyword(first);
    if !has_blank || is_odd || rest.split_whitespace().any(is_joined) {
        return word.to_owned();
    }
    let value_at = match first.find(is_sign) {
        Some(at) if first.starts_with(char::is_alphabetic) => {
            at + first[at..].find(|c: char| !is_sign(c)).unwrap_or(first.len() - at)
        }
        _ => 0,
    };
    let (key, value) = word.split_at(value_at);
    format!("{key}\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_shell_took_apart_is_put_together() {
        let cases: [(&[&str], &str); 8] = [
            (&["payer:ana", "cat:rent"], "payer:ana cat:rent"),
            (&["payer:ana cat:rent"], "payer:ana cat:rent"),
            (&["text:night train"], "text:\"night train\""),
            (&["night train", "cat:rent"], "\"night train\" cat:rent"),
            (&["night or train"], "night or train"),
            (&["night -train"], "night -train"),
            (&["(night train)"], "(night train)"),
            (&["payer!=Ana Maria"], "payer!=\"Ana Maria\""),
        ];
        for (words, expected) in cases {
            assert_eq!(typed_query(words.iter().copied()), expected);
        }
    }
}
