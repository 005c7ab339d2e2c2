//! Stories of `clique friend`.

use expect_test::expect;

use crate::world::World;

#[test]
fn one_asks_and_the_other_says_yes() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.clique("friend").shows(expect![[r#"
        Nobody yet: ask someone with clique friend add WHO
    "#]]);
    world.clique("friend add bob").shows(expect![[r#"
        ✓ asked bob; they see it when both of you have synced
        --- stderr
          undo with: clique undo
    "#]]);
    expect![[r#"
        name = "alice"
        emails = ["alice@example.org"]

        [friends]
        bob = "requested"
    "#]]
    .assert_eq(&world.read("people/alice.toml"));
    assert!(!world.read("people/bob.toml").contains("friends"));
    world.clique("friend --me bob").shows(expect![[r#"
        alice  wants to be your friend
        --- stderr
        answer with: clique friend accept alice, or decline alice
    "#]]);
    world.clique("status --me bob").shows(expect![[r#"
        Trip   no bill counts yet

        alice wants to be your friend: clique friend accept alice
        --- stderr
        Next: clique add 42.50 dinner
    "#]]);
    world.clique("friend accept ali --me bob").shows(expect![[r#"
        ✓ you and alice are friends
        --- stderr
          undo with: clique undo
    "#]]);
    expect![[r#"
        name = "bob"
        emails = ["bob@example.org"]

        [friends]
        alice = "accepted"
    "#]]
    .assert_eq(&world.read("people/bob.toml"));
    world.clique("friend list --all").shows(expect![[r#"
        bob    friends
        carol
    "#]]);
    world.clique("friend list --format csv").shows(expect![[r#"
        member,name,standing,yours,theirs
        bob,bob,friends,requested,accepted
    "#]]);
    world.clique("friend list --json").success().shows(expect![[r#"
        {
          "schema": "clique.friends/1",
          "ledger": "Trip",
          "data": [
            {
              "member": "bob",
              "name": "bob",
              "standing": "friends",
              "yours": "requested",
              "theirs": "accepted"
            }
          ]
        }
    "#]]);
    world.clique("friend remove bob -q").shows(expect![[r#"
        ✓ you and bob are friends no more
    "#]]);
    world.clique("friend --format porcelain").shows(expect![[r#"
        bob	bob	declined	declined	accepted
    "#]]);
    world.assert_clean();
}

#[test]
fn one_says_no() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.does("friend add alice --me bob");
    world.clique("friend decline bob").shows(expect![[r#"
        ✓ declined bob
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("friend --me bob").shows(expect![[r#"
        alice  asked, and declined
    "#]]);
    world.clique("friend add alice --me bob").shows(expect![[r#"
        --- stderr
        error: `alice` has declined
          help: take it back: clique friend remove alice
        --- exit 2
    "#]]);
    // Who has declined can change their mind.
    world.clique("friend add bob -q").shows(expect![[r#"
        ✓ you and bob are friends
    "#]]);
    world.assert_clean();
}

#[test]
fn two_who_ask_each_other_offline_are_friends() {
    let world = World::trip(["alice", "bob"]);
    world.git(["checkout", "-q", "-b", "bobs"]);
    world.does("friend add alice --me bob");
    world.git(["checkout", "-q", "main"]);
    world.does("friend add bob");
    world.git(["merge", "-q", "--no-edit", "bobs"]);
    world.clique("friend --format porcelain").shows(expect![[r#"
        bob	bob	friends	requested	requested
    "#]]);
    world.assert_clean();
}

#[test]
fn who_is_blocked_shares_no_new_bills() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.does("add 30 dinner");
    world.clique("friend block bob").shows(expect![[r#"
        ✓ blocked bob: no new bills name both of you, and neither pays the other
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("add 10 taxi").shows(expect![[r#"
        --- stderr
        error: alice has blocked new shared bills with bob
          help: leave one of them out: -s all,-bob
          help: payments between them are still recorded: clique pay
        --- exit 2
    "#]]);
    world.clique("friend add alice --me bob").shows(expect![[r#"
        --- stderr
        error: `alice` has blocked you, and is not asked
        --- exit 1
    "#]]);
    world.clique("friend --me bob").shows(expect![[r#"
        alice  blocks you
    "#]]);
    world.clique("friend add bob").shows(expect![[r#"
        --- stderr
        error: you have blocked `bob`
          help: first: clique friend unblock bob
        --- exit 2
    "#]]);
    world.clique("friend unblock bob -q").shows(expect![[r#"
        ✓ unblocked bob
    "#]]);
    world.does("add 10 taxi");
    world.assert_clean();
}

#[test]
fn what_does_not_fit_is_refused() {
    let world = World::trip(["alice", "bob"]);
    for (line, says) in [
        ("friend add alice", "this is you yourself"),
        ("friend add bbo", "did you mean `bob`?"),
        ("friend accept bob", "`bob` has not asked you"),
        ("friend decline bob", "`bob` has not asked you"),
        ("friend unblock bob", "you have not blocked `bob`"),
        ("friend remove bob", "your file says nothing of `bob`"),
        ("friend add", "<WHO>"),
        ("friend add bob --me zoe", "unknown member `zoe`"),
        ("friend list --at HEAD~9", "HEAD~9"),
    ] {
        let ran = world.clique(line).exits(2);
        assert!(ran.stderr.contains(says), "{line}: {}", ran.stderr);
        assert_eq!(ran.stdout, "");
    }
    world.does("friend add bob");
    let again = world.clique("friend add bob").exits(2).stderr;
    assert!(again.contains("you have asked `bob` already"), "{again}");
    let dry = world.clique("friend block bob -n").success().stdout;
    assert!(dry.contains("+bob = \"blocked\""), "{dry}");
    assert!(world.read("people/alice.toml").contains("requested"));
    world.assert_clean();
}
