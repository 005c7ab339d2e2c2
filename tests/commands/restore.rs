//! Stories of `clique restore`.

use expect_test::expect;

use crate::world::World;

#[test]
fn only_void_entries_come_back() {
    let world = World::trip(["alice", "bob"]);
    let _ = world.clique("add 10 taxi -p bob").success();
    world.clique("restore srqz").shows(expect![[r#"
        --- stderr
        `srqzvpeeb384` counts already
    "#]]);
    let _ = world.clique("rm srqz --purge").success();
    world.clique("restore srqz").exits(2).shows(expect![[r#"
        --- stderr
        error: no entry has an id that begins with `srqz`
          help: ids stand first in the lines of clique list
          help: a line that was purged is in git's history: clique log
        --- exit 2
    "#]]);
    world.clique("restore").exits(2).shows(expect![[r#"
        --- stderr
        error: the following required arguments were not provided:
          <ID>...

        Usage: clique restore <ID>...

        For more information, try '--help'.
        --- exit 2
    "#]]);
    world.assert_clean();
}
