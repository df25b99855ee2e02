using Shouldly;
using Tandem.Tests.Support;
using Tandem.Twin.Providers;

namespace Tandem.Tests.Terraform;

/// <summary>What goes wrong on purpose does so as it would in a cloud, and terraform gets out of it.</summary>
public sealed class ProviderFaultTests
{
    private const string Bucket = """
        provider "google" {
          project = "demo-project"
        }

        resource "google_storage_bucket" "weights" {
          name     = "demo-weights"
          location = "US"
        }
        """;

    [Fact]
    public async Task Accepts_RetryOfALockedDestroy()
    {
        using var root = new TerraformRoot(Bucket);
        await using var providers = await StartAsync(new ProviderFault(ProviderOperation.Delete, "google_storage_*", "weights", FaultEffect.Locked));
        (await ApplyAsync(root, providers)).ExitCode.ShouldBe(0);

        var first = await DestroyAsync(root, providers);
        var second = await DestroyAsync(root, providers);

        first.Errors.ShouldHaveSingleItem().Text.ShouldContain("'demo-weights' is locked by another operation");
        second.ExitCode.ShouldBe(0, $"{second}");
        providers.Calls.Count(call => call is { Type: "google_storage_bucket", Operation: ProviderOperation.Delete }).ShouldBe(2);
    }

    [Theory]
    [InlineData(FaultEffect.Quota, "Quota exceeded for 'demo-weights'")]
    [InlineData(FaultEffect.ApiDisabled, "SERVICE_DISABLED")]
    [InlineData(FaultEffect.Error, "the disk is full")]
    public async Task Rejects_TheCreateThatIsStruck(FaultEffect effect, string message)
    {
        using var root = new TerraformRoot(Bucket);
        await using var providers = await StartAsync(new ProviderFault(ProviderOperation.Create, "*", "", effect, Message: "the disk is full"));

        var run = await ApplyAsync(root, providers);

        run.Errors.ShouldHaveSingleItem().Text.ShouldContain(message);
        (await ApplyAsync(root, providers)).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Rejects_DeletingABucketThatHoldsObjects_UntilItIsForced()
    {
        using var root = new TerraformRoot(Bucket);
        await using var providers = await StartAsync(new ProviderFault(ProviderOperation.Delete, "google_storage_bucket", Effect: FaultEffect.Held, Times: 0, Message: "12 objects"));
        (await ApplyAsync(root, providers)).ExitCode.ShouldBe(0);

        (await DestroyAsync(root, providers)).Errors.ShouldHaveSingleItem().Text.ShouldContain("containing objects without `force_destroy` set to true: 12 objects");
        root.Write("main.tf", Bucket.Replace("\"US\"", "\"US\"\n  force_destroy = true", StringComparison.Ordinal));
        (await ApplyAsync(root, providers)).ExitCode.ShouldBe(0);

        (await DestroyAsync(root, providers)).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Interrupt_OfASlowApply_LeavesAStateToGoOnFrom()
    {
        using var root = new TerraformRoot(Bucket + """

            resource "google_storage_bucket" "second" {
              name       = "demo-second"
              location   = "US"
              depends_on = [google_storage_bucket.weights]
            }
            """);
        await using var providers = await StartAsync(new ProviderFault(ProviderOperation.Create, "google_storage_bucket", "demo-weights", FaultEffect.Slow, Milliseconds: 50_000));

        var run = await root.RunAsync(
            providers, process => Signals.InterruptWhen(process, () => providers.Calls.Any(call => call.Operation == ProviderOperation.Create)), "apply", "-json", "-auto-approve");

        run.ExitCode.ShouldBe(1, $"{run}");
        providers.Calls.ShouldContain(call => call.Method == "StopProvider");
        (await root.RunAsync(providers, "state", "list")).Output.Trim().ShouldBe("google_storage_bucket.weights");
        (await ApplyAsync(root, providers)).ExitCode.ShouldBe(0);
        (await DestroyAsync(root, providers)).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Kill_AfterTheCloudDidItsPart_IsHealedByAnImport()
    {
        using var root = new TerraformRoot(Bucket);
        await using var providers = await StartAsync(new ProviderFault(ProviderOperation.Create, "google_storage_bucket", Effect: FaultEffect.Kill));

        var killed = await ApplyAsync(root, providers);
        var again = await ApplyAsync(root, providers);
        var import = await root.RunAsync(providers, "import", "google_storage_bucket.weights", "demo-weights");

        killed.ExitCode.ShouldBe(1, $"{killed}");
        again.Errors.ShouldHaveSingleItem().Text.ShouldContain("'demo-weights' already exists");
        import.ExitCode.ShouldBe(0, $"{import}");
        (await root.RunAsync(providers, "plan", "-json", "-detailed-exitcode")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task FaultFile_IsReadAtEachCall()
    {
        using var root = new TerraformRoot(Bucket);
        var file = Path.Combine(root.Folder, "faults.json");
        await using var providers = await EmbeddedProviders.StartAsync(new EmbeddedProviderOptions { FaultFile = file }, TestContext.Current.CancellationToken);
        (await ApplyAsync(root, providers)).ExitCode.ShouldBe(0);

        root.Write("faults.json", """[{ "op": "read", "type": "google_*", "effect": "quota", "times": 0 }]""");
        var struck = await root.RunAsync(providers, "plan", "-json");
        File.Delete(file);
        var free = await root.RunAsync(providers, "plan", "-json");

        struck.Errors.ShouldHaveSingleItem().Text.ShouldContain("QUOTA_EXCEEDED");
        free.ExitCode.ShouldBe(0, $"{free}");
    }

    private static Task<EmbeddedProviders> StartAsync(params ProviderFault[] faults) =>
        EmbeddedProviders.StartAsync(new EmbeddedProviderOptions { Faults = faults }, TestContext.Current.CancellationToken);

    private static Task<TerraformRun> ApplyAsync(TerraformRoot root, EmbeddedProviders providers) => root.RunAsync(providers, "apply", "-json", "-auto-approve");

    private static Task<TerraformRun> DestroyAsync(TerraformRoot root, EmbeddedProviders providers) => root.RunAsync(providers, "destroy", "-json", "-auto-approve");
}
