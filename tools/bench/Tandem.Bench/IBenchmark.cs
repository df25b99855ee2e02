namespace Tandem.Bench;

/// <summary>Whole processes, timed side by side.</summary>
internal interface IBenchmark
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>Runs it and prints a table.</summary>
    Task RunAsync();
}
