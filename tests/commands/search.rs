//! Stories of `clique search`.

use expect_test::expect;

use crate::world::World;

fn world() -> World {
    let world = World::trip(["alice", "bob", "carol", "dan"]);
    world.write(
        "groups/trip/expenses/2026.csv",
        "id,date,kind,description,amount,currency,paid_by,split,category,tags,note,status\n\
         e0aam9xw4t3e,2026-06-12,,apartment,420.00,,alice,alice bob carol dan,home,,by the sea,\n\
         e2fam9xw4t3e,2026-06-12,,dinner,86.40,,bob,alice bob carol dan,food,fish sea,port wine for all,\n\
         v3x1m9xw4t3e,2026-06-15,,mistaken dinner,9.00,,bob,alice,,,,void\n",
    );
    world.write(
        "groups/trip/messages.log",
        "2026-06-14T22:10:00Z 3f8k2m9xw4t3 dan re:e2fam9xw4t3e the port wine was on me, next time!\n\
         2026-06-15T08:00:00Z 4f8k2m9xw4t3 carol who brings the tickets?\n",
    );
    world
}

#[test]
fn entries_and_messages_are_found() {
    let world = world();
    world.clique("search WINE").success().shows(expect![[r#"
        12 Jun  e2fa  dinner  bob paid for everyone  86.40  you 21.60
        1 entry, 12 Jun 2026   86.40 EUR spent, 21.60 of it yours

        Trip

        Sun 2026-06-14  22:10  dan  the port wine was on me, next time!
                                    ↳ dinner   86.40 EUR   e2fa
    "#]]);
    world.clique("search port by:dan").success().shows(expect![[r#"
        Trip

        Sun 2026-06-14  22:10  dan  the port wine was on me, next time!
                                    ↳ dinner   86.40 EUR   e2fa
    "#]]);
    world.clique("search 'port wine' or cat:home --limit 1").success().shows(expect![[r#"
        12 Jun  e2fa  dinner  bob paid for everyone  86.40  you 21.60
        1 entry, 12 Jun 2026   86.40 EUR spent, 21.60 of it yours
          1 older left out (--limit)

        Trip

        Sun 2026-06-14  22:10  dan  the port wine was on me, next time!
                                    ↳ dinner   86.40 EUR   e2fa
    "#]]);
    world.clique("search dinner status:all").success().shows(expect![[r#"
        15 Jun  v3x1  mistaken dinner  bob paid for alice      9.00  void
        12 Jun  e2fa  dinner           bob paid for everyone  86.40  you 21.60
        2 entries, 12 – 15 Jun 2026   86.40 EUR spent, 21.60 of it yours
    "#]]);
    world.clique("search wine --format csv").success().shows(expect![[r#"
        type,id,group,date,who,text,amount,currency
        entry,e2fam9xw4t3e,trip,2026-06-12,bob,dinner,86.40,EUR
        message,3f8k2m9xw4t3,trip,2026-06-14T22:10:00Z,dan,"the port wine was on me, next time!",,
    "#]]);
    world.clique("search tickets --json").success().shows(expect![[r#"
        {
          "schema": "clique.search/1",
          "ledger": "Trip",
          "data": [
            {
              "type": "message",
              "id": "4f8k2m9xw4t3",
              "group": "trip",
              "time": "2026-06-15T08:00:00Z",
              "author": "carol",
              "text": "who brings the tickets?",
              "entry": null,
              "receipt": null,
              "edited": false,
              "deleted": false,
              "read_by": []
            }
          ]
        }
    "#]]);
}

#[test]
fn nothing_found_is_a_no() {
    let world = world();
    world.clique("search wine date:2025").exits(1).shows(expect![[r#"
        Nothing found.
        --- exit 1
    "#]]);
    world.clique("search cat:fod tag:se").exits(1).shows(expect![[r#"
        Nothing found.
        --- stderr
        no entry has the category `fod`; did you mean `food`?
        no entry has the tag `se`; did you mean `sea`?
        --- exit 1
    "#]]);
    world.clique("search").exits(2).shows(expect![[r#"
        --- stderr
        error: FILTER is missing
          help: it goes: clique search FILTER…; see clique search -h
        --- exit 2
    "#]]);
}
