using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>The <c>options</c> of a replacement's source or target: one piece of a value that a delimiter divides.</summary>
/// <param name="Delimiter">What divides the value; null for the whole of it.</param>
/// <param name="Index">The piece, counted from 0; below 0 it is put before the value, beyond the end after it.</param>
public sealed record Delimited(string? Delimiter, int Index)
{
    /// <summary>Reads the options of a source or a target.</summary>
    public static Delimited From(MappingNode? holder)
    {
        var options = holder?.Mapping("options");
        return new Delimited(
            options?.Text("delimiter") is { Length: > 0 } text ? text : null,
            options?["index"] is ScalarNode { IsWhole: true } index ? (int)index.Number : 0);
    }

    /// <summary>The value with <paramref name="text"/> in place of its piece.</summary>
    public string Into(string value, string text)
    {
        if (Delimiter is null)
        {
            return text;
        }

        var pieces = value.Split(Delimiter);
        if (Index < 0 || Index >= pieces.Length)
        {
            return Index < 0 ? text + Delimiter + value : value + Delimiter + text;
        }

        pieces[Index] = text;
        return string.Join(Delimiter, pieces);
    }

    /// <summary>The piece of <paramref name="value"/>; null where it has no such piece.</summary>
    public string? PieceOf(string value)
    {
        if (Delimiter is null)
        {
            return value;
        }

        var pieces = value.Split(Delimiter);
        var index = Math.Clamp(Index, 0, pieces.Length - 1);
        return pieces[index];
    }
}
