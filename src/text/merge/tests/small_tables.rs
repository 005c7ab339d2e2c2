//! Items of bills, rates, read marks, and tables that nothing is known of.

#![cfg(test)]

use proptest::prelude::*;

use super::laws::lines;
use crate::text::merge::{NoticeKind, merge};

fn text(path: &str, base: &str, ours: &str, theirs: &str) -> String {
    let text =
        |base: &str, ours: &str, theirs: &str| merge(path, Some(base), Some(ours), Some(theirs)).unwrap().text.unwrap();
    let merged = text(base, ours, theirs);
    assert_eq!(merged, text(base, theirs, ours));
    assert_eq!(merged, text(base, &merged, theirs));
    assert_eq!(merged, text(base, ours, &merged));
    merged
}

const ITEMS: &str =
    "expense,line,description,amount,split\nk7q2m9xw4t3e,1,wine,12.00,ana bo\nk7q2m9xw4t3e,2,fish,20.00,ana\n";

#[test]
fn items_change_as_one() {
    let path = "groups/trip/items.csv";
    let ours = ITEMS.replace("12.00", "13.00") + "k7q2m9xw4t3e,10,ice,3.00,bo\n";
    let theirs = ITEMS.replace("fish,20.00", "cod,21.00") + "k7q2m9xw4t3e,9,tea,2.00,bo\n";
    assert_eq!(
        text(path, ITEMS, &ours, &theirs),
        ITEMS.replace("12.00", "13.00").replace("fish,20.00", "cod,21.00")
            + "k7q2m9xw4t3e,9,tea,2.00,bo\nk7q2m9xw4t3e,10,ice,3.00,bo\n"
    );
    let theirs = ITEMS.replace("wine,12.00", "beer,9.00");
    let merged = text(path, ITEMS, &ours, &theirs);
    assert_eq!(merged, ours.replace("k7q2m9xw4t3e,1,", "# conflict: k7q2m9xw4t3e,1,beer,9.00,ana bo\nk7q2m9xw4t3e,1,"));
    let taken_out = ITEMS.replace("k7q2m9xw4t3e,1,wine,12.00,ana bo\n", "");
    assert_eq!(
        text(path, ITEMS, &taken_out, &theirs),
        theirs.replace("k7q2m9xw4t3e,1,", "# conflict, taken out: k7q2m9xw4t3e,1,wine,12.00,ana bo\nk7q2m9xw4t3e,1,")
    );
}

#[test]
fn two_rates_of_one_day_meet() {
    let base = "date,from,to,rate,source\n";
    let ours = format!("{base}2026-06-14,EUR,JPY,163.25,ecb\n");
    let theirs = format!("{base}2026-06-13,EUR,USD,1.1,ecb\n2026-06-14,EUR,JPY,99.5,me\n");
    let merged = text("rates.csv", base, &ours, &theirs);
    assert_eq!(
        merged,
        format!(
            "{base}2026-06-13,EUR,USD,1.1,ecb\n# conflict: 2026-06-14,EUR,JPY,99.5,me\n2026-06-14,EUR,JPY,163.25,ecb\n"
        )
    );
    let settled = merged.replace("# conflict: 2026-06-14,EUR,JPY,99.5,me\n", "");
    let more = format!("{merged}2026-06-15,EUR,JPY,160,ecb\n");
    assert_eq!(text("rates.csv", &merged, &settled, &more), format!("{settled}2026-06-15,EUR,JPY,160,ecb\n"));
}

#[test]
fn the_later_mark_is_read() {
    let base = "conversation,until\ngroups/trip,2026-06-14T22:10:00Z\n";
    let ours = base.replace("22:10", "22:30");
    let theirs = base.replace("22:10", "22:20") + "groups/home,2026-06-14T22:10:00Z\n";
    assert_eq!(text("reads/ana.csv", base, &ours, &theirs), theirs.replace("22:20", "22:30"));
    let merged = merge("reads/ana.csv", Some(base), Some(&ours), Some(&theirs)).unwrap();
    assert!(merged.notices.iter().all(|notice| notice.kind != NoticeKind::BothChanged));
}

#[test]
fn rows_of_unknown_tables_are_a_set() {
    let base = "x,y\n1,2\n1,2\n";
    assert_eq!(text("notes.csv", base, "x,y\n1,2\n3,4\n", "x,y\n1,2\n1,2\n3,4\n5,6\n"), "x,y\n1,2\n3,4\n5,6\n");
}

proptest! {
    #[test]
    fn rates_in_any_order_are_the_same(base in rates(), one in rates(), two in rates(), three in rates()) {
        let merged = |base: &str, ours: &str, theirs: &str| {
            merge("rates.csv", Some(base), Some(ours), Some(theirs)).unwrap().text.unwrap()
        };
        let left = merged(&base, &merged(&base, &one, &two), &three);
        let right = merged(&base, &one, &merged(&base, &two, &three));
        prop_assert_eq!(lines(&left), lines(&right));
        for line in [&one, &two, &three].iter().flat_map(|side| side.lines()) {
            prop_assert!(base.contains(line) || left.contains(line), "{line}\n{left}");
        }
    }
}

fn rates() -> impl Strategy<Value = String> {
    prop::collection::btree_map(0_u8..6, 0_u8..4, 0..5).prop_map(|rates| {
        let lines = rates.iter().map(|(day, rate)| format!("2026-06-1{day},EUR,JPY,16{rate}.25,ecb\n"));
        format!("date,from,to,rate,source\n{}", lines.collect::<String>())
    })
}
