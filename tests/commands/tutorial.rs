//! Stories of `clique tutorial`.

use expect_test::expect;

use crate::world::World;

#[test]
fn without_a_terminal_it_leads_elsewhere() {
    World::empty().clique("tutorial").shows(expect![[r#"
        --- stderr
        error: the tutorial is typed on a terminal, and there is none
          help: read instead: clique help getting-started
          help: look around in a made-up ledger: clique demo
        --- exit 2
    "#]]);
    World::empty().clique("tutorial --from 9").shows(expect![[r#"
        --- stderr
        error: --from cannot be `9`: 9 is not in 1..=7
        --- exit 2
    "#]]);
}

#[cfg(unix)]
#[test]
fn every_task_is_done_by_its_own_command() {
    let world = World::trip(["alice", "bob"]);
    let mut terminal = world.on_a_terminal("tutorial");
    terminal.shows("1 of 7").shows("$ ").types("add 30 pizza\r").shows("a command begins with clique");
    terminal.shows("$ ").types("clique add 13 pizza\r").shows("not quite: the amount is 13.00, not 30.00");
    terminal.shows("$ ").types("clique add 30 pizza -p bob\r").shows("it was alice who paid");
    terminal.shows("$ ").types("clique init x EUR\r").shows("has nothing to do here");
    terminal.shows("$ ").types("clique -C /tmp add 30 pizza\r").shows("leave -C out");
    terminal.shows("$ ").types("hint\r").shows("clique add 30 pizza");
    terminal.shows("$ ").types("clique add 30 pizza\r").shows("2 of 7");
    terminal.shows("$ ").types("clique add 42.50 taxi -p bob\r").shows("not of 2026-06-14");
    terminal.shows("$ ").types("clique add 42.50 taxi -p bob -d yesterday\r").shows("3 of 7");
    terminal.shows("$ ").types("skip\r").shows("4 of 7");
    terminal.shows("$ ").types("clique list\r").shows("the task is still open");
    terminal.shows("$ ").types("clique balance\r").shows("5 of 7");
    terminal.shows("$ ").types("clique settle\r").shows("6 of 7");
    terminal.shows("$ ").types("clique pay carol bob 25\r").shows("bob pays carol");
    terminal.shows("$ ").types("clique pay bob carol 25\r").shows("7 of 7");
    terminal.shows("$ ").types("clique undo\r").shows("That is most of it");
    assert_eq!(terminal.ends().0, Some(0));
    world.assert_clean();
    assert_eq!(world.git(["rev-list", "--count", "HEAD"]), "1\n");
}

#[cfg(unix)]
#[test]
fn one_may_begin_later_and_leave() {
    let world = World::empty();
    let mut terminal = world.on_a_terminal("tutorial --from 7");
    terminal.shows("7 of 7").shows("$ ").types("\u{3}");
    assert_eq!(terminal.ends().0, Some(2));
}
