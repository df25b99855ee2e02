using System.Diagnostics;
using Tandem.CatchRate;
using Tandem.CatchRate.Mutants;

// ./build.sh --target=CatchRate [--only=TEXT] [--set=corpus|faults|mutants] [--mark] [--first-run]
if (Options.From(args) is not { } options)
{
    Console.Error.WriteLine(Options.Usage);
    return 2;
}

var scratch = ScratchFolder.Create("tandem-catch-rate-");
Environment.SetEnvironmentVariable("TANDEM_CACHE", Path.Combine(scratch, "cache"));
Environment.SetEnvironmentVariable("TANDEM_STATE", Path.Combine(scratch, "state"));
using var cancel = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    cancel.Cancel();
};
try
{
    var watch = Stopwatch.StartNew();
    if (options.Mutants)
    {
        return await MutantRun.RunAsync(scratch, options.Only, cancel.Token);
    }

    var corpus = await TrialsAsync(options.Corpus ? FaultFiles.Corpus : []);
    var faults = await TrialsAsync(options.Faults ? FaultFiles.Faults : []);
    Survivors.Print(Console.Out, [.. corpus, .. faults]);
    await Keep.AllAsync(options, corpus, faults, cancel.Token);
    Console.WriteLine($"{CatchCount.Of([.. corpus, .. faults])}, in {watch.Elapsed.TotalSeconds:F0} s");
    return 0;
}
finally
{
    Directory.Delete(scratch, recursive: true);
}

Task<IReadOnlyList<Attempt>> TrialsAsync(IReadOnlyList<Fault> all) =>
    Trials.RunAsync(new Trial(scratch, rivals: options.Whole), [.. all.Where(options.Takes)], cancel.Token);
