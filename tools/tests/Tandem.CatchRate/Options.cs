namespace Tandem.CatchRate;

/// <summary>What the command line asks for.</summary>
/// <param name="Only">A text that stands in a fault's class, name, file, rule or mark (<c>open: true</c>); empty for every fault.</param>
/// <param name="Corpus">Whether the faults written before the rules are tried.</param>
/// <param name="Faults">Whether the faults written with the rules are tried.</param>
/// <param name="Mark">Whether the marks <c>open</c> of the corpus are set to what was seen.</param>
/// <param name="FirstRun">Whether the outcome is kept as the corpus' first.</param>
internal sealed record Options(string Only, bool Corpus, bool Faults, bool Mark, bool FirstRun)
{
    /// <summary>Whether mutants of the fleet are tried, and no faults.</summary>
    public bool Mutants { get; private init; }

    public const string Usage = "usage: [--only=TEXT] [--set=corpus|faults|mutants] [--mark] [--first-run]";

    /// <summary>Whether every fault is tried, so that the page can be written.</summary>
    public bool Whole => Only.Length == 0 && Corpus && Faults;

    /// <summary>Reads the arguments; null where one is not known.</summary>
    public static Options? From(IReadOnlyList<string> arguments)
    {
        var options = new Options("", Corpus: true, Faults: true, Mark: false, FirstRun: false);
        foreach (var argument in arguments)
        {
            if (options.With(argument) is not { } next)
            {
                return null;
            }

            options = next;
        }

        return options;
    }

    /// <summary>Whether a fault is asked for.</summary>
    public bool Takes(Fault fault) =>
        Only.Length == 0 || ((string[])[fault.Class, fault.Name, fault.File, fault.Rule, fault.Open ? "open: true" : ""]).Any(text => text.Contains(Only, StringComparison.OrdinalIgnoreCase));

    private Options? With(string argument) => argument.Split('=', 2) switch
    {
        ["--only", var text] => this with { Only = text },
        ["--set", "corpus"] => this with { Faults = false },
        ["--set", "faults"] => this with { Corpus = false },
        ["--set", "mutants"] => this with { Corpus = false, Faults = false, Mutants = true },
        // Cake hands a switch on with an empty value.
        ["--mark", ..] => this with { Mark = true },
        ["--first-run", ..] => this with { FirstRun = true },
        _ => null,
    };
}
