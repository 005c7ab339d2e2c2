//! Stories of questions on a terminal.

use expect_test::expect;

use crate::world::World;

#[test]
fn add_asks_for_what_is_missing_and_tells_the_command() {
    let world = World::trip(["alice", "bob", "carol", "dan"]);
    let mut terminal = world.on_a_terminal("add");
    terminal.shows("What?").types("surf lesson\r");
    terminal.shows("How much?").types("16O\r").shows("unknown currency `O`").shows("How much?").types("160*2");
    terminal.shows("= 320.00 EUR").types("\r");
    terminal.shows("Who paid?").types("da\t\r");
    terminal.shows("When?").types("<\r").shows("Who paid?").types("dan\r");
    terminal.shows("When?").types("yesterday\r").shows("= Sun 2026-06-14");
    terminal.shows("Split?").types("bob:2, ca\t, dan").shows("bob 160.00 · carol 80.00 · dan 80.00").types("\r");
    terminal.shows("Save?").types("\r");
    terminal.shows("That was:").shows("clique add '160*2' 'surf lesson' -p dan -d 2026-06-14 -s bob:2,carol,dan");
    assert_eq!(terminal.ends().0, Some(0));
    world.clique("show srqz").shows(expect![[r#"
        surf lesson   320.00 EUR
          id       srqzvpeeb384
          group    Trip (trip)
          date     Sun 2026-06-14
          kind     expense
          paid by  dan
          split    bob:2 carol dan
          shares   bob    160.00
                   carol   80.00
                   dan     80.00
          by       alice
          row      groups/trip/expenses/2026.csv:2
    "#]]);
    world.assert_clean();
}

#[test]
fn defaults_come_from_the_entry_that_is_most_alike() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.does("add 700 rent -p bob -s all,-carol -c home");
    let mut terminal = world.on_a_terminal("add -d yesterday");
    terminal.shows("What?").types("rent\r").shows("like rent");
    terminal.shows("How much?").shows("[700.00]").types("\r").shows("Who paid?").shows("[bob]").types("\r");
    terminal.shows("Split?").shows("[alice,bob]").types("\r").shows("Category?").shows("[home]").types("\r");
    terminal.shows("Save?").types("y\r");
    terminal.shows("That was:").shows("clique add 700.00 rent -p bob -d yesterday -s alice,bob -c home");
    assert_eq!(terminal.ends().0, Some(0));
    world.assert_clean();
}

#[test]
fn where_several_groups_are_open_it_asks_which() {
    let world = World::trip(["alice", "bob"]);
    world.does("group new Flat --member alice,bob");
    let mut terminal = world.on_a_terminal("add 5 -d today -p bob -s all -y");
    terminal.shows("Which group?").types("<\r").shows("Which group?").types("fla\t\r");
    terminal
        .shows("What?")
        .types("soap\r")
        .shows("That was:")
        .shows("clique add 5 soap -p bob -d today -s all -g flat");
    assert_eq!(terminal.ends().0, Some(0));
    world.assert_clean();
}

#[test]
fn who_leaves_changes_nothing() {
    let world = World::trip(["alice", "bob"]);
    for key in ["\u{3}", "\u{4}"] {
        let mut terminal = world.on_a_terminal("add 5");
        terminal.shows("What?").types("tea\r").shows("Who paid?").types(key);
        assert_eq!(terminal.ends().0, Some(2), "{key:?}");
    }
    let mut terminal = world.on_a_terminal("add 5 -p bob -d today -s all");
    terminal.shows("What?").types("tea\r").shows("Save?").types("n\r").shows("nothing was added");
    assert_eq!(terminal.ends().0, Some(2));
    world.assert_clean();
    assert!(!world.at.join("groups/trip/expenses").exists());
}

#[test]
fn nothing_is_asked_where_everything_is_said_or_nobody_is_there() {
    let mut world = World::trip(["alice", "bob"]);
    let (code, shown) = world.on_a_terminal("add 5 tea").ends();
    assert_eq!((code, shown.contains("What?")), (Some(0), false));
    let (code, shown) = world.on_a_terminal("add --no-input").ends();
    assert_eq!((code, shown.contains("AMOUNT is missing")), (Some(2), true));
    world.set("CI", "true");
    assert_eq!(world.on_a_terminal("add").ends().0, Some(2));
    world.assert_clean();
}

#[test]
fn init_asks_as_well() {
    let world = World::empty();
    let mut terminal = world.on_a_terminal("init");
    terminal.shows("Name of the group?").types("Lisbon 2026\r");
    terminal.shows("Main currency?").types("<\r").shows("[Lisbon 2026]").types("\r");
    terminal.shows("Main currency?").types("EU\t").shows("(EUR, 2 decimals)").types("\r");
    terminal.shows("Who is in?").types("alice, bob\r");
    terminal.shows("clique init \"Lisbon 2026\" EUR --member alice,bob");
    assert_eq!(terminal.ends().0, Some(0));
    world.assert_clean();
}

#[test]
fn answers_typed_ahead_are_not_lost() {
    let world = World::trip(["alice", "bob", "carol"]);
    let mut terminal = world.on_a_terminal("add");
    terminal.shows("What?").types("tea\r3.50\rbob\ryesterday\rbob,carol\ry\r");
    terminal.shows("That was:").shows("clique add 3.50 tea -p bob -d 2026-06-14 -s bob,carol");
    assert_eq!(terminal.ends().0, Some(0));
    // Before the first question is there, too.
    let mut terminal = world.on_a_terminal("add");
    terminal.types("pie\r12\rcarol\r\r\ry\r").shows("That was:").shows("clique add 12 pie -p carol");
    assert_eq!(terminal.ends().0, Some(0));
    world.assert_clean();
    let world = World::empty();
    let mut terminal = world.on_a_terminal("init");
    terminal.shows("Name of the group?").types("Lisbon\rEUR\ralice, bob\r");
    terminal.shows("clique init Lisbon EUR --member alice,bob");
    assert_eq!(terminal.ends().0, Some(0));
}

#[test]
fn import_asks_who_is_who_and_shows_its_guess() {
    let world = World::trip(["alice", "bobby"]);
    let file = "Date,Description,Category,Cost,Currency,Alice Adams,Bobb,李雷\n\n2026-06-01,x,General,9.00,EUR,6.00,-3.00,-3.00\n";
    world.write("../alps.csv", file);
    let mut terminal = world.on_a_terminal("import ../alps.csv -g trip");
    terminal.shows("Who is Alice Adams?").shows("[alice; or new]").types("\r");
    terminal.shows("Who is Bobb?").types("new\r");
    terminal.shows("Who is 李雷?").types("new\r").shows("no handle can be made").types("lilei\r");
    assert_eq!(terminal.ends().0, Some(0));
    let members = world.clique("member list -g trip --format csv").success().stdout;
    assert!(members.contains("trip,bobb,Bobb,") && members.contains("trip,lilei,李雷,"), "{members}");
    world.assert_clean();
}
