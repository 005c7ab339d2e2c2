//! Stories of `clique explain`.

use expect_test::expect;

use crate::world::World;

#[test]
fn a_code_is_explained() {
    World::empty().clique("explain E012").shows(expect![[r#"
        E012 unknown-member

        A row names someone who has no file in `people/`. Mend the spelling, or add the
        person with `clique person add`.

        With such a fault the ledger cannot be read: `clique check` exits with 3.
    "#]]);
    World::empty().clique("explain due-before-date").shows(expect![[r#"
        W204 due-before-date

        A bill is due before the day it was made. Usually the year of one of the two is
        wrong.

        This is a warning: `clique check` exits with 0, with --strict with 1.
    "#]]);
}

#[test]
fn a_code_is_found_by_its_number() {
    let world = World::empty();
    let whole = world.clique("explain E012").stdout;
    assert!(["e012", "12", "E12"].iter().all(|typed| world.run(["explain", typed]).stdout == whole));
}

#[test]
fn an_unknown_code_is_an_error() {
    World::empty().clique("explain unknown-membr").shows(expect![[r#"
        --- stderr
        error: there is no code `unknown-membr`
          help: did you mean `unknown-member`?
          help: list all with: clique explain
        --- exit 2
    "#]]);
    World::empty().clique("explain E999").shows(expect![[r#"
        --- stderr
        error: there is no code `E999`
          help: list all with: clique explain
        --- exit 2
    "#]]);
}

#[test]
fn all_codes_are_listed() {
    let world = World::empty();
    let all = world.clique("explain --json").success().json();
    assert_eq!(all["data"].as_array().unwrap().len(), clique::model::Code::ALL.len());
    assert_eq!(world.clique("explain").success().stdout.lines().count(), clique::model::Code::ALL.len() + 1);
}
