//! Stories of `clique statement`.

use expect_test::expect;

use super::balance::{friends, lisbon};

#[test]
fn a_statement_ends_with_the_balance() {
    lisbon().clique("statement bob").shows(expect![[r#"
        bob in Trip   EUR   12 – 15 Jun 2026

          id    date        what              amount   paid   share   effect  balance
          e0aa  2026-06-12  apartment         420.00   0.00  105.00  -105.00  -105.00
          e2fa  2026-06-12  dinner             86.40  86.40   21.60   +64.80   -40.20
          e7q2  2026-06-12  tram passes        42.50   0.00   21.25   -21.25   -61.45
          e9d4  2026-06-13  groceries          57.31   0.00   14.33   -14.33   -75.78
          e4mk  2026-06-14  surf lesson       320.00   0.00  160.00  -160.00  -235.78
          p3x1  2026-06-15  payment to alice   50.00                  +50.00  -185.78
          bob owes 185.78 EUR
    "#]]);
}

#[test]
fn what_came_before_is_summed_up() {
    let world = lisbon();
    world.clique("statement alice --since 2026-06-13").shows(expect![[r#"
        alice in Trip   EUR   13 – 15 Jun 2026

          id    date        what              amount  paid  share  effect  balance
                2026-06-13  balance before                                 +335.90
          e9d4  2026-06-13  groceries          57.31  0.00  14.33  -14.33  +321.57
          p3x1  2026-06-15  payment from bob   50.00               -50.00  +271.57
          alice gets back 271.57 EUR
    "#]]);
    world.clique("statement alice --since 2026-06-20").shows(expect![[r#"
        alice in Trip   EUR

          id  date        what            amount  paid  share  effect  balance
              2026-06-20  balance before                               +271.57
          alice gets back 271.57 EUR
    "#]]);
    world.clique("statement alice --until 2026-06-12").shows(expect![[r#"
        alice in Trip   EUR   12 Jun 2026

          id    date        what         amount    paid   share   effect  balance
          e0aa  2026-06-12  apartment    420.00  420.00  105.00  +315.00  +315.00
          e2fa  2026-06-12  dinner        86.40    0.00   21.60   -21.60  +293.40
          e7q2  2026-06-12  tram passes   42.50   42.50    0.00   +42.50  +335.90
          alice gets back 335.90 EUR
    "#]]);
    world.clique("statement alice --until 2026-01-12").shows(expect![[r#"
        No entry counts for alice here.
    "#]]);
}

#[test]
fn every_group_and_kind_is_there() {
    friends().clique("statement").shows(expect![[r#"
        alice in alice & bob   EUR   1 May 2026

          id    date        what    amount   paid  share  effect  balance
          rykn  2026-05-01  cinema   25.01  25.01  12.50  +12.51   +12.51
          alice gets back 12.51 EUR

        alice in ⟦דירה 家⟧   EUR   1 – 7 May 2026

          id    date        what                 amount    paid   share   effect  balance
          n423  2026-05-01  rent                1000.00  600.00  333.34  +266.66  +266.66
          jv90  2026-05-03  power 電気            61.17    0.00   24.47   -24.47  +242.19
          bsba  2026-05-04  sofa sold (income)    30.00    0.00   10.00   +10.00  +252.19
          dhs0  2026-05-07  deposit (refund)     -10.00  -10.00   -3.34    -6.66  +245.53
          alice gets back 245.53 EUR

        alice in ⟦דירה 家⟧   JPY   6 May 2026

          id    date        what   amount  paid  share  effect  balance
          pvz5  2026-05-06  sushi    9001  9001   2833   +6168    +6168
          alice gets back 6168 JPY

        alice in Lisbon 🏖   EUR   12 – 15 Jun 2026

          id    date        what              amount    paid   share   effect  balance
          e0aa  2026-06-12  apartment         420.00  420.00  105.00  +315.00  +315.00
          e2fa  2026-06-12  dinner             86.40    0.00   21.60   -21.60  +293.40
          e7q2  2026-06-12  tram passes        42.50   42.50    0.00   +42.50  +335.90
          e9d4  2026-06-13  groceries          57.31    0.00   14.33   -14.33  +321.57
          p3x1  2026-06-15  payment from bob   50.00                   -50.00  +271.57
          alice gets back 271.57 EUR
    "#]]);
}

#[test]
fn programs_read_every_entry() {
    let world = friends();
    world.clique("statement bob -g flat --format csv").shows(expect![[r#"
        group,currency,member,id,date,kind,description,amount,paid,share,effect,balance,partner
        flat,EUR,bob,n423jmbachn6,2026-05-01,expense,rent,1000.00,400.00,333.33,66.67,66.67,
        flat,EUR,bob,jv90g9p1bp18,2026-05-03,expense,power 電気,61.17,61.17,10.00,51.17,117.84,
        flat,EUR,bob,bsbapvd8d74t,2026-05-04,income,sofa sold,30.00,0.00,10.00,10.00,127.84,
        flat,EUR,bob,dhs0em59esvt,2026-05-07,refund,deposit,-10.00,0.00,-3.33,3.33,131.17,
        flat,JPY,bob,pvz55bnj808m,2026-05-06,expense,sushi,9001,0,2834,-2834,-2834,
    "#]]);
    world.clique("statement bob -g alice+bob --json").shows(expect![[r#"
        {
          "schema": "clique.statement/1",
          "ledger": "Trip",
          "data": [
            {
              "member": "bob",
              "name": "bob",
              "group": "alice+bob",
              "currency": "EUR",
              "opening": "0.00",
              "opening_minor": 0,
              "entries": [
                {
                  "id": "ryknts2wh3vc",
                  "date": "2026-05-01",
                  "kind": "expense",
                  "description": "cinema",
                  "amount": "25.01",
                  "amount_minor": 2501,
                  "paid": "0.00",
                  "paid_minor": 0,
                  "share": "12.51",
                  "share_minor": 1251,
                  "effect": "-12.51",
                  "effect_minor": -1251,
                  "balance": "-12.51",
                  "balance_minor": -1251
                }
              ],
              "closing": "-12.51",
              "closing_minor": -1251
            }
          ]
        }
    "#]]);
}

#[test]
fn a_statement_of_some_entries() {
    let world = lisbon();
    world.clique("statement bob 'amount<60'").success().shows(expect![[r#"
        bob in Trip   EUR   12 – 15 Jun 2026

          id    date        what              amount  paid  share  effect  balance
          e7q2  2026-06-12  tram passes        42.50  0.00  21.25  -21.25   -21.25
          e9d4  2026-06-13  groceries          57.31  0.00  14.33  -14.33   -35.58
          p3x1  2026-06-15  payment to alice   50.00               +50.00   +14.42
          bob gets back 14.42 EUR
        --- stderr
        only entries with amount<60
    "#]]);
    world.clique("statement bob --month 2026-06 kind:payment").success().shows(expect![[r#"
        bob in Trip   EUR   15 Jun 2026

          id    date        what              amount  paid  share  effect  balance
                2026-06-01  balance before                                    0.00
          p3x1  2026-06-15  payment to alice   50.00               +50.00   +50.00
          bob gets back 50.00 EUR
        --- stderr
        only entries with kind:payment
    "#]]);
    world.clique("statement bob wine").exits(2).shows(expect![[r#"
        --- stderr
        error: a statement is about one person
          help: to look for the word `wine`: text:wine
        --- exit 2
    "#]]);
}
