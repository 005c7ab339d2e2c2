//! Stories of `git rebase`, `git cherry-pick` and `git stash pop`, in clones that merge by meaning and in clones that
//! nobody set up.

use expect_test::expect;

use crate::friends::{Friends, forget_the_set_up};
use crate::world::{Ran, World};

const BOOK: &str = "groups/trip/expenses/2026.csv";
const LAST_YEAR: &str = "groups/trip/expenses/2025.csv";
const UNION: &str = "*.csv -text merge=union\n*.toml -text merge=union\n*.log -text merge=union\n";

/// How a clone is set up.
#[derive(Clone, Copy, PartialEq)]
enum Clone {
    /// By `clique clone`.
    SetUp,
    /// By `git clone`, where git joins lines.
    Union,
    /// By `git clone`, where git knows nothing but text.
    Bare,
}

/// Alice, who has pushed, made 22 of the dinner's 20 and had a coffee; bob, who has not, noted that the dinner was
/// tasty, and had a wine, in one commit. He has fetched.
fn parted(clone: Clone) -> (Friends, String) {
    let mut friends = Friends::three();
    if clone == Clone::Union {
        friends.alice().write(".gitattributes", UNION);
        friends.world.git(["add", ".gitattributes"]);
        friends.world.git(["commit", "-q", "-m", "attributes"]);
        friends.world.does("sync");
        friends.carol().does("sync");
        friends.bob().git(["pull", "-q"]);
    }
    if clone != Clone::SetUp {
        forget_the_set_up(friends.bob());
    }
    let id = friends.alice().read(BOOK).lines().nth(1).unwrap()[..6].to_owned();
    friends.world.does(&format!("edit {id} --amount 22"));
    friends.world.does("add 5 coffee");
    friends.world.does("sync");
    let book = friends.bob().read(BOOK).replace(",,,,,,,alice", ",,,,tasty,,,alice");
    friends.world.write(BOOK, &format!("{book},2026-06-15,,wine,8,,bob,alice bob,,,,,,,\n"));
    friends.world.git(["fetch", "-q"]);
    (friends, id)
}

/// Runs git, which may stop; tells whether it went on to the end.
fn goes(world: &World, line: &[&str]) -> bool {
    world.command("git").args(line).env("GIT_EDITOR", "true").output().unwrap().status.success()
}

/// What both wrote is there, each once, with everybody.
fn assert_whole_everywhere(mut friends: Friends) {
    for _ in 0..2 {
        for name in ["bob", "alice", "carol"] {
            let world = if name == "bob" {
                friends.bob()
            } else if name == "alice" {
                friends.alice()
            } else {
                friends.carol()
            };
            let _ = world.clique("sync").success();
        }
    }
    let books = [friends.alice().read(BOOK), friends.bob().read(BOOK), friends.carol().read(BOOK)];
    assert!(books.iter().all(|book| *book == books[0]), "{books:#?}");
    for said in [",dinner,22.00,,alice,alice bob carol,,,,tasty,", ",coffee,", ",wine,"] {
        assert_eq!(books[0].matches(said).count(), 1, "{said} in\n{}", books[0]);
    }
    assert_eq!(books[0].lines().count(), 4, "{}", books[0]);
    let _ = friends.world.clique("check").success();
    friends.bob().assert_clean();
    friends.alice().assert_clean();
}

fn committed(friends: &Friends) {
    friends.world.git(["commit", "-q", "-a", "-m", "by hand"]);
}

/// Goes on with what stopped, after `doctor --fix` has merged the files by meaning.
fn fix_and_go_on(world: &World, what: &str) -> Ran {
    let fixed = world.clique("doctor --fix");
    world.git(["-c", "core.editor=true", what, "--continue"]);
    fixed
}

#[test]
fn a_rebase_in_a_clone_that_is_set_up_merges_by_meaning() {
    let (friends, _) = parted(Clone::SetUp);
    committed(&friends);
    assert!(goes(&friends.world, &["rebase", "-q", "origin/main"]));
    assert_whole_everywhere(friends);
}

#[test]
fn a_rebase_that_joins_lines_is_mended() {
    let (friends, _) = parted(Clone::Union);
    committed(&friends);
    assert!(goes(&friends.world, &["rebase", "-q", "origin/main"]));
    assert_eq!(friends.world.read(BOOK).matches(",dinner,").count(), 2, "union keeps both");
    assert_whole_everywhere(friends);
}

#[test]
fn a_rebase_that_stops_goes_on_after_a_fix() {
    let (friends, _) = parted(Clone::Bare);
    committed(&friends);
    assert!(!goes(&friends.world, &["rebase", "-q", "origin/main"]));
    let _ = fix_and_go_on(&friends.world, "rebase").exits(1);
    assert_whole_everywhere(friends);
}

#[test]
fn a_cherry_pick_in_a_clone_that_is_set_up_merges_by_meaning() {
    let (friends, _) = parted(Clone::SetUp);
    committed(&friends);
    friends.world.git(["branch", "mine"]);
    friends.world.git(["reset", "-q", "--hard", "origin/main"]);
    assert!(goes(&friends.world, &["cherry-pick", "mine"]));
    assert_whole_everywhere(friends);
}

#[test]
fn a_cherry_pick_that_joins_lines_is_mended() {
    let (friends, _) = parted(Clone::Union);
    committed(&friends);
    friends.world.git(["branch", "mine"]);
    friends.world.git(["reset", "-q", "--hard", "origin/main"]);
    assert!(goes(&friends.world, &["cherry-pick", "mine"]));
    assert_eq!(friends.world.read(BOOK).matches(",dinner,").count(), 2, "union keeps both");
    assert_whole_everywhere(friends);
}

#[test]
fn a_cherry_pick_that_stops_is_told_and_goes_on_after_a_fix() {
    let (friends, _) = parted(Clone::Bare);
    committed(&friends);
    friends.world.git(["branch", "mine"]);
    friends.world.git(["reset", "-q", "--hard", "origin/main"]);
    assert!(!goes(&friends.world, &["cherry-pick", "mine"]));
    friends.world.clique("add 7 cake").shows(expect![[r#"
        --- stderr
        error: a cherry-pick is not finished
          help: files wait to be merged; those of the ledger are merged by meaning with: clique doctor --fix
          help: then go on with: git cherry-pick --continue; or leave it with: git cherry-pick --abort
        --- exit 4
    "#]]);
    fix_and_go_on(&friends.world, "cherry-pick").shows(expect![[r#"
        put right: git is set up to merge the ledger by meaning
        put right: merged by meaning: groups/trip/expenses/2026.csv; now go on with: git cherry-pick --continue

        ✓ ledger      6 files, format 1, nothing wrong in them
        ✓ repository  on main
        ✗ unfinished  a cherry-pick is not finished
                      help: git cherry-pick --continue, or git cherry-pick --abort
        ✓ git         2.47.3
        ✓ set-up      plain git merges the ledger by meaning
        ! attributes  .gitattributes does not say how friends without clique merge the ledger
                      help: clique doctor --fix adds it
        ✓ line ends   git leaves them alone
        ✓ you         bob, bob <bob@example.org>
        ✓ remote      origin is ~/remote.git
        ✓ locks       none is left behind
        ✓ left-overs  none
        ✓ store       40 loose objects, 0 packs
        ✓ files       you may write them, and nobody else
        ✓ copies      no file stands there twice
        1 thing does not work, 1 could be better
        --- exit 1
    "#]]);
    assert_whole_everywhere(friends);
}

/// What was picked is there on both sides: merged later, it is one.
#[test]
fn what_was_picked_from_a_friend_stands_once_when_both_meet() {
    for clone in [Clone::SetUp, Clone::Union] {
        let (friends, _) = parted(clone);
        committed(&friends);
        assert!(goes(&friends.world, &["cherry-pick", "origin/main~1", "origin/main"]));
        assert_whole_everywhere(friends);
    }
}

#[test]
fn a_stash_in_a_clone_that_is_set_up_is_merged_by_meaning() {
    let (friends, _) = parted(Clone::SetUp);
    friends.world.git(["stash", "-q"]);
    friends.world.git(["merge", "-q", "--ff-only", "origin/main"]);
    assert!(goes(&friends.world, &["stash", "pop", "-q"]));
    assert_whole_everywhere(friends);
}

/// What a person has in the files and did not commit is not mended behind their back: it is told where it stands.
#[test]
fn a_stash_that_joins_lines_is_told() {
    let (friends, _) = parted(Clone::Union);
    friends.world.git(["stash", "-q"]);
    friends.world.git(["merge", "-q", "--ff-only", "origin/main"]);
    assert!(goes(&friends.world, &["stash", "pop", "-q"]));
    assert_eq!(friends.world.read(BOOK).matches(",dinner,").count(), 2, "union keeps both");
    friends.world.clique("sync").shows(expect![[r#"
        --- stderr
        error[E026]: the id `9rmfc2164maa` stands on two rows
         --> groups/trip/expenses/2026.csv:4:1
          |
        2 | 9rmfc2164maa,2026-06-14,,dinner,22.00,,alice,alice bob carol,,,,,,,alice
          | ------------ the first one
        3 | 9rmgc2164wfz,2026-06-15,,coffee,5.00,,alice,alice bob carol,,,,,,,alice
        4 | 9rmfc2164maa,2026-06-14,,dinner,20.00,,alice,alice bob carol,,,,tasty,,,alice
          | ^^^^^^^^^^^^ also in groups/trip/expenses/2026.csv:2
          |
          = help: if they are two entries, empty this id and run `clique fmt`; if they are one, take a row out
        error: nothing was changed
        --- exit 3
    "#]]);
    // Committed, they are taken apart, from what both come from.
    committed(&friends);
    assert_whole_everywhere(friends);
}

#[test]
fn a_stash_that_stops_is_merged_by_the_next_command() {
    let (friends, _) = parted(Clone::Bare);
    friends.world.git(["stash", "-q"]);
    friends.world.git(["merge", "-q", "--ff-only", "origin/main"]);
    assert!(!goes(&friends.world, &["stash", "pop", "-q"]));
    friends.world.does("sync");
    assert_whole_everywhere(friends);
}

/// Alice noted a tea by hand, without an id; bob made 4 of its 3 and had two ales that say the same, alice had a cake
/// below it. Bob has rebased onto that, and git joined lines.
fn tea_rebased() -> Friends {
    let (mut friends, _) = parted(Clone::Union);
    committed(&friends);
    assert!(goes(&friends.world, &["rebase", "-q", "origin/main"]));
    friends.world.does("add 2 bread");
    friends.world.git(["push", "-q", "origin", "HEAD:main"]);
    let tea = ",2026-06-15,,tea,3,,bob,alice bob,,,,,,,\n";
    friends.alice().does("sync");
    friends.world.write(BOOK, &(friends.world.read(BOOK) + tea));
    friends.world.does("sync");
    friends.bob().git(["pull", "-q", "--no-rebase"]);
    let ale = ",2026-06-15,,ale,5,,bob,alice bob,,,,,,,\n";
    friends.world.write(BOOK, &(friends.world.read(BOOK).replace(",tea,3,", ",tea,4,") + ale + ale));
    committed(&friends);
    let book = friends.alice().read(BOOK);
    friends.world.write(BOOK, &(book + ",2026-06-16,,cake,7,,alice,alice bob,,,,,,,\n"));
    friends.world.does("sync");
    friends.bob().git(["fetch", "-q"]);
    friends.world.set("GIT_COMMITTER_DATE", "@1781600000 +0000");
    assert!(goes(&friends.world, &["rebase", "-q", "origin/main"]));
    friends.world.unset("GIT_COMMITTER_DATE");
    friends
}

#[test]
fn a_row_without_an_id_that_a_rebase_doubled_is_one_again_where_it_was_made() {
    let mut friends = tea_rebased();
    assert_eq!(friends.bob().read(BOOK).matches(",tea,").count(), 2, "union keeps both");
    let ran = friends.world.clique("add 1 gum").success();
    expect![[r#"
        took apart entries that stood twice, in 1 file
          undo with: clique undo
    "#]]
    .assert_eq(&ran.stderr);
    for _ in 0..2 {
        friends.bob().does("sync");
        friends.alice().does("sync");
    }
    for world in [friends.bob().read(BOOK), friends.alice().read(BOOK)] {
        let counts = [",tea,", ",tea,4,", ",ale,", ",cake,", ",gum,"].map(|said| world.matches(said).count());
        assert_eq!(counts, [1, 1, 2, 1, 1], "{world}");
    }
    let _ = friends.world.clique("check").success();
    friends.bob().assert_clean();
    friends.alice().assert_clean();
}

/// Whoever has only what the rebase left cannot tell a row that was changed from one that is new: both count, and
/// nothing is lost.
#[test]
fn a_row_without_an_id_that_a_rebase_doubled_elsewhere_stands_twice() {
    let mut friends = tea_rebased();
    friends.bob().git(["push", "-q", "origin", "HEAD:main"]);
    let ran = friends.alice().clique("sync").success();
    let asked = "`tea` of 2026-06-15 may stand twice, as a rebase joined lines; look: clique check twice";
    assert!(ran.stderr.contains(asked), "{}", ran.stderr);
    assert_eq!(friends.world.read(BOOK).matches(",tea,").count(), 2);
    assert_eq!(friends.world.read(BOOK).matches(",ale,").count(), 2);
    friends.world.clique("check twice").shows(expect![[r#"
        --- stderr
        error[E157]: `tea` may stand there twice, with another amount: 0k8pspt9kbt0 and swef59jk5j6p
         --> groups/trip/expenses/2026.csv:8:1
          |
        8 | ,2026-06-15,,tea,4,,bob,alice bob,,,,,,,
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = help: if one is a change of the other: clique rm 0k8pspt9kbt0, or swef59jk5j6p

        error[E157]: `ale` stands there twice: 4vhqsrsxc3zy and fkh8ajtk7ef8
         --> groups/trip/expenses/2026.csv:9:1
          |
        9 | ,2026-06-15,,ale,5,,bob,alice bob,,,,,,,
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = help: if it is the same: clique rm fkh8ajtk7ef8

        2 errors, 0 warnings in 1 file
        --- exit 1
    "#]]);
    // Once bob looks, it is one for everybody.
    friends.bob().does("sync");
    friends.alice().does("sync");
    assert_eq!(friends.world.read(BOOK).matches(",tea,").count(), 1);
}

/// Alice has moved a tea that bob noted by hand to the file of its year, which gave it an id; bob has made 4 of its 3
/// in the file where it stood. He has fetched.
fn moved_and_changed() -> Friends {
    let mut friends = Friends::three();
    let rows = "2025-06-15,juice,2,bob,alice bob\n2026-06-15,tea,3,bob,alice bob\n";
    friends.bob().write(LAST_YEAR, &format!("date,description,amount,paid_by,split\n{rows}"));
    friends.world.does("sync");
    friends.alice().does("sync");
    friends.world.does("fmt");
    assert!(friends.world.read(BOOK).contains(",tea,3,"), "{}", friends.world.read(BOOK));
    friends.world.does("sync");
    let old = friends.bob().read(LAST_YEAR);
    friends.world.write(LAST_YEAR, &old.replace(",tea,3,", ",tea,4,"));
    committed(&friends);
    friends.world.git(["fetch", "-q"]);
    friends
}

/// The driver sees one file alone, where the tea was taken out on one side and changed on the other; the hook brings
/// it together.
#[test]
fn what_one_moved_and_the_other_changed_stands_once_without_a_command() {
    for how in [["rebase", "-q", "origin/main"], ["merge", "-q", "origin/main"]] {
        let mut friends = moved_and_changed();
        assert!(goes(&friends.world, &how), "{how:?}");
        let teas =
            friends.world.read(LAST_YEAR).matches(",tea,").count() + friends.world.read(BOOK).matches(",tea,").count();
        assert_eq!(teas, 1, "{how:?}: {}{}", friends.world.read(LAST_YEAR), friends.world.read(BOOK));
        assert!(friends.world.read(BOOK).contains(",tea,4,"), "{how:?}: {}", friends.world.read(BOOK));
        friends.world.assert_clean();
        friends.world.git(["push", "-q", "origin", "HEAD:main"]);
        friends.alice().git(["pull", "-q"]);
        let _ = friends.world.clique("check").success();
        friends.world.assert_clean();
    }
}

/// Whoever has edits that are not committed keeps them as they are.
#[test]
fn the_hook_leaves_edits_by_hand_alone() {
    let friends = moved_and_changed();
    let group = friends.world.read("groups/trip/group.toml");
    friends.world.write("groups/trip/group.toml", &format!("{group}# half typ"));
    assert!(goes(&friends.world, &["-c", "rebase.autoStash=true", "rebase", "-q", "origin/main"]));
    assert!(friends.world.read(BOOK).contains(",tea,4,"), "{}", friends.world.read(BOOK));
    assert_eq!(friends.world.read("groups/trip/group.toml"), format!("{group}# half typ"));
    assert!(friends.world.git(["status", "--porcelain"]).starts_with(" M groups/trip/group.toml"));
    let _ = friends.world.clique("check").success();
}
