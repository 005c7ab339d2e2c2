//! Stories of `clique pay`.

use expect_test::expect;

use crate::world::World;

#[test]
fn who_paid_whom_is_said_in_any_usual_order() {
    let world = World::trip(["alice", "bob", "carol"]);
    let _ = world.clique("add 90 hotel").success();
    world.clique("pay bob alice 10").shows(expect![[r#"
        ✓ srqw  Mon 2026-06-15  bob → alice   10.00 EUR
          alice +60.00 → +50.00 EUR
          bob -30.00 → -20.00 EUR
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("pay carol to alice 10.50 -d yesterday -m 'in cash'").shows(expect![[r#"
        ✓ srqx  Sun 2026-06-14  carol → alice   10.50 EUR
                note: in cash
          alice +50.00 → +39.50 EUR
          carol -30.00 → -19.50 EUR
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("pay bob").shows(expect![[r#"
        --- stderr
        error: alice owes nothing in trip
          help: say how much, if it was paid all the same: clique pay alice bob 20
        --- exit 1
    "#]]);
    world.clique("pay bob alice").shows(expect![[r#"
        ✓ srqt  Mon 2026-06-15  bob → alice   20.00 EUR
          alice +39.50 → +19.50 EUR
          bob -20.00 → 0.00 EUR
        --- stderr
          undo with: clique undo
          20.00 EUR was all that bob owed in trip
    "#]]);
    world.clique("pay carol alice 25 --json").shows(expect![[r#"
        {
          "schema": "clique.entry/1",
          "ledger": "Trip",
          "data": {
            "id": "srqvvpeeb728",
            "group": "trip",
            "date": "2026-06-15",
            "kind": "payment",
            "description": "",
            "amount": "25.00",
            "amount_minor": 2500,
            "currency": "EUR",
            "paid_by": [
              {
                "member": "carol",
                "amount": "25.00",
                "minor": 2500
              }
            ],
            "split": "alice",
            "shares": [
              {
                "member": "alice",
                "amount": "25.00",
                "minor": 2500
              }
            ],
            "category": "",
            "tags": [],
            "due": null,
            "note": "",
            "receipt": "",
            "status": "counts",
            "by": "alice"
          }
        }
        --- stderr
          undo with: clique undo
          carol now gets back 5.50 EUR
          alice now owes 5.50 EUR
    "#]]);
    assert_eq!(world.git(["log", "-1", "--format=%s"]).trim_end(), "trip: carol pays alice 25.00 EUR (srqvvpeeb728)");
    world.assert_clean();
}

#[test]
fn what_cannot_be_paid_changes_nothing() {
    let world = World::trip(["alice", "bob", "carol"]);
    let _ = world.clique("add 9 cake -s bob").success();
    let _ = world.clique("add 9USD cake -s bob").success();
    for (line, code, expected) in [
        (
            "pay",
            2,
            expect![[r#"
                --- stderr
                error: WHO is missing
                  help: it goes: clique pay WHO…; see clique pay -h
                --- exit 2
            "#]],
        ),
        (
            "pay 20",
            2,
            expect![[r#"
            --- stderr
            error: who was paid?
              help: clique pay [FROM] [to] TO [AMOUNT]   example: clique pay bob alice 20
            --- exit 2
        "#]],
        ),
        (
            "pay alice",
            2,
            expect![[r#"
                --- stderr
                error: this names alice twice
                  help: clique pay [FROM] [to] TO [AMOUNT]   example: clique pay bob alice 20
                --- exit 2
            "#]],
        ),
        (
            "pay bob bob 5",
            2,
            expect![[r#"
                --- stderr
                error: this names bob twice
                  help: clique pay [FROM] [to] TO [AMOUNT]   example: clique pay bob alice 20
                --- exit 2
            "#]],
        ),
        (
            "pay bob alice carol 5",
            2,
            expect![[r#"
            --- stderr
            error: `carol` is one word too many
              help: clique pay [FROM] [to] TO [AMOUNT]   example: clique pay bob alice 20
            --- exit 2
        "#]],
        ),
        (
            "pay bob zoe 5",
            2,
            expect![[r#"
            --- stderr
            error: unknown member `zoe`
              help: people: alice, bob, carol; add one with clique person add
            --- exit 2
        "#]],
        ),
        (
            "pay bob alice 0",
            2,
            expect![[r#"
                --- stderr
                error: an amount of nothing changes nothing
                  help: a shell takes `$2` out of `$20`; write 20, or '$20' in quotes
                --- exit 2
            "#]],
        ),
        (
            "pay bob alice -5",
            2,
            expect![[r#"
            --- stderr
            error: a payment is not negative
              help: for the other way round, swap the names
            --- exit 2
        "#]],
        ),
        (
            "pay bob alice",
            2,
            expect![[r#"
            --- stderr
            error: bob owes in several currencies: 9.00 EUR, 9.00 USD
              help: say which: clique pay bob alice --currency EUR
            --- exit 2
        "#]],
        ),
        (
            "pay bob carol",
            1,
            expect![[r#"
            --- stderr
            error: carol gets nothing back in trip
              help: say how much, if it was paid all the same: clique pay bob carol 20
            --- exit 1
        "#]],
        ),
        (
            "pay carol alice",
            1,
            expect![[r#"
            --- stderr
            error: carol owes nothing in trip
              help: say how much, if it was paid all the same: clique pay carol alice 20
            --- exit 1
        "#]],
        ),
    ] {
        world.clique(line).exits(code).shows(expected);
    }
    world.clique("pay bob alice --currency usd -n").shows(expect![[r#"
        --- a/groups/trip/expenses/2026.csv
        +++ b/groups/trip/expenses/2026.csv
        @@ -1,3 +1,4 @@
         id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
         srqzvpeeb384,2026-06-15,,cake,9.00,,alice,bob,,,,,,,alice
         srqwvpeeb50x,2026-06-15,,cake,9.00,USD,alice,bob,,,,,,,alice
        +srqxvpeeb57e,2026-06-15,payment,,9.00,USD,bob,alice,,,,,,,alice
        --- stderr
        nothing was changed (--dry-run)
    "#]]);
    world.assert_clean();
}

#[test]
fn the_bank_reads_a_picture() {
    let world = World::trip(["alice", "bob"]);
    world.does("add 371.56 dinner");
    world.clique("pay bob alice --qr").shows(expect![[r#"
        --- stderr
        error: `alice` has no bank account in the ledger
          help: add it: clique person edit alice --pay iban:DE02…
        --- exit 1
    "#]]);
    world.does("person edit alice --pay paypal:alice --pay 'iban:PT50 0002 0123 1234 5678 9015 5'");
    world.clique("pay bob alice --qr").shows(expect![[r#"
        --- stderr
        error: the account of `alice` is mistyped: its check digits do not fit
          help: see it with clique person show alice; put it right with clique person edit alice
        --- exit 1
    "#]]);
    world.does("person edit alice --name 'Alice Almeida' --pay 'iban:PT50 0002 0123 1234 5678 9015 4'");
    let before = world.git(["rev-parse", "HEAD"]);
    world.clique("pay bob alice --qr").success().shows(expect![[r#"
        bob → alice   185.78 EUR

        █████████████████████████████████████████████
        █████████████████████████████████████████████
        ████ ▄▄▄▄▄ ██▀█▄█▄█ ▄█ ▀▄  █▀█▄▀██ ▄▄▄▄▄ ████
        ████ █   █ █  ▄▀ ▄▄ █▀   ▄   ▀ ▀██ █   █ ████
        ████ █▄▄▄█ █  █ ▀▄  ██▀▄█ ▀▄███ ▄█ █▄▄▄█ ████
        ████▄▄▄▄▄▄▄█ ▀ █▄█▄█ █▄█▄▀▄█▄█ █▄█▄▄▄▄▄▄▄████
        ████▄▀ ▄▄▄▄▀███ ▀ █ ▀█▄█▄█ ▄  ▀▀ ▀▄▄▄▄▄█▀████
        █████▀█▄▄ ▄▀▄▄▄▄█  █▀█ █▄ ▀▀ █▄  ▀ ██ █ ▄████
        ████▄ █ █▄▄▄▀ ▀ █ ▄█▄ ▄▀▄▀▄ ▄ ▄ ██ ▄▄█▄▀▄████
        ████▀█▄█▀█▄ ██▀▀ █▄▄▄ ▀█ ▀██▄██▄█▀ █  █▀▄████
        █████▀▄ █▄▄ ▀█▄▄▀██ ▄█▀█▀▀▄▄  ▀▀ ▀▄▄▄▄██ ████
        ██████ ▀▀▀▄▄ ▄▀▄█   ▄█  ▀ ▄▀ █▀  ██▄▀▀█▄▄████
        ████▄  ▀█ ▄▀█▄█▀▀ █▄▄▄▄ ▄█▄ ▄▄▄ █  ██▀ ▀▄████
        ████▄▄ ▀█▀▄▀   ▀█▀ ▄██▄█▀ ▀█▀█  ▀  █▄ ▄█▄████
        ████▀█  ▀▄▄ █▄ ▀▀██ ▀█▄█▄▀ █ ▄█ ▀▀▄▄▄█▄█ ████
        ████ ██▄▀ ▄▄██▀▄ ███▀▄ █▄ ▀█ ▄▀▄█▀▄█▀ ▄ ▄████
        ████▄██▄▄▄▄█ █▀▀█▄██▄ ▄█  █▄▄ ▄█ ▄▄▄ ▀▄ ▄████
        ████ ▄▄▄▄▄ █▀▀ ▄ █▀ ▄ ▀██ ██ ▄▄▄ █▄█  █▀ ████
        ████ █   █ █ ▄▄▄▀█  ▄█▀█▀▄█▀▀▄▀▄     █▄█ ████
        ████ █▄▄▄█ █▄▄▄▄ █  ▄█  ▀▀█▀██  █▀ ██▀▄▄ ████
        ████▄▄▄▄▄▄▄█▄███▄█▄▄▄▄▄▄▄▄▄█▄▄█▄██▄███▄▄▄████
        █████████████████████████████████████████████
        █████████████████████████████████████████████

          to    Alice Almeida
          IBAN  PT50 0002 0123 1234 5678 9015 4
          text  Trip
        --- stderr
        check the name and the account in your bank's app before you pay; nothing is recorded yet
        record it: clique pay bob alice 185.78
    "#]]);
    world.clique("pay bob alice 20 --qr -m 'for the cab' --json").success().shows(expect![[r#"
        {
          "schema": "clique.transfer/1",
          "ledger": "Trip",
          "data": {
            "from": "bob",
            "to": "alice",
            "name": "Alice Almeida",
            "iban": "PT50000201231234567890154",
            "amount": "20.00",
            "amount_minor": 2000,
            "currency": "EUR",
            "text": "for the cab",
            "code": "BCD\n002\n1\nSCT\n\nAlice Almeida\nPT50000201231234567890154\nEUR20.00\n\n\nfor the cab"
          }
        }
        --- stderr
        check the name and the account in your bank's app before you pay; nothing is recorded yet
        record it: clique pay bob alice 20.00
    "#]]);
    world.clique("pay bob alice 20 --qr --format csv -q").shows(expect![[r#"
        from,to,name,iban,amount,amount_minor,currency,text
        bob,alice,Alice Almeida,PT50000201231234567890154,20.00,2000,EUR,Trip
    "#]]);
    assert!(world.clique("pay bob alice 20 --qr --ascii -q").success().stdout.is_ascii());
    assert_eq!(world.git(["rev-parse", "HEAD"]), before);
    for (line, code, says) in [
        ("pay bob alice 20USD --qr", 1, "for EUR alone"),
        ("pay bob alice 20 --qr -d yesterday", 2, "cannot be used with"),
        ("pay bob alice 20 --qr -n", 2, "cannot be used with"),
        ("pay bob zoe 20 --qr", 2, "unknown member `zoe`"),
        ("pay alice bob --qr", 1, "owes nothing"),
    ] {
        let ran = world.clique(line).exits(code);
        assert!(ran.stderr.contains(says), "{line}: {}", ran.stderr);
    }
    world.assert_clean();
}
