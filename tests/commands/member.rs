//! Stories of `clique member`.

use expect_test::expect;

use crate::world::World;

#[test]
fn someone_comes_in_from_a_day_on() {
    let world = World::trip(["alice", "bob"]);
    let _ = world.clique("person add Eve Young").success();
    let _ = world.clique("person add Frank").success();
    world.clique("member add eve frank --since 2026-06-14 --weight 1.5").shows(expect![[r#"
        ✓ eve, frank are in trip
          eve    Eve Young  settled  weight 1.5, since 2026-06-14
          frank  Frank      settled  weight 1.5, since 2026-06-14
        --- stderr
          undo with: clique undo
    "#]]);
    expect![[r#"
        name = "Trip"

        [members]
        alice = {}
        bob = {}
        eve = { weight = "1.5", since = 2026-06-14 }
        frank = { weight = "1.5", since = 2026-06-14 }
    "#]]
    .assert_eq(&world.read("groups/trip/group.toml"));
    world.clique("add 10 taxi -d 2026-06-13").shows(expect![[r#"
        ✓ srqx  Sat 2026-06-13  taxi   10.00 EUR   paid by alice
                alice 5.00 · bob 5.00
          alice 0.00 → +5.00 EUR
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("add 10 taxi").shows(expect![[r#"
        ✓ srqt  Mon 2026-06-15  taxi   10.00 EUR   paid by alice
                alice 2.00 · bob 2.00 · eve 3.00 · frank 3.00
          alice +5.00 → +13.00 EUR
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("member add eve").shows(expect![[r#"
        --- stderr
        error: `eve` is in `trip` already
          help: to change what is agreed: clique member edit eve
        --- exit 2
    "#]]);
    world.clique("member add zoe").shows(expect![[r#"
        --- stderr
        error: unknown member `zoe`
          help: people: alice, bob, eve, frank; add one with clique person add
          help: somebody new comes in two steps: clique person add zoe && clique member add zoe -g trip
          help: nobody was brought in
        --- exit 2
    "#]]);
    world.assert_clean();
}

#[test]
fn what_is_agreed_changes() {
    let world = World::trip(["alice", "bob"]);
    world.clique("member edit bob --weight 2.50 --role viewer --state invited --until 2026-12-31").shows(expect![[
        r#"
        ✓ changed bob in trip
          bob  settled  invited, viewer, weight 2.5, until 2026-12-31
        --- stderr
          undo with: clique undo
    "#
    ]]);
    let shown = world.clique("member edit bob --weight none --role none --state active --until none -n").success();
    assert!(shown.stdout.contains("+bob = {}\n"), "{}", shown.stdout);
    world.clique("member edit bob --weight 0x").shows(expect![[r#"
        --- stderr
        error: `0x` is not a weight
          help: write a number such as 2 or 1.5, with at most six decimals
        --- exit 2
    "#]]);
    world.clique("member edit bob --role boss").shows(expect![[r#"
        --- stderr
        error: there is no role `boss`
          help: one of admin, member, viewer
        --- exit 2
    "#]]);
    world.clique("member edit bob --since 2027-01-01").shows(expect![[r#"
        --- stderr
        error[E035]: the membership ends before it begins
         --> groups/trip/group.toml:5:50
          |
        5 | bob = { role = "viewer", weight = "2.5", until = 2026-12-31, state = "invited", since = 2027-01-01 }
          |                                                  ^^^^^^^^^^                             ---------- it begins here
        error: nothing was changed
        --- exit 3
    "#]]);
    world.clique("member edit bob").shows(expect![[r#"
        --- stderr
        error: this changes nothing
        --- exit 2
    "#]]);
    world.assert_clean();
}

#[test]
fn a_member_with_a_past_leaves_but_does_not_vanish() {
    let world = World::trip(["alice", "bob", "carol", "dan"]);
    let _ = world.clique("add 10 taxi -s alice,bob").success();
    world.clique("member remove bob").shows(expect![[r#"
        ✓ bob has left trip as of today; 1 entry names bob, so the past stays
          bob  -5.00  EUR owes  left, until 2026-06-15
        --- stderr
        warning: bob leaves with an open balance, which is still to be settled
          undo with: clique undo
    "#]]);
    world.clique("member remove bob").shows(expect![[r#"
        --- stderr
        error: `bob` has left `trip` already
        --- exit 2
    "#]]);
    world.clique("member remove carol").shows(expect![[r#"
        ✓ took carol out of trip; no entry names carol
        --- stderr
          undo with: clique undo
    "#]]);
    expect![[r#"
        name = "Trip"

        [members]
        alice = {}
        bob = { state = "left", until = 2026-06-15 }
        dan = {}
    "#]]
    .assert_eq(&world.read("groups/trip/group.toml"));
    world.clique("member list").shows(expect![[r#"
        Trip

          alice  +5.00  EUR gets back
          bob    -5.00  EUR owes       left, until 2026-06-15
          dan           settled
    "#]]);
    world.clique("member list --format csv").shows(expect![[r#"
        group,member,name,role,weight,since,until,state,balances
        trip,alice,alice,member,1,,,active,5.00 EUR
        trip,bob,bob,member,1,,2026-06-15,left,-5.00 EUR
        trip,dan,dan,member,1,,,active,
    "#]]);
    world.clique("member add bob -q").success().shows(expect![[r#"
        ✓ bob is in trip
          bob  -5.00  EUR owes
    "#]]);
    world.clique("person rm carol").exits(0).shows(expect![[r#"
        ✓ took out carol
        --- stderr
          undo with: clique undo
    "#]]);
    world.assert_clean();
}

#[test]
fn somebody_stays() {
    let world = World::trip(["alice"]);
    world.clique("member remove alice").shows(expect![[r#"
        --- stderr
        error: `alice` is the last one in `trip`
          help: put the group away instead: clique group archive trip
        --- exit 1
    "#]]);
    let _ = world.clique("person add Bob").success();
    world.clique("member remove bob").shows(expect![[r#"
        --- stderr
        error: `bob` is not in `trip`
          help: bring them in: clique member add bob -g trip
        --- exit 2
    "#]]);
    let _ = world.clique("group new --with bob").success();
    world.clique("member remove bob -g alice+bob").shows(expect![[r#"
        --- stderr
        error: `alice+bob` is two people, and stays so
          help: for more people start a group: clique group new NAME --member …
        --- exit 2
    "#]]);
    world.clique("member edit bob -g alice+bob --weight 3 -q").success().shows(expect![[r#"
        ✓ changed bob in alice+bob
          bob  Bob  settled  weight 3
    "#]]);
    world.assert_clean();
}

#[test]
fn somebody_new_is_told_how_to_come_in() {
    let world = World::trip(["alice", "bob"]);
    world.clique("member add carol").shows(expect![[r#"
        --- stderr
        error: unknown member `carol`
          help: people: alice, bob; add one with clique person add
          help: somebody new comes in two steps: clique person add carol && clique member add carol -g trip
          help: nobody was brought in
        --- exit 2
    "#]]);
    world.does("person add carol");
    world.does("member add carol -g trip");
    world.assert_clean();
}

#[test]
fn somebody_is_invited_and_accepts() {
    let world = World::trip(["alice", "bob"]);
    world.does("person add Eve --email eve@example.org");
    world.clique("member invite eve --weight 2").shows(expect![[r#"
        ✓ eve is invited to trip
          eve  Eve  settled  invited, weight 2
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("add 10 taxi -q").shows(expect![[r#"
        ✓ srqw  Mon 2026-06-15  taxi   10.00 EUR   paid by alice
                alice 5.00 · bob 5.00
          alice 0.00 → +5.00 EUR
    "#]]);
    world.clique("add 10 taxi -s eve,bob").shows(expect![[r#"
        --- stderr
        error: `eve` is invited to trip and has not accepted
          help: an invited person shares no new bills yet
          help: they say yes with: clique member accept -g trip
        --- exit 2
    "#]]);
    world.clique("status").shows(expect![[r#"
        Trip   10.00 EUR in 1 bill   15 Jun 2026

          alice  +5.00              │████████████  gets back
          bob    -5.00  ████████████│              owes

        invited to trip, no answer yet: eve

        1 payment settles everything: clique settle
    "#]]);
    world.clique("status --me eve").shows(expect![[r#"
        Trip   10.00 EUR in 1 bill   15 Jun 2026

          alice  +5.00              │████████████  gets back
          bob    -5.00  ████████████│              owes

        Trip invites you: clique member accept -g trip

        1 payment settles everything: clique settle
    "#]]);
    world.clique("member invite eve").shows(expect![[r#"
        --- stderr
        error: `eve` is invited to `trip` already
          help: to take that back: clique member cancel eve -g trip
        --- exit 2
    "#]]);
    world.clique("member invite bob").shows(expect![[r#"
        --- stderr
        error: `bob` is in `trip` already
          help: to change what is agreed: clique member edit bob
        --- exit 2
    "#]]);
    world.clique("member accept").shows(expect![[r#"
        --- stderr
        error: no group invites you
        --- exit 2
    "#]]);
    world.clique("member accept -g trip").shows(expect![[r#"
        --- stderr
        error: `alice` is in `trip`
        --- exit 2
    "#]]);
    world.clique("member accept --me eve").shows(expect![[r#"
        ✓ eve is in trip
          eve  Eve  settled  weight 2
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("add 20 taxi -q").shows(expect![[r#"
        ✓ srqx  Mon 2026-06-15  taxi   20.00 EUR   paid by alice
                alice 5.00 · bob 5.00 · eve 10.00
          alice +5.00 → +20.00 EUR
    "#]]);
    world.assert_clean();
}

#[test]
fn an_invitation_comes_to_nothing() {
    let world = World::trip(["alice", "bob"]);
    world.does("person add Eve");
    world.does("person add Finn");
    world.does("member invite eve,finn");
    world.clique("member decline --me eve").shows(expect![[r#"
        ✓ eve declined trip
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("member cancel finn").shows(expect![[r#"
        ✓ finn is not invited to trip any more
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("member cancel bob").shows(expect![[r#"
        --- stderr
        error: `bob` is in `trip`
        --- exit 2
    "#]]);
    world.clique("member invite eve --state active").shows(expect![[r#"
        --- stderr
        error: who is invited has the state `invited`
          help: leave --state out
        --- exit 2
    "#]]);
    assert!(!world.read("groups/trip/group.toml").contains("eve"));
    // Who has a past here stays in the list.
    world.does("add 10 taxi -s alice,bob");
    world.does("member edit bob --state invited");
    world.clique("member decline --me bob -q").shows(expect![[r#"
        ✓ bob declined trip
          bob  -5.00  EUR owes  left
    "#]]);
    world.assert_clean();
}
