namespace Tandem.Rules.References;

/// <summary>Recommended labels that mix two parts: the name of one, and the component that elsewhere goes by another name. A copy was half relabelled.</summary>
/// <remarks>kubernetes.io/docs/concepts/overview/working-with-objects/common-labels</remarks>
internal static class MixedLabels
{
    private const string Name = "app.kubernetes.io/name";
    private const string Component = "app.kubernetes.io/component";

    /// <summary>Those of objects, at the name. A name may have many components, and a component many names; only both at once are a mixture.</summary>
    /// <param name="all">The objects.</param>
    /// <param name="usual">Those among them that say how a component is called.</param>
    public static IEnumerable<Flaw> Of(IEnumerable<ObjectField> all, IEnumerable<ObjectField> usual)
    {
        var namesOf = Labelled(usual).ToLookup(labels => labels[Component].Text!, labels => labels[Name].Text!, StringComparer.Ordinal);
        return Labelled(all).GroupBy(labels => labels[Name].Text!, StringComparer.Ordinal).SelectMany(name => OfName(name, namesOf));
    }

    private static IEnumerable<ObjectField> Labelled(IEnumerable<ObjectField> roots) =>
        roots.Select(root => root["metadata"]["labels"]).Where(labels => labels[Name].Text is not null && labels[Component].Text is not null);

    private static IEnumerable<Flaw> OfName(IGrouping<string, ObjectField> labelled, ILookup<string, string> namesOf)
    {
        string? Other(ObjectField labels) => namesOf[labels[Component].Text!].Where(name => name != labelled.Key).GroupBy(name => name, StringComparer.Ordinal).MaxBy(same => same.Count())?.Key;
        var own = labelled.FirstOrDefault(labels => Other(labels) is null)?[Component].Text;
        return own is null ? [] : labelled.Where(labels => Other(labels) is not null).Select(labels => labels[Name].Flaw(
            $"{labelled.Key} is of component {own}, and component {labels[Component].Text} is called {Other(labels)} elsewhere.", $"Did you mean {Other(labels)}, or component {own}?"));
    }
}
