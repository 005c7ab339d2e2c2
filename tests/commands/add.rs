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
