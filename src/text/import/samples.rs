//! What tests of readers share: the balances of what was read, and the answer keys beside the samples.

use std::collections::BTreeMap;

use super::ReadLong;
use super::bills::{Bills, ReadOptions, ReadResult};
use super::decode::decode;
use super::long_file::LongFile;
use super::testing::effects;
use crate::model::Part;

/// Why a sample can be read.
const SAMPLE: &str = "the samples are sound";

/// Balances by currency and name, without those that are zero.
pub type Balances = BTreeMap<String, BTreeMap<String, i64>>;

/// Reads a text as a long file is read.
pub fn long(text: &str, read: ReadLong) -> Option<Bills> {
    let read_at = |at: usize, room: &mut [u8]| {
        let found = text.as_bytes().get(at..at + room.len());
        found.inspect(|found| room.copy_from_slice(found)).is_some()
    };
    read(&LongFile { length: text.len(), read_at: &read_at }, &ReadOptions::default())
}

/// Reads a sample under `fixtures/import`.
pub fn sample(path: &str, read: fn(&str, &ReadOptions) -> ReadResult) -> Bills {
    let path = format!("{}/fixtures/import/{path}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).expect(SAMPLE);
    read(&decode(&bytes).expect(SAMPLE), &ReadOptions::default()).expect(SAMPLE)
}

/// Reads the balances of an answer key under `fixtures/import`.
pub fn answers(path: &str) -> Balances {
    let path = format!("{}/fixtures/import/{path}", env!("CARGO_MANIFEST_DIR"));
    let key: serde_json::Value = serde_json::from_slice(&std::fs::read(path).expect(SAMPLE)).expect(SAMPLE);
    let mut balances: Balances = serde_json::from_value(key["balances_minor"].clone()).expect(SAMPLE);
    tidy(&mut balances);
    balances
}

/// Returns the balances that the file itself states.
pub fn stated(bills: &Bills) -> Balances {
    let mut balances = Balances::new();
    for stated in &bills.balances {
        let name = bills.people[stated.person.get()].name.clone();
        *balances.entry(stated.currency.code().to_owned()).or_default().entry(name).or_default() +=
            i64::try_from(stated.minor).expect("balances of tests are small");
    }
    tidy(&mut balances);
    balances
}

/// Adds up what the bills do to each balance, and makes sure that each bill adds up.
pub fn balances(bills: &Bills) -> Balances {
    let mut balances = Balances::new();
    for bill in &bills.bills {
        for (person, minor) in effects(bill, 0) {
            let name = bills.people[person.get()].name.clone();
            *balances.entry(bill.currency.code().to_owned()).or_default().entry(name).or_default() += minor;
        }
    }
    tidy(&mut balances);
    balances
}

/// Tells a reading in a few lines: each bill, the people, what is stated and lost; or each problem with its place.
pub fn told(text: &str, result: &ReadResult) -> String {
    let mut lines = String::new();
    let mut line = |words: String| lines = format!("{lines}{words}\n");
    match result {
        Err(problems) => {
            assert!(!problems.is_empty());
            for problem in problems {
                let help = problem.help.as_ref().map_or(String::new(), |help| format!(" = {help}"));
                line(format!(
                    "{:?} {}{help}",
                    text.get(problem.span.clone()).expect("a problem has its place in the text"),
                    problem.words
                ));
            }
        }
        Ok(bills) => {
            let _ = balances(bills);
            let name = |part: &Part| (&*bills.people[part.person.get()].name, part.amount.minor());
            for bill in &bills.bills {
                assert!(text.get(bill.span.clone()).is_some());
                let named =
                    |parts: &[Part]| parts.iter().map(|part| format!("{:?}", name(part))).collect::<Vec<_>>().join(" ");
                let paid = named(&bill.paid);
                let split = match (&bill.division.parts, &bill.division.rule) {
                    (Some(parts), _) => named(parts),
                    (None, rule) => rule
                        .iter()
                        .flatten()
                        .map(|part| format!("{}{}", bills.people[part.person.get()].name, part.way.to_text(2)))
                        .collect::<Vec<_>>()
                        .join(" "),
                };
                let rest =
                    [bill.category.as_str(), &bill.note.replace('\n', "/"), &bill.tags.join(" ")].map(str::to_owned);
                let rest: Vec<String> = rest.into_iter().filter(|word| !word.is_empty()).collect();
                line(
                    format!(
                        "{} {} {:?} {} {}: {paid} -> {split} {}",
                        bill.date,
                        bill.kind.word(),
                        bill.description,
                        bill.amount.minor(),
                        bill.currency,
                        rest.join(", ")
                    )
                    .trim_end()
                    .to_owned(),
                );
            }
            for loss in &bills.losses {
                line(format!("lost {}: {}", loss.rows, loss.words));
            }
        }
    }
    lines
}

fn tidy(balances: &mut Balances) {
    balances.values_mut().for_each(|sums| sums.retain(|_, sum| *sum != 0));
    balances.retain(|_, sums| !sums.is_empty());
}
