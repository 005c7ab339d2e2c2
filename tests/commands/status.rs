//! Stories of `clique` alone and of `clique status`.

use expect_test::expect;

use super::balance::{commit, friends, lisbon};
use crate::world::World;

#[test]
fn without_a_ledger_it_says_how_to_begin() {
    let world = World::empty();
    world.clique("").shows(expect![[r#"
        clique 0.1.0: split bills with friends in plain text

        No ledger here or in any folder above.

          clique demo                      look around in a made-up ledger
          clique init "Lisbon 2026" EUR    start a ledger in this folder
          clique -C ~/trips/lisbon         use one elsewhere (or set CLIQUE_DIR)

        More: clique help getting-started
    "#]]);
    world.clique("status").shows(expect![[r#"
        --- stderr
        error: no ledger in ~/ledger or any folder above it
          help: start one here: clique init "Lisbon 2026" EUR
          help: use one elsewhere: clique -C DIR, or set CLIQUE_DIR
        --- exit 5
    "#]]);
    world.clique("-C .").shows(expect![[r#"
        --- stderr
        error: no ledger in . or any folder above it
          help: start one here: clique init "Lisbon 2026" EUR
          help: use one elsewhere: clique -C DIR, or set CLIQUE_DIR
        --- exit 5
    "#]]);
    world.clique("--json").shows(expect![[r#"
        --- stderr
        error: no ledger in ~/ledger or any folder above it
          help: start one here: clique init "Lisbon 2026" EUR
          help: use one elsewhere: clique -C DIR, or set CLIQUE_DIR
        --- exit 5
    "#]]);
}

#[test]
fn a_ledger_is_seen_at_a_glance() {
    lisbon().clique("").shows(expect![[r#"
        Trip   926.21 EUR in 5 bills   12 – 15 Jun 2026

          alice  +271.57              │████████████  gets back
          dan     +99.07              │████▍         gets back
          carol  -184.86      ████████│              owes
          bob    -185.78      ████████│              owes

        3 payments settle everything: clique settle
    "#]]);
    friends().clique("").shows(expect![[r#"
        alice & bob   25.01 EUR in 1 bill   1 May 2026

          alice  +12.51              │████████████  gets back
          bob    -12.51  ████████████│              owes

        ⟦דירה 家⟧   1021.17 EUR in 4 bills   1 – 7 May 2026

          alice  +245.53              │███████▊      gets back
          bob    +131.17              │████▏         gets back
          carol  -376.70  ████████████│              owes

        ⟦דירה 家⟧   9001 JPY in 1 bill   6 May 2026

          alice  +6168              │████████████  gets back
          bob    -2834        ▐█████│              owes
          carol  -3334        ██████│              owes

        Lisbon 🏖   926.21 EUR in 5 bills   12 – 15 Jun 2026

          alice  +271.57              │████████████  gets back
          dan     +99.07              │████▍         gets back
          carol  -184.86      ████████│              owes
          bob    -185.78      ████████│              owes

        Due
          n423  2026-05-05  rent        1000.00  EUR  in flat  41 days overdue
          jv90  2026-06-20  power 電気    61.17  EUR  in flat  in 5 days

        Pending
          b6fa  2026-06-10  gift  50.00  EUR  in flat  waits for bob or carol

        8 payments settle everything: clique settle
    "#]]);
}

#[test]
fn what_waits_is_shown() {
    let world = friends();
    world.write(
        "groups/trip/expenses/2027.csv",
        "id,date,description,amount,paid_by,split,status,due\n\
         e0aa00000000,2026-06-12,apartment,421.00,alice,alice bob carol dan,conflict,\n\
         bb0000000000,2026-06-12,\"water 水\",4.00,dan,bob carol,,2026-06-15\n\
         bb1000000000,2026-06-12,late,4.00,dan,bob carol,,2027-06-15\n",
    );
    commit(&world);
    world.clique("status -g trip").shows(expect![[r#"
        Lisbon 🏖   934.21 EUR in 7 bills   12 – 15 Jun 2026

          alice  +271.57              │████████████  gets back
          dan    +107.07              │████▋         gets back
          carol  -188.86      ████████│              owes
          bob    -189.78      ████████│              owes

        Due
          bb00  2026-06-15  water 水  4.00  EUR  in trip  today

        conflict: 1 entry was changed in two ways and waits for a person
        3 payments settle everything: clique settle
        --- stderr
        settle it: clique conflicts take e0aa you|2, or see both versions: clique conflicts
    "#]]);
    world.clique("status -g trip --json").shows(expect![[r#"
        {
          "schema": "clique.status/1",
          "ledger": "Trip",
          "data": {
            "me": "alice",
            "groups": [
              {
                "group": "trip",
                "name": "Lisbon 🏖",
                "currency": "EUR",
                "entries": 7,
                "spent": "934.21",
                "spent_minor": 93421,
                "members": [
                  {
                    "member": "alice",
                    "net": "271.57",
                    "net_minor": 27157
                  },
                  {
                    "member": "dan",
                    "net": "107.07",
                    "net_minor": 10707
                  },
                  {
                    "member": "carol",
                    "net": "-188.86",
                    "net_minor": -18886
                  },
                  {
                    "member": "bob",
                    "net": "-189.78",
                    "net_minor": -18978
                  }
                ],
                "payments": 3,
                "proven": true
              }
            ],
            "due": [
              {
                "id": "bb0000000000",
                "group": "trip",
                "description": "water 水",
                "amount": "4.00",
                "amount_minor": 400,
                "currency": "EUR",
                "day": "2026-06-15",
                "days_left": 0,
                "waits_for": []
              }
            ],
            "pending": [],
            "conflicts": 1,
            "friend_requests": [],
            "invitations": [],
            "invited": []
          }
        }
    "#]]);
}

#[test]
fn a_crowd_is_cut_short() {
    let names: Vec<String> = ('a'..='z').map(|letter| format!("p{letter}")).collect();
    let world = World::trip(["alice"]);
    let mut members = "name = \"Crowd\"\n[members]\n".to_owned();
    for name in &names {
        world.write(&format!("people/{name}.toml"), &format!("name = \"{name}\"\n"));
        members += &format!("{name} = {{}}\n");
    }
    world.write("groups/crowd/group.toml", &members);
    let split = names.join(" ");
    world.write(
        "groups/crowd/expenses/2026.csv",
        &format!("date,description,amount,paid_by,split\n2026-01-01,tea,52,pa pb=20,{split}\n"),
    );
    commit(&world);
    world.clique("status").shows(expect![[r#"
        Crowd   52.00 EUR in 1 bill   1 Jan 2026

          pa  +30.00              │████████████  gets back
          pb  +18.00              │███████▏      gets back
          pc   -2.00             ▐│              owes
          pd   -2.00             ▐│              owes
          pe   -2.00             ▐│              owes
          pv   -2.00             ▐│              owes
          pw   -2.00             ▐│              owes
          px   -2.00             ▐│              owes
          py   -2.00             ▐│              owes
          pz   -2.00             ▐│              owes
          … and 16 between them: clique balance

        24 payments settle everything: clique settle
    "#]]);
}

#[test]
fn an_empty_ledger_says_what_comes_next() {
    World::trip(["alice"]).clique("").shows(expect![[r#"
        Trip   no bill counts yet
        --- stderr
        Next: clique add 42.50 dinner
    "#]]);
}
