//! Stories of `clique why`.

use expect_test::expect;

use super::balance::{commit, friends, lisbon};
use crate::world::World;

#[test]
fn a_debt_is_explained_to_the_cent() {
    lisbon().clique("why bob").shows(expect![[r#"
        bob owes 185.78 EUR in Trip
          + 105.00  apartment    ¼ of 420.00 paid by alice
          -  64.80  dinner       paid 86.40, own share 21.60
          +  21.25  tram passes  ½ of 42.50 paid by alice
          +  14.33  groceries    ¼ of 57.31 paid by carol
                                 57.31 does not divide by 4: 14.32 each and 0.03 over; the turn of this entry starts at dan, so dan, alice and bob take 0.01 more each
          + 160.00  surf lesson  2 of 4 parts of 320.00 paid by dan
          -  50.00  payment      to alice, 15 Jun
          = 185.78
    "#]]);
}

#[test]
fn a_credit_is_explained_to_the_cent() {
    lisbon().clique("why").shows(expect![[r#"
        alice gets back 271.57 EUR in Trip
          + 315.00  apartment    paid 420.00, own share 105.00
          -  21.60  dinner       ¼ of 86.40 paid by bob
          +  42.50  tram passes  paid 42.50 for bob and carol
          -  14.33  groceries    ¼ of 57.31 paid by carol
                                 57.31 does not divide by 4: 14.32 each and 0.03 over; the turn of this entry starts at dan, so dan, alice and bob take 0.01 more each
          -  50.00  payment      from bob, 15 Jun
          = 271.57
    "#]]);
}

#[test]
fn two_people_see_what_stands_between_them() {
    let world = lisbon();
    world.clique("why bob alice").shows(expect![[r#"
        bob owes alice 54.65 EUR by the bills in Trip
          + 105.00  apartment    ¼ of 420.00 paid by alice
          -  21.60  dinner       alice's ¼ of 86.40 paid by bob
          +  21.25  tram passes  ½ of 42.50 paid by alice
          -  50.00  payment      to alice, 15 Jun
          =  54.65
        --- stderr
        In a group others may pay in their place, so that fewer payments do: clique settle
    "#]]);
    world.clique("why alice bob").shows(expect![[r#"
        alice gets 54.65 EUR from bob by the bills in Trip
          + 105.00  apartment    bob's ¼ of 420.00 paid by alice
          -  21.60  dinner       ¼ of 86.40 paid by bob
          +  21.25  tram passes  bob's ½ of 42.50 paid by alice
          -  50.00  payment      from bob, 15 Jun
          =  54.65
        --- stderr
        In a group others may pay in their place, so that fewer payments do: clique settle
    "#]]);
    world.clique("why bob bob").shows(expect![[r#"
        --- stderr
        error: bob cannot owe anything to themselves
        --- exit 2
    "#]]);
    world.clique("why dan bob --as-of 2026-06-12").shows(expect![[r#"
        dan owes bob 21.60 EUR by the bills in Trip
          + 21.60  dinner  ¼ of 86.40 paid by bob
          = 21.60
        --- stderr
        In a group others may pay in their place, so that fewer payments do: clique settle
    "#]]);
}

#[test]
fn every_way_to_split_has_its_words() {
    let world = friends();
    world.clique("why carol -g flat").shows(expect![[r#"
        carol owes 376.70 EUR in ⟦דירה 家⟧
          + 333.33  rent        ⅓ of 1000.00 paid by alice 600.00 and bob 400.00
                                1000.00 does not divide by 3: 333.33 each and 0.01 over; the turn of this entry starts at alice, so alice takes 0.01 more
          +  26.70  power 電気  all of what is left of 61.17 paid by bob
                                rounded down the parts leave 0.01 over; the largest fractions take it; alice takes 0.01 more
          +  20.00  sofa sold   took in 30.00, own share 10.00
          -   3.33  deposit     ⅓ of 10.00 that came back to alice
                                -10.00 does not divide by 3: -3.34 each and 0.02 over; the turn of this entry starts at bob, so bob and carol take 0.01 more each
          = 376.70

        carol owes 3334 JPY in ⟦דירה 家⟧
          + 3334  sushi  ⅓ of what is left of 9001, plus 500, paid by alice
                         rounded down the parts leave 2 over; the largest fractions take it; among equal ones the turn of this entry starts at bob, so bob and carol take 1 more each
          = 3334
    "#]]);
    world.clique("why alice -g flat").shows(expect![[r#"
        alice gets back 245.53 EUR in ⟦דירה 家⟧
          + 266.66  rent        paid 600.00 of 1000.00, own share 333.34
                                1000.00 does not divide by 3: 333.33 each and 0.01 over; the turn of this entry starts at alice, so alice takes 0.01 more
          -  24.47  power 電気  40% of 61.17 paid by bob
                                rounded down the parts leave 0.01 over; the largest fractions take it; alice takes 0.01 more
          +  10.00  sofa sold   ⅓ of 30.00 that came in through carol
          -   6.66  deposit     got 10.00 back, own share 3.34
                                -10.00 does not divide by 3: -3.34 each and 0.02 over; the turn of this entry starts at bob, so bob and carol take 0.01 more each
          = 245.53

        alice gets back 6168 JPY in ⟦דירה 家⟧
          + 6168  sushi  paid 9001, own share 2833
                         rounded down the parts leave 2 over; the largest fractions take it; among equal ones the turn of this entry starts at bob, so bob and carol take 1 more each
          = 6168
    "#]]);
    world.clique("why carol bob -g flat").shows(expect![[r#"
        carol owes bob 170.03 EUR by the bills in ⟦דירה 家⟧
          + 133.33  rent        in proportion to what each paid: alice 600.00 and bob 400.00
                                1000.00 does not divide by 3: 333.33 each and 0.01 over; the turn of this entry starts at alice, so alice takes 0.01 more
          +  26.70  power 電気  all of what is left of 61.17 paid by bob
                                rounded down the parts leave 0.01 over; the largest fractions take it; alice takes 0.01 more
          +  10.00  sofa sold   bob's ⅓ of 30.00 that came in through carol
          = 170.03
        --- stderr
        In a group others may pay in their place, so that fewer payments do: clique settle
    "#]]);
}

#[test]
fn line_items_are_told_one_by_one() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.write(
        "groups/trip/expenses/2026.csv",
        "id,date,description,amount,paid_by,split,kind\n\
         e0aa00000000,2026-06-12,dinner,44.01,alice,items,\n\
         p0aa00000000,2026-06-13,,14.25,bob,alice,payment\n",
    );
    world.write(
        "groups/trip/items.csv",
        "expense,line,description,amount,split\n\
         e0aa00000000,1,soup,8.00,bob\n\
         e0aa00000000,2,wine,22.00,alice:2 bob carol\n\
         e0aa00000000,3,cake,10.01,alice carol\n",
    );
    commit(&world);
    world.clique("why bob").shows(expect![[r#"
        bob owes 0.60 EUR in Trip
          + 14.85  dinner   own items of 44.01 paid by alice
                            soup 8.00 · 1 of 4 parts of wine 22.00 · 1.35 of what the items leave
          - 14.25  payment  to alice, 13 Jun
          =  0.60
    "#]]);
    world.clique("why carol --json").shows(expect![[r#"
        {
          "schema": "clique.why/1",
          "ledger": "Trip",
          "data": [
            {
              "member": "carol",
              "group": "trip",
              "currency": "EUR",
              "entries": [
                {
                  "id": "e0aa00000000",
                  "date": "2026-06-12",
                  "kind": "expense",
                  "description": "dinner",
                  "amount": "44.01",
                  "amount_minor": 4401,
                  "paid": "0.00",
                  "paid_minor": 0,
                  "share": "11.56",
                  "share_minor": 1156,
                  "effect": "-11.56",
                  "effect_minor": -1156,
                  "words": "own items of 44.01 paid by alice",
                  "notes": [
                    "1 of 4 parts of wine 22.00 · ½ of cake 10.01 · 1.05 of what the items leave"
                  ]
                }
              ],
              "net": "-11.56",
              "net_minor": -1156
            }
          ]
        }
    "#]]);
}

#[test]
fn some_entries_explained() {
    let world = lisbon();
    world.clique("why bob text:surf or kind:payment").success().shows(expect![[r#"
        bob owes 110.00 EUR in Trip
          + 160.00  surf lesson  2 of 4 parts of 320.00 paid by dan
          -  50.00  payment      to alice, 15 Jun
          = 110.00
        --- stderr
        only entries with surf or kind:payment
    "#]]);
    world.clique("why bob alice 'amount>100'").success().shows(expect![[r#"
        bob owes alice 105.00 EUR by the bills in Trip
          + 105.00  apartment  ¼ of 420.00 paid by alice
          = 105.00
        --- stderr
        In a group others may pay in their place, so that fewer payments do: clique settle
        only entries with amount>100
    "#]]);
    world.clique("why bob alice carol").exits(2).shows(expect![[r#"
        --- stderr
        error: this is about one person, or two
          help: to look for the word `carol`: text:carol
        --- exit 2
    "#]]);
}
