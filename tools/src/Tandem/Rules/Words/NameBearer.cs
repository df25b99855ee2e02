using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules.Words;

/// <summary>An object with a name that a person gave it in a file.</summary>
/// <param name="Root">The object.</param>
/// <param name="Name">Its name.</param>
internal sealed record NameBearer(ObjectField Root, string Name)
{
    private const string App = "app.kubernetes.io/name";

    private readonly Lazy<string> folder = new(() => Path.GetDirectoryName(Root.Owner.Blame([], FieldTarget.Key).Place.File)?.Replace('\\', '/') ?? "");

    private IReadOnlyList<string> Words { get; } = [.. TextWords.Of(Name)];

    private IReadOnlyList<string> Kind { get; } = [.. TextWords.Of(Root.Kind)];

    /// <summary>The folder of the file that it is written in.</summary>
    public string Folder => folder.Value;

    /// <summary>What objects share that stand for each other: the namespace and the name.</summary>
    public string Key => $"{Root.Owner.Manifest.Namespace}/{Name}";

    /// <summary>How many words of its kind stand in its name.</summary>
    public int KindWords => Words.Count(word => Kind.Contains(word, StringComparer.Ordinal));

    /// <summary>Whether one of its labels says its name: then many objects may be called so.</summary>
    public bool SaysSo => Root["metadata"]["labels"].Entries.Any(label => Has(label.Text));

    /// <summary>An object as one; null where nobody gave it a name.</summary>
    public static NameBearer? Of(ObjectField root) =>
        root.Owner.Source is { HasHashedName: false } && root["metadata"].Has("name") ? new NameBearer(root, root.Owner.Manifest.Name) : null;

    /// <summary>Whether it is written in another folder, and labelled as a part of another thing.</summary>
    public bool IsApart(NameBearer other) => Labelled is { } own && other.Labelled is { } label && own != label && !IsBelow(Folder, other.Folder) && !IsBelow(other.Folder, Folder);

    /// <summary>Whether its name spells out its kind, in two words and more, and no word of another's kind.</summary>
    public bool SpellsKind(NameBearer other) => Kind.Zip(Kind.Skip(1), (first, second) => $"{first}-{second}").Any(pair => Has(Name, pair))
        && !Words.Any(word => other.Kind.Contains(word, StringComparer.Ordinal));

    /// <summary>Whether anything of it but its name and its labels says a name.</summary>
    public bool Names(string name) => Root.Entries.Any(entry => entry.Key == "metadata"
        ? entry.Entries.Any(field => field.Key is not ("name" or "labels") && FieldPaths.Any(field.Node!, scalar => Has(scalar.Text, name)))
        : entry.Node is { } node && FieldPaths.Any(node, scalar => Has(scalar.Text, name)));

    private string? Labelled => Root["metadata"]["labels"][App].Text;

    private bool Has(string? text) => text is not null && Has(text, Name);

    private static bool Has(string text, string name) => WholeWords.IndexOf(text, name, 0, StringComparison.Ordinal) >= 0;

    private static bool IsBelow(string folder, string other) => folder == other || folder.StartsWith(other + "/", StringComparison.Ordinal);
}
