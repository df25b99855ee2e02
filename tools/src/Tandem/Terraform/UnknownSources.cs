using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Rules;
using Tandem.Terraform.Hcl;

namespace Tandem.Terraform;

/// <summary>Providers and modules that only <c>terraform init</c> could bring, and types that the stand-ins lack: what terraform says of them is wrong here, names no place, or is advice that helps nobody offline.</summary>
/// <param name="module">The configuration.</param>
internal sealed partial class UnknownSources(HclModule module)
{
    private const string Hint = "Do without it; or plan it by terraform itself, where there is a network, and leave the layer out here with --skip terraform.";

    /// <summary>Whether terraform misses a provider or a module.</summary>
    public static bool Is(TerraformDiagnostic diagnostic) => diagnostic.IsError && (MissesProvider(diagnostic) || MissesModule(diagnostic) || MissesType(diagnostic));

    /// <summary>One finding for each that is missed, however often terraform says so.</summary>
    public IEnumerable<Finding> Findings(IEnumerable<TerraformDiagnostic> diagnostics)
    {
        var missed = diagnostics.Where(Is).ToList();
        var providers = missed.Where(MissesProvider).SelectMany(diagnostic => Provider().Matches(diagnostic.Message)).Select(match => match.Groups["address"].Value);
        var modules = missed.Where(MissesModule).Select(DiagnosticMapper.PlaceOf);
        return providers.Distinct(StringComparer.Ordinal).Select(OfProvider).Concat(modules.Distinct().Select(OfModule))
            .Concat(missed.Where(MissesType).GroupBy(diagnostic => Type().Match(diagnostic.Message).Value, StringComparer.Ordinal).Select(alike => OfType(alike.Key, alike.Select(DiagnosticMapper.PlaceOf).Min()!)))
            .OrderBy(finding => finding.Blame.Place);
    }

    private static bool MissesProvider(TerraformDiagnostic diagnostic) =>
        (diagnostic.Message.StartsWith("Inconsistent dependency lock file: ", StringComparison.Ordinal) || diagnostic.Message.StartsWith("Missing required provider: ", StringComparison.Ordinal))
        && Provider().IsMatch(diagnostic.Message);

    private static bool MissesModule(TerraformDiagnostic diagnostic) => diagnostic.File is not null && diagnostic.Message.StartsWith("Module not installed: ", StringComparison.Ordinal);

    // Where a known type is near, terraform names it, and it is a slip.
    private static bool MissesType(TerraformDiagnostic diagnostic) => diagnostic.File is not null && Type().IsMatch(diagnostic.Message) && !diagnostic.Message.Contains("Did you mean", StringComparison.Ordinal);

    private static Finding OfType(string type, Place first) => Finding.At(TerraformRules.Unknown, first,
        $"The {type} is not known here, as far as the provider has it: {InfraFiles.Folder}/ was not planned.", Hint);

    private Finding OfProvider(string address) => Finding.At(TerraformRules.Unknown, new ProviderOrigin(module).Of(address) ?? new Place(InfraFiles.Folder, 1, 1),
        $"The provider {ProviderOrigin.Shown(address)} is not known here; known are {Known}. terraform init would fetch it, which needs the network: {InfraFiles.Folder}/ was not planned.", Hint);

    private Finding OfModule(Place place)
    {
        var block = module.Blocks.FirstOrDefault(candidate => candidate.Place == place);
        var source = block?.Attribute("source")?.Value.Text.Trim('"') ?? "elsewhere";
        var fetch = source.StartsWith('.') ? "install it, which is not run here" : "fetch it, which needs the network";
        return Finding.At(TerraformRules.Unknown, place,
            $"The module {block?.Labels[0]} comes from {source}, which is not known here; known are the providers {Known}. terraform init would {fetch}: {InfraFiles.Folder}/ was not planned.", Hint);
    }

    private static string Known => $"{string.Join(", ", OfflineProviders.Names.SkipLast(1))} and {OfflineProviders.Names[^1]}";

    [GeneratedRegex(@"(?<=does not support )(resource type|data source) ""google_\w+""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Type();

    [GeneratedRegex(@"\bprovider (?<address>[a-z0-9.-]+(:\d+)?/[\w-]+/[\w-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Provider();
}
