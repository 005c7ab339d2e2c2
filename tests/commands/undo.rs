//! Stories of `clique undo`.

use expect_test::expect;

use crate::friends::Friends;
use crate::world::World;

const BOOK: &str = "groups/trip/expenses/2026.csv";

#[test]
fn the_last_change_is_taken_back_byte_for_byte() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.does("add 10 taxi -p bob");
    let before = world.read(BOOK);
    world.does("add 42.50 dinner");
    world.clique("undo").shows(expect![[r#"
        ✓ undone, as it was before 2026-06-15 20:00
          srqw  alice added dinner 42.50 EUR
    "#]]);
    assert_eq!(world.read(BOOK), before);
    world.assert_clean();
}

#[test]
fn undo_after_undo_goes_one_step_further() {
    let world = World::trip(["alice", "bob"]);
    world.does("add 1 one");
    world.does("add 2 two");
    world.does("undo");
    world.clique("undo").shows(expect![[r#"
        ✓ undone, as it was before 2026-06-15 20:00
          srqz  alice added one 1.00 EUR
    "#]]);
    assert!(!world.at.join(BOOK).exists());
    world.clique("undo").shows(expect![[r#"
        --- stderr
        error: there is nothing to undo
        --- exit 1
    "#]]);
    world.does("add 3 three");
    world.does("undo");
    assert!(!world.at.join(BOOK).exists());
    world.assert_clean();
}

#[test]
fn a_dry_run_shows_what_would_come_back() {
    let world = World::trip(["alice", "bob"]);
    world.does("add 1 one");
    world.clique("undo -n").shows(expect![[r#"
        --- a/groups/trip/expenses/2026.csv
        +++ /dev/null
        @@ -1,2 +0,0 @@
        -id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
        -srqzvpeeb384,2026-06-15,,one,1.00,,alice,alice bob,,,,,,,alice
        --- stderr
        nothing was changed (--dry-run)
    "#]]);
    world.write("people/bob.toml", "name = \"Bob Brown\"\n");
    world.clique("undo --dry-run").shows(expect![[r#"
        --- a/people/bob.toml
        +++ b/people/bob.toml
        @@ -1 +1,2 @@
        -name = "Bob Brown"
        +name = "bob"
        +emails = ["bob@example.org"]
        --- stderr
        nothing was changed (--dry-run)
    "#]]);
    assert_eq!(world.git(["status", "--porcelain"]), " M people/bob.toml\n");
}

#[test]
fn edits_by_hand_are_the_last_change() {
    let world = World::trip(["alice", "bob"]);
    world.does("add 1 one");
    let before = world.read(BOOK);
    world.write(BOOK, &before.replace('\n', "\r\n").replace("1.00", "7.00"));
    world.clique("undo").shows(expect![[r#"
        ✓ undone, as it was before 2026-06-15 20:00
          srqz  alice changed one: amount 1.00 → 7.00
        --- stderr
        committed your edits by hand first: groups/trip/expenses/2026.csv
    "#]]);
    assert_eq!(world.read(BOOK), before);
    world.assert_clean();
}

#[test]
fn files_that_a_change_deleted_come_back() {
    let world = World::trip(["alice", "bob"]);
    world.write("people/carol.toml", "name = \"Carol\"\r\n# no newline at the end");
    world.write("notes.txt", "kept");
    world.git(["add", "-A"]);
    world.git(["commit", "-q", "-m", "carol"]);
    world.git(["rm", "-q", "people/carol.toml", "notes.txt"]);
    world.git(["commit", "-q", "-m", "clear up"]);
    world.clique("undo").shows(expect![[r#"
        ✓ undone, as it was before 2026-06-15 20:00
             alice removed carol (Carol) from the ledger
        --- stderr
        left as they are, for they are not the ledger's: notes.txt
    "#]]);
    assert_eq!(world.read("people/carol.toml"), "name = \"Carol\"\r\n# no newline at the end");
    assert!(!world.at.join("notes.txt").exists());
    world.assert_clean();
}

#[test]
fn what_is_no_change_of_the_ledger_is_passed_over() {
    let world = World::trip(["alice", "bob"]);
    world.does("add 1 one");
    world.write("README.md", "ours");
    world.git(["add", "-A"]);
    world.git(["commit", "-q", "-m", "say what this is"]);
    world.git(["commit", "-q", "--allow-empty", "-m", "nothing"]);
    world.clique("undo").shows(expect![[r#"
        ✓ undone, as it was before 2026-06-15 20:00
          srqz  alice added one 1.00 EUR
    "#]]);
    assert_eq!(world.read("README.md"), "ours");
    world.assert_clean();
}

#[test]
fn the_first_commit_and_merges_stay() {
    let world = World::trip(["alice", "bob"]);
    world.clique("undo").shows(expect![[r#"
        --- stderr
        error: there is nothing to undo
        --- exit 1
    "#]]);
    world.git(["checkout", "-q", "-b", "side"]);
    world.does("add 1 one");
    world.git(["checkout", "-q", "main"]);
    world.write("README.md", "ours");
    world.git(["add", "-A"]);
    world.git(["commit", "-q", "-m", "readme"]);
    world.git(["merge", "-q", "--no-edit", "side"]);
    world.clique("undo").shows(expect![[r#"
        --- stderr
        error: this cannot be undone: the last change brought two histories together
          help: take single entries back with: clique rm ID
          help: or bring an older state back with git, which keeps all of them
        --- exit 1
    "#]]);
    world.does("add 2 two");
    world.does("undo");
    world.clique("undo").shows(expect![[r#"
        --- stderr
        error: this cannot be undone: the last change brought two histories together
          help: take single entries back with: clique rm ID
          help: or bring an older state back with git, which keeps all of them
        --- exit 1
    "#]]);
    world.assert_clean();
}

#[test]
fn an_undo_is_known_again_after_a_rebase() {
    let world = World::trip(["alice", "bob"]);
    world.does("add 1 one");
    world.git(["checkout", "-q", "-b", "work"]);
    world.does("add 2 two");
    world.does("undo");
    world.git(["checkout", "-q", "main"]);
    world.write("README.md", "ours");
    world.git(["add", "-A"]);
    world.git(["commit", "-q", "-m", "readme"]);
    world.git(["checkout", "-q", "work"]);
    world.git(["rebase", "-q", "main"]);
    world.clique("undo").shows(expect![[r#"
        ✓ undone, as it was before 2026-06-15 20:00
          srqz  alice added one 1.00 EUR
    "#]]);
    assert!(!world.at.join(BOOK).exists());
}

#[test]
fn bytes_that_are_no_text_are_not_brought_back_as_something_else() {
    let world = World::trip(["alice", "bob"]);
    std::fs::write(world.at.join("people/bob.toml"), b"name = \"B\xf6b\"\n").unwrap();
    world.git(["commit", "-q", "-a", "-m", "latin"]);
    world.write("people/bob.toml", "name = \"Böb\"\n");
    world.git(["commit", "-q", "-a", "-m", "mend"]);
    world.clique("undo").shows(expect![[r#"
        --- stderr
        error: this cannot be undone: before the last change a file was not UTF-8
          help: take single entries back with: clique rm ID
          help: or bring an older state back with git, which keeps all of them
        --- exit 1
    "#]]);
}

#[test]
fn an_older_change_is_taken_out_of_what_came_since() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.does("add 1 one");
    world.does("add 2 two");
    world.does("edit srqz --amount 1.50");
    world.does("edit srqz -c food");
    world.clique("undo HEAD~1 --dry-run").shows(expect![[r#"
        --- a/groups/trip/expenses/2026.csv
        +++ b/groups/trip/expenses/2026.csv
        @@ -1,3 +1,3 @@
         id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
        -srqzvpeeb384,2026-06-15,,one,1.50,,alice,alice bob carol,food,,,,,,alice
        +srqzvpeeb384,2026-06-15,,one,1.00,,alice,alice bob carol,food,,,,,,alice
         srqwvpeeb50x,2026-06-15,,two,2.00,,alice,alice bob carol,,,,,,,alice
        --- stderr
        nothing was changed (--dry-run)
    "#]]);
    world.clique("undo HEAD~1").shows(expect![[r#"
        ✓ undone; what came after 2026-06-15 20:00 stands
          srqz  alice changed one: amount 1.00 → 1.50
    "#]]);
    assert!(world.read(BOOK).contains(",one,1.00,") && world.read(BOOK).contains(",food,"));
    world.clique("undo HEAD~2").shows(expect![[r#"
        --- stderr
        error: that change is taken back already: trip: edit one 1.00 EUR: amount 1.50 (srqzvpeeb384)
          help: see what stands: clique log
        --- exit 1
    "#]]);
    world.clique("undo HEAD~3").shows(expect![[r#"
        ✓ undone; what came after 2026-06-15 20:00 stands
          srqw  alice added two 2.00 EUR
    "#]]);
    world.clique("undo HEAD~4").shows(expect![[r#"
        --- stderr
        error: that change is taken back already: trip: add two 2.00 EUR (srqwvpeeb50x)
          help: see what stands: clique log
        --- exit 1
    "#]]);
    world.clique("log -N 3").shows(expect![[r#"
        2026-06-15 20:00  srqw  alice undid: added two 2.00 EUR
        2026-06-15 20:00  srqz  alice undid: changed one: amount 1.00 → 1.50
        2026-06-15 20:00  srqz  alice changed one: category food
        --- stderr
        there is more: clique log -N 15
    "#]]);
    // One step back from here takes back what was done last, as ever.
    world.clique("undo").shows(expect![[r#"
        ✓ undone, as it was before 2026-06-15 20:00
          srqz  alice changed one: category food
    "#]]);
    world.assert_clean();
}

#[test]
fn later_changes_of_the_same_field_stand_in_the_way() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.does("add 1 one");
    world.does("edit srqz --amount 1.50");
    world.does("edit srqz -s bob");
    world.does("undo");
    world.does("edit srqz --amount 2");
    world.clique("undo HEAD~3").exits(4).shows(expect![[r#"
        --- stderr
        error: what that change wrote in groups/trip/expenses/2026.csv was changed since
          help: since then, 2026-06-15 20:00 alice: trip: edit one 1.50 EUR: amount 2.00 (srqzvpeeb384) (aa62dd3)
          help: undo the later change first, or say what should stand: clique edit ID
        --- exit 4
    "#]]);
    world.clique("undo HEAD~4").exits(4).shows(expect![[r#"
        --- stderr
        error: what that change wrote in groups/trip/expenses/2026.csv was changed since
          help: since then, 2026-06-15 20:00 alice: trip: edit one 1.50 EUR: amount 2.00 (srqzvpeeb384) (aa62dd3)
          help: since then, 2026-06-15 20:00 alice: trip: edit one 1.00 EUR: amount 1.50 (srqzvpeeb384) (544bad4)
          help: undo the later change first, or say what should stand: clique edit ID
        --- exit 4
    "#]]);
    world.assert_clean();
}

#[test]
fn the_last_change_of_one_entry() {
    let world = World::trip(["alice", "bob"]);
    world.does("add 1 one");
    world.does("add 2 two");
    world.does("edit srqz --amount 1.50");
    world.write(BOOK, &world.read(BOOK).replace("1.50", "1.70").replace("2.00", "2.70"));
    world.does("add 3 three");
    world.clique("undo srqz").shows(expect![[r#"
        ✓ undone; what came after 2026-06-15 20:00 stands
          srqz  alice changed one: amount 1.50 → 1.70
    "#]]);
    assert!(world.read(BOOK).contains(",one,1.50,") && world.read(BOOK).contains(",two,2.70,"));
    world.clique("undo srqz").shows(expect![[r#"
        ✓ undone; what came after 2026-06-15 20:00 stands
          srqz  alice changed one: amount 1.00 → 1.50
    "#]]);
    world.clique("undo srqz").shows(expect![[r#"
        ✓ undone; what came after 2026-06-15 20:00 stands
          srqz  alice added one 1.00 EUR
    "#]]);
    world.clique("undo srqz").shows(expect![[r#"
        --- stderr
        error: there is nothing to undo
        --- exit 1
    "#]]);
    assert!(!world.read(BOOK).contains("srqz"));
    world.clique("log srqz").shows(expect![[r#"
        2026-06-15 20:00  srqz  alice undid: added one 1.00 EUR
        2026-06-15 20:00  srqz  alice undid: changed one: amount 1.00 → 1.50
        2026-06-15 20:00  srqz  alice changed one: amount 1.70 → 1.50
        2026-06-15 20:00  srqz  alice changed one: amount 1.50 → 1.70
        2026-06-15 20:00  srqz  alice changed one: amount 1.00 → 1.50 (undone)
        2026-06-15 20:00  srqz  alice added one 1.00 EUR (undone)
    "#]]);
    world.assert_clean();
}

#[test]
fn what_cannot_be_undone_is_named() {
    let world = World::trip(["alice", "bob"]);
    world.does("person add Carol");
    world.does("member add carol");
    world.does("add 9 dinner -s bob,carol");
    world.clique("undo HEAD~2").exits(3).shows(expect![[r#"
        --- stderr
        error[E012]: unknown member `carol`
         --> groups/trip/expenses/2026.csv:2:49
          |
        2 | srqwvpeeb50x,2026-06-15,,dinner,9.00,,alice,bob carol,,,,,,,alice
          |                                                 ^^^^^ nobody has this handle
          |
          = help: people are alice, bob

        error[E035]: there is no person `carol`
         --> groups/trip/group.toml:6:1
          |
        6 | carol = {}
          | ^^^^^ no file people/carol.toml
          |
          = help: add the person with `clique person add carol`

        2 errors, 0 warnings in 2 files
        error: nothing was changed
        --- exit 3
    "#]]);
    world.clique("undo HEAD~3").shows(expect![[r#"
        --- stderr
        error: this cannot be undone: that change began the ledger
          help: take single entries back with: clique rm ID
          help: or bring an older state back with git, which keeps all of them
        --- exit 1
    "#]]);
    world.clique("undo nowhere").shows(expect![[r#"
        --- stderr
        error: there is no revision `nowhere`
          help: a day (2026-06-01, yesterday), HEAD~3, a branch, a tag, or the id of a commit
          help: and no entry has or had an id that begins like that
        --- exit 2
    "#]]);
    world.git(["checkout", "-q", "--orphan", "other"]);
    world.git(["commit", "-q", "-m", "other"]);
    world.clique("undo main").shows(expect![[r#"
        --- stderr
        error: this cannot be undone: that commit is not part of this history
          help: take single entries back with: clique rm ID
          help: or bring an older state back with git, which keeps all of them
        --- exit 1
    "#]]);
    world.assert_clean();
}

#[test]
fn marks_of_what_was_read_are_passed_over() {
    let mut friends = Friends::three();
    friends.bob().does("add 10 taxi");
    friends.world.does("inbox --read");
    friends.world.clique("undo").shows(expect![[r#"
        ✓ undone, as it was before 2026-06-15 20:00
          f4kv  bob added taxi 10.00 EUR
    "#]]);
    friends.world.does("redo");
    friends.world.does("inbox --read");
    assert!(friends.world.read("groups/trip/expenses/2026.csv").contains("taxi"));
    assert!(friends.world.read("reads/bob.csv").contains("inbox"));
    friends.world.assert_clean();
}
