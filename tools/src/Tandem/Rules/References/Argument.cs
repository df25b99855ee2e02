using System.Buffers;

namespace Tandem.Rules.References;

/// <summary>A word of a container's command line, or a value of its environment, with variables put in.</summary>
/// <param name="Text">The word.</param>
/// <param name="Field">The field that holds it.</param>
internal sealed record Argument(string Text, ObjectField Field)
{
    private static readonly SearchValues<char> Shell = SearchValues.Create("*?$<>|;,&");

    /// <summary>The variable whose value it is alone; null where there is none.</summary>
    public ObjectField? Variable { get; init; }

    /// <summary>The field to edit for another value. A fact that the wrong variable brings is not wrong itself.</summary>
    public ObjectField Setter => Variable is null || Variable.IsFact ? Field : Variable;

    /// <summary>The absolute path that it is, or that its flag is set to; null where it is none.</summary>
    public string? Path
    {
        get
        {
            var value = Text.StartsWith('-') && Text.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? Text[(at + 1)..] : Text;
            return value.Length > 1 && value[0] == '/' && !value.Contains(':') && !value.AsSpan().ContainsAny(Shell) ? value : null;
        }
    }
}
