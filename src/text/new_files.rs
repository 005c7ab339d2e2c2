//! The TOML files that a new ledger, person or group begins with, made to be edited by hand.

use super::toml_value::{NewValue, key_text, quoted};
use crate::model::{GroupKind, Id, Member, MemberState, Role, Weight};

/// The `.gitattributes` of a ledger.
///
/// `merge=union` is what every git knows: of two sides that add lines it keeps both, without markers,
/// and what it doubles where both changed one line is a fault that `clique check` names (an id twice, a
/// key twice); of a log it is exactly right. A driver of `clique`, where one is installed, goes before.
/// `-text` and not `text eol=lf`, because the bytes of the ledger are the friends' own: a git that
/// changed line endings at checkout would see other files than `clique` does.
pub const GIT_ATTRIBUTES: &str = "\
# Lets git merge the ledger without conflict markers: the lines of both sides stay,
# and `clique check` names what was changed on both. Line endings are left alone.
*.csv -text merge=union
*.toml -text merge=union
*.log -text merge=union
";

/// The `.gitignore` of a ledger: what programs and editors leave beside its files.
pub const GIT_IGNORE: &str = "\
.clique/
*~
.*.sw?
.#*
\\#*#
~$*
.~lock.*#
.DS_Store
Thumbs.db
desktop.ini
";

/// Returns a new `clique.toml`.
#[must_use]
pub fn new_settings(id: Id, name: &str, currency: &str) -> String {
    let mut text = String::from("# The settings of this ledger; `clique.toml` marks its folder.\n");
    text += "format = 1\n";
    push(&mut text, "id", &NewValue::Text(id.to_string()));
    push(&mut text, "name", &NewValue::text(name));
    push(&mut text, "currency", &NewValue::text(currency));
    text
}

/// Returns a new file of a person.
#[must_use]
pub fn new_person(id: Id, name: &str, emails: &[String]) -> String {
    let mut text = String::from("# Rows name this person by the name of the file; the name below may change.\n");
    push(&mut text, "id", &NewValue::Text(id.to_string()));
    push(&mut text, "name", &NewValue::text(name));
    if !emails.is_empty() {
        push(&mut text, "emails", &NewValue::Texts(emails.to_vec()));
    }
    text += "\n# How to be paid, the preferred way first:\n# [[pay]]\n# kind = \"iban\"\n# to = \"DE02 1203 0000 0000 2020 51\"\n";
    text
}

/// Returns a new `group.toml`; a currency only when it is not the ledger's, members by their handles.
#[must_use]
pub fn new_group(name: &str, kind: GroupKind, currency: Option<&str>, members: &[(&str, NewValue)]) -> String {
    let mut text = String::new();
    push(&mut text, "name", &NewValue::text(name));
    push(&mut text, "kind", &NewValue::text(kind.word()));
    if let Some(currency) = currency {
        push(&mut text, "currency", &NewValue::text(currency));
    }
    text += "\n# A member may have a weight, a role and days:\n";
    text += &format!("# alice = {{ weight = {}, since = 2026-02-01 }}\n", quoted("1.5"));
    text += "[members]\n";
    for (handle, member) in members {
        push(&mut text, handle, member);
    }
    text
}

/// Returns how a membership is written: only what is not as for everyone.
#[must_use]
pub fn member_value(member: &Member) -> NewValue {
    let role = (member.role != Role::default()).then(|| ("role", NewValue::text(member.role.word())));
    let weight = (member.weight != Weight::ONE).then(|| ("weight", NewValue::Text(member.weight.to_string())));
    let since = member.since.map(|day| ("since", NewValue::Day(day)));
    let until = member.until.map(|day| ("until", NewValue::Day(day)));
    let state = (member.state != MemberState::default()).then(|| ("state", NewValue::text(member.state.word())));
    NewValue::table([role, weight, since, until, state].into_iter().flatten())
}

/// Returns the `group.toml` of two people, which says at least their currency.
#[must_use]
pub fn new_pair(currency: &str) -> String {
    let mut text = String::from("# Two people without a group; the folder's name says who they are.\n");
    push(&mut text, "currency", &NewValue::text(currency));
    text
}

fn push(text: &mut String, key: &str, value: &NewValue) {
    *text += &format!("{} = {value}\n", key_text(key));
}

/// Tells whether a line is one with which new files explain themselves.
#[must_use]
pub fn is_explanation(line: &str) -> bool {
    const BEGINNINGS: [&str; 9] = [
        "# The settings of this ledger; ",
        "# A member may have ",
        "# alice = { weight = ",
        "# Rows name this person by ",
        "# How to be paid, ",
        "# [[pay]]",
        "# kind = \"iban\"",
        "# to = \"",
        "# Two people without a group; ",
    ];
    BEGINNINGS.iter().any(|beginning| line.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, PersonIndex};
    use crate::text::setup::read_setup;
    use crate::text::sources::Sources;
    use expect_test::expect;
    use proptest::prelude::*;

    const ID: Id = Id::from_bits(12_345_678_901);

    #[test]
    fn new_files_are_short_and_sound() {
        let settings = new_settings(ID, "Flat \"8\"", "EUR");
        expect![[r##"
            # The settings of this ledger; `clique.toml` marks its folder.
            format = 1
            id = "00000bfxr71n"
            name = "Flat \"8\""
            currency = "EUR"
        "##]]
        .assert_eq(&settings);
        let person = new_person(ID, "Chloé", &["c@example.org".into()]);
        expect![[r##"
            # Rows name this person by the name of the file; the name below may change.
            id = "00000bfxr71n"
            name = "Chloé"
            emails = ["c@example.org"]

            # How to be paid, the preferred way first:
            # [[pay]]
            # kind = "iban"
            # to = "DE02 1203 0000 0000 2020 51"
        "##]]
        .assert_eq(&person);
        let member = Member {
            person: PersonIndex(0),
            role: Role::Admin,
            weight: Weight::from_millionths(1_500_000),
            since: Date::new(2026, 2, 1),
            until: None,
            state: MemberState::Invited,
        };
        let group = new_group("Trip", GroupKind::Trip, Some("JPY"), &[("chloe", member_value(&member))]);
        expect![[r#"
            name = "Trip"
            kind = "trip"
            currency = "JPY"

            # A member may have a weight, a role and days:
            # alice = { weight = "1.5", since = 2026-02-01 }
            [members]
            chloe = { role = "admin", weight = "1.5", since = 2026-02-01, state = "invited" }
        "#]]
        .assert_eq(&group);
        for text in [&settings, &person, &group, &new_pair("EUR")] {
            assert!(text.lines().filter(|line| line.starts_with('#')).all(is_explanation), "{text}");
        }
        let files = [
            ("clique.toml", settings.as_str()),
            ("people/chloe.toml", person.as_str()),
            ("groups/trip/group.toml", group.as_str()),
        ];
        let mut faults = Vec::new();
        let setup = read_setup(&Sources::from_texts(files), &mut faults);
        assert_eq!(faults, vec![]);
        assert_eq!(
            (setup.name.as_str(), setup.id, &setup.people[0].emails[..]),
            ("Flat \"8\"", Some(ID), &["c@example.org".into()][..])
        );
        assert_eq!(setup.groups[0].members, [member]);
    }

    proptest! {
        #[test]
        fn every_name_reads_back(name in "\\PC{1,64}") {
            prop_assume!(!name.trim().is_empty());
            let mut faults = Vec::new();
            let settings = new_settings(ID, &name, "EUR");
            let setup = read_setup(&Sources::from_texts([("clique.toml", settings.as_str())]), &mut faults);
            prop_assert_eq!(setup.name, name);
        }
    }
}
