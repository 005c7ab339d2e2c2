//! Stories of `clique copy`.

use expect_test::expect;

use crate::world::World;

#[test]
fn an_entry_like_another_is_of_today() {
    let world = World::trip(["alice", "bob"]);
    let _ = world
        .clique("add 10 taxi -p bob=4,alice -s alice:2,bob -d 2025-12-31 -c travel -t night -m late --due 2026-01-02")
        .success();
    let _ = world.clique("rm srqz").success();
    world.clique("copy srqz").shows(expect![[r#"
        ✓ srqw  Mon 2026-06-15  taxi   10.00 EUR   paid by bob 4.00, alice 6.00
                alice 6.67 · bob 3.33
                in travel · #night · note: late
          alice 0.00 → -0.67 EUR
          bob 0.00 → +0.67 EUR
        --- stderr
          undo with: clique undo
    "#]]);
    world.clique("copy srqz 12USD -p bob -s all -d 2025-12-30 --description bus -n").shows(expect![[r#"
        --- a/groups/trip/expenses/2025.csv
        +++ b/groups/trip/expenses/2025.csv
        @@ -1,2 +1,3 @@
         id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by
         srqzvpeeb384,2025-12-31,,taxi,10.00,,bob=4.00 alice,alice:2 bob,travel,night,2026-01-02,late,,void,alice
        +srqxvpeeb57e,2025-12-30,,bus,12.00,USD,bob,alice bob,travel,night,,late,,,alice
        --- stderr
        nothing was changed (--dry-run)
    "#]]);
    world.clique("copy srqz 3").exits(2).shows(expect![[r#"
        --- stderr
        error: the payers paid 4.00 in all, but the amount is 3.00: 1.00 EUR too much
          help: leave one payer without an amount to pay the rest: -p alice=80,bob
        --- exit 2
    "#]]);
    world.clique("copy").exits(2).shows(expect![[r#"
        --- stderr
        error: ID is missing
          help: it goes: clique copy ID [AMOUNT]; see clique copy -h
        --- exit 2
    "#]]);
    world.assert_clean();
}
