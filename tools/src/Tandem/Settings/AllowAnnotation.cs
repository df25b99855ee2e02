using System.Globalization;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Settings;

/// <summary>A suppression on an object: <c>tandem.dev/allow.TND0103: "reason; until=2027-01-31"</c>.</summary>
/// <param name="Owner">The object.</param>
/// <param name="Rule">The rule's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">The last day on which it holds; null for no end.</param>
public sealed record AllowAnnotation(FleetObject Owner, string Rule, string Reason, DateOnly? Until)
{
    private const string Prefix = "tandem.dev/allow.";
    private const string UntilMark = "until=";

    /// <summary>The annotations of one object.</summary>
    public static IEnumerable<AllowAnnotation> Of(FleetObject owner) =>
        from entry in owner.Manifest.Root.Mapping("metadata")?.Mapping("annotations")?.Entries ?? []
        where entry.Name.StartsWith(Prefix, StringComparison.Ordinal) && entry.Value is ScalarNode
        select Read(owner, entry.Name[Prefix.Length..], ((ScalarNode)entry.Value).Text);

    /// <summary>The place to edit.</summary>
    public Blame Blame => Owner.Blame([PathSegment.Of("metadata"), PathSegment.Of("annotations"), PathSegment.Of(Prefix + Rule)], FieldTarget.Key);

    /// <summary>Whether it is about a finding of <paramref name="rule"/> on an object.</summary>
    public bool Covers(string rule, ObjectRef subject) =>
        rule == Rule && subject.Cluster == Owner.Unit?.Cluster && subject.Kind == Owner.Manifest.Id.Kind
        && subject.Namespace == Owner.Manifest.Namespace && subject.Name == Owner.Manifest.Name;

    private static AllowAnnotation Read(FleetObject owner, string rule, string text)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        var until = parts.FirstOrDefault(part => part.StartsWith(UntilMark, StringComparison.Ordinal))?[UntilMark.Length..];
        DateOnly? day = DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? parsed : null;
        // A day that cannot be read must not make a suppression that never ends.
        return new AllowAnnotation(owner, rule, until is not null && day is null ? "" : parts[0], day);
    }
}
