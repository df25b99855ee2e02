namespace Tandem.Bench;

/// <summary>
/// 2,000 distinct plain documents with 20 seeded errors, against node with js-yaml and ajv's standalone code over the same
/// schemas. Counts are compared before times.
/// </summary>
internal sealed class CorpusBenchmark(string root, string scratch) : IBenchmark
{
    private const int Rounds = 9;
    private static readonly Dictionary<string, string> None = [];

    // All but what the rival does too.
    private static readonly string[] Beyond = [.. Rules.Layers.All.Where(layer => layer != Rules.Layers.Schemas).SelectMany(layer => new[] { "--skip", layer })];

    public string Name => "corpus";

    public async Task RunAsync()
    {
        var corpus = Corpus.Write(Path.Combine(scratch, "corpus"));
        var rival = await AjvRival.PrepareAsync(root, Path.Combine(scratch, "ajv"));
        if (rival is null)
        {
            Console.WriteLine("\ncorpus: not measured, npm could not install js-yaml and ajv");
            return;
        }

        var theirs = AjvRival.CountOf(await rival(corpus));
        var tools = TandemTool.All(root);
        foreach (var tool in tools)
        {
            var ours = CountOf(await TandemAsync(tool, corpus));
            var alone = CountOf(await TandemAsync(tool, corpus, Beyond));
            Console.WriteLine($"\n{Corpus.Documents} documents, {Corpus.Errors} seeded errors; tandem{tool.Suffix} finds {ours}, by schemas alone {alone}, ajv {theirs}");
            if (ours != Corpus.Errors || alone != Corpus.Errors || theirs != Corpus.Errors)
            {
                throw new InvalidOperationException("The counts differ: the times would compare nothing.");
            }
        }

        await Race.RunAsync("2,000 plain documents", Rounds,
        [
            new Contender("node, js-yaml and ajv standalone code", () => rival(corpus)),
            .. tools.SelectMany(tool => new[]
            {
                new Contender($"tandem validate DIR, schemas alone{tool.Suffix}", () => TandemAsync(tool, corpus, Beyond)),
                new Contender($"tandem validate DIR, every rule{tool.Suffix}", () => TandemAsync(tool, corpus)),
            }),
        ]);
    }

    private static Task<Outcome> TandemAsync(TandemTool tool, string corpus, params string[] more) => tool.RunAsync(corpus, None, ["validate", ".", .. more]);

    private static int CountOf(Outcome outcome) => int.Parse(outcome.Output.TrimEnd().Split('\n')[^1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
}
