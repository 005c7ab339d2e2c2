//! Stories of a row that stands in the file of another year, and that two friends bring to its own, or somewhere else,
//! after they changed it, or not.

use crate::friends::Friends;
use crate::world::World;

const OLD_BOOK: &str = "groups/trip/expenses/2025.csv";
const BOOK: &str = "groups/trip/expenses/2026.csv";
/// Where nobody would look for it.
const ODD_BOOK: &str = "groups/trip/expenses/2024.csv";

const MORE: (&str, &str) = (",hut,9,", ",hut,12,");
const MUCH_MORE: (&str, &str) = (",hut,9,", ",hut,14,");
const LATER: (&str, &str) = ("2026-03-01,hut", "2026-03-02,hut");

/// How what a friend wrote comes to what another pushed before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Sync,
    Merge,
    Rebase,
}

/// What a friend does, one after the other.
#[derive(Clone, Copy, Debug)]
enum Does {
    /// Changes some words by hand.
    Edits((&'static str, &'static str)),
    /// Has `fmt` move the rows to the files of their years, which gives them ids.
    Fmt,
    /// Moves the hut to another file by hand, as it is.
    Moves(&'static str),
    /// Moves the hut and the bus.
    MovesBoth(&'static str),
    /// Takes the hut out.
    TakesOut,
}

use Does::{Edits, Fmt, Moves, MovesBoth, TakesOut};

fn lines_with(text: &str, words: &[&str]) -> Vec<String> {
    text.lines().filter(|line| words.iter().any(|word| line.contains(word))).map(str::to_owned).collect()
}

fn without(text: &str, words: &[&str]) -> String {
    let stays = |line: &&str| !words.iter().any(|word| line.contains(word));
    text.split_inclusive('\n').filter(stays).collect()
}

fn text_of(world: &World, path: &str) -> String {
    if world.at.join(path).exists() { world.read(path) } else { String::new() }
}

fn act(world: &World, does: Does) {
    let move_rows = |to: &str, words: &[&str]| {
        let (old, mut new) = (world.read(OLD_BOOK), text_of(world, to));
        let heading = old.lines().next().unwrap();
        if new.is_empty() {
            new = format!("{heading}\n");
        }
        let names: Vec<&str> = heading.split(',').collect();
        for row in lines_with(&old, words) {
            // No cell has a comma in it.
            let cells: Vec<&str> = row.split(',').collect();
            let cell = |name: &str| names.iter().position(|own| *own == name).map_or("", |place| cells[place]);
            let row: Vec<&str> = new.lines().next().unwrap().split(',').map(cell).collect();
            new = format!("{new}{}\n", row.join(","));
        }
        world.write(OLD_BOOK, &without(&old, words));
        world.write(to, &new);
    };
    match does {
        Edits((from, to)) => world.write(OLD_BOOK, &world.read(OLD_BOOK).replace(from, to)),
        Fmt => world.does("fmt"),
        Moves(to) => move_rows(to, &[",hut,"]),
        MovesBoth(to) => move_rows(to, &[",hut,", ",bus,"]),
        TakesOut => world.write(OLD_BOOK, &without(&world.read(OLD_BOOK), &[",hut,"])),
    }
}

/// Alice does some of these things and pushes, bob does others and brings both together; then everybody syncs twice.
/// Returns the huts that are there with everybody, the ones in force first, each from its date to whom it is split
/// among, and whether it lost.
fn both_move(ids: bool, alice: &[Does], bob: &[Does], by: By) -> Vec<String> {
    let mut friends = Friends::three();
    let rows = ["2026-03-01,hut,9,bob,alice bob", "2025-03-01,inn,7,bob,alice bob", "2026-04-01,bus,5,bob,alice bob"];
    let mut old = format!("{}date,description,amount,paid_by,split\n", if ids { "id," } else { "" });
    for (place, row) in rows.iter().enumerate() {
        old += &format!("{}{row}\n", if ids { format!("2s000000000{place},") } else { String::new() });
    }
    friends.bob().write(OLD_BOOK, &old);
    friends.world.does("sync");
    friends.alice().does("sync");
    alice.iter().for_each(|does| act(&friends.world, *does));
    friends.world.does("sync");
    friends.bob();
    bob.iter().for_each(|does| act(&friends.world, *does));
    if by != By::Sync {
        friends.world.git(["add", "-A"]);
        if !friends.world.git(["status", "--porcelain"]).is_empty() {
            friends.world.git(["commit", "-q", "-m", "by hand"]);
        }
        // Later than that, as nothing else tells others that it was rebased.
        friends.world.set("GIT_COMMITTER_DATE", "@1781600000 +0000");
        friends.world.git(["pull", "-q", if by == By::Rebase { "--rebase" } else { "--no-rebase" }, "--no-edit"]);
        friends.world.unset("GIT_COMMITTER_DATE");
        friends.world.git(["push", "-q"]);
    }
    let worlds = [friends.bob().at.clone(), friends.alice().at.clone(), friends.carol().at.clone()];
    let mut all = Vec::new();
    for round in 0..2 {
        for world in &worlds {
            friends.world.at.clone_from(world);
            assert!(matches!(friends.world.clique("sync").code, 0 | 4));
            if round == 1 {
                let _ = friends.world.clique("check").success();
                friends.world.assert_clean();
                all.push([ODD_BOOK, OLD_BOOK, BOOK].map(|path| text_of(&friends.world, path)));
            }
        }
    }
    assert!(all.iter().all(|texts| *texts == all[0]), "{alice:?} {bob:?} {by:?}: {all:#?}");
    let text = all[0].concat();
    for word in [",inn,", ",bus,", ",dinner,"] {
        assert_eq!(text.matches(word).count(), 1, "{alice:?} {bob:?} {by:?}: {text}");
    }
    let said = |row: &String| {
        let words = row.split_once("2026-").unwrap().1.replace(",,", ",").replace(",,", ",");
        let lost = if words.contains("conflict") { " lost" } else { "" };
        format!("{}{lost}", words.split(",bob,").next().unwrap())
    };
    let mut huts: Vec<String> = lines_with(&text, &[",hut,"]).iter().map(said).collect();
    huts.sort_by_key(|hut| hut.ends_with("lost"));
    huts
}

const ALL_WAYS: [By; 3] = [By::Sync, By::Merge, By::Rebase];

/// Law: what both moved stands once and says what either changed, with an id and without.
#[test]
fn a_row_that_both_moved_after_one_had_changed_it_stands_once() {
    for ids in [true, false] {
        for by in ALL_WAYS {
            for (alice, bob) in [(&[Edits(MORE), Fmt][..], &[Fmt][..]), (&[Fmt], &[Edits(MORE), Fmt])] {
                assert_eq!(both_move(ids, alice, bob, by), ["03-01,hut,12"], "{ids} {alice:?} {bob:?} {by:?}");
            }
            let both = both_move(ids, &[Edits(MORE), Fmt], &[Edits(LATER), Fmt], by);
            assert_eq!(both, ["03-02,hut,12"], "{ids} {by:?}");
        }
    }
}

/// Law: where both changed it in another way before, one version is in force and the other stands beside it.
#[test]
fn a_row_that_both_changed_and_moved_is_a_conflict() {
    for ids in [true, false] {
        for by in ALL_WAYS {
            let both = both_move(ids, &[Edits(MORE), Fmt], &[Edits(MUCH_MORE), Fmt], by);
            assert_eq!(both, ["03-01,hut,14", "03-01,hut,12 lost"], "{ids} {by:?}");
        }
    }
}

/// Law: whoever changed a row where it stood changed the one that another moved, whatever id that got.
#[test]
fn a_row_that_one_changed_and_moved_and_the_other_changed_stands_once() {
    for ids in [true, false] {
        for by in ALL_WAYS {
            for (alice, bob) in [(&[Edits(MORE), Fmt][..], &[Edits(LATER)][..]), (&[Edits(LATER)], &[Edits(MORE), Fmt])]
            {
                assert_eq!(both_move(ids, alice, bob, by), ["03-02,hut,12"], "{ids} {alice:?} {bob:?} {by:?}");
            }
        }
    }
}

/// Law: a row that is moved by hand and has no id is the same row.
#[test]
fn a_row_that_is_moved_by_hand_stands_once() {
    for by in ALL_WAYS {
        for (alice, bob) in [
            (&[Edits(MORE), Moves(BOOK)][..], &[Moves(BOOK)][..]),
            (&[Moves(BOOK)], &[Edits(MORE)]),
            (&[Moves(ODD_BOOK)], &[Edits(MORE), Moves(BOOK)]),
            (&[Edits(MORE), Fmt], &[Moves(ODD_BOOK)]),
            (&[MovesBoth(ODD_BOOK)], &[Edits(MORE), MovesBoth(BOOK)]),
        ] {
            assert_eq!(both_move(false, alice, bob, by), ["03-01,hut,12"], "{alice:?} {bob:?} {by:?}");
        }
        let both = both_move(false, &[Edits(MORE), Moves(BOOK)], &[Edits(LATER), Moves(ODD_BOOK)], by);
        assert_eq!(both, ["03-02,hut,12"], "{by:?}");
        let both = both_move(true, &[Moves(ODD_BOOK)], &[Edits(MORE), Moves(BOOK)], by);
        assert_eq!(both, ["03-01,hut,12"], "{by:?}");
    }
}

/// What one took out is gone where the other moved it as it was, and stays where the other changed it as well.
#[test]
fn a_row_that_one_took_out_and_the_other_moved() {
    for ids in [true, false] {
        for by in ALL_WAYS {
            assert!(both_move(ids, &[TakesOut], &[Fmt], by).is_empty(), "{ids} {by:?}");
            let changed = both_move(ids, &[TakesOut], &[Edits(MORE), Fmt], by);
            assert_eq!(changed.iter().filter(|hut| !hut.contains("lost")).count(), 1, "{ids} {by:?}: {changed:?}");
        }
    }
}
