namespace Tandem.Cli.Completion;

/// <summary>
/// What a shell must know to complete a command line: it asks the tool itself, so nothing goes stale.
/// Only the script for bash was ever run where this was written.
/// </summary>
internal static class ShellScripts
{
    /// <summary>The scripts, by the shell's name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["bash"] = """
            # Take it in with: source <(tandem completion bash)
            _tandem() {
              local line=${COMP_LINE:0:COMP_POINT} word=${COMP_WORDS[COMP_CWORD]} IFS=$'\n'
              # bash takes = for the end of a word; the tool does not.
              local whole=${line##* }
              local prefix=${whole%"$word"}
              [[ $word == "=" ]] && prefix=$whole word=
              COMPREPLY=($("${COMP_WORDS[0]}" complete "$line" 2>/dev/null))
              COMPREPLY=("${COMPREPLY[@]#"$prefix"}")
            }
            complete -o default -F _tandem tandem ./tandem

            """,
        ["zsh"] = """
            #compdef tandem
            # Take it in with: source <(tandem completion zsh)
            _tandem() {
              local -a found
              found=("${(@f)$("${words[1]}" complete "${BUFFER[1,CURSOR]}" 2>/dev/null)}")
              if (( ${#found} )) && [[ -n ${found[1]} ]]; then compadd -- "${found[@]}"; else _files; fi
            }
            compdef _tandem tandem ./tandem

            """,
        ["fish"] = """
            # Take it in with: tandem completion fish | source
            complete -c tandem -a '(tandem complete (commandline -cp) 2>/dev/null)'

            """,
        ["pwsh"] = """
            # Take it in with: tandem completion pwsh | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName tandem -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                $line = $commandAst.ToString().PadRight($cursorPosition).Substring(0, $cursorPosition)
                tandem complete $line 2>$null | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                }
            }

            """,
    };
}
