using Tandem.Settings;

namespace Tandem.Tests.Support;

/// <summary>The repository that these tests stand in.</summary>
internal static class RealRepository
{
    public static string Root { get; } = SettingsReader.FindRoot(AppContext.BaseDirectory)
        ?? throw new InvalidOperationException("The tests run from inside the repository: no tandem.yaml above them.");

    /// <summary>A folder of test data beside the sources.</summary>
    public static string TestData(string folder) => Path.Combine(Root, "tools", "tests", "Tandem.Tests", folder);
}
