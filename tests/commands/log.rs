//! Stories of `clique log`.

use expect_test::expect;

use crate::world::World;

const BOOK: &str = "groups/trip/expenses/2026.csv";

fn world_with_a_past() -> World {
    let mut world = World::trip(["alice", "bob", "carol"]);
    world.does("add 86.40 dinner -p bob");
    world.set("CLIQUE_NOW", "2026-06-16T09:30:00+02:00");
    world.write(BOOK, &world.read(BOOK).replace("86.40", "88.40").replace(",alice bob carol,", ",alice bob,"));
    world.does("add 12 taxi");
    world.does("undo");
    world
}

#[test]
fn changes_are_told_newest_first() {
    let world = world_with_a_past();
    world.clique("log").shows(expect![[r#"
        2026-06-16 09:30  srqw  alice undid: added taxi 12.00 EUR
        2026-06-16 09:30  srqw  alice added taxi 12.00 EUR (undone)
        2026-06-16 09:30  srqz  alice changed dinner: amount 86.40 → 88.40, split alice bob carol → alice bob
        2026-06-15 20:00  srqz  alice added dinner 86.40 EUR, paid by bob
        2026-06-15 20:00        alice began the ledger Trip
                                alice joined the ledger
                                alice added bob to the ledger
                                alice added carol to the ledger
                                alice started trip with alice, bob, carol
    "#]]);
}

#[test]
fn plain_git_commits_are_told_too() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.write(
        BOOK,
        "date,kind,description,amount,paid_by,split\n2026-06-01,,\u{1b}[31mtaxi,10,bob,alice bob\n\
         2026-06-02,payment,,5,bob,alice\n2026-06-03,,ticket back,-3,carol,carol bob\n2026-06-04,income,sold sofa,30,alice,bob\n",
    );
    world.write("groups/trip/messages.log", "2026-06-14T22:10:00Z k7q2m9xw4t3e bob the port was on me\n");
    world.git(["add", "-A"]);
    world.git(["commit", "-q", "-m", "typed in", "--author", "Bob <bob@example.org>"]);
    world.write("people/dan.toml", "name = \"Dan Duarte\"\n");
    let group = world.read("groups/trip/group.toml").replace("carol = {}", "carol = { state = \"left\" }\ndan = {}");
    world.write("groups/trip/group.toml", &group);
    world.write(BOOK, &world.read(BOOK).replace(",30,", ",35,").replace("2026-06-02,payment,,5,bob,alice\n", ""));
    world.write("README.md", "hello");
    world.git(["add", "-A"]);
    world.git(["commit", "-q", "-m", "more", "--author", "Zoe <zoe@example.org>"]);
    world.git(["commit", "-q", "--allow-empty", "-m", "no \u{202e}change"]);
    world.clique("log").shows(expect![[r#"
        2026-06-15 20:00        alice committed: no <U+202E>change
        2026-06-15 20:00        Zoe added dan (Dan Duarte) to the ledger
                                Zoe noted that carol left trip, added dan to trip
                          ekfc  Zoe changed sold sofa: amount 30 → 35
                          1fp9  Zoe removed the payment bob → alice 5 EUR
                                Zoe also changed README.md
        2026-06-15 20:00        bob added 4 entries: <U+001B>[31mtaxi, payment, ticket back and 1 more
                                bob wrote: the port was on me
        2026-06-15 20:00        alice began the ledger Trip
                                alice joined the ledger
                                alice added bob to the ledger
                                alice added carol to the ledger
                                alice started trip with alice, bob, carol
    "#]]);
}

#[test]
fn the_history_can_be_narrowed() {
    let world = world_with_a_past();
    world.clique("log srqz").shows(expect![[r#"
        2026-06-16 09:30  srqz  alice changed dinner: amount 86.40 → 88.40, split alice bob carol → alice bob
        2026-06-15 20:00  srqz  alice added dinner 86.40 EUR, paid by bob
    "#]]);
    world.clique("log --who bob").shows(expect![[r#"
        No such change.
    "#]]);
    world.clique("log --since 2026-06-16 -N 1").shows(expect![[r#"
        2026-06-16 09:30  srqw  alice undid: added taxi 12.00 EUR
        --- stderr
        there is more: clique log -N 5
    "#]]);
    world.clique("log --group trip -N 2 --format csv").shows(expect![[r#"
        commit,time,who,fate,verb,thing,group,id,title,amount,currency,changes,subject
        063b735f8e9c340af638ea964f2aa7b03f0004d1,2026-06-16T07:30:00Z,alice,undo,added,entry,trip,srqwvpeeb50x,taxi,12.00,EUR,,undo: trip: add taxi 12.00 EUR (srqwvpeeb50x)
        6296a1948d1f696db0b46376e1ccf3f17f90b4a1,2026-06-16T07:30:00Z,alice,undone,added,entry,trip,srqwvpeeb50x,taxi,12.00,EUR,,trip: add taxi 12.00 EUR (srqwvpeeb50x)
        --- stderr
        there is more: clique log -N 10
    "#]]);
    world.clique("log --group tripp").shows(expect![[r#"
        --- stderr
        error: unknown group `tripp`
          help: did you mean `trip`?
        --- exit 2
    "#]]);
    world.clique("log ??").shows(expect![[r#"
        No such change.
    "#]]);
}

#[test]
fn programs_read_records() {
    let world = world_with_a_past();
    world.clique("log -N 3 --json").shows(expect![[r#"
        {
          "schema": "clique.log/1",
          "ledger": "Trip",
          "data": [
            {
              "commit": "063b735f8e9c340af638ea964f2aa7b03f0004d1",
              "time": "2026-06-16T07:30:00Z",
              "who": "alice",
              "is_member": true,
              "email": "alice@example.org",
              "subject": "undo: trip: add taxi 12.00 EUR (srqwvpeeb50x)",
              "fate": "undo",
              "deeds": [
                {
                  "verb": "added",
                  "thing": "entry",
                  "group": "trip",
                  "id": "srqwvpeeb50x",
                  "title": "taxi",
                  "amount": "12.00",
                  "currency": "EUR",
                  "changes": []
                }
              ],
              "other_files": []
            },
            {
              "commit": "6296a1948d1f696db0b46376e1ccf3f17f90b4a1",
              "time": "2026-06-16T07:30:00Z",
              "who": "alice",
              "is_member": true,
              "email": "alice@example.org",
              "subject": "trip: add taxi 12.00 EUR (srqwvpeeb50x)",
              "fate": "undone",
              "deeds": [
                {
                  "verb": "added",
                  "thing": "entry",
                  "group": "trip",
                  "id": "srqwvpeeb50x",
                  "title": "taxi",
                  "amount": "12.00",
                  "currency": "EUR",
                  "changes": []
                }
              ],
              "other_files": []
            },
            {
              "commit": "e9f1ba77b8e6d8fb2d4579e076f11b66b28fbca8",
              "time": "2026-06-16T07:30:00Z",
              "who": "alice",
              "is_member": true,
              "email": "alice@example.org",
              "subject": "edit groups/trip/expenses/2026.csv by hand",
              "fate": "stands",
              "deeds": [
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
                    },
                    {
                      "field": "split",
                      "before": "alice bob carol",
                      "after": "alice bob"
                    }
                  ]
                }
              ],
              "other_files": []
            }
          ]
        }
        --- stderr
        there is more: clique log -N 15
    "#]]);
}

#[test]
fn a_broken_ledger_has_a_past_all_the_same() {
    let world = World::trip(["alice", "bob"]);
    world.does("add 1 one");
    world.write("people/bob.toml", "name = ");
    world.write(BOOK, "nonsense\n");
    world.git(["commit", "-q", "-a", "-m", "break it"]);
    world.clique("log -N 2").shows(expect![[r#"
        2026-06-15 20:00        alice committed: break it
        2026-06-15 20:00  srqz  alice added one 1.00 EUR
        --- stderr
        there is more: clique log -N 10
    "#]]);
}

#[test]
fn filters_choose_whose_past_is_told() {
    let world = World::trip(["alice", "bob"]);
    world.does("add 10 taxi -p bob -c travel");
    world.does("add 20 tea");
    world.does("edit srqz 12");
    world.does("rm srqz -y");
    world.clique("log payer:bob").shows(expect![[r#"
        2026-06-15 20:00  srqz  alice took back taxi 12.00 EUR
        2026-06-15 20:00  srqz  alice changed taxi: amount 10.00 → 12.00
        2026-06-15 20:00  srqz  alice added taxi 10.00 EUR, paid by bob
    "#]]);
    world.clique("log tea").shows(expect![[r#"
        2026-06-15 20:00  srqw  alice added tea 20.00 EUR
    "#]]);
    world.clique("log 'amount>50'").shows(expect![[r#"
        No such change.
    "#]]);
    world.clique("log cat:trvel").shows(expect![[r#"
        No such change.
        --- stderr
        no entry has the category `trvel`; did you mean `travel`?
    "#]]);
    world.clique("log payer:carol").shows(expect![[r#"
        --- stderr
        error: unknown member `carol`
          |
        1 | payer:carol
          |       ^^^^^
          |
          = help: people: alice, bob; add one with clique person add
        --- exit 2
    "#]]);
}
