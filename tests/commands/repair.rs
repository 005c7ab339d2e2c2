//! Stories of friends who merge with plain git, without the driver, and of what becomes of it.

use std::io::Write;
use std::process::Stdio;

use expect_test::expect;

use crate::friends::{Friends, forget_the_set_up};
use crate::world::World;

const BOOK: &str = "groups/trip/expenses/2026.csv";
const UNION: &str = "*.csv -text merge=union\n*.toml -text merge=union\n*.log -text merge=union\n";

/// Commits how git is to merge.
fn give_attributes(world: &World, attributes: &str) {
    world.write(".gitattributes", attributes);
    world.git(["add", ".gitattributes"]);
    world.git(["commit", "-q", "-m", "attributes"]);
}

/// Alice and carol have clique; bob has nothing but git. The dinner's amount was changed by alice, who has pushed
/// it, and otherwise by bob, who has not.
fn dinner_changed_twice(attributes: &str) -> Friends {
    let mut friends = Friends::three();
    if !attributes.is_empty() {
        give_attributes(friends.alice(), attributes);
        friends.world.does("sync");
        friends.carol().does("sync");
        friends.bob().git(["pull", "-q"]);
    }
    forget_the_set_up(friends.bob());
    let id = friends.alice().read(BOOK).lines().nth(1).unwrap()[..6].to_owned();
    friends.world.does(&format!("edit {id} --amount 22"));
    friends.world.does("add 5 coffee");
    friends.world.does("sync");
    let text = friends.bob().read(BOOK).replace(",dinner,20.00,", ",dinner,24.00,");
    friends.bob().write(BOOK, &format!("{text},2026-06-15,,wine,8,,bob,alice bob\n"));
    friends.world.git(["commit", "-q", "-a", "-m", "by hand"]);
    friends
}

/// What the book comes to, whatever was merged how.
fn assert_whole(world: &World) {
    let book = world.read(BOOK);
    for (row, count) in
        [(",dinner,24.00,", 1), (",dinner,22.00,", 1), (",conflict,", 1), (",coffee,", 1), (",wine,", 1)]
    {
        assert_eq!(book.matches(row).count(), count, "{row} in\n{book}");
    }
    let _ = world.clique("check").success();
    world.assert_clean();
}

#[test]
fn union_of_a_friend_is_mended() {
    let mut friends = dinner_changed_twice(UNION);
    friends.bob().git(["fetch", "-q"]);
    // A subject of its own: git's would name the folder.
    friends.world.git(["merge", "-q", "-m", "merge", "origin/main"]);
    assert!(!friends.world.read(BOOK).contains("conflict"));
    friends.world.git(["push", "-q"]);
    // Two who mend the same merge make the same commit.
    friends.alice().git(["fetch", "-q"]);
    friends.carol().git(["fetch", "-q"]);
    let _ = friends.carol().clique("sync --offline").exits(4);
    let head = friends.world.git(["rev-parse", "HEAD"]);
    friends.alice().clique("sync").exits(4).shows(expect![[r#"
        ↓  9pse  bob added wine 8 EUR
        ↓  9rmf  bob changed dinner: amount 20.00 → 24.00
        ✓ pushed 11fe3ca to origin
        --- stderr
        warning: mended a merge that git made without knowing the ledger: 1 file, nothing is lost
        warning: both sides changed the money of dinner (9rmfc2164maa): `24.00 alice alice bob carol` is in force, `22.00 alice alice bob carol` is kept beside it
        settle it: clique conflicts take 9rmf bob|you, or see both versions: clique conflicts
        --- exit 4
    "#]]);
    assert_eq!(friends.world.git(["rev-parse", "HEAD"]), head);
    assert_whole(friends.alice());
    friends.carol().clique("sync").exits(4).shows(expect![[r#"
        ✓ nothing new, origin has everything
        --- stderr
        settle it: clique conflicts take 9rmf bob|alice, or see both versions: clique conflicts
        --- exit 4
    "#]]);
    // Mended once, it is not mended again, whatever is written since.
    let commits = friends.world.git(["rev-list", "--count", "HEAD"]);
    friends.world.does("add 1 gum");
    let more: u32 = friends.world.git(["rev-list", "--count", "HEAD"]).trim().parse().unwrap();
    assert_eq!(more, commits.trim().parse::<u32>().unwrap() + 1);
}

#[test]
fn markers_that_were_committed_are_mended() {
    let mut friends = dinner_changed_twice("");
    let pulled = friends.bob().command("git").args(["pull", "-q", "--no-rebase", "--no-edit"]).status().unwrap();
    assert!(!pulled.success());
    friends.world.git(["commit", "-q", "-a", "-m", "fixed it"]);
    assert!(friends.world.read(BOOK).contains("<<<<<<<"));
    friends.world.git(["push", "-q"]);
    let _ = friends.alice().clique("sync").exits(4);
    assert_whole(friends.alice());
}

#[test]
fn a_merge_that_waits_is_finished() {
    let mut friends = dinner_changed_twice("");
    let pulled = friends.bob().command("git").args(["pull", "-q", "--no-rebase", "--no-edit"]).status().unwrap();
    assert!(!pulled.success());
    // Reading shows where it hurts; what bob writes meanwhile stays.
    let _ = friends.world.clique("list").exits(3);
    let text = friends.world.read(BOOK) + ",2026-06-15,,bread,3,,bob,alice bob\n";
    friends.world.write(BOOK, &text);
    friends.world.clique("add 7 cake").shows(expect![[r#"
        ✓ f4kv  Mon 2026-06-15  cake   7.00 EUR   paid by bob
                alice 2.33 · bob 2.34 · carol 2.33   (7.00 does not divide by 3)
          bob -4.17 → +0.49 EUR
        --- stderr
        finished the merge that git had begun, by meaning
        committed your edits by hand first: groups/trip/expenses/2026.csv
          undo with: clique undo
    "#]]);
    assert!(friends.world.read(BOOK).contains(",bread,3,"));
    assert_whole(friends.bob());
    let _ = friends.world.clique("sync").exits(4);
    let _ = friends.alice().clique("sync").exits(4);
    assert_whole(friends.alice());
}

#[test]
fn one_side_that_was_dropped_comes_back() {
    let mut friends = dinner_changed_twice("");
    std::fs::create_dir_all(friends.carol().at.join("groups/trip/receipts")).unwrap();
    friends.carol().write("groups/trip/receipts/a.txt", "a bill\n");
    friends.carol().git(["add", "-A"]);
    friends.carol().git(["commit", "-q", "-m", "a bill"]);
    friends.carol().does("sync");
    friends.bob().git(["fetch", "-q"]);
    friends.bob().git(["merge", "-q", "-s", "ours", "--no-edit", "origin/main"]);
    assert!(!friends.world.read(BOOK).contains("coffee"));
    friends.world.git(["push", "-q"]);
    let _ = friends.alice().clique("sync").exits(4);
    assert_whole(friends.alice());
    assert_eq!(friends.world.read("groups/trip/receipts/a.txt"), "a bill\n");
}

#[test]
fn what_a_rebase_doubled_is_taken_apart() {
    let mut friends = dinner_changed_twice(UNION);
    friends.bob().git(["pull", "-q", "--rebase"]);
    assert_eq!(friends.world.read(BOOK).matches(",dinner,").count(), 2);
    friends.world.git(["push", "-q"]);
    friends.alice().clique("sync").exits(4).shows(expect![[r#"
        ↓  9rmf  bob added dinner 24.00 EUR, paid by alice
        ↓  9pse  bob added wine 8 EUR
        ✓ pushed 6c178c2 to origin
        --- stderr
        warning: took apart entries that stood twice, in 1 file
        settle it: clique conflicts take 9rmf bob|you, or see both versions: clique conflicts
        --- exit 4
    "#]]);
    assert_whole(friends.alice());
}

#[test]
fn a_stash_is_merged_by_meaning() {
    let mut friends = dinner_changed_twice("");
    friends.bob().git(["reset", "-q", "--soft", "HEAD~1"]);
    friends.world.git(["stash", "-q"]);
    friends.world.git(["pull", "-q"]);
    let popped = friends.world.command("git").args(["stash", "pop", "-q"]).output().unwrap();
    assert!(!popped.status.success());
    friends.world.clique("add 7 cake").shows(expect![[r#"
        ✓ f4kv  Mon 2026-06-15  cake   7.00 EUR   paid by bob
                alice 2.33 · bob 2.34 · carol 2.33   (7.00 does not divide by 3)
          bob -5.67 → -1.01 EUR
        --- stderr
        merged by meaning what git had left unmerged: groups/trip/expenses/2026.csv
        committed your edits by hand first: groups/trip/expenses/2026.csv
          undo with: clique undo
    "#]]);
    assert_whole(friends.bob());
}

#[test]
fn what_was_begun_otherwise_is_said_in_words() {
    let mut friends = dinner_changed_twice("");
    friends.bob().git(["fetch", "-q"]);
    let rebased = friends.world.command("git").args(["rebase", "-q", "origin/main"]).output().unwrap();
    assert!(!rebased.status.success());
    friends.world.clique("add 7 cake").shows(expect![[r#"
        --- stderr
        error: a rebase is not finished
          help: files wait to be merged; those of the ledger are merged by meaning with: clique doctor --fix
          help: then go on with: git rebase --continue; or leave it with: git rebase --abort
        --- exit 4
    "#]]);
    friends.world.git(["rebase", "--abort"]);
    friends.world.write("README.md", "one\n");
    friends.world.git(["add", "-A"]);
    friends.world.git(["commit", "-q", "-m", "readme"]);
    friends.alice().write("README.md", "other\n");
    friends.world.git(["add", "-A"]);
    friends.world.git(["commit", "-q", "-m", "readme"]);
    let _ = friends.world.clique("sync").exits(0);
    let pulled = friends.bob().command("git").args(["pull", "-q", "--no-rebase", "--no-edit"]).status().unwrap();
    assert!(!pulled.success());
    friends.world.clique("add 7 cake").shows(expect![[r#"
        ✓ f4kv  Mon 2026-06-15  cake   7.00 EUR   paid by bob
                alice 2.33 · bob 2.34 · carol 2.33   (7.00 does not divide by 3)
          bob -5.67 → -1.01 EUR
        --- stderr
        finished the merge that git had begun, by meaning; README.md stands as git left it, the other version is in README~5626abf0.md
          undo with: clique undo
    "#]]);
}

/// Bob wrote the first entries of a year, which made its file; alice has them, and adds another. Bob takes his back,
/// which takes the file away, and pulls: git calls no driver for a file that one side took away.
fn file_gone_and_changed() -> Friends {
    let mut friends = Friends::three();
    friends.bob().does("add 7 cake -d 2025-05-01");
    friends.world.does("sync");
    friends.alice().does("sync");
    friends.world.does("add 5 coffee -d 2025-05-02");
    friends.world.does("sync");
    friends.bob().does("undo");
    assert!(!friends.world.at.join(OLD_BOOK).exists());
    let pulled = friends.world.command("git").args(["pull", "-q", "--no-edit"]).output().unwrap();
    assert!(!pulled.status.success());
    friends
}

const OLD_BOOK: &str = "groups/trip/expenses/2025.csv";

/// What bob took back is gone, and what alice wrote is there.
fn assert_taken_back(world: &World) {
    let book = world.read(OLD_BOOK);
    assert!(book.contains(",coffee,") && !book.contains(",cake,"), "{book}");
    let _ = world.clique("check").success();
    world.assert_clean();
}

#[test]
fn a_file_that_is_gone_here_and_changed_there_is_merged_by_the_next_command() {
    for command in ["add 3 tea", "sync", "doctor --fix"] {
        let mut friends = file_gone_and_changed();
        let ran = friends.bob().clique(command).success();
        let said = format!("{}{}", ran.stdout, ran.stderr);
        assert!(said.contains("finished the merge that git had begun, by meaning"), "{command}: {said}");
        assert_taken_back(&friends.world);
        friends.world.does("sync");
        friends.alice().does("sync");
        assert_taken_back(&friends.world);
    }
}

#[test]
fn a_file_that_is_changed_here_and_gone_there_is_merged_by_the_next_command() {
    let mut friends = Friends::three();
    friends.bob().does("add 7 cake -d 2025-05-01");
    friends.world.does("sync");
    friends.alice().does("sync");
    friends.world.does("add 5 coffee -d 2025-05-02");
    friends.bob().does("undo");
    friends.world.does("sync");
    let pulled = friends.alice().command("git").args(["pull", "-q", "--no-edit"]).output().unwrap();
    assert!(!pulled.status.success());
    friends.world.does("add 3 tea");
    assert_taken_back(&friends.world);
}

#[test]
fn a_file_that_git_was_told_to_keep_is_mended() {
    let mut friends = file_gone_and_changed();
    friends.bob().git(["add", "-A"]);
    friends.world.git(["commit", "-q", "-m", "keep it"]);
    assert!(friends.world.read(OLD_BOOK).contains(",cake,"));
    friends.world.git(["push", "-q"]);
    friends.alice().does("sync");
    assert_taken_back(&friends.world);
    friends.bob().does("sync");
    assert_taken_back(&friends.world);
}

/// A file whose rows belong to another year was put in order by alice, and changed by bob.
#[test]
fn a_file_that_fmt_took_away_is_merged_by_the_next_command() {
    let mut friends = Friends::three();
    let misplaced = "id,date,description,amount,paid_by,split\n2s0000000001,2026-03-01,hut,9,bob,alice bob\n";
    friends.bob().write(OLD_BOOK, misplaced);
    friends.world.does("sync");
    friends.alice().does("sync");
    friends.world.does("fmt");
    assert!(!friends.world.at.join(OLD_BOOK).exists());
    friends.world.does("sync");
    friends.bob().write(OLD_BOOK, &misplaced.replace(",9,", ",12,"));
    friends.world.git(["commit", "-q", "-a", "-m", "hut was more"]);
    let pulled = friends.world.command("git").args(["pull", "-q", "--no-edit"]).output().unwrap();
    assert!(!pulled.status.success());
    friends.world.does("add 3 tea");
    let book = friends.world.read(BOOK);
    assert!(book.contains(",hut,12,") || book.contains(",hut,12.00,"), "{book}");
    assert_eq!(book.matches(",hut,").count(), 1, "{book}");
    assert!(!friends.world.at.join(OLD_BOOK).exists());
    friends.world.assert_clean();
}

/// Alice's `fmt` moved one row out of a file that stays; bob changed it there and pulls with the driver, which sees
/// one file alone.
fn row_moved_and_changed(how: &str) {
    let mut friends = Friends::three();
    let both = "id,date,description,amount,paid_by,split\n2s0000000001,2026-03-01,hut,9,bob,alice bob\n\
                2s0000000002,2025-03-01,inn,7,bob,alice bob\n";
    friends.bob().write(OLD_BOOK, both);
    friends.world.does("sync");
    friends.alice().does("sync");
    friends.world.does("fmt");
    friends.world.does("sync");
    friends.bob().write(OLD_BOOK, &both.replace(",9,", ",12,"));
    friends.world.git(["commit", "-q", "-a", "-m", "hut was more"]);
    friends.world.git(["pull", "-q", how, "--no-edit"]);
    friends.world.git(["push", "-q"]);
    for world in [friends.bob().at.clone(), friends.alice().at.clone(), friends.carol().at.clone()] {
        friends.world.at = world;
        friends.world.does("sync");
        let (old, new) = (friends.world.read(OLD_BOOK), friends.world.read(BOOK));
        assert_eq!(new.matches(",hut,12").count(), 1, "{new}");
        assert!(!old.contains(",hut,") && old.contains(",inn,"), "{old}");
        assert!(!new.contains("conflict"), "{new}");
        let _ = friends.world.clique("check").success();
        friends.world.assert_clean();
    }
}

#[test]
fn a_row_that_fmt_moved_while_a_friend_changed_it_stands_once() {
    row_moved_and_changed("--no-rebase");
}

#[test]
fn a_row_that_fmt_moved_stands_once_where_the_change_is_rebased() {
    row_moved_and_changed("--rebase");
}

/// How a clone rebases that merges by meaning.
#[derive(Clone, Copy, Debug)]
enum Rebasing {
    /// And mends at once, where it is known what was rebased.
    WithHook,
    /// And others mend, who see what came of it alone.
    WithoutHook,
}

/// Alice changed a hut by a command, if any, and her `fmt` moved it out of a file that stays; bob changed it by another
/// where it stood, and rebases. Returns the row as it stands with everybody afterwards.
fn row_moved_and_rebased(alice: &str, bob: &str, how: Rebasing) -> String {
    let mut friends = Friends::three();
    let both = "id,date,description,amount,paid_by,split\n2s0000000001,2026-03-01,hut,9,bob,alice bob\n\
                2s0000000002,2025-03-01,inn,7,bob,alice bob\n";
    friends.bob().write(OLD_BOOK, both);
    friends.world.does("sync");
    friends.alice().does("sync");
    if !alice.is_empty() {
        friends.world.does(alice);
    }
    friends.world.does("fmt");
    friends.world.does("sync");
    friends.bob().does(bob);
    friends.world.does("add 3 tea");
    if let Rebasing::WithoutHook = how {
        std::fs::remove_file(friends.world.at.join(".git/hooks/post-rewrite")).unwrap();
    }
    pull_by_rebasing(&mut friends.world);
    friends.world.git(["push", "-q"]);
    let mut rows = Vec::new();
    for world in [friends.alice().at.clone(), friends.carol().at.clone(), friends.bob().at.clone()] {
        friends.world.at = world;
        assert!(matches!(friends.world.clique("sync").code, 0 | 4));
        assert!(!friends.world.read(OLD_BOOK).contains("2s0000000001"), "{}", friends.world.read(OLD_BOOK));
        let book = friends.world.read(BOOK);
        rows.push(book.lines().filter(|line| line.contains("2s0000000001")).collect::<Vec<_>>().join("\n"));
        assert!(book.contains(",tea,"), "{book}");
        let _ = friends.world.clique("check").success();
        friends.world.assert_clean();
    }
    assert!(rows.iter().all(|row| *row == rows[0]), "{rows:#?}");
    rows.remove(0)
}

#[test]
fn a_row_that_fmt_moved_while_a_friend_voided_it_is_void() {
    for how in [Rebasing::WithHook, Rebasing::WithoutHook] {
        let row = row_moved_and_rebased("", "rm 2s0000000001", how);
        assert_eq!(row, "2s0000000001,2026-03-01,,hut,9,,bob,alice bob,,,,,,void,", "{how:?}");
    }
}

/// Law: what one changed before it was moved is not undone by what another changed where it had stood.
#[test]
fn a_row_that_was_changed_and_moved_keeps_what_both_changed() {
    for how in [Rebasing::WithHook, Rebasing::WithoutHook] {
        let [money, name] = ["edit 2s0000000001 --amount 12", "edit 2s0000000001 --description 'hut for two'"];
        for (alice, bob) in [(money, name), (name, money)] {
            let row = row_moved_and_rebased(alice, bob, how);
            assert_eq!(row, "2s0000000001,2026-03-01,,hut for two,12.00,,bob,alice bob,,,,,,,", "{how:?}: {bob}");
        }
        let row = row_moved_and_rebased(money, "edit 2s0000000001 --amount 14", how);
        assert!(row.contains(",14.00,,bob,alice bob,,,,,,,\n"), "{how:?}: {row}");
        assert!(row.contains(",12.00,,bob,alice bob,,,,,,conflict,"), "{how:?}: {row}");
    }
}

/// Two bring a hut without an id to the file of its year, one after it became more, and the other rebases: a driver that
/// sees one file alone has two huts, under two ids.
#[test]
fn a_row_without_an_id_that_both_moved_stands_once_where_one_rebases() {
    let mut friends = Friends::three();
    let hut = "date,description,amount,paid_by,split\n2026-03-01,hut,9,bob,alice bob\n2025-03-01,inn,7,bob,alice bob\n";
    friends.bob().write(OLD_BOOK, hut);
    friends.world.does("sync");
    friends.alice().does("sync");
    friends.world.write(OLD_BOOK, &hut.replace(",9,", ",12,"));
    friends.world.does("fmt");
    friends.world.does("sync");
    friends.bob().does("fmt");
    pull_by_rebasing(&mut friends.world);
    friends.world.git(["push", "-q"]);
    for world in [friends.alice().at.clone(), friends.carol().at.clone(), friends.bob().at.clone()] {
        friends.world.at = world;
        friends.world.does("sync");
        let (old, new) = (friends.world.read(OLD_BOOK), friends.world.read(BOOK));
        assert_eq!((new.matches(",hut,").count(), new.matches(",hut,12,").count()), (1, 1), "{new}");
        assert!(!old.contains(",hut,") && old.matches(",inn,").count() == 1, "{old}");
        let _ = friends.world.clique("check").success();
        friends.world.assert_clean();
    }
}

/// Bob, who has no clique, wrote a dinner in another spelling, joined it with what alice made of its amount, and pushed
/// that; carol has not pulled yet.
fn dinner_joined_with_its_other_spelling() -> Friends {
    let mut friends = dinner_changed_twice(UNION);
    friends.bob().git(["reset", "-q", "--hard", "HEAD~"]);
    let text = friends.bob().read(BOOK).replace(",dinner,20.00,", ",\"dinner\",20.00,");
    friends.world.write(BOOK, &text);
    friends.world.git(["commit", "-q", "-a", "-m", "saved again"]);
    friends.world.git(["pull", "-q", "--no-rebase", "--no-edit"]);
    assert_eq!(friends.world.read(BOOK).matches("dinner").count(), 2);
    friends.world.git(["push", "-q"]);
    friends
}

/// Rebases what somebody wrote, later than that, as nothing else tells others that it was.
fn pull_by_rebasing(world: &mut World) {
    world.set("GIT_COMMITTER_DATE", "@1781600000 +0000");
    world.git(["pull", "-q", "--rebase"]);
    world.unset("GIT_COMMITTER_DATE");
}

/// Carol rebases what she wrote onto that, and her driver takes the dinner that stands twice for two versions.
#[test]
fn versions_that_a_rebase_put_beside_each_other_were_chosen_by_nobody() {
    for has_hook in [true, false] {
        let mut friends = dinner_joined_with_its_other_spelling();
        friends.carol().does("add 3 tea");
        if !has_hook {
            std::fs::remove_file(friends.world.at.join(".git/hooks/post-rewrite")).unwrap();
        }
        pull_by_rebasing(&mut friends.world);
        friends.world.git(["push", "-q"]);
        friends.alice().does("sync");
        let book = friends.world.read(BOOK);
        assert_eq!(book.matches("dinner").count(), 1, "{has_hook}: {book}");
        assert!(book.contains(",22.00,") && book.contains(",coffee,") && book.contains(",tea,"), "{has_hook}: {book}");
        friends.world.assert_clean();
    }
}

/// Carol noted that the dinner was tasty, and rebases that without the driver: the dinner stands there three times. In
/// her clone it is known what she changed, and it is done to what the dinner should say.
#[test]
fn what_a_rebase_joined_with_a_spoilt_merge_is_done_to_what_that_should_say() {
    let mut friends = dinner_joined_with_its_other_spelling();
    forget_the_set_up(friends.carol());
    let book = friends.world.read(BOOK).replace(",,,,,,,alice", ",,,,tasty,,,alice");
    friends.world.write(BOOK, &book);
    friends.world.git(["commit", "-q", "-a", "-m", "it was tasty"]);
    pull_by_rebasing(&mut friends.world);
    assert_eq!(friends.world.read(BOOK).matches("dinner").count(), 3, "{}", friends.world.read(BOOK));
    friends.world.does("add 3 tea");
    friends.world.does("sync");
    friends.alice().does("sync");
    let book = friends.world.read(BOOK);
    assert_eq!(book.matches("dinner").count(), 1, "{book}");
    assert!(book.contains(",22.00,,alice,alice bob carol,,,,tasty,") && book.contains(",tea,"), "{book}");
    friends.world.assert_clean();
}

/// Without what mends it, a merge has rows twice that nobody wrote twice.
#[test]
fn what_mends_a_merge_is_not_taken_back() {
    let mut friends = dinner_changed_twice(UNION);
    friends.bob().git(["fetch", "-q"]);
    friends.world.git(["merge", "-q", "-m", "merge", "origin/main"]);
    friends.world.git(["push", "-q"]);
    let _ = friends.alice().clique("sync").exits(4);
    let id = friends.world.read(BOOK).lines().nth(1).unwrap()[..6].to_owned();
    friends.world.clique("undo").shows(expect![[r#"
        --- stderr
        error: this cannot be undone: the last change mended what git had joined line by line
          help: take single entries back with: clique rm ID
          help: or bring an older state back with git, which keeps all of them
        --- exit 1
    "#]]);
    for line in ["undo HEAD", &format!("undo {id}"), "redo"] {
        assert_eq!(friends.world.clique(line).code, 1, "{line}");
    }
    friends.world.does("add 3 tea");
    friends.world.does("undo");
    assert_whole(&friends.world);
}

/// What somebody is typing is not merged with what is mended before it says something.
#[test]
fn what_is_half_typed_is_left_alone_where_a_merge_is_to_be_mended() {
    let mut friends = dinner_changed_twice("");
    friends.bob().git(["fetch", "-q"]);
    friends.world.git(["merge", "-q", "-s", "ours", "--no-edit", "origin/main"]);
    let torn = friends.world.read(BOOK).replacen("amount", "amuont", 1);
    friends.world.write(BOOK, &torn);
    for line in ["sync", "add 3 refused"] {
        assert_eq!(friends.world.clique(line).code, 3, "{line}");
        assert_eq!(friends.world.read(BOOK), torn, "{line}");
    }
    friends.world.write(BOOK, &torn.replacen("amuont", "amount", 1));
    let _ = friends.world.clique("add 3 taken").success();
    assert_whole(&friends.world);
}

/// Below two headings, what one of them lacks stands in the other; still it was not meant so by whoever types.
#[test]
fn a_heading_that_is_half_typed_is_not_read_as_the_other_one() {
    let mut friends = dinner_changed_twice(UNION);
    let with_column = |book: &str, name: &str| book.replacen(",by\n", &format!(",by,{name}\n"), 1);
    let book = with_column(&friends.alice().read(BOOK), "place");
    friends.world.write(BOOK, &book);
    friends.world.does("sync");
    let book = with_column(&friends.bob().read(BOOK), "paid with");
    friends.world.write(BOOK, &book);
    friends.world.git(["commit", "-q", "-a", "-m", "by hand"]);
    friends.world.git(["pull", "-q", "--no-rebase", "--no-edit"]);
    let joined = friends.world.read(BOOK);
    assert_eq!(joined.matches("paid_by").count(), 2, "union keeps both headings");
    let torn = joined.replacen("amount", "amuont", 1);
    friends.world.write(BOOK, &torn);
    for line in ["sync", "add 3 refused"] {
        assert_eq!(friends.world.clique(line).code, 3, "{line}");
        assert_eq!(friends.world.read(BOOK), torn, "{line}");
    }
    friends.world.write(BOOK, &joined);
    let _ = friends.world.clique("add 3 taken").success();
    assert_whole(&friends.world);
}

/// Alice and bob note, in as many lines, what a night was like; the lines that are alike stand once after a union.
#[test]
fn notes_of_several_lines_that_a_union_tore_are_whole_again() {
    let mut friends = dinner_changed_twice(UNION);
    let rows = |book: &str, what: &str| {
        format!(
            "{book},2026-06-16,,{what},30,,bob,alice bob,,,,\"a night in the {what}\nwith breakfast\nand a view\"\n"
        )
    };
    let book = rows(&friends.alice().read(BOOK), "hut");
    friends.world.write(BOOK, &book);
    friends.world.does("sync");
    let book = rows(&friends.bob().read(BOOK), "inn");
    friends.world.write(BOOK, &book);
    friends.world.git(["commit", "-q", "-a", "-m", "by hand"]);
    friends.world.git(["pull", "-q", "--no-rebase", "--no-edit"]);
    assert_eq!(friends.world.read(BOOK).matches("with breakfast").count(), 1, "union tears them");
    friends.world.git(["push", "-q"]);
    // Alice mends it and goes on from there; carol goes on from what is torn, with git alone.
    friends.alice().git(["pull", "-q"]);
    let _ = friends.world.clique("add 6 cake");
    friends.carol().git(["pull", "-q"]);
    friends.world.write(OLD_BOOK, "date,description,amount,paid_by,split\n2025-05-01,ferry,12,carol,alice bob\n");
    let book = friends.world.read(BOOK);
    friends.world.write(BOOK, &format!("{book},2026-06-17,,tram,3,,carol,alice bob\n"));
    friends.world.git(["add", "-A"]);
    friends.world.git(["commit", "-q", "-m", "by hand"]);
    friends.world.git(["push", "-q"]);
    let _ = friends.alice().clique("sync").exits(4);
    assert!(friends.world.read(OLD_BOOK).contains(",ferry,"));
    let book = friends.world.read(BOOK);
    assert!(book.matches(",tram,").count() == 1 && book.matches(",cake,").count() == 1, "{book}");
    for what in ["hut", "inn"] {
        let note = format!(",{what},30,,bob,alice bob,,,,\"a night in the {what}\nwith breakfast\nand a view\"");
        assert_eq!(book.matches(&note).count(), 1, "{what} in\n{book}");
    }
    assert_whole(&friends.world);
}

/// More than a thousand merges that change nothing follow one that union spoilt, before anybody looks.
#[test]
fn a_merge_is_mended_however_many_followed_it() {
    let mut friends = dinner_changed_twice(UNION);
    friends.bob().git(["fetch", "-q"]);
    friends.world.git(["merge", "-q", "-m", "merge", "origin/main"]);
    let mut stream = String::new();
    let mut last = friends.world.git(["rev-parse", "HEAD"]).trim().to_owned();
    let who = "committer bob <bob@example.org> 1781600000 +0000\ndata 0\n";
    for number in 0..1010 {
        let (side, merge) = (2 * number + 1, 2 * number + 2);
        let note = format!("M 100644 inline notes.txt\ndata <<.\n{number}\n.\n\n");
        stream += &format!("commit refs/heads/side\nmark :{side}\n{who}from {last}\n{note}");
        stream += &format!("commit refs/heads/main\nmark :{merge}\n{who}from {last}\nmerge :{side}\n{note}");
        last = format!(":{merge}");
    }
    let mut import = friends.world.command("git");
    import.args(["fast-import", "--quiet", "--force"]).stdin(Stdio::piped());
    let mut import = import.spawn().unwrap();
    import.stdin.take().unwrap().write_all(stream.as_bytes()).unwrap();
    assert!(import.wait().unwrap().success());
    friends.world.git(["reset", "-q", "--hard"]);
    friends.world.git(["push", "-q"]);
    let ran = friends.alice().clique("sync").exits(4);
    assert!(ran.stderr.contains("mended 1011 merges that git made"), "{}", ran.stderr);
    assert_whole(friends.alice());
}

/// Bob goes on from a spoilt merge that alice mended and looked past long ago.
#[test]
fn what_goes_on_from_a_spoilt_merge_is_mended_whenever_it_comes() {
    let mut friends = dinner_changed_twice(UNION);
    friends.bob().git(["fetch", "-q"]);
    friends.world.git(["merge", "-q", "-m", "merge", "origin/main"]);
    friends.world.git(["push", "-q"]);
    let _ = friends.alice().clique("sync").exits(4);
    for number in 1..4 {
        friends.world.does(&format!("add {number} gum"));
        let _ = friends.world.clique("sync").exits(4);
    }
    let book = friends.bob().read(BOOK) + ",2026-06-16,,bread,3,,bob,alice bob\n";
    friends.world.write(BOOK, &book);
    friends.world.git(["commit", "-q", "-a", "-m", "by hand"]);
    friends.world.git(["pull", "-q", "--no-rebase", "--no-edit"]);
    friends.world.git(["push", "-q"]);
    // Who has looked at it before and who never did make the same of it.
    let heads = ["alice", "carol"].map(|name| {
        let world = if name == "alice" { friends.alice() } else { friends.carol() };
        world.git(["fetch", "-q"]);
        let _ = world.clique("sync --offline").exits(4);
        assert_whole(world);
        assert_eq!(world.read(BOOK).matches(",bread,").count(), 1);
        world.git(["rev-parse", "HEAD"])
    });
    assert_eq!(heads[0], heads[1]);
    // The note may go: it is found again.
    std::fs::remove_file(friends.alice().at.join(".git/clique/looked-at")).unwrap();
    friends.world.does("add 2 tea");
    assert_whole(friends.alice());
}

/// Alice edits a row, carol another, bob types one; bob brings all together in one merge of three parents, by hand.
fn octopus(friends: &mut Friends, strategy: &[&str]) {
    let dinner = friends.alice().read(BOOK).lines().nth(1).unwrap()[..6].to_owned();
    friends.world.does(&format!("edit {dinner} --amount 22"));
    friends.carol().does(&format!("edit {dinner} --note tasty"));
    friends.world.does("add 5 coffee");
    friends.bob().does("add 7 cake");
    forget_the_set_up(&friends.world);
    for (folder, branch) in [("../ledger", "main:one"), ("../carol", "main:other")] {
        friends.world.git(["fetch", "-q", folder, branch]);
    }
    let mut command = friends.world.command("git");
    let merged = command.args(["merge", "-q", "-m", "all"]).args(strategy).args(["one", "other"]).output().unwrap();
    assert!(merged.status.success(), "{merged:?}");
}

fn assert_all_three(world: &World) {
    let book = world.read(BOOK);
    assert_eq!(book.lines().count(), 4, "{book}");
    for said in [",dinner,22.00,", ",tasty,", ",coffee,", ",cake,"] {
        assert!(book.contains(said), "{said} in\n{book}");
    }
    let _ = world.clique("check").success();
    world.assert_clean();
}

#[test]
fn a_merge_of_three_is_mended_by_merging_two_at_a_time() {
    let mut friends = Friends::three();
    octopus(&mut friends, &["-s", "ours"]);
    assert!(!friends.world.read(BOOK).contains("coffee"));
    friends.world.git(["push", "-q"]);
    let ran = friends.alice().clique("sync").success();
    assert!(ran.stderr.contains("mended a merge that git made"), "{}", ran.stderr);
    assert_all_three(friends.alice());
    friends.carol().does("sync");
    assert_all_three(friends.carol());
    let head = friends.world.git(["rev-parse", "HEAD"]);
    friends.bob().does("sync");
    assert_eq!(friends.world.git(["rev-parse", "HEAD"]), head);
}

/// A merge that union spoilt is a parent of a merge of three.
#[test]
fn a_merge_of_three_of_which_one_is_spoilt_is_mended() {
    let mut friends = dinner_changed_twice(UNION);
    friends.bob().git(["fetch", "-q"]);
    friends.world.git(["merge", "-q", "-m", "merge", "origin/main"]);
    // Two more, from before that merge.
    for (name, line) in [("one", ",2026-06-16,,hut,30,,bob,alice bob\n"), ("other", ",2026-06-16,,inn,40,,bob,bob\n")] {
        friends.world.git(["switch", "-q", "-c", name, "origin/main"]);
        let book = friends.world.read(BOOK);
        friends.world.write(BOOK, &format!("{book}{line}"));
        friends.world.git(["commit", "-q", "-a", "-m", name]);
    }
    friends.world.git(["switch", "-q", "main"]);
    let mut command = friends.world.command("git");
    let merged = command.args(["merge", "-q", "-m", "all", "-s", "ours", "one", "other"]).output().unwrap();
    assert!(merged.status.success(), "{merged:?}");
    friends.world.git(["push", "-q", "origin", "main"]);
    let _ = friends.alice().clique("sync").exits(4);
    let book = friends.world.read(BOOK);
    assert!(book.matches(",hut,").count() == 1 && book.matches(",inn,").count() == 1, "{book}");
    assert_whole(&friends.world);
}

#[test]
fn a_merge_of_three_that_waits_is_finished() {
    let mut friends = Friends::three();
    octopus(&mut friends, &["-s", "ours", "--no-commit"]);
    assert_eq!(friends.world.read(".git/MERGE_HEAD").lines().count(), 2);
    friends.world.does("sync");
    assert_all_three(friends.bob());
    friends.alice().does("sync");
    assert_all_three(friends.alice());
}

/// A mending that a rebase puts onto another merge gone wrong says nothing of that one, though it reads as if it did.
#[test]
fn a_mending_that_was_rebased_mends_nothing() {
    let mut friends = dinner_changed_twice(UNION);
    friends.bob().git(["fetch", "-q"]);
    friends.world.git(["merge", "-q", "-m", "merge", "origin/main"]);
    friends.world.git(["push", "-q"]);
    friends.alice().git(["pull", "-q", "--ff-only"]);
    friends.world.does("add 2 gum");
    assert!(friends.world.git(["log", "-2", "--format=%s"]).contains("repair merge"));
    // Bob's next merge doubles the wine.
    friends.bob().git(["switch", "-q", "-c", "side"]);
    for (branch, amount) in [("side", ",9,"), ("main", ",7,")] {
        friends.world.git(["switch", "-q", branch]);
        let book = friends.world.read(BOOK).replace(",wine,8,", &format!(",wine{amount}"));
        friends.world.write(BOOK, &book);
        friends.world.git(["commit", "-q", "-a", "-m", "by hand"]);
    }
    friends.world.git(["merge", "-q", "-m", "merge", "side"]);
    friends.world.git(["push", "-q", "origin", "main"]);
    assert_eq!(friends.world.read(BOOK).matches(",wine,").count(), 2);
    friends.alice().git(["pull", "-q", "--rebase"]);
    friends.world.does("add 3 tea");
    let book = friends.world.read(BOOK);
    for said in [",dinner,", ",coffee,", ",wine,", ",gum,", ",tea,"] {
        let is_it = |line: &&str| line.contains(said) && !line.contains(",conflict,");
        assert_eq!(book.lines().filter(is_it).count(), 1, "{said} in\n{book}");
    }
    let _ = friends.world.clique("check").success();
    friends.world.assert_clean();
}

/// Whoever looked at the past before makes the same commit of a new bad merge as whoever never did, though what was
/// spoilt long ago is not worked out again.
#[test]
fn a_new_bad_merge_is_mended_alike_with_a_note_and_without() {
    let mut friends = dinner_changed_twice(UNION);
    friends.bob().git(["fetch", "-q"]);
    friends.world.git(["merge", "-q", "-m", "merge", "origin/main"]);
    friends.world.git(["push", "-q"]);
    let _ = friends.alice().clique("sync").exits(4);
    let _ = friends.world.clique("conflicts take dinner 1");
    friends.world.does("add 2 gum");
    let _ = friends.world.clique("sync");
    friends.bob().git(["pull", "-q", "--no-rebase", "--no-edit"]);
    for (number, gum) in [("3", "5.00"), ("4", "6.00")] {
        let id = friends.alice().read(BOOK).lines().find(|line| line.contains(",gum,")).unwrap()[..6].to_owned();
        friends.world.does(&format!("edit {id} --amount {number}"));
        let _ = friends.world.clique("sync");
        let book = friends.bob().read(BOOK);
        let old = book.lines().find(|line| line.contains(",gum,")).unwrap();
        let amount = old.split(',').find(|cell| cell.contains('.')).unwrap();
        friends.bob().write(BOOK, &book.replace(old, &old.replace(amount, gum)));
        friends.world.git(["commit", "-q", "-a", "-m", "by hand"]);
        friends.world.git(["pull", "-q", "--no-rebase", "--no-edit"]);
        friends.world.git(["push", "-q"]);
        let heads = ["with", "without"].map(|how| {
            let world = if how == "with" { friends.alice() } else { friends.carol() };
            world.git(["fetch", "-q"]);
            let _ = std::fs::remove_file(friends.carol().at.join(".git/clique/looked-at"));
            let world = if how == "with" { friends.alice() } else { friends.carol() };
            let ran = world.clique("sync --offline");
            assert!(ran.code == 0 || ran.code == 4, "{}", ran.stderr);
            world.git(["rev-parse", "HEAD"])
        });
        assert_eq!(heads[0], heads[1]);
        let _ = friends.alice().clique("sync");
        friends.bob().git(["pull", "-q", "--no-rebase", "--no-edit"]);
    }
    let _ = friends.alice().clique("check").success();
    friends.alice().assert_clean();
}

/// What was looked at once costs nothing: a version that only the merge of then is made of may even be gone.
#[test]
fn what_was_looked_at_is_not_looked_at_again() {
    let friends = Friends::three();
    let world = &friends.world;
    world.write(".gitattributes", UNION);
    world.git(["add", ".gitattributes"]);
    world.git(["commit", "-q", "-m", "attributes"]);
    forget_the_set_up(world);
    let book = world.read(BOOK);
    world.git(["switch", "-q", "-c", "side"]);
    world.write(BOOK, &book.replace(",20.00,", ",24.00,"));
    world.git(["commit", "-q", "-a", "-m", "by hand"]);
    let version = world.git(["rev-parse", &format!("HEAD:{BOOK}")]).trim().to_owned();
    world.git(["switch", "-q", "main"]);
    world.write(BOOK, &book.replace(",dinner,", ",Dinner,"));
    world.git(["commit", "-q", "-a", "-m", "by hand"]);
    world.git(["merge", "-q", "--no-edit", "side"]);
    let ran = world.clique("add 1 gum").success();
    assert!(ran.stderr.contains("mended a merge"), "{}", ran.stderr);
    std::fs::remove_file(world.at.join(".git/objects").join(&version[..2]).join(&version[2..])).unwrap();
    world.does("add 2 tea");
    world.does("add 3 cake");
    // What is spoilt since is mended from what is known to be sound.
    world.git(["switch", "-q", "-c", "other"]);
    world.write(BOOK, &world.read(BOOK).replace(",cake,3.00,", ",cake,4.00,"));
    world.git(["commit", "-q", "-a", "-m", "by hand"]);
    world.git(["switch", "-q", "main"]);
    world.write(BOOK, &world.read(BOOK).replace(",cake,3.00,", ",pie,3.00,"));
    world.git(["commit", "-q", "-a", "-m", "by hand"]);
    world.git(["merge", "-q", "--no-edit", "other"]);
    let ran = world.clique("add 5 bun").success();
    assert!(ran.stderr.contains("mended a merge"), "{}", ran.stderr);
    assert!(world.read(BOOK).contains(",pie,4.00,"), "{}", world.read(BOOK));
    std::fs::remove_file(world.at.join(".git/clique/looked-at")).unwrap();
    assert_ne!(world.clique("add 4 milk").code, 0, "all of it is looked at again");
}

/// Writes every cell of a table in quotes, as some spreadsheets do, but for the columns that are left out.
fn saved_in_quotes(table: &str, without: &[&str]) -> String {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
    let mut writer = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    for record in &records {
        let cells = record.iter().zip(&records[0]).filter(|(_, name)| !without.contains(name));
        writer.write_record(cells.map(|(cell, _)| cell)).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

/// Alice saves without the columns that nobody uses while bob, who has no clique, changes the last row; a note of several
/// lines keeps the halves of what git joins apart, so that his rows stand below her heading. Carol's driver reads them
/// there.
#[test]
fn what_a_driver_read_below_the_heading_of_a_spoilt_side_goes() {
    let mut friends = Friends::three();
    give_attributes(friends.alice(), UNION);
    let mut book = friends.world.read(BOOK);
    for row in [
        "16,,inn,30,,bob,alice bob,,,,NOTE",
        "17,,taxi,9,,bob,alice bob,,,,",
        "18,,boat,4,,bob,alice bob,,,,",
        "19,,hut,20,,bob,alice bob,,,,NOTE",
    ] {
        book += &format!(",2026-06-{},,,\n", row.replace("NOTE", "\"a night\nwith breakfast\nand a view\""));
    }
    friends.world.write(BOOK, &book);
    friends.world.does("fmt");
    friends.world.does("sync");
    friends.carol().does("sync");
    forget_the_set_up(friends.bob());
    friends.world.git(["pull", "-q"]);
    let book = friends.world.read(BOOK).replace(",boat,4,", ",boat,5,");
    friends.world.write(BOOK, &book);
    friends.world.git(["commit", "-q", "-a", "-m", "by hand"]);
    let book = saved_in_quotes(&friends.alice().read(BOOK), &["currency", "tags"]);
    friends.world.write(BOOK, &book);
    friends.world.does("sync");
    friends.carol().git(["pull", "-q", "--no-rebase"]);
    friends.world.does("fmt");
    friends.bob().git(["pull", "-q", "--no-rebase", "--no-edit"]);
    let joined = friends.world.read(BOOK);
    assert!(joined.starts_with("\"id\"") && joined.contains(",boat,5,,bob,"), "below her heading: {joined}");
    friends.world.git(["push", "-q"]);
    friends.carol().git(["pull", "-q", "--no-rebase", "--no-edit"]);
    friends.world.does("check");
    let book = friends.world.read(BOOK);
    for what in [",inn,30,", ",taxi,9,", ",boat,5,", ",hut,", ",dinner,"] {
        assert_eq!(book.matches(what).count(), 1, "{what} in\n{book}");
    }
    assert!(!book.contains("conflict"), "{book}");
    friends.world.assert_clean();
}

/// Bob, without clique, saves in another spelling and joins that with what was written below a note of several lines,
/// which tears it. Carol rebases what she typed onto that, what came of it onto what alice mended, and that once more.
#[test]
fn what_was_rebased_onto_a_torn_merge_again_and_again_is_read_as_it_was_typed() {
    let mut friends = Friends::three();
    give_attributes(friends.alice(), UNION);
    let note = "\"a night\nwith breakfast\nand a view\"";
    let book = format!("{},2026-06-16,,inn,30,,bob,alice bob,,,,{note},,,\n", friends.world.read(BOOK));
    friends.world.write(BOOK, &book);
    friends.world.does("sync");
    forget_the_set_up(friends.bob());
    friends.world.git(["pull", "-q"]);
    friends.world.write(BOOK, &saved_in_quotes(&book, &[]));
    friends.world.git(["commit", "-q", "-a", "-m", "saved again"]);
    friends.alice().write(BOOK, &format!("{book},2026-06-16,,boat,4,,bob,alice bob,,,,,,,\n"));
    friends.world.does("sync");
    friends.carol().git(["pull", "-q"]);
    friends.bob().git(["pull", "-q", "--no-rebase", "--no-edit"]);
    assert_eq!(friends.world.read(BOOK).matches("and a view").count(), 2, "union tears it");
    friends.world.git(["push", "-q"]);
    let book = friends.carol().read(BOOK).replacen('\n', "\n,2026-06-17,,tram,3,,carol,alice bob,,,,,,,\n", 1);
    friends.world.write(BOOK, &book);
    friends.world.git(["commit", "-q", "-a", "-m", "by hand"]);
    pull_by_rebasing(&mut friends.world);
    for line in ["sync", "fmt"] {
        let _ = friends.alice().clique(line);
        let _ = friends.world.clique("sync");
        friends.carol();
        pull_by_rebasing(&mut friends.world);
    }
    friends.world.git(["push", "-q"]);
    friends.alice().does("sync");
    let book = friends.world.read(BOOK);
    for what in [format!(",inn,30,,bob,alice bob,,,,{note},"), ",boat,".into(), ",tram,".into(), ",inn,".into()] {
        assert_eq!(book.matches(&what).count(), 1, "{what} in\n{book}");
    }
    friends.world.assert_clean();
}

/// Alice moves what bob typed to the file of its year while bob, without clique, changes it where he typed it; git
/// leaves both, and bob goes on with his.
#[test]
fn whoever_goes_on_with_what_git_left_where_it_was_goes_on_with_the_entry() {
    let mut friends = Friends::three();
    let book = friends.alice().read(BOOK) + ",2025-06-16,,boat,4,,bob,alice bob,,,,,,,\n";
    friends.world.write(BOOK, &book);
    friends.world.does("sync");
    forget_the_set_up(friends.bob());
    friends.world.git(["pull", "-q"]);
    friends.alice().does("fmt");
    friends.world.does("sync");
    let by_hand = |friends: &mut Friends, old: &str, new: &str| {
        let book = friends.bob().read(BOOK).replace(old, new);
        friends.world.write(BOOK, &book);
        friends.world.git(["commit", "-q", "-a", "-m", "by hand"]);
    };
    by_hand(&mut friends, ",boat,4,", ",boat,5,");
    give_attributes(&friends.world, UNION);
    friends.world.git(["pull", "-q", "--no-rebase", "--no-edit"]);
    assert!(friends.world.read(BOOK).contains(",boat,5,") && friends.world.read(OLD_BOOK).contains(",boat,4,"));
    by_hand(&mut friends, ",boat,5,", ",boat,6,");
    friends.world.git(["push", "-q"]);
    friends.alice().does("sync");
    let [book, old] = [BOOK, OLD_BOOK].map(|path| friends.world.read(path));
    assert!(!book.contains(",boat,"), "{book}");
    assert!(old.contains(",boat,6,") && old.matches(",boat,").count() == 1, "{old}");
    friends.world.assert_clean();
}

/// Bob, without clique, joins two spellings of a row. Carol had brought it to the file of its year, as a spreadsheet
/// saved its amount, and joins that by git alone; alice brings it there as it was typed. Both mended what bob had joined.
#[test]
fn what_stood_twice_is_one_row_though_both_who_mended_it_gave_it_an_id() {
    let mut friends = Friends::three();
    give_attributes(friends.alice(), UNION);
    let book = friends.world.read(BOOK) + ",2025-06-16,,boat,4.50,,bob,alice bob,,,,,,,\n";
    friends.world.write(BOOK, &book);
    friends.world.does("sync");
    forget_the_set_up(friends.bob());
    friends.world.git(["pull", "-q"]);
    friends.carol().does("sync");
    friends.bob().write(BOOK, &book.replace(",boat,", ",\"boat\","));
    friends.world.git(["commit", "-q", "-a", "-m", "saved again"]);
    friends.alice().write(BOOK, &book.replace(",2025-06-16,", ",\"2025-06-16\","));
    friends.world.does("sync");
    friends.bob().git(["pull", "-q", "--no-rebase", "--no-edit"]);
    assert_eq!(friends.world.read(BOOK).matches("boat").count(), 2, "union joins them");
    friends.world.git(["push", "-q"]);
    friends.carol().write(BOOK, &book.replace(",4.50,", ",4.5,"));
    friends.world.does("fmt");
    forget_the_set_up(&friends.world);
    friends.world.git(["pull", "-q", "--no-rebase", "--no-edit"]);
    friends.world.does("add 3 tea");
    friends.alice().git(["pull", "-q"]);
    friends.world.does("fmt");
    friends.world.does("sync");
    friends.carol().does("sync");
    let books = [BOOK, OLD_BOOK].map(|path| friends.world.read(path)).concat();
    for what in ["boat", "tea", "dinner"] {
        assert_eq!(books.matches(what).count(), 1, "{what} in\n{books}");
    }
    friends.world.assert_clean();
}
