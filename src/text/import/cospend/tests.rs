//! Tests of the readers of Cospend files, by the balances that Cospend itself computes.

use proptest::prelude::*;

use super::{BALANCES, PROJECT, SETTLEMENTS};
use crate::model::Kind;
use crate::text::import::bills::{Bills, ReadOptions, Repeat, RepeatUnit};
use crate::text::import::testing::{assert_near, assert_sane, assert_unbreakable, euros, problems};

const TEXT: &str = include_str!("../../../../fixtures/import/cospend/weekend.csv");

fn project(text: &str) -> Bills {
    (PROJECT.read)(text, &euros()).unwrap()
}

fn one(row: &str) -> String {
    format!(
        "name,weight,active,color\n\"Ann, A.\",1.5,1,\"#1\"\n\"Bob\",0,0,\"#2\"\n\nwhat,amount,date,timestamp,payer_name,\
         payer_weight,payer_active,owers,repeat,repeatfreq,repeatallactive,repeatuntil,categoryid,paymentmode,\
         paymentmodeid,comment,deleted\n{row}\n"
    )
}

#[test]
fn the_project_comes_to_the_balances_of_cospend() {
    assert!((PROJECT.fits)(TEXT));
    let bills = project(TEXT);
    assert_near(&bills, &[("Alice", 84), ("Bob", 1333), ("Chloé", -1418)]);
    assert_eq!(bills.bills.len(), 7);
    assert!(bills.losses.iter().any(|loss| loss.words.contains("trash") && loss.rows == 1));
    let categories: Vec<&str> = bills.bills.iter().map(|bill| bill.category.as_str()).collect();
    assert_eq!(categories, ["Grocery", "Bar/Party", "Culture", "Grocery", "", "", ""]);
    assert_eq!((bills.bills[4].kind, bills.bills[3].tags.as_slice()), (Kind::Payment, ["cash".to_owned()].as_slice()));
    assert_eq!(bills.bills[3].note, "said \"cheers\" & 50% off\nsecond line");
}

#[test]
fn members_rates_and_rules_come_along() {
    let text =
        one("\"Rent\",100,1999-01-01,1746187200,\"Ann, A.\",1.5,1,\"Ann, A.,Bob\",b,2,1,2026-01-31,-3,t,0,\"\",0")
            + "\ncurrencyname,exchange_rate\n\"Euro\",1\n\"USD\",1.1\n\"Beer\",5\n";
    let bills = project(&text);
    let people: Vec<String> =
        bills.people.iter().map(|person| format!("{} {}", person.name, person.weight.unwrap())).collect();
    assert_eq!(people, ["Ann, A. 1.5", "Bob 1"], "a weight of zero counts as one");
    assert!(bills.people[1].has_left);
    let bill = &bills.bills[0];
    assert_eq!(bill.date.to_string(), "2025-05-02", "the second counts more than the day");
    let until = crate::model::Date::parse("2026-01-31");
    assert_eq!(bill.repeat, Some(Repeat { every: 4, unit: RepeatUnit::Week, until }));
    assert_eq!((bill.category.as_str(), bill.tags.as_slice()), ("Rent", ["transfer".to_owned()].as_slice()));
    assert_eq!((bills.rates.len(), bills.rates[0].from.code(), bills.rates[0].rate.as_str()), (1, "USD", "1.1"));
    assert!(bills.losses.iter().any(|loss| loss.words.contains("exchange rates") && loss.rows == 1));
}

#[test]
fn old_files_have_no_members_but_rows_that_carry_them() {
    let text = "what,amount,date,payer_name,payer_weight,payer_active,owers,repeat,categoryid,paymentmode\n\
        \"deleteMeIfYouWant\",1,1970-01-01,\"Ann\",2,1,\"Ann\",n,,\n\
        \"Tea\",3,2019-02-01,\"Bob\",1,0,\"Ann,Bob\",n,-1,b\n";
    assert!((PROJECT.fits)(text));
    let bills = project(text);
    assert_near(&bills, &[("Ann", -200), ("Bob", 200)]);
    assert!(bills.people[1].has_left && bills.bills.len() == 1);
}

#[test]
fn plans_and_statistics_state_balances() {
    let plan =
        "\"Who pays?\",\"To whom?\",\"How much?\"\n\"Chloé\",\"Bob\",13.334999999999997\n\"Chloé\",\"Alice\",0.845\n";
    assert!((SETTLEMENTS.fits)(plan) && !(PROJECT.fits)(plan));
    let stated = |bills: &Bills| bills.balances.iter().map(|stated| stated.minor).collect::<Vec<_>>();
    assert_eq!(stated(&(SETTLEMENTS.read)(plan, &euros()).unwrap()), [-1418, 1333, 85]);
    let statistics = "\"Member name\",\"Paid\",\"Spent\",\"Balance\"\n\"Ann\",3,1,2\n\"Bob\",0,2,-2\n";
    assert!((BALANCES.fits)(statistics));
    let bills = (BALANCES.read)(statistics, &euros()).unwrap();
    assert!(stated(&bills) == [200, -200] && bills.needs.is_some());
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let wrong = |text: &str| problems((PROJECT.read)(text, &euros()), text)[0].clone();
    let row = |row: &str| wrong(&one(row));
    assert_eq!(row("\"Tea\",x,2025-05-02,,\"Bob\",1,1,\"Bob\"").0, "x");
    assert_eq!(row("\"Tea\",1,2025-05-02,soon,\"Bob\",1,1,\"Bob\"").1, "`soon` is no time in seconds");
    assert_eq!(row("\"Tea\",1,2025-05-02,,\"\",1,1,\"Bob\"").1, "there is no name of who paid");
    assert_eq!(row("\"Tea\",1,2025-05-02,,\"Bob\",1,1,\"\"").1, "nobody shares this bill");
    assert_eq!(row("\"Tea\",1,2025-05-02,,\"Bob\",1,1,\"Bob,Bob\"").1, "`Bob` shares this bill twice");
    assert_eq!(row("\"Tea\",1,2025-05-02,,\"Bob\",1,1,\"Bob\",q").0, "q");
    assert_eq!(row("\"a \"b\" c\",1,2025-05-02,,\"Bob\",1,1,\"Bob\"").0, "b\" c\"");
    assert_eq!(wrong(&TEXT.replace("owers", "schuldner")).1, "the column `owers` is missing");
    assert_eq!(
        wrong(&TEXT.replace("\"Bob\",1,1,\"#468380\"", "\"Alice\",1,1,\"#468380\"")).1,
        "two members have the name `Alice`"
    );
    let without = problems((PROJECT.read)(TEXT, &ReadOptions::default()), TEXT);
    assert_eq!(without[0].1, "the file does not say which currency this is");
    assert_eq!(wrong(&format!("{TEXT}\nname,weight,active,color\n")).1, "this table stands here for the second time");
}

#[test]
fn no_cut_and_no_changed_byte_makes_it_panic() {
    assert_unbreakable(&PROJECT, TEXT, &euros());
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,60}", row in "[a-b,'\"\n 0-9%+.-]{0,40}") {
        for origin in [PROJECT, SETTLEMENTS, BALANCES] {
            assert_sane(&origin, &text, &euros());
            assert_sane(&origin, &one(&format!("\"Tea\",1,2025-05-02,,{row}")), &euros());
            assert_sane(&origin, &format!("\"Who pays?\",\"To whom?\",\"How much?\"\n{row}"), &euros());
        }
    }
}
