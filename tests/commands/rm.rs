//! Stories of `clique rm`.

use expect_test::expect;

use crate::world::World;

use super::edit::{SHEET, id_of};

#[test]
fn a_row_is_marked_and_comes_back() {
    let world = World::trip(["alice", "bob"]);
    let _ = world.clique("add 10 taxi -p bob").success();
    let before = world.read("groups/trip/expenses/2026.csv");
    world.clique("rm srqz").shows(expect![[r#"
        ✓ srqz  Mon 2026-06-15  taxi   10.00 EUR   void now
          alice -5.00 → 0.00 EUR
          bob +5.00 → 0.00 EUR
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("rm srqz").shows(expect![[r#"
        --- stderr
        `srqzvpeeb384` is void already; --purge takes its line out
    "#]]);
    world.clique("list --status void").shows(expect![[r#"
        15 Jun  srqz  taxi  bob paid for everyone  10.00  void
        1 entry, 15 Jun 2026
    "#]]);
    world.clique("restore srqz").shows(expect![[r#"
        ✓ srqz  Mon 2026-06-15  taxi   10.00 EUR   counts again
          alice 0.00 → -5.00 EUR
          bob 0.00 → +5.00 EUR
        --- stderr
          undo with: clique undo
    "#]]);
    assert_eq!(world.read("groups/trip/expenses/2026.csv"), before);
    assert_eq!(
        world.git(["log", "-2", "--format=%s"]),
        "trip: restore taxi 10.00 EUR (srqzvpeeb384)\ntrip: void taxi 10.00 EUR (srqzvpeeb384)\n"
    );
    world.assert_clean();
}

#[test]
fn a_row_of_a_spreadsheet_gets_what_it_needs() {
    let world = World::trip(["alice", "bob"]);
    world.write("groups/trip/expenses/2026.csv", SHEET);
    let id = id_of(&world, "fish");
    world.run(["rm", &id, "-n"]).shows(expect![[r#"
        --- a/groups/trip/expenses/2026.csv
        +++ b/groups/trip/expenses/2026.csv
        @@ -1,4 +1,4 @@
        -<U+FEFF>Date,Description,Amount,Paid_by,Split,Shop
        +<U+FEFF>Date,Description,Amount,Paid_by,Split,Shop,id,status
         # hand written
        -2026-06-01,"Fish, fresh",30.01,alice=10.01 bob=20.00,alice=10 bob,Cais
        +2026-06-01,"Fish, fresh",30.01,alice=10.01 bob=20.00,alice=10 bob,Cais,49setcj4sgc9,void
         2026-06-02, Milk ,3.00,alice,alice bob
        --- stderr
        nothing was changed (--dry-run)
    "#]]);
    assert_eq!(world.read("groups/trip/expenses/2026.csv"), SHEET);
    let _ = world.run(["rm", &id]).success();
    let text = world.read("groups/trip/expenses/2026.csv");
    let changed: Vec<usize> = (0..4).filter(|line| text.lines().nth(*line) != SHEET.lines().nth(*line)).collect();
    assert_eq!(changed, [0, 2]);
    world.assert_clean();
}

#[test]
fn a_purged_line_is_gone_and_its_twins_keep_their_ids() {
    let world = World::trip(["alice", "bob"]);
    let row = "2026-06-02,Milk,3.01,alice,alice bob\n";
    world.write("groups/trip/expenses/2026.csv", &format!("date,description,amount,paid_by,split\n{row}{row}{row}"));
    let ids = |world: &World| {
        let ran = world.clique("list --format porcelain").success();
        ran.stdout.lines().map(|line| line[..12].to_owned()).collect::<std::collections::BTreeSet<_>>()
    };
    let before = ids(&world);
    assert_eq!(before.len(), 3);
    for id in &before {
        let world = World::trip(["alice", "bob"]);
        world
            .write("groups/trip/expenses/2026.csv", &format!("date,description,amount,paid_by,split\n{row}{row}{row}"));
        let _ = world.run(["rm", id, "--purge"]).success();
        let mut left = before.clone();
        left.remove(id);
        assert_eq!(ids(&world), left);
        world.assert_clean();
    }
}

#[test]
fn many_at_once_are_asked_about() {
    let world = World::trip(["alice", "bob"]);
    for what in ["a1", "b2", "c3"] {
        let _ = world.run(["add", "3", what]).success();
    }
    let ids: Vec<String> = ["a1", "b2", "c3"].map(|what| id_of(&world, what)).into();
    let all = |more: &str| {
        let mut arguments = vec!["rm".to_owned()];
        arguments.extend(ids.clone());
        arguments.push(more.to_owned());
        world.run(arguments)
    };
    all("--purge").shows(expect![[r#"
        --- stderr
        error: this takes back 3 entries at once
          help: if that is meant, say --yes
        --- exit 2
    "#]]);
    all("--yes").shows(expect![[r#"
        ✓ srqz  Mon 2026-06-15  a1   3.00 EUR   void now
        ✓ srqw  Mon 2026-06-15  b2   3.00 EUR   void now
        ✓ srqx  Mon 2026-06-15  c3   3.00 EUR   void now
          alice +4.50 → 0.00 EUR
          bob -4.50 → 0.00 EUR
        --- stderr
          undo with: clique undo
    "#]]);
    assert_eq!(world.git(["log", "-1", "--format=%s"]), "trip: void 3 entries\n");
    all("--dry-run").shows(expect![[r#"
        --- stderr
        `srqzvpeeb384` is void already; --purge takes its line out
        `srqwvpeeb50x` is void already; --purge takes its line out
        `srqxvpeeb57e` is void already; --purge takes its line out
    "#]]);
    world.clique("rm").exits(2).shows(expect![[r#"
        --- stderr
        error: ID is missing
          help: it goes: clique rm ID…; see clique rm -h
        --- exit 2
    "#]]);
    world.clique("rm zzz").exits(2).shows(expect![[r#"
        --- stderr
        error: no entry has an id that begins with `zzz`
          help: ids stand first in the lines of clique list
        --- exit 2
    "#]]);
    world.assert_clean();
}
