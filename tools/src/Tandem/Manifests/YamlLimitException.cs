using Tandem.Findings;

namespace Tandem.Manifests;

/// <summary>Ends the reading of a file at a place where it goes beyond <see cref="YamlLimits"/> or YAML's own rules.</summary>
internal sealed class YamlLimitException(RuleInfo rule, int line, int column, string message) : Exception(message)
{
    public RuleInfo Rule { get; } = rule;

    public int Line { get; } = line;

    public int Column { get; } = column;
}
