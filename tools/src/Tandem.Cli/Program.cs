namespace Tandem.Cli;

/// <summary>The tool as the runtime runs it: every command.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => Application.RunAsync(args, Application.Output, Application.Error);
}
