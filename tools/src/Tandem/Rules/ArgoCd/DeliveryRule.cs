using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Rules.References;

namespace Tandem.Rules.ArgoCd;

/// <summary>A rule on what the Argo CD of a cluster deploys. It is quiet where there is no Application.</summary>
/// <param name="info">What is known of it without running it.</param>
public abstract class DeliveryRule(RuleInfo info) : Rule(info)
{
    /// <inheritdoc/>
    public sealed override IEnumerable<Finding> Check(FleetModel fleet) =>
        fleet.Judged.Select(world => new Deliveries(world)).Where(all => all.Applications.Count > 0).SelectMany(Check);

    /// <summary>Every way in which one cluster's Argo CD breaks it.</summary>
    private protected abstract IEnumerable<Finding> Check(Deliveries all);

    /// <summary>Whether a field says something: no placeholder, and of the type that the schema wants.</summary>
    internal static bool IsGiven(ObjectField field) => field.String is { Length: > 0 } text && !Placeholders.IsIn(text);

    /// <summary>The finding of a flaw; where a fact was brought to the wrong field, at what brought it.</summary>
    private protected Finding Found(Deliveries all, Flaw flaw, params IEnumerable<ObjectField> related) =>
        Injection.At(all.World.Fleet, flaw.Field, Plain(flaw, related));

    /// <summary>The finding of a flaw, at the fact where one is to blame.</summary>
    private protected Finding Plain(Flaw flaw, params IEnumerable<ObjectField> related) =>
        flaw.Of(Info) with
        {
            Related = [.. related.Where(field => field.Exists).Select(Evidence.Place)],
        };

    /// <summary>The finding of a flaw in a value that a fact is a piece of: at the frame around it where that is wrong.</summary>
    private protected Finding Framed(Deliveries all, Flaw flaw)
    {
        var (owner, finding) = (flaw.Field.Owner, Plain(flaw));
        var frame = flaw.Field.IsFact && owner.Source is { } source
            ? ObjectBlamer.OfText(source, owner.Manifest.Root, flaw.Field.Path, text => text.Contains('/', StringComparison.Ordinal) || flaw.Field.Text?.StartsWith(text + "/", StringComparison.Ordinal) == true) : null;
        return frame is null || FactsFiles.Is(frame.File) ? Injection.At(all.World.Fleet, flaw.Field, finding) : finding with { Blame = finding.Blame with { Place = frame } };
    }
}
