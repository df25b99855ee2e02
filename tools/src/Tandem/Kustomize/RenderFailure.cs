using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Rules;

namespace Tandem.Kustomize;

/// <summary>Turns kustomize's one long sentence into a finding at the line that it means.</summary>
internal static class RenderFailure
{
    /// <summary>The finding for what kustomize wrote to standard error.</summary>
    public static Finding From(Workspace workspace, KustomizationTree tree, string error)
    {
        var message = Shorten(workspace, error);
        return Finding.At(KustomizeRules.Unrenderable, PlaceOf(workspace, tree, error), $"{tree.Folder} does not build: {message}");
    }

    // The innermost cause stands last; the paths before it only say through which folders kustomize came.
    private static string Shorten(Workspace workspace, string error)
    {
        var text = Unlogged(error).ReplaceLineEndings(" ").Trim().Replace(workspace.Root + "/", "", StringComparison.Ordinal);
        text = text.StartsWith("error: ", StringComparison.OrdinalIgnoreCase) ? text["error: ".Length..] : text;
        return text.EndsWith('.') ? text : text + ".";
    }

    // kubectl may log its error, with time and process id, as E1123 14:41:18.786706 21053 run.go:72] "command failed" err="...".
    private static string Unlogged(string error)
    {
        const string mark = " err=\"";
        var start = error.IndexOf(mark, StringComparison.Ordinal);
        return start < 0 || !error.Contains("] \"", StringComparison.Ordinal) ? error
            : error[(start + mark.Length)..].Trim().TrimEnd('"').Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\n", " ", StringComparison.Ordinal);
    }

    // The longest text of the tree's kustomizations that the message repeats is what it complains of.
    private static Place PlaceOf(Workspace workspace, KustomizationTree tree, string error)
    {
        var suspect = tree.Kustomizations
            .SelectMany(kustomization => ScalarsOf(kustomization.Root))
            .Where(scalar => scalar.Text.Length > 3 && !scalar.Text.Contains('\n', StringComparison.Ordinal)
                && error.Contains(scalar.Text, StringComparison.Ordinal))
            .MaxBy(scalar => scalar.Text.Length);
        var own = KustomizationFile.PathIn(workspace, tree.Folder) ?? $"{tree.Folder}/kustomization.yaml";
        return suspect?.Place ?? new Place(own, 1, 1);
    }

    private static IEnumerable<ScalarNode> ScalarsOf(Node node) => node switch
    {
        ScalarNode scalar => [scalar],
        SequenceNode list => list.Items.SelectMany(ScalarsOf),
        MappingNode mapping => mapping.Entries.SelectMany(entry => ScalarsOf(entry.Value)),
        _ => [],
    };
}
