//! Stories of `clique fmt`.

use expect_test::expect;

use crate::world::World;

/// A file as a friend might write it by hand, rows of two years among each other.
const BY_HAND: &str = "\u{feff}# our trip\r
Date,Description, amount ,paid_by,split,mood\r
2026-06-13, museum ,24.00,bob,alice bob carol,\r
\r
\r
# the first evening\r
2026-06-12,\"dinner, late\",90,alice,alice bob carol,fine\r
2025-12-30,tickets,300.00,carol,alice bob carol\r
# to be continued";

#[test]
fn a_file_written_by_hand_comes_into_form() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.write("groups/trip/expenses/by hand.csv", BY_HAND);
    let before = world.clique("balance").success().stdout;
    world.clique("fmt --check").shows(expect![[r#"
        groups/trip/expenses/2025.csv
        groups/trip/expenses/2026.csv
        groups/trip/expenses/by hand.csv
        --- exit 1
    "#]]);
    world.clique("fmt").shows(expect![[r#"
        made      groups/trip/expenses/2025.csv
        made      groups/trip/expenses/2026.csv
        removed   groups/trip/expenses/by hand.csv
        --- stderr
        committed your edits by hand first: groups/trip/expenses/by hand.csv
          undo with: clique undo
    "#]]);
    expect![[r#"
        # our trip
        id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by,mood
        11b9z6gnjvph,2025-12-30,,tickets,300.00,,carol,alice bob carol,,,,,,,,
        # to be continued
    "#]]
    .assert_eq(&world.read("groups/trip/expenses/2025.csv"));
    expect![[r#"
        id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by,mood

        # the first evening
        majqczdb2xc1,2026-06-12,,"dinner, late",90,,alice,alice bob carol,,,,,,,,fine
        j8ndznk0jpsq,2026-06-13,,museum,24.00,,bob,alice bob carol,,,,,,,,
    "#]]
    .assert_eq(&world.read("groups/trip/expenses/2026.csv"));
    assert!(!world.at.join("groups/trip/expenses/by hand.csv").exists());
    assert_eq!(world.clique("balance").success().stdout, before);
    world.clique("fmt").shows(expect![[r#"
        --- stderr
        every file is in canonical form already
    "#]]);
    drop(world.clique("fmt --check").success());
    world.assert_clean();
    expect![[r#"
        bring 3 files into canonical form

        Clique-Op: fmt

    "#]]
    .assert_eq(&world.git(["log", "-1", "--format=%B"]));
}

#[test]
fn a_dry_run_shows_what_would_change() {
    let world = World::trip(["alice", "bob"]);
    world.write("groups/trip/expenses/2026.csv", "date,description,amount,paid_by,split\n2026-06-13,tea,3,bob,alice\n");
    world.clique("fmt -n").shows(expect![[r#"
        --- a/groups/trip/expenses/2026.csv
        +++ b/groups/trip/expenses/2026.csv
        @@ -1,2 +1,2 @@
        -date,description,amount,paid_by,split
        -2026-06-13,tea,3,bob,alice
        +id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
        +segveeq0k1a3,2026-06-13,,tea,3,,bob,alice,,,,,,,
        --- stderr
        nothing was changed (--dry-run)
    "#]]);
}

#[test]
fn the_loser_of_a_conflict_stays_beside_its_winner() {
    let world = World::trip(["alice", "bob"]);
    world.write(
        "groups/trip/expenses/2026.csv",
        "id,date,description,amount,paid_by,split,status\n\
         k7q2m9xw4t3e,2026-01-02,tea,4.00,bob,alice,conflict\n\
         aaaaaaaaaaaa,2026-05-01,cake,4.00,bob,alice,\n\
         k7q2m9xw4t3e,2026-06-13,tea,3.00,bob,alice,\n\
         bbbbbbbbbbbb,2026-06-14,rent,3.00,bob,alice,void\n",
    );
    drop(world.clique("fmt").success());
    expect![[r#"
        id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
        aaaaaaaaaaaa,2026-05-01,,cake,4.00,,bob,alice,,,,,,,
        k7q2m9xw4t3e,2026-06-13,,tea,3.00,,bob,alice,,,,,,,
        k7q2m9xw4t3e,2026-01-02,,tea,4.00,,bob,alice,,,,,,conflict,
        bbbbbbbbbbbb,2026-06-14,,rent,3.00,,bob,alice,,,,,,void,
    "#]]
    .assert_eq(&world.read("groups/trip/expenses/2026.csv"));
}

#[test]
fn items_are_sorted_and_numbered() {
    let world = World::trip(["alice", "bob"]);
    world.write(
        "groups/trip/expenses/2026.csv",
        "id,date,description,amount,paid_by,split\nk7q2m9xw4t3e,2026-06-13,dinner,9.00,bob,items\n",
    );
    world.write(
        "groups/trip/items.csv",
        "expense,line,description,amount,split\n\
         k7q2m9xw4t3e,2,wine,5.00,bob\n\
         k7q2m9xw4t3e,,bread,1.00,alice bob\n\
         k7q2m9xw4t3e,1,soup,3.00,alice\n",
    );
    let before = world.clique("balance").success().stdout;
    drop(world.clique("fmt -g trip").success());
    expect![[r#"
        expense,line,description,amount,split
        k7q2m9xw4t3e,1,soup,3.00,alice
        k7q2m9xw4t3e,2,wine,5.00,bob
        k7q2m9xw4t3e,3,bread,1.00,alice bob
    "#]]
    .assert_eq(&world.read("groups/trip/items.csv"));
    assert_eq!(world.clique("balance").success().stdout, before);
}

#[test]
fn months_are_files_where_the_group_says_so() {
    let world = World::trip(["alice", "bob"]);
    world.write("groups/trip/group.toml", "files = \"month\"\n[members]\nalice = {}\nbob = {}\n");
    world.write(
        "groups/trip/expenses/2026.csv",
        "date,description,amount,paid_by,split\n2026-05-13,tea,3,bob,alice\n2026-06-13,tea,3,bob,alice\n",
    );
    world.clique("fmt").shows(expect![[r#"
        made      groups/trip/expenses/2026-05.csv
        made      groups/trip/expenses/2026-06.csv
        removed   groups/trip/expenses/2026.csv
        --- stderr
        committed your edits by hand first: groups/trip/expenses/2026.csv, groups/trip/group.toml
          undo with: clique undo
    "#]]);
    world.assert_clean();
}

#[test]
fn a_ledger_that_cannot_be_read_is_left_alone() {
    let world = World::trip(["alice", "bob"]);
    let text = "date,description,amount,paid_by,split\n2026-13-01,tea,3,bob,alice\n";
    world.write("groups/trip/expenses/2026.csv", text);
    world.clique("fmt").shows(expect![[r#"
        --- stderr
        error[E013]: `2026-13-01` is not a date
         --> groups/trip/expenses/2026.csv:2:1
          |
        2 | 2026-13-01,tea,3,bob,alice
          | ^^^^^^^^^^ no such day between 1970 and 2199
        error: nothing was changed
        --- exit 3
    "#]]);
    drop(world.clique("fmt --check").exits(3));
    assert_eq!(world.read("groups/trip/expenses/2026.csv"), text);
}
