//! Ledgers of friends who are careless or mean harm: what they put into the repository is refused or does nothing.

use std::fs;

use crate::friends::Friends;
use crate::world::World;

const BOOK: &str = "groups/trip/expenses/2026.csv";

/// Carol puts an entry into the tree that no file system would let her make, and pushes it with plain git.
fn smuggled(friends: &mut Friends, mode: &str, text: &str, path: &str) {
    let world = friends.carol();
    let blob = world.at.join("../blob");
    fs::write(&blob, text).unwrap();
    let id = world.git(["hash-object", "-w", "../blob"]);
    let kind = if mode == "160000" { "commit" } else { "blob" };
    let id = if kind == "commit" { world.git(["rev-parse", "HEAD"]) } else { id };
    let old = world.git(["ls-tree", "HEAD"]);
    fs::write(&blob, format!("{old}{mode} {kind} {}\t{path}\n", id.trim())).unwrap();
    let made = world.command("sh").args(["-c", "git mktree --missing < ../blob"]).output().unwrap();
    let tree = String::from_utf8(made.stdout).unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let commit = world.git(["commit-tree", "-p", "HEAD", "-m", "odd", tree.trim()]);
    world.git(["reset", "-q", "--soft", commit.trim()]);
    world.git(["push", "-q", "origin", "HEAD:refs/heads/main"]);
}

/// What lies around the ledgers, which nobody may touch.
fn outside(world: &World) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(world.at.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn links_lead_nowhere() {
    let mut friends = Friends::three();
    fs::write(friends.world.at.join("../secret"), "a key\n").unwrap();
    for path in ["rates.csv", "notes"] {
        smuggled(&mut friends, "120000", "../secret", path);
    }
    let ran = friends.bob().clique("sync");
    assert!(ran.stderr.contains("symbolic link"), "{}{}", ran.stdout, ran.stderr);
    let world = friends.bob();
    for path in ["rates.csv", "notes"] {
        assert!(fs::read_to_string(world.at.join(path)).map_or(true, |text| !text.contains("a key")), "{path}");
    }
    world.does("add 5 coffee");
    assert_eq!(fs::read_to_string(world.at.join("../secret")).unwrap(), "a key\n");
    // One who clones gets no link either.
    let ran = world.clique("-C .. clone remote.git dave");
    assert!(ran.stderr.contains("symbolic link"), "{}", ran.stderr);
    assert!(!world.at.join("../dave/notes").is_symlink());
}

#[test]
fn a_folder_that_is_a_link_is_never_written_through() {
    let mut friends = Friends::three();
    let world = friends.bob();
    let elsewhere = world.at.join("../elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    fs::rename(world.at.join("groups/trip/expenses"), world.at.join("../kept")).unwrap();
    std::os::unix::fs::symlink(&elsewhere, world.at.join("groups/trip/expenses")).unwrap();
    assert_ne!(world.clique("add 5 coffee").code, 0);
    friends.alice().does("add 6 tea");
    friends.alice().does("sync");
    assert_ne!(friends.bob().clique("sync").code, 0);
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 0);
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    for path in ["..", ".git", ".GIT", "git~1", ".g\u{200c}it", "a\\b", ".git "] {
        let mut friends = Friends::three();
        smuggled(&mut friends, "100644", "x\n", path);
        let before = (outside(friends.bob()), friends.bob().git(["rev-parse", "HEAD"]));
        let ran = friends.bob().clique("sync");
        assert_ne!(ran.code, 0, "{path}: {}", ran.stdout);
        assert!(!ran.stderr.is_empty(), "{path}");
        assert_eq!((outside(friends.bob()), friends.bob().git(["rev-parse", "HEAD"])), before, "{path}");
        let ran = friends.bob().clique("-C .. clone remote.git dave");
        assert_ne!(ran.code, 0, "{path}: {}", ran.stdout);
        assert_eq!(outside(friends.bob()), before.0, "{path}");
        friends.bob().does("add 5 coffee");
    }
}

#[test]
fn names_that_some_system_cannot_have_are_told() {
    let mut friends = Friends::three();
    for path in ["CON", "a:b", "end.", "x\u{200b}y"] {
        smuggled(&mut friends, "100644", "x\n", path);
    }
    let ran = friends.bob().clique("sync").success();
    assert!(ran.stderr.contains("Windows"), "{}", ran.stderr);
    friends.bob().does("check");
}

#[test]
fn a_repository_in_the_repository_is_left_alone() {
    let mut friends = Friends::three();
    smuggled(&mut friends, "160000", "", "people2");
    let ran = friends.bob().clique("sync").success();
    assert!(ran.stderr.contains("another repository"), "{}", ran.stderr);
    friends.bob().does("add 5 coffee");
    friends.bob().does("sync");
}

#[test]
fn attributes_change_no_byte() {
    let mut friends = Friends::three();
    let odd = "* filter=run ident\n*.csv text eol=crlf working-tree-encoding=UTF-16 merge=binary\n";
    friends.carol().write(".gitattributes", odd);
    friends.world.git(["config", "filter.run.smudge", "touch ../ran"]);
    friends.world.git(["add", "-A"]);
    friends.world.git(["-c", "filter.run.clean=cat", "commit", "-q", "-m", "odd"]);
    friends.world.git(["push", "-q"]);
    friends.bob().git(["config", "filter.run.smudge", "touch ../ran; cat"]);
    friends.world.git(["config", "filter.run.clean", "touch ../ran; cat"]);
    friends.world.does("add 7 cake");
    friends.world.does("sync");
    friends.alice().does("add 5 coffee");
    friends.world.does("sync");
    friends.bob().does("sync");
    let book = friends.bob().read(BOOK);
    assert_eq!(book.lines().count(), 4, "{book}");
    assert!(!book.contains('\r'));
    assert!(!friends.world.at.join("../ran").exists());
}

#[test]
fn hooks_are_not_run() {
    let mut friends = Friends::three();
    for place in ["../remote.git/hooks", "../bob/.git/hooks"] {
        let folder = friends.world.at.join(place);
        fs::create_dir_all(&folder).unwrap();
        for hook in
            ["pre-receive", "update", "post-receive", "pre-commit", "post-commit", "post-merge", "post-checkout"]
        {
            let hook = folder.join(hook);
            fs::write(&hook, "#!/bin/sh\ntouch ../ran ../../ran ../../../ran\nexit 1\n").unwrap();
            std::process::Command::new("chmod").arg("+x").arg(&hook).status().unwrap();
        }
    }
    friends.alice().does("add 5 coffee");
    friends.world.does("sync");
    friends.bob().does("add 7 cake");
    friends.world.does("sync");
    assert!(!outside(friends.bob()).contains(&"ran".to_owned()));
}

#[test]
fn a_huge_file_is_refused_before_it_is_read() {
    let mut friends = Friends::three();
    let world = friends.carol();
    let place = world.at.join("rates.csv");
    let file = fs::File::create(&place).unwrap();
    file.set_len(300 * 1024 * 1024).unwrap();
    world.git(["-c", "core.compression=1", "add", "rates.csv"]);
    world.git(["commit", "-q", "-m", "huge"]);
    world.git(["push", "-q"]);
    let before = friends.bob().git(["rev-parse", "HEAD"]);
    let ran = friends.bob().clique("sync");
    assert_ne!(ran.code, 0, "{}", ran.stdout);
    assert_eq!(friends.bob().git(["rev-parse", "HEAD"]), before);
    friends.bob().does("add 5 coffee");
}

#[test]
fn addresses_are_never_taken_out_of_the_ledger() {
    let mut friends = Friends::three();
    friends.carol().write(".gitmodules", "[submodule \"x\"]\n\tpath = x\n\turl = ext::sh -c 'touch ../ran'\n");
    friends.world.write(".gitconfig", "[remote \"origin\"]\n\turl = ext::sh -c 'touch ../ran'\n");
    friends.world.write(".lfsconfig", "[lfs]\n\turl = http://example.org\n");
    friends.world.git(["add", "-A"]);
    friends.world.git(["commit", "-q", "-m", "odd"]);
    friends.world.does("sync");
    friends.bob().does("sync");
    assert!(friends.bob().git(["config", "--local", "remote.origin.url"]).ends_with("remote.git\n"));
    assert!(!outside(friends.bob()).contains(&"ran".to_owned()));
}

#[test]
fn words_of_a_commit_do_not_reach_the_terminal_raw() {
    let mut friends = Friends::three();
    friends.carol().write("README.md", "x\n");
    friends.world.git(["add", "-A"]);
    friends.world.git(["-c", "user.name=e", "commit", "-q", "-m", "\u{1b}]52;c;eA==\u{7}\u{1b}[2Jgone \u{202e}evil"]);
    friends.world.git(["push", "-q"]);
    for line in ["sync", "log", "doctor"] {
        let ran = friends.bob().clique(line);
        for text in [&ran.stdout, &ran.stderr] {
            assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{line}: {text:?}");
        }
    }
}

#[test]
fn what_a_friend_has_git_ignore_is_committed_all_the_same() {
    let mut friends = Friends::three();
    friends.carol().write(".gitignore", "*\n");
    friends.world.git(["add", "-f", ".gitignore"]);
    friends.world.git(["commit", "-q", "-m", "ignore all"]);
    friends.world.git(["push", "-q"]);
    friends.bob().does("sync");
    friends.world.does("add 5 coffee -d 2027-01-01");
    friends.world.does("sync");
    assert!(friends.world.git(["ls-files"]).contains("expenses/2027.csv"));
    friends.world.assert_clean();
    friends.alice().does("sync");
    assert!(friends.world.read("groups/trip/expenses/2027.csv").contains("coffee"));
}

#[test]
fn objects_put_in_the_place_of_others_are_not_looked_at() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.does("add 20 dinner");
    let told = |world: &World| world.clique("balance --at HEAD").success().stdout;
    let before = told(&world);
    let other = world.read(BOOK).replace("20.00", "90.00");
    world.write("../other", &other);
    let other = world.git(["hash-object", "-w", "../other"]);
    world.git(["replace", &format!("HEAD:{BOOK}"), other.trim()]);
    assert!(world.git(["show", &format!("HEAD:{BOOK}")]).contains("90.00"));
    assert_eq!(told(&world), before);
    world.does("add 5 coffee");
    assert_eq!(world.git(["--no-replace-objects", "show", &format!("HEAD:{BOOK}")]), world.read(BOOK));
    // A graft that hides what came before.
    let head = world.git(["rev-parse", "HEAD"]);
    world.git(["replace", "--graft", head.trim()]);
    assert!(world.clique("log").success().stdout.contains("dinner"));
}

#[test]
fn a_program_among_the_files_is_told_and_stays_a_file() {
    let mut friends = Friends::three();
    smuggled(&mut friends, "100755", "#!/bin/sh\ntouch ../ran\n", "rates.csv");
    let ran = friends.bob().clique("sync");
    assert!(ran.code != 0 || !ran.stderr.is_empty(), "{}", ran.stdout);
    assert!(!outside(friends.bob()).contains(&"ran".to_owned()));
}

#[test]
fn addresses_that_would_run_something_are_refused() {
    let world = World::trip(["alice", "bob", "carol"]);
    let bad = [
        "ext::sh -c 'touch ran'",
        "--upload-pack=touch ran",
        "-oProxyCommand=touch ran",
        "fd::3",
        "ssh://-oProxyCommand=touch/x",
    ];
    for address in bad {
        for line in [
            vec!["clone", "--", address, "copy"],
            vec!["sync", "--setup", address],
            vec!["remote", "set", "--", address],
        ] {
            let ran = world.run(&line);
            assert_ne!(ran.code, 0, "{line:?}: {}", ran.stdout);
            assert!(ran.stderr.starts_with("error: "), "{line:?}: {}", ran.stderr);
        }
        // One that stands in git's own settings, as in a folder that somebody handed over.
        world.git(["config", "remote.origin.url", address]);
        assert_ne!(world.clique("sync").code, 0, "{address}");
        world.git(["config", "--unset", "remote.origin.url"]);
    }
    for place in ["ran", "../ran"] {
        assert!(!world.at.join(place).exists());
    }
    world.assert_clean();
}

#[test]
fn settings_without_an_end_are_refused() {
    let world = World::trip(["alice", "bob", "carol"]);
    let many = |text: &str| text.repeat(100_000);
    let texts = [
        format!("a = {}", many("[")),
        format!("a = {}", many("{a=")),
        format!("a{} = 1\n", many(".a")),
        format!("[a{}]\n", many(".a")),
        format!("name = \"{}\"\n", many(&"x".repeat(50))),
    ];
    for text in texts {
        world.write("people/eve.toml", &text);
        for line in ["check", "list", "add 5 coffee"] {
            let ran = world.clique(line);
            assert_eq!(ran.code, 3, "{line}: {}", ran.stderr);
            assert!(ran.stderr.len() + ran.stdout.len() < 2000, "{line}");
        }
    }
}

#[test]
fn the_environment_leads_to_no_other_repository() {
    let mut world = World::trip(["alice", "bob", "carol"]);
    world.git(["init", "-q", "../elsewhere"]);
    let elsewhere = world.at.join("../elsewhere");
    world.set("GIT_DIR", elsewhere.join(".git").to_str().unwrap());
    world.set("GIT_WORK_TREE", elsewhere.to_str().unwrap());
    world.set("GIT_OBJECT_DIRECTORY", elsewhere.join(".git/objects").to_str().unwrap());
    world.does("add 20 dinner");
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 1);
    assert!(!elsewhere.join(".git/refs/heads/main").exists());
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY"] {
        world.unset(name);
    }
    world.assert_clean();
    assert!(world.git(["log", "-1", "--format=%s"]).contains("dinner"));
}
