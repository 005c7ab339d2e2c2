//! Stories of `clique completions`.

use crate::world::World;

#[test]
fn every_shell_gets_its_script() {
    let world = World::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish", "nushell"] {
        let script = world.run(["completions", shell]).success().stdout;
        assert!(script.contains("balance"), "{shell}");
        let asking = world.run(["completions", shell, "--dynamic"]).success().stdout;
        assert!(asking.contains("__complete") && asking.len() < 2000, "{shell}");
    }
    assert_eq!(world.clique("completions tcsh").exits(2).stdout, "");
}

#[test]
fn shells_ask_what_the_ledger_has() {
    let world = World::trip(["alice", "bob"]);
    world.does("add 12 coffee -c food -t sea");
    world.clique("__complete -- list payer:b").success().shows(expect_test::expect![[r"
        payer:bob	bob
    "]]);
    for (line, offered) in [("list cat:", "cat:food"), ("list tag:s", "tag:sea"), ("add 3 tea -g t", "trip")] {
        assert!(world.clique(&format!("__complete -- {line}")).success().stdout.starts_with(offered), "{line}");
    }
    let id = &world.read("groups/trip/expenses/2026.csv").lines().nth(1).unwrap()[..4].to_owned();
    assert!(world.clique(&format!("__complete -- show {}", &id[..2])).success().stdout.starts_with(id.as_str()));
    assert_eq!(World::empty().clique("__complete -- list payer:b").success().stdout, "");
    let people = |line: &str| world.run(["__complete", "--", "add", "5", "tea", "-p", line]).success().stdout;
    assert_eq!(people("''"), people(""));
}

#[test]
fn shells_complete_with_their_own_scripts() {
    let world = World::trip(["alice", "bob"]);
    let program = env!("CARGO_BIN_EXE_clique");
    let folder = std::path::Path::new(program).parent().unwrap().display();
    let path = format!("{folder}:{}", std::env::var("PATH").unwrap());
    let bash = "source <(clique completions bash --dynamic); COMP_LINE='clique list payer:b'; COMP_POINT=${#COMP_LINE}; \
                _clique_dynamic; echo ${COMPREPLY[*]}";
    let fish = "clique completions fish --dynamic | source; complete -C 'clique list payer:b' | string split -f1 \\t";
    for (shell, script, expected) in [("bash", bash, "bob"), ("fish", fish, "payer:bob")] {
        match world.command(shell).env("PATH", &path).args(["-c", script]).output() {
            Ok(ran) => assert_eq!(String::from_utf8_lossy(&ran.stdout).trim(), expected, "{shell}"),
            Err(error) => println!("SKIPPED: {shell} does not run: {error}"),
        }
    }
}
