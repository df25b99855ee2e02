using Tandem.Manifests;

namespace Tandem.CatchRate;

/// <summary>
/// One way to break the real tree: an edit or several, the rule that must catch it, and the place it must name.
/// </summary>
/// <remarks>
/// In the data, <c>find</c> stands exactly once in <c>file</c> and is replaced by <c>replace</c>, in which « marks the
/// place of the finding. Where that is not in the text replaced, <c>at</c> names a file and a text with the mark in it.
/// What takes more than that has a list <c>edits</c>, of such edits, of <c>{delete: FILE}</c> and of <c>{move: FILE, to: FILE}</c>.
/// <c>open: true</c> admits that the rule does not catch it yet.
/// </remarks>
public sealed record Fault(string Name, string Class, IReadOnlyList<Edit> Edits, string Rule, string? AtFile, string? AtText, bool Open)
{
    /// <summary>Stands in the data before the place of the finding.</summary>
    public const char Mark = '«';

    /// <summary>The file of the first edit.</summary>
    public string File => Edits[0].File;

    /// <summary>The kind of file that the first edit is in.</summary>
    public FaultLayer Layer => FaultLayers.Of(File);

    /// <summary>Reads one entry of the data.</summary>
    public static Fault From(MappingNode entry) => new(
        entry.Text("fault")!, entry.Text("class")!, entry["edits"] is not null ? [.. entry.List("edits").Cast<MappingNode>().Select(Edit.From)] : [Edit.From(entry)],
        entry.Text("expect")!, entry.Mapping("at")?.Text("file"), entry.Mapping("at")?.Text("find"), entry.Text("open") == "true");

    /// <summary>What it does, whatever it is called and expects: no two faults do the same.</summary>
    public string Deed => string.Join('\n', Edits).Replace($"{Mark}", "", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
