//! Stories of `clique check`.

use expect_test::expect;

use crate::world::World;

/// A row that breaks a rule, and a row that deserves a look.
fn broken() -> World {
    let world = World::trip(["alice", "bob"]);
    world.write("people/carol.toml", "name = \"Carol\"\n");
    world.write(
        "groups/trip/expenses/2026.csv",
        "date,description,amount,paid_by,split,due\n\
         2026-06-12,dinner,42.50,alice,alice carol,\n\
         2026-06-13,rent,300.00,bob,alice bob,2026-06-01\n",
    );
    world
}

#[test]
fn silence_is_good_news() {
    let world = World::trip(["alice", "bob"]);
    world.clique("check").shows(expect![[r#""#]]);
    world.clique("check --strict").shows(expect![[r#""#]]);
    world.clique("check --json").shows(expect![[r#"
        {
          "schema": "clique.check/1",
          "ledger": "Trip",
          "data": []
        }
    "#]]);
}

#[test]
fn everything_is_said_at_once() {
    broken().clique("check").shows(expect![[r#"
        --- stderr
        error[E101]: `carol` is not a member of trip
         --> groups/trip/expenses/2026.csv:2:37
          |
        2 | 2026-06-12,dinner,42.50,alice,alice carol,
          |                                     ^^^^^
          |
          = help: add the member with: clique member add carol -g trip

        warning[W204]: due before the day it was made
         --> groups/trip/expenses/2026.csv:3:38
          |
        3 | 2026-06-13,rent,300.00,bob,alice bob,2026-06-01
          | ---------- made on this day          ^^^^^^^^^^
          |
          = help: is the year right?

        1 error, 1 warning in 1 file
        --- exit 1
    "#]]);
}

#[test]
fn warnings_fail_only_when_strict() {
    let world = World::trip(["alice", "bob"]);
    world.write(
        "groups/trip/expenses/2026.csv",
        "date,description,amount,paid_by,split,due\n2026-06-13,rent,300.00,bob,alice bob,2026-06-01\n",
    );
    world.clique("check").shows(expect![[r#"
        --- stderr
        warning[W204]: due before the day it was made
         --> groups/trip/expenses/2026.csv:2:38
          |
        2 | 2026-06-13,rent,300.00,bob,alice bob,2026-06-01
          | ---------- made on this day          ^^^^^^^^^^
          |
          = help: is the year right?
    "#]]);
    world.clique("check --quiet").shows(expect![[r#""#]]);
    drop(world.clique("check --strict").exits(1));
}

#[test]
fn programs_get_the_faults_as_the_answer() {
    broken().clique("check --format csv").shows(expect![[r#"
        file,line,column,code,severity,message,label,help
        groups/trip/expenses/2026.csv,2,37,E101,error,`carol` is not a member of trip,,add the member with: clique member add carol -g trip
        groups/trip/expenses/2026.csv,3,38,W204,warning,due before the day it was made,,is the year right?
        --- exit 1
    "#]]);
    let ran = broken().clique("check --json").exits(1);
    assert_eq!((ran.json()["data"].as_array().unwrap().len(), ran.stderr.as_str()), (2, ""));
    broken().clique("check --error-format json").shows(expect![[r#"
        --- stderr
        {"code":"E101","severity":"error","message":"`carol` is not a member of trip","file":"groups/trip/expenses/2026.csv","line":2,"column":37,"end":{"line":2,"column":42},"label":null,"help":["add the member with: clique member add carol -g trip"],"notes":[]}
        {"code":"W204","severity":"warning","message":"due before the day it was made","file":"groups/trip/expenses/2026.csv","line":3,"column":38,"end":{"line":3,"column":48},"label":null,"help":["is the year right?"],"notes":[]}
        --- exit 1
    "#]]);
}

#[test]
fn neither_git_nor_a_lock_is_needed() {
    let world = World::empty();
    world.write("clique.toml", "format = 1\nname = \"Flat\"\ncurrency = \"EUR\"\n");
    world.clique("check").shows(expect![[r#""#]]);
}

#[test]
fn without_a_ledger_it_says_so() {
    World::empty().clique("check").shows(expect![[r#"
        --- stderr
        error: no ledger in ~/ledger or any folder above it
          help: start one here: clique init "Lisbon 2026" EUR
          help: use one elsewhere: clique -C DIR, or set CLIQUE_DIR
        --- exit 5
    "#]]);
}

#[test]
fn habits_are_checked_when_they_are_named() {
    let world = World::trip(["alice", "bob"]);
    world.write(
        "groups/trip/expenses/2026.csv",
        "date,description,amount,paid_by,split,due,receipt,category\n\
         2026-06-12,dinner,42.50,alice,alice bob,2026-06-13,,food\n\
         2026-06-11, rent,300.00,bob,alice bob,,rent.pdf,\n",
    );
    world.clique("check").shows(expect![[r#""#]]);
    world.clique("check categories dates overdue receipts").shows(expect![[r#"
        --- stderr
        error[E155]: `dinner` was due on 2026-06-13
         --> groups/trip/expenses/2026.csv:2:1
          |
        2 | 2026-06-12,dinner,42.50,alice,alice bob,2026-06-13,,food
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = help: when it is paid: clique edit hyhgczbapgtg --no-due

        error[E151]: `rent` of 2026-06-11 stands below a row of 2026-06-12
         --> groups/trip/expenses/2026.csv:3:1
          |
        3 | 2026-06-11, rent,300.00,bob,alice bob,,rent.pdf,
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = help: clique fmt puts rows in order

        error[E153]: `rent` has no category
         --> groups/trip/expenses/2026.csv:3:1
          |
        3 | 2026-06-11, rent,300.00,bob,alice bob,,rent.pdf,
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = help: add one: clique edit sty8ga0dp3vr -c CATEGORY

        error[E154]: the receipt of `rent` is not there
         --> groups/trip/expenses/2026.csv:3:1
          |
        3 | 2026-06-11, rent,300.00,bob,alice bob,,rent.pdf,
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = help: it belongs at groups/trip/receipts/rent.pdf

        4 errors, 0 warnings in 1 file
        --- exit 1
    "#]]);
    world.clique("check format ids future twice --format csv").shows(expect![[r#"
        file,line,column,code,severity,message,label,help
        groups/trip/expenses/2026.csv,1,1,E158,error,the file is not in canonical form,,clique fmt brings it there
        groups/trip/expenses/2026.csv,2,1,E152,error,`dinner` has no id of its own yet,,clique fmt writes one
        groups/trip/expenses/2026.csv,3,1,E152,error,`rent` has no id of its own yet,,clique fmt writes one
        --- exit 1
    "#]]);
    world.clique("check idds").shows(expect![[r#"
        --- stderr
        error: NAME cannot be `idds`
          help: did you mean `ids`?
          help: one of categories, dates, format, future, ids, overdue, receipts, twice
        --- exit 2
    "#]]);
}
