//! Makes ledgers of any size, always the same for the same size.
//!
//! 1. People get handles from given names and initials; each group takes four to eight.
//! 2. A group has a file a year; its rows go evenly through the days of the year.
//! 3. Each row draws what happened (`row`) and who takes part (4.5 on average), then
//!    how it is split (`split_of`). Every row is valid and every id its own.

use std::fmt::Write as _;

/// The seed of every ledger; another seed is another set of ledgers.
const SEED: u64 = 0x5eed_c119_0e00_2026;

/// The last year of every ledger.
const YEAR_LAST: usize = 2026;

const GIVEN: [&str; 20] = [
    "ada", "bo", "cato", "dana", "edith", "farid", "gita", "hugo", "ines", "jonas", "kofi", "lena", "mio", "nora",
    "otis", "pia", "quinn", "rosa", "sven", "tariq",
];

const INITIALS: &str = "abcdefghjknopqrstuwz";

const WHAT: [&str; 24] = [
    "groceries",
    "dinner",
    "rent",
    "electricity",
    "taxi",
    "coffee",
    "museum tickets",
    "petrol",
    "internet",
    "pharmacy",
    "train to the coast",
    "breakfast",
    "Brötchen und Käse",
    "🍕 night",
    "寿司",
    "\"bread, milk, eggs\"",
    "\"the \"\"good\"\" wine\"",
    "cleaning",
    "parking",
    "concert",
    "cat food",
    "\"beer, crisps\"",
    "birthday cake 🎂",
    "bike repair",
];

const NOTES: [&str; 6] = [
    "paid in cash",
    "\"see receipt, page 2\"",
    "please check",
    "half price",
    "\"two\nlines\"",
    "\"she said \"\"never again\"\"\"",
];

const CATEGORIES: [&str; 8] = ["food", "rent", "power", "transport", "fun", "household", "travel", "health"];

/// A small generator of pseudo-random numbers (an additive sequence with mixed output).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from zero up to, but not including, `end`.
    fn below(&mut self, end: usize) -> usize {
        let wide = u128::from(self.next()) * u128::try_from(end).expect("a usize fits");
        usize::try_from(wide >> 64).expect("the number is below a usize")
    }

    fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

/// Writes a ledger of this many rows: `write` gets each path below the root with its text.
pub fn ledger(rows: usize, write: &mut dyn FnMut(&str, &str)) {
    let mut dice = Dice(SEED ^ u64::try_from(rows).expect("a row count fits"));
    let groups = (rows.isqrt() / 8).max(2);
    let years = (rows / 500).clamp(2, 10);
    let people = handles((groups * 3).clamp(10, 400));
    write("clique.toml", "format = 1\nid = \"gener8t3d000\"\nname = \"Generated\"\ncurrency = \"EUR\"\n");
    for person in &people {
        let text = format!("name = \"{person}\"\nemails = [\"{person}@example.org\"]\n");
        write(&format!("people/{person}.toml"), &text);
    }
    let files = groups * years;
    let mut made = 0;
    for file in 0..files {
        let (number, year) = (file / years, file % years);
        let mut own = Dice(SEED ^ u64::try_from(number).expect("a group count fits") << 32);
        let size = 4 + (number * 3 + 2) % 5;
        let members = choose(&mut own, &people, size, size);
        let handle = group_handle(number);
        if year == 0 {
            write(&format!("groups/{handle}/group.toml"), &group_text(&handle, &members));
        }
        let end = rows * (file + 1) / files;
        let year = YEAR_LAST + 1 - years + year;
        let text = year_text(&mut dice, &members, year, made..end);
        write(&format!("groups/{handle}/expenses/{year}.csv"), &text);
        made = end;
    }
}

fn handles(count: usize) -> Vec<String> {
    let names = INITIALS.chars().flat_map(|initial| GIVEN.iter().map(move |given| format!("{given}-{initial}")));
    names.take(count).collect()
}

fn group_handle(number: usize) -> String {
    let letters = INITIALS.as_bytes();
    let first = char::from(letters[number / letters.len() % letters.len()]);
    let second = char::from(letters[number % letters.len()]);
    format!("group-{first}{second}")
}

fn group_text(handle: &str, members: &[&str]) -> String {
    let mut text = format!("name = \"{handle}\"\nkind = \"trip\"\ncurrency = \"EUR\"\n\n[members]\n");
    for member in members {
        writeln!(text, "{member} = {{ }}").expect("a string takes any text");
    }
    text
}

/// Between `least` and `most` of the people, in no order.
fn choose<'a, T: AsRef<str>>(dice: &mut Dice, people: &'a [T], least: usize, most: usize) -> Vec<&'a str> {
    let most = most.min(people.len());
    let least = least.min(most);
    let count = least + dice.below(most - least + 1);
    let mut pool: Vec<&str> = people.iter().map(AsRef::as_ref).collect();
    for place in 0..count {
        let other = place + dice.below(pool.len() - place);
        pool.swap(place, other);
    }
    pool.truncate(count);
    pool
}

fn year_text(dice: &mut Dice, members: &[&str], year: usize, numbers: std::ops::Range<usize>) -> String {
    let mut text =
        String::from("id,date,kind,description,amount,currency,paid_by,split,category,tags,note,status,by\n");
    let first = numbers.start;
    let count = numbers.len();
    for number in numbers {
        row(dice, members, number, &date(year, (number - first) * 365 / count), &mut text);
    }
    text
}

/// The date of a day of the year, counted from zero; the 29th of February has none.
fn date(year: usize, mut day: usize) -> String {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 0;
    while day >= lengths[month] {
        day -= lengths[month];
        month += 1;
    }
    format!("{year}-{:02}-{:02}", month + 1, day + 1)
}

/// The id of a row: a reversible mixing of its number, so that no two are equal.
fn id(number: usize) -> String {
    const MASK: u64 = (1 << 60) - 1;
    let mut mixed = u64::try_from(number).expect("a row number fits");
    for factor in [0x9e37_79b9_7f4a_7c15u64, 0xbf58_476d_1ce4_e5b9] {
        mixed = mixed.wrapping_add(SEED).wrapping_mul(factor) & MASK;
        mixed ^= mixed >> 31;
    }
    let letters = b"0123456789abcdefghjkmnpqrstvwxyz";
    let places = (0..12).rev().map(|place| mixed >> (place * 5) & 31);
    places.map(|place| char::from(letters[usize::try_from(place).expect("below 32")])).collect()
}

/// An amount of a currency: what it is called, how many decimals it has.
#[derive(Clone, Copy)]
struct Currency {
    cell: &'static str,
    decimals: usize,
}

impl Currency {
    fn show(self, minor: usize) -> String {
        if self.decimals == 0 {
            return minor.to_string();
        }
        format!("{}.{:02}", minor / 100, minor % 100)
    }
}

fn row(dice: &mut Dice, members: &[&str], number: usize, date: &str, text: &mut String) {
    let euro = Currency { cell: "", decimals: 2 };
    let yen = Currency { cell: "JPY", decimals: 0 };
    let currency = if dice.percent(8) { yen } else { euro };
    let size = if dice.percent(10) { 90_000 } else { 6_000 };
    let amount = 300 + dice.below(size);
    let payer = dice.pick(members);
    let kind = dice.below(100);
    let who = if dice.percent(32) { choose(dice, members, 8, 8) } else { choose(dice, members, 2, 8) };
    let others: Vec<&str> = members.iter().copied().filter(|one| *one != payer).collect();
    let (word, sign, paid_by, split) = match kind {
        0..5 => ("payment", "", String::from(payer), String::from(dice.pick(&others))),
        5 => ("income", "", String::from(payer), who.join(" ")),
        6..8 => ("", "-", String::from(payer), who.join(" ")),
        8..12 => {
            let second = dice.pick(&others);
            let paid_by = paid_by_two(dice, payer, second, amount, currency);
            ("", "", paid_by, who.join(" "))
        }
        _ => ("", "", String::from(payer), split_of(dice, &who, amount, currency)),
    };
    let what = if word == "payment" { "transfer" } else { dice.pick(&WHAT) };
    let category = if word == "payment" { "" } else { dice.pick(&CATEGORIES) };
    let tags = if dice.percent(10) { "shared trip" } else { "" };
    let note = if dice.percent(6) { dice.pick(&NOTES) } else { "" };
    let status = if dice.percent(1) { "void" } else { "" };
    let (id, amount, cell) = (id(number), currency.show(amount), currency.cell);
    writeln!(
        text,
        "{id},{date},{word},{what},{sign}{amount},{cell},{paid_by},{split},{category},{tags},{note},{status},{payer}"
    )
    .expect("a string takes any text");
}

/// Two payers; half of the time the second one is left open to take the rest.
fn paid_by_two(dice: &mut Dice, first: &str, second: &str, amount: usize, currency: Currency) -> String {
    let own = amount / 3;
    let named = format!("{first}={} {second}", currency.show(own));
    if dice.percent(50) {
        return named;
    }
    format!("{named}={}", currency.show(amount - own))
}

/// Seven in ten are equal; the others use one way or two.
fn split_of(dice: &mut Dice, who: &[&str], amount: usize, currency: Currency) -> String {
    let part = amount / (who.len() + 1);
    let (first, rest) = who.split_first().expect("at least two take part");
    let rest = rest.join(" ");
    match dice.below(100) {
        0..10 => {
            let weights = ["", ":2", ":3", ":0.5", ":1.5", ":1.25"];
            let words = who.iter().map(|name| format!("{name}{}", dice.pick(&weights)));
            words.collect::<Vec<String>>().join(" ")
        }
        10..15 => percents(who),
        15..17 => format!("{first}={}% {rest}", 5 + dice.below(40)),
        17..22 => format!("{first}={} {rest}", currency.show(part)),
        22..25 => {
            let words = who.iter().skip(1).map(|name| format!("{name}={}", currency.show(part)));
            let left = amount - part * (who.len() - 1);
            let own = format!("{first}={}", currency.show(left));
            std::iter::once(own).chain(words).collect::<Vec<String>>().join(" ")
        }
        25..28 => format!("{first}+{} {rest}", currency.show(part / 2)),
        28..30 => format!("{first}-{} {rest}", currency.show(part / 2)),
        _ => who.join(" "),
    }
}

/// Whole percents for everyone, adding up to a hundred.
fn percents(who: &[&str]) -> String {
    let count = who.len();
    let words = who.iter().enumerate().map(|(place, name)| {
        let own = 100 * (place + 1) / count - 100 * place / count;
        format!("{name}={own}%")
    });
    words.collect::<Vec<String>>().join(" ")
}
