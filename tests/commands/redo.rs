//! Stories of `clique redo`.

use expect_test::expect;

use crate::world::World;

const BOOK: &str = "groups/trip/expenses/2026.csv";

#[test]
fn what_was_undone_stands_again_step_by_step() {
    let world = World::trip(["alice", "bob"]);
    world.does("add 1 one");
    world.does("add 2 two");
    let before = world.read(BOOK);
    world.does("undo");
    let between = world.read(BOOK);
    world.does("undo");
    world.clique("redo").shows(expect![[r#"
        ✓ redone, it stands again
          srqz  alice added one 1.00 EUR
    "#]]);
    assert_eq!(world.read(BOOK), between);
    world.clique("redo --dry-run").shows(expect![[r#"
        --- a/groups/trip/expenses/2026.csv
        +++ b/groups/trip/expenses/2026.csv
        @@ -1,2 +1,3 @@
         id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
         srqzvpeeb384,2026-06-15,,one,1.00,,alice,alice bob,,,,,,,alice
        +srqwvpeeb50x,2026-06-15,,two,2.00,,alice,alice bob,,,,,,,alice
        --- stderr
        nothing was changed (--dry-run)
    "#]]);
    world.clique("redo --json").shows(expect![[r#"
        {
          "schema": "clique.redo/1",
          "ledger": "Trip",
          "data": [
            {
              "commit": "1ae43870523a8944f22fcc36ac5a0cfaa8562d5a",
              "time": "2026-06-15T20:00:00Z",
              "who": "alice",
              "is_member": true,
              "email": "alice@example.org",
              "subject": "undo: trip: add two 2.00 EUR (srqwvpeeb50x)",
              "fate": "redone",
              "deeds": [
                {
                  "verb": "added",
                  "thing": "entry",
                  "group": "trip",
                  "id": "srqwvpeeb50x",
                  "title": "two",
                  "amount": "2.00",
                  "currency": "EUR",
                  "changes": []
                }
              ],
              "other_files": []
            }
          ]
        }
    "#]]);
    assert_eq!(world.read(BOOK), before);
    world.clique("redo").shows(expect![[r#"
        --- stderr
        error: there is nothing to redo
          help: redo takes back an undo that nothing came after; an older one: clique undo REV of the undo
        --- exit 1
    "#]]);
    world.clique("log -N 6").shows(expect![[r#"
        2026-06-15 20:00  srqw  alice redid: added two 2.00 EUR
        2026-06-15 20:00  srqz  alice redid: added one 1.00 EUR
        2026-06-15 20:00  srqz  alice undid: added one 1.00 EUR (redone)
        2026-06-15 20:00  srqw  alice undid: added two 2.00 EUR (redone)
        2026-06-15 20:00  srqw  alice added two 2.00 EUR
        2026-06-15 20:00  srqz  alice added one 1.00 EUR
        --- stderr
        there is more: clique log -N 30
    "#]]);
    // Undo after redo goes back once more, and so on.
    world.does("undo");
    assert_eq!(world.read(BOOK), between);
    world.does("redo");
    assert_eq!(world.read(BOOK), before);
    world.does("undo");
    world.does("undo");
    assert!(!world.at.join(BOOK).exists());
    world.assert_clean();
}

#[test]
fn a_change_in_between_ends_it() {
    let mut world = World::trip(["alice", "bob"]);
    world.clique("redo").shows(expect![[r#"
        --- stderr
        error: there is nothing to redo
          help: redo takes back an undo that nothing came after; an older one: clique undo REV of the undo
        --- exit 1
    "#]]);
    world.does("add 1 one");
    world.does("undo");
    world.set("CLIQUE_SEED", "another");
    world.does("add 2 two");
    world.clique("redo").exits(1).shows(expect![[r#"
        --- stderr
        error: there is nothing to redo
          help: redo takes back an undo that nothing came after; an older one: clique undo REV of the undo
        --- exit 1
    "#]]);
    // Taking back the undo itself brings the change back beside what came since.
    world.clique("undo HEAD~1").shows(expect![[r#"
        ✓ redone, it stands again
          srqz  alice added one 1.00 EUR
    "#]]);
    assert_eq!(world.read(BOOK).lines().count(), 3);
    world.clique("undo HEAD~2").shows(expect![[r#"
        --- stderr
        error: that change is taken back by a redo already: undo: trip: add one 1.00 EUR (srqzvpeeb384)
          help: see what stands: clique log
        --- exit 1
    "#]]);
    world.assert_clean();
}
