//! Stories of `clique settle`.

use expect_test::expect;

use super::balance::{commit, friends, lisbon};
use crate::world::World;

#[test]
fn the_fewest_payments_are_said_with_their_proof() {
    lisbon().clique("settle").shows(expect![[r#"
          bob    ──→  alice   86.71  EUR
          bob    ──→  dan     99.07  EUR
          carol  ──→  alice  184.86  EUR
        3 payments, 370.64 EUR in all (fewest possible, proven; paying each debt directly would take 6)
        --- stderr
        Mark one as done: clique pay bob alice 86.71
        Mark all as done: clique settle --record
    "#]]);
}

#[test]
fn groups_and_currencies_stay_apart() {
    friends().clique("settle").shows(expect![[r#"
        alice & bob   EUR
          bob  ──→  alice  12.51  EUR
        1 payment, 12.51 EUR (fewest possible, proven; there is but one debt)

        ⟦דירה 家⟧   EUR
          carol  ──→  alice  245.53  EUR
          carol  ──→  bob    131.17  EUR
        2 payments, 376.70 EUR in all (fewest possible, proven; paying each debt directly would take 3)

        ⟦דירה 家⟧   JPY
          bob    ──→  alice  2834  JPY
          carol  ──→  alice  3334  JPY
        2 payments, 6168 JPY in all (fewest possible, proven; each debt is paid directly)

        Lisbon 🏖   EUR
          bob    ──→  alice   86.71  EUR
          bob    ──→  dan     99.07  EUR
          carol  ──→  alice  184.86  EUR
        3 payments, 370.64 EUR in all (fewest possible, proven; paying each debt directly would take 6)
        --- stderr
        Mark one as done: clique pay bob alice 12.51 -g alice+bob
        Mark all as done: clique settle --record
    "#]]);
}

#[test]
fn there_are_other_ways() {
    let world = lisbon();
    world.clique("settle --mode direct").shows(expect![[r#"
          bob    ──→  alice   54.65  EUR
          bob    ──→  dan    138.40  EUR
          carol  ──→  alice  111.92  EUR
          carol  ──→  bob      7.27  EUR
          carol  ──→  dan     65.67  EUR
          dan    ──→  alice  105.00  EUR
        6 payments, 482.91 EUR in all (3 would be enough; each debt is paid directly)
        --- stderr
        Mark one as done: clique pay bob alice 54.65
        Mark all as done: clique settle --mode direct --record
    "#]]);
    world.clique("settle --mode simplified").shows(expect![[r#"
          bob    ──→  alice   54.65  EUR
          bob    ──→  dan    138.40  EUR
          carol  ──→  alice  111.92  EUR
          carol  ──→  bob      7.27  EUR
          carol  ──→  dan     65.67  EUR
          dan    ──→  alice  105.00  EUR
        6 payments, 482.91 EUR in all (3 would be enough; each debt is paid directly)
        --- stderr
        Mark one as done: clique pay bob alice 54.65
        Mark all as done: clique settle --mode simplified --record
    "#]]);
    world.clique("settle --via dan").shows(expect![[r#"
          bob    ──→  dan    185.78  EUR
          carol  ──→  dan    184.86  EUR
          dan    ──→  alice  271.57  EUR
        3 payments, 642.21 EUR in all (paying each debt directly would take 6)
        --- stderr
        Mark one as done: clique pay bob dan 185.78
        Mark all as done: clique settle --via dan --record
    "#]]);
    world.clique("settle --mode hub").shows(expect![[r#"
        --- stderr
        error: through whom?
          help: say it with --via WHO, such as clique settle --via alice
        --- exit 2
    "#]]);
    world.clique("settle carol").shows(expect![[r#"
          carol  ──→  alice  184.86  EUR
        2 more between others. 3 payments, 370.64 EUR in all (fewest possible, proven; paying each debt directly would take 6)
        --- stderr
        Mark one as done: clique pay carol alice 184.86
        Mark all as done: clique settle carol --record
    "#]]);
    world.clique("settle --as-of 2026-06-12").shows(expect![[r#"
          bob    ──→  alice   61.45  EUR
          carol  ──→  alice  147.85  EUR
          dan    ──→  alice  126.60  EUR
        3 payments, 335.90 EUR in all (fewest possible, proven; paying each debt directly would take 5)
    "#]]);
    world.clique("settle --only e4mk --only e9d4").shows(expect![[r#"
          alice  ──→  dan   14.33  EUR
          bob    ──→  dan  174.33  EUR
          carol  ──→  dan   37.01  EUR
        3 payments, 225.67 EUR in all (fewest possible, proven; paying each debt directly would take 4)
        --- stderr
        Mark one as done: clique pay alice dan 14.33
        Mark all as done: clique settle --only e4mk --only e9d4 --record
    "#]]);
}

#[test]
fn a_recorded_plan_settles_everyone_with_one_commit() {
    let world = friends();
    world.clique("settle --record -n -g trip").shows(expect![[r#"
        --- a/groups/trip/expenses/2026.csv
        +++ b/groups/trip/expenses/2026.csv
        @@ -1,7 +1,10 @@
        -id,date,kind,description,amount,currency,paid_by,split,due
        +id,date,kind,description,amount,currency,paid_by,split,due,by
         e0aa00000000,2026-06-12,,apartment,420.00,,alice,alice bob carol dan,
         e2fa00000000,2026-06-12,,dinner,86.40,,bob,alice bob carol dan,
         e7q200000000,2026-06-12,,tram passes,42.50,,alice,bob carol,
         e9d400000000,2026-06-13,,groceries,57.31,,carol,alice bob carol dan,
         e4mk00000000,2026-06-14,,surf lesson,320.00,,dan,bob:2 carol dan,
         p3x100000000,2026-06-15,payment,,50.00,,bob,alice,
        +srqzvpeeb384,2026-06-15,payment,,86.71,,bob,alice,,alice
        +srqwvpeeb50x,2026-06-15,payment,,99.07,,bob,dan,,alice
        +srqxvpeeb57e,2026-06-15,payment,,184.86,,carol,alice,,alice
        --- stderr
        nothing was changed (--dry-run)
    "#]]);
    world.assert_clean();
    world.clique("settle --record").shows(expect![[r#"
        alice & bob   EUR
          ✓ srqz  bob  ──→  alice  12.51  EUR
        1 payment, 12.51 EUR (fewest possible, proven; there is but one debt)

        ⟦דירה 家⟧   EUR
          ✓ srqw  carol  ──→  alice  245.53  EUR
          ✓ srqx  carol  ──→  bob    131.17  EUR
        2 payments, 376.70 EUR in all (fewest possible, proven; paying each debt directly would take 3)

        ⟦דירה 家⟧   JPY
          ✓ srqt  bob    ──→  alice  2834  JPY
          ✓ srqv  carol  ──→  alice  3334  JPY
        2 payments, 6168 JPY in all (fewest possible, proven; each debt is paid directly)

        Lisbon 🏖   EUR
          ✓ srqr  bob    ──→  alice   86.71  EUR
          ✓ srqs  bob    ──→  dan     99.07  EUR
          ✓ srqp  carol  ──→  alice  184.86  EUR
        3 payments, 370.64 EUR in all (fewest possible, proven; paying each debt directly would take 6)
        --- stderr
          undo with: clique undo
    "#]]);
    world.assert_clean();
    expect![[r#"
        alice+bob, flat, trip: settle up with 8 payments

        Clique-Op: settle
        Clique-Entry: srqzvpeeb384
        Clique-Entry: srqwvpeeb50x
        Clique-Entry: srqxvpeeb57e
        Clique-Entry: srqtvpeeb7w7
        Clique-Entry: srqvvpeeb728
        Clique-Entry: srqrvpeeb5v1
        Clique-Entry: srqsvpeeb6sj
        Clique-Entry: srqpvpeeb3pb

    "#]]
    .assert_eq(&world.git(["log", "-1", "--format=%B"]));
    world.clique("settle").shows(expect![[r#"
        alice & bob   EUR
          ✓ everyone is settled

        ⟦דירה 家⟧   EUR
          ✓ everyone is settled

        ⟦דירה 家⟧   JPY
          ✓ everyone is settled

        Lisbon 🏖   EUR
          ✓ everyone is settled
    "#]]);
    world.clique("settle --record").shows(expect![[r#"
        alice & bob   EUR
          ✓ everyone is settled

        ⟦דירה 家⟧   EUR
          ✓ everyone is settled

        ⟦דירה 家⟧   JPY
          ✓ everyone is settled

        Lisbon 🏖   EUR
          ✓ everyone is settled
    "#]]);
    world.clique("settle --record --all").shows(expect![[r#"
        --- stderr
        error: the group `old` is archived
          help: open it again with: clique group unarchive old
        --- exit 2
    "#]]);
    world.assert_clean();
}

#[test]
fn the_rest_of_the_plan_stands_while_it_is_paid() {
    let world = lisbon();
    let plan = world.clique("settle --format porcelain").stdout;
    let _ = world.clique("settle --record bob").success();
    let rest = world.clique("settle --format porcelain").stdout;
    let others: String = plan.lines().filter(|line| !line.contains("bob")).map(|line| format!("{line}\n")).collect();
    assert_eq!(rest, others);
}

#[test]
fn scripts_ask_by_exit_code() {
    let world = lisbon();
    let _ = world.clique("settle -q --exit-code").exits(1);
    let _ = world.clique("settle --exit-code --max 184.86").exits(1);
    let _ = world.clique("settle --exit-code --max 185.78").exits(0);
    let _ = world.clique("settle --exit-code --max 1USD").exits(0);
    let _ = world.clique("settle --exit-code --max 1e5").exits(2);
    let _ = world.clique("settle --exit-code alice --as-of 2026-06-01").exits(0);
    // A month is its last day, as for all other commands.
    let _ = world.clique("settle --exit-code alice --as-of may").exits(0);
}

#[test]
fn programs_read_the_plan() {
    let world = lisbon();
    world.clique("settle bob --json").shows(expect![[r#"
        {
          "schema": "clique.settlement/1",
          "ledger": "Trip",
          "data": [
            {
              "group": "trip",
              "currency": "EUR",
              "payments": [
                {
                  "from": "bob",
                  "to": "alice",
                  "amount": "86.71",
                  "amount_minor": 8671
                },
                {
                  "from": "bob",
                  "to": "dan",
                  "amount": "99.07",
                  "amount_minor": 9907
                }
              ],
              "count": 3,
              "total": "370.64",
              "total_minor": 37064,
              "mode": "minimal",
              "least": 3,
              "proven": true,
              "direct": 6,
              "blocks": [
                [
                  "alice",
                  "bob",
                  "carol",
                  "dan"
                ]
              ]
            }
          ]
        }
    "#]]);
    world.clique("settle --format csv").shows(expect![[r#"
        group,currency,from,to,amount,amount_minor,entry
        trip,EUR,bob,alice,86.71,8671,
        trip,EUR,bob,dan,99.07,9907,
        trip,EUR,carol,alice,184.86,18486,
    "#]]);
}

#[test]
fn nothing_is_nothing() {
    let world = World::trip(["alice", "bob"]);
    world.clique("settle").shows(expect![[r#"
        Nothing to settle: no bill counts here yet.
    "#]]);
    world.write(
        "groups/trip/group.toml",
        "name = \"Trip\"\nclosed-until = 2026-12-31\n[members]\nalice = {}\nbob = {}\n",
    );
    world.write("groups/trip/expenses/2026.csv", "date,description,amount,paid_by,split\n2026-01-01,tea,3,bob,alice\n");
    commit(&world);
    world.clique("settle --record").shows(expect![[r#"
        --- stderr
        error: the books of `trip` are closed until 2026-12-31
          help: enter a correction on a later day, or open them: clique group edit --closed-until DATE
        --- exit 2
    "#]]);
    world.assert_clean();
}

#[test]
fn wishes_are_kept_and_named() {
    let world = lisbon();
    world.clique("settle --no-pay bob:alice").shows(expect![[r#"
        --- stderr
        error: no plan for `trip` keeps to the wishes: what is open for alice is 86.71 EUR more than those they may pay or be paid by could settle
          help: it works when these may pay each other: --pay alice:bob
          help: it works when money may pass through someone: --relay
        --- exit 1
    "#]]);
    world.clique("settle --along-debts").shows(expect![[r#"
          bob    ──→  alice   86.71  EUR
          bob    ──→  dan     99.07  EUR
          carol  ──→  alice  184.86  EUR
        3 payments, 370.64 EUR in all (fewest possible with these wishes, proven; paying each debt directly would take 6)
        --- stderr
        Mark one as done: clique pay bob alice 86.71
        Mark all as done: clique settle --along-debts --record
    "#]]);
    world.clique("settle --round 5").shows(expect![[r#"
          bob    ──→  alice  185.00  EUR
          carol  ──→  alice   85.00  EUR
          carol  ──→  dan    100.00  EUR
        3 payments, 370.00 EUR in all (fewest possible with these wishes, proven; paying each debt directly would take 6)
        Rounding leaves alice +1.57, bob -0.78, carol +0.14, dan -0.93 EUR
        --- stderr
        Mark one as done: clique pay bob alice 185.00
        Mark all as done: clique settle --round 5 --record
    "#]]);
    world.clique("settle --min 100").shows(expect![[r#"
        --- stderr
        error: no plan for `trip` keeps to the wishes: what is open for dan is smaller than that
          help: it works when money may pass through someone: --relay
          help: it works with --min 86.71EUR
        --- exit 1
    "#]]);
    world.clique("settle --cap 1").shows(expect![[r#"
        --- stderr
        error: no plan for `trip` keeps to the wishes: among bob and carol someone would have to make more payments than that
          help: it works when money may pass through someone: --relay
          help: it works with --cap bob=2
          help: it works with --cap carol=2
        --- exit 1
    "#]]);
    world.clique("settle --cap 1 --relay").shows(expect![[r#"
          bob    ──→  dan    370.64  EUR
          carol  ──→  bob    184.86  EUR
          dan    ──→  alice  271.57  EUR
        3 payments, 827.07 EUR in all (fewest possible with these wishes, proven; paying each debt directly would take 6)
        --- stderr
        Mark one as done: clique pay bob dan 370.64
        Mark all as done: clique settle --relay --cap 1 --record
    "#]]);
    world.clique("settle --same-way").shows(expect![[r#"
        --- stderr
        error: no plan for `trip` keeps to the wishes: nobody may pay alice, who is owed 271.57 EUR
          help: it works when these may pay each other: --pay alice:bob --pay bob:dan --pay alice:carol
        --- exit 1
    "#]]);
    world.clique("settle --no-pay bob").shows(expect![[r#"
        --- stderr
        error: `bob` does not name two people
          help: write them as bob:carol
        --- exit 2
    "#]]);
    world.clique("settle --min 0").shows(expect![[r#"
        --- stderr
        error: `0` is not more than nothing
        --- exit 2
    "#]]);
    world.clique("settle --via alice --relay").shows(expect![[r#"
          alice  ──→  dan     99.07  EUR
          bob    ──→  alice  185.78  EUR
          carol  ──→  alice  184.86  EUR
        3 payments, 469.71 EUR in all (paying each debt directly would take 6)
        --- stderr
        Mark one as done: clique pay alice dan 99.07
        Mark all as done: clique settle --via alice --relay --record
    "#]]);
}

#[test]
fn blocked_friends_do_not_pay_each_other() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.write("people/bob.toml", "name = \"bob\"\n[friends]\nalice = \"blocked\"\n");
    world.write(
        "groups/trip/expenses/2026.csv",
        "date,description,amount,paid_by,split\n2026-01-01,tea,3,alice,bob\n2026-01-01,cake,2,carol,alice\n",
    );
    commit(&world);
    world.clique("settle").shows(expect![[r#"
        --- stderr
        error: no plan for `trip` keeps to the wishes: what is open for alice is 1.00 EUR more than those they may pay or be paid by could settle
          help: it works when these may pay each other: --pay alice:bob
          help: it works when money may pass through someone: --relay
          help: who pays whom is limited by blocked friends in people/, and by [settle] in group.toml
        --- exit 1
    "#]]);
    world.clique("settle --relay").shows(expect![[r#"
          bob    ──→  carol  3.00  EUR
          carol  ──→  alice  1.00  EUR
        2 payments, 4.00 EUR in all (fewest possible with these wishes, proven; paying each debt directly would take 2 too)
        --- stderr
        Mark one as done: clique pay bob carol 3.00
        Mark all as done: clique settle --relay --record
    "#]]);
    world.clique("settle --pay bob:alice").shows(expect![[r#"
          bob  ──→  alice  1.00  EUR
          bob  ──→  carol  2.00  EUR
        2 payments, 3.00 EUR in all (fewest possible, proven; paying each debt directly would take 2 too)
        --- stderr
        Mark one as done: clique pay bob alice 1.00
        Mark all as done: clique settle --pay bob:alice --record
    "#]]);
}

/// Twelve friends who made bills in twos and threes.
fn twelve() -> World {
    let world =
        World::trip(["alice", "bob", "carol", "dan", "eve", "finn", "gina", "hugo", "ida", "jon", "kim", "lea"]);
    world.write(
        "groups/trip/expenses/2026.csv",
        "date,description,amount,paid_by,split\n\
         2026-06-01,taxi,42.00,alice,bob carol alice\n\
         2026-06-02,boat,90.00,dan,dan eve finn\n\
         2026-06-02,lunch,33.00,gina,gina hugo ida\n\
         2026-06-03,museum,24.00,jon,jon kim\n\
         2026-06-03,wine,10.00,bob,bob lea\n\
         2026-06-04,tickets,16.00,lea,alice lea\n",
    );
    commit(&world);
    world
}

#[test]
fn a_plan_explains_itself() {
    twelve().clique("settle --explain").shows(expect![[r#"
          bob    ──→  alice   6.00  EUR
          bob    ──→  lea     3.00  EUR
          carol  ──→  alice  14.00  EUR
          eve    ──→  dan    30.00  EUR
          finn   ──→  dan    30.00  EUR
          hugo   ──→  gina   11.00  EUR
          ida    ──→  gina   11.00  EUR
          kim    ──→  jon    12.00  EUR
        8 payments, 117.00 EUR in all (fewest possible, proven; paying each debt directly would take 9)

        Before: 9 debts, 135.00 EUR
          alice  ──→  lea     8.00  EUR
          bob    ──→  alice  14.00  EUR
          carol  ──→  alice  14.00  EUR
          eve    ──→  dan    30.00  EUR
          finn   ──→  dan    30.00  EUR
          hugo   ──→  gina   11.00  EUR
          ida    ──→  gina   11.00  EUR
          kim    ──→  jon    12.00  EUR
          lea    ──→  bob     5.00  EUR

        After: 8 payments, 117.00 EUR; 18.00 EUR less changes hands

        These settle among themselves
          alice +20.00, bob -9.00, carol -14.00 and lea +3.00: 3 payments
          dan +60.00, eve -30.00 and finn -30.00: 2 payments
          gina +22.00, hugo -11.00 and ida -11.00: 2 payments
          jon +12.00 and kim -12.00: 1 payment

        Why no plan is smaller
          Payments tie people together into groups that come out even, and to tie a
            group together takes one payment fewer than it has people. 12 people in 4
            groups need 12 - 4 = 8 payments; fewer payments would take more groups.
          In 1 pair one owes exactly what the other is owed; 10 people are left, and
            can only settle in groups of three at least. There cannot be more than 4
            groups.
        --- stderr
        Mark one as done: clique pay bob alice 6.00
        Mark all as done: clique settle --record
    "#]]);
    let world = World::trip(["alice", "bob"]);
    world.does("add 10 tea -s all");
    world.clique("settle --explain").shows(expect![[r#"
          bob  ──→  alice  5.00  EUR
        1 payment, 5.00 EUR (fewest possible, proven; there is but one debt)

        Before: 1 debt, 5.00 EUR
          bob  ──→  alice  5.00  EUR

        After: 1 payment, 5.00 EUR

        All settle together
          alice +5.00 and bob -5.00: 1 payment

        Why no plan is smaller
          Something is owed, and takes one payment at least.
        --- stderr
        Mark one as done: clique pay bob alice 5.00
        Mark all as done: clique settle --record
    "#]]);
    world.clique("settle --explain --json").shows(expect![[r#"
        {
          "schema": "clique.settlement/1",
          "ledger": "Trip",
          "data": [
            {
              "group": "trip",
              "currency": "EUR",
              "payments": [
                {
                  "from": "bob",
                  "to": "alice",
                  "amount": "5.00",
                  "amount_minor": 500
                }
              ],
              "count": 1,
              "total": "5.00",
              "total_minor": 500,
              "mode": "minimal",
              "least": 1,
              "proven": true,
              "direct": 1,
              "blocks": [
                [
                  "alice",
                  "bob"
                ]
              ],
              "debts": [
                {
                  "from": "bob",
                  "to": "alice",
                  "amount": "5.00",
                  "amount_minor": 500
                }
              ],
              "explanation": [
                "Something is owed, and takes one payment at least."
              ]
            }
          ]
        }
    "#]]);
    lisbon().clique("settle --explain --no-pay bob:dan").shows(expect![[r#"
          bob    ──→  alice  185.78  EUR
          carol  ──→  alice   85.79  EUR
          carol  ──→  dan     99.07  EUR
        3 payments, 370.64 EUR in all (fewest possible with these wishes, proven; paying each debt directly would take 6)

        Before: 6 debts, 482.91 EUR
          bob    ──→  alice   54.65  EUR
          bob    ──→  dan    138.40  EUR
          carol  ──→  alice  111.92  EUR
          carol  ──→  bob      7.27  EUR
          carol  ──→  dan     65.67  EUR
          dan    ──→  alice  105.00  EUR

        After: 3 payments, 370.64 EUR; 112.27 EUR less changes hands

        All settle together
          alice +271.57, bob -185.78, carol -184.86 and dan +99.07: 3 payments

        Why no plan is smaller
          Payments tie people together into groups that come out even, and to tie a
            group together takes one payment fewer than it has people. 4 people in 1
            group need 4 - 1 = 3 payments; fewer payments would take more groups.
          Nobody owes exactly what another is owed, so nobody can settle in a group of
            two: every group has three people at least. There cannot be more than 1
            group.
          This holds for plans that keep to the wishes.
        --- stderr
        Mark one as done: clique pay bob alice 185.78
        Mark all as done: clique settle --no-pay bob:dan --record
    "#]]);
    lisbon().clique("settle --explain --mode simplified --as-of 2026-06-12").shows(expect![[r#"
          bob    ──→  alice  104.65  EUR
          carol  ──→  alice  126.25  EUR
          carol  ──→  bob     21.60  EUR
          dan    ──→  alice  105.00  EUR
          dan    ──→  bob     21.60  EUR
        5 payments, 379.10 EUR in all (3 would be enough; each debt is paid directly)

        Before: 5 debts, 379.10 EUR
          bob    ──→  alice  104.65  EUR
          carol  ──→  alice  126.25  EUR
          carol  ──→  bob     21.60  EUR
          dan    ──→  alice  105.00  EUR
          dan    ──→  bob     21.60  EUR

        After: 5 payments, 379.10 EUR

        All settle together
          alice +335.90, bob -61.45, carol -147.85 and dan -126.60: 5 payments

        Why these payments
          Everyone pays only people they owe, and nobody more than they owed before:
            what goes round in a circle of debts is cleared, and what stays is paid.
          With --mode minimal 3 payments would bring everyone to zero.
    "#]]);
}

#[test]
fn a_certificate_is_checked_without_a_ledger() {
    let world = twelve();
    world.clique("settle -q --certificate ../plan.txt").shows(expect![[r#"
          bob    ──→  alice   6.00  EUR
          bob    ──→  lea     3.00  EUR
          carol  ──→  alice  14.00  EUR
          eve    ──→  dan    30.00  EUR
          finn   ──→  dan    30.00  EUR
          hugo   ──→  gina   11.00  EUR
          ida    ──→  gina   11.00  EUR
          kim    ──→  jon    12.00  EUR
        8 payments, 117.00 EUR in all (fewest possible, proven; paying each debt directly would take 9)
    "#]]);
    world.clique("settle --certificate ../plan.txt").shows(expect![[r#"
        --- stderr
        error: ../plan.txt is there already, and is not overwritten
          help: name a new file, or remove that one first
        --- exit 5
    "#]]);
    world.assert_clean();
    let elsewhere = World::empty();
    let plan = std::fs::read_to_string(world.at.join("../plan.txt")).unwrap();
    elsewhere.write("plan.txt", &plan);
    let confirmed = [
        "  ✓ 8 payments bring 12 people to zero\n",
        "  ✓ 4 groups settle among themselves\n",
        "  ✓ no plan has fewer payments\n",
    ];
    assert_eq!(elsewhere.clique("settle --verify plan.txt").success().stdout, confirmed.concat());
    elsewhere.clique("settle --verify plan.txt --json").shows(expect![[r#"
        {
          "schema": "clique.verification/1",
          "data": {
            "people": 12,
            "payments": 8,
            "groups": 4,
            "least_claimed": 8,
            "least": 8,
            "complete": true,
            "proven": true
          }
        }
    "#]]);
    for (right, wrong) in
        [("pay 1 0 ", "pay 1 0 9"), ("\nleast ", "\nleast 1"), ("net 0 ", "net 0 1"), ("pay ", "pax ")]
    {
        assert!(plan.contains(right), "{right}\n{plan}");
        elsewhere.write("wrong.txt", &plan.replacen(right, wrong, 1));
        let ran = elsewhere.clique("settle --verify wrong.txt");
        assert!(ran.code == if wrong.starts_with("pay") || wrong.contains("least") { 1 } else { 2 }, "{}", ran.stderr);
        assert!(ran.stdout.is_empty());
    }
    let _ = elsewhere.clique("settle --verify nowhere.txt").exits(5);
    let _ = elsewhere.clique("settle --verify plan.txt --explain").exits(2);
    friends().clique("settle --certificate ../plan.txt").shows(expect![[r#"
        --- stderr
        error: a certificate is of one plan, and here are 4
          help: choose a group with -g
        --- exit 2
    "#]]);
    lisbon().clique("settle --mode direct --certificate ../plan.txt").shows(expect![[r#"
        --- stderr
        error: a certificate shows that no plan has fewer payments; here nothing is to be shown
          help: it goes with --mode minimal and --via
        --- exit 2
    "#]]);
}

#[test]
fn debts_and_payments_are_graphs() {
    lisbon().clique("settle --format dot").shows(expect![[r#"
        // trip, EUR
        // debts
        digraph {
            0 [label="alice"]
            1 [label="bob"]
            2 [label="carol"]
            3 [label="dan"]
            1 -> 0 [label="54.65"]
            1 -> 3 [label="138.40"]
            2 -> 0 [label="111.92"]
            2 -> 1 [label="7.27"]
            2 -> 3 [label="65.67"]
            3 -> 0 [label="105.00"]
        }
        // payments
        digraph {
            0 [label="alice"]
            1 [label="bob"]
            2 [label="carol"]
            3 [label="dan"]
            1 -> 0 [label="86.71"]
            1 -> 3 [label="99.07"]
            2 -> 0 [label="184.86"]
        }
    "#]]);
    let _ = lisbon().clique("settle --format dot --json").exits(2);
}

#[test]
fn balances_of_no_ledger_are_settled() {
    let world = World::empty();
    world.write("nets.csv", "member,net\nana,12.50\n\"bo, jr\",-10\ncy,-2.50\n# nobody\ndan,4\neve,-4.00\n");
    world.clique("settle --nets nets.csv").shows(expect![[r#"
          bo, jr  ──→  ana  10.00
          cy      ──→  ana   2.50
          eve     ──→  dan   4.00
        3 payments, 16.50 in all (fewest possible, proven)
    "#]]);
    world.clique("settle --nets nets.csv --explain").shows(expect![[r#"
          bo, jr  ──→  ana  10.00
          cy      ──→  ana   2.50
          eve     ──→  dan   4.00
        3 payments, 16.50 in all (fewest possible, proven)

        These settle among themselves
          ana +12.50, bo, jr -10.00 and cy -2.50: 2 payments
          dan +4.00 and eve -4.00: 1 payment

        Why no plan is smaller
          Payments tie people together into groups that come out even, and to tie a
            group together takes one payment fewer than it has people. 5 people in 2
            groups need 5 - 2 = 3 payments; fewer payments would take more groups.
          In 1 pair one owes exactly what the other is owed; 3 people are left, and
            can only settle in groups of three at least. There cannot be more than 2
            groups.
    "#]]);
    world.clique("settle --nets nets.csv --format csv").shows(expect![[r#"
        from,to,amount,amount_minor
        "bo, jr",ana,10.00,1000
        cy,ana,2.50,250
        eve,dan,4.00,400
    "#]]);
    world.clique("settle --nets nets.csv --forbid dan,eve --json").shows(expect![[r#"
        {
          "schema": "clique.settlement/1",
          "data": [
            {
              "payments": [
                {
                  "from": "bo, jr",
                  "to": "ana",
                  "amount": "8.50",
                  "amount_minor": 850
                },
                {
                  "from": "bo, jr",
                  "to": "dan",
                  "amount": "1.50",
                  "amount_minor": 150
                },
                {
                  "from": "cy",
                  "to": "dan",
                  "amount": "2.50",
                  "amount_minor": 250
                },
                {
                  "from": "eve",
                  "to": "ana",
                  "amount": "4.00",
                  "amount_minor": 400
                }
              ],
              "count": 4,
              "total": "16.50",
              "total_minor": 1650,
              "mode": "minimal",
              "least": 4,
              "proven": true,
              "blocks": [
                [
                  "ana",
                  "bo, jr",
                  "cy",
                  "dan",
                  "eve"
                ]
              ]
            }
          ]
        }
    "#]]);
    world.clique("settle --nets nets.csv --round 5 --tolerance 4").shows(expect![[r#"
          bo, jr  ──→  ana  10.00
        1 payment, 10.00 (fewest possible with these wishes, proven)
        Rounding leaves ana +2.50, cy -2.50, dan +4.00, eve -4.00
    "#]]);
    world.clique("settle --nets nets.csv --format dot").shows(expect![[r#"
        // payments
        digraph {
            0 [label="ana"]
            1 [label="bo, jr"]
            2 [label="cy"]
            3 [label="dan"]
            4 [label="eve"]
            1 -> 0 [label="10.00"]
            2 -> 0 [label="2.50"]
            4 -> 3 [label="4.00"]
        }
    "#]]);
    world.does("settle -q --nets nets.csv --certificate plan.txt");
    world.does("settle --verify plan.txt");
    world.write("two.txt", "ana 5\nbob -5\n");
    world.clique("settle --nets two.txt --no-pay ana:bob").shows(expect![[r#"
        --- stderr
        error: no plan keeps to the wishes: nobody may pay ana, who is owed 5
          help: it works when these may pay each other: ana and bob
        --- exit 1
    "#]]);
    let _ = world.clique("settle --nets two.txt --exit-code").exits(1);
}

#[test]
fn balances_that_are_none_are_refused_by_line() {
    let world = World::empty();
    let refused = |text: &str, flags: &str| {
        world.write("nets.txt", text);
        let ran = world.clique(&format!("settle --nets nets.txt{flags}")).exits(2);
        assert!(ran.stdout.is_empty());
        format!("{}\n", ran.stderr.trim_end())
    };
    let all = [
        refused("ana 5\nbob -4\n", ""),
        refused("ana 5\nana -5\n", ""),
        refused("ana 5\nbob\n", ""),
        refused("ana 5\n\u{1b}[31mbob 5.00\u{1b}\n", ""),
        refused("ana 170141183460469231731687303715884105728\nbob -5\n", ""),
        refused("ana 170141183460469231731687303715884105727\nbob -170141183460469231731687303715884105727\n", ""),
        refused("ana 5\nbob -5\n", " --no-pay ana:zoe"),
        refused("ana 5\nbob -5\n", " --round 0.50"),
        refused("ana 5\nbob -5\n", " --same-way"),
        refused("ana 5\nbob -5\n", " --record"),
    ];
    expect![[r#"
        error: the balances do not add up to zero: 1 is left over
          help: what is owed to someone is more than zero, what they owe is less
        error: nets.txt, line 2: `ana` has a balance already, on line 1
          help: write one person a line, such as: ana 12.50
        error: nets.txt, line 2: there should be a name and an amount
          help: write one person a line, such as: ana 12.50
        error: nets.txt, line 2: `5.00<U+001B>` is no amount
          help: write one person a line, such as: ana 12.50
        error: nets.txt, line 1: `170141183460469231731687303715884105728` is too large: more than 128 bits can count
          help: write one person a line, such as: ana 12.50
        error: the balances are too large to add up: more than 128 bits can count
          help: what is owed and what is owing must come to 170141183460469231731687303715884105727 smallest units at most, both together
          help: write them in larger units
        error: nets.txt has no balance of `zoe`
        error: `0.50` is no amount here
          help: it is more than zero, with up to 0 decimals as the balances have
        error: --pay, --along-debts, --same-way and --no-defaults need a ledger
        error: --nets and --record cannot stand together
          help: see what it takes: clique settle -h
    "#]]
    .assert_eq(&all.concat());
    let _ = world.clique("settle --nets -").success();
    world.write("empty.txt", "");
    assert_eq!(world.clique("settle --nets empty.txt").success().stdout, "  ✓ everyone is settled\n");
    std::fs::write(world.at.join("bytes.txt"), [0xff, 0xfe, 0]).unwrap();
    let _ = world.clique("settle --nets bytes.txt").exits(2);
}
