//! Stories of `clique clone`.

use expect_test::expect;

use crate::friends::Friends;

#[test]
fn a_friend_gets_the_ledger() {
    let mut friends = Friends::three();
    let world = friends.bob();
    world.clique("-C .. clone remote.git again").shows(expect![[r#"
        ✓ Trip is in again
          groups  trip
          people  alice, bob, carol
          you     bob
        See where you stand: clique -C again
    "#]]);
    assert_eq!(world.git(["config", "merge.clique.name"]), "clique: merge by meaning\n");
    world.clique("clone ../remote.git ../bob").shows(expect![[r#"
        --- stderr
        error: ~/bob/../bob is there already and is not empty
          help: name another folder: clique clone URL DIR
        --- exit 5
    "#]]);
    world.clique("clone ../nowhere.git").shows(expect![[r#"
        --- stderr
        error: there is no repository at the remote: ~/nowhere.git
          help: make one there first; in a folder: git init --bare FOLDER
        --- exit 5
    "#]]);
    world.clique("clone 'ext::sh -c true'").shows(expect![[r#"
        --- stderr
        error: `ext::` would run a program
          help: a folder: /media/stick/trip.git; over ssh: git@example.org:trip.git; or https://…
        --- exit 2
    "#]]);
    world.assert_clean();
}
