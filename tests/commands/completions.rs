//! Stories of `clique completions`.

use crate::world::World;

#[test]
fn every_shell_gets_its_script() {
    let world = World::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish", "nushell"] {
        let script = world.run(["completions", shell]).success().stdout;
        assert!(script.contains("balance"), "{shell}");
    }
    assert_eq!(world.clique("completions tcsh").exits(2).stdout, "");
}
