using System.Globalization;
using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.ArgoCd;

/// <summary>An annotation or an option that Argo CD does not know, and therefore passes over in silence.</summary>
public sealed class UnknownSyncSetting() : ObjectRule(new RuleInfo(
    "TND0307", "unknown-sync-setting", Severity.Error, Layers.ArgoCd, "Argo CD does not know an annotation, an option or a finalizer."))
{
    private const string Domain = "argocd.argoproj.io";
    private static readonly string[] Finalizers =
    [
        $"resources-finalizer.{Domain}", $"resources-finalizer.{Domain}/foreground", $"resources-finalizer.{Domain}/background", $"foreground-finalizer.{Domain}", $"background-finalizer.{Domain}",
        $"pre-delete-finalizer.{Domain}", $"pre-delete-finalizer.{Domain}/cleanup", $"post-delete-finalizer.{Domain}", $"post-delete-finalizer.{Domain}/cleanup",
    ];

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) =>
        root["metadata"]["annotations"].Entries.SelectMany(entry => OfAnnotation(root, entry))
            .Concat(root is { Group: Deliveries.ApiGroup, Kind: Deliveries.Application }
                ? root.Select("spec.syncPolicy.syncOptions[]").SelectMany(option => Unknown(option, [option.Text ?? ""], SyncAnnotations.OptionsOfApplications, Info))
                    .Concat(root["metadata"]["finalizers"].Items.Where(name => name.Text?.Contains("argo", StringComparison.Ordinal) == true).SelectMany(name => Unknown(name, [name.Text!], Finalizers, Info)))
                    .Concat(root.Select("spec.ignoreDifferences[]").SelectMany(Paths)) : []);

    // Neither begins with a name: that would be a key of another form.
    private static IEnumerable<Flaw> Paths(ObjectField ignored) =>
        ignored.Select("jsonPointers[]").Where(pointer => pointer.String is { Length: > 0 } text && text[0] != '/')
            .Select(pointer => pointer.Flaw($"{pointer.Text} is no JSON pointer: Argo CD ignores nothing by it.", $"Write /{pointer.Text!.TrimStart('.').Replace('.', '/')}."))
            .Concat(ignored.Select("jqPathExpressions[]").Where(path => path.String is { Length: > 0 } text && (text[0] == '/' || text.StartsWith("spec.", StringComparison.Ordinal) || text.StartsWith("metadata.", StringComparison.Ordinal)))
                .Select(path => path.Flaw($"{path.Text} is no path of jq: Argo CD ignores nothing by it.", $"Write .{path.Text!.TrimStart('/').Replace('/', '.')}.")));

    private IEnumerable<Flaw> OfAnnotation(ObjectField root, ObjectField entry) => entry.Key switch
    {
        SyncAnnotations.Wave => int.TryParse(entry.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? []
            : [entry.Flaw($"{entry.Key} is {entry.Text}, which is no whole number: Argo CD takes it for 0.", "Write a whole number, in quotes.") with { Rule = SyncOrder.Known }],
        SyncAnnotations.Hook => Unknown(entry, SyncAnnotations.Listed(entry), SyncAnnotations.Hooks, SyncOrder.Known),
        SyncAnnotations.HookDeletePolicy => Unknown(entry, SyncAnnotations.Listed(entry), SyncAnnotations.DeletePolicies, SyncOrder.Known).Concat(HookLeftovers.Flaws(root, entry)),
        SyncAnnotations.SyncOptions => Unknown(entry, SyncAnnotations.Listed(entry), SyncAnnotations.Options, Info),
        SyncAnnotations.CompareOptions => Unknown(entry, SyncAnnotations.Listed(entry), SyncAnnotations.Comparisons, Info),
        _ => Key(entry),
    };

    private static IEnumerable<Flaw> Unknown(ObjectField field, IReadOnlyList<string> values, IReadOnlyList<string> known, RuleInfo rule) =>
        from value in values
        let plain = value.Replace(" ", "", StringComparison.Ordinal)
        where field.String is not null && !known.Contains(plain, StringComparer.Ordinal)
        select field.Flaw($"{(field.Key.Length > 0 ? field.Key : field.Here)} says {value}, which Argo CD does not know and passes over.",
            NearestName.Find(value, known) is { } near ? $"Did you mean {near}?" : $"It knows {string.Join(", ", known)}.") with
        { Rule = rule };

    private IEnumerable<Flaw> Key(ObjectField entry) => SyncAnnotations.MeantAs(entry.Key) is not { } meant ? []
        : [entry.KeyFlaw($"{entry.Key} is no annotation that Argo CD reads.", $"Did you mean {meant}?") with { Rule = SyncAnnotations.OfOrder.Contains(meant, StringComparer.Ordinal) ? SyncOrder.Known : Info }];
}
