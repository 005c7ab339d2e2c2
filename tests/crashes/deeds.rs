//! What is done while things go wrong, and how it is seen that it was done.

use std::fs;

use super::start::Rows;
use crate::friends::forget_the_set_up;
use crate::world::World;

/// A command that something happens to.
pub struct Deed {
    /// What it is called by `CLIQUE_CRASHES_OF`.
    pub name: &'static str,
    /// What is typed; `DINNER` stands for the id of the dinner.
    pub line: &'static str,
    /// Makes the ledger ready for it.
    pub prepare: fn(&World, &str),
    /// Whether it is done, and only once.
    pub is_done: fn(&World, &Rows) -> bool,
    /// Whether something of its own is recorded before: edits by hand, a mended merge, what came from others.
    pub records_before: bool,
    /// Whether it may be run again, after which it is done, once.
    pub again: bool,
    /// Whether it happens in one process, whose folder is known.
    pub is_in_process: bool,
}

const PLAIN: Deed = Deed {
    name: "",
    line: "",
    prepare: nothing,
    is_done: |_, _| false,
    records_before: false,
    again: false,
    is_in_process: true,
};

/// What is done while things go wrong.
pub static DEEDS: [Deed; 21] = [
    Deed { name: "add", line: "add 7 taxi -d 2026-06-11 --json", is_done: |_, rows| count(rows, "taxi") == 1, ..PLAIN },
    Deed { name: "undo", line: "undo --json", is_done: |_, rows| count(rows, "coffee") == 0, ..PLAIN },
    Deed { name: "settle", line: "settle --record --json", is_done: |_, rows| count(rows, "payment") > 0, ..PLAIN },
    Deed {
        name: "sync",
        line: "sync --json",
        is_done: |_, rows| count(rows, "museum") == 1,
        records_before: true,
        again: true,
        ..PLAIN
    },
    Deed {
        name: "sync-ssh",
        line: "sync --json",
        prepare: over_ssh,
        is_done: |_, rows| count(rows, "museum") == 1,
        records_before: true,
        again: true,
        is_in_process: false,
    },
    Deed {
        name: "edit",
        line: "edit DINNER --amount 21 --json",
        is_done: |_, rows| count(rows, "21.00") == 1,
        ..PLAIN
    },
    Deed {
        name: "rm",
        line: "rm DINNER --json",
        is_done: |world, _| world.read(super::BOOK).contains(",void,"),
        ..PLAIN
    },
    Deed {
        name: "restore",
        line: "restore DINNER --json",
        prepare: |world, dinner| world.does(&format!("rm {dinner}")),
        is_done: |world, _| !world.read(super::BOOK).contains(",void,"),
        ..PLAIN
    },
    Deed {
        name: "redo",
        line: "redo --json",
        prepare: |world, _| {
            world.does("add 7 taxi -d 2026-06-11");
            world.does("undo");
        },
        is_done: |_, rows| count(rows, "taxi") == 1,
        ..PLAIN
    },
    Deed {
        name: "repair",
        line: "add 7 taxi -d 2026-06-11 --json",
        prepare: merged_by_plain_git,
        is_done: |world, rows| count(rows, "taxi") == 1 && world.read(super::BOOK).matches(",conflict,").count() == 1,
        records_before: true,
        ..PLAIN
    },
    Deed {
        name: "merge-hook",
        line: "merge-hook",
        prepare: rebased_without_the_hook,
        is_done: |world, rows| count(rows, "hut") == 1 && count(rows, "12.00") == 1 && !has_hut(world),
        records_before: true,
        again: true,
        ..PLAIN
    },
    Deed {
        name: "import",
        line: "import ../bills.csv -g trip --json",
        prepare: |world, _| world.write("../bills.csv", BILLS),
        is_done: |_, rows| count(rows, "lunch") == 1 && count(rows, "bread") == 1,
        again: true,
        ..PLAIN
    },
    Deed {
        name: "fmt",
        line: "fmt --json",
        prepare: |world, _| {
            world.write(super::BOOK, &(world.read(super::BOOK) + ROW_BY_HAND));
            world.git(["commit", "-q", "-a", "-m", "by hand"]);
        },
        is_done: |world, rows| count(rows, "wine") == 1 && !world.read(super::BOOK).contains(ROW_BY_HAND.trim_end()),
        again: true,
        ..PLAIN
    },
    Deed {
        name: "by-hand",
        line: "add 7 taxi -d 2026-06-11 --json",
        prepare: |world, _| world.write(super::BOOK, &(world.read(super::BOOK) + ROW_BY_HAND)),
        is_done: |_, rows| count(rows, "taxi") == 1 && count(rows, "wine") == 1,
        records_before: true,
        ..PLAIN
    },
    Deed {
        name: "receipt",
        line: "add 7 taxi -d 2026-06-11 --receipt ../bill.jpg --json",
        prepare: |world, _| world.write("../bill.jpg", &"a picture of a bill\n".repeat(9000)),
        is_done: |world, rows| count(rows, "taxi") == 1 && has_receipt(world),
        ..PLAIN
    },
    Deed {
        name: "inbox",
        line: "inbox --read --json",
        is_done: |world, _| fs::exists(world.at.join("reads/alice.csv")).unwrap(),
        again: true,
        ..PLAIN
    },
    Deed {
        name: "due",
        line: "due --apply --json",
        prepare: |world, _| {
            world.does("recurring add 900 rent --every month -d 2026-05-31");
            world.does("recurring add 30 internet --every month -d 2026-06-01");
        },
        is_done: |_, rows| count(rows, "rent") == 1 && count(rows, "internet") == 1,
        again: true,
        ..PLAIN
    },
    Deed {
        name: "friend",
        line: "friend add bob --json",
        is_done: |world, _| world.read("people/alice.toml").contains("bob = \"requested\""),
        again: true,
        ..PLAIN
    },
    Deed {
        name: "init",
        line: "init Flat EUR --member alice,bob --into ../new --json",
        is_done: |world, _| is_a_ledger(world),
        again: true,
        ..PLAIN
    },
    Deed {
        name: "clone",
        line: "clone ../remote.git ../new --json",
        is_done: |world, _| is_a_ledger(world),
        again: true,
        ..PLAIN
    },
    Deed {
        name: "clone-into",
        line: "clone ../remote.git ../new --json",
        prepare: |world, _| fs::create_dir(world.at.join("../new")).unwrap(),
        is_done: |world, _| is_a_ledger(world),
        again: true,
        ..PLAIN
    },
];

/// A row as somebody writes it into the file.
const ROW_BY_HAND: &str = ",2026-06-13,, wine ,8,,alice,alice bob\n";

/// What another program wrote.
const BILLS: &str = "Date,Description,Category,Cost,Currency,alice,bob\n\n\
                     2026-06-10,lunch,General,20.00,EUR,10.00,-10.00\n\
                     2026-06-11,bread,General,4.00,EUR,-2.00,2.00\n";

/// Returns the deeds that are asked for, all unless `CLIQUE_CRASHES_OF` names some, with commas between.
pub fn asked_for() -> impl Iterator<Item = &'static Deed> {
    let only = std::env::var("CLIQUE_CRASHES_OF").unwrap_or_default();
    DEEDS.iter().filter(move |deed| only.is_empty() || only.split(',').any(|name| name == deed.name))
}

fn nothing(_: &World, _: &str) {}

/// Counts the cells that say this.
fn count(rows: &Rows, cell: &str) -> usize {
    rows.get(cell).copied().unwrap_or(0)
}

/// The same remote, reached by the user's own git: `ssh` is one that answers on this machine.
fn over_ssh(world: &World, _: &str) {
    world.git(["config", "ssh.variant", "simple"]);
    world.git(["config", "core.sshCommand", "here() { shift; eval \"$@\"; }; here"]);
    world.git(["config", "remote.origin.url", "example.org:../remote.git"]);
}

/// Git has merged without knowing the ledger: the dinner stands twice, each with another amount.
fn merged_by_plain_git(world: &World, dinner: &str) {
    world.does(&format!("-C ../bob edit {dinner} --amount 24"));
    world.does("-C ../bob sync");
    world.does(&format!("edit {dinner} --amount 22"));
    world.write(".gitattributes", "*.csv -text merge=union\n*.toml -text merge=union\n");
    world.git(["add", ".gitattributes"]);
    world.git(["commit", "-q", "-m", "attributes"]);
    forget_the_set_up(world);
    world.git(["pull", "-q", "--no-rebase", "--no-edit"]);
    let book = world.read(super::BOOK);
    assert_eq!(book.matches(",dinner,").count(), 2, "git did not spoil the merge:\n{book}");
}

/// Where a row stands that belongs to another year.
const LAST_YEAR: &str = "groups/trip/expenses/2025.csv";

/// Bob's `fmt` moved a hut to the file of its year, and alice, who changed it where it had stood, has rebased: it
/// stands in both files, and git is about to call the hook.
fn rebased_without_the_hook(world: &World, _: &str) {
    let rows = "2s0000000001,2026-03-01,hut,9,bob,alice bob\n2s0000000002,2025-03-01,inn,7,bob,alice bob\n";
    world.write(LAST_YEAR, &format!("id,date,description,amount,paid_by,split\n{rows}"));
    world.does("sync");
    world.does("-C ../bob sync");
    world.does("-C ../bob fmt");
    world.does("-C ../bob sync");
    world.does("edit 2s0000000001 --amount 12");
    let hook = world.at.join(".git/hooks/post-rewrite");
    fs::rename(&hook, hook.with_extension("kept")).unwrap();
    world.git(["pull", "-q", "--rebase"]);
    fs::rename(hook.with_extension("kept"), &hook).unwrap();
    assert!(has_hut(world) && world.read(super::BOOK).contains(",hut,"), "{}", world.read(LAST_YEAR));
}

fn has_hut(world: &World) -> bool {
    world.read(LAST_YEAR).contains(",hut,")
}

/// Whether the receipt of the taxi is there, whole.
fn has_receipt(world: &World) -> bool {
    let row = world.read(super::BOOK).lines().find(|line| line.contains(",taxi,")).unwrap_or_default().to_owned();
    let name = row.split(',').find(|cell| cell.ends_with(".jpg"));
    let read = name.and_then(|name| fs::read(world.at.join("groups/trip/receipts").join(name)).ok());
    read.is_some() && read == fs::read(world.at.join("../bill.jpg")).ok()
}

/// Whether there is a ledger in `../new` that git finds whole and that can be read.
fn is_a_ledger(world: &World) -> bool {
    // The next command tidies up; whether zoe is there already is no matter.
    let _ = world.clique("-C ../new person add zoe");
    let git = |line: &[&str]| {
        let output = world.command("git").arg("-C").arg("../new").args(line).output().unwrap();
        output.status.success().then_some(output.stdout)
    };
    git(&["status", "--porcelain"]).is_some_and(|said| said.is_empty())
        && git(&["fsck", "--strict", "--no-progress"]).is_some()
        && world.clique("-C ../new check").code == 0
}
