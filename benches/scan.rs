//! The bare scan that `clique` is measured against: one thread, no checks, no messages.
//!
//! It reads each `expenses/*.csv` of a generated ledger, splits every amount by the rule
//! of the design (round down, what is left to the largest fractions, ties by a turn drawn
//! from the id) and sums what each person of a group gets back. It stops at anything the
//! generator does not write.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What each person gets back, in smallest units, by group, currency and handle.
pub type Nets = BTreeMap<(String, String, String), i64>;

/// Sums up a ledger.
pub fn nets(root: &Path) -> Nets {
    nets_telling(root, &mut |_| {})
}

/// One side of a row: who paid it, or on whom it falls.
#[allow(dead_code, reason = "the tests of the scan only ask for sums")]
pub struct Side<'a> {
    /// The group's handle.
    pub group: &'a str,
    /// The day, as it is written.
    pub date: &'a [u8],
    /// The currency, and how many decimals it has.
    pub currency: (&'a [u8], u32),
    /// 1 where the shares are added to balances, -1 where they are taken off.
    sign: i64,
    parts: &'a [Part<'a>],
    shares: &'a [i64],
}

impl Side<'_> {
    /// What it does to the balances of whom, in smallest units.
    #[allow(dead_code, reason = "the tests of the scan only ask for sums")]
    pub fn moves(&self) -> impl Iterator<Item = (&[u8], i64)> {
        self.parts.iter().zip(self.shares).map(|(part, share)| (part.name, self.sign * share))
    }
}

/// Sums up a ledger and tells both sides of each row that counts, first who paid.
pub fn nets_telling(root: &Path, told: &mut impl FnMut(&Side<'_>)) -> Nets {
    let mut nets = Nets::new();
    for group in sorted(&root.join("groups")) {
        let settings = fs::read_to_string(group.join("group.toml")).expect("a group has settings");
        let line = settings.lines().find_map(|line| line.strip_prefix("currency = \""));
        let main = line.expect("a group has a currency").trim_end_matches('"');
        let mut sums = Sums::default();
        let handle = group.file_name().expect("a group has a name").to_string_lossy();
        for file in sorted(&group.join("expenses")) {
            let text = fs::read(file).expect("an expense file can be read");
            sums.add_file(&text, main.as_bytes(), &handle, told);
        }
        for (currency, people) in &sums.currencies {
            for (name, net) in sums.names.iter().zip(people).filter(|(_, net)| **net != 0) {
                let key = (handle.to_string(), words(currency), words(name));
                nets.insert(key, *net);
            }
        }
    }
    nets
}

/// The files or folders of a folder, sorted.
fn sorted(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder can be read");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry can be read").path()).collect();
    paths.sort();
    paths
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// One person's part of a split.
#[derive(Clone, Copy)]
struct Part<'a> {
    name: &'a [u8],
    person: usize,
    way: Way,
}

/// How a part is meant; weights and percents count in hundredths.
#[derive(Clone, Copy)]
enum Way {
    Fixed(i64),
    Percent(i64),
    Weight(i64, i64),
}

/// The sums of one group, with room that is used again for every row.
#[derive(Default)]
struct Sums {
    names: Vec<Vec<u8>>,
    currencies: Vec<(Vec<u8>, Vec<i64>)>,
}

/// The places of the columns that matter.
struct Columns {
    id: usize,
    date: usize,
    kind: usize,
    amount: usize,
    currency: usize,
    paid_by: usize,
    split: usize,
    status: usize,
}

impl Columns {
    fn of(header: &[&[u8]]) -> Columns {
        let place = |name: &str| {
            let found = header.iter().position(|cell| *cell == name.as_bytes());
            found.expect("the generator writes this column")
        };
        Columns {
            id: place("id"),
            date: place("date"),
            kind: place("kind"),
            amount: place("amount"),
            currency: place("currency"),
            paid_by: place("paid_by"),
            split: place("split"),
            status: place("status"),
        }
    }
}

impl Sums {
    fn add_file(&mut self, text: &[u8], main: &[u8], group: &str, told: &mut impl FnMut(&Side<'_>)) {
        let mut cells = Vec::with_capacity(16);
        let mut at = next_row(text, 0, &mut cells);
        let columns = Columns::of(&cells);
        let mut parts = Vec::with_capacity(16);
        let mut shares = Vec::with_capacity(16);
        while at < text.len() {
            at = next_row(text, at, &mut cells);
            if !cells[columns.status].is_empty() {
                continue;
            }
            let own = cells[columns.currency];
            let name = if own.is_empty() { main } else { own };
            let places = if name == b"JPY" { 0 } else { 2 };
            let amount = decimal(cells[columns.amount], places);
            let sign = if cells[columns.kind] == b"income" { -1 } else { 1 };
            let currency = self.currency(name);
            self.read_parts(cells[columns.paid_by], places, &mut parts);
            allocate(amount, &parts, cells[columns.id], &mut shares);
            self.book(currency, sign, &parts, &shares);
            let (date, currency_cell) = (cells[columns.date], (name, places));
            told(&Side { group, date, currency: currency_cell, sign, parts: &parts, shares: &shares });
            self.read_parts(cells[columns.split], places, &mut parts);
            allocate(amount, &parts, cells[columns.id], &mut shares);
            self.book(currency, -sign, &parts, &shares);
            told(&Side { group, date, currency: currency_cell, sign: -sign, parts: &parts, shares: &shares });
        }
    }

    fn currency(&mut self, name: &[u8]) -> usize {
        let known = self.currencies.iter().position(|(own, _)| own == name);
        known.unwrap_or_else(|| {
            self.currencies.push((name.to_vec(), Vec::new()));
            self.currencies.len() - 1
        })
    }

    fn person(&mut self, name: &[u8]) -> usize {
        let known = self.names.iter().position(|own| own == name);
        known.unwrap_or_else(|| {
            self.names.push(name.to_vec());
            self.names.len() - 1
        })
    }

    fn book(&mut self, currency: usize, sign: i64, parts: &[Part<'_>], shares: &[i64]) {
        let people = &mut self.currencies[currency].1;
        people.resize(self.names.len(), 0);
        for (part, share) in parts.iter().zip(shares) {
            people[part.person] += sign * share;
        }
    }

    fn read_parts<'a>(&mut self, cell: &'a [u8], places: u32, parts: &mut Vec<Part<'a>>) {
        parts.clear();
        for word in cell.split(|byte| *byte == b' ') {
            let end = word.iter().position(|byte| b":=+".contains(byte));
            let end = end.or_else(|| minus(word)).unwrap_or(word.len());
            let (name, value) = word.split_at(end);
            let way = match value {
                [] => Way::Weight(100, 0),
                [b':', weight @ ..] => Way::Weight(decimal(weight, 2), 0),
                [b'=', percent @ .., b'%'] => Way::Percent(decimal(percent, 2)),
                [b'=', fixed @ ..] => Way::Fixed(decimal(fixed, places)),
                [b'+', more @ ..] => Way::Weight(100, decimal(more, places)),
                less => Way::Weight(100, decimal(less, places)),
            };
            let person = self.person(name);
            parts.push(Part { name, person, way });
        }
    }
}

/// Where an adjustment downward begins: a `-` before a digit, which no handle has.
fn minus(word: &[u8]) -> Option<usize> {
    word.windows(2).position(|pair| pair[0] == b'-' && pair[1].is_ascii_digit())
}

/// Reads `-?digits[.digits]` as a count of the unit with this many decimals.
fn decimal(text: &[u8], places: u32) -> i64 {
    let mut value = 0;
    let mut left = None;
    for byte in text {
        match byte {
            b'-' => {}
            b'.' => left = Some(places),
            digit => {
                value = value * 10 + i64::from(digit - b'0');
                left = left.map(|left| left - 1);
            }
        }
    }
    value *= 10i64.pow(left.unwrap_or(places));
    if text.first() == Some(&b'-') { -value } else { value }
}

/// Splits an amount: everything over one denominator, rounded down, then the rest.
fn allocate(amount: i64, parts: &[Part<'_>], id: &[u8], shares: &mut Vec<i64>) {
    shares.clear();
    if let [_] = parts {
        shares.push(amount);
        return;
    }
    let (mut weights, mut percents, mut taken) = (0, 0, 0);
    for part in parts {
        match part.way {
            Way::Fixed(value) => taken += value,
            Way::Percent(value) => percents += value,
            Way::Weight(weight, more) => {
                weights += weight;
                taken += more;
            }
        }
    }
    let scale = if percents > 0 { 10_000 } else { 1 };
    let denominator = scale * weights.max(1);
    let rest = (amount - taken) * scale - amount * percents;
    let mut left = amount;
    let mut fractions = [(0, 0); 16];
    for (place, part) in parts.iter().enumerate() {
        let (numerator, more) = match part.way {
            Way::Fixed(value) => (0, value),
            Way::Percent(value) => (amount * value * weights.max(1), 0),
            Way::Weight(weight, more) => (rest * weight, more),
        };
        let whole = numerator.div_euclid(denominator);
        fractions[place] = (numerator - whole * denominator, place);
        shares.push(whole + more);
        left -= whole + more;
    }
    if left > 0 {
        hand_out(left, &mut fractions[..parts.len()], parts, id, shares);
    }
    debug_assert_eq!(shares.iter().sum::<i64>(), amount, "the parts add up");
}

/// Gives what rounding left to the largest fractions; ties take turns by the id.
fn hand_out(mut left: i64, fractions: &mut [(i64, usize)], parts: &[Part<'_>], id: &[u8], shares: &mut [i64]) {
    fractions.sort_unstable_by(|one, other| {
        let by_name = || parts[one.1].name.cmp(parts[other.1].name);
        other.0.cmp(&one.0).then_with(by_name)
    });
    for tied in fractions.chunk_by(|one, other| one.0 == other.0) {
        let count = tied.len();
        let start = usize::try_from(turn(id) % u64::try_from(count).expect("a count fits"));
        let start = start.expect("a remainder fits");
        for step in 0..count {
            if left == 0 {
                return;
            }
            shares[tied[(start + step) % count].1] += 1;
            left -= 1;
        }
    }
}

/// FNV-1a of 64 bits.
fn turn(id: &[u8]) -> u64 {
    let mix = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    id.iter().fold(0xcbf2_9ce4_8422_2325, mix)
}

/// Finds the cells of the row that starts here; returns where the next one starts.
fn next_row<'a>(text: &'a [u8], mut at: usize, cells: &mut Vec<&'a [u8]>) -> usize {
    cells.clear();
    let mut start = at;
    let mut quoted = false;
    while at < text.len() {
        match text[at] {
            b'"' => quoted = !quoted,
            b',' if !quoted => {
                cells.push(&text[start..at]);
                start = at + 1;
            }
            b'\n' if !quoted => break,
            _ => {}
        }
        at += 1;
    }
    cells.push(&text[start..at]);
    at + 1
}
