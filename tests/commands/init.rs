//! Stories of `clique init`.

use expect_test::expect;

use crate::world::World;

#[test]
fn a_ledger_is_started_and_used_at_once() {
    let world = World::empty();
    world.run(["init", "Lisbon 2026", "eur", "--member", "alice,Bob Baker,carol"]).shows(expect![[r#"
        Created ~/ledger
          clique.toml                    the ledger's name and currency
          people/                        alice, bob (Bob Baker), carol
          groups/lisbon.2026/group.toml  who is in
          .gitattributes                 lets git merge without conflict markers
          .gitignore                     keeps what editors leave behind out of it
        Its expenses/, a file a year, and messages.log come with the first of them.

        Next: clique add 42.50 dinner -p alice
    "#]]);
    world.assert_clean();
    expect![[r#"
        Alice Almeida
        init: Lisbon 2026 in EUR

        Clique-Op: init
        Clique-Group: lisbon.2026


        .gitattributes
        .gitignore
        clique.toml
        groups/lisbon.2026/group.toml
        people/alice.toml
        people/bob.toml
        people/carol.toml
    "#]]
    .assert_eq(&world.git(["log", "--format=%an%n%B", "--name-only"]));
    expect![[r##"
        # The settings of this ledger; `clique.toml` marks its folder.
        format = 1
        id = "srqzvpeeb384"
        name = "Lisbon 2026"
        currency = "EUR"
    "##]]
    .assert_eq(&world.read("clique.toml"));
    expect![[r##"
        # Rows name this person by the name of the file; the name below may change.
        id = "srqwvpeeb50x"
        name = "alice"
        emails = ["alice@example.org"]

        # How to be paid, the preferred way first:
        # [[pay]]
        # kind = "iban"
        # to = "DE02 1203 0000 0000 2020 51"
    "##]]
    .assert_eq(&world.read("people/alice.toml"));
    expect![[r#"
        name = "Lisbon 2026"
        kind = "other"

        # A member may have a weight, a role and days:
        # alice = { weight = "1.5", since = 2026-02-01 }
        [members]
        alice = {}
        bob = {}
        carol = {}
    "#]]
    .assert_eq(&world.read("groups/lisbon.2026/group.toml"));
    let _ = world.clique("add 9 coffee").success();
    world.assert_clean();
}

#[test]
fn alone_at_first() {
    let world = World::empty();
    world.run(["init", "Trip", "JPY", "--json"]).shows(expect![[r#"
        {
          "schema": "clique.init/1",
          "ledger": "Trip",
          "data": {
            "path": "~/ledger",
            "name": "Trip",
            "currency": "JPY",
            "group": "trip",
            "members": [
              "alice"
            ]
          }
        }
    "#]]);
    world.assert_clean();
}

#[test]
fn without_a_terminal_nothing_is_asked() {
    let world = World::empty();
    world.clique("init").shows(expect![[r#"
        --- stderr
        error: the NAME of the group is missing
          help: example: clique init "Lisbon 2026" EUR
        --- exit 2
    "#]]);
    world.clique("init Trip").shows(expect![[r#"
        --- stderr
        error: the CURRENCY is missing
          help: example: clique init "Lisbon 2026" EUR
        --- exit 2
    "#]]);
    world.clique("init Trip EURO").shows(expect![[r#"
        --- stderr
        error: unknown currency `EURO`
          help: did you mean `EUR`?
        --- exit 2
    "#]]);
    assert!(!world.at.join(".git").exists());
}

#[test]
fn a_ledger_is_not_started_twice_nor_inside_another() {
    let world = World::trip(["alice"]);
    world.clique("init Trip EUR").shows(expect![[r#"
        --- stderr
        error: there is a ledger in ~/ledger already
          help: start another group in it: clique group new "Lisbon 2026"
        --- exit 2
    "#]]);
    world.clique("init Trip EUR --into inner/deep").shows(expect![[r#"
        --- stderr
        error: this is inside the ledger in ~/ledger
          help: start another group in it: clique group new "Lisbon 2026"
          help: or start a ledger in a folder outside of it: clique init --into DIR
        --- exit 2
    "#]]);
    assert!(!world.at.join("inner").exists());
    world.assert_clean();
}

#[test]
fn without_a_name_for_git_nothing_is_made() {
    let mut world = World::empty();
    world.set("GIT_AUTHOR_NAME", "");
    world.clique("init Trip EUR --into new").shows(expect![[r#"
        --- stderr
        error: git does not know your name and e-mail
          help: git config --global user.name "Your Name"
          help: git config --global user.email you@example.org
        --- exit 5
    "#]]);
    assert!(!world.at.join("new").exists());
}

#[test]
fn files_that_are_there_stay() {
    let world = World::empty();
    world.git(["init", "-q", "-b", "main"]);
    world.write(".gitignore", "mine\n");
    world.write("notes.txt", "mine\n");
    world.git(["add", "notes.txt"]);
    world.clique("init Trip EUR --member alice,bob --kind trip").shows(expect![[r#"
        Created ~/ledger
          clique.toml             the ledger's name and currency
          people/                 alice, bob
          groups/trip/group.toml  who is in
          .gitattributes          lets git merge without conflict markers
          .gitignore              was there already and is as it was
        Its expenses/, a file a year, and messages.log come with the first of them.

        Next: clique add 42.50 dinner -p alice
    "#]]);
    assert_eq!(world.read(".gitignore"), "mine\n");
    expect![[r#"
        A  notes.txt
        ?? .gitignore
    "#]]
    .assert_eq(&world.git(["status", "--porcelain"]));
}

#[test]
fn folders_that_would_become_part_of_it_are_refused() {
    let world = World::empty();
    world.write("people/zoe.toml", "name = \"Zoe\"\n");
    world.clique("init Trip EUR").shows(expect![[r#"
        --- stderr
        error: `people` is here already, and would become part of the ledger
          help: start in an empty folder: clique init --into DIR
        --- exit 2
    "#]]);
    assert!(!world.at.join("clique.toml").exists());
}

#[test]
fn the_home_folder_is_left_alone_unless_it_is_asked_for() {
    let mut world = World::empty();
    world.set("HOME", &world.at.display().to_string());
    for command in ["init Trip EUR", "init Trip EUR --dry-run", "init"] {
        world.clique(command).shows(expect![[r#"
            --- stderr
            error: this is your home folder, and a ledger needs one of its own
              help: name one, which is made: clique init --into ~/lisbon "Lisbon 2026" EUR
            --- exit 2
        "#]]);
    }
    assert_eq!(std::fs::read_dir(&world.at).unwrap().count(), 0);
    for (into, said) in [("trip", "Created ~/trip\n"), (".", "Created ~\n")] {
        let made = world.run(["init", "Trip", "EUR", "--into", into]).success();
        assert!(made.stdout.starts_with(said), "{}", made.stdout);
    }
}

#[test]
fn inside_a_repository_it_gets_one_of_its_own() {
    let world = World::empty();
    world.git(["init", "-q", "-b", "main"]);
    world.clique("init Trip EUR --into shared --member alice,bob -q").success().shows(expect![[r#"
        Created ~/ledger/shared
          clique.toml             the ledger's name and currency
          people/                 alice, bob
          groups/trip/group.toml  who is in
          .gitattributes          lets git merge without conflict markers
          .gitignore              keeps what editors leave behind out of it
        Its expenses/, a file a year, and messages.log come with the first of them.

        Next: clique add 42.50 dinner -p alice
    "#]]);
    world.clique("init Trip EUR --into shared2 --member alice,bob").success().shows(expect![[r#"
        Created ~/ledger/shared2
          clique.toml             the ledger's name and currency
          people/                 alice, bob
          groups/trip/group.toml  who is in
          .gitattributes          lets git merge without conflict markers
          .gitignore              keeps what editors leave behind out of it
        Its expenses/, a file a year, and messages.log come with the first of them.

        Next: clique add 42.50 dinner -p alice
        --- stderr
        warning: this is inside the git repository in ~/ledger; the ledger gets one of its own, which the outer one does not carry
    "#]]);
}

#[test]
fn names_that_cannot_be_are_refused() {
    let world = World::empty();
    world.run(["init", "", "EUR"]).shows(expect![[r#"
        --- stderr
        error: the name of the group is empty
        --- exit 2
    "#]]);
    world.run(["init", "a\nb", "EUR"]).shows(expect![[r#"
        --- stderr
        error: the name of the group holds a control character
        --- exit 2
    "#]]);
    world.run(["init", &"x".repeat(100_000), "EUR"]).shows(expect![[r#"
        --- stderr
        error: the name of the group has more than 64 characters
        --- exit 2
    "#]]);
    world.run(["init", "Trip", "EUR", "--member", "alice,ALICE"]).shows(expect![[r#"
        --- stderr
        error: `ALICE` is here already, as `alice`
          help: if this is somebody else, write more of the name
          help: or tell them apart by a handle: clique person add 'ALICE' --handle alice-b
        --- exit 2
    "#]]);
    world.run(["init", "Trip", "EUR", "--member", "alice,李雷"]).shows(expect![[r#"
        --- stderr
        error: no handle can be made of `李雷`
          help: rows name people by handles, which are written a to z; choose one
          help: clique person add '李雷' --handle HANDLE, or HANDLE=李雷 in a list of members
        --- exit 2
    "#]]);
    world.run(["init", "Trip", "EUR", "--member", "alice,bob\u{202e}x"]).shows(expect![[r#"
        --- stderr
        error: the name of the person holds the hidden character U+202E
          help: type the name again
        --- exit 2
    "#]]);
    assert!(!world.at.join(".git").exists());
    world.run(["init", "🏠", "EUR", "--member", "alice,li.lei=李雷,../x", "--"]).shows(expect![[r#"
        Created ~/ledger
          clique.toml              the ledger's name and currency
          people/                  alice, li.lei (李雷), x (../x)
          groups/group/group.toml  who is in
          .gitattributes           lets git merge without conflict markers
          .gitignore               keeps what editors leave behind out of it
        Its expenses/, a file a year, and messages.log come with the first of them.

        Next: clique add 42.50 dinner -p alice
    "#]]);
    world.assert_clean();
}

#[test]
fn a_dry_run_makes_nothing() {
    let world = World::empty();
    world.clique("init Trip EUR --member alice -n").shows(expect![[r#"
        --- /dev/null
        +++ b/.gitattributes
        @@ -0,0 +1,5 @@
        +# Lets git merge the ledger without conflict markers: the lines of both sides stay,
        +# and `clique check` names what was changed on both. Line endings are left alone.
        +*.csv -text merge=union
        +*.toml -text merge=union
        +*.log -text merge=union
        --- /dev/null
        +++ b/.gitignore
        @@ -0,0 +1,10 @@
        +.clique/
        +*~
        +.*.sw?
        +.#*
        +\#*#
        +~$*
        +.~lock.*#
        +.DS_Store
        +Thumbs.db
        +desktop.ini
        --- /dev/null
        +++ b/clique.toml
        @@ -0,0 +1,5 @@
        +# The settings of this ledger; `clique.toml` marks its folder.
        +format = 1
        +id = "srqzvpeeb384"
        +name = "Trip"
        +currency = "EUR"
        --- /dev/null
        +++ b/groups/trip/group.toml
        @@ -0,0 +1,7 @@
        +name = "Trip"
        +kind = "other"
        +
        +# A member may have a weight, a role and days:
        +# alice = { weight = "1.5", since = 2026-02-01 }
        +[members]
        +alice = {}
        --- /dev/null
        +++ b/people/alice.toml
        @@ -0,0 +1,9 @@
        +# Rows name this person by the name of the file; the name below may change.
        +id = "srqwvpeeb50x"
        +name = "alice"
        +emails = ["alice@example.org"]
        +
        +# How to be paid, the preferred way first:
        +# [[pay]]
        +# kind = "iban"
        +# to = "DE02 1203 0000 0000 2020 51"
        --- stderr
        nothing was made (--dry-run)
    "#]]);
    assert!(!world.at.join(".git").exists());
}
