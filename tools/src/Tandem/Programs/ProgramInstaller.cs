using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Tandem.Programs;

/// <summary>
/// Downloads a pinned release into the cache's tools. Nothing is unpacked before its sum is the pinned one, and the executable
/// gets its name by a rename, so that a process that looks for it meanwhile finds a whole one or none.
/// </summary>
/// <param name="http">The client; <paramref name="deadline"/> bounds each download, whatever its own timeout.</param>
/// <param name="cache">Where the executable goes.</param>
/// <param name="host">What the release's path is appended to.</param>
/// <param name="deadline">The longest that a download may take.</param>
public sealed class ProgramInstaller(HttpClient http, CacheFolder cache, Uri host, TimeSpan deadline)
{
    private const UnixFileMode Executable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute |
        UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private const string Hint = "Install kubectl 1.27 or kustomize 5.0 (or later) on PATH, or name one in TANDEM_KUBECTL or TANDEM_KUSTOMIZE.";

    /// <summary>Where the releases come from: GitHub, or the mirror of it that <c>TANDEM_DOWNLOADS</c> names.</summary>
    public static Uri HostFromEnvironment()
    {
        var named = Environment.GetEnvironmentVariable("TANDEM_DOWNLOADS");
        return string.IsNullOrEmpty(named) ? new Uri("https://github.com/")
            : Uri.TryCreate(named.TrimEnd('/') + "/", UriKind.Absolute, out var mirror) && mirror.Scheme is "https" or "http" ? mirror
            : throw new ProgramException($"TANDEM_DOWNLOADS is {named}, which is not an http address.", "Correct the variable, or unset it.");
    }

    /// <summary>Installs a release and returns its executable.</summary>
    /// <exception cref="ProgramException">It could not be downloaded, or is not the file that was pinned. Nothing is left behind.</exception>
    public async Task<string> InstallAsync(PinnedRelease release, CancellationToken cancel)
    {
        var address = new Uri(host, release.Path);
        var draft = Path.Combine(cache.Tools, $".{release.Program}.{Guid.NewGuid():N}");
        var target = Path.Combine(cache.Tools, release.Executable);
        try
        {
            Directory.CreateDirectory(cache.Tools);
            await DownloadAsync(address, draft, cancel);
            await VerifyAsync(release, address, draft, cancel);
            await UnpackAsync(release, draft, draft + ".new", cancel);
            File.Move(draft + ".new", target, overwrite: true);
            return target;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new ProgramException($"{release.Program} {release.Version} could not be installed from {address}: {e.Message.TrimEnd('.')}.", Hint);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new ProgramException($"{address} did not answer within {deadline.TotalSeconds:0} seconds.", Hint);
        }
        finally
        {
            File.Delete(draft);
            File.Delete(draft + ".new");
        }
    }

    private async Task DownloadAsync(Uri address, string draft, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(deadline);
        using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        response.EnsureSuccessStatusCode();
        await using var file = File.Create(draft);
        await response.Content.CopyToAsync(file, limit.Token);
    }

    private static async Task VerifyAsync(PinnedRelease release, Uri address, string draft, CancellationToken cancel)
    {
        await using var file = File.OpenRead(draft);
        var sum = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
        if (sum != release.Sha256)
        {
            throw new ProgramException($"{address} has the SHA-256 {sum}, but {release.Sha256} is pinned ({release.Source}). It was not installed.", Hint);
        }
    }

    private static async Task UnpackAsync(PinnedRelease release, string archive, string target, CancellationToken cancel)
    {
        await using (var file = File.OpenRead(archive))
        {
            await using var content = release.Path.EndsWith(".zip", StringComparison.Ordinal)
                ? await InZipAsync(release, file, cancel)
                : await InTarAsync(release, file, cancel);
            await using var executable = File.Create(target);
            await content.CopyToAsync(executable, cancel);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(target, Executable);
        }
    }

    private static async Task<Stream> InZipAsync(PinnedRelease release, Stream archive, CancellationToken cancel)
    {
        var zip = await ZipArchive.CreateAsync(archive, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancel);
        var entry = zip.GetEntry(release.Executable) ?? throw Lacks(release);
        return await entry.OpenAsync(cancel);
    }

    private static async Task<Stream> InTarAsync(PinnedRelease release, Stream archive, CancellationToken cancel)
    {
        var tar = new TarReader(new GZipStream(archive, CompressionMode.Decompress), leaveOpen: true);
        while (await tar.GetNextEntryAsync(copyData: false, cancel) is { } entry)
        {
            if (entry.Name == release.Executable && entry.DataStream is { } content)
            {
                return content;
            }
        }

        throw Lacks(release);
    }

    private static InvalidDataException Lacks(PinnedRelease release) => new($"the archive holds no file named {release.Executable}");
}
