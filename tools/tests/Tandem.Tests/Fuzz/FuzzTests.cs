using Shouldly;
using Tandem.Settings;
using Tandem.Tests.Support;

namespace Tandem.Tests.Fuzz;

/// <summary>Whatever a person or a merge does to the text of a file, the tool answers with findings: no crash, no hang.</summary>
public sealed class FuzzTests
{
    private const int Seed = 20261123;
    private const int InTest = 500;
    private const int InSoak = 20_000;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Fact]
    public void AnyMutationOfAnyFile_IsAnsweredWithFindings()
    {
        using var tree = TestTree.OfTheFleet();
        var files = Directory.EnumerateFiles(tree.Root, "*.yaml", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(tree.Root, path)).Order(StringComparer.Ordinal).ToArray();
        var random = new Random(Seed);
        for (var i = 0; i < (Soak.IsOn ? InSoak : InTest); i++)
        {
            var file = random.GetItems(files, 1)[0];
            var mutation = Mutation.From(random);
            Should.NotThrow(() => Answer(tree, file, mutation), $"case {i}: {file} {mutation}");
        }
    }

    // Rendering is kustomize's own affair, and slow: the fuzz is for what reads, walks and checks.
    private static void Answer(TestTree tree, string file, Mutation mutation)
    {
        var original = tree.Read(file);
        tree.Write(file, mutation.Apply(original));
        try
        {
            var run = tree.ValidateAsync(request => request with { Skip = new HashSet<string>(["kustomize"], StringComparer.Ordinal) });
            run.Wait(Deadline).ShouldBeTrue($"{file}: no answer within {Deadline}");
            run.Result.Failures.ShouldBeEmpty();
        }
        catch (SettingsException)
        {
            // What is wrong with the settings file ends the run with one message, before anything is checked.
        }
        finally
        {
            tree.Write(file, original);
        }
    }
}
