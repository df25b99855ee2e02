using System.Buffers;
using System.Text.Json;
using Tandem.Manifests;
using Tandem.Programs;

namespace Tandem.Terraform;

/// <summary>Lets terraform judge and evaluate <c>infra/</c> against embedded providers: no network, no credentials, no state.</summary>
/// <param name="workspace">The repository.</param>
/// <param name="program">The terraform.</param>
/// <param name="providers">What stands in for the providers.</param>
/// <param name="cache">Where outcomes are kept; null to keep none.</param>
public sealed class InfraPlanner(Workspace workspace, TerraformProgram program, IProviderHost providers, CacheFolder? cache)
{
    private const string Area = "plans";

    /// <summary>How long one call of terraform may take; a plan of this repository takes less than a second.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether only what is planned counts: then nothing is formatted or validated, which takes as long again.</summary>
    public bool IsPlanAlone { get; init; }

    /// <summary>Formats, validates and plans, or takes the outcome of an earlier run over the same content.</summary>
    /// <exception cref="ProgramException">terraform cannot be started or does not end.</exception>
    public async Task<InfraOutcome> PlanAsync(CancellationToken cancel)
    {
        var key = Key();
        // Whoever wants less takes what a whole run kept, too.
        var own = IsPlanAlone ? CacheFolder.KeyOf("alone", key) : key;
        if ((Kept(key) ?? (IsPlanAlone ? Kept(own) : null)) is { } known)
        {
            return known;
        }

        var outcome = await RunAsync(cancel);
        cache?.Write(Area, own, outcome.ToString());
        return outcome;
    }

    private InfraOutcome? Kept(string key) => cache?.Read(Area, key) is { } text ? InfraOutcome.Parse(text) : null;

    private string Key() => CacheFolder.KeyOf(
        [.. ToolVersion.Builds, providers.Build, program.Version, FileDigest.Of(workspace, InfraFiles.Configuration(workspace).Concat(InfraFiles.Facts(workspace)))]);

    private async Task<InfraOutcome> RunAsync(CancellationToken cancel)
    {
        using var scratch = InfraScratch.Create(workspace, keepBackend: false);
        var format = IsPlanAlone ? null : FormatAsync(cancel);
        await using var session = await providers.StartAsync(null, cancel);
        var offline = TerraformEnvironment.Offline(session.ReattachProviders);
        var plan = Path.Combine(scratch.Root, "plan");
        var planned = await CallAsync(["plan", "-json", "-input=false", "-refresh=false", "-lock=false", $"-out={plan}"], scratch.Folder, offline, cancel);
        // Beside the plan it would take from it the processor that is waited for.
        var validated = IsPlanAlone ? null : CallAsync(["validate", "-json", "-no-color"], scratch.Folder, offline, cancel);
        var shown = File.Exists(plan) ? await CallAsync(["show", "-json", plan], scratch.Folder, offline, cancel) : null;
        var diagnostics = (validated is null ? [] : DiagnosticReader.OfValidate(await validated)).Concat(DiagnosticReader.OfStream(planned)).Distinct().ToList();
        return new InfraOutcome(WithoutRepeats(diagnostics), format is null ? [] : [.. FormatDiff.Read(await format)], Resources(shown?.Output));
    }

    // Another fact makes another plan, and leaves the files as they are.
    private async Task<string> FormatAsync(CancellationToken cancel)
    {
        var key = CacheFolder.KeyOf(["fmt", program.Version, FileDigest.Of(workspace, InfraFiles.Configuration(workspace))]);
        if (cache?.Read(Area, key) is { } known)
        {
            return known;
        }

        var result = await CallAsync(["fmt", "-check", "-diff", "-recursive", "-no-color"], workspace.Absolute(InfraFiles.Folder), TerraformEnvironment.Base, cancel);
        cache?.Write(Area, key, result.Output);
        return result.Output;
    }

    // The validate walk speaks of blocks where the plan speaks of instances: the plan says more.
    private static List<TerraformDiagnostic> WithoutRepeats(List<TerraformDiagnostic> all) =>
        [.. all.Where(one => one.Address?.EndsWith(']') == true || !all.Exists(other => other != one && other with { Address = one.Address } == one))];

    private static JsonElement Resources(string? json)
    {
        using var document = JsonDocument.Parse(json ?? "{}");
        var module = PlannedResource.Find(document.RootElement, ["planned_values", "root_module"]);
        return ArrayOf(module is null ? [] : OfModule(module.Value));
    }

    // A serializer would first learn, for as long as all else here takes, what it is to write.
    private static JsonElement ArrayOf(IEnumerable<JsonElement> items)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartArray();
            foreach (var item in items)
            {
                item.WriteTo(writer);
            }

            writer.WriteEndArray();
        }

        return JsonDocument.Parse(text.WrittenMemory).RootElement;
    }

    private static IEnumerable<JsonElement> OfModule(JsonElement module)
    {
        var own = PlannedResource.Find(module, ["resources"]) is { } resources ? resources.EnumerateArray().Where(resource => resource.GetProperty("mode").GetString() == "managed") : [];
        var below = PlannedResource.Find(module, ["child_modules"]) is { } modules ? modules.EnumerateArray().SelectMany(OfModule) : [];
        return own.Concat(below);
    }

    private Task<ProgramResult> CallAsync(IReadOnlyList<string> arguments, string folder, IReadOnlyDictionary<string, string> environment, CancellationToken cancel) =>
        ProgramRunner.RunAsync(new ProgramCall(program.Path, arguments, folder, Timeout) { Environment = environment }, cancel);
}
