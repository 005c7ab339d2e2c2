//! Stories of `clique demo`.

use expect_test::expect;

use crate::world::World;

#[test]
fn it_shows_where_everyone_stands_and_keeps_nothing() {
    let mut world = World::empty();
    let temporary = world.at.join("temporary");
    std::fs::create_dir(&temporary).unwrap();
    world.set("TMPDIR", temporary.to_str().unwrap());
    world.clique("demo").shows(expect![[r#"
        Elm Street and friends: 217 entries in 5 groups
        alice, bob, chloe, dmitri, mei, noor, sam, yuki

        ⟦Alice Almeida & نور حداد⟧   201.25 EUR in 4 bills   7 Feb – 12 Jun 2026

                   paid   share    sent    net
          alice   79.80   97.22  +22.70  +5.28              │████████████  gets back
          noor   121.45  104.03  -22.70  -5.28  ████████████│              owes
          ✓ adds up to 0.00

        Elm Street 7   25367.13 EUR in 106 bills   1 Jul 2025 – 13 Jun 2026

                      paid    share       sent       net
          bob     20755.77  5788.22  -13500.00  +1467.55              │████████████  gets back
          alice    2546.74  7998.59   +5619.91   +168.06              │█▎            gets back
          chloe     573.20  3413.29   +2840.09      0.00              │              settled
          sam       610.63  2418.23   +1440.00   -367.60           ███│              owes
          dmitri    880.79  5748.80   +3600.00  -1268.01    ██████████│              owes
          ✓ adds up to 0.00

        Japan 日本 2026   5696.00 EUR in 4 bills   18 Jan – 11 Jun 2026

                    paid    share     sent      net
          noor   1714.50  1148.40           +566.10              │███████       gets back
          alice  2347.50  1148.40  -650.00  +549.10              │██████▊       gets back
          mei    1450.00  1148.40           +301.60              │███▊          gets back
          yuki      0.00  1102.40  +650.00  -452.40        ▐█████│              owes
          bob     184.00  1148.40           -964.40  ████████████│              owes
          ✓ adds up to 0.00

        Japan 日本 2026   741330 JPY in 30 bills   28 Mar – 20 Apr 2026

                   paid   share    sent     net
          alice  220600  148171          +72429              │████████████  gets back
          yuki   189270  128972  -30000  +30298              │█████         gets back
          bob    107290  168014  +30000  -30724         █████│              owes
          mei    117200  151803          -34603        ▐█████│              owes
          noor   106970  144370          -37400        ██████│              owes
          ✓ adds up to 0

        Supper Club   1526.72 EUR in 23 bills   11 Jul 2025 – 12 Jun 2026

                    paid   share     sent      net
          sam     424.53  373.06   +50.00  +101.47              │████████▉     gets back
          noor    276.63  155.08   -45.00   +76.55              │██████▊       gets back
          alice   355.99  320.75   -50.00   -14.76             █│              owes
          dmitri  290.82  423.52  +105.00   -27.70            ██│              owes
          mei     178.75  254.31   -60.00  -135.56  ████████████│              owes
          ✓ adds up to 0.00

        All 4 together, in EUR

          alice    +707.68              │██████▌       gets back
          noor     +637.37              │█████▉        gets back
          bob      +503.15              │████▋         gets back
          mei      +166.04              │█▌            gets back
          chloe       0.00              │              settled
          sam      -266.13            ██│              owes
          yuki     -452.40          ████│              owes
          dmitri  -1295.71  ████████████│              owes

        Who pays whom

        ⟦Alice Almeida & نور حداد⟧   EUR
          noor  ──→  alice  5.28  EUR
        1 payment, 5.28 EUR (fewest possible, proven; there is but one debt)

        Elm Street 7   EUR
          dmitri  ──→  bob    1268.01  EUR
          sam     ──→  alice   168.06  EUR
          sam     ──→  bob     199.54  EUR
        3 payments, 1635.61 EUR in all (fewest possible, proven; paying each debt directly would take 9)

        Japan 日本 2026   EUR
          bob   ──→  alice  549.10  EUR
          bob   ──→  noor   415.30  EUR
          yuki  ──→  mei    301.60  EUR
          yuki  ──→  noor   150.80  EUR
        4 payments, 1416.80 EUR in all (fewest possible, proven; paying each debt directly would take 9)

        Japan 日本 2026   JPY
          bob   ──→  alice  30724  JPY
          mei   ──→  alice  34603  JPY
          noor  ──→  alice   7102  JPY
          noor  ──→  yuki   30298  JPY
        4 payments, 102727 JPY in all (fewest possible, proven; paying each debt directly would take 10)

        Supper Club   EUR
          alice   ──→  noor  14.76  EUR
          dmitri  ──→  sam   27.70  EUR
          mei     ──→  noor  61.79  EUR
          mei     ──→  sam   73.77  EUR
        4 payments, 178.02 EUR in all (fewest possible, proven; paying each debt directly would take 10)
        --- stderr

        Nothing was kept. To play with it, as alice:

          clique demo --keep flat && cd flat
          clique add 42.50 dinner -g elm -p bob     bob paid, everyone in the flat shares
          clique list -g japan                      what the trip was made of
          clique settle -g elm                      who pays whom, with the fewest payments
          clique log                                who changed what
          clique undo                               take the last change back
    "#]]);
    assert_eq!(std::fs::read_dir(temporary).unwrap().count(), 0);
}

#[test]
fn what_is_kept_is_clean_sound_and_always_the_same() {
    let mut world = World::empty();
    world.does("demo --keep one");
    world.set("CLIQUE_NOW", "2031-01-01T00:00:00+09:00");
    world.set("CLIQUE_SEED", "another");
    world.set("GIT_AUTHOR_NAME", "Someone Else");
    world.does("-C . demo --keep two");
    let head = world.git(["-C", "one", "rev-parse", "HEAD"]);
    assert_eq!(world.git(["-C", "two", "rev-parse", "HEAD"]), head);
    world.at.push("one");
    world.clique("check --strict").shows(expect![[""]]);
    world.assert_clean();
    world.set("CLIQUE_NOW", "2026-06-15T20:00:00Z");
    world.does("add 42.50 dinner -g elm -p bob");
    world.does("undo");
    world.clique("log -N 12").shows(expect![[r#"
        2026-06-15 20:00  8x40  elm         alice undid: added dinner 42.50 EUR, paid by bob
        2026-06-15 20:00  8x40  elm         alice added dinner 42.50 EUR, paid by bob (undone)
        2026-06-13 18:10  w47p  elm         dmitri added Dishwasher tabs and bin bags 23.75 EUR
        2026-06-12 23:14  2daq  supper      mei wrote: Says the man who drank most of it.
        2026-06-12 23:10  2daq  supper      dmitri wrote: The Barolo was worth it.
        2026-06-12 18:40  ayh8  alice+noor  alice added Book shop 31.20 EUR
        2026-06-12 18:31  qx59  elm         alice added Electricity June 75.34 EUR
        2026-06-12 17:32  2daq  supper      sam added Summer supper at the Italian 168.00 EUR
        2026-06-11 20:55  ezgv  japan       noor wrote: Books are printed! Bring yours to the next supper.
        2026-06-11 18:10  ezgv  japan       noor added Photo books 149.50 EUR
        2026-06-10 18:33  hv6w  elm         sam added Market 87.83 EUR
        2026-06-10 09:02  ty8h  elm         sam wrote: Took the pizza back, the film night was on me.
        --- stderr
        there is more: clique log -N 60
    "#]]);
    world.assert_clean();
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let world = World::empty();
    world.write("one/file", "mine");
    world.clique("demo --keep one").shows(expect![[r#"
        --- stderr
        error: one: the folder is not empty
          help: name a folder that is new or empty
        --- exit 2
    "#]]);
    assert_eq!(std::fs::read_dir(world.at.join("one")).unwrap().count(), 1);
}
