//! Stories of `clique add`.

use expect_test::expect;

use crate::world::World;

#[test]
fn an_expense_is_said_back_and_committed() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.clique("add 42.50 tram passes -s bob,carol").shows(expect![[r#"
        ✓ srqz  Mon 2026-06-15  tram passes   42.50 EUR   paid by alice
                bob 21.25 · carol 21.25   (alice is not in the split)
          alice 0.00 → +42.50 EUR
        --- stderr
          undo with: clique undo
    "#]]);
    world.assert_clean();
}

#[test]
fn the_odd_cent_is_named() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.clique("add 10 taxi -p bob -d 2026-06-12").shows(expect![[r#"
        ✓ srqz  Fri 2026-06-12  taxi   10.00 EUR   paid by bob
                alice 3.33 · bob 3.33 · carol 3.34   (10.00 does not divide by 3)
          bob 0.00 → +6.67 EUR
        --- stderr
          undo with: clique undo
    "#]]);
}

#[test]
fn a_wrong_name_changes_nothing() {
    let world = World::trip(["alice", "bob"]);
    world.clique("add 42 dinner -p alcie").shows(expect![[r#"
        --- stderr
        error: unknown member `alcie`
          help: did you mean `alice`? (people: alice, bob)
        --- exit 2
    "#]]);
    world.assert_clean();
}

#[test]
fn a_dry_run_shows_the_line_and_writes_nothing() {
    let world = World::trip(["alice", "bob"]);
    world.clique("add 5 coffee -n").shows(expect![[r#"
        --- /dev/null
        +++ b/groups/trip/expenses/2026.csv
        @@ -0,0 +1,2 @@
        +id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
        +srqzvpeeb384,2026-06-15,,coffee,5.00,,alice,alice bob,,,,,,,alice
        --- stderr
        nothing was changed (--dry-run)
    "#]]);
    world.assert_clean();
    assert!(!world.at.join("groups/trip/expenses").exists());
}

#[test]
fn the_amount_may_stand_last_and_carry_its_currency() {
    let world = World::trip(["alice", "bob"]);
    world.clique("add night bus 12USD -t bus,#night -t bus --due +14d -m 'from the square'").shows(expect![[r#"
        ✓ srqz  Mon 2026-06-15  night bus   12.00 USD   paid by alice
                alice 6.00 · bob 6.00
                #bus #night · due Mon 2026-06-29 · note: from the square
          alice 0.00 → +6.00 USD
        --- stderr
          undo with: clique undo
    "#]]);
    assert!(
        world.read("groups/trip/expenses/2026.csv").ends_with(
            ",2026-06-15,,night bus,12.00,USD,alice,alice bob,,bus night,2026-06-29,from the square,,,alice\n"
        )
    );
    world.assert_clean();
}

#[test]
fn what_cannot_be_meant_changes_nothing() {
    let world = World::trip(["alice", "bob"]);
    world.write("people/eve.toml", "name = \"Eve\"\n");
    world.git(["add", "-A"]);
    world.git(["commit", "-q", "-m", "eve"]);
    for (line, expected) in [
        (
            "add",
            expect![[r#"
            --- stderr
            error: AMOUNT is missing
              help: clique add AMOUNT WHAT… [-p WHO] [-s WHO,…]   example: clique add 12 coffee
            --- exit 2
        "#]],
        ),
        (
            "add dinner",
            expect![[r#"
            --- stderr
            error: `dinner` is not an amount
              help: clique add AMOUNT WHAT… [-p WHO] [-s WHO,…]   example: clique add 12 coffee
              help: a shell takes `$4` out of `$42`; write 42, or '$42' in quotes
            --- exit 2
        "#]],
        ),
        (
            "add $42 dinner",
            expect![[r#"
            --- stderr
            error: `$` could be one of several currencies
              help: write the code: 42USD
            --- exit 2
        "#]],
        ),
        (
            "add -5 dinner",
            expect![[r#"
            --- stderr
            error: a bill is not negative
              help: for money that came back, write the amount with --refund
            --- exit 2
        "#]],
        ),
        (
            "add 0 dinner",
            expect![[r#"
                --- stderr
                error: an amount of nothing changes nothing
                  help: a shell takes `$2` out of `$20`; write 20, or '$20' in quotes
                --- exit 2
            "#]],
        ),
        (
            "add 5",
            expect![[r#"
            --- stderr
            error: what was it for?
              help: clique add AMOUNT WHAT…   example: clique add 12 coffee
            --- exit 2
        "#]],
        ),
        (
            "add 5 dinner -s alice=3,bob=1",
            expect![[r#"
            --- stderr
            error: the parts add up to 4.00, but the amount is 5.00: 1.00 EUR missing
              help: name someone without a part to take the rest: -s bob=20,carol
            --- exit 2
        "#]],
        ),
        (
            "add 5 dinner -s alice=70%,bob=40%",
            expect![[r#"
            --- stderr
            error: the percentages add up to 110%, not to 100%
              help: name someone without a percentage to take the rest: -s bob=40%,carol
            --- exit 2
        "#]],
        ),
        (
            "add 5 dinner -p alice=3,bob=1",
            expect![[r#"
            --- stderr
            error: the payers paid 4.00 in all, but the amount is 5.00: 1.00 EUR missing
              help: leave one payer without an amount to pay the rest: -p alice=80,bob
            --- exit 2
        "#]],
        ),
        (
            "add 5 dinner -p eve",
            expect![[r#"
            --- stderr
            error: `eve` is not in trip
              help: add the member with: clique member add eve -g trip
            --- exit 2
        "#]],
        ),
        (
            "add 5 dinner -t 'two words'",
            expect![[r#"
            --- stderr
            error: the tag `two words` has a space in it
              help: a tag is one word: two-words, or -t twice
            --- exit 2
        "#]],
        ),
        (
            "add 5 dinner --due 2026-06-01",
            expect![[r#"
            --- stderr
            error: due on 2026-06-01, but made on 2026-06-15
              help: nothing can be due before the day it was made
            --- exit 2
        "#]],
        ),
        (
            "add 5USD dinner --currency CHF",
            expect![[r#"
            --- stderr
            error: `5USD` is in USD, but --currency says CHF
            --- exit 2
        "#]],
        ),
        (
            "add 5 =1+1",
            expect![[r#"
            --- stderr
            error: `=1+1` begins like a formula
              help: a spreadsheet would run it; put a word before it
            --- exit 2
        "#]],
        ),
    ] {
        world.clique(line).exits(2).shows(expected);
    }
    let long = "x".repeat(501);
    assert!(world.run(["add", "5", &long]).exits(2).stderr.contains("the description has 501 characters; 500 are"));
    world.assert_clean();
    assert!(!world.at.join("groups/trip/expenses").exists());
}

#[test]
fn who_is_blocked_shares_no_new_bill() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.write("people/bob.toml", "name = \"bob\"\n\n[friends]\ncarol = \"blocked\"\n");
    world.git(["commit", "-q", "-am", "block"]);
    world.clique("add 9 cake -p alice").shows(expect![[r#"
        --- stderr
        error: bob has blocked new shared bills with carol
          help: leave one of them out: -s all,-carol
          help: payments between them are still recorded: clique pay
        --- exit 2
    "#]]);
    let _ = world.clique("add 9 cake -p alice -s all,-carol").success();
    world.assert_clean();
}

#[test]
fn an_amount_may_be_a_sum() {
    let world = World::trip(["alice", "bob"]);
    world.clique("add 12.5*3+4 'museum tickets and a guide'").success().shows(expect![[r#"
        ✓ srqz  Mon 2026-06-15  museum tickets and a guide   41.50 EUR   paid by alice
                alice 20.75 · bob 20.75
          alice 0.00 → +20.75 EUR
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("add taxi '(10+2)/2usd' -n").success().shows(expect![[r#"
        --- a/groups/trip/expenses/2026.csv
        +++ b/groups/trip/expenses/2026.csv
        @@ -1,2 +1,3 @@
         id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
         srqzvpeeb384,2026-06-15,,museum tickets and a guide,41.50,,alice,alice bob,,,,,,,alice
        +srqwvpeeb50x,2026-06-15,,taxi,6.00,USD,alice,alice bob,,,,,,,alice
        --- stderr
        nothing was changed (--dry-run)
    "#]]);
    world.clique("add 42,50 dinner -n").success().shows(expect![[r#"
        --- a/groups/trip/expenses/2026.csv
        +++ b/groups/trip/expenses/2026.csv
        @@ -1,2 +1,3 @@
         id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
         srqzvpeeb384,2026-06-15,,museum tickets and a guide,41.50,,alice,alice bob,,,,,,,alice
        +srqwvpeeb50x,2026-06-15,,dinner,42.50,,alice,alice bob,,,,,,,alice
        --- stderr
        nothing was changed (--dry-run)
    "#]]);
    world.clique("add 1.234,50 rent -n").success().shows(expect![[r#"
        --- a/groups/trip/expenses/2026.csv
        +++ b/groups/trip/expenses/2026.csv
        @@ -1,2 +1,3 @@
         id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
         srqzvpeeb384,2026-06-15,,museum tickets and a guide,41.50,,alice,alice bob,,,,,,,alice
        +srqwvpeeb50x,2026-06-15,,rent,1234.50,,alice,alice bob,,,,,,,alice
        --- stderr
        nothing was changed (--dry-run)
    "#]]);
    for (line, expected) in [
        (
            "add 10/3 dinner",
            expect![[r#"
            --- stderr
            error: `10/3` does not come to a whole amount of EUR
              help: it lies between 3.33 and 3.34: write the one you mean
              help: to divide a bill among friends, use -s: their parts always add up
            --- exit 2
        "#]],
        ),
        (
            "add '12.5*(3+4' dinner",
            expect![[r#"
            --- stderr
            error: this bracket is not closed
              |
            1 | 12.5*(3+4
              |      ^
            --- exit 2
        "#]],
        ),
        (
            "add 12.5*z dinner",
            expect![[r#"
            --- stderr
            error: unknown currency `z`
              help: an ISO code such as EUR, or a unit of this ledger
            --- exit 2
        "#]],
        ),
        (
            "add 1,234 dinner",
            expect![[r#"
            --- stderr
            error: `1,234` could be 1234 or 1.234
              help: a comma may part thousands or be the decimal point: write 1234 or 1.234
            --- exit 2
        "#]],
        ),
        (
            "add 1.234 dinner",
            expect![[r#"
            --- stderr
            error: `1.234` has 3 decimals, EUR has 2
              help: thousands are written without a point: 1234
            --- exit 2
        "#]],
        ),
        (
            "add 2026-06-12 dinner",
            expect![[r#"
            --- stderr
            error: `2026-06-12` is a date, not an amount
              help: for the day: -d 2026-06-12
            --- exit 2
        "#]],
        ),
        (
            "add 12/0 dinner",
            expect![[r#"
            --- stderr
            error: nothing can be divided by zero
              |
            1 | 12/0
              |    ^
            --- exit 2
        "#]],
        ),
    ] {
        world.clique(line).exits(2).shows(expected);
    }
    world.assert_clean();
}

#[test]
fn what_a_shell_ate_is_told() {
    let world = World::trip(["alice", "bob"]);
    // $42.50, $4.50, $1050 and $20, without quotes.
    world.write("clique.toml", "format = 1\nname = \"Trip\"\ncurrency = \"USD\"\n");
    world.clique("add 2.50 dinner").success().shows(expect![[r#"
        ✓ srqz  Mon 2026-06-15  dinner   2.50 USD   paid by alice
                alice 1.25 · bob 1.25
          alice 0.00 → +1.25 USD
        --- stderr
        committed your edits by hand first: clique.toml
          undo with: clique undo
        warning: was that typed with a `$`? a shell takes `$4` out of `$42.50`: clique undo, then write '$42.50' in quotes
    "#]]);
    world.clique("add .50 dinner").exits(2).shows(expect![[r#"
        --- stderr
        error: `.50` is not an amount: write a digit on both sides of the point
          help: a shell takes `$4` out of `$4.50`: write 4.50, or '$4.50' in quotes
        --- exit 2
    "#]]);
    world.clique("add 050 dinner").success().shows(expect![[r#"
        ✓ srqw  Mon 2026-06-15  dinner   50.00 USD   paid by alice
                alice 25.00 · bob 25.00
          alice +1.25 → +26.25 USD
        --- stderr
          undo with: clique undo
        warning: was that typed with a `$`? a shell takes `$4` out of `$4050`: clique undo, then write '$4050' in quotes
    "#]]);
    world.clique("add 0 dinner").exits(2).shows(expect![[r#"
        --- stderr
        error: an amount of nothing changes nothing
          help: a shell takes `$2` out of `$20`; write 20, or '$20' in quotes
        --- exit 2
    "#]]);
    world.clique("add '$42.50' dinner -n").success().shows(expect![[r#"
        --- a/groups/trip/expenses/2026.csv
        +++ b/groups/trip/expenses/2026.csv
        @@ -1,3 +1,4 @@
         id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
         srqzvpeeb384,2026-06-15,,dinner,2.50,,alice,alice bob,,,,,,,alice
         srqwvpeeb50x,2026-06-15,,dinner,50.00,,alice,alice bob,,,,,,,alice
        +srqxvpeeb57e,2026-06-15,,dinner,42.50,,alice,alice bob,,,,,,,alice
        --- stderr
        nothing was changed (--dry-run)
    "#]]);
    world.assert_clean();
}

#[test]
fn a_new_category_beside_a_like_one_is_noticed() {
    let world = World::trip(["alice", "bob"]);
    world.does("add 10 pizza -c food");
    world.clique("add 11 pasta -c fod").success().shows(expect![[r#"
        ✓ srqw  Mon 2026-06-15  pasta   11.00 EUR   paid by alice
                alice 5.50 · bob 5.50
                in fod
          alice +5.00 → +10.50 EUR
        --- stderr
          undo with: clique undo
          `fod` is a new category; did you mean `food`? clique edit srqw -c 'food'
    "#]]);
    world.clique("add 12 train -c travel").success().shows(expect![[r#"
        ✓ srqx  Mon 2026-06-15  train   12.00 EUR   paid by alice
                alice 6.00 · bob 6.00
                in travel
          alice +10.50 → +16.50 EUR
        --- stderr
          undo with: clique undo
    "#]]);
}

#[test]
fn days_are_said_in_many_ways() {
    let world = World::trip(["alice", "bob"]);
    for (day, date) in [("3-days-ago", "2026-06-12"), ("'12 jun'", "2026-06-12"), ("last-mon", "2026-06-08")] {
        let shown = world.clique(&format!("add 10 pizza -n -d {day}")).success().stdout;
        assert!(shown.contains(date), "{day}: {shown}");
    }
    world.clique("add 10 pizza -d 6/12").exits(2).shows(expect![[r#"
        --- stderr
        error: `6/12` could be two days
          help: write 2026-12-06 or 2026-06-12
        --- exit 2
    "#]]);
}

/// Three bills as another program writes them.
const BILLS: &str = "\
date,description,amount,paid_by,split,ref
2026-06-12,dinner,\"86,40\",bob,\"alice, bob\",T1
12.6.2026,taxi,12.5*2,,,T2
,\"bread, cheese\",7,bob,,T3
";

#[test]
fn rows_of_a_file_are_one_change_and_added_once() {
    let world = World::trip(["alice", "bob"]);
    world.write("../bills.csv", BILLS);
    world.clique("add --from ../bills.csv -c food").shows(expect![[r#"
        ✓ 3 entries added to trip   2026-06-12 – 2026-06-15   118.40 EUR
          alice 0.00 → -34.20 EUR
          bob 0.00 → +34.20 EUR
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("add --from ../bills.csv").shows(expect![[r#"
        --- stderr
        there is nothing to add: all 3 entries are there already
    "#]]);
    world.write("../more.csv", &(BILLS.replace("86,40", "80,40") + "fri,tram,3,,bob,T4\n"));
    world.clique("add --from ../more.csv").shows(expect![[r#"
        ✓ 1 entry added to trip   Fri 2026-06-12   3.00 EUR
          3 were there already
          alice -34.20 → -31.20 EUR
          bob +34.20 → +31.20 EUR
        --- stderr
        warning: cj9gwzk46gcj (dinner) is there already and says something else by now; it stays as it is
          undo with: clique undo
    "#]]);
    world.clique("list --format csv").shows(expect![[r#"
        id,group,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
        zfs7z8wvbrwr,trip,2026-06-15,expense,"bread, cheese",7.00,EUR,bob,alice bob,food,,,,,,alice
        cj9gwzk46gcj,trip,2026-06-12,expense,dinner,86.40,EUR,bob,alice bob,food,,,,,,alice
        9c66jpeeb1xq,trip,2026-06-12,expense,tram,3.00,EUR,alice,bob,,,,,,,alice
        6hppf1d91d5s,trip,2026-06-12,expense,taxi,25.00,EUR,alice,alice bob,food,,,,,,alice
    "#]]);
    assert_eq!(world.git(["rev-list", "--count", "HEAD"]), "3\n");
    world.does("undo");
    world.does("undo");
    assert!(!world.at.join("groups/trip/expenses/2026.csv").exists());
    world.assert_clean();
}

#[test]
fn one_row_that_cannot_be_meant_and_none_is_added() {
    let world = World::trip(["alice", "bob"]);
    world.write(
        "../bills.csv",
        "date,description,amount,paid_by,split,kind,id,receipt\n\
         2026-06-12,dinner,\"8,640\",bob,alice bob,,,\n\
         2026-13-12,taxi,3,,,,,\n\
         ,bread,7,carl,,,,\n\
         ,wine,5+*3,,,,,\n\
         ,,7,,,,,\n\
         ,x,0,,,,,\n\
         ,x,-7,alice,bob,payment,,\n\
         ,x,7,alice,all,payment,,\n\
         ,x,7,,,bill,,\n\
         ,x,7,,,,T1,\n\
         ,=x,7,,,,,\n\
         ,x,7,,alice=3,,,a/b.pdf\n\
         ,fine,7,,,,,\n",
    );
    world.clique("add --from ../bills.csv").shows(expect![[r#"
        --- stderr
        error: `8,640` could be 8640 or 8.640
         --> ../bills.csv:2:19
          |
        2 | 2026-06-12,dinner,"8,640",bob,alice bob,,,
          |                   ^^^^^^^
          |
          = help: a comma may part thousands or be the decimal point: write 8640 or 8.640

        error: `2026-13-12` is not a date
         --> ../bills.csv:3:1
          |
        3 | 2026-13-12,taxi,3,,,,,
          | ^^^^^^^^^^
          |
          = help: write 2026-06-12, 06-12, 12.6., today, yesterday, a weekday, 12 jun, 3 days ago, -3d or +14d

        error: unknown member `carl`
         --> ../bills.csv:4:10
          |
        4 | ,bread,7,carl,,,,
          |          ^^^^
          |
          = help: people: alice, bob; add one with clique person add

        error: `*` is not a number
         --> ../bills.csv:5:9
          |
        5 | ,wine,5+*3,,,,,
          |         ^

        error: what was it for?
         --> ../bills.csv:6:1
          |
        6 | ,,7,,,,,
          | ^^^^^^^^

        error: an amount of nothing changes nothing
         --> ../bills.csv:7:4
          |
        7 | ,x,0,,,,,
          |    ^

        error: a payment is not negative
         --> ../bills.csv:8:4
          |
        8 | ,x,-7,alice,bob,payment,,
          |    ^^
          |
          = help: for the other way round, swap the names

        error: unknown member `all`
         --> ../bills.csv:9:12
          |
        9 | ,x,7,alice,all,payment,,
          |            ^^^
          |
          = help: people: alice, bob; add one with clique person add

        error: `bill` is no kind of entry
          --> ../bills.csv:10:8
           |
        10 | ,x,7,,,bill,,
           |        ^^^^
           |
           = help: write expense, payment or income; what came back is an expense of less than nothing

        error: `T1` is no id
          --> ../bills.csv:11:9
           |
        11 | ,x,7,,,,T1,
           |         ^^
           |
           = help: an id has 12 characters, 0-9 and a-z without i, l, o and u
           = help: a name that another program gave it goes into `ref`; the id is made from it

        error: `=x` begins like a formula
          --> ../bills.csv:12:2
           |
        12 | ,=x,7,,,,,
           |  ^^
           |
           = help: a spreadsheet would run it; put a word before it

        error: the parts add up to 3.00, but the amount is 7.00: 4.00 EUR missing
          --> ../bills.csv:13:7
           |
        13 | ,x,7,,alice=3,,,a/b.pdf
           |       ^^^^^^^
           |
           = help: name someone without a part to take the rest: -s bob=20,carol

        error: nothing was added: 12 things cannot be meant in 13 rows
        --- exit 2
    "#]]);
    world.clique("add --from ../bills.csv --error-format json").shows(expect![[r#"
        --- stderr
        {"code":null,"severity":"error","message":"`8,640` could be 8640 or 8.640","file":"../bills.csv","line":2,"column":19,"end":{"line":2,"column":26},"label":null,"help":["a comma may part thousands or be the decimal point: write 8640 or 8.640"],"notes":[]}
        {"code":null,"severity":"error","message":"`2026-13-12` is not a date","file":"../bills.csv","line":3,"column":1,"end":{"line":3,"column":11},"label":null,"help":["write 2026-06-12, 06-12, 12.6., today, yesterday, a weekday, 12 jun, 3 days ago, -3d or +14d"],"notes":[]}
        {"code":null,"severity":"error","message":"unknown member `carl`","file":"../bills.csv","line":4,"column":10,"end":{"line":4,"column":14},"label":null,"help":["people: alice, bob; add one with clique person add"],"notes":[]}
        {"code":null,"severity":"error","message":"`*` is not a number","file":"../bills.csv","line":5,"column":9,"end":{"line":5,"column":10},"label":null,"help":[],"notes":[]}
        {"code":null,"severity":"error","message":"what was it for?","file":"../bills.csv","line":6,"column":1,"end":{"line":6,"column":9},"label":null,"help":[],"notes":[]}
        {"code":null,"severity":"error","message":"an amount of nothing changes nothing","file":"../bills.csv","line":7,"column":4,"end":{"line":7,"column":5},"label":null,"help":[],"notes":[]}
        {"code":null,"severity":"error","message":"a payment is not negative","file":"../bills.csv","line":8,"column":4,"end":{"line":8,"column":6},"label":null,"help":["for the other way round, swap the names"],"notes":[]}
        {"code":null,"severity":"error","message":"unknown member `all`","file":"../bills.csv","line":9,"column":12,"end":{"line":9,"column":15},"label":null,"help":["people: alice, bob; add one with clique person add"],"notes":[]}
        {"code":null,"severity":"error","message":"`bill` is no kind of entry","file":"../bills.csv","line":10,"column":8,"end":{"line":10,"column":12},"label":null,"help":["write expense, payment or income; what came back is an expense of less than nothing"],"notes":[]}
        {"code":null,"severity":"error","message":"`T1` is no id","file":"../bills.csv","line":11,"column":9,"end":{"line":11,"column":11},"label":null,"help":["an id has 12 characters, 0-9 and a-z without i, l, o and u","a name that another program gave it goes into `ref`; the id is made from it"],"notes":[]}
        {"code":null,"severity":"error","message":"`=x` begins like a formula","file":"../bills.csv","line":12,"column":2,"end":{"line":12,"column":4},"label":null,"help":["a spreadsheet would run it; put a word before it"],"notes":[]}
        {"code":null,"severity":"error","message":"the parts add up to 3.00, but the amount is 7.00: 4.00 EUR missing","file":"../bills.csv","line":13,"column":7,"end":{"line":13,"column":14},"label":null,"help":["name someone without a part to take the rest: -s bob=20,carol"],"notes":[]}
        {"severity":"error","message":"nothing was added: 12 things cannot be meant in 13 rows","help":[]}
        --- exit 2
    "#]]);
    world.clique("add --from ../none.csv").shows(expect![[r#"
        --- stderr
        error: ../none.csv: No such file or directory
        --- exit 5
    "#]]);
    world.clique("add 5 tea --from ../bills.csv").shows(expect![[r#"
        --- stderr
        error: AMOUNT and --from cannot stand together
          help: see what it takes: clique add -h
        --- exit 2
    "#]]);
    world.assert_clean();
    assert!(!world.at.join("groups/trip/expenses").exists());
}

#[test]
fn what_a_ledger_answers_another_one_takes() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.does("add 86.40 dinner -p bob -s alice=20,bob:2,carol -c food -t porto -m 'by the sea'");
    world.does("add 90USD hotel -p alice=50,bob=40 -s all,-carol --due +14d");
    world.does("add 5 deposit -p carol --refund");
    world.does("pay bob alice 7");
    world.does("rm srqz -y");
    let digest = world.clique("digest").success().stdout;
    for format in ["json", "ndjson", "csv"] {
        let rows = world.clique(&format!("list --status all --format {format}")).success().stdout;
        let other = World::trip(["alice", "bob", "carol"]);
        other.write("../rows", &rows);
        other.clique("add --from ../rows -n").success().stderr.contains("4 entries would be added");
        assert_eq!(other.clique("add --from ../rows --json").success().json()["data"].as_array().unwrap().len(), 4);
        assert_eq!(other.clique("digest").success().stdout, digest, "{format}");
        other.assert_clean();
    }
}

#[test]
fn parts_may_be_sums_as_well() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.clique("add 120 hotel -p alice=2*40,bob=60-20 -s alice=(10+5)*2,bob,carol").shows(expect![[r#"
        ✓ srqz  Mon 2026-06-15  hotel   120.00 EUR   paid by alice 80.00, bob 40.00
                alice 30.00 · bob 45.00 · carol 45.00
          alice 0.00 → +50.00 EUR
          bob 0.00 → -5.00 EUR
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("add 10 taxi -p alice=10/3,bob").shows(expect![[r#"
        --- stderr
        error: `10/3` does not come to a whole amount
          help: it lies between 3.33 and 3.34: write the one you mean
          help: to divide a bill among friends, use -s: their parts always add up
        --- exit 2
    "#]]);
    world.clique("add 10 taxi -s alice=2*,bob").shows(expect![[r#"
        --- stderr
        error: a number is missing at the end
          |
        1 | 2*
          |   ^
        --- exit 2
    "#]]);
    world.assert_clean();
}
