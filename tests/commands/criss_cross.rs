//! Stories of friends who merged each other's ledgers at the same time, so that their histories cross.

use crate::friends::Friends;
use crate::world::World;

const BOOK: &str = "groups/trip/expenses/2026.csv";

/// Alice changes the amount of the dinner and bob its note; then each merges what the other has with plain git,
/// and alice changes the note and bob the amount.
///
/// ```text
/// alice   amount 22 ─┬─ merge ── note "very tasty"
///                    ╳
/// bob     note tasty ┴─ merge ── amount 24
/// ```
///
/// Whichever single commit is taken as the common base, one of the two seems to be changed on both sides.
fn crossed() -> Friends {
    let mut friends = Friends::three();
    let id = friends.alice().read(BOOK).lines().nth(1).unwrap()[..6].to_owned();
    friends.world.does(&format!("edit {id} --amount 22"));
    friends.bob().does(&format!("edit {id} --note tasty"));
    friends.alice().git(["fetch", "-q", "../bob", "main"]);
    friends.bob().git(["fetch", "-q", "../ledger", "main"]);
    for who in [Friends::alice, Friends::bob] {
        who(&mut friends).git(["merge", "-q", "--no-edit", "FETCH_HEAD"]);
        assert!(friends.world.read(BOOK).contains(",22.00,"), "{}", friends.world.read(BOOK));
        assert!(friends.world.read(BOOK).contains(",tasty,"), "{}", friends.world.read(BOOK));
    }
    friends.alice().does(&format!("edit {id} --note 'very tasty'"));
    friends.bob().does(&format!("edit {id} --amount 24"));
    friends.alice().git(["fetch", "-q", "../bob", "main"]);
    let bases = friends.world.git(["merge-base", "--all", "HEAD", "FETCH_HEAD"]);
    assert_eq!(bases.lines().count(), 2, "the histories do not cross");
    friends
}

fn assert_merged(world: &World) {
    let book = world.read(BOOK);
    assert_eq!(book.lines().count(), 2, "{book}");
    assert!(book.contains(",dinner,24.00,") && book.contains(",very tasty,"), "{book}");
    let _ = world.clique("check").success();
    world.assert_clean();
}

#[test]
fn sync_merges_histories_that_crossed() {
    let mut friends = crossed();
    friends.alice().does("sync");
    friends.bob().does("sync");
    assert_merged(&friends.world);
    friends.alice().does("sync");
    assert_merged(&friends.world);
    let head = friends.world.git(["rev-parse", "HEAD"]);
    assert_eq!(friends.bob().git(["rev-parse", "HEAD"]), head);
}

#[test]
fn plain_git_merges_histories_that_crossed() {
    let mut friends = crossed();
    friends.alice().git(["push", "-q", "origin", "HEAD:main"]);
    friends.bob().git(["pull", "-q", "--no-edit"]);
    assert_merged(&friends.world);
    friends.world.git(["push", "-q"]);
    // What git made with the driver is what sync would have made: nothing is left to be mended.
    let commits = friends.world.git(["rev-list", "--count", "HEAD"]);
    friends.world.does("sync");
    assert_eq!(friends.world.git(["rev-list", "--count", "HEAD"]), commits);
}

/// Once more crossed: those who merged with the program make the same commit, so that nothing crosses.
#[test]
fn friends_who_sync_at_the_same_time_do_not_cross() {
    let mut friends = Friends::three();
    friends.alice().does("add 5 coffee");
    friends.bob().does("add 7 cake");
    friends.alice().git(["fetch", "-q", "../bob", "+main:refs/remotes/origin/main"]);
    friends.bob().git(["fetch", "-q", "../ledger", "+main:refs/remotes/origin/main"]);
    friends.alice().does("sync --offline");
    let head = friends.world.git(["rev-parse", "HEAD"]);
    friends.bob().does("sync --offline");
    assert_eq!(friends.world.git(["rev-parse", "HEAD"]), head);
}
