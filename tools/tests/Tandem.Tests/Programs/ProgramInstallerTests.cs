using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Shouldly;
using Tandem.Programs;
using Xunit;

namespace Tandem.Tests.Programs;

public sealed class ProgramInstallerTests : IDisposable
{
    private const string Script = "#!/bin/sh\necho v5.8.1\n";
    private static readonly byte[] TarGz = InTarGz("kustomize", Script);

    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-installer-").FullName;
    private readonly HttpClient _http = new();

    private CacheFolder Cache => new(_folder);

    public void Dispose()
    {
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("linux_amd64", "kustomize.tar.gz", "kustomize")]
    [InlineData("windows_amd64", "kustomize.zip", "kustomize.exe")]
    public async Task Installs_the_file_of_an_archive_whose_sum_is_the_pinned_one(string platform, string path, string executable)
    {
        var archive = path.EndsWith(".zip", StringComparison.Ordinal) ? InZip(executable, Script) : TarGz;
        await using var server = new LoopbackServer(new() { [path] = archive });

        var installed = await InstallAsync(server.Address, Release(path, archive) with { Platform = platform });

        installed.ShouldBe(Path.Combine(Cache.Tools, executable));
        (await File.ReadAllTextAsync(installed, TestContext.Current.CancellationToken)).ShouldBe(Script);
        Left().ShouldBe([executable]);
    }

    [Fact]
    public async Task An_installed_program_may_be_run()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such permission.");
        await using var server = new LoopbackServer(new() { ["kustomize.tar.gz"] = TarGz });

        var installed = await InstallAsync(server.Address, Release("kustomize.tar.gz", TarGz));

        var answer = await ProgramRunner.RunAsync(installed, ["version"], _folder, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        answer.Output.ShouldBe("v5.8.1\n");
    }

    [Fact]
    public async Task Refuses_a_wrong_sum_and_leaves_nothing_behind()
    {
        await using var server = new LoopbackServer(new() { ["kustomize.tar.gz"] = InTarGz("kustomize", "#!/bin/sh\necho not the release\n") });

        var refusal = await RefusalAsync(server.Address, Release("kustomize.tar.gz", TarGz));

        refusal.Message.ShouldContain(Convert.ToHexStringLower(SHA256.HashData(TarGz)));
        refusal.Message.ShouldContain("It was not installed.");
        Left().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_sum_does_not_touch_what_was_installed_before()
    {
        await using var good = new LoopbackServer(new() { ["kustomize.tar.gz"] = TarGz });
        await using var bad = new LoopbackServer(new() { ["kustomize.tar.gz"] = [1, 2, 3] });
        var installed = await InstallAsync(good.Address, Release("kustomize.tar.gz", TarGz));

        await RefusalAsync(bad.Address, Release("kustomize.tar.gz", TarGz));

        (await File.ReadAllTextAsync(installed, TestContext.Current.CancellationToken)).ShouldBe(Script);
        Left().ShouldBe(["kustomize"]);
    }

    [Fact]
    public async Task A_release_that_is_not_there_says_what_to_install_instead()
    {
        await using var server = new LoopbackServer([]);

        var refusal = await RefusalAsync(server.Address, Release("kustomize.tar.gz", TarGz));

        refusal.Message.ShouldContain("kustomize 5.8.1 could not be installed from http://127.0.0.1");
        refusal.Message.ShouldContain("404");
        refusal.Hint.ShouldContain("TANDEM_KUBECTL");
        Left().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_is_not_there_says_what_to_install_instead()
    {
        var refusal = await RefusalAsync(Unused(), Release("kustomize.tar.gz", TarGz));

        refusal.Message.ShouldContain("kustomize 5.8.1 could not be installed");
        refusal.Hint.ShouldContain("Install kubectl 1.27 or kustomize 5.0");
        $"{refusal.Message} {refusal.Hint}".ShouldNotContain('\n');
        Left().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_given_up()
    {
        await using var server = new LoopbackServer([]) { Silent = true };

        var refusal = await RefusalAsync(server.Address, Release("kustomize.tar.gz", TarGz), TimeSpan.FromMilliseconds(200));

        refusal.Message.ShouldContain("did not answer within");
        Left().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_download_that_breaks_off_leaves_nothing_behind()
    {
        await using var server = new LoopbackServer(new() { ["kustomize.tar.gz"] = TarGz }) { CutShortBy = 20 };

        await RefusalAsync(server.Address, Release("kustomize.tar.gz", TarGz));

        Left().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_archive_without_the_program_is_refused()
    {
        var archive = InTarGz("README.md", "nothing to run");
        await using var server = new LoopbackServer(new() { ["kustomize.tar.gz"] = archive });

        var refusal = await RefusalAsync(server.Address, Release("kustomize.tar.gz", archive));

        refusal.Message.ShouldContain("no file named kustomize");
        Left().ShouldBeEmpty();
    }

    [Fact]
    public async Task Several_at_once_leave_one_whole_program()
    {
        await using var server = new LoopbackServer(new() { ["kustomize.tar.gz"] = TarGz });

        var installed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => InstallAsync(server.Address, Release("kustomize.tar.gz", TarGz))));

        server.Requests.ShouldBe(8);
        installed.Distinct().ShouldHaveSingleItem();
        (await File.ReadAllTextAsync(installed[0], TestContext.Current.CancellationToken)).ShouldBe(Script);
        Left().ShouldBe(["kustomize"]);
    }

    [Fact]
    public void Every_pin_has_a_sum_its_source_and_an_address_of_its_own()
    {
        ProgramPins.All.ShouldAllBe(pin => pin.Sha256.Length == 64 && pin.Sha256.All(char.IsAsciiHexDigitLower) && pin.Source.Length > 0);
        ProgramPins.All.ShouldAllBe(pin => pin.Path.Contains(pin.Version) && pin.Path.Contains(pin.Platform));
        ProgramPins.All.Select(pin => pin.Path).ShouldBeUnique();
        ProgramPins.All.Select(pin => pin.Sha256).ShouldBeUnique();
    }

    private Task<string> InstallAsync(Uri host, PinnedRelease release, TimeSpan? deadline = null) =>
        new ProgramInstaller(_http, Cache, host, deadline ?? TimeSpan.FromSeconds(30)).InstallAsync(release, TestContext.Current.CancellationToken);

    private Task<ProgramException> RefusalAsync(Uri host, PinnedRelease release, TimeSpan? deadline = null) =>
        Should.ThrowAsync<ProgramException>(() => InstallAsync(host, release, deadline));

    private IEnumerable<string?> Left() =>
        Directory.EnumerateFileSystemEntries(_folder, "*", SearchOption.AllDirectories).Where(File.Exists).Select(Path.GetFileName);

    private static PinnedRelease Release(string path, byte[] archive) =>
        new("kustomize", "5.8.1", "linux_amd64", path, Convert.ToHexStringLower(SHA256.HashData(archive)), "this test");

    private static Uri Unused()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }

    private static byte[] InTarGz(string name, string content)
    {
        using var bytes = new MemoryStream();
        using (var zipped = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(zipped))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) });
        }

        return bytes.ToArray();
    }

    private static byte[] InZip(string name, string content)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var writer = new StreamWriter(zip.CreateEntry(name).Open()))
        {
            writer.Write(content);
        }

        return bytes.ToArray();
    }
}
