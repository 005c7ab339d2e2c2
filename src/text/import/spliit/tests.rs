//! Tests of the readers of Spliit files, by the balances that Spliit itself computes.

use proptest::prelude::*;

use super::{CSV, JSON};
use crate::model::{Kind, Way};
use crate::text::import::bills::{Bills, ReadOptions, RepeatUnit};
use crate::text::import::decode::decode;
use crate::text::import::testing::{assert_sane, assert_unbreakable, balances, euros, problems};

const GROUP: &str = include_str!("../../../../fixtures/import/spliit/weekend.json");

const TABLE: &[u8] = include_bytes!("../../../../fixtures/import/spliit/weekend.csv");

fn group() -> Bills {
    (JSON.read)(GROUP, &ReadOptions::default()).unwrap()
}

fn table(text: &str) -> Bills {
    (CSV.read)(text, &ReadOptions::default()).unwrap()
}

fn wrong(text: &str) -> Vec<(String, String)> {
    problems((JSON.read)(text, &ReadOptions::default()), text)
}

fn small(expense: &str) -> String {
    format!(
        "{{\"id\":\"g\",\"name\":\"Trip\",\"currency\":\"€\",\"currencyCode\":\"EUR\",\"expenses\":[{{\"id\":\"x\",\
         \"expenseDate\":\"2025-06-01T00:00:00.000Z\",\"title\":\"Tea\",\"paidById\":\"a\",{expense}}}],\
         \"participants\":[{{\"id\":\"a\",\"name\":\"Ann, \\\"A\\\"\"}},{{\"id\":\"b\",\"name\":\"=Bo\\nB\"}}]}}"
    )
}

#[test]
fn the_json_comes_to_the_balances_of_spliit() {
    assert!((JSON.fits)(GROUP));
    let bills = group();
    let answer = [("Alice", 2586), ("Bob", 83), ("Chloé", -2669)].map(|(name, minor)| (name.to_owned(), minor));
    assert_eq!(balances(&bills), answer);
    assert_eq!((bills.title.as_str(), bills.currency.unwrap().code()), ("Weekend trip", "USD"));
    assert_eq!(bills.bills[3].note, "said \"cheers\"\nsecond line");
    assert_eq!((bills.bills[4].kind, bills.bills[3].category.as_str()), (Kind::Payment, "Dining Out"));
    assert_eq!(bills.bills[6].amount.minor(), -3000);
    assert_eq!(bills.bills[0].key.as_deref(), Some("O25JRN9GtbjqHPH80U3PU"));
}

#[test]
fn the_csv_says_all_but_lost_payers() {
    let text = decode(TABLE).unwrap();
    assert!((CSV.fits)(&text));
    let bills = table(&text);
    let answer = [("Alice", 2585), ("Bob", 83), ("Chloé", -4669), ("Unknown payer", 2001)];
    assert_eq!(balances(&bills), answer.map(|(name, minor)| (name.to_owned(), minor)), "{:?}", bills.losses);
    assert_eq!(bills.bills[0].amount.minor(), 10000);
    // Of 20.00, 0.01 and 25.01 the payer has no share; of the last only Alice has none, so she paid.
    let lost = bills.losses.iter().find(|loss| loss.words.contains("who paid")).unwrap();
    assert_eq!(lost.rows, 2);
}

#[test]
fn the_older_csv_is_read_too() {
    let text = "\"Date\",\"Description\",\"Category\",\"Currency\",\"Cost\",\"Is Reimbursement\",\"Split mode\",\"Zoë, K.\",\"Bob\"\r\n\
        \"2025-06-01\",\"By shares\",\"General\",\"€\",\"100.00\",\"No\",\"Unevenly – By shares\",66.67,-33.33\r\n\
        \"2025-06-01\",\"Thirds\",\"General\",\"€\",\"0.05\",\"No\",\"Evenly\",0.03,-0.03\r\n\
        \"2025-06-02\",\"Back\",\"Payment\",\"€\",\"30.00\",\"Yes\",\"Evenly\",-30,0\r\n";
    let bills = table(text);
    assert_eq!(bills.bills[2].kind, Kind::Payment);
    assert_eq!(bills.people[1].name, "Bob");
    assert_eq!(bills.bills[2].paid[0].person.get(), 1, "only Bob has no share");
    assert_eq!(bills.bills[1].division.parts, None, "rounded shares leave the cents to the rule");
    assert!(bills.losses.iter().any(|loss| loss.words.contains("rounded one by one")));
}

#[test]
fn every_way_to_split_keeps_its_rule() {
    let case = |mode: &str, shares: [u32; 2]| {
        let [a, b] = shares;
        let text = small(&format!(
            "\"amount\":1000,\"splitMode\":\"{mode}\",\"paidFor\":[{{\"participantId\":\"a\",\"shares\":{a}}},\
             {{\"participantId\":\"b\",\"shares\":{b}}}]"
        ));
        let bills = (JSON.read)(&text, &ReadOptions::default()).unwrap();
        let division = bills.bills[0].division.clone();
        let ways: Vec<String> = division.rule.unwrap().iter().map(|part| part.way.to_text(2)).collect();
        let parts: Vec<i64> = division.parts.unwrap().iter().map(|part| part.amount.minor()).collect();
        (ways.join(" "), parts)
    };
    assert_eq!(case("EVENLY", [100, 100]), (" ".into(), vec![500, 500]));
    assert_eq!(case("BY_SHARES", [150, 50]), (":1.5 :0.5".into(), vec![750, 250]));
    assert_eq!(case("BY_PERCENTAGE", [7000, 3000]), ("=70% =30%".into(), vec![700, 300]));
    assert_eq!(case("BY_AMOUNT", [900, 100]), ("=9.00 =1.00".into(), vec![900, 100]));
    assert_eq!(case("BY_AMOUNT", [9, 3]), (":9 :3".into(), vec![750, 250]), "a sum that is off is a ratio");
    assert_eq!(case("BY_SHARES", [100, 0]).1, [1000, 0]);
}

#[test]
fn other_currencies_rules_and_names_come_along() {
    let shares = "\"splitMode\":\"EVENLY\",\"paidFor\":[{\"participantId\":\"b\",\"shares\":100}]";
    for original in ["1000", "10"] {
        let text = small(&format!(
            "\"amount\":920,\"originalAmount\":{original},\"originalCurrency\":\"USD\",\"conversionRate\":\"0.92\",\
             \"recurrenceRule\":\"MONTHLY\",{shares}"
        ));
        let bills = (JSON.read)(&text, &ReadOptions::default()).unwrap();
        assert_eq!(bills.bills[0].note, "10.00 USD at 0.92", "in smallest or in whole units");
        assert_eq!(bills.rates[0].rate, "0.92");
        assert_eq!(bills.bills[0].repeat.as_ref().unwrap().unit, RepeatUnit::Month);
        assert_eq!(bills.people[1].name, "=Bo\nB");
        assert_eq!(
            bills.bills[0].division.rule.as_ref().unwrap()[0].way,
            Way::Rest { weight: crate::model::Weight::ONE, adjust: crate::model::Money::ZERO }
        );
    }
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let shares = "\"splitMode\":\"EVENLY\",\"paidFor\":[{\"participantId\":\"b\",\"shares\":100}]";
    let cases = [
        (small(&format!("\"amount\":1.5,{shares}")), "1.5", "this should be a whole number of smallest units of EUR"),
        (small(&format!("\"amount\":\"much\",{shares}")), "\"much\"", "`much` is not a number"),
        (
            small(&format!("\"amount\":99999999999999,{shares}")),
            "99999999999999",
            "`99999999999999` is larger than an amount can be",
        ),
        (small("\"amount\":1,\"splitMode\":\"EVENLY\",\"paidFor\":[]"), "[]", "this expense is paid for nobody"),
        (
            small(&format!("\"amount\":1,{}", shares.replace("EVENLY", "MOODY"))),
            "\"MOODY\"",
            "`MOODY` is no way to split that is known",
        ),
        (
            small(&format!("\"amount\":1,{}", shares.replace("\"b\"", "\"z\""))),
            "\"z\"",
            "no participant of the group has the id `z`",
        ),
        (
            GROUP.replace("\"USD\"", "null").replace("2025-05-02T00", "2025-13-02T00"),
            "\"$\"",
            "`$` does not tell which currency this is",
        ),
        (GROUP[..500].to_owned(), "\"", "the file ends in the middle"),
        ("{\"currency\":\"EUR\",\"expenses\":[]}".to_owned(), "{", "`participants` is missing here"),
    ];
    for (text, place, words) in cases {
        let found = wrong(&text);
        assert_eq!(found[0].1, words);
        assert!(found[0].0 == place || words.ends_with("middle"), "{found:?}");
    }
    let two = GROUP.replace("2025-05-02T00:00:00.000Z", "2025-13-02T00:00:00.000Z");
    assert_eq!(wrong(&two).len(), 2, "everything that is wrong is said");
}

#[test]
fn tables_that_are_wrong_are_refused() {
    let header = "Date,Description,Category,Currency,Cost,Is Reimbursement,Split mode,Ann,Bob\n";
    let wrong = |row: &str| {
        let text = format!("{header}{row}");
        problems((CSV.read)(&text, &ReadOptions::default()), &text)[0].clone()
    };
    let words = |row| wrong(row).1;
    assert_eq!(words("2025-06-01,Tea,,EUR,3.00,No,Evenly,1.50,-9"), "the shares do not add up to the cost");
    assert_eq!(
        wrong("06/01/2025,Tea,,EUR,3.00,No,Evenly,1.50,-1.50"),
        ("06/01/2025".into(), "`06/01/2025` does not say which number is the month".into())
    );
    assert_eq!(words("2025-06-01,Tea,,EUR,\"3,00\",No,Evenly,1.50,-1.50"), "`3,00` is not a number");
    assert_eq!(words("2025-06-01,Tea,,EUR,3.00,No,Evenly,1.50,-1.50,7"), "this row has more cells than the header");
    assert_eq!(words("2025-06-01,\"Tea,,EUR,3.00,No,Evenly,1.50,-1.50"), "this quote is not closed");
    assert_eq!(table(header).bills, []);
    let moved =
        "Bob,Cost,Date,Currency,Ann,Split mode,Is Reimbursement,Description\n-1,2,2025-06-01,EUR,1,Evenly,No,Tea\n";
    assert_eq!(balances(&table(moved)), [("Bob".to_owned(), -100), ("Ann".to_owned(), 100)]);
    let german = header.replace("Cost", "Kosten");
    assert!(!(CSV.fits)(&german));
}

#[test]
fn no_cut_and_no_changed_byte_makes_it_panic() {
    assert_unbreakable(&JSON, GROUP, &euros());
    assert_unbreakable(&CSV, &decode(TABLE).unwrap(), &euros());
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,60}", expense in "[\\[\\]{}\",:a-z0-9 -]{0,40}") {
        assert_sane(&JSON, &text, &euros());
        assert_sane(&JSON, &small(&expense), &euros());
        assert_sane(&CSV, &format!("Date,Description,Cost,Is Reimbursement,Split mode,A,B\n{text}\n{expense}"), &euros());
    }
}
