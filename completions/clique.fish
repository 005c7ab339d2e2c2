# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_clique_global_optspecs
    string join \n C/directory= at= format= json color= ascii no-pager no-hooks no-input no-sign q/quiet error-format= me= h/help
end

function __fish_clique_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_clique_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_clique_using_subcommand
    set -l cmd (__fish_clique_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c clique -n "__fish_clique_needs_command" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_needs_command" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_needs_command" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_needs_command" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_needs_command" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_needs_command" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_needs_command" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_needs_command" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_needs_command" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_needs_command" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_needs_command" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_needs_command" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_needs_command" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_needs_command" -f -a "accept" -d 'Accept entries that wait for you'
complete -c clique -n "__fish_clique_needs_command" -f -a "add" -d 'Add an expense, a refund or an income'
complete -c clique -n "__fish_clique_needs_command" -f -a "balance" -d 'Show who gets back and who owes'
complete -c clique -n "__fish_clique_needs_command" -f -a "blame" -d 'Tell who wrote what stands in an entry, a file or a group'
complete -c clique -n "__fish_clique_needs_command" -f -a "check" -d 'Check every file of the ledger'
complete -c clique -n "__fish_clique_needs_command" -f -a "checkpoint" -d 'Note balances that must stay as they were'
complete -c clique -n "__fish_clique_needs_command" -f -a "clone" -d 'Get a ledger that others have'
complete -c clique -n "__fish_clique_needs_command" -f -a "completions" -d 'Print the completion script of a shell'
complete -c clique -n "__fish_clique_needs_command" -f -a "config" -d 'See and set what you prefer'
complete -c clique -n "__fish_clique_needs_command" -f -a "conflicts" -d 'Show and settle what was changed in two ways'
complete -c clique -n "__fish_clique_needs_command" -f -a "copy" -d 'Add an entry like another one'
complete -c clique -n "__fish_clique_needs_command" -f -a "decline" -d 'Decline entries that wait for you'
complete -c clique -n "__fish_clique_needs_command" -f -a "demo" -d 'Look around in a made-up ledger'
complete -c clique -n "__fish_clique_needs_command" -f -a "diff" -d 'Tell what differs between two states of the ledger'
complete -c clique -n "__fish_clique_needs_command" -f -a "digest" -d 'Show one short code for the state of the ledger'
complete -c clique -n "__fish_clique_needs_command" -f -a "doctor" -d 'Look whether everything is in order, and put it right'
complete -c clique -n "__fish_clique_needs_command" -f -a "due" -d 'Show what is due, and book bills that come again'
complete -c clique -n "__fish_clique_needs_command" -f -a "edit" -d 'Change what an entry says'
complete -c clique -n "__fish_clique_needs_command" -f -a "explain" -d 'Explain an error code'
complete -c clique -n "__fish_clique_needs_command" -f -a "export" -d 'Write the ledger, or part of it, for another program'
complete -c clique -n "__fish_clique_needs_command" -f -a "fmt" -d 'Bring the expense files into canonical form'
complete -c clique -n "__fish_clique_needs_command" -f -a "friend" -d 'Ask, accept, decline and block friends'
complete -c clique -n "__fish_clique_needs_command" -f -a "group" -d 'Manage groups'
complete -c clique -n "__fish_clique_needs_command" -f -a "help" -d 'Explain a topic, a command or an error code'
complete -c clique -n "__fish_clique_needs_command" -f -a "history" -d 'Tell every version of one entry'
complete -c clique -n "__fish_clique_needs_command" -f -a "import" -d 'Bring in bills from another program'
complete -c clique -n "__fish_clique_needs_command" -f -a "inbox" -d 'Show what waits for you, and what is new since your last look'
complete -c clique -n "__fish_clique_needs_command" -f -a "init" -d 'Start a ledger'
complete -c clique -n "__fish_clique_needs_command" -f -a "list" -d 'List entries, the newest first'
complete -c clique -n "__fish_clique_needs_command" -f -a "log" -d 'Tell what was changed, by whom and when'
complete -c clique -n "__fish_clique_needs_command" -f -a "member" -d 'Manage who is in a group'
complete -c clique -n "__fish_clique_needs_command" -f -a "messages" -d 'Read a conversation'
complete -c clique -n "__fish_clique_needs_command" -f -a "pay" -d 'Record a payment from one friend to another'
complete -c clique -n "__fish_clique_needs_command" -f -a "person" -d 'Manage people'
complete -c clique -n "__fish_clique_needs_command" -f -a "receipt" -d 'List receipts, find one, check all'
complete -c clique -n "__fish_clique_needs_command" -f -a "recurring" -d 'Manage bills that come again'
complete -c clique -n "__fish_clique_needs_command" -f -a "redo" -d 'Take an undo back'
complete -c clique -n "__fish_clique_needs_command" -f -a "remote" -d 'Show or set where this ledger is synced with'
complete -c clique -n "__fish_clique_needs_command" -f -a "restore" -d 'Bring entries back'
complete -c clique -n "__fish_clique_needs_command" -f -a "rm" -d 'Take entries back'
complete -c clique -n "__fish_clique_needs_command" -f -a "say" -d 'Say something to a group or a friend'
complete -c clique -n "__fish_clique_needs_command" -f -a "schema" -d 'Print the JSON schema of an answer'
complete -c clique -n "__fish_clique_needs_command" -f -a "search" -d 'Find entries and messages'
complete -c clique -n "__fish_clique_needs_command" -f -a "settle" -d 'Say who pays whom'
complete -c clique -n "__fish_clique_needs_command" -f -a "show" -d 'Show one entry in full'
complete -c clique -n "__fish_clique_needs_command" -f -a "statement" -d 'Show how someone\'s balance came about'
complete -c clique -n "__fish_clique_needs_command" -f -a "stats" -d 'Show what was spent, by category, person and month'
complete -c clique -n "__fish_clique_needs_command" -f -a "status" -d 'Show the state of the ledger'
complete -c clique -n "__fish_clique_needs_command" -f -a "sync" -d 'Exchange changes with the others'
complete -c clique -n "__fish_clique_needs_command" -f -a "tutorial" -d 'Learn the daily commands in a sandbox'
complete -c clique -n "__fish_clique_needs_command" -f -a "undo" -d 'Take a change back'
complete -c clique -n "__fish_clique_needs_command" -f -a "use" -d 'Choose the group and who you are in this folder'
complete -c clique -n "__fish_clique_needs_command" -f -a "verify" -d 'Find out who made each change, and whether that is proven'
complete -c clique -n "__fish_clique_needs_command" -f -a "version" -d 'Show which program this is, and what it works with'
complete -c clique -n "__fish_clique_needs_command" -f -a "why" -d 'Explain a balance to the cent'
complete -c clique -n "__fish_clique_using_subcommand accept" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand accept" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand accept" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand accept" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand accept" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand accept" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand accept" -l all -d 'All that wait for you'
complete -c clique -n "__fish_clique_using_subcommand accept" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand accept" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand accept" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand accept" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand accept" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand accept" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand accept" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand accept" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand accept" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand accept" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand add" -s p -l paid-by -l payer -d 'Who paid: a name, or several with amounts (alice=80,bob=40)' -r
complete -c clique -n "__fish_clique_using_subcommand add" -s s -l split -d 'Who shares: names with ways (bob:2 carol=20 dan=40% eve+5), all, or -dan for all but one' -r
complete -c clique -n "__fish_clique_using_subcommand add" -s d -l date -d 'When: 2026-06-12, 12.6., yesterday, fri, -3d' -r
complete -c clique -n "__fish_clique_using_subcommand add" -l currency -d 'The currency, when it is not the group\'s; or write 42.50USD' -r
complete -c clique -n "__fish_clique_using_subcommand add" -s c -l category -d 'The category' -r
complete -c clique -n "__fish_clique_using_subcommand add" -s t -l tag -d 'A tag; may be given several times' -r
complete -c clique -n "__fish_clique_using_subcommand add" -l due -d 'When it should be paid by: a date, fri, +14d' -r
complete -c clique -n "__fish_clique_using_subcommand add" -s m -l note -d 'A note' -r
complete -c clique -n "__fish_clique_using_subcommand add" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand add" -l with -d 'Between you and one friend, outside every group' -r
complete -c clique -n "__fish_clique_using_subcommand add" -l receipt -d 'A file that proves it, such as a picture of the bill; it is copied into the ledger' -r -F
complete -c clique -n "__fish_clique_using_subcommand add" -l from -d 'Add every row of a CSV or JSON file, or of the input (-), as one change' -r
complete -c clique -n "__fish_clique_using_subcommand add" -l receipts -d 'Where the files lie that rows name in `receipt`' -r -F
complete -c clique -n "__fish_clique_using_subcommand add" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand add" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand add" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand add" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand add" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand add" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand add" -l refund -d 'Money that came back: the amount counts the other way'
complete -c clique -n "__fish_clique_using_subcommand add" -l income -d 'Money that came in through -p and belongs to -s'
complete -c clique -n "__fish_clique_using_subcommand add" -l pending -d 'Let it count only when one of those it charges has accepted it'
complete -c clique -n "__fish_clique_using_subcommand add" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand add" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand add" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand add" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand add" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand add" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand add" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand add" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand add" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand balance" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand balance" -l since -d 'Only this day and later' -r
complete -c clique -n "__fish_clique_using_subcommand balance" -l until -l as-of -d 'Only this day and earlier' -r
complete -c clique -n "__fish_clique_using_subcommand balance" -l month -d 'Only this month (2026-06, june, last-month) or year (2026)' -r
complete -c clique -n "__fish_clique_using_subcommand balance" -l by -d 'What each part did to the balances; of people, the balances themselves' -r -f -a "month\t'Calendar months'
week\t'Weeks from Monday to Sunday'
category\t'Categories'
person\t'People'"
complete -c clique -n "__fish_clique_using_subcommand balance" -l assert -d 'Exit with 1 unless this holds: a name or `all`, one of = != < <= > >=, an amount; may be given several times' -r
complete -c clique -n "__fish_clique_using_subcommand balance" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand balance" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand balance" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand balance" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand balance" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand balance" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand balance" -s a -l all -d 'All groups, archived ones too'
complete -c clique -n "__fish_clique_using_subcommand balance" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand balance" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand balance" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand balance" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand balance" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand balance" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand balance" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand balance" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand blame" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand blame" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand blame" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand blame" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand blame" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand blame" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand blame" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand blame" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand blame" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand blame" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand blame" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand blame" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand blame" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand blame" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand check" -l digest -d 'Exit with 1 when the ledger\'s digest is another one; GROUP:CODE for that of a group' -r
complete -c clique -n "__fish_clique_using_subcommand check" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand check" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand check" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand check" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand check" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand check" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand check" -l strict -d 'Exit with 1 on warnings too'
complete -c clique -n "__fish_clique_using_subcommand check" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand check" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand check" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand check" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand check" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand check" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand check" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and not __fish_seen_subcommand_from add list rm" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and not __fish_seen_subcommand_from add list rm" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and not __fish_seen_subcommand_from add list rm" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and not __fish_seen_subcommand_from add list rm" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and not __fish_seen_subcommand_from add list rm" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and not __fish_seen_subcommand_from add list rm" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and not __fish_seen_subcommand_from add list rm" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and not __fish_seen_subcommand_from add list rm" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and not __fish_seen_subcommand_from add list rm" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and not __fish_seen_subcommand_from add list rm" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and not __fish_seen_subcommand_from add list rm" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and not __fish_seen_subcommand_from add list rm" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and not __fish_seen_subcommand_from add list rm" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and not __fish_seen_subcommand_from add list rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and not __fish_seen_subcommand_from add list rm" -f -a "add" -d 'Note balances as they are at the end of a day'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and not __fish_seen_subcommand_from add list rm" -f -a "list" -d 'List checkpoints, and whether they hold'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and not __fish_seen_subcommand_from add list rm" -f -a "rm" -d 'Take checkpoints out'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from add" -s d -l date -d 'The day at whose end it holds; without it, today' -r
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from add" -s m -l note -d 'Why' -r
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from add" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from add" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from add" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from add" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from add" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from add" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from add" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from add" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from add" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from add" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from add" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from add" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from add" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from add" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from add" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from list" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from list" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from list" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from list" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from list" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from list" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from list" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from list" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from list" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from list" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from list" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from rm" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from rm" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from rm" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from rm" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from rm" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from rm" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from rm" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from rm" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from rm" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from rm" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from rm" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from rm" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from rm" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from rm" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand checkpoint; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand clone" -l branch -d 'The branch, when it is not the remote\'s default' -r
complete -c clique -n "__fish_clique_using_subcommand clone" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand clone" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand clone" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand clone" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand clone" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand clone" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand clone" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand clone" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand clone" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand clone" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand clone" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand clone" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand clone" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand clone" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand completions" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand completions" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand completions" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand completions" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand completions" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand completions" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand completions" -l dynamic -d 'A script that also completes people, groups, ids, categories and tags'
complete -c clique -n "__fish_clique_using_subcommand completions" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand completions" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand completions" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand completions" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand completions" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand completions" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand completions" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand config; and not __fish_seen_subcommand_from list get set unset edit path" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand config; and not __fish_seen_subcommand_from list get set unset edit path" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand config; and not __fish_seen_subcommand_from list get set unset edit path" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand config; and not __fish_seen_subcommand_from list get set unset edit path" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand config; and not __fish_seen_subcommand_from list get set unset edit path" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand config; and not __fish_seen_subcommand_from list get set unset edit path" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand config; and not __fish_seen_subcommand_from list get set unset edit path" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand config; and not __fish_seen_subcommand_from list get set unset edit path" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand config; and not __fish_seen_subcommand_from list get set unset edit path" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand config; and not __fish_seen_subcommand_from list get set unset edit path" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand config; and not __fish_seen_subcommand_from list get set unset edit path" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand config; and not __fish_seen_subcommand_from list get set unset edit path" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand config; and not __fish_seen_subcommand_from list get set unset edit path" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand config; and not __fish_seen_subcommand_from list get set unset edit path" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand config; and not __fish_seen_subcommand_from list get set unset edit path" -f -a "list" -d 'List what holds, and who says so'
complete -c clique -n "__fish_clique_using_subcommand config; and not __fish_seen_subcommand_from list get set unset edit path" -f -a "get" -d 'Print the value that holds for a key'
complete -c clique -n "__fish_clique_using_subcommand config; and not __fish_seen_subcommand_from list get set unset edit path" -f -a "set" -d 'Set a key in your own file'
complete -c clique -n "__fish_clique_using_subcommand config; and not __fish_seen_subcommand_from list get set unset edit path" -f -a "unset" -d 'Take a key out of your own file'
complete -c clique -n "__fish_clique_using_subcommand config; and not __fish_seen_subcommand_from list get set unset edit path" -f -a "edit" -d 'Open your own file in your editor'
complete -c clique -n "__fish_clique_using_subcommand config; and not __fish_seen_subcommand_from list get set unset edit path" -f -a "path" -d 'Print where your own file is'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from list" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from list" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from list" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from list" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from list" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from list" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from list" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from list" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from list" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from list" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from get" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from get" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from get" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from get" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from get" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from get" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from get" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from get" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from get" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from get" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from get" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from get" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from get" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from set" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from set" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from set" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from set" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from set" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from set" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from set" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from set" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from set" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from set" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from set" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from set" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from unset" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from unset" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from unset" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from unset" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from unset" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from unset" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from unset" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from unset" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from unset" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from unset" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from unset" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from unset" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from unset" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from unset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from edit" -l editor -d 'The editor, for this once' -r
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from edit" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from edit" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from edit" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from edit" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from edit" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from edit" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from edit" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from edit" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from edit" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from edit" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from edit" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from edit" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from edit" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from edit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from path" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from path" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from path" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from path" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from path" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from path" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from path" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from path" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from path" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from path" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from path" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from path" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from path" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand config; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and not __fish_seen_subcommand_from list show take keep-both" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand conflicts; and not __fish_seen_subcommand_from list show take keep-both" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand conflicts; and not __fish_seen_subcommand_from list show take keep-both" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand conflicts; and not __fish_seen_subcommand_from list show take keep-both" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand conflicts; and not __fish_seen_subcommand_from list show take keep-both" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand conflicts; and not __fish_seen_subcommand_from list show take keep-both" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand conflicts; and not __fish_seen_subcommand_from list show take keep-both" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and not __fish_seen_subcommand_from list show take keep-both" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and not __fish_seen_subcommand_from list show take keep-both" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and not __fish_seen_subcommand_from list show take keep-both" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and not __fish_seen_subcommand_from list show take keep-both" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and not __fish_seen_subcommand_from list show take keep-both" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and not __fish_seen_subcommand_from list show take keep-both" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and not __fish_seen_subcommand_from list show take keep-both" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and not __fish_seen_subcommand_from list show take keep-both" -f -a "list" -d 'List every version of what was changed in two ways'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and not __fish_seen_subcommand_from list show take keep-both" -f -a "show" -d 'Show the versions of single entries'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and not __fish_seen_subcommand_from list show take keep-both" -f -a "take" -d 'Take one version of an entry'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and not __fish_seen_subcommand_from list show take keep-both" -f -a "keep-both" -d 'Keep every version as an entry of its own'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from list" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from list" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from list" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from list" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from list" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from list" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from list" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from list" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from list" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from list" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from show" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from show" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from show" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from show" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from show" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from show" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from show" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from show" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from show" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from show" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from take" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from take" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from take" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from take" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from take" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from take" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from take" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from take" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from take" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from take" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from take" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from take" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from take" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from take" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from take" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from take" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from keep-both" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from keep-both" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from keep-both" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from keep-both" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from keep-both" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from keep-both" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from keep-both" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from keep-both" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from keep-both" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from keep-both" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from keep-both" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from keep-both" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from keep-both" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from keep-both" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from keep-both" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand conflicts; and __fish_seen_subcommand_from keep-both" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand copy" -s p -l paid-by -l payer -d 'Who paid: a name, or several with amounts (alice=80,bob=40)' -r
complete -c clique -n "__fish_clique_using_subcommand copy" -s s -l split -d 'Who shares: names with ways (bob:2 carol=20 dan=40% eve+5), all, or -dan for all but one' -r
complete -c clique -n "__fish_clique_using_subcommand copy" -s d -l date -d 'When: 2026-06-12, 12.6., yesterday, fri, -3d' -r
complete -c clique -n "__fish_clique_using_subcommand copy" -l currency -d 'The currency, when it is not the group\'s; or write 42.50USD' -r
complete -c clique -n "__fish_clique_using_subcommand copy" -s c -l category -d 'The category' -r
complete -c clique -n "__fish_clique_using_subcommand copy" -s t -l tag -d 'A tag; may be given several times' -r
complete -c clique -n "__fish_clique_using_subcommand copy" -l due -d 'When it should be paid by: a date, fri, +14d' -r
complete -c clique -n "__fish_clique_using_subcommand copy" -s m -l note -d 'A note' -r
complete -c clique -n "__fish_clique_using_subcommand copy" -l description -d 'What it was for' -r
complete -c clique -n "__fish_clique_using_subcommand copy" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand copy" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand copy" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand copy" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand copy" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand copy" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand copy" -l no-tags -d 'Take all tags away'
complete -c clique -n "__fish_clique_using_subcommand copy" -l no-due -d 'Take the due date away'
complete -c clique -n "__fish_clique_using_subcommand copy" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand copy" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand copy" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand copy" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand copy" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand copy" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand copy" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand copy" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand copy" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand copy" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand decline" -s m -l message -d 'Why; it is said in the group' -r
complete -c clique -n "__fish_clique_using_subcommand decline" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand decline" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand decline" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand decline" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand decline" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand decline" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand decline" -l all -d 'All that wait for you'
complete -c clique -n "__fish_clique_using_subcommand decline" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand decline" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand decline" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand decline" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand decline" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand decline" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand decline" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand decline" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand decline" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand decline" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand demo" -l keep -d 'Leave the ledger in this folder, which must be new or empty' -r -F
complete -c clique -n "__fish_clique_using_subcommand demo" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand demo" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand demo" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand demo" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand demo" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand demo" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand demo" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand demo" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand demo" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand demo" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand demo" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand demo" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand demo" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand demo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand diff" -l since -d 'From the beginning of this day' -r
complete -c clique -n "__fish_clique_using_subcommand diff" -s g -l group -d 'Only this group' -r
complete -c clique -n "__fish_clique_using_subcommand diff" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand diff" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand diff" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand diff" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand diff" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand diff" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand diff" -l exit-code -d 'Exit with 1 when something differs'
complete -c clique -n "__fish_clique_using_subcommand diff" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand diff" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand diff" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand diff" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand diff" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand diff" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand diff" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand digest" -s g -l group -d 'Only this group' -r
complete -c clique -n "__fish_clique_using_subcommand digest" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand digest" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand digest" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand digest" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand digest" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand digest" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand digest" -l canonical -d 'Print what the code is made of'
complete -c clique -n "__fish_clique_using_subcommand digest" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand digest" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand digest" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand digest" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand digest" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand digest" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand digest" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand digest" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand doctor" -l timeout -d 'Give the remote up when it says nothing for so long' -r
complete -c clique -n "__fish_clique_using_subcommand doctor" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand doctor" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand doctor" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand doctor" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand doctor" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand doctor" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand doctor" -l fix -d 'Put right what is safe to put right'
complete -c clique -n "__fish_clique_using_subcommand doctor" -l online -d 'Ask the remote whether it is there'
complete -c clique -n "__fish_clique_using_subcommand doctor" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand doctor" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand doctor" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand doctor" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand doctor" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand doctor" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand doctor" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand doctor" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand due" -l until -d 'Up to this day; else what is booked is up to today, and what is shown a fortnight more' -r
complete -c clique -n "__fish_clique_using_subcommand due" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand due" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand due" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand due" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand due" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand due" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand due" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand due" -l apply -d 'Book the bills that come again'
complete -c clique -n "__fish_clique_using_subcommand due" -l exit-code -d 'Exit with 1 when a bill is overdue or not booked yet'
complete -c clique -n "__fish_clique_using_subcommand due" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand due" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand due" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand due" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand due" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand due" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand due" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand due" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand due" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand due" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand edit" -l amount -d 'The same, as a flag' -r
complete -c clique -n "__fish_clique_using_subcommand edit" -l kind -d 'What it is: an expense, a payment from one to one other, or an income' -r -f -a "expense\t''
payment\t''
income\t''"
complete -c clique -n "__fish_clique_using_subcommand edit" -l to-group -d 'Move it to this group' -r
complete -c clique -n "__fish_clique_using_subcommand edit" -l receipt -d 'A file that proves it, which is copied into the ledger; none takes it off the entry' -r -F
complete -c clique -n "__fish_clique_using_subcommand edit" -s p -l paid-by -l payer -d 'Who paid: a name, or several with amounts (alice=80,bob=40)' -r
complete -c clique -n "__fish_clique_using_subcommand edit" -s s -l split -d 'Who shares: names with ways (bob:2 carol=20 dan=40% eve+5), all, or -dan for all but one' -r
complete -c clique -n "__fish_clique_using_subcommand edit" -s d -l date -d 'When: 2026-06-12, 12.6., yesterday, fri, -3d' -r
complete -c clique -n "__fish_clique_using_subcommand edit" -l currency -d 'The currency, when it is not the group\'s; or write 42.50USD' -r
complete -c clique -n "__fish_clique_using_subcommand edit" -s c -l category -d 'The category' -r
complete -c clique -n "__fish_clique_using_subcommand edit" -s t -l tag -d 'A tag; may be given several times' -r
complete -c clique -n "__fish_clique_using_subcommand edit" -l due -d 'When it should be paid by: a date, fri, +14d' -r
complete -c clique -n "__fish_clique_using_subcommand edit" -s m -l note -d 'A note' -r
complete -c clique -n "__fish_clique_using_subcommand edit" -l description -d 'What it was for' -r
complete -c clique -n "__fish_clique_using_subcommand edit" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand edit" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand edit" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand edit" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand edit" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand edit" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand edit" -l no-tags -d 'Take all tags away'
complete -c clique -n "__fish_clique_using_subcommand edit" -l no-due -d 'Take the due date away'
complete -c clique -n "__fish_clique_using_subcommand edit" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand edit" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand edit" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand edit" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand edit" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand edit" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand edit" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand edit" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand edit" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand edit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand explain" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand explain" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand explain" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand explain" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand explain" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand explain" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand explain" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand explain" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand explain" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand explain" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand explain" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand explain" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand explain" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand export" -l format -d 'The form of the file' -r -f -a "csv\t'Every entry, separated by commas; clique import reads it back'
tsv\t'Every entry, separated by tabs'
json\t'The whole ledger; clique import reads it back'
ndjson\t'Every entry, one JSON object a line'
sesterce\t'One group: what each paid and what falls on each'
splitwise\t'One group: what each gets back'
hledger\t'A journal for hledger'
ledger\t'A journal for ledger'
beancount\t'A journal for beancount'
sqlite\t'A database'
ics\t'A calendar'"
complete -c clique -n "__fish_clique_using_subcommand export" -s o -l output -d 'Write to this file; - is the standard output' -r
complete -c clique -n "__fish_clique_using_subcommand export" -l for -d 'The books of this person, instead of the groups\'; for hledger, ledger and beancount' -r
complete -c clique -n "__fish_clique_using_subcommand export" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand export" -l with -l who -d 'Only entries this person paid or shares' -r
complete -c clique -n "__fish_clique_using_subcommand export" -s p -l paid-by -l payer -d 'Only entries this person paid' -r
complete -c clique -n "__fish_clique_using_subcommand export" -s c -l category -d 'Only entries of this category' -r
complete -c clique -n "__fish_clique_using_subcommand export" -s t -l tag -d 'Only entries with this tag' -r
complete -c clique -n "__fish_clique_using_subcommand export" -l kind -d 'Only entries of this kind' -r -f -a "expense\t''
payment\t''
income\t''
refund\t''"
complete -c clique -n "__fish_clique_using_subcommand export" -l status -d 'Only entries that stand like this; without it those that count and those that are pending' -r -f -a "counts\t'It counts'
void\t'It was taken back'
pending\t'It waits for those charged'
conflict\t'It lost a conflict'
overdue\t'It should have been paid by now'
all\t'However it stands'"
complete -c clique -n "__fish_clique_using_subcommand export" -l since -d 'Only this day and later' -r
complete -c clique -n "__fish_clique_using_subcommand export" -l until -l as-of -d 'Only this day and earlier' -r
complete -c clique -n "__fish_clique_using_subcommand export" -l month -d 'Only this month (2026-06, june, last-month) or year (2026)' -r
complete -c clique -n "__fish_clique_using_subcommand export" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand export" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand export" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand export" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand export" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand export" -l force -d 'Replace FILE if it is there'
complete -c clique -n "__fish_clique_using_subcommand export" -l no-receipts -d 'Leave out what receipts hold, and tell only their names; for json'
complete -c clique -n "__fish_clique_using_subcommand export" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand export" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand export" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand export" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand export" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand export" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand export" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand fmt" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand fmt" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand fmt" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand fmt" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand fmt" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand fmt" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand fmt" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand fmt" -l check -d 'Change nothing; name the files that would change, and exit with 1 if there are any'
complete -c clique -n "__fish_clique_using_subcommand fmt" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand fmt" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand fmt" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand fmt" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand fmt" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand fmt" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand fmt" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand fmt" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand fmt" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand fmt" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand friend; and not __fish_seen_subcommand_from list add accept decline block unblock remove" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand friend; and not __fish_seen_subcommand_from list add accept decline block unblock remove" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand friend; and not __fish_seen_subcommand_from list add accept decline block unblock remove" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand friend; and not __fish_seen_subcommand_from list add accept decline block unblock remove" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand friend; and not __fish_seen_subcommand_from list add accept decline block unblock remove" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand friend; and not __fish_seen_subcommand_from list add accept decline block unblock remove" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand friend; and not __fish_seen_subcommand_from list add accept decline block unblock remove" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand friend; and not __fish_seen_subcommand_from list add accept decline block unblock remove" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand friend; and not __fish_seen_subcommand_from list add accept decline block unblock remove" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand friend; and not __fish_seen_subcommand_from list add accept decline block unblock remove" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand friend; and not __fish_seen_subcommand_from list add accept decline block unblock remove" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand friend; and not __fish_seen_subcommand_from list add accept decline block unblock remove" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand friend; and not __fish_seen_subcommand_from list add accept decline block unblock remove" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand friend; and not __fish_seen_subcommand_from list add accept decline block unblock remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand friend; and not __fish_seen_subcommand_from list add accept decline block unblock remove" -f -a "list" -d 'List how you and the others stand'
complete -c clique -n "__fish_clique_using_subcommand friend; and not __fish_seen_subcommand_from list add accept decline block unblock remove" -f -a "add" -d 'Ask someone to be your friend'
complete -c clique -n "__fish_clique_using_subcommand friend; and not __fish_seen_subcommand_from list add accept decline block unblock remove" -f -a "accept" -d 'Say yes to someone who asked you'
complete -c clique -n "__fish_clique_using_subcommand friend; and not __fish_seen_subcommand_from list add accept decline block unblock remove" -f -a "decline" -d 'Say no to someone who asked you'
complete -c clique -n "__fish_clique_using_subcommand friend; and not __fish_seen_subcommand_from list add accept decline block unblock remove" -f -a "block" -d 'Share no new bills with someone'
complete -c clique -n "__fish_clique_using_subcommand friend; and not __fish_seen_subcommand_from list add accept decline block unblock remove" -f -a "unblock" -d 'Share bills again with someone whom you blocked'
complete -c clique -n "__fish_clique_using_subcommand friend; and not __fish_seen_subcommand_from list add accept decline block unblock remove" -f -a "remove" -d 'End a friendship, or take your request or your no back'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from list" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from list" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from list" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from list" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from list" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from list" -s a -l all -d 'Those, too, who never asked and were never asked'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from list" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from list" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from list" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from list" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from list" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from add" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from add" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from add" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from add" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from add" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from add" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from add" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from add" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from add" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from add" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from add" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from add" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from add" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from add" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from accept" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from accept" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from accept" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from accept" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from accept" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from accept" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from accept" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from accept" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from accept" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from accept" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from accept" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from accept" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from accept" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from accept" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from accept" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from accept" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from decline" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from decline" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from decline" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from decline" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from decline" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from decline" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from decline" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from decline" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from decline" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from decline" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from decline" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from decline" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from decline" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from decline" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from decline" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from decline" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from block" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from block" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from block" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from block" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from block" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from block" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from block" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from block" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from block" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from block" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from block" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from block" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from block" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from block" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from block" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from block" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from unblock" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from unblock" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from unblock" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from unblock" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from unblock" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from unblock" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from unblock" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from unblock" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from unblock" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from unblock" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from unblock" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from unblock" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from unblock" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from unblock" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from unblock" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from unblock" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from remove" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from remove" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from remove" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from remove" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from remove" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from remove" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from remove" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from remove" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from remove" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from remove" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from remove" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from remove" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from remove" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from remove" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand friend; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand group; and not __fish_seen_subcommand_from new edit list show archive unarchive rm" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand group; and not __fish_seen_subcommand_from new edit list show archive unarchive rm" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand group; and not __fish_seen_subcommand_from new edit list show archive unarchive rm" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand group; and not __fish_seen_subcommand_from new edit list show archive unarchive rm" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand group; and not __fish_seen_subcommand_from new edit list show archive unarchive rm" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand group; and not __fish_seen_subcommand_from new edit list show archive unarchive rm" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand group; and not __fish_seen_subcommand_from new edit list show archive unarchive rm" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand group; and not __fish_seen_subcommand_from new edit list show archive unarchive rm" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand group; and not __fish_seen_subcommand_from new edit list show archive unarchive rm" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand group; and not __fish_seen_subcommand_from new edit list show archive unarchive rm" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand group; and not __fish_seen_subcommand_from new edit list show archive unarchive rm" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand group; and not __fish_seen_subcommand_from new edit list show archive unarchive rm" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand group; and not __fish_seen_subcommand_from new edit list show archive unarchive rm" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand group; and not __fish_seen_subcommand_from new edit list show archive unarchive rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand group; and not __fish_seen_subcommand_from new edit list show archive unarchive rm" -f -a "new" -d 'Start a group'
complete -c clique -n "__fish_clique_using_subcommand group; and not __fish_seen_subcommand_from new edit list show archive unarchive rm" -f -a "edit" -d 'Change what is agreed in a group'
complete -c clique -n "__fish_clique_using_subcommand group; and not __fish_seen_subcommand_from new edit list show archive unarchive rm" -f -a "list" -d 'List all groups, archived ones and pairs too'
complete -c clique -n "__fish_clique_using_subcommand group; and not __fish_seen_subcommand_from new edit list show archive unarchive rm" -f -a "show" -d 'Show what is agreed in a group and who is in'
complete -c clique -n "__fish_clique_using_subcommand group; and not __fish_seen_subcommand_from new edit list show archive unarchive rm" -f -a "archive" -d 'Put a group away'
complete -c clique -n "__fish_clique_using_subcommand group; and not __fish_seen_subcommand_from new edit list show archive unarchive rm" -f -a "unarchive" -d 'Take a group back into use'
complete -c clique -n "__fish_clique_using_subcommand group; and not __fish_seen_subcommand_from new edit list show archive unarchive rm" -f -a "rm" -d 'Take out a group that has no entries'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from new" -s k -l kind -d 'What it is for: trip, home, couple, club or other' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from new" -l currency -d 'The currency of amounts that name none; else the ledger\'s' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from new" -l member -d 'Who is in beside you: names with commas between; `li=李雷` says the handle of someone new' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from new" -l handle -d 'The name of the folder; it never changes' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from new" -l with -d 'Share with one friend, outside of every group' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from new" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from new" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from new" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from new" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from new" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from new" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from new" -l without-me -d 'Leave yourself out'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from new" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from new" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from new" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from new" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from new" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from new" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from new" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from new" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from new" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from new" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from edit" -l name -d 'The display name' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from edit" -s k -l kind -d 'What it is for: trip, home, couple, club or other' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from edit" -l currency -d 'The currency of amounts that name none' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from edit" -s p -l paid-by -l payer -d 'Who pays where nothing is said' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from edit" -s s -l split -d 'Who shares where nothing is said: names with ways, as in clique add' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from edit" -s c -l category -d 'The category where nothing is said' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from edit" -l closed-until -d 'Close the books: nothing on or before this day is changed any more' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from edit" -l files -d 'Whether a file holds a year or a month' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from edit" -l budget -d 'What may be spent on a category in a month, such as food=400; `*` is for all bills, =none takes one out' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from edit" -l settle -d 'What is agreed about settling up, such as mode=direct; `none` for nothing at all' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from edit" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from edit" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from edit" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from edit" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from edit" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from edit" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from edit" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from edit" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from edit" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from edit" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from edit" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from edit" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from edit" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from edit" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from edit" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from edit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from list" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from list" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from list" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from list" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from list" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from list" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from list" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from list" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from list" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from list" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from show" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from show" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from show" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from show" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from show" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from show" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from show" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from show" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from show" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from show" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from archive" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from archive" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from archive" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from archive" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from archive" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from archive" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from archive" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from archive" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from archive" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from archive" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from archive" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from archive" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from archive" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from archive" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from archive" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from archive" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from unarchive" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from unarchive" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from unarchive" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from unarchive" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from unarchive" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from unarchive" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from unarchive" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from unarchive" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from unarchive" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from unarchive" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from unarchive" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from unarchive" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from unarchive" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from unarchive" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from unarchive" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from unarchive" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from rm" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from rm" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from rm" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from rm" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from rm" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from rm" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from rm" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from rm" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from rm" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from rm" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from rm" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from rm" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from rm" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand group; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand help" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand help" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand help" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand help" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand help" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand help" -l all -d 'List every command, and those of others that stand in PATH'
complete -c clique -n "__fish_clique_using_subcommand help" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand help" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand help" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand help" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand help" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand help" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand help" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand history" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand history" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand history" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand history" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand history" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand history" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand history" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand history" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand history" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand history" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand history" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand history" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand history" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand history" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand import" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand import" -l map -d 'Who a name of the file is: \'Arun Kumar=arun\', or =new for somebody new' -r
complete -c clique -n "__fish_clique_using_subcommand import" -l currency -d 'The currency of amounts for which the file says none' -r
complete -c clique -n "__fish_clique_using_subcommand import" -l dates -d 'The order of day and month in dates that do not tell: dmy, mdy or ymd' -r -f -a "dmy\t''
mdy\t''
ymd\t''"
complete -c clique -n "__fish_clique_using_subcommand import" -l mapping -d 'What the columns of a table mean; see clique help import-csv' -r
complete -c clique -n "__fish_clique_using_subcommand import" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand import" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand import" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand import" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand import" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand import" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand import" -l accept-difference -d 'Import although the balances are not those of the file'
complete -c clique -n "__fish_clique_using_subcommand import" -l update -d 'Change entries that the file says otherwise by now'
complete -c clique -n "__fish_clique_using_subcommand import" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand import" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand import" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand import" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand import" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand import" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand import" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand import" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand import" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand inbox" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand inbox" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand inbox" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand inbox" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand inbox" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand inbox" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand inbox" -l read -d 'Mark everything as read'
complete -c clique -n "__fish_clique_using_subcommand inbox" -l exit-code -d 'Exit with 1 when something is there'
complete -c clique -n "__fish_clique_using_subcommand inbox" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand inbox" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand inbox" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand inbox" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand inbox" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand inbox" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand inbox" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand inbox" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand inbox" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand inbox" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand init" -l member -d 'Who is in, you first: names with commas between; `li=李雷` says the handle too' -r
complete -c clique -n "__fish_clique_using_subcommand init" -s k -l kind -d 'What the group is for: trip, home, couple, club or other' -r
complete -c clique -n "__fish_clique_using_subcommand init" -l into -d 'Start it in this folder, which is made when it is missing' -r -F
complete -c clique -n "__fish_clique_using_subcommand init" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand init" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand init" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand init" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand init" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand init" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand init" -s n -l dry-run -d 'Show the files and make none'
complete -c clique -n "__fish_clique_using_subcommand init" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand init" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand init" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand init" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand init" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand init" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand init" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand list" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand list" -l with -l who -d 'Only entries this person paid or shares' -r
complete -c clique -n "__fish_clique_using_subcommand list" -s p -l paid-by -l payer -d 'Only entries this person paid' -r
complete -c clique -n "__fish_clique_using_subcommand list" -s c -l category -d 'Only entries of this category' -r
complete -c clique -n "__fish_clique_using_subcommand list" -s t -l tag -d 'Only entries with this tag' -r
complete -c clique -n "__fish_clique_using_subcommand list" -l kind -d 'Only entries of this kind' -r -f -a "expense\t''
payment\t''
income\t''
refund\t''"
complete -c clique -n "__fish_clique_using_subcommand list" -l status -d 'Only entries that stand like this; without it those that count and those that are pending' -r -f -a "counts\t'It counts'
void\t'It was taken back'
pending\t'It waits for those charged'
conflict\t'It lost a conflict'
overdue\t'It should have been paid by now'
all\t'However it stands'"
complete -c clique -n "__fish_clique_using_subcommand list" -l since -d 'Only this day and later' -r
complete -c clique -n "__fish_clique_using_subcommand list" -l until -l as-of -d 'Only this day and earlier' -r
complete -c clique -n "__fish_clique_using_subcommand list" -l month -d 'Only this month (2026-06, june, last-month) or year (2026)' -r
complete -c clique -n "__fish_clique_using_subcommand list" -l by -d 'What they come to, instead of each; of people, what each paid and used' -r -f -a "month\t'Calendar months'
week\t'Weeks from Monday to Sunday'
category\t'Categories'
person\t'People'"
complete -c clique -n "__fish_clique_using_subcommand list" -s N -l limit -l last -d 'At most so many, the newest' -r
complete -c clique -n "__fish_clique_using_subcommand list" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand list" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand list" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand list" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand list" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand list" -s a -l all -d 'All groups, archived ones too'
complete -c clique -n "__fish_clique_using_subcommand list" -l reverse -d 'The oldest first'
complete -c clique -n "__fish_clique_using_subcommand list" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand list" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand list" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand list" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand list" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand list" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand list" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand log" -s g -l group -d 'Only this group' -r
complete -c clique -n "__fish_clique_using_subcommand log" -l who -d 'Only what this person did' -r
complete -c clique -n "__fish_clique_using_subcommand log" -l about -d 'Only what is about this person: entries they paid or share, their file, what they said' -r
complete -c clique -n "__fish_clique_using_subcommand log" -l since -d 'Only this day and later' -r
complete -c clique -n "__fish_clique_using_subcommand log" -l until -l as-of -d 'Only this day and earlier' -r
complete -c clique -n "__fish_clique_using_subcommand log" -l month -d 'Only this month (2026-06, june, last-month) or year (2026)' -r
complete -c clique -n "__fish_clique_using_subcommand log" -l verb -d 'Only what was done like this; may be given several times' -r -f -a "added\t''
changed\t''
took-back\t''
restored\t''
removed\t''"
complete -c clique -n "__fish_clique_using_subcommand log" -l thing -d 'Only such things; may be given several times' -r -f -a "entry\t''
item\t''
person\t''
group\t''
message\t''
rate\t''
checkpoint\t''
settings\t''"
complete -c clique -n "__fish_clique_using_subcommand log" -l search -d 'Only what has these words in it' -r
complete -c clique -n "__fish_clique_using_subcommand log" -l by -d 'How many changes, instead of each; one about several categories counts in each of them' -r -f -a "month\t'Calendar months'
week\t'Weeks from Monday to Sunday'
category\t'Categories'
person\t'People'"
complete -c clique -n "__fish_clique_using_subcommand log" -s N -l limit -l last -d 'How many changes to tell' -r
complete -c clique -n "__fish_clique_using_subcommand log" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand log" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand log" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand log" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand log" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand log" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand log" -l commits -d 'Show the ids of the changes'
complete -c clique -n "__fish_clique_using_subcommand log" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand log" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand log" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand log" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand log" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand log" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand log" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand log" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand member; and not __fish_seen_subcommand_from add edit remove rm invite accept decline cancel list" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand member; and not __fish_seen_subcommand_from add edit remove rm invite accept decline cancel list" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand member; and not __fish_seen_subcommand_from add edit remove rm invite accept decline cancel list" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand member; and not __fish_seen_subcommand_from add edit remove rm invite accept decline cancel list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand member; and not __fish_seen_subcommand_from add edit remove rm invite accept decline cancel list" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand member; and not __fish_seen_subcommand_from add edit remove rm invite accept decline cancel list" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand member; and not __fish_seen_subcommand_from add edit remove rm invite accept decline cancel list" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand member; and not __fish_seen_subcommand_from add edit remove rm invite accept decline cancel list" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand member; and not __fish_seen_subcommand_from add edit remove rm invite accept decline cancel list" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand member; and not __fish_seen_subcommand_from add edit remove rm invite accept decline cancel list" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand member; and not __fish_seen_subcommand_from add edit remove rm invite accept decline cancel list" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand member; and not __fish_seen_subcommand_from add edit remove rm invite accept decline cancel list" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand member; and not __fish_seen_subcommand_from add edit remove rm invite accept decline cancel list" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand member; and not __fish_seen_subcommand_from add edit remove rm invite accept decline cancel list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand member; and not __fish_seen_subcommand_from add edit remove rm invite accept decline cancel list" -f -a "add" -d 'Bring people into a group'
complete -c clique -n "__fish_clique_using_subcommand member; and not __fish_seen_subcommand_from add edit remove rm invite accept decline cancel list" -f -a "edit" -d 'Change what is agreed with a member'
complete -c clique -n "__fish_clique_using_subcommand member; and not __fish_seen_subcommand_from add edit remove rm invite accept decline cancel list" -f -a "remove" -d 'Let a member leave a group'
complete -c clique -n "__fish_clique_using_subcommand member; and not __fish_seen_subcommand_from add edit remove rm invite accept decline cancel list" -f -a "rm" -d 'Let a member leave a group'
complete -c clique -n "__fish_clique_using_subcommand member; and not __fish_seen_subcommand_from add edit remove rm invite accept decline cancel list" -f -a "invite" -d 'Ask people into a group'
complete -c clique -n "__fish_clique_using_subcommand member; and not __fish_seen_subcommand_from add edit remove rm invite accept decline cancel list" -f -a "accept" -d 'Accept an invitation to a group'
complete -c clique -n "__fish_clique_using_subcommand member; and not __fish_seen_subcommand_from add edit remove rm invite accept decline cancel list" -f -a "decline" -d 'Decline an invitation to a group'
complete -c clique -n "__fish_clique_using_subcommand member; and not __fish_seen_subcommand_from add edit remove rm invite accept decline cancel list" -f -a "cancel" -d 'Take an invitation back'
complete -c clique -n "__fish_clique_using_subcommand member; and not __fish_seen_subcommand_from add edit remove rm invite accept decline cancel list" -f -a "list" -d 'List who is in a group, and who was'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from add" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from add" -l role -d 'What the member may do: admin, member or viewer' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from add" -l weight -d 'How many parts the member takes where nothing else is said: 2 or 1.5' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from add" -l since -d 'The first day' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from add" -l until -d 'The last day' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from add" -l state -d 'Where it stands: invited, active or left' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from add" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from add" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from add" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from add" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from add" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from add" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from add" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from add" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from add" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from add" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from add" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from add" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from add" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from add" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from edit" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from edit" -l role -d 'What the member may do: admin, member or viewer' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from edit" -l weight -d 'How many parts the member takes where nothing else is said: 2 or 1.5' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from edit" -l since -d 'The first day' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from edit" -l until -d 'The last day' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from edit" -l state -d 'Where it stands: invited, active or left' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from edit" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from edit" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from edit" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from edit" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from edit" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from edit" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from edit" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from edit" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from edit" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from edit" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from edit" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from edit" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from edit" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from edit" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from edit" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from edit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from remove" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from remove" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from remove" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from remove" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from remove" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from remove" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from remove" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from remove" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from remove" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from remove" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from remove" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from remove" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from remove" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from remove" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from remove" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from rm" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from rm" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from rm" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from rm" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from rm" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from rm" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from rm" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from rm" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from rm" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from rm" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from rm" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from rm" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from rm" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from rm" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from invite" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from invite" -l role -d 'What the member may do: admin, member or viewer' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from invite" -l weight -d 'How many parts the member takes where nothing else is said: 2 or 1.5' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from invite" -l since -d 'The first day' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from invite" -l until -d 'The last day' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from invite" -l state -d 'Where it stands: invited, active or left' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from invite" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from invite" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from invite" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from invite" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from invite" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from invite" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from invite" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from invite" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from invite" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from invite" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from invite" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from invite" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from invite" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from invite" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from invite" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from invite" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from accept" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from accept" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from accept" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from accept" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from accept" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from accept" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from accept" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from accept" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from accept" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from accept" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from accept" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from accept" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from accept" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from accept" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from accept" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from accept" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from accept" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from decline" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from decline" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from decline" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from decline" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from decline" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from decline" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from decline" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from decline" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from decline" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from decline" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from decline" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from decline" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from decline" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from decline" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from decline" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from decline" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from decline" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from cancel" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from cancel" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from cancel" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from cancel" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from cancel" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from cancel" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from cancel" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from cancel" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from cancel" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from cancel" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from cancel" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from cancel" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from cancel" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from cancel" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from cancel" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from cancel" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from cancel" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from list" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from list" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from list" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from list" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from list" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from list" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from list" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from list" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from list" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from list" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from list" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand member; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand messages" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand messages" -l with -d 'Between you and one friend' -r
complete -c clique -n "__fish_clique_using_subcommand messages" -s N -l last -l limit -d 'So many of the last ones' -r
complete -c clique -n "__fish_clique_using_subcommand messages" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand messages" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand messages" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand messages" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand messages" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand messages" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand messages" -s a -l all -d 'All of them'
complete -c clique -n "__fish_clique_using_subcommand messages" -l ids -d 'Show the ids that clique say --edit and --delete take'
complete -c clique -n "__fish_clique_using_subcommand messages" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand messages" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand messages" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand messages" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand messages" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand messages" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand messages" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand messages" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand pay" -s d -l date -d 'When: 2026-06-12, 12.6., yesterday, fri' -r
complete -c clique -n "__fish_clique_using_subcommand pay" -s m -l note -d 'A note' -r
complete -c clique -n "__fish_clique_using_subcommand pay" -l currency -d 'The currency, when it is not the group\'s; or write 20USD' -r
complete -c clique -n "__fish_clique_using_subcommand pay" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand pay" -l with -d 'Between you and one friend, outside every group' -r
complete -c clique -n "__fish_clique_using_subcommand pay" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand pay" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand pay" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand pay" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand pay" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand pay" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand pay" -l pending -d 'Let it count only when the one who got it has accepted it'
complete -c clique -n "__fish_clique_using_subcommand pay" -l qr -d 'Show a picture for the bank\'s app (GiroCode, EUR), and record nothing'
complete -c clique -n "__fish_clique_using_subcommand pay" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand pay" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand pay" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand pay" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand pay" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand pay" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand pay" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand pay" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand pay" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand pay" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand person; and not __fish_seen_subcommand_from add edit rm list show" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand person; and not __fish_seen_subcommand_from add edit rm list show" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand person; and not __fish_seen_subcommand_from add edit rm list show" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand person; and not __fish_seen_subcommand_from add edit rm list show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand person; and not __fish_seen_subcommand_from add edit rm list show" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand person; and not __fish_seen_subcommand_from add edit rm list show" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand person; and not __fish_seen_subcommand_from add edit rm list show" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand person; and not __fish_seen_subcommand_from add edit rm list show" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand person; and not __fish_seen_subcommand_from add edit rm list show" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand person; and not __fish_seen_subcommand_from add edit rm list show" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand person; and not __fish_seen_subcommand_from add edit rm list show" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand person; and not __fish_seen_subcommand_from add edit rm list show" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand person; and not __fish_seen_subcommand_from add edit rm list show" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand person; and not __fish_seen_subcommand_from add edit rm list show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand person; and not __fish_seen_subcommand_from add edit rm list show" -f -a "add" -d 'Add a person'
complete -c clique -n "__fish_clique_using_subcommand person; and not __fish_seen_subcommand_from add edit rm list show" -f -a "edit" -d 'Change what is known of a person'
complete -c clique -n "__fish_clique_using_subcommand person; and not __fish_seen_subcommand_from add edit rm list show" -f -a "rm" -d 'Take out a person whom nothing names'
complete -c clique -n "__fish_clique_using_subcommand person; and not __fish_seen_subcommand_from add edit rm list show" -f -a "list" -d 'List everyone in the ledger'
complete -c clique -n "__fish_clique_using_subcommand person; and not __fish_seen_subcommand_from add edit rm list show" -f -a "show" -d 'Show all that is known of a person'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from add" -l handle -d 'The name in rows and of the file; it never changes' -r
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from add" -l email -d 'An e-mail address that git knows the person by; may be given several times' -r
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from add" -l phone -d 'A telephone number' -r
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from add" -l currency -d 'The currency the person thinks in' -r
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from add" -l avatar -d 'The path of a picture' -r
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from add" -l pay -d 'A way to be paid, such as iban:DE02…, paypal:NAME or cash:NOTE; may be given several times' -r
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from add" -l key -d 'A public signing key: the file of an SSH key, the key itself, or the fingerprint of an OpenPGP key' -r
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from add" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from add" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from add" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from add" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from add" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from add" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from add" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from add" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from add" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from add" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from add" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from add" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from add" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from add" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from edit" -l name -d 'The display name' -r
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from edit" -l email -d 'Add an e-mail address' -r
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from edit" -l no-email -d 'Take an e-mail address out' -r
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from edit" -l no-pay -d 'Take a way to be paid out: its kind, or KIND:ACCOUNT' -r
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from edit" -l no-key -d 'Take a signing key out: the key or its beginning' -r
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from edit" -l phone -d 'A telephone number' -r
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from edit" -l currency -d 'The currency the person thinks in' -r
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from edit" -l avatar -d 'The path of a picture' -r
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from edit" -l pay -d 'A way to be paid, such as iban:DE02…, paypal:NAME or cash:NOTE; may be given several times' -r
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from edit" -l key -d 'A public signing key: the file of an SSH key, the key itself, or the fingerprint of an OpenPGP key' -r
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from edit" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from edit" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from edit" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from edit" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from edit" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from edit" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from edit" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from edit" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from edit" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from edit" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from edit" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from edit" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from edit" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from edit" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from edit" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from edit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from rm" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from rm" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from rm" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from rm" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from rm" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from rm" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from rm" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from rm" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from rm" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from rm" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from rm" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from rm" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from rm" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from list" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from list" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from list" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from list" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from list" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from list" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from list" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from list" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from list" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from list" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from show" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from show" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from show" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from show" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from show" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from show" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from show" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from show" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from show" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from show" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand person; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand receipt; and not __fish_seen_subcommand_from list path check" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand receipt; and not __fish_seen_subcommand_from list path check" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand receipt; and not __fish_seen_subcommand_from list path check" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand receipt; and not __fish_seen_subcommand_from list path check" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand receipt; and not __fish_seen_subcommand_from list path check" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand receipt; and not __fish_seen_subcommand_from list path check" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand receipt; and not __fish_seen_subcommand_from list path check" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand receipt; and not __fish_seen_subcommand_from list path check" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand receipt; and not __fish_seen_subcommand_from list path check" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand receipt; and not __fish_seen_subcommand_from list path check" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand receipt; and not __fish_seen_subcommand_from list path check" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand receipt; and not __fish_seen_subcommand_from list path check" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand receipt; and not __fish_seen_subcommand_from list path check" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand receipt; and not __fish_seen_subcommand_from list path check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand receipt; and not __fish_seen_subcommand_from list path check" -f -a "list" -d 'List receipts with the bills that name them'
complete -c clique -n "__fish_clique_using_subcommand receipt; and not __fish_seen_subcommand_from list path check" -f -a "path" -d 'Print where the receipt of an entry lies, for another program to show it'
complete -c clique -n "__fish_clique_using_subcommand receipt; and not __fish_seen_subcommand_from list path check" -f -a "check" -d 'Check that every receipt is there as it was added'
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from list" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from list" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from list" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from list" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from list" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from list" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from list" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from list" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from list" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from list" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from list" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from path" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from path" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from path" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from path" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from path" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from path" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from path" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from path" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from path" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from path" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from path" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from path" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from path" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from check" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from check" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from check" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from check" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from check" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from check" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from check" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from check" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from check" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from check" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from check" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from check" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from check" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand receipt; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand recurring; and not __fish_seen_subcommand_from list add edit rm" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand recurring; and not __fish_seen_subcommand_from list add edit rm" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and not __fish_seen_subcommand_from list add edit rm" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand recurring; and not __fish_seen_subcommand_from list add edit rm" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand recurring; and not __fish_seen_subcommand_from list add edit rm" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand recurring; and not __fish_seen_subcommand_from list add edit rm" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and not __fish_seen_subcommand_from list add edit rm" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand recurring; and not __fish_seen_subcommand_from list add edit rm" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand recurring; and not __fish_seen_subcommand_from list add edit rm" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand recurring; and not __fish_seen_subcommand_from list add edit rm" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand recurring; and not __fish_seen_subcommand_from list add edit rm" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand recurring; and not __fish_seen_subcommand_from list add edit rm" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand recurring; and not __fish_seen_subcommand_from list add edit rm" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand recurring; and not __fish_seen_subcommand_from list add edit rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand recurring; and not __fish_seen_subcommand_from list add edit rm" -f -a "list" -d 'List the rules, and when each comes next'
complete -c clique -n "__fish_clique_using_subcommand recurring; and not __fish_seen_subcommand_from list add edit rm" -f -a "add" -d 'Add a rule'
complete -c clique -n "__fish_clique_using_subcommand recurring; and not __fish_seen_subcommand_from list add edit rm" -f -a "edit" -d 'Change what a rule says'
complete -c clique -n "__fish_clique_using_subcommand recurring; and not __fish_seen_subcommand_from list add edit rm" -f -a "rm" -d 'Take a rule out; the bills that it made stay'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from list" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from list" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from list" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from list" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from list" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from list" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from list" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from list" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from list" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from list" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from list" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from add" -l every -d 'How often: month, \'2 weeks\', year, \'10 days\', half-month (the 1st and the 15th)' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from add" -s d -l start -d 'The first day; else today' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from add" -l until -d 'The last day on which it may come' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from add" -s p -l paid-by -l payer -d 'Who pays' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from add" -s s -l split -d 'Who shares: names with ways, as in clique add' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from add" -s c -l category -d 'The category' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from add" -l name -d 'The rule\'s name, when it is not made of the words' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from add" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from add" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from add" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from add" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from add" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from add" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from add" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from add" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from add" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from add" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from add" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from add" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from add" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from add" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from add" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from edit" -l description -d 'What it is for' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from edit" -l every -d 'How often: month, \'2 weeks\', year, \'10 days\', half-month (the 1st and the 15th)' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from edit" -s d -l start -d 'The first day on which it comes' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from edit" -l until -d 'The last day on which it may come' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from edit" -s p -l paid-by -l payer -d 'Who pays' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from edit" -s s -l split -d 'Who shares: names with ways, as in clique add' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from edit" -s c -l category -d 'The category' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from edit" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from edit" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from edit" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from edit" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from edit" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from edit" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from edit" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from edit" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from edit" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from edit" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from edit" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from edit" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from edit" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from edit" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from edit" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from edit" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from edit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from rm" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from rm" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from rm" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from rm" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from rm" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from rm" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from rm" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from rm" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from rm" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from rm" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from rm" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from rm" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from rm" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from rm" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand recurring; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand redo" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand redo" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand redo" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand redo" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand redo" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand redo" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand redo" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand redo" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand redo" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand redo" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand redo" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand redo" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand redo" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand redo" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand redo" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand redo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand remote; and not __fish_seen_subcommand_from list set rm" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand remote; and not __fish_seen_subcommand_from list set rm" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand remote; and not __fish_seen_subcommand_from list set rm" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand remote; and not __fish_seen_subcommand_from list set rm" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand remote; and not __fish_seen_subcommand_from list set rm" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand remote; and not __fish_seen_subcommand_from list set rm" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand remote; and not __fish_seen_subcommand_from list set rm" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand remote; and not __fish_seen_subcommand_from list set rm" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand remote; and not __fish_seen_subcommand_from list set rm" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand remote; and not __fish_seen_subcommand_from list set rm" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand remote; and not __fish_seen_subcommand_from list set rm" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand remote; and not __fish_seen_subcommand_from list set rm" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand remote; and not __fish_seen_subcommand_from list set rm" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand remote; and not __fish_seen_subcommand_from list set rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand remote; and not __fish_seen_subcommand_from list set rm" -f -a "list" -d 'List where this ledger is synced with'
complete -c clique -n "__fish_clique_using_subcommand remote; and not __fish_seen_subcommand_from list set rm" -f -a "set" -d 'Sync with this place from now on'
complete -c clique -n "__fish_clique_using_subcommand remote; and not __fish_seen_subcommand_from list set rm" -f -a "rm" -d 'Sync with a place no longer'
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from list" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from list" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from list" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from list" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from list" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from list" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from list" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from list" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from list" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from list" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from set" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from set" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from set" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from set" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from set" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from set" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from set" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from set" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from set" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from set" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from set" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from set" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from rm" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from rm" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from rm" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from rm" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from rm" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from rm" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from rm" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from rm" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from rm" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from rm" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from rm" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from rm" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand remote; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand restore" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand restore" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand restore" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand restore" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand restore" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand restore" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand restore" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand restore" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand restore" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand restore" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand restore" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand restore" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand restore" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand restore" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand restore" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand restore" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand rm" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand rm" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand rm" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand rm" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand rm" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand rm" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand rm" -l purge -d 'Take the lines out of the files'
complete -c clique -n "__fish_clique_using_subcommand rm" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand rm" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand rm" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand rm" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand rm" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand rm" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand rm" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand rm" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand rm" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand say" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand say" -l to -l with -d 'Say it to one friend' -r
complete -c clique -n "__fish_clique_using_subcommand say" -l re -d 'The entry it is about, by id or unique prefix' -r
complete -c clique -n "__fish_clique_using_subcommand say" -l edit -d 'Say one of your messages anew: its id or unique prefix, or `last`' -r
complete -c clique -n "__fish_clique_using_subcommand say" -l delete -d 'Take one of your messages back: its id or unique prefix, or `last`' -r
complete -c clique -n "__fish_clique_using_subcommand say" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand say" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand say" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand say" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand say" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand say" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand say" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand say" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand say" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand say" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand say" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand say" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand say" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand say" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand say" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand say" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand schema" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand schema" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand schema" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand schema" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand schema" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand schema" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand schema" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand schema" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand schema" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand schema" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand schema" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand schema" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand schema" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand search" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand search" -l since -d 'Only this day and later' -r
complete -c clique -n "__fish_clique_using_subcommand search" -l until -l as-of -d 'Only this day and earlier' -r
complete -c clique -n "__fish_clique_using_subcommand search" -l month -d 'Only this month (2026-06, june, last-month) or year (2026)' -r
complete -c clique -n "__fish_clique_using_subcommand search" -l by -d 'What the entries come to, instead of each; messages are left out' -r -f -a "month\t'Calendar months'
week\t'Weeks from Monday to Sunday'
category\t'Categories'
person\t'People'"
complete -c clique -n "__fish_clique_using_subcommand search" -s N -l limit -l last -d 'At most so many entries and so many messages, the newest' -r
complete -c clique -n "__fish_clique_using_subcommand search" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand search" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand search" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand search" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand search" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand search" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand search" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand search" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand search" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand search" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand search" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand search" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand search" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand search" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand settle" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -l until -d 'Only bills up to this day; payments of any day count' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -l as-of -d 'As it stood at the end of this day, later payments left out' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -l only -d 'Settle this entry alone; may be given several times' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -l currency -d 'Only balances in this currency; with --rates, all of them in this one' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -l mode -d 'How to settle' -r -f -a "minimal\t'With the fewest payments'
simplified\t'Along existing debts, circles of debt cleared'
direct\t'Every debt as it is, netted between two people'
hub\t'Through one person (--via)'"
complete -c clique -n "__fish_clique_using_subcommand settle" -l via -d 'Let everyone pay, or be paid by, this person' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -l pick -d 'With --record: only this payment, such as bob:alice' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -l max -d 'With --exit-code: only when someone pays more than this' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -l nets -d 'Settle balances of no ledger: `name amount` a line; - is the input' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -l no-pay -d 'These two do not pay each other, such as bob:carol; blocked friends never do' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -l pay -d 'These two may pay each other all the same, though one has blocked the other' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -l allow -d 'Only these pairs pay each other: a file with two names a line, such as ana,bo' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -l family -d 'These settle as one, and then inside, such as alice+bob; may be given several times' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -l min -d 'No payment is smaller than this' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -l round -d 'Payments are multiples of this; the rest stays open' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -l tolerance -d 'With --round: at most this much of a balance stays open; without, less than one unit' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -l cap -d 'Nobody makes more payments than this, or someone: 2, or bob=1' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -l effort -d 'Look for a plan with this many steps of work at most' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -l certificate -d 'Write the plan and its proof to a new file, for anyone to check' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -l verify -d 'Check a certificate, needing no ledger; - reads it from the input' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand settle" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand settle" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand settle" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand settle" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -s a -l all -d 'All groups, archived ones too'
complete -c clique -n "__fish_clique_using_subcommand settle" -l across -d 'One plan for all groups and pairs of friends at once'
complete -c clique -n "__fish_clique_using_subcommand settle" -l rates -d 'With --currency: convert all others into it, by rates.csv'
complete -c clique -n "__fish_clique_using_subcommand settle" -l record -d 'Write the payments down as made today'
complete -c clique -n "__fish_clique_using_subcommand settle" -l exit-code -d 'End with 1 when something is open'
complete -c clique -n "__fish_clique_using_subcommand settle" -l by-group -d 'With --format csv, tsv or porcelain: the rows that bring each group to zero, not the payments'
complete -c clique -n "__fish_clique_using_subcommand settle" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand settle" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand settle" -l along-debts -d 'Only people pay each other who owe each other something by the bills'
complete -c clique -n "__fish_clique_using_subcommand settle" -l same-way -d 'Only people pay each other whose files name the same way to pay'
complete -c clique -n "__fish_clique_using_subcommand settle" -l relay -d 'Money may pass through someone'
complete -c clique -n "__fish_clique_using_subcommand settle" -l no-defaults -d 'Disregard what group.toml says about settling'
complete -c clique -n "__fish_clique_using_subcommand settle" -l explain -d 'Say who settles with whom, and why no plan is smaller'
complete -c clique -n "__fish_clique_using_subcommand settle" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand settle" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand settle" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand settle" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand settle" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand settle" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand settle" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand settle" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand show" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand show" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand show" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand show" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand show" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand show" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand show" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand show" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand show" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand show" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand show" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand show" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand statement" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand statement" -l since -d 'Show entries from this day on; what came before is summed up' -r
complete -c clique -n "__fish_clique_using_subcommand statement" -l until -l as-of -d 'As it stood at the end of this day' -r
complete -c clique -n "__fish_clique_using_subcommand statement" -l month -d 'Only this month (2026-06, june, last-month) or year (2026)' -r
complete -c clique -n "__fish_clique_using_subcommand statement" -l by -d 'What each part did to the balance, instead of each entry; of people, what the bills that each of them paid did' -r -f -a "month\t'Calendar months'
week\t'Weeks from Monday to Sunday'
category\t'Categories'
person\t'People'"
complete -c clique -n "__fish_clique_using_subcommand statement" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand statement" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand statement" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand statement" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand statement" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand statement" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand statement" -s a -l all -d 'All groups, archived ones too'
complete -c clique -n "__fish_clique_using_subcommand statement" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand statement" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand statement" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand statement" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand statement" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand statement" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand statement" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand statement" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand stats" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand stats" -l since -d 'Only this day and later' -r
complete -c clique -n "__fish_clique_using_subcommand stats" -l until -l as-of -d 'Only this day and earlier' -r
complete -c clique -n "__fish_clique_using_subcommand stats" -l month -d 'Only this month (2026-06, june, last-month) or year (2026)' -r
complete -c clique -n "__fish_clique_using_subcommand stats" -l forecast -d 'Guess at so many months after this one' -r
complete -c clique -n "__fish_clique_using_subcommand stats" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand stats" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand stats" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand stats" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand stats" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand stats" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand stats" -s a -l all -d 'All groups, archived ones too'
complete -c clique -n "__fish_clique_using_subcommand stats" -l budget -d 'Compare a month, this one or that of --month, with the budget; exit with 1 when it is over'
complete -c clique -n "__fish_clique_using_subcommand stats" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand stats" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand stats" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand stats" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand stats" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand stats" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand stats" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand stats" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand status" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand status" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand status" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand status" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand status" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand status" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand status" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand status" -s a -l all -d 'All groups, archived ones too'
complete -c clique -n "__fish_clique_using_subcommand status" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand status" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand status" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand status" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand status" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand status" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand status" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand sync" -l setup -d 'Sync with this place from now on: a folder, git@host:path or https://…' -r
complete -c clique -n "__fish_clique_using_subcommand sync" -l bundle-out -d 'Write the ledger and its history into this file, to mail it or carry it' -r -F
complete -c clique -n "__fish_clique_using_subcommand sync" -l since -d 'With --bundle-out: leave out what this state has and whatever is before it' -r
complete -c clique -n "__fish_clique_using_subcommand sync" -l bundle-in -d 'Take in what such a file holds' -r -F
complete -c clique -n "__fish_clique_using_subcommand sync" -l timeout -d 'Give the remote up when it says nothing for so long' -r
complete -c clique -n "__fish_clique_using_subcommand sync" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand sync" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand sync" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand sync" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand sync" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand sync" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand sync" -l offline -d 'Merge what was fetched before; reach for no remote'
complete -c clique -n "__fish_clique_using_subcommand sync" -s n -l dry-run -d 'Tell what would come and go, and change nothing'
complete -c clique -n "__fish_clique_using_subcommand sync" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand sync" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand sync" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand sync" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand sync" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand sync" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand sync" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand sync" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand sync" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand tutorial" -l from -d 'Begin with this task' -r
complete -c clique -n "__fish_clique_using_subcommand tutorial" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand tutorial" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand tutorial" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand tutorial" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand tutorial" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand tutorial" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand tutorial" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand tutorial" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand tutorial" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand tutorial" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand tutorial" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand tutorial" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand tutorial" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand tutorial" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand undo" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand undo" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand undo" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand undo" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand undo" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand undo" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand undo" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand undo" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand undo" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand undo" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand undo" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand undo" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand undo" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand undo" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand undo" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand undo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand use" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand use" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand use" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand use" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand use" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand use" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand use" -l none -d 'Forget the group and who you are'
complete -c clique -n "__fish_clique_using_subcommand use" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand use" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand use" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand use" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand use" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand use" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand use" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand use" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand verify" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand verify" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand verify" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand verify" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand verify" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand verify" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand verify" -l all -d 'Look at everything, from the beginning'
complete -c clique -n "__fish_clique_using_subcommand verify" -l strict -d 'Accept only what is proven by a signature'
complete -c clique -n "__fish_clique_using_subcommand verify" -l accept -d 'Take the history as it is from here on, whatever is wrong with it'
complete -c clique -n "__fish_clique_using_subcommand verify" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand verify" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand verify" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand verify" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand verify" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand verify" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand verify" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand version" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand version" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand version" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand version" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand version" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand version" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand version" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand version" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand version" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand version" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand version" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand version" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand version" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand version" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand why" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand why" -l since -d 'Only this day and later' -r
complete -c clique -n "__fish_clique_using_subcommand why" -l until -l as-of -d 'Only this day and earlier' -r
complete -c clique -n "__fish_clique_using_subcommand why" -l month -d 'Only this month (2026-06, june, last-month) or year (2026)' -r
complete -c clique -n "__fish_clique_using_subcommand why" -l by -d 'What each part has to do with it, instead of each entry; of people, by who paid' -r -f -a "month\t'Calendar months'
week\t'Weeks from Monday to Sunday'
category\t'Categories'
person\t'People'"
complete -c clique -n "__fish_clique_using_subcommand why" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand why" -l at -d 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)' -r
complete -c clique -n "__fish_clique_using_subcommand why" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'
dot\t'Graphs for Graphviz; with clique settle only'"
complete -c clique -n "__fish_clique_using_subcommand why" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand why" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand why" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand why" -s a -l all -d 'All groups, archived ones too'
complete -c clique -n "__fish_clique_using_subcommand why" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand why" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand why" -l no-pager -d 'Show long answers as they are, without a pager'
complete -c clique -n "__fish_clique_using_subcommand why" -l no-hooks -d 'Leave the programs alone that your configuration runs before and after changes'
complete -c clique -n "__fish_clique_using_subcommand why" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand why" -l no-sign -d 'Record changes unsigned, whatever git\'s settings say'
complete -c clique -n "__fish_clique_using_subcommand why" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand why" -s h -l help -d 'Print help (see more with \'--help\')'
