using Tandem.Fleet;

namespace Tandem.Rules.Words;

/// <summary>The objects that bear one name and one component in their recommended labels. What has no component is a part by itself.</summary>
/// <remarks>kubernetes.io/docs/concepts/overview/working-with-objects/common-labels</remarks>
/// <param name="Roots">The objects.</param>
internal sealed record LabelledPart(IReadOnlyList<ObjectField> Roots)
{
    private const string Domain = "app.kubernetes.io/";

    /// <summary>The label with its name.</summary>
    public ObjectField Name => Label(Roots[0], "name");

    /// <summary>The label with its component; absent where it has none.</summary>
    public ObjectField Component => Label(Roots[0], "component");

    /// <summary>The label that says what it is a part of.</summary>
    public ObjectField PartOf => Label(Roots[0], "part-of");

    /// <summary>Whether its name tells its component: they have a word in common.</summary>
    public bool TellsComponent => Component.Text is { } component && Share(Name.Text!, component);

    /// <summary>Whether one of its objects is called by a label.</summary>
    public bool IsCalled(string label) => Roots.Any(root => WholeWords.IndexOf(root.Owner.WrittenName, label, 0, StringComparison.Ordinal) >= 0);

    /// <summary>Whether it has another name already, which it alone or several of its objects bear.</summary>
    public bool HasOtherName => Component.Exists
        ? Roots.GroupBy(root => root.Owner.WrittenName, StringComparer.Ordinal).Any(same => same.Key != Name.Text && same.Select(root => root.Kind).Distinct(StringComparer.Ordinal).Skip(1).Any())
        : !IsCalled(Name.Text!);

    /// <summary>Whether one kind of object stands in both.</summary>
    public bool SharesKind(LabelledPart other) => Roots.Any(root => other.Roots.Any(candidate => candidate.Kind == root.Kind));

    /// <summary>Whether two texts have a word in common.</summary>
    public static bool Share(string text, string other) => TextWords.Of(text).Intersect(TextWords.Of(other), StringComparer.Ordinal).Any();

    /// <summary>Those of the units that are the repository's own.</summary>
    public static IReadOnlyList<LabelledPart> Of(FleetModel fleet) =>
    [
        .. fleet.Units.Where(unit => unit.Unit.IsOurs).SelectMany(unit => unit.Objects).Select(ObjectField.Root).Where(root => Label(root, "name").Text is not null)
            .GroupBy(root => $"{Label(root, "name").Text} {Label(root, "component").Text ?? $"{root.Kind}/{root.Owner.WrittenName}"}", StringComparer.Ordinal).Select(roots => new LabelledPart([.. roots])),
    ];

    private static ObjectField Label(ObjectField root, string name) => root["metadata"]["labels"][Domain + name];
}
