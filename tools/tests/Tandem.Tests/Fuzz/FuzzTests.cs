using System.Diagnostics;
using Shouldly;
using Tandem.Settings;
using Tandem.Tests.Support;

namespace Tandem.Tests.Fuzz;

/// <summary>Whatever a person or a merge does to the text of a file, the tool answers with findings: no crash, no hang.</summary>
public sealed class FuzzTests
{
    private const int Seed = 20261123;
    private const long Bytes = 512L * 1024 * 1024;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    /// <summary>The bulk: one file at a time, in memory.</summary>
    [Fact]
    public async Task AnyMutationOfAnyFile_IsAnswered_InBoundedTimeAndMemory()
    {
        using var tree = TestTree.OfTheFleet();
        var files = new FuzzFiles(tree.Root);
        var count = Soak.IsOn ? 100_000 : 10_000;
        var (done, found) = (0, 0L);
        var clock = Stopwatch.StartNew();
        var work = Task.Factory.StartNew(() =>
        {
            for (; done < count; done++)
            {
                found += Answer(files, done);
            }
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        // A case that never ends must be named too.
        for (var seen = -1; !work.IsCompleted; await Task.WhenAny(work, Task.Delay(Deadline, TestContext.Current.CancellationToken)))
        {
            (done != seen).ShouldBeTrue($"{Name(files, done)} has no answer within {Deadline}");
            seen = done;
        }

        await work;
        found.ShouldBeGreaterThan(count / 10, "most mutations break something");
        TestContext.Current.SendDiagnosticMessage($"fuzz: seed {Seed}, {count} cases, {found} findings, {clock.Elapsed.TotalSeconds:F0} s");
    }

    /// <summary>The same through a whole run without rendering, which is kustomize's own affair.</summary>
    [Fact]
    public void AnyMutationOfATree_IsAnsweredWithFindings()
    {
        using var tree = TestTree.OfTheFleet();
        var files = Directory.EnumerateFiles(tree.Root, "*.yaml", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(tree.Root, path)).Order(StringComparer.Ordinal).ToArray();
        for (var i = 0; i < (Soak.IsOn ? 5_000 : 200); i++)
        {
            var random = new Random(Seed + i);
            var (file, mutation) = (random.GetItems(files, 1)[0], Mutation.From(random));
            Should.NotThrow(() => Answer(tree, file, mutation), $"case {i}: {file} {mutation}");
        }
    }

    // Every case has a seed of its own, so that one can be run again alone.
    private static (string File, Mutation Mutation) Case(FuzzFiles files, int i)
    {
        var random = new Random(Seed + i);
        return (random.GetItems(files.Names, 1)[0], Mutation.From(random));
    }

    private static string Name(FuzzFiles files, int i) => $"case {i}: {Case(files, i)}";

    private static int Answer(FuzzFiles files, int i)
    {
        var (file, mutation) = Case(files, i);
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            return files.Answer(file, mutation);
        }
#pragma warning disable CA1031 // Whatever it is, the case that brought it must be named.
        catch (Exception e)
#pragma warning restore CA1031
        {
            throw new InvalidOperationException(Name(files, i), e);
        }
        finally
        {
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(Bytes, Name(files, i));
        }
    }

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
