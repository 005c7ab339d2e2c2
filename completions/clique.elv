
use builtin;
use str;

set edit:completion:arg-completer[clique] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'clique'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'clique'= {
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand add 'Add an expense, a refund or an income'
            cand balance 'Show who gets back and who owes'
            cand check 'Check every file of the ledger'
            cand clone 'Get a ledger that others have'
            cand completions 'Print the completion script of a shell'
            cand conflicts 'Show and settle what was changed in two ways'
            cand copy 'Add an entry like another one'
            cand demo 'Look around in a made-up ledger'
            cand edit 'Change what an entry says'
            cand explain 'Explain an error code'
            cand fmt 'Bring the expense files into canonical form'
            cand group 'Manage groups'
            cand init 'Start a ledger'
            cand list 'List entries, the newest first'
            cand log 'Tell what was changed, by whom and when'
            cand member 'Manage who is in a group'
            cand messages 'Read a conversation'
            cand pay 'Record a payment from one friend to another'
            cand person 'Manage people'
            cand restore 'Bring void entries back'
            cand rm 'Take entries back'
            cand say 'Say something to a group or a friend'
            cand settle 'Say who pays whom'
            cand show 'Show one entry in full'
            cand statement 'Show how someone''s balance came about'
            cand status 'Show the state of the ledger'
            cand sync 'Exchange changes with the others'
            cand undo 'Take the last change back'
            cand use 'Choose the group and who you are in this folder'
            cand why 'Explain a balance to the cent'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'clique;add'= {
            cand -p 'Who paid: a name, or several with amounts (alice=80,bob=40)'
            cand --paid-by 'Who paid: a name, or several with amounts (alice=80,bob=40)'
            cand -s 'Who shares: names with ways (bob:2 carol=20 dan=40% eve+5), all, or -dan for all but one'
            cand --split 'Who shares: names with ways (bob:2 carol=20 dan=40% eve+5), all, or -dan for all but one'
            cand -d 'When: 2026-06-12, 12.6., yesterday, fri, -3d'
            cand --date 'When: 2026-06-12, 12.6., yesterday, fri, -3d'
            cand --currency 'The currency, when it is not the group''s; or write 42.50USD'
            cand -c 'The category'
            cand --category 'The category'
            cand -t 'A tag; may be given several times'
            cand --tag 'A tag; may be given several times'
            cand --due 'When it should be paid by: a date, fri, +14d'
            cand -m 'A note'
            cand --note 'A note'
            cand -g 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand --group 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand --with 'Between you and one friend, outside every group'
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand --refund 'Money that came back: the amount counts the other way'
            cand --income 'Money that came in through -p and belongs to -s'
            cand -n 'Show the change as a diff and make none'
            cand --dry-run 'Show the change as a diff and make none'
            cand -y 'Answer yes to every question'
            cand --yes 'Answer yes to every question'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;balance'= {
            cand -g 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand --group 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand --as-of 'As it stood at the end of this day'
            cand --until 'As it stood at the end of this day'
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand -a 'All groups, archived ones too'
            cand --all 'All groups, archived ones too'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;check'= {
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand --strict 'Exit with 1 on warnings too'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;clone'= {
            cand --branch 'The branch, when it is not the remote''s default'
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;completions'= {
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;conflicts'= {
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand list 'List every version of what was changed in two ways'
            cand take 'Take one version of an entry'
            cand keep-both 'Keep every version as an entry of its own'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'clique;conflicts;list'= {
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;conflicts;take'= {
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand -n 'Show the change as a diff and make none'
            cand --dry-run 'Show the change as a diff and make none'
            cand -y 'Answer yes to every question'
            cand --yes 'Answer yes to every question'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;conflicts;keep-both'= {
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand -n 'Show the change as a diff and make none'
            cand --dry-run 'Show the change as a diff and make none'
            cand -y 'Answer yes to every question'
            cand --yes 'Answer yes to every question'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;conflicts;help'= {
            cand list 'List every version of what was changed in two ways'
            cand take 'Take one version of an entry'
            cand keep-both 'Keep every version as an entry of its own'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'clique;conflicts;help;list'= {
        }
        &'clique;conflicts;help;take'= {
        }
        &'clique;conflicts;help;keep-both'= {
        }
        &'clique;conflicts;help;help'= {
        }
        &'clique;copy'= {
            cand -p 'Who paid: a name, or several with amounts (alice=80,bob=40)'
            cand --paid-by 'Who paid: a name, or several with amounts (alice=80,bob=40)'
            cand -s 'Who shares: names with ways (bob:2 carol=20 dan=40% eve+5), all, or -dan for all but one'
            cand --split 'Who shares: names with ways (bob:2 carol=20 dan=40% eve+5), all, or -dan for all but one'
            cand -d 'When: 2026-06-12, 12.6., yesterday, fri, -3d'
            cand --date 'When: 2026-06-12, 12.6., yesterday, fri, -3d'
            cand --currency 'The currency, when it is not the group''s; or write 42.50USD'
            cand -c 'The category'
            cand --category 'The category'
            cand -t 'A tag; may be given several times'
            cand --tag 'A tag; may be given several times'
            cand --due 'When it should be paid by: a date, fri, +14d'
            cand -m 'A note'
            cand --note 'A note'
            cand --description 'What it was for'
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand --no-tags 'Take all tags away'
            cand --no-due 'Take the due date away'
            cand -n 'Show the change as a diff and make none'
            cand --dry-run 'Show the change as a diff and make none'
            cand -y 'Answer yes to every question'
            cand --yes 'Answer yes to every question'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;demo'= {
            cand --keep 'Leave the ledger in this folder, which must be new or empty'
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;edit'= {
            cand --amount 'The amount: 42.50, or 42.50USD; a refund stays a refund'
            cand -p 'Who paid: a name, or several with amounts (alice=80,bob=40)'
            cand --paid-by 'Who paid: a name, or several with amounts (alice=80,bob=40)'
            cand -s 'Who shares: names with ways (bob:2 carol=20 dan=40% eve+5), all, or -dan for all but one'
            cand --split 'Who shares: names with ways (bob:2 carol=20 dan=40% eve+5), all, or -dan for all but one'
            cand -d 'When: 2026-06-12, 12.6., yesterday, fri, -3d'
            cand --date 'When: 2026-06-12, 12.6., yesterday, fri, -3d'
            cand --currency 'The currency, when it is not the group''s; or write 42.50USD'
            cand -c 'The category'
            cand --category 'The category'
            cand -t 'A tag; may be given several times'
            cand --tag 'A tag; may be given several times'
            cand --due 'When it should be paid by: a date, fri, +14d'
            cand -m 'A note'
            cand --note 'A note'
            cand --description 'What it was for'
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand --no-tags 'Take all tags away'
            cand --no-due 'Take the due date away'
            cand -n 'Show the change as a diff and make none'
            cand --dry-run 'Show the change as a diff and make none'
            cand -y 'Answer yes to every question'
            cand --yes 'Answer yes to every question'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;explain'= {
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;fmt'= {
            cand -g 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand --group 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand --check 'Change nothing; name the files that would change, and exit with 1 if there are any'
            cand -n 'Show the change as a diff and make none'
            cand --dry-run 'Show the change as a diff and make none'
            cand -y 'Answer yes to every question'
            cand --yes 'Answer yes to every question'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;group'= {
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand new 'Start a group'
            cand edit 'Change what is agreed in a group'
            cand list 'List all groups, archived ones and pairs too'
            cand show 'Show what is agreed in a group and who is in'
            cand archive 'Put a group away'
            cand unarchive 'Take a group back into use'
            cand rm 'Take out a group that has no entries'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'clique;group;new'= {
            cand -k 'What it is for: trip, home, couple, club or other'
            cand --kind 'What it is for: trip, home, couple, club or other'
            cand --currency 'The currency of amounts that name none; else the ledger''s'
            cand --member 'Who is in beside you: names with commas between; `li=李雷` says the handle of someone new'
            cand --handle 'The name of the folder; it never changes'
            cand --with 'Share with one friend, outside of every group'
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand --without-me 'Leave yourself out'
            cand -n 'Show the change as a diff and make none'
            cand --dry-run 'Show the change as a diff and make none'
            cand -y 'Answer yes to every question'
            cand --yes 'Answer yes to every question'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;group;edit'= {
            cand --name 'The display name'
            cand -k 'What it is for: trip, home, couple, club or other'
            cand --kind 'What it is for: trip, home, couple, club or other'
            cand --currency 'The currency of amounts that name none'
            cand -p 'Who pays where nothing is said'
            cand --paid-by 'Who pays where nothing is said'
            cand -s 'Who shares where nothing is said: names with ways, as in clique add'
            cand --split 'Who shares where nothing is said: names with ways, as in clique add'
            cand -c 'The category where nothing is said'
            cand --category 'The category where nothing is said'
            cand --closed-until 'Close the books: nothing on or before this day is changed any more'
            cand --files 'Whether a file holds a year or a month'
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand -n 'Show the change as a diff and make none'
            cand --dry-run 'Show the change as a diff and make none'
            cand -y 'Answer yes to every question'
            cand --yes 'Answer yes to every question'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;group;list'= {
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;group;show'= {
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;group;archive'= {
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand -n 'Show the change as a diff and make none'
            cand --dry-run 'Show the change as a diff and make none'
            cand -y 'Answer yes to every question'
            cand --yes 'Answer yes to every question'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;group;unarchive'= {
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand -n 'Show the change as a diff and make none'
            cand --dry-run 'Show the change as a diff and make none'
            cand -y 'Answer yes to every question'
            cand --yes 'Answer yes to every question'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;group;rm'= {
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand -n 'Show the change as a diff and make none'
            cand --dry-run 'Show the change as a diff and make none'
            cand -y 'Answer yes to every question'
            cand --yes 'Answer yes to every question'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;group;help'= {
            cand new 'Start a group'
            cand edit 'Change what is agreed in a group'
            cand list 'List all groups, archived ones and pairs too'
            cand show 'Show what is agreed in a group and who is in'
            cand archive 'Put a group away'
            cand unarchive 'Take a group back into use'
            cand rm 'Take out a group that has no entries'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'clique;group;help;new'= {
        }
        &'clique;group;help;edit'= {
        }
        &'clique;group;help;list'= {
        }
        &'clique;group;help;show'= {
        }
        &'clique;group;help;archive'= {
        }
        &'clique;group;help;unarchive'= {
        }
        &'clique;group;help;rm'= {
        }
        &'clique;group;help;help'= {
        }
        &'clique;init'= {
            cand --member 'Who is in, you first: names with commas between; `li=李雷` says the handle too'
            cand -k 'What the group is for: trip, home, couple, club or other'
            cand --kind 'What the group is for: trip, home, couple, club or other'
            cand --into 'Start it in this folder, which is made when it is missing'
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand -n 'Show the files and make none'
            cand --dry-run 'Show the files and make none'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;list'= {
            cand -g 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand --group 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand --with 'Only entries this person paid or shares'
            cand --who 'Only entries this person paid or shares'
            cand -p 'Only entries this person paid'
            cand --paid-by 'Only entries this person paid'
            cand --payer 'Only entries this person paid'
            cand -c 'Only entries of this category'
            cand --category 'Only entries of this category'
            cand -t 'Only entries with this tag'
            cand --tag 'Only entries with this tag'
            cand --kind 'Only entries of this kind'
            cand --since 'Only this day and later'
            cand --until 'Only this day and earlier'
            cand --month 'Only this month (2026-06) or year (2026)'
            cand --status 'Only entries that stand like this; without it those that count and those that are pending'
            cand --limit 'At most so many, the newest'
            cand --last 'At most so many, the newest'
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand -a 'All groups, archived ones too'
            cand --all 'All groups, archived ones too'
            cand --reverse 'The oldest first'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;log'= {
            cand -g 'Only this group'
            cand --group 'Only this group'
            cand --who 'Only what this person did'
            cand --since 'Only since this day: 2026-06-01, monday, yesterday'
            cand -N 'How many changes to tell'
            cand --limit 'How many changes to tell'
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;member'= {
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand add 'Bring people into a group'
            cand edit 'Change what is agreed with a member'
            cand remove 'Let a member leave a group'
            cand list 'List who is in a group, and who was'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'clique;member;add'= {
            cand -g 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand --group 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand --role 'What the member may do: admin, member or viewer'
            cand --weight 'How many parts the member takes where nothing else is said: 2 or 1.5'
            cand --since 'The first day'
            cand --until 'The last day'
            cand --state 'Where it stands: invited, active or left'
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand -n 'Show the change as a diff and make none'
            cand --dry-run 'Show the change as a diff and make none'
            cand -y 'Answer yes to every question'
            cand --yes 'Answer yes to every question'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;member;edit'= {
            cand -g 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand --group 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand --role 'What the member may do: admin, member or viewer'
            cand --weight 'How many parts the member takes where nothing else is said: 2 or 1.5'
            cand --since 'The first day'
            cand --until 'The last day'
            cand --state 'Where it stands: invited, active or left'
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand -n 'Show the change as a diff and make none'
            cand --dry-run 'Show the change as a diff and make none'
            cand -y 'Answer yes to every question'
            cand --yes 'Answer yes to every question'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;member;remove'= {
            cand -g 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand --group 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand -n 'Show the change as a diff and make none'
            cand --dry-run 'Show the change as a diff and make none'
            cand -y 'Answer yes to every question'
            cand --yes 'Answer yes to every question'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;member;list'= {
            cand -g 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand --group 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;member;help'= {
            cand add 'Bring people into a group'
            cand edit 'Change what is agreed with a member'
            cand remove 'Let a member leave a group'
            cand list 'List who is in a group, and who was'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'clique;member;help;add'= {
        }
        &'clique;member;help;edit'= {
        }
        &'clique;member;help;remove'= {
        }
        &'clique;member;help;list'= {
        }
        &'clique;member;help;help'= {
        }
        &'clique;messages'= {
            cand -g 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand --group 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand --with 'Between you and one friend'
            cand --last 'So many of the last ones'
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand -a 'All of them'
            cand --all 'All of them'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;pay'= {
            cand -d 'When: 2026-06-12, 12.6., yesterday, fri'
            cand --date 'When: 2026-06-12, 12.6., yesterday, fri'
            cand -m 'A note'
            cand --note 'A note'
            cand --currency 'The currency, when it is not the group''s; or write 20USD'
            cand -g 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand --group 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand --with 'Between you and one friend, outside every group'
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand -n 'Show the change as a diff and make none'
            cand --dry-run 'Show the change as a diff and make none'
            cand -y 'Answer yes to every question'
            cand --yes 'Answer yes to every question'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;person'= {
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand add 'Add a person'
            cand edit 'Change what is known of a person'
            cand rm 'Take out a person whom nothing names'
            cand list 'List everyone in the ledger'
            cand show 'Show all that is known of a person'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'clique;person;add'= {
            cand --handle 'The name in rows and of the file; it never changes'
            cand --email 'An e-mail address that git knows the person by; may be given several times'
            cand --phone 'A telephone number'
            cand --currency 'The currency the person thinks in'
            cand --avatar 'The path of a picture'
            cand --pay 'A way to be paid, such as iban:DE02…, paypal:NAME or cash:NOTE; may be given several times'
            cand --key 'A public signing key, as in a .pub file'
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand -n 'Show the change as a diff and make none'
            cand --dry-run 'Show the change as a diff and make none'
            cand -y 'Answer yes to every question'
            cand --yes 'Answer yes to every question'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;person;edit'= {
            cand --name 'The display name'
            cand --email 'Add an e-mail address'
            cand --no-email 'Take an e-mail address out'
            cand --no-pay 'Take a way to be paid out: its kind, or KIND:ACCOUNT'
            cand --no-key 'Take a signing key out: the key or its beginning'
            cand --phone 'A telephone number'
            cand --currency 'The currency the person thinks in'
            cand --avatar 'The path of a picture'
            cand --pay 'A way to be paid, such as iban:DE02…, paypal:NAME or cash:NOTE; may be given several times'
            cand --key 'A public signing key, as in a .pub file'
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand -n 'Show the change as a diff and make none'
            cand --dry-run 'Show the change as a diff and make none'
            cand -y 'Answer yes to every question'
            cand --yes 'Answer yes to every question'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;person;rm'= {
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand -n 'Show the change as a diff and make none'
            cand --dry-run 'Show the change as a diff and make none'
            cand -y 'Answer yes to every question'
            cand --yes 'Answer yes to every question'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;person;list'= {
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;person;show'= {
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;person;help'= {
            cand add 'Add a person'
            cand edit 'Change what is known of a person'
            cand rm 'Take out a person whom nothing names'
            cand list 'List everyone in the ledger'
            cand show 'Show all that is known of a person'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'clique;person;help;add'= {
        }
        &'clique;person;help;edit'= {
        }
        &'clique;person;help;rm'= {
        }
        &'clique;person;help;list'= {
        }
        &'clique;person;help;show'= {
        }
        &'clique;person;help;help'= {
        }
        &'clique;restore'= {
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand -n 'Show the change as a diff and make none'
            cand --dry-run 'Show the change as a diff and make none'
            cand -y 'Answer yes to every question'
            cand --yes 'Answer yes to every question'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;rm'= {
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand --purge 'Take the lines out of the files'
            cand -n 'Show the change as a diff and make none'
            cand --dry-run 'Show the change as a diff and make none'
            cand -y 'Answer yes to every question'
            cand --yes 'Answer yes to every question'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;say'= {
            cand -g 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand --group 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand --to 'Say it to one friend'
            cand --re 'The entry it is about, by id or unique prefix'
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand -n 'Show the change as a diff and make none'
            cand --dry-run 'Show the change as a diff and make none'
            cand -y 'Answer yes to every question'
            cand --yes 'Answer yes to every question'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;settle'= {
            cand -g 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand --group 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand --until 'Only bills up to this day; payments of any day count'
            cand --as-of 'As it stood at the end of this day, later payments left out'
            cand --only 'Settle this entry alone; may be given several times'
            cand --currency 'Only balances in this currency; with --rates, all of them in this one'
            cand --mode 'How to settle'
            cand --via 'Let everyone pay, or be paid by, this person'
            cand --pick 'With --record: only this payment, such as bob:alice'
            cand --max 'With --exit-code: only when someone pays more than this'
            cand --nets 'Settle balances of no ledger: `name amount` a line; - is the input'
            cand --no-pay 'These two do not pay each other, such as bob:carol; blocked friends never do'
            cand --pay 'These two may pay each other all the same, though one has blocked the other'
            cand --allow 'Only these pairs pay each other: a file with two names a line, such as ana,bo'
            cand --family 'These settle as one, and then inside, such as alice+bob; may be given several times'
            cand --min 'No payment is smaller than this'
            cand --round 'Payments are multiples of this; the rest stays open'
            cand --tolerance 'With --round: at most this much of a balance stays open; without, less than one unit'
            cand --cap 'Nobody makes more payments than this, or someone: 2, or bob=1'
            cand --effort 'Look for a plan with this many steps of work at most'
            cand --certificate 'Write the plan and its proof to a new file, for anyone to check'
            cand --verify 'Check a certificate, needing no ledger; - reads it from the input'
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand -a 'All groups, archived ones too'
            cand --all 'All groups, archived ones too'
            cand --across 'One plan for all groups and pairs of friends at once'
            cand --rates 'With --currency: convert all others into it, by rates.csv'
            cand --record 'Write the payments down as made today'
            cand --exit-code 'End with 1 when something is open'
            cand -n 'Show the change as a diff and make none'
            cand --dry-run 'Show the change as a diff and make none'
            cand -y 'Answer yes to every question'
            cand --yes 'Answer yes to every question'
            cand --along-debts 'Only people pay each other who owe each other something by the bills'
            cand --same-way 'Only people pay each other whose files name the same way to pay'
            cand --relay 'Money may pass through someone'
            cand --no-defaults 'Disregard what group.toml says about settling'
            cand --explain 'Say who settles with whom, and why no plan is smaller'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;show'= {
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;statement'= {
            cand -g 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand --group 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand --since 'Show entries from this day on; what came before is summed up'
            cand --until 'As it stood at the end of this day'
            cand --as-of 'As it stood at the end of this day'
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand -a 'All groups, archived ones too'
            cand --all 'All groups, archived ones too'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;status'= {
            cand -g 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand --group 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand -a 'All groups, archived ones too'
            cand --all 'All groups, archived ones too'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;sync'= {
            cand --setup 'Sync with this place from now on: a folder, git@host:path or https://…'
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand --offline 'Merge what was fetched before; reach for no remote'
            cand -n 'Tell what would come and go, and change nothing'
            cand --dry-run 'Tell what would come and go, and change nothing'
            cand -y 'Answer yes to every question'
            cand --yes 'Answer yes to every question'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;undo'= {
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand -n 'Show the change as a diff and make none'
            cand --dry-run 'Show the change as a diff and make none'
            cand -y 'Answer yes to every question'
            cand --yes 'Answer yes to every question'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;use'= {
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand --none 'Forget the group and who you are'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;why'= {
            cand -g 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand --group 'The group, by handle, name or unique prefix; `alice+bob` for two people'
            cand --as-of 'As it stood at the end of this day'
            cand --until 'As it stood at the end of this day'
            cand -C 'Use the ledger in DIR'
            cand --directory 'Use the ledger in DIR'
            cand --format 'The form of the answer'
            cand --color 'When to use colour'
            cand --error-format 'The form of errors'
            cand --me 'Who you are, when git''s e-mail does not tell'
            cand -a 'All groups, archived ones too'
            cand --all 'All groups, archived ones too'
            cand --json 'Answer in JSON; short for --format json'
            cand --ascii 'Draw with ASCII characters only'
            cand --no-input 'Ask nothing; what is missing is an error'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'clique;help'= {
            cand add 'Add an expense, a refund or an income'
            cand balance 'Show who gets back and who owes'
            cand check 'Check every file of the ledger'
            cand clone 'Get a ledger that others have'
            cand completions 'Print the completion script of a shell'
            cand conflicts 'Show and settle what was changed in two ways'
            cand copy 'Add an entry like another one'
            cand demo 'Look around in a made-up ledger'
            cand edit 'Change what an entry says'
            cand explain 'Explain an error code'
            cand fmt 'Bring the expense files into canonical form'
            cand group 'Manage groups'
            cand init 'Start a ledger'
            cand list 'List entries, the newest first'
            cand log 'Tell what was changed, by whom and when'
            cand member 'Manage who is in a group'
            cand messages 'Read a conversation'
            cand pay 'Record a payment from one friend to another'
            cand person 'Manage people'
            cand restore 'Bring void entries back'
            cand rm 'Take entries back'
            cand say 'Say something to a group or a friend'
            cand settle 'Say who pays whom'
            cand show 'Show one entry in full'
            cand statement 'Show how someone''s balance came about'
            cand status 'Show the state of the ledger'
            cand sync 'Exchange changes with the others'
            cand undo 'Take the last change back'
            cand use 'Choose the group and who you are in this folder'
            cand why 'Explain a balance to the cent'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'clique;help;add'= {
        }
        &'clique;help;balance'= {
        }
        &'clique;help;check'= {
        }
        &'clique;help;clone'= {
        }
        &'clique;help;completions'= {
        }
        &'clique;help;conflicts'= {
            cand list 'List every version of what was changed in two ways'
            cand take 'Take one version of an entry'
            cand keep-both 'Keep every version as an entry of its own'
        }
        &'clique;help;conflicts;list'= {
        }
        &'clique;help;conflicts;take'= {
        }
        &'clique;help;conflicts;keep-both'= {
        }
        &'clique;help;copy'= {
        }
        &'clique;help;demo'= {
        }
        &'clique;help;edit'= {
        }
        &'clique;help;explain'= {
        }
        &'clique;help;fmt'= {
        }
        &'clique;help;group'= {
            cand new 'Start a group'
            cand edit 'Change what is agreed in a group'
            cand list 'List all groups, archived ones and pairs too'
            cand show 'Show what is agreed in a group and who is in'
            cand archive 'Put a group away'
            cand unarchive 'Take a group back into use'
            cand rm 'Take out a group that has no entries'
        }
        &'clique;help;group;new'= {
        }
        &'clique;help;group;edit'= {
        }
        &'clique;help;group;list'= {
        }
        &'clique;help;group;show'= {
        }
        &'clique;help;group;archive'= {
        }
        &'clique;help;group;unarchive'= {
        }
        &'clique;help;group;rm'= {
        }
        &'clique;help;init'= {
        }
        &'clique;help;list'= {
        }
        &'clique;help;log'= {
        }
        &'clique;help;member'= {
            cand add 'Bring people into a group'
            cand edit 'Change what is agreed with a member'
            cand remove 'Let a member leave a group'
            cand list 'List who is in a group, and who was'
        }
        &'clique;help;member;add'= {
        }
        &'clique;help;member;edit'= {
        }
        &'clique;help;member;remove'= {
        }
        &'clique;help;member;list'= {
        }
        &'clique;help;messages'= {
        }
        &'clique;help;pay'= {
        }
        &'clique;help;person'= {
            cand add 'Add a person'
            cand edit 'Change what is known of a person'
            cand rm 'Take out a person whom nothing names'
            cand list 'List everyone in the ledger'
            cand show 'Show all that is known of a person'
        }
        &'clique;help;person;add'= {
        }
        &'clique;help;person;edit'= {
        }
        &'clique;help;person;rm'= {
        }
        &'clique;help;person;list'= {
        }
        &'clique;help;person;show'= {
        }
        &'clique;help;restore'= {
        }
        &'clique;help;rm'= {
        }
        &'clique;help;say'= {
        }
        &'clique;help;settle'= {
        }
        &'clique;help;show'= {
        }
        &'clique;help;statement'= {
        }
        &'clique;help;status'= {
        }
        &'clique;help;sync'= {
        }
        &'clique;help;undo'= {
        }
        &'clique;help;use'= {
        }
        &'clique;help;why'= {
        }
        &'clique;help;help'= {
        }
    ]
    $completions[$command]
}
