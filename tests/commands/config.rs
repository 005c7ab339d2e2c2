//! Stories of `clique config`, aliases, commands of others, hooks and the pager.

use expect_test::expect;

use crate::world::World;

/// Makes a program of the person's own.
#[cfg(unix)]
fn program(world: &World, path: &str, text: &str) {
    use std::os::unix::fs::PermissionsExt as _;
    world.write(path, text);
    let file = world.at.join(path);
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn what_holds_is_shown_with_its_origin() {
    let mut world = World::trip(["alice", "bob"]);
    world.clique("config").shows(expect![[r#"
        ascii     false      default
        color     auto       default
        editor    vi         default
        hints     true       default
        no-hooks  false      default
        no-input  false      default
        pager     less -FRX  default
    "#]]);
    world.clique("config set hints false").shows(expect![[r#"
        hints  false  ~/.config/clique/config.toml
    "#]]);
    world.clique("config set alias.owe 'balance me'").shows(expect![[r#"
        alias.owe  balance me  ~/.config/clique/config.toml
    "#]]);
    world.set("CLIQUE_PAGER", "more");
    world.clique("config list --color never").shows(expect![[r#"
        ascii      false       default
        color      never       --color
        editor     vi          default
        hints      false       ~/.config/clique/config.toml
        no-hooks   false       default
        no-input   false       default
        pager      more        CLIQUE_PAGER
        alias.owe  balance me  ~/.config/clique/config.toml
    "#]]);
    world.clique("config get pager").shows(expect![[r#"
        more
    "#]]);
    world.clique("config get alias.owe --json").shows(expect![[r#"
        {
          "schema": "clique.config/1",
          "data": [
            {
              "key": "alias.owe",
              "value": "balance me",
              "layer": "file",
              "source": "~/.config/clique/config.toml"
            }
          ]
        }
    "#]]);
    world.clique("config unset hints").shows(expect![[r#"
        hints  true  default
    "#]]);
    world.clique("config unset hints").shows(expect![[r#"
        --- stderr
        `hints` is not in ~/.config/clique/config.toml
    "#]]);
    world.does("config edit --editor true");
    let _ = world.clique("config edit --editor false").exits(5);
    world.clique("config path").shows(expect![[r#"
        ~/.config/clique/config.toml
    "#]]);
    assert_eq!(world.read("../.config/clique/config.toml"), "\n[alias]\nowe = \"balance me\"\n");
    world.assert_clean();
}

#[test]
fn what_cannot_be_preferred_is_told() {
    let mut world = World::trip(["alice", "bob"]);
    for (line, expected) in [
        (
            "config set hint false",
            expect![[r#"
            --- stderr
            error: there is no key `hint`
              help: did you mean `hints`?
              help: keys: ascii, color, editor, hints, no-hooks, no-input, pager, alias.NAME
            --- exit 2
        "#]],
        ),
        (
            "config set hints maybe",
            expect![[r#"
            --- stderr
            error: `hints` cannot be `maybe`
              help: it can be: true or false
            --- exit 2
        "#]],
        ),
        (
            "config set color blue",
            expect![[r#"
            --- stderr
            error: `color` cannot be `blue`
              help: it can be: auto, always, never
            --- exit 2
        "#]],
        ),
        (
            "config set alias.add 'pay bob'",
            expect![[r#"
            --- stderr
            error: `add` is a command already, and stays what it is
              help: choose another name
            --- exit 2
        "#]],
        ),
        (
            "config set alias.a/b 'pay bob'",
            expect![[r#"
            --- stderr
            error: `a/b` cannot be the name of a command
              help: write letters, digits, - and _
            --- exit 2
        "#]],
        ),
        (
            "config get alias.none",
            expect![[r#"
            --- stderr
            error: there is no `alias.none`
            --- exit 1
        "#]],
        ),
    ] {
        world.clique(line).shows(expected);
    }
    world.write("../.config/clique/config.toml", "hnts = true\ncolor = \"blue\"\n");
    world.clique("config get hints").shows(expect![[r#"
        true
        --- stderr
        error[E008]: `color` cannot be `blue`
         --> ~/.config/clique/config.toml:2:9
          |
        2 | color = "blue"
          |         ^^^^^^ one of `auto`, `always`, `never`

        warning[W203]: `hnts` is not a known key
         --> ~/.config/clique/config.toml:1:1
          |
        1 | hnts = true
          | ^^^^ kept as it is, and not read
          |
          = help: did you mean `hints`?

        1 error, 1 warning in 1 file
    "#]]);
    world.write("../.config/clique/config.toml", "hints = \n");
    world.clique("config set hints true").shows(expect![[r#"
        --- stderr
        error[E007]: this is not TOML
         --> ~/.config/clique/config.toml:1:9
          |
        1 | hints =
          |         ^ string values must be quoted, expected literal string
          |
          = help: a text stands in quotes: `name = "Flat"`
        error: the file is not TOML: string values must be quoted, expected literal string
          help: mend the file: clique config edit
        --- exit 2
    "#]]);
    world.set("CLIQUE_CONFIG", "");
    world.clique("config set hints true").shows(expect![[r#"
        --- stderr
        error: there is no file for preferences: CLIQUE_CONFIG is empty, or there is no home folder
        --- exit 5
    "#]]);
    world.assert_clean();
}

#[test]
fn hints_end_and_changes_go_on() {
    let mut world = World::trip(["alice", "bob"]);
    world.does("config set hints false");
    world.clique("add 5 tea").shows(expect![[r#"
        ✓ srqz  Mon 2026-06-15  tea   5.00 EUR   paid by alice
                alice 2.50 · bob 2.50
          alice 0.00 → +2.50 EUR
    "#]]);
    world.set("CLIQUE_HINTS", "true");
    world.clique("add 5 tea").shows(expect![[r#"
        ✓ srqw  Mon 2026-06-15  tea   5.00 EUR   paid by alice
                alice 2.50 · bob 2.50
          alice +2.50 → +5.00 EUR
        --- stderr
          undo with: clique undo
    "#]]);
    world.assert_clean();
}

#[test]
fn aliases_stand_for_commands_and_never_hide_one() {
    let world = World::trip(["alice", "bob"]);
    world.does("add 5 tea");
    world.write(
        "../.config/clique/config.toml",
        "[alias]\nowe = \"balance\"\nmine = \"owe me\"\nloop = \"pool\"\npool = \"loop\"\nadd = \"rm\"\n",
    );
    world.clique("-q mine --format csv").shows(expect![[r#"
        group,currency,member,paid,share,sent,net,net_minor
        trip,EUR,alice,5.00,2.50,0.00,2.50,250
    "#]]);
    world.clique("loop").shows(expect![[r#"
        --- stderr
        error: the alias `loop` stands for itself in the end
          help: look at it: clique config list
        --- exit 2
    "#]]);
    world.clique("blance").shows(expect![[r#"
        --- stderr
        error: there is no command `blance`
          help: did you mean `clique balance`?
          help: see the commands: clique -h
        --- exit 2
    "#]]);
    world.does("add 5 tea");
    world.assert_clean();
}

#[test]
fn a_ledger_cannot_make_anything_run() {
    let world = World::trip(["alice", "bob"]);
    let setup = world.read("clique.toml");
    world.write("clique.toml", &format!("{setup}pager = \"touch ran\"\n[alias]\nboom = \"!touch ran\"\n"));
    world.write("config.toml", "[alias]\nboom = \"!touch ran\"\n");
    world.write(".clique/config.toml", "[alias]\nboom = \"!touch ran\"\n");
    let _ = world.clique("boom").exits(2);
    assert!(!world.at.join("ran").exists());
}

#[cfg(unix)]
#[test]
fn programs_called_clique_foo_are_commands() {
    let mut world = World::trip(["alice", "bob"]);
    program(&world, "../bin/clique-foo", "#!/bin/sh\necho \"$CLIQUE_FORMAT_VERSION $CLIQUE_DIR $*\"\nexit 7\n");
    program(&world, "clique-bar", "#!/bin/sh\necho ran\n");
    let path = format!("{}:.:{}", world.at.parent().unwrap().join("bin").display(), std::env::var("PATH").unwrap());
    world.set("PATH", &path);
    world.clique("foo a 'b c' --json").shows(expect![[r#"
        1 ~/ledger a b c --json
        --- exit 7
    "#]]);
    world.clique("bar").shows(expect![[r#"
        --- stderr
        error: there is no command `bar`
          help: see the commands: clique -h
        --- exit 2
    "#]]);
    world.clique("fooo").shows(expect![[r#"
        --- stderr
        error: there is no command `fooo`
          help: did you mean `clique foo`?
          help: see the commands: clique -h
        --- exit 2
    "#]]);
    assert!(world.clique("help --all").success().stdout.ends_with("Commands of others in PATH: foo\n"));
}

#[cfg(unix)]
#[test]
fn hooks_hear_of_changes_and_may_refuse_them() {
    let mut world = World::trip(["alice", "bob"]);
    let record = "#!/bin/sh\necho heard; cat >> \"$HOME/heard\"\n";
    program(&world, "../.config/clique/hooks/post-add", record);
    world.clique("add 5 tea -q").shows(expect![[r#"
        ✓ srqz  Mon 2026-06-15  tea   5.00 EUR   paid by alice
                alice 2.50 · bob 2.50
          alice 0.00 → +2.50 EUR
        --- stderr
        heard
    "#]]);
    let heard = world.read("../heard");
    let heard: serde_json::Value = serde_json::from_str(&heard).unwrap();
    assert_eq!((&heard["hook"], &heard["entries"][0]["amount"]), (&"post-add".into(), &"5.00".into()));
    program(&world, "../.config/clique/hooks/pre-add", "#!/bin/sh\ngrep -q coffee\n");
    world.clique("add 5 tea").shows(expect![[r#"
        --- stderr
        error: your hook pre-add refused this; nothing was changed
          help: to go on without hooks this once: --no-hooks
        --- exit 1
    "#]]);
    world.assert_clean();
    let _ = world.clique("add 5 coffee").success();
    let _ = world.clique("add 5 tea --no-hooks").success();
    world.does("pay bob 1");
    world.set("CLIQUE_NO_HOOKS", "1");
    world.does("add 5 tea");
    assert_eq!(world.read("../heard").lines().count(), 2);
    world.assert_clean();
}

#[cfg(unix)]
#[test]
fn long_answers_go_through_the_pager_on_a_terminal_alone() {
    let mut world = World::trip(["alice", "bob"]);
    let rows: Vec<String> = (1..=40).map(|day| format!("2026-06-{:02},tea {day},1,alice", day % 28 + 1)).collect();
    world.write("../rows.csv", &format!("date,description,amount,paid_by\n{}\n", rows.join("\n")));
    world.does("add --from ../rows.csv");
    program(&world, "../page", "#!/bin/sh\necho \"paged $*\"; head -1 >/dev/null; echo done\n");
    world.set("CLIQUE_PAGER", &format!("{} 'a b'", world.at.parent().unwrap().join("page").display()));
    let (code, shown) = world.on_a_terminal("list --all").ends();
    assert_eq!((code, shown.as_str()), (Some(0), "paged a b\r\ndone\r\n"));
    for line in ["list --all --no-pager", "list --limit 3", "list --all --json"] {
        let (code, shown) = world.on_a_terminal(line).ends();
        assert_eq!((code, shown.contains("paged")), (Some(0), false), "{line}");
    }
    assert!(!world.clique("list --all").success().stdout.contains("paged"));
    world.set("CLIQUE_PAGER", "/there/is/none");
    assert!(world.on_a_terminal("list --all").ends().1.contains("tea 40"));
    world.set("CLIQUE_PAGER", "");
    assert!(world.on_a_terminal("list --all").ends().1.contains("tea 40"));
}
