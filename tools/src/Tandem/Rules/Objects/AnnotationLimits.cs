using System.Text;
using Tandem.Findings;

namespace Tandem.Rules.Objects;

/// <summary>Keys and sizes of annotations, and of what a Gateway hands on to the objects made for it.</summary>
internal static class AnnotationLimits
{
    private const int AnnotationBytes = 256 * 1024;

    /// <summary>What is wrong with the annotations of one object.</summary>
    public static IEnumerable<Flaw> Annotations(ObjectField annotations)
    {
        if (annotations.Entries.Count == 0)
        {
            yield break;
        }

        foreach (var entry in annotations.Entries.Where(entry => Names.LabelKey(entry.Key.ToLowerInvariant()) is not null))
        {
            yield return entry.KeyFlaw($"The annotation key \"{entry.Key}\" must be {Names.LabelKey("")}.");
        }

        var size = annotations.Entries.Sum(entry => Encoding.UTF8.GetByteCount(entry.Key) + Encoding.UTF8.GetByteCount(entry.Text ?? ""));
        if (size > AnnotationBytes)
        {
            yield return annotations.Flaw($"{annotations.Here} must have at most {AnnotationBytes:N0} bytes; it has {size:N0}.");
        }
    }

    /// <summary>What is wrong with the keys that a Gateway hands on.</summary>
    // The schema judges the values; both limits stand in CEL.
    public static IEnumerable<Flaw> GatewayInfrastructure(ObjectField infrastructure) =>
        from entry in infrastructure["labels"].Entries.Concat(infrastructure["annotations"].Entries)
        where Names.LabelKey(entry.Key) is not null || entry.Key.Split('/')[0].Length >= 253
        select entry.KeyFlaw($"The key \"{Short(entry.Key)}\" must be {Names.LabelKey("")}.");

    /// <summary>A text that fits into a message.</summary>
    public static string Short(string text) => text.Length <= 80 ? text : text[..77] + "...";
}
