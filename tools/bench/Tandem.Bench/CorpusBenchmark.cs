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
        var ours = CountOf(await TandemAsync(corpus));
        var alone = CountOf(await TandemAsync(corpus, Beyond));
        Console.WriteLine($"\n{Corpus.Documents} documents, {Corpus.Errors} seeded errors; tandem finds {ours}, by schemas alone {alone}, ajv {theirs}");
        if (ours != Corpus.Errors || alone != Corpus.Errors || theirs != Corpus.Errors)
        {
            throw new InvalidOperationException("The counts differ: the times would compare nothing.");
        }

        await Race.RunAsync("2,000 plain documents", Rounds,
            new Contender("node, js-yaml and ajv standalone code", () => rival(corpus)),
            new Contender("tandem validate DIR, schemas alone", () => TandemAsync(corpus, Beyond)),
            new Contender("tandem validate DIR, every rule", () => TandemAsync(corpus)));
    }

    private Task<Outcome> TandemAsync(string corpus, params string[] more) => Run.ProcessAsync("dotnet", corpus, None, [Repository.Tool(root), "validate", ".", .. more]);

    private static int CountOf(Outcome outcome) => int.Parse(outcome.Output.TrimEnd().Split('\n')[^1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
}
