using Tandem.Findings;

namespace Tandem.Rules.ArgoCd;

/// <summary>An object that each sync deletes and makes anew: with <c>Force</c> and <c>Replace</c> Argo CD runs <c>kubectl replace --force</c>.</summary>
/// <remarks>argoproj/argo-cd v3.5.1, docs/user-guide/sync-options.md: meant for Jobs, whose fields cannot change.</remarks>
public sealed class RemadeObject() : DeliveryRule(new RuleInfo(
    "TND0315", "remade-object", Severity.Error, Layers.ArgoCd, "A sync deletes an object that serves, and makes it anew."))
{
    private static readonly string[] Both = ["Force=true", "Replace=true"];
    private static readonly string[] Serving = ["Deployment", "StatefulSet", "DaemonSet", "Service", "PersistentVolumeClaim", "Namespace", "Gateway", "InferencePool"];

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(Deliveries all) =>
        all.World.Subjects.Where(root => Serving.Contains(root.Kind, StringComparer.Ordinal)).Select(OfObject).Concat(all.Sound.Select(OfApplication)).OfType<Flaw>().Select(flaw => Found(all, flaw));

    private static Flaw? OfObject(ObjectField root)
    {
        var options = SyncAnnotations.Of(root, SyncAnnotations.SyncOptions);
        return Have(SyncAnnotations.Listed(options)) ? options.Flaw(Message($"the {root.Kind} {root.Owner.Manifest.Name}"), "Leave Force=true out.") : null;
    }

    private static Flaw? OfApplication(Delivery delivery)
    {
        var options = delivery.Application.Select("spec.syncPolicy.syncOptions[]");
        var served = delivery.Unit!.Objects.FirstOrDefault(candidate => Serving.Contains(candidate.Manifest.Id.Kind, StringComparer.Ordinal));
        return served is not null && Have([.. options.Select(option => option.Text ?? "")])
            ? options.First(option => option.Text == Both[0]).Flaw(Message($"all objects of the Application {delivery.Name}, the {served.Manifest.Id.Kind} {served.Manifest.Name} among them"), "Leave it out, or write it on the Jobs that need it.") : null;
    }

    private static string Message(string what) => $"Every sync deletes {what}, and makes it anew: nothing serves in between.";

    private static bool Have(IReadOnlyList<string> options) => Both.All(option => options.Contains(option, StringComparer.Ordinal));
}
