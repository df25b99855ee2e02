using Tandem.Settings;

namespace Tandem.CatchRate;

/// <summary>The repository that this program stands in.</summary>
internal static class Repository
{
    public static string Root { get; } = SettingsReader.FindRoot(AppContext.BaseDirectory)
        ?? throw new InvalidOperationException("The faults lie in the repository: no tandem.yaml above this program.");

    /// <summary>A path, named from the root.</summary>
    public static string Absolute(string path) => Path.Combine(Root, path);
}
