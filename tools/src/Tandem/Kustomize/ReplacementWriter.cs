using Tandem.Findings;
using Tandem.Kustomize.Effects;
using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>One target of a replacement. It blames the field that the value is taken from: for us a key of a facts file.</summary>
/// <param name="source">The object that the value is taken from, as it stood when the replacement ran.</param>
/// <param name="target">One entry under its <c>targets</c>.</param>
public sealed class ReplacementWriter(ReplacementSource source, MappingNode target) : FieldWriter
{
    private readonly Delimited part = Delimited.From(target);

    private readonly TargetPath[] paths =
    [
        .. target.List("fieldPaths").OfType<ScalarNode>().Select(path => new TargetPath(path, FieldPathExpression.Parse(path.Text))),
    ];

    /// <inheritdoc/>
    public override WrittenField? At(FieldQuery query)
    {
        if (query.Value is not ScalarNode rendered)
        {
            return null;
        }

        foreach (var (node, path) in paths)
        {
            var isRendered = part.PieceOf(rendered.Text) == source.Text;
            if (source.Field is { } fact && path.Reaches(query) && (isRendered || !path.RewritesItsSelector))
            {
                return new WrittenField(fact.Value, fact.Key, source.Node)
                {
                    IsRendered = isRendered,
                    Chain = [new ChainLink(ChainRole.Replacement, node.Source.Path, node.Line), .. fact.Chain.Select(AsFact)],
                };
            }
        }

        return null;
    }

    /// <summary>Writes to the state of the objects selected, and tells what each field path did.</summary>
    internal IEnumerable<Effect> Write(IReadOnlyList<SourceObject> selected)
    {
        foreach (var (node, path) in paths)
        {
            var found = selected.Select(candidate => new { Owner = candidate, Paths = path.Find(candidate.State.Root).ToList() }).ToList();
            var lacking = target.Mapping("options")?.Text("create") == "true" ? [] : found.FindAll(one => one.Paths.Count == 0);
            var isLost = lacking.Count > 0 && lacking.TrueForAll(one => one.Owner.State.IsCertain);
            var written = found.SelectMany(one => one.Paths.ConvertAll(at => Write(one.Owner, node, at))).ToList();
            // Where some have the field, it is those that do not which are selected by mistake.
            yield return new Effect(EffectKind.Replacement, node.Place, node.Text, written.Count, written.Contains(true))
            {
                Fails = !isLost ? source.Unknown : lacking.Count < found.Count && target.Mapping("select") is { } select ? select : node,
            };
        }
    }

    private bool Write(SourceObject candidate, ScalarNode node, IReadOnlyList<PathSegment> path)
    {
        var state = candidate.State;
        if (source.Text is not { } text || FieldPaths.Find(state.Root, [.. path]) is not ScalarNode old)
        {
            state.Doubt();
            return true;
        }

        candidate.Note(new Filling(path, node, target, source, old.Text));
        // The field keeps its type, as it does in kustomize.
        var value = part.Into(old.Text, text);
        return state.Set(path, new ScalarNode(old.Source, old.Line, old.Column, value, old.Type)) || Placeholders.Is(text);
    }

    /// <summary>Gives an object the name or the namespace that the replacement writes to it.</summary>
    public void Rename(SourceObject candidate)
    {
        foreach (var (node, _) in paths.Where(_ => part.Delimiter is null && source.Text is not null))
        {
            if (node.Text == "metadata.name")
            {
                candidate.Overwrite(source.Text!);
            }

            candidate.Namespace = node.Text == "metadata.namespace" ? source.Text : candidate.Namespace;
        }
    }

    private sealed record TargetPath(ScalarNode Node, FieldPathExpression Path);

    private static ChainLink AsFact(ChainLink link) => link with { Role = link.Role == ChainRole.Base ? ChainRole.Fact : link.Role };
}
