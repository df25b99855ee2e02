using Tandem.Manifests;

namespace Tandem.CatchRate;

/// <summary>
/// One way to break the real tree: an edit, the rule that must catch it, and the place it must name.
/// </summary>
/// <remarks>
/// In the data, <c>find</c> stands exactly once in <c>file</c> and is replaced by <c>replace</c>, in which « marks the
/// place of the finding. Where that is not in the text replaced, <c>at</c> names a file and a text with the mark in it.
/// <c>open: true</c> admits that the rule does not catch it yet.
/// </remarks>
public sealed record Fault(string Name, string Class, string File, string Find, string Replace, string Rule, string? AtFile, string? AtText, bool Open)
{
    /// <summary>Stands in the data before the place of the finding.</summary>
    public const char Mark = '«';

    /// <summary>The kind of file that the edit is in.</summary>
    public FaultLayer Layer => FaultLayers.Of(File);

    /// <summary>Reads one entry of the data.</summary>
    public static Fault From(MappingNode entry) => new(
        entry.Text("fault")!, entry.Text("class")!, entry.Text("file")!, entry.Text("find")!, entry.Text("replace") ?? "",
        entry.Text("expect")!, entry.Mapping("at")?.Text("file"), entry.Mapping("at")?.Text("find"), entry.Text("open") == "true");

    /// <inheritdoc/>
    public override string ToString() => Name;
}
