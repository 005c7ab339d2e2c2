//! Stories of `clique restore`.

use expect_test::expect;

use crate::world::World;

#[test]
fn only_void_entries_come_back() {
    let world = World::trip(["alice", "bob"]);
    let _ = world.clique("add 10 taxi -p bob").success();
    world.clique("restore srqz").shows(expect![[r#"
        --- stderr
        `srqzvpeeb384` counts already
    "#]]);
    world.clique("restore zzzz").exits(2).shows(expect![[r#"
        --- stderr
        error: no entry has or had an id that begins with `zzzz`
          help: ids stand first in the lines of clique list and clique log
        --- exit 2
    "#]]);
    world.clique("restore").exits(2).shows(expect![[r#"
        --- stderr
        error: ID is missing
          help: it goes: clique restore ID…; see clique restore -h
        --- exit 2
    "#]]);
    world.assert_clean();
}

#[test]
fn what_was_purged_comes_back_from_the_history() {
    let world = World::trip(["alice", "bob"]);
    world.write(
        "groups/trip/expenses/2026.csv",
        "id,date,description,amount,paid_by,split,Shop\r\nk7q2m9xw4t3e,2026-06-01,fish,30,alice,items,Cais\r\n",
    );
    world.write("groups/trip/items.csv", "expense,line,description,amount,split\nk7q2m9xw4t3e,1,eel,30,alice bob\n");
    world.does("say begin");
    // By hand, the items with it.
    world.write("groups/trip/expenses/2026.csv", "id,date,description,amount,paid_by,split,Shop\r\n");
    world.write("groups/trip/items.csv", "expense,line,description,amount,split\n");
    world.does("say gone");
    world.clique("restore k7q2 -n").shows(expect![[r#"
        --- a/groups/trip/expenses/2026.csv
        +++ b/groups/trip/expenses/2026.csv
        @@ -1 +1,2 @@
         id,date,description,amount,paid_by,split,Shop
        +k7q2m9xw4t3e,2026-06-01,fish,30,alice,items,Cais
        --- a/groups/trip/items.csv
        +++ b/groups/trip/items.csv
        @@ -1 +1,2 @@
         expense,line,description,amount,split
        +k7q2m9xw4t3e,1,eel,30,alice bob
        --- stderr
        nothing was changed (--dry-run)
    "#]]);
    world.clique("restore k7q2").shows(expect![[r#"
        ✓ k7q2  Mon 2026-06-01  fish   30.00 EUR   counts again
          alice 0.00 → +15.00 EUR
          bob 0.00 → -15.00 EUR
        --- stderr
          undo with: clique undo
    "#]]);
    assert!(world.read("groups/trip/expenses/2026.csv").ends_with("30,alice,items,Cais\r\n"));
    // Void when it was purged: it counts again as it did before.
    world.does("rm k7q2");
    world.git(["rm", "-q", "groups/trip/expenses/2026.csv"]);
    world.git(["commit", "-q", "-m", "clear up"]);
    world.does("restore k7q2");
    assert!(!world.read("groups/trip/expenses/2026.csv").contains("void"));
    world.assert_clean();
}

#[test]
fn what_was_pending_waits_again() {
    let world = World::trip(["alice", "bob"]);
    let book = "groups/trip/expenses/2026.csv";
    world.does("add 10 taxi -p bob");
    world.write(book, &world.read(book).replace(",,,,,,,alice", ",,,,,,pending,alice"));
    world.does("say it waits");
    world.does("rm srqz");
    world.clique("restore srqz").shows(expect![[r#"
        ✓ srqz  Mon 2026-06-15  taxi   10.00 EUR   waits again
        --- stderr
          undo with: clique undo
    "#]]);
    world.does("rm srqz");
    world.does("rm srqz --purge");
    world.clique("restore srqz").shows(expect![[r#"
        ✓ srqz  Mon 2026-06-15  taxi   10.00 EUR   waits again
        --- stderr
          undo with: clique undo
    "#]]);
    assert!(world.read(book).contains("pending"));
    world.assert_clean();
}

#[test]
fn what_has_no_place_any_more_does_not_come_back() {
    let mut world = World::trip(["alice", "bob"]);
    world.does("add 10 taxi -p bob");
    world.does("rm srqz --purge");
    world.does("group edit trip --closed-until 2026-06-20");
    world.clique("restore srqz").exits(2).shows(expect![[r#"
        --- stderr
        error: the books of `trip` are closed until 2026-06-20
          help: enter a correction on a later day, or open them: clique group edit --closed-until DATE
        --- exit 2
    "#]]);
    world.does("undo");
    world.write("groups/other/group.toml", "[members]\nalice = {}\n");
    world.git(["rm", "-rq", "groups/trip"]);
    world.git(["add", "-A"]);
    world.git(["commit", "-q", "-m", "clear up"]);
    world.set("CLIQUE_NOW", "2026-06-16T09:30:00Z");
    world.clique("restore srqz").shows(expect![[r#"
        --- stderr
        error: `srqzvpeeb384` belonged to `trip`, and there is no such group any more
          help: bring the group back first: clique undo REV of the change that removed it
        --- exit 2
    "#]]);
}
