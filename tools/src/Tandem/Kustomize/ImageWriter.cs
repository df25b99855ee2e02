using Tandem.Findings;
using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>An entry under <c>images</c>: it rewrites the name, tag or digest of a container's image.</summary>
/// <param name="entry">The entry.</param>
public sealed class ImageWriter(MappingNode entry) : FieldWriter
{
    /// <inheritdoc/>
    public override WrittenField? At(FieldQuery query)
    {
        if (query.Path is not [.., { Key: "image" }] || query.Value is not ScalarNode rendered || !IsOurs(rendered.Text))
        {
            return null;
        }

        var written = entry.Find("digest") ?? entry.Find("newTag") ?? entry.Find("newName") ?? entry.Entries[0];
        return new WrittenField(written.Value.Place, written.Key.Place, written.Value)
        {
            IsRendered = rendered.Text.EndsWith(((ScalarNode)written.Value).Text, StringComparison.Ordinal),
            Chain = [new ChainLink(ChainRole.Transformer, written.Key.Source.Path, written.Key.Line)],
        };
    }

    private bool IsOurs(string image)
    {
        var name = entry.Text("newName") ?? entry.Text("name") ?? "";
        return image == name || image.StartsWith(name + ":", StringComparison.Ordinal) || image.StartsWith(name + "@", StringComparison.Ordinal);
    }
}
