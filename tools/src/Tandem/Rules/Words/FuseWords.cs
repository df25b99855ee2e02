using System.Globalization;
using Tandem.Findings;
using Tandem.Rules.Objects;
using Tandem.Rules.Serving;
using Tandem.Schemas;

namespace Tandem.Rules.Words;

/// <summary>Words in the settings of the Cloud Storage FUSE driver.</summary>
internal static class FuseWords
{
    /// <summary>Those of a volume that mean nothing to it.</summary>
    public static IEnumerable<Flaw?> OfFuse(ObjectField attributes) =>
        attributes.Entries.Where(entry => entry.Key is "fileCacheForRangeRead" or "skipCSIBucketAccessCheck" or "disableMetrics" or "hostNetworkPodKSA")
            .Select(entry => Check(entry, entry.Text ?? "", KnownWords.YesOrNo))
            .Concat(attributes.Entries.Where(entry => entry.Key.EndsWith("Capacity", StringComparison.Ordinal) || entry.Key.EndsWith("TTLSeconds", StringComparison.Ordinal)).Where(entry => long.TryParse(entry.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number < -1)
                .Select(entry => entry.Flaw($"{entry.Here} is {entry.Text}; -1 is without bounds, and nothing is below it.", "Write -1, 0 for none, or an amount.")))
            .Concat((attributes["mountOptions"].Text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(option => Check(attributes["mountOptions"], option.Split(':', '=')[0], KnownWords.MountOption)));

    /// <summary>A word that is not known to its reader; null where it is.</summary>
    // metadata.labels['app'] asks for one of them. What has a / is a controller's own.
    public static Flaw? Check(ObjectField field, string text, Word word)
    {
        var bare = text.Split('[')[0];
        if (word.Has(bare) || text.Contains("unset", StringComparison.Ordinal))
        {
            return null;
        }

        var near = NearestName.Find(text, word.Known.Where(known => known.Length > 0));
        return near is null && (!word.IsClosed || text.Contains('/', StringComparison.Ordinal)) ? null
            : field.Flaw($"{field.Here}: {Wording.Quote(text)} is no {word.What}.", near is { Length: > 1 } ? $"Did you mean {near}?" : word.Known.Count < 8 ? $"Take {Wording.AnyOf([.. word.Known.Where(known => known.Length > 0)])}." : null);
    }
}
