//! Stories of receipts: `clique receipt`, `add --receipt`, `edit --receipt`.

use std::fs;

use expect_test::expect;

use crate::world::World;

const BOOK: &str = "groups/trip/expenses/2026.csv";

fn id_of(world: &World, line: usize) -> String {
    world.read(BOOK).lines().nth(line).unwrap()[..12].to_owned()
}

#[test]
fn a_bill_comes_with_its_picture() {
    let world = World::trip(["alice", "bob"]);
    world.clique("receipt").shows(expect![[r#"
        No receipts.
    "#]]);
    world.write("../bill \u{202e}gpj.JPG", "a picture");
    world.clique("add 30 dinner --receipt '../bill \u{202e}gpj.JPG'").shows(expect![[r#"
        ✓ srqz  Mon 2026-06-15  dinner   30.00 EUR   paid by alice
                alice 15.00 · bob 15.00
                receipt 0ac8f56d85c2864ffa56.jpg
          alice 0.00 → +15.00 EUR
        --- stderr
          undo with: clique undo
    "#]]);
    let name = "8a42d0c3";
    let _ = name;
    expect![[r#"
        id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
        srqzvpeeb384,2026-06-15,,dinner,30.00,,alice,alice bob,,,,,0ac8f56d85c2864ffa56.jpg,,alice
    "#]]
    .assert_eq(&world.read(BOOK));
    let id = id_of(&world, 1);
    world.clique(&format!("show {id}")).shows(expect![[r#"
        dinner   30.00 EUR
          id       srqzvpeeb384
          group    Trip (trip)
          date     Mon 2026-06-15
          kind     expense
          paid by  alice
          split    alice bob
          shares   alice  15.00
                   bob    15.00
          receipt  0ac8f56d85c2864ffa56.jpg   (9 B)
          by       alice
          row      groups/trip/expenses/2026.csv:2
    "#]]);
    world.clique("receipt list").shows(expect![[r#"
        srqz  2026-06-15  dinner  9 B  0ac8f56d85c2864ffa56.jpg
    "#]]);
    world.clique("receipt list --format csv").shows(expect![[r#"
        group,entry,date,description,name,path,bytes,state
        trip,srqzvpeeb384,2026-06-15,dinner,0ac8f56d85c2864ffa56.jpg,groups/trip/receipts/0ac8f56d85c2864ffa56.jpg,9,intact
    "#]]);
    world.clique(&format!("receipt path {id}")).shows(expect![[r#"
        ~/ledger/groups/trip/receipts/0ac8f56d85c2864ffa56.jpg
    "#]]);
    world.clique("receipt check").shows(expect![[r#"
        1 receipt is there as it was added
    "#]]);
    // The same picture for another bill is the same file.
    world.does("add 12 wine --receipt '../bill \u{202e}gpj.JPG' -p bob");
    assert_eq!(fs::read_dir(world.at.join("groups/trip/receipts")).unwrap().count(), 1);
    let wine = id_of(&world, 2);
    world.write("../other.pdf", "another picture");
    world.clique(&format!("edit {wine} --receipt ../other.pdf")).shows(expect![[r#"
        ✓ srqw  Mon 2026-06-15  wine   12.00 EUR   paid by bob
                alice 6.00 · bob 6.00
                receipt c099a4503efb12fe1496.pdf
          receipt  0ac8f56d85c2864ffa56.jpg → c099a4503efb12fe1496.pdf
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique(&format!("edit {wine} --receipt ../other.pdf")).shows(expect![[r#"
        --- stderr
        error: this changes nothing: `srqwvpeeb50x` says so already
        --- exit 2
    "#]]);
    world.clique(&format!("edit {wine} --receipt none -q")).shows(expect![[r#"
        ✓ srqw  Mon 2026-06-15  wine   12.00 EUR   paid by bob
                alice 6.00 · bob 6.00
          receipt  c099a4503efb12fe1496.pdf → nothing
    "#]]);
    world.clique("receipt check").shows(expect![[r#"
        15 B  c099a4503efb12fe1496.pdf  no bill names it
    "#]]);
    world.assert_clean();
    world.does("undo");
    world.does("undo");
    world.assert_clean();
    world.clique("receipt list --format porcelain").shows(expect![[r#"
        trip	srqwvpeeb50x	2026-06-15	wine	0ac8f56d85c2864ffa56.jpg	groups/trip/receipts/0ac8f56d85c2864ffa56.jpg	9	intact
        trip	srqzvpeeb384	2026-06-15	dinner	0ac8f56d85c2864ffa56.jpg	groups/trip/receipts/0ac8f56d85c2864ffa56.jpg	9	intact
    "#]]);
}

#[test]
fn a_batch_brings_the_files_that_its_rows_name() {
    let world = World::trip(["alice", "bob"]);
    world.write("../pictures/dinner.jpg", "a picture");
    world.write("../pictures/june/taxi.pdf", "another picture");
    world.write(
        "../bills.csv",
        "amount,description,ref,receipt\n30,dinner,T1,dinner.jpg\n12,taxi,T2,june/taxi.pdf\n5,tea,T3,\n",
    );
    world.clique("add --from ../bills.csv --receipts ../pictures").shows(expect![[r#"
        ✓ 3 entries added to trip   Mon 2026-06-15   47.00 EUR
          alice 0.00 → +23.50 EUR
          bob 0.00 → -23.50 EUR
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("receipt list").shows(expect![[r#"
        6hpp  2026-06-15  taxi    15 B  c099a4503efb12fe1496.pdf
        cj9g  2026-06-15  dinner  9 B   0ac8f56d85c2864ffa56.jpg
    "#]]);
    world.clique("receipt check").shows(expect![[r#"
        2 receipts are there as they were added
    "#]]);
    world.clique("add --from ../bills.csv --receipts ../pictures").shows(expect![[r#"
        --- stderr
        there is nothing to add: all 3 entries are there already
    "#]]);
    // What clique answers names receipts as the group has them.
    let answer = world.clique("list --format csv").success().stdout;
    world.write("../answer.csv", &answer);
    world.clique("add --from ../answer.csv --receipts ../pictures").shows(expect![[r#"
        --- stderr
        there is nothing to add: all 3 entries are there already
    "#]]);
    world.does("undo");
    assert!(!world.at.join("groups/trip/expenses/2026.csv").exists());
    world.assert_clean();
}

#[test]
fn a_batch_takes_no_file_that_nobody_chose() {
    let world = World::trip(["alice", "bob"]);
    fs::create_dir(world.at.join("../pictures")).unwrap();
    world.write("../private.txt", "a secret");
    world.write(
        "../bills.csv",
        "amount,description,receipt\n3,tea,../private.txt\n4,cake,/etc/passwd\n5,wine,lost.jpg\n",
    );
    world.clique("add --from ../bills.csv --receipts ../pictures").shows(expect![[r#"
        --- stderr
        error: a receipt lies in ../pictures or below it
         --> ../bills.csv:2:7
          |
        2 | 3,tea,../private.txt
          |       ^^^^^^^^^^^^^^

        error: a receipt lies in ../pictures or below it
         --> ../bills.csv:3:8
          |
        3 | 4,cake,/etc/passwd
          |        ^^^^^^^^^^^

        error: nothing was added: 2 things cannot be meant in 3 rows
        --- exit 2
    "#]]);
    world.write("../bills.csv", "amount,description,receipt\n3,tea,lost.jpg\n4,cake,lost2.jpg\n");
    world.clique("add --from ../bills.csv --receipts ../pictures").shows(expect![[r#"
        --- stderr
        error: cannot read the receipt ../pictures/lost.jpg: No such file or directory
         --> ../bills.csv:2:7
          |
        2 | 3,tea,lost.jpg
          |       ^^^^^^^^
          |
          = help: nothing was added

        error: cannot read the receipt ../pictures/lost2.jpg: No such file or directory
         --> ../bills.csv:3:8
          |
        3 | 4,cake,lost2.jpg
          |        ^^^^^^^^^
          |
          = help: nothing was added

        error: nothing was added: 2 things cannot be meant in 2 rows
        --- exit 2
    "#]]);
    world.clique("add --from ../bills.csv").shows(expect![[r#"
        ✓ 2 entries added to trip   Mon 2026-06-15   7.00 EUR
          alice 0.00 → +3.50 EUR
          bob 0.00 → -3.50 EUR
        --- stderr
        warning: there is no groups/trip/receipts/lost.jpg, and 1 more
        clique add --from FILE --receipts DIR brings the files along
          undo with: clique undo
    "#]]);
    world.assert_clean();
}

#[test]
fn what_was_changed_or_lost_is_found() {
    let world = World::trip(["alice", "bob"]);
    world.write("../bill.jpg", "a picture");
    world.does("add 30 dinner --receipt ../bill.jpg");
    let path = world.clique("receipt list --json").json()["data"][0]["path"].as_str().unwrap().to_owned();
    let id = id_of(&world, 1);
    world.write(&path, "another picture");
    world.clique("receipt check").shows(expect![[r#"
        srqz  2026-06-15  dinner  15 B  0ac8f56d85c2864ffa56.jpg  is not what was added
        --- stderr
        bring one back from git, or name another: clique edit ID --receipt FILE
        --- exit 1
    "#]]);
    world.clique("check receipts").exits(1).shows(expect![[r#"
        --- stderr
        error[E154]: the receipt of `dinner` is not what was added
         --> groups/trip/expenses/2026.csv:2:1
          |
        2 | srqzvpeeb384,2026-06-15,,dinner,30.00,,alice,alice bob,,,,,0ac8f56d85c2864ffa56.jpg,,alice
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = help: groups/trip/receipts/0ac8f56d85c2864ffa56.jpg was changed; git has what it was
        --- exit 1
    "#]]);
    world.clique(&format!("show {id}")).success().shows(expect![[r#"
        dinner   30.00 EUR
          id       srqzvpeeb384
          group    Trip (trip)
          date     Mon 2026-06-15
          kind     expense
          paid by  alice
          split    alice bob
          shares   alice  15.00
                   bob    15.00
          receipt  0ac8f56d85c2864ffa56.jpg   (15 B, not what was added)
          by       alice
          row      groups/trip/expenses/2026.csv:2
    "#]]);
    world.clique("add 12 wine --receipt ../bill.jpg").shows(expect![[r#"
        --- stderr
        error: something else lies at groups/trip/receipts/0ac8f56d85c2864ffa56.jpg
          help: see clique receipt check
        --- exit 4
    "#]]);
    fs::remove_file(world.at.join(&path)).unwrap();
    world.clique("receipt").shows(expect![[r#"
        srqz  2026-06-15  dinner  0ac8f56d85c2864ffa56.jpg  is not there
    "#]]);
    world.clique(&format!("receipt path {id}")).shows(expect![[r#"
        --- stderr
        error: the receipt of `srqzvpeeb384` is not there, or cannot be read
          help: it belongs at groups/trip/receipts/0ac8f56d85c2864ffa56.jpg
        --- exit 1
    "#]]);
    world.clique("receipt check --format porcelain").exits(1).shows(expect![[r#"
        trip	srqzvpeeb384	2026-06-15	dinner	0ac8f56d85c2864ffa56.jpg	groups/trip/receipts/0ac8f56d85c2864ffa56.jpg		missing
        --- stderr
        bring one back from git, or name another: clique edit ID --receipt FILE
        --- exit 1
    "#]]);
}

#[test]
fn what_is_no_receipt_is_refused() {
    let world = World::trip(["alice", "bob"]);
    world.does("add 30 dinner");
    let id = id_of(&world, 1);
    let before = world.read(BOOK);
    world.write("../empty.jpg", "");
    fs::File::create(world.at.join("../large.jpg")).unwrap().set_len(10_000_001).unwrap();
    for (line, code, says) in [
        ("add 5 tea --receipt ../nothing.jpg", 5, "cannot read the receipt"),
        ("add 5 tea --receipt ..", 2, "no plain file"),
        ("add 5 tea --receipt ../empty.jpg", 2, "is empty"),
        ("add 5 tea --receipt ../large.jpg", 2, "larger than 10 MB"),
        ("add --from ../x.csv --receipt ../empty.jpg", 2, "cannot stand together"),
        ("receipt path ID", 1, "has no receipt"),
        ("receipt path zzzz", 2, "no entry has an id"),
        ("receipt list -g nowhere", 2, "unknown group"),
    ] {
        let ran = world.clique(&line.replace("ID", &id)).exits(code);
        assert!(ran.stderr.contains(says), "{line}: {}", ran.stderr);
    }
    assert_eq!(world.read(BOOK), before);
    world.assert_clean();
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_receipt_is_not_followed() {
    let world = World::trip(["alice", "bob"]);
    world.write("../secret", "a secret");
    world.write(
        BOOK,
        "id,date,description,amount,paid_by,split,receipt\nk7q2m9xw4t3e,2026-06-01,dinner,10,bob,alice bob,x.jpg\n",
    );
    fs::create_dir_all(world.at.join("groups/trip/receipts")).unwrap();
    std::os::unix::fs::symlink("../../../../secret", world.at.join("groups/trip/receipts/x.jpg")).unwrap();
    world.clique("receipt").shows(expect![[r#"
        k7q2  2026-06-01  dinner  x.jpg  cannot be read
    "#]]);
    let _ = world.clique("receipt path k7q2").exits(1);
}
