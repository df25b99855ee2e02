namespace Tandem.Reports;

/// <summary>Colours, where they are wanted.</summary>
/// <param name="colours">Whether they are.</param>
public sealed class Ink(bool colours)
{
    /// <summary>Whether there are colours.</summary>
    public bool Colours => colours;

    /// <summary>Bold.</summary>
    public string Strong(string text) => Paint("1", text);

    /// <summary>Grey.</summary>
    public string Faint(string text) => Paint("2", text);

    /// <summary>Red, for errors.</summary>
    public string Bad(string text) => Paint("1;31", text);

    /// <summary>Yellow, for warnings.</summary>
    public string Doubtful(string text) => Paint("33", text);

    /// <summary>Green, for what is right.</summary>
    public string Good(string text) => Paint("32", text);

    private string Paint(string code, string text) => colours ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
