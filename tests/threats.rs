//! What could go wrong with other people's money, and the tests that show it does not.
//!
//! Somebody with push rights may cheat, or their machine may not be theirs any more (F); so may the remote (R);
//! a file to take in may be made to mislead (I); somebody may get no more than a text into the ledger (N); and our
//! own machine fails (M). Git keeps no secret from a remote and stops no member from writing a lie openly: there the
//! aim is that it is seen, that it has a name on it, and that it can be taken back.
//!
//! Each row names the tests that show a threat refused or harmless. A test below reads the table: no number is
//! missing, and every test that it names is there.
//!
//! | no. | who | what could happen | shown harmless by |
//! | --- | --- | --- | --- |
//! | 1 | F | a friend changes or takes out what others wrote | `the_loser_is_taken_and_everybody_learns_of_it`, `every_version_field_by_field`, `files_of_others` |
//! | 2 | F | a commit in somebody else's name | `a_forged_author_has_no_signature`, `a_key_of_bob_on_a_commit_of_alice`, `a_signature_that_is_stripped_or_moved` |
//! | 3 | F R | history is rewritten, a push is forced | `what_was_taken_away_by_force_comes_back`, `a_rewritten_history_tells_what_vanished` |
//! | 4 | R | the remote shows two friends two histories | `it_is_read_out_and_compared`, `everything_that_means_something_matters` |
//! | 5 | F | one id on two rows, or an old row once more | `an_id_used_twice_is_named_and_nothing_is_taken_over`, `rows_that_stand_twice_are_told_apart_without_parents` |
//! | 6 | F | a bill is put into days that were settled | `a_bill_put_into_settled_days_is_told`, `a_bill_of_before_is_refused_and_later_ones_are_not` |
//! | 7 | F M | a clock that is wrong, a time that is made up | `clocks_that_are_wrong_decide_nothing`, `two_who_merge_the_same_heads_make_the_same_commit` |
//! | 8 | M | two change one entry at the same time | `a_changed_amount_on_both_sides_waits_for_a_person`, `nothing_is_dropped`, `any_history_ends_with_the_same_file` |
//! | 9 | F | `.gitattributes` changes bytes or merges by lines | `attributes_change_no_byte`, `union_of_a_friend_is_mended` |
//! | 10 | F | `.gitignore` keeps entries out of commits | `what_a_friend_has_git_ignore_is_committed_all_the_same` |
//! | 11 | F | links, devices and pipes in the tree | `links_lead_nowhere`, `a_folder_that_is_a_link_is_never_written_through`, `a_pipe_is_no_file_and_nothing_waits_for_it` |
//! | 12 | F | names that lead out of the folder or into `.git` | `names_that_lead_elsewhere_are_refused`, `names_that_lead_elsewhere`, `dangerous_names_are_never_written` |
//! | 13 | F | a receipt that leads elsewhere, is a program, a page or huge | `receipts_are_names_and_are_never_opened`, `a_receipt_moves_with_its_entry`, `a_huge_file_is_refused_before_it_is_read` |
//! | 14 | F | hooks and settings of a repository that was handed over | `hooks_are_not_run`, `hooks_and_settings_on_a_stick_do_not_run`, `programs_of_a_copied_repository_are_not_run`, `a_ledger_cannot_make_anything_run` |
//! | 15 | F | an address that makes git run something | `addresses_that_would_run_something_are_refused`, `nothing_runs_a_program`, `addresses_are_never_taken_out_of_the_ledger` |
//! | 16 | R | a host that is not checked gets the password | `nothing_is_told_to_git_that_would_check_hosts_less`, `no_source_names_a_setting_that_checks_hosts_less` |
//! | 17 | F R | a pack that unfolds without an end, folders too deep | `a_huge_file_is_refused_before_it_is_read`, `folders_too_deep_for_a_ledger`, `an_enormous_file_is_refused_unread` |
//! | 18 | F | settings nested without an end | `settings_without_an_end_are_refused`, `hostile_files_are_read_in_time` |
//! | 19 | F M | a quote that swallows a file, other encodings, bytes that are no text | `files_that_are_none`, `hostile_quotes_take_linear_time`, `an_enormous_line_is_refused`, `no_bytes_panic`, `every_folder_says_what_is_expected` |
//! | 20 | F I | amounts without an end | `amounts_typed`, `limits_are_told_apart`, `no_text_panics` |
//! | 21 | F | parts that do not add up, a cent a bill | `parts_add_up_and_stay_within_one_unit`, `the_odd_cent_moves_with_the_turn`, `statements_and_reasons_end_with_the_balance` |
//! | 22 | F I | a spreadsheet runs a text as a formula | `for_spreadsheets_formulas_are_defused`, `texts_typed`, `every_folder_says_what_is_expected` |
//! | 23 | F N | a name or amount that reads otherwise than it is | `names_that_read_otherwise_are_refused_or_shown`, `what_drives_or_reorders_is_shown`, `right_to_left_words_are_isolated` |
//! | 24 | F | a name that looks like another's | `clashes_are_refused`, `other_alphabets_look_alike`, `names_that_read_otherwise_are_refused_or_shown`, `every_folder_says_what_is_expected` |
//! | 25 | F R N | a text that drives the terminal | `words_that_drive_a_terminal_are_shown_harmless`, `words_of_a_commit_do_not_reach_the_terminal_raw`, `nothing_hidden_comes_through_and_only_printing_text_is_left` |
//! | 26 | N | a text that looks like a line of somebody else | `nothing_forges_a_line`, `a_row_that_says_another_wrote_it`, `edits_and_deletions_stand` |
//! | 27 | N | messages in floods, or of the year 2999 | `a_flood_of_messages_hides_nothing`, `an_enormous_message_is_refused` |
//! | 28 | I | an import that is wrong, misleads or comes twice | `hostile_texts_are_made_harmless_and_it_is_said`, `balances_that_differ_stop_everything`, `once_more_adds_what_is_new_and_nothing_else`, `rows_of_a_file_are_one_change_and_added_once` |
//! | 29 | M | somebody is typing while a command writes | `what_is_half_typed_is_left_alone_where_a_merge_is_to_be_mended`, `edits_by_hand_go_along`, `friends_end_alike_whatever_happens` |
//! | 30 | M | two commands at once | `eight_who_write_while_one_syncs_and_holders_are_killed`, `two_who_push_at_once_take_nothing_away` |
//! | 31 | M | killed, or the power is cut | `killed_at_any_call_nothing_is_lost`, `what_a_power_cut_takes_away_was_never_acknowledged` |
//! | 32 | M | a disk that is full, broken or read-only | `a_disk_that_is_full_or_broken_from_then_on_loses_nothing`, `a_disk_with_little_room_takes_an_entry_or_says_no`, `a_ledger_that_may_only_be_read_is_read` |
//! | 33 | M | locks of git's that the dead left | `what_died_is_cleared_away`, `only_litter_of_that_moment_goes`, `lock_left_on_a_stick_is_waited_out` |
//! | 34 | M | second versions by a cloud, disks without locks | `second_versions_that_a_cloud_made_are_named`, `second_versions_of_all_kinds`, `a_folder_without_locks_is_refused_before_anything_is_written` |
//! | 35 | F M | the environment or a setting leads to another repository | `the_environment_leads_to_no_other_repository`, `files_elsewhere_are_refused` |
//! | 36 | F | a repository that belongs to somebody else | `a_repository_of_another_user_is_left_alone` |
//! | 37 | F | other objects under the same ids, history cut short | `objects_put_in_the_place_of_others_are_not_looked_at`, `a_shallow_clone_is_told_what_it_lacks`, `shallow_and_borrowing_are_seen` |
//! | 38 | M | another ledger's remote, an empty one, another branch | `what_cannot_be_is_refused_in_words`, `a_remote_whose_branch_has_another_name_is_followed` |
//! | 39 | M | an older program rewrites what it does not know | `a_newer_format_is_refused_and_what_is_unknown_stays`, `a_command_leaves_every_other_line` |
//! | 40 | M | a message shows the token of an address | `secrets_are_kept_back`, `set_shown_and_removed`, `no_message_shows_a_token` |
//! | 41 | F M | a watcher that wakes itself for ever | no command watches: each reads once and ends |
//! | 42 | M | two names that are one on some disks | `names_that_are_one_on_some_disks_are_told`, `names_that_some_system_cannot_have_are_told`, `near_misses_are_told` |
//! | 43 | R | a dependency that changes behind our back | `every_dependency_is_named_with_its_sum`, `the_version_names_the_library_for_git` |
//! | 44 | F | a member writes rows without an end | `a_flood_of_rows_is_read_and_has_a_name_on_it` |
//! | 45 | all | secrets in the ledger | `the_readme_says_who_can_read_a_ledger` |

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::friends::Friends;
use crate::world::World;

const BOOK: &str = "groups/trip/expenses/2026.csv";
const HEAD: &str = "id,date,description,amount,paid_by,split\n";
const LOG: &str = "groups/trip/messages.log";

/// The number of the last threat.
const THREATS: usize = 45;

/// How long anything may take that somebody else's flood is to hold up; a debug build on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

#[test]
fn every_threat_has_its_tests() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut tests = BTreeSet::new();
    for folder in ["src", "tests"] {
        for path in rust_files(&root.join(folder)) {
            let text = fs::read_to_string(path).unwrap();
            let named = text.lines().filter_map(|line| line.trim().strip_prefix("fn "));
            tests.extend(named.filter_map(|rest| Some(rest.split_once('(')?.0.to_owned())));
        }
    }
    let own = fs::read_to_string(root.join(file!())).unwrap();
    let rows = own.lines().filter_map(|line| line.strip_prefix("//! | "));
    let rows: Vec<&str> = rows.filter(|row| row.starts_with(|first: char| first.is_ascii_digit())).collect();
    for (place, row) in rows.iter().enumerate() {
        let (number, said) = row.split_once(" | ").unwrap();
        assert_eq!(number, (place + 1).to_string(), "{row}");
        let shown_by = said.trim_end_matches(" |").rsplit_once(" | ").unwrap().1;
        let names: Vec<&str> = shown_by.split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty() || shown_by.starts_with("no command"), "{row}");
        for name in names {
            assert!(tests.contains(name), "there is no test `{name}` for threat {number}");
        }
    }
    assert_eq!(rows.len(), THREATS);
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

/// Commits what was written by hand, and pushes it, with git alone.
fn pushed_plainly(world: &World, message: &str) {
    world.git(["add", "-A"]);
    world.git(["commit", "-q", "-m", message]);
    world.git(["push", "-q", "origin", "HEAD:main"]);
}

#[test]
fn an_id_used_twice_is_named_and_nothing_is_taken_over() {
    let mut friends = Friends::three();
    let book = friends.carol().read(BOOK);
    let dinner = book.lines().nth(1).unwrap();
    let other = dinner.replace(",dinner,20.00,", ",museum,99.00,").replace("2026-06-14", "2026-06-13");
    friends.world.write(BOOK, &format!("{book}{other}\n"));
    pushed_plainly(&friends.world, "a museum");
    let before = friends.bob().read(BOOK);
    let ran = friends.bob().clique("sync").exits(3);
    let said = format!("{}{}", ran.stdout, ran.stderr);
    assert!(said.contains("E026") && said.contains("stands on two rows"), "{said}");
    assert_eq!(friends.bob().read(BOOK), before);
    // An old row once more, word for word, is one.
    let book = friends.carol().read(BOOK).replace(&format!("{other}\n"), &format!("{dinner}\n"));
    friends.world.write(BOOK, &book);
    pushed_plainly(&friends.world, "dinner again");
    let _ = friends.bob().clique("sync").success();
    assert_eq!(friends.bob().read(BOOK).matches(",dinner,").count(), 1);
    friends.bob().assert_clean();
}

#[test]
fn a_bill_put_into_settled_days_is_told() {
    let mut friends = Friends::three();
    friends.alice().does("checkpoint add -d 2026-06-14");
    friends.world.does("group edit trip --closed-until 2026-06-14");
    friends.world.does("sync");
    // Whoever uses the program is refused.
    let ran = friends.world.clique("add 90 late -d 2026-06-10").exits(2);
    assert!(ran.stderr.contains("closed until 2026-06-14"), "{}", ran.stderr);
    // Whoever writes into the file is told of by name, and the checkpoint no longer holds.
    friends.carol().does("sync");
    let book = friends.world.read(BOOK);
    friends.world.write(BOOK, &format!("{book},2026-06-10,,late,90,,carol,alice bob carol\n"));
    pushed_plainly(&friends.world, "nothing to see");
    let ran = friends.bob().clique("sync");
    assert!(ran.stdout.contains("carol added late 90 EUR"), "{}{}", ran.stdout, ran.stderr);
    let ran = friends.world.clique("check").exits(1);
    assert!(ran.stderr.contains("E106"), "{}", ran.stderr);
    let ran = friends.world.clique("diff HEAD~1..").success();
    assert!(ran.stdout.contains("late"), "{}", ran.stdout);
}

/// Two change one amount; one of the clocks, or both, are decades off.
#[test]
fn clocks_that_are_wrong_decide_nothing() {
    let outcome = |ours: &str, theirs: &str| {
        let mut friends = Friends::three();
        let id = friends.alice().read(BOOK).lines().nth(1).unwrap()[..6].to_owned();
        for (is_carol, amount, date) in [(true, "24", theirs), (false, "22", ours)] {
            let world = if is_carol { friends.carol() } else { friends.alice() };
            let text = world.read(BOOK).replace(",dinner,20.00,", &format!(",dinner,{amount}.00,"));
            world.write(BOOK, &text);
            let mut command = world.command("git");
            for role in ["AUTHOR", "COMMITTER"] {
                command.env(format!("GIT_{role}_DATE"), date);
            }
            assert!(command.args(["commit", "-q", "-a", "-m", "dinner"]).status().unwrap().success());
            if is_carol {
                friends.world.git(["push", "-q", "origin", "HEAD:main"]);
            }
        }
        let _ = friends.alice().clique("sync").exits(4);
        let book = friends.world.read(BOOK);
        assert!(book.contains(&id) && book.contains(",24.00,") && book.contains(",22.00,"), "{book}");
        friends.world.assert_clean();
        book
    };
    let right = outcome("2026-06-15T20:00:00Z", "2026-06-15T20:00:00Z");
    assert_eq!(outcome("2099-01-01T00:00:00Z", "1990-01-01T00:00:00Z"), right);
    assert_eq!(outcome("1990-01-01T00:00:00Z", "2099-01-01T00:00:00Z"), right);
}

#[test]
fn receipts_are_names_and_are_never_opened() {
    let mut friends = Friends::three();
    let head = HEAD.replace('\n', ",receipt\n");
    let row = |receipt: &str| format!("{head}3f9a1b2c4d5e,2026-06-14,fish,8,bob,alice bob,{receipt}\n");
    let world = friends.bob();
    for name in ["../../../.ssh/id_ed25519", "/etc/passwd", "a\\b", ".hidden", "..", "a/b.jpg"] {
        world.write("groups/trip/expenses/2025.csv", &row(name));
        let ran = world.clique("check").exits(3);
        assert!(ran.stderr.contains("E031") && ran.stderr.contains("without folders"), "{name}: {}", ran.stderr);
        let ran = world.clique("add 3 tea");
        assert_eq!(ran.code, 3, "{name}");
    }
    fs::remove_file(world.at.join("groups/trip/expenses/2025.csv")).unwrap();
    // One that is a program, and one that is a page: they come as files, and no command runs or opens them.
    for (name, text) in [("a.sh", "#!/bin/sh\ntouch ../ran\n"), ("a.html", "<script>alert(1)</script>\n")] {
        friends.carol().write(&format!("groups/trip/receipts/{name}"), text);
        let mut command = friends.world.command("chmod");
        assert!(command.arg("+x").arg(format!("groups/trip/receipts/{name}")).status().unwrap().success());
    }
    friends.world.write("groups/trip/expenses/2025.csv", &row("a.sh"));
    pushed_plainly(&friends.world, "receipts");
    let world = friends.bob();
    for line in ["sync", "show 3f9a", "check receipts", "list --all", "messages", "doctor"] {
        let _ = world.clique(line);
    }
    assert!(!world.at.join("../ran").exists() && !world.at.join("ran").exists());
    // A link in the place of one leads nowhere when its entry moves.
    fs::write(world.at.join("../secret"), "a key\n").unwrap();
    let receipt = world.at.join("groups/trip/receipts/a.sh");
    fs::remove_file(&receipt).unwrap();
    std::os::unix::fs::symlink(world.at.join("../secret"), &receipt).unwrap();
    world.does("group new flat --me bob --member alice");
    assert_ne!(world.clique("edit 3f9a --move-to flat").code, 0);
    assert!(!world.at.join("groups/flat/receipts/a.sh").exists());
    assert_eq!(world.read("../secret"), "a key\n");
}

/// Puts a `git` in front of the installed one that writes down how it is called, and then runs that.
fn listening_git(world: &mut World) -> PathBuf {
    let folder = world.at.parent().unwrap().join("listening");
    fs::create_dir_all(&folder).unwrap();
    let heard = folder.join("heard");
    let path = std::env::var("PATH").unwrap();
    let script = format!(
        "#!/bin/sh\n{{ echo \"$@\"; env; }} >> {0}\nPATH={path}\n\
         case \"$*\" in *\" fetch \"* | *\" push \"* | *\" ls-remote \"*) exit 128;; esac\nexec git \"$@\"\n",
        heard.display()
    );
    fs::write(folder.join("git"), script).unwrap();
    assert!(world.command("chmod").arg("+x").arg(folder.join("git")).status().unwrap().success());
    world.set("PATH", &format!("{}:{path}", folder.display()));
    heard
}

/// Words of settings and variables by which git would take any host for the right one, or follow it elsewhere.
const LESS_CHECKED: [&str; 8] = [
    "sslverify",
    "ssl_no_verify",
    "sslcainfo",
    "stricthostkeychecking",
    "userknownhostsfile",
    "followredirects",
    "proxysslverify",
    "insecure",
];

#[test]
fn nothing_is_told_to_git_that_would_check_hosts_less() {
    let mut world = World::trip(["alice", "bob"]);
    world.does("add 20 dinner");
    let heard = listening_git(&mut world);
    for address in ["https://me:token@example.invalid/trip.git", "git@example.invalid:trip.git"] {
        world.git(["config", "remote.origin.url", address]);
        world.git(["config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*"]);
        for line in ["sync --timeout 5", "doctor --online", "remote"] {
            let _ = world.clique(line);
        }
        let _ = world.run(["-C", "..", "clone", address, "copy"]);
    }
    let heard = fs::read_to_string(heard).unwrap().to_lowercase();
    assert!(heard.contains("fetch") && heard.contains("git_terminal_prompt"), "{heard}");
    for word in LESS_CHECKED {
        assert!(!heard.contains(word), "git was told of {word}");
    }
    // The token is nowhere in what it is called with: git finds it in its own settings.
    assert!(!heard.lines().any(|line| line.contains("fetch") && line.contains("me:token@")), "{heard}");
}

#[test]
fn no_source_names_a_setting_that_checks_hosts_less() {
    for path in rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let text = fs::read_to_string(&path).unwrap().to_lowercase();
        for word in LESS_CHECKED.into_iter().filter(|word| *word != "insecure") {
            assert!(!text.contains(word), "{}: {word}", path.display());
        }
    }
    // The library goes to no host at all: it is built without https and ssh.
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let line = manifest.lines().find(|line| line.starts_with("git2 = ")).unwrap();
    assert!(line.contains("default-features = false") && !line.contains("https") && !line.contains("ssh"), "{line}");
}

#[test]
fn no_message_shows_a_token() {
    let mut world = World::trip(["alice", "bob"]);
    world.does("add 20 dinner");
    listening_git(&mut world);
    world.git(["config", "remote.origin.url", "https://me:s3cr3t@example.invalid/trip.git?key=s3cr3t"]);
    world.git(["config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*"]);
    for line in ["sync", "remote", "remote --json", "doctor", "doctor --online", "status", "sync --dry-run"] {
        let ran = world.clique(line);
        assert!(
            !ran.stdout.contains("s3cr3t") && !ran.stderr.contains("s3cr3t"),
            "{line}: {}{}",
            ran.stdout,
            ran.stderr
        );
    }
}

#[test]
fn names_that_read_otherwise_are_refused_or_shown() {
    let world = World::trip(["alice", "bob"]);
    for name in ["b\u{202e}ob", "bob\u{200b}", "bob\u{e0041}", "\u{2066}bob", "bob\u{7}"] {
        let ran = world.run(["person", "add", name]);
        assert_ne!(ran.code, 0, "{name:?}");
        assert!(!ran.stderr.contains(['\u{202e}', '\u{200b}', '\u{7}', '\u{2066}']), "{name:?}: {}", ran.stderr);
    }
    // Letters of another alphabet that look like alice's, and her own in capitals.
    for name in ["\u{430}lice", "ALICE", "alice "] {
        assert_ne!(world.run(["person", "add", name]).code, 0, "{name:?}");
    }
    world.write("people/bob.toml", "name = \"\u{430}lice\"\n");
    let ran = world.clique("check");
    assert!(ran.stderr.contains("W207"), "{}", ran.stderr);
    // In a description it is shown for what it is.
    world.write("people/bob.toml", "name = \"bob\"\n");
    world.write(BOOK, &format!("{HEAD},2026-06-14,tea\u{202e}00.1,100,bob,alice bob\n"));
    let ran = world.clique("list");
    assert!(!format!("{}{}", ran.stdout, ran.stderr).contains('\u{202e}'));
}

#[test]
fn a_flood_of_messages_hides_nothing() {
    let world = World::trip(["alice", "bob"]);
    let mut log = String::new();
    for number in 0..100_000_u32 {
        let (minute, second) = (number / 60 % 60, number % 60);
        writeln!(log, "2026-06-10T00:{minute:02}:{second:02}Z {number:012} bob noise {number}").unwrap();
    }
    for number in 0..60 {
        writeln!(log, "2999-06-10T00:00:{number:02}Z 9{number:011} bob buy now").unwrap();
    }
    world.write(LOG, &log);
    let began = Instant::now();
    world.does("say 'who has the key?'");
    let ran = world.clique("messages").success();
    assert!(ran.stdout.contains("who has the key?") && !ran.stdout.contains("buy now"), "{}", ran.stdout);
    assert!(ran.stdout.contains("60 dated ahead of today; see them with --all"), "{}", ran.stdout);
    assert!(ran.stdout.lines().count() < 60);
    assert!(world.clique("messages --all").success().stdout.contains("buy now"));
    assert!(began.elapsed() < PATIENCE);
}

#[test]
fn a_repository_of_another_user_is_left_alone() {
    let mut world = World::trip(["alice", "bob"]);
    let chowned = world.command("chown").args(["-R", "12345", "."]).output().unwrap();
    if !chowned.status.success() {
        println!("SKIPPED: this user may not give files away");
        return;
    }
    world.unset("SUDO_UID");
    let ran = world.clique("add 5 coffee").exits(5);
    assert!(ran.stderr.contains("safe.directory"), "{}", ran.stderr);
    assert!(!world.at.join(BOOK).exists());
    // Reading needs none of it.
    let _ = world.clique("balance").success();
}

#[test]
fn a_newer_format_is_refused_and_what_is_unknown_stays() {
    let world = World::trip(["alice", "bob"]);
    world.write("clique.toml", "format = 2\nname = \"Trip\"\ncurrency = \"EUR\"\n");
    let ran = world.clique("add 5 coffee").exits(3);
    assert!(ran.stderr.contains("E009"), "{}", ran.stderr);
    let settings = "format = 1\nname = \"Trip\"\ncurrency = \"EUR\"\nmood = \"good\" # ours\n\n[weather]\nsun = true\n";
    world.write("clique.toml", settings);
    world.write(BOOK, "id,date,description,amount,paid_by,split,weather\n,2026-06-14,tea,3,bob,alice bob,sunny\n");
    world.does("add 5 coffee -d 2026-06-15");
    world.does("group edit trip --name Journey");
    assert_eq!(world.read("clique.toml"), settings);
    assert!(world.read(BOOK).contains(",tea,3,bob,alice bob,sunny\n"));
}

#[test]
fn names_that_are_one_on_some_disks_are_told() {
    let world = World::trip(["alice", "bob"]);
    let row = |what: &str| format!("{HEAD},2026-06-14,{what},3,bob,alice bob\n");
    for (one, other) in [("ab", "AB"), ("m\u{e4}rz", "ma\u{308}rz"), ("caf\u{e9}", "CAFE\u{301}")] {
        let [one, other] = [one, other].map(|name| format!("groups/trip/expenses/{name}.csv"));
        world.write(&one, &row("tea"));
        world.write(&other, &row("milk"));
        let is_one_file = world.read(&one) == world.read(&other);
        let ran = world.clique("check");
        assert!(is_one_file || ran.code == 3 && ran.stderr.contains("E025"), "{one}: {}", ran.stderr);
        for path in [one, other] {
            let _ = fs::remove_file(world.at.join(path));
        }
    }
    for name in ["ab", "ba", "m\u{e4}rz", "mo\u{308}rz"] {
        world.write(&format!("groups/trip/expenses/{name}.csv"), &row(name));
    }
    // Other vowels are other names, but for a sign that stands for any of them.
    assert_eq!(world.clique("check").code, 3);
    fs::remove_file(world.at.join("groups/trip/expenses/mo\u{308}rz.csv")).unwrap();
    let _ = world.clique("check").success();
}

#[test]
fn every_dependency_is_named_with_its_sum() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let lock = fs::read_to_string(root.join("Cargo.lock")).unwrap();
    let packages: Vec<&str> = lock.split("[[package]]").skip(1).collect();
    assert!(packages.len() > 50);
    for package in packages.iter().filter(|package| !package.contains("\nname = \"clique\"\n")) {
        let from_registry = package.contains("\nsource = \"registry+https://github.com/rust-lang/crates.io-index\"\n");
        assert!(from_registry && package.contains("\nchecksum = \""), "{package}");
    }
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    for way in ["git = \"", "path = \"..", "registry = \"", "[patch"] {
        assert!(!manifest.contains(way), "{way}");
    }
    // What is built for the checks is what the lock names.
    let steps = fs::read_to_string(root.join(".ci/run")).unwrap();
    assert!(steps.contains("cargo clippy --locked"));
}

#[test]
fn the_version_names_the_library_for_git() {
    let ran = World::empty().clique("--version").success();
    let library = ran.stdout.trim().strip_prefix(concat!("clique ", env!("CARGO_PKG_VERSION"), " (libgit2 "));
    let library = library.and_then(|rest| rest.strip_suffix(')')).unwrap_or_default();
    assert!(library.split('.').count() == 3 && library.starts_with("1."), "{}", ran.stdout);
}

#[test]
fn a_flood_of_rows_is_read_and_has_a_name_on_it() {
    let mut friends = Friends::three();
    let mut text = HEAD.replace('\n', ",by\n");
    for number in 0..30_000_u32 {
        writeln!(text, "3{number:011},2026-06-{:02},noise,0.01,carol,carol,carol", number % 28 + 1).unwrap();
    }
    friends.carol().write("groups/trip/expenses/noise.csv", &text);
    pushed_plainly(&friends.world, "noise");
    let began = Instant::now();
    let ran = friends.bob().clique("sync").success();
    assert!(ran.stdout.contains("carol added 30000 entries"), "{}", ran.stdout);
    assert!(ran.stdout.lines().count() < 10, "{}", ran.stdout);
    friends.world.does("add 5 coffee");
    let ran = friends.world.clique("list --limit 5").success();
    assert!(ran.stdout.lines().count() < 20, "{}", ran.stdout);
    // One command takes it back again.
    let _ = friends.world.clique("check").success();
    assert!(began.elapsed() < PATIENCE, "{:?}", began.elapsed());
}

#[test]
fn the_readme_says_who_can_read_a_ledger() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    assert!(readme.contains("Everyone who can reach the remote can read the whole ledger."));
}
