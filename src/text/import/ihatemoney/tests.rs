//! Tests of the readers of ihatemoney files, by the balances that ihatemoney itself computes.

use proptest::prelude::*;

use super::{BILLS_CSV, BILLS_JSON, MEMBERS, SETTLEMENTS_CSV, SETTLEMENTS_JSON};
use crate::model::Kind;
use crate::text::import::Origin;
use crate::text::import::bills::{ReadOptions, Rounding};
use crate::text::import::gather::gather;
use crate::text::import::testing::{assert_near, assert_sane, assert_unbreakable, balances, euros, problems};
use crate::text::import::weights::share_by_weight;

const JSON: &str = include_str!("../../../../fixtures/import/ihatemoney/weekend-bills.json");
const CSV: &str = include_str!("../../../../fixtures/import/ihatemoney/weekend-bills.csv");
const SETTLED: &str = include_str!("../../../../fixtures/import/ihatemoney/weekend-transactions.csv");
const PEOPLE: &str = include_str!("../../../../fixtures/import/ihatemoney/api-members.json");

const HEADER: &str = "what,bill_type,amount,currency,date,payer_name,payer_weight,owers\r\n";

#[test]
fn both_files_of_bills_come_to_the_balances_of_ihatemoney() {
    for (origin, text) in [(BILLS_JSON, JSON), (BILLS_CSV, CSV)] {
        assert!((origin.fits)(text));
        let bills = (origin.read)(text, &euros()).unwrap();
        assert_near(&bills, &[("Alice", 85), ("Bob", 1333), ("Chloé", -1418)]);
        assert_eq!(bills.bills[2].kind, Kind::Payment);
        assert_eq!(bills.bills[3].description, "Beer, crisps & \"dip\"");
        assert_eq!(bills.losses.len(), 1, "{:?}", bills.losses);
    }
}

#[test]
fn settlements_state_balances_and_need_the_bills() {
    let bills = (SETTLEMENTS_CSV.read)(SETTLED, &euros()).unwrap();
    let stated: Vec<(&str, i128)> =
        bills.balances.iter().map(|stated| (bills.people[stated.person.get()].name.as_str(), stated.minor)).collect();
    assert_eq!(stated, [("Chloé", -1418), ("Alice", 85), ("Bob", 1333)]);
    assert!(bills.needs.unwrap().contains("bills") && bills.rounding == Rounding::UnitPerBill);
    let json = "[{\"ower\": \"Chloé\", \"receiver\": \"Bob\", \"amount\": 13.33, \"currency\": \"EUR\"}]";
    assert!((SETTLEMENTS_JSON.fits)(json) && !(BILLS_JSON.fits)(json));
    assert_eq!((SETTLEMENTS_JSON.read)(json, &ReadOptions::default()).unwrap().balances[1].minor, 1333);
}

#[test]
fn weights_come_from_who_paid_and_from_the_members() {
    let text = format!(
        "{HEADER}'-tea,Expense,77.80,XXX,2025-07-02,'+Plus,1.5,\"'+Plus, José\"\r\n\
         Deposit,Reimbursement,12,EUR,2025-07-03,'+Plus,1.5,José\r\n"
    );
    let mut bills = (BILLS_CSV.read)(&text, &euros()).unwrap();
    assert_eq!((bills.bills[0].description.as_str(), bills.people[0].name.as_str()), ("-tea", "+Plus"));
    assert_eq!(balances(&bills), [("+Plus".to_owned(), 3112 + 1200), ("José".to_owned(), -3112 - 1200)]);
    assert!(bills.losses.iter().any(|loss| loss.words.starts_with("weights") && loss.rows == 1), "{:?}", bills.losses);
    let members =
        (MEMBERS.read)("[{\"id\":1,\"name\":\"José\",\"weight\":0.5,\"activated\":false}]", &euros()).unwrap();
    assert!(members.people[0].has_left && members.needs.is_some());
    bills.people[1].weight = members.people[0].weight;
    share_by_weight(&mut bills);
    assert_eq!(balances(&bills)[1].1, -1945 - 1200);
    assert!(bills.losses.iter().all(|loss| !loss.words.starts_with("weights")));
    assert_eq!((MEMBERS.read)(PEOPLE, &euros()).unwrap().people.len(), 3);
}

#[test]
fn bills_members_and_settlements_are_given_together() {
    // Who paid nothing counts as one until the members are known.
    let other = "[{\"what\":\"Tea\",\"amount\":4,\"date\":\"2025-05-05\",\"payer_name\":\"Bob\",\"payer_weight\":1,\"owers\":[\"Alice\",\"Bob\"]}]";
    let members = PEOPLE.replacen("\"weight\": 1.0", "\"weight\": 3.0", 1);
    let read = |origin: Origin, text: &str| (origin.read)(text, &euros()).unwrap();
    let files = vec![read(SETTLEMENTS_CSV, SETTLED), read(BILLS_CSV, CSV), read(MEMBERS, PEOPLE)];
    let all = gather(files).bills;
    assert_eq!((all.needs, all.bills.len(), all.balances.len(), all.people.len()), (None, 7, 3, 3));
    let nets = balances(&all);
    for stated in &all.balances {
        let (name, minor) = &nets[stated.person.get()];
        assert!((stated.minor - i128::from(*minor)).abs() <= 7, "{name}");
    }
    let alone = gather(vec![read(SETTLEMENTS_CSV, SETTLED)]).bills;
    assert!(alone.needs.is_some_and(|needs| needs.contains("bills")));
    let weighted = gather(vec![read(BILLS_JSON, other), read(MEMBERS, &members)]).bills;
    assert_eq!(weighted.bills[0].division.rule.as_ref().unwrap()[0].way.to_text(2), ":3");
}

#[test]
fn older_files_and_odd_names_are_read() {
    let old = "what,amount,date,payer_name,payer_weight,owers\nTea,1e1,2020-01-02,\"Zoë, K.\",1.0,\"['Zoë, K.', 'Bob']\"\n\
        Cake,33.333333333333336,2020-01-02,Bob,2,\"Bob, Zoë, K.\"\n";
    let bills = (BILLS_CSV.read)(old, &euros()).unwrap();
    assert_eq!(bills.people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(), ["Zoë, K.", "Bob"]);
    assert_eq!(bills.bills[1].amount.minor(), 3333);
    assert!(bills.losses.iter().any(|loss| loss.words.contains("rounded") && loss.rows == 1));
    assert_eq!((BILLS_CSV.read)("", &euros()).unwrap().bills, []);
    assert_eq!((BILLS_JSON.read)("[]", &euros()).unwrap().bills, []);
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let wrong =
        |origin: &Origin, text: &str, options: &ReadOptions| problems((origin.read)(text, options), text)[0].clone();
    let row = |row: &str| wrong(&BILLS_CSV, &format!("{HEADER}{row}"), &euros());
    assert_eq!(row("Tea,Expense,x,XXX,2025-07-02,Ann,1,Ann"), ("x".into(), "`x` is not a number".into()));
    assert_eq!(row("Tea,Expense,1,XXX,2025-02-30,Ann,1,Ann").1, "there is no day `2025-02-30`");
    assert_eq!(row("Tea,Dépense,1,XXX,2025-02-03,Ann,1,Ann").0, "Dépense");
    assert_eq!(row("Tea,Expense,1,XXX,2025-02-03,Ann,0,Ann").1, "this is no weight that someone can have");
    assert_eq!(row("Tea,Expense,1,XXX,2025-02-03,Ann,1,").1, "nobody shares this bill");
    assert_eq!(row("Tea,Expense,1,XXX,2025-02-03,Ann,1,\"Ann, Ann\"").1, "`Ann` shares this bill twice");
    assert_eq!(row("Tea,Expense,1,XXX,2025-02-03,,1,Ann").1, "there is no name of who paid");
    assert_eq!(row("Tea,Expense,1,XXX,2025-02-03,Ann,1,Ann,Bob").1, "this row has more cells than the header");
    assert_eq!(
        wrong(&BILLS_JSON, JSON, &ReadOptions::default()),
        ("\"XXX\"".into(), "the file does not say which currency this is".into())
    );
    assert_eq!(wrong(&BILLS_CSV, &CSV.replace("owers", "Schuldner"), &euros()).1, "the column `owers` is missing");
    let text = JSON.replace("[\"Alice\", \"Bob\", \"Chlo\\u00e9\"]", "7");
    assert_eq!(problems((BILLS_JSON.read)(&text, &euros()), &text).len(), 4);
    assert!(!(BILLS_CSV.fits)("what,amount,date,timestamp,payer_name,payer_weight,payer_active,owers\n"));
}

#[test]
fn no_cut_and_no_changed_byte_makes_it_panic() {
    for (origin, text) in [(BILLS_JSON, JSON), (BILLS_CSV, CSV), (SETTLEMENTS_CSV, SETTLED), (MEMBERS, PEOPLE)] {
        assert_unbreakable(&origin, text, &euros());
    }
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,60}", row in "[a-b,'\"\n 0-9.-]{0,40}") {
        for origin in [BILLS_JSON, BILLS_CSV, SETTLEMENTS_CSV, SETTLEMENTS_JSON, MEMBERS] {
            assert_sane(&origin, &text, &euros());
            assert_sane(&origin, &format!("{HEADER}Tea,Expense,1,XXX,2025-02-03,{row}"), &euros());
        }
    }
}
