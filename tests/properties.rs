//! Laws of the whole reader: no bytes make it panic, order does not matter, the canonical form keeps what counts.

use std::path::PathBuf;

use clique::book::{Book, is_readable};
use clique::model::Tally;
use clique::text::format::format_group;
use clique::text::sources::Sources;
use proptest::prelude::*;

/// The kinds of files of a ledger.
const PATHS: [&str; 10] = [
    "clique.toml",
    "people/alice.toml",
    "people/bob.toml",
    "groups/trip/group.toml",
    "groups/trip/expenses/2026.csv",
    "groups/trip/expenses/2025.csv",
    "groups/trip/items.csv",
    "groups/trip/messages.log",
    "direct/alice+bob/expenses/2026.csv",
    "rates.csv",
];

/// Pieces that files are made of, right and wrong.
const PIECES: [&str; 50] = [
    "id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by\n",
    "date,description,amount,paid_by,split\n",
    "expense,line,description,amount,split\n",
    "date,from,to,rate,source\n",
    "k7q2m9xw4t3e,",
    "2026-06-12,",
    "2026-02-30,",
    "payment,",
    "income,",
    "dinner,",
    "42.50,",
    "-3,",
    "1e5,",
    "JPY,",
    "alice,",
    "bob,",
    "alice bob\n",
    "alice=1 bob",
    "alice:2 bob\n",
    "alice=40% bob=60%\n",
    "alice+5 bob\n",
    "items\n",
    "void",
    "conflict",
    "\"",
    "\"\"",
    ",",
    "\n",
    "\r\n",
    "\u{feff}",
    "# a comment\n",
    "<<<<<<< a\n",
    "=======\n",
    ">>>>>>> b\n",
    "name = \"Trip\"\n",
    "format = 1\n",
    "currency = \"EUR\"\n",
    "[members]\n",
    "alice = {}\n",
    "bob = { weight = \"1.5\" }\n",
    "[units.beer]\n",
    "decimals = 0\n",
    "2026-06-14T22:10:00Z ",
    " ",
    "re:",
    "\\n",
    "é",
    "\u{202e}",
    "\0",
    "9999999999999999999999",
];

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let noise = prop::collection::vec(any::<u8>(), 0..80);
    let pieces = prop::collection::vec(prop::sample::select(PIECES.as_slice()), 0..40);
    let cut = (pieces, 0_usize..4).prop_map(|(pieces, cut)| {
        let mut bytes = pieces.concat().into_bytes();
        bytes.truncate(bytes.len().saturating_sub(cut));
        bytes
    });
    prop_oneof![1 => noise, 4 => cut]
}

/// The small ledger that rows below are written for.
fn ledger(files: &[(String, String)]) -> Book {
    let fixed = [
        ("clique.toml", "format = 1\nname = \"Trip\"\ncurrency = \"EUR\"\n"),
        ("people/alice.toml", "name = \"Alice\"\n"),
        ("people/bob.toml", "name = \"Bob\"\n"),
        ("people/carol.toml", "name = \"Carol\"\n"),
        ("groups/trip/group.toml", "[members]\nalice = {}\nbob = {}\ncarol = {}\n"),
    ];
    let all = fixed.into_iter().chain(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    Book::of(PathBuf::new(), Sources::from_texts(all), Vec::new())
}

fn tally(book: &Book) -> Tally {
    let (tally, faults) = book.tally();
    assert!(is_readable(&faults), "{faults:?}");
    tally
}

/// Whether a row has an id, its day, description, cents, and which payers, split and status it has.
type Row = (bool, u32, String, i32, usize, usize, usize);

/// One row that is right: id or none, day, description, amount in cents, payers, split, status.
fn row() -> impl Strategy<Value = Row> {
    let description = prop_oneof!["[a-z]{1,6}", "[a-z]{1,3}, \"[a-z]{1,3}\"\r?\n[a-z]{1,2}", " [a-z]{1,3} "];
    (any::<bool>(), 0_u32..800, description, -90_000..90_000, 0..3_usize, 0..5_usize, 0..6_usize)
}

/// Writes rows as a friend might: with or without ids, CRLF, comments, spaces, odd columns.
fn file(rows: &[(usize, Row)], crlf: bool) -> String {
    let mut text = String::from("# by hand\nmood, split ,Date,description,amount,paid_by,id,status\n");
    for (number, (has_id, day, description, cents, payer, split, status)) in rows {
        let date = clique::model::Date::new(2025, 1, 1).unwrap().plus_days(i64::from(*day)).unwrap();
        let id = if *has_id { format!("{number:0>12}") } else { String::new() };
        let sign = if *cents < 0 { "-" } else { "" };
        let amount = format!("{sign}{}.{:02}", cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
        // Fixed parts need an amount that has room for them.
        let (payer, split) = if *cents < 200 { (&0, &0) } else { (payer, split) };
        let payers = ["alice", "bob=1.00 carol", "carol"][*payer];
        let split =
            ["alice bob carol", "alice:2 bob", "bob=0.50 carol alice", "alice=40% bob=60%", "carol+0.00 bob"][*split];
        let status = ["", "", "", "", "void", "pending"][*status];
        if number % 3 == 0 {
            text += &format!("\n# about {number}\n");
        }
        let description = format!("\"{}\"", description.replace('"', "\"\""));
        text += &format!("{}, {split} ,{date},{description},{amount},{payers},{id},{status}\n", number % 2);
    }
    if crlf { text.replace("\r\n", "\n").replace('\n', "\r\n") } else { text }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_panic(files in prop::collection::btree_map(prop::sample::select(PATHS.as_slice()), bytes(), 0..6), whole: bool) {
        let mut faults = Vec::new();
        let mut all: std::collections::BTreeMap<String, Vec<u8>> = std::collections::BTreeMap::new();
        if whole {
            all.extend(ledger(&[]).sources.iter().map(|it| (it.path.clone(), it.text.clone().into_bytes())));
        }
        all.extend(files.into_iter().map(|(path, bytes)| (path.to_owned(), bytes)));
        let book = Book::of(PathBuf::new(), Sources::from_bytes(all, &mut faults), faults.clone());
        let faults = book.check();
        for fault in &faults {
            let text = book.sources.get(&fault.path).unwrap_or("");
            for span in std::iter::once(&fault.span).chain(fault.also.iter().map(|(span, _)| span)) {
                prop_assert!(text.get(span.clone()).is_some(), "{fault:?}");
            }
        }
        let placed: Vec<_> = faults.iter().map(|fault| (fault, book.sources.get(&fault.path).unwrap_or(""))).collect();
        let shown = clique::render::faults::faults_as_text(&placed, &clique::render::style::Look::plain());
        let is_harmless = !shown.contains(['\u{202e}', '\0']);
        prop_assert!(is_harmless, "{}", shown);
        if is_readable(&faults) {
            let (read, _) = book.ledger();
            for group in book.setup.group_indexes() {
                drop(format_group(&book.sources, &read, group));
            }
        }
    }

    #[test]
    fn order_of_rows_and_files_does_not_matter(rows in prop::collection::vec(row(), 0..12), cut in 0_usize..12, seed: u64) {
        let rows: Vec<_> = rows.into_iter().enumerate().collect();
        let one = ledger(&[("groups/trip/expenses/2026.csv".into(), file(&rows, false))]);
        let mut shuffled = rows.clone();
        shuffled.sort_by_key(|(number, _)| clique::model::id::fnv1a(format!("{seed}{number}").as_bytes()));
        let (first, second) = shuffled.split_at(cut.min(shuffled.len()));
        let other = ledger(&[
            ("groups/trip/expenses/z.csv".into(), file(first, true)),
            ("groups/trip/expenses/a.csv".into(), file(second, false)),
        ]);
        prop_assert_eq!(format!("{:?}", tally(&one).balances()), format!("{:?}", tally(&other).balances()));
    }

    #[test]
    fn the_canonical_form_is_one_and_keeps_every_balance(rows in prop::collection::vec(row(), 0..12), crlf: bool, cut in 0_usize..12) {
        let rows: Vec<_> = rows.into_iter().enumerate().collect();
        let (first, second) = rows.split_at(cut.min(rows.len()));
        let before = ledger(&[
            ("groups/trip/expenses/2026.csv".into(), file(first, crlf)),
            ("groups/trip/expenses/by hand.csv".into(), file(second, !crlf)),
        ]);
        let after = formed(&before);
        prop_assert_eq!(format!("{:?}", tally(&before).balances()), format!("{:?}", tally(&after).balances()));
        let again = formed(&after);
        prop_assert_eq!(&after.sources, &again.sources);
        let (old, new) = (before.ledger().0, after.ledger().0);
        let told = |ledger: &clique::model::Ledger<'_>| -> Vec<String> {
            let entry = |entry: &clique::model::Entry<'_>| {
                let texts = format!("{:?} {:?} {:?}", entry.description.replace('\r', ""), entry.extra, entry.status);
                format!("{} {} {texts} {:?} {:?}", entry.id, entry.date, entry.payers, entry.shares)
            };
            let mut all: Vec<String> = ledger.entries.iter().map(entry).collect();
            all.sort();
            all
        };
        prop_assert_eq!(told(&old), told(&new));
        prop_assert!(new.entries.iter().all(|entry| entry.id_is_written));
        let comments = |book: &Book| -> Vec<String> {
            let lines = book.sources.iter().flat_map(|source| source.text.lines()).filter(|line| line.starts_with('#'));
            let mut all: Vec<String> = lines.map(|line| line.trim_end().to_owned()).collect();
            all.sort();
            all
        };
        prop_assert_eq!(comments(&before), comments(&after));
    }
}

/// Brings a ledger into canonical form.
fn formed(book: &Book) -> Book {
    let mut sources = book.sources.clone();
    let (ledger, _) = book.ledger();
    for group in book.setup.group_indexes() {
        for (path, text) in format_group(&book.sources, &ledger, group) {
            sources.set(&path, text);
        }
    }
    Book::of(PathBuf::new(), sources, Vec::new())
}
