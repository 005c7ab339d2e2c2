//! Putting what a person is writing in a file on top of what comes into it.

use super::heading::has_torn_heading;
use super::kind::FileKind;
use super::merge;

/// Returns what a file is to say that a person made of the text `before`, and that became `after` meanwhile; nothing
/// when what is `written` cannot be read: it stays as it stands, for whoever is writing it.
#[must_use]
pub fn written_onto(path: &str, before: Option<&str>, written: &str, after: Option<&str>) -> Option<String> {
    if let FileKind::Table(kind) = FileKind::of(path)
        && has_torn_heading(kind, before.unwrap_or_default(), written)
    {
        return None;
    }
    merge(path, before, Some(written), after).ok()?.text
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATH: &str = "groups/trip/expenses/2026.csv";
    const HEAD: &str = "id,date,description,amount,paid_by,split\n";
    const OTHER: &str = "date,description,amount,paid_by,split,note\n";
    const DINNER: &str = "k7q2m9xw4t3e,2026-06-14,dinner,20.00,alice,alice bob\n";
    const TAXI: &str = "2026-06-15,taxi,9.00,bob,alice bob,late\n";

    /// Law: what is half typed stays half typed, whatever else could be made of it.
    #[test]
    fn a_torn_heading_is_not_read_as_another() {
        let after = format!("{}{DINNER},{TAXI}", HEAD.replace("split", "split,note"));
        let before = format!("{HEAD}{DINNER}{OTHER}{TAXI}");
        let onto = |written: &str| written_onto(PATH, Some(&before), written, Some(&after));
        let more = format!("{before}2026-06-16,tea,2.00,bob,alice bob,\n");
        assert!(onto(&more).unwrap().contains("tea"));
        for (place, torn) in [("amount", "amuont"), ("paid_by", "payd_by"), ("split", ""), (",split", "")] {
            assert_eq!(onto(&before.replacen(place, torn, 1)), None, "{torn}");
            let second = format!("{HEAD}{DINNER}{}{TAXI}", OTHER.replace(place, torn));
            assert_eq!(onto(&second), None, "{torn}");
        }
        // What somebody else tore, and was recorded so, is no matter of this person's.
        let before = before.replacen("amount", "amuont", 1);
        let written = format!("{before}2026-06-16,tea,2.00,bob,alice bob,\n");
        assert!(written_onto(PATH, Some(&before), &written, Some(&after)).is_some());
    }
}
