using Tandem.Programs;

namespace Tandem.Tests.Support;

/// <summary>Every kubectl on this machine: the one that is found, and each <c>kubectl.1.*</c> beside its real file.</summary>
internal static class Kubectls
{
    public static IReadOnlyList<string> All()
    {
        if (Environment.GetEnvironmentVariable("TANDEM_TEST_KUBECTLS") is { Length: > 0 } named)
        {
            return named.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        }

        var found = ProgramLocator.Find("kubectl", CacheFolder.FromEnvironment());
        var real = found is null ? null : new FileInfo(found).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? found;
        return real is null ? [] : [real, .. Directory.EnumerateFiles(Path.GetDirectoryName(real)!, "kubectl.1.*").Order(StringComparer.Ordinal)];
    }
}
