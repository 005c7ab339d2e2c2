//! Reads balances that are in no ledger: one person a line, `ana 12.50` or `ana,12.50`.
//!
//! Blank lines and lines that begin with `#` mean nothing. The amount is the last word, or what follows the last
//! comma, semicolon or tab; less than zero is owed by the person. A first line `member,net` is a heading; with
//! `member,net_minor` amounts are whole smallest units. A name may stand in quotes. Amounts are counted in
//! 128 bits.

use std::collections::BTreeMap;
use std::fmt;

use crate::model::Currency;
use crate::model::currency::DECIMALS_MAX;

/// Balances by name, in name order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedNets {
    /// Who they belong to, and how many smallest units are owed to them; less than zero is what they owe.
    pub people: Vec<(String, i128)>,
    /// A currency without a name, with as many decimals as the amounts have.
    pub currency: Currency,
}

/// A line that is no balance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetsProblem {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub problem: String,
}

impl std::error::Error for NetsProblem {}

impl fmt::Display for NetsProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.problem)
    }
}

/// Reads balances.
///
/// ```
/// use clique::text::nets::read_nets;
///
/// let nets = read_nets("member,net\nana,12.50\nbo,-12.5\n")?;
/// assert_eq!(nets.people, [("ana".to_owned(), 1250), ("bo".to_owned(), -1250)]);
/// assert_eq!(nets.currency.decimals(), 2);
/// assert_eq!(read_nets("ana 12,50").unwrap_err().line, 1);
/// # Ok::<(), clique::text::nets::NetsProblem>(())
/// ```
///
/// # Errors
///
/// With the first line that is no balance, or gives somebody a second one.
pub fn read_nets(text: &str) -> Result<NamedNets, NetsProblem> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
    let mut lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#')).peekable();
    let heading = lines.peek().and_then(|(_, line)| halves(line).ok()).map(|(_, last)| last);
    let is_minor = heading == Some("net_minor");
    if is_minor || matches!(heading, Some("net" | "amount")) {
        lines.next();
    }
    let mut read: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    for (line, words) in lines {
        let wrong = |problem: String| NetsProblem { line, problem };
        let (name, amount) = halves(words).map_err(|problem| wrong(problem.into()))?;
        if let Some((first, _)) = read.get(&name) {
            return Err(wrong(format!("`{name}` has a balance already, on line {first}")));
        }
        let places = amount.split_once('.').map_or(0, |(_, places)| places.len());
        if is_minor && places > 0 {
            return Err(wrong(format!("`{amount}` is no whole number of smallest units")));
        }
        if places > usize::from(DECIMALS_MAX) {
            return Err(wrong(format!("`{amount}` has more than {DECIMALS_MAX} decimals")));
        }
        read.insert(name, (line, amount));
    }
    let places = read.values().filter_map(|(_, amount)| amount.split_once('.')).map(|(_, places)| places.len());
    let decimals = u8::try_from(places.max().unwrap_or(0)).unwrap_or(DECIMALS_MAX);
    let money = |(name, (line, amount)): (String, (usize, &str))| match wide_amount(amount, decimals) {
        Ok(minor) => Ok((name, minor)),
        Err(words) => Err(NetsProblem { line, problem: format!("`{amount}` is {words}") }),
    };
    let mut problems = Vec::new();
    let people = read.into_iter().filter_map(|person| money(person).map_err(|problem| problems.push(problem)).ok());
    let people = people.collect();
    match problems.into_iter().min_by_key(|problem| problem.line) {
        Some(first) => Err(first),
        None => Ok(NamedNets { people, currency: Currency::unit("", decimals).expect("decimals were bounded above") }),
    }
}

/// Reads an amount in smallest units, or says what it is instead.
///
/// # Errors
///
/// When it is not `[+-]digits[.digits]` with at most so many decimals, or more than 128 bits can count.
pub fn wide_amount(text: &str, decimals: u8) -> Result<i128, &'static str> {
    const NONE: &str = "no amount";
    const LARGE: &str = "too large: more than 128 bits can count";
    let (negative, digits) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let (whole, places) = digits.split_once('.').map_or((digits, None), |(whole, places)| (whole, Some(places)));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let places = match places {
        Some(places) if !is_number(places) => return Err(NONE),
        places => places.unwrap_or(""),
    };
    if !is_number(whole) || places.len() > usize::from(decimals) {
        return Err(NONE);
    }
    let zeros = std::iter::repeat_n(b'0', usize::from(decimals) - places.len());
    let mut minor = 0_i128;
    for digit in whole.bytes().chain(places.bytes()).chain(zeros) {
        minor = minor.checked_mul(10).and_then(|it| it.checked_add(i128::from(digit - b'0'))).ok_or(LARGE)?;
    }
    Ok(if negative { -minor } else { minor })
}

/// Splits a line into a name and an amount.
fn halves(line: &str) -> Result<(String, &str), &'static str> {
    let (name, amount) = if let Some(quoted) = line.strip_prefix('"') {
        let mut end = None;
        let mut letters = quoted.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            if letter == '"' && letters.next_if(|(_, next)| *next == '"').is_none() {
                end = Some(at);
                break;
            }
        }
        let end = end.ok_or("the quote is not closed")?;
        (quoted[..end].replace("\"\"", "\""), quoted[end + 1..].trim_start_matches([',', ';', '\t', ' ']))
    } else {
        let at = line.rfind([',', ';', '\t']).or_else(|| line.rfind(char::is_whitespace));
        let at = at.ok_or("there should be a name and an amount")?;
        let separator = line[at..].chars().next().map_or(1, char::len_utf8);
        (line[..at].to_owned(), &line[at + separator..])
    };
    let (name, amount) = (name.trim(), amount.trim());
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let before = name.rsplit([',', ';', '\t', ' ']).next().filter(|word| word.len() < name.len());
    let is_split = before.is_some_and(|word| is_number(word.trim_start_matches(['+', '-'])));
    if is_split && !line.starts_with('"') && is_number(amount) && line[..line.len() - amount.len()].ends_with(',') {
        return Err("decimals are written with a point, such as 12.50");
    }
    match (name.is_empty(), amount.is_empty()) {
        (true, _) => Err("the name is missing"),
        (_, true) => Err("the amount is missing"),
        _ => Ok((name.to_owned(), amount)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plain(text: &str) -> Result<(Vec<(String, i128)>, u8), String> {
        let nets = read_nets(text).map_err(|problem| problem.to_string())?;
        Ok((nets.people, nets.currency.decimals()))
    }

    #[test]
    fn lists_and_tables_are_read() {
        let expected = Ok((vec![("ana".to_owned(), 1250), ("bo b".to_owned(), -1250)], 2));
        for text in [
            "ana 12.50\nbo b -12.5\n",
            "\u{feff}member,net\r\nana,+12.5\r\n\r\n# who owes\r\nbo b,-12.50",
            "member;amount\n\"bo b\";-12.50\nana;12.50",
            "bo b\t-12.50\nana\t12.50",
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
        assert_eq!(plain("member,net_minor\na,5\nb,-5"), Ok((vec![("a".into(), 5), ("b".into(), -5)], 0)));
        assert_eq!(plain("\"a \"\"x\"\", y\",1"), Ok((vec![("a \"x\", y".into(), 1)], 0)));
        assert_eq!(plain(""), Ok((vec![], 0)));
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        for (text, problem) in [
            ("ana 5\nbob", "line 2: there should be a name and an amount"),
            ("ana 5\n\nana -5", "line 3: `ana` has a balance already, on line 1"),
            ("ana five", "line 1: `five` is no amount"),
            ("ana +-5", "line 1: `+-5` is no amount"),
            ("ana 1e5", "line 1: `1e5` is no amount"),
            ("ana .5", "line 1: `.5` is no amount"),
            (
                "ana 170141183460469231731687303715884105728",
                "line 1: `170141183460469231731687303715884105728` is too large: more than 128 bits can count",
            ),
            ("ana 0.123456789", "line 1: `0.123456789` has more than 8 decimals"),
            ("member,net_minor\nana,5.0", "line 2: `5.0` is no whole number of smallest units"),
            ("ana 12,50", "line 1: decimals are written with a point, such as 12.50"),
            ("ana;-12,50", "line 1: decimals are written with a point, such as 12.50"),
            (",5", "line 1: the name is missing"),
            ("ana,", "line 1: the amount is missing"),
            ("\"ana,5", "line 1: the quote is not closed"),
        ] {
            assert_eq!(plain(text), Err(problem.to_owned()), "{text}");
        }
    }

    #[test]
    fn amounts_are_counted_in_128_bits() {
        let most = i128::MAX.to_string();
        assert_eq!(plain(&format!("member,net_minor\na,{most}\nb,-{most}")).unwrap().0[0].1, i128::MAX);
        assert_eq!(wide_amount("12.5", 2), Ok(1250));
        assert_eq!(wide_amount("12.555", 2), Err("no amount"));
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in "\\PC*") {
            let _ = read_nets(&text);
        }

        #[test]
        fn any_lines_are_survived(text in "([a-c\"é ]{0,4}[,;\t ]{0,2}[+-]?[0-9.]{0,22}(\r?\n|#)){0,6}") {
            if let Ok(nets) = read_nets(&text) {
                prop_assert!(nets.people.is_sorted_by(|one, next| one.0 < next.0));
            }
        }
    }
}
