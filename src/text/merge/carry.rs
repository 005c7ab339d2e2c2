//! Doing to one version of a file what was done to another, as where a row was added to a file that a merge had spoilt.
//!
//! Tables go row by row, so that it does not matter what else stands in the version that was changed: markers,
//! repeated headers, rows that are there twice.

use super::kind::FileKind;
use super::merge;
use super::repair::{Doubtful, repaired, without_markers};

/// Returns the text `onto` with what changed between `before` and `after`; nothing when `after` says that already.
///
/// Of a table that git joined, rows may stand below the heading of another version: `headings` are those of the versions
/// that it was made of, as far as they are known.
pub fn carried(path: &str, before: Option<&str>, after: &str, onto: &str, headings: &[String]) -> Option<String> {
    if after == onto {
        return None;
    }
    if let FileKind::Table(_) = FileKind::of(path) {
        let others: Vec<String> = before.into_iter().map(str::to_owned).chain(headings.iter().cloned()).collect();
        let file = Doubtful {
            base: Some(onto),
            parents: [Some(onto); 2],
            others: &others,
            found: Some(before.unwrap_or_default()),
            now: Some(after),
        };
        return repaired(path, &file).ok()??.text;
    }
    let (before, after) = (before.map(without_markers), without_markers(after));
    let text = |base: Option<&str>| merge(path, base, Some(&after), Some(onto)).ok()?.text;
    let is_readable = |text: &str| merge(path, None, Some(text), Some(onto)).is_ok();
    if !is_readable(&after) {
        return Some(onto.to_owned());
    }
    // Of a version that nobody could read, it cannot be told what was changed; so nothing is taken out.
    text(before.as_deref().filter(|before| is_readable(before)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATH: &str = "groups/trip/expenses/2026.csv";
    const HEAD: &str = "id,date,description,amount,paid_by,split,note,status\n";
    const DINNER: &str = "k7q2m9xw4t3e,2026-06-14,dinner,20.00,alice,alice bob\n";
    const TAXI: &str = "4h8s0c1v9p2a,2026-06-15,taxi,9.00,bob,alice bob\n";

    fn done(before: &[&str], after: &[&str], onto: &[&str]) -> Option<String> {
        let [before, after, onto] = [before, after, onto].map(|rows| format!("{HEAD}{}", rows.concat()));
        carried(PATH, Some(&before), &after, &onto, &[]).map(|text| text.strip_prefix(HEAD).unwrap().to_owned())
    }

    #[test]
    fn rows_come_and_change_and_go_beside_what_was_spoilt() {
        let spoilt = [DINNER, HEAD, DINNER, TAXI];
        let cake = "3g8s0c1v9p2a,2026-06-15,cake,5.00,bob,alice bob\n";
        let text = done(&spoilt, &[DINNER, HEAD, DINNER, TAXI, cake], &[DINNER, TAXI]).unwrap();
        assert_eq!(text.lines().count(), 3, "{text}");
        assert!(text.contains(",cake,"), "{text}");
        let more = DINNER.replace("20.00", "24.00");
        let text = done(&spoilt, &[&more, HEAD, &more, TAXI], &[DINNER, TAXI]).unwrap();
        assert_eq!(text, format!("{more}{TAXI}"));
        assert_eq!(done(&spoilt, &[DINNER, HEAD, DINNER], &[DINNER, TAXI]).unwrap(), DINNER);
        // What the other version says otherwise, and nobody changed, stays.
        let text = done(&spoilt, &[DINNER, HEAD, DINNER, TAXI, "# jotted\n"], &[&more, TAXI]).unwrap();
        assert_eq!(text, format!("{more}{TAXI}# jotted\n"));
        assert_eq!(done(&spoilt, &[DINNER, TAXI], &[DINNER, TAXI]), None);
    }

    #[test]
    fn a_row_that_got_an_id_meanwhile_is_changed_and_not_added() {
        let row = |id: &str, amount: &str| format!("{id},2026-06-15,tea,{amount},bob,alice bob\n");
        let content = ["groups/trip", "2026-06-15", "", "tea", "2.00", "", "bob", "alice bob"].join("\u{1f}");
        let id = crate::model::Id::provisional(content.as_bytes(), 0).to_string();
        let (bare, named) = (row("", "2.00"), row(&id, "2.00"));
        let text = done(&[&bare, HEAD, &named], &[&row("", "3.00"), HEAD, &named], &[&named]).unwrap();
        assert_eq!(text.trim_end(), format!("{},,", row(&id, "3.00").trim_end()));
        let text = done(&[&bare, &bare], &[&row("", "3.00"), &bare], &[&bare]).unwrap();
        assert!(text.contains(",tea,3.00,"), "{text}");
        assert_eq!(done(&[&bare, &bare], &[&bare], &[&bare]), None);
    }

    /// Law: whoever takes an id away does not take back what others changed under it.
    #[test]
    fn a_row_that_lost_its_id_is_the_one_that_was_changed() {
        let row = |id: &str, amount: &str| format!("{id},2026-06-15,tea,{amount},bob,alice bob,,\n");
        let id = "5h8s0c1v9p2a";
        let [named, more] = ["2.00", "3.00"].map(|amount| row(id, amount));
        for spoilt in [&[named.as_str()][..], &[&named, HEAD, &named]] {
            assert_eq!(done(spoilt, &[&row("", "2.00")], &[&more]).unwrap(), more);
            assert_eq!(done(spoilt, &[&row("", "2.00"), DINNER], &[&more]).unwrap().matches("tea").count(), 1);
            // Changed in the same way, in another one, and taken out.
            assert_eq!(done(spoilt, &[&row("", "3.00")], &[&more]).unwrap(), more);
            let met = done(spoilt, &[&row("", "4.00")], &[&more]).unwrap();
            assert_eq!(met, format!("{}{}", row(id, "4.00"), more.replace(",\n", ",conflict\n")));
            assert_eq!(done(spoilt, &[&row("", "2.00")], &[DINNER]).unwrap().matches("tea").count(), 1);
        }
        // Nobody changed it.
        assert_eq!(
            done(&[&named], &[&row("", "2.00")], &[&named, TAXI]).unwrap(),
            format!("{}{TAXI}", row("", "2.00"))
        );
    }

    /// Law: what nobody touched stays, though the id that it should have stood nowhere when somebody went on.
    #[test]
    fn versions_without_an_id_that_should_have_one_stay() {
        let wine = |id: &str, amount: &str| format!("{id},2026-06-15,wine,{amount},bob,alice bob");
        let bare = format!("{}\n{}\n", wine("", "7.00"), wine("", "9.00"));
        let met = format!("{}\n{},,conflict\n", wine("4h8s0c1v9p2a", "9.00"), wine("4h8s0c1v9p2a", "7.00"));
        let more = DINNER.replace("20.00", "24.00");
        assert_eq!(done(&[&bare, DINNER], &[&bare, &more], &[&met, DINNER]).unwrap(), format!("{met}{more}"));
        assert_eq!(done(&[&bare, DINNER], &[&bare], &[&met, DINNER]).unwrap(), met);
    }

    /// Law: the rest of a row that was torn is no row, however often lines were joined.
    #[test]
    fn what_is_left_of_a_torn_row_does_not_come_along() {
        let inn = ",2026-06-15,inn,9.00,bob,alice bob,\"one\nand two\"\n";
        let rest = "and two\",,,\n";
        let cake = "3g8s0c1v9p2a,2026-06-15,cake,5.00,bob,alice bob\n";
        let text =
            done(&[DINNER, inn, rest, TAXI], &[DINNER, rest, inn, rest, TAXI, cake], &[DINNER, inn, TAXI]).unwrap();
        assert_eq!(text, format!("{DINNER}{inn}{TAXI}{},,\n", cake.trim_end()));
        // What somebody typed since stays, though it says nothing yet.
        let text = done(&[DINNER, rest], &[DINNER, rest, "half a \"row\n"], &[DINNER]).unwrap();
        assert!(text.contains("half a"), "{text}");
    }

    #[test]
    fn settings_and_messages_go_by_meaning() {
        let path = "groups/trip/group.toml";
        let text = carried(path, Some("name = \"a\"\nk = 1\n"), "name = \"b\"\nk = 1\n", "name = \"a\"\nk = 2\n", &[]);
        assert_eq!(text.unwrap(), "name = \"b\"\nk = 2\n");
        let twice = "name = \"a\"\nname = \"b\"\n";
        assert_eq!(carried(path, Some(twice), twice, "name = \"b\"\n", &[]).unwrap(), "name = \"b\"\n");
        let text = carried(path, Some(twice), "name = \"b\"\nk = 1\n", "name = \"b\"\n", &[]).unwrap();
        assert_eq!(text, "k = 1\nname = \"b\"\n");
    }
}
