//! Stories of `clique show`.

use expect_test::expect;

use crate::world::World;

use super::edit::{SHEET, id_of};

#[test]
fn every_field_is_shown() {
    let world = World::trip(["alice", "bob", "carol"]);
    let _ =
        world.clique("add 10 taxi -p bob=4,alice -c travel -t night,late -m 'two\u{1b}[31m rides' --due +3d").exits(2);
    let _ = world.clique("add 10 taxi -p bob=4,alice -c travel -t night,late -m 'two rides' --due +3d").success();
    world.write(
        "groups/trip/messages.log",
        "2026-06-15T20:01:00Z aaaaaaaaaaaa bob re:srqzvpeeb384 was it that much?\n\
         2026-06-15T20:02:00Z bbbbbbbbbbbb carol hello\n",
    );
    world.clique("show srqz").shows(expect![[r#"
        taxi   10.00 EUR
          id        srqzvpeeb384
          group     Trip (trip)
          date      Mon 2026-06-15
          kind      expense
          paid by   bob    4.00
                    alice  6.00
          split     alice bob carol
          shares    alice  3.33
                    bob    3.33
                    carol  3.34  takes the odd 0.01
          category  travel
          tags      night late
          due       Thu 2026-06-18
          note      two rides
          by        alice
          row       groups/trip/expenses/2026.csv:2
          ↳ bob: was it that much?   2026-06-15 20:01
    "#]]);
    world.clique("show srqz --json").shows(expect![[r#"
        {
          "schema": "clique.show/1",
          "ledger": "Trip",
          "data": {
            "id": "srqzvpeeb384",
            "group": "trip",
            "date": "2026-06-15",
            "kind": "expense",
            "description": "taxi",
            "amount": "10.00",
            "amount_minor": 1000,
            "currency": "EUR",
            "paid_by": [
              {
                "member": "bob",
                "amount": "4.00",
                "minor": 400
              },
              {
                "member": "alice",
                "amount": "6.00",
                "minor": 600
              }
            ],
            "split": "alice bob carol",
            "shares": [
              {
                "member": "alice",
                "amount": "3.33",
                "minor": 333
              },
              {
                "member": "bob",
                "amount": "3.33",
                "minor": 333
              },
              {
                "member": "carol",
                "amount": "3.34",
                "minor": 334
              }
            ],
            "category": "travel",
            "tags": [
              "night",
              "late"
            ],
            "due": "2026-06-18",
            "note": "two rides",
            "receipt": "",
            "status": "counts",
            "by": "alice",
            "path": "groups/trip/expenses/2026.csv",
            "line": 2,
            "id_is_written": true,
            "odd_units": [
              "carol"
            ],
            "items": [],
            "messages": [
              {
                "time": "2026-06-15T20:01:00Z",
                "author": "bob",
                "text": "was it that much?"
              }
            ],
            "recorded": null,
            "versions": []
          }
        }
    "#]]);
    world.clique("show zzzz").exits(2).shows(expect![[r#"
        --- stderr
        error: no entry has an id that begins with `zzzz`
          help: ids stand first in the lines of clique list
        --- exit 2
    "#]]);
    world.clique("show").exits(2).shows(expect![[r#"
        --- stderr
        error: ID is missing
          help: it goes: clique show ID; see clique show -h
        --- exit 2
    "#]]);
}

#[test]
fn unknown_columns_payments_and_losers_are_shown() {
    let world = World::trip(["alice", "bob"]);
    world.write("groups/trip/expenses/2026.csv", SHEET);
    world.run(["show", &id_of(&world, "fish")]).shows(expect![[r#"
        Fish, fresh   30.01 EUR
          id       49setcj4sgc9   (not written in the row yet)
          group    Trip (trip)
          date     Mon 2026-06-01
          kind     expense
          paid by  alice  10.01
                   bob    20.00
          split    alice=10.00 bob
          shares   alice  10.00
                   bob    20.01
          Shop     Cais
          row      groups/trip/expenses/2026.csv:3
    "#]]);
    world.write(
        "groups/trip/expenses/2026.csv",
        "id,date,kind,description,amount,paid_by,split,note,status\n\
         k7q2m9xw4t3e,2026-06-14,,dinner,88.40,alice,alice bob,,\n\
         k7q2m9xw4t3e,2026-06-14,,dinner,84.40,alice,alice bob,by the sea,conflict\n\
         p3x1m9xw4t3e,2026-06-15,payment,,50.00,bob,alice,,pending\n",
    );
    world.clique("show k7q2").shows(expect![[r#"
        dinner   88.40 EUR
          id       k7q2m9xw4t3e
          group    Trip (trip)
          date     Sun 2026-06-14
          kind     expense
          paid by  alice
          split    alice bob
          shares   alice  44.20
                   bob    44.20
          row      groups/trip/expenses/2026.csv:2

        another version, which counts for nothing until someone settles it   groups/trip/expenses/2026.csv:3
          amount: 88.40 EUR here, 84.40 EUR there
          note: nothing here, by the sea there
    "#]]);
    world.clique("show p3").shows(expect![[r#"
        payment   50.00 EUR
          id      p3x1m9xw4t3e
          group   Trip (trip)
          date    Mon 2026-06-15
          kind    payment
          from    bob
          to      alice
          status  pending: it counts for nothing yet
          row     groups/trip/expenses/2026.csv:4
    "#]]);
}

#[test]
fn words_in_the_place_of_an_id_find_what_was_meant() {
    let world = World::trip(["alice", "bob"]);
    for line in [
        "add 10 taxi",
        "add 30 'Kaiseki Dinner' -d 2026-06-10",
        "add 20 dinner",
        "add 5 tea after dinner",
        "add 6 dinner",
    ] {
        world.does(line);
    }
    world.clique("show taxi").shows(expect![[r#"
        --- stderr
        error: no entry has an id that begins with `taxi`
          help: ids stand first in the lines of clique list
          help: did you mean srqzvpeeb384  2026-06-15  taxi 10.00 EUR?
        --- exit 2
    "#]]);
    world.clique("show DINNER").shows(expect![[r#"
        --- stderr
        error: no entry has an id that begins with `DINNER`
          help: ids stand first in the lines of clique list
          help: did you mean srqvvpeeb728  2026-06-15  dinner 6.00 EUR
          help: or srqxvpeeb57e  2026-06-15  dinner 20.00 EUR
          help: or srqtvpeeb7w7  2026-06-15  tea after dinner 5.00 EUR
          help: clique search DINNER finds all 4
        --- exit 2
    "#]]);
    world.clique("edit taxi 12").shows(expect![[r#"
        --- stderr
        error: no entry has an id that begins with `taxi`
          help: ids stand first in the lines of clique list
          help: did you mean srqzvpeeb384  2026-06-15  taxi 10.00 EUR?
        --- exit 2
    "#]]);
    world.clique("history taxi").shows(expect![[r#"
        --- stderr
        error: no entry has or had an id that begins with `taxi`
          help: ids stand first in the lines of clique list and clique log
          help: did you mean srqzvpeeb384  2026-06-15  taxi 10.00 EUR?
        --- exit 2
    "#]]);
    world.clique("undo taxi").shows(expect![[r#"
        --- stderr
        error: there is no revision `taxi`
          help: a day (2026-06-01, yesterday), HEAD~3, a branch, a tag, or the id of a commit
          help: and no entry has or had an id that begins like that
          help: did you mean srqzvpeeb384  2026-06-15  taxi 10.00 EUR?
        --- exit 2
    "#]]);
    world.clique("show di").shows(expect![[r#"
        --- stderr
        error: no entry has an id that begins with `di`
          help: ids stand first in the lines of clique list
        --- exit 2
    "#]]);
    world.assert_clean();
}
