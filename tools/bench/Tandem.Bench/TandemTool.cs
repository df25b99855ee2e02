namespace Tandem.Bench;

/// <summary>One way in which the tool is run.</summary>
/// <param name="Suffix">What a table adds to its name.</param>
/// <param name="Program">The program.</param>
/// <param name="First">Its first arguments, before those of the tool.</param>
internal sealed record TandemTool(string Suffix, string Program, IReadOnlyList<string> First)
{
    /// <summary>The published tool, and what target Native compiled of it, where it did.</summary>
    public static IReadOnlyList<TandemTool> All(string root)
    {
        var native = Path.Combine(root, "artifacts", "native", "Tandem.Cli");
        var whole = new TandemTool("", "dotnet", [Repository.Tool(root)]);
        return File.Exists(native) ? [whole, new TandemTool(", native", native, [])] : [whole];
    }

    /// <summary>Runs a command of it.</summary>
    public Task<Outcome> RunAsync(string folder, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments) =>
        Run.ProcessAsync(Program, folder, environment, [.. First, .. arguments]);
}
