//! Stories of `clique stats`.

use expect_test::expect;

use crate::world::World;

/// A trip of three with bills over some months.
fn trip() -> World {
    let world = World::trip(["alice", "bob", "carol"]);
    world.write(
        "groups/trip/expenses/2026.csv",
        "date,kind,description,amount,currency,paid_by,split,category,status,due\n\
         2026-01-10,,hut,300,,alice,alice bob carol,home,,\n\
         2026-03-01,,rent,900,,bob,alice bob carol,home,,\n\
         2026-03-05,,dinner,60,,carol,alice bob,food,,\n\
         2026-04-01,,rent,900,,bob,alice bob carol,home,,\n\
         2026-04-20,,dinner back,-20,,carol,alice bob,food,,\n\
         2026-05-02,,flight,120.50,USD,alice,alice bob,travel,,\n\
         2026-05-09,,groceries,45.99,,alice,alice bob carol,food,,\n\
         2026-06-11,,groceries,80,,alice,alice bob carol,food,,2026-07-10\n\
         2026-06-12,income,sold tent,30,,bob,alice bob carol,,,\n\
         2026-06-13,payment,,50,,bob,alice,,,\n\
         2026-06-14,,mistake,9999,,bob,alice,,void,\n\
         2026-07-20,,tickets,66,,bob,alice bob,fun,,\n",
    );
    world.git(["add", "-A"]);
    world.git(["commit", "-q", "-m", "bills"]);
    world
}

#[test]
fn what_was_spent() {
    let world = trip();
    world.clique("stats").shows(expect![[r#"
        Trip   2301.99 EUR in 9 bills   10 Jan – 20 Jul 2026
          255.78 a bill · 328.86 a month

        By category
          home           2100.00  91%  ████████████████
          food            165.99   7%  █▎
          fun              66.00   3%  ▌
          (no category)   -30.00

        By person
                   used     paid
          alice  785.00   425.99  ████████████████
          bob    785.00  1836.00  ████████████████
          carol  731.99    40.00  ██████████████▉

        By month
          Jan 2026  300.00  13%  █████
          Feb 2026    0.00   0%
          Mar 2026  960.00  42%  ████████████████
          Apr 2026  880.00  38%  ██████████████▋
          May 2026   45.99   2%  ▊
          Jun 2026   50.00   2%  ▊
          Jul 2026   66.00   3%  █

        Largest
          6490  2026-03-01  rent       900.00
          96bd  2026-04-01  rent       900.00
          mxgf  2026-01-10  hut        300.00
          f6gj  2026-06-11  groceries   80.00
          586j  2026-07-20  tickets     66.00

        Trip   120.50 USD in 1 bill   2 May 2026
          120.50 a bill · 120.50 a month

        By category
          travel  120.50  100%  ████████████████

        By person
                  used    paid
          alice  60.25  120.50  ████████████████
          bob    60.25    0.00  ████████████████
    "#]]);
    world.clique("stats cat:food --month 2026-05").shows(expect![[r#"
        Trip   45.99 EUR in 1 bill   9 May 2026
          45.99 a bill · 45.99 a month

        By category
          food  45.99  100%  ████████████████

        By person
                  used   paid
          alice  15.33  45.99  ████████████████
          bob    15.33   0.00  ████████████████
          carol  15.33   0.00  ████████████████
    "#]]);
    world.clique("stats --format csv cat:food").shows(expect![[r#"
        group,currency,by,name,bills,amount,amount_minor
        trip,EUR,all,,4,165.99,16599
        trip,EUR,average,bill,,41.50,4150
        trip,EUR,average,month,,41.50,4150
        trip,EUR,category,food,4,165.99,16599
        trip,EUR,used,alice,4,62.00,6200
        trip,EUR,used,bob,4,62.00,6200
        trip,EUR,used,carol,2,41.99,4199
        trip,EUR,paid,alice,,125.99,12599
        trip,EUR,paid,bob,,0.00,0
        trip,EUR,paid,carol,,40.00,4000
        trip,EUR,month,2026-03,1,60.00,6000
        trip,EUR,month,2026-04,1,-20.00,-2000
        trip,EUR,month,2026-05,1,45.99,4599
        trip,EUR,month,2026-06,1,80.00,8000
        trip,EUR,largest,f6gjw8msrrq0,,80.00,8000
        trip,EUR,largest,k6h56ejmgtd6,,60.00,6000
        trip,EUR,largest,vwah0ex3qjhy,,45.99,4599
        trip,EUR,largest,8jp6p5qd8wry,,-20.00,-2000
    "#]]);
    world.clique("stats payer:carol --json").success().shows(expect![[r#"
        {
          "schema": "clique.stats/1",
          "ledger": "Trip",
          "data": [
            {
              "group": "trip",
              "name": "Trip",
              "currency": "EUR",
              "first": "2026-03-05",
              "last": "2026-04-20",
              "bills": 2,
              "spent": "40.00",
              "spent_minor": 4000,
              "per_bill": "20.00",
              "per_month": "20.00",
              "categories": [
                {
                  "name": "food",
                  "bills": 2,
                  "spent": "40.00",
                  "spent_minor": 4000
                }
              ],
              "people": [
                {
                  "member": "alice",
                  "bills": 2,
                  "used": "20.00",
                  "used_minor": 2000,
                  "paid": "0.00",
                  "paid_minor": 0
                },
                {
                  "member": "bob",
                  "bills": 2,
                  "used": "20.00",
                  "used_minor": 2000,
                  "paid": "0.00",
                  "paid_minor": 0
                },
                {
                  "member": "carol",
                  "bills": 0,
                  "used": "0.00",
                  "used_minor": 0,
                  "paid": "40.00",
                  "paid_minor": 4000
                }
              ],
              "months": [
                {
                  "name": "2026-03",
                  "bills": 1,
                  "spent": "60.00",
                  "spent_minor": 6000
                },
                {
                  "name": "2026-04",
                  "bills": 1,
                  "spent": "-20.00",
                  "spent_minor": -2000
                }
              ],
              "largest": [
                {
                  "id": "k6h56ejmgtd6",
                  "date": "2026-03-05",
                  "description": "dinner",
                  "amount": "60.00",
                  "amount_minor": 6000
                },
                {
                  "id": "8jp6p5qd8wry",
                  "date": "2026-04-20",
                  "description": "dinner back",
                  "amount": "-20.00",
                  "amount_minor": -2000
                }
              ],
              "forecast": []
            }
          ]
        }
    "#]]);
    world.clique("stats cat:nothing").shows(expect![[r#"
        No bills.
        --- stderr
        no entry has the category `nothing`
    "#]]);
    world.assert_clean();
}

#[test]
fn what_may_come() {
    let world = trip();
    world.does("recurring add 900 rent --every month --start 2026-03-01 -p bob -c home");
    world.clique("stats --forecast 2").shows(expect![[r#"
        Trip   2301.99 EUR in 9 bills   10 Jan – 20 Jul 2026
          255.78 a bill · 328.86 a month

        By category
          home           2100.00  91%  ████████████████
          food            165.99   7%  █▎
          fun              66.00   3%  ▌
          (no category)   -30.00

        By person
                   used     paid
          alice  785.00   425.99  ████████████████
          bob    785.00  1836.00  ████████████████
          carol  731.99    40.00  ██████████████▉

        By month
          Jan 2026  300.00  13%  █████
          Feb 2026    0.00   0%
          Mar 2026  960.00  42%  ████████████████
          Apr 2026  880.00  38%  ██████████████▋
          May 2026   45.99   2%  ▊
          Jun 2026   50.00   2%  ▊
          Jul 2026   66.00   3%  █

        Largest
          6490  2026-03-01  rent       900.00
          96bd  2026-04-01  rent       900.00
          mxgf  2026-01-10  hut        300.00
          f6gj  2026-06-11  groceries   80.00
          586j  2026-07-20  tickets     66.00

        Forecast   a guess: bills that come by rules, and for the rest the median of the last months
                     about  by rules  known  usual    due
          Jul 2026  966.00    900.00  66.00  45.99  80.00
          Aug 2026  945.99    900.00         45.99

        Trip   120.50 USD in 1 bill   2 May 2026
          120.50 a bill · 120.50 a month

        By category
          travel  120.50  100%  ████████████████

        By person
                  used    paid
          alice  60.25  120.50  ████████████████
          bob    60.25    0.00  ████████████████
    "#]]);
    // What is booked ahead is guessed no second time.
    world.does("due --apply --until 2026-07-01");
    let forecast = |line: &str| {
        let rows = world.clique(line).success().stdout;
        rows.lines().filter(|row| row.contains("forecast")).map(|row| format!("{row}\n")).collect::<String>()
    };
    expect![[r#"
        trip,EUR,forecast,2026-07,,966.00,96600
        trip,EUR,forecast,2026-08,,945.99,94599
        trip,EUR,forecast,2026-09,,945.99,94599
    "#]]
    .assert_eq(&forecast("stats --forecast 3 --format csv"));
    for (line, says) in [
        ("stats --forecast 0", "0 is not in"),
        ("stats --forecast 25", "25 is not in"),
        ("stats --forecast x", "a whole number"),
    ] {
        let ran = world.clique(line).exits(2);
        assert!(ran.stderr.contains(says), "{line}: {}", ran.stderr);
    }
    world.assert_clean();
}

#[test]
fn what_was_agreed_to_spend() {
    let world = trip();
    world.clique("stats --budget").shows(expect![[r#"
        --- stderr
        error: no group here has a budget
          help: agree on one: clique group edit --budget food=400
        --- exit 2
    "#]]);
    world.clique("group edit --budget food=100 --budget home=900 --budget *=1000").success().shows(expect![[r#"
        ✓ changed Trip   trip
          kind      other
          currency  EUR
          spent     2301.99 EUR in 9 bills
          spent     120.50 USD in 1 bill

          alice   -409.01  EUR owes
                   +60.25  USD gets back
          bob    +1101.00  EUR gets back
                   -60.25  USD owes
          carol   -691.99  EUR owes
        --- stderr
          undo with: clique undo
    "#]]);
    expect![[r#"
        name = "Trip"

        [members]
        alice = {}
        bob = {}
        carol = {}

        [budget]
        food = "100.00"
        home = "900.00"
        "*" = "1000.00"
    "#]]
    .assert_eq(&world.read("groups/trip/group.toml"));
    world.clique("stats --budget").shows(expect![[r#"
        Trip   budget of Jun 2026 in EUR
          all   50.00  of  1000.00  ▊                 950.00  left
          food  80.00  of   100.00  ████████████▊      20.00  left
          home   0.00  of   900.00                    900.00  left
    "#]]);
    world.does("add 20.01 snacks -c food");
    world.clique("stats --budget").shows(expect![[r#"
        Trip   budget of Jun 2026 in EUR
          all    70.01  of  1000.00  █                 929.99  left
          food  100.01  of   100.00  ████████████████    0.01  over
          home    0.00  of   900.00                    900.00  left
        --- exit 1
    "#]]);
    world.clique("stats --budget --month april --format csv").exits(0).shows(expect![[r#"
        group,month,category,currency,budget,spent,left,over
        trip,2026-04,*,EUR,1000.00,880.00,120.00,false
        trip,2026-04,food,EUR,100.00,-20.00,120.00,false
        trip,2026-04,home,EUR,900.00,900.00,0.00,false
    "#]]);
    let over = world.clique("stats --budget --json").exits(1).json();
    assert_eq!(over["data"][1]["over"], true);
    world.does("group edit --budget home=none");
    assert!(!world.read("groups/trip/group.toml").contains("home"));
    for (line, says) in [
        ("group edit --budget food", "food=400"),
        ("group edit --budget food=-1", "less than nothing"),
        ("group edit --budget food=x", "`x`"),
        ("group edit --budget food=12USD", "EUR"),
        ("group edit --budget =12", "food=400"),
        ("stats --budget --month 2026", "one month"),
        ("stats --budget --forecast 2", "cannot stand together"),
    ] {
        let ran = world.clique(line).exits(2);
        assert!(ran.stderr.contains(says), "{line}: {}", ran.stderr);
    }
    world.assert_clean();
}

#[test]
fn a_first_month_foretells_nothing() {
    let world = World::trip(["alice", "bob"]);
    world.does("add 12 coffee -c food");
    let ran = world.clique("stats --forecast 2").exits(0);
    assert!(!ran.stdout.contains("Forecast"), "{}", ran.stdout);
    assert!(ran.stderr.starts_with("no forecast yet"), "{}", ran.stderr);
    world.assert_clean();
}

#[test]
fn a_budget_by_hand_is_checked() {
    let world = World::trip(["alice", "bob"]);
    let group = world.read("groups/trip/group.toml");
    world.write("groups/trip/group.toml", &format!("{group}\n[budget]\nfood = \"1.234\"\nfun = true\n"));
    world.clique("check").exits(3).shows(expect![[r#"
        --- stderr
        error[E016]: `1.234` has 3 decimals, EUR has 2
         --> groups/trip/group.toml:8:8
          |
        8 | food = "1.234"
          |        ^^^^^^^ at most 2 digits after the point

        error[E008]: `budget.fun` is a yes or no
         --> groups/trip/group.toml:9:7
          |
        9 | fun = true
          |       ^^^^ expected a number

        2 errors, 0 warnings in 1 file
        --- exit 3
    "#]]);
}
