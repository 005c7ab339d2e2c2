//! Stories of `clique person`.

use expect_test::expect;

use crate::world::World;

#[test]
fn someone_new_is_said_back_and_committed() {
    let world = World::trip(["alice", "bob"]);
    world
        .clique("person add Chloé Dubois --email chloe@example.org --pay paypal:chloe --phone '+33 1' --currency chf")
        .shows(expect![[r#"
            ✓ added Chloé Dubois   chloe
              e-mail    chloe@example.org
              phone     +33 1
              currency  CHF
              pay       paypal chloe
              id        srqzvpeeb384

              in no group
            --- stderr
              undo with: clique undo
              into a group with: clique member add chloe
        "#]]);
    expect![[r##"
        # Rows name this person by the name of the file; the name below may change.
        id = "srqzvpeeb384"
        name = "Chloé Dubois"
        emails = ["chloe@example.org"]
        phone = "+33 1"
        currency = "CHF"

        # How to be paid, the preferred way first:
        # [[pay]]
        # kind = "iban"
        # to = "DE02 1203 0000 0000 2020 51"

        [[pay]]
        kind = "paypal"
        to = "chloe"
    "##]]
    .assert_eq(&world.read("people/chloe.toml"));
    expect![[r#"
        people: add chloe

        Clique-Op: person-add
        Clique-Person: chloe

    "#]]
    .assert_eq(&world.git(["log", "-1", "--format=%B"]));
    world.assert_clean();
}

#[test]
fn the_record_is_printed_as_json() {
    let world = World::trip(["alice", "bob"]);
    world.clique("person add Eve --json -q").shows(expect![[r#"
        {
          "schema": "clique.person/1",
          "ledger": "Trip",
          "data": {
            "handle": "eve",
            "id": "srqzvpeeb384",
            "name": "Eve",
            "me": false,
            "emails": [],
            "phone": null,
            "currency": null,
            "avatar": null,
            "pay": [],
            "keys": [],
            "friends": {},
            "groups": []
          }
        }
    "#]]);
    world.assert_clean();
}

#[test]
fn clashes_are_refused() {
    let world = World::trip(["alice", "bob"]);
    world.clique("person add BOB").shows(expect![[r#"
        --- stderr
        error: `BOB` is here already, as `bob`
          help: if this is somebody else, write more of the name
          help: or tell them apart by a handle: clique person add 'BOB' --handle bob-b
        --- exit 2
    "#]]);
    world.clique("person add Bob --handle bob-b -q").success().shows(expect![[r#"
        ✓ added Bob   bob-b
          id  srqzvpeeb384

          in no group
    "#]]);
    world.clique("person add Bob Baker -q").success().shows(expect![[r#"
        ✓ added Bob Baker   bob.baker
          id  srqwvpeeb50x

          in no group
    "#]]);
    world.clique("person add Al --handle a1ice").shows(expect![[r#"
        --- stderr
        error: the handle `a1ice` looks like `alice`
          help: choose another: --handle HANDLE
        --- exit 2
    "#]]);
    world.clique("person add Al --email ALICE@example.org").shows(expect![[r#"
        --- stderr
        error: `ALICE@example.org` is the address of `alice`
          help: it tells who made a change, so only one person can have it
        --- exit 2
    "#]]);
    world.assert_clean();
}

#[test]
fn names_that_cannot_be_change_nothing() {
    let world = World::trip(["alice", "bob"]);
    for name in ["", "   ", "a\nb", "x\u{202e}y", "=SUM(A1)", "李雷", "🎉", &"x".repeat(100_000)] {
        let ran = world.run(["person", "add", "--", name]).exits(2);
        assert!(ran.stderr.len() < 500, "{}", ran.stderr);
    }
    for handle in ["../x", "-x", "Bob", "con", "a b", "", &"x".repeat(100_000)] {
        let ran = world.run(["person", "add", "Eve", &format!("--handle={handle}")]).exits(2);
        assert!(ran.stderr.len() < 500, "{}", ran.stderr);
    }
    world.run(["person", "add", "--", "-rf", "🎉"]).shows(expect![[r#"
        ✓ added -rf 🎉   rf
          id  srqzvpeeb384

          in no group
        --- stderr
          undo with: clique undo
          into a group with: clique member add rf
    "#]]);
    // Words that run from right to left are isolated, so that they cannot turn what is beside them.
    let hebrew = world.run(["person", "add", "שלום", "--handle", "shalom"]).success();
    assert!(hebrew.stdout.contains("\u{2068}שלום\u{2069}"), "{}", hebrew.stdout);
    world.assert_clean();
}

#[test]
fn an_edit_leaves_every_other_byte() {
    let world = World::trip(["alice", "bob"]);
    world.write("people/bob.toml", "# Bob\nname = 'bob'  # short\n\nemails = [\"bob@example.org\"] # home\nx-hat = 7\n\n[[pay]]\nkind = \"cash\" # old\nto = \"hand\"\n");
    world
        .clique("person edit bob --name 'Bob Baker' --email b@work.example --phone 1 --pay iban:DE02 --no-pay cash")
        .shows(expect![[r#"
            ✓ changed Bob Baker   bob
              e-mail  bob@example.org
              e-mail  b@work.example
              phone   1
              pay     iban DE02

              trip  Trip  settled
            --- stderr
            committed your edits by hand first: people/bob.toml
              undo with: clique undo
        "#]]);
    expect![[r##"
        # Bob
        name = "Bob Baker"  # short

        emails = ["bob@example.org", "b@work.example"] # home
        x-hat = 7
        phone = "1"

        [[pay]]
        kind = "iban"
        to = "DE02"
    "##]]
    .assert_eq(&world.read("people/bob.toml"));
    world.clique("person edit bob --no-email bob@example.org --phone none -q").success().shows(expect![[r#"
        ✓ changed Bob Baker   bob
          e-mail  b@work.example
          pay     iban DE02

          trip  Trip  settled
    "#]]);
    expect![[r##"
        # Bob
        name = "Bob Baker"  # short

        emails = ["b@work.example"] # home
        x-hat = 7

        [[pay]]
        kind = "iban"
        to = "DE02"
    "##]]
    .assert_eq(&world.read("people/bob.toml"));
    world.assert_clean();
}

#[test]
fn edits_that_cannot_be_are_refused() {
    let world = World::trip(["alice", "bob"]);
    world.clique("person edit bob").shows(expect![[r#"
        --- stderr
        error: this changes nothing
        --- exit 2
    "#]]);
    world.clique("person edit bob --no-email x@y").shows(expect![[r#"
        --- stderr
        error: `bob` has no address `x@y`
        --- exit 2
    "#]]);
    world.clique("person edit bob --pay iban").shows(expect![[r#"
        --- stderr
        error: `iban` is not a way to be paid
          help: write KIND:ACCOUNT, such as iban:DE02120300000000202051 or paypal:bob@example.org
          help: kinds: iban, paypal, upi, pix, revolut, venmo, cash, other
        --- exit 2
    "#]]);
    world.clique("person edit bob --key hello").shows(expect![[r#"
        --- stderr
        error: `hello` is no public signing key
          help: name the file of an SSH key: --key ~/.ssh/id_ed25519.pub
          help: or give the fingerprint of an OpenPGP key, 40 digits
        --- exit 2
    "#]]);
    world.clique("person edit bob --currency euros").shows(expect![[r#"
        --- stderr
        error: unknown currency `euros`
          help: did you mean `EUR`?
        --- exit 2
    "#]]);
    world.clique("person edit zoe --name Zoe").shows(expect![[r#"
        --- stderr
        error: unknown member `zoe`
          help: people: alice, bob; add one with clique person add
        --- exit 2
    "#]]);
    world.assert_clean();
}

#[test]
fn signing_keys_come_and_go() {
    let world = World::trip(["alice", "bob"]);
    let (short, long) = (
        "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC7mYlCs9dK alice",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEEDm4hG8CDAQtDJ1g5BSlDpnV/pEy2UvDxF0spdtP7T alice",
    );
    world.write("../long.pub", &format!("{long}\n"));
    world.run(["person", "edit", "me", "--key", "../long.pub", "--key", short, "-q"]).success().shows(expect![[r#"
            ✓ changed alice   alice   (you)
              e-mail  alice@example.org
              key     ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEEDm4hG8CDAQtDJ1g5BSlDpnV/pEy2UvDxF0spdtP7T alice
              key     ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC7mYlCs9dK alice

              trip  Trip  settled
        "#]]);
    world.clique("person edit me --no-key ssh-rsa -n").shows(expect![[r#"
        --- a/people/alice.toml
        +++ b/people/alice.toml
        @@ -1,3 +1,3 @@
         name = "alice"
         emails = ["alice@example.org"]
        -keys = ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEEDm4hG8CDAQtDJ1g5BSlDpnV/pEy2UvDxF0spdtP7T alice", "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC7mYlCs9dK alice"]
        +keys = ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEEDm4hG8CDAQtDJ1g5BSlDpnV/pEy2UvDxF0spdtP7T alice"]
        --- stderr
        nothing was changed (--dry-run)
    "#]]);
    world.assert_clean();
}

#[test]
fn nobody_goes_while_something_names_them() {
    let world = World::trip(["alice", "bob"]);
    let _ = world.clique("add 10 taxi -p bob").success();
    let _ = world.clique("add 12 tea").success();
    world.clique("person rm bob").shows(expect![[r#"
        --- stderr
        error: `bob` is still named in 2 rows of trip (such as srqw), groups/trip/group.toml
          help: to let bob leave a group: clique member remove bob -g GROUP
        --- exit 1
    "#]]);
    let _ = world.clique("person add Eve").success();
    world.clique("person rm eve").shows(expect![[r#"
        ✓ took out eve
        --- stderr
          undo with: clique undo
    "#]]);
    assert!(!world.at.join("people/eve.toml").exists());
    world.assert_clean();
}

#[test]
fn people_are_shown_with_where_they_stand() {
    let world = World::trip(["alice", "bob"]);
    let _ = world.clique("add 10 taxi -p bob").success();
    world.clique("person list").shows(expect![[r#"
        alice  trip  you
        bob    trip
    "#]]);
    world.clique("person list --format csv").shows(expect![[r#"
        handle,name,emails,phone,currency,groups,id
        alice,alice,alice@example.org,,,trip,
        bob,bob,bob@example.org,,,trip,
    "#]]);
    world.clique("person show").shows(expect![[r#"
        alice   alice   (you)
          e-mail  alice@example.org

          trip  Trip  -5.00  EUR owes
    "#]]);
    world.clique("person show bob --json").shows(expect![[r#"
        {
          "schema": "clique.person/1",
          "ledger": "Trip",
          "data": {
            "handle": "bob",
            "id": null,
            "name": "bob",
            "me": false,
            "emails": [
              "bob@example.org"
            ],
            "phone": null,
            "currency": null,
            "avatar": null,
            "pay": [],
            "keys": [],
            "friends": {},
            "groups": [
              {
                "group": "trip",
                "member": "bob",
                "name": "bob",
                "role": "member",
                "weight": "1",
                "since": null,
                "until": null,
                "state": "active",
                "balances": [
                  {
                    "currency": "EUR",
                    "net": "5.00",
                    "net_minor": 500
                  }
                ]
              }
            ]
          }
        }
    "#]]);
}
