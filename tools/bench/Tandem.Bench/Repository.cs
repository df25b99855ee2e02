namespace Tandem.Bench;

/// <summary>The repository that is measured.</summary>
internal static class Repository
{
    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "tandem.yaml")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The benchmarks run from inside the repository.");
    }

    /// <summary>The published tool, as ./tandem runs it.</summary>
    public static string Tool(string root) => Path.Combine(root, "artifacts", "tool", "Tandem.Cli.dll");
}
