//! Stories of `clique checkpoint`.

use expect_test::expect;

use crate::world::World;

fn trip() -> World {
    let world = World::trip(["alice", "bob", "carol"]);
    let _ = world.clique("add 30 pizza -d 2026-06-01").success();
    let _ = world.clique("add 10 tea -p bob -d 2026-06-10").success();
    world
}

#[test]
fn balances_are_noted_and_hold() {
    let world = trip();
    world.clique("checkpoint add -d 2026-06-05").shows(expect![[r#"
        trip  2026-06-05  alice   20.00  EUR  ✓
        trip  2026-06-05  bob    -10.00  EUR  ✓
        trip  2026-06-05  carol  -10.00  EUR  ✓
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("checkpoint list bob").shows(expect![[r#"
        trip  2026-06-05  bob  -10.00  EUR  ✓
    "#]]);
    world.clique("checkpoint list carol --json").shows(expect![[r#"
        {
          "schema": "clique.checkpoint/1",
          "ledger": "Trip",
          "data": [
            {
              "group": "trip",
              "date": "2026-06-05",
              "member": "carol",
              "currency": "EUR",
              "balance": "-10.00",
              "balance_minor": -1000,
              "found": "-10.00",
              "found_minor": -1000,
              "holds": true,
              "note": ""
            }
          ]
        }
    "#]]);
    world.clique("checkpoint add -d 2026-06-05").shows(expect![[r#"
        --- stderr
        these checkpoints stand there already
    "#]]);
    world.clique("check").shows(expect![[r#""#]]);
    expect![[r#"
        date,person,balance,currency,note
        2026-06-05,alice,20.00,EUR,
        2026-06-05,bob,-10.00,EUR,
        2026-06-05,carol,-10.00,EUR,
    "#]]
    .assert_eq(&world.read("groups/trip/checkpoints.csv"));
    world.assert_clean();
}

#[test]
fn a_bill_of_before_is_refused_and_later_ones_are_not() {
    let world = trip();
    let _ = world.clique("checkpoint add bob -d 2026-06-05").success();
    world.clique("add 6 late -d 2026-06-03").shows(expect![[r#"
        --- stderr
        error[E106]: on 2026-06-05 bob's balance is -12.00 EUR, not -10.00
         --> groups/trip/checkpoints.csv:2:16
          |
        2 | 2026-06-05,bob,-10.00,EUR,
          |                ^^^^^^ -2.00 EUR off
          |
          = help: something of 2026-06-05 or before was changed since; if that is right: clique checkpoint rm 2026-06-05 bob
        error: nothing was changed
        --- exit 1
    "#]]);
    let _ = world.clique("add 6 fine -d 2026-06-06").success();
    // What concerns others alone leaves the balance as it was.
    let _ = world.clique("add 6 juice -d 2026-06-02 -s carol").success();
    let _ = world.clique("checkpoint rm 2026-06-05").success();
    let _ = world.clique("add 6 late -d 2026-06-03").success();
    world.assert_clean();
}

#[test]
fn what_is_believed_is_compared() {
    let world = trip();
    world.clique("checkpoint add bob=-10 -d 2026-06-05 -m 'agreed at dinner'").shows(expect![[r#"
        trip  2026-06-05  bob  -10.00  EUR  ✓  agreed at dinner
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("checkpoint add carol=-9 -d 2026-06-05").shows(expect![[r#"
        --- stderr
        error: at the end of 2026-06-05 carol's balance is -10.00 EUR, not -9.00
          help: see what makes it up: clique statement carol --until 2026-06-05
        --- exit 1
    "#]]);
    world.clique("checkpoint add dan").shows(expect![[r#"
        --- stderr
        error: unknown member `dan`
          help: people: alice, bob, carol; add one with clique person add
        --- exit 2
    "#]]);
    world.clique("checkpoint add -d 2026-07-01").shows(expect![[r#"
        --- stderr
        error: 2026-07-01 is still to come
          help: a checkpoint is about what has been
        --- exit 2
    "#]]);
    world.clique("checkpoint rm 2026-06-04").shows(expect![[r#"
        --- stderr
        error: there is no such checkpoint of 2026-06-04
          help: see all: clique checkpoint list
        --- exit 1
    "#]]);
    world.assert_clean();
}

#[test]
fn one_that_broke_is_written_anew() {
    let world = trip();
    let _ = world.clique("checkpoint add -d 2026-06-05").success();
    let path = "groups/trip/checkpoints.csv";
    world.write(path, &world.read(path).replace("-10.00", "-11.00"));
    world.clique("checkpoint list").shows(expect![[r#"
        trip  2026-06-05  alice   20.00  EUR  ✓
        trip  2026-06-05  bob    -11.00  EUR  is -10.00
        trip  2026-06-05  carol  -11.00  EUR  is -10.00
    "#]]);
    world.clique("checkpoint add -d 2026-06-05").shows(expect![[r#"
        trip  2026-06-05  alice   20.00  EUR  ✓
        trip  2026-06-05  bob    -10.00  EUR  ✓
        trip  2026-06-05  carol  -10.00  EUR  ✓
        --- stderr
        committed your edits by hand first: groups/trip/checkpoints.csv
          undo with: clique undo
    "#]]);
    world.clique("checkpoint rm 2026-06-05 carol").shows(expect![[r#"
        --- stderr
        took out 1 checkpoint of 2026-06-05
          undo with: clique undo
    "#]]);
    expect![[r#"
        date,person,balance,currency,note
        2026-06-05,alice,20.00,EUR,
        2026-06-05,bob,-10.00,EUR,
    "#]]
    .assert_eq(&world.read(path));
    world.assert_clean();
}
