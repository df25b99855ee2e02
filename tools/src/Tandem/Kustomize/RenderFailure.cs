using Tandem.Findings;
using Tandem.Kustomize.Effects;
using Tandem.Manifests;
using Tandem.Rules;

namespace Tandem.Kustomize;

/// <summary>Turns kustomize's one long sentence into a finding at the line that it means.</summary>
internal static class RenderFailure
{
    /// <summary>The finding for what kustomize wrote to standard error. Its object is the kustomization that does not build.</summary>
    public static Finding From(Workspace workspace, string? cluster, KustomizationTree tree, string error)
    {
        var message = Said(error).Replace(workspace.Root + "/", "", StringComparison.Ordinal);
        var field = LackingField(tree, error);
        if (field is not null && Rival(workspace, tree, field) is { } late)
        {
            return Finding.At(KustomizeRules.Unrenderable, late.Place, $"{late.Text} fills a field that a component listed before it takes away: {message.TrimEnd('.')}.", "Take in one of the two.") with { Objects = [Root(cluster, tree)] };
        }

        return Finding.At(KustomizeRules.Unrenderable, field?.Place ?? PlaceOf(workspace, tree, error), $"A kustomization does not build: {message.TrimEnd('.')}.",
            field is MappingNode ? "Some of what is selected here has the field and some has not: select by name too." : null) with
        {
            Objects = [Root(cluster, tree)],
        };
    }

    private static ObjectRef Root(string? cluster, KustomizationTree tree) => new(cluster, "kustomize.config.k8s.io/v1beta1", "Kustomization", null, tree.Folder, null);

    // The entry of a component whose replacement finds its field as soon as one of the components before it is left out.
    private static ScalarNode? Rival(Workspace workspace, KustomizationTree tree, Node field)
    {
        var entries = tree.Kustomizations[0].Listed(workspace, "components").ToList();
        var late = entries.FindIndex(listed => field.Source.Path.StartsWith(listed.Path + "/", StringComparison.Ordinal));
        var failing = tree.Effects.First(effect => effect.Fails?.Place == field.Place).Place;
        return late > 0 && entries.Take(late).Any(early => TreeWalker.Walk(workspace, tree.Folder, folders => [.. folders.Where(folder => folder != early.Path)]).Effects
            .Any(effect => effect.Kind == EffectKind.Replacement && effect.Place == failing && effect.Fails is null && effect.Hits > 0)) ? entries[late].Entry : null;
    }

    /// <summary>Whether a finding is what kustomize said, not what our own walk found first.</summary>
    public static bool Is(Finding finding) => finding.Rule == KustomizeRules.Unrenderable && finding.Objects is [{ Kind: "Kustomization" }, ..];

    /// <summary>What kustomize wrote to standard error, in one line and without what only surrounds it.</summary>
    public static string Said(string error) => Quoted(Innermost(Unlogged(error).ReplaceLineEndings(" ").Trim()));

    // Every layer that passes the message on escapes its quotes anew, and wraps it into two of its own, of which the first is gone with what only surrounds it.
    private static string Quoted(string text)
    {
        var plain = Bare(text);
        return plain.EndsWith('"') && plain.Count(c => c == '"') % 2 == 1 ? plain[..^1] : plain;
    }

    // The paths before the cause only say through which folders kustomize came.
    private static string Innermost(string text)
    {
        var plain = text.StartsWith("error: ", StringComparison.OrdinalIgnoreCase) ? text["error: ".Length..] : text;
        var marks = new[] { "recursed accumulation of path '", "recursed merging from path '" };
        var last = marks.Max(mark => plain.LastIndexOf(mark, StringComparison.Ordinal));
        var end = last < 0 ? -1 : plain.IndexOf("': ", last, StringComparison.Ordinal);
        return end < 0 ? plain : plain[(end + 3)..];
    }

    // kubectl may log its error, with time and process id, as E1123 14:41:18.786706 21053 run.go:72] "command failed" err="...".
    private static string Unlogged(string error)
    {
        // A message of several lines stands between err=< and >.
        const string block = " err=<";
        var lines = error.IndexOf(block, StringComparison.Ordinal);
        if (lines >= 0)
        {
            return error[(lines + block.Length)..].Trim().TrimEnd('>').Trim();
        }

        const string mark = " err=\"";
        var start = error.IndexOf(mark, StringComparison.Ordinal);
        return start < 0 || !error.Contains("] \"", StringComparison.Ordinal) ? error
            : OneQuoteLess(error[(start + mark.Length)..].Trim()).Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\n", " ", StringComparison.Ordinal);
    }

    // The message may end in a quote of its own, which stands before the last as \".
    private static string OneQuoteLess(string text) => text.EndsWith('"') ? text[..^1] : text;

    // Several targets may name one path: our own walk knows which of them does not find it. What the first of two takes away from the other is the first's fault.
    private static Node? LackingField(KustomizationTree tree, string error) => !error.Contains("unable to find field", StringComparison.Ordinal) ? null
        : tree.Effects.Where(effect => effect is { Kind: EffectKind.Replacement, Fails: not null } && Bare(error).Contains($"\"{Bare(effect.Text)}\"", StringComparison.Ordinal)
            && !FieldPathExpression.Parse(effect.Text).RewritesItsSelector).Select(effect => effect.Fails).FirstOrDefault();

    // The longest text of the tree's kustomizations and patches that the message repeats is what it complains of.
    private static Place PlaceOf(Workspace workspace, KustomizationTree tree, string error)
    {
        // On its way to the log a backslash was doubled, perhaps more than once.
        var said = Bare(error);
        var suspect = tree.Kustomizations.Select(kustomization => (Node)kustomization.Root).Concat(tree.Patches)
            .SelectMany(FieldPaths.Scalars)
            .Select(pair => pair.Node)
            .Where(scalar => scalar.Text.Length > 3 && !scalar.Text.Contains('\n', StringComparison.Ordinal)
                && said.Contains(Bare(scalar.Text), StringComparison.Ordinal))
            .MaxBy(scalar => scalar.Text.Length);
        var own = KustomizationFile.PathIn(workspace, tree.Folder) ?? $"{tree.Folder}/kustomization.yaml";
        return suspect?.Place ?? new Place(own, 1, 1);
    }

    private static string Bare(string text) => text.Replace("\\", "", StringComparison.Ordinal);
}
