//! Stories of `clique diff`.

use expect_test::expect;

use crate::world::World;

const BOOK: &str = "groups/trip/expenses/2026.csv";

fn world() -> World {
    let mut world = World::trip(["alice", "bob", "carol"]);
    world.does("add 86.40 dinner -p bob -c food");
    world.does("add 12 taxi");
    world.set("CLIQUE_NOW", "2026-06-16T09:30:00Z");
    world.does("edit srqz --amount 88.40");
    world.does("rm srqw --purge");
    world.does("person add Dan");
    world.does("member add dan");
    world.does("add 30 ferry -p dan");
    world
}

#[test]
fn two_states_in_words_and_in_balances() {
    let world = world();
    world.clique("diff HEAD~5..HEAD").shows(expect![[r#"
        from  2026-06-15 20:00  085d8b4  trip: add taxi 12.00 EUR (srqwvpeeb50x)
        to    2026-06-16 09:30  43afa19  trip: add ferry 30.00 EUR (srqxvpeeb57e)

        +        added dan (Dan) to the ledger
        ~        added dan to trip
        ~  srqz  changed dinner: amount 86.40 → 88.40
        +  srqx  added ferry 30.00 EUR, paid by dan
        -  srqw  removed taxi 12.00 EUR

        balances  before   after  change
        alice     -20.80  -36.97  -16.17  EUR
        bob       +53.60  +51.44   -2.16  EUR
        carol     -32.80  -36.97   -4.17  EUR
        dan         0.00  +22.50  +22.50  EUR
    "#]]);
    world.clique("diff HEAD~5 --format csv").shows(expect![[r#"
        verb,thing,group,id,title,field,before,after,currency,change
        added,person,,,Dan,,,,,
        changed,group,trip,,Trip,members.dan,,,,
        changed,entry,trip,srqzvpeeb384,dinner,amount,86.40,88.40,EUR,
        added,entry,trip,srqxvpeeb57e,ferry,amount,,30.00,EUR,
        removed,entry,trip,srqwvpeeb50x,taxi,amount,12.00,,EUR,
        changed,balance,trip,,alice,net,-20.80,-36.97,EUR,-16.17
        changed,balance,trip,,bob,net,53.60,51.44,EUR,-2.16
        changed,balance,trip,,carol,net,-32.80,-36.97,EUR,-4.17
        changed,balance,trip,,dan,net,0.00,22.50,EUR,22.50
    "#]]);
    world.clique("diff --since 2026-06-16 --json").shows(expect![[r#"
        {
          "schema": "clique.diff/1",
          "ledger": "Trip",
          "data": {
            "from": {
              "state": "commit",
              "commit": "085d8b4ad8a026518a66515d8ff879d62079928f",
              "time": "2026-06-15T20:00:00Z",
              "subject": "trip: add taxi 12.00 EUR (srqwvpeeb50x)"
            },
            "to": {
              "state": "files",
              "commit": null,
              "time": null,
              "subject": null
            },
            "changes": [
              {
                "verb": "added",
                "thing": "person",
                "group": "",
                "id": null,
                "title": "Dan",
                "amount": null,
                "currency": null,
                "changes": []
              },
              {
                "verb": "changed",
                "thing": "group",
                "group": "trip",
                "id": null,
                "title": "Trip",
                "amount": null,
                "currency": null,
                "changes": [
                  {
                    "field": "members.dan",
                    "before": "",
                    "after": ""
                  }
                ]
              },
              {
                "verb": "changed",
                "thing": "entry",
                "group": "trip",
                "id": "srqzvpeeb384",
                "title": "dinner",
                "amount": "88.40",
                "currency": "EUR",
                "changes": [
                  {
                    "field": "amount",
                    "before": "86.40",
                    "after": "88.40"
                  }
                ]
              },
              {
                "verb": "added",
                "thing": "entry",
                "group": "trip",
                "id": "srqxvpeeb57e",
                "title": "ferry",
                "amount": "30.00",
                "currency": "EUR",
                "changes": []
              },
              {
                "verb": "removed",
                "thing": "entry",
                "group": "trip",
                "id": "srqwvpeeb50x",
                "title": "taxi",
                "amount": "12.00",
                "currency": "EUR",
                "changes": []
              }
            ],
            "other_files": [],
            "balances": [
              {
                "group": "trip",
                "member": "alice",
                "currency": "EUR",
                "before": "-20.80",
                "before_minor": -2080,
                "after": "-36.97",
                "after_minor": -3697,
                "change": "-16.17",
                "change_minor": -1617
              },
              {
                "group": "trip",
                "member": "bob",
                "currency": "EUR",
                "before": "53.60",
                "before_minor": 5360,
                "after": "51.44",
                "after_minor": 5144,
                "change": "-2.16",
                "change_minor": -216
              },
              {
                "group": "trip",
                "member": "carol",
                "currency": "EUR",
                "before": "-32.80",
                "before_minor": -3280,
                "after": "-36.97",
                "after_minor": -3697,
                "change": "-4.17",
                "change_minor": -417
              },
              {
                "group": "trip",
                "member": "dan",
                "currency": "EUR",
                "before": "0.00",
                "before_minor": 0,
                "after": "22.50",
                "after_minor": 2250,
                "change": "22.50",
                "change_minor": 2250
              }
            ]
          }
        }
    "#]]);
    assert_eq!(
        world.clique("diff 2026-06-15").success().stdout.lines().skip(2).collect::<Vec<_>>(),
        world.clique("diff HEAD~5..").success().stdout.lines().skip(2).collect::<Vec<_>>()
    );
    world.clique("diff --since 2020-01-01 -g trip").shows(expect![[r#"
        from  nothing: before the ledger began
        to    the files as they are

        +        started trip with alice, bob, carol, dan
        +  srqz  added dinner 88.40 EUR, paid by bob
        +  srqx  added ferry 30.00 EUR, paid by dan

        balances  before   after  change
        alice       0.00  -36.97  -36.97  EUR
        bob         0.00  +51.44  +51.44  EUR
        carol       0.00  -36.97  -36.97  EUR
        dan         0.00  +22.50  +22.50  EUR
    "#]]);
}

#[test]
fn the_files_against_the_last_commit() {
    let world = world();
    world.clique("diff").shows(expect![[r#"
        from  2026-06-16 09:30  43afa19  trip: add ferry 30.00 EUR (srqxvpeeb57e)
        to    the files as they are

        Nothing differs.
        --- stderr
        What changed since yesterday: clique diff --since yesterday
    "#]]);
    world.write(BOOK, &world.read(BOOK).replace("88.40", "90.40").replace(",30.00,", ",30,"));
    world.clique("diff --exit-code").shows(expect![[r#"
        from  2026-06-16 09:30  43afa19  trip: add ferry 30.00 EUR (srqxvpeeb57e)
        to    the files as they are

        ~  srqz  changed dinner: amount 88.40 → 90.40

        balances  before   after  change
        alice     -36.97  -37.63   -0.66  EUR
        bob       +51.44  +52.77   +1.33  EUR
        carol     -36.97  -37.64   -0.67  EUR
        --- exit 1
    "#]]);
    world.write(BOOK, &world.read(BOOK).replace("90.40", "x"));
    world.clique("diff").shows(expect![[r#"
        from  2026-06-16 09:30  43afa19  trip: add ferry 30.00 EUR (srqxvpeeb57e)
        to    the files as they are

        ~  srqz  changed dinner: amount 88.40 → x

        The balances cannot be compared: one of the two states cannot be read.
    "#]]);
}

#[test]
fn forms_alone_are_no_difference() {
    let world = World::of_fixture("ledgers/spreadsheet");
    world.does("fmt");
    let ran = world.clique("diff HEAD~1..HEAD").success();
    assert!(ran.stdout.ends_with("Nothing differs.\n"), "{}", ran.stdout);
}

#[test]
fn what_cannot_be_is_said() {
    let world = world();
    world.clique("diff a..b").shows(expect![[r#"
        --- stderr
        error: there is no revision `a`
          help: a day (2026-06-01, yesterday), HEAD~3, a branch, a tag, or the id of a commit
        --- exit 2
    "#]]);
    world.clique("diff HEAD~1..HEAD -g flat").shows(expect![[r#"
        --- stderr
        error: unknown group `flat`
          help: groups: trip
        --- exit 2
    "#]]);
    world.clique("diff HEAD --since 2026-01-01").exits(2).shows(expect![[r#"
        --- stderr
        error: A..B and --since cannot stand together
          help: see what it takes: clique diff -h
        --- exit 2
    "#]]);
    world.clique("diff --at HEAD").shows(expect![[r#"
        --- stderr
        error: name both states that are compared
          help: clique diff A..B
        --- exit 2
    "#]]);
    world.git(["checkout", "-q", "-b", "side", "HEAD~1"]);
    world.does("add 1 side");
    world.clique("diff main...side").shows(expect![[r#"
        from  2026-06-16 09:30  3264039  trip: bring in dan
        to    2026-06-16 09:30  1832782  trip: add side 1.00 EUR (srqxvpeeb57e)

        +  srqx  added side 1.00 EUR, paid by alice

        balances  before   after  change
        alice     -29.47  -28.72   +0.75  EUR
        bob       +58.94  +58.69   -0.25  EUR
        carol     -29.47  -29.72   -0.25  EUR
        dan         0.00   -0.25   -0.25  EUR
    "#]]);
}
