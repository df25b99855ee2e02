using Tandem.Manifests;

namespace Tandem.Tests.Faults;

/// <summary>
/// One way to break the real tree: an edit, the rule that must catch it, and the place it must name.
/// </summary>
/// <remarks>
/// In the data, <c>find</c> stands exactly once in <c>file</c> and is replaced by <c>replace</c>, in which « marks the
/// place of the finding. Where that is not in the text replaced, <c>at</c> names a file and a text with the mark in it.
/// </remarks>
public sealed record Fault(string Name, string Class, string File, string Find, string Replace, string Rule, string? AtFile, string? AtText)
{
    public const char Mark = '«';

    public static Fault From(MappingNode entry) => new(
        entry.Text("fault")!, entry.Text("class")!, entry.Text("file")!, entry.Text("find")!, entry.Text("replace") ?? "",
        entry.Text("expect")!, entry.Mapping("at")?.Text("file"), entry.Mapping("at")?.Text("find"));

    public override string ToString() => Name;
}
