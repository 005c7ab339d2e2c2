//! What holds of any bytes: one function for each target, which panics where it does not hold.

use std::collections::HashMap;

use clique::engine::{Certificate, Constraints, Effort, Nets, Options, settle, verify};
use clique::model::{Currency, Date, Kind, Money, Part};
use clique::text::import::bills::{Bill, Bills, ReadOptions, ReadResult};
use clique::text::import::decode::decode;
use clique::text::import::mapped::map_read::read_map;
use clique::text::import::own::read::{is_document, is_table, read};
use clique::text::import::own::stated::stated;
use clique::text::import::own::take::take;
use clique::text::import::{ORIGINS, mapped};
use clique::text::merge::merge;
use clique::text::nets::read_nets;
use clique::text::setup::read_setup;
use clique::text::sources::Sources;

/// A small effort, so that many inputs are tried.
const EFFORT: Effort = Effort(50_000);

/// Where the merged file would lie.
const PATH: &str = "groups/trip/expenses/2026.csv";

/// What stands on a line of its own between the three texts of a merge.
const BETWEEN: &str = "\n~~~\n";

/// Balances that can be read and add up are settled, and the proof of the plan holds.
pub fn check_nets(bytes: &[u8]) {
    let Ok(named) = read_nets(&String::from_utf8_lossy(bytes)) else { return };
    assert!(named.names.iter().is_sorted_by(|one, next| one < next), "people stand in name order, each once");
    let Ok(nets) = Nets::new(named.nets.iter().copied()) else { return };
    let options = Options { effort: EFFORT, ..Options::default() };
    let plan = settle(&nets, &Constraints::default(), &options).expect("where nothing is asked there is a plan");
    let mut left = nets.balances().to_vec();
    for payment in &plan.transfers {
        assert!(payment.amount > 0, "a payment of nothing: {plan:?}");
        left[payment.from.index()] += payment.amount;
        left[payment.to.index()] -= payment.amount;
    }
    assert!(left.iter().all(|balance| *balance == 0), "someone is not at zero: {left:?}");
    assert!(plan.settles(&nets), "a plan that settles does not say so: {plan:?}");
    let certificate = Certificate::new(&nets, &plan);
    let verified = verify(&certificate).expect("the proof of a plan holds");
    assert!(verified.least <= verified.payments && verified.payments == plan.transfers.len(), "{verified:?}");
    assert_eq!(Certificate::from_text(&certificate.to_text()), Ok(certificate), "it reads as it was written");
}

/// A text is a certificate or none. One that is says the same when it is written again, and what is
/// confirmed of it brings everyone to zero.
pub fn check_certificate(bytes: &[u8]) {
    let Ok(certificate) = Certificate::from_text(&String::from_utf8_lossy(bytes)) else { return };
    assert_eq!(Certificate::from_text(&certificate.to_text()).as_ref(), Ok(&certificate), "it reads as it was written");
    let Ok(verified) = verify(&certificate) else { return };
    assert!(verified.least <= verified.payments && verified.payments == certificate.transfers.len(), "{verified:?}");
    assert!(!verified.is_complete || certificate.least <= verified.least, "{verified:?}");
    let open = certificate.nets.open().count();
    assert!(verified.least >= open.div_ceil(2), "{open} people, and {verified:?}");
    for (person, balance) in certificate.nets.open() {
        let mine = certificate.transfers.iter().filter(|payment| payment.from == person || payment.to == person);
        assert!(mine.count() > 0, "{person:?} is at {balance} and in no payment");
    }
}

/// Merging never panics, who changed nothing has no say, and it does not matter who is ours.
pub fn check_merge(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut texts = text.splitn(3, BETWEEN);
    let mut next = || texts.next().unwrap_or_default();
    let (base, ours, theirs) = (next(), next(), next());
    let merged = |base: &str, ours: &str, theirs: &str| {
        merge(PATH, Some(base), Some(ours), Some(theirs)).ok().map(|merged| merged.text)
    };
    for whole in [base, ours, theirs] {
        assert_eq!(merged(whole, whole, whole), Some(Some(whole.to_owned())), "what nobody changed stays");
        assert_eq!(merged(base, whole, base), Some(Some(whole.to_owned())), "who changed nothing has no say");
    }
    assert_eq!(merged(base, ours, theirs), merged(base, theirs, ours), "it does not matter who is ours");
}

/// A file of a program is read, or everything that is wrong with it has a place; the parts of what is read add up.
pub fn check_import(word: &str, bytes: &[u8]) {
    let Ok(text) = decode(bytes) else { return };
    for origin in ORIGINS.iter().filter(|origin| origin.word == word) {
        let _ = (origin.fits)(&text);
        check_reading(&text, &(origin.read)(&text, &ReadOptions::default()));
        // What many files do not say is said, so that more of them is read.
        let (currency, today) = (Currency::iso("EUR"), Date::new(2026, 6, 30));
        check_reading(&text, &(origin.read)(&text, &ReadOptions { currency, today, ..ReadOptions::default() }));
    }
}

/// A mapping file and a table behind it: the same holds.
pub fn check_mapped(bytes: &[u8]) {
    let Ok(text) = decode(bytes) else { return };
    let (map, table) = text.split_once(BETWEEN).unwrap_or((&text, ""));
    let (read, faults) = read_map("map.toml", map);
    for fault in &faults {
        assert!(map.get(fault.span.clone()).is_some(), "{fault:?}");
    }
    assert!(read.is_some() || !faults.is_empty(), "there is no map, and nothing is wrong with it");
    if let Some(map) = read {
        check_reading(table, &mapped::table::read(table, &map, &ReadOptions::default()));
    }
}

/// An export of this program is read, or everything that is wrong with it has a place; what is read can be taken in.
pub fn check_own(bytes: &[u8]) {
    let Ok(text) = decode(bytes) else { return };
    let _ = (is_document(&text), is_table(&text));
    match read(&text) {
        Ok(own) => {
            let sources = Sources::from_texts([("clique.toml", "format = 1\nname = \"x\"\ncurrency = \"EUR\"\n")]);
            let setup = read_setup(&sources, &mut Vec::new());
            let stated = stated(&own, &setup);
            assert!(stated.nets.keys().all(|(book, _)| stated.books.contains(book)), "a balance is in a stated book");
            let taken = take(&own, (&sources, &setup), &HashMap::new(), true);
            if let Ok(taken) = taken {
                let known = taken.known + taken.changed.len();
                assert!(taken.new.len() <= own.entries.len() && known == 0, "an empty ledger has nothing");
                let sources =
                    Sources::from_texts(taken.files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
                let _ = read_setup(&sources, &mut Vec::new());
            }
        }
        Err(problems) => {
            assert!(!problems.is_empty(), "nothing is read, and nothing is wrong");
            for problem in problems {
                assert!(text.get(problem.span.clone()).is_some() && !problem.words.is_empty(), "{problem:?}");
            }
        }
    }
}

fn check_reading(text: &str, result: &ReadResult) {
    match result {
        Ok(bills) => {
            let mut keys: Vec<&String> = bills.bills.iter().filter_map(|bill| bill.key.as_ref()).collect();
            keys.sort();
            assert!(keys.is_sorted_by(|one, next| one < next), "two bills have one key");
            bills.bills.iter().for_each(|bill| check_bill(text, bills, bill));
        }
        Err(problems) => {
            assert!(!problems.is_empty(), "nothing is read, and nothing is wrong");
            for problem in problems {
                assert!(text.get(problem.span.clone()).is_some() && !problem.words.is_empty(), "{problem:?}");
            }
        }
    }
}

fn check_bill(text: &str, bills: &Bills, bill: &Bill) {
    assert!(text.get(bill.span.clone()).is_some(), "{bill:?}");
    let adds_up = |parts: &[Part]| {
        let is_known = parts.iter().all(|part| part.person.get() < bills.people.len());
        is_known && parts.iter().map(|part| part.amount).sum::<Money>() == bill.amount
    };
    assert!(adds_up(&bill.paid), "{bill:?}");
    assert!(bill.division.parts.as_ref().is_none_or(|parts| adds_up(parts)), "{bill:?}");
    assert!(bill.division.parts.is_some() || bill.division.rule.is_some(), "{bill:?}");
    if bill.kind == Kind::Payment {
        let parts = bill.division.parts.as_ref().map(Vec::len);
        let shares = parts.or(bill.division.rule.as_ref().map(Vec::len));
        assert!(bill.paid.len() == 1 && shares == Some(1) && !bill.amount.is_negative(), "{bill:?}");
    }
}
