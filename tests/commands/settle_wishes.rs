//! Stories of `clique settle` with wishes, typed and agreed.

use expect_test::expect;

use super::balance::{commit, lisbon};
use crate::world::World;

/// Writes what the group of the trip has agreed.
fn agreed(settle: &str) -> World {
    let world = lisbon();
    let group = "name = \"Trip\"\n\n[members]\nalice = {}\nbob = {}\ncarol = {}\ndan = {}\n";
    world.write("groups/trip/group.toml", &format!("{group}\n[settle]\n{settle}"));
    commit(&world);
    world
}

#[test]
fn families_settle_as_one_and_then_inside() {
    let world = lisbon();
    world.clique("settle --family bob+carol").shows(expect![[r#"
          bob    ──→  alice  271.57  EUR
          bob    ──→  dan     99.07  EUR
          carol  ──→  bob    184.86  EUR
        3 payments, 555.50 EUR in all (fewest possible with these wishes, proven; paying each debt directly would take 6)
        --- stderr
        Mark one as done: clique pay bob alice 271.57
        Mark all as done: clique settle --family bob+carol --record
    "#]]);
    world.clique("settle --family bob+carol --family alice,dan").shows(expect![[r#"
          alice  ──→  dan     99.07  EUR
          bob    ──→  alice  370.64  EUR
          carol  ──→  bob    184.86  EUR
        3 payments, 654.57 EUR in all (fewest possible with these wishes, proven; paying each debt directly would take 6)
        --- stderr
        Mark one as done: clique pay alice dan 99.07
        Mark all as done: clique settle --family bob+carol --family alice,dan --record
    "#]]);
    world.clique("settle --family bob+carol --family carol+dan").shows(expect![[r#"
        --- stderr
        error: `carol` stands in families twice
          help: name each person in one family, once
        --- exit 2
    "#]]);
    world.clique("settle --family bob").shows(expect![[r#"
        --- stderr
        error: `bob` does not name several people
          help: write them as alice+bob
        --- exit 2
    "#]]);
}

#[test]
fn some_make_fewer_payments_than_others() {
    let world = lisbon();
    world.clique("settle --cap bob=1").shows(expect![[r#"
          bob    ──→  alice  185.78  EUR
          carol  ──→  alice   85.79  EUR
          carol  ──→  dan     99.07  EUR
        3 payments, 370.64 EUR in all (fewest possible with these wishes, proven; paying each debt directly would take 6)
        --- stderr
        Mark one as done: clique pay bob alice 185.78
        Mark all as done: clique settle --cap bob=1 --record
    "#]]);
    world.clique("settle --cap 3 --cap bob=0").shows(expect![[r#"
        --- stderr
        error: no plan for `trip` keeps to the wishes: bob would have to make more payments than that
          help: it works with --cap bob=1
        --- exit 1
    "#]]);
    world.clique("settle --cap bob=many").shows(expect![[r#"
        --- stderr
        error: `many` is no number of payments
          help: write --cap 2 for everyone, or --cap bob=1
        --- exit 2
    "#]]);
    world.clique("settle --cap zoe=1").shows(expect![[r#"
        --- stderr
        error: unknown member `zoe`
          help: people: alice, bob, carol, dan; add one with clique person add
        --- exit 2
    "#]]);
}

#[test]
fn only_some_pairs_may_pay_each_other() {
    let world = lisbon();
    world.write("../may.csv", "from,to\nbob,dan\nbob,alice\n\n# carol pays alice alone\nCAROL:alice\n");
    world.clique("settle --allow ../may.csv").shows(expect![[r#"
          bob    ──→  alice   86.71  EUR
          bob    ──→  dan     99.07  EUR
          carol  ──→  alice  184.86  EUR
        3 payments, 370.64 EUR in all (fewest possible with these wishes, proven; paying each debt directly would take 6)
        --- stderr
        Mark one as done: clique pay bob alice 86.71
        Mark all as done: clique settle --allow ../may.csv --record
    "#]]);
    world.write("../may.csv", "bob,dan\ncarol,dan\n");
    world.clique("settle --allow ../may.csv").shows(expect![[r#"
        --- stderr
        error: no plan for `trip` keeps to the wishes: nobody may pay alice, who is owed 271.57 EUR
          help: it works when these may pay each other: --pay alice:bob --pay alice:carol
        --- exit 1
    "#]]);
    world.write("../may.csv", "bob,dan\ncarol,zoe\n");
    world.clique("settle --allow ../may.csv").shows(expect![[r#"
        --- stderr
        error: ../may.csv: line 2: unknown member `zoe`
          help: people: alice, bob, carol, dan; add one with clique person add
        --- exit 2
    "#]]);
    world.write("../may.csv", "bob,dan\ncarol\n");
    world.clique("settle --allow ../may.csv").shows(expect![[r#"
        --- stderr
        error: ../may.csv, line 2: there should be two names
          help: write two names a line, such as: ana,bo
        --- exit 2
    "#]]);
    let _ = world.clique("settle --allow ../nowhere.csv").exits(5);
    let nets = World::empty();
    nets.write("nets.csv", "member,net\n\"bo, jr\",-5\nana,3\ncy,2\n");
    nets.write("may.csv", "from,to,amount\n\"bo, jr\",ana,3\nana,cy,1\nnobody,ana,1\n");
    nets.clique("settle --nets nets.csv --allow may.csv").shows(expect![[r#"
        --- stderr
        error: no plan keeps to the wishes: what is open for bo, jr is 2 more than those they may pay or be paid by could settle
          help: it works when these may pay each other: bo, jr and cy
          help: it works when money may pass through someone: --relay
        --- exit 1
    "#]]);
    nets.clique("settle --nets nets.csv --allow may.csv --relay").shows(expect![[r#"
          ana     ──→  cy   2
          bo, jr  ──→  ana  5
        2 payments, 7 in all (fewest possible with these wishes, proven)
    "#]]);
    nets.clique("settle --nets nets.csv --forbid 'bo, jr,ana' --relay").shows(expect![[r#"
          bo, jr  ──→  cy   5
          cy      ──→  ana  3
        2 payments, 8 in all (fewest possible with these wishes, proven)
    "#]]);
    nets.clique("settle --nets nets.csv --family 'ana+cy' --cap 'bo, jr=1'").shows(expect![[r#"
          ana     ──→  cy   2
          bo, jr  ──→  ana  5
        2 payments, 7 in all (fewest possible with these wishes, proven)
    "#]]);
    let _ = nets.clique("settle --nets - --allow -").exits(2);
}

#[test]
fn a_group_agrees_how_it_settles() {
    let world = agreed("mode = \"hub\"\nvia = \"dan\"\n");
    world.clique("settle").shows(expect![[r#"
          bob    ──→  dan    185.78  EUR
          carol  ──→  dan    184.86  EUR
          dan    ──→  alice  271.57  EUR
        3 payments, 642.21 EUR in all (paying each debt directly would take 6; as the group has agreed)
        --- stderr
        Mark one as done: clique pay bob dan 185.78
        Mark all as done: clique settle --record
    "#]]);
    world.clique("settle --mode minimal").shows(expect![[r#"
          bob    ──→  alice   86.71  EUR
          bob    ──→  dan     99.07  EUR
          carol  ──→  alice  184.86  EUR
        3 payments, 370.64 EUR in all (fewest possible, proven; paying each debt directly would take 6)
        --- stderr
        Mark one as done: clique pay bob alice 86.71
        Mark all as done: clique settle --mode minimal --record
    "#]]);
    world.clique("settle --no-defaults --format csv").shows(expect![[r#"
        group,currency,from,to,amount,amount_minor,entry
        trip,EUR,bob,alice,86.71,8671,
        trip,EUR,bob,dan,99.07,9907,
        trip,EUR,carol,alice,184.86,18486,
    "#]]);
    world.clique("settle --relay --format csv").shows(expect![[r#"
        group,currency,from,to,amount,amount_minor,entry
        trip,EUR,bob,alice,86.71,8671,
        trip,EUR,bob,dan,99.07,9907,
        trip,EUR,carol,alice,184.86,18486,
    "#]]);
    world.clique("group show").shows(expect![[r#"
        Trip   trip
          kind      other
          currency  EUR
          spent     926.21 EUR in 5 bills
          settle    mode hub, via dan

          alice  +271.57  EUR gets back
          bob    -185.78  EUR owes
          carol  -184.86  EUR owes
          dan     +99.07  EUR gets back
    "#]]);
    let world = agreed("no-pay = [\"bob:dan\"]\ncap = [\"2\", \"bob=1\"]\nround = 5\n");
    world.clique("settle").shows(expect![[r#"
          bob    ──→  alice  185.00  EUR
          carol  ──→  alice   85.00  EUR
          carol  ──→  dan    100.00  EUR
        3 payments, 370.00 EUR in all (fewest possible with these wishes, proven; paying each debt directly would take 6; as the group has agreed)
        Rounding leaves alice +1.57, bob -0.78, carol +0.14, dan -0.93 EUR
        --- stderr
        Mark one as done: clique pay bob alice 185.00
        Mark all as done: clique settle --record
    "#]]);
    world.clique("settle --round 1 --format csv").shows(expect![[r#"
        group,currency,from,to,amount,amount_minor,entry
        trip,EUR,bob,alice,186.00,18600,
        trip,EUR,carol,alice,86.00,8600,
        trip,EUR,carol,dan,99.00,9900,
    "#]]);
    world.clique("settle --across --format csv").shows(expect![[r#"
        group,currency,from,to,amount,amount_minor,entry
        ,EUR,bob,alice,185.78,18578,
        ,EUR,carol,alice,85.79,8579,
        ,EUR,carol,dan,99.07,9907,
    "#]]);
    world.clique("settle --mode direct").shows(expect![[r#"
        --- stderr
        error: this way of settling `trip` has people pay each other who are not to: bob and dan
          help: let others pay for it: --mode minimal
          help: it works when these may pay each other: --pay bob:dan
          help: who pays whom is limited by blocked friends in people/, and by [settle] in group.toml
        --- exit 1
    "#]]);
    world.clique("settle --mode direct --pay bob:dan --json --explain").shows(expect![[r#"
        {
          "schema": "clique.settlement/1",
          "ledger": "Trip",
          "data": [
            {
              "group": "trip",
              "currency": "EUR",
              "payments": [
                {
                  "from": "bob",
                  "to": "alice",
                  "amount": "54.65",
                  "amount_minor": 5465
                },
                {
                  "from": "bob",
                  "to": "dan",
                  "amount": "138.40",
                  "amount_minor": 13840
                },
                {
                  "from": "carol",
                  "to": "alice",
                  "amount": "111.92",
                  "amount_minor": 11192
                },
                {
                  "from": "carol",
                  "to": "bob",
                  "amount": "7.27",
                  "amount_minor": 727
                },
                {
                  "from": "carol",
                  "to": "dan",
                  "amount": "65.67",
                  "amount_minor": 6567
                },
                {
                  "from": "dan",
                  "to": "alice",
                  "amount": "105.00",
                  "amount_minor": 10500
                }
              ],
              "count": 6,
              "total": "482.91",
              "total_minor": 48291,
              "mode": "direct",
              "agreed": true,
              "least": null,
              "proven": false,
              "direct": 6,
              "fewest": 3,
              "blocks": [
                [
                  "alice",
                  "bob",
                  "carol",
                  "dan"
                ]
              ],
              "debts": [
                {
                  "from": "bob",
                  "to": "alice",
                  "amount": "54.65",
                  "amount_minor": 5465
                },
                {
                  "from": "bob",
                  "to": "dan",
                  "amount": "138.40",
                  "amount_minor": 13840
                },
                {
                  "from": "carol",
                  "to": "alice",
                  "amount": "111.92",
                  "amount_minor": 11192
                },
                {
                  "from": "carol",
                  "to": "bob",
                  "amount": "7.27",
                  "amount_minor": 727
                },
                {
                  "from": "carol",
                  "to": "dan",
                  "amount": "65.67",
                  "amount_minor": 6567
                },
                {
                  "from": "dan",
                  "to": "alice",
                  "amount": "105.00",
                  "amount_minor": 10500
                }
              ],
              "explanation": [
                "Every debt is paid as it is; what two people owe each other is set off.",
                "With --mode minimal 3 payments would bring everyone to zero."
              ]
            }
          ]
        }
    "#]]);
    world.clique("group show").shows(expect![[r#"
        Trip   trip
          kind      other
          currency  EUR
          spent     926.21 EUR in 5 bills
          settle    no-pay bob:dan, cap 2 bob=1, round 5.00

          alice  +271.57  EUR gets back
          bob    -185.78  EUR owes
          carol  -184.86  EUR owes
          dan     +99.07  EUR gets back
    "#]]);
    let world = agreed("mode = \"simplified\"\n");
    world.clique("settle --explain").shows(expect![[r#"
          bob    ──→  alice   54.65  EUR
          bob    ──→  dan    138.40  EUR
          carol  ──→  alice  111.92  EUR
          carol  ──→  bob      7.27  EUR
          carol  ──→  dan     65.67  EUR
          dan    ──→  alice  105.00  EUR
        6 payments, 482.91 EUR in all (3 would be enough; each debt is paid directly; as the group has agreed)

        Before: 6 debts, 482.91 EUR
          bob    ──→  alice   54.65  EUR
          bob    ──→  dan    138.40  EUR
          carol  ──→  alice  111.92  EUR
          carol  ──→  bob      7.27  EUR
          carol  ──→  dan     65.67  EUR
          dan    ──→  alice  105.00  EUR

        After: 6 payments, 482.91 EUR

        All settle together
          alice +271.57, bob -185.78, carol -184.86 and dan +99.07: 6 payments

        Why these payments
          Everyone pays only people they owe, and nobody more than they owed before:
            what goes round in a circle of debts is cleared, and what stays is paid.
          With --mode minimal 3 payments would bring everyone to zero.
        --- stderr
        Mark one as done: clique pay bob alice 54.65
        Mark all as done: clique settle --record
    "#]]);
    world.does("settle --record");
    world.assert_clean();
}

#[test]
fn one_in_the_middle_heeds_wishes_too() {
    let world = lisbon();
    world.clique("settle --via alice --round 10").shows(expect![[r#"
          alice  ──→  dan    100.00  EUR
          bob    ──→  alice  190.00  EUR
          carol  ──→  alice  180.00  EUR
        3 payments, 470.00 EUR in all (fewest possible with these wishes, proven; paying each debt directly would take 6)
        Rounding leaves alice +1.57, bob +4.22, carol -4.86, dan -0.93 EUR
        --- stderr
        Mark one as done: clique pay alice dan 100.00
        Mark all as done: clique settle --via alice --round 10 --record
    "#]]);
    world.clique("settle --via alice --no-pay alice:bob").shows(expect![[r#"
        --- stderr
        error: no plan for `trip` keeps to the wishes: bob may pay nobody, but owes 185.78 EUR
          help: it works when these may pay each other: --pay alice:bob
        --- exit 1
    "#]]);
    world.clique("settle --via alice --explain").shows(expect![[r#"
          alice  ──→  dan     99.07  EUR
          bob    ──→  alice  185.78  EUR
          carol  ──→  alice  184.86  EUR
        3 payments, 469.71 EUR in all (paying each debt directly would take 6)

        Before: 6 debts, 482.91 EUR
          bob    ──→  alice   54.65  EUR
          bob    ──→  dan    138.40  EUR
          carol  ──→  alice  111.92  EUR
          carol  ──→  bob      7.27  EUR
          carol  ──→  dan     65.67  EUR
          dan    ──→  alice  105.00  EUR

        After: 3 payments, 469.71 EUR; 13.20 EUR less changes hands

        All settle together
          alice +271.57, bob -185.78, carol -184.86 and dan +99.07: 3 payments

        Why these payments
          Everyone else pays alice, or is paid by alice: one payment for each of them
            who is open.
          No other way takes fewer payments.
        --- stderr
        Mark one as done: clique pay alice dan 99.07
        Mark all as done: clique settle --via alice --record
    "#]]);
    world.clique("settle --mode simplified --min 5").shows(expect![[r#"
        --- stderr
        error: that wish goes with --mode minimal or hub: the debts as they are leave no choice
        --- exit 2
    "#]]);
}

#[test]
fn those_who_left_pay_what_they_owe() {
    let mut world = lisbon();
    world.does("member remove carol");
    world.set("CLIQUE_NOW", "2026-07-15T20:00:00Z");
    world.does("settle --record --pick carol:alice");
    world.does("pay carol dan 1");
    world.does("check --strict");
    let _ = world.clique("add 10 tea -s carol,alice").exits(2);
    world.assert_clean();
}

#[test]
fn large_balances_are_counted_in_128_bits() {
    let world = World::empty();
    let most = i128::MAX / 2;
    world.write("nets.csv", &format!("member,net_minor\nana,{most}\nbo,-{most}\n"));
    world.clique("settle --nets nets.csv --json").shows(expect![[r#"
        {
          "schema": "clique.settlement/1",
          "data": [
            {
              "payments": [
                {
                  "from": "bo",
                  "to": "ana",
                  "amount": "85070591730234615865843651857942052863",
                  "amount_minor": "85070591730234615865843651857942052863"
                }
              ],
              "count": 1,
              "total": "85070591730234615865843651857942052863",
              "total_minor": "85070591730234615865843651857942052863",
              "mode": "minimal",
              "least": 1,
              "proven": true,
              "blocks": [
                [
                  "ana",
                  "bo"
                ]
              ]
            }
          ]
        }
    "#]]);
    for flags in ["--relay", "--round 5", "--min 5", "--cap 1", "--cap 1 --relay", "--family ana+bo", "--forbid ana,bo"]
    {
        let ran = world.clique(&format!("settle --nets nets.csv {flags}"));
        assert!(ran.code < 3, "{flags}: {}", ran.stderr);
    }
    let third = i128::MAX / 4;
    world.write("nets.csv", &format!("a {third}\nb -{third}\nc {}\nd -{}\ne 7\nf -7\n", third - 1, third - 1));
    for flags in
        ["", "--relay", "--round 5", "--min 5", "--cap 1", "--forbid a,b", "--family a+c", "--round 5 --forbid a,b"]
    {
        let ran = world.clique(&format!("settle --nets nets.csv {flags}"));
        assert!(ran.code < 3, "{flags}: {}", ran.stderr);
    }
}

#[test]
fn a_plan_of_many_is_explained_on_a_scale() {
    let world = World::empty();
    let nets = [58, -2, 28, 34, 9, -18, 1, -40, 58, -7, -46, 27, -33, 23, -14, -38, 43, -40, -48, 37, -32];
    let lines: String = nets.iter().zip('a'..).map(|(net, name)| format!("{name} {net}\n")).collect();
    world.write("nets.txt", &lines);
    world.clique("settle --nets nets.txt --explain").shows(expect![[r#"
          b  ──→  d   2
          f  ──→  e   9
          f  ──→  n   9
          h  ──→  a  10
          h  ──→  q  30
          j  ──→  l   7
          k  ──→  c  28
          k  ──→  i  18
          m  ──→  l  20
          m  ──→  q  13
          o  ──→  n  14
          p  ──→  g   1
          p  ──→  t  37
          r  ──→  i  40
          s  ──→  a  48
          u  ──→  d  32
        16 payments, 318 in all (fewest possible, proven)

        These settle among themselves
          a +58, h -40, j -7, l +27, m -33, q +43 and s -48: 6 payments
          b -2, d +34 and u -32: 2 payments
          c +28, i +58, k -46 and r -40: 3 payments
          e +9, f -18, n +23 and o -14: 3 payments
          g +1, p -38 and t +37: 2 payments

        Why no plan is smaller
          Payments tie people together into groups that come out even, and to tie a
            group together takes one payment fewer than it has people. 21 people in 5
            groups need 21 - 5 = 16 payments; fewer payments would take more groups.
          Imagine everyone on a scale. Each has a weight, chosen so that any people
            who could settle among themselves weigh a kilo or more together. All of them
            weigh less than 6 kilos, so they cannot make more than 5 groups.
    "#]]);
}

#[test]
fn graphs_are_of_settling_alone() {
    let world = lisbon();
    world.clique("balance --format dot").shows(expect![[r#"
        --- stderr
        error: --format dot draws who owes and pays whom, with clique settle only
          help: clique settle --format dot
        --- exit 2
    "#]]);
    let _ = world.clique("settle --format dot --record").exits(2);
    let _ = world.clique("settle --format dot --explain").exits(2);
    world.assert_clean();
}

#[test]
fn the_plan_of_twelve_friends_is_explained() {
    let world = World::empty();
    let balances = "member,net\nana,42.50\nben,-17.25\ncleo,-25.25\ndario,60.00\nelif,-60.00\nfynn,18.40\ngreta,-7.10\nhugo,-11.30\n\
                    ida,33.00\njon,-12.00\nkim,-15.50\nlou,-5.50\n";
    world.write("nets.csv", balances);
    world.clique("settle --nets nets.csv --explain").shows(expect![[r#"
          ben    ──→  ana    17.25
          cleo   ──→  ana    25.25
          elif   ──→  dario  60.00
          greta  ──→  fynn    7.10
          hugo   ──→  fynn   11.30
          jon    ──→  ida    12.00
          kim    ──→  ida    15.50
          lou    ──→  ida     5.50
        8 payments, 153.90 in all (fewest possible, proven)

        These settle among themselves
          ana +42.50, ben -17.25 and cleo -25.25: 2 payments
          dario +60.00 and elif -60.00: 1 payment
          fynn +18.40, greta -7.10 and hugo -11.30: 2 payments
          ida +33.00, jon -12.00, kim -15.50 and lou -5.50: 3 payments

        Why no plan is smaller
          Payments tie people together into groups that come out even, and to tie a
            group together takes one payment fewer than it has people. 12 people in 4
            groups need 12 - 4 = 8 payments; fewer payments would take more groups.
          In 1 pair one owes exactly what the other is owed; 10 people are left, and
            can only settle in groups of three at least. There cannot be more than 4
            groups.
    "#]]);
    let cents = "member,net\nana,412.37\nben,-98.12\ncleo,-55.61\ndario,310.08\nelif,-204.77\nfynn,87.93\ngreta,-171.26\nhugo,-63.40\n\
                 ida,129.55\njon,-245.16\nkim,21.04\nlou,-122.65\n";
    world.write("nets.csv", cents);
    world.clique("settle --nets nets.csv --explain").shows(expect![[r#"
          ben    ──→  ida     98.12
          cleo   ──→  fynn    34.57
          cleo   ──→  kim     21.04
          elif   ──→  ana    167.21
          elif   ──→  dario   37.56
          greta  ──→  dario  171.26
          hugo   ──→  fynn    53.36
          hugo   ──→  ida     10.04
          jon    ──→  ana    245.16
          lou    ──→  dario  101.26
          lou    ──→  ida     21.39
        11 payments, 960.97 in all (fewest possible, proven)

        All settle together
          ana +412.37, ben -98.12, cleo -55.61, dario +310.08, elif -204.77, fynn
            +87.93, greta -171.26, hugo -63.40, ida +129.55, jon -245.16, kim +21.04 and
            lou -122.65: 11 payments

        Why no plan is smaller
          Payments tie people together into groups that come out even, and to tie a
            group together takes one payment fewer than it has people. 12 people in 1
            group need 12 - 1 = 11 payments; fewer payments would take more groups.
          All ways to take some of them were looked at, and none of them comes out
            even by itself: only all together do.
    "#]]);
}

/// What is rounded, and who settles as a family, is written down and checked again.
#[test]
fn every_wish_is_in_the_certificate() {
    let world = World::empty();
    world.write("nets.csv", "ana 10.49\nbo -5.20\ncy -5.29\ndi 7.10\ned -3.10\nflo -4\n");
    for (at, (wishes, lines)) in [
        ("--round 1 --tolerance 0.50", "round 100 50"),
        ("--family di+ed", "family 3 4"),
        ("--family di+ed --no-pay bo:di", "family 3 4"),
        ("--round 1 --tolerance 0.60 --no-pay bo:di --cap 2", "round 100 60"),
        ("--cap 1 --min 1 --relay", "most 1"),
        ("--no-pay bo:di --min 2", "min 200"),
    ]
    .into_iter()
    .enumerate()
    {
        let file = format!("plan{at}.txt");
        let _ = world.clique(&format!("settle --nets nets.csv {wishes} --certificate {file}")).success();
        let certificate = world.read(&file);
        assert!(certificate.contains(&format!("\n{lines}\n")), "{certificate}");
        let shown = world.clique(&format!("settle --verify {file}")).success().stdout;
        assert!(shown.contains("no plan has fewer payments"), "{wishes}\n{shown}{certificate}");
    }
}

/// What rounding leaves of a family stays with one of them; what its members settle inside is exact.
#[test]
fn families_are_rounded_as_one() {
    let world = World::empty();
    world.write("nets.csv", "ana 23\nbo -12\ncy 18.50\ndi -3.50\ned -14\nflo -12\n");
    world.clique("settle --nets nets.csv --round 5 --tolerance 3 --family ana+bo --family cy+di").shows(expect![[r#"
              bo   ──→  ana  12.00
              di   ──→  cy    3.50
              ed   ──→  cy   15.00
              flo  ──→  ana  10.00
            4 payments, 40.50 in all (fewest possible with these wishes, proven)
            Rounding leaves ana +1.00, ed +1.00, flo -2.00
        "#]]);
    world.clique("settle --nets nets.csv --round 5 --tolerance 3 --cap 1 --family ana+bo --family cy+di").shows(
        expect![[r#"
              bo   ──→  ana  12.00
              di   ──→  cy    3.50
              ed   ──→  cy   15.00
              flo  ──→  ana  10.00
            4 payments, 40.50 in all (fewest possible with these wishes, proven)
            Rounding leaves ana +1.00, ed +1.00, flo -2.00
        "#]],
    );
    world.clique("settle --nets nets.csv --min 4 --family ana+bo --family cy+di").shows(expect![[r#"
          bo   ──→  ana  12.00
          di   ──→  cy   13.50
          ed   ──→  ana   4.00
          ed   ──→  di   10.00
          flo  ──→  ana   7.00
          flo  ──→  cy    5.00
        6 payments, 51.50 in all (fewest possible with these wishes, proven)
    "#]]);
}

/// Everyone settles with one person, and that is written down and checked again.
#[test]
fn a_plan_through_one_person_has_a_certificate() {
    let world = lisbon();
    let _ = world.clique("settle --via alice --certificate plan.txt").success();
    let certificate = world.read("plan.txt");
    assert!(certificate.contains("\nbecause hub 0\n"), "{certificate}");
    let shown = world.clique("settle --verify plan.txt").success().stdout;
    assert!(shown.contains("no plan through this one person has fewer payments"), "{shown}");
    // The same payments do not all go through someone else.
    world.write("other.txt", &certificate.replace("\nbecause hub 0\n", "\nbecause hub 1\n"));
    let other = world.clique("settle --verify other.txt").exits(1);
    assert!(other.stderr.contains("error: "), "{}", other.stderr);
}

#[test]
fn one_person_is_no_crowd() {
    let world = World::empty();
    world.write("nets.csv", "ana 10\nbo -4\ncy -6\n");
    world.clique("settle --nets nets.csv --min 5").shows(expect![[r#"
        --- stderr
        error: no plan keeps to the wishes: what is open for ana is smaller than that
          help: it works when money may pass through someone: --relay
          help: it works with --min 4
        --- exit 1
    "#]]);
    world.clique("settle --nets nets.csv --cap bo=0").shows(expect![[r#"
        --- stderr
        error: no plan keeps to the wishes: bo would have to make more payments than that
          help: it works with --cap bo=1
        --- exit 1
    "#]]);
    let half = i128::MAX / 2 + 2;
    world.write("nets.csv", &format!("member,net_minor\nana,{half}\nbo,-{half}\n"));
    world.clique("settle --nets nets.csv").shows(expect![[r#"
        --- stderr
        error: the balances are too large to add up: more than 128 bits can count
          help: what is owed and what is owing must come to 170141183460469231731687303715884105727 smallest units at most, both together
          help: write them in larger units
        --- exit 2
    "#]]);
}

#[test]
fn what_little_work_leaves_open_is_not_said_to_be_impossible() {
    let nets = World::empty();
    nets.write("nets.csv", "member,net_minor\nana,2\nbo,4\ncy,-6\ndi,-7\ned,-5\nflo,12\n");
    let wishes = "--relay --min 7 --round 5 --tolerance 5 --cap 2 --family di+ed+flo --no-pay di:ed --no-pay ed:flo";
    nets.clique(&format!("settle --nets nets.csv {wishes} --effort 100000")).shows(expect![[r#"
        --- stderr
        error: no plan was found, and none was ruled out, with this much work
          help: more steps may decide it: --effort 100000000000
          help: it works with --min 5
          help: it works with --tolerance 6
        --- exit 1
    "#]]);
}
