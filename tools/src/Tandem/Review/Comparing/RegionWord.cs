namespace Tandem.Review.Comparing;

/// <summary>Makes values alike that differ by the region's own name alone.</summary>
internal static class RegionWord
{
    private const string Word = "<region>";

    /// <summary>The field with <c>&lt;region&gt;</c> for the name of the one cluster that it was found in.</summary>
    public static FieldChange Put(FieldChange field, IReadOnlyList<string> clusters) => clusters is not [var cluster] ? field : field with
    {
        Path = field.Path.Replace(cluster, Word, StringComparison.Ordinal),
        Before = field.Before?.Replace(cluster, Word, StringComparison.Ordinal),
        After = field.After?.Replace(cluster, Word, StringComparison.Ordinal),
    };
}
