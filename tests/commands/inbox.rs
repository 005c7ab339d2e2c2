//! Stories of `clique inbox`: friends with a bare repository between them.

use expect_test::expect;

use crate::friends::Friends;
use crate::world::World;

#[test]
fn what_others_did_since_the_last_look() {
    let mut friends = Friends::three();
    friends.alice().clique("inbox").shows(expect![[r#"
        ✓ nothing new
    "#]]);
    friends.bob().clique("inbox").shows(expect![[r#"
        New
        2026-06-15 20:00  9rmf  alice added dinner 20.00 EUR
        2026-06-15 20:00        alice added bob to the ledger
                                alice started trip with alice, bob, carol
        --- stderr
        mark as read with: clique inbox --read
    "#]]);
    friends.world.clique("inbox --read -q").success().shows(expect![[r#"
        New
        2026-06-15 20:00  9rmf  alice added dinner 20.00 EUR
        2026-06-15 20:00        alice added bob to the ledger
                                alice started trip with alice, bob, carol
    "#]]);
    friends.world.clique("inbox").shows(expect![[r#"
        ✓ nothing new since 2026-06-15 20:00
    "#]]);
    friends.world.clique("inbox --exit-code -q").exits(0).shows(expect![[r#"
        ✓ nothing new since 2026-06-15 20:00
    "#]]);
    expect![[r#"
        conversation,until
        inbox,2026-06-15T20:00:00Z
    "#]]
    .assert_eq(&friends.world.read("reads/bob.csv"));
    friends.world.does("sync");

    // What was written before the look, and comes after it, is new all the same.
    friends.carol();
    friends.world.set("CLIQUE_NOW", "2026-06-15T08:00:00Z");
    let dinner = friends.world.read("groups/trip/expenses/2026.csv").lines().nth(1).unwrap()[..12].to_owned();
    friends.world.does("add 30 taxi -s alice,bob");
    friends.world.does("add 12 'only for two' -s alice");
    friends.world.does("say shall we share a cab?");
    friends.world.does("add 9 mistake -s bob");
    friends.world.does("undo");
    friends.world.does("friend add bob");
    friends.world.does(&format!("edit {dinner} --description 'dinner at the port'"));
    friends.world.does("sync");
    friends.world.set("CLIQUE_NOW", "2026-06-15T20:00:00Z");
    friends.bob().does("sync");
    friends.world.clique("inbox").shows(expect![[r#"
        carol wants to be your friend: clique friend accept carol

        New since 2026-06-15 20:00
        2026-06-15 08:00  9rmf  carol changed dinner at the port: description dinner → dinner at the port
        2026-06-15 08:00        carol asked bob to be friends
        2026-06-15 08:00        carol wrote: shall we share a cab?
        2026-06-15 08:00  rx7c  carol added taxi 30.00 EUR
        --- stderr
        mark as read with: clique inbox --read
    "#]]);
    friends.world.clique("inbox --exit-code -q").exits(1).shows(expect![[r#"
        carol wants to be your friend: clique friend accept carol

        New since 2026-06-15 20:00
        2026-06-15 08:00  9rmf  carol changed dinner at the port: description dinner → dinner at the port
        2026-06-15 08:00        carol asked bob to be friends
        2026-06-15 08:00        carol wrote: shall we share a cab?
        2026-06-15 08:00  rx7c  carol added taxi 30.00 EUR
        --- exit 1
    "#]]);
    friends.world.clique("inbox --format csv").shows(expect![[r#"
        kind,time,who,verb,thing,group,id,title,amount,currency
        friend-request,,carol,,,,,,,
        new,2026-06-15T08:00:00Z,carol,changed,entry,trip,9rmfc2164maa,dinner at the port,20.00,EUR
        new,2026-06-15T08:00:00Z,carol,changed,person,,,carol,,
        new,2026-06-15T08:00:00Z,carol,added,message,trip,,shall we share a cab?,,
        new,2026-06-15T08:00:00Z,carol,added,entry,trip,rx7c2bk046f6,taxi,30.00,EUR
    "#]]);
    let answer = friends.world.clique("inbox --json").success().json();
    assert_eq!(answer["data"]["friend_requests"][0], "carol");
    friends.world.does("inbox --read");
    friends.world.does("friend accept carol");
    friends.world.clique("inbox").shows(expect![[r#"
        ✓ nothing new since 2026-06-15 20:00
    "#]]);
    friends.world.does("sync");
    friends.carol().does("sync");
    friends.world.clique("inbox").shows(expect![[r#"
        New
        2026-06-15 20:00        bob accepted carol as a friend
        2026-06-15 20:00  9rmf  alice added dinner 20.00 EUR
        2026-06-15 20:00        alice added carol to the ledger
                                alice started trip with alice, bob, carol
        --- stderr
        mark as read with: clique inbox --read
    "#]]);
    friends.world.clique("log -N 3").success().shows(expect![[r#"
        2026-06-15 20:00     bob accepted carol as a friend
        2026-06-15 20:00     bob read what was new
        2026-06-15 20:00     clique brought together what friends wrote apart
        --- stderr
        there is more: clique log -N 15
    "#]]);
    friends.world.assert_clean();
    friends.bob().assert_clean();
}

#[test]
fn what_waits_is_there_until_it_is_done() {
    let world = World::trip(["alice", "bob"]);
    world.write(
        "groups/trip/expenses/2026.csv",
        "date,description,amount,paid_by,split,due,status,kind\n\
         2026-06-01,rent,100,bob,alice bob,2026-06-10,,\n\
         2026-06-02,mine,10,alice,alice bob,2026-06-10,,\n\
         2026-06-03,his own,10,bob,bob,2026-06-10,,\n\
         2026-06-04,,20,bob,alice,,pending,payment\n",
    );
    world.git(["add", "-A"]);
    world.git(["commit", "-q", "-m", "by hand", "--author", "Bob <bob@example.org>"]);
    world.does("group new Flat --member bob --me bob");
    world.does("member invite alice -g flat --me bob");
    world.does("friend add alice --me bob");
    world.clique("inbox --read").shows(expect![[r#"
        bob wants to be your friend: clique friend accept bob
        Flat invites you: clique member accept -g flat

        Due
          evgg  2026-06-10  rent  100.00  EUR  in trip  5 days overdue

        Pending
          k2db  2026-06-04  payment  20.00  EUR  in trip  waits for you
          answer with: clique accept k2db, or clique decline k2db

        New
        2026-06-15 20:00  evgg  bob added rent 100 EUR
                          kbr5  bob added mine 10 EUR, paid by alice
                          k2db  bob paid alice 20 EUR
        --- stderr
        marked as read
    "#]]);
    world.clique("inbox").shows(expect![[r#"
        bob wants to be your friend: clique friend accept bob
        Flat invites you: clique member accept -g flat

        Due
          evgg  2026-06-10  rent  100.00  EUR  in trip  5 days overdue

        Pending
          k2db  2026-06-04  payment  20.00  EUR  in trip  waits for you
          answer with: clique accept k2db, or clique decline k2db
    "#]]);
    let _ = world.clique("inbox --read --exit-code").exits(2);
    let _ = world.clique("inbox --read --at HEAD~1").exits(2);
    world.assert_clean();
}

#[test]
fn nobody_in_particular_has_no_inbox() {
    let mut world = World::trip(["alice", "bob"]);
    world.set("GIT_AUTHOR_EMAIL", "zoe@example.org");
    world.set("GIT_AUTHOR_NAME", "Zoe");
    world.clique("inbox").shows(expect![[r#"
        --- stderr
        error: it is not known who you are
          help: say it once for this ledger: clique use --me WHO
          help: or give your person file the e-mail address that git uses
        --- exit 2
    "#]]);
    world.clique("inbox --me bob").success().shows(expect![[r#"
        New
        2026-06-15 20:00     alice added bob to the ledger
                             alice started trip with alice, bob
        --- stderr
        mark as read with: clique inbox --read
    "#]]);
    world.assert_clean();
}
