# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_clique_global_optspecs
    string join \n C/directory= format= json color= ascii no-input q/quiet error-format= me= h/help V/version
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
complete -c clique -n "__fish_clique_needs_command" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
complete -c clique -n "__fish_clique_needs_command" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_needs_command" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_needs_command" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_needs_command" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_needs_command" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_needs_command" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_needs_command" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_needs_command" -s V -l version -d 'Print version'
complete -c clique -n "__fish_clique_needs_command" -f -a "add" -d 'Add an expense, a refund or an income'
complete -c clique -n "__fish_clique_needs_command" -f -a "balance" -d 'Show who gets back and who owes'
complete -c clique -n "__fish_clique_needs_command" -f -a "check" -d 'Check every file of the ledger'
complete -c clique -n "__fish_clique_needs_command" -f -a "completions" -d 'Print the completion script of a shell'
complete -c clique -n "__fish_clique_needs_command" -f -a "copy" -d 'Add an entry again, today'
complete -c clique -n "__fish_clique_needs_command" -f -a "demo" -d 'Look around in a made-up ledger'
complete -c clique -n "__fish_clique_needs_command" -f -a "edit" -d 'Change an entry'
complete -c clique -n "__fish_clique_needs_command" -f -a "explain" -d 'Explain an error code'
complete -c clique -n "__fish_clique_needs_command" -f -a "fmt" -d 'Bring the expense files into canonical form'
complete -c clique -n "__fish_clique_needs_command" -f -a "group" -d 'Manage groups'
complete -c clique -n "__fish_clique_needs_command" -f -a "init" -d 'Start a ledger'
complete -c clique -n "__fish_clique_needs_command" -f -a "list" -d 'List entries'
complete -c clique -n "__fish_clique_needs_command" -f -a "log" -d 'Tell what was changed, by whom and when'
complete -c clique -n "__fish_clique_needs_command" -f -a "member" -d 'Manage who is in a group'
complete -c clique -n "__fish_clique_needs_command" -f -a "messages" -d 'Read a conversation'
complete -c clique -n "__fish_clique_needs_command" -f -a "pay" -d 'Record a payment'
complete -c clique -n "__fish_clique_needs_command" -f -a "person" -d 'Manage people'
complete -c clique -n "__fish_clique_needs_command" -f -a "restore" -d 'Bring entries back that were taken back'
complete -c clique -n "__fish_clique_needs_command" -f -a "rm" -d 'Take entries back'
complete -c clique -n "__fish_clique_needs_command" -f -a "say" -d 'Say something to a group or a friend'
complete -c clique -n "__fish_clique_needs_command" -f -a "settle" -d 'Say who pays whom'
complete -c clique -n "__fish_clique_needs_command" -f -a "show" -d 'Show one entry in full'
complete -c clique -n "__fish_clique_needs_command" -f -a "statement" -d 'Show how someone\'s balance came about'
complete -c clique -n "__fish_clique_needs_command" -f -a "status" -d 'Show the state of the ledger'
complete -c clique -n "__fish_clique_needs_command" -f -a "undo" -d 'Take the last change back'
complete -c clique -n "__fish_clique_needs_command" -f -a "use" -d 'Choose the group and who you are in this folder'
complete -c clique -n "__fish_clique_needs_command" -f -a "why" -d 'Explain a balance to the cent'
complete -c clique -n "__fish_clique_using_subcommand add" -s p -l paid-by -d 'Who paid: a name, or several with amounts (alice=80,bob=40)' -r
complete -c clique -n "__fish_clique_using_subcommand add" -s s -l split -d 'Who shares: names with ways (bob:2 carol=20 dan=40% eve+5), all, or -dan for all but one' -r
complete -c clique -n "__fish_clique_using_subcommand add" -s d -l date -d 'When: 2026-06-12, 12.6., yesterday, fri, -3d' -r
complete -c clique -n "__fish_clique_using_subcommand add" -l currency -d 'The currency, when it is not the group\'s; or write 42.50USD' -r
complete -c clique -n "__fish_clique_using_subcommand add" -s c -l category -d 'The category' -r
complete -c clique -n "__fish_clique_using_subcommand add" -s t -l tag -d 'A tag; may be given several times' -r
complete -c clique -n "__fish_clique_using_subcommand add" -l due -d 'When it should be paid by: a date, fri, +14d' -r
complete -c clique -n "__fish_clique_using_subcommand add" -s m -l note -d 'A note' -r
complete -c clique -n "__fish_clique_using_subcommand add" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand add" -l with -d 'Between you and one friend, outside every group' -r
complete -c clique -n "__fish_clique_using_subcommand add" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand add" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
complete -c clique -n "__fish_clique_using_subcommand add" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand add" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand add" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand add" -l refund -d 'Money that came back: the amount counts the other way'
complete -c clique -n "__fish_clique_using_subcommand add" -l income -d 'Money that came in through -p and belongs to -s'
complete -c clique -n "__fish_clique_using_subcommand add" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand add" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand add" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand add" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand add" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand add" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand balance" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand balance" -l as-of -l until -d 'As it stood at the end of this day' -r
complete -c clique -n "__fish_clique_using_subcommand balance" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand balance" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
complete -c clique -n "__fish_clique_using_subcommand balance" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand balance" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand balance" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand balance" -s a -l all -d 'All groups, archived ones too'
complete -c clique -n "__fish_clique_using_subcommand balance" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand balance" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand balance" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand balance" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand balance" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand check" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand check" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
complete -c clique -n "__fish_clique_using_subcommand check" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand check" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand check" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand check" -l strict -d 'Exit with 1 on warnings too'
complete -c clique -n "__fish_clique_using_subcommand check" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand check" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand check" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand check" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand completions" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand completions" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
complete -c clique -n "__fish_clique_using_subcommand completions" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand completions" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand completions" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand completions" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand completions" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand completions" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand completions" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand copy" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand copy" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
complete -c clique -n "__fish_clique_using_subcommand copy" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand copy" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand copy" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand copy" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand copy" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand copy" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand copy" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand copy" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand demo" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand demo" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
complete -c clique -n "__fish_clique_using_subcommand demo" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand demo" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand demo" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand demo" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand demo" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand demo" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand demo" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand demo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand edit" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand edit" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
complete -c clique -n "__fish_clique_using_subcommand edit" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand edit" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand edit" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand edit" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand edit" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand edit" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand edit" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand edit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand explain" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand explain" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
complete -c clique -n "__fish_clique_using_subcommand explain" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand explain" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand explain" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand explain" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand explain" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand explain" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand explain" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand fmt" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand fmt" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand fmt" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
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
complete -c clique -n "__fish_clique_using_subcommand fmt" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand fmt" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand fmt" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand group" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand group" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
complete -c clique -n "__fish_clique_using_subcommand group" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand group" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand group" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand group" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand group" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand group" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand group" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand group" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand init" -l member -d 'Who is in, you first: names with commas between; `li=李雷` says the handle too' -r
complete -c clique -n "__fish_clique_using_subcommand init" -s k -l kind -d 'What the group is for: trip, home, couple, club or other' -r
complete -c clique -n "__fish_clique_using_subcommand init" -l into -d 'Start it in this folder, which is made when it is missing' -r -F
complete -c clique -n "__fish_clique_using_subcommand init" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand init" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
complete -c clique -n "__fish_clique_using_subcommand init" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand init" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand init" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand init" -s n -l dry-run -d 'Show the files and make none'
complete -c clique -n "__fish_clique_using_subcommand init" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand init" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand init" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand init" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand list" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand list" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
complete -c clique -n "__fish_clique_using_subcommand list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand list" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand list" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand list" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand list" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand list" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand list" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand log" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand log" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
complete -c clique -n "__fish_clique_using_subcommand log" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand log" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand log" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand log" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand log" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand log" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand log" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand log" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand member" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand member" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
complete -c clique -n "__fish_clique_using_subcommand member" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand member" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand member" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand member" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand member" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand member" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand member" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand member" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand messages" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand messages" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
complete -c clique -n "__fish_clique_using_subcommand messages" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand messages" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand messages" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand messages" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand messages" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand messages" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand messages" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand messages" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand pay" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand pay" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
complete -c clique -n "__fish_clique_using_subcommand pay" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand pay" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand pay" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand pay" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand pay" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand pay" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand pay" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand pay" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand person" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand person" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
complete -c clique -n "__fish_clique_using_subcommand person" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand person" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand person" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand person" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand person" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand person" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand person" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand person" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand restore" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand restore" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
complete -c clique -n "__fish_clique_using_subcommand restore" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand restore" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand restore" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand restore" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand restore" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand restore" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand restore" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand restore" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand rm" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand rm" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
complete -c clique -n "__fish_clique_using_subcommand rm" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand rm" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand rm" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand rm" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand rm" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand rm" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand rm" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand say" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand say" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
complete -c clique -n "__fish_clique_using_subcommand say" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand say" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand say" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand say" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand say" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand say" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand say" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand say" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand settle" -s g -l group -d 'The group, by handle, name or unique prefix; `alice+bob` for two people' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -l as-of -l until -d 'As it stood at the end of this day' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -l only -d 'Settle this entry alone; may be given several times' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -l mode -d 'How to settle' -r -f -a "minimal\t'With the fewest payments'
simplified\t'Along existing debts, circles of debt cleared'
direct\t'Every debt as it is, netted between two people'
hub\t'Through one person (--via)'"
complete -c clique -n "__fish_clique_using_subcommand settle" -l via -d 'Let everyone pay, or be paid by, this person' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -l max -d 'With --exit-code: only when someone pays more than this' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand settle" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
complete -c clique -n "__fish_clique_using_subcommand settle" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand settle" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand settle" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand settle" -s a -l all -d 'Each group by itself, archived ones too'
complete -c clique -n "__fish_clique_using_subcommand settle" -l record -d 'Write the payments down as made today'
complete -c clique -n "__fish_clique_using_subcommand settle" -l exit-code -d 'End with 1 when something is open'
complete -c clique -n "__fish_clique_using_subcommand settle" -s n -l dry-run -d 'Show the change as a diff and make none'
complete -c clique -n "__fish_clique_using_subcommand settle" -s y -l yes -d 'Answer yes to every question'
complete -c clique -n "__fish_clique_using_subcommand settle" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand settle" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand settle" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand settle" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand settle" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand show" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand show" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
complete -c clique -n "__fish_clique_using_subcommand show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand show" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand show" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand show" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand show" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand show" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand show" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand statement" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand statement" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
complete -c clique -n "__fish_clique_using_subcommand statement" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand statement" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand statement" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand statement" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand statement" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand statement" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand statement" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand statement" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand status" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand status" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
complete -c clique -n "__fish_clique_using_subcommand status" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand status" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand status" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand status" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand status" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand status" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand status" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand undo" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand undo" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
complete -c clique -n "__fish_clique_using_subcommand undo" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand undo" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand undo" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand undo" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand undo" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand undo" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand undo" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand undo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand use" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand use" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
complete -c clique -n "__fish_clique_using_subcommand use" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand use" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand use" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand use" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand use" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand use" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand use" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand use" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c clique -n "__fish_clique_using_subcommand why" -s C -l directory -d 'Use the ledger in DIR' -r -F
complete -c clique -n "__fish_clique_using_subcommand why" -l format -d 'The form of the answer' -r -f -a "text\t'For people'
json\t'One JSON document, versioned by its `schema`'
ndjson\t'One JSON object a line'
csv\t'Comma-separated values with a header'
tsv\t'Tab-separated values with a header'
porcelain\t'Tab-separated values without a header; columns are only ever added at the end'"
complete -c clique -n "__fish_clique_using_subcommand why" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c clique -n "__fish_clique_using_subcommand why" -l error-format -d 'The form of errors' -r -f -a "text\t'For people'
json\t'One JSON object a line on stderr'"
complete -c clique -n "__fish_clique_using_subcommand why" -l me -d 'Who you are, when git\'s e-mail does not tell' -r
complete -c clique -n "__fish_clique_using_subcommand why" -l json -d 'Answer in JSON; short for --format json'
complete -c clique -n "__fish_clique_using_subcommand why" -l ascii -d 'Draw with ASCII characters only'
complete -c clique -n "__fish_clique_using_subcommand why" -l no-input -d 'Ask nothing; what is missing is an error'
complete -c clique -n "__fish_clique_using_subcommand why" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c clique -n "__fish_clique_using_subcommand why" -s h -l help -d 'Print help (see more with \'--help\')'
