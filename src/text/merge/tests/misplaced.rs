//! Rows of which a merge without knowledge of ledgers left lines in other rows, or below the headings of others.

#![cfg(test)]

use super::repair::{CAKE, DINNER, HEAD, PATH, TAXI, mended, sheet};
use crate::text::merge::{Doubtful, carried, merge, repaired};

/// Two new rows with notes of several lines that end alike, as git's union joins them: the end stands once.
const HUT: &str = "6h8s0c1v9p2a,2026-06-16,hut,30.00,bob,alice bob,\"two nights\nwith breakfast\"\n";
const INN: &str = "7h8s0c1v9p2a,2026-06-17,inn,40.00,bob,alice bob,\"one night\nwith breakfast\"\n";

#[test]
fn a_cell_of_several_lines_that_was_torn_is_whole_again() {
    let (hut, end) = HUT.split_at(HUT.find("with").unwrap());
    let inn = &INN[..INN.find("with").unwrap()];
    for found in [[DINNER, hut, inn, end], [DINNER, inn, hut, end], [hut, inn, end, DINNER]] {
        let text = mended(&[DINNER], &[DINNER, HUT], &[DINNER, INN], &found).unwrap();
        assert_eq!(text.matches(HUT).count() + text.matches(INN).count() + text.matches(DINNER).count(), 3, "{text}");
        assert_eq!(text.len(), HUT.len() + INN.len() + DINNER.len(), "{text}");
    }
    // A line of a person's own stays where it was written; what was torn is whole again, and no version that lost.
    let text = mended(&[DINNER], &[DINNER, HUT], &[DINNER, INN], &[DINNER, hut, inn, "and tea\n", end]).unwrap();
    assert!(text.contains(HUT) && text.contains(&INN.replace("night\n", "night\nand tea\n")), "{text}");
    assert!(!text.contains("conflict"), "{text}");
    // Both wrote on in the same cell, in other lines of it: nobody wrote what git made of that.
    let [long, short] = ["three nights", "no breakfast"];
    let [one, other] = [HUT.replace("two nights", long), HUT.replace("with breakfast", short)];
    let joined = one.replace("with breakfast", short);
    let text = mended(&[HUT], &[&one], &[&other], &[&joined]).unwrap();
    assert!(text.contains(long) && text.contains(short) && text.matches(",conflict").count() == 1, "{text}");
}

/// The row was joined twice below a heading with other columns: where it came from it is told by its own.
#[test]
fn a_row_below_another_heading_is_not_taken_out() {
    let moved = "split,amount,paid_by,description,date,id\n";
    let row = "alice bob,9.00,bob,taxi,2026-06-15,4h8s0c1v9p2a\n";
    let (base, one) = (format!("{moved}{row}"), format!("{moved}{row}alice,3.00,bob,tea,2026-06-16,5h8s0c1v9p2a\n"));
    let joined = format!("{moved}{HEAD}{DINNER}{row}");
    let other = format!("{moved}{row}\"alice bob\",20.00,alice,dinner,2026-06-14,k7q2m9xw4t3e\n");
    let found = format!("{moved}{HEAD}{DINNER}{row}alice,3.00,bob,tea,2026-06-16,5h8s0c1v9p2a\n");
    let file = Doubtful {
        base: Some(&base),
        parents: [Some(&one), Some(&other)],
        others: &[joined],
        found: Some(&found),
        now: Some(&found),
    };
    let text = repaired(PATH, &file).unwrap().unwrap().text.unwrap();
    for what in ["taxi", "tea", "dinner"] {
        assert_eq!(text.matches(what).count(), 1, "{what} in\n{text}");
    }
}

/// A rebase put a row of another version into the file, and left the heading of that version behind.
#[test]
fn a_row_whose_heading_is_in_no_version_is_read_below_it() {
    let turned = "split,amount,paid_by,kind,description,date,id\n";
    let moved = "alice bob,20.00,alice,,dinner,2026-06-14,k7q2m9xw4t3e\n";
    let (joined, right) = (format!("{HEAD}{moved}"), format!("{HEAD}{DINNER}"));
    let tea = "alice bob,3.00,bob,,tea,2026-06-16,5h8s0c1v9p2a\n";
    for (found, typed) in [(joined.clone(), format!("{joined}{tea}")), (joined, format!("{HEAD}{tea}{moved}"))] {
        let mended = carried(PATH, Some(&found), &typed, &right, &[turned.into()]).unwrap();
        assert!(mended.contains("5h8s0c1v9p2a,2026-06-16,tea,3.00,bob,alice bob"), "{mended}");
        assert_eq!((mended.matches("dinner").count(), mended.matches("tea").count()), (1, 1), "{mended}");
    }
}

/// Under two headings, the first line is what a person goes by, and a spreadsheet moves rows below either of them.
#[test]
fn rows_below_another_heading_are_read_where_they_make_sense() {
    let turned = "split,amount,paid_by,kind,description,date,id\n";
    let moved = "alice bob,20.00,alice,,dinner,2026-06-14,k7q2m9xw4t3e\n";
    let joined = format!("{HEAD}{DINNER}{turned}{moved}");
    let tea = ",2026-06-16,tea,3.00,bob,alice bob\n";
    let typed = format!("{joined}{tea}");
    // Where the merge was mended meanwhile, and in the driver, which has the three texts alone.
    for onto in [format!("{HEAD}{DINNER}"), format!("{turned}{moved}")] {
        let mended = carried(PATH, Some(&joined), &typed, &onto, &[]).unwrap();
        let driven = merge(PATH, Some(&joined), Some(&typed), Some(&onto)).unwrap().text.unwrap();
        for text in [mended, driven] {
            let read = merge(PATH, None, Some(HEAD), Some(&text)).unwrap().text.unwrap();
            assert!(read.contains(",tea,3.00,bob,alice bob"), "{read}\nof\n{text}");
            assert_eq!(read.matches("dinner").count(), 1, "{read}\nof\n{text}");
        }
    }
    // Sorted by the first cell, as if it were one table.
    let sorted = format!("{HEAD}{moved}{turned}{tea}{DINNER}");
    let (onto, more) = (format!("{HEAD}{DINNER}"), format!("{HEAD}{DINNER}{TAXI}"));
    let mended = carried(PATH, Some(&joined), &sorted, &onto, &[]).unwrap();
    let driven = merge(PATH, Some(&joined), Some(&sorted), Some(&more)).unwrap().text.unwrap();
    for (text, right) in [(mended, vec![tea, DINNER]), (driven, vec![tea, TAXI, DINNER])] {
        let mut rows: Vec<&str> = text.lines().skip(1).map(|line| line.trim_end_matches(',')).collect();
        rows.sort_unstable();
        assert_eq!(rows, right.into_iter().map(str::trim_end).collect::<Vec<_>>(), "{text}");
    }
}

/// A union of two versions of a note of three lines keeps the line in the middle once: one of them has lost it.
#[test]
fn a_cell_that_lost_a_line_to_its_other_version_is_no_row_of_its_own() {
    let plain = ",2026-06-16,hut,30.00,bob,alice bob,\"two nights\nwith breakfast\nand a view\"\n";
    let saved = "\"\",2026-06-16,hut,30.00,bob,\"alice bob\",\"two nights\nwith breakfast\nand a view\"\n";
    let frayed = saved.replace("with breakfast\n", "");
    let text = mended(&[plain, DINNER], &[saved, DINNER], &[plain, TAXI], &[&frayed, TAXI, plain]).unwrap();
    assert_eq!(text, format!("{saved}{TAXI}"));
    // Two nights that say the same but for the note are two.
    let other = plain.replace("with breakfast", "without breakfast");
    assert_eq!(mended(&[plain], &[plain, &other], &[plain, TAXI], &[plain, &other, TAXI]), None);
}

/// One side took the last columns out, the other typed a row with a cell for each: nobody could read it.
#[test]
fn a_row_with_empty_cells_beyond_the_heading_is_made_to_fit() {
    let wide = HEAD.replace('\n', ",,,\n");
    let row = TAXI.replace('\n', ",,,,,\n");
    let (base, one) = (format!("{wide}{DINNER}"), format!("{wide}{DINNER}{row}"));
    let (other, found) = (format!("{HEAD}{DINNER}"), format!("{HEAD}{DINNER}{row}"));
    let parents = [Some(one.as_str()), Some(other.as_str())];
    let file = Doubtful { base: Some(&base), parents, found: Some(&found), now: Some(&found), ..Doubtful::default() };
    let text = repaired(PATH, &file).unwrap().unwrap().text.unwrap();
    let columns = HEAD.matches(',').count();
    assert!(text.lines().all(|line| line.matches(',').count() <= columns), "{text}");
    assert!(text.contains(TAXI.trim_end()), "{text}");
}

/// The heading came from one side and a row from the other, whose columns stand in another order.
#[test]
fn a_row_below_the_heading_of_the_other_side_is_read_as_its_own_says() {
    let turned = "split,amount,paid_by,description,date,id\n";
    let dinner = "alice bob,20.00,alice,dinner,2026-06-14,k7q2m9xw4t3e\n";
    let tea = "alice bob,2.00,bob,tea,2026-06-15,\n";
    let (base, one) = (format!("{turned}{dinner}"), format!("{turned}{dinner}{tea}"));
    let (other, found) = (format!("{HEAD}{DINNER}"), format!("{HEAD}{DINNER}{tea}"));
    let parents = [Some(one.as_str()), Some(other.as_str())];
    let file = Doubtful { base: Some(&base), parents, found: Some(&found), now: Some(&found), ..Doubtful::default() };
    let text = repaired(PATH, &file).unwrap().unwrap().text.unwrap();
    assert_eq!(text, format!("{HEAD}{DINNER},2026-06-15,tea,2.00,bob,alice bob\n"));
}

/// A note lost its end to a row below it, whose id stands in the last line; that row had begun with what was lost.
#[test]
fn a_row_of_which_only_the_end_is_left_inside_of_another_was_not_taken_out() {
    let [dinner, taxi] = [DINNER, TAXI].map(|row| row.replace('\n', ",\"one\nand two\"\n"));
    let turned = "date,description,amount,paid_by,split,note,id\n2026-06-15,taxi,9.00,bob,alice bob,\"one\nand two\",\
                  4h8s0c1v9p2a\n2026-06-14,dinner,20.00,alice,alice bob,\"one\nand two\",k7q2m9xw4t3e\n";
    let (base, one) = (sheet(&[&dinner, &taxi]), sheet(&[&dinner, &taxi, CAKE]));
    let begun = dinner.replace("and two\"\n", "and two\",4h8s0c1v9p2a\n");
    for typed in ["", "# a party\n"] {
        let found = sheet(&[&begun, typed, CAKE]);
        let file = Doubtful {
            base: Some(&base),
            parents: [Some(&one), Some(turned)],
            found: Some(&found),
            now: Some(&found),
            ..Doubtful::default()
        };
        let text = repaired(PATH, &file).unwrap().unwrap().text.unwrap();
        assert!(text.contains(",taxi,") && text.contains(",cake,") && text.contains(typed), "{text}");
    }
}

/// A spreadsheet sorts what git joined and puts quotes around it, so that the loser of a conflict comes below the heading
/// of the other version: it is no version in force, in a currency that is called as a person.
#[test]
fn a_loser_below_another_heading_that_was_saved_since_is_still_one() {
    let one = "id,date,description,amount,paid_by,split,by,status\n";
    let two = "id,date,description,amount,paid_by,split,currency,by,status\n";
    let [dinner, lost] = [("20.00", ""), ("22.00", "conflict")]
        .map(|(amount, status)| format!("k7q2m9xw4t3e,2026-06-14,dinner,{amount},alice,alice bob,alice,{status}\n"));
    let taxi = "4h8s0c1v9p2a,2026-06-15,taxi,9.00,bob,alice bob,EUR,bob,\n";
    let joined = format!("{one}{dinner}{lost}{two}{taxi}");
    let sorted = format!("{one}{dinner}{two}{taxi}{lost}");
    let saved = sorted.replace("taxi,9.00", "taxi,9.5").replace(',', "\",\"").replace('\n', "\"\n\"");
    let saved = format!("\"{}\n", saved.trim_end_matches("\n\""));
    let onto = format!(
        "{two}{}{}{taxi}",
        dinner.replace("alice bob,", "alice bob,,"),
        lost.replace("alice bob,", "alice bob,,")
    );
    let text = carried(PATH, Some(&joined), &saved, &onto, &[]).unwrap();
    assert_eq!(text.replace('"', ""), onto.replace("taxi,9.00", "taxi,9.5"));
}

/// Law: what makes sense below two headings is read where another version of the file says the same.
#[test]
fn a_row_that_was_sorted_below_another_heading_is_known_by_what_it_says() {
    let one = "id,date,description,amount,paid_by,split,note,category\n";
    let two = "id,date,description,amount,paid_by,split,category,note\n";
    let dinner = DINNER.replace('\n', ",tasty,food\n");
    let taxi = TAXI.replace('\n', ",travel,late\n");
    let moved = taxi.replace("travel,late", "late,travel");
    let joined = format!("{one}{dinner}{two}{taxi}");
    // Sorted and saved again, so that the bytes are others, and a row was typed.
    let quoted = |row: &str| format!("\"{}\"\n", row.trim_end().replace(',', "\",\""));
    let sorted = format!("{one}{}{two}{}{CAKE}", quoted(&taxi), quoted(&dinner));
    let onto = format!("{one}{dinner}{moved}");
    let mended = carried(PATH, Some(&joined), &sorted, &onto, &[]).unwrap();
    assert_eq!(mended.replace('"', ""), format!("{onto}{}", CAKE.replace('\n', ",,\n")));
    // In the driver, which has the three texts alone.
    let more = format!("{onto}# a party\n");
    let driven = merge(PATH, Some(&onto), Some(&sorted), Some(&more)).unwrap().text.unwrap();
    let read = merge(PATH, None, Some(one), Some(&driven)).unwrap().text.unwrap().replace('"', "");
    assert!(read.contains(dinner.trim_end()) && read.contains(moved.trim_end()), "{read}");
}

/// Joined line by line, rows lost their heading: misread below the other they are none of their own, also where a
/// spreadsheet sorted all since, cut what stands beyond the heading and put quotes around the rest.
#[test]
fn a_row_that_lost_its_heading_is_none_when_it_is_saved_again() {
    let by_day = |text: &str| {
        let mut rows: Vec<String> =
            text.lines().map(|line| line.replace('"', "").trim_end_matches(',').into()).collect();
        rows[1..].sort_unstable();
        rows.join("\n")
    };
    let quoted = |row: &str| {
        let cells: Vec<&str> = row.trim_end().split(',').take(HEAD.split(',').count()).collect();
        format!("\"{}\"\n", cells.join("\",\""))
    };
    // Below the heading of the other, the cells of the day and the amount are empty, or they are not.
    for (turned, [dinner, taxi]) in [
        (
            "amount,note,description,status,id,date,split,due,paid_by,,\n",
            [
                "20.00,,dinner,,k7q2m9xw4t3e,2026-06-14,alice bob,,alice,,\n",
                "9.00,,taxi,,4h8s0c1v9p2a,2026-06-15,alice bob,,bob,,\n",
            ],
        ),
        (
            "due,note,description,status,amount,id,date,split,paid_by,,\n",
            [
                ",,dinner,,20.00,k7q2m9xw4t3e,2026-06-14,alice bob,alice,,\n",
                ",,taxi,,9.00,4h8s0c1v9p2a,2026-06-15,alice bob,bob,,\n",
            ],
        ),
        (
            "note,amount,description,id,due,date,paid_by,split,status,,\n",
            [
                ",20.00,dinner,k7q2m9xw4t3e,,2026-06-14,alice,alice bob,,,\n",
                ",9.00,taxi,4h8s0c1v9p2a,,2026-06-15,bob,alice bob,,,\n",
            ],
        ),
    ] {
        let (base, one) = (format!("{turned}{dinner}{taxi}"), format!("{turned}{taxi}{dinner}"));
        let other = sheet(&[DINNER, TAXI, CAKE]);
        let found = sheet(&[DINNER, taxi, dinner, TAXI, CAKE]);
        let parents = [Some(one.as_str()), Some(other.as_str())];
        let file =
            Doubtful { base: Some(&base), parents, found: Some(&found), now: Some(&found), ..Doubtful::default() };
        let onto = repaired(PATH, &file).unwrap().unwrap().text.unwrap();
        assert_eq!(by_day(&onto), by_day(&other));
        let saved = sheet(&[CAKE, dinner, TAXI, taxi, DINNER].map(quoted).each_ref().map(String::as_str));
        // What somebody typed since stays.
        for typed in ["", ",2026-06-16,tea,3.00,bob,alice bob\n"] {
            let text = carried(PATH, Some(&found), &format!("{saved}{typed}"), &onto, &[]).unwrap();
            assert_eq!(by_day(&text), by_day(&format!("{other}{typed}")), "{turned}");
        }
    }
}
