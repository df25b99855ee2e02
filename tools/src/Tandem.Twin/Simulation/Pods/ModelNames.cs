namespace Tandem.Twin.Simulation.Pods;

/// <summary>The names that a vLLM server answers to, as its command line says.</summary>
internal static class ModelNames
{
    private const string Served = "--served-model-name";
    private const string Model = "--model";

    /// <summary>The names; the model's path where none is given.</summary>
    public static IReadOnlyList<string> Of(PodProgram program, PodEnvironment environment)
    {
        var words = program.Words.SelectMany(word => word.Split([' ', '\n', '\t', '\\'], StringSplitOptions.RemoveEmptyEntries)).Select(environment.Expand).ToList();
        var served = After(words, Served);
        var model = After(words, Model);
        return served.Count > 0 ? served : model.Count > 0 ? [model[0]] : Positional(words);
    }

    private static List<string> After(List<string> words, string option)
    {
        if (words.Find(word => word.StartsWith(option + "=", StringComparison.Ordinal)) is { } joined)
        {
            return [joined[(option.Length + 1)..]];
        }

        var at = words.IndexOf(option);
        return at < 0 ? [] : [.. words.Skip(at + 1).TakeWhile(word => !word.StartsWith('-'))];
    }

    // vllm serve MODEL
    private static List<string> Positional(List<string> words) =>
        words.IndexOf("serve") is var at && at >= 0 && at + 1 < words.Count ? [words[at + 1]] : ["model"];
}
