using Tandem.Manifests;
using Tandem.Tests.Support;

namespace Tandem.Tests.Schemas;

/// <summary>A difference from the published schemas that is meant, with its reason.</summary>
/// <param name="Kind">The kind; <c>*</c> for all.</param>
/// <param name="Path">The field; with a <c>*</c> before it, every path that ends so; with one behind it, every path that begins so.</param>
/// <param name="What">Which fact differs.</param>
/// <param name="Reason">Why.</param>
internal sealed record ParityException(string Kind, string Path, string What, string Reason)
{
    public static IReadOnlyList<ParityException> Read()
    {
        var path = System.IO.Path.Combine(RealRepository.TestData("Schemas"), "parity-exceptions.yaml");
        var list = (SequenceNode)YamlReader.Read(new SourceText(path, File.ReadAllText(path))).Documents[0];
        return [.. list.Items.Cast<MappingNode>().Select(entry => new ParityException(entry.Text("kind")!, entry.Text("path")!, entry.Text("what")!, entry.Text("reason")!))];
    }

    public bool Covers(ParityDifference difference) =>
        What == difference.What && (Kind == "*" || Kind == difference.Kind) && Matches(difference.Path);

    private bool Matches(string path) => Path switch
    {
        ['*', .. var end] => path.EndsWith(end, StringComparison.Ordinal),
        [.. var start, '*'] when !start.EndsWith('.') => path.StartsWith(start, StringComparison.Ordinal),
        _ => path == Path,
    };
}
