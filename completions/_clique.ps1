
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'clique' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'clique'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'clique' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add an expense, a refund or an income')
            [CompletionResult]::new('balance', 'balance', [CompletionResultType]::ParameterValue, 'Show who gets back and who owes')
            [CompletionResult]::new('blame', 'blame', [CompletionResultType]::ParameterValue, 'Tell who wrote what stands in an entry, a file or a group')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check every file of the ledger')
            [CompletionResult]::new('clone', 'clone', [CompletionResultType]::ParameterValue, 'Get a ledger that others have')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completion script of a shell')
            [CompletionResult]::new('conflicts', 'conflicts', [CompletionResultType]::ParameterValue, 'Show and settle what was changed in two ways')
            [CompletionResult]::new('copy', 'copy', [CompletionResultType]::ParameterValue, 'Add an entry like another one')
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'Look around in a made-up ledger')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'Tell what differs between two states of the ledger')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Change what an entry says')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain an error code')
            [CompletionResult]::new('fmt', 'fmt', [CompletionResultType]::ParameterValue, 'Bring the expense files into canonical form')
            [CompletionResult]::new('group', 'group', [CompletionResultType]::ParameterValue, 'Manage groups')
            [CompletionResult]::new('history', 'history', [CompletionResultType]::ParameterValue, 'Tell every version of one entry')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Start a ledger')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List entries, the newest first')
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'Tell what was changed, by whom and when')
            [CompletionResult]::new('member', 'member', [CompletionResultType]::ParameterValue, 'Manage who is in a group')
            [CompletionResult]::new('messages', 'messages', [CompletionResultType]::ParameterValue, 'Read a conversation')
            [CompletionResult]::new('pay', 'pay', [CompletionResultType]::ParameterValue, 'Record a payment from one friend to another')
            [CompletionResult]::new('person', 'person', [CompletionResultType]::ParameterValue, 'Manage people')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Bring void entries back')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take entries back')
            [CompletionResult]::new('say', 'say', [CompletionResultType]::ParameterValue, 'Say something to a group or a friend')
            [CompletionResult]::new('settle', 'settle', [CompletionResultType]::ParameterValue, 'Say who pays whom')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one entry in full')
            [CompletionResult]::new('statement', 'statement', [CompletionResultType]::ParameterValue, 'Show how someone''s balance came about')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show the state of the ledger')
            [CompletionResult]::new('sync', 'sync', [CompletionResultType]::ParameterValue, 'Exchange changes with the others')
            [CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'Take the last change back')
            [CompletionResult]::new('use', 'use', [CompletionResultType]::ParameterValue, 'Choose the group and who you are in this folder')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Find out who made each change, and whether that is proven')
            [CompletionResult]::new('why', 'why', [CompletionResultType]::ParameterValue, 'Explain a balance to the cent')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'clique;add' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Who paid: a name, or several with amounts (alice=80,bob=40)')
            [CompletionResult]::new('--paid-by', '--paid-by', [CompletionResultType]::ParameterName, 'Who paid: a name, or several with amounts (alice=80,bob=40)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'Who shares: names with ways (bob:2 carol=20 dan=40% eve+5), all, or -dan for all but one')
            [CompletionResult]::new('--split', '--split', [CompletionResultType]::ParameterName, 'Who shares: names with ways (bob:2 carol=20 dan=40% eve+5), all, or -dan for all but one')
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'When: 2026-06-12, 12.6., yesterday, fri, -3d')
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'When: 2026-06-12, 12.6., yesterday, fri, -3d')
            [CompletionResult]::new('--currency', '--currency', [CompletionResultType]::ParameterName, 'The currency, when it is not the group''s; or write 42.50USD')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The category')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'The category')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'A tag; may be given several times')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'A tag; may be given several times')
            [CompletionResult]::new('--due', '--due', [CompletionResultType]::ParameterName, 'When it should be paid by: a date, fri, +14d')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'A note')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'A note')
            [CompletionResult]::new('-g', '-g', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('--with', '--with', [CompletionResultType]::ParameterName, 'Between you and one friend, outside every group')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--refund', '--refund', [CompletionResultType]::ParameterName, 'Money that came back: the amount counts the other way')
            [CompletionResult]::new('--income', '--income', [CompletionResultType]::ParameterName, 'Money that came in through -p and belongs to -s')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;balance' {
            [CompletionResult]::new('-g', '-g', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'As it stood at the end of this day')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'As it stood at the end of this day')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'All groups, archived ones too')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'All groups, archived ones too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;blame' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;check' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 1 on warnings too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;clone' {
            [CompletionResult]::new('--branch', '--branch', [CompletionResultType]::ParameterName, 'The branch, when it is not the remote''s default')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;completions' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;conflicts' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List every version of what was changed in two ways')
            [CompletionResult]::new('take', 'take', [CompletionResultType]::ParameterValue, 'Take one version of an entry')
            [CompletionResult]::new('keep-both', 'keep-both', [CompletionResultType]::ParameterValue, 'Keep every version as an entry of its own')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'clique;conflicts;list' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;conflicts;take' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;conflicts;keep-both' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;conflicts;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List every version of what was changed in two ways')
            [CompletionResult]::new('take', 'take', [CompletionResultType]::ParameterValue, 'Take one version of an entry')
            [CompletionResult]::new('keep-both', 'keep-both', [CompletionResultType]::ParameterValue, 'Keep every version as an entry of its own')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'clique;conflicts;help;list' {
            break
        }
        'clique;conflicts;help;take' {
            break
        }
        'clique;conflicts;help;keep-both' {
            break
        }
        'clique;conflicts;help;help' {
            break
        }
        'clique;copy' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Who paid: a name, or several with amounts (alice=80,bob=40)')
            [CompletionResult]::new('--paid-by', '--paid-by', [CompletionResultType]::ParameterName, 'Who paid: a name, or several with amounts (alice=80,bob=40)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'Who shares: names with ways (bob:2 carol=20 dan=40% eve+5), all, or -dan for all but one')
            [CompletionResult]::new('--split', '--split', [CompletionResultType]::ParameterName, 'Who shares: names with ways (bob:2 carol=20 dan=40% eve+5), all, or -dan for all but one')
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'When: 2026-06-12, 12.6., yesterday, fri, -3d')
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'When: 2026-06-12, 12.6., yesterday, fri, -3d')
            [CompletionResult]::new('--currency', '--currency', [CompletionResultType]::ParameterName, 'The currency, when it is not the group''s; or write 42.50USD')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The category')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'The category')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'A tag; may be given several times')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'A tag; may be given several times')
            [CompletionResult]::new('--due', '--due', [CompletionResultType]::ParameterName, 'When it should be paid by: a date, fri, +14d')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'A note')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'A note')
            [CompletionResult]::new('--description', '--description', [CompletionResultType]::ParameterName, 'What it was for')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--no-tags', '--no-tags', [CompletionResultType]::ParameterName, 'Take all tags away')
            [CompletionResult]::new('--no-due', '--no-due', [CompletionResultType]::ParameterName, 'Take the due date away')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;demo' {
            [CompletionResult]::new('--keep', '--keep', [CompletionResultType]::ParameterName, 'Leave the ledger in this folder, which must be new or empty')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;diff' {
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'From the beginning of this day')
            [CompletionResult]::new('-g', '-g', [CompletionResultType]::ParameterName, 'Only this group')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Only this group')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--exit-code', '--exit-code', [CompletionResultType]::ParameterName, 'Exit with 1 when something differs')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;edit' {
            [CompletionResult]::new('--amount', '--amount', [CompletionResultType]::ParameterName, 'The amount: 42.50, or 42.50USD; a refund stays a refund')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Who paid: a name, or several with amounts (alice=80,bob=40)')
            [CompletionResult]::new('--paid-by', '--paid-by', [CompletionResultType]::ParameterName, 'Who paid: a name, or several with amounts (alice=80,bob=40)')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'Who shares: names with ways (bob:2 carol=20 dan=40% eve+5), all, or -dan for all but one')
            [CompletionResult]::new('--split', '--split', [CompletionResultType]::ParameterName, 'Who shares: names with ways (bob:2 carol=20 dan=40% eve+5), all, or -dan for all but one')
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'When: 2026-06-12, 12.6., yesterday, fri, -3d')
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'When: 2026-06-12, 12.6., yesterday, fri, -3d')
            [CompletionResult]::new('--currency', '--currency', [CompletionResultType]::ParameterName, 'The currency, when it is not the group''s; or write 42.50USD')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The category')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'The category')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'A tag; may be given several times')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'A tag; may be given several times')
            [CompletionResult]::new('--due', '--due', [CompletionResultType]::ParameterName, 'When it should be paid by: a date, fri, +14d')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'A note')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'A note')
            [CompletionResult]::new('--description', '--description', [CompletionResultType]::ParameterName, 'What it was for')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--no-tags', '--no-tags', [CompletionResultType]::ParameterName, 'Take all tags away')
            [CompletionResult]::new('--no-due', '--no-due', [CompletionResultType]::ParameterName, 'Take the due date away')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;explain' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;fmt' {
            [CompletionResult]::new('-g', '-g', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Change nothing; name the files that would change, and exit with 1 if there are any')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;group' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('new', 'new', [CompletionResultType]::ParameterValue, 'Start a group')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Change what is agreed in a group')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List all groups, archived ones and pairs too')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what is agreed in a group and who is in')
            [CompletionResult]::new('archive', 'archive', [CompletionResultType]::ParameterValue, 'Put a group away')
            [CompletionResult]::new('unarchive', 'unarchive', [CompletionResultType]::ParameterValue, 'Take a group back into use')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take out a group that has no entries')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'clique;group;new' {
            [CompletionResult]::new('-k', '-k', [CompletionResultType]::ParameterName, 'What it is for: trip, home, couple, club or other')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'What it is for: trip, home, couple, club or other')
            [CompletionResult]::new('--currency', '--currency', [CompletionResultType]::ParameterName, 'The currency of amounts that name none; else the ledger''s')
            [CompletionResult]::new('--member', '--member', [CompletionResultType]::ParameterName, 'Who is in beside you: names with commas between; `li=李雷` says the handle of someone new')
            [CompletionResult]::new('--handle', '--handle', [CompletionResultType]::ParameterName, 'The name of the folder; it never changes')
            [CompletionResult]::new('--with', '--with', [CompletionResultType]::ParameterName, 'Share with one friend, outside of every group')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--without-me', '--without-me', [CompletionResultType]::ParameterName, 'Leave yourself out')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;group;edit' {
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'The display name')
            [CompletionResult]::new('-k', '-k', [CompletionResultType]::ParameterName, 'What it is for: trip, home, couple, club or other')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'What it is for: trip, home, couple, club or other')
            [CompletionResult]::new('--currency', '--currency', [CompletionResultType]::ParameterName, 'The currency of amounts that name none')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Who pays where nothing is said')
            [CompletionResult]::new('--paid-by', '--paid-by', [CompletionResultType]::ParameterName, 'Who pays where nothing is said')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'Who shares where nothing is said: names with ways, as in clique add')
            [CompletionResult]::new('--split', '--split', [CompletionResultType]::ParameterName, 'Who shares where nothing is said: names with ways, as in clique add')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The category where nothing is said')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'The category where nothing is said')
            [CompletionResult]::new('--closed-until', '--closed-until', [CompletionResultType]::ParameterName, 'Close the books: nothing on or before this day is changed any more')
            [CompletionResult]::new('--files', '--files', [CompletionResultType]::ParameterName, 'Whether a file holds a year or a month')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;group;list' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;group;show' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;group;archive' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;group;unarchive' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;group;rm' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;group;help' {
            [CompletionResult]::new('new', 'new', [CompletionResultType]::ParameterValue, 'Start a group')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Change what is agreed in a group')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List all groups, archived ones and pairs too')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what is agreed in a group and who is in')
            [CompletionResult]::new('archive', 'archive', [CompletionResultType]::ParameterValue, 'Put a group away')
            [CompletionResult]::new('unarchive', 'unarchive', [CompletionResultType]::ParameterValue, 'Take a group back into use')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take out a group that has no entries')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'clique;group;help;new' {
            break
        }
        'clique;group;help;edit' {
            break
        }
        'clique;group;help;list' {
            break
        }
        'clique;group;help;show' {
            break
        }
        'clique;group;help;archive' {
            break
        }
        'clique;group;help;unarchive' {
            break
        }
        'clique;group;help;rm' {
            break
        }
        'clique;group;help;help' {
            break
        }
        'clique;history' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;init' {
            [CompletionResult]::new('--member', '--member', [CompletionResultType]::ParameterName, 'Who is in, you first: names with commas between; `li=李雷` says the handle too')
            [CompletionResult]::new('-k', '-k', [CompletionResultType]::ParameterName, 'What the group is for: trip, home, couple, club or other')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'What the group is for: trip, home, couple, club or other')
            [CompletionResult]::new('--into', '--into', [CompletionResultType]::ParameterName, 'Start it in this folder, which is made when it is missing')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show the files and make none')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the files and make none')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;list' {
            [CompletionResult]::new('-g', '-g', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('--with', '--with', [CompletionResultType]::ParameterName, 'Only entries this person paid or shares')
            [CompletionResult]::new('--who', '--who', [CompletionResultType]::ParameterName, 'Only entries this person paid or shares')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Only entries this person paid')
            [CompletionResult]::new('--paid-by', '--paid-by', [CompletionResultType]::ParameterName, 'Only entries this person paid')
            [CompletionResult]::new('--payer', '--payer', [CompletionResultType]::ParameterName, 'Only entries this person paid')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Only entries of this category')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'Only entries of this category')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'Only entries with this tag')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Only entries with this tag')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Only entries of this kind')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only this day and later')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Only this day and earlier')
            [CompletionResult]::new('--month', '--month', [CompletionResultType]::ParameterName, 'Only this month (2026-06) or year (2026)')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only entries that stand like this; without it those that count and those that are pending')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many, the newest')
            [CompletionResult]::new('--last', '--last', [CompletionResultType]::ParameterName, 'At most so many, the newest')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'All groups, archived ones too')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'All groups, archived ones too')
            [CompletionResult]::new('--reverse', '--reverse', [CompletionResultType]::ParameterName, 'The oldest first')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;log' {
            [CompletionResult]::new('-g', '-g', [CompletionResultType]::ParameterName, 'Only this group')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Only this group')
            [CompletionResult]::new('--who', '--who', [CompletionResultType]::ParameterName, 'Only what this person did')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only since this day: 2026-06-01, monday, yesterday')
            [CompletionResult]::new('-N', '-N ', [CompletionResultType]::ParameterName, 'How many changes to tell')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'How many changes to tell')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;member' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Bring people into a group')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Change what is agreed with a member')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Let a member leave a group')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List who is in a group, and who was')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'clique;member;add' {
            [CompletionResult]::new('-g', '-g', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'What the member may do: admin, member or viewer')
            [CompletionResult]::new('--weight', '--weight', [CompletionResultType]::ParameterName, 'How many parts the member takes where nothing else is said: 2 or 1.5')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'The first day')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'The last day')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Where it stands: invited, active or left')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;member;edit' {
            [CompletionResult]::new('-g', '-g', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'What the member may do: admin, member or viewer')
            [CompletionResult]::new('--weight', '--weight', [CompletionResultType]::ParameterName, 'How many parts the member takes where nothing else is said: 2 or 1.5')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'The first day')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'The last day')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Where it stands: invited, active or left')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;member;remove' {
            [CompletionResult]::new('-g', '-g', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;member;list' {
            [CompletionResult]::new('-g', '-g', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;member;help' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Bring people into a group')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Change what is agreed with a member')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Let a member leave a group')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List who is in a group, and who was')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'clique;member;help;add' {
            break
        }
        'clique;member;help;edit' {
            break
        }
        'clique;member;help;remove' {
            break
        }
        'clique;member;help;list' {
            break
        }
        'clique;member;help;help' {
            break
        }
        'clique;messages' {
            [CompletionResult]::new('-g', '-g', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('--with', '--with', [CompletionResultType]::ParameterName, 'Between you and one friend')
            [CompletionResult]::new('--last', '--last', [CompletionResultType]::ParameterName, 'So many of the last ones')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'All of them')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'All of them')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;pay' {
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'When: 2026-06-12, 12.6., yesterday, fri')
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'When: 2026-06-12, 12.6., yesterday, fri')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'A note')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'A note')
            [CompletionResult]::new('--currency', '--currency', [CompletionResultType]::ParameterName, 'The currency, when it is not the group''s; or write 20USD')
            [CompletionResult]::new('-g', '-g', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('--with', '--with', [CompletionResultType]::ParameterName, 'Between you and one friend, outside every group')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;person' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a person')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Change what is known of a person')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take out a person whom nothing names')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List everyone in the ledger')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show all that is known of a person')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'clique;person;add' {
            [CompletionResult]::new('--handle', '--handle', [CompletionResultType]::ParameterName, 'The name in rows and of the file; it never changes')
            [CompletionResult]::new('--email', '--email', [CompletionResultType]::ParameterName, 'An e-mail address that git knows the person by; may be given several times')
            [CompletionResult]::new('--phone', '--phone', [CompletionResultType]::ParameterName, 'A telephone number')
            [CompletionResult]::new('--currency', '--currency', [CompletionResultType]::ParameterName, 'The currency the person thinks in')
            [CompletionResult]::new('--avatar', '--avatar', [CompletionResultType]::ParameterName, 'The path of a picture')
            [CompletionResult]::new('--pay', '--pay', [CompletionResultType]::ParameterName, 'A way to be paid, such as iban:DE02…, paypal:NAME or cash:NOTE; may be given several times')
            [CompletionResult]::new('--key', '--key', [CompletionResultType]::ParameterName, 'A public signing key: the file of an SSH key, the key itself, or the fingerprint of an OpenPGP key')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;person;edit' {
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'The display name')
            [CompletionResult]::new('--email', '--email', [CompletionResultType]::ParameterName, 'Add an e-mail address')
            [CompletionResult]::new('--no-email', '--no-email', [CompletionResultType]::ParameterName, 'Take an e-mail address out')
            [CompletionResult]::new('--no-pay', '--no-pay', [CompletionResultType]::ParameterName, 'Take a way to be paid out: its kind, or KIND:ACCOUNT')
            [CompletionResult]::new('--no-key', '--no-key', [CompletionResultType]::ParameterName, 'Take a signing key out: the key or its beginning')
            [CompletionResult]::new('--phone', '--phone', [CompletionResultType]::ParameterName, 'A telephone number')
            [CompletionResult]::new('--currency', '--currency', [CompletionResultType]::ParameterName, 'The currency the person thinks in')
            [CompletionResult]::new('--avatar', '--avatar', [CompletionResultType]::ParameterName, 'The path of a picture')
            [CompletionResult]::new('--pay', '--pay', [CompletionResultType]::ParameterName, 'A way to be paid, such as iban:DE02…, paypal:NAME or cash:NOTE; may be given several times')
            [CompletionResult]::new('--key', '--key', [CompletionResultType]::ParameterName, 'A public signing key: the file of an SSH key, the key itself, or the fingerprint of an OpenPGP key')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;person;rm' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;person;list' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;person;show' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;person;help' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a person')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Change what is known of a person')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take out a person whom nothing names')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List everyone in the ledger')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show all that is known of a person')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'clique;person;help;add' {
            break
        }
        'clique;person;help;edit' {
            break
        }
        'clique;person;help;rm' {
            break
        }
        'clique;person;help;list' {
            break
        }
        'clique;person;help;show' {
            break
        }
        'clique;person;help;help' {
            break
        }
        'clique;restore' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;rm' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--purge', '--purge', [CompletionResultType]::ParameterName, 'Take the lines out of the files')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;say' {
            [CompletionResult]::new('-g', '-g', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Say it to one friend')
            [CompletionResult]::new('--re', '--re', [CompletionResultType]::ParameterName, 'The entry it is about, by id or unique prefix')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;settle' {
            [CompletionResult]::new('-g', '-g', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Only bills up to this day; payments of any day count')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'As it stood at the end of this day, later payments left out')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Settle this entry alone; may be given several times')
            [CompletionResult]::new('--currency', '--currency', [CompletionResultType]::ParameterName, 'Only balances in this currency; with --rates, all of them in this one')
            [CompletionResult]::new('--mode', '--mode', [CompletionResultType]::ParameterName, 'How to settle')
            [CompletionResult]::new('--via', '--via', [CompletionResultType]::ParameterName, 'Let everyone pay, or be paid by, this person')
            [CompletionResult]::new('--pick', '--pick', [CompletionResultType]::ParameterName, 'With --record: only this payment, such as bob:alice')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'With --exit-code: only when someone pays more than this')
            [CompletionResult]::new('--nets', '--nets', [CompletionResultType]::ParameterName, 'Settle balances of no ledger: `name amount` a line; - is the input')
            [CompletionResult]::new('--no-pay', '--no-pay', [CompletionResultType]::ParameterName, 'These two do not pay each other, such as bob:carol; blocked friends never do')
            [CompletionResult]::new('--pay', '--pay', [CompletionResultType]::ParameterName, 'These two may pay each other all the same, though one has blocked the other')
            [CompletionResult]::new('--allow', '--allow', [CompletionResultType]::ParameterName, 'Only these pairs pay each other: a file with two names a line, such as ana,bo')
            [CompletionResult]::new('--family', '--family', [CompletionResultType]::ParameterName, 'These settle as one, and then inside, such as alice+bob; may be given several times')
            [CompletionResult]::new('--min', '--min', [CompletionResultType]::ParameterName, 'No payment is smaller than this')
            [CompletionResult]::new('--round', '--round', [CompletionResultType]::ParameterName, 'Payments are multiples of this; the rest stays open')
            [CompletionResult]::new('--tolerance', '--tolerance', [CompletionResultType]::ParameterName, 'With --round: at most this much of a balance stays open; without, less than one unit')
            [CompletionResult]::new('--cap', '--cap', [CompletionResultType]::ParameterName, 'Nobody makes more payments than this, or someone: 2, or bob=1')
            [CompletionResult]::new('--effort', '--effort', [CompletionResultType]::ParameterName, 'Look for a plan with this many steps of work at most')
            [CompletionResult]::new('--certificate', '--certificate', [CompletionResultType]::ParameterName, 'Write the plan and its proof to a new file, for anyone to check')
            [CompletionResult]::new('--verify', '--verify', [CompletionResultType]::ParameterName, 'Check a certificate, needing no ledger; - reads it from the input')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'All groups, archived ones too')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'All groups, archived ones too')
            [CompletionResult]::new('--across', '--across', [CompletionResultType]::ParameterName, 'One plan for all groups and pairs of friends at once')
            [CompletionResult]::new('--rates', '--rates', [CompletionResultType]::ParameterName, 'With --currency: convert all others into it, by rates.csv')
            [CompletionResult]::new('--record', '--record', [CompletionResultType]::ParameterName, 'Write the payments down as made today')
            [CompletionResult]::new('--exit-code', '--exit-code', [CompletionResultType]::ParameterName, 'End with 1 when something is open')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--along-debts', '--along-debts', [CompletionResultType]::ParameterName, 'Only people pay each other who owe each other something by the bills')
            [CompletionResult]::new('--same-way', '--same-way', [CompletionResultType]::ParameterName, 'Only people pay each other whose files name the same way to pay')
            [CompletionResult]::new('--relay', '--relay', [CompletionResultType]::ParameterName, 'Money may pass through someone')
            [CompletionResult]::new('--no-defaults', '--no-defaults', [CompletionResultType]::ParameterName, 'Disregard what group.toml says about settling')
            [CompletionResult]::new('--explain', '--explain', [CompletionResultType]::ParameterName, 'Say who settles with whom, and why no plan is smaller')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;show' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;statement' {
            [CompletionResult]::new('-g', '-g', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Show entries from this day on; what came before is summed up')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'As it stood at the end of this day')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'As it stood at the end of this day')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'All groups, archived ones too')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'All groups, archived ones too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;status' {
            [CompletionResult]::new('-g', '-g', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'All groups, archived ones too')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'All groups, archived ones too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;sync' {
            [CompletionResult]::new('--setup', '--setup', [CompletionResultType]::ParameterName, 'Sync with this place from now on: a folder, git@host:path or https://…')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Merge what was fetched before; reach for no remote')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Tell what would come and go, and change nothing')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Tell what would come and go, and change nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;undo' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the change as a diff and make none')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer yes to every question')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;use' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--none', '--none', [CompletionResultType]::ParameterName, 'Forget the group and who you are')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;verify' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Look at everything, from the beginning')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Accept only what is proven by a signature')
            [CompletionResult]::new('--accept', '--accept', [CompletionResultType]::ParameterName, 'Take the history as it is from here on, whatever is wrong with it')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;why' {
            [CompletionResult]::new('-g', '-g', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'The group, by handle, name or unique prefix; `alice+bob` for two people')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'As it stood at the end of this day')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'As it stood at the end of this day')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Use the ledger in DIR')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--error-format', '--error-format', [CompletionResultType]::ParameterName, 'The form of errors')
            [CompletionResult]::new('--me', '--me', [CompletionResultType]::ParameterName, 'Who you are, when git''s e-mail does not tell')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'All groups, archived ones too')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'All groups, archived ones too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON; short for --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw with ASCII characters only')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing; what is missing is an error')
            [CompletionResult]::new('--no-sign', '--no-sign', [CompletionResultType]::ParameterName, 'Record changes unsigned, whatever git''s settings say')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'clique;help' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add an expense, a refund or an income')
            [CompletionResult]::new('balance', 'balance', [CompletionResultType]::ParameterValue, 'Show who gets back and who owes')
            [CompletionResult]::new('blame', 'blame', [CompletionResultType]::ParameterValue, 'Tell who wrote what stands in an entry, a file or a group')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check every file of the ledger')
            [CompletionResult]::new('clone', 'clone', [CompletionResultType]::ParameterValue, 'Get a ledger that others have')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completion script of a shell')
            [CompletionResult]::new('conflicts', 'conflicts', [CompletionResultType]::ParameterValue, 'Show and settle what was changed in two ways')
            [CompletionResult]::new('copy', 'copy', [CompletionResultType]::ParameterValue, 'Add an entry like another one')
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'Look around in a made-up ledger')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'Tell what differs between two states of the ledger')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Change what an entry says')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain an error code')
            [CompletionResult]::new('fmt', 'fmt', [CompletionResultType]::ParameterValue, 'Bring the expense files into canonical form')
            [CompletionResult]::new('group', 'group', [CompletionResultType]::ParameterValue, 'Manage groups')
            [CompletionResult]::new('history', 'history', [CompletionResultType]::ParameterValue, 'Tell every version of one entry')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Start a ledger')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List entries, the newest first')
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'Tell what was changed, by whom and when')
            [CompletionResult]::new('member', 'member', [CompletionResultType]::ParameterValue, 'Manage who is in a group')
            [CompletionResult]::new('messages', 'messages', [CompletionResultType]::ParameterValue, 'Read a conversation')
            [CompletionResult]::new('pay', 'pay', [CompletionResultType]::ParameterValue, 'Record a payment from one friend to another')
            [CompletionResult]::new('person', 'person', [CompletionResultType]::ParameterValue, 'Manage people')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Bring void entries back')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take entries back')
            [CompletionResult]::new('say', 'say', [CompletionResultType]::ParameterValue, 'Say something to a group or a friend')
            [CompletionResult]::new('settle', 'settle', [CompletionResultType]::ParameterValue, 'Say who pays whom')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one entry in full')
            [CompletionResult]::new('statement', 'statement', [CompletionResultType]::ParameterValue, 'Show how someone''s balance came about')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show the state of the ledger')
            [CompletionResult]::new('sync', 'sync', [CompletionResultType]::ParameterValue, 'Exchange changes with the others')
            [CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'Take the last change back')
            [CompletionResult]::new('use', 'use', [CompletionResultType]::ParameterValue, 'Choose the group and who you are in this folder')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Find out who made each change, and whether that is proven')
            [CompletionResult]::new('why', 'why', [CompletionResultType]::ParameterValue, 'Explain a balance to the cent')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'clique;help;add' {
            break
        }
        'clique;help;balance' {
            break
        }
        'clique;help;blame' {
            break
        }
        'clique;help;check' {
            break
        }
        'clique;help;clone' {
            break
        }
        'clique;help;completions' {
            break
        }
        'clique;help;conflicts' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List every version of what was changed in two ways')
            [CompletionResult]::new('take', 'take', [CompletionResultType]::ParameterValue, 'Take one version of an entry')
            [CompletionResult]::new('keep-both', 'keep-both', [CompletionResultType]::ParameterValue, 'Keep every version as an entry of its own')
            break
        }
        'clique;help;conflicts;list' {
            break
        }
        'clique;help;conflicts;take' {
            break
        }
        'clique;help;conflicts;keep-both' {
            break
        }
        'clique;help;copy' {
            break
        }
        'clique;help;demo' {
            break
        }
        'clique;help;diff' {
            break
        }
        'clique;help;edit' {
            break
        }
        'clique;help;explain' {
            break
        }
        'clique;help;fmt' {
            break
        }
        'clique;help;group' {
            [CompletionResult]::new('new', 'new', [CompletionResultType]::ParameterValue, 'Start a group')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Change what is agreed in a group')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List all groups, archived ones and pairs too')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what is agreed in a group and who is in')
            [CompletionResult]::new('archive', 'archive', [CompletionResultType]::ParameterValue, 'Put a group away')
            [CompletionResult]::new('unarchive', 'unarchive', [CompletionResultType]::ParameterValue, 'Take a group back into use')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take out a group that has no entries')
            break
        }
        'clique;help;group;new' {
            break
        }
        'clique;help;group;edit' {
            break
        }
        'clique;help;group;list' {
            break
        }
        'clique;help;group;show' {
            break
        }
        'clique;help;group;archive' {
            break
        }
        'clique;help;group;unarchive' {
            break
        }
        'clique;help;group;rm' {
            break
        }
        'clique;help;history' {
            break
        }
        'clique;help;init' {
            break
        }
        'clique;help;list' {
            break
        }
        'clique;help;log' {
            break
        }
        'clique;help;member' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Bring people into a group')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Change what is agreed with a member')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Let a member leave a group')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List who is in a group, and who was')
            break
        }
        'clique;help;member;add' {
            break
        }
        'clique;help;member;edit' {
            break
        }
        'clique;help;member;remove' {
            break
        }
        'clique;help;member;list' {
            break
        }
        'clique;help;messages' {
            break
        }
        'clique;help;pay' {
            break
        }
        'clique;help;person' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a person')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Change what is known of a person')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take out a person whom nothing names')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List everyone in the ledger')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show all that is known of a person')
            break
        }
        'clique;help;person;add' {
            break
        }
        'clique;help;person;edit' {
            break
        }
        'clique;help;person;rm' {
            break
        }
        'clique;help;person;list' {
            break
        }
        'clique;help;person;show' {
            break
        }
        'clique;help;restore' {
            break
        }
        'clique;help;rm' {
            break
        }
        'clique;help;say' {
            break
        }
        'clique;help;settle' {
            break
        }
        'clique;help;show' {
            break
        }
        'clique;help;statement' {
            break
        }
        'clique;help;status' {
            break
        }
        'clique;help;sync' {
            break
        }
        'clique;help;undo' {
            break
        }
        'clique;help;use' {
            break
        }
        'clique;help;verify' {
            break
        }
        'clique;help;why' {
            break
        }
        'clique;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
