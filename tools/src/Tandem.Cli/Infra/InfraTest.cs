using System.CommandLine;
using Tandem.Manifests;
using Tandem.Programs;
using Tandem.Terraform;
using Tandem.Terraform.Operations;
using Tandem.Twin.Providers;

namespace Tandem.Cli.Infra;

/// <summary><c>tandem infra test</c>: <c>terraform test</c> with nothing but this machine behind it.</summary>
internal static class InfraTest
{
    public static async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancel)
    {
        var workspace = new Workspace(Repository.Find(parsed).Root);
        var folder = Directory.CreateTempSubdirectory("tandem-test-").FullName;
        try
        {
            var program = await TerraformLocator.FindAsync(CacheFolder.FromEnvironment(), cancel);
            await using var terraform = await InfraTerraform.OfflineAsync(workspace, program, new EmbeddedProviderHost(), folder, cancel);
            var result = await terraform.TestAsync(screen.Output.WriteLine, cancel);
            screen.Error.Write(result.Error);
            return result.ExitCode == 0 ? ExitCodes.Clean : ExitCodes.Findings;
        }
        catch (ProgramException e)
        {
            screen.Complain(e.Message, e.Hint);
            return ExitCodes.Unchecked;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
