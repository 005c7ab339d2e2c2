//! Stories of bills that come again: `clique recurring` and `clique due`.

use expect_test::expect;

use crate::friends::Friends;
use crate::world::World;

const BOOK: &str = "groups/trip/expenses/2026.csv";

#[test]
fn the_rent_comes_every_month() {
    let world = World::trip(["alice", "bob"]);
    world.clique("recurring").shows(expect![[r#"
        No bill comes again: clique recurring add 900 rent --every month
    "#]]);
    world.clique("due").shows(expect![[r#"
        ✓ nothing is due
    "#]]);
    world
        .clique("recurring add 900 'the rent' --every month -d 2026-03-31 --until 2026-12-31 -c home -s alice:2,bob")
        .shows(expect![[r#"
            ✓ added a bill that comes again
            the-rent  the rent  900.00  EUR  every month  alice for alice:2 bob, next 2026-06-30, until 2026-12-31
            --- stderr
              undo with: clique undo
        "#]]);
    world.does("recurring add 30 internet --every '2 weeks' --start 2026-06-20 -p bob --name net");
    expect![[r#"
        [the-rent]
        description = "the rent"
        amount = "900.00"
        currency = "EUR"
        paid_by = "alice"
        split = "alice:2 bob"
        category = "home"
        every = "1 month"
        start = 2026-03-31
        until = 2026-12-31

        [net]
        description = "internet"
        amount = "30.00"
        currency = "EUR"
        paid_by = "bob"
        split = "alice bob"
        every = "2 weeks"
        start = 2026-06-20
    "#]]
    .assert_eq(&world.read("groups/trip/recurring.toml"));
    world.clique("recurring list").shows(expect![[r#"
        net       internet   30.00  EUR  every 2 weeks  bob for alice bob, next 2026-06-20
        the-rent  the rent  900.00  EUR  every month    alice for alice:2 bob, next 2026-06-30, until 2026-12-31
    "#]]);
    world.clique("recurring list --format csv").shows(expect![[r#"
        group,name,description,amount,amount_minor,currency,paid_by,split,category,every,start,until,next
        trip,net,internet,30.00,3000,EUR,bob,alice bob,,2 weeks,2026-06-20,,2026-06-20
        trip,the-rent,the rent,900.00,90000,EUR,alice,alice:2 bob,home,1 month,2026-03-31,2026-12-31,2026-06-30
    "#]]);
    world.clique("due").shows(expect![[r#"
        Not booked yet
          2026-03-31  the rent  900.00  EUR  in trip  76 days ago
          2026-04-30  the rent  900.00  EUR  in trip  46 days ago
          2026-05-31  the rent  900.00  EUR  in trip  15 days ago

        Coming
          2026-06-20  internet  30.00  EUR  in trip  in 5 days
        --- stderr
        book them with: clique due --apply
    "#]]);
    let _ = world.clique("due --exit-code -q").exits(1);
    world.clique("due --apply").shows(expect![[r#"
        Booked
          2026-03-31  the rent  900.00  EUR  in trip
          2026-04-30  the rent  900.00  EUR  in trip
          2026-05-31  the rent  900.00  EUR  in trip
        --- stderr
          undo with: clique undo
    "#]]);
    expect![[r#"
        id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
        z4gpttzezd8a,2026-03-31,,the rent,900.00,,alice,alice:2 bob,home,,,,,,
        gp47xy0yzm3g,2026-04-30,,the rent,900.00,,alice,alice:2 bob,home,,,,,,
        kaf6wvvt1t5y,2026-05-31,,the rent,900.00,,alice,alice:2 bob,home,,,,,,
    "#]]
    .assert_eq(&world.read(BOOK));
    // Once more books nothing, and neither does a bill that was voided come again.
    let id = world.read(BOOK).lines().nth(1).unwrap()[..12].to_owned();
    world.clique(&format!("rm {id} --purge")).shows(expect![[r#"
        ✓ z4gp  Tue 2026-03-31  the rent   900.00 EUR   taken out
          alice +900.00 → +600.00 EUR
          bob -900.00 → -600.00 EUR
        --- stderr
          undo with: clique undo
        warning: the rule `the-rent` books it again; a bill that is void does not come back: clique undo, then clique rm
    "#]]);
    world.does("undo");
    world.does(&format!("rm {id}"));
    world.clique("due --apply").shows(expect![[r#"
        ✓ nothing is due
    "#]]);
    world.clique("due --exit-code -q").exits(0).shows(expect![[r#"
        Coming
          2026-06-20  internet  30.00  EUR  in trip  in 5 days
    "#]]);
    world.clique("due --until 2026-08-01 --format csv").shows(expect![[r#"
        kind,id,group,rule,description,amount,amount_minor,currency,day,days_left
        unbooked,3dd4xaegsf46,trip,net,internet,30.00,3000,EUR,2026-06-20,5
        unbooked,tmf801yfdaq1,trip,the-rent,the rent,900.00,90000,EUR,2026-06-30,15
        unbooked,fsfpw8bh8rdn,trip,net,internet,30.00,3000,EUR,2026-07-04,19
        unbooked,frqcw8bhh72r,trip,net,internet,30.00,3000,EUR,2026-07-18,33
        unbooked,j8zyyyt8kd5e,trip,the-rent,the rent,900.00,90000,EUR,2026-07-31,46
        unbooked,3q6semz8ge46,trip,net,internet,30.00,3000,EUR,2026-08-01,47
    "#]]);
    world.clique("recurring rm net").shows(expect![[r#"
        ✓ took out a bill that comes again
        net  internet  30.00  EUR  every 2 weeks  bob for alice bob, next 2026-06-20
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("due --until 2027-12-31 --apply -n").success().shows(expect![[r#"
        --- a/groups/trip/expenses/2026.csv
        +++ b/groups/trip/expenses/2026.csv
        @@ -2,3 +2,10 @@ id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,re
         z4gpttzezd8a,2026-03-31,,the rent,900.00,,alice,alice:2 bob,home,,,,,void,
         gp47xy0yzm3g,2026-04-30,,the rent,900.00,,alice,alice:2 bob,home,,,,,,
         kaf6wvvt1t5y,2026-05-31,,the rent,900.00,,alice,alice:2 bob,home,,,,,,
        +tmf801yfdaq1,2026-06-30,,the rent,900.00,,alice,alice:2 bob,home,,,,,,
        +j8zyyyt8kd5e,2026-07-31,,the rent,900.00,,alice,alice:2 bob,home,,,,,,
        +v3rf2256qpxp,2026-08-31,,the rent,900.00,,alice,alice:2 bob,home,,,,,,
        +kb2e15p3w8je,2026-09-30,,the rent,900.00,,alice,alice:2 bob,home,,,,,,
        +5mbfm94gg1kz,2026-10-31,,the rent,900.00,,alice,alice:2 bob,home,,,,,,
        +s85rnbnq7ssd,2026-11-30,,the rent,900.00,,alice,alice:2 bob,home,,,,,,
        +4y6qjnjr5af3,2026-12-31,,the rent,900.00,,alice,alice:2 bob,home,,,,,,
        --- stderr
        nothing was changed (--dry-run)
    "#]]);
    world.assert_clean();
}

#[test]
fn a_rule_is_changed_and_no_day_is_booked_twice() {
    let world = World::trip(["alice", "bob"]);
    world.write(
        "groups/trip/recurring.toml",
        "# what we pay for the flat\n[rent]\ndescription = \"Rent\"\namount = \"900.00\" # till the new contract\n\
         paid_by = \"alice\"\nsplit = \"alice:2 bob\"\ncategory = \"home\"\nevery = \"1 month\"\nstart = 2026-03-31\n\
         until = 2026-12-31\nx-contract = \"17/4\"\n",
    );
    world.does("due --apply --until 2026-05-01");
    world.clique("recurring edit rent 950 -s all -c '' --until ''").shows(expect![[r#"
        ✓ changed a bill that comes again
        rent  Rent  950.00  EUR  every month  alice for alice bob, next 2026-06-30
        --- stderr
          undo with: clique undo
        warning: a bill up to today was not booked yet; it comes as the rule says now, see clique due
    "#]]);
    world.clique("recurring edit ren 950").exits(2).shows(expect![[r#"
        --- stderr
        error: there is no rule `ren`
          help: did you mean `rent`?
          help: see all: clique recurring list
        --- exit 2
    "#]]);
    world.clique("recurring edit rent 950").exits(2).shows(expect![[r#"
        --- stderr
        error: nothing would change
          help: say what, such as another amount: clique recurring edit rent AMOUNT
        --- exit 2
    "#]]);
    world.clique("recurring edit rent --every '2 months'").exits(2).shows(expect![[r#"
        --- stderr
        error: `rent` is booked up to 2026-04-30; other days would come beside those
          help: say from when it comes anew, on a later day: --start DATE
        --- exit 2
    "#]]);
    world.clique("recurring edit rent -d 2026-04-15").exits(2).shows(expect![[r#"
        --- stderr
        error: `rent` is booked up to 2026-04-30; other days would come beside those
          help: say from when it comes anew, on a later day: --start DATE
        --- exit 2
    "#]]);
    world.clique("recurring edit rent -p alice=1").exits(2).shows(expect![[r#"
        --- stderr
        error: the payers paid 1.00 in all, but the amount is 950.00: 949.00 EUR missing
          help: leave one payer without an amount to pay the rest: -p alice=80,bob
        --- exit 2
    "#]]);
    world.does("due --apply");
    world.clique("recurring edit rent --every '2 months' --start 2026-07-31 --description 'Rent and heating'").shows(
        expect![[r#"
            ✓ changed a bill that comes again
            rent  Rent and heating  950.00  EUR  every 2 months  alice for alice bob, next 2026-07-31
            --- stderr
              undo with: clique undo
        "#]],
    );
    expect![[r##"
        # what we pay for the flat
        [rent]
        description = "Rent and heating"
        amount = "950.00" # till the new contract
        paid_by = "alice"
        split = "alice bob"
        every = "2 months"
        start = 2026-07-31
        x-contract = "17/4"
        currency = "EUR"
    "##]]
    .assert_eq(&world.read("groups/trip/recurring.toml"));
    expect![[r#"
        id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
        7ytbkj5zfrv9,2026-03-31,,Rent,900.00,,alice,alice:2 bob,home,,,,,,
        vbt4jf1161c0,2026-04-30,,Rent,900.00,,alice,alice:2 bob,home,,,,,,
        6wqvhatrt2mk,2026-05-31,,Rent,950.00,,alice,alice bob,,,,,,,
    "#]]
    .assert_eq(&world.read(BOOK));
    world.clique("due --until 2026-12-31").shows(expect![[r#"
        Coming
          2026-07-31  Rent and heating  950.00  EUR  in trip  in 46 days
          2026-09-30  Rent and heating  950.00  EUR  in trip  in 107 days
          2026-11-30  Rent and heating  950.00  EUR  in trip  in 168 days
    "#]]);
    world.assert_clean();
}

#[test]
fn two_clones_book_it_once() {
    let mut friends = Friends::three();
    friends.alice().does("recurring add 100 power --every month --start 2026-05-01 -s alice,bob,carol");
    friends.world.does("sync");
    friends.bob().does("sync");
    friends.world.does("due --apply");
    friends.alice().does("due --apply");
    friends.world.does("sync");
    friends.bob().does("sync");
    friends.alice().does("sync");
    let book = friends.alice().read(BOOK);
    assert_eq!(friends.bob().read(BOOK), book);
    assert_eq!(book.matches("power").count(), 2, "{book}");
    friends.world.clique("conflicts").success().shows(expect![[r#"
        No conflicts.
    "#]]);
    friends.world.clique("due").shows(expect![[r#"
        ✓ nothing is due
    "#]]);
    friends.world.clique("balance --format csv").success().shows(expect![[r#"
        group,currency,member,paid,share,sent,net,net_minor
        trip,EUR,alice,220.00,73.33,0.00,146.67,14667
        trip,EUR,carol,0.00,73.33,0.00,-73.33,-7333
        trip,EUR,bob,0.00,73.34,0.00,-73.34,-7334
    "#]]);
    friends.world.assert_clean();
    friends.alice().assert_clean();
}

#[test]
fn what_is_there_already_is_not_booked_again() {
    let world = World::trip(["alice", "bob"]);
    world.does("add 100 Power -d 2026-06-01");
    world.does("recurring add 100 power --every month --start 2026-05-01");
    world.does("group edit --closed-until 2026-05-15");
    world.clique("due --apply").shows(expect![[r#"
        ✓ nothing is due
    "#]]);
    world.clique("due --json --until 2026-07-02").shows(expect![[r#"
        {
          "schema": "clique.due/1",
          "ledger": "Trip",
          "data": [
            {
              "kind": "unbooked",
              "id": "v2gxemtzj9dt",
              "group": "trip",
              "rule": "power",
              "description": "power",
              "amount": "100.00",
              "amount_minor": 10000,
              "currency": "EUR",
              "day": "2026-07-01",
              "days_left": 16
            }
          ]
        }
    "#]]);
    world.does("group archive trip");
    world.clique("due --until 2026-12-31 -g trip").shows(expect![[r#"
        ✓ nothing is due
    "#]]);
    world.assert_clean();
}

#[test]
fn bills_with_a_day_to_pay_by_are_due() {
    let world = World::trip(["alice", "bob"]);
    world.does("add 100 hotel -p bob --due 2026-06-20 -d 2026-06-01");
    world.does("add 50 train -p bob --due 2026-06-10 -d 2026-06-01");
    world.does("add 70 later -p bob --due 2026-09-10 -d 2026-06-01");
    world.clique("due").shows(expect![[r#"
        Due
          srqw  2026-06-10  train   50.00  EUR  in trip  5 days overdue
          srqz  2026-06-20  hotel  100.00  EUR  in trip  in 5 days
    "#]]);
    world.clique("due --until 2026-12-31").shows(expect![[r#"
        Due
          srqw  2026-06-10  train   50.00  EUR  in trip  5 days overdue
          srqz  2026-06-20  hotel  100.00  EUR  in trip  in 5 days
          srqx  2026-09-10  later   70.00  EUR  in trip  in 87 days
    "#]]);
    let _ = world.clique("due --exit-code -q").exits(1);
    world.assert_clean();
}

#[test]
fn what_is_no_rule_is_refused() {
    let world = World::trip(["alice", "bob"]);
    world.does("recurring add 5 tea --every week");
    for (line, says) in [
        ("recurring add 5 tea --every monthly", "is not how often a bill comes"),
        ("recurring add 5 tea --every '0 days'", "is not how often a bill comes"),
        ("recurring add 5 tea --every half-month -d 2026-06-10", "the 1st or the 15th"),
        ("recurring add 5 tea", "--every"),
        ("recurring add tea 5 --every month", "`tea`"),
        ("recurring add -5 tea --every month", "a bill is not negative"),
        ("recurring add 5 tea --every month -s items", "items"),
        ("recurring add 5 tea --every month -s zoe", "unknown member `zoe`"),
        ("recurring add 5 tea --every month -p alice=3,bob=3", "6"),
        ("recurring add 5 tea --every month --start 2026-07-01 --until 2026-06-01", "before it begins"),
        ("recurring add 5 tea --every month --name tea", "there is a rule `tea` already"),
        ("recurring add 5 tea --every month --name 'a b'", "cannot be the name of a rule"),
        ("recurring rm te", "there is no rule `te`"),
        ("due --until nonsense", "nonsense"),
        ("due --apply --exit-code", "cannot stand together"),
    ] {
        let ran = world.clique(line).exits(2);
        assert!(ran.stderr.contains(says), "{line}: {}", ran.stderr);
    }
    // The second of one name gets a number, and one without letters a name of its own.
    world.does("recurring add 5 tea --every week");
    world.does("recurring add 5 茶 --every week");
    world.clique("recurring --format porcelain").shows(expect![[r#"
        trip	rule	茶	5.00	500	EUR	alice	alice bob		1 week	2026-06-15		2026-06-15
        trip	tea	tea	5.00	500	EUR	alice	alice bob		1 week	2026-06-15		2026-06-15
        trip	tea-2	tea	5.00	500	EUR	alice	alice bob		1 week	2026-06-15		2026-06-15
    "#]]);
    world.does("recurring add 1 penny --every day --start 2020-01-01");
    world.clique("due --apply").shows(expect![[r#"
        --- stderr
        error: 2361 bills would be booked, and 1000 are the most
          help: book a part of them with --until DATE
          help: or let the rule start later: clique recurring list
        --- exit 2
    "#]]);
    world.assert_clean();
}
