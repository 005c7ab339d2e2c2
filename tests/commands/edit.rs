//! Stories of `clique edit`.

use expect_test::expect;

use crate::world::World;

/// A spreadsheet's file: a mark before the header, CRLF, its own columns, no ids.
pub const SHEET: &str = "\u{feff}Date,Description,Amount,Paid_by,Split,Shop\r\n# hand written\r\n\
    2026-06-01,\"Fish, fresh\",30.01,alice=10.01 bob=20.00,alice=10 bob,Cais\r\n\
    2026-06-02, Milk ,3.00,alice,alice bob\r\n";

#[test]
fn only_what_is_said_changes() {
    let world = World::trip(["alice", "bob", "carol"]);
    let _ = world.clique("add 10 taxi -p bob").success();
    world.clique("edit srqz --amount 12 -s all,-carol -d yesterday -m 'two rides' -t night").shows(expect![[r#"
        ✓ srqz  Sun 2026-06-14  taxi   12.00 EUR   paid by bob
                alice 6.00 · bob 6.00
                #night · note: two rides
          date    2026-06-15 → 2026-06-14
          amount  10.00 → 12.00
          split   alice bob carol → alice bob
          tags    nothing → night
          note    nothing → two rides
          alice -3.33 → -6.00 EUR
          bob +6.67 → +6.00 EUR
          carol -3.34 → 0.00 EUR
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("edit srqz --no-tags -m '' -c travel --description 'night taxi'").shows(expect![[r#"
        ✓ srqz  Sun 2026-06-14  night taxi   12.00 EUR   paid by bob
                alice 6.00 · bob 6.00
                in travel
          description  taxi → night taxi
          category     nothing → travel
          tags         night → nothing
          note         two rides → nothing
        --- stderr
          undo with: clique undo
    "#]]);
    assert!(
        world
            .read("groups/trip/expenses/2026.csv")
            .ends_with("\nsrqzvpeeb384,2026-06-14,,night taxi,12.00,,bob,alice bob,travel,,,,,,alice\n")
    );
    assert_eq!(
        world.git(["log", "-2", "--format=%s"]),
        "trip: edit taxi 12.00 EUR: description night taxi, category travel, tags, note (srqzvpeeb384)\n\
         trip: edit taxi 10.00 EUR: date 2026-06-14, amount 12.00, split alice bob, tags night, note two rides (srqzvpeeb384)\n"
    );
    world.assert_clean();
}

#[test]
fn a_row_of_a_spreadsheet_keeps_its_neighbours() {
    let world = World::trip(["alice", "bob"]);
    world.write("groups/trip/expenses/2026.csv", SHEET);
    world.git(["add", "-A"]);
    world.git(["commit", "-q", "-m", "sheet"]);
    world.clique("list").shows(expect![[r#"
         2 Jun  k4et  Milk         alice paid for everyone                3.00  you 1.50
         1 Jun  49se  Fish, fresh  alice, bob paid for alice 10.00, bob  30.01  you 10.00
        2 entries, 1 – 2 Jun 2026   33.01 EUR spent, 11.50 of it yours
    "#]]);
    let id = id_of(&world, "milk");
    world.run(["edit", &id, "--amount", "4", "-n"]).shows(expect![[r#"
        --- a/groups/trip/expenses/2026.csv
        +++ b/groups/trip/expenses/2026.csv
        @@ -1,4 +1,4 @@
        -<U+FEFF>Date,Description,Amount,Paid_by,Split,Shop
        +<U+FEFF>Date,Description,Amount,Paid_by,Split,Shop,id
         # hand written
         2026-06-01,"Fish, fresh",30.01,alice=10.01 bob=20.00,alice=10 bob,Cais
        -2026-06-02, Milk ,3.00,alice,alice bob
        +2026-06-02, Milk ,4.00,alice,alice bob,,k4etpt0gqkzb
        --- stderr
        nothing was changed (--dry-run)
    "#]]);
    let _ = world.run(["edit", &id, "--amount", "4"]).success();
    let text = world.read("groups/trip/expenses/2026.csv");
    assert_eq!(text.lines().nth(2), SHEET.lines().nth(2));
    assert!(text.ends_with(&format!("\r\n2026-06-02, Milk ,4.00,alice,alice bob,,{id}\r\n")), "{text:?}");
    world.assert_clean();
}

/// Returns the id of the one entry with a word.
pub fn id_of(world: &World, word: &str) -> String {
    let ran = world.run(["list", word, "--status", "all", "--format", "porcelain"]).success();
    ran.stdout.split('\t').next().unwrap().to_owned()
}

#[test]
fn fixed_parts_that_no_longer_fit_are_told() {
    let world = World::trip(["alice", "bob"]);
    world.write("groups/trip/expenses/2026.csv", SHEET);
    let id = id_of(&world, "fish");
    for (line, expected) in [
        (
            "--amount 40",
            expect![[r#"
            --- stderr
            error: the payers paid 30.01 in all, but the amount is 40.00: 9.99 EUR missing
              help: leave one payer without an amount to pay the rest: -p alice=80,bob
            --- exit 2
        "#]],
        ),
        (
            "-s alice=50",
            expect![[r#"
            --- stderr
            error: the parts add up to 50.00, but the amount is 30.01: 19.99 EUR too much
              help: name someone without a part to take the rest: -s bob=20,carol
            --- exit 2
        "#]],
        ),
        (
            "-p alice=30.01,bob=1",
            expect![[r#"
            --- stderr
            error: the payers paid 31.01 in all, but the amount is 30.01: 1.00 EUR too much
              help: leave one payer without an amount to pay the rest: -p alice=80,bob
            --- exit 2
        "#]],
        ),
        (
            "-p alice=10,bob",
            expect![[r#"
            --- a/groups/trip/expenses/2026.csv
            +++ b/groups/trip/expenses/2026.csv
            @@ -1,4 +1,4 @@
            -<U+FEFF>Date,Description,Amount,Paid_by,Split,Shop
            +<U+FEFF>Date,Description,Amount,Paid_by,Split,Shop,id
             # hand written
            -2026-06-01,"Fish, fresh",30.01,alice=10.01 bob=20.00,alice=10 bob,Cais
            +2026-06-01,"Fish, fresh",30.01,alice=10.00 bob,alice=10 bob,Cais,49setcj4sgc9
             2026-06-02, Milk ,3.00,alice,alice bob
        "#]],
        ),
    ] {
        world.clique(&format!("edit {id} {line} -q -n")).shows(expected);
    }
}

#[test]
fn what_cannot_be_changed_is_refused() {
    let world = World::trip(["alice", "bob"]);
    let _ = world.clique("add 10 taxi -p bob --due +14d").success();
    for (line, expected) in [
        (
            "edit srqz",
            expect![[r#"
                --- stderr
                error: what should it say?
                  help: clique edit srqz 12.50
                --- exit 2
            "#]],
        ),
        (
            "edit srqz --amount 10.00 -p bob",
            expect![[r#"
            --- stderr
            error: this changes nothing: `srqz` says so already
            --- exit 2
        "#]],
        ),
        (
            "edit srqz --amount -3",
            expect![[r#"
            --- stderr
            error: a bill is not negative
              help: for money that came back, add an entry with --refund
            --- exit 2
        "#]],
        ),
        (
            "edit srqz --amount x",
            expect![[r#"
            --- stderr
            error: `x` is not an amount: write digits with at most one point, such as 12.50
            --- exit 2
        "#]],
        ),
        (
            "edit srqz --description ''",
            expect![[r#"
            --- stderr
            error: the description is empty
            --- exit 2
        "#]],
        ),
        (
            "edit srqz -d 2026-12-24",
            expect![[r#"
            --- stderr
            error: it would be due on 2026-06-29, before the day it was made
              help: say --due DATE or --no-due as well
            --- exit 2
        "#]],
        ),
        (
            "edit srqz --currency JPY --amount 1.5",
            expect![[r#"
                --- stderr
                error: `1.5` has 1 decimal, JPY has 0
                --- exit 2
            "#]],
        ),
        (
            "edit srqz -p zoe",
            expect![[r#"
            --- stderr
            error: unknown member `zoe`
              help: people: alice, bob; add one with clique person add
            --- exit 2
        "#]],
        ),
        (
            "edit zzzz --amount 1",
            expect![[r#"
            --- stderr
            error: no entry has an id that begins with `zzzz`
              help: ids stand first in the lines of clique list
            --- exit 2
        "#]],
        ),
        (
            "edit '' --amount 1",
            expect![[r#"
            --- stderr
            error: no entry has an id that begins with ``
              help: ids stand first in the lines of clique list
            --- exit 2
        "#]],
        ),
        (
            "edit é --amount 1",
            expect![[r#"
            --- stderr
            error: no entry has an id that begins with `é`
              help: ids stand first in the lines of clique list
            --- exit 2
        "#]],
        ),
    ] {
        world.clique(line).exits(2).shows(expected);
    }
    let _ = world.clique("rm srqz").success();
    world.clique("edit srqz --amount 3").exits(2).shows(expect![[r#"
        --- stderr
        error: `srqz` is void
          help: bring it back first: clique restore srqz
        --- exit 2
    "#]]);
    world.write("groups/trip/group.toml", "closed-until = 2026-06-30\n\n[members]\nalice = {}\nbob = {}\n");
    world.clique("edit srqz --amount 3 -n").exits(2).shows(expect![[r#"
        --- stderr
        error: `srqz` is void
          help: bring it back first: clique restore srqz
        --- exit 2
    "#]]);
    world.clique("restore srqz -n").exits(2).shows(expect![[r#"
        --- stderr
        error: the books of `trip` are closed until 2026-06-30
          help: enter a correction on a later day, or open them: clique group edit --closed-until DATE
        --- exit 2
    "#]]);
    world.write("groups/trip/group.toml", "archived = true\n\n[members]\nalice = {}\nbob = {}\n");
    world.clique("rm srqz -n").exits(2).shows(expect![[r#"
        --- stderr
        error: the group `trip` is archived
          help: open it again with: clique group unarchive trip
        --- exit 2
    "#]]);
}

#[test]
fn a_refund_stays_a_refund_and_a_payment_a_payment() {
    let world = World::trip(["alice", "bob", "carol"]);
    let _ = world.clique("add 20 deposit --refund").success();
    world.clique("edit srqz --amount 15").shows(expect![[r#"
        ✓ srqz  Mon 2026-06-15  deposit   -15.00 EUR   came back to alice
                alice -5.00 · bob -5.00 · carol -5.00
          amount  -20.00 → -15.00
          alice -13.33 → -10.00 EUR
          bob +6.67 → +5.00 EUR
          carol +6.66 → +5.00 EUR
        --- stderr
          undo with: clique undo
    "#]]);
    let _ = world.clique("pay bob alice 5").success();
    let id = {
        let ran = world.clique("list --kind payment --format porcelain").success();
        ran.stdout.split('\t').next().unwrap().to_owned()
    };
    world.clique(&format!("edit {id} -s alice,carol")).shows(expect![[r#"
        --- stderr
        error: a payment goes from one person to one other
          help: say -p FROM and -s TO
        --- exit 2
    "#]]);
    world.clique(&format!("edit {id} -s carol --currency usd --json")).shows(expect![[r#"
        {
          "schema": "clique.entry/1",
          "ledger": "Trip",
          "data": {
            "id": "srqwvpeeb50x",
            "group": "trip",
            "date": "2026-06-15",
            "kind": "payment",
            "description": "",
            "amount": "5.00",
            "amount_minor": 500,
            "currency": "USD",
            "paid_by": [
              {
                "member": "bob",
                "amount": "5.00",
                "minor": 500
              }
            ],
            "split": "carol",
            "shares": [
              {
                "member": "carol",
                "amount": "5.00",
                "minor": 500
              }
            ],
            "category": "",
            "tags": [],
            "due": null,
            "note": "",
            "receipt": "",
            "status": "counts",
            "by": "alice"
          }
        }
        --- stderr
          undo with: clique undo
    "#]]);
    world.assert_clean();
}

#[test]
fn an_entry_becomes_something_else() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.does("add 10 loan -p bob");
    world.clique("edit srqz --kind payment").shows(expect![[r#"
        --- stderr
        error: a payment goes from one person to one other
          help: say -p FROM and -s TO
        --- exit 2
    "#]]);
    world.clique("edit srqz --kind payment -s alice").shows(expect![[r#"
        ✓ srqz  Mon 2026-06-15  bob → alice   10.00 EUR
          kind   expense → payment
          split  alice bob carol → alice
          alice -3.33 → -10.00 EUR
          bob +6.67 → +10.00 EUR
          carol -3.34 → 0.00 EUR
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("edit srqz --kind payment").exits(2).shows(expect![[r#"
        --- stderr
        error: this changes nothing: `srqz` says so already
        --- exit 2
    "#]]);
    world.clique("edit srqz --kind income -s all").shows(expect![[r#"
        ✓ srqz  Mon 2026-06-15  loan   10.00 EUR   came in through bob
                alice 3.33 · bob 3.33 · carol 3.34   (10.00 does not divide by 3)
          kind   payment → income
          split  alice → alice bob carol
          alice -10.00 → +3.33 EUR
          bob +10.00 → -6.67 EUR
          carol 0.00 → +3.34 EUR
        --- stderr
          undo with: clique undo
    "#]]);
    world.does("pay bob alice 5");
    world.clique("edit srqw --kind expense").shows(expect![[r#"
        --- stderr
        error: what was the expense for?
          help: say it with --description WORDS
        --- exit 2
    "#]]);
    world.does("edit srqw --kind expense --description ferry");
    world.does("add 5 deposit --refund");
    world.clique("edit srqx --kind income").exits(2).shows(expect![[r#"
        --- stderr
        error: a refund cannot be an income
          help: void it, and write down what it was: clique rm ID
        --- exit 2
    "#]]);
    world.assert_clean();
}

#[test]
fn an_entry_moves_to_another_group() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.write("groups/flat/group.toml", "currency = \"USD\"\n[members]\nalice = {}\nbob = {}\n");
    world.git(["add", "-A"]);
    world.git(["commit", "-q", "-m", "flat"]);
    world.write("groups/trip/expenses/2026.csv", SHEET);
    world.does("fmt");
    let id = world.read("groups/trip/expenses/2026.csv").lines().last().unwrap()[..12].to_owned();
    world.clique(&format!("edit {id} --to-group flat --dry-run")).success().shows(expect![[r#"
        --- /dev/null
        +++ b/groups/flat/expenses/2026.csv
        @@ -0,0 +1,2 @@
        +id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
        +k4etpt0gqkzb,2026-06-02,,Milk,3.00,EUR,alice,alice bob,,,,,,,
        --- a/groups/trip/expenses/2026.csv
        +++ b/groups/trip/expenses/2026.csv
        @@ -1,4 +1,3 @@
         id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by,Shop
         # hand written
         49setcj4sgc9,2026-06-01,,"Fish, fresh",30.01,,alice=10.01 bob=20.00,alice=10 bob,,,,,,,,Cais
        -k4etpt0gqkzb,2026-06-02,,Milk,3.00,,alice,alice bob,,,,,,,,
        --- stderr
        nothing was changed (--dry-run)
    "#]]);
    world.clique(&format!("edit {id} --to-group flat -m 'was for the flat'")).shows(expect![[r#"
        ✓ k4et  Tue 2026-06-02  Milk   3.00 EUR   paid by alice
                alice 1.50 · bob 1.50
                note: was for the flat
          group  trip → flat
          note   nothing → was for the flat
          alice 0.00 → +1.50 EUR
          bob 0.00 → -1.50 EUR
          alice +1.51 → +0.01 EUR
          bob -1.51 → -0.01 EUR
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique(&format!("show {id} --format csv")).shows(expect![[r#"
        id,group,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
        k4etpt0gqkzb,flat,2026-06-02,expense,Milk,3.00,EUR,alice,alice bob,,,,was for the flat,,,
    "#]]);
    world.does("add 30 boat -g trip");
    world.clique("edit srqz --to-group flat").exits(2).shows(expect![[r#"
        --- stderr
        error: `carol` is not in flat
          help: add the member with: clique member add carol -g flat
        --- exit 2
    "#]]);
    world.clique("edit srqz --to-group trip").exits(2).shows(expect![[r#"
        --- stderr
        error: this changes nothing: `srqz` says so already
        --- exit 2
    "#]]);
    world.does("group archive flat");
    world.clique("edit srqz --to-group flat -s alice").exits(2).shows(expect![[r#"
        --- stderr
        error: the group `flat` is archived
          help: open it again with: clique group unarchive flat
        --- exit 2
    "#]]);
    world.assert_clean();
}

#[test]
fn an_itemised_bill_moves_with_its_items() {
    let world = World::trip(["alice", "bob"]);
    world.write("groups/flat/group.toml", "[members]\nalice = {}\nbob = {}\n");
    world.write(
        "groups/trip/expenses/2026.csv",
        "id,date,description,amount,paid_by,split\nk7q2m9xw4t3e,2026-06-01,fish,30,alice,items\n",
    );
    world.write("groups/trip/items.csv", "expense,line,description,amount,split\nk7q2m9xw4t3e,1,eel,30,alice bob\n");
    world.does("say begin -g trip");
    world.does("edit k7q2 --to-group flat");
    assert!(
        world.read("groups/flat/items.csv").contains("eel") && !world.read("groups/trip/items.csv").contains("eel")
    );
    world.does("check");
    world.clique("log -N 1").shows(expect![[r#"
        2026-06-15 20:00  k7q2  alice changed fish: group trip → flat
                          k7q2  alice changed eel: group trip → flat
        --- stderr
        there is more: clique log -N 5
    "#]]);
    world.does("undo");
    world.assert_clean();
}

#[test]
fn a_receipt_moves_with_its_entry() {
    let world = World::trip(["alice", "bob"]);
    world.write("groups/flat/group.toml", "[members]\nalice = {}\nbob = {}\n");
    let row = |id: &str, receipt: &str| format!("{id},2026-06-01,fish,30,alice,alice bob,{receipt}\n");
    let rows = [row("k7q2m9xw4t3e", "a.jpg"), row("4h8s0c1v9p2a", "b.jpg"), row("3g8s0c1v9p2a", "b.jpg")].concat();
    let head = "id,date,description,amount,paid_by,split,receipt\n";
    world.write("groups/trip/expenses/2026.csv", &format!("{head}{rows}"));
    std::fs::create_dir(world.at.join("groups/trip/receipts")).unwrap();
    world.write("groups/trip/receipts/a.jpg", "\u{1}a");
    world.write("groups/trip/receipts/b.jpg", "\u{1}b");
    world.git(["add", "-A"]);
    world.git(["commit", "-q", "-m", "receipts"]);
    let is_there = |path: &str| world.at.join(path).exists();
    world.does("edit k7q2 --to-group flat");
    assert!(!is_there("groups/trip/receipts/a.jpg"));
    assert_eq!(world.read("groups/flat/receipts/a.jpg"), "\u{1}a");
    world.assert_clean();
    world.does("undo");
    assert!(is_there("groups/trip/receipts/a.jpg") && !is_there("groups/flat/receipts/a.jpg"));
    world.does("redo");
    assert!(!is_there("groups/trip/receipts/a.jpg") && is_there("groups/flat/receipts/a.jpg"));
    // Another entry has it as well.
    world.does("edit 4h8s --to-group flat");
    assert!(is_there("groups/trip/receipts/b.jpg") && is_there("groups/flat/receipts/b.jpg"));
    world.assert_clean();
    // One that nobody committed yet.
    world.write("groups/flat/receipts/c.jpg", "\u{1}c");
    let text = world.read("groups/flat/expenses/2026.csv").replace("a.jpg", "c.jpg");
    world.write("groups/flat/expenses/2026.csv", &text);
    world.does("edit k7q2 --to-group trip");
    assert!(!is_there("groups/flat/receipts/c.jpg") && is_there("groups/trip/receipts/c.jpg"));
    world.does("check receipts");
}

#[test]
fn the_amount_may_stand_alone() {
    let world = World::trip(["alice", "bob"]);
    world.does("add 40 dinner");
    world.clique("edit srqz 44").shows(expect![[r#"
        ✓ srqz  Mon 2026-06-15  dinner   44.00 EUR   paid by alice
                alice 22.00 · bob 22.00
          amount  40.00 → 44.00
          alice +20.00 → +22.00 EUR
          bob -20.00 → -22.00 EUR
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("edit srqz 44 --amount 45").shows(expect![[r#"
        --- stderr
        error: AMOUNT and --amount cannot stand together
          help: see what it takes: clique edit -h
        --- exit 2
    "#]]);
    world.clique("edit srqz --kind refund").shows(expect![[r#"
        --- stderr
        error: --kind cannot be `refund`
          help: one of expense, payment, income
        --- exit 2
    "#]]);
    world.assert_clean();
}
