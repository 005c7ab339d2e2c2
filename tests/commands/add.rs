//! Stories of `clique add`.

use expect_test::expect;

use crate::world::World;

#[test]
fn an_expense_is_said_back_and_committed() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.clique("add 42.50 tram passes -s bob,carol").shows(expect![[r#"
        ✓ srqz  Mon 2026-06-15  tram passes   42.50 EUR   paid by alice
                bob 21.25 · carol 21.25   (alice is not in the split)
          alice 0.00 → +42.50 EUR
        --- stderr
          undo with: clique undo
    "#]]);
    world.assert_clean();
}

#[test]
fn the_odd_cent_is_named() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.clique("add 10 taxi -p bob -d 2026-06-12").shows(expect![[r#"
        ✓ srqz  Fri 2026-06-12  taxi   10.00 EUR   paid by bob
                alice 3.33 · bob 3.33 · carol 3.34   (10.00 does not divide by 3)
          bob 0.00 → +6.67 EUR
        --- stderr
          undo with: clique undo
    "#]]);
}

#[test]
fn a_wrong_name_changes_nothing() {
    let world = World::trip(["alice", "bob"]);
    world.clique("add 42 dinner -p alcie").shows(expect![[r#"
        --- stderr
        error: unknown member `alcie`
          help: did you mean `alice`? (people: alice, bob)
        --- exit 2
    "#]]);
    world.assert_clean();
}

#[test]
fn a_dry_run_shows_the_line_and_writes_nothing() {
    let world = World::trip(["alice", "bob"]);
    world.clique("add 5 coffee -n").shows(expect![[r#"
        --- /dev/null
        +++ b/groups/trip/expenses/2026.csv
        @@ -0,0 +1,2 @@
        +id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
        +srqzvpeeb384,2026-06-15,,coffee,5.00,,alice,alice bob,,,,,,,alice
        --- stderr
        nothing was changed (--dry-run)
    "#]]);
    world.assert_clean();
    assert!(!world.at.join("groups/trip/expenses").exists());
}
