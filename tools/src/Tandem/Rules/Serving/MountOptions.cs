using Tandem.Findings;
using Tandem.Kustomize;
using Tandem.Rules.References;

namespace Tandem.Rules.Serving;

/// <summary>The options of a mount, which facts fill in part.</summary>
internal static class MountOptions
{
    /// <summary>The finding of a flaw, at the text that a person wrote: facts fill a part of the options, and what is wrong in them is none of that.</summary>
    public static Finding Found(RuleInfo info, World world, Flaw flaw)
    {
        var (field, owner) = (flaw.Field, flaw.Field.Owner);
        var written = field.Key == "mountOptions" && field.Exists && owner.Source is { } source
            ? ObjectBlamer.OfText(source, owner.Manifest.Root, field.Path, text => text.Contains(',', StringComparison.Ordinal)) : null;
        return written is { } place ? owner.Finding(info, field.Path, flaw.Target, flaw.Message, flaw.Hint) with { Blame = Blame.At(place) } : info.Found(world, flaw);
    }
}
