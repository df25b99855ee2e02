using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Kustomize;
using Tandem.Rules;
using Tandem.Rules.Objects;
using Tandem.Rules.References;

namespace Tandem.Validation.Causes;

/// <summary>Findings that tell one mistake twice.</summary>
internal static partial class SameMistakes
{
    private static readonly RuleInfo Removed = new RemovedApi().Info;
    private static readonly RuleInfo Port = new InvalidPort().Info;

    /// <summary>At one place a later layer says the same again; so do other fields that one fact feeds, and all that is said of an object whose kind is not known.</summary>
    public static bool Is(Finding cause, Finding finding)
    {
        if ((cause.Rule == Removed || cause.Rule == ToolRules.UnknownKind) && finding.Objects.Count > 0 && cause.Objects.Count > 0 && finding.Rule != cause.Rule)
        {
            return finding.Objects[0] with { Field = null } == cause.Objects[0] with { Field = null };
        }

        var isLater = cause.Rule.Layer != finding.Rule.Layer || finding.Rule.Layer is Layers.Parity or Layers.ArgoCd;
        var isRepeated = cause.Rule == finding.Rule && cause.Message != finding.Message
            && (finding.Rule != ObjectRules.MissingField || Index().Replace(cause.Message, "[]") == Index().Replace(finding.Message, "[]"));
        var isFact = finding.Blame.Chain.Any(link => link.Role == ChainRole.Fact) && finding.Objects.Count > 0 && cause.Message != finding.Message;
        // One line of a kustomization that two rules meet in one object.
        var isKustomized = cause.Rule.Layer == Layers.References && KustomizationFile.IsKustomization(cause.Blame.Place.File) && AreOfOneObject(cause, finding);
        return (AreAtOnePlace(cause, finding) && (isLater || isRepeated || isFact || isKustomized)) || IsHalfWritten(cause, finding) || IsOfPortName(cause, finding) || IsSeenFromElsewhere(cause, finding);
    }

    /// <summary>Of one line that is wrong in two ways, the error is mended first.</summary>
    public static bool IsGraver(Finding error, Finding warning) => error.Severity == Severity.Error && warning.Severity == Severity.Warning && AreAtOnePlace(error, warning);

    /// <summary>Whether two findings show an object of one kind and name, in whichever region.</summary>
    public static bool AreOfOneObject(Finding left, Finding right) =>
        left.Objects.Any(one => right.Objects.Any(other => one.Kind == other.Kind && one.Name == other.Name));

    /// <summary>Whether a finding is about, or asks for, an object that another shows.</summary>
    public static bool IsAbout(this Finding finding, IEnumerable<ObjectRef> objects) => objects.Any(one => finding.Involves.Contains($"{one.Kind} {one.Name}", StringComparer.Ordinal));

    private static bool AreAtOnePlace(Finding left, Finding right) => left.Blame.Place == right.Blame.Place && left.Blame.Exact && right.Blame.Exact;

    // Where a mapping lacks a field that it must have, what its other fields refer to is not known yet.
    private static bool IsHalfWritten(Finding cause, Finding finding) =>
        cause.Rule == ObjectRules.MissingField && finding.Rule.Layer == Layers.References
        && cause.Objects is [{ Field: { } missing } holder, ..] && finding.Objects is [{ Field: { } field } asker, ..]
        && holder with { Field = null } == asker with { Field = null } && HolderOf(missing) is { Length: > 0 } parent && parent == HolderOf(field);

    // Whoever asks for a port by a name that no port may have goes along when that is mended.
    private static bool IsOfPortName(Finding cause, Finding finding) => cause.Rule == Port && finding.Rule == Port
        && cause.Objects is [{ Field: { } name }, ..] && name.Contains("ports[", StringComparison.Ordinal) && name.EndsWith("].name", StringComparison.Ordinal)
        && cause.Message[(cause.Message.LastIndexOf(' ') + 1)..] == finding.Message[(finding.Message.LastIndexOf(' ') + 1)..] && cause.Message.EndsWith("\".", StringComparison.Ordinal);

    private static string HolderOf(string field) => field[..Math.Max(0, field.LastIndexOf('.'))];

    // That an object is wrong, or a file unreadable, in one region explains that the regions differ.
    private static bool IsSeenFromElsewhere(Finding cause, Finding finding) =>
        finding.Rule.Layer == Layers.Parity && finding.Severity == Severity.Error && cause.Severity == Severity.Error && cause.Rule.Layer != Layers.Parity
        && (AreOfOneObject(cause, finding) || cause.IsAbout(finding.Objects) || TreeCauses.IsWrong(cause)
            || (cause.Objects.Count == 0 && cause.Rule.Layer is Layers.Facts or Layers.Kustomize or Layers.Schemas));

    // One line of a patch may reach several items of a list.
    [GeneratedRegex(@"\[\d+\]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Index();
}
