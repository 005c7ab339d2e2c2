# Completes clique with the people, groups, ids and categories of the ledger. Load it with:
#   eval (clique completions elvish --dynamic | slurp)
use str
set edit:completion:arg-completer[clique] = {|@words|
    var offers = [(try { (external $words[0]) __complete -- (all $words[1..]) 2>&- | from-lines } catch e { nop })]
    if (eq $offers []) {
        edit:complete-filename $@words
    }
    for offer $offers {
        var value about = (str:split &max=2 "\t" $offer)
        if (str:has-suffix $value ':') {
            edit:complex-candidate $value
        } elif (eq $about '') {
            put $value
        } else {
            edit:complex-candidate $value &display=$value'  '$about &code-suffix=' '
        }
    }
}
