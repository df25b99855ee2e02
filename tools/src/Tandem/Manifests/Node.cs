using Tandem.Findings;

namespace Tandem.Manifests;

/// <summary>A YAML value that knows where it stands.</summary>
public abstract class Node(SourceText source, int line, int column)
{
    /// <summary>The text it was read from.</summary>
    public SourceText Source { get; } = source;

    /// <summary>Its line, counted from 1.</summary>
    public int Line { get; } = line;

    /// <summary>Its column, counted from 1.</summary>
    public int Column { get; } = column;

    /// <summary>Its place, for a finding.</summary>
    public Place Place => new(Source.Path, Line, Column);

    /// <summary>How many nodes it stands for once every alias in it is written out; at most <see cref="int.MaxValue"/>.</summary>
    public int Weight { get; internal init; } = 1;

    /// <summary>The value's kind in a person's words: <c>a mapping</c>, <c>the string "x"</c>.</summary>
    public abstract string Describe();
}
