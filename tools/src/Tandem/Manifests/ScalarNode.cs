using Tandem.Schemas;

namespace Tandem.Manifests;

/// <summary>A YAML scalar, typed as kubectl types it.</summary>
public sealed class ScalarNode(SourceText source, int line, int column, string text, ScalarType type) : Node(source, line, column)
{
    /// <summary>The text, with quotes and escapes resolved.</summary>
    public string Text { get; } = text;

    /// <summary>The type.</summary>
    public ScalarType Type { get; } = type;

    /// <summary>Whether it is null, which the API server takes as absent for an optional field.</summary>
    public bool IsNull => Type == ScalarType.Null;

    /// <summary>The number, for an integer or a float; NaN for anything else.</summary>
    public double Number => Type is ScalarType.Integer or ScalarType.Float ? YamlNumbers.ToDouble(Text) : double.NaN;

    /// <summary>Whether it is a whole number: <c>1.0</c> is one, as it is for the API server.</summary>
    public bool IsWhole => Type == ScalarType.Integer || (Type == ScalarType.Float && double.IsInteger(Number));

    /// <inheritdoc/>
    public override string Describe() => Type switch
    {
        ScalarType.Null => "null",
        ScalarType.Boolean => $"the boolean {Text}",
        ScalarType.Integer => $"the integer {Text}",
        ScalarType.Float => $"the number {Text}",
        _ => $"the string \"{Wording.Shorten(Text)}\"",
    };
}
