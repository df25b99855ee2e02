using System.Globalization;
using Tandem.Programs;
using Tandem.Terraform;

namespace Tandem.Validation;

/// <summary>
/// Keeps what a whole run on the repository wrote, under a key that holds everything it depends on: the tool's own build, the
/// programs that render and plan, the providers, the request with today's date, the form of the reports, and every byte of the input.
/// </summary>
/// <remarks>
/// What depends on anything else is not kept: a run that asked for a path outside the digest, met a symbolic link, could not check
/// something, or during which a file changed.
/// </remarks>
public sealed class RunCache
{
    private const string Area = "runs";
    private readonly CacheFolder cache = CacheFolder.FromEnvironment();
    private readonly ValidationRequest request;
    private readonly string digest;
    private readonly string key;

    private RunCache(ValidationRequest request, IReadOnlyList<string> forms, string digest)
    {
        (this.request, this.digest) = (request, digest);
        string[] flags =
        [
            request.Root, request.SettingsFile ?? "", $"{request.UnknownKindsWarn}", $"{request.WarningsAsErrors}",
            request.Today.ToString("O", CultureInfo.InvariantCulture),
            $"{request.Clusters.Count}", .. request.Clusters, $"{request.Skip.Count}", .. request.Skip.Order(StringComparer.Ordinal),
        ];
        key = CacheFolder.KeyOf([.. ToolVersion.Builds, ProgramLocator.StampOfKustomize(cache), TerraformLocator.Stamp(cache), request.Providers?.Build ?? "", .. flags, $"{forms.Count}", .. forms, digest]);
    }

    /// <summary>Loads what makes keys on another thread, which takes as long as reading the command line and the settings.</summary>
    public static void Prepare() => ThreadPool.QueueUserWorkItem(static _ => CacheFolder.KeyOf(ToolVersion.Builds));

    /// <summary>The place of a run's outcome; null where it is not to be kept.</summary>
    /// <param name="request">What is to be checked.</param>
    /// <param name="forms">The form of each report that is wanted.</param>
    public static RunCache? Of(ValidationRequest request, IReadOnlyList<string> forms)
    {
        // A branch moves while the files stay.
        if (!request.UseCache || !request.IsRepository || request.Base is not null || request.SchemaFolders.Count > 0 || InputDigest.Of(request.Root, request.SettingsFile) is not { } digest)
        {
            return null;
        }

        try
        {
            return new RunCache(request, forms, digest);
        }
        catch (ProgramException)
        {
            // The run itself says what is wrong with the program.
            return null;
        }
    }

    /// <summary>What an earlier run with the same input wrote; null where there was none.</summary>
    public RunOutcome? Read() => cache.Read(Area, key) is { } text ? RunOutcome.Parse(text) : null;

    /// <summary>Keeps what a run wrote, where the next one would write the same.</summary>
    public void Write(ValidationResult result, RunOutcome outcome)
    {
        var isWhole = result.ExitCode is ExitCodes.Clean or ExitCodes.Findings && result.PathsAsked.All(path => InputDigest.Covers(path, request.SettingsFile));
        if (isWhole && InputDigest.Of(request.Root, request.SettingsFile) == digest)
        {
            cache.Write(Area, key, outcome.Print());
            cache.Trim(Area);
        }
    }
}
