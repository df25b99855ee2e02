using System.Runtime.InteropServices;

namespace Tandem.Programs;

/// <summary>The releases that <c>./build.sh</c> may download. A platform without a published sum has no line here, and is never given one by guess.</summary>
/// <remarks>kustomize 5.8.1 is the one inside Argo CD v3.5.1, so what renders here is what renders in a cluster.</remarks>
public static class ProgramPins
{
    private const string ArgoCd = "argoproj/argo-cd v3.5.1 (109ca7c), hack/installers/checksums";
    private const string Scoop = "ScoopInstaller/Main de968a9, bucket/kustomize.json";

    /// <summary>Every pinned release.</summary>
    public static IReadOnlyList<PinnedRelease> All { get; } =
    [
        Kustomize("linux_amd64", "tar.gz", "029a7f0f4e1932c52a0476cf02a0fd855c0bb85694b82c338fc648dcb53a819d", ArgoCd),
        Kustomize("linux_arm64", "tar.gz", "0953ea3e476f66d6ddfcd911d750f5167b9365aa9491b2326398e289fef2c142", ArgoCd),
        Kustomize("darwin_amd64", "tar.gz", "ee7cf0c1e3592aa7bb66ba82b359933a95e7f2e0b36e5f53ed0a4535b017f2f8", ArgoCd),
        Kustomize("darwin_arm64", "tar.gz", "8886f8a78474e608cc81234f729fda188a9767da23e28925802f00ece2bab288", ArgoCd),
        Kustomize("windows_amd64", "zip", "8ec7f5e815e526d4622c06df0a7793d8cfb6eb1c74f816b46166097fef8b26c6", Scoop),
        Kustomize("windows_arm64", "zip", "f6f5090c373965760a30a59af84c81853b80d2c7dbb3236424f440e47eed3f5a", Scoop),
    ];

    /// <summary>The release of <paramref name="program"/> for this machine; null where none is pinned.</summary>
    public static PinnedRelease? For(string program)
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var processor = RuntimeInformation.OSArchitecture switch
        {
            Architecture.X64 => "amd64",
            Architecture.Arm64 => "arm64",
            var other => other.ToString(),
        };
        return All.FirstOrDefault(release => release.Program == program && release.Platform == $"{system}_{processor}");
    }

    private static PinnedRelease Kustomize(string platform, string archive, string sha256, string source) => new(
        "kustomize", "5.8.1", platform,
        $"kubernetes-sigs/kustomize/releases/download/kustomize/v5.8.1/kustomize_v5.8.1_{platform}.{archive}", sha256, source);
}
