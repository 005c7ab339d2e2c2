//! The filter language against a second, simple reading of it: the same query over the same rows, found twice.

use clique::cli::filter::{Meaning, read};
use clique::model::Date;
use clique::text::entries::read_ledger;
use clique::text::setup::read_setup;
use clique::text::sources::Sources;
use proptest::prelude::*;

const PEOPLE: [&str; 3] = ["alice", "bob", "carol"];
const CATEGORIES: [&str; 3] = ["", "food", "Rent"];
const TAGS: [&str; 4] = ["", "sea", "sea sun", "Sun"];
const WORDS: [&str; 4] = ["Dinner", "night train", "taxi", "Taxi dinner"];
const STATUSES: [&str; 3] = ["", "void", "pending"];

/// The cells of a row.
#[derive(Clone, Debug)]
struct Row {
    day: u8,
    cents: i64,
    is_payment: bool,
    is_dollar: bool,
    payer: usize,
    sharers: Vec<usize>,
    category: usize,
    tags: usize,
    words: usize,
    note: usize,
    status: usize,
    due: Option<u8>,
}

impl Row {
    fn text(&self) -> String {
        let names: Vec<&str> = self.sharers.iter().map(|person| PEOPLE[*person]).collect();
        let cents = self.amount();
        let sign = if cents < 0 { "-" } else { "" };
        format!(
            "2026-06-{:02},{},{},{sign}{}.{:02},{},{},{},{},{},{},{},{}",
            self.day,
            if self.is_payment { "payment" } else { "" },
            WORDS[self.words],
            cents.abs() / 100,
            cents.abs() % 100,
            if self.is_dollar { "USD" } else { "" },
            PEOPLE[self.payer],
            names.join(" "),
            CATEGORIES[self.category],
            TAGS[self.tags],
            self.due.map_or(String::new(), |day| format!("2026-07-{day:02}")),
            WORDS.get(self.note).unwrap_or(&""),
            STATUSES[self.status],
        )
    }

    /// A payment is never negative.
    fn amount(&self) -> i64 {
        if self.is_payment { self.cents.abs().max(1) } else { self.cents }
    }
}

/// A query that knows how to be written and how to be answered.
#[derive(Clone, Debug)]
enum Ask {
    Word(usize),
    Payer(usize),
    For(usize),
    With(usize),
    Category(usize),
    Tag(usize),
    Kind(usize),
    Status(usize),
    Amount(&'static str, i64, bool),
    Between(i64, i64),
    Date(&'static str, u8),
    Due(u8, u8),
    Has(bool),
    All(Vec<Ask>),
    Any(Vec<Ask>),
    Not(Box<Ask>),
}

const SIGNS: [&str; 6] = [":", "!=", "<", "<=", ">", ">="];
const LOOKED_FOR: [&str; 4] = ["TAXI", "\"night t\"", "dinner", "absent"];
const KINDS: [&str; 3] = ["expense", "refund", "payment"];
const STANDINGS: [&str; 3] = ["counts", "void", "pending"];

fn decimal(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", cents.abs() / 100, cents.abs() % 100)
}

impl Ask {
    fn text(&self) -> String {
        let joined = |parts: &[Ask], between: &str| {
            let parts: Vec<String> = parts.iter().map(|part| format!("({})", part.text())).collect();
            parts.join(between)
        };
        match self {
            Ask::Word(word) => LOOKED_FOR[*word].to_owned(),
            Ask::Payer(person) => format!("payer:{}", PEOPLE[*person]),
            Ask::For(person) => format!("for:{}", PEOPLE[*person]),
            Ask::With(person) => format!("with:{}", PEOPLE[*person]),
            Ask::Category(1) => "cat:FOOD".into(),
            Ask::Category(_) => "cat:rent,food".into(),
            Ask::Tag(0) => "#sea".into(),
            Ask::Tag(_) => "tag:SUN".into(),
            Ask::Kind(kind) => format!("kind:{}", KINDS[*kind]),
            Ask::Status(status) => format!("status:{}", STANDINGS[*status]),
            Ask::Amount(sign, cents, true) => format!("amount{sign}{}usd", decimal(*cents)),
            Ask::Amount(sign, cents, false) => format!("amount{sign}{}", decimal(*cents)),
            Ask::Between(low, high) => format!("amount:{}..{}", decimal(*low), decimal(*high)),
            Ask::Date(sign, day) => format!("date{sign}2026-06-{day:02}"),
            Ask::Due(first, last) => format!("due:2026-07-{first:02}..2026-07-{last:02}"),
            Ask::Has(true) => "has:note".into(),
            Ask::Has(false) => "has:due".into(),
            Ask::All(parts) => joined(parts, " "),
            Ask::Any(parts) => joined(parts, " or "),
            Ask::Not(part) => format!("not ({})", part.text()),
        }
    }

    fn fits(&self, row: &Row) -> bool {
        let note = WORDS.get(row.note).copied().unwrap_or("");
        let has = |word: &str| format!("{}\n{note}", WORDS[row.words]).to_lowercase().contains(word);
        match self {
            Ask::Word(word) => has(&LOOKED_FOR[*word].to_lowercase().replace('"', "")),
            Ask::Payer(person) => row.payer == *person,
            Ask::For(person) => row.sharers.contains(person),
            Ask::With(person) => row.payer == *person || row.sharers.contains(person),
            Ask::Category(1) => row.category == 1,
            Ask::Category(_) => row.category > 0,
            Ask::Tag(0) => matches!(row.tags, 1 | 2),
            Ask::Tag(_) => matches!(row.tags, 2 | 3),
            Ask::Kind(0) => !row.is_payment && row.amount() >= 0,
            Ask::Kind(1) => !row.is_payment && row.amount() < 0,
            Ask::Kind(_) => row.is_payment,
            Ask::Status(status) => row.status == *status,
            Ask::Amount("!=", cents, is_dollar) => !Ask::Amount(":", *cents, *is_dollar).fits(row),
            Ask::Amount(sign, cents, is_dollar) => (!is_dollar || row.is_dollar) && compare(sign, row.amount(), *cents),
            Ask::Between(low, high) => (*low..=*high).contains(&row.amount()),
            Ask::Date(sign, day) => compare(sign, i64::from(row.day), i64::from(*day)),
            Ask::Due(first, last) => row.due.is_some_and(|due| (*first..=*last).contains(&due)),
            Ask::Has(true) => !note.is_empty(),
            Ask::Has(false) => row.due.is_some(),
            Ask::All(parts) => parts.iter().all(|part| part.fits(row)),
            Ask::Any(parts) => parts.iter().any(|part| part.fits(row)),
            Ask::Not(part) => !part.fits(row),
        }
    }
}

fn compare(sign: &str, one: i64, other: i64) -> bool {
    match sign {
        ":" => one == other,
        "!=" => one != other,
        "<" => one < other,
        "<=" => one <= other,
        ">" => one > other,
        _ => one >= other,
    }
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let sharers = proptest::sample::subsequence(vec![0, 1, 2], 1..=3);
    let cells = (1_u8..28, -3_i64..4, any::<bool>(), any::<bool>(), 0_usize..3, sharers);
    let rest = (0_usize..3, 0_usize..4, 0_usize..4, 0_usize..6, 0_usize..3, prop::option::of(1_u8..28));
    let row = (cells, rest).prop_map(|((day, amount, is_payment, is_dollar, payer, mut sharers), rest)| {
        let (category, tags, words, note, status, due) = rest;
        if is_payment {
            sharers = vec![(payer + 1) % 3];
        }
        let cents = if amount == 0 { 1250 } else { amount * 1250 };
        Row { day, cents, is_payment, is_dollar, payer, sharers, category, tags, words, note, status, due }
    });
    prop::collection::vec(row, 1..12)
}

fn asks() -> impl Strategy<Value = Ask> {
    let sign = || (0_usize..6).prop_map(|place| SIGNS[place]);
    let cents = || (-4_i64..5).prop_map(|amount| amount * 1250);
    let leaf = prop_oneof![
        (0_usize..4).prop_map(Ask::Word),
        (0_usize..3).prop_map(Ask::Payer),
        (0_usize..3).prop_map(Ask::For),
        (0_usize..3).prop_map(Ask::With),
        (1_usize..3).prop_map(Ask::Category),
        (0_usize..2).prop_map(Ask::Tag),
        (0_usize..3).prop_map(Ask::Kind),
        (0_usize..3).prop_map(Ask::Status),
        (sign(), cents(), any::<bool>()).prop_map(|(sign, cents, is_dollar)| Ask::Amount(sign, cents, is_dollar)),
        (cents(), 0_i64..5).prop_map(|(low, more)| Ask::Between(low, low + more * 1250)),
        (sign(), 1_u8..28).prop_map(|(sign, day)| Ask::Date(sign, day)),
        (1_u8..20, 0_u8..8).prop_map(|(first, more)| Ask::Due(first, first + more)),
        any::<bool>().prop_map(Ask::Has),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(Ask::All),
            prop::collection::vec(inner.clone(), 1..4).prop_map(Ask::Any),
            inner.prop_map(|ask| Ask::Not(Box::new(ask))),
        ]
    })
}

proptest! {
    #[test]
    fn both_readings_find_the_same(rows in rows(), ask in asks()) {
        let people = PEOPLE.map(|name| (format!("people/{name}.toml"), format!("name = \"{name}\"\n")));
        let group = "name = \"Trip\"\n\n[members]\nalice = {}\nbob = {}\ncarol = {}\n";
        let header = "date,kind,description,amount,currency,paid_by,split,category,tags,due,note,status";
        let table = rows.iter().fold(header.to_owned(), |text, row| text + "\n" + &row.text()) + "\n";
        let mut files = vec![
            ("clique.toml", "format = 1\nname = \"Trip\"\ncurrency = \"EUR\"\n"),
            ("groups/trip/group.toml", group),
            ("groups/trip/expenses/2026.csv", table.as_str()),
        ];
        files.extend(people.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        let sources = Sources::from_texts(files);
        let mut faults = Vec::new();
        let setup = read_setup(&sources, &mut faults);
        let ledger = read_ledger(&sources, &setup, &mut faults);
        prop_assert!(ledger.entries.len() == rows.len(), "{:?}", faults);
        let text = ask.text();
        let meaning = Meaning { setup: &setup, me: None, today: Date::parse("2026-06-15").unwrap() };
        let query = read(&text).unwrap();
        let filter = meaning.of(&query, &text).unwrap();
        for entry in &ledger.entries {
            let row = &rows[usize::try_from(entry.place.line).unwrap() - 2];
            prop_assert_eq!(filter.takes(entry), ask.fits(row), "{} of {:?}", text, row);
        }
        // What is printed means the same.
        let printed = query.to_string();
        let again = meaning.of(&read(&printed).unwrap(), &printed).unwrap();
        prop_assert_eq!(again, filter);
    }
}
