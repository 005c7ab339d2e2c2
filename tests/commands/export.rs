//! Stories of `clique export`.

use expect_test::expect;

use crate::world::World;

/// A trip with a refund, an income, a payment, several payers, a formula and a void entry.
fn trip() -> World {
    let world = World::trip(["alice", "bob", "carol"]);
    world.does("add 90 dinner -d 2026-06-10 -c food -p alice=60,bob -t late,loud");
    world.does("add 10 '+1 for the bus; \"day\" pass' -d 2026-06-11 -p bob -s alice:2,bob --due 2026-06-30");
    world.does("add 900JPY ramen -d 2026-06-11 -p carol");
    world.does("add 3 bottles --refund -d 2026-06-12 -p alice -s alice,bob");
    world.does("pay carol alice 12.50 -d 2026-06-13");
    world.does("add 5 mistake -d 2026-06-13");
    world.does("rm srqr");
    world
}

#[test]
fn every_entry_as_a_table() {
    let world = trip();
    world.clique("export --format csv").shows(expect![[r#"
        id,group,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by,shares,6 rows
        srqzvpeeb384,trip,2026-06-10,expense,dinner,90.00,EUR,alice=60.00 bob=30.00,alice bob carol,food,late loud,,,,,alice,alice=30.00 bob=30.00 carol=30.00,
        srqwvpeeb50x,trip,2026-06-11,expense,"'+1 for the bus; ""day"" pass",10.00,EUR,bob,alice:2 bob,,,2026-06-30,,,,alice,alice=6.67 bob=3.33,
        srqxvpeeb57e,trip,2026-06-11,expense,ramen,900,JPY,carol,alice bob carol,,,,,,,alice,alice=300 bob=300 carol=300,
        srqtvpeeb7w7,trip,2026-06-12,expense,bottles,-3.00,EUR,alice,alice bob,,,,,,,alice,alice=-1.50 bob=-1.50,
        srqrvpeeb5v1,trip,2026-06-13,expense,mistake,5.00,EUR,alice,alice bob carol,,,,,,void,alice,alice=1.67 bob=1.67 carol=1.66,
        srqvvpeeb728,trip,2026-06-13,payment,,12.50,EUR,carol,alice,,,,,,,alice,alice=12.50,
        --- stderr
        not in csv, but in json: 3 people's names and settings, 1 group's settings
    "#]]);
    world.clique("export --format tsv cat:food").shows(expect![[r#"
        id	group	date	kind	description	amount	currency	paid_by	split	category	tags	due	note	receipt	status	by	shares	1 row
        srqzvpeeb384	trip	2026-06-10	expense	dinner	90.00	EUR	alice=60.00 bob=30.00	alice bob carol	food	late loud					alice	alice=30.00 bob=30.00 carol=30.00	
        --- stderr
        not in tsv, but in json: 3 people's names and settings, 1 group's settings
    "#]]);
}

#[test]
fn every_entry_a_line() {
    trip().clique("export --format ndjson taxi or bus").shows(expect![[r#"
        {"id":"srqwvpeeb50x","group":"trip","date":"2026-06-11","kind":"expense","description":"+1 for the bus; \"day\" pass","amount":"10.00","amount_minor":1000,"currency":"EUR","paid_by":[{"member":"bob","amount":"10.00","minor":1000}],"split":"alice:2 bob","shares":[{"member":"alice","amount":"6.67","minor":667},{"member":"bob","amount":"3.33","minor":333}],"category":"","tags":[],"due":"2026-06-30","note":"","receipt":"","status":"counts","by":"alice"}
    "#]]);
}

#[test]
fn the_whole_ledger() {
    let world = World::trip(["alice", "bob"]);
    world.write(
        "groups/trip/recurring.toml",
        "[rent]\ndescription = \"Rent\"\namount = 9.50\npaid_by = \"bob\"\nsplit = \"alice bob\"\nevery = \"month\"\nstart = 2026-01-31\n",
    );
    world.does("add 12 lunch -d 2026-06-10");
    world.does("say 'see you' -g trip");
    world.clique("export --format json").shows(expect![[r#"
        {
          "schema": "clique.export/1",
          "ledger": "Trip",
          "data": {
            "settings": {
              "currency": "EUR",
              "format": 1,
              "name": "Trip"
            },
            "people": {
              "alice": {
                "emails": [
                  "alice@example.org"
                ],
                "name": "alice"
              },
              "bob": {
                "emails": [
                  "bob@example.org"
                ],
                "name": "bob"
              }
            },
            "groups": [
              {
                "group": "trip",
                "settings": {
                  "members": {
                    "alice": {},
                    "bob": {}
                  },
                  "name": "Trip"
                },
                "recurring": {
                  "rent": {
                    "amount": "9.50",
                    "description": "Rent",
                    "every": "month",
                    "paid_by": "bob",
                    "split": "alice bob",
                    "start": "2026-01-31"
                  }
                },
                "items": [],
                "checkpoints": [],
                "messages": [
                  "2026-06-15T20:00:00Z srqwvpeeb50x alice see you"
                ],
                "receipts": []
              }
            ],
            "rates": [],
            "reads": {},
            "balances": [
              {
                "group": "trip",
                "member": "alice",
                "currency": "EUR",
                "net": "6.00",
                "net_minor": 600
              },
              {
                "group": "trip",
                "member": "bob",
                "currency": "EUR",
                "net": "-6.00",
                "net_minor": -600
              }
            ],
            "comments": [],
            "entries": [
              {
                "id": "srqzvpeeb384",
                "group": "trip",
                "date": "2026-06-10",
                "kind": "expense",
                "description": "lunch",
                "amount": "12.00",
                "amount_minor": 1200,
                "currency": "EUR",
                "paid_by": [
                  {
                    "member": "alice",
                    "amount": "12.00",
                    "minor": 1200
                  }
                ],
                "split": "alice bob",
                "shares": [
                  {
                    "member": "alice",
                    "amount": "6.00",
                    "minor": 600
                  },
                  {
                    "member": "bob",
                    "amount": "6.00",
                    "minor": 600
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
            ]
          }
        }
    "#]]);
    let calendar = world.clique("export --format ics").success().stdout;
    assert!(calendar.split_inclusive('\n').all(|line| line.ends_with("\r\n") && line.len() <= 77));
    expect![[r#"
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//clique//clique export 1//EN
        CALSCALE:GREGORIAN
        X-WR-CALNAME:Trip
        BEGIN:VEVENT
        UID:rent-trip-rule@clique
        DTSTAMP:20260131T000000Z
        DTSTART;VALUE=DATE:20260131
        RRULE:FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=28,29,30,31;BYSETPOS=-1
        SUMMARY:Trip: Rent 9.50 EUR
        DESCRIPTION:paid by bob\, every 1 month
        TRANSP:TRANSPARENT
        END:VEVENT
        END:VCALENDAR
    "#]]
    .assert_eq(&calendar.replace("\r\n", "\n"));
}

#[test]
fn other_bill_splitters() {
    let world = trip();
    world.clique("export --format sesterce").shows(expect![[r#"
        Date,Title,Paid by alice,Paid by bob,Paid by carol,Paid for alice,Paid for bob,Paid for carol,Currency,Category
        2026-06-10,dinner,60.00,30.00,,30.00,30.00,30.00,EUR,food
        2026-06-11,"'+1 for the bus; ""day"" pass",,10.00,,6.67,3.33,,EUR,
        2026-06-11,ramen,,,900,300,300,300,JPY,
        2026-06-12,bottles,-3.00,,,-1.50,-1.50,,EUR,
        2026-06-13,carol paid alice,,,12.50,12.50,,,EUR,Money Transfer
    "#]]);
    world.clique("export --format splitwise").shows(expect![[r#"
        Date,Description,Category,Cost,Currency,alice,bob,carol

        2026-06-10,dinner,food,90.00,EUR,30.00,0.00,-30.00
        2026-06-11,"'+1 for the bus; ""day"" pass",General,10.00,EUR,-6.67,6.67,0.00
        2026-06-11,ramen,General,900,JPY,-300,-300,600
        2026-06-12,bottles,General,-3.00,EUR,-1.50,1.50,0.00
        2026-06-13,carol paid alice,Payment,12.50,EUR,-12.50,0.00,12.50

        2026-06-13,Total balance, , ,EUR,9.33,8.17,-17.50
        2026-06-13,Total balance, , ,JPY,-300,-300,600
    "#]]);
    world.does("group new Home home --member alice,bob");
    world.does("add 3 milk -g home");
    world.clique("export --format splitwise").shows(expect![[r#"
        --- stderr
        error: splitwise is of one group
          help: choose one with -g: home-home, trip
        --- exit 2
    "#]]);
    world.clique("export --format splitwise -g home").shows(expect![[r#"
        Date,Description,Category,Cost,Currency,alice,bob

        2026-06-15,milk,General,3.00,EUR,1.50,-1.50

        2026-06-15,Total balance, , ,EUR,1.50,-1.50
    "#]]);
}

#[test]
fn books_of_the_group() {
    let world = trip();
    world.clique("export --format hledger").shows(expect![[r#"
        ; clique export, format hledger 1 (accepted by hledger and ledger)
        ; Trip

        commodity EUR
            format 1000.00 EUR

        commodity JPY

        tag id
        tag kind
        tag group
        tag category
        tag tags
        tag due
        tag note

        account Members:Trip:alice
            ; group: trip
            ; member: alice
            ; name: alice
        account Members:Trip:bob
            ; group: trip
            ; member: bob
            ; name: bob
        account Members:Trip:carol
            ; group: trip
            ; member: carol
            ; name: carol

        2026-06-10 * (srqzvpeeb384) dinner
            ; id: srqzvpeeb384
            ; category: food
            ; tags: late loud
            Members:Trip:alice  60.00 EUR
            Members:Trip:bob  30.00 EUR
            Members:Trip:alice  -30.00 EUR
            Members:Trip:bob  -30.00 EUR
            Members:Trip:carol  -30.00 EUR

        2026-06-11 * (srqwvpeeb50x) +1 for the bus, "day" pass
            ; id: srqwvpeeb50x
            ; due: 2026-06-30
            Members:Trip:bob  10.00 EUR
            Members:Trip:alice  -6.67 EUR
            Members:Trip:bob  -3.33 EUR

        2026-06-11 * (srqxvpeeb57e) ramen
            ; id: srqxvpeeb57e
            Members:Trip:carol  900 JPY
            Members:Trip:alice  -300 JPY
            Members:Trip:bob  -300 JPY
            Members:Trip:carol  -300 JPY

        2026-06-12 * (srqtvpeeb7w7) bottles
            ; id: srqtvpeeb7w7
            Members:Trip:alice  -3.00 EUR
            Members:Trip:alice  1.50 EUR
            Members:Trip:bob  1.50 EUR

        2026-06-13 * (srqvvpeeb728) payment
            ; id: srqvvpeeb728
            ; kind: payment
            Members:Trip:carol  12.50 EUR
            Members:Trip:alice  -12.50 EUR

        2026-06-13 * clique: balances
            Members:Trip:alice  0.00 EUR = 9.33 EUR
            Members:Trip:alice  0 JPY = -300 JPY
            Members:Trip:bob  0.00 EUR = 8.17 EUR
            Members:Trip:bob  0 JPY = -300 JPY
            Members:Trip:carol  0.00 EUR = -17.50 EUR
            Members:Trip:carol  0 JPY = 600 JPY
    "#]]);
    assert_eq!(world.clique("export --format ledger").stdout, world.clique("export --format hledger").stdout);
    world.clique("export --format beancount not kind:payment").shows(expect![[r#"
        ; clique export, format beancount 1 (accepted by beancount 2.3 and 3)
        option "title" "Trip"
        option "operating_currency" "EUR"

        2026-06-10 commodity EUR
        2026-06-10 commodity JPY
        2026-06-10 open Assets:Trip:Alice
          group: "trip"
          member: "alice"
          name: "alice"
        2026-06-10 open Assets:Trip:Bob
          group: "trip"
          member: "bob"
          name: "bob"
        2026-06-10 open Assets:Trip:Carol
          group: "trip"
          member: "carol"
          name: "carol"

        2026-06-10 * "dinner"
          id: "srqzvpeeb384"
          category: "food"
          tags: "late loud"
          Assets:Trip:Alice  60.00 EUR
          Assets:Trip:Bob  30.00 EUR
          Assets:Trip:Alice  -30.00 EUR
          Assets:Trip:Bob  -30.00 EUR
          Assets:Trip:Carol  -30.00 EUR

        2026-06-11 * "+1 for the bus; \"day\" pass"
          id: "srqwvpeeb50x"
          due: 2026-06-30
          Assets:Trip:Bob  10.00 EUR
          Assets:Trip:Alice  -6.67 EUR
          Assets:Trip:Bob  -3.33 EUR

        2026-06-11 * "ramen"
          id: "srqxvpeeb57e"
          Assets:Trip:Carol  900 JPY
          Assets:Trip:Alice  -300 JPY
          Assets:Trip:Bob  -300 JPY
          Assets:Trip:Carol  -300 JPY

        2026-06-12 * "bottles"
          id: "srqtvpeeb7w7"
          Assets:Trip:Alice  -3.00 EUR
          Assets:Trip:Alice  1.50 EUR
          Assets:Trip:Bob  1.50 EUR

        2026-06-13 balance Assets:Trip:Alice  21.83 ~ 0 EUR
        2026-06-13 balance Assets:Trip:Alice  -300 ~ 0 JPY
        2026-06-13 balance Assets:Trip:Bob  8.17 ~ 0 EUR
        2026-06-13 balance Assets:Trip:Bob  -300 ~ 0 JPY
        2026-06-13 balance Assets:Trip:Carol  -30.00 ~ 0 EUR
        2026-06-13 balance Assets:Trip:Carol  600 ~ 0 JPY
    "#]]);
}

#[test]
fn books_of_one_person() {
    let world = trip();
    world.does("add 40 'deposit back' --income -p alice -d 2026-06-14");
    world.clique("export --format hledger --for alice").shows(expect![[r#"
        ; clique export, format hledger 1 (accepted by hledger and ledger)
        ; Trip

        commodity EUR
            format 1000.00 EUR

        commodity JPY

        tag id
        tag kind
        tag group
        tag category
        tag tags
        tag due
        tag note

        account Assets:Cash
        account Assets:Friends:Trip:bob
            ; group: trip
            ; member: bob
            ; name: bob
        account Assets:Friends:Trip:carol
            ; group: trip
            ; member: carol
            ; name: carol
        account Expenses:food
        account Expenses:uncategorised
        account Income:uncategorised

        2026-06-10 * (srqzvpeeb384) dinner
            ; id: srqzvpeeb384
            ; group: trip
            ; category: food
            ; tags: late loud
            Expenses:food  30.00 EUR
            Assets:Cash  -60.00 EUR
            Assets:Friends:Trip:bob  -10.00 EUR
            Assets:Friends:Trip:bob  20.00 EUR
            Assets:Friends:Trip:carol  20.00 EUR

        2026-06-11 * (srqwvpeeb50x) +1 for the bus, "day" pass
            ; id: srqwvpeeb50x
            ; group: trip
            ; due: 2026-06-30
            Expenses:uncategorised  6.67 EUR
            Assets:Friends:Trip:bob  -6.67 EUR

        2026-06-11 * (srqxvpeeb57e) ramen
            ; id: srqxvpeeb57e
            ; group: trip
            Expenses:uncategorised  300 JPY
            Assets:Friends:Trip:carol  -300 JPY

        2026-06-12 * (srqtvpeeb7w7) bottles
            ; id: srqtvpeeb7w7
            ; group: trip
            Expenses:uncategorised  -1.50 EUR
            Assets:Cash  3.00 EUR
            Assets:Friends:Trip:bob  -1.50 EUR

        2026-06-13 * (srqvvpeeb728) payment
            ; id: srqvvpeeb728
            ; kind: payment
            ; group: trip
            Assets:Cash  12.50 EUR
            Assets:Friends:Trip:carol  -12.50 EUR

        2026-06-14 * (srqsvpeeb6sj) deposit back
            ; id: srqsvpeeb6sj
            ; kind: income
            ; group: trip
            Assets:Cash  40.00 EUR
            Income:uncategorised  -13.33 EUR
            Assets:Friends:Trip:bob  -13.34 EUR
            Assets:Friends:Trip:carol  -13.33 EUR

        2026-06-14 * clique: balances
            Assets:Cash  0.00 EUR = -4.50 EUR
            Assets:Friends:Trip:bob  0.00 EUR = -11.51 EUR
            Assets:Friends:Trip:carol  0.00 EUR = -5.83 EUR
            Assets:Friends:Trip:carol  0 JPY = -300 JPY
            Expenses:food  0.00 EUR = 30.00 EUR
            Expenses:uncategorised  0.00 EUR = 5.17 EUR
            Expenses:uncategorised  0 JPY = 300 JPY
            Income:uncategorised  0.00 EUR = -13.33 EUR
    "#]]);
    world.clique("export --format beancount --for bob ramen").shows(expect![[r#"
        ; clique export, format beancount 1 (accepted by beancount 2.3 and 3)
        option "title" "Trip"

        2026-06-11 commodity JPY
        2026-06-11 open Assets:Friends:Trip:Carol
          group: "trip"
          member: "carol"
          name: "carol"
        2026-06-11 open Expenses:Uncategorised

        2026-06-11 * "ramen"
          id: "srqxvpeeb57e"
          group: "trip"
          Expenses:Uncategorised  300 JPY
          Assets:Friends:Trip:Carol  -300 JPY

        2026-06-12 balance Assets:Friends:Trip:Carol  -300 ~ 0 JPY
        2026-06-12 balance Expenses:Uncategorised  300 ~ 0 JPY
    "#]]);
    world.clique("export --format csv --for alice").shows(expect![[r#"
        --- stderr
        error: --for is about someone's books, and csv has none
          help: for a person's books: --format hledger --for alice
          help: for the entries a person has to do with: --with alice
        --- exit 2
    "#]]);
}

#[test]
fn into_a_file() {
    let world = trip();
    world.clique("export -o ../trip.csv").shows(expect![[r#"
        --- stderr
        6 entries in ../trip.csv (csv)
        not in csv, but in json: 3 people's names and settings, 1 group's settings
    "#]]);
    world.clique("export -o ../trip.csv").shows(expect![[r#"
        --- stderr
        error: ../trip.csv is there already, and is not replaced
          help: name a new file, or replace it with --force
        --- exit 5
    "#]]);
    world.clique("export -o ../trip.csv kind:payment --force").shows(expect![[r#"
        --- stderr
        1 entry in ../trip.csv (csv)
        not in csv, but in json: 3 people's names and settings, 1 group's settings
    "#]]);
    assert_eq!(world.read("../trip.csv").lines().count(), 2);
    world.clique("export -o ../trip.xls").shows(expect![[r#"
        --- stderr
        error: the ending of ../trip.xls does not tell the format
          help: say it with --format: csv, tsv, json, ndjson, sesterce, splitwise, hledger, ledger, beancount, sqlite, ics
          help: or by the file's ending: clique export -o ledger.csv
        --- exit 2
    "#]]);
    world.clique("export").shows(expect![[r#"
        --- stderr
        error: in which format?
          help: say it with --format: csv, tsv, json, ndjson, sesterce, splitwise, hledger, ledger, beancount, sqlite, ics
          help: or by the file's ending: clique export -o ledger.csv
        --- exit 2
    "#]]);
    world.clique("export --format porcelain").shows(expect![[r#"
        --- stderr
        error: --format cannot be `porcelain`
          help: one of csv, tsv, json, ndjson, sesterce, splitwise, hledger, ledger, beancount, sqlite, ics
        --- exit 2
    "#]]);
    world.clique("export -o nowhere/trip.csv").shows(expect![[r#"
        --- stderr
        error: nowhere/trip.csv: there is no such folder
        --- exit 5
    "#]]);
    world.clique("export -o groups/trip/expenses/more.csv").shows(expect![[r#"
        --- stderr
        error: groups/trip/expenses/more.csv would be a file of the ledger itself
          help: write it elsewhere, or under another name
        --- exit 2
    "#]]);
    world.clique("list --format hledger").shows(expect![[r#"
        --- stderr
        error: --format hledger is of files for other programs, with clique export only
          help: clique export --format hledger -o FILE
        --- exit 2
    "#]]);
    world.clique("export -o ../trip.sqlite -q").shows(expect![[r#""#]]);
    assert!(std::fs::read(world.at.join("../trip.sqlite")).unwrap().starts_with(b"SQLite format 3\0"));
    world.assert_clean();
}

#[test]
fn as_it_was_and_the_same_each_time() {
    let world = trip();
    let before = world.clique("export --format csv --at HEAD~1").success().stdout;
    assert!(before.lines().count() == 7 && !before.contains("void"), "{before}");
    for format in ["csv", "tsv", "json", "ndjson", "sesterce", "splitwise", "hledger", "beancount", "ics"] {
        let export = || world.clique(&format!("export --format {format}")).success().stdout;
        assert_eq!(export(), export(), "{format}");
    }
    let bytes = |name: &str| {
        world.does(&format!("export -q -o ../{name}.sqlite"));
        std::fs::read(world.at.join(format!("../{name}.sqlite"))).unwrap()
    };
    assert!(bytes("one") == bytes("two"), "two databases of one ledger differ");
}
