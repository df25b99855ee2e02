using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules.References;

/// <summary>The YAML that a ConfigMap carries under one of its keys, with the places that a person edits.</summary>
internal static class DataFiles
{
    /// <summary>The mapping in an entry of a ConfigMap's data; null where there is none, or nobody knows where it was written.</summary>
    public static MappingNode? Read(FleetModel fleet, ObjectField entry) => Document(fleet, entry) as MappingNode;

    /// <summary>The same of whatever stands there first, a list too.</summary>
    public static Node? Document(FleetModel fleet, ObjectField entry) => fleet.Memo.Document(entry, field =>
        Written(fleet, field) is { Findings.Count: 0, Documents: [var first, ..] } ? first : null);

    /// <summary>The line of an entry's text on which something stands; null where nobody knows where it was written.</summary>
    public static Place? LineOf(FleetModel fleet, ObjectField entry, int index)
    {
        var (source, text) = (entry.Owner.Source, entry.Text ?? "");
        var scalar = source is null ? entry.Node as ScalarNode : ObjectBlamer.TextAt(source, entry.Owner.Manifest.Root, entry.Path, written => written == text);
        var line = text.AsSpan(0, index).Count('\n') + 1;
        return scalar is not null ? ScalarLines.PlaceOf(scalar, index)
            : FileOf(fleet, entry) is { } path ? new Place(path, line, 1) : null;
    }

    /// <summary>A finding at the line of an entry's text on which something stands; at the entry where nobody knows where that was written.</summary>
    public static Finding Finding(FleetModel fleet, ObjectField entry, int index, RuleInfo rule, string message, string? hint)
    {
        var finding = entry.Owner.Finding(rule, entry.Path, FieldTarget.Value, message, hint);
        return LineOf(fleet, entry, index) is { } place ? finding with { Blame = Blame.At(place) } : finding;
    }

    /// <summary>The file that an entry's text was taken from; null where it was written out.</summary>
    public static string? FileOf(FleetModel fleet, ObjectField entry) =>
        entry.Owner.Source?.Writers.OfType<GeneratedWriter>().Select(writer => PathOf(fleet, writer, entry)).LastOrDefault(path => path is not null);

    private static YamlFile? Written(FleetModel fleet, ObjectField entry)
    {
        var (source, text) = (entry.Owner.Source, entry.Text);
        var scalar = source is null ? entry.Owner.Unit is null ? entry.Node as ScalarNode : null
            : ObjectBlamer.TextAt(source, entry.Owner.Manifest.Root, entry.Path, written => written == text);
        return scalar is not null ? EmbeddedYaml.Read(scalar)
            : source?.Writers.OfType<GeneratedWriter>().Select(writer => OfFile(fleet, writer, entry)).LastOrDefault(file => file is not null);
    }

    private static YamlFile? OfFile(FleetModel fleet, GeneratedWriter writer, ObjectField entry) =>
        PathOf(fleet, writer, entry) is { } path && fleet.Workspace.Text(path) is { Text.Length: > 0 } file ? YamlReader.Read(file) : null;

    private static string? PathOf(FleetModel fleet, GeneratedWriter writer, ObjectField entry) =>
        writer.FileOf(entry.Key) is { } relative ? fleet.Workspace.Resolve(Path.GetDirectoryName(writer.Entry.Source.Path) ?? "", relative) : null;
}
