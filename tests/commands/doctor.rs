//! Stories of `clique doctor`.

use std::fs;
use std::time::{Duration, SystemTime};

use expect_test::expect;

use crate::friends::{Friends, forget_the_set_up};
use crate::world::World;

const BOOK: &str = "groups/trip/expenses/2026.csv";

/// What is not as it should be, a line each: about, verdict, what is found.
fn complaints(world: &World) -> String {
    let ran = world.clique("doctor --format porcelain");
    let lines = ran.stdout.lines().filter(|line| !line.contains("\tok\t"));
    lines.map(|line| line.rsplitn(2, '\t').last().unwrap().to_owned() + "\n").collect()
}

#[test]
fn all_is_well_after_init() {
    let world = World::empty();
    world.does("init Trip EUR --member alice");
    assert_eq!(complaints(&world), "");
    let ran = world.clique("doctor").success();
    assert!(ran.stdout.ends_with("all is well\n"), "{}", ran.stdout);
    world.assert_clean();
}

#[test]
fn a_plain_clone_is_set_up() {
    let world = World::trip(["alice", "bob"]);
    expect![[r#"
        set-up	warn	the driver is not bound to the files; the merge driver is not set, or is another program; git pull does not know how to merge; git's own commits may not survive a power cut; the hooks that mend what git merged file by file are not there
        attributes	warn	.gitattributes does not say how friends without clique merge the ledger
    "#]].assert_eq(&complaints(&world));
    let ran = world.clique("doctor --fix").success();
    expect![[r#"
        put right: git is set up to merge the ledger by meaning
        put right: added to .gitattributes how friends without clique merge"#]]
    .assert_eq(&ran.stdout.lines().take_while(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"));
    assert_eq!(complaints(&world), "");
    assert!(world.read(".gitattributes").contains("merge=union"));
    assert_eq!(world.git(["log", "-1", "--format=%s"]), "let plain git merge the ledger without markers\n");
    world.assert_clean();
}

#[test]
fn what_died_is_cleared_away() {
    let world = World::empty();
    world.does("init Trip EUR --member alice");
    let old = SystemTime::now() - Duration::from_secs(7200);
    for name in [".git/index.lock", ".git/refs/heads/main.lock", ".git/objects/tmp_obj_x"] {
        let file = fs::File::create(world.at.join(name)).unwrap();
        file.set_modified(old).unwrap();
    }
    let found = complaints(&world);
    assert!(found.contains("locks\tfail\t") && found.contains("left-overs\twarn\t1 half-written"), "{found}");
    let _ = world.clique("doctor").exits(1);
    let fresh = fs::File::create(world.at.join(".git/HEAD.lock")).unwrap();
    let _ = world.clique("doctor --fix").success();
    // What a running git may hold stays.
    assert!(complaints(&world).contains("HEAD.lock is 0 minutes old"));
    drop(fresh);
    fs::remove_file(world.at.join(".git/HEAD.lock")).unwrap();
    assert_eq!(complaints(&world), "");
    world.assert_clean();
}

#[test]
fn each_complaint_says_what_is_so() {
    let world = World::empty();
    world.does("init Trip EUR --member alice");
    world.write(".gitattributes", "*.csv filter=lfs merge=union\n*.toml merge=union\n*.log merge=union\n");
    world.git(["config", "remote.origin.url", "ext::sh -c true"]);
    world.git(["config", "user.email", "else@example.org"]);
    fs::create_dir_all(world.at.join(".git/hooks")).unwrap();
    fs::create_dir_all(world.at.join(".git/clique/rescued")).unwrap();
    fs::write(world.at.join(".git/clique/rescued/x"), "x").unwrap();
    expect![[r#"
        attributes	warn	`filter` in .gitattributes changes files under git's hands
        remote	fail	the remote `origin` cannot be used: `ext::` would run a program
        left-overs	warn	a version of a file put aside in .git/clique/rescued
    "#]]
    .assert_eq(&complaints(&world));
    let _ = world.clique("doctor").exits(1);
    world.git(["config", "remote.origin.url", "../nowhere.git"]);
    let ran = world.clique("doctor --online --format porcelain").exits(1);
    assert!(ran.stdout.contains("online\tfail\tthere is no repository"), "{}", ran.stdout);
    world.git(["checkout", "-q", "--detach"]);
    assert!(complaints(&world).contains("repository\tfail\tno branch is checked out"));
    fs::rename(world.at.join(".git"), world.at.join("git")).unwrap();
    assert!(complaints(&world).contains("repository\tfail\tno git repository"));
}

/// Threat 34: a cloud keeps folders alike, and puts beside a file what another computer wrote.
#[test]
fn second_versions_that_a_cloud_made_are_named() {
    let world = World::trip(["alice", "bob"]);
    world.does("add 20 dinner");
    let text = world.read(BOOK) + ",2026-06-15,,wine,8,,bob,alice bob\n";
    world.write(BOOK, &text);
    world.does("add 5 coffee");
    let folder = "groups/trip/expenses";
    let before = world.clique("balance").success().stdout;
    for name in [
        "2026 (Alice's conflicted copy 2026-06-14).csv",
        "2026 (1).csv",
        "2026 2.csv",
        "2026 - Copy.csv",
        "2026-DESKTOP-8GH2K1.csv",
        "2026.sync-conflict-20260614-101112-ABCDEFG.csv",
        "2026_conflict-20260614-101112.csv",
        "2026 (SFConflict alice@example.org 2026-06-14-10-11-12).csv",
        "2026.csv.conflict1",
    ] {
        let path = format!("{folder}/{name}");
        world.write(&path, &text);
        let ran = world.clique("check").exits(3);
        assert!(ran.stderr.contains(&path) && ran.stderr.contains("a second version"), "{name}: {}", ran.stderr);
        // Nothing counts twice, and nothing is written meanwhile.
        assert_ne!(world.clique("add 3 tea").code, 0, "{name}");
        assert_eq!(world.read(&path), text);
        fs::remove_file(world.at.join(&path)).unwrap();
        assert_eq!(world.clique("balance").success().stdout, before);
    }
    // A name that a friend might have chosen: rows with ids are refused, all are found by what they say.
    world.write(&format!("{folder}/2026 from my phone.csv"), &text);
    let _ = world.clique("check").exits(3);
    assert!(
        complaints(&world).contains("2026 from my phone.csv and groups/trip/expenses/2026.csv have 2 rows in common")
    );
    let bare = "date,description,amount,paid_by,split\n2026-06-15,bread,8,bob,alice bob\n";
    for name in ["2024 here", "2024 there"] {
        world.write(&format!("{folder}/{name}.csv"), bare);
    }
    fs::remove_file(world.at.join(folder).join("2026 from my phone.csv")).unwrap();
    let _ = world.clique("check").success();
    assert!(complaints(&world).contains("2024 there.csv have a row in common"), "{}", complaints(&world));
    // Of git's own files.
    fs::copy(world.at.join(".git/refs/heads/main"), world.at.join(".git/refs/heads/main (1)")).unwrap();
    assert!(complaints(&world).contains("copies\twarn\ta program put a second version of a file of git's beside it: "));
}

#[test]
fn a_rebase_goes_on_after_a_fix() {
    let mut friends = Friends::three();
    let id = friends.alice().read(BOOK).lines().nth(1).unwrap()[..6].to_owned();
    friends.world.does(&format!("edit {id} --amount 22"));
    friends.world.does("sync");
    forget_the_set_up(friends.bob());
    friends.world.does(&format!("edit {id} --note tasty"));
    friends.world.git(["fetch", "-q"]);
    let rebased = friends.world.command("git").args(["rebase", "-q", "origin/main"]).output().unwrap();
    assert!(!rebased.status.success());
    let ran = friends.world.clique("doctor --fix").exits(1);
    expect!["put right: git is set up to merge the ledger by meaning"].assert_eq(ran.stdout.lines().next().unwrap());
    friends.world.set("GIT_EDITOR", "true");
    friends.world.git(["rebase", "--continue"]);
    expect![[r#"
        id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
        9rmfc2164maa,2026-06-14,,dinner,22.00,,alice,alice bob carol,,,,tasty,,,alice
    "#]]
    .assert_eq(&friends.world.read(BOOK));
    friends.world.does("sync");
    friends.world.assert_clean();
}
