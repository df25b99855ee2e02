namespace Tandem.Terraform.Hcl;

/// <summary>A word of Terraform configuration. No value type: lists of one are compiled anew in every run.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text as it stands in the file, quotes included.</param>
/// <param name="Start">Where it starts, in characters from the file's beginning.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column, counted from 1.</param>
internal sealed record HclToken(HclTokenKind Kind, string Text, int Start, int Line, int Column)
{
    public int End => Start + Text.Length;

    public bool Is(char symbol) => Kind == HclTokenKind.Symbol && Text.Length == 1 && Text[0] == symbol;

    /// <summary>The text of a quoted word without its quotes; the text itself for any other.</summary>
    public string Unquoted => Kind == HclTokenKind.Quoted ? Text.Trim('"') : Text;
}
