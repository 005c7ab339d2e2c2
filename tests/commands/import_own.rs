//! Stories of `clique import` with exports of this program: leaving and coming back loses nothing.

use expect_test::expect;

use crate::outside::hostile;
use crate::world::World;

/// Makes a ledger with the same settings and nothing else.
fn empty_like(world: &World) -> World {
    let other = World::empty();
    other.write("clique.toml", &world.read("clique.toml"));
    other.git(["init", "-q", "-b", "main"]);
    other.git(["add", "-A"]);
    other.git(["commit", "-q", "-m", "start"]);
    other
}

/// Exports a ledger, takes it into an empty one, and compares what that exports; then takes it into both again.
fn there_and_back(world: &World, format: &str) {
    let export = |world: &World| world.clique(&format!("export --format {format}")).success().stdout;
    let before = export(world);
    let other = empty_like(world);
    std::fs::write(other.at.join("../export"), &before).unwrap();
    std::fs::write(world.at.join("../export"), &before).unwrap();
    other.does("import ../export");
    assert_eq!(export(&other), before, "{format}");
    for world in [world, &other] {
        let again = world.clique("import ../export").success();
        assert!(again.stdout.starts_with("Nothing is new"), "{}", again.stdout);
        let is_stated = again.stdout.contains("every balance is the one in the file\n");
        assert!(is_stated || !again.stdout.contains("imported"), "{}", again.stdout);
    }
    let balances = |world: &World| world.clique("export --format hledger").success().stdout;
    if format == "json" {
        assert_eq!(balances(&other), balances(world));
    }
    other.assert_clean();
}

#[test]
fn nothing_is_lost_there_and_back() {
    let fixtures = ["trip", "club", "flat", "spreadsheet"].map(|name| World::of_fixture(&format!("ledgers/{name}")));
    for world in fixtures.into_iter().chain([hostile::world()]) {
        for format in ["json", "csv", "tsv"] {
            there_and_back(&world, format);
        }
    }
}

#[test]
fn everything_beside_the_entries_comes_back() {
    let world = World::trip(["alice", "bob"]);
    world.write("rates.csv", "date,from,to,rate,source\n2026-06-01,USD,EUR,0.9,bank\n");
    world.write(
        "groups/trip/recurring.toml",
        "[rent]\ndescription = \"Rent\"\namount = 9.50\npaid_by = \"bob\"\nsplit = \"alice bob\"\nevery = \"month\"\nstart = 2026-01-31\n",
    );
    world.write(
        "groups/trip/expenses/2026.csv",
        "id,date,description,amount,paid_by,split,status,tags,group,colour\n\
         k7q2m9xw4t3e,2026-06-01,'=x,10.00,alice=4 bob,items,,a  b,old,red\n\
         k7q2m9xw4t3f,2026-06-02,gone,3,bob,alice:1.50 bob+1.00,void,,,\n",
    );
    world.write(
        "groups/trip/items.csv",
        "expense,line,description,amount,split\nk7q2m9xw4t3e,1,\"beer | 2\",4.00,alice\nk7q2m9xw4t3e,2,fish,6,alice bob\n",
    );
    world.does("checkpoint add -d 2026-06-05");
    world.does("say 'see | you' -g trip");
    world.write("reads/alice.csv", "group,until\ntrip,2026-06-15T20:00:00Z\n");
    world.write("groups/trip/receipts/photo 1.jpg", "a picture");
    world.write(
        "direct/alice+bob/expenses/2026.csv",
        "date,description,amount,paid_by,split\n2026-06-03,tea,3,alice,bob\n",
    );
    for format in ["json", "csv", "tsv"] {
        there_and_back(&world, format);
    }
}

#[test]
fn comments_find_their_places_again() {
    let world = World::trip(["alice", "bob"]);
    world.write(
        "groups/trip/group.toml",
        "# Who drives?\nname = \"Trip\"\n\n[members]  # all of us\nalice = { role = \"admin\" }\nbob = {} # until June\n",
    );
    world.write(
        "groups/trip/expenses/2026.csv",
        "# Rome\nid,date,description,amount,paid_by,split\nk7q2m9xw4t3e,2026-06-01,train,10.00,alice,alice bob\n\
         # the dear one\n,2026-06-02,dinner,86.40,bob,alice bob\n\n# Naples is still to come\n",
    );
    world.write("rates.csv", "date,from,to,rate,source\n# of the bank\n2026-06-01,USD,EUR,0.9,bank\n");
    there_and_back(&world, "json");
    let other = empty_like(&world);
    world.clique("export -o ../all.json").shows(expect![[r#"
        --- stderr
        2 entries in ../all.json (json)
    "#]]);
    world.clique("export -o ../all.csv").shows(expect![[r#"
        --- stderr
        2 entries in ../all.csv (csv)
        not in csv, but in json: 2 people's names and settings, 1 group's settings,
          1 exchange rate, 7 comments
    "#]]);
    let import = format!("import {}", world.at.join("../all.json").display());
    other.does(&import);
    for (file, expected) in [
        (
            "groups/trip/group.toml",
            expect![[r##"
            # Who drives?
            name = "Trip"

            [members]  # all of us
            alice = { role = "admin" }
            bob = {}  # until June
        "##]],
        ),
        (
            "groups/trip/expenses/2026.csv",
            expect![[r#"
            # Rome
            id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
            k7q2m9xw4t3e,2026-06-01,,train,10.00,EUR,alice,alice bob,,,,,,,
            # the dear one
            wbg390kvkx0t,2026-06-02,,dinner,86.40,EUR,bob,alice bob,,,,,,,
            # Naples is still to come
        "#]],
        ),
        (
            "rates.csv",
            expect![[r#"
            date,from,to,rate,source
            # of the bank
            2026-06-01,USD,EUR,0.9,bank
        "#]],
        ),
    ] {
        expected.assert_eq(&other.read(file));
    }
    assert!(other.clique(&import).success().stdout.starts_with("Nothing is new"));
    other.assert_clean();
}

#[test]
fn what_a_file_cannot_hold_is_said() {
    let world = World::trip(["alice", "bob"]);
    world.write("people/bob.toml", "name = \"Bob Brown\"\n# his friends call him Bo\n");
    world.write("rates.csv", "date,from,to,rate,source\n2026-06-01,USD,EUR,0.9,bank\n");
    world.write("groups/trip/receipts/photo.jpg", "a picture");
    world.does("add 10 taxi -d 2026-06-10");
    world.does("say 'see you' -g trip");
    world.clique("export -o ../all.csv").shows(expect![[r#"
        --- stderr
        1 entry in ../all.csv (csv)
        not in csv, but in json: 2 people's names and settings, 1 group's settings,
          1 message, 1 receipt, 1 exchange rate, 1 comment
    "#]]);
    world.clique("export -o ../all.json").shows(expect![[r#"
        --- stderr
        1 entry in ../all.json (json)
    "#]]);
    world.clique("export -o ../few.json --no-receipts").shows(expect![[r#"
        --- stderr
        1 entry in ../few.json (json)
        not in json: 1 receipt's content
    "#]]);
    world.clique("export -o ../no.csv --no-receipts").shows(expect![[r#"
        --- stderr
        error: csv holds no receipts
          help: leave --no-receipts out
        --- exit 2
    "#]]);
    let other = empty_like(&world);
    other.clique(&format!("import {}", world.at.join("../few.json").display())).shows(expect![[r#"
        ✓ 1 new entry
          new groups: trip
          new people: alice, bob
          1 receipt is named, and not in the file

                 imported  in the file  difference
          alice     +5.00        +5.00        0.00  EUR
          bob       -5.00        -5.00        0.00  EUR
          ✓ every balance is the one in the file
        --- stderr
          undo with: clique undo
    "#]]);
    assert!(!other.at.join("groups/trip/receipts/photo.jpg").exists());
    other.clique(&format!("import {}", world.at.join("../all.json").display())).shows(expect![[r#"
        ✓ no new entry, but something beside the entries
          1 was there already
          1 receipt came along

                 imported  in the file  difference
          alice     +5.00        +5.00        0.00  EUR
          bob       -5.00        -5.00        0.00  EUR
          ✓ every balance is the one in the file
        --- stderr
          undo with: clique undo
    "#]]);
    assert_eq!(other.read("groups/trip/receipts/photo.jpg"), "a picture");
    other.clique("undo").shows(expect![[r#"
        ✓ undone, as it was before 2026-06-15 20:00
             alice committed: import: what stands beside the entries from an export of clique
    "#]]);
    assert!(!other.at.join("groups/trip/receipts/photo.jpg").exists());
    other.does("redo");
    assert_eq!(other.read("groups/trip/receipts/photo.jpg"), "a picture");
    other.assert_clean();
    let spoilt = std::fs::read_to_string(world.at.join("../all.json")).unwrap().replace("YSBwaWN0dXJl", "YSBwaWN0dXJm");
    std::fs::write(world.at.join("../spoilt.json"), spoilt).unwrap();
    world.clique("import ../spoilt.json").shows(expect![[r#"
        --- stderr
        error: `groups/trip/receipts/photo.jpg` does not hold what its hash says
         --> ../spoilt.json
          = help: the file may be edited; export it again

        error: nothing was imported: 1 thing in this file cannot be meant
        --- exit 2
    "#]]);
}

/// What the rows say falls on whom is compared with what they come to.
#[test]
fn other_balances_than_the_file_states_are_refused() {
    let world = World::trip(["alice", "bob"]);
    world.does("add 10.01 taxi -d 2026-06-10");
    world.does("add 20 dinner -d 2026-06-11 -p bob");
    let csv = world.clique("export --format csv -q").success().stdout;
    let json = world.clique("export --format json").success().stdout;
    world.does("undo");
    world.does("undo");
    std::fs::write(world.at.join("../edited.csv"), csv.replace("10.01,EUR,alice", "10.03,EUR,alice")).unwrap();
    let cut =
        json.rfind("    {\n        \"id\"").map(|at| format!("{}]}}}}", json[..at].trim_end().trim_end_matches(',')));
    std::fs::write(world.at.join("../cut.json"), cut.unwrap()).unwrap();
    world.clique("import ../edited.csv").shows(expect![[r#"
        2 new entries from an export of clique

                 imported  in the file  difference
          alice     -4.99        -4.98       -0.01  EUR
          bob       +4.99        +5.00       -0.01  EUR
          2 balances are not what the file says
        --- stderr
        error: 2 balances are not what the file says; nothing was imported
          help: the file may be cut off or edited; export it again
          help: to import it all the same: --accept-difference
          help: if you edited it, empty the cells of its column `shares`
        --- exit 1
    "#]]);
    world.clique("import ../cut.json").shows(expect![[r#"
        1 new entry from an export of clique

                 imported  in the file  difference
          alice     +5.00        -5.00      +10.00  EUR
          bob       -5.00        +5.00      -10.00  EUR
          2 balances are not what the file says
        --- stderr
        error: 2 balances are not what the file says; nothing was imported
          help: the file may be cut off or edited; export it again
          help: to import it all the same: --accept-difference
        --- exit 1
    "#]]);
    world.assert_clean();
    world.clique("import ../cut.json --accept-difference").shows(expect![[r#"
        ✓ 1 new entry

                 imported  in the file  difference
          alice     +5.00        -5.00      +10.00  EUR
          bob       -5.00        +5.00      -10.00  EUR
          2 balances are not what the file says
        --- stderr
          undo with: clique undo
    "#]]);
    let refused = world.clique("import ../edited.csv --json").json();
    assert_eq!(refused["data"]["ending"], "refused");
    world.assert_clean();
}

#[test]
fn only_what_is_new_is_added() {
    let world = World::trip(["alice", "bob"]);
    world.does("add 10 taxi -d 2026-06-10");
    world.does("add 20 dinner -d 2026-06-11");
    world.does("export -q -o ../all.csv");
    world.does("export -q -o ../all.json");
    world.does("edit srqz 11");
    world.does("rm srqw --purge -y");
    world.clique("import ../all.csv -n").shows(expect![[r#"
        ✓ 1 new entry
          1 says otherwise in the file, left as they are here (--update):
            srqzvpeeb384  amount

                 imported  in the file  difference
          alice    +15.00       +15.00        0.00  EUR
          bob      -15.00       -15.00        0.00  EUR
          ✓ every balance is the one in the file
        --- stderr
        nothing was changed (--dry-run)
    "#]]);
    world.clique("import ../all.json").shows(expect![[r#"
        ✓ 1 new entry
          1 says otherwise in the file, left as they are here (--update):
            srqzvpeeb384  amount

                 imported  in the file  difference
          alice    +15.00       +15.00        0.00  EUR
          bob      -15.00       -15.00        0.00  EUR
          ✓ every balance is the one in the file
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("import ../all.csv --update").shows(expect![[r#"
        ✓ no new entry
          1 was there already
          1 says otherwise in the file, brought to what the file says:
            srqzvpeeb384  amount

                 imported  in the file  difference
          alice    +15.00       +15.00        0.00  EUR
          bob      -15.00       -15.00        0.00  EUR
          ✓ every balance is the one in the file
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("import ../all.csv").shows(expect![[r#"
        Nothing is new: the ledger has all of it.

                 imported  in the file  difference
          alice    +15.00       +15.00        0.00  EUR
          bob      -15.00       -15.00        0.00  EUR
          ✓ every balance is the one in the file
    "#]]);
    world.clique("list").shows(expect![[r#"
        11 Jun  srqw  dinner  alice paid for everyone  20.00  you 10.00
        10 Jun  srqz  taxi    alice paid for everyone  10.00  you 5.00
        2 entries, 10 – 11 Jun 2026   30.00 EUR spent, 15.00 of it yours
    "#]]);
    world.assert_clean();
}

#[test]
fn what_is_wrong_is_told_and_nothing_is_written() {
    let world = World::trip(["alice", "bob"]);
    world.does("add 10 taxi -d 2026-06-10");
    let csv = world.clique("export --format csv").success().stdout;
    let json = world.clique("export --format json").success().stdout;
    let tries = [
        ("cut.csv", csv[..csv.len() - 20].to_owned()),
        ("day.csv", csv.replace("2026-06-10", "2026-06-31")),
        ("cut.json", json[..json.len() / 2].to_owned()),
        ("newer.json", json.replace("clique.export/1", "clique.export/2")),
        ("sum.csv", csv.replace("srqz", "srqy").replace(",alice bob,", ",alice=3 bob=4,")),
        ("path.json", json.replace("\"group\": \"trip\"", "\"group\": \"../../etc\"").replace("srqz", "srqy")),
        ("person.json", json.replace("\"bob\": {", "\"../bob\": {")),
    ];
    for (name, text) in tries {
        std::fs::write(world.at.join("..").join(name), text).unwrap();
        let ran = world.clique(&format!("import ../{name}"));
        assert_ne!(ran.code, 0, "{name}: {}{}", ran.stdout, ran.stderr);
        world.assert_clean();
    }
    world.clique("import ../cut.csv").shows(expect![[r#"
        --- stderr
        error: the row has 17 cells, and the header names 18
         --> ../cut.csv:2:1
          |
        2 | srqzvpeeb384,trip,2026-06-10,expense,taxi,10.00,EUR,alice,alice bob,,,,,,,alice,a
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = help: the file may be cut off or edited; export it again

        error: nothing was imported: 1 thing in this file cannot be meant
        --- exit 2
    "#]]);
    world.clique("import ../cut.json").shows(expect![[r#"
        --- stderr
        error: this is no export of clique: EOF while parsing a string
          --> ../cut.json:53:22
           |
        53 |         "member": "bob
           |                      ^
           |
           = help: export it again

        error: nothing was imported: 1 thing in this file cannot be meant
        --- exit 2
    "#]]);
    world.clique("import ../newer.json").shows(expect![[r#"
        --- stderr
        error: this is clique.export/2, and clique.export/1 is known
         --> ../newer.json
          = help: a newer clique reads it

        error: nothing was imported: 1 thing in this file cannot be meant
        --- exit 2
    "#]]);
    world.clique("import ../sum.csv").shows(expect![[r#"
        --- stderr
        error[E021]: shares do not add up to the amount
         --> groups/trip/expenses/2026.csv:3:47
          |
        3 | srqyvpeeb384,2026-06-10,,taxi,10.00,EUR,alice,alice=3 bob=4,,,,,,,alice
          |                               -----           ^^^^^^^^^^^^^ these are 7.00
          |                               |
          |                               the amount is 10.00
          |
          = help: 3.00 EUR is missing; `bob=7.00` would do it
        error: nothing was changed
        --- exit 3
    "#]]);
    world.clique("import ../path.json").shows(expect![[r#"
        --- stderr
        error[E024]: `..` cannot be the handle of a group
         --> groups/../group.toml:1:1
          |
        1 |
          | ^ a handle begins with a letter a to z
        error: nothing was changed
        --- exit 3
    "#]]);
    world.clique("import ../sum.csv --map a=b").shows(expect![[r#"
        --- stderr
        error: an export of clique says everything itself: leave --map out
        --- exit 2
    "#]]);
}

/// A table that ends between two rows is known to be cut off: its header tells how many there were.
#[test]
fn a_table_that_ends_between_two_rows_is_refused() {
    let world = World::trip(["alice", "bob"]);
    world.does("add 10 taxi -d 2026-06-10");
    world.does("add 20 dinner -d 2026-06-11 -p bob");
    world.does("add 30 museum -d 2026-06-12");
    for format in ["csv", "tsv"] {
        let all = world.clique(&format!("export --format {format} -q")).success().stdout;
        let lines: Vec<&str> = all.split_inclusive('\n').collect();
        for (count, name) in [(3, "two"), (2, "one"), (1, "none")] {
            std::fs::write(world.at.join(format!("../{name}.{format}")), lines[..count].concat()).unwrap();
        }
    }
    let other = empty_like(&world);
    let from = |name: &str| world.at.join("..").join(name).display().to_string();
    std::fs::copy(from("two.csv"), other.at.join("../two.csv")).unwrap();
    other.clique("import ../two.csv").shows(expect![[r#"
        --- stderr
        error: the header tells of 3 rows, and 2 stand here
         --> ../two.csv:3:102
          |
        3 | srqwvpeeb50x,trip,2026-06-11,expense,dinner,20.00,EUR,bob,alice bob,,,,,,,alice,alice=10.00 bob=10.00,
          |                                                                                                      ^
          |
          = help: the file may be cut off: export it again; if you took rows out: --accept-difference

        error: nothing was imported: 1 thing in this file cannot be meant
        --- exit 2
    "#]]);
    for name in ["one.csv", "none.csv", "two.tsv", "one.tsv", "none.tsv"] {
        let ran = other.clique(&format!("import {}", from(name)));
        assert!(ran.code == 2 && ran.stderr.contains("the header tells of 3 rows"), "{name}: {}", ran.stderr);
    }
    assert!(!other.at.join("groups/trip").exists());
    // Who took rows out on purpose says so; of an older export nobody knows how many there were.
    other.clique("import ../two.csv --accept-difference").shows(expect![[r#"
        ✓ 2 new entries
          new groups: trip
          new people: alice, bob

                 imported  in the file  difference
          alice     -5.00        -5.00        0.00  EUR
          bob       +5.00        +5.00        0.00  EUR
          ✓ every balance is the one in the file
        --- stderr
          undo with: clique undo
    "#]]);
    let older = std::fs::read_to_string(from("one.csv")).unwrap().replace(",3 rows\n", "\n").replace(",\n", "\n");
    std::fs::write(other.at.join("../older.csv"), older).unwrap();
    assert!(other.clique("import ../older.csv").success().stdout.starts_with("Nothing is new"));
    other.assert_clean();
}

/// Who wrote the rows is kept, however many or few they are, and does not take part for that.
#[test]
fn who_wrote_the_rows_is_kept() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.write("groups/flat/group.toml", "name = \"Flat\"\n\n[members]\nbob = {}\ncarol = {}\n");
    world.write(
        "groups/flat/expenses/2026.csv",
        "id,date,description,amount,paid_by,split,by\n\
         k7q2m9xw4t3e,2026-06-01,rent,900.00,bob,bob carol,alice\n\
         k7q2m9xw4t3f,2026-06-02,light,30.00,carol,bob carol,alice\n",
    );
    world.does("add 30 dinner -g trip -d 2026-06-03 -p bob");
    for format in ["csv", "tsv", "json"] {
        let other = empty_like(&world);
        let file = world.at.join(format!("../by.{format}")).display().to_string();
        world.does(&format!("export -q --force -o {file}"));
        other.does(&format!("import {file}"));
        let writers = |world: &World| {
            let list = world.clique("list --json").json();
            let entries = list["data"].as_array().unwrap().clone();
            entries.iter().map(|entry| format!("{} {}", entry["id"], entry["by"])).collect::<Vec<_>>()
        };
        assert_eq!(writers(&other), writers(&world), "{format}");
        assert_eq!(writers(&other).iter().filter(|entry| entry.ends_with("\"alice\"")).count(), 3, "{format}");
        let members = other.clique("member list -g flat --format porcelain").success().stdout;
        assert!(format != "csv" || !members.contains("alice"), "{members}");
        assert!(other.at.join("people/alice.toml").exists());
        other.assert_clean();
    }
    // One person wrote everything, and paid it for somebody else.
    let world = World::trip(["alice"]);
    let table = "id,group,date,description,amount,currency,paid_by,split,by,shares,2 rows\n\
        k7q2m9xw4t3e,club,2026-06-01,court,20.00,EUR,zoe,zoe=0 yan=20,zoe,yan=20.00,\n\
        k7q2m9xw4t3f,club,2026-06-02,balls,5.00,EUR,zoe,yan,zoe,yan=5.00,\n";
    std::fs::write(world.at.join("../club.csv"), table).unwrap();
    world.clique("import ../club.csv").shows(expect![[r#"
        ✓ 2 new entries
          new groups: club
          new people: yan, zoe

               imported  in the file  difference
          yan    -25.00       -25.00        0.00  EUR
          zoe    +25.00       +25.00        0.00  EUR
          ✓ every balance is the one in the file
        --- stderr
          undo with: clique undo
    "#]]);
    world.assert_clean();
}

/// The tables of other bill splitters are read back with the same balances, and so are names and words that a
/// spreadsheet would run.
#[test]
fn other_tables_come_back_too() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.write("people/carol.toml", "name = \"=1+1\"\n");
    world.does("add 90 '+dinner, \"late\"' -d 2026-06-10 -p alice=60,bob -c food");
    world.does("add 900JPY ramen -d 2026-06-11 -p carol");
    world.does("add 3 -- '-bottles' --refund -d 2026-06-12 -p alice -s alice,bob");
    world.does("add 40 deposit --income -p bob -d 2026-06-12");
    world.does("pay carol alice 12.50 -d 2026-06-13");
    for format in ["sesterce", "splitwise"] {
        world.does(&format!("export -q --format {format} -o ../{format}.csv -g trip"));
        world.does(&format!("import ../{format}.csv -g {format} --map '=1+1=carol'"));
        let nets = |group: &str| {
            let answer = world.clique(&format!("balance -g {group} --format porcelain")).success().stdout;
            let row = |line: &str| line.split('\t').skip(1).map(str::to_owned).collect::<Vec<_>>();
            let keep = |row: Vec<String>| [row[0].clone(), row[1].clone(), row[row.len() - 1].clone()];
            let mut nets: Vec<_> = answer.lines().map(row).map(keep).collect();
            nets.sort();
            nets
        };
        assert_eq!(nets(format), nets("trip"), "{format}");
    }
    let dinner = world.clique("list -g sesterce dinner --json").json();
    assert_eq!(dinner["data"][0]["description"], "+dinner, \"late\"");
    world.assert_clean();
}
