//! Stories of `clique remote`.

use expect_test::expect;

use crate::friends::Friends;
use crate::world::World;

#[test]
fn set_shown_and_removed() {
    let world = World::trip(["alice", "bob"]);
    world.clique("remote").shows(expect![[r#"
        No remote.
        --- stderr
        share the ledger: clique sync --setup URL
    "#]]);
    world.clique("remote set https://me:secret@example.org/trip.git").shows(expect![[r#"
        origin  https://example.org/trip.git
          branch main, never synced
        --- stderr
        exchange changes with it: clique sync
    "#]]);
    world.clique("remote set http://example.org/trip.git").shows(expect![[r#"
        origin  http://example.org/trip.git
          branch main, never synced
        --- stderr
        warning: anybody on the way can read and change what travels to this place
        exchange changes with it: clique sync
    "#]]);
    for url in
        ["ext::sh -c true", "--upload-pack=true", "-x", "ssh://-oProxyCommand=true/x", "fd::7", "a\u{202e}b:c", ""]
    {
        let ran = world.run(["remote", "set", "--", url]).exits(2);
        assert!(ran.stdout.is_empty(), "{url}");
    }
    world.clique("remote rm stick").shows(expect![[r#"
        --- stderr
        error: there is no remote `stick`
          help: there are: origin
        --- exit 2
    "#]]);
    world.clique("remote rm origin").shows(expect![[r#"
        No remote.
    "#]]);
    world.assert_clean();
}

#[test]
fn programs_read_what_is_not_pushed() {
    let mut friends = Friends::three();
    friends.bob().does("add 5 coffee");
    let record = friends.bob().clique("remote --json").success().json();
    assert_eq!(record["data"][0]["ahead"], 1, "{record}");
    assert_eq!(record["data"][0]["branch"], "main");
    // A program that plain git would run for an address is named, and nothing else.
    friends.world.git(["config", "remote.origin.pushurl", "ext::sh -c true"]);
    friends.world.clique("remote").shows(expect![[r#"
        origin  ~/remote.git
          pushed to cannot be used: `ext::` would run a program
          branch main, synced at 3b24d69, 1 change not pushed
    "#]]);
    let _ = friends.world.clique("sync").exits(5);
}
