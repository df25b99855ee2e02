using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>Names that a Pod declares, and containers use.</summary>
internal static class PodDeclarations
{
    // GKE's webhook adds the volumes of its Cloud Storage FUSE sidecar before the API server checks the Pod.
    private const string Injected = "gke-gcsfuse-";

    /// <summary>Whether every item of a list has a name.</summary>
    // A list under another name, an item without a name or with a malformed one: what is wrong there is reported there.
    public static bool IsNamed(ObjectField list) => !list.IsMisspelt && list.Items.All(item => item["name"].Text is { } name && Names.Label(name) is null);

    /// <summary>The names themselves.</summary>
    public static HashSet<string> NamesOf(IEnumerable<ObjectField> names) => [.. names.Select(name => name.Text).OfType<string>()];

    /// <summary>A name that is not declared; null where it is.</summary>
    public static Flaw? Check(ObjectField name, string thing, string list, HashSet<string> declared)
    {
        if (name.String is not { Length: > 0 } text || declared.Contains(text) || text.StartsWith(Injected, StringComparison.Ordinal))
        {
            return null;
        }

        var hint = Schemas.NearestName.Find(text, declared) is { } nearest ? $"Did you mean {nearest}?" : $"Declare it under {list} of the Pod.";
        return name.Flaw($"{name.Here} names the {thing} {text}, which the Pod does not have.", hint);
    }
}
