//! Stories of `clique use`.

use expect_test::expect;

use crate::world::World;

#[test]
fn a_group_and_a_person_are_kept_for_this_clone() {
    let mut world = World::trip(["alice", "bob"]);
    world.clique("use").shows(expect![[r#"
        group  trip  Trip  (the only open one)
        you    alice  (git says so)
    "#]]);
    let _ = world.clique("group new Flat --member bob").success();
    world.clique("use").shows(expect![[r#"
        group  none; choose one with: clique use GROUP
        you    alice  (git says so)
    "#]]);
    world.clique("use fl --me bob").shows(expect![[r#"
        group  flat  Flat  (clique use says so)
        you    bob  (clique use says so)
    "#]]);
    world.clique("use --json").shows(expect![[r#"
        {
          "schema": "clique.use/1",
          "ledger": "Trip",
          "data": {
            "group": "flat",
            "group_by": "kept",
            "me": "bob",
            "me_by": "kept"
          }
        }
    "#]]);
    let _ = world.clique("add 10 rent").success();
    expect![[r#"
        id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
        srqzvpeeb384,2026-06-15,,rent,10.00,,bob,alice bob,,,,,,,bob
    "#]]
    .assert_eq(&world.read("groups/flat/expenses/2026.csv"));
    world.clique("use --none").shows(expect![[r#"
        group  none; choose one with: clique use GROUP
        you    alice  (git says so)
    "#]]);
    world.set("GIT_AUTHOR_NAME", "Zoe");
    world.set("GIT_AUTHOR_EMAIL", "zoe@example.org");
    world.set("CLIQUE_GROUP", "flat");
    world.clique("use").shows(expect![[r#"
        group  flat  Flat  (the environment says so)
        you    not known; say it with: clique use --me WHO
    "#]]);
    world.assert_clean();
}

#[test]
fn nothing_is_kept_of_what_is_not_there() {
    let world = World::trip(["alice", "bob"]);
    world.clique("use trup").shows(expect![[r#"
        --- stderr
        error: unknown group `trup`
          help: did you mean `trip`?
        --- exit 2
    "#]]);
    world.clique("use --me bbo").shows(expect![[r#"
        --- stderr
        error: unknown member `bbo`
          help: did you mean `bob`? (people: alice, bob)
        --- exit 2
    "#]]);
    world.clique("use trip --me bbo").shows(expect![[r#"
        --- stderr
        error: unknown member `bbo`
          help: did you mean `bob`? (people: alice, bob)
        --- exit 2
    "#]]);
    assert!(!world.at.join(".git/clique/group").exists());
}
