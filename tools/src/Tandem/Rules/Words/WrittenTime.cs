using System.Globalization;
using Tandem.Fleet;
using Tandem.Manifests;

namespace Tandem.Rules.Words;

/// <summary>A time in seconds that an object is written with.</summary>
/// <param name="Owner">The object.</param>
/// <param name="Path">The way to the field.</param>
/// <param name="Seconds">The time.</param>
internal sealed record WrittenTime(FleetObject Owner, IReadOnlyList<PathSegment> Path, long Seconds)
{
    private static readonly string[] Endings = ["Seconds", "Sec", "SECONDS"];
    private static readonly string[] Flags = ["deadline", "timeout", "drain", "settle", "delay", "wait", "seconds", "grace", "period", "interval"];

    /// <summary>Those of an object: of fields and variables that say so, and of flags.</summary>
    public static IEnumerable<WrittenTime> Of(FleetObject shown) =>
        from scalar in FieldPaths.Scalars(shown.Manifest.Root, node => node.Text.Length > 1 && char.IsAsciiDigit(node.Text[^1]))
        let seconds = Read(shown, scalar)
        where seconds is not null
        select new WrittenTime(shown, scalar.Path, seconds.Value);

    private static long? Read(FleetObject shown, FoundScalar scalar) =>
        scalar.Path[^1].Key is not { } key ? OfFlag(scalar.Node.Text)
        : IsTime(key) || (key == "value" && FieldPaths.Find(shown.Manifest.Root, [.. scalar.Path.SkipLast(1), PathSegment.Of("name")]) is ScalarNode name && IsTime(name.Text)) ? Number(scalar.Node.Text) : null;

    private static long? OfFlag(string text) => text.StartsWith("--", StringComparison.Ordinal) && text.IndexOf('=') is > 0 and var at
        && Flags.Contains(text[2..at].Split('-')[^1], StringComparer.Ordinal) ? Number(text[(at + 1)..]) : null;

    private static bool IsTime(string name) => Array.Exists(Endings, ending => name.EndsWith(ending, StringComparison.Ordinal));

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
