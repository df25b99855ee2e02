using Tandem.Tests.Support;

namespace Tandem.Tests.Rules;

/// <summary>A good case of a page.</summary>
/// <param name="Page">The page.</param>
/// <param name="Name">The case's name.</param>
/// <param name="Fences">Its fences.</param>
internal sealed record GoodCase(RulePage Page, string Name, IReadOnlyList<Fence> Fences)
{
    /// <summary>The files that it changes.</summary>
    public IReadOnlySet<string> Files { get; } = Fences.Select(fence => fence.File ?? "input.yaml").ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether it is compared with a commit.</summary>
    public bool IsAlone => Page.FrontMatter.GetValueOrDefault("base") == "tree";
}
