//! Stories of `clique import`: the first time, once more, changed there, changed here, refused, taken back.

use std::fs;

use expect_test::expect;

use crate::world::{World, fixture};

/// A group as Splitwise exports it.
const TRIP: &str = "\
Date,Description,Category,Cost,Currency,Alice Adams,Bob Brown,Chloé Dubois

2026-05-01,Train,Bus/train,90.00,EUR,60.00,-30.00,-30.00
2026-05-02,Coffee,Dining out,3.00,EUR,-1.50,1.50,0.00
2026-05-02,Coffee,Dining out,3.00,EUR,-1.50,1.50,0.00
2026-05-03,Ice cream,Groceries,10.00,EUR,-3.34,6.67,-3.33
2026-05-04,Bob B. paid Alice A.,Payment,20.00,EUR,-20.00,20.00,0.00

2026-06-15,Total balance, , ,EUR,33.66,-0.33,-33.33
";

/// A ledger that has nobody but Zoe in it, and a group of hers.
fn world() -> World {
    let world = World::trip(["zoe"]);
    world.write("groups/trip/expenses/2026.csv", "date,description,amount,paid_by,split\n2026-01-01,x,1,zoe,zoe\n");
    world.git(["add", "-A"]);
    world.git(["commit", "-q", "-m", "a row"]);
    world
}

/// The same, with the trip imported.
fn imported() -> World {
    let world = world();
    world.write("../alps.csv", TRIP);
    world.does("import ../alps.csv");
    world
}

#[test]
fn the_first_import_makes_the_group_and_its_people_and_compares_every_balance() {
    let world = world();
    world.write("../alps_2026-06-15_export.csv", TRIP);
    world.clique("import ../alps_2026-06-15_export.csv").shows(expect![[r#"
        ✓ 5 entries from splitwise into alps   2026-05-01 – 2026-05-04
          the group is new: alps
          new in the ledger: alice (Alice Adams), bob (Bob Brown), chloe (Chloé Dubois)

                 imported  in the file  difference
          alice    +33.66       +33.66        0.00  EUR
          bob       -0.33        -0.33        0.00  EUR
          chloe    -33.33       -33.33        0.00  EUR
          ✓ every balance is the one in the file

        Not as in the file:
          · notes, comments, receipts and repetition, which the CSV does not have
          · several payers of a bill of which only one gets something back: the file shows one
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("balance -g alps").shows(expect![[r#"
        alps   106.00 EUR in 4 bills   1 – 4 May 2026

                  paid  share    sent     net
          alice  90.00  36.34  -20.00  +33.66              │████████████  gets back
          bob    16.00  36.33  +20.00   -0.33             ▕│              owes
          chloe   0.00  33.33          -33.33  ▐███████████│              owes
          ✓ adds up to 0.00
    "#]]);
    world.clique("settle -g alps").shows(expect![[r#"
          bob    ──→  alice   0.33  EUR
          chloe  ──→  alice  33.33  EUR
        2 payments, 33.66 EUR in all (fewest possible, proven; paying each debt directly would take 3)
        --- stderr
        Mark one as done: clique pay bob alice 0.33 -g alps
        Mark all as done: clique settle -g alps --record
    "#]]);
    assert_eq!(world.git(["log", "-1", "--format=%s"]), "import: 5 entries from splitwise into alps\n");
    assert_eq!(fs::read_to_string(world.at.join("groups/alps/expenses/2026.csv")).unwrap().lines().count(), 6);
    let group = fs::read_to_string(world.at.join("groups/alps/group.toml")).unwrap();
    expect![[r#"
        name = "alps"
        kind = "other"

        # A member may have a weight, a role and days:
        # alice = { weight = "1.5", since = 2026-02-01 }
        [members]
        alice = {}
        bob = {}
        chloe = {}

        [import.names]
        "Alice Adams" = "alice"
        "Bob Brown" = "bob"
        "Chloé Dubois" = "chloe"

        [import.files]
        alps = "splitwise"
    "#]]
    .assert_eq(&group);
    let _ = world.clique("check").success();
    world.assert_clean();
}

#[test]
fn once_more_adds_what_is_new_and_nothing_else() {
    let world = imported();
    world.clique("import ../alps.csv").shows(expect![[r#"
        ✓ nothing new from splitwise for alps   2026-05-01 – 2026-05-04
          5 were there already

                 imported  in the file  difference
          alice    +33.66       +33.66        0.00  EUR
          bob       -0.33        -0.33        0.00  EUR
          chloe    -33.33       -33.33        0.00  EUR
          ✓ every balance is the one in the file
    "#]]);
    // A late row, a third coffee, another order of rows.
    let mut lines: Vec<&str> = TRIP.lines().collect();
    lines.swap(2, 5);
    let late = "2026-05-01,Toll,Car,6.00,EUR,-2.00,4.00,-2.00\n2026-05-02,Coffee,Dining out,3.00,EUR,-1.50,1.50,0.00";
    lines.insert(4, late);
    let later = lines.join("\n").replace("33.66,-0.33,-33.33", "30.16,5.17,-35.33");
    world.write("../alps.csv", &later);
    world.clique("import ../alps.csv --format ndjson").shows(expect![[r#"
        {"ending":"imported","source":"splitwise","shape":"group (CSV)","files":["../alps.csv"],"group":"alps","group_name":"alps","group_is_new":false,"first":"2026-05-01","last":"2026-05-04","new":2,"known":5,"taken_back":0,"edited":0,"changed":0,"updated":0,"empty":0,"repeated":0,"gone":0,"others":0,"rates":0,"receipts":0,"rules":0,"people":[{"name":"Alice Adams","member":"alice","is_new":false},{"name":"Bob Brown","member":"bob","is_new":false},{"name":"Chloé Dubois","member":"chloe","is_new":false}],"balances":[{"member":"alice","name":"Alice Adams","currency":"EUR","imported":"30.16","imported_minor":3016,"stated":"30.16","stated_minor":3016,"difference":"0.00","difference_minor":0,"tolerance_minor":0,"fits":true},{"member":"bob","name":"Bob Brown","currency":"EUR","imported":"5.17","imported_minor":517,"stated":"5.17","stated_minor":517,"difference":"0.00","difference_minor":0,"tolerance_minor":0,"fits":true},{"member":"chloe","name":"Chloé Dubois","currency":"EUR","imported":"-35.33","imported_minor":-3533,"stated":"-35.33","stated_minor":-3533,"difference":"0.00","difference_minor":0,"tolerance_minor":0,"fits":true}],"changes":[],"losses":[{"words":"notes, comments, receipts and repetition, which the CSV does not have","rows":0},{"words":"several payers of a bill of which only one gets something back: the file shows one","rows":0}]}
        --- stderr
          undo with: clique undo
    "#]]);
    world.assert_clean();
}

#[test]
fn what_was_changed_there_is_shown_and_taken_over_when_asked() {
    let world = imported();
    let later = TRIP
        .replace("Ice cream,Groceries,10.00,EUR,-3.34,6.67,-3.33", "Ice cream,Groceries,13.00,EUR,-4.34,8.67,-4.33")
        .replace("33.66,-0.33,-33.33", "32.66,1.67,-34.33");
    world.write("../alps.csv", &later);
    world.clique("import ../alps.csv").shows(expect![[r#"
        nothing new from splitwise for alps, but changes   2026-05-01 – 2026-05-04
          4 were there already

                 imported  in the file  difference
          alice    +32.66       +32.66        0.00  EUR
          bob       +1.67        +1.67        0.00  EUR
          chloe    -34.33       -34.33        0.00  EUR
          ✓ every balance is the one in the file

        1 entry says something else than the file and stays as here (--update takes over the file's):
          qpwayy6jf6e2  2026-05-03  Ice cream
            amount  10.00 → 13.00
            split   alice=3.34 bob=3.33 chloe=3.33 → alice=4.34 bob=4.33 chloe=4.33
    "#]]);
    world.clique("import ../alps.csv --update").shows(expect![[r#"
        ✓ 1 entry from splitwise into alps   2026-05-01 – 2026-05-04
          known: alice (Alice Adams), bob (Bob Brown), chloe (Chloé Dubois)
          4 were there already
          1 says now what the file says

                 imported  in the file  difference
          alice    +32.66       +32.66        0.00  EUR
          bob       +1.67        +1.67        0.00  EUR
          chloe    -34.33       -34.33        0.00  EUR
          ✓ every balance is the one in the file

        1 entry said something else than the file:
          qpwayy6jf6e2  2026-05-03  Ice cream
            amount  10.00 → 13.00
            split   alice=3.34 bob=3.33 chloe=3.33 → alice=4.34 bob=4.33 chloe=4.33

        Not as in the file:
          · notes, comments, receipts and repetition, which the CSV does not have
          · several payers of a bill of which only one gets something back: the file shows one
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("import ../alps.csv --update").shows(expect![[r#"
        ✓ nothing new from splitwise for alps   2026-05-01 – 2026-05-04
          5 were there already

                 imported  in the file  difference
          alice    +32.66       +32.66        0.00  EUR
          bob       +1.67        +1.67        0.00  EUR
          chloe    -34.33       -34.33        0.00  EUR
          ✓ every balance is the one in the file
    "#]]);
    world.clique("balance -g alps --format csv").shows(expect![[r#"
        group,currency,member,paid,share,sent,net,net_minor
        alps,EUR,alice,90.00,37.34,-20.00,32.66,3266
        alps,EUR,bob,19.00,37.33,20.00,1.67,167
        alps,EUR,chloe,0.00,34.33,0.00,-34.33,-3433
    "#]]);
    world.assert_clean();
}

#[test]
fn what_was_changed_or_taken_back_here_stays_so() {
    let world = imported();
    let rows = world.clique("list -g alps --format csv").success().stdout;
    let id = |what: &str| rows.lines().find(|line| line.contains(what)).unwrap().split(',').next().unwrap().to_owned();
    world.does(&format!("edit {} -c travel", id("Train")));
    world.does(&format!("rm {}", id("Ice cream")));
    world.clique("import ../alps.csv").shows(expect![[r#"
        ✓ nothing new from splitwise for alps   2026-05-01 – 2026-05-04
          3 were there already
          1 was taken back here and stays so
          1 was changed here and stays so

                 imported  in the file  difference
          alice    +33.66       +33.66        0.00  EUR
          bob       -0.33        -0.33        0.00  EUR
          chloe    -33.33       -33.33        0.00  EUR
          ✓ every balance is the one in the file
    "#]]);
    world.assert_clean();
}

/// A group of Spliit with one dinner.
const DINNER: &str = r#"{"id":"G","name":"Dinners","currency":"€","currencyCode":"EUR","expenses":[{"id":"E1","createdAt":
"2025-06-01T08:00:00.000Z","expenseDate":"2025-06-01T00:00:00.000Z","title":"Dinner","category":null,"amount":10000,
"originalAmount":null,"originalCurrency":null,"conversionRate":null,"paidById":"P1","paidFor":[{"participantId":"P1",
"shares":100},{"participantId":"P2","shares":100}],"isReimbursement":false,"splitMode":"EVENLY","recurrenceRule":"NONE",
"notes":"by the sea"}],"participants":[{"id":"P1","name":"Ann"},{"id":"P2","name":"Ben"}]}"#;

/// What a friend changed here stays, and what was changed there is shown, once each has its maker.
#[test]
fn changes_here_and_there_are_told_apart() {
    let world = world();
    world.write("../dinners.json", DINNER);
    world.does("import ../dinners.json");
    let id = world.clique("list -g dinners --format porcelain").success().stdout[..12].to_owned();
    world.does(&format!("edit {id} --note 'ours now'"));
    world.clique("import ../dinners.json").shows(expect![[r#"
        ✓ nothing new from spliit for Dinners   2025-06-01
          1 was changed here and stays so

               imported
          ann    +50.00  EUR
          ben    -50.00  EUR
          the file states no balances: compare these with what the other program shows
    "#]]);
    world.write("../dinners.json", &DINNER.replace("10000", "12000"));
    world.clique("import ../dinners.json --update").shows(expect![[r#"
        ✓ 1 entry from spliit into Dinners   2025-06-01
          1 says now what the file says

               imported
          ann    +60.00  EUR
          ben    -60.00  EUR
          the file states no balances: compare these with what the other program shows

        1 entry said something else than the file:
          h6q7m7ek48p9  2025-06-01  Dinner
            amount  100.00 → 120.00

        Not as in the file:
          · pictures of receipts are not in the file
        --- stderr
          undo with: clique undo
    "#]]);
    assert_eq!(world.clique(&format!("show {id} --json")).json()["data"]["note"], "ours now");
    world.clique("import ../dinners.json --update").shows(expect![[r#"
        ✓ nothing new from spliit for Dinners   2025-06-01
          1 was changed here and stays so

               imported
          ann    +60.00  EUR
          ben    -60.00  EUR
          the file states no balances: compare these with what the other program shows
    "#]]);
    world.write("../dinners.json", &DINNER.replace("10000", "12000").replace("by the sea", "in the hills"));
    world.clique("import ../dinners.json").shows(expect![[r#"
        nothing new from spliit for Dinners, but changes   2025-06-01

               imported
          ann    +60.00  EUR
          ben    -60.00  EUR
          the file states no balances: compare these with what the other program shows

        1 entry says something else than the file and stays as here (--update takes over the file's):
          h6q7m7ek48p9  2025-06-01  Dinner   (changed here and there)
            note  ours now → in the hills
    "#]]);
    world.assert_clean();
}

/// A row without a key that was changed here goes on as the same entry.
#[test]
fn words_changed_here_stay_with_the_row() {
    let world = imported();
    let rows = world.clique("list -g alps --format csv").success().stdout;
    let id = |what: &str| rows.lines().find(|line| line.contains(what)).unwrap().split(',').next().unwrap().to_owned();
    world.does(&format!("edit {} --description 'Night train'", id("Train")));
    world.does(&format!("edit {} --note 'too much'", id("Ice cream")));
    let later = TRIP
        .replace("Train,Bus/train", "Train,Plane")
        .replace("Ice cream,Groceries,10.00,EUR,-3.34,6.67,-3.33", "Ice cream,Groceries,13.00,EUR,-4.34,8.67,-4.33")
        .replace("33.66,-0.33,-33.33", "32.66,1.67,-34.33");
    world.write("../alps.csv", &later);
    world.does("import ../alps.csv --update");
    world.clique("import ../alps.csv").shows(expect![[r#"
        ✓ nothing new from splitwise for alps   2026-05-01 – 2026-05-04
          3 were there already
          2 were changed here and stay so

                 imported  in the file  difference
          alice    +32.66       +32.66        0.00  EUR
          bob       +1.67        +1.67        0.00  EUR
          chloe    -34.33       -34.33        0.00  EUR
          ✓ every balance is the one in the file
    "#]]);
    world.clique("list -g alps --format csv").shows(expect![[r#"
        id,group,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
        tatqqsrwccjn,alps,2026-05-04,payment,Bob B. paid Alice A.,20.00,EUR,bob,alice,,,,,,,zoe
        z83q56xjjreg,alps,2026-05-03,expense,Ice cream,13.00,EUR,bob,alice=4.34 bob=4.33 chloe=4.33,Groceries,,,too much,,,zoe
        9s4wn2shn6pf,alps,2026-05-02,expense,Coffee,3.00,EUR,bob,alice bob,Dining out,,,,,,zoe
        2c5044rw2c6v,alps,2026-05-02,expense,Coffee,3.00,EUR,bob,alice bob,Dining out,,,,,,zoe
        16tka6bm5ap0,alps,2026-05-01,expense,Night train,90.00,EUR,alice,alice bob chloe,Plane,,,,,,zoe
    "#]]);
    world.assert_clean();
}

#[test]
fn another_name_of_the_file_is_remembered() {
    let world = imported();
    world.write("../tour.csv", TRIP);
    world.clique("import ../tour.csv -g alps").shows(expect![[r#"
        ✓ nothing new from splitwise for alps   2026-05-01 – 2026-05-04
          5 were there already

                 imported  in the file  difference
          alice    +33.66       +33.66        0.00  EUR
          bob       -0.33        -0.33        0.00  EUR
          chloe    -33.33       -33.33        0.00  EUR
          ✓ every balance is the one in the file
    "#]]);
    world.clique("import ../tour.csv").shows(expect![[r#"
        ✓ nothing new from splitwise for alps   2026-05-01 – 2026-05-04
          5 were there already

                 imported  in the file  difference
          alice    +33.66       +33.66        0.00  EUR
          bob       -0.33        -0.33        0.00  EUR
          chloe    -33.33       -33.33        0.00  EUR
          ✓ every balance is the one in the file
    "#]]);
    world.clique("log -N 2").shows(expect![[r#"
        2026-06-15 20:00     zoe noted who is who in what was imported
        2026-06-15 20:00     zoe added alice (Alice Adams) to the ledger
                             zoe added bob (Bob Brown) to the ledger
                             zoe added chloe (Chloé Dubois) to the ledger
                             zoe started alps with alice, bob, chloe
                             zoe added 5 entries: Train, Coffee, Coffee and 2 more
        --- stderr
        there is more: clique log -N 10
    "#]]);
    world.assert_clean();
}

/// Letters and their marks may be written apart, as some systems do.
#[test]
fn a_name_is_one_however_its_letters_are_written() {
    let world = imported();
    world.write("../alps.csv", &TRIP.replace("Chloé", "Chloe\u{301}"));
    world.clique("import ../alps.csv").shows(expect![[r#"
        ✓ nothing new from splitwise for alps   2026-05-01 – 2026-05-04
          5 were there already

                 imported  in the file  difference
          alice    +33.66       +33.66        0.00  EUR
          bob       -0.33        -0.33        0.00  EUR
          chloe    -33.33       -33.33        0.00  EUR
          ✓ every balance is the one in the file
    "#]]);
    world.assert_clean();
}

#[test]
fn balances_that_differ_stop_everything() {
    let world = world();
    world.write("../alps.csv", &TRIP.replace("2026-05-03,Ice cream,Groceries,10.00,EUR,-3.34,6.67,-3.33\n", ""));
    world.clique("import ../alps.csv").shows(expect![[r#"
        4 entries from splitwise for alps   2026-05-01 – 2026-05-04

                 imported  in the file  difference
          alice    +37.00       +33.66       +3.34  EUR
          bob       -7.00        -0.33       -6.67  EUR
          chloe    -30.00       -33.33       +3.33  EUR
          3 balances are not what the file says
        --- stderr
        error: 3 balances are not what the file says; nothing was imported
          help: the file may be cut off or edited; export it again
          help: to import it all the same: --accept-difference
        --- exit 1
    "#]]);
    assert!(!world.at.join("groups/alps").exists());
    world.assert_clean();
    let accepted = world.clique("import ../alps.csv --accept-difference --json").success();
    let answer: serde_json::Value = serde_json::from_str(&accepted.stdout).unwrap();
    assert_eq!(answer["data"]["ending"], "imported");
    assert_eq!(answer["data"]["balances"][0]["difference"], "3.34");
    world.assert_clean();
}

#[test]
fn one_undo_takes_all_of_it_back() {
    let world = imported();
    world.does("undo");
    assert!(!world.at.join("groups/alps/group.toml").exists());
    assert!(!world.at.join("people/bob.toml").exists());
    world.assert_clean();
    let again = world.clique("import ../alps.csv --json").success();
    let answer: serde_json::Value = serde_json::from_str(&again.stdout).unwrap();
    assert_eq!((&answer["data"]["new"], &answer["data"]["known"]), (&5.into(), &0.into()));
    world.assert_clean();
}

#[test]
fn a_dry_run_changes_nothing() {
    let world = world();
    world.write("../alps.csv", TRIP);
    world.clique("import splitwise ../alps.csv -n --format csv").shows(expect![[r#"
        member,name,currency,imported,imported_minor,stated,stated_minor,difference,difference_minor,fits
        alice,Alice Adams,EUR,33.66,3366,33.66,3366,0.00,0,true
        bob,Bob Brown,EUR,-0.33,-33,-0.33,-33,0.00,0,true
        chloe,Chloé Dubois,EUR,-33.33,-3333,-33.33,-3333,0.00,0,true
        --- stderr
        nothing was changed (--dry-run)
    "#]]);
    assert!(!world.at.join("groups/alps").exists());
    world.assert_clean();
}

#[test]
fn a_name_that_is_near_to_someones_is_never_guessed() {
    let world = World::trip(["alice", "bobby"]);
    world.write("../alps.csv", TRIP);
    world.clique("import ../alps.csv -g alps").shows(expect![[r#"
        --- stderr
        error: it is not clear who `Alice Adams` is
          help: `Alice Adams` is near `alice`: --map 'Alice Adams=alice', or --map 'Alice Adams=new'
        --- exit 2
    "#]]);
    world.clique("import ../alps.csv -g alps --map 'Alice=alice'").shows(expect![[r#"
        --- stderr
        error: the file names nobody `Alice`
          help: did you mean `Alice Adams`?
        --- exit 2
    "#]]);
    world.clique("import ../alps.csv -g alps --map 'Alice Adams=nobody here'").shows(expect![[r#"
        --- stderr
        error: `nobody here` cannot be a handle: a handle has only a to z, 0 to 9, `_`, `.` and `-`
          help: write who it is in the ledger, `new`, or a handle for somebody new: --map 'Arun Kumar=arun'
        --- exit 2
    "#]]);
    world.does("import ../alps.csv -g alps --map 'Alice Adams=me' --map 'Bob Brown=bert'");
    world.clique("member list -g alps --format csv").shows(expect![[r#"
        group,member,name,role,weight,since,until,state,balances
        alps,alice,alice,member,1,,,active,33.66 EUR
        alps,bert,Bob Brown,member,1,,,active,-0.33 EUR
        alps,chloe,Chloé Dubois,member,1,,,active,-33.33 EUR
    "#]]);
    // It is remembered, in this group and for others.
    let again = world.clique("import ../alps.csv -g alps").success();
    assert!(again.stdout.contains("nothing new"), "{}", again.stdout);
    let other = world.clique("import ../alps.csv -g jura").success();
    assert!(other.stdout.contains("known: alice (Alice Adams), bert (Bob Brown)"), "{}", other.stdout);
    world.assert_clean();
}

#[test]
fn names_without_a_to_z_are_given_handles() {
    let world = world();
    world.write("../alps.csv", &TRIP.replace("Chloé Dubois", "李雷"));
    world.clique("import ../alps.csv").shows(expect![[r#"
        --- stderr
        error: it is not clear who `李雷` is
          help: no handle can be made of `李雷`; choose one: --map '李雷=HANDLE'
        --- exit 2
    "#]]);
    world.does("import ../alps.csv --map 李雷=lilei");
    assert!(fs::read_to_string(world.at.join("people/lilei.toml")).unwrap().contains("name = \"李雷\""));
    world.assert_clean();
}

#[test]
fn the_only_group_is_meant_while_it_is_empty() {
    let world = World::trip(["zoe"]);
    world.write("../alps.csv", TRIP);
    world.does("import ../alps.csv");
    assert!(world.at.join("groups/trip/expenses/2026.csv").exists() && !world.at.join("groups/alps").exists());
    // And the next time as well, because it remembers.
    let again = world.clique("import ../alps.csv").success();
    assert!(again.stdout.contains("nothing new from splitwise for Trip"), "{}", again.stdout);
    world.assert_clean();
}

#[test]
fn a_file_by_another_name_is_not_counted_twice() {
    let world = imported();
    world.write("../download (7) final.csv", TRIP);
    world.clique("import '../download (7) final.csv'").shows(expect![[r#"
        --- stderr
        error: `alps` has had bills of the same people from splitwise before
          help: for what is new among them: -g alps
          help: if these are bills of another group: -g download-final
        --- exit 2
    "#]]);
    let again = world.clique("import '../download (7) final.csv' -g alps").success();
    assert!(again.stdout.contains("nothing new"), "{}", again.stdout);
    world.assert_clean();
}

#[test]
fn a_group_that_may_not_be_written_is_left_alone() {
    let world = imported();
    world.write("../later.csv", &TRIP.replace("2026-05-01,Train", "2026-05-01,Bus"));
    world.does("group edit alps --closed-until 2026-05-31");
    world.clique("import ../later.csv -g alps").shows(expect![[r#"
        --- stderr
        error: the books of `alps` are closed until 2026-05-31
          help: enter a correction on a later day, or open them: clique group edit --closed-until DATE
        --- exit 2
    "#]]);
    world.does("group archive alps");
    world.clique("import ../later.csv -g alps").shows(expect![[r#"
        --- stderr
        error: the group `alps` is archived
          help: open it again with: clique group unarchive alps
        --- exit 2
    "#]]);
    world.clique("import ../later.csv -g alp").shows(expect![[r#"
        --- stderr
        error: the group `alps` is archived
          help: open it again with: clique group unarchive alps
        --- exit 2
    "#]]);
    world.clique("import ../later.csv -g alpes").shows(expect![[r#"
        --- stderr
        error: there is no group `alpes`
          help: did you mean `alps`?
          help: if it is another one, start it first: clique group new 'alpes'
        --- exit 2
    "#]]);
    world.assert_clean();
}

#[test]
fn hostile_texts_are_made_harmless_and_it_is_said() {
    let world = world();
    let hostile = TRIP
        .replace(",Train,", ",\"=cmd|'/c calc'!A1\",")
        .replace(",Ice cream,", ",\"Ice\u{202e}cream\u{1b}[31m\nand more\",");
    world.write("../alps.csv", &hostile);
    world.clique("import ../alps.csv").shows(expect![[r#"
        ✓ 5 entries from splitwise into alps   2026-05-01 – 2026-05-04
          the group is new: alps
          new in the ledger: alice (Alice Adams), bob (Bob Brown), chloe (Chloé Dubois)

                 imported  in the file  difference
          alice    +33.66       +33.66        0.00  EUR
          bob       -0.33        -0.33        0.00  EUR
          chloe    -33.33       -33.33        0.00  EUR
          ✓ every balance is the one in the file

        Not as in the file:
          · notes, comments, receipts and repetition, which the CSV does not have
          · several payers of a bill of which only one gets something back: the file shows one
          · texts were changed so that no spreadsheet runs them and nothing in them is hidden (2 rows)
        --- stderr
          undo with: clique undo
    "#]]);
    let rows = world.clique("list -g alps").success().stdout;
    assert!(rows.contains("'=cmd") && rows.contains("Icecream [31m and more"), "{rows}");
    let _ = world.clique("check --strict").success();
    world.assert_clean();
}

#[test]
fn several_files_of_one_program_are_one_import() {
    let world = world();
    for name in ["weekend-bills.json", "weekend-transactions.csv", "api-members.json"] {
        fs::copy(fixture("import/ihatemoney").join(name), world.at.join("..").join(name)).unwrap();
    }
    world.clique("import ../weekend-bills.json ../weekend-transactions.csv ../api-members.json -g weekend").shows(
        expect![[r#"
            ✓ 7 entries from ihatemoney into weekend   2025-05-02 – 2025-05-05
              the group is new: weekend
              new in the ledger: alice (Alice), bob (Bob), chloe (Chloé)

                     imported  in the file  difference
              alice     +0.85        +0.85        0.00  EUR
              bob      +13.34       +13.33       +0.01  EUR
              chloe    -14.19       -14.18       -0.01  EUR
              ✓ every balance is the one in the file, but for what that program rounds

            Not as in the file:
              · links to receipts and amounts converted between currencies are not in the file
            --- stderr
              undo with: clique undo
        "#]],
    );
    world.write("../alps.csv", TRIP);
    world.clique("import ../alps.csv ../weekend-bills.json").shows(expect![[r#"
        --- stderr
        error: `../alps.csv` is of splitwise, and `../weekend-bills.json` of ihatemoney
          help: import the files of one program at a time
        --- exit 2
    "#]]);
    world.assert_clean();
}

/// A project of Cospend whose rent comes again.
const PROJECT: &str = "\
name,weight,active,color
\"Ann\",1,1,\"#112863\"
\"Ben\",2,1,\"#112863\"

what,amount,date,timestamp,payer_name,payer_weight,payer_active,owers,repeat,repeatfreq,repeatallactive,repeatuntil,categoryid,paymentmode,paymentmodeid,comment,deleted
\"Rent\",900,2026-05-31,1780185600,\"Ann\",1,1,\"Ann,Ben\",m,1,0,2026-12-31,-1,n,0,\"\",0
\"Water\",30,2026-06-02,1780358400,\"Ben\",2,1,\"Ann,Ben\",s,1,0,,-1,n,0,\"\",0
";

#[test]
fn bills_that_come_again_come_with_their_rules() {
    let world = world();
    world.write("../flat.csv", PROJECT);
    world.clique("import ../flat.csv --currency EUR").shows(expect![[r#"
        ✓ 2 entries from cospend into flat   2026-05-31 – 2026-06-02
          the group is new: flat
          new in the ledger: ann (Ann), ben (Ben)
          2 bills come again by rules

               imported
          ann   +590.00  EUR
          ben   -590.00  EUR
          the file states no balances: compare these with what the other program shows

        Not as in the file:
          · colours, icons and pictures are left out
        --- stderr
          undo with: clique undo
    "#]]);
    let rules = fs::read_to_string(world.at.join("groups/flat/recurring.toml")).unwrap();
    expect![[r#"
        [rent]
        description = "Rent"
        amount = "900.00"
        currency = "EUR"
        paid_by = "ann"
        split = "ann ben:2"
        every = "1 month"
        start = 2026-06-30
        category = "Grocery"
        until = 2026-12-31

        [water]
        description = "Water"
        amount = "30.00"
        currency = "EUR"
        paid_by = "ben"
        split = "ann ben:2"
        every = "1 half-month"
        start = 2026-06-15
        category = "Grocery"
    "#]]
    .assert_eq(&rules);
    let _ = world.clique("check").success();
    world.does("import ../flat.csv --currency EUR");
    assert_eq!(fs::read_to_string(world.at.join("groups/flat/recurring.toml")).unwrap(), rules);
    world.assert_clean();
}

/// A group of Abrechnung with a receipt.
const WEEKEND: &str = r#"{"version":1,"metadata":{"name":"Hütte","description":"","currency_identifier":"EUR","terms":"",
"add_user_account_on_join":false},"personal_accounts":[{"id":1,"name":"Ann","description":""},{"id":2,"name":"Ben",
"description":""}],"events":[],"transactions":[{"id":7,"type":"purchase","name":"Wood","description":"","value":20.0,
"currency_identifier":"EUR","currency_conversion_rate":1.0,"billed_at":"2026-05-02","tags":[],"split_mode":"shares",
"creditor_shares":{"1":1.0},"debitor_shares":{"1":1.0,"2":1.0},"positions":[],
"files":[{"filename":"../../Bon 1.PNG","mime_type":"image/png","content":"aGVsbG8="}]}]}"#;

#[test]
fn receipts_come_along_under_names_of_their_own() {
    let world = world();
    world.write("../weekend.json", WEEKEND);
    let told = world.clique("import ../weekend.json").success();
    assert!(told.stdout.contains("1 receipt came along"), "{}", told.stdout);
    let folder = world.at.join("groups/huette/receipts");
    let names: Vec<String> =
        fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(names.len(), 1);
    assert!(names[0].ends_with(".png"), "{names:?}");
    assert_eq!(fs::read(folder.join(&names[0])).unwrap(), b"hello");
    let _ = world.clique("check receipts").success();
    world.assert_clean();
    world.does("undo");
    assert!(!folder.join(&names[0]).exists());
    world.assert_clean();
}

#[test]
fn exports_for_other_programs_come_back_with_the_same_balances() {
    let world = imported();
    for format in ["sesterce", "splitwise"] {
        let file = format!("../back-{format}.csv");
        world.does(&format!("export --format {format} -g alps -o {file}"));
        let back = world.clique(&format!("import {format} {file} -g back-{format} --format csv")).success();
        let balances: Vec<&str> = back.stdout.lines().skip(1).map(|line| line.split(',').nth(4).unwrap()).collect();
        assert_eq!(balances, ["3366", "-33", "-3333"], "{format}: {}", back.stdout);
    }
    world.assert_clean();
}

/// What the columns of the statement mean.
const MAPPING: &str = r#"
dates = "day-month-year"
decimal = ","
spending = "negative"

[columns]
date = "Buchung"
amount = "Betrag"
description = "Text"

[always]
currency = "EUR"
payer = "Alice"
split = "Alice, Bob"

[[rules]]
match = "miete"
category = "home"
split = "Alice:2, Bob"
"#;

#[test]
fn a_bank_statement_comes_in_by_a_mapping() {
    let world = World::trip(["alice", "bob"]);
    world.write("../bank.csv", "Buchung;Text;Betrag\n02.06.2026;Supermarkt;-45,90\n03.06.2026;Miete;-1.200,00\n");
    world.clique("import csv ../bank.csv -g trip").shows(expect![[r#"
        --- stderr
        error: a table needs a mapping, which says what its columns mean
          help: clique import csv FILE --mapping MAPPING; how to write one: clique help import-csv
        --- exit 2
    "#]]);
    world.clique("import spliit ../bank.csv --mapping ../bank.toml -g trip").shows(expect![[r#"
        --- stderr
        error: ../bank.toml: No such file or directory
        --- exit 5
    "#]]);
    world.write("../bank.toml", MAPPING);
    world.clique("import csv ../bank.csv --mapping ../bank.toml -g trip").shows(expect![[r#"
        ✓ 2 entries from csv into Trip   2026-06-02 – 2026-06-03

                 imported
          alice   +422.95  EUR
          bob     -422.95  EUR
          the file states no balances: compare these with what the other program shows
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("import ../bank.csv --mapping ../bank.toml -g trip").shows(expect![[r#"
        ✓ nothing new from csv for Trip   2026-06-02 – 2026-06-03
          2 were there already

                 imported
          alice   +422.95  EUR
          bob     -422.95  EUR
          the file states no balances: compare these with what the other program shows
    "#]]);
    world.write("../bank.toml", "columns = 3\n");
    world.clique("import csv ../bank.csv --mapping ../bank.toml -g trip").shows(expect![[r#"
        --- stderr
        error[E008]: `columns` is a number
         --> ../bank.toml:1:11
          |
        1 | columns = 3
          |           ^ expected a table, `[columns]` or `columns = { … }`
        --- exit 2
    "#]]);
    world.assert_clean();
}
