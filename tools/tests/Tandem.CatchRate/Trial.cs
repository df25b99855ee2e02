using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Programs;
using Tandem.Rules;
using Tandem.Terraform;
using Tandem.Twin.Providers;
using Tandem.Validation;

namespace Tandem.CatchRate;

/// <summary>Tries faults, each in a copy of the tree of its own.</summary>
/// <param name="scratch">A folder for the copies.</param>
/// <param name="rivals">Whether schemas and <c>terraform validate</c> are tried alone, too.</param>
internal sealed class Trial(string scratch, bool rivals)
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly HashSet<string> AllButSchemas = [.. Layers.All.Except([Layers.Kustomize, Layers.Schemas])];

    // What fails in `kustomize build`, whichever rule says it first.
    private static readonly HashSet<string> BuildFailures = ["TND0101", "TND0102", "TND0201", "TND0203"];

    private readonly EmbeddedProviderHost providers = new();

    public async Task<Attempt> RunAsync(Fault fault, CancellationToken cancel)
    {
        var root = Directory.CreateDirectory(Path.Combine(scratch, Guid.NewGuid().ToString("N"))).FullName;
        try
        {
            FleetCopy.For(fault, root);
            var place = FaultFiles.Apply(root, fault);
            var result = await Validator.RunAsync(new ValidationRequest(root) { Today = Today, Providers = providers }, cancel);
            return new Attempt(fault, place, Verdicts.Of(fault, place, result), [.. result.Active.Select(Line)],
                rivals && await BySchemasAsync(fault, root, cancel), rivals && await ByTerraformAsync(fault, root, cancel));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static string Line(Finding finding) => $"{finding.Severity.ToString().ToLowerInvariant()} {finding.Rule.Id} {finding.Blame.Place} {finding.Message}";

    // Nothing of infra/ or of GitHub is rendered: there is nothing for a schema to see.
    private static async Task<bool> BySchemasAsync(Fault fault, string root, CancellationToken cancel)
    {
        if (fault.Layer is FaultLayer.Terraform or FaultLayer.Workflows)
        {
            return false;
        }

        var result = await Validator.RunAsync(new ValidationRequest(root) { Today = Today, Skip = AllButSchemas }, cancel);
        return result.Active.Any(finding => finding.Severity == Severity.Error && (finding.Rule.Layer == Layers.Schemas || BuildFailures.Contains(finding.Rule.Id)));
    }

    private async Task<bool> ByTerraformAsync(Fault fault, string root, CancellationToken cancel)
    {
        if (fault.Layer is not (FaultLayer.Terraform or FaultLayer.Facts))
        {
            return false;
        }

        using var copy = InfraScratch.Create(new Workspace(root), keepBackend: false);
        var program = await TerraformLocator.FindAsync(CacheFolder.FromEnvironment(), cancel);
        await using var session = await providers.StartAsync(null, cancel);
        var call = new ProgramCall(program.Path, ["validate", "-no-color"], copy.Folder, TimeSpan.FromSeconds(60)) { Environment = TerraformEnvironment.Offline(session.ReattachProviders) };
        return (await ProgramRunner.RunAsync(call, cancel)).ExitCode != 0;
    }
}
