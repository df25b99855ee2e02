using Tandem.Review;
using Tandem.Tests.Support;
using Tandem.Twin.Providers;

namespace Tandem.Tests.Review;

/// <summary>A tree in a git repository of its own.</summary>
internal sealed class ReviewTree : IDisposable
{
    private static readonly EmbeddedProviderHost Providers = new();

    private ReviewTree(TestTree tree) => Tree = tree;

    public TestTree Tree { get; }

    public string Root => Tree.Root;

    public static Task<ReviewTree> OfTheFleetAsync() => OfAsync(TestTree.OfTheFleet());

    /// <summary>One cluster with one object, which validates clean.</summary>
    public static Task<ReviewTree> MinimalAsync() => OfAsync(TestTree.Minimal());

    /// <summary>Two regions that run one server from one base.</summary>
    public static async Task<ReviewTree> SmallAsync()
    {
        var tree = TestTree.Minimal();
        Directory.Delete(tree.Absolute("clusters/region-a"), recursive: true);
        foreach (var file in Directory.EnumerateFiles(Small, "*", SearchOption.AllDirectories))
        {
            tree.Write(Path.GetRelativePath(Small, file), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        }

        return await OfAsync(tree);
    }

    /// <summary>Commits everything.</summary>
    public Task CommitAsync(string message) => GitTree.CommitAllAsync(Root, message);

    public Task<string> GitAsync(params string[] arguments) => GitTree.RunAsync(Root, arguments);

    /// <summary>Edits, commits, and reviews the commit against the one before.</summary>
    public async Task<ReviewResult> ReviewAsync(Action<TestTree> edit, Func<ReviewRequest, ReviewRequest>? change = null)
    {
        edit(Tree);
        await CommitAsync("change");
        return await ReviewAsync("HEAD~1", "HEAD", change);
    }

    public Task<ReviewResult> ReviewAsync(string start, string? end, Func<ReviewRequest, ReviewRequest>? change = null)
    {
        var request = new ReviewRequest(Root, start) { Head = end, Providers = Providers };
        return Reviewer.RunAsync(change?.Invoke(request) ?? request, TestContext.Current.CancellationToken);
    }

    public Task<CommandLine.Result> DiffAsync(params string[] arguments) => CommandLine.RunAsync(Root, ["diff", .. arguments]);

    public void Dispose() => Tree.Dispose();

    private static string Small => RealRepository.TestData("Review/Small");

    private static async Task<ReviewTree> OfAsync(TestTree tree)
    {
        var made = new ReviewTree(tree);
        await made.CommitAsync("base");
        return made;
    }
}
