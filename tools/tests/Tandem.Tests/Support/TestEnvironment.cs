using System.Runtime.CompilerServices;
using Tandem.CatchRate;

namespace Tandem.Tests.Support;

/// <summary>Every test run has a cache and a state folder of its own, gone when it ends.</summary>
internal static class TestEnvironment
{
    public static string Scratch { get; } = ScratchFolder.Create("tandem-tests-");

    [ModuleInitializer]
    internal static void Isolate()
    {
        Environment.SetEnvironmentVariable("TANDEM_CACHE", Path.Combine(Scratch, "cache"));
        Environment.SetEnvironmentVariable("TANDEM_STATE", Path.Combine(Scratch, "state"));
        Environment.SetEnvironmentVariable("NO_COLOR", "1");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Scratch, recursive: true);
    }
}
