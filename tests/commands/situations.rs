//! Stories of remotes and clones that are not as one would wish, each told in words.

use std::process::Stdio;
use std::time::{Duration, Instant};

use expect_test::expect;

use crate::friends::Friends;
use crate::world::World;

const BOOK: &str = "groups/trip/expenses/2026.csv";

#[test]
fn a_remote_whose_branch_has_another_name_is_followed() {
    let mut friends = Friends::three();
    friends.alice().git(["clone", "-q", "--bare", "../remote.git", "../trunk.git"]);
    friends.world.git(["--git-dir=../trunk.git", "branch", "-m", "main", "trunk"]);
    friends.world.does("add 5 coffee");
    friends.world.clique("sync --setup ../trunk.git").shows(expect![[r#"
        ↑  9rmg  alice added coffee 5.00 EUR
        ✓ pushed 33ec7a2 to origin
    "#]]);
    assert_eq!(friends.world.git(["config", "branch.main.merge"]), "refs/heads/trunk\n");
    friends.world.does("sync");
    friends.world.assert_clean();
}

#[test]
fn a_shallow_clone_is_told_what_it_lacks() {
    let mut friends = Friends::three();
    friends.alice().does("add 5 coffee");
    friends.world.does("sync");
    let url = format!("file://{}", friends.world.at.parent().unwrap().join("remote.git").display());
    friends.world.git(["clone", "-q", "--depth", "1", &url, "../shallow"]);
    friends.bob().does("add 7 cake");
    friends.bob().git(["push", "-q", "--force", "origin", "HEAD:main"]);
    let ran = friends.bob().clique("-C ../shallow sync");
    assert!(ran.code == 5 && ran.stderr.contains("git fetch --unshallow"), "{}{}", ran.stdout, ran.stderr);
}

#[test]
fn what_is_staged_and_what_is_no_ledger_stay_as_they_are() {
    let mut friends = Friends::three();
    friends.carol().write("README.md", "one\ntwo\nthree\n");
    friends.carol().write("tool.sh", "#!/bin/sh\n");
    friends.world.command("chmod").args(["+x", "tool.sh"]).status().unwrap();
    friends.world.git(["add", "-A"]);
    friends.world.git(["commit", "-q", "-m", "more files"]);
    friends.world.does("sync");
    // A program stays one.
    friends.bob().does("sync");
    friends.bob().assert_clean();
    assert!(friends.bob().command("./tool.sh").status().unwrap().success());
    // A file of bob's own is staged, another is changed and not committed; both come through.
    friends.carol().write("README.md", "one\ntwo\nthree\nfour\n");
    friends.world.command("chmod").args(["-x", "tool.sh"]).status().unwrap();
    friends.world.git(["commit", "-q", "-a", "-m", "a line"]);
    friends.world.does("sync");
    friends.bob().write("staged.txt", "mine\n");
    friends.world.git(["add", "staged.txt"]);
    friends.world.write("README.md", "zero\none\ntwo\nthree\n");
    friends.world.clique("sync").shows(expect![[r#"
        ↓     carol committed: a line
        ✓ in step with origin
        --- stderr
        warning: `README.md` has changes of yours that are not committed; they stand in what came
    "#]]);
    assert_eq!(friends.world.read("README.md"), "zero\none\ntwo\nthree\nfour\n");
    assert_eq!(friends.world.git(["status", "--porcelain"]), " M README.md\nA  staged.txt\n");
    // What cannot be merged stops it in words, and nothing is changed.
    friends.carol().write("photo.jpg", "carol's");
    friends.world.git(["add", "-A"]);
    friends.world.git(["commit", "-q", "-m", "a photo"]);
    friends.world.does("sync");
    friends.bob().write("photo.jpg", "bob's");
    friends.world.clique("sync").shows(expect![[r#"
        --- stderr
        error: `photo.jpg` has changes that are not committed, and cannot be merged with what came
          help: commit them: git add photo.jpg && git commit photo.jpg; or move the file away
          help: then run the command again; nothing was changed
        --- exit 4
    "#]]);
    assert_eq!(friends.world.read("photo.jpg"), "bob's");
}

#[test]
fn a_submodule_is_left_alone() {
    let mut friends = Friends::three();
    friends.carol().write(".gitmodules", "[submodule \"x\"]\n\tpath = x\n\turl = ../x\n");
    let head = friends.world.git(["rev-parse", "HEAD"]);
    friends.world.git(["update-index", "--add", "--cacheinfo", &format!("160000,{},x", head.trim())]);
    friends.world.git(["add", ".gitmodules"]);
    friends.world.git(["commit", "-q", "-m", "a submodule"]);
    friends.world.git(["push", "-q"]);
    friends.bob().clique("sync").shows(expect![[r#"
        ↓     carol committed: a submodule
        ✓ in step with origin
        --- stderr
        warning: `x` is left alone: it is another repository
    "#]]);
    friends.bob().does("add 5 coffee");
    friends.bob().does("sync");
    friends.alice().does("add 6 tea");
    friends.alice().does("sync");
    assert_eq!(friends.alice().read(BOOK).lines().count(), 4);
}

/// What a clone left that was killed goes with the next one; what one holds that goes on just now does not.
#[cfg(target_os = "linux")]
#[test]
fn what_a_killed_clone_left_is_taken_away() {
    let mut friends = Friends::three();
    let folder = friends.alice().at.parent().unwrap().to_owned();
    let (dead, alive) = (folder.join(".new.clique-1-1"), folder.join(".new.clique-2-2"));
    for left in [&dead, &alive] {
        std::fs::create_dir_all(left.join(".git/objects")).unwrap();
    }
    let held = std::fs::File::open(&alive).unwrap();
    held.lock().unwrap();
    friends.world.does("clone ../remote.git ../new");
    assert!(!dead.exists() && alive.exists());
}

#[test]
fn who_steps_into_the_remote_is_told_to_clone_it() {
    let mut friends = Friends::three();
    friends.alice().clique("-C ../remote.git list").shows(expect![[r#"
        --- stderr
        error: ../remote.git is what friends sync with; nobody works in it
          help: get a ledger of it to work in: clique clone URL DIR
        --- exit 5
    "#]]);
}

/// A remote over ssh that says nothing.
fn silent_remote(friends: &mut Friends) -> &World {
    friends.world.set("GIT_SSH_COMMAND", "sleep 60; false");
    friends.alice().git(["remote", "set-url", "origin", "git@example.org:trip.git"]);
    &friends.world
}

#[test]
fn a_remote_that_hangs_is_given_up() {
    let mut friends = Friends::three();
    let world = silent_remote(&mut friends);
    world.does("add 5 coffee");
    let began = Instant::now();
    world.clique("sync --timeout 1").shows(expect![[r#"
        --- stderr
        error: the remote did not answer within 1 second
          help: nothing is lost: what you wrote is recorded here and goes with the next clique sync
        --- exit 5
    "#]]);
    let ran = world.clique("doctor --online --timeout 1 --format porcelain").exits(1);
    assert!(ran.stdout.contains("online\tfail\tthe remote did not answer within 1 second"), "{}", ran.stdout);
    assert!(began.elapsed() < Duration::from_secs(40));
    world.assert_clean();
}

/// An `ssh` that answers from this machine, and sleeps where the other side is to do this.
const SLEEPY: &str = "here() { shift; case \"$*\" in *$SLEEPS*) sleep 60;; esac; eval \"$@\"; }; here";

/// Asking where the branch stands, fetching and pushing each wait no longer than they may; what was pushed all the
/// same is found out with the next sync.
#[test]
fn whatever_hangs_is_given_up() {
    let mut friends = Friends::three();
    friends.bob().does("add 7 cake");
    friends.world.does("sync");
    friends.world.set("GIT_SSH_COMMAND", SLEEPY);
    friends.world.set("GIT_SSH_VARIANT", "simple");
    friends.alice().git(["remote", "set-url", "origin", "example.org:../remote.git"]);
    friends.world.does("add 5 coffee");
    for (phase, does) in [("upload-pack", "sync"), ("receive-pack", "sync"), ("upload-pack", "sync --dry-run")] {
        friends.world.set("SLEEPS", phase);
        let began = Instant::now();
        let ran = friends.world.clique(&format!("{does} --timeout 1")).exits(5);
        assert!(ran.stderr.contains("did not answer within 1 second"), "{phase}: {}", ran.stderr);
        assert!(ran.stderr.contains("goes with the next clique sync"), "{phase}: {}", ran.stderr);
        // Longer than it may on a machine that is busy, shorter than what was asked sleeps.
        assert!(began.elapsed() < Duration::from_secs(50), "{phase}: {:?}", began.elapsed());
        friends.world.assert_clean();
    }
    friends.world.set("SLEEPS", "nothing");
    friends.world.does("sync");
    friends.bob().does("sync");
    assert_eq!(friends.bob().read(BOOK).lines().count(), 4);
}

/// A push that is killed over there leaves its lock, and nobody was faster.
#[test]
fn a_branch_that_stays_locked_is_called_so() {
    let mut friends = Friends::three();
    friends.world.set("GIT_SSH_COMMAND", SLEEPY);
    friends.world.set("GIT_SSH_VARIANT", "simple");
    friends.world.set("SLEEPS", "nothing");
    friends.alice().git(["remote", "set-url", "origin", "example.org:../remote.git"]);
    friends.world.does("add 5 coffee");
    let lock = friends.world.at.join("../remote.git/HEAD.lock");
    std::fs::write(&lock, "").unwrap();
    let ran = friends.world.clique("sync").exits(4);
    assert!(ran.stderr.starts_with("error: the branch is locked at the remote: "), "{}", ran.stderr);
    assert!(ran.stderr.contains("HEAD.lock"), "{}", ran.stderr);
    assert!(ran.stderr.contains("whoever keeps the remote removes that lock file"), "{}", ran.stderr);
    std::fs::remove_file(lock).unwrap();
    // A git of ours that was killed left one too; it is taken away when nobody can hold it any more.
    std::fs::write(friends.world.at.join(".git/refs/remotes/origin/main.lock"), "").unwrap();
    friends.world.does("sync");
    friends.world.assert_clean();
}

/// What was seen of the remote tells whether somebody takes changes away; a place that is mistyped must not end that.
#[test]
fn a_place_that_does_not_answer_leaves_the_remote_as_it_was() {
    let mut friends = Friends::three();
    friends.alice().does("add 5 coffee");
    friends.world.does("sync");
    let before = friends.world.clique("remote").success().stdout;
    friends.world.clique("sync --setup ../gone.git").shows(expect![[r#"
        --- stderr
        error: there is no repository at the remote: ~/gone.git
          help: make one there first; in a folder: git init --bare FOLDER
          help: the remote is as it was before
        --- exit 5
    "#]]);
    assert_eq!(friends.world.clique("remote").success().stdout, before);
    friends.world.git(["--git-dir=../remote.git", "update-ref", "refs/heads/main", "refs/heads/main~1"]);
    let ran = friends.world.clique("sync").success();
    assert!(ran.stderr.contains("somebody took changes away from the remote by force"), "{}", ran.stderr);
}

#[test]
fn leaving_while_it_waits_harms_nothing() {
    let mut friends = Friends::three();
    let world = silent_remote(&mut friends);
    let mut command = world.command(env!("CARGO_BIN_EXE_clique"));
    let mut running = command.arg("sync").stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    // While it waits for the network it holds no lock.
    world.does("add 5 coffee");
    let id = running.id().to_string();
    assert!(world.command("kill").args(["-INT", &id]).status().unwrap().success());
    assert!(!running.wait().unwrap().success());
    world.does("add 6 tea");
    world.assert_clean();
}

#[test]
fn without_git_a_folder_still_works() {
    let mut friends = Friends::three();
    friends.bob().does("add 7 cake");
    friends.alice().does("add 5 coffee");
    let path = friends.world.at.parent().unwrap().join("nothing").display().to_string();
    let mut command = friends.world.command(env!("CARGO_BIN_EXE_clique"));
    assert!(command.arg("sync").env("PATH", &path).status().unwrap().success());
    friends.bob().does("sync");
    assert_eq!(friends.bob().read(BOOK).lines().count(), 4);
    friends.alice().git(["remote", "set-url", "origin", "git@example.org:trip.git"]);
    friends.world.set("PATH", &path);
    friends.world.clique("sync").shows(expect![[r#"
        --- stderr
        error: no `git` program is installed
          help: install git; a folder or a stick as remote works without
        --- exit 5
    "#]]);
}

/// Every write fails from some size of file on, as on a full disk: what was acknowledged is there, and the next
/// command works.
#[test]
fn a_full_disk_changes_nothing() {
    let mut friends = Friends::three();
    friends.bob().does("add 7 cake");
    friends.bob().does("sync");
    let world = friends.alice();
    let before = (world.read(BOOK), world.git(["rev-parse", "HEAD"]));
    for command in ["add 5 coffee", "sync"] {
        let line = format!("trap '' XFSZ; ulimit -f 0; exec {} {command}", env!("CARGO_BIN_EXE_clique"));
        let ran = world.command("sh").args(["-c", &line]).output().unwrap();
        assert!(!ran.status.success(), "{command}");
        assert!(!ran.stderr.is_empty(), "{command}");
        assert_eq!((world.read(BOOK), world.git(["rev-parse", "HEAD"])), before, "{command}");
    }
    world.does("add 5 coffee");
    world.does("sync");
    assert_eq!(world.read(BOOK).lines().count(), 4);
    world.assert_clean();
}

#[test]
fn a_timer_hears_nothing_when_all_is_well() {
    let mut friends = Friends::three();
    friends.bob().does("add 7 cake");
    friends.bob().clique("sync --quiet").shows(expect![[""]]);
    friends.alice().clique("sync --quiet").shows(expect![[""]]);
    let record = friends.alice().clique("sync --quiet --json").success().json();
    assert_eq!(record["data"]["arrived"], true);
    friends.alice().git(["remote", "set-url", "origin", "../gone.git"]);
    friends.alice().clique("sync --quiet").shows(expect![[r#"
        --- stderr
        error: there is no repository at the remote: ~/gone.git
          help: make one there first; in a folder: git init --bare FOLDER
        --- exit 5
    "#]]);
}

#[test]
fn a_linked_work_tree_is_a_clone_like_any_other() {
    let mut friends = Friends::three();
    friends.alice().git(["worktree", "add", "-q", "-b", "side", "../side"]);
    friends.alice().does("-C ../side use trip --me bob");
    friends.alice().does("-C ../side add 5 coffee");
    let listed = friends.alice().clique("-C ../side use").success();
    assert!(listed.stdout.contains("bob"), "{}", listed.stdout);
    assert!(!friends.alice().clique("use").success().stdout.contains("bob"));
    friends.alice().assert_clean();
}
