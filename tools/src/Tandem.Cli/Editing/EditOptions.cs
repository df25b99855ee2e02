using System.CommandLine;

namespace Tandem.Cli.Editing;

/// <summary>The options of every command that edits the repository.</summary>
internal static class EditOptions
{
    public static Option<bool> Yes { get; } = new("--yes") { Description = "Write it without asking: for machines." };

    public static Option<bool> DryRun { get; } = new("--dry-run") { Description = "Show what would change, and write nothing." };
}
