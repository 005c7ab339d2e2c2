//! Stories of `clique conflicts`: both versions are seen, one is taken, or both are kept.

use expect_test::expect;

use crate::friends::Friends;
use crate::world::World;

const BOOK: &str = "groups/trip/expenses/2026.csv";

/// Makes alice and carol change the same dinner; alice has both versions.
fn contested() -> (Friends, String) {
    let mut friends = Friends::three();
    let id = friends.alice().read(BOOK).lines().nth(1).unwrap()[..6].to_owned();
    friends.carol().does(&format!("edit {id} --amount 24"));
    friends.world.does("sync");
    friends.alice().does(&format!("edit {id} --amount 22"));
    let _ = friends.world.clique("sync").exits(4);
    (friends, id)
}

#[test]
fn the_loser_is_taken_and_everybody_learns_of_it() {
    let (mut friends, id) = contested();
    friends.alice().clique("conflicts").shows(expect![[r#"
        9rmfc2164maa  dinner   in trip
          1  amount: 24.00  ← in force
          2  amount: 22.00
        --- stderr
        settle one: clique conflicts take ID WHICH, or clique conflicts keep-both ID
    "#]]);
    friends.world.clique(&format!("conflicts take {id} 3")).shows(expect![[r#"
        --- stderr
        error: there is no version 3; they are numbered 1 to 2
          help: see clique conflicts
        --- exit 2
    "#]]);
    friends.world.clique(&format!("conflicts take {id} 2")).shows(expect![[r#"
        --- stderr
        ✓ dinner: version 2 is in force now
    "#]]);
    friends.world.clique("conflicts list").shows(expect![[r#"
        No conflicts.
    "#]]);
    friends.world.clique(&format!("conflicts take {id} 1")).shows(expect![[r#"
        --- stderr
        error: `9rmfc2` was not changed in two ways
          help: see clique conflicts
        --- exit 2
    "#]]);
    friends.world.does("sync");
    friends.carol().does("sync");
    expect![[r#"
        id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
        9rmfc2164maa,2026-06-14,,dinner,22.00,,alice,alice bob carol,,,,,,,alice
    "#]]
    .assert_eq(&friends.carol().read(BOOK));
    friends.carol().assert_clean();
}

#[test]
fn both_are_kept() {
    let (mut friends, id) = contested();
    friends.alice().clique(&format!("conflicts keep-both {id}")).shows(expect![[r#"
        --- stderr
        ✓ dinner: every version counts now
    "#]]);
    expect![[r#"
        id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
        9rmfc2164maa,2026-06-14,,dinner,24.00,,alice,alice bob carol,,,,,,,alice
        9rmgc2164wfz,2026-06-14,,dinner,22.00,,alice,alice bob carol,,,,,,,alice
    "#]]
    .assert_eq(&friends.world.read(BOOK));
    friends.world.does("sync");
    friends.world.assert_clean();
}

#[test]
fn taken_out_here_and_changed_there() {
    let mut friends = Friends::three();
    let id = friends.alice().read(BOOK).lines().nth(1).unwrap()[..6].to_owned();
    friends.carol().does(&format!("edit {id} --amount 24"));
    friends.world.does("sync");
    friends.alice().does(&format!("rm {id}"));
    friends.world.clique("sync").shows(expect![[r#"
        ↓  9rmf  carol changed dinner: amount 20.00 → 24.00
        ↑  9rmf  alice took back dinner 20.00 EUR
        ✓ merged, both versions are kept, pushed dd57904 to origin
        --- stderr
        warning: dinner (9rmfc2164maa): one side took it out, the other changed it; the change is in force
        see both versions and settle it: clique conflicts
        --- exit 4
    "#]]);
    friends.world.clique("conflicts").shows(expect![[r#"
        9rmfc2164maa  dinner   in trip
          1  amount: 24.00  ← in force
          2  taken out
        --- stderr
        settle one: clique conflicts take ID WHICH, or clique conflicts keep-both ID
    "#]]);
    friends.world.does(&format!("conflicts take {id} 2"));
    expect![[r#"
        id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
        9rmfc2164maa,2026-06-14,,dinner,24.00,,alice,alice bob carol,,,,,,void,alice
    "#]]
    .assert_eq(&friends.world.read(BOOK));
    friends.world.does("sync");
    friends.world.assert_clean();
}

#[test]
fn what_is_not_contested_is_refused() {
    let world = World::trip(["alice", "bob"]);
    world.does("add 10 taxi");
    let id = world.read(BOOK).lines().nth(1).unwrap()[..6].to_owned();
    world.clique("conflicts").shows(expect![[r#"
        No conflicts.
    "#]]);
    world.clique(&format!("conflicts take {id} 1")).shows(expect![[r#"
        --- stderr
        error: `srqzvp` was not changed in two ways
          help: see clique conflicts
        --- exit 2
    "#]]);
    world.assert_clean();
}

#[test]
fn programs_read_what_was_settled() {
    let (friends, id) = contested();
    let record = friends.world.clique(&format!("conflicts take {id} 2 --json")).success().json();
    assert_eq!(record["data"]["taken"], 2, "{record}");
    assert_eq!(record["data"]["description"], "dinner");
    let (friends, id) = contested();
    let record = friends.world.clique(&format!("conflicts keep-both {id} --json")).success().json();
    assert_eq!(record["data"]["taken"], serde_json::Value::Null, "{record}");
    friends.world.assert_clean();
}
