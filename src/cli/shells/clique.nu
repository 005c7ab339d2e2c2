# Completes clique with the people, groups, ids and categories of the ledger; other commands are completed as before.
# Keep it where Nushell looks when it starts:
#   clique completions nushell --dynamic | save -f ($nu.user-autoload-dirs.0 | path join clique.nu)
$env.config.completions.external.completer = do {
    let others = $env.config.completions.external.completer?
    {|spans|
        if ($spans.0 | path parse | get stem) == 'clique' {
            let offers = ^$spans.0 __complete -- ...($spans | skip 1) | complete | get stdout | lines
            if ($offers | is-empty) { null } else { $offers | split column "\t" value description }
        } else if $others != null {
            do $others $spans
        }
    }
}
