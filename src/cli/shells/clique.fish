# Completes clique with the people, groups, ids and categories of the ledger. Load it with:
#   clique completions fish --dynamic | source
function __clique_dynamic
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    $words[1] __complete -- $words[2..-1] "$current" 2> /dev/null
end
complete -c clique -e
complete -c clique -k -f -a '(__clique_dynamic)'
