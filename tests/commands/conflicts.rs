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
          1  amount: 24.00  carol  2026-06-15 20:00  ← in force
          2  amount: 22.00  alice  2026-06-15 20:00
        --- stderr
        settle one: clique conflicts take 9rmf carol|you, or clique conflicts keep-both 9rmf
    "#]]);
    friends.world.clique(&format!("conflicts show {id}")).shows(expect![[r#"
        9rmfc2164maa  dinner   in trip
          1  amount: 24.00  carol  2026-06-15 20:00  ← in force
          2  amount: 22.00  alice  2026-06-15 20:00
        --- stderr
        settle one: clique conflicts take 9rmf carol|you, or clique conflicts keep-both 9rmf
    "#]]);
    friends.world.clique("conflicts show zzzz").shows(expect![[r#"
        --- stderr
        error: no entry has an id that begins with `zzzz`
          help: ids stand first in the lines of clique list
        --- exit 2
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
    friends.world.clique(&format!("conflicts show {id}")).shows(expect![[r#"
        --- stderr
        error: `9rmfc2` was not changed in two ways
          help: see clique conflicts
        --- exit 2
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
    friends.carol().clique("sync").shows(expect![[r#"
        ↓  9rmf  alice changed dinner: amount 20.00 → 22.00
        ↓  9rmf  alice changed dinner: amount 24.00 → 22.00
        ↓  9rmf  alice settled the conflict about dinner
        ✓ in step with origin
    "#]]);
    friends.world.clique("log -N 1").shows(expect![[r#"
        2026-06-15 20:00  9rmf  alice changed dinner: amount 24.00 → 22.00
                          9rmf  alice settled the conflict about dinner
        --- stderr
        there is more: clique log -N 5
    "#]]);
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
    friends.world.clique("log -N 1").shows(expect![[r#"
        2026-06-15 20:00  9rmg  alice added dinner 22.00 EUR
                          9rmf  alice settled the conflict about dinner
        --- stderr
        there is more: clique log -N 5
    "#]]);
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
        settle it: clique conflicts take 9rmf carol|you, or see both versions: clique conflicts
        --- exit 4
    "#]]);
    friends.world.clique("conflicts").shows(expect![[r#"
        9rmfc2164maa  dinner   in trip
          1  amount: 24.00  carol  2026-06-15 20:00  ← in force
          2  taken out      alice  2026-06-15 20:00
        --- stderr
        settle one: clique conflicts take 9rmf carol|you, or clique conflicts keep-both 9rmf
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
fn a_version_is_taken_by_who_wrote_it() {
    for (name, says) in [("carol", "24.00"), ("Car", "24.00"), ("you", "22.00"), ("mine", "22.00"), ("theirs", "24.00")]
    {
        let (friends, id) = contested();
        friends.world.does(&format!("conflicts take {id} {name}"));
        let text = friends.world.read(BOOK);
        assert!(text.lines().count() == 2 && text.contains(says), "{name}: {text}");
        friends.world.assert_clean();
    }
}

#[test]
fn who_took_it_out_is_known_too() {
    let mut friends = Friends::three();
    let id = friends.alice().read(BOOK).lines().nth(1).unwrap()[..6].to_owned();
    friends.carol().does(&format!("edit {id} --description supper"));
    friends.world.does("sync");
    friends.alice().does(&format!("rm {id}"));
    let _ = friends.world.clique("sync").exits(4);
    friends.world.does(&format!("conflicts take {id} carol"));
    let text = friends.world.read(BOOK);
    assert!(text.lines().count() == 2 && text.contains("supper") && !text.contains("void"), "{text}");
}

#[test]
fn a_name_that_means_no_one_version_is_refused_with_the_numbers() {
    let (mut friends, id) = contested();
    for name in ["bob", "dora", "1x"] {
        let ran = friends.world.clique(&format!("conflicts take {id} {name}")).exits(2);
        assert!(ran.stderr.contains("1 is by carol, 2 is by alice"), "{}", ran.stderr);
    }
    // The clone of carol knows the same writers; there the other version is hers.
    let _ = friends.carol().clique("sync").exits(4);
    friends.world.does(&format!("conflicts take {id} theirs"));
    assert!(friends.world.read(BOOK).contains("22.00"));
}

#[test]
fn two_versions_of_one_writer_go_by_number() {
    let mut friends = Friends::three();
    let id = friends.alice().read(BOOK).lines().nth(1).unwrap()[..6].to_owned();
    // Alice writes on the machine of bob, too.
    friends.bob();
    for role in ["AUTHOR", "COMMITTER"] {
        friends.world.set(&format!("GIT_{role}_NAME"), "alice");
        friends.world.set(&format!("GIT_{role}_EMAIL"), "alice@example.org");
    }
    friends.world.does(&format!("edit {id} --amount 24"));
    friends.world.does("sync");
    friends.alice().does(&format!("edit {id} --amount 22"));
    let ran = friends.world.clique("sync").exits(4);
    assert!(ran.stderr.contains("take 9rmf 1|2"), "{}", ran.stderr);
    friends.world.clique(&format!("conflicts take {id} you")).shows(expect![[r#"
        --- stderr
        error: several versions are by alice
          help: write the number: 1 is by alice, 2 is by alice; see clique conflicts
        --- exit 4
    "#]]);
    let _ = friends.world.clique(&format!("conflicts take {id} theirs")).exits(4);
    friends.world.does(&format!("conflicts take {id} 2"));
    friends.world.assert_clean();
}

#[test]
fn programs_read_who_wrote_each_version() {
    let (friends, id) = contested();
    let record = friends.world.clique("conflicts --json").success().json();
    assert_eq!(friends.world.clique(&format!("conflicts show {id} --json")).success().json(), record);
    let by: Vec<&str> = record["data"].as_array().unwrap().iter().map(|it| it["by"].as_str().unwrap()).collect();
    assert_eq!(by, ["carol", "alice"]);
    assert!(record["data"][0]["at"].as_str().unwrap().ends_with('Z'), "{record}");
}

#[test]
fn versions_of_which_the_history_knows_nothing_go_by_number() {
    let world = World::trip(["alice", "bob"]);
    world.does("add 10 taxi");
    let text = world.read(BOOK);
    let row = text.lines().nth(1).unwrap();
    let cells: Vec<&str> = row.split(',').collect();
    let loser = |amount: &str| {
        let mut cells = cells.clone();
        (cells[4], cells[13]) = (amount, "conflict");
        cells.join(",")
    };
    world.write(BOOK, &format!("{text}{}\n{}\n", loser("11.00"), loser("12.00")));
    let id = &row[..6];
    let ran = world.clique(&format!("conflicts take {id} theirs")).exits(4);
    assert!(ran.stderr.contains("could be several versions"), "{}", ran.stderr);
    assert!(ran.stderr.contains("nobody knows who wrote 2"), "{}", ran.stderr);
    let _ = world.clique("conflicts").success();
    world.does(&format!("conflicts take {id} 3"));
    assert!(world.read(BOOK).contains("12.00"));
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
