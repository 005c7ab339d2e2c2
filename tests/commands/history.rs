//! Stories of `clique history`.

use expect_test::expect;

use crate::world::World;

const BOOK: &str = "groups/trip/expenses/2026.csv";

/// A dinner with a life of its own; its id begins with `srqz`.
fn world() -> World {
    let mut world = World::trip(["alice", "bob", "carol"]);
    world.write("groups/flat/group.toml", "name = \"Flat\"\n[members]\nalice = {}\nbob = {}\n");
    world.git(["add", "-A"]);
    world.git(["commit", "-q", "-m", "flat"]);
    world.does("add 86.40 dinner -p bob -c food -g trip");
    world.set("CLIQUE_NOW", "2026-06-16T09:30:00Z");
    world.does("edit srqz --amount 88.40");
    world.write(BOOK, &world.read(BOOK).replace("alice bob carol", "alice bob").replace(",food,", ",,"));
    world.does("rm srqz");
    world.does("restore srqz");
    world
}

#[test]
fn every_version_field_by_field() {
    let world = world();
    world.clique("history srqz").shows(expect![[r#"
        dinner   88.40 EUR   in trip   srqzvpeeb384

        1  2026-06-15 20:00  alice added it  4ad2a0f
           date         2026-06-15
           description  dinner
           amount       86.40 EUR
           paid by      bob
           split        alice bob carol
           category     food

        2  2026-06-16 09:30  alice changed it  6560f82
           amount  86.40 → 88.40

        3  2026-06-16 09:30  alice changed it  by hand · b19c484
           split     alice bob carol → alice bob
           category  nothing (was food)

        4  2026-06-16 09:30  alice took it back  11cdb89

        5  2026-06-16 09:30  alice brought it back  927e24e
    "#]]);
    world.clique("history srqz --at HEAD~3").shows(expect![[r#"
        dinner   88.40 EUR   in trip   srqzvpeeb384

        1  2026-06-15 20:00  alice added it  4ad2a0f
           date         2026-06-15
           description  dinner
           amount       86.40 EUR
           paid by      bob
           split        alice bob carol
           category     food

        2  2026-06-16 09:30  alice changed it  6560f82
           amount  86.40 → 88.40
    "#]]);
    world.clique("history srqz --format csv").shows(expect![[r#"
        version,time,who,verb,id,group,field,before,after,how,commit,proof
        1,2026-06-15T20:00:00Z,alice,added,srqzvpeeb384,trip,date,,2026-06-15,,4ad2a0fb50476a49225dc10c9d171448e231f8c0,
        1,2026-06-15T20:00:00Z,alice,added,srqzvpeeb384,trip,description,,dinner,,4ad2a0fb50476a49225dc10c9d171448e231f8c0,
        1,2026-06-15T20:00:00Z,alice,added,srqzvpeeb384,trip,amount,,86.40,,4ad2a0fb50476a49225dc10c9d171448e231f8c0,
        1,2026-06-15T20:00:00Z,alice,added,srqzvpeeb384,trip,paid_by,,bob,,4ad2a0fb50476a49225dc10c9d171448e231f8c0,
        1,2026-06-15T20:00:00Z,alice,added,srqzvpeeb384,trip,split,,alice bob carol,,4ad2a0fb50476a49225dc10c9d171448e231f8c0,
        1,2026-06-15T20:00:00Z,alice,added,srqzvpeeb384,trip,category,,food,,4ad2a0fb50476a49225dc10c9d171448e231f8c0,
        2,2026-06-16T09:30:00Z,alice,changed,srqzvpeeb384,trip,amount,86.40,88.40,,6560f827501b279e706ebaf033ab56fb8b3eb41b,
        3,2026-06-16T09:30:00Z,alice,changed,srqzvpeeb384,trip,split,alice bob carol,alice bob,by hand,b19c4846daba451a6cc3eb3e1c3ce62a41c3f729,
        3,2026-06-16T09:30:00Z,alice,changed,srqzvpeeb384,trip,category,food,,by hand,b19c4846daba451a6cc3eb3e1c3ce62a41c3f729,
        4,2026-06-16T09:30:00Z,alice,took-back,srqzvpeeb384,trip,status,,void,,11cdb8942639db355a4a83928dbaa5d2f0f75a98,
        5,2026-06-16T09:30:00Z,alice,restored,srqzvpeeb384,trip,status,void,,,927e24e9beeed9a7ca8f220b412948f0bbb2d632,
    "#]]);
    let json = world.clique("history srqz --json").success().json();
    assert_eq!(json["data"][1]["changes"][0]["before"], "86.40");
    assert_eq!(json["data"].as_array().unwrap().len(), 5);
    world.assert_clean();
}

#[test]
fn an_entry_is_followed_to_another_group_and_back_from_nowhere() {
    let world = world();
    world.does("edit srqz --to-group flat -d 2025-12-31");
    world.does("rm srqz --purge");
    world.does("restore srqz");
    world.does("rm srqz --purge");
    world.clique("history srqz").shows(expect![[r#"
        dinner   88.40 EUR   in flat   srqzvpeeb384   no longer in any file

        1  2026-06-15 20:00  alice added it  4ad2a0f
           date         2026-06-15
           description  dinner
           amount       86.40 EUR
           paid by      bob
           split        alice bob carol
           category     food

        2  2026-06-16 09:30  alice changed it  6560f82
           amount  86.40 → 88.40

        3  2026-06-16 09:30  alice changed it  by hand · b19c484
           split     alice bob carol → alice bob
           category  nothing (was food)

        4  2026-06-16 09:30  alice took it back  11cdb89

        5  2026-06-16 09:30  alice brought it back  927e24e

        6  2026-06-16 09:30  alice moved it  0d71c52
           group  trip → flat
           date   2026-06-15 → 2025-12-31
           file   groups/trip/expenses/2026.csv → groups/flat/expenses/2025.csv

        7  2026-06-16 09:30  alice took it out of its file  f9c0da5

        8  2026-06-16 09:30  alice brought it back  f7767bf

        9  2026-06-16 09:30  alice took it out of its file  814fba6
    "#]]);
    // Also when only the rows themselves tell, because plain git made the commits.
    world.git(["filter-branch", "-f", "--msg-filter", "echo x"]);
    world.clique("history srqz --format csv").shows(expect![[r#"
        version,time,who,verb,id,group,field,before,after,how,commit,proof
        1,2026-06-15T20:00:00Z,alice,added,srqzvpeeb384,trip,date,,2026-06-15,plain git,b0f31a0af7e74893b0a0a637e2fe9223dc3411d1,
        1,2026-06-15T20:00:00Z,alice,added,srqzvpeeb384,trip,description,,dinner,plain git,b0f31a0af7e74893b0a0a637e2fe9223dc3411d1,
        1,2026-06-15T20:00:00Z,alice,added,srqzvpeeb384,trip,amount,,86.40,plain git,b0f31a0af7e74893b0a0a637e2fe9223dc3411d1,
        1,2026-06-15T20:00:00Z,alice,added,srqzvpeeb384,trip,paid_by,,bob,plain git,b0f31a0af7e74893b0a0a637e2fe9223dc3411d1,
        1,2026-06-15T20:00:00Z,alice,added,srqzvpeeb384,trip,split,,alice bob carol,plain git,b0f31a0af7e74893b0a0a637e2fe9223dc3411d1,
        1,2026-06-15T20:00:00Z,alice,added,srqzvpeeb384,trip,category,,food,plain git,b0f31a0af7e74893b0a0a637e2fe9223dc3411d1,
        2,2026-06-16T09:30:00Z,alice,changed,srqzvpeeb384,trip,amount,86.40,88.40,plain git,38cc7feec0ae774a1709815ac2e76ac8f89e11f5,
        3,2026-06-16T09:30:00Z,alice,changed,srqzvpeeb384,trip,split,alice bob carol,alice bob,plain git,5e3f905170eea67d8fccf4d559b71af267aad54e,
        3,2026-06-16T09:30:00Z,alice,changed,srqzvpeeb384,trip,category,food,,plain git,5e3f905170eea67d8fccf4d559b71af267aad54e,
        4,2026-06-16T09:30:00Z,alice,took-back,srqzvpeeb384,trip,status,,void,plain git,5ffb8d13fe13b6194ed19493b74a3cf61fc1589b,
        5,2026-06-16T09:30:00Z,alice,restored,srqzvpeeb384,trip,status,void,,plain git,852fe181f69648907e2012e804e55506f2093583,
        6,2026-06-16T09:30:00Z,alice,changed,srqzvpeeb384,flat,group,trip,flat,plain git,754eeb16a83356860b7ca6e09e4fdf11fafb3b98,
        6,2026-06-16T09:30:00Z,alice,changed,srqzvpeeb384,flat,date,2026-06-15,2025-12-31,plain git,754eeb16a83356860b7ca6e09e4fdf11fafb3b98,
        7,2026-06-16T09:30:00Z,alice,removed,srqzvpeeb384,flat,,,,plain git,e335049b40aafa1f39d667ecd495aaa8c6075104,
        8,2026-06-16T09:30:00Z,alice,restored,srqzvpeeb384,flat,,,,plain git,d9348a8ba93fc5e9c2481fc2b57f9002d96528b8,
        9,2026-06-16T09:30:00Z,alice,removed,srqzvpeeb384,flat,,,,plain git,82848d8b864e4b708a9f9773cb355125e659172f,
    "#]]);
}

#[test]
fn a_row_without_an_id_is_followed_while_it_changes() {
    let world = World::trip(["alice", "bob"]);
    world.write(
        BOOK,
        "date,description,amount,paid_by,split\n2026-01-01,tea,1,bob,alice bob\n2026-01-01,tea,1,bob,alice bob\n",
    );
    world.does("say first");
    world.write(BOOK, &world.read(BOOK).replacen("tea,1,", "tea,2,", 1));
    world.does("say second");
    world.write(BOOK, &world.read(BOOK).replacen("tea,2,", "green tea,2,", 1));
    world.does("fmt");
    let text = world.read(BOOK);
    let id = &text.lines().find(|line| line.contains("green")).unwrap()[..12];
    world.clique(&format!("history {id}")).shows(expect![[r#"
        green tea   2 EUR   in trip   jm9stqaanh4d

        1  2026-06-15 20:00  alice added it  by hand · ab7f9e4
           date         2026-01-01
           description  tea
           amount       1 EUR
           paid by      bob
           split        alice bob

        2  2026-06-15 20:00  alice changed it  by hand · 148dc77
           amount  1 → 2

        3  2026-06-15 20:00  alice changed it  by hand · 58adfef
           description  tea → green tea
    "#]]);
}

#[test]
fn both_sides_of_a_merge_are_told() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.does("add 10 tea -p bob");
    world.git(["checkout", "-q", "-b", "side"]);
    world.does("edit srqz --amount 12");
    world.git(["checkout", "-q", "main"]);
    world.does("edit srqz -c drinks");
    world.does("add 1 other");
    world.git(["config", "merge.clique.driver", &format!("{} merge-driver %O %A %B %P", env!("CARGO_BIN_EXE_clique"))]);
    world.write(".git/info/attributes", "*.csv merge=clique\n");
    world.git(["merge", "-q", "--no-edit", "side"]);
    world.clique("history srqz").shows(expect![[r#"
        tea   12.00 EUR   in trip   srqzvpeeb384

        1  2026-06-15 20:00  alice added it  ff8f658
           date         2026-06-15
           description  tea
           amount       10.00 EUR
           paid by      bob
           split        alice bob carol

        2  2026-06-15 20:00  alice changed it  de1c9d3
           category  drinks

        3  2026-06-15 20:00  alice changed it  bba95f2
           amount  10.00 → 12.00

        4  2026-06-15 20:00  alice brought two versions together  merge · e6de8e2
           amount  10.00 → 12.00
    "#]]);
    world.clique("blame srqz").shows(expect![[r#"
        tea   12.00 EUR   in trip   srqzvpeeb384
          date         2026-06-15       alice  2026-06-15 20:00  ff8f658
          description  tea              alice  2026-06-15 20:00  ff8f658
          amount       12.00            alice  2026-06-15 20:00  bba95f2
          paid by      bob              alice  2026-06-15 20:00  ff8f658
          split        alice bob carol  alice  2026-06-15 20:00  ff8f658
          category     drinks           alice  2026-06-15 20:00  de1c9d3
          by           alice            alice  2026-06-15 20:00  ff8f658
    "#]]);
}

#[test]
fn what_cannot_be_is_said() {
    let world = world();
    world.clique("history zzzz").shows(expect![[r#"
        --- stderr
        error: no entry has or had an id that begins with `zzzz`
          help: ids stand first in the lines of clique list and clique log
        --- exit 2
    "#]]);
    world.clique("history ??").shows(expect![[r#"
        --- stderr
        error: `??` is not the beginning of an id
          help: ids stand first in the lines of clique list
        --- exit 2
    "#]]);
    world.clique("history srqz --at HEAD~6").shows(expect![[r#"
        --- stderr
        error: `srqzvpeeb384` was not there yet at `HEAD~6`
        --- exit 2
    "#]]);
    world.write(BOOK, "date,description,amount,paid_by,split\n2026-01-01,tea,1,bob,alice bob\n");
    let id = world.clique("list --json").success().json()["data"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(world.clique(&format!("history {id}")).exits(1).stderr.lines().count(), 2);
}
