using Tandem.Rules;
using Tandem.Settings;
using Tandem.Terraform;

namespace Tandem.Validation;

/// <summary>What a run is to check.</summary>
/// <param name="Root">The repository's root folder.</param>
public sealed record ValidationRequest(string Root)
{
    /// <summary>The settings file, from the root; null where there is none.</summary>
    public string? SettingsFile { get; init; } = SettingsReader.FileName;

    /// <summary>Files and folders of anybody's to check instead of the repository, as absolute paths.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>What stood on standard input; null where it is not to be checked.</summary>
    public string? StandardInput { get; init; }

    /// <summary>Whether the repository itself is checked.</summary>
    public bool IsRepository => Paths.Count == 0 && StandardInput is null;

    /// <summary>Where a finding about the run as a whole stands.</summary>
    public string Subject => SettingsFile ?? Paths.Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/')).FirstOrDefault() ?? ".";

    /// <summary>Folders of schemas to look into before those of the settings, as absolute paths.</summary>
    public IReadOnlyList<string> SchemaFolders { get; init; } = [];

    /// <summary>The clusters to render; all where empty.</summary>
    public IReadOnlyList<string> Clusters { get; init; } = [];

    /// <summary>The branch, tag or commit that the working tree left, for the rules about a change; null to leave those out.</summary>
    public string? Base { get; init; }

    /// <summary>The layers to leave out.</summary>
    public IReadOnlySet<string> Skip { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Whether renderings of an earlier run may be used.</summary>
    public bool UseCache { get; init; } = true;

    /// <summary>Whether unknown kinds are warnings; null to do as the settings say.</summary>
    public bool? UnknownKindsWarn { get; init; }

    /// <summary>Whether every warning counts as an error.</summary>
    public bool WarningsAsErrors { get; init; }

    /// <summary>What stands in for the Terraform providers; null to leave the layer terraform unchecked.</summary>
    public IProviderHost? Providers { get; init; }

    /// <summary>The rules to run over the joined model.</summary>
    public IReadOnlyList<Rule> Rules { get; init; } = RuleCatalog.Checks;

    /// <summary>The day against which suppressions are held.</summary>
    public required DateOnly Today { get; init; }
}
