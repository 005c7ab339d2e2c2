# Completes clique with the people, groups, ids and categories of the ledger. Load it with:
#   clique completions powershell --dynamic | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName 'clique' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $elements = @($commandAst.CommandElements | Where-Object { $_.Extent.StartOffset -lt $cursorPosition })
    $words = @($elements | Select-Object -Skip 1 | ForEach-Object { $_.Extent.Text.Trim("'", '"') })
    # An empty word would get lost on its way to a program, so it goes in quotes.
    if ($wordToComplete -eq '') { $words += "''" }
    $typed = if ($words.Count -eq 0) { '' } else { $words[-1] }
    # In a list of names PowerShell may want only what stands behind the last comma.
    $before = 0
    if ($wordToComplete -ne '' -and $typed.EndsWith($wordToComplete)) { $before = $typed.Length - $wordToComplete.Length }
    & "$($elements[0])" __complete -- @words 2>$null | ForEach-Object {
        $value, $about = $_ -split "`t", 2
        if (-not $about) { $about = $value }
        $rest = $value.Substring([Math]::Min($before, $value.Length))
        [System.Management.Automation.CompletionResult]::new($rest, $value, 'ParameterValue', $about)
    }
}
