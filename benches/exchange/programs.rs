//! Writes bills as each program writes them.

use crate::bills::{Bill, PEOPLE};
use std::fmt::Write as _;

/// A program's file: its name, how many people it holds, and how it is written.
pub struct Form {
    /// What `clique import` calls the program.
    pub word: &'static str,
    /// The shape of the file.
    pub shape: &'static str,
    /// How many people it is about.
    pub people: usize,
    /// Writes it.
    pub write: fn(&[Bill]) -> String,
}

const fn form(word: &'static str, shape: &'static str, write: fn(&[Bill]) -> String) -> Form {
    Form { word, shape, people: PEOPLE.len(), write }
}

/// Every program; the table with a mapping is read by [`MAPPING`].
pub const FORMS: [Form; 15] = [
    form("splitwise", "CSV", splitwise),
    form("splitwise", "JSON", splitwise_json),
    form("spliit", "CSV", spliit),
    form("spliit", "JSON", spliit_json),
    form("tricount", "JSON", tricount_json),
    form("tricount", "request CSV", tricount_request),
    form("tricount", "exporter CSV", tricount_exporter),
    form("settleup", "CSV", settleup),
    form("ihatemoney", "CSV", ihatemoney),
    form("ihatemoney", "JSON", ihatemoney_json),
    form("cospend", "CSV", cospend),
    form("abrechnung", "JSON", abrechnung),
    Form { people: 2, ..form("splitpro", "CSV", splitpro) },
    form("sesterce", "CSV", sesterce),
    form("csv", "mapped CSV", table),
];

/// What the columns of the table mean.
pub const MAPPING: &str = "spending = \"positive\"\n\n[columns]\ndate = \"Day\"\ndescription = \"What\"\n\
    amount = \"Cost\"\npayer = \"Payer\"\nkey = \"Number\"\ncategory = \"Category\"\n\n[always]\ncurrency = \"EUR\"\n\
    split = \"Alice Adams, Bob Brown, Chloé Dubois, Dan O'Neil, Eva Königs, Farid Haddad\"\n";

fn decimal(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", cents.abs() / 100, cents.abs() % 100)
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"', ';']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

/// Writes a header and a line for each bill.
fn lines(head: &str, bills: &[Bill], line: impl Fn(usize, &Bill) -> String) -> String {
    let mut text = format!("{head}\n");
    for (place, bill) in bills.iter().enumerate() {
        text += &line(place, bill);
        text.push('\n');
    }
    text
}

/// Joins what is said of everybody.
fn everybody(joint: &str, word: impl Fn(usize) -> String) -> String {
    (0..PEOPLE.len()).map(word).collect::<Vec<String>>().join(joint)
}

/// Joins what is said of those who share.
fn sharers(bill: &Bill, joint: &str, word: impl Fn(usize, i64) -> String) -> String {
    bill.parts.iter().map(|(who, part)| word(*who, *part)).collect::<Vec<String>>().join(joint)
}

fn splitwise(bills: &[Bill]) -> String {
    let head = format!("Date,Description,Category,Cost,Currency,{}\n", PEOPLE.join(","));
    let mut text = lines(&head, bills, |_, bill| {
        let nets = everybody(",", |who| decimal(bill.net(who)));
        let (what, cost) = (quoted(&bill.what), decimal(bill.amount));
        format!("{},{what},{},{cost},EUR,{nets}", bill.date, bill.category)
    });
    let totals = everybody(",", |who| decimal(bills.iter().map(|bill| bill.net(who)).sum()));
    write!(text, "\n2026-12-31,Total balance, , ,EUR,{totals}\n").expect("a string takes any text");
    text
}

fn splitwise_json(bills: &[Bill]) -> String {
    let user = |bill: &Bill, who: usize| {
        let shares = [bill.paid(who), bill.part(who), bill.net(who)].map(decimal);
        let [paid, owed, net] = shares;
        format!(
            r#"{{"user":{{"id":{who},"first_name":"{}","last_name":null,"picture":{{"medium":"https://x.example/a.png"}}}},"user_id":{who},"paid_share":"{paid}","owed_share":"{owed}","net_balance":"{net}"}}"#,
            PEOPLE[who]
        )
    };
    let items: Vec<String> = (0..bills.len())
        .map(|place| {
            let bill = &bills[place];
            let is_in = |who: &usize| bill.paid(*who) > 0 || bill.part(*who) > 0;
            let users: Vec<String> = (0..PEOPLE.len()).filter(is_in).map(|who| user(bill, who)).collect();
            format!(
                r#"{{"id":{place},"group_id":9,"description":"{}","repeats":false,"repeat_interval":"never","details":null,"comments_count":0,"payment":{},"cost":"{}","currency_code":"EUR","repayments":[],"date":"{}T12:00:00Z","created_at":"{}T12:00:00Z","deleted_at":null,"category":{{"id":18,"name":"{}"}},"receipt":{{"large":null,"original":null}},"users":[{}]}}"#,
                bill.what,
                bill.is_payment,
                decimal(bill.amount),
                bill.date,
                bill.date,
                bill.category,
                users.join(",")
            )
        })
        .collect();
    format!("{{\"expenses\":[{}]}}", items.join(","))
}

fn spliit(bills: &[Bill]) -> String {
    let names = everybody(",", |who| format!("\"{}\"", PEOPLE[who]));
    let head = format!(
        "\"Date\",\"Description\",\"Category\",\"Currency\",\"Cost\",\"Original cost\",\"Original currency\",\
        \"Conversion rate\",\"Is Reimbursement\",\"Split mode\",{names}"
    );
    lines(&head, bills, |_, bill| {
        let part = |who: usize| if bill.payer == who { bill.part(who) } else { -bill.part(who) };
        let parts = everybody(",", |who| decimal(part(who)));
        let is_payment = if bill.is_payment { "Yes" } else { "No" };
        format!(
            "\"{}\",\"{}\",\"{}\",\"EUR\",\"{}\",,,,\"{is_payment}\",\"By amount\",{parts}",
            bill.date,
            bill.what,
            bill.category,
            decimal(bill.amount)
        )
    })
}

fn spliit_json(bills: &[Bill]) -> String {
    let people = everybody(",", |who| format!(r#"{{"id":"person-{who}","name":"{}"}}"#, PEOPLE[who]));
    let expenses: Vec<String> = bills
        .iter()
        .enumerate()
        .map(|(place, bill)| {
            let shares = sharers(bill, ",", |who, part| format!(r#"{{"participantId":"person-{who}","shares":{part}}}"#));
            format!(
                r#"{{"id":"O25JRN9GtbjqHP{place:07}","createdAt":"{}T08:00:00.000Z","expenseDate":"{}T00:00:00.000Z","title":"{}","category":{{"grouping":"Food and Drink","name":"{}"}},"amount":{},"originalAmount":null,"originalCurrency":null,"conversionRate":null,"paidById":"person-{}","paidFor":[{shares}],"isReimbursement":{},"splitMode":"BY_AMOUNT","recurrenceRule":"NONE","notes":null}}"#,
                bill.date, bill.date, bill.what, bill.category, bill.amount, bill.payer, bill.is_payment
            )
        })
        .collect();
    format!(
        r#"{{"id":"b5vmCahN8kJl3zQTkgEgg","name":"Trip","information":null,"currency":"€","currencyCode":"EUR","expenses":[{}],"participants":[{people}]}}"#,
        expenses.join(",")
    )
}

fn tricount_json(bills: &[Bill]) -> String {
    let member = |who: usize| {
        format!(
            r#"{{"RegistryMembershipNonUser":{{"id":{who},"uuid":"6513270e-269e-0d37-f2a7-4de452e6b43{who}","alias":{{"display_name":"{}","pointer":{{"type":"UUID","value":"d23f0824-128b-2f33-0c5c-7fd0a6a3a45{who}","name":"{}"}}}},"status":"ACTIVE"}}}}"#,
            PEOPLE[who], PEOPLE[who]
        )
    };
    let amount = |cents: i64| format!(r#"{{"currency":"EUR","value":"{}"}}"#, decimal(-cents));
    let entry = |(place, bill): (usize, &Bill)| {
        let parts = sharers(bill, ",", |who, part| {
            let (value, member) = (amount(part), member(who));
            format!(
                r#"{{"amount":{value},"amount_local":{value},"membership":{member},"type":"AMOUNT","share_ratio":null}}"#
            )
        });
        let (total, date) = (amount(bill.amount), &bill.date);
        format!(
            r#"{{"RegistryEntry":{{"id":{place},"created":"{date} 09:15:00.000000","updated":"{date} 09:15:00.000000","uuid":"0fd630f1-f29d-0da9-953f-48f1{place:08}","status":"ACTIVE","amount":{total},"amount_local":{total},"exchange_rate":"1","description":"{}","type":"MANUAL","type_transaction":"{}","membership_owned":{},"allocations":[{parts}],"attachment":[],"category":"FOOD_AND_DRINK","category_custom":null,"date":"{date} 09:15:00.000000"}}}}"#,
            bill.what,
            if bill.is_payment { "BALANCE" } else { "NORMAL" },
            member(bill.payer)
        )
    };
    let entries: Vec<String> = bills.iter().enumerate().map(entry).collect();
    format!(
        r#"{{"Response":[{{"Registry":{{"id":1,"title":"Trip","currency":"EUR","memberships":[{}],"all_registry_entry":[{}]}}}}]}}"#,
        everybody(",", member),
        entries.join(",")
    )
}

fn tricount_request(bills: &[Bill]) -> String {
    let head = format!(
        "Title,Amount,Currency,Exchange rate,Amount in default currency (EUR),Type,Category,Paid by,{},{},Date & time",
        everybody(",", |who| format!("Paid by {}", PEOPLE[who])),
        everybody(",", |who| format!("Impacted to {}", PEOPLE[who]))
    );
    lines(&head, bills, |_, bill| {
        let paid = everybody(",", |who| decimal(bill.paid(who)));
        let parts = everybody(",", |who| decimal(-bill.part(who)));
        let (what, amount) = (quoted(&bill.what), decimal(bill.amount));
        let kind = if bill.is_payment { "Money transfer" } else { "Expense" };
        let payer = PEOPLE[bill.payer];
        format!("{what},{amount},EUR,1,{amount},{kind},{},{payer},{paid},{parts},{} 09:15:00", bill.category, bill.date)
    })
}

fn tricount_exporter(bills: &[Bill]) -> String {
    let head = "Who Paid;Total;Currency;Description;When;Involved;File Names;Attachment URLs;Category";
    lines(head, bills, |_, bill| {
        let involved = sharers(bill, ", ", |who, _| PEOPLE[who].to_owned());
        let (payer, total) = (PEOPLE[bill.payer], decimal(bill.amount));
        format!("{payer};{total};EUR;{};{} 12:00:00.000000;{involved};;;FOOD_AND_DRINK", bill.what, bill.date)
    })
}

fn settleup(bills: &[Bill]) -> String {
    let head = "\"Who paid\",\"Amount\",\"Currency\",\"For whom\",\"Split amounts\",\"Purpose\",\"Category\",\
        \"Date & time\",\"Timezone\",\"Exchange rate\",\"Converted amount\",\"Type\",\"Receipt\"";
    lines(head, bills, |_, bill| {
        let whom = sharers(bill, ";", |who, _| PEOPLE[who].to_owned());
        let parts = sharers(bill, ";", |_, part| decimal(part));
        let (payer, amount) = (PEOPLE[bill.payer], decimal(bill.amount));
        let kind = if bill.is_payment { "transfer" } else { "expense" };
        format!(
            "\"{payer}\",\"{amount}\",\"EUR\",\"{whom}\",\"{parts}\",\"{}\",\"\",\"{} 09:15:00\",\"Europe/Prague\",\"\",\
            \"{amount}\",\"{kind}\",\"\"",
            bill.what, bill.date
        )
    })
}

fn ihatemoney(bills: &[Bill]) -> String {
    lines("what,bill_type,amount,currency,date,payer_name,payer_weight,owers", bills, |_, bill| {
        let owers = sharers(bill, ", ", |who, _| PEOPLE[who].to_owned());
        let kind = if bill.is_payment { "Reimbursement" } else { "Expense" };
        let (what, amount, payer) = (quoted(&bill.what), decimal(bill.amount), PEOPLE[bill.payer]);
        format!("{what},{kind},{amount},EUR,{},{payer},1.0,\"{owers}\"", bill.date)
    })
}

fn ihatemoney_json(bills: &[Bill]) -> String {
    let item = |bill: &Bill| {
        format!(
            r#"{{"what": "{}", "bill_type": "{}", "amount": {}, "currency": "EUR", "date": "{}", "payer_name": "{}", "payer_weight": 1.0, "owers": [{}]}}"#,
            bill.what,
            if bill.is_payment { "Reimbursement" } else { "Expense" },
            decimal(bill.amount),
            bill.date,
            PEOPLE[bill.payer],
            sharers(bill, ", ", |who, _| format!("\"{}\"", PEOPLE[who]))
        )
    };
    format!("[{}]", bills.iter().map(item).collect::<Vec<String>>().join(", "))
}

fn cospend(bills: &[Bill]) -> String {
    let members = everybody("\n", |who| format!("\"{}\",1,1,\"#112863\"", PEOPLE[who]));
    let head = format!(
        "name,weight,active,color\n{members}\n\nwhat,amount,date,timestamp,payer_name,payer_weight,payer_active,owers,\
        repeat,repeatfreq,repeatallactive,repeatuntil,categoryid,paymentmode,paymentmodeid,comment,deleted"
    );
    lines(&head, bills, |_, bill| {
        let owers = sharers(bill, ",", |who, _| PEOPLE[who].to_owned());
        let category = if bill.is_payment { -11 } else { -1 };
        format!(
            "\"{}\",{},{},{},\"{}\",1,1,\"{owers}\",n,1,0,,{category},n,0,\"\",0",
            bill.what,
            decimal(bill.amount),
            bill.date,
            noon_of(&bill.date),
            PEOPLE[bill.payer]
        )
    })
}

/// Returns the second of noon of a day, in UTC.
fn noon_of(date: &str) -> i64 {
    let date: chrono::NaiveDate = date.parse().expect("days of bills are days");
    date.and_hms_opt(12, 0, 0).expect("every day has a noon").and_utc().timestamp()
}

fn abrechnung(bills: &[Bill]) -> String {
    let people = everybody(",", |who| format!(r#"{{"id":{who},"name":"{}","description":""}}"#, PEOPLE[who]));
    let item = |(place, bill): (usize, &Bill)| {
        format!(
            r#"{{"id":{place},"type":"{}","name":"{}","description":"","value":{},"currency_identifier":"EUR","currency_conversion_rate":1.0,"billed_at":"{}","tags":["food"],"split_mode":"shares","creditor_shares":{{"{}":1.0}},"debitor_shares":{{{}}},"positions":[],"files":[]}}"#,
            if bill.is_payment { "transfer" } else { "purchase" },
            bill.what,
            decimal(bill.amount),
            bill.date,
            bill.payer,
            sharers(bill, ",", |who, _| format!("\"{who}\":1.0"))
        )
    };
    let items: Vec<String> = bills.iter().enumerate().map(item).collect();
    format!(
        r#"{{"version":1,"metadata":{{"name":"Trip","description":"","currency_identifier":"EUR","terms":"","add_user_account_on_join":false}},"personal_accounts":[{people}],"events":[],"transactions":[{}]}}"#,
        items.join(",")
    )
}

fn splitpro(bills: &[Bill]) -> String {
    let head = "Paid By,Name,Category,Amount,Split Type,Expense Date,Currency,You Lent,You Owe,Settlement";
    lines(head, bills, |_, bill| {
        let mine = bill.payer == 0;
        let payer = if mine { "You" } else { "Bob Brown" };
        let between = decimal(bill.part(1 - bill.payer));
        let (lent, owed, settled) = match (bill.is_payment, mine) {
            (true, _) => ("0", "0", between.as_str()),
            (false, true) => (between.as_str(), "0", "0"),
            (false, false) => ("0", between.as_str(), "0"),
        };
        let split = if bill.is_payment { "SETTLEMENT" } else { "EXACT" };
        let (what, amount) = (quoted(&bill.what), decimal(bill.amount));
        let date = &bill.date;
        format!("{payer},{what},general,{amount},{split},{date} 12:00:00,EUR,{lent},{owed},{settled}")
    })
}

fn sesterce(bills: &[Bill]) -> String {
    let head = format!(
        "Date,Title,{},{},Currency,Category,Exchange rate",
        everybody(",", |who| format!("Paid by {}", PEOPLE[who])),
        everybody(",", |who| format!("Paid for {}", PEOPLE[who]))
    );
    lines(&head, bills, |_, bill| {
        let paid = everybody(",", |who| decimal(bill.paid(who)));
        let parts = everybody(",", |who| decimal(bill.part(who)));
        let category = if bill.is_payment { "Money Transfer" } else { bill.category };
        format!("{},{},{paid},{parts},EUR,{category},1", bill.date, quoted(&bill.what))
    })
}

fn table(bills: &[Bill]) -> String {
    lines("Number,Day,What,Cost,Payer,Category", bills, |place, bill| {
        let (what, cost, payer) = (quoted(&bill.what), decimal(bill.amount), PEOPLE[bill.payer]);
        format!("{place},{},{what},{cost},{payer},{}", bill.date, bill.category)
    })
}
