//! Writes what a bank's app reads from a picture: a SEPA transfer as the European Payments Council has it (EPC069-12).
//!
//! ```text
//! BCD
//! 002
//! 1
//! SCT
//!
//! Alice Almeida
//! PT50000201231234567890154
//! EUR185.78
//!
//!
//! Lisbon 2026
//! ```

use crate::model::Money;

/// The longest name of who is paid, in characters.
const NAME_MAX: usize = 70;
/// The longest text of a transfer, in characters.
const TEXT_MAX: usize = 140;
/// The most that a transfer may be, in cents.
const AMOUNT_MAX: i64 = 99_999_999_999;
/// The most bytes of all of it.
const BYTES_MAX: usize = 331;

/// Reads an account number: its letters and digits alone, when the check digits are right.
#[must_use]
pub fn iban(written: &str) -> Option<String> {
    let bare: String = written.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_uppercase();
    let bytes = bare.as_bytes();
    let is_shaped = (15..=34).contains(&bytes.len())
        && bytes[..2].iter().all(u8::is_ascii_uppercase)
        && bytes[2..4].iter().all(u8::is_ascii_digit)
        && bytes.iter().all(u8::is_ascii_alphanumeric);
    if !is_shaped {
        return None;
    }
    let turned = bytes[4..].iter().chain(&bytes[..4]);
    let rest = turned.fold(0_u32, |rest, byte| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        letter => (rest * 100 + u32::from(letter - b'A') + 10) % 97,
    });
    (rest == 1).then_some(bare)
}

/// Writes an account number in groups of four.
#[must_use]
pub fn iban_in_groups(bare: &str) -> String {
    let chunks: Vec<String> =
        bare.as_bytes().chunks(4).map(|four| String::from_utf8_lossy(four).into_owned()).collect();
    chunks.join(" ")
}

/// Returns the text of the picture; nothing for an amount that cannot be transferred so.
#[must_use]
pub fn girocode(name: &str, iban: &str, cents: Money, text: &str) -> Option<String> {
    if !(1..=AMOUNT_MAX).contains(&cents.minor()) {
        return None;
    }
    let mut text = one_line(text, TEXT_MAX);
    loop {
        let amount = cents.to_decimal(2);
        let name = one_line(name, NAME_MAX);
        let all = format!("BCD\n002\n1\nSCT\n\n{name}\n{iban}\nEUR{amount}\n\n\n{text}");
        if all.len() <= BYTES_MAX {
            return Some(all.trim_end().to_owned());
        }
        text.pop()?;
    }
}

/// Returns so many characters of a text on one line: a line break in a name would begin another field.
fn one_line(text: &str, characters_max: usize) -> String {
    let is_plain = |c: char| !c.is_control() && !super::row_text::is_hidden(c);
    let plain: String = text.chars().map(|c| if is_plain(c) { c } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(characters_max).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_are_checked() {
        for (written, bare) in [
            ("PT50 0002 0123 1234 5678 9015 4", Some("PT50000201231234567890154")),
            ("de02120300000000202051", Some("DE02120300000000202051")),
            ("DE03120300000000202051", None),
            ("DE02", None),
            ("", None),
            ("ÄE02120300000000202051", None),
            ("GB82WEST12345698765432", Some("GB82WEST12345698765432")),
        ] {
            assert_eq!(iban(written).as_deref(), bare, "{written}");
        }
        assert_eq!(iban_in_groups("DE02120300000000202051"), "DE02 1203 0000 0000 2020 51");
    }

    #[test]
    fn a_name_begins_no_other_field() {
        let cents = Money::from_minor(18578);
        let code = girocode("Alice\nEUR9999.00", "DE02120300000000202051", cents, "Lisbon\r\n2026 ").unwrap();
        assert_eq!(code, "BCD\n002\n1\nSCT\n\nAlice EUR9999.00\nDE02120300000000202051\nEUR185.78\n\n\nLisbon 2026");
        let long = girocode(&"ü".repeat(100), "DE02120300000000202051", cents, &"ß".repeat(200)).unwrap();
        assert!(long.len() <= BYTES_MAX && long.lines().nth(5).unwrap().chars().count() == NAME_MAX);
        assert_eq!(girocode("A", "DE02120300000000202051", Money::ZERO, ""), None);
    }
}
