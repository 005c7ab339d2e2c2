//! What the benchmark stands on: its ledgers are sound and its bare scan counts right.

#[path = "../benches/generate.rs"]
mod generate;
#[path = "../benches/scan.rs"]
mod scan;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

fn generated(rows: usize) -> Vec<(String, String)> {
    let mut files = Vec::new();
    generate::ledger(rows, &mut |path, text| {
        files.push((String::from(path), String::from(text)));
    });
    files
}

#[test]
fn generated_rows_are_counted_and_their_ids_differ() {
    let files = generated(1_000);
    assert!(files == generated(1_000), "the same bytes each time");
    let expenses = files.iter().filter(|(path, _)| path.contains("/expenses/"));
    let mut ids = BTreeSet::new();
    let mut years = BTreeSet::new();
    for (path, text) in expenses {
        years.insert(path.rsplit('/').next().unwrap());
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        for record in reader.records() {
            let record = record.unwrap();
            assert!(path.ends_with(&format!("/{}.csv", &record[1][..4])), "{path}");
            assert!(ids.insert(String::from(&record[0])), "{record:?}");
        }
    }
    assert_eq!(ids.len(), 1_000);
    assert_eq!(years.len(), 2);
}

#[test]
fn bare_scan_of_a_generated_ledger_adds_up_to_zero() {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in generated(1_000) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let nets = scan::nets(folder.path());
    let mut sums = BTreeMap::new();
    for ((group, currency, _), net) in &nets {
        *sums.entry((group, currency)).or_default() += net;
    }
    assert!(sums.len() >= 4, "two currencies in each group: {sums:?}");
    assert!(sums.values().all(|sum: &i64| *sum == 0), "{sums:?}");
}

#[test]
fn bare_scan_agrees_with_the_flat_ledger() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/ledgers/flat");
    let found: Vec<String> = scan::nets(&root)
        .iter()
        .map(|((group, currency, person), net)| {
            let sign = if *net < 0 { "-" } else { "" };
            let cents = net.abs();
            format!("{group} {currency} {person} {sign}{}.{:02}", cents / 100, cents % 100)
        })
        .collect();
    let expected = fs::read_to_string(root.join("expected.txt")).unwrap();
    let lines = expected.lines().filter(|line| !line.starts_with('#'));
    assert_eq!(found, lines.collect::<Vec<&str>>());
}
