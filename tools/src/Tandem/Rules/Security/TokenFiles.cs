using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;

namespace Tandem.Rules.Security;

/// <summary>Looks for tokens in files: in the values of YAML, and in the text of everything else, comments included.</summary>
/// <param name="workspace">The files.</param>
internal sealed class TokenFiles(Workspace workspace)
{
    /// <summary>The tokens of every file that was read, and of those that hold settings and scripts, each at its place.</summary>
    public IEnumerable<(Place Place, FoundToken Token)> In(FleetModel fleet)
    {
        var read = workspace.FilesRead.ToHashSet(StringComparer.Ordinal);
        var others = fleet.IsRepository ? CoveredFiles.Folders.SelectMany(workspace.FilesUnder) : fleet.Trees.SelectMany(tree => tree.Files);
        return read.SelectMany(OfYaml).Concat(others.Distinct(StringComparer.Ordinal).Where(file => !read.Contains(file) && IsText(file)).SelectMany(file => OfText(workspace.Text(file), [])));
    }

    // Keys of YAML hold no tokens; comments do.
    private IEnumerable<(Place Place, FoundToken Token)> OfYaml(string file)
    {
        var yaml = workspace.Yaml(file);
        var values = (from scalar in yaml.Documents.SelectMany(FieldPaths.Texts)
                      from token in TokenForms.In(scalar.Text)
                      select (ScalarLines.PlaceOf(scalar, token.Index), token)).ToList();
        return values.Concat(OfText(yaml.Source, [.. values.Select(found => found.token.Text)]));
    }

    private static IEnumerable<(Place Place, FoundToken Token)> OfText(SourceText source, HashSet<string> known) =>
        from token in TokenForms.In(source.Text)
        where !known.Contains(token.Text)
        let start = token.Index > 0 && source.Text[token.Index - 1] == '"' ? token.Index - 1 : token.Index
        select (PlaceOf(source, start), token);

    private static Place PlaceOf(SourceText source, int index) =>
        new(source.Path, source.Text.AsSpan(0, index).Count('\n') + 1, index - source.Text.LastIndexOf('\n', Math.Max(0, index - 1)));

    // YAML that nothing reads is under no kustomization; its text is looked through all the same.
    private static bool IsText(string file) => Path.GetExtension(file) is not (".png" or ".svg" or ".gz" or ".tgz" or ".zip" or ".jpg") && !file.Contains("/.terraform/", StringComparison.Ordinal);
}
