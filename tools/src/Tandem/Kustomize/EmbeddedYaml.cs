using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>YAML inside a YAML scalar, such as an inline patch, read so that its nodes keep their place in the outer file.</summary>
public static class EmbeddedYaml
{
    /// <summary>The documents inside <paramref name="scalar"/>.</summary>
    public static YamlFile Read(ScalarNode scalar)
    {
        var lines = scalar.Text.Split('\n');
        var first = scalar.Line + 1;
        var indent = Indent(scalar, first);
        if (indent is null)
        {
            return YamlReader.Read(new SourceText(scalar.Source.Path, new string('\n', scalar.Line - 1) + scalar.Text));
        }

        // Blank lines above and spaces before every line put each node where the outer file has it.
        var padding = new string(' ', indent.Value);
        var text = new string('\n', first - 1) + string.Join('\n', lines.Select(line => line.Length == 0 ? line : padding + line));
        return YamlReader.Read(new SourceText(scalar.Source.Path, text));
    }

    // The indentation of a block scalar's first line with content; null where the scalar is no literal block.
    private static int? Indent(ScalarNode scalar, int first)
    {
        var content = scalar.Text.Split('\n').TakeWhile(string.IsNullOrWhiteSpace).Count();
        var expected = scalar.Text.Split('\n').ElementAtOrDefault(content);
        var actual = scalar.Source.Line(first + content);
        return expected is not null && actual.EndsWith(expected, StringComparison.Ordinal) && actual[..^expected.Length].All(c => c == ' ')
            ? actual.Length - expected.Length
            : null;
    }
}
