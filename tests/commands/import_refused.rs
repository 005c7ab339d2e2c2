//! Files that cannot be imported: each is told with its place and what helps, and nothing is written.

use std::fs::{self, File};

use expect_test::expect;

use crate::world::{Ran, World, fixture};

/// Imports a file of these bytes; it must be refused and leave everything as it was.
#[track_caller]
fn refused(name: &str, bytes: &[u8]) -> Ran {
    let world = World::trip(["zoe"]);
    fs::write(world.at.join("..").join(name), bytes).unwrap();
    let ran = world.clique(&format!("import ../{name} -g alps"));
    assert!(matches!(ran.code, 1 | 2), "exit {}\n{}{}", ran.code, ran.stdout, ran.stderr);
    assert!(!world.at.join("groups/alps").exists());
    world.assert_clean();
    ran
}

fn sample(path: &str) -> Vec<u8> {
    fs::read(fixture("import").join(path)).unwrap()
}

#[test]
fn what_is_cut_off_is_told_with_its_place() {
    let json = sample("spliit/weekend.json");
    refused("weekend.json", &json[..1500]).shows(expect![[r#"
        --- stderr
        error: the file ends in the middle
         --> ../weekend.json:1:1500
          |
        1 | …:"Museum","category":{"grouping":"Uncategorized","name":"General"},"amount":1999,"originalAmount":null,"originalCurrency":null,"conve
          |                                                                                                                                      ^
          |
          = help: it was cut off; export it again

        error: nothing was imported: 1 thing in this file cannot be meant
        --- exit 2
    "#]]);
    let wide = sample("settleup/trip.csv");
    refused("trip.csv", &wide[..1001]).shows(expect![[r#"
        --- stderr
        error: ../trip.csv: the file ends in the middle of a character (byte 1000)
          help: it was cut off; export it again
        --- exit 2
    "#]]);
}

#[test]
fn wherever_a_file_is_cut_off_it_is_refused_or_what_was_read_adds_up() {
    let world = World::trip(["zoe"]);
    for path in ["splitwise/trip.csv", "spliit/weekend.json", "cospend/weekend.csv", "ihatemoney/weekend-bills.csv"] {
        let whole = sample(path);
        for part in [10, 25, 50, 75, 95, 99] {
            fs::write(world.at.join("../cut"), &whole[..whole.len() * part / 100]).unwrap();
            let ran = world.clique("import ../cut -g cut -n");
            assert!(matches!(ran.code, 0..=2), "{path} {part} %: {}", ran.stderr);
        }
    }
    world.assert_clean();
}

#[test]
fn another_encoding_is_told() {
    refused("cafe.csv", b"Date,Description,Category,Cost,Currency,Zo\xe9\n").shows(expect![[r#"
        --- stderr
        error: the file is not UTF-8
         --> ../cafe.csv:1:43
          |
        1 | Date,Description,Category,Cost,Currency,Zo�
          |                                           ^
          |
          = help: save it as UTF-8 and import it again, so that no name is spoilt

        error: nothing was imported: 1 thing in this file cannot be meant
        --- exit 2
    "#]]);
    refused("wide.csv", b"\xff\xfea\0b\0\0\xd8c\0").shows(expect![[r#"
        --- stderr
        error: ../wide.csv: this is no character of UTF-16 (byte 6)
          help: the file is damaged; export it again
        --- exit 2
    "#]]);
    refused("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").shows(expect![[r#"
        --- stderr
        error: ../picture.png is no text
          help: name the file that the other program exported: CSV or JSON
        --- exit 2
    "#]]);
}

#[test]
fn two_gigabytes_of_nothing_are_not_read() {
    let world = World::trip(["zoe"]);
    File::create(world.at.join("../big.csv")).unwrap().set_len(2 << 30).unwrap();
    world.clique("import ../big.csv").shows(expect![[r#"
        --- stderr
        error: ../big.csv is no text
          help: name the file that the other program exported: CSV or JSON
        --- exit 2
    "#]]);
    std::fs::write(world.at.join("../long.csv"), "a,b\n".repeat(17 << 20)).unwrap();
    world.clique("import ../long.csv").shows(expect![[r#"
        --- stderr
        error: ../long.csv is longer than 64 MiB
          help: no program exports so much of one group; export a part of it
        --- exit 2
    "#]]);
    for (name, start, max) in [("big.json", "[\n", 512), ("own.json", "{\"schema\": \"clique.export/1\",", 1024)] {
        // Nothing behind the beginning is read of what is too long, and nothing of what is no text is kept.
        let beginning = format!("{start}{}", " ".repeat(5000));
        std::fs::write(world.at.join("..").join(name), beginning).unwrap();
        let file = File::options().write(true).open(world.at.join("..").join(name)).unwrap();
        file.set_len(2 << 30).unwrap();
        let ran = world.clique(&format!("import ../{name}"));
        let words = format!("error: ../{name} is longer than {max} MiB");
        assert!(ran.code == 2 && ran.stderr.starts_with(&words), "{}", ran.stderr);
        file.set_len(8 << 20).unwrap();
        let ran = world.clique(&format!("import ../{name}"));
        assert!(ran.code == 2 && ran.stderr.starts_with(&format!("error: ../{name} is no text")), "{}", ran.stderr);
    }
    File::create(world.at.join("../zeros.csv")).unwrap().set_len(1 << 20).unwrap();
    world.clique("import ../zeros.csv").shows(expect![[r#"
        --- stderr
        error: ../zeros.csv is no text
          help: name the file that the other program exported: CSV or JSON
        --- exit 2
    "#]]);
    world.assert_clean();
}

#[test]
fn deep_json_does_no_harm() {
    for deep in ["[".repeat(200_000), "{\"expenses\":[".repeat(50_000), "{\"a\":".repeat(100_000)] {
        drop(refused("deep.json", deep.as_bytes()));
        drop(refused("deep2.json", format!("{{\"id\":\"x\",\"expenses\":{deep}").as_bytes()));
    }
}

#[test]
fn what_is_no_export_is_told() {
    refused("empty.csv", b" \n\n").shows(expect![[r#"
        --- stderr
        error: there is nothing in ../empty.csv
        --- exit 2
    "#]]);
    refused("shop.csv", b"sku,price\n1,2\n").shows(expect![[r#"
        --- stderr
        error: ../shop.csv is of no program that is known; it begins: sku,price
          help: say which: clique import SOURCE FILE; what there is: clique help import
          help: any other table comes in with a mapping: clique import csv FILE --mapping MAPPING
        --- exit 2
    "#]]);
    let world = World::trip(["zoe"]);
    world.clique("import").shows(expect![[r#"
        --- stderr
        error: which file?
          help: clique import FILE, or - for the input
        --- exit 2
    "#]]);
    world.clique("import .").shows(expect![[r#"
        --- stderr
        error: . is a folder
          help: name the files in it
        --- exit 2
    "#]]);
    world.clique("import ../nowhere.csv").shows(expect![[r#"
        --- stderr
        error: ../nowhere.csv: No such file or directory
        --- exit 5
    "#]]);
    world.clique("import splitwise").shows(expect![[r#"
        --- stderr
        error: which file of splitwise?
          help: clique import splitwise FILE
        --- exit 2
    "#]]);
    world.write("../shop.csv", "sku,price\n1,2\n");
    world.clique("import splitwise ../shop.csv").shows(expect![[r#"
        --- stderr
        error: ../shop.csv is no file of splitwise that is known
          help: known are: group (CSV); saved expenses (JSON)
          help: see how to get one: clique help import
        --- exit 2
    "#]]);
    world.assert_clean();
}

#[test]
fn totals_in_the_middle_and_numbers_that_do_not_add_up_are_told() {
    let head = "Date,Description,Category,Cost,Currency,Al,Bo\n\n";
    let row = "2026-05-01,Train,Bus/train,90.00,EUR,45.00,-45.00\n";
    let totals = "2026-06-15,Total balance, , ,EUR,45.00,-45.00\n";
    refused("alps.csv", format!("{head}{row}{totals}{row}").as_bytes()).shows(expect![[r#"
        2 entries from splitwise for alps   2026-05-01

              imported  in the file  difference
          al    +90.00       +45.00      +45.00  EUR
          bo    -90.00       -45.00      -45.00  EUR
          2 balances are not what the file says
        --- stderr
        error: 2 balances are not what the file says; nothing was imported
          help: the file may be cut off or edited; export it again
          help: to import it all the same: --accept-difference
        --- exit 1
    "#]]);
    let unbalanced = "2026-05-02,Bus,Bus/train,9.00,EUR,4.50,-5.51\n";
    refused("alps.csv", format!("{head}{row}{unbalanced}").as_bytes()).shows(expect![[r#"
        --- stderr
        error: what the row did to the balances adds up to -1.01 EUR instead of zero
         --> ../alps.csv:4:1
          |
        4 | 2026-05-02,Bus,Bus/train,9.00,EUR,4.50,-5.51
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = help: a column is missing or was changed; export the group again

        error: nothing was imported: 1 thing in this file cannot be meant
        --- exit 2
    "#]]);
    let huge = "2026-05-02,Bus,Bus/train,99999999999999.00,EUR,99999999999999.00,-99999999999999.00\n";
    refused("alps.csv", format!("{head}{row}{huge}").as_bytes()).shows(expect![[r#"
        --- stderr
        error: `99999999999999.00` is larger than an amount can be
         --> ../alps.csv:4:48
          |
        4 | 2026-05-02,Bus,Bus/train,99999999999999.00,EUR,99999999999999.00,-99999999999999.00
          |                                                ^^^^^^^^^^^^^^^^^

        error: `-99999999999999.00` is larger than an amount can be
         --> ../alps.csv:4:66
          |
        4 | 2026-05-02,Bus,Bus/train,99999999999999.00,EUR,99999999999999.00,-99999999999999.00
          |                                                                  ^^^^^^^^^^^^^^^^^^

        error: nothing was imported: 2 things in this file cannot be meant
        --- exit 2
    "#]]);
}

#[test]
fn problems_can_be_read_by_programs() {
    let world = World::trip(["zoe"]);
    fs::write(world.at.join("../weekend.json"), &sample("spliit/weekend.json")[..1500]).unwrap();
    world.clique("import ../weekend.json --error-format json").shows(expect![[r#"
        --- stderr
        {"code":null,"severity":"error","message":"the file ends in the middle","file":"../weekend.json","line":1,"column":1500,"end":{"line":1,"column":1501},"label":null,"help":["it was cut off; export it again"],"notes":[]}
        {"severity":"error","message":"nothing was imported: 1 thing in this file cannot be meant","help":[]}
        --- exit 2
    "#]]);
    world.assert_clean();
}

/// A bill of a saved answer of Splitwise, as long as is asked for.
fn splitwise_bill(id: usize, cost: &str, length: usize) -> String {
    let share = |id: u32, name: &str, paid: &str, owed: &str, net: &str| {
        format!(
            r#"{{"user": {{"id": {id}, "first_name": "{name}"}}, "paid_share": "{paid}", "owed_share": "{owed}",
            "net_balance": "{net}"}}"#
        )
    };
    let users = [share(1, "Ann", "10.0", "5.0", "5.0"), share(2, "Bob", "0.0", "5.0", "-5.0")].join(", ");
    format!(
        r#"{{"id": {id}, "description": "No {id}", "cost": "{cost}", "currency_code": "EUR",
        "date": "2025-05-01T09:00:00Z", "payment": false, "users": [{users}], "more": "{}"}}"#,
        "é".repeat(length / 2)
    )
}

#[test]
fn a_long_file_is_read_and_what_is_wrong_late_is_told_with_its_place() {
    let bills: Vec<String> = (0..320).map(|id| splitwise_bill(id, "10.0", 30_000)).collect();
    let text = format!("{{\"expenses\": [{}]}}\n", bills.join(",\n"));
    let world = World::trip(["zoe"]);
    fs::write(world.at.join("../long.json"), &text).unwrap();
    let ran = world.clique("import ../long.json -g alps").success();
    assert!(ran.stdout.contains("320 entries from splitwise"), "{}", ran.stdout);
    assert!(ran.stdout.contains("every balance is the one in the file"), "{}", ran.stdout);

    let place = |text: &str, at: usize| {
        let before = text[..at].rfind('\n').map_or(0, |feed| feed + 1);
        format!(" --> ../long.json:{}:{}\n", text[..at].matches('\n').count() + 1, at - before + 1)
    };
    let wrong = text.replace(&bills[290], &splitwise_bill(290, "ten", 30_000));
    let ran = refused("long.json", wrong.as_bytes());
    assert!(ran.stderr.starts_with("error: `ten` is not a number\n"), "{}", ran.stderr);
    assert!(ran.stderr.contains(&place(&wrong, wrong.find("\"ten\"").unwrap())), "{}", ran.stderr);

    let mut torn = text.clone().into_bytes();
    let at = text.find("\"No 300\"").unwrap() + 1;
    torn[at] = 0xff;
    let ran = refused("long.json", &torn);
    assert!(ran.stderr.contains(&place(&text, at)), "{}", ran.stderr);
    assert!(ran.stderr.starts_with("error: the file is not UTF-8\n"), "{}", ran.stderr);
    let ran = refused("long.json", &text.as_bytes()[..text.len() - 4]);
    assert!(ran.stderr.starts_with("error: the file ends in the middle\n"), "{}", ran.stderr);
}

#[cfg(unix)]
#[test]
fn a_pipe_with_a_name_is_read_once() {
    let world = World::trip(["zoe"]);
    let pipe = world.at.join("../pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let text = format!("[{}]", splitwise_bill(1, "10.0", 0));
    let writer = std::thread::spawn(move || fs::write(pipe, text));
    let ran = world.clique("import ../pipe -g alps").success();
    assert!(ran.stdout.contains("1 entry from splitwise"), "{}", ran.stdout);
    writer.join().unwrap().unwrap();
}
