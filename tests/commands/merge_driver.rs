//! Stories of `clique merge-driver`: plain git merges by meaning.

use expect_test::expect;

use crate::friends::Friends;
use crate::world::World;

const BOOK: &str = "groups/trip/expenses/2026.csv";

#[test]
fn plain_pull_merges_by_meaning() {
    let mut friends = Friends::three();
    let id = friends.alice().read(BOOK).lines().nth(1).unwrap()[..6].to_owned();
    friends.alice().does(&format!("edit {id} --note tasty"));
    friends.world.does("add 5 coffee");
    friends.world.does("sync");
    friends.bob().does(&format!("edit {id} --amount 24"));
    friends.world.does("add 7 cake");
    friends.world.git(["pull", "-q", "--no-edit"]);
    expect![[r#"
        id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
        9rmfc2164maa,2026-06-14,,dinner,24.00,,alice,alice bob carol,,,,tasty,,,alice
        9rmgc2164wfz,2026-06-15,,coffee,5.00,,alice,alice bob carol,,,,,,,alice
        f4kvpey3kyfn,2026-06-15,,cake,7.00,,bob,alice bob carol,,,,,,,bob
    "#]]
    .assert_eq(&friends.world.read(BOOK));
    friends.world.does("check");
    friends.world.does("sync");
    friends.world.assert_clean();
}

#[test]
fn a_file_that_cannot_be_merged_is_left_alone() {
    let world = World::trip(["alice", "bob"]);
    let row = "id,date,amount,paid_by,split,description\n";
    world.write("base", row);
    world.write("ours", &format!("{row}\"never closed\n"));
    world.write("theirs", &format!("{row}e0aa3c5d7f9h,2026-06-12,1,alice,bob,x\n"));
    let run = |path: &str| world.clique(&format!("merge-driver base ours theirs {path}"));
    run(BOOK).shows(expect![[r#"
        --- stderr
        error: `groups/trip/expenses/2026.csv` cannot be merged: a quote is not closed
        --- exit 4
    "#]]);
    assert!(world.read("ours").ends_with("closed\n"));
}
