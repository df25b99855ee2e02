using Tandem.Programs;

namespace Tandem.Tests.Live.Jobs;

/// <summary>The Python that runs the scripts of Jobs.</summary>
internal static class Python
{
    public static string Find() => ProgramLocator.Find("python3", CacheFolder.FromEnvironment()) ?? throw new InvalidOperationException("python3 was not found: install Python 3.9 or later.");
}
