namespace Tandem.Tests.Support;

/// <summary>Whether this run takes its time: target Soak sets it, target Test does not.</summary>
internal static class Soak
{
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("TANDEM_SOAK") == "1";

    /// <summary>All of a list in a soak, else as many as <paramref name="sample"/>, evenly spread.</summary>
    public static IReadOnlyList<T> Sample<T>(IReadOnlyList<T> all, int sample) =>
        IsOn || all.Count <= sample ? all : [.. Enumerable.Range(0, sample).Select(i => all[(int)((long)i * all.Count / sample)])];
}
