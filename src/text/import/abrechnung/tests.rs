//! Tests of the readers of Abrechnung files, by the balances that Abrechnung itself computes.

use proptest::prelude::*;

use super::{GROUP, TABLE};
use crate::model::Kind;
use crate::text::import::bills::{Bills, ReadOptions};
use crate::text::import::testing::{assert_near, assert_sane, assert_unbreakable, balances, euros, problems};

const TEXT: &str = include_str!("../../../../fixtures/import/abrechnung/weekend.json");

const CSV: &str = include_str!("../../../../fixtures/import/abrechnung/weekend-transactions.csv");

fn group(text: &str) -> Bills {
    (GROUP.read)(text, &ReadOptions::default()).unwrap()
}

/// A group of Ann (1), Bo (2) and Cy (3) with events and one transaction of 30.00, paid by Ann.
fn one(events: &str, rest: &str) -> String {
    format!(
        "{{\"version\":1,\"metadata\":{{\"name\":\"G\",\"currency_identifier\":\"EUR\"}},\"personal_accounts\":[\
         {{\"id\":1,\"name\":\"Ann\"}},{{\"id\":2,\"name\":\"Bo\"}},{{\"id\":3,\"name\":\"Cy\"}}],\"events\":[{events}],\
         \"transactions\":[{{\"id\":9,\"type\":\"purchase\",\"name\":\"Food\",\"value\":30.0,\
         \"currency_identifier\":\"EUR\",\"billed_at\":\"2025-05-02\",\"creditor_shares\":{{\"1\":1}},{rest}}}]}}"
    )
}

fn nets(events: &str, rest: &str) -> Vec<i64> {
    balances(&group(&one(events, rest))).into_iter().map(|(_, minor)| minor).collect()
}

#[test]
fn the_group_comes_to_the_balances_of_abrechnung() {
    assert!((GROUP.fits)(TEXT));
    let bills = group(TEXT);
    assert_near(&bills, &[("Alice", 3084), ("Bob", 334), ("Chloé", -3418)]);
    assert_eq!((bills.bills[4].kind, bills.bills[3].note.as_str()), (Kind::Payment, "two\nlines"));
    assert_eq!(bills.bills[5].paid.iter().map(|part| part.amount.minor()).collect::<Vec<_>>(), [2000, 1000]);
    assert_eq!(
        (bills.bills[0].tags.as_slice(), bills.bills[0].key.as_deref()),
        (["food".to_owned()].as_slice(), Some("1"))
    );
    assert_eq!(bills.losses, []);
}

#[test]
fn the_csv_is_refused_with_a_pointer_to_the_json() {
    assert!((TABLE.fits)(CSV));
    let problem = (TABLE.read)(CSV, &euros()).unwrap_err().remove(0);
    assert!(problem.help.unwrap().contains("JSON"));
}

#[test]
fn events_pass_on_to_people_and_events() {
    let events = "{\"id\":4,\"name\":\"Ski trip\",\"clearing_shares\":{\"2\":1,\"5\":2}},\
                  {\"id\":5,\"name\":\"Hut\",\"clearing_shares\":{\"2\":1,\"3\":3}}";
    // Half is Ann's. Of the other 15.00 a third is Bo's, and of the rest a quarter is Bo's and the others Cy's.
    assert_eq!(nets(events, "\"debitor_shares\":{\"1\":1,\"4\":1}"), [1500, -750, -750]);
    let bills = group(&one(events, "\"debitor_shares\":{\"4\":1}"));
    assert_eq!(bills.bills[0].tags, ["ski-trip"]);
    let open = "{\"id\":4,\"name\":\"Pot\",\"clearing_shares\":{}}";
    let bills = group(&one(open, "\"debitor_shares\":{\"4\":1,\"3\":2}"));
    assert_eq!(balances(&bills)[3], ("Pot".to_owned(), -1000));
    assert!(bills.losses[0].words.contains("nobody shares"));
}

#[test]
fn items_are_for_those_who_used_them() {
    let rest = "\"debitor_shares\":{\"1\":1,\"2\":1},\"positions\":[\
        {\"id\":1,\"name\":\"beer\",\"price\":10,\"communist_shares\":0,\"usages\":{\"3\":1}},\
        {\"id\":2,\"name\":\"soup\",\"price\":6,\"communist_shares\":1,\"usages\":{\"3\":2}},\
        {\"id\":3,\"name\":\"old\",\"price\":99,\"deleted\":true,\"usages\":{}},\
        {\"id\":4,\"name\":\"new\",\"price\":0,\"usages\":{}}]";
    // Cy: 10 and 4; what is left, 16, goes to Ann and Bo.
    assert_eq!(nets("", rest), [2200, -800, -1400]);
    let more = "\"debitor_shares\":{\"2\":1},\"positions\":[{\"id\":1,\"price\":45,\"usages\":{\"3\":1}}]";
    assert_eq!(nets("", more), [3000, 1500, -4500], "items above the value give back");
}

#[test]
fn every_way_to_split_keeps_its_rule() {
    let ways = |mode: &str, shares: &str| {
        let bills = group(&one("", &format!("\"split_mode\":\"{mode}\",\"debitor_shares\":{{{shares}}}")));
        let rule = bills.bills[0].division.rule.clone().unwrap();
        rule.iter().map(|part| part.way.to_text(2)).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(ways("shares", "\"1\":1.5,\"2\":1.0,\"3\":0.0"), ":1.5 ");
    assert_eq!(ways("evenly", "\"1\":3,\"2\":1"), " ");
    assert_eq!(ways("percent", "\"1\":0.4,\"2\":0.6"), "=40% =60%");
    assert_eq!(ways("percent", "\"1\":40,\"2\":60"), "=40% =60%");
    assert_eq!(ways("absolute", "\"1\":12.5,\"2\":17.5"), "=12.50 =17.50");
    assert_eq!(ways("absolute", "\"1\":1,\"2\":2"), " :2");
}

#[test]
fn rates_and_files_come_along() {
    let text = one("", "\"debitor_shares\":{\"1\":1},\"files\":[{\"filename\":\"bon.txt\",\"content\":\"Zm8=\"}]")
        .replace(
            "30.0,\"currency_identifier\":\"EUR\"",
            "30.0,\"currency_conversion_rate\":0.9,\"currency_identifier\":\"USD\"",
        );
    let bills = group(&text);
    assert_eq!((bills.bills[0].currency.code(), bills.rates[0].rate.as_str()), ("USD", "0.9"));
    assert_eq!(bills.bills[0].attachments[0].bytes.as_deref(), Some(b"fo".as_slice()));
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let wrong = |text: &str| problems((GROUP.read)(text, &ReadOptions::default()), text)[0].clone();
    let rest = |rest: &str| wrong(&one("", rest));
    assert_eq!(rest("\"debitor_shares\":{}").1, "nobody shares this, or what its items leave");
    assert_eq!(rest("\"debitor_shares\":{\"7\":1}"), ("1".into(), "there is no account with the id 7".into()));
    assert_eq!(rest("\"debitor_shares\":{\"1\":-1}"), ("-1".into(), "a share cannot be less than nothing".into()));
    assert_eq!(rest("\"debitor_shares\":{\"1\":1e99}").1, "the shares here cannot be computed exactly");
    assert_eq!(rest("\"split_mode\":\"moody\",\"debitor_shares\":{\"1\":1}").0, "\"moody\"");
    assert_eq!(
        rest("\"debitor_shares\":{\"1\":1},\"positions\":[{\"price\":3,\"usages\":{}}]").1,
        "nobody uses this item"
    );
    assert_eq!(wrong(&TEXT.replace("\"version\":1", "\"version\":2")).1, "this is version 2 of the format; 1 is read");
    assert_eq!(
        wrong(&TEXT.replace("\"id\":2,\"name\":\"Bob\"", "\"id\":1,\"name\":\"Bob\"")).1,
        "there are two accounts with the id 1"
    );
    let circle = "{\"id\":4,\"name\":\"A\",\"clearing_shares\":{\"5\":1}},{\"id\":5,\"name\":\"B\",\"clearing_shares\":{\"4\":1}}";
    assert!(wrong(&one(circle, "\"debitor_shares\":{\"1\":1}")).1.contains("passes on to itself"));
    assert_eq!(wrong(&TEXT[..900]).1, "the file ends in the middle");
}

#[test]
fn no_cut_and_no_changed_byte_makes_it_panic() {
    assert_unbreakable(&GROUP, TEXT, &euros());
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,60}", rest in "[\\[\\]{}\",:a-z0-9 -]{0,40}", share in "-?[0-9.e]{1,20}") {
        assert_sane(&GROUP, &text, &euros());
        assert_sane(&TABLE, &text, &euros());
        assert_sane(&GROUP, &one("", &rest), &euros());
        let event = format!("{{\"id\":4,\"name\":\"E\",\"clearing_shares\":{{\"2\":{share},\"3\":1}}}}");
        let positions = format!("\"positions\":[{{\"price\":{share},\"usages\":{{\"4\":{share}}}}}]");
        let shares = format!("\"debitor_shares\":{{\"4\":{share},\"1\":0.3333333333}}");
        assert_sane(&GROUP, &one(&event, &format!("{shares},{positions}")), &euros());
    }
}
