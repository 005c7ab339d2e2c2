//! Stories of hooks: programs of one's own that hear of changes and may refuse them.

use std::os::unix::fs::PermissionsExt as _;

use expect_test::expect;
use serde_json::Value;

use crate::schemas::contradictions_in;
use crate::world::World;

/// Puts a hook into the person's configuration.
fn hook(world: &World, name: &str, script: &str) {
    let path = format!("../.config/clique/hooks/{name}");
    world.write(&path, &format!("#!/bin/sh\n{script}\n"));
    std::fs::set_permissions(world.at.join(path), std::fs::Permissions::from_mode(0o755)).unwrap();
}

/// Returns what the hooks that write to `../heard` were told so far; each record is as its schema says.
fn heard(world: &World) -> Vec<Value> {
    let text = std::fs::read_to_string(world.at.join("../heard")).unwrap_or_default();
    let records: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for record in &records {
        let wrong = contradictions_in(record);
        assert!(wrong.is_empty(), "not as its schema says: {}\n{record}", wrong.join("\n"));
    }
    records
}

const LISTEN: &str = "cat >> \"$HOME/heard\"";

/// What changes a ledger, as hooks and the trailer `Clique-Op` name it; `clique help configuration` lists them.
const OPERATIONS: [(&str, &str); 30] = [
    ("add", "add 5 tea"),
    ("pay", "pay bob alice 1"),
    ("edit", "edit ID 6"),
    ("void", "rm ID"),
    ("restore", "restore ID"),
    ("undo", "undo"),
    ("redo", "redo"),
    ("add", "copy ID"),
    ("settle", "settle --record"),
    ("say", "say hello"),
    ("checkpoint-add", "checkpoint add -g trip -d 2026-06-14"),
    ("checkpoint-rm", "checkpoint rm 2026-06-14 -g trip"),
    ("person-add", "person add Carol"),
    ("person-edit", "person edit carol --phone 123"),
    ("member-add", "member add carol -g trip"),
    ("member-edit", "member edit carol --weight 2 -g trip"),
    ("friend", "friend add bob"),
    ("recurring-add", "recurring add 7 coffee --every month -g trip"),
    ("due", "due --apply"),
    ("recurring-rm", "recurring rm coffee"),
    ("inbox", "inbox --read"),
    ("member-edit", "member edit alice --state invited -g trip"),
    ("member-accept", "member accept -g trip"),
    ("person-add", "person add Dora"),
    ("member-invite", "member invite dora -g trip"),
    ("member-cancel", "member cancel dora -g trip"),
    ("group-new", "group new Flat --member alice"),
    ("group-edit", "group edit flat --name Home"),
    ("group-rm", "group rm flat"),
    ("fmt", "fmt"),
];

#[test]
fn every_change_is_told_before_and_after() {
    let world = World::trip(["alice", "bob"]);
    for (operation, _) in OPERATIONS {
        hook(&world, &format!("pre-{operation}"), LISTEN);
        hook(&world, &format!("post-{operation}"), LISTEN);
    }
    let mut id = String::new();
    for (operation, line) in OPERATIONS {
        let before = heard(&world).len();
        let _ = world.run(crate::world::words(&line.replace("ID", &id)).into_iter().chain(["-y".into()])).success();
        let heard = &heard(&world)[before..];
        let names: Vec<&str> = heard.iter().filter_map(|record| record["hook"].as_str()).collect();
        assert_eq!(names, [format!("pre-{operation}"), format!("post-{operation}")], "{line}");
        assert_eq!(
            world.git(["log", "-1", "--format=%(trailers:key=Clique-Op,valueonly)"]).trim(),
            operation,
            "{line}"
        );
        assert_eq!(heard[0]["entries"], heard[1]["entries"], "{line}");
        if id.is_empty() {
            id = heard[1]["entries"][0]["id"].as_str().unwrap().to_owned();
        }
    }
    world.git(["init", "-q", "--bare", "../remote"]);
    hook(&world, "post-sync", LISTEN);
    world.does("sync --setup ../remote");
    assert_eq!(heard(&world).last().unwrap()["sync"]["pushed"], true);
    world.assert_clean();
}

#[test]
fn operations_are_listed_in_the_help() {
    let text = clique::cli::topics::Topic::named("configuration").unwrap().text;
    for (operation, _) in OPERATIONS {
        assert!(text.contains(&format!("`{operation}`")), "{operation}");
    }
}

#[test]
fn a_hook_may_refuse_an_undo_and_a_beginning() {
    let world = World::trip(["alice", "bob"]);
    world.does("add 5 tea");
    for operation in ["undo", "redo", "init"] {
        hook(&world, &format!("pre-{operation}"), "exit 1");
    }
    world.clique("undo").shows(expect![[r#"
        --- stderr
        error: your hook pre-undo refused this; nothing was changed
          help: to go on without hooks this once: --no-hooks
        --- exit 1
    "#]]);
    world.does("undo --no-hooks");
    let _ = world.clique("redo").exits(1);
    let _ = world.run(["init", "Trip", "EUR", "--into", "../new"]).exits(1);
    assert!(!world.at.join("../new/clique.toml").exists());
    world.assert_clean();
}
