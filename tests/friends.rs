//! Friends with a ledger each and a bare repository between them, in one world.

use std::path::PathBuf;

use crate::world::World;

/// Alice, bob and carol, who share `remote.git`; alice has pushed the ledger, the others cloned it.
pub struct Friends {
    /// The world, at the ledger of whoever was called last.
    pub world: World,
    folder: PathBuf,
}

/// Makes a clone as `git clone` would have made it: nothing of it merges by meaning.
pub fn forget_the_set_up(world: &World) {
    world.git(["config", "--unset", "merge.clique.driver"]);
    std::fs::remove_file(world.at.join(".git/info/attributes")).unwrap();
    for name in ["post-merge", "post-rewrite"] {
        std::fs::remove_file(world.at.join(".git/hooks").join(name)).unwrap();
    }
}

impl Friends {
    /// Makes the ledger, the remote and the clones.
    pub fn three() -> Friends {
        let world = World::trip(["alice", "bob", "carol"]);
        let folder = world.at.parent().unwrap().to_owned();
        let mut friends = Friends { world, folder };
        friends.world.git(["init", "-q", "--bare", "-b", "main", "../remote.git"]);
        friends.alice().does("add 20 dinner -d 2026-06-14");
        friends.world.does("sync --setup ../remote.git");
        for name in ["bob", "carol"] {
            let start = friends.folder.clone();
            friends.be(name, start);
            friends.world.does(&format!("clone remote.git {name}"));
        }
        friends.alice();
        friends
    }

    /// Goes to alice's ledger.
    pub fn alice(&mut self) -> &World {
        let ledger = self.folder.join("ledger");
        self.be("alice", ledger)
    }

    /// Goes to bob's ledger.
    pub fn bob(&mut self) -> &World {
        let ledger = self.folder.join("bob");
        self.be("bob", ledger)
    }

    /// Goes to carol's ledger.
    pub fn carol(&mut self) -> &World {
        let ledger = self.folder.join("carol");
        self.be("carol", ledger)
    }

    fn be(&mut self, name: &str, at: PathBuf) -> &World {
        self.world.at = at;
        for role in ["AUTHOR", "COMMITTER"] {
            self.world.set(&format!("GIT_{role}_NAME"), name);
            self.world.set(&format!("GIT_{role}_EMAIL"), &format!("{name}@example.org"));
        }
        self.world.set("CLIQUE_SEED", name);
        &self.world
    }
}
