using Tandem.Manifests;

namespace Tandem.Tests.Rules;

/// <summary>One CEL rule of a CRD: where it stands upstream, and the rule of ours that stands for it.</summary>
public sealed record CelRule(string Kind, string Path, string Cel, string Says, string? Rule, string? Reason, string? Violates)
{
    public string Key => $"{Kind} {Path} {Cel}";

    public static CelRule From(MappingNode entry) => new(
        entry.Text("kind")!, entry.Text("path")!, entry.Text("cel")!, entry.Text("says")!, entry.Text("rule"), entry.Text("reason"), entry.Text("violates"));

    public override string ToString() => $"{Key}: {Says}";
}
