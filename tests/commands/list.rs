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
            "list --month junk",
            expect![[r#"
                --- stderr
                error: `junk` is no month
                  help: write 2026-06, june, last month, or 2026 for a year
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

#[test]
fn a_filter_is_a_few_words() {
    let world = world();
    for line in [
        "list payer:bob not cat:food",
        "list 'amount>=50 (cat:home or for:dan) date:12.6.'",
        "list amount:50..100 --kind expense",
        "list tag:sea,fish 'note:the sea' or with:me kind:payment",
        "list 'share>20'",
    ] {
        let shown = world.clique(line).success().stdout;
        let ids: Vec<&str> = shown.lines().filter_map(|line| line.get(8..12)).filter(|id| *id != " 12 ").collect();
        assert!(!ids.is_empty(), "{line}");
    }
    world.clique("list payer:bob not cat:food").shows(expect![[r#"
        15 Jun  w3x1  maybe    bob paid for alice            9.00  pending
        15 Jun  r3x1  raffle   in through bob for everyone   9.00  you 2.25
        15 Jun  p3x1  payment  bob → alice                  50.00
        3 entries, 15 Jun 2026   -9.00 EUR spent, -2.25 of it yours · 50.00 EUR handed over
    "#]]);
    world.clique("list 'amount>=50 (cat:home or for:dan) date:12.6.'").shows(expect![[r#"
        12 Jun  e2fa  dinner     bob paid for everyone     86.40  you 21.60
        12 Jun  e0aa  apartment  alice paid for everyone  420.00  you 105.00
        2 entries, 12 Jun 2026   506.40 EUR spent, 126.60 of it yours
    "#]]);
    world.clique("list text:'tram passes' or id:p3x1 --format porcelain").shows(expect![[r#"
        p3x1m9xw4t3e	trip	2026-06-15	payment		50.00	EUR	bob	alice							
        e7q2m9xw4t3e	trip	2026-06-12	expense	tram passes	42.50	EUR	alice	bob carol							
    "#]]);
    world.clique("list 'share>20'").shows(expect![[r#"
        12 Jun  e2fa  dinner     bob paid for everyone     86.40  you 21.60
        12 Jun  e0aa  apartment  alice paid for everyone  420.00  you 105.00
        2 entries, 12 Jun 2026   506.40 EUR spent, 126.60 of it yours
    "#]]);
    world.clique("list status:void,pending").shows(expect![[r#"
        15 Jun  w3x1  maybe    bob paid for alice  9.00  pending
        15 Jun  v3x1  mistake  bob paid for alice  9.00  void
        2 entries, 15 Jun 2026
    "#]]);
}

#[test]
fn a_filter_that_cannot_be_meant_is_pointed_at() {
    let world = world();
    for (line, expected) in [
        (
            "list dinner payr:bob",
            expect![[r#"
            --- stderr
            error: there is no filter `payr`
              |
            1 | dinner payr:bob
              |        ^^^^
              |
              = help: did you mean `payer`?
              = help: filters: text, description, note, payer, for, with, by, group, cat, tag, kind, status, amount, share, currency, date, due, id, has
              = help: to look for the words as they stand, quote them: '"…"'
            --- exit 2
        "#]],
        ),
        (
            "list payer:bbo",
            expect![[r#"
            --- stderr
            error: unknown member `bbo`
              |
            1 | payer:bbo
              |       ^^^
              |
              = help: did you mean `bob`? (people: alice, bob, carol, dan)
            --- exit 2
        "#]],
        ),
        (
            "list cat:food 'amount>12,5,0'",
            expect![[r#"
            --- stderr
            error: `12,5,0` is not an amount: the decimal point is `.` and thousands are not separated
              |
            1 | cat:food amount>12,5,0
              |                 ^^^^^^
            --- exit 2
        "#]],
        ),
        (
            "list 'date>=2026-13'",
            expect![[r#"
            --- stderr
            error: `2026-13` is not a date
              |
            1 | date>=2026-13
              |       ^^^^^^^
              |
              = help: write 2026-06-12, 06-12, 12.6., today, yesterday, a weekday, 12 jun, 3 days ago, -3d or +14d
              = help: or a month or year: 2026-06, june, 2026, this week, last month, this year
            --- exit 2
        "#]],
        ),
        (
            "list date:monday..friday",
            expect![[r#"
            --- stderr
            error: nothing lies in this range
              |
            1 | date:monday..friday
              |      ^^^^^^^^^^^^^^
              |
              = help: the lower end comes first: swap the two
            --- exit 2
        "#]],
        ),
        (
            "list kind:gift",
            expect![[r#"
            --- stderr
            error: `gift` is no kind
              |
            1 | kind:gift
              |      ^^^^
              |
              = help: one of: expense, refund, payment, income
            --- exit 2
        "#]],
        ),
        (
            "list 'cat>food'",
            expect![[r#"
            --- stderr
            error: `cat` is not something that is more or less
              |
            1 | cat>food
              |    ^
              |
              = help: write cat:… or cat!=…
            --- exit 2
        "#]],
        ),
        (
            "list dinner or",
            expect![[r#"
            --- stderr
            error: `or` stands between two filters
              |
            1 | dinner or
              |        ^^
              |
              = help: to look for the word: '"or"'
            --- exit 2
        "#]],
        ),
        (
            "list '(dinner'",
            expect![[r#"
            --- stderr
            error: this bracket is not closed
              |
            1 | (dinner
              | ^
            --- exit 2
        "#]],
        ),
        (
            "list 漢字 payer:",
            expect![[r#"
            --- stderr
            error: `payer:` lacks a value
              |
            1 | 漢字 payer:
              |      ^^^^^^
              |
              = help: such as payer:alice or payer:me
            --- exit 2
        "#]],
        ),
        (
            "list currency:EURO",
            expect![[r#"
            --- stderr
            error: unknown currency `EURO`
              |
            1 | currency:EURO
              |          ^^^^
              |
              = help: did you mean `EUR`?
            --- exit 2
        "#]],
        ),
        (
            "list -cat:food",
            expect![[r#"
            --- stderr
            error: `-cat:food` was read as the flag -c with `at:food`
              help: to leave such entries out: not cat:food
            --- exit 2
        "#]],
        ),
        (
            "list payr:bob --error-format json",
            expect![[r#"
            --- stderr
            {"code":null,"severity":"error","message":"there is no filter `payr`","file":null,"line":1,"column":1,"end":{"line":1,"column":5},"label":null,"help":["did you mean `payer`?","filters: text, description, note, payer, for, with, by, group, cat, tag, kind, status, amount, share, currency, date, due, id, has","to look for the words as they stand, quote them: '\"…\"'"],"notes":[]}
            --- exit 2
        "#]],
        ),
    ] {
        world.clique(line).exits(2).shows(expected);
    }
    world.clique("list cat:fod").success().shows(expect![[r#"
        No entries.
        --- stderr
        no entry has the category `fod`; did you mean `food`?
    "#]]);
    world.clique("list amount").success().shows(expect![[r#"
        No entries.
        --- stderr
        warning: `amount` alone is looked for as a word; a shell takes > and < for files, so quote: 'amount>…'
    "#]]);
}

#[test]
fn entries_are_added_up() {
    let world = world();
    world.clique("list --by category").success().shows(expect![[r#"
        Trip   in EUR

                         bills   spent   yours                        handed over
          home               1  420.00  105.00  ████████████████████
          (no category)      4  333.50    2.75  ███████████████▉
          food               2  143.71   40.70  ██████▊
          (payments)                                                        50.00
                         ─────  ──────  ──────                        ───────────
          together           7  897.21  148.45                              50.00
    "#]]);
    world.clique("list --by month payer:bob --format csv").success().shows(expect![[r#"
        group,currency,by,key,bills,spent,handed_over,own
        trip,EUR,month,2026-06,2,77.40,50.00,19.35
    "#]]);
    world.clique("list --by week --json 'amount>300'").success().shows(expect![[r#"
        {
          "schema": "clique.totals/1",
          "ledger": "Trip",
          "data": [
            {
              "group": "trip",
              "currency": "EUR",
              "by": "week",
              "key": "2026-06-08",
              "bills": 2,
              "spent": "740.00",
              "spent_minor": 74000,
              "handed_over": "0.00",
              "handed_over_minor": 0,
              "own": "105.00",
              "own_minor": 10500
            }
          ]
        }
    "#]]);
    world.clique("list --by person cat:food").success().shows(expect![[r#"
        Trip   143.71 EUR in 2 bills   12 – 13 Jun 2026

                  paid  share  sent     net
          bob    86.40  40.70        +45.70              │████████████  gets back
          carol  57.31  40.71        +16.60              │████▎         gets back
          dan     0.00  21.60        -21.60        ▐█████│              owes
          alice   0.00  40.70        -40.70   ▐██████████│              owes
          ✓ adds up to 0.00
    "#]]);
}
