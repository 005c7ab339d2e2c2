//! Many at once in one ledger: eight who write, one who syncs, and some who are killed while they hold the lock.

use std::fs;
use std::process::{Child, Stdio};
use std::thread;
use std::time::Duration;

use crate::friends::Friends;
use crate::world::{World, words};

const BOOK: &str = "groups/trip/expenses/2026.csv";

/// How many write at once, and how much each writes.
const WRITERS: usize = 8;
const ENTRIES: usize = 4;

/// Starts a command with a seed of its own, as each process would have.
fn start(world: &World, line: &str, seed: &str) -> Child {
    let mut command = world.command(env!("CARGO_BIN_EXE_clique"));
    command.args(words(line)).env("CLIQUE_SEED", seed).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

fn must(world: &World, line: &str, seed: &str) {
    let output = start(world, line, seed).wait_with_output().unwrap();
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Counts the rows that say this.
fn rows(world: &World, name: &str) -> usize {
    world.read(BOOK).lines().filter(|line| line.contains(&format!(",{name},"))).count()
}

#[test]
fn eight_who_write_while_one_syncs_and_holders_are_killed() {
    let mut friends = Friends::three();
    friends.bob().does("add 30 museum -d 2026-06-12");
    friends.world.does("sync");
    friends.alice();
    let world = &friends.world;
    let killed = thread::scope(|scope| {
        for writer in 0..WRITERS {
            scope.spawn(move || {
                for entry in 0..ENTRIES {
                    must(world, &format!("add 1 w{writer}e{entry} -d 2026-06-14"), &format!("{writer}-{entry}"));
                }
            });
        }
        scope.spawn(|| (0..3).for_each(|time| must(world, "sync", &format!("sync-{time}"))));
        let killer = scope.spawn(|| {
            let kill = |number: u64| {
                let mut child = start(world, &format!("add 1 k{number} -d 2026-06-14"), &format!("killed-{number}"));
                thread::sleep(Duration::from_millis(7 * number * number));
                child.kill().unwrap();
                let output = child.wait_with_output().unwrap();
                (number, output.status.success() || String::from_utf8_lossy(&output.stdout).contains('✓'))
            };
            (0..8).map(kill).collect::<Vec<_>>()
        });
        killer.join().unwrap()
    });
    must(world, "add 1 afterwards -d 2026-06-14", "afterwards");
    must(world, "sync", "last");
    world.assert_clean();
    for (writer, entry) in (0..WRITERS).flat_map(|writer| (0..ENTRIES).map(move |entry| (writer, entry))) {
        assert_eq!(rows(world, &format!("w{writer}e{entry}")), 1, "{}", world.read(BOOK));
    }
    for (number, is_said) in killed {
        let count = rows(world, &format!("k{number}"));
        assert!(count <= 1 && (count == 1 || !is_said), "k{number} is there {count} times");
    }
    assert_eq!((rows(world, "museum"), rows(world, "afterwards"), rows(world, "dinner")), (1, 1, 1));
    let book = world.read(BOOK);
    friends.bob().does("sync");
    assert_eq!(friends.world.read(BOOK), book);
    friends.world.assert_clean();
    assert!(!fs::exists(friends.world.at.join("../ledger/.git/clique/journal")).unwrap());
}
