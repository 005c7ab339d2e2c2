# Completes clique with the people, groups, ids and categories of the ledger. Load it with:
#   source <(clique completions bash --dynamic)
_clique_dynamic() {
    local line="${COMP_LINE:0:COMP_POINT}" word prefix="" offer
    local -a words
    read -ra words <<< "$line"
    case "$line" in *[[:space:]]) words+=("") ;; esac
    word="${words[${#words[@]} - 1]}"
    # Bash takes : and = for ends of words, so it wants only what stands behind them.
    case "$word" in *[:=]*) prefix="${word%"${word##*[:=]}"}" ;; esac
    COMPREPLY=()
    while IFS=$'\t' read -r offer _; do
        [ -n "$offer" ] || continue
        case "$offer" in *:) compopt -o nospace 2> /dev/null ;; esac
        COMPREPLY+=("${offer#"$prefix"}")
    done < <("${words[0]}" __complete -- "${words[@]:1}" 2> /dev/null)
}
complete -o bashdefault -o default -F _clique_dynamic clique
