//! Stories of `clique settle` over several groups and currencies at once.

use expect_test::expect;

use super::balance::commit;
use crate::world::World;

/// Three groups, two people without one, and two currencies; eve shares a group with carol and dan only.
fn autumn() -> World {
    let world = World::trip(["alice", "bob", "carol", "dan"]);
    world.write("people/eve.toml", "name = \"Eve\"\n");
    let groups = [
        ("flat", "Flat", "alice = {}\nbob = {}\ncarol = {}\n"),
        ("club", "Chess club", "carol = {}\ndan = {}\neve = {}\n"),
    ];
    for (handle, name, members) in groups {
        world.write(&format!("groups/{handle}/group.toml"), &format!("name = \"{name}\"\n\n[members]\n{members}"));
    }
    let rows = [
        (
            "groups/trip",
            "2026-06-12,hotel,400.00,,alice,alice bob carol dan\n\
             2026-06-13,museum,60.00,USD,dan,alice bob carol dan\n\
             2026-06-13,dinner,90.30,,bob,alice bob carol\n",
        ),
        ("groups/flat", "2026-06-01,rent,900.00,,carol,alice bob carol\n2026-06-05,power,71.17,,bob,alice bob carol\n"),
        ("groups/club", "2026-06-02,clocks,120.00,,eve,carol dan eve\n"),
        ("direct/alice+bob", "2026-06-03,cinema,25.01,,alice,alice bob\n"),
    ];
    for (folder, rows) in rows {
        let text = format!("date,description,amount,currency,paid_by,split\n{rows}");
        world.write(&format!("{folder}/expenses/2026.csv"), &text);
    }
    world.write("rates.csv", "date,from,to,rate,source\n2026-06-10,USD,EUR,0.9213,ECB\n2026-06-20,USD,EUR,1,later\n");
    commit(&world);
    world
}

/// Asserts that nobody owes anything in any group and currency.
#[track_caller]
fn assert_settled(world: &World) {
    let all = world.clique("balance --all --json").success().json();
    for member in all["data"].as_array().unwrap() {
        assert_eq!(member["net_minor"], 0, "{member}");
    }
}

#[test]
fn one_plan_brings_every_group_to_zero() {
    let world = autumn();
    world.clique("settle --across --currency EUR").shows(expect![[r#"
          alice  ──→  carol   41.33  EUR
          bob    ──→  carol  304.85  EUR
          dan    ──→  carol   60.00  EUR
          dan    ──→  eve     80.00  EUR
        4 payments, 486.18 EUR in all (fewest possible, proven; each group by itself would take 8; paying each debt directly would take 6)

        How each group comes to zero
          alice & bob  bob    ──→  alice   12.50  EUR  carried over
          Chess club   dan    ──→  eve     80.00  EUR
                       carol  ──→  dan     40.00  EUR  carried over
          Flat         alice  ──→  carol   41.33  EUR
                       bob    ──→  carol  304.85  EUR
                       alice  ──→  bob     52.30  EUR  carried over
                       alice  ──→  carol  230.10  EUR  carried over
          Trip         dan    ──→  carol   60.00  EUR
                       bob    ──→  alice   39.80  EUR  carried over
                       carol  ──→  alice  190.10  EUR  carried over
                       dan    ──→  alice   40.00  EUR  carried over
        What is carried over needs no money: over all groups it comes to nothing for
        everyone.
        --- stderr
        Mark one as done: clique settle --across --currency EUR --record --pick alice:carol
        Mark all as done: clique settle --across --currency EUR --record
    "#]]);
    world.clique("settle --across --currency EUR --format csv").shows(expect![[r#"
        group,currency,from,to,amount,amount_minor,entry
        ,EUR,alice,carol,41.33,4133,
        ,EUR,bob,carol,304.85,30485,
        ,EUR,dan,carol,60.00,6000,
        ,EUR,dan,eve,80.00,8000,
    "#]]);
    world.clique("settle --across --currency EUR --format csv --by-group").shows(expect![[r#"
        group,currency,from,to,amount,amount_minor,carried,entry
        alice+bob,EUR,bob,alice,12.50,1250,true,
        club,EUR,dan,eve,80.00,8000,false,
        club,EUR,carol,dan,40.00,4000,true,
        flat,EUR,alice,carol,41.33,4133,false,
        flat,EUR,bob,carol,304.85,30485,false,
        flat,EUR,alice,bob,52.30,5230,true,
        flat,EUR,alice,carol,230.10,23010,true,
        trip,EUR,dan,carol,60.00,6000,false,
        trip,EUR,bob,alice,39.80,3980,true,
        trip,EUR,carol,alice,190.10,19010,true,
        trip,EUR,dan,alice,40.00,4000,true,
    "#]]);
    world.clique("settle --across --by-group").shows(expect![[r#"
        --- stderr
        error: --by-group is for --format csv, tsv and porcelain
          help: as text or JSON, --across shows how each group comes to zero anyway
        --- exit 2
    "#]]);
    world.clique("settle --across --currency EUR --record").shows(expect![[r#"
          alice  ──→  carol   41.33  EUR
          bob    ──→  carol  304.85  EUR
          dan    ──→  carol   60.00  EUR
          dan    ──→  eve     80.00  EUR
        4 payments, 486.18 EUR in all (fewest possible, proven; each group by itself would take 8; paying each debt directly would take 6)

        How each group comes to zero
          alice & bob  ✓ srqz  bob    ──→  alice   12.50  EUR  carried over
          Chess club   ✓ srqw  dan    ──→  eve     80.00  EUR
                       ✓ srqx  carol  ──→  dan     40.00  EUR  carried over
          Flat         ✓ srqt  alice  ──→  carol   41.33  EUR
                       ✓ srqv  bob    ──→  carol  304.85  EUR
                       ✓ srqr  alice  ──→  bob     52.30  EUR  carried over
                       ✓ srqs  alice  ──→  carol  230.10  EUR  carried over
          Trip         ✓ srqp  dan    ──→  carol   60.00  EUR
                       ✓ srqq  bob    ──→  alice   39.80  EUR  carried over
                       ✓ catg  carol  ──→  alice  190.10  EUR  carried over
                       ✓ catf  dan    ──→  alice   40.00  EUR  carried over
        What is carried over needs no money: over all groups it comes to nothing for
        everyone.
        --- stderr
          undo with: clique undo
    "#]]);
    world.assert_clean();
    expect![[r#"
        alice+bob, club, flat, trip: settle up with 4 payments, 7 carried over
    "#]]
    .assert_eq(&world.git(["log", "-1", "--format=%s"]));
    expect![[r#"
        date,description,amount,currency,paid_by,split,id,kind,by,tags,note
        2026-06-01,rent,900.00,,carol,alice bob carol
        2026-06-05,power,71.17,,bob,alice bob carol
        2026-06-15,,41.33,,alice,carol,srqtvpeeb7w7,payment,alice
        2026-06-15,,304.85,,bob,carol,srqvvpeeb728,payment,alice
        2026-06-15,,52.30,,alice,bob,srqrvpeeb5v1,payment,alice,carried,"carried over, no money was handed over"
        2026-06-15,,230.10,,alice,carol,srqsvpeeb6sj,payment,alice,carried,"carried over, no money was handed over"
    "#]]
    .assert_eq(&world.read("groups/flat/expenses/2026.csv"));
    world.does("settle --across --record");
    assert_settled(&world);
    world.clique("settle --across --record").shows(expect![[r#"
        All groups   EUR
          ✓ everyone is settled

        All groups   USD
          ✓ everyone is settled
    "#]]);
    world.does("check --strict");
    world.does("undo");
    world.assert_clean();
}

#[test]
fn some_are_written_down_and_the_rest_stands() {
    let world = autumn();
    let plan = world.clique("settle --across --currency EUR --format porcelain").stdout;
    world.clique("settle --across --currency EUR --record --pick dan:eve").shows(expect![[r#"
          dan  ──→  eve  80.00  EUR
        3 more between others. 4 payments, 486.18 EUR in all (fewest possible, proven; each group by itself would take 8; paying each debt directly would take 6)

        Where it is written
          Chess club  ✓ srqz  dan  ──→  eve  80.00  EUR
        The rest comes to zero with the other payments.
        --- stderr
          undo with: clique undo
    "#]]);
    let rest = world.clique("settle --across --currency EUR --format porcelain").stdout;
    let others: String =
        plan.lines().filter(|line| !line.contains("\teve\t")).map(|line| format!("{line}\n")).collect();
    assert_eq!(rest, others);
    world.clique("settle bob --across --currency EUR --record").shows(expect![[r#"
          bob  ──→  carol  304.85  EUR
        2 more between others. 3 payments, 406.18 EUR in all (fewest possible, proven; each group by itself would take 7; paying each debt directly would take 6)

        Where it is written
          Flat  ✓ srqw  bob  ──→  carol  304.85  EUR
        The rest comes to zero with the other payments.
        --- stderr
          undo with: clique undo
    "#]]);
    let rest = world.clique("settle --across --currency EUR --format porcelain").stdout;
    let others: String = others.lines().filter(|line| !line.contains("bob")).map(|line| format!("{line}\n")).collect();
    assert_eq!(rest, others);
    world.does("settle --across --record");
    assert_settled(&world);
    world.clique("settle --across --record --pick dan:eve").shows(expect![[r#"
        --- stderr
        error: no payment from dan to eve is suggested
          help: write down another one with: clique pay dan eve AMOUNT
        --- exit 1
    "#]]);
    world.clique("settle --across --record --pick dan").shows(expect![[r#"
        --- stderr
        error: `dan` is no payment
          help: write who pays whom, such as --pick bob:alice
        --- exit 2
    "#]]);
    let _ = world.clique("settle --across --pick dan:eve").exits(2);
    world.assert_clean();
}

#[test]
fn programs_read_how_each_group_comes_to_zero() {
    let world = World::trip(["alice", "bob"]);
    world.write(
        "direct/alice+bob/expenses/2026.csv",
        "date,description,amount,paid_by,split\n2026-06-03,tea,4,alice,bob\n",
    );
    world.write(
        "groups/trip/expenses/2026.csv",
        "date,description,amount,paid_by,split\n2026-06-03,taxi,10,bob,alice\n",
    );
    commit(&world);
    world.clique("settle --across --json").shows(expect![[r#"
        {
          "schema": "clique.settlement/1",
          "ledger": "Trip",
          "data": [
            {
              "currency": "EUR",
              "payments": [
                {
                  "from": "alice",
                  "to": "bob",
                  "amount": "6.00",
                  "amount_minor": 600
                }
              ],
              "count": 1,
              "total": "6.00",
              "total_minor": 600,
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
              "books": {
                "apart": 2,
                "rows": [
                  {
                    "group": "alice+bob",
                    "currency": "EUR",
                    "from": "bob",
                    "to": "alice",
                    "amount": "4.00",
                    "amount_minor": 400,
                    "carried": true
                  },
                  {
                    "group": "trip",
                    "currency": "EUR",
                    "from": "alice",
                    "to": "bob",
                    "amount": "6.00",
                    "amount_minor": 600,
                    "carried": false
                  },
                  {
                    "group": "trip",
                    "currency": "EUR",
                    "from": "alice",
                    "to": "bob",
                    "amount": "4.00",
                    "amount_minor": 400,
                    "carried": true
                  }
                ]
              }
            }
          ]
        }
    "#]]);
}

#[test]
fn those_who_share_no_group_get_a_folder_of_their_own() {
    let world = World::trip(["alice", "bob"]);
    world.write("people/carol.toml", "name = \"Carol\"\n");
    world.write("groups/flat/group.toml", "name = \"Flat\"\n[members]\nbob = {}\ncarol = {}\n");
    let header = "date,description,amount,paid_by,split\n";
    world.write("groups/trip/expenses/2026.csv", &format!("{header}2026-06-03,taxi,10,bob,alice\n"));
    world.write("groups/flat/expenses/2026.csv", &format!("{header}2026-06-03,tea,10,carol,bob\n"));
    commit(&world);
    world.clique("settle --across --record").shows(expect![[r#"
          alice  ──→  carol  10.00  EUR
        1 payment, 10.00 EUR (fewest possible, proven; each group by itself would take 2; paying each debt directly would take 2)

        How each group comes to zero
          Flat           ✓ srqz  bob    ──→  carol  10.00  EUR  carried over
          Trip           ✓ srqw  alice  ──→  bob    10.00  EUR  carried over
          alice & Carol  ✓ srqx  alice  ──→  carol  10.00  EUR
                         ✓ srqt  carol  ──→  alice  10.00  EUR  carried over
        What is carried over needs no money: over all groups it comes to nothing for
        everyone.
        --- stderr
          undo with: clique undo
    "#]]);
    expect![[r#"
        id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
        srqxvpeeb57e,2026-06-15,payment,,10.00,,alice,carol,,,,,,,alice
        srqtvpeeb7w7,2026-06-15,payment,,10.00,,carol,alice,,carried,,"carried over, no money was handed over",,,alice
    "#]]
    .assert_eq(&world.read("direct/alice+carol/expenses/2026.csv"));
    assert_settled(&world);
    world.assert_clean();
}

#[test]
fn what_cancels_out_needs_no_payment() {
    let world = World::trip(["alice", "bob"]);
    let header = "date,description,amount,paid_by,split\n";
    world.write("direct/alice+bob/expenses/2026.csv", &format!("{header}2026-06-03,tea,10,alice,bob\n"));
    world.write("groups/trip/expenses/2026.csv", &format!("{header}2026-06-03,taxi,10,bob,alice\n"));
    commit(&world);
    world.clique("settle --across --exit-code").shows(expect![[r#"
          ✓ nobody has to pay anything

        How each group comes to zero
          alice & bob  bob    ──→  alice  10.00  EUR  carried over
          Trip         alice  ──→  bob    10.00  EUR  carried over
        What is carried over needs no money: over all groups it comes to nothing for
        everyone.
        --- stderr
        Mark all as done: clique settle --across --record
    "#]]);
    world.clique("settle --across --record").shows(expect![[r#"
          ✓ nobody has to pay anything

        How each group comes to zero
          alice & bob  ✓ srqz  bob    ──→  alice  10.00  EUR  carried over
          Trip         ✓ srqw  alice  ──→  bob    10.00  EUR  carried over
        What is carried over needs no money: over all groups it comes to nothing for
        everyone.
        --- stderr
          undo with: clique undo
    "#]]);
    assert_settled(&world);
    world.assert_clean();
}

#[test]
fn currencies_are_converted_by_pinned_rates() {
    let world = autumn();
    world.clique("settle -g trip --currency USD").shows(expect![[r#"
          alice  ──→  dan  15.00  USD
          bob    ──→  dan  15.00  USD
          carol  ──→  dan  15.00  USD
        3 payments, 45.00 USD in all (fewest possible, proven; each debt is paid directly)
        --- stderr
        Mark one as done: clique pay alice dan 15.00USD -g trip
        Mark all as done: clique settle -g trip --currency USD --record
    "#]]);
    world.clique("settle -g trip --currency eur --rates").shows(expect![[r#"
          bob    ──→  alice   53.62  EUR
          carol  ──→  alice  143.92  EUR
          dan    ──→  alice   58.54  EUR
        3 payments, 256.08 EUR in all (fewest possible, proven; each currency by itself would take 6; paying each debt directly would take 6)
        At 1 USD = 0.9213 EUR of 2026-06-10 (ECB)

        How each currency comes to zero
          Trip  bob    ──→  alice   53.62  EUR
                carol  ──→  alice  143.92  EUR
                dan    ──→  alice   58.54  EUR
                dan    ──→  alice   13.82  EUR  carried over
                dan    ──→  bob     13.82  EUR  carried over
                dan    ──→  carol   13.82  EUR  carried over
                alice  ──→  dan     15.00  USD  carried over
                bob    ──→  dan     15.00  USD  carried over
                carol  ──→  dan     15.00  USD  carried over
        What is carried over needs no money: it moves what is open to where the payments
        pay it.
        --- stderr
        Mark one as done: clique settle -g trip --currency eur --rates --record --pick bob:alice
        Mark all as done: clique settle -g trip --currency eur --rates --record
    "#]]);
    world.clique("settle -g trip --currency eur --rates --json").shows(expect![[r#"
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
                  "amount": "53.62",
                  "amount_minor": 5362
                },
                {
                  "from": "carol",
                  "to": "alice",
                  "amount": "143.92",
                  "amount_minor": 14392
                },
                {
                  "from": "dan",
                  "to": "alice",
                  "amount": "58.54",
                  "amount_minor": 5854
                }
              ],
              "count": 3,
              "total": "256.08",
              "total_minor": 25608,
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
              ],
              "books": {
                "apart": 6,
                "rates": [
                  {
                    "date": "2026-06-10",
                    "from": "USD",
                    "to": "EUR",
                    "rate": "0.9213",
                    "source": "ECB"
                  }
                ],
                "rows": [
                  {
                    "group": "trip",
                    "currency": "EUR",
                    "from": "bob",
                    "to": "alice",
                    "amount": "53.62",
                    "amount_minor": 5362,
                    "carried": false
                  },
                  {
                    "group": "trip",
                    "currency": "EUR",
                    "from": "carol",
                    "to": "alice",
                    "amount": "143.92",
                    "amount_minor": 14392,
                    "carried": false
                  },
                  {
                    "group": "trip",
                    "currency": "EUR",
                    "from": "dan",
                    "to": "alice",
                    "amount": "58.54",
                    "amount_minor": 5854,
                    "carried": false
                  },
                  {
                    "group": "trip",
                    "currency": "EUR",
                    "from": "dan",
                    "to": "alice",
                    "amount": "13.82",
                    "amount_minor": 1382,
                    "carried": true
                  },
                  {
                    "group": "trip",
                    "currency": "EUR",
                    "from": "dan",
                    "to": "bob",
                    "amount": "13.82",
                    "amount_minor": 1382,
                    "carried": true
                  },
                  {
                    "group": "trip",
                    "currency": "EUR",
                    "from": "dan",
                    "to": "carol",
                    "amount": "13.82",
                    "amount_minor": 1382,
                    "carried": true
                  },
                  {
                    "group": "trip",
                    "currency": "USD",
                    "from": "alice",
                    "to": "dan",
                    "amount": "15.00",
                    "amount_minor": 1500,
                    "carried": true
                  },
                  {
                    "group": "trip",
                    "currency": "USD",
                    "from": "bob",
                    "to": "dan",
                    "amount": "15.00",
                    "amount_minor": 1500,
                    "carried": true
                  },
                  {
                    "group": "trip",
                    "currency": "USD",
                    "from": "carol",
                    "to": "dan",
                    "amount": "15.00",
                    "amount_minor": 1500,
                    "carried": true
                  }
                ]
              }
            }
          ]
        }
    "#]]);
    world.clique("settle -g trip --currency EUR --rates --record").shows(expect![[r#"
          bob    ──→  alice   53.62  EUR
          carol  ──→  alice  143.92  EUR
          dan    ──→  alice   58.54  EUR
        3 payments, 256.08 EUR in all (fewest possible, proven; each currency by itself would take 6; paying each debt directly would take 6)
        At 1 USD = 0.9213 EUR of 2026-06-10 (ECB)

        How each currency comes to zero
          Trip  ✓ srqz  bob    ──→  alice   53.62  EUR
                ✓ srqw  carol  ──→  alice  143.92  EUR
                ✓ srqx  dan    ──→  alice   58.54  EUR
                ✓ srqt  dan    ──→  alice   13.82  EUR  carried over
                ✓ srqv  dan    ──→  bob     13.82  EUR  carried over
                ✓ srqr  dan    ──→  carol   13.82  EUR  carried over
                ✓ srqs  alice  ──→  dan     15.00  USD  carried over
                ✓ srqp  bob    ──→  dan     15.00  USD  carried over
                ✓ srqq  carol  ──→  dan     15.00  USD  carried over
        What is carried over needs no money: it moves what is open to where the payments
        pay it.
        --- stderr
          undo with: clique undo
    "#]]);
    expect![[r#"
        date,description,amount,currency,paid_by,split,id,kind,by,tags,note
        2026-06-12,hotel,400.00,,alice,alice bob carol dan
        2026-06-13,museum,60.00,USD,dan,alice bob carol dan
        2026-06-13,dinner,90.30,,bob,alice bob carol
        2026-06-15,,53.62,,bob,alice,srqzvpeeb384,payment,alice
        2026-06-15,,143.92,,carol,alice,srqwvpeeb50x,payment,alice
        2026-06-15,,58.54,,dan,alice,srqxvpeeb57e,payment,alice
        2026-06-15,,13.82,,dan,alice,srqtvpeeb7w7,payment,alice,carried,"carried over, no money was handed over; at 1 USD = 0.9213 EUR of 2026-06-10"
        2026-06-15,,13.82,,dan,bob,srqvvpeeb728,payment,alice,carried,"carried over, no money was handed over; at 1 USD = 0.9213 EUR of 2026-06-10"
        2026-06-15,,13.82,,dan,carol,srqrvpeeb5v1,payment,alice,carried,"carried over, no money was handed over; at 1 USD = 0.9213 EUR of 2026-06-10"
        2026-06-15,,15.00,USD,alice,dan,srqsvpeeb6sj,payment,alice,carried,"carried over, no money was handed over; at 1 USD = 0.9213 EUR of 2026-06-10"
        2026-06-15,,15.00,USD,bob,dan,srqpvpeeb3pb,payment,alice,carried,"carried over, no money was handed over; at 1 USD = 0.9213 EUR of 2026-06-10"
        2026-06-15,,15.00,USD,carol,dan,srqqvpeeb2mw,payment,alice,carried,"carried over, no money was handed over; at 1 USD = 0.9213 EUR of 2026-06-10"
    "#]].assert_eq(&world.read("groups/trip/expenses/2026.csv"));
    world.does("settle --across --currency USD --rates --record");
    assert_settled(&world);
    world.assert_clean();
}

#[test]
fn a_missing_rate_is_named() {
    let world = autumn();
    world.does("settle -g trip --currency EUR --rates --as-of 2026-06-09");
    world.does("settle -g trip --currency EUR --rates --as-of 2026-06-13");
    world.clique("settle -g trip --currency JPY --rates").shows(expect![[r#"
        --- stderr
        error: no rate between EUR and JPY is pinned on or before 2026-06-15
          help: add a line to rates.csv: `2026-06-15,EUR,JPY,RATE,SOURCE`, with how many JPY one EUR is worth
        --- exit 1
    "#]]);
    world.write(
        "groups/trip/expenses/2025.csv",
        "date,description,amount,currency,paid_by,split\n2025-06-13,ski,60,CHF,dan,alice\n",
    );
    world.clique("settle -g trip --currency EUR --rates").shows(expect![[r#"
        --- stderr
        error: no rate between CHF and EUR is pinned on or before 2026-06-15
          help: add a line to rates.csv: `2026-06-15,CHF,EUR,RATE,SOURCE`, with how many EUR one CHF is worth
        --- exit 1
    "#]]);
    world.clique("settle -g trip --rates").shows(expect![[r#"
        --- stderr
        error: --currency is missing
          help: it goes: clique settle [WHO…]; see clique settle -h
        --- exit 2
    "#]]);
    world.clique("settle -g trip --currency EUR --rates --mode direct").shows(expect![[r#"
        --- stderr
        error: no rate between CHF and EUR is pinned on or before 2026-06-15
          help: add a line to rates.csv: `2026-06-15,CHF,EUR,RATE,SOURCE`, with how many EUR one CHF is worth
        --- exit 1
    "#]]);
    world.clique("settle -g flat --currency EURO").shows(expect![[r#"
        --- stderr
        error: unknown currency `EURO`
          help: did you mean `EUR`?
        --- exit 2
    "#]]);
}

#[test]
fn wishes_hold_across_groups() {
    let world = autumn();
    world.clique("settle --across --currency EUR --no-pay bob:carol").shows(expect![[r#"
        --- stderr
        error: no plan for all groups together keeps to the wishes: what is open for bob is 224.85 EUR more than those they may pay or be paid by could settle
          help: it works when these may pay each other: --pay bob:carol
          help: it works when money may pass through someone: --relay
        --- exit 1
    "#]]);
    world.clique("settle --across --currency EUR --via bob").shows(expect![[r#"
          alice  ──→  bob     41.33  EUR
          bob    ──→  carol  406.18  EUR
          bob    ──→  eve     80.00  EUR
          dan    ──→  bob    140.00  EUR
        4 payments, 667.51 EUR in all (each group by itself would take 8; paying each debt directly would take 6)

        How each group comes to zero
          alice & bob  bob    ──→  alice   12.50  EUR  carried over
          Chess club   carol  ──→  eve     40.00  EUR  carried over
                       dan    ──→  eve     40.00  EUR  carried over
          Flat         alice  ──→  bob     41.33  EUR
                       bob    ──→  carol  406.18  EUR
                       alice  ──→  bob    112.30  EUR  carried over
                       alice  ──→  carol  170.10  EUR  carried over
          Trip         dan    ──→  bob    140.00  EUR
                       bob    ──→  alice  179.80  EUR  carried over
                       carol  ──→  alice   90.10  EUR  carried over
                       carol  ──→  dan     40.00  EUR  carried over
          bob & Eve    bob    ──→  eve     80.00  EUR
                       eve    ──→  bob     80.00  EUR  carried over
        What is carried over needs no money: over all groups it comes to nothing for
        everyone.
        --- stderr
        Mark one as done: clique settle --across --currency EUR --via bob --record --pick alice:bob
        Mark all as done: clique settle --across --currency EUR --via bob --record
    "#]]);
    world.clique("settle --across --currency EUR --no-pay bob:carol --mode direct").shows(expect![[r#"
        --- stderr
        error: this way of settling all groups together has people pay each other who are not to: bob and carol
          help: let others pay for it: --mode minimal
          help: it works when these may pay each other: --pay bob:carol
        --- exit 1
    "#]]);
    world.clique("settle --across --currency EUR --round 10").shows(expect![[r#"
          alice  ──→  carol   40.00  EUR
          bob    ──→  carol  310.00  EUR
          dan    ──→  carol   60.00  EUR
          dan    ──→  eve     80.00  EUR
        4 payments, 490.00 EUR in all (fewest possible with these wishes, proven; each group by itself would take 8; paying each debt directly would take 6)
        Rounding leaves alice -1.33, bob +5.15, carol -3.82 EUR

        Where it is written
          Chess club  dan    ──→  eve     80.00  EUR
          Flat        alice  ──→  carol   40.00  EUR
                      bob    ──→  carol  310.00  EUR
          Trip        dan    ──→  carol   60.00  EUR
        What rounding leaves stays open in them.
    "#]]);
    world.clique("settle --across --currency EUR --round 10 --record").shows(expect![[r#"
        --- stderr
        error: rounding leaves something open, so that the books cannot all come to zero
          help: leave --round out, or settle group by group
        --- exit 1
    "#]]);
    world.clique("settle --across -g trip").shows(expect![[r#"
        --- stderr
        error: --across and --group cannot stand together
          help: see what it takes: clique settle -h
        --- exit 2
    "#]]);
    world.write("people/carol.toml", "name = \"carol\"\n[friends]\nalice = \"blocked\"\n");
    commit(&world);
    let ran = world.clique("settle --across --currency EUR --format porcelain").success();
    assert!(!ran.stdout.contains("alice\tcarol"), "{}", ran.stdout);
    world.does("settle --across --record");
    assert_settled(&world);
    world.assert_clean();
}

#[test]
fn a_month_is_settled_once() {
    let world = World::trip(["alice", "bob"]);
    let header = "date,description,amount,paid_by,split\n";
    let rows = "2026-05-03,tea,10,alice,bob\n2026-06-03,taxi,30,alice,bob\n";
    world.write("groups/trip/expenses/2026.csv", &format!("{header}{rows}"));
    commit(&world);
    world.clique("settle --until 2026-05-31").shows(expect![[r#"
          bob  ──→  alice  10.00  EUR
        1 payment, 10.00 EUR (fewest possible, proven; there is but one debt)
        --- stderr
        Mark one as done: clique pay bob alice 10.00
        Mark all as done: clique settle --until 2026-05-31 --record
    "#]]);
    world.does("settle --until 2026-05-31 --record");
    let again = world.clique("settle --until 2026-05-31").success();
    assert_eq!(again.stdout, "  ✓ everyone is settled\n");
    world.clique("settle --as-of 2026-05-31").shows(expect![[r#"
          bob  ──→  alice  10.00  EUR
        1 payment, 10.00 EUR (fewest possible, proven; there is but one debt)
    "#]]);
    world.clique("settle --as-of 2026-05-31 --record").shows(expect![[r#"
        --- stderr
        error: --as-of looks back, and what was open then may be paid by now
          help: to settle the bills up to a day, payments of any day counting: --until DATE
        --- exit 2
    "#]]);
    world.clique("settle").shows(expect![[r#"
          bob  ──→  alice  30.00  EUR
        1 payment, 30.00 EUR (fewest possible, proven; there is but one debt)
        --- stderr
        Mark one as done: clique pay bob alice 30.00
        Mark all as done: clique settle --record
    "#]]);
    world.assert_clean();
}
