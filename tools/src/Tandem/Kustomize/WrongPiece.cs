using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>A replacement that writes beside the placeholder of its field, into another piece of the value.</summary>
/// <param name="Node">What names the piece.</param>
/// <param name="Message">What it does.</param>
/// <param name="Hint">Which pieces are placeholders.</param>
internal sealed record WrongPiece(Node Node, string Message, string? Hint)
{
    /// <summary>The one that leaves a placeholder in a field; null where none of those that wrote there is wrong.</summary>
    public static WrongPiece? Of(SourceObject source, IReadOnlyList<PathSegment> path) => source.Fillings
        .Where(filling => filling.Part.Delimiter is not null && filling.Path.SequenceEqual(path) && filling.Piece?.Contains("unset", StringComparison.Ordinal) != true)
        .Select(Judge).OfType<WrongPiece>().FirstOrDefault();

    private static WrongPiece? Judge(Filling filling)
    {
        var pieces = filling.Before.Split(filling.Part.Delimiter);
        var open = Enumerable.Range(0, pieces.Length).Where(i => pieces[i].Contains("unset", StringComparison.Ordinal)).ToList();
        if (open.Count == 0 || filling.Target.Mapping("options") is not { } options)
        {
            return null;
        }

        // A value that the delimiter does not divide has no second piece; where it divides something else, no piece is the placeholder.
        var isCut = pieces.Length > 1 && filling.Part.Index >= pieces.Length && open.TrueForAll(i => pieces[i] != "unset");
        var node = (pieces.Length == 1 || isCut ? options["delimiter"] : options["index"] ?? options["delimiter"]) ?? options;
        return new WrongPiece(node, $"the replacement writes into piece {filling.Part.Index}{(filling.Piece is { Length: > 0 } piece && !piece.Contains('\n', StringComparison.Ordinal) ? $", {piece}, which is none" : "")}.",
            pieces.Length == 1 ? $"Nothing divides {filling.Before} by {filling.Part.Delimiter}."
                : isCut ? $"{filling.Part.Delimiter} does not set the placeholder apart: it divides {filling.Before} into {string.Join(" and ", pieces)}." : $"The placeholder is piece {string.Join(" or ", open)}, counted from 0.");
    }
}
