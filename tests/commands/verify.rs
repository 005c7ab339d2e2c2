//! Stories of `clique verify`: who made a change, and whether that is proven.

use std::fs;
use std::path::PathBuf;

use expect_test::{Expect, expect};

use crate::friends::Friends;
use crate::world::{Ran, World};

/// Alice and bob with a key each, and carol without, who share a remote.
struct Signers {
    friends: Friends,
    keys: PathBuf,
}

impl Signers {
    /// Makes the keys and puts them into the people's files; nothing where there is no `ssh-keygen`.
    fn meet() -> Option<Signers> {
        let friends = Friends::three();
        let keys = friends.world.at.parent().unwrap().join("keys");
        fs::create_dir(&keys).unwrap();
        let mut signers = Signers { friends, keys };
        for name in ["alice", "bob", "mallory"] {
            if !signers.make_key(name) {
                return None;
            }
        }
        signers.alice().does("person edit me --key ../keys/alice.pub");
        signers.alice().does("sync");
        signers.bob().does("sync");
        signers.bob().does("person edit me --key ../keys/bob.pub");
        signers.bob().does("sync");
        signers.alice().does("sync");
        signers.alice().does("verify");
        Some(signers)
    }

    #[expect(clippy::print_stderr, reason = "a story that is skipped says so")]
    fn make_key(&self, name: &str) -> bool {
        let path = self.keys.join(name);
        let made = self
            .friends
            .world
            .command("ssh-keygen")
            .args(["-q", "-t", "ed25519", "-N", "", "-C", name, "-f"])
            .arg(path)
            .output();
        match made {
            Ok(made) => assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr)),
            Err(_) => eprintln!("skipped: there is no ssh-keygen"),
        }
        self.keys.join(name).exists()
    }

    fn alice(&mut self) -> &World {
        self.friends.alice();
        self.sign_with("alice")
    }

    fn bob(&mut self) -> &World {
        self.friends.bob();
        self.sign_with("bob")
    }

    fn sign_with(&mut self, name: &str) -> &World {
        let world = &self.friends.world;
        world.git(["config", "gpg.format", "ssh"]);
        world.git(["config", "user.signingkey", self.keys.join(name).to_str().unwrap()]);
        world
    }

    /// Says who the next commits are by, whatever key signs them.
    fn claim(&mut self, name: &str) -> &World {
        for role in ["AUTHOR", "COMMITTER"] {
            self.friends.world.set(&format!("GIT_{role}_NAME"), name);
            self.friends.world.set(&format!("GIT_{role}_EMAIL"), &format!("{name}@example.org"));
        }
        &self.friends.world
    }
}

/// Shows an answer without what differs from run to run: ids of commits and ends of keys.
#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "it reads best at the call")]
fn shows(ran: &Ran, expected: Expect) {
    let text = format!("{}{}--- exit {}\n", ran.stdout, ran.stderr, ran.code);
    let is_id = |word: &str| matches!(word.len(), 8 | 12 | 40) && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let masked = |word: &str| {
        let bare = word.trim_end_matches([',', '.']);
        if is_id(bare) {
            word.replace(bare, "COMMIT")
        } else if word.starts_with('…') {
            word.replace(bare, "…KEY")
        } else {
            word.to_owned()
        }
    };
    let lines: Vec<String> =
        text.lines().map(|line| line.split(' ').map(masked).collect::<Vec<_>>().join(" ")).collect();
    expected.assert_eq(&format!("{}\n", lines.join("\n")));
}

#[test]
fn signed_changes_hold_and_what_was_verified_is_remembered() {
    let Some(mut signers) = Signers::meet() else { return };
    let world = signers.alice();
    shows(
        &world.clique("verify --all"),
        expect![[r#"
        ✓ COMMIT  2026-06-15 20:00  alice  people: edit alice
            the first key of alice, which is trusted: ssh-ed25519 …KEY
        ✓ COMMIT  2026-06-15 20:00  bob  people: edit bob
            the first key of bob, which is trusted: ssh-ed25519 …KEY
        ✓ 4 changes hold
            2 proven by their signatures
            2 unproven: alice 2
        --- exit 0
    "#]],
    );
    shows(
        &world.clique("verify"),
        expect![[r#"
        ✓ nothing new since COMMIT
        --- exit 0
    "#]],
    );
    world.does("add 42.50 taxi");
    shows(
        &world.clique("verify"),
        expect![[r#"
        ✓ 1 change since COMMIT holds
            1 proven by its signature
        --- exit 0
    "#]],
    );
    world.assert_clean();
    world.does("sync");
    let world = signers.bob();
    world.does("sync");
    shows(
        &world.clique("verify"),
        expect![[r#"
        ✓ COMMIT  2026-06-15 20:00  alice  people: edit alice
            the first key of alice, which is trusted: ssh-ed25519 …KEY
        ✓ COMMIT  2026-06-15 20:00  bob  people: edit bob
            the first key of bob, which is trusted: ssh-ed25519 …KEY
        ✓ 5 changes hold
            3 proven by their signatures
            2 unproven: alice 2
        --- exit 0
    "#]],
    );
}

#[test]
fn plain_git_agrees() {
    let Some(mut signers) = Signers::meet() else { return };
    let world = signers.alice();
    world.does("add 42.50 taxi");
    let key = fs::read_to_string(world.at.join("../keys/alice.pub")).unwrap();
    world.write("../allowed", &format!("alice@example.org {key}"));
    world.git(["-c", "gpg.ssh.allowedSignersFile=../allowed", "verify-commit", "HEAD"]);
}

#[test]
fn a_key_of_bob_on_a_commit_of_alice() {
    let Some(mut signers) = Signers::meet() else { return };
    signers.bob();
    let world = signers.claim("alice");
    world.does("add 300 'a debt of alice' -p bob");
    // For git this is a good signature: bob's key is one that it trusts.
    let key = fs::read_to_string(world.at.join("../keys/bob.pub")).unwrap();
    world.write("../allowed", &format!("bob@example.org {key}"));
    world.git(["-c", "gpg.ssh.allowedSignersFile=../allowed", "verify-commit", "HEAD"]);
    shows(
        &world.clique("verify"),
        expect![[r#"
        ✓ COMMIT  2026-06-15 20:00  alice  people: edit alice
            the first key of alice, which is trusted: ssh-ed25519 …KEY
        ✓ COMMIT  2026-06-15 20:00  bob  people: edit bob
            the first key of bob, which is trusted: ssh-ed25519 …KEY
        ✗ COMMIT  2026-06-15 20:00  alice  trip: add a debt of alice 300.00 EUR (f4kvpey3kyfn)
            it says that alice made it, and it is signed with a key of bob
        ✗ 1 of 5 changes does not hold
            2 proven by their signatures
            2 unproven: alice 2
          if it is all right all the same: clique verify --accept
        --- exit 1
    "#]],
    );
}

#[test]
fn a_forged_author_has_no_signature() {
    let Some(mut signers) = Signers::meet() else { return };
    signers.friends.carol();
    let world = signers.claim("alice");
    world.does("sync");
    world.does("verify");
    world.does("add 300 'a debt of alice' -p carol");
    shows(
        &world.clique("verify"),
        expect![[r#"
        ✗ COMMIT  2026-06-15 20:00  alice  trip: add a debt of alice 300.00 EUR (rx7c2bk046f6)
            it is not signed, although alice has a key
        ✗ 1 change since COMMIT does not hold
          if it is all right all the same: clique verify --accept
        --- exit 1
    "#]],
    );
    let _ = world.clique("verify HEAD --json").exits(1);
    let _ = world.clique("verify HEAD~1..").exits(1);
    let _ = world.clique("verify HEAD~1").success();
}

#[test]
fn sync_mentions_what_does_not_hold_once_it_was_verified() {
    let Some(mut signers) = Signers::meet() else { return };
    signers.friends.carol();
    let world = signers.claim("alice");
    world.does("sync");
    world.does("add 300 'a debt of alice' -p carol");
    world.does("sync");
    let ran = signers.alice().clique("sync").success();
    assert!(ran.stderr.contains("warning: 1 of 1 changes since the last clique verify do not hold"), "{}", ran.stderr);
    let ran = signers.alice().clique("sync").success();
    assert!(!ran.stderr.contains("do not hold"), "{}", ran.stderr);
}

#[test]
fn a_key_of_a_stranger() {
    let Some(mut signers) = Signers::meet() else { return };
    signers.alice();
    let world = signers.sign_with("mallory");
    world.does("add 300 'a debt of bob' -p alice");
    shows(
        &world.clique("verify"),
        expect![[r#"
        ✗ COMMIT  2026-06-15 20:00  alice  trip: add a debt of bob 300.00 EUR (9rmgc2164wfz)
            it is signed with a key that nobody here has: ssh-ed25519 …KEY
        ✗ 1 change since COMMIT does not hold
          if it is all right all the same: clique verify --accept
        --- exit 1
    "#]],
    );
}

#[test]
fn a_signature_that_is_stripped_or_moved() {
    let Some(mut signers) = Signers::meet() else { return };
    let world = signers.alice();
    world.does("add 42.50 taxi");
    let commit = world.git(["cat-file", "commit", "HEAD"]);
    let store = |text: &str| {
        world.write("../commit", text);
        world.git(["hash-object", "-t", "commit", "-w", "../commit"]).trim().to_owned()
    };
    let (before, rest) = commit.split_once("gpgsig ").unwrap();
    let (_, after) = rest.split_once("-----END SSH SIGNATURE-----\n").unwrap();
    let stripped = store(&format!("{before}{}", after.trim_start_matches(" \n")));
    shows(
        &world.run(["verify", &stripped]),
        expect![[r#"
        ✗ COMMIT  2026-06-15 20:00  alice  trip: add taxi 42.50 EUR (9rmgc2164wfz)
            it is not signed, although alice has a key
        ✗ 1 change does not hold
        --- exit 1
    "#]],
    );
    let changed = store(&commit.replace("taxi", "ship"));
    shows(
        &world.run(["verify", &changed]),
        expect![[r#"
        ✗ COMMIT  2026-06-15 20:00  alice  trip: add ship 42.50 EUR (9rmgc2164wfz)
            its signature does not hold: it was made of something else
        ✗ 1 change does not hold
        --- exit 1
    "#]],
    );
}

#[test]
fn a_rewritten_history_tells_what_vanished() {
    let Some(mut signers) = Signers::meet() else { return };
    let world = signers.alice();
    world.does("add 42.50 taxi");
    world.does("add 12 'fish, fried'");
    world.does("verify");
    world.git(["reset", "-q", "--hard", "HEAD~2"]);
    // The same clock and seed give the taxi's id to the coffee.
    world.does("add 5 coffee");
    shows(
        &world.clique("verify"),
        expect![[r#"
            ✗ the history was rewritten: 2 commits of what was verified up to COMMIT are gone
                1 entry is gone:
                  9rmhc2164w1g  2026-06-15  fish, fried  12.00
                1 entry says something else now than:
                  9rmgc2164wfz  2026-06-15  taxi  42.50
            ✓ 1 change holds
                1 proven by its signature
              to bring back what is gone: git merge COMMIT
              if it is all right all the same: clique verify --accept
            --- exit 1
        "#]],
    );
    let json = world.clique("verify --json").exits(1).json();
    assert_eq!(json["data"]["rewritten"]["commits"], 2);
    assert_eq!(json["data"]["rewritten"]["gone"].as_array().unwrap().len(), 1);
    assert_eq!(json["data"]["rewritten"]["changed"].as_array().unwrap().len(), 1);
    shows(
        &world.clique("verify --accept"),
        expect![[r#"
            ✗ the history was rewritten: 2 commits of what was verified up to COMMIT are gone
                1 entry is gone:
                  9rmhc2164w1g  2026-06-15  fish, fried  12.00
                1 entry says something else now than:
                  9rmgc2164wfz  2026-06-15  taxi  42.50
            ✓ 1 change holds
                1 proven by its signature
            accepted as it is; from here on only what is new is looked at
            --- exit 0
        "#]],
    );
    world.does("verify");
    world.assert_clean();
}

#[test]
fn a_key_swapped_by_somebody_else() {
    let Some(mut signers) = Signers::meet() else { return };
    let world = signers.bob();
    let bob = world.read("people/alice.toml");
    let key = fs::read_to_string(world.at.join("../keys/mallory.pub")).unwrap();
    let lines: Vec<String> = bob
        .lines()
        .map(|line| match line.starts_with("keys") {
            true => format!("keys = [\"{}\"]", key.trim()),
            false => line.to_owned(),
        })
        .collect();
    world.write("people/alice.toml", &lines.join("\n"));
    world.git(["commit", "-q", "-S", "-am", "tidy"]);
    shows(
        &world.clique("verify"),
        expect![[r#"
            ✓ COMMIT  2026-06-15 20:00  alice  people: edit alice
                the first key of alice, which is trusted: ssh-ed25519 …KEY
            ✓ COMMIT  2026-06-15 20:00  bob  people: edit bob
                the first key of bob, which is trusted: ssh-ed25519 …KEY
            ✗ COMMIT  2026-06-15 20:00  bob  tidy
                it changes the keys of alice
            ✗ 1 of 5 changes does not hold
                2 proven by their signatures
                2 unproven: alice 2
              if it is all right all the same: clique verify --accept
            --- exit 1
        "#]],
    );
    // Nor does it help to use the key at once.
    signers.sign_with("mallory");
    let world = signers.claim("alice");
    world.write("people/alice.toml", &format!("{}\n", bob.trim()));
    world.git(["reset", "-q", "--soft", "HEAD~1"]);
    world.write("people/alice.toml", &lines.join("\n"));
    world.git(["commit", "-q", "-S", "-am", "my new key"]);
    shows(
        &world.clique("verify"),
        expect![[r#"
        ✓ COMMIT  2026-06-15 20:00  alice  people: edit alice
            the first key of alice, which is trusted: ssh-ed25519 …KEY
        ✓ COMMIT  2026-06-15 20:00  bob  people: edit bob
            the first key of bob, which is trusted: ssh-ed25519 …KEY
        ✗ COMMIT  2026-06-15 20:00  alice  my new key
            it is signed with the key it brings, and with none that alice had before
            alice put in ssh-ed25519 …KEY and took out ssh-ed25519 …KEY
        ✗ 1 of 5 changes does not hold
            2 proven by their signatures
            2 unproven: alice 2
          if it is all right all the same: clique verify --accept
        --- exit 1
    "#]],
    );
}

#[test]
fn a_new_key_is_put_in_with_an_old_one() {
    let Some(mut signers) = Signers::meet() else { return };
    let world = signers.alice();
    world.does("person edit me --key ../keys/mallory.pub");
    shows(
        &world.clique("verify"),
        expect![[r#"
        ✓ COMMIT  2026-06-15 20:00  alice  people: edit alice
            alice put in ssh-ed25519 …KEY
        ✓ 1 change since COMMIT holds
            1 proven by its signature
        --- exit 0
    "#]],
    );
    let world = signers.sign_with("mallory");
    let old = fs::read_to_string(world.at.join("../keys/alice.pub")).unwrap();
    let _ = world.run(["person", "edit", "me", "--no-key", old.trim()]).success();
    shows(
        &world.clique("verify"),
        expect![[r#"
        ✓ COMMIT  2026-06-15 20:00  alice  people: edit alice
            alice took out ssh-ed25519 …KEY
        ✓ 1 change since COMMIT holds
            1 proven by its signature
        --- exit 0
    "#]],
    );
    // The old key is worth nothing from here on.
    let world = signers.alice();
    world.does("add 42.50 taxi");
    shows(
        &world.clique("verify"),
        expect![[r#"
        ✗ COMMIT  2026-06-15 20:00  alice  trip: add taxi 42.50 EUR (9rmgc2164wfz)
            it is signed with a key that nobody here has: ssh-ed25519 …KEY
        ✗ 1 change since COMMIT does not hold
          if it is all right all the same: clique verify --accept
        --- exit 1
    "#]],
    );
}

#[test]
fn a_key_that_was_taken_out_signs_no_other_past() {
    let Some(mut signers) = Signers::meet() else { return };
    let world = signers.alice();
    world.does("person edit me --key ../keys/mallory.pub");
    let old = fs::read_to_string(world.at.join("../keys/alice.pub")).unwrap();
    let _ = world.run(["person", "edit", "me", "--no-key", old.trim()]).success();
    world.does("verify");
    let now = world.git(["rev-parse", "HEAD"]);
    world.git(["reset", "-q", "--hard", "HEAD~2"]);
    world.does("add 300 'a debt of bob'");
    world.git(["merge", "-q", "--no-edit", "-s", "ort", now.trim()]);
    shows(
        &world.clique("verify"),
        expect![[r#"
        ✗ COMMIT  2026-06-15 20:00  alice  trip: add a debt of bob 300.00 EUR (9rmgc2164wfz)
            it is signed with a key that alice has taken out since
        ✗ 1 of 2 changes since COMMIT does not hold
            1 merge made again, and the same
          if it is all right all the same: clique verify --accept
        --- exit 1
    "#]],
    );
}

#[test]
fn going_back_to_before_a_key_does_not_get_round_it() {
    let Some(mut signers) = Signers::meet() else { return };
    let now = signers.alice().git(["rev-parse", "HEAD"]);
    // Carol begins where nobody had a key, in the name of alice.
    signers.friends.carol();
    let world = signers.claim("alice");
    world.does("add 300 'a debt of alice' -p carol");
    world.does("person edit alice --key ../keys/mallory.pub");
    let forged = world.git(["rev-parse", "HEAD"]);
    let world = signers.alice();
    world.git(["fetch", "-q", "../carol", "main"]);
    world.git(["merge", "-q", "--no-edit", "-X", "ours", forged.trim()]);
    shows(
        &world.clique("verify"),
        expect![[r#"
        ✗ COMMIT  2026-06-15 20:00  alice  trip: add a debt of alice 300.00 EUR (rx7c2bk046f6)
            it is not signed, although alice has a key
        ✗ COMMIT  2026-06-15 20:00  alice  people: edit alice
            it is not signed, although alice has a key
            it brings a first key of alice, who has one elsewhere: ssh-ed25519 …KEY
        ✗ 2 of 3 changes since COMMIT do not hold
            1 merge made again, and the same
          if it is all right all the same: clique verify --accept
        --- exit 1
    "#]],
    );
    shows(
        &world.clique("verify --all"),
        expect![[r#"
        ✓ COMMIT  2026-06-15 20:00  alice  people: edit alice
            the first key of alice, which is trusted: ssh-ed25519 …KEY
        ✓ COMMIT  2026-06-15 20:00  bob  people: edit bob
            the first key of bob, which is trusted: ssh-ed25519 …KEY
        ✗ COMMIT  2026-06-15 20:00  alice  trip: add a debt of alice 300.00 EUR (rx7c2bk046f6)
            it is not signed, although alice has a key
        ✗ COMMIT  2026-06-15 20:00  alice  people: edit alice
            it is not signed, although alice has a key
            it brings a first key of alice, who has one elsewhere: ssh-ed25519 …KEY
        ✗ 2 of 7 changes do not hold
            2 proven by their signatures
            1 merge made again, and the same
            2 unproven: alice 2
          if it is all right all the same: clique verify --accept
        --- exit 1
    "#]],
    );
    let _ = world.run(["verify", &format!("{}..", now.trim())]).exits(1);
}

#[test]
fn where_everybody_signs_nobody_else_may_write() {
    let Some(mut signers) = Signers::meet() else { return };
    let world = signers.friends.carol();
    world.does("sync");
    world.does("person edit me --key ../keys/mallory.pub");
    signers.friends.world.set("GIT_AUTHOR_EMAIL", "who@example.org");
    signers.friends.world.set("GIT_AUTHOR_NAME", "Who");
    let world = &signers.friends.world;
    world.does("add 300 'a debt of alice' -p bob --me carol");
    shows(
        &world.clique("verify HEAD"),
        expect![[r#"
        ✗ COMMIT  2026-06-15 20:00  Who  trip: add a debt of alice 300.00 EUR (rx7c2bk046f6)
            it is not signed, although everybody here has a key
            nobody here has the address who@example.org
            entry rx7c2bk046f6 says that carol wrote it
        ✗ 1 change does not hold
        --- exit 1
    "#]],
    );
}

#[test]
fn files_of_others() {
    let Some(mut signers) = Signers::meet() else { return };
    let world = signers.bob();
    world.does("person edit alice --pay iban:DE02120300000000202051");
    shows(
        &world.clique("verify"),
        expect![[r#"
        ✓ COMMIT  2026-06-15 20:00  alice  people: edit alice
            the first key of alice, which is trusted: ssh-ed25519 …KEY
        ✓ COMMIT  2026-06-15 20:00  bob  people: edit bob
            the first key of bob, which is trusted: ssh-ed25519 …KEY
        ✗ COMMIT  2026-06-15 20:00  bob  people: edit alice
            it changes the file of alice
        ✗ 1 of 5 changes does not hold
            2 proven by their signatures
            2 unproven: alice 2
          if it is all right all the same: clique verify --accept
        --- exit 1
    "#]],
    );
    world.does("verify --accept");
    world.write("reads/alice.csv", "group,id\ntrip,k7q2\n");
    world.git(["add", "-A"]);
    world.git(["commit", "-q", "-S", "-m", "read it"]);
    shows(
        &world.clique("verify"),
        expect![[r#"
        ✗ COMMIT  2026-06-15 20:00  bob  read it
            it changes the marks of what alice has read
        ✗ 1 change since COMMIT does not hold
          if it is all right all the same: clique verify --accept
        --- exit 1
    "#]],
    );
    world.does("verify --accept");
    // Carol has no key, so that nobody can tell; with a first key put in by another it is too much.
    world.does("person edit carol --phone 123");
    shows(
        &world.clique("verify"),
        expect![[r#"
        ✓ 1 change since COMMIT holds
            1 unproven: bob 1
        --- exit 0
    "#]],
    );
    let _ = world.clique("verify HEAD --strict").exits(1);
    world.does("person edit carol --key ../keys/mallory.pub");
    shows(
        &world.clique("verify"),
        expect![[r#"
        ✗ COMMIT  2026-06-15 20:00  bob  people: edit carol
            it puts a first key into the file of carol
        ✗ 1 change since COMMIT does not hold
          if it is all right all the same: clique verify --accept
        --- exit 1
    "#]],
    );
    world.does("verify --accept");
    world.does("person edit bob --name Bobby");
    world.write(
        "people/bob.toml",
        &world.read("people/bob.toml").replace("bob@example.org", "bob@example.org\", \"alice@example.org"),
    );
    world.git(["commit", "-q", "-S", "-am", "me too"]);
    shows(
        &world.clique("verify"),
        expect![[r#"
        ✗ COMMIT  2026-06-15 20:00  bob  me too
            it takes over alice@example.org, by which alice is known
        ✗ 1 of 2 changes since COMMIT does not hold
            1 proven by its signature
          if it is all right all the same: clique verify --accept
        --- exit 1
    "#]],
    );
}

#[test]
fn a_row_that_says_another_wrote_it() {
    let Some(mut signers) = Signers::meet() else { return };
    let world = signers.alice();
    let rows = world.read("groups/trip/expenses/2026.csv");
    world.write(
        "groups/trip/expenses/2026.csv",
        &format!("{}\nk7q2m9xw4t3e,2026-06-15,,ship,300,,alice,bob carol,,,,,,,bob\n", rows.trim_end()),
    );
    world.write("groups/trip/messages.log", "2026-06-14T22:10:00Z e0aa3c5d7f9h bob I will pay\n");
    world.does("add 5 coffee");
    shows(
        &world.clique("verify"),
        expect![[r#"
        ✗ COMMIT  2026-06-15 20:00  alice  edit groups/trip/expenses/2026.csv and 1 more by hand
            entry k7q2m9xw4t3e says that bob wrote it
            the message `I will pay` says that bob sent it
        ✗ 1 of 2 changes since COMMIT does not hold
            1 proven by its signature
          if it is all right all the same: clique verify --accept
        --- exit 1
    "#]],
    );
    world.does("verify --accept");
    // Who wrote a row stays, whoever edits it; taking the name off is to speak for them.
    let world = signers.bob();
    world.does("add 8 tea");
    world.does("sync");
    let world = signers.alice();
    world.does("sync");
    world.does("verify");
    let tea = world.clique("list --json").json()["data"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["description"] == "tea")
        .unwrap()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    world.does(&format!("edit {tea} --amount 9"));
    world.does(&format!("rm {tea} --purge --yes"));
    world.does("undo");
    world.does("verify");
    let rows = world
        .read("groups/trip/expenses/2026.csv")
        .replace("9.00,,bob,alice bob carol,,,,,,,bob", "9.00,,bob,alice bob carol,,,,,,,alice");
    world.write("groups/trip/expenses/2026.csv", &rows);
    world.does("add 6 cake");
    shows(
        &world.clique("verify"),
        expect![[r#"
            ✗ COMMIT  2026-06-15 20:00  alice  edit groups/trip/expenses/2026.csv by hand
                it takes the name of bob off entry f4kvpey3kyfn
            ✗ 1 of 2 changes since COMMIT does not hold
                1 proven by its signature
              if it is all right all the same: clique verify --accept
            --- exit 1
        "#]],
    );
}

#[test]
fn a_merge_that_hides_an_edit() {
    let Some(mut signers) = Signers::meet() else { return };
    signers.bob().does("add 8 tea");
    signers.bob().does("sync");
    let world = signers.alice();
    world.does("add 5 coffee");
    world.does("sync");
    shows(
        &world.clique("verify"),
        expect![[r#"
        ✓ 3 changes since COMMIT hold
            2 proven by their signatures
            1 merge made again, and the same
        --- exit 0
    "#]],
    );
    // A merge by rule, but for its files.
    let rows = world.read("groups/trip/expenses/2026.csv");
    world.write("groups/trip/expenses/2026.csv", &rows.replace("8.00", "800.00"));
    world.git(["add", "-A"]);
    let tree = world.git(["write-tree"]);
    let commit = world.git(["cat-file", "commit", "HEAD"]);
    let old = world.git(["rev-parse", "HEAD^{tree}"]);
    world.write("../commit", &commit.replace(old.trim(), tree.trim()));
    let evil = world.git(["hash-object", "-t", "commit", "-w", "../commit"]);
    shows(
        &world.run(["verify", evil.trim()]),
        expect![[r#"
        ✗ COMMIT  2026-06-15 20:00  clique  merge COMMIT and COMMIT
            it is a merge that holds more than merging brings: groups/trip/expenses/2026.csv
            it is not signed
            nobody here has the address merge@clique.invalid
        ✗ 1 change does not hold
        --- exit 1
    "#]],
    );
    // The same by plain git, in the name of carol, who signs nothing.
    let parents = world.git(["log", "-1", "--format=%P"]);
    let (one, other) = parents.trim().split_once(' ').unwrap();
    let world = signers.claim("carol");
    let evil = world.git(["commit-tree", tree.trim(), "-p", one, "-p", other, "-m", "merge"]);
    shows(
        &world.run(["verify", evil.trim()]),
        expect![[r#"
        ✗ COMMIT  2026-06-15 20:00  carol  merge
            it is a merge that holds more than merging brings: groups/trip/expenses/2026.csv
            it is not signed
        ✗ 1 change does not hold
        --- exit 1
    "#]],
    );
    let honest = world.git(["commit-tree", old.trim(), "-p", one, "-p", other, "-m", "merge"]);
    let _ = world.run(["verify", "--strict", honest.trim()]).success();
    // With a signature it is a change like any other.
    let world = signers.alice();
    let signed = world.git(["commit-tree", "-S", tree.trim(), "-p", one, "-p", other, "-m", "merge"]);
    shows(
        &world.run(["verify", signed.trim()]),
        expect![[r#"
        ✓ COMMIT  2026-06-15 20:00  alice  merge
            it is a merge that holds more than merging brings: groups/trip/expenses/2026.csv
        ✓ 1 change holds
            1 proven by its signature
        --- exit 0
    "#]],
    );
}

#[test]
fn unproven_is_not_enough_when_all_is_to_be_proven() {
    let Some(mut signers) = Signers::meet() else { return };
    let world = signers.friends.carol();
    world.does("sync");
    world.does("add 3 bread");
    shows(
        &world.clique("verify"),
        expect![[r#"
        ✓ COMMIT  2026-06-15 20:00  alice  people: edit alice
            the first key of alice, which is trusted: ssh-ed25519 …KEY
        ✓ COMMIT  2026-06-15 20:00  bob  people: edit bob
            the first key of bob, which is trusted: ssh-ed25519 …KEY
        ✓ 5 changes hold
            2 proven by their signatures
            3 unproven: alice 2, carol 1
        --- exit 0
    "#]],
    );
    shows(
        &world.clique("verify --strict HEAD"),
        expect![[r#"
        ✗ COMMIT  2026-06-15 20:00  carol  trip: add bread 3.00 EUR (rx7c2bk046f6)
            it is not signed
        ✗ 1 change does not hold
            1 unproven: carol 1
        --- exit 1
    "#]],
    );
    let _ = world.clique("verify HEAD --format csv").success();
}

#[test]
fn signing_that_fails_records_nothing() {
    let Some(mut signers) = Signers::meet() else { return };
    let world = signers.alice();
    world.git(["config", "user.signingkey", "/no/such/key"]);
    let head = world.git(["rev-parse", "HEAD"]);
    let ran = world.clique("add 5 coffee").exits(5);
    assert!(ran.stderr.contains("`ssh-keygen` does not sign") && ran.stderr.contains("--no-sign"), "{}", ran.stderr);
    assert_eq!(world.git(["rev-parse", "HEAD"]), head);
    world.assert_clean();
    world.does("add 5 coffee --no-sign");
    shows(
        &world.clique("verify"),
        expect![[r#"
        ✗ COMMIT  2026-06-15 20:00  alice  trip: add coffee 5.00 EUR (9rmgc2164wfz)
            it is not signed, although alice has a key
        ✗ 1 change since COMMIT does not hold
          if it is all right all the same: clique verify --accept
        --- exit 1
    "#]],
    );
    world.git(["config", "gpg.ssh.program", "/bin/true"]);
    shows(
        &world.clique("add 6 cake"),
        expect![[r#"
        error: `/bin/true` does not sign: `gpg.ssh.program` stands in the settings of this repository, which may be somebody else's
          help: git's settings ask for signatures: user.signingKey, gpg.format; git commit would fail as well
          help: to go on unsigned this once: --no-sign; for good: git config commit.gpgsign false
        --- exit 5
    "#]],
    );
    world.git(["config", "commit.gpgsign", "false"]);
    world.does("add 6 cake");
    world.assert_clean();
}

#[test]
fn a_missing_program_is_named() {
    let Some(mut signers) = Signers::meet() else { return };
    let world = signers.alice();
    world.does("add 5 coffee");
    let key = world.at.join("../keys/ecdsa");
    let made = world.command("ssh-keygen").args(["-q", "-t", "ecdsa", "-N", "", "-f"]).arg(&key).output();
    assert!(made.unwrap().status.success());
    world.does("person edit me --key ../keys/ecdsa.pub");
    world.does("verify");
    world.git(["config", "user.signingkey", "../keys/ecdsa"]);
    world.does("add 6 cake");
    world.does("verify HEAD");
    let path = std::env::var("PATH").unwrap();
    signers.friends.world.set("PATH", "/nowhere");
    let world = &signers.friends.world;
    // What an Ed25519 key signed is checked without any program.
    let _ = world.clique("verify HEAD~1").success();
    shows(
        &world.clique("verify"),
        expect![[r#"
        error: signatures cannot be checked: there is no program `ssh-keygen`
          help: install it; the package is often called openssh-client
        --- exit 5
    "#]],
    );
    signers.friends.world.set("PATH", &path);
    signers.alice().assert_clean();
}

/// A home for gpg with a key of alice; nothing where there is no gpg.
#[expect(clippy::print_stderr, reason = "a story that is skipped says so")]
fn gpg_home(world: &mut World) -> Option<String> {
    let home = world.at.join("../gnupg");
    fs::create_dir_all(&home).unwrap();
    #[cfg(unix)]
    fs::set_permissions(&home, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    world.set("GNUPGHOME", home.canonicalize().unwrap().to_str().unwrap());
    let user = "Alice <alice@example.org>";
    let make = ["--batch", "--passphrase", "", "--quick-generate-key", user, "ed25519", "sign", "never"];
    let made = world.command("gpg").args(make).output();
    if !made.is_ok_and(|made| made.status.success()) {
        eprintln!("skipped: there is no gpg that makes keys");
        return None;
    }
    let listed = world.command("gpg").args(["--batch", "--with-colons", "--list-keys"]).output().unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    let line = listed.lines().find(|line| line.starts_with("fpr:")).unwrap();
    Some(line.trim_matches(['f', 'p', 'r', ':']).to_owned())
}

#[test]
fn openpgp_signs_as_well() {
    let mut world = World::trip(["alice", "bob"]);
    let Some(fingerprint) = gpg_home(&mut world) else { return };
    world.does(&format!("person edit me --key {fingerprint}"));
    world.git(["config", "user.signingkey", &fingerprint]);
    world.does("add 42.50 taxi");
    world.git(["verify-commit", "HEAD"]);
    let _ = world.clique("verify HEAD --strict").success();
    let commit = world.git(["cat-file", "commit", "HEAD"]);
    world.write("../commit", &commit.replace("taxi", "ship"));
    let forged = world.git(["hash-object", "-t", "commit", "-w", "../commit"]);
    shows(
        &world.run(["verify", forged.trim()]),
        expect![[r#"
        ✗ COMMIT  2026-06-15 20:00  alice  trip: add ship 42.50 EUR (srqzvpeeb384)
            its signature does not hold: it was made of something else
        ✗ 1 change does not hold
        --- exit 1
    "#]],
    );
    // Somebody who has not got the key cannot tell.
    world.set("GNUPGHOME", "/nowhere");
    let ran = world.clique("verify HEAD").exits(1);
    assert!(ran.stdout.contains("gpg does not have the key"), "{}{}", ran.stdout, ran.stderr);
}

/// Finds the id of the entry that says this.
fn id_of(world: &World, word: &str) -> String {
    let book = world.read("groups/trip/expenses/2026.csv");
    book.lines().find(|line| line.contains(word)).unwrap()[..12].to_owned()
}

#[test]
fn show_and_history_say_who_signed() {
    let Some(mut signers) = Signers::meet() else { return };
    let world = signers.alice();
    world.does("add 42.50 taxi -d 2026-06-14");
    let id = id_of(world, "taxi");
    world.does(&format!("edit {id} --amount 43"));
    let told = |ran: &Ran| -> Vec<String> {
        let lines = ran.stdout.lines().filter(|line| line.contains("recorded") || line.contains("2026-06-15 20:00"));
        let mut lines: Vec<String> = lines.map(|line| line[..line.trim_end().len() - 7].trim().to_owned()).collect();
        lines.dedup();
        lines
    };
    assert_eq!(told(&world.clique(&format!("show {id}"))), ["recorded  2026-06-15 20:00 by alice · signed ·"]);
    world.does("sync");
    // Bob's own hand, in alice's name and without her key.
    signers.bob().does("sync");
    let world = signers.claim("alice");
    world.git(["config", "user.signingkey", ""]);
    world.does(&format!("edit {id} --amount 44 --no-sign"));
    assert_eq!(
        told(&world.clique(&format!("history {id}"))),
        [
            "1  2026-06-15 20:00  alice added it  signed ·",
            "2  2026-06-15 20:00  alice changed it  signed ·",
            "3  2026-06-15 20:00  alice changed it  does not hold ·",
        ]
    );
    let shown = world.clique(&format!("show {id} --json")).stdout;
    assert!(shown.contains("\"proof\": \"doubtful\""), "{shown}");
    // Where nobody has a key, nobody speaks of signatures.
    let world = World::trip(["alice", "bob"]);
    world.does("add 5 tea");
    let id = id_of(&world, "tea");
    for line in ["show", "history"] {
        let shown = world.clique(&format!("{line} {id}")).stdout;
        assert!(!shown.contains("sign") && !shown.contains("recorded"), "{shown}");
    }
}

#[test]
fn a_signature_of_a_kind_that_cannot_be_checked_proves_nothing() {
    let Some(mut signers) = Signers::meet() else { return };
    let world = signers.alice();
    world.does("add 42.50 taxi");
    let commit = world.git(["cat-file", "commit", "HEAD"]);
    let (before, rest) = commit.split_once("gpgsig ").unwrap();
    let (_, after) = rest.split_once("-----END SSH SIGNATURE-----\n").unwrap();
    let x509 = "gpgsig -----BEGIN SIGNED MESSAGE-----\n MIAGCSqGSIb3DQ==\n -----END SIGNED MESSAGE-----\n";
    world.write("../commit", &format!("{before}{x509}{}", after.trim_start_matches(" \n")));
    let id = world.git(["hash-object", "-t", "commit", "-w", "../commit"]);
    shows(
        &world.run(["verify", id.trim()]),
        expect![[r#"
        ✗ COMMIT  2026-06-15 20:00  alice  trip: add taxi 42.50 EUR (9rmgc2164wfz)
            its signature cannot be checked here (x509); ssh and OpenPGP can
        ✗ 1 change does not hold
        --- exit 1
    "#]],
    );
}

#[test]
fn strict_goes_on_from_what_was_accepted_or_is_named() {
    let Some(mut signers) = Signers::meet() else { return };
    let world = signers.alice();
    let all_have_keys = world.git(["rev-parse", "HEAD"]);
    world.does("add 42.50 taxi");
    let refused = world.clique("verify --strict");
    assert_eq!(refused.code, 1);
    assert!(refused.stderr.contains("clique verify --strict --accept"), "{}", refused.stderr);
    // A job in a fresh clone remembers nothing and names the commit.
    assert_eq!(world.run(["verify", "--strict", &format!("{}..", all_have_keys.trim())]).code, 0);
    world.does("verify --strict --accept");
    world.does("add 5 tea");
    world.does("verify --strict");
    world.does("add 6 cake --no-sign");
    assert_eq!(world.clique("verify --strict").code, 1);
}

/// A receipt is called by what is in it: whoever puts other bytes in its place does not get by, nor does a merge that
/// brings them.
#[test]
fn a_receipt_that_is_another_is_found() {
    let mut friends = Friends::three();
    friends.alice().write("../bill.jpg", "a bill of 30");
    friends.world.does("add 30 museum --receipt ../bill.jpg");
    friends.world.does("sync");
    let _ = friends.world.clique("verify").success();
    friends.bob().does("sync");
    let folder = friends.world.at.join("groups/trip/receipts");
    let file = fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    fs::write(file, "a bill of 300").unwrap();
    friends.world.git(["commit", "-q", "-a", "-m", "a better picture"]);
    friends.world.git(["push", "-q"]);
    friends.alice().does("add 2 tea");
    friends.world.does("sync");
    let ran = friends.world.clique("verify").exits(1);
    assert!(
        ran.stdout.contains("it brings a receipt that is not what its name says: groups/trip/receipts/"),
        "{}",
        ran.stdout
    );
    assert_eq!(ran.stdout.matches("not what its name says").count(), 1, "{}", ran.stdout);
    assert!(friends.world.clique("verify --json").exits(1).stdout.contains("\"receipt-altered\""));
    let _ = friends.world.clique("receipt check").exits(1);
}

#[test]
fn an_entry_that_waits_is_let_count_by_those_who_are_asked() {
    let Some(mut signers) = Signers::meet() else { return };
    let world = signers.alice();
    world.does("add 30 museum -s bob --pending");
    world.does("sync");
    let world = signers.bob();
    world.does("sync");
    world.does("accept --all");
    let _ = world.clique("verify HEAD").success();
    world.does("sync");
    let world = signers.alice();
    world.does("sync");
    world.does("add 40 zoo -s bob --pending");
    let file = "groups/trip/expenses/2026.csv";
    world.write(file, &world.read(file).replace("pending", ""));
    world.does("sync");
    shows(
        &world.clique("verify HEAD"),
        expect![[r#"
        ✗ COMMIT  2026-06-15 20:00  alice  edit groups/trip/expenses/2026.csv by hand
            it lets entry 9rmhc2164w1g count, which waits for bob
        ✗ 1 change does not hold
        --- exit 1
    "#]],
    );
    let json = world.clique("verify HEAD --json").exits(1).json();
    assert_eq!(json["data"]["changes"][0]["findings"][0]["what"], "accepted-for-others");
    world.assert_clean();
}
