namespace Tandem.Review.Hooks;

/// <summary>The script that git runs before a push.</summary>
internal static class HookText
{
    /// <summary>The name that a hook of somebody else's gets, so that ours can run it.</summary>
    public const string Kept = "pre-push.before-tandem";

    private const string Mark = "# Installed by tandem hooks install; tandem hooks uninstall takes it away.";

    /// <summary>
    /// The script. Git starts it at the top of the worktree that is pushed from, so each worktree uses its own tool, and a hook that
    /// was there before gets the same arguments and the same input.
    /// </summary>
    public const string Script = $$"""
        #!/bin/sh
        {{Mark}}
        input=$(cat)
        before=$(dirname -- "$0")/{{Kept}}
        if [ -x "$before" ]; then
          printf '%s\n' "$input" | "$before" "$@" || exit $?
        fi
        if [ -x ./tandem ]; then
          tool=./tandem
        elif command -v tandem >/dev/null 2>&1; then
          tool=tandem
        else
          echo "tandem: there is neither ./tandem here nor tandem on PATH, so nothing was checked; git push --no-verify pushes all the same" >&2
          exit 3
        fi
        printf '%s\n' "$input" | "$tool" hooks run "$1"

        """;

    /// <summary>Whether a script is ours, of whatever version.</summary>
    public static bool IsOurs(string script) => script.Contains(Mark, StringComparison.Ordinal);
}
