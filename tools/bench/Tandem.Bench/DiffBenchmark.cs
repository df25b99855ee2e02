namespace Tandem.Bench;

/// <summary>
/// <c>tandem diff</c> between two commits of a copy of this fleet, against rendering every unit of both with kubectl alone, which gives two
/// heaps of YAML to compare by eye.
/// </summary>
internal sealed class DiffBenchmark(string root, string scratch) : IBenchmark
{
    private const int Rounds = 9;
    private static readonly string[] Folders = ["base", "clusters", "infra"];
    private readonly string copy = Path.Combine(scratch, "fleet");

    public string Name => "diff";

    public async Task RunAsync()
    {
        await PrepareAsync();
        await Race.RunAsync("diff of one line in a base", Rounds, Contenders("line"));
        await Race.RunAsync("diff of a fact that every unit and the ground take", Rounds, Contenders("fact"));
    }

    private Contender[] Contenders(string branch) =>
    [
        new("git archive and kubectl kustomize, every unit of both commits", () => KubectlAsync("main", branch)),
        new("tandem diff --no-cache --no-ground", () => TandemAsync("main", branch, "--no-cache", "--no-ground")),
        new("tandem diff --no-cache", () => TandemAsync("main", branch, "--no-cache")),
        new("tandem diff, cached", () => TandemAsync("main", branch)),
    ];

    private async Task PrepareAsync()
    {
        Directory.CreateDirectory(copy);
        foreach (var file in Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories)))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        await File.WriteAllTextAsync(Path.Combine(copy, "tandem.yaml"), Repository.Settings);
        await GitAsync("init", "--quiet", "--initial-branch=main");
        await CommitAsync("main");
        await BranchAsync("line", "base/model-server/deployment.yaml", "--max-model-len=16384", "--max-model-len=8192");
        await BranchAsync("fact", "base/fleet/fleet.yaml", "networkPrefix: tpu-gke-dranet", "networkPrefix: tpu-gke-dranets");
        await GitAsync("switch", "--quiet", "main");
    }

    private async Task BranchAsync(string name, string file, string from, string to)
    {
        await GitAsync("switch", "--quiet", "--create", name, "main");
        var path = Path.Combine(copy, file);
        var text = await File.ReadAllTextAsync(path);
        if (!text.Contains(from, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{file} does not hold {from}: choose another line to change.");
        }

        await File.WriteAllTextAsync(path, text.Replace(from, to, StringComparison.Ordinal));
        await CommitAsync(name);
    }

    private async Task CommitAsync(string message)
    {
        await GitAsync("add", "--all");
        await GitAsync("-c", "user.name=bench", "-c", "user.email=bench@example.com", "commit", "--quiet", "--message", message);
    }

    private Task<Outcome> GitAsync(params string[] arguments) => Run.ProcessAsync("git", copy, new Dictionary<string, string>(), arguments);

    private async Task<Outcome> KubectlAsync(params string[] branches)
    {
        var (milliseconds, peak) = (0.0, 0.0);
        foreach (var branch in branches)
        {
            var tree = Directory.CreateDirectory(Path.Combine(scratch, Guid.NewGuid().ToString("N"))).FullName;
            List<Outcome> outcomes =
            [
                await GitAsync("archive", "--output", Path.Combine(tree, "a.tar"), branch),
                await Run.ProcessAsync("tar", tree, new Dictionary<string, string>(), "-xf", "a.tar"),
            ];
            foreach (var unit in Repository.Units(copy))
            {
                outcomes.Add(await Run.ProcessAsync("kubectl", tree, new Dictionary<string, string>(), "kustomize", unit));
            }

            (milliseconds, peak) = (milliseconds + outcomes.Sum(one => one.Milliseconds), Math.Max(peak, outcomes.Max(one => one.PeakMegabytes)));
            Directory.Delete(tree, recursive: true);
        }

        return new Outcome(0, "", milliseconds, peak);
    }

    private Task<Outcome> TandemAsync(params string[] arguments)
    {
        var environment = new Dictionary<string, string> { ["TANDEM_CACHE"] = Path.Combine(scratch, "cache"), ["TANDEM_STATE"] = Path.Combine(scratch, "state") };
        return Run.ProcessAsync("dotnet", copy, environment, [Repository.Tool(root), "diff", .. arguments]);
    }
}
