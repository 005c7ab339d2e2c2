//! Stories of `clique balance`.

use expect_test::expect;

use crate::world::World;

/// The trip of the manual: five bills, one payment.
pub fn lisbon() -> World {
    let world = World::trip(["alice", "bob", "carol", "dan"]);
    world.write(
        "groups/trip/expenses/2026.csv",
        "id,date,kind,description,amount,currency,paid_by,split,due\n\
         e0aa00000000,2026-06-12,,apartment,420.00,,alice,alice bob carol dan,\n\
         e2fa00000000,2026-06-12,,dinner,86.40,,bob,alice bob carol dan,\n\
         e7q200000000,2026-06-12,,tram passes,42.50,,alice,bob carol,\n\
         e9d400000000,2026-06-13,,groceries,57.31,,carol,alice bob carol dan,\n\
         e4mk00000000,2026-06-14,,surf lesson,320.00,,dan,bob:2 carol dan,\n\
         p3x100000000,2026-06-15,payment,,50.00,,bob,alice,\n",
    );
    commit(&world);
    world
}

/// The trip, a flat with all kinds of entries and two currencies, two people without a group, and a group put away.
pub fn friends() -> World {
    let world = lisbon();
    world.write(
        "groups/trip/group.toml",
        "name = \"Lisbon 🏖\"\n[members]\nalice = {}\nbob = {}\ncarol = {}\ndan = {}\n",
    );
    world.write("groups/flat/group.toml", "name = \"דירה 家\"\n[members]\nalice = {}\nbob = {}\ncarol = {}\n");
    world.write(
        "groups/flat/expenses/2026.csv",
        "date,description,amount,paid_by,split,due,kind,currency,status\n\
         2026-05-01,rent,1000.00,alice=600 bob=400,alice bob carol,2026-05-05,,,\n\
         2026-05-03,power 電気,61.17,bob,alice=40% bob=10.00 carol,2026-06-20,,,\n\
         2026-05-04,sofa sold,30.00,carol,alice bob carol,,income,,\n\
         2026-05-06,sushi,9001,alice,alice bob carol+500,,,JPY,\n\
         2026-05-07,deposit,-10.00,alice,alice bob carol,,,,\n\
         2026-06-10,gift,50.00,alice,bob carol,,,,pending\n",
    );
    world.write(
        "direct/alice+bob/expenses/2026.csv",
        "date,description,amount,paid_by,split\n2026-05-01,cinema,25.01,alice,alice bob\n",
    );
    world.write("groups/old/group.toml", "name = \"Old\"\narchived = true\n[members]\nalice = {}\nbob = {}\n");
    world.write(
        "groups/old/expenses/2025.csv",
        "date,description,amount,paid_by,split\n2025-05-01,boat,80.00,bob,alice bob\n",
    );
    commit(&world);
    world
}

/// Commits what was written by hand.
pub fn commit(world: &World) {
    world.git(["add", "-A"]);
    world.git(["commit", "-q", "-m", "by hand"]);
}

#[test]
fn a_sheet_adds_up() {
    lisbon().clique("balance").shows(expect![[r#"
        Trip   926.21 EUR in 5 bills   12 – 15 Jun 2026

                   paid   share    sent      net
          alice  462.50  140.93  -50.00  +271.57              │████████████  gets back
          dan    320.00  220.93           +99.07              │████▍         gets back
          carol   57.31  242.17          -184.86      ████████│              owes
          bob     86.40  322.18  +50.00  -185.78      ████████│              owes
          ✓ adds up to 0.00
    "#]]);
}

#[test]
fn every_group_and_currency_has_a_sheet_and_a_currency_its_sum() {
    friends().clique("balance").shows(expect![[r#"
        alice & bob   25.01 EUR in 1 bill   1 May 2026

                  paid  share  sent     net
          alice  25.01  12.50        +12.51              │████████████  gets back
          bob     0.00  12.51        -12.51  ████████████│              owes
          ✓ adds up to 0.00

        ⟦דירה 家⟧   1021.17 EUR in 4 bills   1 – 7 May 2026

                   paid   share  sent      net
          alice  590.00  344.47        +245.53              │███████▊      gets back
          bob    461.17  330.00        +131.17              │████▏         gets back
          carol  -30.00  346.70        -376.70  ████████████│              owes
          ✓ adds up to 0.00

        ⟦דירה 家⟧   9001 JPY in 1 bill   6 May 2026

                 paid  share  sent    net
          alice  9001   2833        +6168              │████████████  gets back
          bob       0   2834        -2834        ▐█████│              owes
          carol     0   3334        -3334        ██████│              owes
          ✓ adds up to 0

        Lisbon 🏖   926.21 EUR in 5 bills   12 – 15 Jun 2026

                   paid   share    sent      net
          alice  462.50  140.93  -50.00  +271.57              │████████████  gets back
          dan    320.00  220.93           +99.07              │████▍         gets back
          carol   57.31  242.17          -184.86      ████████│              owes
          bob     86.40  322.18  +50.00  -185.78      ████████│              owes
          ✓ adds up to 0.00

        All 3 together, in EUR

          alice  +529.61              │███████████▎  gets back
          dan     +99.07              │██            gets back
          bob     -67.12             █│              owes
          carol  -561.56  ████████████│              owes
    "#]]);
}

#[test]
fn people_days_and_groups_narrow_it_down() {
    let world = friends();
    world.clique("balance bob me -g trip").shows(expect![[r#"
        Lisbon 🏖   926.21 EUR in 5 bills   12 – 15 Jun 2026

                   paid   share    sent      net
          alice  462.50  140.93  -50.00  +271.57              │████████████  gets back
          bob     86.40  322.18  +50.00  -185.78      ████████│              owes
          ✓ everyone together adds up to 0.00
    "#]]);
    world.clique("balance -g trip --as-of 2026-06-12").shows(expect![[r#"
        Lisbon 🏖   548.90 EUR in 3 bills   12 Jun 2026

                   paid   share  sent      net
          alice  462.50  126.60        +335.90              │████████████  gets back
          bob     86.40  147.85         -61.45            ██│              owes
          dan      0.00  126.60        -126.60         ▐████│              owes
          carol    0.00  147.85        -147.85         █████│              owes
          ✓ adds up to 0.00
    "#]]);
    world.clique("balance -g old").shows(expect![[r#"
        Old   80.00 EUR in 1 bill   1 May 2025

                  paid  share  sent     net
          bob    80.00  40.00        +40.00              │████████████  gets back
          alice   0.00  40.00        -40.00  ████████████│              owes
          ✓ adds up to 0.00
    "#]]);
    world.clique("balance dan -g flat").shows(expect![[r#"
        Nothing to show: no bill counts here yet.
    "#]]);
    world.clique("balance dna").shows(expect![[r#"
        --- stderr
        error: unknown member `dna`
          help: did you mean `dan`? (people: alice, bob, carol, dan)
        --- exit 2
    "#]]);
    assert!(!world.clique("balance").stdout.contains("Old"));
    assert!(world.clique("balance --all").stdout.contains("Old"));
}

#[test]
fn programs_read_the_same() {
    let world = lisbon();
    world.clique("balance bob --json").shows(expect![[r#"
        {
          "schema": "clique.balance/1",
          "ledger": "Trip",
          "data": [
            {
              "group": "trip",
              "currency": "EUR",
              "member": "bob",
              "name": "bob",
              "paid": "86.40",
              "paid_minor": 8640,
              "share": "322.18",
              "share_minor": 32218,
              "sent": "50.00",
              "sent_minor": 5000,
              "net": "-185.78",
              "net_minor": -18578
            }
          ]
        }
    "#]]);
    world.clique("balance --format csv").shows(expect![[r#"
        group,currency,member,paid,share,sent,net,net_minor
        trip,EUR,alice,462.50,140.93,-50.00,271.57,27157
        trip,EUR,dan,320.00,220.93,0.00,99.07,9907
        trip,EUR,carol,57.31,242.17,0.00,-184.86,-18486
        trip,EUR,bob,86.40,322.18,50.00,-185.78,-18578
    "#]]);
}

#[test]
fn some_entries_alone_are_added_up() {
    let world = lisbon();
    world.clique("balance 'amount>100'").success().shows(expect![[r#"
        Trip   740.00 EUR in 2 bills   12 – 14 Jun 2026

                   paid   share  sent      net
          alice  420.00  105.00        +315.00              │████████████  gets back
          dan    320.00  185.00        +135.00              │█████▏        gets back
          carol    0.00  185.00        -185.00       ███████│              owes
          bob      0.00  265.00        -265.00    ██████████│              owes
          ✓ adds up to 0.00
        --- stderr
        only entries with amount>100
    "#]]);
    world.clique("balance bob kind:expense not text:dinner --month june").success().shows(expect![[r#"
        Trip   839.81 EUR in 4 bills   12 – 14 Jun 2026

               paid   share  sent      net
          bob  0.00  300.58        -300.58  ████████████│  owes
          ✓ everyone together adds up to 0.00
        --- stderr
        only entries with date:june kind:expense not dinner
    "#]]);
    world.clique("balance cat:nothing").success().shows(expect![[r#"
        Nothing to show: no bill counts here yet.
        --- stderr
        only entries with cat:nothing
        no entry has the category `nothing`
    "#]]);
    world.clique("balance bob wine").exits(2).shows(expect![[r#"
        --- stderr
        error: unknown member `wine`
          help: people: alice, bob, carol, dan; add one with clique person add
        --- exit 2
    "#]]);
}

#[test]
fn parts_add_up_to_the_balance() {
    let world = lisbon();
    world.clique("balance --by category").success().shows(expect![[r#"
        Trip   in EUR

                           alice      bob    carol     dan
          (no category)  +321.57  -235.78  -184.86  +99.07
          (payments)      -50.00   +50.00
                         ───────  ───────  ───────  ──────
          together       +271.57  -185.78  -184.86  +99.07
    "#]]);
    world.clique("balance --by month bob --json").success().shows(expect![[r#"
        {
          "schema": "clique.balance-by/1",
          "ledger": "Trip",
          "data": [
            {
              "group": "trip",
              "currency": "EUR",
              "by": "month",
              "key": "2026-06",
              "member": "bob",
              "paid": "86.40",
              "paid_minor": 8640,
              "share": "322.18",
              "share_minor": 32218,
              "sent": "50.00",
              "sent_minor": 5000,
              "net": "-185.78",
              "net_minor": -18578
            }
          ]
        }
    "#]]);
    let records = world.clique("balance --by week --json").success().json();
    let whole = world.clique("balance --json").success().json();
    let sum = |of: &serde_json::Value, member: &str| -> i64 {
        let records = of["data"].as_array().unwrap().iter();
        records.filter(|it| it["member"] == member).map(|it| it["net_minor"].as_i64().unwrap()).sum()
    };
    for member in ["alice", "bob"] {
        assert_eq!(sum(&records, member), sum(&whole, member));
    }
}

#[test]
fn scripts_state_what_balances_must_be() {
    let world = World::trip(["alice", "bob", "carol"]);
    let _ = world.clique("add 30 pizza").success();
    let _ = world.clique("balance --assert bob>=-10 --assert alice=20 --assert all!=5").exits(0);
    world.clique("balance bob --assert bob>=-5 --assert all<=10,50").shows(expect![[r#"
        Trip   30.00 EUR in 1 bill   15 Jun 2026

               paid  share  sent     net
          bob  0.00  10.00        -10.00  ████████████│  owes
          ✓ everyone together adds up to 0.00
        --- stderr
        error: bob's balance is -10.00 EUR, not at least -5.00
        error: alice's balance is 20.00 EUR, not at most 10.50
        --- exit 1
    "#]]);
    world.clique("balance --assert bob").shows(expect![[r#"
        --- stderr
        error: `bob` states nothing about a balance
          help: write a name, one of = != < <= > >=, and an amount: 'bob>=-200'
        --- exit 2
    "#]]);
    world.clique("balance --assert dan=0").shows(expect![[r#"
        --- stderr
        error: unknown member `dan`
          help: people: alice, bob, carol; add one with clique person add
        --- exit 2
    "#]]);
    let _ = world.clique("balance --assert bob=0 --by month").exits(2);
    let _ = world.clique("add 5USD stamps").success();
    world.clique("balance --assert bob=0").shows(expect![[r#"
        --- stderr
        error: `bob=0`: in which currency?
          help: there are several here: write 'bob=0EUR', or choose a group with -g
        --- exit 2
    "#]]);
    let _ = world.clique("balance --assert bob=-10EUR --assert bob<0USD --json").exits(0);
}

/// A ledger that is added up without its texts being kept says the same as one that is read for a filter.
#[test]
fn a_balance_is_the_same_however_the_ledger_is_read() {
    const HEADER: &str = "id,date,description,amount,paid_by,split\n";
    let world = lisbon();
    let agree = |code: i32| {
        let [quick, kept] = ["balance --all --json", "balance --all --json --since 1970-01-01"]
            .map(|line| world.clique(line).exits(code));
        assert_eq!(quick.stdout, kept.stdout);
        quick.stderr
    };
    agree(0);
    let path = "groups/trip/expenses/2027.csv";
    let mut long = HEADER.to_owned();
    for number in 0..20_000 {
        long += &format!("k7{number:0>10},2027-01-01,bread and butter for all,4.00,bob,alice bob carol\n");
    }
    assert!(long.len() > 1 << 20);
    world.write(path, &long);
    agree(0);
    for (row, code, told) in [
        (",2027-01-01,by hand,12.00,bob,alice\n", 0, ""),
        ("k7q200000000,2027-01-01,by a stranger,12.00,bob,alice erin\n", 3, "erin"),
        ("e0aa00000000,2027-01-01,one id again,12.00,bob,alice\n", 3, "e0aa00000000"),
        ("k7q200000000,2027-01-01,\"not closed,12.00,bob,alice\n", 3, "a quote is not closed"),
    ] {
        world.write(path, &format!("{HEADER}{row}"));
        let said = agree(code);
        assert!(said.contains(told), "{said}");
    }
    std::fs::remove_file(world.at.join(path)).unwrap();
    world.write("groups/trip/checkpoints.csv", "date,person,balance,currency\n2026-06-12,bob,1.00,EUR\n");
    assert!(agree(0).contains("1 rule is broken"));
}
