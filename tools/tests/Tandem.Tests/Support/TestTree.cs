using Tandem.CatchRate;
using Tandem.Twin.Providers;
using Tandem.Validation;

namespace Tandem.Tests.Support;

/// <summary>A repository in a folder of its own, to be broken on purpose. Gone when disposed.</summary>
internal sealed class TestTree : IDisposable
{
    private static readonly EmbeddedProviderHost Providers = new();

    private TestTree() => Root = Directory.CreateDirectory(Path.Combine(TestEnvironment.Scratch, Guid.NewGuid().ToString("N"), "tree")).FullName;

    public string Root { get; }

    /// <summary>A copy of the real fleet: base, clusters, infra without its tests, and settings without the exemptions that other folders need.</summary>
    public static TestTree OfTheFleet()
    {
        var tree = new TestTree();
        FleetCopy.OfTheFleet(tree.Root);
        return tree;
    }

    /// <summary>A copy of the real fleet, what GitHub runs, and what that calls.</summary>
    public static TestTree WithWorkflows()
    {
        var tree = new TestTree();
        FleetCopy.WithWorkflows(tree.Root);
        return tree;
    }

    /// <summary>A copy of what a fault breaks.</summary>
    public static TestTree For(Fault fault)
    {
        var tree = new TestTree();
        FleetCopy.For(fault, tree.Root);
        return tree;
    }

    /// <summary>The smallest repository that validates clean: one cluster, one object. Rule pages name it <c>minimal</c>.</summary>
    public static TestTree Minimal()
    {
        var tree = new TestTree();
        tree.Write("tandem.yaml", "version: 1\n");
        tree.Write("clusters/region-a/kustomization.yaml", "resources: [configmap.yaml]\nnamespace: demo\n");
        tree.Write("clusters/region-a/configmap.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  mode: fast\n");
        return tree;
    }

    public string Absolute(string path) => Path.Combine(Root, path);

    public string Read(string path) => File.ReadAllText(Absolute(path));

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Absolute(path))!);
        File.WriteAllText(Absolute(path), text);
    }

    /// <summary>Replaces a text that must be there.</summary>
    public void Edit(string path, string from, string to)
    {
        var text = Read(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        Write(path, text.Replace(from, to, StringComparison.Ordinal));
    }

    public Task<ValidationResult> ValidateAsync(Func<ValidationRequest, ValidationRequest>? change = null)
    {
        var request = new ValidationRequest(Root) { Today = new DateOnly(2026, 11, 23), Providers = Providers };
        return Validator.RunAsync(change?.Invoke(request) ?? request, TestContext.Current.CancellationToken);
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Root)!, recursive: true);
}
