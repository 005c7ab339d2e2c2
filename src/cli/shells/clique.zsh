#compdef clique
# Completes clique with the people, groups, ids and categories of the ledger. Load it with:
#   source <(clique completions zsh --dynamic)
_clique_dynamic() {
    local line value
    local -a values shown open open_shown
    while IFS= read -r line; do
        value="${line%%$'\t'*}"
        if [[ "$value" == *: ]]; then
            open+=("$value")
            open_shown+=("${line/$'\t'/  }")
        elif [[ -n "$value" ]]; then
            values+=("$value")
            shown+=("${line/$'\t'/  }")
        fi
    done < <("${words[1]}" __complete -- "${(@)words[2,CURRENT]}" 2> /dev/null)
    if (( $#values + $#open == 0 )); then
        _files
        return
    fi
    (( $#values )) && compadd -l -d shown -a values
    (( $#open )) && compadd -l -S '' -d open_shown -a open
}
compdef _clique_dynamic clique
