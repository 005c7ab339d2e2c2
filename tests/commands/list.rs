//! Stories of `clique list`.

use expect_test::expect;

use crate::world::World;

fn world() -> World {
    let world = World::trip(["alice", "bob", "carol", "dan"]);
    world.write(
        "groups/trip/expenses/2026.csv",
        "id,date,kind,description,amount,currency,paid_by,split,category,tags,note,status\n\
         e0aam9xw4t3e,2026-06-12,,apartment,420.00,,alice,alice bob carol dan,home,,by the sea,\n\
         e2fam9xw4t3e,2026-06-12,,dinner,86.40,,bob,alice bob carol dan,food,fish sea,,\n\
         e7q2m9xw4t3e,2026-06-12,,tram passes,42.50,,alice,bob carol,,,,\n\
         e9d4m9xw4t3e,2026-06-13,,groceries,57.31,,carol,alice bob carol,food,,,\n\
         e9d5m9xw4t3e,2026-06-13,,deposit,-20.00,,dan,alice=5.00 bob=25% carol+1.00 dan,,,,\n\
         e4mkm9xw4t3e,2026-06-14,,surf lesson,320.00,,dan,bob:2 carol dan,,,,\n\
         p3x1m9xw4t3e,2026-06-15,payment,,50.00,,bob,alice,,,,\n\
         r3x1m9xw4t3e,2026-06-15,income,raffle,9.00,,bob,alice bob carol dan,,,,\n\
         v3x1m9xw4t3e,2026-06-15,,mistake,9.00,,bob,alice,,,,void\n\
         w3x1m9xw4t3e,2026-06-15,,maybe,9.00,,bob,alice,,,,pending\n",
    );
    world
}

#[test]
fn entries_are_told_as_friends_tell_them() {
    world().clique("list").shows(expect![[r#"
        15 Jun  w3x1  maybe        bob paid for alice                                       9.00  pending
        15 Jun  r3x1  raffle       in through bob for everyone                              9.00  you 2.25
        15 Jun  p3x1  payment      bob → alice                                             50.00
        14 Jun  e4mk  surf lesson  dan paid for bob ×2, carol, dan                        320.00  not you
        13 Jun  e9d5  deposit      back to dan for alice 5.00, bob 25%, carol +1.00, dan  -20.00  you 5.00
        13 Jun  e9d4  groceries    carol paid for everyone but dan                         57.31  you 19.10
        12 Jun  e7q2  tram passes  alice paid for bob, carol                               42.50  not you
        12 Jun  e2fa  dinner       bob paid for everyone                                   86.40  you 21.60
        12 Jun  e0aa  apartment    alice paid for everyone                                420.00  you 105.00
        9 entries, 12 – 15 Jun 2026   897.21 EUR spent, 148.45 of it yours · 50.00 EUR handed over
    "#]]);
}

#[test]
fn filters_must_all_fit() {
    let world = world();
    for (line, expected) in [
        (
            "list SEA",
            expect![[r#"
            12 Jun  e0aa  apartment  alice paid for everyone  420.00  you 105.00
            1 entry, 12 Jun 2026   420.00 EUR spent, 105.00 of it yours
        "#]],
        ),
        (
            "list --with dan --kind expense --kind refund --reverse",
            expect![[r#"
            12 Jun  e0aa  apartment    alice paid for everyone                                420.00  you 105.00
            12 Jun  e2fa  dinner       bob paid for everyone                                   86.40  you 21.60
            13 Jun  e9d5  deposit      back to dan for alice 5.00, bob 25%, carol +1.00, dan  -20.00  you 5.00
            14 Jun  e4mk  surf lesson  dan paid for bob ×2, carol, dan                        320.00  not you
            4 entries, 12 – 14 Jun 2026   806.40 EUR spent, 131.60 of it yours
        "#]],
        ),
        (
            "list -p bob -c food",
            expect![[r#"
            12 Jun  e2fa  dinner  bob paid for everyone  86.40  you 21.60
            1 entry, 12 Jun 2026   86.40 EUR spent, 21.60 of it yours
        "#]],
        ),
        (
            "list -t fish",
            expect![[r#"
            12 Jun  e2fa  dinner  bob paid for everyone  86.40  you 21.60
            1 entry, 12 Jun 2026   86.40 EUR spent, 21.60 of it yours
        "#]],
        ),
        (
            "list --month 2026-05",
            expect![[r#"
            No entries.
        "#]],
        ),
        (
            "list --since 06-14 --until yesterday",
            expect![[r#"
            14 Jun  e4mk  surf lesson  dan paid for bob ×2, carol, dan  320.00  not you
            1 entry, 14 Jun 2026   320.00 EUR spent, 0.00 of it yours
        "#]],
        ),
        (
            "list --status void",
            expect![[r#"
            15 Jun  v3x1  mistake  bob paid for alice  9.00  void
            1 entry, 15 Jun 2026
        "#]],
        ),
        (
            "list --status all --limit 2",
            expect![[r#"
            15 Jun  w3x1  maybe    bob paid for alice  9.00  pending
            15 Jun  v3x1  mistake  bob paid for alice  9.00  void
            2 entries, 15 Jun 2026
              8 older left out (--limit)
        "#]],
        ),
        (
            "list --kind payment --format csv",
            expect![[r#"
            id,group,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
            p3x1m9xw4t3e,trip,2026-06-15,payment,,50.00,EUR,bob,alice,,,,,,,
        "#]],
        ),
        (
            "list --kind payment --json",
            expect![[r#"
                {
                  "schema": "clique.list/1",
                  "ledger": "Trip",
                  "data": [
                    {
                      "id": "p3x1m9xw4t3e",
                      "group": "trip",
                      "date": "2026-06-15",
                      "kind": "payment",
                      "description": "",
                      "amount": "50.00",
                      "amount_minor": 5000,
                      "currency": "EUR",
                      "paid_by": [
                        {
                          "member": "bob",
                          "amount": "50.00",
                          "minor": 5000
                        }
                      ],
                      "split": "alice",
                      "shares": [
                        {
                          "member": "alice",
                          "amount": "50.00",
                          "minor": 5000
                        }
                      ],
                      "category": "",
                      "tags": [],
                      "due": null,
                      "note": "",
                      "receipt": "",
                      "status": "counts",
                      "by": ""
                    }
                  ]
                }
            "#]],
        ),
        (
            "list dinner --me bob --ascii --color always",
            expect![[r#"
                12 Jun  [1me2fa[0m[2mm9[0m  dinner  bob paid for everyone  86.40  [2myou 21.60[0m
                [2m1 entry, 12 Jun 2026   86.40 EUR spent, 21.60 of it yours[0m
            "#]],
        ),
    ] {
        world.clique(line).success().shows(expected);
    }
}

#[test]
fn what_cannot_be_asked_is_told() {
    let world = world();
    for (line, expected) in [
        (
            "list --with zoe",
            expect![[r#"
            --- stderr
            error: unknown member `zoe`
              help: people: alice, bob, carol, dan; add one with clique person add
            --- exit 2
        "#]],
        ),
        (
            "list --month june",
            expect![[r#"
            --- stderr
            error: `june` is no month
              help: write 2026-06, or 2026 for a year
            --- exit 2
        "#]],
        ),
        (
            "list --since 2026-06-30 --until 2026-06-01",
            expect![[r#"
            --- stderr
            error: nothing is since 2026-06-30 and until 2026-06-01
              help: swap the two days
            --- exit 2
        "#]],
        ),
        (
            "list -g lisbon",
            expect![[r#"
            --- stderr
            error: unknown group `lisbon`
              help: groups: trip
            --- exit 2
        "#]],
        ),
    ] {
        world.clique(line).exits(2).shows(expected);
    }
    assert!(world.clique("list --kind gift").exits(2).stderr.contains("expense, payment, income, refund"));
}

#[test]
fn groups_currencies_and_years_are_kept_apart() {
    let world = world();
    world.write("direct/alice+bob/expenses/2025.csv", "date,description,amount,currency,paid_by,split\n2025-12-31,fireworks,30,USD,alice,alice bob\n2026-01-01,headache\u{1b}[31m pills,4,,bob,alice bob\n");
    world.clique("list --limit 3").shows(expect![[r#"
        --- stderr
        error[E031]: the description holds the control character U+001B
         --> direct/alice+bob/expenses/2025.csv:3:20
          |
        3 | 2026-01-01,headache<U+001B>[31m pills,4,,bob,alice bob
          |                    ^^^^^^^^
          |
          = help: take the character out
        --- exit 3
    "#]]);
    world.clique("list -g alice+bob").exits(3).shows(expect![[r#"
        --- stderr
        error[E031]: the description holds the control character U+001B
         --> direct/alice+bob/expenses/2025.csv:3:20
          |
        3 | 2026-01-01,headache<U+001B>[31m pills,4,,bob,alice bob
          |                    ^^^^^^^^
          |
          = help: take the character out
        --- exit 3
    "#]]);
    world.write("direct/alice+bob/expenses/2025.csv", "date,description,amount,currency,paid_by,split\n2025-12-31,fireworks,30,USD,alice,alice bob\n2026-01-01,headache pills,4,,bob,alice bob\n");
    world.clique("list").shows(expect![[r#"
        alice & bob
         1 Jan 2026  0sg1  headache pills  bob paid for everyone     4.00  EUR  you 2.00
        31 Dec 2025  ktvv  fireworks       alice paid for everyone  30.00  USD  you 15.00
        2 entries, 31 Dec 2025 – 1 Jan 2026   4.00 EUR spent, 2.00 of it yours · 30.00 USD spent, 15.00 of it yours

        Trip
        15 Jun  w3x1  maybe        bob paid for alice                                       9.00  pending
        15 Jun  r3x1  raffle       in through bob for everyone                              9.00  you 2.25
        15 Jun  p3x1  payment      bob → alice                                             50.00
        14 Jun  e4mk  surf lesson  dan paid for bob ×2, carol, dan                        320.00  not you
        13 Jun  e9d5  deposit      back to dan for alice 5.00, bob 25%, carol +1.00, dan  -20.00  you 5.00
        13 Jun  e9d4  groceries    carol paid for everyone but dan                         57.31  you 19.10
        12 Jun  e7q2  tram passes  alice paid for bob, carol                               42.50  not you
        12 Jun  e2fa  dinner       bob paid for everyone                                   86.40  you 21.60
        12 Jun  e0aa  apartment    alice paid for everyone                                420.00  you 105.00
        9 entries, 12 – 15 Jun 2026   897.21 EUR spent, 148.45 of it yours · 50.00 EUR handed over
    "#]]);
    world.clique("list -g alice+bob").shows(expect![[r#"
         1 Jan 2026  0sg1  headache pills  bob paid for everyone     4.00  EUR  you 2.00
        31 Dec 2025  ktvv  fireworks       alice paid for everyone  30.00  USD  you 15.00
        2 entries, 31 Dec 2025 – 1 Jan 2026   4.00 EUR spent, 2.00 of it yours · 30.00 USD spent, 15.00 of it yours
    "#]]);
}
