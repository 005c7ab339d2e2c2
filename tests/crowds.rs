//! Many at once in one ledger: eight who write, in all ways, one who syncs, and some who are killed while they hold the lock.

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

/// Eight at once, of whom each writes in another way: bills that come again are booked once, whoever books them, and
/// receipts, messages, marks and people's files are there in the end, while one syncs and another is killed.
#[test]
fn eight_who_write_in_all_ways() {
    let mut friends = Friends::three();
    friends.alice().does("recurring add 900 rent --every month -d 2026-04-30");
    friends.world.does("sync");
    friends.bob().does("sync");
    friends.world.does("due --apply");
    friends.world.does("sync");
    friends.alice();
    let world = &friends.world;
    for number in 0..4 {
        world.write(&format!("../bill{number}.jpg"), &format!("a picture of bill {number}"));
    }
    world.write(
        "../bills.csv",
        "Date,Description,Category,Cost,Currency,alice,bob\n\n2026-06-10,lunch,,20.00,EUR,10.00,-10.00\n",
    );
    let waits = |line: &str, seed: &str| {
        let output = start(world, line, seed).wait_with_output().unwrap();
        assert!(matches!(output.status.code(), Some(0 | 1)), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    };
    thread::scope(|scope| {
        // Whoever comes second finds nothing left to book.
        (0..2).for_each(|one| drop(scope.spawn(move || waits("due --apply", &format!("due-{one}")))));
        scope.spawn(|| (0..3).for_each(|time| must(world, "sync", &format!("sync-{time}"))));
        scope.spawn(|| {
            (0..4).for_each(|number| {
                must(world, &format!("add 3 r{number} --receipt ../bill{number}.jpg"), &format!("receipt-{number}"));
            });
        });
        scope.spawn(|| (0..3).for_each(|number| must(world, &format!("say word{number}"), &format!("say-{number}"))));
        scope.spawn(|| (0..2).for_each(|number| must(world, "inbox --read -q", &format!("inbox-{number}"))));
        scope.spawn(|| must(world, "import ../bills.csv -g trip", "import"));
        scope.spawn(|| must(world, "friend add bob", "friend"));
        scope.spawn(|| {
            for number in 0..5_u64 {
                let line = format!("add 3 k{number} --receipt ../bill0.jpg");
                let mut child = start(world, &line, &format!("killed-{number}"));
                thread::sleep(Duration::from_millis(9 * number * number));
                child.kill().unwrap();
                drop(child.wait_with_output().unwrap());
            }
        });
    });
    must(world, "sync", "last");
    world.assert_clean();
    let once = ["dinner", "lunch", "r0", "r1", "r2", "r3"];
    assert!(once.iter().all(|name| rows(world, name) == 1), "{}", world.read(BOOK));
    assert_eq!(rows(world, "rent"), 2, "{}", world.read(BOOK));
    let log = world.read("groups/trip/messages.log");
    assert!((0..3).all(|number| log.matches(&format!("word{number}")).count() == 1), "{log}");
    assert!(world.read("people/alice.toml").contains("bob = \"requested\""));
    assert!(fs::exists(world.at.join("reads/alice.csv")).unwrap());
    must(world, "receipt check", "check");
    must(world, "check", "check");
    let book = world.read(BOOK);
    friends.bob().does("sync");
    assert_eq!(friends.world.read(BOOK), book);
    friends.world.assert_clean();
}
