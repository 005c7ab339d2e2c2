//! Stories of `clique blame`.

use expect_test::expect;

use crate::world::World;

const BOOK: &str = "groups/trip/expenses/2026.csv";

fn world() -> World {
    let mut world = World::trip(["alice", "bob", "carol"]);
    world.does("add 86.40 dinner -p bob -c food");
    world.does("add 12 taxi");
    world.does("pay bob alice 5");
    world.set("CLIQUE_NOW", "2026-06-16T09:30:00Z");
    world.set("GIT_AUTHOR_NAME", "Bob");
    world.set("GIT_AUTHOR_EMAIL", "bob@example.org");
    world.does("edit srqz --amount 88.40 -m 'with wine'");
    world.does("group edit trip --category food");
    // In another form it is still what alice and bob wrote.
    world.write(BOOK, &world.read(BOOK).replace(",12.00,", ", 12 ,").replace('\n', "\r\n"));
    world.does("say hello");
    world
}

#[test]
fn rows_settings_and_fields_have_their_authors() {
    let world = world();
    world.clique("blame trip").shows(expect![[r#"
        a1d5223  2026-06-16 09:30  bob    srqz  2026-06-15  dinner   88.40
        085d8b4  2026-06-15 20:00  alice  srqw  2026-06-15  taxi     12
        71c8b95  2026-06-15 20:00  alice  srqx  2026-06-15  payment   5.00
    "#]]);
    world.clique("blame srqz").shows(expect![[r#"
        dinner   88.40 EUR   in trip   srqzvpeeb384
          date         2026-06-15       alice  2026-06-15 20:00  d2f3119
          description  dinner           alice  2026-06-15 20:00  d2f3119
          amount       88.40            bob    2026-06-16 09:30  a1d5223
          paid by      bob              alice  2026-06-15 20:00  d2f3119
          split        alice bob carol  alice  2026-06-15 20:00  d2f3119
          category     food             alice  2026-06-15 20:00  d2f3119
          note         with wine        bob    2026-06-16 09:30  a1d5223
          by           alice            alice  2026-06-15 20:00  d2f3119
    "#]]);
    world.clique("blame groups/trip/group.toml").shows(expect![[r#"
        94595ce  2026-06-16 09:30  bob    defaults.category  food
        23ce343  2026-06-15 20:00  alice  members.alice
        23ce343  2026-06-15 20:00  alice  members.bob
        23ce343  2026-06-15 20:00  alice  members.carol
        23ce343  2026-06-15 20:00  alice  name               Trip
    "#]]);
    world.clique("blame groups/trip/messages.log").shows(expect![[r#"
        7344027  2026-06-16 09:30  bob  hello
    "#]]);
    world.clique("blame trip --at HEAD~4 --format tsv").shows(expect![[r#"
        commit	time	who	path	thing	key	title	setting	value	amount	currency
        d2f31197e6d924b8dc8197c9fba34c822423adc5	2026-06-15T20:00:00Z	alice	groups/trip/expenses/2026.csv	entry	srqzvpeeb384	dinner			86.40	EUR
        085d8b4ad8a026518a66515d8ff879d62079928f	2026-06-15T20:00:00Z	alice	groups/trip/expenses/2026.csv	entry	srqwvpeeb50x	taxi			12.00	EUR
        71c8b95a786154a1b05047d827842444265cf30c	2026-06-15T20:00:00Z	alice	groups/trip/expenses/2026.csv	entry	srqxvpeeb57e	payment			5.00	EUR
    "#]]);
    let json = world.clique("blame trip --json").success().json();
    assert_eq!((&json["data"][0]["who"], &json["data"][1]["who"]), (&"bob".into(), &"alice".into()));
}

#[test]
fn what_cannot_be_is_said() {
    let world = world();
    world.clique("blame nobody").shows(expect![[r#"
        --- stderr
        error: no entry has or had an id that begins with `nobody`
          help: ids stand first in the lines of clique list and clique log
        --- exit 2
    "#]]);
    world.clique("blame groups/trip/nothing.csv").shows(expect![[r#"
        --- stderr
        error: `groups/trip/nothing.csv` is no file of the ledger that is recorded
          help: name it as it stands below the ledger's folder: groups/trip/group.toml
        --- exit 2
    "#]]);
    world.clique("blame zzzz").shows(expect![[r#"
        --- stderr
        error: no entry has or had an id that begins with `zzzz`
          help: ids stand first in the lines of clique list and clique log
        --- exit 2
    "#]]);
}
