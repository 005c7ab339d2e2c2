//! Reads balances that are in no ledger: one person a line, `ana 12.50` or `ana,12.50`.
//!
//! Blank lines and lines that begin with `#` mean nothing. The amount is the last word, or what follows the last
//! comma, semicolon or tab; less than zero is owed by the person. A first line `member,net` is a heading; with
//! `member,net_minor` amounts are whole smallest units. A name may stand in quotes. Amounts are counted in
//! 128 bits.

use std::borrow::Cow;
use std::fmt;

use crate::model::currency::DECIMALS_MAX;
use crate::model::{Currency, Names};

/// Balances by name, in name order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedNets {
    /// Who they belong to.
    pub names: Names,
    /// How many smallest units are owed to each of them; less than zero is what they owe.
    pub nets: Vec<i128>,
    /// A currency without a name, with as many decimals as the amounts have.
    pub currency: Currency,
}

impl NamedNets {
    /// Returns each name with its balance.
    pub fn people(&self) -> impl Iterator<Item = (&str, i128)> {
        self.names.iter().zip(self.nets.iter().copied())
    }
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
/// let nets = read_nets("member,net\nbo,-12.5\nana,12.50\n")?;
/// assert_eq!(nets.people().collect::<Vec<_>>(), [("ana", 1250), ("bo", -1250)]);
/// assert_eq!(nets.currency.decimals(), 2);
/// assert_eq!(read_nets("ana 12,50").unwrap_err().line, 1);
/// # Ok::<(), clique::text::nets::NetsProblem>(())
/// ```
///
/// # Errors
///
/// With the first line that is no balance, or gives somebody a second one.
pub fn read_nets(text: &str) -> Result<NamedNets, NetsProblem> {
    let (rows, problem) = read_rows(text.strip_prefix('\u{feff}').unwrap_or(text));
    let (order, may_be_equal) = in_name_order(&rows);
    let second = if may_be_equal { second_balance(&rows, &order) } else { None };
    let mut problems: Vec<NetsProblem> = problem.into_iter().chain(second).collect();
    let places = rows.iter().map(|row| places_of(row.amount)).max().unwrap_or(0);
    let decimals = u8::try_from(places).unwrap_or(DECIMALS_MAX);
    let mut amounts = Vec::with_capacity(rows.len());
    if problems.is_empty() {
        for row in &rows {
            match wide_amount(row.amount, decimals) {
                Ok(minor) => amounts.push(minor),
                Err(words) => problems.push(row.problem(format!("`{}` is {words}", row.amount))),
            }
        }
    }
    match problems.into_iter().min_by_key(|problem| problem.line) {
        Some(first) => Err(first),
        None => {
            let mut names = Names::with_capacity(rows.len(), rows.iter().map(|row| row.name.len()).sum());
            order.iter().for_each(|at| names.push(&rows[*at].name));
            let currency = Currency::unit("", decimals).expect("decimals were bounded when the lines were read");
            Ok(NamedNets { names, nets: order.iter().map(|at| amounts[*at]).collect(), currency })
        }
    }
}

/// A line that was read.
struct Row<'t> {
    line: usize,
    name: Cow<'t, str>,
    amount: &'t str,
}

impl Row<'_> {
    fn problem(&self, problem: String) -> NetsProblem {
        NetsProblem { line: self.line, problem }
    }
}

/// Reads lines up to the first that is none, with what is wrong about that.
fn read_rows(text: &str) -> (Vec<Row<'_>>, Option<NetsProblem>) {
    let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
    let mut lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#')).peekable();
    let heading = lines.peek().and_then(|(_, line)| halves(line).ok()).map(|(_, last)| last);
    let is_minor = heading == Some("net_minor");
    if is_minor || matches!(heading, Some("net" | "amount")) {
        lines.next();
    }
    let mut rows = Vec::new();
    for (line, words) in lines {
        let wrong = |problem: String| Some(NetsProblem { line, problem });
        let (name, amount) = match halves(words) {
            Ok(halves) => halves,
            Err(problem) => return (rows, wrong(problem.into())),
        };
        let places = places_of(amount);
        if is_minor && places > 0 {
            return (rows, wrong(format!("`{amount}` is no whole number of smallest units")));
        }
        if places > usize::from(DECIMALS_MAX) {
            return (rows, wrong(format!("`{amount}` has more than {DECIMALS_MAX} decimals")));
        }
        rows.push(Row { line, name, amount });
    }
    (rows, None)
}

/// Returns how many digits follow the point.
fn places_of(amount: &str) -> usize {
    amount.bytes().position(|byte| byte == b'.').map_or(0, |point| amount.len() - point - 1)
}

/// Returns the places of the rows in the order of names, and of lines where names are equal; and whether any may be.
///
/// Names are compared by sixteen bytes behind what all have in common, which is one comparison of numbers; only
/// where those are equal the names themselves are looked at, far apart in memory as they are.
fn in_name_order(rows: &[Row<'_>]) -> (Vec<usize>, bool) {
    if rows.is_sorted_by(|one, next| one.name < next.name) {
        return ((0..rows.len()).collect(), false);
    }
    let first = rows.first().map_or("", |row| row.name.as_ref()).as_bytes();
    let common = rows.iter().fold(first.len(), |common, row| {
        let alike = first[..common].iter().zip(row.name.as_bytes());
        alike.take_while(|(one, other)| one == other).count()
    });
    let mut keys: Vec<(u128, usize)> =
        rows.iter().enumerate().map(|(at, row)| (beginning(&row.name.as_bytes()[common..]), at)).collect();
    keys.sort_unstable();
    let may_be_equal = keys.windows(2).any(|two| two[0].0 == two[1].0);
    for same in keys.chunk_by_mut(|one, next| one.0 == next.0) {
        same.sort_unstable_by(|(_, one), (_, other)| rows[*one].name.cmp(&rows[*other].name).then(one.cmp(other)));
    }
    (keys.into_iter().map(|(_, at)| at).collect(), may_be_equal)
}

/// Returns the first sixteen bytes as a number, zeros where there are no more.
fn beginning(bytes: &[u8]) -> u128 {
    let mut first = [0; 16];
    let count = bytes.len().min(16);
    first[..count].copy_from_slice(&bytes[..count]);
    u128::from_be_bytes(first)
}

/// Returns the first line that gives somebody a second balance.
fn second_balance(rows: &[Row<'_>], order: &[usize]) -> Option<NetsProblem> {
    let twice = order.windows(2).filter(|pair| rows[pair[0]].name == rows[pair[1]].name);
    let (first, second) = twice.map(|pair| (&rows[pair[0]], &rows[pair[1]])).min_by_key(|(_, second)| second.line)?;
    Some(second.problem(format!("`{}` has a balance already, on line {}", second.name, first.line)))
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
    let digits = whole.bytes().chain(places.bytes()).chain(zeros);
    if whole.len() + usize::from(decimals) <= 18 {
        // All but hostile amounts: they are counted in 64 bits, faster.
        let minor = digits.fold(0_i64, |minor, digit| 10 * minor + i64::from(digit - b'0'));
        return Ok(i128::from(if negative { -minor } else { minor }));
    }
    let mut minor = 0_i128;
    for digit in digits {
        minor = minor.checked_mul(10).and_then(|it| it.checked_add(i128::from(digit - b'0'))).ok_or(LARGE)?;
    }
    Ok(if negative { -minor } else { minor })
}

/// Splits a line into a name and an amount.
fn halves(line: &str) -> Result<(Cow<'_, str>, &str), &'static str> {
    let (name, amount): (Cow<'_, str>, &str) = if let Some(quoted) = line.strip_prefix('"') {
        let mut end = None;
        let mut letters = quoted.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            if letter == '"' && letters.next_if(|(_, next)| *next == '"').is_none() {
                end = Some(at);
                break;
            }
        }
        let end = end.ok_or("the quote is not closed")?;
        (trimmed(&quoted[..end]), quoted[end + 1..].trim_start_matches([',', ';', '\t', ' ']))
    } else {
        let separator = line.bytes().rposition(|byte| matches!(byte, b',' | b';' | b'\t'));
        let at = separator.or_else(|| line.rfind(char::is_whitespace));
        let at = at.ok_or("there should be a name and an amount")?;
        let separator = line[at..].chars().next().map_or(1, char::len_utf8);
        (Cow::Borrowed(line[..at].trim()), &line[at + separator..])
    };
    let amount = amount.trim();
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let before = name.rsplit([',', ';', '\t', ' ']).next().filter(|word| word.len() < name.len());
    let is_split = before.is_some_and(|word| is_number(word.trim_start_matches(['+', '-'])));
    if is_split && !line.starts_with('"') && is_number(amount) && line[..line.len() - amount.len()].ends_with(',') {
        return Err("decimals are written with a point, such as 12.50");
    }
    match (name.is_empty(), amount.is_empty()) {
        (true, _) => Err("the name is missing"),
        (_, true) => Err("the amount is missing"),
        _ => Ok((name, amount)),
    }
}

/// Takes what stands between quotes: two of them mean one.
fn trimmed(quoted: &str) -> Cow<'_, str> {
    match quoted.contains("\"\"") {
        true => Cow::Owned(quoted.replace("\"\"", "\"").trim().to_owned()),
        false => Cow::Borrowed(quoted.trim()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plain(text: &str) -> Result<(Vec<(String, i128)>, u8), String> {
        let nets = read_nets(text).map_err(|problem| problem.to_string())?;
        let people = nets.people().map(|(name, net)| (name.to_owned(), net)).collect();
        Ok((people, nets.currency.decimals()))
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
                prop_assert!(nets.people().is_sorted_by(|one, next| one.0 < next.0));
            }
        }
    }
}
