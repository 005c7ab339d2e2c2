//! Stories of `clique help`.

use expect_test::expect;

use crate::world::World;

#[test]
fn topics_are_listed_and_shown() {
    let world = World::empty();
    world.clique("help").success().shows(expect![[r#"
        Topics:
          clique help getting-started   the first five minutes
          clique help files             the files of a ledger
          clique help splits            who shares a bill, and how
          clique help money             amounts, currencies, exactness
          clique help dates             how days can be said
          clique help filters           which entries are meant
          clique help settling          who pays whom
          clique help import            bills from other programs
          clique help export            the ledger in the files of other programs
          clique help sync              sharing a ledger
          clique help scripting         clique in scripts and CI
          clique help exit-codes        how a command ends
          clique help configuration     what you prefer
          clique help environment       variables that count
          clique help json              answers for programs

        Also: `clique help COMMAND`, `clique help E012` for an error code, `clique -h` for the commands.
    "#]]);
    world.clique("help dates").success().shows(expect![[r#"
        dates: how days can be said

        Files have ISO days, `2026-06-12`. On the command line a day may be said in other ways,
        and the answer always shows the ISO day that was understood.

          2026-06-12, 06-12            this day; without a year, of this year
          12.6., 12.6.2025             day first, with points
          12 jun, jun 12 2025          the month as a word
          today, yesterday, tomorrow
          fri, friday                  the last one, today included
          last friday                  the last one before today
          3 days ago, -3d, a week ago  so long ago
          +14d                         in fourteen days, for `--due`
          13/6, 6/13                   only where one reading is a day; `6/12` is asked about

        Instead of blanks a dash will do: `last-friday`, `3-days-ago`.

        Answers say `2026-06-12`, or `12 Jun` where the year is clear, in every locale. There is
        no setting for it: what one copies into a message, everyone reads alike.

        Months, weeks and years

        Where a stretch of days is meant, as in filters, `--since`, `--until` and `--month`:

          2026-06, june, jun 2025                   a month; without a year, the last one
          2026                                      a year
          this week, last week                      from Monday to Sunday
          this month, last month, this year, last year

            clique add 12 coffee -d yesterday
            clique add 30 museum -d 12.6.
            clique list --month june
            clique list date:last-month or date:this-month
            clique balance --as-of 2026-06-13
    "#]]);
    world.clique("help exit codes --color always").success().shows(expect![[r#"
        [1mexit-codes: how a command ends[0m

          [1m0[0m    Done; the answer is yes.
          [1m1[0m    The answer is no: a check or a condition failed, nothing was found.
          [1m2[0m    What was typed cannot be meant, or a question was not answered.
          [1m3[0m    The ledger cannot be read; the file, line and column are on the standard error.
          [1m4[0m    A person is needed: another clique holds the lock, a name is ambiguous, edits by
               hand look odd, a sync met a conflict.
          [1m5[0m    Something outside is missing or broken: no ledger, a file, a permission, git, the
               network.
          [1m70[0m   A bug; please report it.
          [1m141[0m  The reader of the answer went away.

        Errors and warnings about files have codes of their own, `E001` to `E199` and `W201` up.
        `clique help E012` and `clique explain E012` tell about one, `clique explain` lists them
        all.

            [1mclique explain E012[0m
            [1mclique check --strict[0m
    "#]]);
}

#[test]
fn commands_and_codes_are_explained() {
    let world = World::empty();
    assert_eq!(world.clique("help group new").success().stdout, world.clique("group new --help").success().stdout);
    assert_eq!(world.clique("help e012").success().stdout, world.clique("explain E012").success().stdout);
}

#[test]
fn what_there_is_no_help_about_is_said() {
    let world = World::empty();
    world.clique("help fliters").exits(2).shows(expect![[r#"
        --- stderr
        error: there is no help about `fliters`
          help: did you mean `clique help filters`?
          help: see the topics: clique help
        --- exit 2
    "#]]);
    world.clique("help nonsense").exits(2).shows(expect![[r#"
        --- stderr
        error: there is no help about `nonsense`
          help: see the topics: clique help
        --- exit 2
    "#]]);
}
