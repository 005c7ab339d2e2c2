//! Stories of `clique sync`: friends with a bare repository between them.

use expect_test::expect;

use crate::friends::Friends;
use crate::world::World;

const BOOK: &str = "groups/trip/expenses/2026.csv";

#[test]
fn both_were_out_for_the_evening() {
    let mut friends = Friends::three();
    friends.carol().does("add 57.31 groceries");
    friends.world.clique("sync").shows(expect![[r#"
        ↑  rx7c  carol added groceries 57.31 EUR
        ✓ pushed b6817f3 to origin
    "#]]);
    friends.alice().does("add 42.50 'tram passes'");
    friends.world.clique("sync -n").shows(expect![[r#"
        ↓  rx7c  carol added groceries 57.31 EUR
        ↑  9rmg  alice added tram passes 42.50 EUR
        - merges without conflict
        --- stderr
        nothing was changed (--dry-run)
    "#]]);
    friends.world.clique("sync").shows(expect![[r#"
        ↓  rx7c  carol added groceries 57.31 EUR
        ↑  9rmg  alice added tram passes 42.50 EUR
        ✓ merged without conflict, balances add up, pushed f889f08 to origin
    "#]]);
    friends.world.clique("sync").shows(expect![[r#"
        ✓ nothing new, origin has everything
    "#]]);
    friends.bob().clique("sync").shows(expect![[r#"
        ↓  rx7c  carol added groceries 57.31 EUR
        ↓  9rmg  alice added tram passes 42.50 EUR
        ✓ in step with origin
    "#]]);
    friends.carol().does("sync");
    let book = friends.carol().read(BOOK);
    assert_eq!(friends.alice().read(BOOK), book);
    assert_eq!(friends.bob().read(BOOK), book);
    assert_eq!(book.lines().count(), 4);
    friends.bob().assert_clean();
    friends.carol().assert_clean();
    friends.alice().clique("log -N 2").shows(expect![[r#"
        2026-06-15 20:00        clique brought together what friends wrote apart
        2026-06-15 20:00  9rmg  alice added tram passes 42.50 EUR
        --- stderr
        there is more: clique log -N 10
    "#]]);
    friends.alice().assert_clean();
}

#[test]
fn two_who_merge_the_same_heads_make_the_same_commit() {
    let mut friends = Friends::three();
    friends.alice().does("add 1 one");
    friends.world.does("sync");
    friends.bob().does("add 2 two");
    friends.bob().git(["push", "-q", "origin", "main:bobs"]);
    friends.bob().git(["fetch", "-q"]);
    friends.bob().does("sync --offline");
    let head = friends.bob().git(["rev-parse", "HEAD"]);
    friends.alice().git(["fetch", "-q", "origin", "+bobs:refs/remotes/origin/main"]);
    friends.alice().does("sync --offline");
    assert_eq!(friends.alice().git(["rev-parse", "HEAD"]), head);
    friends.alice().assert_clean();
}

#[test]
fn a_changed_amount_on_both_sides_waits_for_a_person() {
    let mut friends = Friends::three();
    let id = friends.alice().read(BOOK).lines().nth(1).unwrap()[..6].to_owned();
    friends.carol().does(&format!("edit {id} --amount 24"));
    friends.world.does("sync");
    friends.alice().does(&format!("edit {id} --amount 22"));
    friends.world.clique("sync").shows(expect![[r#"
        ↓  9rmf  carol changed dinner: amount 20.00 → 24.00
        ↑  9rmf  alice changed dinner: amount 20.00 → 22.00
        ✓ merged, both versions are kept, pushed a95a61f to origin
        --- stderr
        warning: carol and alice both changed the amount of dinner (9rmfc2164maa)
          before  20.00
          carol   24.00  2026-06-15 20:00  ← in force
          alice   22.00  2026-06-15 20:00  kept beside it
        settle it: clique conflicts take 9rmf carol|you, or see both versions: clique conflicts
        --- exit 4
    "#]]);
    friends.world.clique("status").shows(expect![[r#"
        Trip   24.00 EUR in 1 bill   14 Jun 2026

          alice  +16.00              │████████████  gets back
          bob     -8.00        ██████│              owes
          carol   -8.00        ██████│              owes

        conflict: 1 entry was changed in two ways and waits for a person
        2 payments settle everything: clique settle
        --- stderr
        settle it: clique conflicts take 9rmf carol|you, or see both versions: clique conflicts
    "#]]);
    friends.carol().clique("sync").exits(4).shows(expect![[r#"
        ↓  9rmf  alice changed dinner: amount 20.00 → 22.00
        ✓ in step with origin
        --- stderr
        settle it: clique conflicts take 9rmf you|alice, or see both versions: clique conflicts
        --- exit 4
    "#]]);
    friends.carol().assert_clean();
}

#[test]
fn three_at_once_are_all_heard() {
    let mut friends = Friends::three();
    let mut running = Vec::new();
    for who in [Friends::alice, Friends::bob, Friends::carol] {
        let world = who(&mut friends);
        world.does("add 5 coffee");
        let mut command = world.command(env!("CARGO_BIN_EXE_clique"));
        running.push(command.args(["sync", "-q"]).stdout(std::process::Stdio::null()).spawn().unwrap());
    }
    for mut one in running {
        assert!(one.wait().unwrap().success());
    }
    friends.alice().does("sync");
    friends.bob().does("sync");
    friends.carol().does("sync");
    let book = friends.alice().read(BOOK);
    assert_eq!(book.lines().count(), 5);
    assert_eq!(friends.bob().read(BOOK), book);
    assert_eq!(friends.carol().read(BOOK), book);
    friends.carol().assert_clean();
}

/// Friends add and change entries in no order, and sync or plainly pull now and then. After everybody
/// synced twice all files are the same, and every entry is there once.
#[test]
fn many_evenings_end_alike() {
    let mut friends = Friends::three();
    let id = friends.alice().read(BOOK).lines().nth(1).unwrap()[..6].to_owned();
    let (mut state, mut added) = (7_u32, Vec::new());
    for step in 0..40 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let (who, what) = ((state >> 24) % 3, (state >> 16) % 8);
        let world = [Friends::alice, Friends::bob, Friends::carol][who as usize](&mut friends);
        match what {
            0..=2 => {
                added.push(format!("evening-{step}"));
                world.does(&format!("add {} evening-{step}", step + 1));
            }
            3 => drop(world.clique(&format!("edit {id} --amount {}", step + 20))),
            4 => drop(world.clique(&format!("edit {id} --note step-{step}"))),
            5 => drop(world.command("git").args(["pull", "-q", "--no-edit"]).output().unwrap()),
            _ => {
                let ran = world.clique("sync");
                assert!(matches!(ran.code, 0 | 4), "step {step}: {}{}", ran.stdout, ran.stderr);
            }
        }
    }
    for _ in 0..2 {
        for who in [Friends::alice, Friends::bob, Friends::carol] {
            let ran = who(&mut friends).clique("sync");
            assert!(matches!(ran.code, 0 | 4), "{}{}", ran.stdout, ran.stderr);
        }
    }
    let book = friends.alice().read(BOOK);
    for name in &added {
        assert_eq!(book.matches(&format!(",{name},")).count(), 1, "{name} in\n{book}");
    }
    for who in [Friends::alice, Friends::bob, Friends::carol] {
        let world = who(&mut friends);
        assert_eq!(world.read(BOOK), book);
        world.does("check");
        world.assert_clean();
    }
}

#[test]
fn what_both_said_is_heard() {
    let mut friends = Friends::three();
    friends.bob().does("say hello");
    friends.world.does("sync");
    friends.alice().does("say hi");
    friends.world.clique("sync").shows(expect![[r#"
        ↓     bob wrote: hello
        ↑     alice wrote: hi
        ✓ merged without conflict, balances add up, pushed a4dd0b9 to origin
    "#]]);
    friends.bob().does("sync");
    assert_eq!(friends.bob().read("groups/trip/messages.log").lines().count(), 2);
    friends.bob().assert_clean();
}

#[test]
fn settings_that_both_changed_are_merged_by_key() {
    let mut friends = Friends::three();
    let group = "groups/trip/group.toml";
    friends.bob().does("group edit trip --name Travels");
    friends.world.does("sync");
    let before = friends.alice().read(group) + "# a note\n";
    friends.alice().write(group, &before);
    friends.world.clique("sync").shows(expect![[r#"
        ↓     bob changed the group: name Trip → Travels
        ✓ merged without conflict, balances add up, pushed 3518d6f to origin
        --- stderr
        committed your edits by hand first: groups/trip/group.toml
    "#]]);
    assert_eq!(friends.world.read(group), before.replace("name = \"Trip\"", "name = \"Travels\""));
    friends.world.assert_clean();
}

#[test]
fn edits_by_hand_go_along() {
    let mut friends = Friends::three();
    let text = friends.bob().read(BOOK) + "# by bob\n";
    friends.bob().write(BOOK, &text);
    friends.bob().clique("sync").shows(expect![[r#"
        ✓ pushed 1d5fa10 to origin
        --- stderr
        committed your edits by hand first: groups/trip/expenses/2026.csv
    "#]]);
    friends.alice().does("sync");
    assert_eq!(friends.alice().read(BOOK), text);
    friends.alice().assert_clean();
}

#[test]
fn an_edit_follows_an_entry_to_the_file_of_its_year() {
    let mut friends = Friends::three();
    let id = friends.alice().read(BOOK).lines().nth(1).unwrap()[..12].to_owned();
    friends.alice().does(&format!("edit {id} -d 2025-12-31"));
    friends.world.does("sync");
    friends.bob().does("sync");
    friends.world.does(&format!("edit {id} --amount 24"));
    friends.alice().does("fmt");
    friends.world.does("sync");
    // Plain git merges file by file: the entry comes out in both, until clique mends it.
    friends.bob().git(["pull", "-q", "--no-edit"]);
    friends.world.does("sync");
    let moved = friends.alice().read("groups/trip/expenses/2025.csv").replace("20.00", "24.00");
    friends.world.does("sync");
    for world in [Friends::alice, Friends::bob] {
        let world = world(&mut friends);
        assert_eq!(world.read("groups/trip/expenses/2025.csv"), moved);
        world.does("check");
        world.assert_clean();
    }
}

#[test]
fn what_was_taken_away_by_force_comes_back() {
    let mut friends = Friends::three();
    friends.alice().does("add 5 coffee");
    friends.world.does("sync");
    friends.bob().does("add 7 cake");
    friends.bob().git(["push", "-q", "--force", "origin", "main"]);
    friends.alice().clique("sync").shows(expect![[r#"
        ↓  f4kv  bob added cake 7.00 EUR
        ↑  9rmg  alice added coffee 5.00 EUR
        ✓ merged without conflict, balances add up, pushed f82792f to origin
        --- stderr
        warning: somebody took changes away from the remote by force; what you had of them is kept
    "#]]);
    friends.bob().does("sync");
    assert_eq!(friends.bob().read(BOOK).lines().count(), 4);
    friends.bob().assert_clean();
}

#[test]
fn what_cannot_be_is_refused_in_words() {
    let mut friends = Friends::three();
    let world = World::trip(["alice"]);
    world.clique("sync").shows(expect![[r#"
        --- stderr
        error: this ledger has no remote to sync with
          help: clique sync --setup URL, where URL is a folder, git@example.org:trip.git or https://…
        --- exit 2
    "#]]);
    friends.alice().git(["init", "-q", "--bare", "-b", "main", "../other.git"]);
    friends.bob().git(["checkout", "-q", "--orphan", "anew"]);
    friends.bob().git(["commit", "-q", "-m", "anew"]);
    friends.bob().git(["push", "-q", "../other.git", "anew:main"]);
    friends.alice().clique("sync --setup ../other.git").shows(expect![[r#"
        --- stderr
        error: the history at `origin` has nothing to do with the one here
          help: it may hold another ledger, or this one begun anew; nothing was changed
          help: to start over from what is there: clique clone URL DIR
          help: the remote is as it was before
        --- exit 4
    "#]]);
    friends.alice().clique("sync --setup ../nowhere.git").shows(expect![[r#"
        --- stderr
        error: there is no repository at the remote: ~/nowhere.git
          help: make one there first; in a folder: git init --bare FOLDER
          help: the remote is as it was before
        --- exit 5
    "#]]);
    friends.alice().clique("sync --setup 'ext::sh -c true'").shows(expect![[r#"
        --- stderr
        error: `ext::` would run a program
          help: a folder: /media/stick/trip.git; over ssh: git@example.org:trip.git; or https://…
        --- exit 2
    "#]]);
    assert!(friends.alice().git(["config", "remote.origin.url"]).ends_with("remote.git\n"));
    friends.alice().does("sync");
    friends.alice().git(["checkout", "-q", "--detach"]);
    friends.alice().clique("sync").shows(expect![[r#"
        --- stderr
        error: no branch is checked out
          help: check out a branch first: git switch main
        --- exit 5
    "#]]);
    friends.alice().assert_clean();
}

#[test]
fn a_ledger_that_cannot_be_read_stays_where_it_is() {
    let mut friends = Friends::three();
    let before = friends.alice().read(BOOK);
    friends.bob().write(BOOK, "id,date\nnothing\n");
    friends.bob().git(["commit", "-q", "-a", "-m", "broken"]);
    friends.bob().git(["push", "-q", "origin", "main"]);
    friends.alice().clique("sync").shows(expect![[r#"
        --- stderr
        error[E006]: the header lacks `description`, `amount`, `paid_by` and `split`
         --> groups/trip/expenses/2026.csv:1:1
          |
        1 | id,date
          | ^^^^^^^ this is the header
          |
          = help: the first line names the columns: date,description,amount,paid_by,split
        error: what the remote holds cannot be read; nothing was changed here
          help: ask whoever pushed it to mend it and sync again
        --- exit 3
    "#]]);
    assert_eq!(friends.alice().read(BOOK), before);
    friends.alice().assert_clean();
}

#[test]
fn programs_read_a_record() {
    let mut friends = Friends::three();
    friends.bob().does("add 7 cake");
    let record = friends.bob().clique("sync --json").success().json();
    assert_eq!(record["data"]["pushed"], true, "{record}");
    assert_eq!(record["data"]["arrived"], true);
    assert_eq!(record["data"]["went"][0]["deeds"][0]["title"], "cake");
    friends.bob().assert_clean();
}
