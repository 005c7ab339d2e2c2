//! Stories of `clique say`.

use expect_test::expect;

use crate::world::World;

#[test]
fn the_group_hears_it() {
    let world = World::trip(["alice", "bob"]);
    world.clique("say the tickets are booked").shows(expect![[r#"
        Trip

        Mon 2026-06-15  20:00  alice  the tickets are booked
        --- stderr
          undo with: clique undo
    "#]]);
    let _ = world.clique("add 42 dinner").success();
    world.clique("say --re srqw 'was that\nthe big bill?'").shows(expect![[r#"
        Trip

        Mon 2026-06-15  20:00  alice  was that
                                      the big bill?
                                      ↳ dinner   42.00 EUR   srqw
        --- stderr
          undo with: clique undo
    "#]]);
    world.run(["say", "two\nlines"]).shows(expect![[r#"
        Trip

        Mon 2026-06-15  20:00  alice  two
                                      lines
        --- stderr
          undo with: clique undo
    "#]]);
    expect![[r#"
        2026-06-15T20:00:00Z srqzvpeeb384 alice the tickets are booked
        2026-06-15T20:00:00Z srqxvpeeb57e alice re:srqwvpeeb50x was that\nthe big bill?
        2026-06-15T20:00:00Z srqtvpeeb7w7 alice two\nlines
    "#]]
    .assert_eq(&world.read("groups/trip/messages.log"));
    expect![[r#"
        trip: alice says two …

        Clique-Op: say
        Clique-Group: trip
        Clique-Message: srqtvpeeb7w7

    "#]]
    .assert_eq(&world.git(["log", "-1", "--format=%B"]));
    world.assert_clean();
}

#[test]
fn a_friend_hears_it_without_a_folder_before() {
    let world = World::trip(["alice", "bob"]);
    world.clique("say --to bob see you at eight --json -q").shows(expect![[r#"
        {
          "schema": "clique.message/1",
          "ledger": "Trip",
          "data": {
            "id": "srqzvpeeb384",
            "group": "alice+bob",
            "time": "2026-06-15T20:00:00Z",
            "author": "alice",
            "text": "see you at eight",
            "entry": null,
            "receipt": null,
            "edited": false,
            "deleted": false,
            "read_by": []
          }
        }
    "#]]);
    world.clique("messages --with bob").shows(expect![[r#"
        alice & bob

        Mon 2026-06-15  20:00  alice  see you at eight
    "#]]);
    world.clique("say --to alice hello").shows(expect![[r#"
        --- stderr
        error: this is you yourself
          help: name a friend
        --- exit 2
    "#]]);
    world.assert_clean();
}

#[test]
fn what_cannot_be_said_changes_nothing() {
    let world = World::trip(["alice", "bob"]);
    world.run(["say", " "]).shows(expect![[r#"
        --- stderr
        error: there is nothing to say
        --- exit 2
    "#]]);
    world.run(["say", "a\u{1b}[31mb"]).shows(expect![[r#"
        --- stderr
        error: the message holds the control character U+001B
        --- exit 2
    "#]]);
    world.run(["say", &"x".repeat(100_000)]).shows(expect![[r#"
        --- stderr
        error: a message has at most 16384 bytes
          help: say it in several
        --- exit 2
    "#]]);
    world.clique("say --re zzzz hello").shows(expect![[r#"
        --- stderr
        error: no entry has an id that begins with `zzzz`
          help: ids stand first in the lines of clique list
        --- exit 2
    "#]]);
    world.clique("say -").shows(expect![[r#"
        --- stderr
        error: there is nothing to say
        --- exit 2
    "#]]);
    world.clique("say hello --me carol").shows(expect![[r#"
        --- stderr
        error: unknown member `carol`
          help: people: alice, bob; add one with clique person add
        --- exit 2
    "#]]);
    world.clique("say hello -n").shows(expect![[r#"
        --- /dev/null
        +++ b/groups/trip/messages.log
        @@ -0,0 +1 @@
        +2026-06-15T20:00:00Z srqzvpeeb384 alice hello
        --- stderr
        nothing was changed (--dry-run)
    "#]]);
    world.assert_clean();
}

#[test]
fn what_was_said_is_said_anew_and_taken_back() {
    let world = World::trip(["alice", "bob"]);
    world.does("say we leave at nine");
    world.does("say --me bob fine");
    world.clique("say --edit last we leave at ten").shows(expect![[r#"
        Trip

        Mon 2026-06-15  20:00  alice  we leave at ten (edited)
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("messages --ids").shows(expect![[r#"
        Trip

        Mon 2026-06-15  20:00  srqw  bob    fine
                        20:00  srqz  alice  we leave at ten (edited)
    "#]]);
    world.clique("say --delete last --me bob").shows(expect![[r#"
        Trip

        Mon 2026-06-15  20:00  bob  (taken back)
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("messages").shows(expect![[r#"
        Trip

        Mon 2026-06-15  20:00  bob    (taken back)
                        20:00  alice  we leave at ten (edited)
    "#]]);
    let log = world.read("groups/trip/messages.log");
    let ids: Vec<&str> = log.lines().map(|line| line.split(' ').nth(1).unwrap()).collect();
    world.clique(&format!("say --edit {} mine now", ids[1])).shows(expect![[r#"
        --- stderr
        error: the message srqwvpeeb50x is taken back
        --- exit 2
    "#]]);
    world.clique(&format!("say --edit {} mine now --me bob", &ids[0][..6])).shows(expect![[r#"
        --- stderr
        error: the message srqzvpeeb384 is by `alice`
          help: only who said something can change it
        --- exit 2
    "#]]);
    for (line, says) in [
        ("say --edit last we leave at ten", "says that already"),
        ("say --edit zzzz x", "no message here has an id that begins with `zzzz`"),
        ("say --delete last --me bob", "you have said nothing here yet"),
        ("say --delete last and more", "cannot be used with"),
        ("say --edit last", "required"),
        ("say", "required"),
    ] {
        let ran = world.clique(line).exits(2);
        assert!(ran.stderr.contains(says), "{line}: {}", ran.stderr);
    }
    world.clique("undo -q").success().shows(expect![[r#"
        ✓ undone, as it was before 2026-06-15 20:00
             alice deleted a message
    "#]]);
    world.clique("messages").shows(expect![[r#"
        Trip

        Mon 2026-06-15  20:00  bob    fine
                        20:00  alice  we leave at ten (edited)
    "#]]);
    world.assert_clean();
}
