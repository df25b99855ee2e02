using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>The parts of a claim on devices, each by itself.</summary>
internal static class DeviceParts
{
    /// <summary>The names by which a claim refers to its own requests.</summary>
    public static HashSet<string> NamesOf(IReadOnlyList<ObjectField> requests) =>
    [
        .. requests.Select(request => request["name"].Text ?? ""),
        .. requests.SelectMany(request => request.Select("firstAvailable[].name").Select(part => $"{request["name"].Text}/{part.Text}")),
    ];

    /// <summary>A list that is too long; null where it is not.</summary>
    public static Flaw? TooMany(ObjectField list, int most) =>
        list.Items.Count > most ? list.Flaw($"{list.Here} must have at most {most} items; it has {list.Items.Count}.") : null;

    /// <summary>A number of devices that is none; null where it is one.</summary>
    public static Flaw? Count(ObjectField count) => count.Integer <= 0 ? count.Flaw($"{count.Here} must be at least 1; it is {count.Text}.") : null;

    /// <summary>A malformed class; null where it is well formed.</summary>
    public static Flaw? Class(ObjectField name) =>
        name.String is { } text && Names.Subdomain(text) is { } wanted ? name.Flaw($"{name.Here} must be {wanted}; it is \"{text}\".") : null;
}
