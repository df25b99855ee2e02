using Tandem.Programs;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};

try
{
    var program = await FindOrInstallAsync(CacheFolder.FromEnvironment(), stop.Token);
    Console.WriteLine($"{program} at {program.Path}");
    return 0;
}
catch (ProgramException e)
{
    await Console.Error.WriteLineAsync($"{e.Message} {e.Hint}");
    return 3;
}
catch (OperationCanceledException)
{
    return 130;
}

static async Task<KustomizeProgram> FindOrInstallAsync(CacheFolder cache, CancellationToken cancel)
{
    try
    {
        return await ProgramLocator.FindKustomizeAsync(cache, cancel);
    }
    catch (ProgramException) when (!IsNamed("TANDEM_KUSTOMIZE") && !IsNamed("TANDEM_KUBECTL") && ProgramPins.For("kustomize") is not null)
    {
        var release = ProgramPins.For("kustomize")!;
        using var http = new HttpClient();
        var installer = new ProgramInstaller(http, cache, ProgramInstaller.HostFromEnvironment(), TimeSpan.FromMinutes(5));
        await installer.InstallAsync(release, cancel);
        return await ProgramLocator.FindKustomizeAsync(cache, cancel);
    }
}

// A program that the user named is theirs to correct: no other is put in its place.
static bool IsNamed(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
