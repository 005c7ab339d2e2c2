//! Stories of `clique group`.

use expect_test::expect;

use crate::world::World;

#[test]
fn a_group_is_started_with_people_old_and_new() {
    let world = World::trip(["alice", "bob"]);
    world.clique("group new Dinner club -k club --currency chf --member 'bob,Eve Young,bobb'").shows(expect![[r#"
        ✓ started Dinner club   dinner-club
          kind      club
          currency  CHF

          alice             settled
          bob               settled
          bobb              settled
          eve    Eve Young  settled
        --- stderr
        new in the ledger: eve, bobb
        warning: `bobb` is new here; if you meant `bob`: clique undo
          undo with: clique undo
    "#]]);
    expect![[r#"
        name = "Dinner club"
        kind = "club"
        currency = "CHF"

        # A member may have a weight, a role and days:
        # alice = { weight = "1.5", since = 2026-02-01 }
        [members]
        alice = {}
        bob = {}
        eve = {}
        bobb = {}
    "#]]
    .assert_eq(&world.read("groups/dinner-club/group.toml"));
    expect![[r#"
        dinner-club: start Dinner club

        Clique-Op: group-new
        Clique-Group: dinner-club


        A	groups/dinner-club/group.toml
        A	people/bobb.toml
        A	people/eve.toml
    "#]]
    .assert_eq(&world.git(["log", "-1", "--format=%B", "--name-status"]));
    let _ = world.clique("add 10 pizza -g dinner").success();
    world.assert_clean();
}

#[test]
fn two_people_share_without_a_group() {
    let world = World::trip(["alice", "bob"]);
    world.clique("group new --with bob").shows(expect![[r#"
        ✓ started alice & bob   alice+bob
          kind      two people
          currency  EUR

          alice  settled
          bob    settled
        --- stderr
          undo with: clique undo
    "#]]);
    expect![[r##"
        # Two people without a group; the folder's name says who they are.
        currency = "EUR"
    "##]]
    .assert_eq(&world.read("direct/alice+bob/group.toml"));
    world.clique("group new --with bob").shows(expect![[r#"
        --- stderr
        error: you and bob have a folder already: direct/alice+bob
        --- exit 2
    "#]]);
    world.clique("group new --with alice").shows(expect![[r#"
        --- stderr
        error: this is you yourself
          help: name a friend
        --- exit 2
    "#]]);
    let _ = world.clique("add 10 pizza --with bob").success();
    world.assert_clean();
}

#[test]
fn groups_that_cannot_be_are_refused() {
    let world = World::trip(["alice", "bob"]);
    for name in ["", "a\nb", "x\u{202e}y", "=1", &"x".repeat(100_000)] {
        let ran = world.run(["group", "new", "--", name]).exits(2);
        assert!(ran.stderr.len() < 500, "{}", ran.stderr);
    }
    world.clique("group new TRIP").shows(expect![[r#"
        --- stderr
        error: there is a group `TRIP` already, `trip`
          help: if it is another one: clique group new 'TRIP' --handle trip-b
        --- exit 2
    "#]]);
    world.clique("group new Other --handle trip").shows(expect![[r#"
        --- stderr
        error: `trip` is, or looks like, the group `trip`
          help: choose another: --handle HANDLE
        --- exit 2
    "#]]);
    world.clique("group new Other --handle ../x").shows(expect![[r#"
        --- stderr
        error: `../x` cannot be a handle: a handle begins with a letter a to z
        --- exit 2
    "#]]);
    world.clique("group new Other -k tripp").shows(expect![[r#"
        --- stderr
        error: there is no kind `tripp`
          help: did you mean `trip`?
          help: one of trip, home, couple, club, other
        --- exit 2
    "#]]);
    world.clique("group new Other --without-me").shows(expect![[r#"
        --- stderr
        error: nobody is in this group
          help: name them: --member bob,carol
        --- exit 2
    "#]]);
    assert!(world.clique("group new").exits(2).stderr.contains("NAME"));
    world.run(["group", "new", "--", "-x", "🎉"]).success().shows(expect![[r#"
        ✓ started -x 🎉   x
          kind      other
          currency  EUR

          alice  settled
        --- stderr
          undo with: clique undo
    "#]]);
    world.assert_clean();
}

#[test]
fn what_is_agreed_changes_line_by_line() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.write(
        "groups/trip/group.toml",
        "# Trip\nname = \"Trip\" # ours\nx-hat = 1\n\n[members]\nalice = {}\nbob = {} # him\ncarol = {}\n",
    );
    world.clique("group edit --name 'Lisbon 2026' -k trip -p bob -s alice:2,bob --category food --closed-until 2026-05-31 --files month").shows(expect![[r#"
        ✓ changed Lisbon 2026   trip
          kind      trip
          currency  EUR
          paid by   bob, unless said otherwise
          split     alice:2 bob, unless said otherwise
          category  food, unless said otherwise
          closed    until 2026-05-31
          files     one a month

          alice  settled
          bob    settled
          carol  settled
        --- stderr
        committed your edits by hand first: groups/trip/group.toml
          undo with: clique undo
    "#]]);
    expect![[r##"
        # Trip
        name = "Lisbon 2026" # ours
        x-hat = 1
        kind = "trip"
        closed-until = 2026-05-31
        files = "month"

        [members]
        alice = {}
        bob = {} # him
        carol = {}

        [defaults]
        paid_by = "bob"
        split = "alice:2 bob"
        category = "food"
    "##]]
    .assert_eq(&world.read("groups/trip/group.toml"));
    world.clique("add 9 taxi -d 2026-05-31").shows(expect![[r#"
        --- stderr
        error: the books of `trip` are closed until 2026-05-31
          help: enter a correction on a later day, or open them: clique group edit --closed-until DATE
        --- exit 2
    "#]]);
    world.clique("add 9 taxi").shows(expect![[r#"
        ✓ srqz  Mon 2026-06-15  taxi   9.00 EUR   paid by bob
                alice 6.00 · bob 3.00
                in food
          bob 0.00 → +6.00 EUR
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("group edit -p none -s all --category none --closed-until none --files year -q").success().shows(
        expect![[r#"
            ✓ changed Lisbon 2026   trip
              kind      trip
              currency  EUR
              spent     9.00 EUR in 1 bill

              alice  -6.00  EUR owes
              bob    +6.00  EUR gets back
              carol         settled
        "#]],
    );
    expect![[r##"
        # Trip
        name = "Lisbon 2026" # ours
        x-hat = 1
        kind = "trip"
        files = "year"

        [members]
        alice = {}
        bob = {} # him
        carol = {}

        [defaults]
    "##]]
    .assert_eq(&world.read("groups/trip/group.toml"));
    world.assert_clean();
}

#[test]
fn the_currency_stays_once_there_are_entries() {
    let world = World::trip(["alice", "bob"]);
    let shown = world.clique("group edit --currency GBP -n").success();
    assert!(shown.stdout.contains("+currency = \"GBP\"\n"), "{}", shown.stdout);
    let _ = world.clique("add 9 taxi").success();
    world.clique("group edit --currency GBP").shows(expect![[r#"
        --- stderr
        error: 1 entry is in EUR already; with the currency of `trip` their amounts would change
          help: enter new amounts with their currency: clique add 10GBP …
          help: or start a group in GBP: clique group new NAME --currency GBP
        --- exit 1
    "#]]);
    world.clique("group edit -s alice,zoe").shows(expect![[r#"
        --- stderr
        error: unknown member `zoe`
          help: people: alice, bob; add one with clique person add
        --- exit 2
    "#]]);
    world.clique("group edit").shows(expect![[r#"
        --- stderr
        error: this changes nothing
        --- exit 2
    "#]]);
    world.assert_clean();
}

#[test]
fn a_group_is_put_away_and_back() {
    let world = World::trip(["alice", "bob"]);
    let _ = world.clique("add 9 taxi").success();
    world.clique("group archive trip").shows(expect![[r#"
        ✓ archived Trip   trip   (archived)
          kind      other
          currency  EUR
          spent     9.00 EUR in 1 bill

          alice  +4.50  EUR gets back
          bob    -4.50  EUR owes
        --- stderr
        warning: 2 members have an open balance in it; see clique balance -g trip
          undo with: clique undo
    "#]]);
    world.clique("group archive trip").shows(expect![[r#"
        --- stderr
        error: the group `trip` is archived already
        --- exit 2
    "#]]);
    world.clique("add 9 taxi -g trip").shows(expect![[r#"
        --- stderr
        error: the group `trip` is archived
          help: open it again with: clique group unarchive trip
        --- exit 2
    "#]]);
    let _ = world.clique("group new Flat").success();
    world.clique("group list").shows(expect![[r#"
        flat  Flat  other  EUR  1 member   settled
        trip  Trip  other  EUR  2 members  2 balances open  archived
    "#]]);
    world.clique("group unarchive trip --json -q").success().shows(expect![[r#"
        {
          "schema": "clique.group/1",
          "ledger": "Trip",
          "data": {
            "handle": "trip",
            "name": "Trip",
            "direct": false,
            "kind": "other",
            "currency": "EUR",
            "archived": false,
            "closed_until": null,
            "files": "year",
            "default_paid_by": null,
            "default_split": null,
            "default_category": null,
            "open_balances": 2,
            "spent": [
              {
                "currency": "EUR",
                "spent": "9.00",
                "spent_minor": 900,
                "entries": 1
              }
            ],
            "members": [
              {
                "group": "trip",
                "member": "alice",
                "name": "alice",
                "role": "member",
                "weight": "1",
                "since": null,
                "until": null,
                "state": "active",
                "balances": [
                  {
                    "currency": "EUR",
                    "net": "4.50",
                    "net_minor": 450
                  }
                ]
              },
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
                    "net": "-4.50",
                    "net_minor": -450
                  }
                ]
              }
            ],
            "in_use": false
          }
        }
    "#]]);
    world.clique("group unarchive trip").shows(expect![[r#"
        --- stderr
        error: the group `trip` is not archived
        --- exit 2
    "#]]);
    world.assert_clean();
}

#[test]
fn only_an_empty_group_goes() {
    let world = World::trip(["alice", "bob"]);
    let _ = world.clique("group new Mistake --member bob").success();
    let _ = world.clique("use mistake").success();
    world.clique("group rm mistake").shows(expect![[r#"
        ✓ took out mistake
        --- stderr
          undo with: clique undo
    "#]]);
    assert!(!world.at.join("groups/mistake").exists());
    let _ = world.clique("add 9 taxi").success();
    world.clique("group rm trip").shows(expect![[r#"
        --- stderr
        error: `trip` has 1 entry
          help: put it away instead: clique group archive trip
        --- exit 1
    "#]]);
    world.assert_clean();
}

#[test]
fn groups_are_listed() {
    let world = World::trip(["alice", "bob"]);
    let _ = world.clique("add 9 taxi").success();
    let _ = world.clique("group new --with bob").success();
    world.clique("group list").shows(expect![[r#"
        trip       Trip  other  EUR  2 members  2 balances open
        alice+bob        two    EUR  2 members  settled
    "#]]);
    world.clique("group list --format csv").shows(expect![[r#"
        handle,name,kind,currency,members,open_balances,archived,direct,closed_until
        trip,Trip,other,EUR,alice bob,2,false,false,
        alice+bob,alice & bob,other,EUR,alice bob,0,false,true,
    "#]]);
    world.clique("group show trip").shows(expect![[r#"
        Trip   trip
          kind      other
          currency  EUR
          spent     9.00 EUR in 1 bill

          alice  +4.50  EUR gets back
          bob    -4.50  EUR owes
    "#]]);
    world.clique("group show bob+alice").shows(expect![[r#"
        alice & bob   alice+bob
          kind      two people
          currency  EUR

          alice  settled
          bob    settled
    "#]]);
    world.clique("group show zoo").shows(expect![[r#"
        --- stderr
        error: unknown group `zoo`
          help: groups: alice+bob, trip
        --- exit 2
    "#]]);
}

#[test]
fn words_that_are_no_commands_lead_to_those_that_are() {
    let world = World::trip(["alice", "bob"]);
    world.clique("group add Lisbon").shows(expect![[r#"
        --- stderr
        error: clique group has no command `add`
          help: a new group: clique group new "Lisbon 2026"; people into one: clique member add WHO -g GROUP
          help: commands: new, edit, list, show, archive, unarchive, rm
        --- exit 2
    "#]]);
    world.clique("person delete bob").shows(expect![[r#"
        --- stderr
        error: clique person has no command `delete`
          help: clique person rm WHO
          help: commands: add, edit, rm, list, show
        --- exit 2
    "#]]);
}

#[test]
fn how_a_group_settles_is_agreed_by_command() {
    let world = World::trip(["alice", "bob", "carol", "dan"]);
    let _ = world.clique("add 40 dinner -p alice").success();
    world.clique("group edit --settle mode=hub --settle via=dan --settle no-pay=bob:carol,alice:bob").shows(expect![[
        r#"
        ✓ changed Trip   trip
          kind      other
          currency  EUR
          spent     40.00 EUR in 1 bill
          settle    mode hub, via dan, no-pay bob:carol alice:bob

          alice  +30.00  EUR gets back
          bob    -10.00  EUR owes
          carol  -10.00  EUR owes
          dan    -10.00  EUR owes
        --- stderr
          undo with: clique undo
    "#
    ]]);
    world
        .clique(
            "group edit --settle via=none --settle mode=none --settle min=5 --settle cap=2,bob=1 --settle relay=yes",
        )
        .shows(expect![[r#"
        ✓ changed Trip   trip
          kind      other
          currency  EUR
          spent     40.00 EUR in 1 bill
          settle    no-pay bob:carol alice:bob, cap 2 bob=1, min 5.00, relay

          alice  +30.00  EUR gets back
          bob    -10.00  EUR owes
          carol  -10.00  EUR owes
          dan    -10.00  EUR owes
        --- stderr
          undo with: clique undo
    "#]]);
    expect![[r#"
        name = "Trip"

        [members]
        alice = {}
        bob = {}
        carol = {}
        dan = {}

        [settle]
        no-pay = ["bob:carol", "alice:bob"]
        min = "5"
        cap = ["2", "bob=1"]
        relay = true
    "#]]
    .assert_eq(&world.read("groups/trip/group.toml"));
    world.clique("group edit --settle mode=fast").shows(expect![[r#"
        --- stderr
        error[E008]: `settle.mode` cannot be `fast`
          --> groups/trip/group.toml:14:8
           |
        14 | mode = "fast"
           |        ^^^^^^ one of `minimal`, `simplified`, `direct`, `hub`
        error: nothing was changed
        --- exit 3
    "#]]);
    world.clique("group edit --settle mod=hub").shows(expect![[r#"
        --- stderr
        error: there is nothing called `mod` to be agreed about settling
          help: did you mean `mode`?
        --- exit 2
    "#]]);
    world.clique("group edit --settle relay=perhaps").shows(expect![[r#"
        --- stderr
        error: `perhaps` is neither true nor false
          help: --settle relay=true, or --settle relay=none
        --- exit 2
    "#]]);
    world.clique("group edit --settle family=bob+zoe").shows(expect![[r#"
        --- stderr
        error[E012]: there is no person `zoe`
          --> groups/trip/group.toml:14:16
           |
        14 | family = ["bob+zoe"]
           |                ^^^
        error: nothing was changed
        --- exit 3
    "#]]);
    world.clique("group edit --settle hub").shows(expect![[r#"
        --- stderr
        error: `hub` does not say what is agreed
          help: write a key and a value, such as --settle mode=direct, --settle min=5 or --settle relay=none
        --- exit 2
    "#]]);
    world.clique("group edit --settle none").shows(expect![[r#"
        ✓ changed Trip   trip
          kind      other
          currency  EUR
          spent     40.00 EUR in 1 bill

          alice  +30.00  EUR gets back
          bob    -10.00  EUR owes
          carol  -10.00  EUR owes
          dan    -10.00  EUR owes
        --- stderr
          undo with: clique undo
    "#]]);
    world.assert_clean();
}
