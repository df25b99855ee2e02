namespace Tandem.Settings;

/// <summary>What must outlive a run: <c>TANDEM_STATE</c>, or <c>.tandem</c> in the repository's root, which git ignores.</summary>
public static class StateFolder
{
    /// <summary>The folder for one purpose.</summary>
    /// <param name="root">The repository's root.</param>
    /// <param name="purpose">Such as <c>infra</c>.</param>
    public static string Of(string root, string purpose)
    {
        var named = Environment.GetEnvironmentVariable("TANDEM_STATE");
        return Path.Combine(string.IsNullOrEmpty(named) ? Path.Combine(root, ".tandem") : Path.GetFullPath(named), purpose);
    }
}
