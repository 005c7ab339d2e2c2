//! Stories of `clique settle` with balances and wishes that nobody means well with: clear words, and soon.

use expect_test::expect;

use crate::world::World;

fn with_nets(nets: &str) -> World {
    let world = World::empty();
    world.write("nets.csv", nets);
    world
}

#[test]
fn balances_that_do_not_add_up() {
    with_nets("ana 10\nbo -9.99\n").clique("settle --nets nets.csv").shows(expect![[r#"
        --- stderr
        error: the balances do not add up to zero: 0.01 is left over
          help: what is owed to someone is more than zero, what they owe is less
        --- exit 2
    "#]]);
    with_nets("ana 10\n").clique("settle --nets nets.csv").shows(expect![[r#"
        --- stderr
        error: the balances do not add up to zero: 10 is left over
          help: what is owed to someone is more than zero, what they owe is less
        --- exit 2
    "#]]);
}

#[test]
fn the_edge_of_128_bits() {
    let most = i128::MAX;
    with_nets(&format!("member,net_minor\na,{most}\nb,-{most}\n"))
        .clique("settle --nets nets.csv")
        .shows(expect![[r#"
            --- stderr
            error: the balances are too large to add up: more than 128 bits can count
              help: what is owed and what is owing must come to 170141183460469231731687303715884105727 smallest units at most, both together
              help: write them in larger units
            --- exit 2
        "#]]);
    with_nets("a 1701411834604692317316873037158841057.28\nb -1\n")
        .clique("settle --nets nets.csv")
        .shows(expect![[r#"
            --- stderr
            error: nets.csv, line 1: `1701411834604692317316873037158841057.28` is too large: more than 128 bits can count
              help: write one person a line, such as: ana 12.50
            --- exit 2
        "#]]);
    let world = with_nets(&format!("member,net_minor\na,{0}\nb,-{0}\n", most / 2));
    world.clique("settle --nets nets.csv --format csv").shows(expect![[r#"
        from,to,amount,amount_minor
        b,a,85070591730234615865843651857942052863,85070591730234615865843651857942052863
    "#]]);
}

#[test]
fn a_thousand_equal_balances() {
    let owed = (0..500).map(|number| format!("a{number:03} 2.50\n"));
    let owing = (0..500).map(|number| format!("b{number:03} -2.50\n"));
    let world = with_nets(&owed.chain(owing).collect::<String>());
    let plan = world.clique("settle --nets nets.csv").success().stdout;
    assert_eq!(plan.lines().count(), 501);
    assert_eq!(plan.lines().last(), Some("500 payments, 1250.00 in all (fewest possible, proven)"));
    // With one pair apart it is no free plan any more, and too many people to be sure.
    let ran = world.clique("settle --nets nets.csv --forbid a000,b000 --effort 1000000");
    assert!(ran.code < 2, "{}", ran.stderr);
    let unequal = (0..999).map(|number| format!("a{number:03} -3\n"));
    let world = with_nets(&unequal.chain(["z 2997\n".to_owned()]).collect::<String>());
    let plan = world.clique("settle --nets nets.csv").success().stdout;
    assert_eq!(plan.lines().last(), Some("999 payments, 2997 in all (fewest possible, proven)"));
}

#[test]
fn everyone_blocked_from_everyone() {
    let world = with_nets("ana 10\nbo -4\ncy -6\ndan 0\n");
    world.write("none.csv", "# nobody may pay anybody\n");
    world.clique("settle --nets nets.csv --allow none.csv").shows(expect![[r#"
        --- stderr
        error: no plan keeps to the wishes: nobody may pay ana, who is owed 10
          help: it works when these may pay each other: ana and bo; ana and cy
        --- exit 1
    "#]]);
    world.clique("settle --nets nets.csv --allow none.csv --relay").shows(expect![[r#"
        --- stderr
        error: no plan keeps to the wishes: nobody may pay ana, who is owed 10
          help: it works when these may pay each other: ana and bo; ana and cy
        --- exit 1
    "#]]);
    let apart = "--forbid ana,bo --forbid ana,cy --forbid bo,cy --forbid ana,dan --forbid bo,dan --forbid cy,dan";
    world.clique(&format!("settle --nets nets.csv {apart}")).shows(expect![[r#"
        --- stderr
        error: no plan keeps to the wishes: nobody may pay ana, who is owed 10
          help: it works when these may pay each other: ana and bo; ana and cy
        --- exit 1
    "#]]);
    let settled = with_nets("ana 0\nbo 0\n").clique("settle --nets nets.csv --forbid ana,bo").success();
    assert_eq!(settled.stdout, "  ✓ everyone is settled\n");
}

#[test]
fn two_halves_that_do_not_balance() {
    let world = with_nets("ana 10\nbo -4\ncy 3\ndan -9\n");
    world.write("halves.csv", "ana,bo\ncy,dan\n");
    world.clique("settle --nets nets.csv --allow halves.csv").shows(expect![[r#"
        --- stderr
        error: no plan keeps to the wishes: ana and bo may pay nobody else, but together are owed 6
          help: it works when these may pay each other: ana and dan
        --- exit 1
    "#]]);
    world.clique("settle --nets nets.csv --allow halves.csv --relay").shows(expect![[r#"
        --- stderr
        error: no plan keeps to the wishes: ana and bo may pay nobody else, but together are owed 6
          help: it works when these may pay each other: ana and dan
        --- exit 1
    "#]]);
}
