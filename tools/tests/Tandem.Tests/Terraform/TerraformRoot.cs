using System.Diagnostics;
using System.Text.Json;
using Shouldly;
using Tandem.Programs;
using Tandem.Tests.Support;
using Tandem.Twin.Providers;

namespace Tandem.Tests.Terraform;

/// <summary>A folder with a configuration, on which the real terraform runs against embedded providers. Gone when disposed.</summary>
internal sealed class TerraformRoot : IDisposable
{
    private const string Hint = "terraform was not found. Install 1.7 or later (https://developer.hashicorp.com/terraform/install) on PATH, or name one in TANDEM_TERRAFORM.";

    // Every configuration has the same head, so that a scenario is about its one thing.
    private const string Head = """
        terraform {
          required_providers {
            google      = { source = "hashicorp/google" }
            google-beta = { source = "hashicorp/google-beta" }
            time        = { source = "hashicorp/time" }
          }
        }
        """;

    public TerraformRoot(string configuration)
    {
        Folder = Directory.CreateDirectory(Path.Combine(TestEnvironment.Scratch, $"tf-{Guid.NewGuid():N}")).FullName;
        Write("head.tf", Head);
        Write("main.tf", configuration);
    }

    public string Folder { get; }

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);

    /// <summary>Runs terraform and reads its diagnostics.</summary>
    public Task<TerraformRun> RunAsync(EmbeddedProviders providers, params string[] arguments) => RunAsync(providers, null, arguments);

    /// <summary>Runs terraform, its process shown to <paramref name="started"/>.</summary>
    public Task<TerraformRun> RunAsync(EmbeddedProviders providers, Action<Process>? started, params string[] arguments) =>
        StartAsync(Program(), providers.ReattachProviders, started, arguments);

    /// <summary>Runs terraform inside another program.</summary>
    public Task<TerraformRun> RunInsideAsync(string program, string[] before, EmbeddedProviders providers, params string[] arguments) =>
        StartAsync(program, providers.ReattachProviders, null, [.. before, Program(), .. arguments]);

    /// <summary>The values of a planned or an existing resource, from a plan file or the state.</summary>
    public async Task<JsonElement> ShowAsync(EmbeddedProviders providers, params string[] what) =>
        JsonDocument.Parse((await RunAsync(providers, ["show", "-json", .. what])).Output).RootElement;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Program()
    {
        var found = ProgramLocator.Find("terraform", CacheFolder.FromEnvironment());
        found.ShouldNotBeNull(Hint);
        return found!;
    }

    private async Task<TerraformRun> StartAsync(string program, string reattach, Action<Process>? started, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("TF_", StringComparison.Ordinal) || name.StartsWith("GOOGLE_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        Write("empty.tfrc", "");
        start.Environment["TF_REATTACH_PROVIDERS"] = reattach;
        start.Environment["TF_CLI_CONFIG_FILE"] = Path.Combine(Folder, "empty.tfrc");
        start.Environment["TF_IN_AUTOMATION"] = start.Environment["CHECKPOINT_DISABLE"] = "1";
        start.Environment["TF_INPUT"] = "0";
#pragma warning disable RS0030 // The test is the user here.
        using var process = Process.Start(start)!;
#pragma warning restore RS0030
        started?.Invoke(process);
        var cancel = TestContext.Current.CancellationToken;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
        await process.WaitForExitAsync(cancel).WaitAsync(TimeSpan.FromMinutes(1), cancel);
        return new TerraformRun(process.ExitCode, await output, await error);
    }
}
