//! Stories of ledgers that are mailed as a file.

use expect_test::expect;

use crate::friends::Friends;

const BOOK: &str = "groups/trip/expenses/2026.csv";

#[test]
fn two_friends_with_nothing_but_mail() {
    let mut friends = Friends::three();
    friends.alice().does("add 5 coffee");
    friends.bob().does("add 7 cake");
    friends.alice().does("sync --bundle-out ../all.bundle");
    friends.bob().clique("sync --bundle-in ../all.bundle").shows(expect![[r#"
        ↓  9rmg  alice added coffee 5.00 EUR
        ↑  f4kv  bob added cake 7.00 EUR
        ✓ merged without conflict, balances add up, taken in from ../all.bundle
    "#]]);
    friends.bob().clique("sync --bundle-in ../all.bundle").shows(expect![[r#"
        ↑  f4kv  bob added cake 7.00 EUR
        ✓ nothing new in ../all.bundle
    "#]]);
    friends.bob().does("sync --bundle-out ../bob.bundle --since HEAD~2");
    friends.alice().does("sync --bundle-in ../bob.bundle");
    let book = friends.alice().read(BOOK);
    assert_eq!(book.lines().count(), 4);
    assert_eq!(friends.bob().read(BOOK), book);
    friends.bob().assert_clean();
    friends.alice().assert_clean();
}

#[test]
fn what_cannot_be_taken_in_is_said_in_words() {
    let mut friends = Friends::three();
    friends.alice().clique("sync --bundle-in ../nothing.bundle").shows(expect![[r#"
        --- stderr
        error: there is no file ../nothing.bundle
          help: a friend makes one with: clique sync --bundle-out FILE
        --- exit 5
    "#]]);
    friends.alice().write("../odd.bundle", "no bundle at all\n");
    friends.alice().clique("sync --bundle-in ../odd.bundle").shows(expect![[r#"
        --- stderr
        error: '~/ledger/../odd.bundle' does not look like a v2 or v3 bundle file
        --- exit 5
    "#]]);
    friends.alice().does("add 5 coffee");
    friends.alice().does("add 6 tea");
    friends.alice().does("sync --bundle-out ../late.bundle --since HEAD~1");
    let lacks = friends.bob().clique("sync --bundle-in ../late.bundle").exits(5);
    assert!(lacks.stderr.contains("builds on commits that are not here"), "{}", lacks.stderr);
    friends.alice().clique("sync --bundle-out ../none.bundle --since HEAD").shows(expect![[r#"
        --- stderr
        error: there is nothing new to put into the bundle
        --- exit 1
    "#]]);
    let record = friends.alice().clique("sync --bundle-out ../all.bundle --json").success().json();
    assert_eq!(record["data"]["is_whole"], true);
    friends.bob().assert_clean();
}
