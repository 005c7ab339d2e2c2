//! Expense files: what friends see.

#![cfg(test)]

use crate::model::Id;
use crate::text::merge::{Merged, NoticeKind, merge};

const PATH: &str = "groups/trip/expenses/2026.csv";
const HEAD: &str = "id,date,description,amount,paid_by,split,status,by\n";

/// Merges, and checks that it does not matter who is ours and that merging again changes nothing.
fn merged(base: &str, ours: &str, theirs: &str) -> Merged {
    merged_of(Some(base), ours, theirs)
}

fn merged_of(base: Option<&str>, ours: &str, theirs: &str) -> Merged {
    let merged = merge(PATH, base, Some(ours), Some(theirs)).unwrap();
    let swapped = merge(PATH, base, Some(theirs), Some(ours)).unwrap();
    assert_eq!(merged.text, swapped.text);
    assert_eq!(merged.notices, swapped.notices);
    for side in [ours, theirs] {
        let again = merge(PATH, Some(side), merged.text.as_deref(), Some(side)).unwrap();
        assert_eq!(again.text, merged.text);
        let again = merge(PATH, base, merged.text.as_deref(), Some(side)).unwrap();
        assert_eq!(again.text, merged.text, "merging a side again changes nothing");
    }
    merged
}

/// Merges tables that have a header in common.
fn rows(base: &str, ours: &str, theirs: &str) -> String {
    let [base, ours, theirs] = [base, ours, theirs].map(|rows| format!("{HEAD}{rows}"));
    let text = merged(&base, &ours, &theirs).text.unwrap();
    text.strip_prefix(HEAD).unwrap().to_owned()
}

const DINNER: &str = "k7q2m9xw4t3e,2026-06-14,dinner,20.00,alice,alice bob,,alice\n";
const TAXI: &str = "4h8s0c1v9p2a,2026-06-15,taxi,9.00,bob,alice bob,,bob\n";

#[test]
fn rows_added_on_both_sides_are_there_by_date() {
    let late = "9d3f6g7h8j0k,2026-06-20,museum,12.00,alice,alice bob,,alice\n";
    let early = "3f9a1b2c4d5e,2026-06-16,ice,3.00,bob,alice bob,,bob\n";
    assert_eq!(rows(DINNER, &format!("{DINNER}{late}"), &format!("{DINNER}{early}")), format!("{DINNER}{early}{late}"));
}

#[test]
fn fields_change_one_by_one() {
    let ours = DINNER.replace("dinner", "Dinner at Sol");
    let theirs = DINNER.replace("20.00", "22.00");
    assert_eq!(rows(DINNER, &ours, &theirs), "k7q2m9xw4t3e,2026-06-14,Dinner at Sol,22.00,alice,alice bob,,alice\n");
}

#[test]
fn two_amounts_meet() {
    let ours = DINNER.replace("20.00", "9.50");
    let theirs = DINNER.replace("20.00", "24.00").replace(",alice\n", ",bob\n");
    let [base, ours, theirs] = [DINNER, &ours, &theirs].map(|rows| format!("{HEAD}{TAXI}{rows}"));
    let merged = merged(&base, &ours, &theirs);
    assert_eq!(
        merged.text.unwrap(),
        format!(
            "{HEAD}{TAXI}k7q2m9xw4t3e,2026-06-14,dinner,24.00,alice,alice bob,,bob\n\
             k7q2m9xw4t3e,2026-06-14,dinner,9.50,alice,alice bob,conflict,alice\n"
        )
    );
    let notice = &merged.notices[0];
    assert_eq!((notice.kind, notice.about.as_str()), (NoticeKind::BothChanged, "k7q2m9xw4t3e"));
    assert_eq!((notice.in_force.as_str(), notice.lost.as_str()), ("24.00 alice alice bob", "9.50 alice alice bob"));
}

#[test]
fn taken_out_and_changed() {
    let changed = DINNER.replace("20.00", "24.00");
    let expected = format!("{changed}k7q2m9xw4t3e,2026-06-14,dinner,24.00,alice,alice bob,conflict,alice\n");
    assert_eq!(rows(DINNER, "", &changed), expected);
    let void = DINNER.replace(",,alice", ",void,alice");
    assert_eq!(rows(DINNER, &void, &changed), expected);
    assert_eq!(rows(DINNER, &void, ""), void, "both want it out");
    assert_eq!(rows(&format!("{DINNER}{TAXI}"), &void, DINNER), void, "only one has a say");
}

#[test]
fn a_settled_conflict_stays_settled() {
    let loser = "k7q2m9xw4t3e,2026-06-14,dinner,9.50,alice,alice bob,conflict,bob\n";
    let base = format!("{DINNER}{loser}");
    let note = TAXI.replace("taxi", "tram");
    assert_eq!(
        rows(&format!("{base}{TAXI}"), &format!("{DINNER}{TAXI}"), &format!("{base}{note}")),
        format!("{DINNER}{note}")
    );
    let taken = DINNER.replace("20.00", "9.50");
    let renamed = DINNER.replace("dinner", "lunch");
    assert_eq!(rows(&base, &taken, &format!("{renamed}{loser}")), taken.replace("dinner", "lunch"));
}

#[test]
fn the_same_id_twice_keeps_both_rows_whole() {
    let other = "k7q2m9xw4t3e,2026-06-15,taxi,9.00,bob,bob,,bob\n";
    let [ours, theirs] = [DINNER, other].map(|rows| format!("{HEAD}{rows}"));
    let text = merged_of(None, &ours, &theirs).text.unwrap();
    let loser = other.replace(",,bob", ",conflict,bob");
    assert_eq!(text, format!("{HEAD}{DINNER}{loser}"));
    let doubled = format!("{DINNER}{other}{DINNER}{TAXI}");
    assert_eq!(
        rows(DINNER, &doubled, &format!("{DINNER}{}", TAXI.replace("4h8", "5h8"))).matches("k7q2m9xw4t3e").count(),
        2
    );
}

#[test]
fn rows_without_an_id_are_told_by_what_they_say() {
    let row = ",2026-06-14,ice,3.00,bob,alice bob,,\n";
    let other = ",2026-06-14,ice,4.00,bob,alice bob,,\n";
    assert_eq!(rows(DINNER, &format!("{DINNER}{row}"), &format!("{DINNER} {row}")), format!("{DINNER}{row}"));
    assert_eq!(
        rows(DINNER, &format!("{DINNER}{row}{row}"), &format!("{DINNER}{row}{other}")),
        format!("{DINNER}{row}{row}{other}")
    );
    assert_eq!(rows(&format!("{row}{row}"), row, &format!("{row}{row}{TAXI}")), format!("{row}{TAXI}"));
}

#[test]
fn a_row_that_got_its_id_on_one_side_is_not_doubled() {
    let row = ",2026-06-14,ice,3.00,bob,alice bob,,\n";
    let content = ["groups/trip", "2026-06-14", "", "ice", "3.00", "", "bob", "alice bob"].join("\u{1f}");
    let named = format!("{}{row}", Id::provisional(content.as_bytes(), 0));
    let changed = row.replace("3.00", "4.00");
    assert_eq!(rows(row, &named, &changed), named.replace("3.00", "4.00"));
    assert_eq!(rows(row, &named, &format!("{row}{TAXI}")), format!("{named}{TAXI}"));
}

#[test]
fn a_row_that_got_its_id_keeps_it_where_a_spreadsheet_moved_the_columns() {
    let base = "id,date,description,amount,paid_by,split\n,2026-06-14,dinner,20.00,alice,alice bob\n";
    let content = "\u{1f}2026-06-14\u{1f}\u{1f}dinner\u{1f}20.00\u{1f}\u{1f}alice\u{1f}alice bob";
    let id = Id::provisional(format!("groups/trip{content}").as_bytes(), 0);
    let named = base.replace("\n,2026", &format!("\n{id},2026"));
    let moved = "date,description,amount,paid_by,split,id,\n2026-06-14,dinner,20.00,alice,alice bob,,\n";
    let text = merged(base, &named, moved).text.unwrap();
    assert_eq!(text, moved.replace("bob,,", &format!("bob,{id},")));
}

/// Law: a row whose id one side took away is the row that the other side changed.
#[test]
fn a_row_that_lost_its_id_on_one_side_is_not_doubled() {
    let row = ",2026-06-14,ice,3.00,bob,alice bob,,\n";
    let content = ["groups/trip", "2026-06-14", "", "ice", "3.00", "", "bob", "alice bob"].join("\u{1f}");
    let named = format!("{}{row}", Id::provisional(content.as_bytes(), 0));
    let [more, more_named] = [row, &named].map(|row| row.replace("3.00", "4.00"));
    assert_eq!(rows(&named, row, &more_named), more_named);
    assert_eq!(rows(&named, &more, &more_named), more_named);
    for same in [named.clone(), named.replace(",ice,", ",\"ice\",")] {
        assert_eq!(rows(&named, &more, &format!("{same}{TAXI}")), format!("{more_named}{TAXI}"));
        assert_eq!(rows(&named, row, &format!("{same}{TAXI}")), format!("{same}{TAXI}"));
    }
    assert_eq!(rows(&named, &format!("{row}{TAXI}"), &format!("{row}{DINNER}")).matches(row).count(), 1, "both did");
    assert_eq!(rows(&named, row, &row.replace("3.00", "3")).lines().count(), 1);
    assert_eq!(rows(&named, row, TAXI), TAXI, "taken out on the other side");
    // It says what it said before somebody changed it under its id.
    let other = named.replace("2026-06-14,ice,3.00", "2026-06-15,ice for all,4.00");
    assert_eq!(rows(&other, row, &format!("{other}{TAXI}")), format!("{named}{TAXI}"));
    // Both changed it.
    let less = row.replace("3.00", "2.00");
    let text = rows(&named, &less, &more_named);
    assert_eq!(text, format!("{more_named}{}", more_named.replace("4.00", "2.00").replace(",,\n", ",conflict,\n")));
    // An id that is another's, and a row that is another one.
    let tea = ",2026-06-14,tea,2.50,alice,alice bob,,\n";
    assert_eq!(rows(&named, &format!("{named}{tea}"), &more_named), format!("{more_named}{tea}"));
    assert_eq!(rows(&named, tea, &more_named).matches(",ice,").count(), 2, "taken out and changed, beside the tea");
}

#[test]
fn a_row_without_an_id_that_both_changed_gets_one() {
    let row = ",2026-06-14,ice,3.00,bob,alice bob,,\n";
    let text = rows(row, &row.replace("3.00", "4.00"), &row.replace("3.00", "5.00"));
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0][12..], *",2026-06-14,ice,5.00,bob,alice bob,,");
    assert_eq!(lines[1][12..], *",2026-06-14,ice,4.00,bob,alice bob,conflict,");
    assert_eq!(lines[0][..12], lines[1][..12]);
}

#[test]
fn a_spreadsheet_saved_it_while_a_friend_wrote() {
    let base = format!("{HEAD}# the first evening\n{DINNER}\n{TAXI}");
    let ours = format!("\u{feff}{base}").replace('\n', "\r\n").replace("dinner", "\"dinner\"");
    let theirs =
        format!("{}9d3f6g7h8j0k,2026-06-20,museum,12.00,alice,alice bob,,alice\n", base.replace("9.00", "8.00"));
    let expected = format!(
        "\u{feff}{HEAD}# the first evening\n{}\n{}9d3f6g7h8j0k,2026-06-20,museum,12.00,alice,alice bob,,alice\n",
        DINNER.replace("dinner", "\"dinner\""),
        TAXI.replace("9.00", "8.00")
    );
    assert_eq!(merged(&base, &ours, &theirs).text.unwrap(), expected.replace('\n', "\r\n"));
}

#[test]
fn columns_moved_and_added_while_a_friend_wrote() {
    let base = "id,date,description,amount,paid_by,split\nk7q2m9xw4t3e,2026-06-14,dinner,20.00,alice,alice bob\n";
    let ours =
        "date,id,amount,description,paid_by,split,note\n2026-06-14,k7q2m9xw4t3e,20.00,dinner,alice,alice bob,late\n";
    let theirs = base.replace("20.00", "21.00") + "9d3f6g7h8j0k,2026-06-20,museum,12.00,alice,alice bob\n";
    let text = merged(base, ours, &theirs).text.unwrap();
    assert_eq!(
        text,
        "date,id,amount,description,paid_by,split,note\n2026-06-14,k7q2m9xw4t3e,21.00,dinner,alice,alice bob,late\n\
         2026-06-20,9d3f6g7h8j0k,12.00,museum,alice,alice bob\n"
    );
}

#[test]
fn tags_are_a_set() {
    let head = "id,date,description,amount,paid_by,split,tags\n";
    let row = |tags: &str| format!("{head}k7q2m9xw4t3e,2026-06-14,dinner,20.00,alice,alice bob,{tags}\n");
    assert_eq!(merged(&row("food old"), &row("food"), &row("food old zoo")).text.unwrap(), row("food zoo"));
}

#[test]
fn who_changed_nothing_has_no_say() {
    let base = format!("{HEAD}{DINNER}");
    let odd = format!("\u{feff}{HEAD}# hm\r\n\n \"k7q2m9xw4t3e\" ,2026-06-14, dinner,20.00,alice,alice bob");
    assert_eq!(merge(PATH, Some(&base), Some(&odd), Some(&base)).unwrap().text, Some(odd.clone()));
    assert_eq!(merge(PATH, Some(&base), Some(&base), None).unwrap().text, None);
}

#[test]
fn who_takes_a_file_away_takes_its_rows_out() {
    let base = format!("{HEAD}{DINNER}");
    let merged = |ours: &str| {
        let merged = merge(PATH, Some(&base), Some(ours), None).unwrap();
        assert_eq!(merged, merge(PATH, Some(&base), None, Some(ours)).unwrap());
        merged.text
    };
    assert_eq!(merged(&format!("{base}{TAXI}")), Some(format!("{HEAD}{TAXI}")));
    let edited = DINNER.replace("20.00", "21.00");
    let contested = edited.replace(",,alice\n", ",conflict,alice\n");
    assert_eq!(merged(&format!("{HEAD}{edited}")), Some(format!("{HEAD}{edited}{contested}")));
    let broken = format!("{base}x,\"open\ny\n");
    assert_eq!(merged(&broken), Some(broken));
}

#[test]
fn what_cannot_be_read_is_not_merged() {
    let base = format!("{HEAD}{DINNER}");
    let ours = format!("{base}{TAXI}");
    for broken in
        [format!("{base}x,\"open\ny\n"), format!("{base}<<<<<<< a\n=======\n>>>>>>> b\n"), base.replace(',', ";")]
    {
        assert!(merge(PATH, Some(&base), Some(&ours), Some(&broken)).is_err(), "{broken}");
    }
}

#[test]
fn of_a_row_that_stood_with_and_without_its_id_each_took_out_another_one() {
    let typed = ",2026-06-15,taxi,9.00,bob,alice bob,,\n";
    let known = "4h8s0c1v9p2a,2026-06-15,taxi,9.00,bob,alice bob,,\n";
    let both = format!("{DINNER}{typed}{known}");
    let ours = format!("{DINNER}{typed}");
    let theirs = format!("{DINNER}{known}");
    assert_eq!(rows(&both, &ours, &theirs), format!("{DINNER}{known}"));
    // What one changed meanwhile is changed.
    let changed = ours.replace("9.00", "9.50");
    assert_eq!(rows(&both, &changed, &theirs), format!("{DINNER}{}", known.replace("9.00", "9.50")));
    // Who took out both meant both.
    assert_eq!(rows(&both, &ours, DINNER), DINNER);
    assert_eq!(rows(&both, DINNER, &theirs), DINNER);
    // Another taxi stays another one.
    let twice = format!("{both}{typed}");
    assert_eq!(rows(&twice, &ours, &theirs), format!("{DINNER}{known}"));
    assert_eq!(rows(&twice, &both, &theirs), format!("{DINNER}{known}"));
}
