//! Stories of `clique accept` and `clique decline`: entries that wait for those charged.

use expect_test::expect;

use crate::friends::Friends;
use crate::world::World;

#[test]
fn a_bill_counts_when_one_of_those_charged_says_yes() {
    let mut friends = Friends::three();
    friends.alice().clique("add 30 museum --pending").shows(expect![[r#"
        ✓ 9rmg  Mon 2026-06-15  museum   30.00 EUR   paid by alice
                alice 10.00 · bob 10.00 · carol 10.00
        --- stderr
          it counts once bob or carol has accepted it
          undo with: clique undo
    "#]]);
    friends.world.clique("balance").shows(expect![[r#"
        Trip   20.00 EUR in 1 bill   14 Jun 2026

                  paid  share  sent     net
          alice  20.00   6.67        +13.33              │████████████  gets back
          bob     0.00   6.66         -6.66        ▐█████│              owes
          carol   0.00   6.67         -6.67        ██████│              owes
          ✓ adds up to 0.00
    "#]]);
    friends.world.clique("status").shows(expect![[r#"
        Trip   20.00 EUR in 1 bill   14 Jun 2026

          alice  +13.33              │████████████  gets back
          bob     -6.66        ▐█████│              owes
          carol   -6.67        ██████│              owes

        Pending
          9rmg  2026-06-15  museum  30.00  EUR  in trip  waits for bob or carol

        2 payments settle everything: clique settle
    "#]]);
    friends.world.clique("inbox").shows(expect![[r#"
        ✓ nothing new
    "#]]);
    friends.world.clique("accept --all").shows(expect![[r#"
        --- stderr
        nothing waits for you
    "#]]);
    friends.world.does("sync");
    friends.bob().does("sync");
    friends.world.clique("inbox").shows(expect![[r#"
        Pending
          9rmg  2026-06-15  museum  30.00  EUR  in trip  waits for you
          answer with: clique accept 9rmg, or clique decline 9rmg

        New
        2026-06-15 20:00  9rmg  alice added museum 30.00 EUR
        2026-06-15 20:00  9rmf  alice added dinner 20.00 EUR
        2026-06-15 20:00        alice added bob to the ledger
                                alice started trip with alice, bob, carol
        --- stderr
        mark as read with: clique inbox --read
    "#]]);
    friends.world.clique("accept --all --dry-run").shows(expect![[r#"
        --- a/groups/trip/expenses/2026.csv
        +++ b/groups/trip/expenses/2026.csv
        @@ -1,3 +1,3 @@
         id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
         9rmfc2164maa,2026-06-14,,dinner,20.00,,alice,alice bob carol,,,,,,,alice
        -9rmgc2164wfz,2026-06-15,,museum,30.00,,alice,alice bob carol,,,,,,pending,alice
        +9rmgc2164wfz,2026-06-15,,museum,30.00,,alice,alice bob carol,,,,,,,alice
        --- stderr
        nothing was changed (--dry-run)
    "#]]);
    friends.world.clique("accept --all").shows(expect![[r#"
        ✓ 9rmg  Mon 2026-06-15  museum   30.00 EUR   counts now
          alice +13.33 → +33.33 EUR
          bob -6.66 → -16.66 EUR
          carol -6.67 → -16.67 EUR
        --- stderr
          undo with: clique undo
    "#]]);
    friends.world.clique("log -N 1").shows(expect![[r#"
        2026-06-15 20:00  9rmg  bob accepted museum 30.00 EUR
        --- stderr
        there is more: clique log -N 5
    "#]]);
    friends.world.clique("accept --all").shows(expect![[r#"
        --- stderr
        nothing waits for you
    "#]]);
    friends.world.does("sync");
    friends.carol().does("sync");
    friends.world.clique("inbox").shows(expect![[r#"
        New
        2026-06-15 20:00  9rmg  bob accepted museum 30.00 EUR
        2026-06-15 20:00  9rmg  alice added museum 30.00 EUR
        2026-06-15 20:00  9rmf  alice added dinner 20.00 EUR
        2026-06-15 20:00        alice added carol to the ledger
                                alice started trip with alice, bob, carol
        --- stderr
        mark as read with: clique inbox --read
    "#]]);
    friends.world.assert_clean();
}

#[test]
fn a_payment_waits_for_who_got_it() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.does("add 30 museum");
    world.clique("pay alice 10 --pending --me bob").shows(expect![[r#"
        ✓ srqw  Mon 2026-06-15  bob → alice   10.00 EUR
        --- stderr
          it counts once alice has accepted it
          undo with: clique undo
    "#]]);
    let id = world.read("groups/trip/expenses/2026.csv").lines().last().unwrap()[..4].to_owned();
    world.clique(&format!("accept {id} --me bob")).exits(2).shows(expect![[r#"
        --- stderr
        error: `srqwvpeeb50x` does not wait for bob
          help: it waits for alice
        --- exit 2
    "#]]);
    world.clique(&format!("accept {id} --me carol")).exits(2).shows(expect![[r#"
        --- stderr
        error: `srqwvpeeb50x` does not wait for carol
          help: it waits for alice
        --- exit 2
    "#]]);
    world.clique(&format!("accept {id} --json")).shows(expect![[r#"
        {
          "schema": "clique.entries/1",
          "ledger": "Trip",
          "data": [
            {
              "id": "srqwvpeeb50x",
              "group": "trip",
              "date": "2026-06-15",
              "kind": "payment",
              "description": "",
              "amount": "10.00",
              "amount_minor": 1000,
              "currency": "EUR",
              "paid_by": [
                {
                  "member": "bob",
                  "amount": "10.00",
                  "minor": 1000
                }
              ],
              "split": "alice",
              "shares": [
                {
                  "member": "alice",
                  "amount": "10.00",
                  "minor": 1000
                }
              ],
              "category": "",
              "tags": [],
              "due": null,
              "note": "",
              "receipt": "",
              "status": "counts",
              "by": "bob"
            }
          ]
        }
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique(&format!("accept {id}")).exits(2).shows(expect![[r#"
        --- stderr
        error: `srqwvpeeb50x` counts already
          help: to take it back: clique rm srqwvpeeb50x
        --- exit 2
    "#]]);
    world.clique("pay alice 10 --qr --pending").exits(2).shows(expect![[r#"
        --- stderr
        error: --qr and --pending cannot stand together
          help: see what it takes: clique pay -h
        --- exit 2
    "#]]);
    world.assert_clean();
}

#[test]
fn what_is_declined_is_void_and_says_why() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.does("add 30 museum --pending -s bob");
    world.does("add 12 only-me --pending -s alice");
    world.clique("decline --all -m 'I was not there' --me bob").shows(expect![[r#"
        ✓ srqz  Mon 2026-06-15  museum   30.00 EUR   declined, void now
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("messages").shows(expect![[r#"
        Trip

        Mon 2026-06-15  20:00  bob  I was not there
                                    ↳ museum   30.00 EUR   srqz
    "#]]);
    world.clique("list status:void").shows(expect![[r#"
        15 Jun  srqz  museum  alice paid for bob  30.00  void
        1 entry, 15 Jun 2026
    "#]]);
    world.clique("decline --all -m '  ' --me bob").exits(2).shows(expect![[r#"
        --- stderr
        error: there is nothing to say
        --- exit 2
    "#]]);
    world.clique("decline").exits(2).shows(expect![[r#"
        --- stderr
        error: ID is missing
          help: it goes: clique decline [ID…]; see clique decline -h
        --- exit 2
    "#]]);
    // Nobody else is charged: who wrote it may answer.
    world.clique("accept --all").shows(expect![[r#"
        ✓ srqw  Mon 2026-06-15  only-me   12.00 EUR   counts now
        --- stderr
          undo with: clique undo
    "#]]);
    world.does("undo");
    world.clique("undo").shows(expect![[r#"
        ✓ undone, as it was before 2026-06-15 20:00
          srqz  alice took back museum 30.00 EUR
          srqz  alice wrote: I was not there
    "#]]);
    assert!(!world.at.join("groups/trip/messages.log").exists());
    world.assert_clean();
}

#[test]
fn many_rows_wait_together() {
    let world = World::trip(["alice", "bob"]);
    world.write("../bills.csv", "date,description,amount,status\n2026-06-01,a,3,\n2026-06-02,b,4,counts\n");
    world.clique("add --from ../bills.csv --pending").shows(expect![[r#"
        ✓ 2 entries added to trip   2026-06-01 – 2026-06-02   7.00 EUR
          alice 0.00 → +2.00 EUR
          bob 0.00 → -2.00 EUR
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("list").shows(expect![[r#"
         2 Jun  srqw  b  alice paid for everyone  4.00  you 2.00
         1 Jun  srqz  a  alice paid for everyone  3.00  pending
        2 entries, 1 – 2 Jun 2026   4.00 EUR spent, 2.00 of it yours
    "#]]);
    world.assert_clean();
}
