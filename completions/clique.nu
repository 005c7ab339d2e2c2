module completions {

  def "nu-complete clique format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique error_format" [] {
    [ "text" "json" ]
  }

  # Split bills with friends in plain text: exact, explained, and carried by git
  export extern clique [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique accept format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique accept color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique accept error_format" [] {
    [ "text" "json" ]
  }

  # Accept entries that wait for you
  export extern "clique accept" [
    --all                     # All that wait for you
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique accept format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique accept color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique accept error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    ...ids: string            # The entries, by the first characters of their ids
  ]

  def "nu-complete clique add format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique add color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique add error_format" [] {
    [ "text" "json" ]
  }

  # Add an expense, a refund or an income
  export extern "clique add" [
    --paid-by(-p): string     # Who paid: a name, or several with amounts (alice=80,bob=40)
    --payer: string           # Who paid: a name, or several with amounts (alice=80,bob=40)
    --split(-s): string       # Who shares: names with ways (bob:2 carol=20 dan=40% eve+5), all, or -dan for all but one
    --date(-d): string        # When: 2026-06-12, 12.6., yesterday, fri, -3d
    --currency: string        # The currency, when it is not the group's; or write 42.50USD
    --category(-c): string    # The category
    --tag(-t): string         # A tag; may be given several times
    --due: string             # When it should be paid by: a date, fri, +14d
    --note(-m): string        # A note
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --with: string            # Between you and one friend, outside every group
    --refund                  # Money that came back: the amount counts the other way
    --income                  # Money that came in through -p and belongs to -s
    --receipt: path           # A file that proves it, such as a picture of the bill; it is copied into the ledger
    --from: string            # Add every row of a CSV or JSON file, or of the input (-), as one change
    --receipts: path          # Where the files lie that rows name in `receipt`
    --pending                 # Let it count only when one of those it charges has accepted it
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique add format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique add color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique add error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    amount?: string           # How much: 42.50, 42,50, 42.50USD for another currency, or a sum such as 12.5*3+4
    ...words: string          # What for
  ]

  def "nu-complete clique balance by" [] {
    [ "month" "week" "category" "person" ]
  }

  def "nu-complete clique balance format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique balance color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique balance error_format" [] {
    [ "text" "json" ]
  }

  # Show who gets back and who owes
  export extern "clique balance" [
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --all(-a)                 # All groups, archived ones too
    --since: string           # Only this day and later
    --until: string           # Only this day and earlier
    --as-of: string           # Only this day and earlier
    --month: string           # Only this month (2026-06, june, last-month) or year (2026)
    --by: string@"nu-complete clique balance by" # What each part did to the balances; of people, the balances themselves
    --assert: string          # Exit with 1 unless this holds: a name or `all`, one of = != < <= > >=, an amount; may be given several times
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique balance format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique balance color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique balance error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    ...who: string            # Only these people; with filters, only these entries
  ]

  def "nu-complete clique blame format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique blame color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique blame error_format" [] {
    [ "text" "json" ]
  }

  # Tell who wrote what stands in an entry, a file or a group
  export extern "clique blame" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique blame format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique blame color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique blame error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    what: string              # An entry, a group, or a file of the ledger
  ]

  def "nu-complete clique check names" [] {
    [ "categories" "dates" "format" "future" "ids" "overdue" "receipts" "twice" ]
  }

  def "nu-complete clique check format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique check color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique check error_format" [] {
    [ "text" "json" ]
  }

  # Check every file of the ledger
  export extern "clique check" [
    --strict                  # Exit with 1 on warnings too
    --digest: string          # Exit with 1 when the ledger's digest is another one; GROUP:CODE for that of a group
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique check format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique check color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique check error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    ...names: string@"nu-complete clique check names" # What to check besides: habits that not everybody has
  ]

  def "nu-complete clique checkpoint format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique checkpoint color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique checkpoint error_format" [] {
    [ "text" "json" ]
  }

  # Note balances that must stay as they were
  export extern "clique checkpoint" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique checkpoint format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique checkpoint color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique checkpoint error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique checkpoint add format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique checkpoint add color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique checkpoint add error_format" [] {
    [ "text" "json" ]
  }

  # Note balances as they are at the end of a day
  export extern "clique checkpoint add" [
    --date(-d): string        # The day at whose end it holds; without it, today
    --note(-m): string        # Why
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique checkpoint add format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique checkpoint add color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique checkpoint add error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    ...who: string            # Whose balance, and what it is believed to be: bob, bob=-12.50, bob=20USD
  ]

  def "nu-complete clique checkpoint list format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique checkpoint list color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique checkpoint list error_format" [] {
    [ "text" "json" ]
  }

  # List checkpoints, and whether they hold
  export extern "clique checkpoint list" [
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique checkpoint list format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique checkpoint list color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique checkpoint list error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    ...who: string            # Only those of these people
  ]

  def "nu-complete clique checkpoint rm format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique checkpoint rm color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique checkpoint rm error_format" [] {
    [ "text" "json" ]
  }

  # Take checkpoints out
  export extern "clique checkpoint rm" [
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique checkpoint rm format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique checkpoint rm color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique checkpoint rm error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    date: string              # The day
    ...who: string            # Only those of these people
  ]

  def "nu-complete clique clone format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique clone color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique clone error_format" [] {
    [ "text" "json" ]
  }

  # Get a ledger that others have
  export extern "clique clone" [
    --branch: string          # The branch, when it is not the remote's default
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique clone format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique clone color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique clone error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    url: string               # Where it is: a folder, git@host:path or https://…
    folder?: path             # The folder to make; named after the URL unless given
  ]

  def "nu-complete clique completions shell" [] {
    [ "bash" "zsh" "fish" "powershell" "elvish" "nushell" ]
  }

  def "nu-complete clique completions format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique completions color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique completions error_format" [] {
    [ "text" "json" ]
  }

  # Print the completion script of a shell
  export extern "clique completions" [
    --dynamic                 # A script that also completes people, groups, ids, categories and tags
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique completions format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique completions color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique completions error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    shell: string@"nu-complete clique completions shell" # The shell
  ]

  def "nu-complete clique config format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique config color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique config error_format" [] {
    [ "text" "json" ]
  }

  # See and set what you prefer
  export extern "clique config" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique config format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique config color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique config error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique config list format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique config list color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique config list error_format" [] {
    [ "text" "json" ]
  }

  # List what holds, and who says so
  export extern "clique config list" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique config list format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique config list color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique config list error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique config get format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique config get color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique config get error_format" [] {
    [ "text" "json" ]
  }

  # Print the value that holds for a key
  export extern "clique config get" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique config get format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique config get color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique config get error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    key: string               # The key: color, pager, alias.NAME
  ]

  def "nu-complete clique config set format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique config set color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique config set error_format" [] {
    [ "text" "json" ]
  }

  # Set a key in your own file
  export extern "clique config set" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique config set format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique config set color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique config set error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    key: string               # The key: ascii, color, editor, hints, no-hooks, no-input, pager, alias.NAME
    value: string             # The value; an empty pager is none
  ]

  def "nu-complete clique config unset format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique config unset color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique config unset error_format" [] {
    [ "text" "json" ]
  }

  # Take a key out of your own file
  export extern "clique config unset" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique config unset format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique config unset color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique config unset error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    key: string               # The key
  ]

  def "nu-complete clique config edit format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique config edit color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique config edit error_format" [] {
    [ "text" "json" ]
  }

  # Open your own file in your editor
  export extern "clique config edit" [
    --editor: string          # The editor, for this once
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique config edit format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique config edit color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique config edit error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique config path format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique config path color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique config path error_format" [] {
    [ "text" "json" ]
  }

  # Print where your own file is
  export extern "clique config path" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique config path format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique config path color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique config path error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique conflicts format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique conflicts color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique conflicts error_format" [] {
    [ "text" "json" ]
  }

  # Show and settle what was changed in two ways
  export extern "clique conflicts" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique conflicts format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique conflicts color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique conflicts error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique conflicts list format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique conflicts list color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique conflicts list error_format" [] {
    [ "text" "json" ]
  }

  # List every version of what was changed in two ways
  export extern "clique conflicts list" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique conflicts list format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique conflicts list color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique conflicts list error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique conflicts show format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique conflicts show color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique conflicts show error_format" [] {
    [ "text" "json" ]
  }

  # Show the versions of single entries
  export extern "clique conflicts show" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique conflicts show format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique conflicts show color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique conflicts show error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    ...ids: string            # The entries, by the first characters of their ids
  ]

  def "nu-complete clique conflicts take format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique conflicts take color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique conflicts take error_format" [] {
    [ "text" "json" ]
  }

  # Take one version of an entry
  export extern "clique conflicts take" [
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique conflicts take format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique conflicts take color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique conflicts take error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    id: string                # The entry, by the first characters of its id
    which: string             # Who wrote the version (a name, `you`, or `theirs` of two), or its number in `clique conflicts`
  ]

  def "nu-complete clique conflicts keep-both format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique conflicts keep-both color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique conflicts keep-both error_format" [] {
    [ "text" "json" ]
  }

  # Keep every version as an entry of its own
  export extern "clique conflicts keep-both" [
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique conflicts keep-both format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique conflicts keep-both color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique conflicts keep-both error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    id: string                # The entry, by the first characters of its id
  ]

  def "nu-complete clique copy format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique copy color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique copy error_format" [] {
    [ "text" "json" ]
  }

  # Add an entry like another one
  export extern "clique copy" [
    --paid-by(-p): string     # Who paid: a name, or several with amounts (alice=80,bob=40)
    --payer: string           # Who paid: a name, or several with amounts (alice=80,bob=40)
    --split(-s): string       # Who shares: names with ways (bob:2 carol=20 dan=40% eve+5), all, or -dan for all but one
    --date(-d): string        # When: 2026-06-12, 12.6., yesterday, fri, -3d
    --currency: string        # The currency, when it is not the group's; or write 42.50USD
    --category(-c): string    # The category
    --tag(-t): string         # A tag; may be given several times
    --due: string             # When it should be paid by: a date, fri, +14d
    --note(-m): string        # A note
    --description: string     # What it was for
    --no-tags                 # Take all tags away
    --no-due                  # Take the due date away
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique copy format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique copy color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique copy error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    id: string                # The entry, by the first characters of its id
    amount?: string           # Another amount: 42.50, or 42.50USD
  ]

  def "nu-complete clique decline format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique decline color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique decline error_format" [] {
    [ "text" "json" ]
  }

  # Decline entries that wait for you
  export extern "clique decline" [
    --all                     # All that wait for you
    --message(-m): string     # Why; it is said in the group
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique decline format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique decline color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique decline error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    ...ids: string            # The entries, by the first characters of their ids
  ]

  def "nu-complete clique demo format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique demo color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique demo error_format" [] {
    [ "text" "json" ]
  }

  # Look around in a made-up ledger
  export extern "clique demo" [
    --keep: path              # Leave the ledger in this folder, which must be new or empty
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique demo format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique demo color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique demo error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique diff format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique diff color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique diff error_format" [] {
    [ "text" "json" ]
  }

  # Tell what differs between two states of the ledger
  export extern "clique diff" [
    --since: string           # From the beginning of this day
    --group(-g): string       # Only this group
    --exit-code               # Exit with 1 when something differs
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique diff format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique diff color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique diff error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    range?: string            # Which states: A..B, A...B (since both parted), or A alone
  ]

  def "nu-complete clique digest format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique digest color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique digest error_format" [] {
    [ "text" "json" ]
  }

  # Show one short code for the state of the ledger
  export extern "clique digest" [
    --group(-g): string       # Only this group
    --canonical               # Print what the code is made of
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique digest format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique digest color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique digest error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique doctor format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique doctor color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique doctor error_format" [] {
    [ "text" "json" ]
  }

  # Look whether everything is in order, and put it right
  export extern "clique doctor" [
    --fix                     # Put right what is safe to put right
    --online                  # Ask the remote whether it is there
    --timeout: string         # Give the remote up when it says nothing for so long
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique doctor format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique doctor color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique doctor error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique due format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique due color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique due error_format" [] {
    [ "text" "json" ]
  }

  # Show what is due, and book bills that come again
  export extern "clique due" [
    --apply                   # Book the bills that come again
    --until: string           # Up to this day; else what is booked is up to today, and what is shown a fortnight more
    --exit-code               # Exit with 1 when a bill is overdue or not booked yet
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique due format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique due color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique due error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique edit kind" [] {
    [ "expense" "payment" "income" ]
  }

  def "nu-complete clique edit format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique edit color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique edit error_format" [] {
    [ "text" "json" ]
  }

  # Change what an entry says
  export extern "clique edit" [
    --amount: string          # The same, as a flag
    --kind: string@"nu-complete clique edit kind" # What it is: an expense, a payment from one to one other, or an income
    --to-group: string        # Move it to this group
    --receipt: path           # A file that proves it, which is copied into the ledger; none takes it off the entry
    --paid-by(-p): string     # Who paid: a name, or several with amounts (alice=80,bob=40)
    --payer: string           # Who paid: a name, or several with amounts (alice=80,bob=40)
    --split(-s): string       # Who shares: names with ways (bob:2 carol=20 dan=40% eve+5), all, or -dan for all but one
    --date(-d): string        # When: 2026-06-12, 12.6., yesterday, fri, -3d
    --currency: string        # The currency, when it is not the group's; or write 42.50USD
    --category(-c): string    # The category
    --tag(-t): string         # A tag; may be given several times
    --due: string             # When it should be paid by: a date, fri, +14d
    --note(-m): string        # A note
    --description: string     # What it was for
    --no-tags                 # Take all tags away
    --no-due                  # Take the due date away
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique edit format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique edit color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique edit error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    id: string                # The entry, by the first characters of its id
    sum?: string              # Another amount: 42.50, or 42.50USD; a refund stays a refund
  ]

  def "nu-complete clique explain format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique explain color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique explain error_format" [] {
    [ "text" "json" ]
  }

  # Explain an error code
  export extern "clique explain" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique explain format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique explain color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique explain error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    code?: string             # The code, such as E012, or its name, such as unknown-member
  ]

  def "nu-complete clique export format" [] {
    [ "csv" "tsv" "json" "ndjson" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique export kind" [] {
    [ "expense" "payment" "income" "refund" ]
  }

  def "nu-complete clique export status" [] {
    [ "counts" "void" "pending" "conflict" "overdue" "all" ]
  }

  def "nu-complete clique export color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique export error_format" [] {
    [ "text" "json" ]
  }

  # Write the ledger, or part of it, for another program
  export extern "clique export" [
    --format: string@"nu-complete clique export format" # The form of the file
    --output(-o): string      # Write to this file; - is the standard output
    --force                   # Replace FILE if it is there
    --no-receipts             # Leave out what receipts hold, and tell only their names; for json
    --for: string             # The books of this person, instead of the groups'; for hledger, ledger and beancount
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --with: string            # Only entries this person paid or shares
    --who: string             # Only entries this person paid or shares
    --paid-by(-p): string     # Only entries this person paid
    --payer: string           # Only entries this person paid
    --category(-c): string    # Only entries of this category
    --tag(-t): string         # Only entries with this tag
    --kind: string@"nu-complete clique export kind" # Only entries of this kind
    --status: string@"nu-complete clique export status" # Only entries that stand like this; without it those that count and those that are pending
    --since: string           # Only this day and later
    --until: string           # Only this day and earlier
    --as-of: string           # Only this day and earlier
    --month: string           # Only this month (2026-06, june, last-month) or year (2026)
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique export color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique export error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    ...words: string          # Words and filters, which must all fit
  ]

  def "nu-complete clique fmt format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique fmt color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique fmt error_format" [] {
    [ "text" "json" ]
  }

  # Bring the expense files into canonical form
  export extern "clique fmt" [
    --check                   # Change nothing; name the files that would change, and exit with 1 if there are any
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique fmt format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique fmt color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique fmt error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique friend format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique friend color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique friend error_format" [] {
    [ "text" "json" ]
  }

  # Ask, accept, decline and block friends
  export extern "clique friend" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique friend format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique friend color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique friend error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique friend list format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique friend list color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique friend list error_format" [] {
    [ "text" "json" ]
  }

  # List how you and the others stand
  export extern "clique friend list" [
    --all(-a)                 # Those, too, who never asked and were never asked
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique friend list format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique friend list color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique friend list error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique friend add format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique friend add color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique friend add error_format" [] {
    [ "text" "json" ]
  }

  # Ask someone to be your friend
  export extern "clique friend add" [
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique friend add format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique friend add color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique friend add error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    who: string               # Who, by handle, name or unique prefix
  ]

  def "nu-complete clique friend accept format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique friend accept color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique friend accept error_format" [] {
    [ "text" "json" ]
  }

  # Say yes to someone who asked you
  export extern "clique friend accept" [
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique friend accept format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique friend accept color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique friend accept error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    who: string               # Who, by handle, name or unique prefix
  ]

  def "nu-complete clique friend decline format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique friend decline color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique friend decline error_format" [] {
    [ "text" "json" ]
  }

  # Say no to someone who asked you
  export extern "clique friend decline" [
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique friend decline format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique friend decline color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique friend decline error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    who: string               # Who, by handle, name or unique prefix
  ]

  def "nu-complete clique friend block format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique friend block color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique friend block error_format" [] {
    [ "text" "json" ]
  }

  # Share no new bills with someone
  export extern "clique friend block" [
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique friend block format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique friend block color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique friend block error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    who: string               # Who, by handle, name or unique prefix
  ]

  def "nu-complete clique friend unblock format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique friend unblock color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique friend unblock error_format" [] {
    [ "text" "json" ]
  }

  # Share bills again with someone whom you blocked
  export extern "clique friend unblock" [
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique friend unblock format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique friend unblock color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique friend unblock error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    who: string               # Who, by handle, name or unique prefix
  ]

  def "nu-complete clique friend remove format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique friend remove color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique friend remove error_format" [] {
    [ "text" "json" ]
  }

  # End a friendship, or take your request or your no back
  export extern "clique friend remove" [
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique friend remove format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique friend remove color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique friend remove error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    who: string               # Who, by handle, name or unique prefix
  ]

  def "nu-complete clique group format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique group color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique group error_format" [] {
    [ "text" "json" ]
  }

  # Manage groups
  export extern "clique group" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique group format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique group color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique group error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique group new format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique group new color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique group new error_format" [] {
    [ "text" "json" ]
  }

  # Start a group
  export extern "clique group new" [
    --kind(-k): string        # What it is for: trip, home, couple, club or other
    --currency: string        # The currency of amounts that name none; else the ledger's
    --member: string          # Who is in beside you: names with commas between; `li=李雷` says the handle of someone new
    --without-me              # Leave yourself out
    --handle: string          # The name of the folder; it never changes
    --with: string            # Share with one friend, outside of every group
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique group new format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique group new color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique group new error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    ...name: string           # The display name, in any script
  ]

  def "nu-complete clique group edit format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique group edit color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique group edit error_format" [] {
    [ "text" "json" ]
  }

  # Change what is agreed in a group
  export extern "clique group edit" [
    --name: string            # The display name
    --kind(-k): string        # What it is for: trip, home, couple, club or other
    --currency: string        # The currency of amounts that name none
    --paid-by(-p): string     # Who pays where nothing is said
    --payer: string           # Who pays where nothing is said
    --split(-s): string       # Who shares where nothing is said: names with ways, as in clique add
    --category(-c): string    # The category where nothing is said
    --closed-until: string    # Close the books: nothing on or before this day is changed any more
    --files: string           # Whether a file holds a year or a month
    --budget: string          # What may be spent on a category in a month, such as food=400; `*` is for all bills, =none takes one out
    --settle: string          # What is agreed about settling up, such as mode=direct; `none` for nothing at all
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique group edit format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique group edit color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique group edit error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    group?: string            # The group, by handle, name or unique prefix; else the one in use
  ]

  def "nu-complete clique group list format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique group list color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique group list error_format" [] {
    [ "text" "json" ]
  }

  # List all groups, archived ones and pairs too
  export extern "clique group list" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique group list format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique group list color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique group list error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique group show format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique group show color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique group show error_format" [] {
    [ "text" "json" ]
  }

  # Show what is agreed in a group and who is in
  export extern "clique group show" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique group show format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique group show color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique group show error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    group?: string            # The group, by handle, name or unique prefix; else the one in use
  ]

  def "nu-complete clique group archive format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique group archive color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique group archive error_format" [] {
    [ "text" "json" ]
  }

  # Put a group away
  export extern "clique group archive" [
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique group archive format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique group archive color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique group archive error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    group: string             # The group, by handle, name or unique prefix
  ]

  def "nu-complete clique group unarchive format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique group unarchive color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique group unarchive error_format" [] {
    [ "text" "json" ]
  }

  # Take a group back into use
  export extern "clique group unarchive" [
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique group unarchive format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique group unarchive color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique group unarchive error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    group: string             # The group, by handle, name or unique prefix
  ]

  def "nu-complete clique group rm format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique group rm color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique group rm error_format" [] {
    [ "text" "json" ]
  }

  # Take out a group that has no entries
  export extern "clique group rm" [
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique group rm format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique group rm color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique group rm error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    group: string             # The group, by handle, name or unique prefix
  ]

  def "nu-complete clique help format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique help color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique help error_format" [] {
    [ "text" "json" ]
  }

  # Explain a topic, a command or an error code
  export extern "clique help" [
    --all                     # List every command, and those of others that stand in PATH
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique help format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique help color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique help error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    ...words: string          # A topic, a command such as `add` or `group new`, or a code such as E012
  ]

  def "nu-complete clique history format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique history color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique history error_format" [] {
    [ "text" "json" ]
  }

  # Tell every version of one entry
  export extern "clique history" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique history format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique history color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique history error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    id: string                # The entry, by the first characters of its id
  ]

  def "nu-complete clique import dates" [] {
    [ "dmy" "mdy" "ymd" ]
  }

  def "nu-complete clique import format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique import color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique import error_format" [] {
    [ "text" "json" ]
  }

  # Bring in bills from another program
  export extern "clique import" [
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --map: string             # Who a name of the file is: 'Arun Kumar=arun', or =new for somebody new
    --currency: string        # The currency of amounts for which the file says none
    --dates: string@"nu-complete clique import dates" # The order of day and month in dates that do not tell: dmy, mdy or ymd
    --mapping: string         # What the columns of a table mean; see clique help import-csv
    --accept-difference       # Import although the balances are not those of the file
    --update                  # Change entries that the file says otherwise by now
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique import format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique import color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique import error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    ...words: string          # The program (splitwise, spliit …), if it must be said, and the files; - is the input
  ]

  def "nu-complete clique inbox format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique inbox color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique inbox error_format" [] {
    [ "text" "json" ]
  }

  # Show what waits for you, and what is new since your last look
  export extern "clique inbox" [
    --read                    # Mark everything as read
    --exit-code               # Exit with 1 when something is there
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique inbox format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique inbox color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique inbox error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique init format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique init color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique init error_format" [] {
    [ "text" "json" ]
  }

  # Start a ledger
  export extern "clique init" [
    --member: string          # Who is in, you first: names with commas between; `li=李雷` says the handle too
    --kind(-k): string        # What the group is for: trip, home, couple, club or other
    --into: path              # Start it in this folder, which is made when it is missing
    --dry-run(-n)             # Show the files and make none
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique init format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique init color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique init error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    name?: string             # The name of the ledger and its first group
    currency?: string         # The currency of amounts that name none: EUR, USD, JPY
  ]

  def "nu-complete clique list kind" [] {
    [ "expense" "payment" "income" "refund" ]
  }

  def "nu-complete clique list status" [] {
    [ "counts" "void" "pending" "conflict" "overdue" "all" ]
  }

  def "nu-complete clique list by" [] {
    [ "month" "week" "category" "person" ]
  }

  def "nu-complete clique list format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique list color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique list error_format" [] {
    [ "text" "json" ]
  }

  # List entries, the newest first
  export extern "clique list" [
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --all(-a)                 # All groups, archived ones too
    --with: string            # Only entries this person paid or shares
    --who: string             # Only entries this person paid or shares
    --paid-by(-p): string     # Only entries this person paid
    --payer: string           # Only entries this person paid
    --category(-c): string    # Only entries of this category
    --tag(-t): string         # Only entries with this tag
    --kind: string@"nu-complete clique list kind" # Only entries of this kind
    --status: string@"nu-complete clique list status" # Only entries that stand like this; without it those that count and those that are pending
    --since: string           # Only this day and later
    --until: string           # Only this day and earlier
    --as-of: string           # Only this day and earlier
    --month: string           # Only this month (2026-06, june, last-month) or year (2026)
    --by: string@"nu-complete clique list by" # What they come to, instead of each; of people, what each paid and used
    --limit(-N): string       # At most so many, the newest
    --last: string            # At most so many, the newest
    --reverse                 # The oldest first
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique list format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique list color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique list error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    ...words: string          # Words and filters, which must all fit
  ]

  def "nu-complete clique log verb" [] {
    [ "added" "changed" "took-back" "restored" "removed" ]
  }

  def "nu-complete clique log thing" [] {
    [ "entry" "item" "person" "group" "message" "rate" "checkpoint" "settings" ]
  }

  def "nu-complete clique log by" [] {
    [ "month" "week" "category" "person" ]
  }

  def "nu-complete clique log format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique log color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique log error_format" [] {
    [ "text" "json" ]
  }

  # Tell what was changed, by whom and when
  export extern "clique log" [
    --group(-g): string       # Only this group
    --who: string             # Only what this person did
    --about: string           # Only what is about this person: entries they paid or share, their file, what they said
    --since: string           # Only this day and later
    --until: string           # Only this day and earlier
    --as-of: string           # Only this day and earlier
    --month: string           # Only this month (2026-06, june, last-month) or year (2026)
    --verb: string@"nu-complete clique log verb" # Only what was done like this; may be given several times
    --thing: string@"nu-complete clique log thing" # Only such things; may be given several times
    --search: string          # Only what has these words in it
    --by: string@"nu-complete clique log by" # How many changes, instead of each; one about several categories counts in each of them
    --commits                 # Show the ids of the changes
    --limit(-N): string       # How many changes to tell
    --last: string            # How many changes to tell
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique log format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique log color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique log error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    ...words: string          # Only what happened to one entry, by its id, or to those that fit a filter: payer:bob cat:food
  ]

  def "nu-complete clique member format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique member color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique member error_format" [] {
    [ "text" "json" ]
  }

  # Manage who is in a group
  export extern "clique member" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique member format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique member color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique member error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique member add format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique member add color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique member add error_format" [] {
    [ "text" "json" ]
  }

  # Bring people into a group
  export extern "clique member add" [
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --role: string            # What the member may do: admin, member or viewer
    --weight: string          # How many parts the member takes where nothing else is said: 2 or 1.5
    --since: string           # The first day
    --until: string           # The last day
    --state: string           # Where it stands: invited, active or left
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique member add format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique member add color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique member add error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    ...who: string            # Who, by handle, name or unique prefix
  ]

  def "nu-complete clique member edit format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique member edit color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique member edit error_format" [] {
    [ "text" "json" ]
  }

  # Change what is agreed with a member
  export extern "clique member edit" [
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --role: string            # What the member may do: admin, member or viewer
    --weight: string          # How many parts the member takes where nothing else is said: 2 or 1.5
    --since: string           # The first day
    --until: string           # The last day
    --state: string           # Where it stands: invited, active or left
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique member edit format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique member edit color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique member edit error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    who: string               # Who, by handle, name or unique prefix
  ]

  def "nu-complete clique member remove format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique member remove color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique member remove error_format" [] {
    [ "text" "json" ]
  }

  # Let a member leave a group
  export extern "clique member remove" [
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique member remove format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique member remove color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique member remove error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    who: string               # Who, by handle, name or unique prefix
  ]

  def "nu-complete clique member invite format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique member invite color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique member invite error_format" [] {
    [ "text" "json" ]
  }

  # Ask people into a group
  export extern "clique member invite" [
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --role: string            # What the member may do: admin, member or viewer
    --weight: string          # How many parts the member takes where nothing else is said: 2 or 1.5
    --since: string           # The first day
    --until: string           # The last day
    --state: string           # Where it stands: invited, active or left
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique member invite format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique member invite color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique member invite error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    ...who: string            # Who, by handle, name or unique prefix
  ]

  def "nu-complete clique member accept format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique member accept color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique member accept error_format" [] {
    [ "text" "json" ]
  }

  # Accept an invitation to a group
  export extern "clique member accept" [
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique member accept format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique member accept color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique member accept error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique member decline format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique member decline color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique member decline error_format" [] {
    [ "text" "json" ]
  }

  # Decline an invitation to a group
  export extern "clique member decline" [
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique member decline format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique member decline color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique member decline error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique member cancel format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique member cancel color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique member cancel error_format" [] {
    [ "text" "json" ]
  }

  # Take an invitation back
  export extern "clique member cancel" [
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique member cancel format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique member cancel color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique member cancel error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    who: string               # Who, by handle, name or unique prefix
  ]

  def "nu-complete clique member list format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique member list color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique member list error_format" [] {
    [ "text" "json" ]
  }

  # List who is in a group, and who was
  export extern "clique member list" [
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique member list format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique member list color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique member list error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique messages format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique messages color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique messages error_format" [] {
    [ "text" "json" ]
  }

  # Read a conversation
  export extern "clique messages" [
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --with: string            # Between you and one friend
    --last(-N): string        # So many of the last ones
    --limit: string           # So many of the last ones
    --all(-a)                 # All of them
    --ids                     # Show the ids that clique say --edit and --delete take
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique messages format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique messages color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique messages error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique pay format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique pay color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique pay error_format" [] {
    [ "text" "json" ]
  }

  # Record a payment from one friend to another
  export extern "clique pay" [
    --date(-d): string        # When: 2026-06-12, 12.6., yesterday, fri
    --note(-m): string        # A note
    --currency: string        # The currency, when it is not the group's; or write 20USD
    --pending                 # Let it count only when the one who got it has accepted it
    --qr                      # Show a picture for the bank's app (GiroCode, EUR), and record nothing
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --with: string            # Between you and one friend, outside every group
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique pay format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique pay color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique pay error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    ...words: string          # Who paid, who was paid, how much: `bob to alice 20`, `alice 20` from you, or `bob alice` for all that is owed
  ]

  def "nu-complete clique person format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique person color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique person error_format" [] {
    [ "text" "json" ]
  }

  # Manage people
  export extern "clique person" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique person format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique person color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique person error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique person add format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique person add color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique person add error_format" [] {
    [ "text" "json" ]
  }

  # Add a person
  export extern "clique person add" [
    --handle: string          # The name in rows and of the file; it never changes
    --email: string           # An e-mail address that git knows the person by; may be given several times
    --phone: string           # A telephone number
    --currency: string        # The currency the person thinks in
    --avatar: string          # The path of a picture
    --pay: string             # A way to be paid, such as iban:DE02…, paypal:NAME or cash:NOTE; may be given several times
    --key: string             # A public signing key: the file of an SSH key, the key itself, or the fingerprint of an OpenPGP key
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique person add format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique person add color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique person add error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    ...name: string           # The display name, in any script
  ]

  def "nu-complete clique person edit format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique person edit color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique person edit error_format" [] {
    [ "text" "json" ]
  }

  # Change what is known of a person
  export extern "clique person edit" [
    --name: string            # The display name
    --email: string           # Add an e-mail address
    --no-email: string        # Take an e-mail address out
    --no-pay: string          # Take a way to be paid out: its kind, or KIND:ACCOUNT
    --no-key: string          # Take a signing key out: the key or its beginning
    --phone: string           # A telephone number
    --currency: string        # The currency the person thinks in
    --avatar: string          # The path of a picture
    --pay: string             # A way to be paid, such as iban:DE02…, paypal:NAME or cash:NOTE; may be given several times
    --key: string             # A public signing key: the file of an SSH key, the key itself, or the fingerprint of an OpenPGP key
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique person edit format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique person edit color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique person edit error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    who: string               # Who, by handle, name or unique prefix; `me` is you
  ]

  def "nu-complete clique person rm format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique person rm color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique person rm error_format" [] {
    [ "text" "json" ]
  }

  # Take out a person whom nothing names
  export extern "clique person rm" [
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique person rm format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique person rm color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique person rm error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    who: string               # Who, by handle, name or unique prefix
  ]

  def "nu-complete clique person list format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique person list color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique person list error_format" [] {
    [ "text" "json" ]
  }

  # List everyone in the ledger
  export extern "clique person list" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique person list format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique person list color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique person list error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique person show format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique person show color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique person show error_format" [] {
    [ "text" "json" ]
  }

  # Show all that is known of a person
  export extern "clique person show" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique person show format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique person show color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique person show error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    who?: string              # Who, by handle, name or unique prefix
  ]

  def "nu-complete clique receipt format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique receipt color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique receipt error_format" [] {
    [ "text" "json" ]
  }

  # List receipts, find one, check all
  export extern "clique receipt" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique receipt format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique receipt color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique receipt error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique receipt list format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique receipt list color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique receipt list error_format" [] {
    [ "text" "json" ]
  }

  # List receipts with the bills that name them
  export extern "clique receipt list" [
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique receipt list format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique receipt list color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique receipt list error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique receipt path format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique receipt path color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique receipt path error_format" [] {
    [ "text" "json" ]
  }

  # Print where the receipt of an entry lies, for another program to show it
  export extern "clique receipt path" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique receipt path format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique receipt path color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique receipt path error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    id: string                # The entry, by the first characters of its id
  ]

  def "nu-complete clique receipt check format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique receipt check color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique receipt check error_format" [] {
    [ "text" "json" ]
  }

  # Check that every receipt is there as it was added
  export extern "clique receipt check" [
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique receipt check format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique receipt check color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique receipt check error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique recurring format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique recurring color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique recurring error_format" [] {
    [ "text" "json" ]
  }

  # Manage bills that come again
  export extern "clique recurring" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique recurring format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique recurring color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique recurring error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique recurring list format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique recurring list color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique recurring list error_format" [] {
    [ "text" "json" ]
  }

  # List the rules, and when each comes next
  export extern "clique recurring list" [
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique recurring list format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique recurring list color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique recurring list error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique recurring add format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique recurring add color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique recurring add error_format" [] {
    [ "text" "json" ]
  }

  # Add a rule
  export extern "clique recurring add" [
    --every: string           # How often: month, '2 weeks', year, '10 days', half-month (the 1st and the 15th)
    --start(-d): string       # The first day; else today
    --until: string           # The last day on which it may come
    --paid-by(-p): string     # Who pays
    --payer: string           # Who pays
    --split(-s): string       # Who shares: names with ways, as in clique add
    --category(-c): string    # The category
    --name: string            # The rule's name, when it is not made of the words
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique recurring add format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique recurring add color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique recurring add error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    amount: string            # How much: 900, or 900USD for another currency
    ...words: string          # What for
  ]

  def "nu-complete clique recurring edit format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique recurring edit color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique recurring edit error_format" [] {
    [ "text" "json" ]
  }

  # Change what a rule says
  export extern "clique recurring edit" [
    --description: string     # What it is for
    --every: string           # How often: month, '2 weeks', year, '10 days', half-month (the 1st and the 15th)
    --start(-d): string       # The first day on which it comes
    --until: string           # The last day on which it may come
    --paid-by(-p): string     # Who pays
    --payer: string           # Who pays
    --split(-s): string       # Who shares: names with ways, as in clique add
    --category(-c): string    # The category
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique recurring edit format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique recurring edit color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique recurring edit error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    name: string              # The rule's name
    amount?: string           # Another amount: 950, or 950USD
  ]

  def "nu-complete clique recurring rm format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique recurring rm color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique recurring rm error_format" [] {
    [ "text" "json" ]
  }

  # Take a rule out; the bills that it made stay
  export extern "clique recurring rm" [
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique recurring rm format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique recurring rm color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique recurring rm error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    name: string              # The rule's name
  ]

  def "nu-complete clique redo format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique redo color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique redo error_format" [] {
    [ "text" "json" ]
  }

  # Take an undo back
  export extern "clique redo" [
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique redo format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique redo color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique redo error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique remote format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique remote color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique remote error_format" [] {
    [ "text" "json" ]
  }

  # Show or set where this ledger is synced with
  export extern "clique remote" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique remote format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique remote color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique remote error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique remote list format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique remote list color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique remote list error_format" [] {
    [ "text" "json" ]
  }

  # List where this ledger is synced with
  export extern "clique remote list" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique remote list format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique remote list color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique remote list error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique remote set format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique remote set color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique remote set error_format" [] {
    [ "text" "json" ]
  }

  # Sync with this place from now on
  export extern "clique remote set" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique remote set format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique remote set color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique remote set error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    url: string               # Where it is: a folder, git@host:path or https://…
  ]

  def "nu-complete clique remote rm format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique remote rm color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique remote rm error_format" [] {
    [ "text" "json" ]
  }

  # Sync with a place no longer
  export extern "clique remote rm" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique remote rm format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique remote rm color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique remote rm error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    name: string              # The remote's name
  ]

  def "nu-complete clique restore format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique restore color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique restore error_format" [] {
    [ "text" "json" ]
  }

  # Bring entries back
  export extern "clique restore" [
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique restore format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique restore color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique restore error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    ...ids: string            # The entries, by the first characters of their ids
  ]

  def "nu-complete clique rm format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique rm color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique rm error_format" [] {
    [ "text" "json" ]
  }

  # Take entries back
  export extern "clique rm" [
    --purge                   # Take the lines out of the files
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique rm format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique rm color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique rm error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    ...ids: string            # The entries, by the first characters of their ids
  ]

  def "nu-complete clique say format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique say color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique say error_format" [] {
    [ "text" "json" ]
  }

  # Say something to a group or a friend
  export extern "clique say" [
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --to: string              # Say it to one friend
    --with: string            # Say it to one friend
    --re: string              # The entry it is about, by id or unique prefix
    --edit: string            # Say one of your messages anew: its id or unique prefix, or `last`
    --delete: string          # Take one of your messages back: its id or unique prefix, or `last`
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique say format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique say color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique say error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    ...text: string           # What to say
  ]

  def "nu-complete clique schema format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique schema color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique schema error_format" [] {
    [ "text" "json" ]
  }

  # Print the JSON schema of an answer
  export extern "clique schema" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique schema format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique schema color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique schema error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    name?: string             # Which: clique.balance/1, or balance
  ]

  def "nu-complete clique search by" [] {
    [ "month" "week" "category" "person" ]
  }

  def "nu-complete clique search format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique search color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique search error_format" [] {
    [ "text" "json" ]
  }

  # Find entries and messages
  export extern "clique search" [
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --since: string           # Only this day and later
    --until: string           # Only this day and earlier
    --as-of: string           # Only this day and earlier
    --month: string           # Only this month (2026-06, june, last-month) or year (2026)
    --by: string@"nu-complete clique search by" # What the entries come to, instead of each; messages are left out
    --limit(-N): string       # At most so many entries and so many messages, the newest
    --last: string            # At most so many entries and so many messages, the newest
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique search format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique search color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique search error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    ...words: string          # Words and filters, which must all fit
  ]

  def "nu-complete clique settle mode" [] {
    [ "minimal" "simplified" "direct" "hub" ]
  }

  def "nu-complete clique settle format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique settle color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique settle error_format" [] {
    [ "text" "json" ]
  }

  # Say who pays whom
  export extern "clique settle" [
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --all(-a)                 # All groups, archived ones too
    --across                  # One plan for all groups and pairs of friends at once
    --until: string           # Only bills up to this day; payments of any day count
    --as-of: string           # As it stood at the end of this day, later payments left out
    --only: string            # Settle this entry alone; may be given several times
    --currency: string        # Only balances in this currency; with --rates, all of them in this one
    --rates                   # With --currency: convert all others into it, by rates.csv
    --mode: string@"nu-complete clique settle mode" # How to settle
    --via: string             # Let everyone pay, or be paid by, this person
    --record                  # Write the payments down as made today
    --pick: string            # With --record: only this payment, such as bob:alice
    --exit-code               # End with 1 when something is open
    --max: string             # With --exit-code: only when someone pays more than this
    --by-group                # With --format csv, tsv or porcelain: the rows that bring each group to zero, not the payments
    --nets: string            # Settle balances of no ledger: `name amount` a line; - is the input
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --no-pay: string          # These two do not pay each other, such as bob:carol; blocked friends never do
    --pay: string             # These two may pay each other all the same, though one has blocked the other
    --allow: string           # Only these pairs pay each other: a file with two names a line, such as ana,bo
    --family: string          # These settle as one, and then inside, such as alice+bob; may be given several times
    --along-debts             # Only people pay each other who owe each other something by the bills
    --same-way                # Only people pay each other whose files name the same way to pay
    --relay                   # Money may pass through someone
    --min: string             # No payment is smaller than this
    --round: string           # Payments are multiples of this; the rest stays open
    --tolerance: string       # With --round: at most this much of a balance stays open; without, less than one unit
    --cap: string             # Nobody makes more payments than this, or someone: 2, or bob=1
    --effort: string          # Look for a plan with this many steps of work at most
    --no-defaults             # Disregard what group.toml says about settling
    --explain                 # Say who settles with whom, and why no plan is smaller
    --certificate: string     # Write the plan and its proof to a new file, for anyone to check
    --verify: string          # Check a certificate, needing no ledger; - reads it from the input
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique settle format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique settle color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique settle error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    ...who: string            # Only the payments of these people
  ]

  def "nu-complete clique show format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique show color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique show error_format" [] {
    [ "text" "json" ]
  }

  # Show one entry in full
  export extern "clique show" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique show format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique show color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique show error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    id: string                # The entry, by the first characters of its id
  ]

  def "nu-complete clique statement by" [] {
    [ "month" "week" "category" "person" ]
  }

  def "nu-complete clique statement format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique statement color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique statement error_format" [] {
    [ "text" "json" ]
  }

  # Show how someone's balance came about
  export extern "clique statement" [
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --all(-a)                 # All groups, archived ones too
    --since: string           # Show entries from this day on; what came before is summed up
    --until: string           # As it stood at the end of this day
    --as-of: string           # As it stood at the end of this day
    --month: string           # Only this month (2026-06, june, last-month) or year (2026)
    --by: string@"nu-complete clique statement by" # What each part did to the balance, instead of each entry; of people, what the bills that each of them paid did
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique statement format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique statement color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique statement error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    ...who: string            # Whose statement; you, when nobody is named. With filters, only these entries
  ]

  def "nu-complete clique stats format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique stats color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique stats error_format" [] {
    [ "text" "json" ]
  }

  # Show what was spent, by category, person and month
  export extern "clique stats" [
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --all(-a)                 # All groups, archived ones too
    --since: string           # Only this day and later
    --until: string           # Only this day and earlier
    --as-of: string           # Only this day and earlier
    --month: string           # Only this month (2026-06, june, last-month) or year (2026)
    --forecast: string        # Guess at so many months after this one
    --budget                  # Compare a month, this one or that of --month, with the budget; exit with 1 when it is over
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique stats format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique stats color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique stats error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    ...words: string          # Only bills that fit: words and filters as in clique list
  ]

  def "nu-complete clique status format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique status color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique status error_format" [] {
    [ "text" "json" ]
  }

  # Show the state of the ledger
  export extern "clique status" [
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --all(-a)                 # All groups, archived ones too
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique status format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique status color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique status error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique sync format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique sync color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique sync error_format" [] {
    [ "text" "json" ]
  }

  # Exchange changes with the others
  export extern "clique sync" [
    --setup: string           # Sync with this place from now on: a folder, git@host:path or https://…
    --bundle-out: path        # Write the ledger and its history into this file, to mail it or carry it
    --since: string           # With --bundle-out: leave out what this state has and whatever is before it
    --bundle-in: path         # Take in what such a file holds
    --offline                 # Merge what was fetched before; reach for no remote
    --dry-run(-n)             # Tell what would come and go, and change nothing
    --timeout: string         # Give the remote up when it says nothing for so long
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique sync format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique sync color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique sync error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique tutorial format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique tutorial color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique tutorial error_format" [] {
    [ "text" "json" ]
  }

  # Learn the daily commands in a sandbox
  export extern "clique tutorial" [
    --from: string            # Begin with this task
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique tutorial format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique tutorial color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique tutorial error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique undo format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique undo color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique undo error_format" [] {
    [ "text" "json" ]
  }

  # Take a change back
  export extern "clique undo" [
    --dry-run(-n)             # Show the change as a diff and make none
    --yes(-y)                 # Answer yes to every question
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique undo format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique undo color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique undo error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    what?: string             # An entry, by the first characters of its id, or a revision: HEAD~2, the id of a commit
  ]

  def "nu-complete clique use format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique use color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique use error_format" [] {
    [ "text" "json" ]
  }

  # Choose the group and who you are in this folder
  export extern "clique use" [
    --none                    # Forget the group and who you are
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique use format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique use color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique use error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    group?: string            # The group, by handle, name or unique prefix; `alice+bob` for two people
  ]

  def "nu-complete clique verify format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique verify color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique verify error_format" [] {
    [ "text" "json" ]
  }

  # Find out who made each change, and whether that is proven
  export extern "clique verify" [
    --all                     # Look at everything, from the beginning
    --strict                  # Accept only what is proven by a signature
    --accept                  # Take the history as it is from here on, whatever is wrong with it
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique verify format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique verify color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique verify error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    range?: string            # Only these changes: FROM.., FROM..TO or a single one; any name git knows
  ]

  def "nu-complete clique version format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique version color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique version error_format" [] {
    [ "text" "json" ]
  }

  # Show which program this is, and what it works with
  export extern "clique version" [
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique version format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique version color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique version error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete clique why by" [] {
    [ "month" "week" "category" "person" ]
  }

  def "nu-complete clique why format" [] {
    [ "text" "json" "ndjson" "csv" "tsv" "porcelain" "dot" "sesterce" "splitwise" "hledger" "ledger" "beancount" "sqlite" "ics" ]
  }

  def "nu-complete clique why color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete clique why error_format" [] {
    [ "text" "json" ]
  }

  # Explain a balance to the cent
  export extern "clique why" [
    --group(-g): string       # The group, by handle, name or unique prefix; `alice+bob` for two people
    --all(-a)                 # All groups, archived ones too
    --since: string           # Only this day and later
    --until: string           # Only this day and earlier
    --as-of: string           # Only this day and earlier
    --month: string           # Only this month (2026-06, june, last-month) or year (2026)
    --by: string@"nu-complete clique why by" # What each part has to do with it, instead of each entry; of people, by who paid
    --directory(-C): path     # Use the ledger in DIR
    --at: string              # Read the ledger as it was: a commit, branch or tag, HEAD~3, or the end of a day (2026-06-01)
    --format: string@"nu-complete clique why format" # The form of the answer
    --json                    # Answer in JSON; short for --format json
    --color: string@"nu-complete clique why color" # When to use colour
    --ascii                   # Draw with ASCII characters only
    --no-pager                # Show long answers as they are, without a pager
    --no-hooks                # Leave the programs alone that your configuration runs before and after changes
    --no-input                # Ask nothing; what is missing is an error
    --no-sign                 # Record changes unsigned, whatever git's settings say
    --quiet(-q)               # Say nothing but the answer and errors
    --error-format: string@"nu-complete clique why error_format" # The form of errors
    --me: string              # Who you are, when git's e-mail does not tell
    --help(-h)                # Print help (see more with '--help')
    ...who: string            # Whose balance, yours when nobody is named; of two, what stands between them; with filters, only these entries
  ]

}

export use completions *
