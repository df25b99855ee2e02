using Shouldly;
using Tandem.Manifests;
using Tandem.Schemas;
using Tandem.Settings;
using Tandem.Tests.Support;

namespace Tandem.Tests.Schemas;

/// <summary><c>schemas import</c> over every published file: each is taken in, or refused with a reason; what was right stays right.</summary>
public sealed class UpstreamImportTests
{
    // The published GCPBackendPolicy lacks fields that GKE documents: nothing of ours can be right under it.
    private static readonly SchemaId[] Behind = [new("networking.gke.io", "v1", "GCPBackendPolicy")];

    [Fact]
    public void EveryFile_IsTakenIn_OrRefusedWithAReason()
    {
        var root = Upstream.Require().FileOf(".");
        var (taken, refused) = (0, new List<string>());
        foreach (var file in Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            try
            {
                new SchemaImport(new Workspace(root)).Read(Path.GetRelativePath(root, file).Replace('\\', '/')).ShouldNotBeEmpty(file);
                taken++;
            }
            catch (SettingsException e)
            {
                refused.Add($"{e.Place}: {e.Message}");
            }
        }

        taken.ShouldBeGreaterThan(60);
        refused.ShouldAllBe(reason => reason.Contains("There is no definition here"), string.Join('\n', refused));
    }

    [Fact]
    public async Task WhatIsRightUnderTheBuiltInSchema_IsRightUnderTheImportedOne()
    {
        var upstream = Upstream.Require();
        using var tree = TestTree.Minimal();
        string[] folders = ["gateway-api/v1.6.1/standard", "gateway-api-inference-extension/v1.5.0", "prometheus-engine/v0.17.2", "argo-cd/v3.5.1", "secrets-store-csi-driver/v1.6.0", "gke-gateway-api/head-fc40d606a5"];
        var files = folders.SelectMany(folder => Directory.EnumerateFiles(upstream.FileOf(folder), "*.yaml")).Where(HoldsADefinition).ToArray();
        var import = await CommandLine.RunAsync(tree.Root, ["schemas", "import", .. files]);
        import.ExitCode.ShouldBe(0, import.Error);
        var imported = new SchemaFolders(new Workspace(tree.Root), [SchemaFolders.Default]);
        var (own, theirs, kinds) = (new SchemaStore(), new SchemaStore(imported), imported.Kinds().Select(kind => kind.Id).Except(Behind).ToHashSet());

        var compared = 0;
        foreach (var manifest in (await DeployedObjects.AllAsync()).Where(manifest => kinds.Contains(manifest.Id) && own.Check(manifest.Id, manifest.Root)!.Count == 0))
        {
            theirs.Check(manifest.Id, manifest.Root)!.Select(error => error.Message).ShouldBeEmpty($"{manifest}");
            compared++;
        }

        compared.ShouldBeGreaterThan(15);
    }

    private static bool HoldsADefinition(string file) => File.ReadAllText(file).Contains("kind: CustomResourceDefinition", StringComparison.Ordinal);
}
