//! Stories of `--at`: every command that reads, asked about an older state.

use expect_test::expect;

use crate::world::World;

fn world_with_a_past() -> World {
    let mut world = World::trip(["alice", "bob", "carol"]);
    world.set("CLIQUE_NOW", "2026-06-16T09:30:00Z");
    world.does("add 86.40 dinner -p bob");
    world.set("CLIQUE_NOW", "2026-06-17T09:30:00Z");
    world.does("edit srqz --amount 90");
    world.does("say nice");
    world.set("CLIQUE_NOW", "2026-06-18T09:30:00Z");
    world.does("add 30 taxi");
    world.git(["tag", "v1", "HEAD~1"]);
    world
}

#[test]
fn a_revision_is_anything_git_knows_or_a_day() {
    let world = world_with_a_past();
    let amounts = |at: &str| {
        let ran = world.clique(&format!("list --format tsv --at {at}")).success();
        ran.stdout.lines().skip(1).map(|line| line.split('\t').nth(5).unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(amounts("HEAD"), ["30.00", "90.00"]);
    for at in ["v1", "HEAD~1", "main~1", "2026-06-17", "@{2026-06-17}", "main@{17.6.2026}", "yesterday"] {
        assert_eq!(amounts(at), ["90.00"], "{at}");
    }
    assert_eq!(amounts("HEAD~3"), ["86.40"]);
    // Only what is committed counts: the files are not looked at.
    world.write("groups/trip/expenses/2026.csv", "rubbish");
    assert_eq!(amounts("HEAD"), ["30.00", "90.00"]);
}

#[test]
fn every_reading_command_looks_back() {
    let world = world_with_a_past();
    let mut told = String::new();
    for line in [
        "balance",
        "status",
        "show srqz",
        "why bob",
        "settle",
        "statement bob",
        "messages",
        "person list",
        "group list",
        "member list",
        "check",
        "conflicts",
        "fmt --check",
    ] {
        let ran = world.clique(&format!("{line} --at HEAD~3"));
        assert!(matches!(ran.code, 0 | 1), "{line}: {}", ran.stderr);
        told += &format!("{line}: {} lines\n", ran.stdout.lines().count());
        assert!(!ran.stdout.contains("90.00"), "{line} sees what came later:\n{}", ran.stdout);
    }
    assert!(world.clique("messages --at HEAD~2").success().stdout.contains("Nothing was said"));
    expect![[r#"
        balance: 7 lines
        status: 7 lines
        show srqz: 12 lines
        why bob: 3 lines
        settle: 3 lines
        statement bob: 5 lines
        messages: 3 lines
        person list: 3 lines
        group list: 1 lines
        member list: 5 lines
        check: 0 lines
        conflicts: 1 lines
        fmt --check: 0 lines
    "#]]
    .assert_eq(&told);
}

#[test]
fn what_cannot_be_is_said() {
    let world = world_with_a_past();
    world.clique("list --at nowhere").shows(expect![[r#"
        --- stderr
        error: there is no revision `nowhere`
          help: a day (2026-06-01, yesterday), HEAD~3, a branch, a tag, or the id of a commit
        --- exit 2
    "#]]);
    world.clique("list --at 2025-01-01").shows(expect![[r#"
        --- stderr
        error: the history begins after `2025-01-01`
          help: see all of it: clique log -N 1000
        --- exit 2
    "#]]);
    world.clique("add 1 x --at HEAD").shows(expect![[r#"
        --- stderr
        error: --at looks at an older state, and this command works on the present one
          help: leave --at out; to bring something older back: clique undo REV, or clique restore ID
        --- exit 2
    "#]]);
    world.clique("init --at HEAD").exits(2).shows(expect![[r#"
        --- stderr
        error: --at looks at an older state, and this command works on the present one
          help: leave --at out; to bring something older back: clique undo REV, or clique restore ID
        --- exit 2
    "#]]);
    world.git(["checkout", "-q", "--orphan", "empty"]);
    world.git(["rm", "-rqf", "."]);
    world.git(["commit", "-q", "--allow-empty", "-m", "nothing"]);
    world.git(["checkout", "-q", "main"]);
    world.clique("list --at empty").shows(expect![[r#"
        --- stderr
        error: there was no ledger at `empty`
          help: see when it began: clique log
        --- exit 2
    "#]]);
}

#[test]
fn a_tree_is_judged_as_a_folder_is() {
    let world = world_with_a_past();
    std::os::unix::fs::symlink("/etc/passwd", world.at.join("people/dan.toml")).unwrap();
    world.write("groups/Trip2/group.toml", "");
    world.write("expenses.csv", "x");
    world.git(["add", "-A"]);
    world.git(["commit", "-q", "-m", "odd"]);
    let now = world.clique("check --format csv");
    let then = world.clique("check --format csv --at HEAD");
    assert_eq!((now.stdout, now.code), (then.stdout, then.code));
}
