//! Stories of `clique digest` and `clique check --digest`.

use expect_test::expect;

use crate::world::World;

const BOOK: &str = "groups/trip/expenses/2026.csv";

fn world() -> World {
    let world = World::trip(["alice", "bob", "carol"]);
    world.does("add 86.40 dinner -p bob -c food -t a -t b");
    world.does("add 12 taxi -s carol:2,alice -m 'two\tbags'");
    world.does("pay bob alice 5");
    world
}

fn code(world: &World) -> String {
    world.clique("digest --format tsv").success().stdout.lines().nth(1).unwrap().split('\t').next().unwrap().to_owned()
}

#[test]
fn it_is_read_out_and_compared() {
    let world = world();
    world.clique("digest").shows(expect![[r#"
        vd8f-m7rc-fa3y-gyke   Trip: 3 entries · 98.40 EUR
        --- stderr
        A friend compares it with: clique check --digest vd8f-m7rc-fa3y-gyke
    "#]]);
    world.clique("digest --canonical").shows(expect![[r#"
        clique digest 1
        entry	groups/trip	srqwvpeeb50x	2026-06-15	expense	taxi	12.00	EUR	alice=12.00	alice carol:2	alice=4.00 carol=8.00				two\tbags			alice	
        entry	groups/trip	srqxvpeeb57e	2026-06-15	payment		5.00	EUR	bob=5.00	alice	alice=5.00							alice	
        entry	groups/trip	srqzvpeeb384	2026-06-15	expense	dinner	86.40	EUR	bob=86.40	alice bob carol	alice=28.80 bob=28.80 carol=28.80	food	a b					alice	
        group	groups/trip	Trip	other	EUR					
        ledger	Trip		EUR
        member	groups/trip	alice	member	1			active
        member	groups/trip	bob	member	1			active
        member	groups/trip	carol	member	1			active
        person	alice		alice	alice@example.org						
        person	bob		bob	bob@example.org						
        person	carol		carol	carol@example.org						
    "#]]);
    world.clique("digest -g trip --json --at HEAD~1").shows(expect![[r#"
        {
          "schema": "clique.digest/1",
          "ledger": "Trip",
          "data": [
            {
              "digest": "abkd-7kaj-mym3-4hkr",
              "group": "trip",
              "hash": "52e6d3cd52a7a832467827e2f92ca97fc3382862",
              "entries": 2,
              "spent": [
                {
                  "amount": "98.40",
                  "currency": "EUR",
                  "minor": 9840
                }
              ]
            }
          ]
        }
    "#]]);
    let code = code(&world);
    world.run(["check", "--digest", &code]).success().shows(expect![[r#"
        --- stderr
        the digest agrees: vd8f-m7rc-fa3y-gyke (3 entries)
    "#]]);
    world.run(["check", "--digest", &code.to_uppercase().replace('-', " ")]).success().shows(expect![[r#"
        --- stderr
        the digest agrees: vd8f-m7rc-fa3y-gyke (3 entries)
    "#]]);
    // What clique digest prints may be pasted as it is.
    let line = world.clique("digest").success().stdout;
    let _ = world.run(["check", "--digest", line.trim_end()]).success();
    world.clique("check --digest 0000-0000-0000-0000").shows(expect![[r#"
        --- stderr
        error: the digest is vd8f-m7rc-fa3y-gyke, not 0000-0000-0000-0000
          help: bring both ledgers together with clique sync, or compare clique digest --canonical
        --- exit 1
    "#]]);
    world.clique("check --digest trip:0000000000000000 --quiet").shows(expect![[r#"
        --- stderr
        error: the digest is ggvh-5fx5-4ate-4te6, not 0000-0000-0000-0000
          help: bring both ledgers together with clique sync, or compare clique digest --canonical
        --- exit 1
    "#]]);
    world.clique("check --digest 0000").shows(expect![[r#"
        --- stderr
        error: `0000` is not a digest
          help: it has four times four characters: clique digest
        --- exit 2
    "#]]);
    world.clique("check --digest flat:0000000000000000").exits(2).shows(expect![[r#"
        --- stderr
        error: unknown group `flat`
          help: groups: trip
        --- exit 2
    "#]]);
    let hash = world
        .command("sh")
        .args(["-c", &format!("{} digest --canonical | git hash-object --stdin", env!("CARGO_BIN_EXE_clique"))])
        .output()
        .unwrap();
    let json = world.clique("digest --json").success().json();
    assert_eq!(json["data"][0]["hash"].as_str().unwrap(), String::from_utf8(hash.stdout).unwrap().trim());
}

#[test]
fn form_does_not_matter() {
    let world = world();
    let before = code(&world);
    let text = world.read(BOOK);
    let mut lines: Vec<&str> = text.lines().collect();
    lines[1..].reverse();
    world.write(BOOK, &format!("\u{feff}# ours\r\n{}\r\n", lines.join("\r\n")));
    assert_eq!(code(&world), before, "order, line ends, a byte order mark, comments");
    let (first, rest) = lines.split_at(2);
    world.write(BOOK, &format!("{}\n", first.join("\n")));
    world.write("groups/trip/expenses/more.csv", &format!("{}\n{}\n", lines[0], rest.join("\n")));
    assert_eq!(code(&world), before, "the files they stand in");
    world.write(BOOK, &world.read(BOOK).replace("86.40", "86.4").replace("alice bob carol", "\"carol  alice bob\""));
    world.write("clique.toml", "currency = 'EUR'\n# c\nformat = 1\nname = \"Trip\"\n");
    assert_eq!(code(&world), before, "spelling");
    world.does("say hello");
    world.does("fmt");
    assert_eq!(code(&world), before, "what is said");
}

#[test]
fn rows_without_ids_have_the_digest_that_they_have_with_them() {
    let world = World::of_fixture("ledgers/spreadsheet");
    let before = code(&world);
    world.does("fmt");
    assert_eq!(code(&world), before);
}

#[test]
fn everything_that_means_something_matters() {
    let changes: [(&str, &str, &str); 8] = [
        (BOOK, "86.40", "86.41"),
        (BOOK, ",food,", ",fun,"),
        (BOOK, "a b", "a c"),
        (BOOK, "carol:2", "carol:3"),
        (BOOK, ",,,,bob\n", ",,,,alice\n"),
        ("people/bob.toml", "bob@", "rob@"),
        ("groups/trip/group.toml", "carol = {}", "carol = { since = 2026-01-01 }"),
        ("clique.toml", "Trip", "Tour"),
    ];
    let world = world();
    let before = code(&world);
    for (path, from, to) in changes {
        let text = world.read(path);
        let changed = text.replacen(from, to, 1);
        if changed != text {
            world.write(path, &changed);
            assert_ne!(code(&world), before, "{path}: {from} to {to}");
        }
        world.write(path, &text);
    }
    world.does("rm srqz");
    assert_ne!(code(&world), before, "what was taken back");
    world.does("undo");
    assert_eq!(code(&world), before);
}
