using System.Globalization;
using System.Text;
using Tandem.Manifests;

namespace Tandem.CatchRate;

/// <summary>What the rules made of faults when these were new to them: kept, and never written again.</summary>
/// <param name="Date">The day.</param>
/// <param name="Commit">The commit whose rules they were.</param>
/// <param name="Class">What the classes of the faults begin with; empty for those that were the whole corpus then.</param>
/// <param name="Layers">The counts, per layer of the fault.</param>
internal sealed record FirstRun(string Date, string Commit, string Class, IReadOnlyDictionary<FaultLayer, CatchCount> Layers)
{
    private const string Folder = "tools/tests/Tandem.CatchRate";
    private const string Data = $"{Folder}/first-run.yaml";

    /// <summary>Reads what was kept, oldest first.</summary>
    public static IReadOnlyList<FirstRun> ReadAll() =>
        [.. Directory.EnumerateFiles(Repository.Absolute(Folder), "first-run*.yaml").Select(Read).OrderBy(run => run.Date, StringComparer.Ordinal).ThenBy(run => run.Class, StringComparer.Ordinal)];

    private static FirstRun Read(string path)
    {
        var file = (MappingNode)YamlReader.Read(new SourceText(path, File.ReadAllText(path))).Documents[0];
        var layers = file.Mapping("layers")!.Entries.ToDictionary(entry => Enum.Parse<FaultLayer>(entry.Name, ignoreCase: true), entry => CountOf((MappingNode)entry.Value));
        return new FirstRun(file.Text("date")!, file.Text("commit")!, file.Text("class") ?? "", layers);
    }

    /// <summary>Keeps a run.</summary>
    public static void Write(IEnumerable<Attempt> attempts, DateOnly date, string commit)
    {
        var text = new StringBuilder("# What the rules caught of the corpus when it was new to them. A record: not to be brought up to date.\n");
        text.Append(CultureInfo.InvariantCulture, $"date: {date:yyyy-MM-dd}\ncommit: \"{commit}\"\nlayers:\n");
        foreach (var layer in attempts.GroupBy(attempt => attempt.Fault.Layer).OrderBy(group => group.Key))
        {
            var count = CatchCount.Of([.. layer]);
            text.Append(CultureInfo.InvariantCulture, $"  {layer.Key.ToString().ToLowerInvariant()}: {{faults: {count.Faults}, expected: {count.Expected}, otherwise: {count.Otherwise}}}\n");
        }

        File.WriteAllText(Repository.Absolute(Data), text.ToString());
    }

    private static CatchCount CountOf(MappingNode entry) => new(Number(entry, "faults"), Number(entry, "expected"), Number(entry, "otherwise"), 0, 0);

    private static int Number(MappingNode entry, string name) => int.Parse(entry.Text(name)!, CultureInfo.InvariantCulture);
}
