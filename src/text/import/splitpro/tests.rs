//! Tests of the readers of SplitPro files.

use proptest::prelude::*;

use super::line::HEADER;
use super::{DATA, FRIEND};
use crate::model::{Date, Kind};
use crate::text::import::bills::{Bills, ReadOptions};
use crate::text::import::testing::{assert_sane, assert_unbreakable, balances, problems};

const CSV: &str = include_str!("../../../../fixtures/import/splitpro/friend.csv");
const JSON: &str = include_str!("../../../../fixtures/import/splitpro/data.json");

fn options() -> ReadOptions {
    ReadOptions { today: Date::parse("2025-06-01"), me: Some("Ann".to_owned()), ..ReadOptions::default() }
}

fn friend(text: &str) -> Bills {
    (FRIEND.read)(text, &options()).unwrap()
}

#[test]
fn a_friend_comes_with_what_is_between_the_two() {
    assert!((FRIEND.fits)(CSV));
    let bills = friend(CSV);
    // 15.00 was paid, 14.00 and 30.00 are owed, 6.26 was lent, 10.00 of what came back is Bob's.
    let net = 1500 - 1400 + 626 - 3000 - 1000;
    assert_eq!(balances(&bills), [("Ann".to_owned(), net), ("Bob".to_owned(), -net)]);
    assert_eq!((bills.bills[0].kind, bills.bills[2].description.as_str()), (Kind::Payment, "Say \"hi\", twice"));
    assert_eq!((bills.bills[3].amount.minor(), bills.bills[3].note.as_str()), (3000, "of 90.00 EUR in all"));
    assert!(bills.losses.iter().any(|loss| loss.words.contains("more than two share") && loss.rows == 1));
}

#[test]
fn a_friend_who_paid_nothing_has_no_name() {
    let bills = friend(&format!("{HEADER}\nYou,Tea,food,2.00,EQUAL,2025-05-05 10:00:00,EUR,1.00,0,0\n"));
    assert_eq!(balances(&bills)[1], ("Friend".to_owned(), -100));
    assert!(bills.losses.iter().any(|loss| loss.words.contains("`Friend`")));
    assert_eq!(friend(&format!("{HEADER}\n")).bills, []);
}

#[test]
fn all_data_comes_as_opening_balances() {
    assert!((DATA.fits)(JSON));
    let bills = (DATA.read)(JSON, &options()).unwrap();
    let texts: Vec<String> = bills
        .bills
        .iter()
        .map(|bill| {
            format!(
                "{} {} {} by {}",
                bill.date,
                bill.amount.minor(),
                bill.currency,
                bills.people[bill.paid[0].person.get()].name
            )
        })
        .collect();
    assert_eq!(texts, ["2025-06-01 1250 EUR by Ann", "2025-06-01 300 JPY by Bob"]);
    assert_eq!(bills.people[2].name, "cy@example.org");
    assert_eq!(bills.balances.iter().map(|stated| stated.minor).collect::<Vec<_>>(), [1250, -1250, -300, 300]);
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let row = |row: &str| {
        let text = format!("{HEADER}\n{row}\n");
        problems((FRIEND.read)(&text, &options()), &text)[0].clone()
    };
    let rest = "EQUAL,2025-05-05 10:00:00,EUR";
    assert_eq!(row("You,Tea"), ("You,Tea".into(), "this line does not have 10 cells".into()));
    assert_eq!(row(&format!("You,Tea,food,2.00,{rest},7.00,0,0")).1, "the share is larger than the amount");
    assert_eq!(row(&format!("You,Tea,food,two,{rest},7.00,0,0")).0, "two");
    assert_eq!(row(&format!("Ann,Tea,food,2.00,{rest},0,1.00,0")).1, "you and the friend have the same name");
    let both = format!("Bob,Tea,food,2.00,{rest},0,1.00,0\nCy,Tea,food,2.00,{rest},0,1.00,0");
    assert_eq!(row(&both), ("Cy".into(), "`Cy` is a third name in a file of two people".into()));
    let moved = CSV.replace("Paid By,Name", "Name,Paid By");
    assert!(!(FRIEND.fits)(&moved) && (FRIEND.read)(&moved, &options()).is_err());
    let wrong = |text: &str, options: &ReadOptions| problems((DATA.read)(text, options), text)[0].1.clone();
    assert_eq!(wrong(JSON, &ReadOptions::default()), "nothing says on which day this balance stands");
    assert_eq!(
        wrong(&JSON.replace("\"1250\"", "\"12.5\""), &options()),
        "this should be a whole number of smallest units"
    );
}

#[test]
fn no_cut_and_no_changed_byte_makes_it_panic() {
    assert_unbreakable(&FRIEND, CSV, &options());
    assert_unbreakable(&DATA, JSON, &options());
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,60}", row in "[a-b,\"\n 0-9.-]{0,40}") {
        for origin in [FRIEND, DATA] {
            assert_sane(&origin, &text, &options());
            assert_sane(&origin, &format!("{HEADER}\n{row},EQUAL,2025-05-05,EUR,{row}"), &options());
        }
    }
}
