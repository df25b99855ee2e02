using System.Text.RegularExpressions;
using Tandem.Findings;

namespace Tandem.Terraform.Hcl;

/// <summary>
/// Splits a template such as <c>"${local.pool}/sa/${local.fleet.serverAccount}"</c> into its stretches, those of the locals
/// it names included, and finds them again in the text that terraform made of it.
/// </summary>
internal sealed partial class TemplateReader(FactTracer tracer, HclBlock block, string? key)
{
    private const int MostDepth = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>What wrote the stretch of <paramref name="text"/> from <paramref name="start"/> on; null where the template did not make this text.</summary>
    public WrittenPart? WriterOf(HclValue template, string text, int start, int length)
    {
        var parts = Read(template, 0).ToList();
        var form = string.Concat(parts.Select(part => part.Text is { } known ? $"({Regex.Escape(known)})" : "(.*?)"));
        var match = Regex.Match(text, $@"^{form}\z", RegexOptions.Singleline, Patience);
        if (!match.Success)
        {
            return null;
        }

        var touched = parts.Where((_, i) => match.Groups[i + 1] is var group && group.Index < start + length && start < group.Index + group.Length).ToList();
        return touched.Count == 0 ? null : new WrittenPart(touched[^1].Expression, touched is [{ Fact: not null }]);
    }

    private IEnumerable<TemplatePart> Read(HclValue value, int depth)
    {
        var end = tracer.Follow(value);
        if (end.Text is not ['"', .., '"'] || depth > MostDepth)
        {
            return [OfExpression(end.Text, end.Place)];
        }

        return Pieces(end.Text[1..^1]).SelectMany(piece => piece.IsExpression ? Expand(piece.Text, end, depth) : [new TemplatePart(Unescape(piece.Text), end.Place, null)]);
    }

    private IEnumerable<TemplatePart> Expand(string expression, HclValue inside, int depth)
    {
        var named = tracer.Follow(new HclValue(inside.Place, expression, [], []));
        return named.Text == expression ? [OfExpression(expression, inside.Place)] : Read(named, depth + 1);
    }

    private TemplatePart OfExpression(string expression, Place inside)
    {
        var fact = tracer.FactOf(block, key, expression);
        return new TemplatePart(fact?.Text, inside, fact?.Place);
    }

    private sealed record Piece(string Text, bool IsExpression);

    private static IEnumerable<Piece> Pieces(string template)
    {
        var at = 0;
        foreach (var match in Interpolation().Matches(template).Cast<Match>())
        {
            yield return new Piece(template[at..match.Index], false);
            yield return new Piece(match.Groups["expression"].Value.Trim(), true);
            at = match.Index + match.Length;
        }

        yield return new Piece(template[at..], false);
    }

    private static string Unescape(string text) => text.Replace("$${", "${", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<!\$)\$\{(?<expression>[^{}]*)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Interpolation();
}
