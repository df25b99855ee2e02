using Tandem.Rules.Objects;
using Tandem.Rules.References;

namespace Tandem.Rules.Gateway;

/// <summary>Routes that no listener of their Gateway lets in, by their namespace or their kind.</summary>
internal static class AdmittedRoutes
{
    /// <summary>Why none of the listeners lets a route in; null where one does.</summary>
    /// <param name="world">Where they are.</param>
    /// <param name="route">The route.</param>
    /// <param name="listeners">The listeners that it means; at least one.</param>
    /// <param name="parent">The route's reference to the Gateway.</param>
    public static Mismatch? Refused(World world, ObjectField route, List<ObjectField> listeners, ObjectField parent)
    {
        var (own, space) = (route.Owner.Manifest.Namespace, listeners[0].Owner.Manifest.Namespace);
        if (own != space && own is not null && space is not null && listeners.TrueForAll(listener => (From(listener).Text ?? "Same") == "Same"))
        {
            return new Mismatch((parent.Has("namespace") ? parent["namespace"] : parent["name"]).Flaw($"The Gateway {parent["name"].Text} takes routes of its own namespace {space} alone; this one is in {own}.", "Put the route there, or open allowedRoutes."), listeners[0]["allowedRoutes"]);
        }

        return OfKind(route, listeners, parent) ?? OfLabels(world, route, listeners);
    }

    private static Mismatch? OfKind(ObjectField route, List<ObjectField> listeners, ObjectField parent)
    {
        var kinds = listeners.SelectMany(listener => listener.Select("allowedRoutes.kinds[].kind")).ToList();
        return kinds.Count > 0 && listeners.TrueForAll(listener => listener["allowedRoutes"].Has("kinds")) && kinds.TrueForAll(kind => kind.Text != route.Kind)
            ? new Mismatch(kinds[0].Flaw($"{kinds[0].Here} is {kinds[0].Text}; the route {route.Owner.Manifest.Name} of this Gateway is a {route.Kind}.", $"Allow {route.Kind}."), parent["name"]) : null;
    }

    // Labels of a namespace that nobody rendered are not known. Kubernetes adds its name.
    private static Mismatch? OfLabels(World world, ObjectField route, List<ObjectField> listeners)
    {
        var space = world.Find("", "Namespace", null, route.Owner.Manifest.Namespace);
        var unmet = space is null ? [] : listeners.Select(listener => Unmet(listener, space)).ToList();
        return unmet.Count == 0 || unmet.Contains(null) ? null
            : new Mismatch((unmet[0]!.Parent!.Key == "matchLabels" ? unmet[0]!.KeyFlaw(Told(unmet[0]!, space!), Hint) : unmet[0]!.Flaw(Told(unmet[0]!, space!), Hint)), space!["metadata"]["name"]);
    }

    private const string Hint = "Admit `from: Same`, or give the namespace the label.";

    private static string Told(ObjectField part, ObjectField space) => $"The Gateway takes routes of namespaces by {part.Here}, which {space.Owner.Manifest.Name} does not meet.";

    // Null where the namespace is let in.
    private static ObjectField? Unmet(ObjectField listener, ObjectField space) => From(listener).Text != "Selector" ? null
        : Selectors.Unmet(listener["allowedRoutes"]["namespaces"]["selector"], space["metadata"]["labels"]).FirstOrDefault(part => !IsOfName(part, space));

    private static bool IsOfName(ObjectField part, ObjectField space) => part.Key == "kubernetes.io/metadata.name" ? part.Text == space.Owner.Manifest.Name
        : part["key"].Text == "kubernetes.io/metadata.name" && part["values"].Items.Any(value => value.Text == space.Owner.Manifest.Name) == (part["operator"].Text == "In");

    private static ObjectField From(ObjectField listener) => listener["allowedRoutes"]["namespaces"]["from"];
}
