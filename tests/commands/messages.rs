//! Stories of `clique messages`.

use expect_test::expect;

use crate::world::World;

const LOG: &str = "\
2026-06-14T22:10:00Z k7q2m9xw4t3e bob re:4h8s0c1v9p2a Was that the big bill?
2026-06-14T22:11:30Z k7q2m9xw4t3e bob edited re:4h8s0c1v9p2a Was that\\nthe big bill?
2026-06-14T22:12:00Z 9d3f6g7h8j0k alice file:3f9a.jpg The receipt
2026-06-15T00:15:00Z 1d3f6g7h8j0k alice Wrong group
2026-06-15T00:16:00Z 1d3f6g7h8j0k alice deleted
2026-06-15T09:00:00Z 2d3f6g7h8j0k bob \u{1b}]52;c;xx\u{7}edited a\u{202e}b
2026-06-15T09:01:00Z 3d3f6g7h8j0k bob re:000000000000 gone
";

fn world() -> World {
    let world = World::trip(["alice", "bob"]);
    world.write(
        "groups/trip/expenses/2026.csv",
        "id,date,description,amount,paid_by,split\n4h8s0c1v9p2a,2026-06-14,dinner,86.40,bob,alice bob\n",
    );
    world.write("groups/trip/messages.log", LOG);
    world.git(["add", "-A"]);
    world.git(["commit", "-q", "-m", "talk"]);
    world
}

#[test]
fn a_conversation_is_read() {
    let mut world = world();
    // The control characters never reach the terminal, and nothing turns the direction of writing.
    world.clique("messages").shows(expect![[r#"
        Trip

        Sun 2026-06-14  22:10  bob    Was that
                                      the big bill? (edited)
                                      ↳ dinner   86.40 EUR   4h8s
                        22:12  alice  The receipt
                                      ↳ receipt 3f9a.jpg
        Mon 2026-06-15  00:15  alice  (taken back)
                        09:00  bob    <U+001B>]52;c;xx<U+0007>edited a<U+202E>b
                        09:01  bob    gone
                                      ↳ 000000000000, which is not here
    "#]]);
    world.clique("messages --last 2").shows(expect![[r#"
        Trip

        … 3 older; see them with --all
        Mon 2026-06-15  09:00  bob  <U+001B>]52;c;xx<U+0007>edited a<U+202E>b
                        09:01  bob  gone
                                    ↳ 000000000000, which is not here
    "#]]);
    world.set("CLIQUE_NOW", "2026-06-15T20:00:00+02:00");
    world.clique("messages --last 4 --ascii").shows(expect![[r#"
        Trip

        ... 1 older; see them with --all
        Mon 2026-06-15  00:12  alice  The receipt
                                      \_ receipt 3f9a.jpg
                        02:15  alice  (taken back)
                        11:00  bob    <U+001B>]52;c;xx<U+0007>edited a<U+202E>b
                        11:01  bob    gone
                                      \_ 000000000000, which is not here
    "#]]);
}

#[test]
fn programs_read_it_too() {
    let world = world();
    world.clique("messages --last 1 --json").shows(expect![[r#"
        {
          "schema": "clique.messages/1",
          "ledger": "Trip",
          "data": [
            {
              "id": "3d3f6g7h8j0k",
              "group": "trip",
              "time": "2026-06-15T09:01:00Z",
              "author": "bob",
              "text": "gone",
              "entry": "000000000000",
              "receipt": null,
              "edited": false,
              "deleted": false,
              "read_by": []
            }
          ]
        }
    "#]]);
    world.clique("messages --last 1 --format csv").shows(expect![[r#"
        id,group,time,author,text,entry,receipt,edited,deleted,read_by
        3d3f6g7h8j0k,trip,2026-06-15T09:01:00Z,bob,gone,000000000000,,false,false,
    "#]]);
}

#[test]
fn silence_is_told() {
    let world = World::trip(["alice", "bob"]);
    world.clique("messages").shows(expect![[r#"
        Trip

        Nothing was said yet.
    "#]]);
    world.clique("messages --with bob").shows(expect![[r#"
        alice & bob

        Nothing was said yet.
    "#]]);
    world.clique("messages -g zoo").shows(expect![[r#"
        --- stderr
        error: unknown group `zoo`
          help: groups: trip
        --- exit 2
    "#]]);
}
