using Tandem.Findings;

namespace Tandem.Rules.ArgoCd;

/// <summary>An Application that does not sync, mend or clean up as all the others do, or that alone takes everything along when it is deleted.</summary>
/// <remarks>docs/decisions/0003-units-and-deploy-branches.md.</remarks>
public sealed class UnevenSync() : DeliveryRule(new RuleInfo(
    "TND0309", "uneven-sync", Severity.Error, Layers.ArgoCd, "One Application is not synced or deleted like the others."))
{
    private const string Cascade = "resources-finalizer.argocd.argoproj.io";

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(Deliveries all)
    {
        var own = all.All.Where(delivery => delivery.IsOwn).Select(delivery => delivery.Application).DistinctBy(application => application.Owner).ToList();
        return own.Count < 3 ? [] : Check(own, all.Applications).Select(flaw => Found(all, flaw));
    }

    private static IEnumerable<Flaw> Check(IReadOnlyList<ObjectField> own, IReadOnlyList<ObjectField> applications)
    {
        foreach (var application in Odd(own, IsSynced))
        {
            var automated = application["spec"]["syncPolicy"]["automated"];
            var message = $"The Application {application.Owner.Manifest.Name} waits for somebody to sync it; the others sync by themselves.";
            yield return automated["enabled"].Exists ? automated["enabled"].Flaw(message, "Write true.") : automated.Missing(message, "Add automated.");
        }

        foreach (var flaw in Switch(own, "selfHeal", "does not mend what somebody changes by hand").Concat(Switch(own, "prune", "leaves what is gone from Git")))
        {
            yield return flaw;
        }

        foreach (var application in Odd(applications, application => !Finalizers(application).Any()))
        {
            yield return Finalizers(application).First().Flaw($"Deleting the Application {application.Owner.Manifest.Name} deletes all that it deployed; deleting any other deletes nothing.", "Leave it out.");
        }
    }

    private static IEnumerable<Flaw> Switch(IReadOnlyList<ObjectField> own, string name, string what) =>
        from application in Odd(own, application => !IsSynced(application) || Of(application, name).IsTrue)
        let field = Of(application, name)
        let message = $"The Application {application.Owner.Manifest.Name} {what}; the others do not."
        select field.Exists ? field.Flaw(message, "Write true.") : field.Missing(message, $"Add {name}: true.");

    private static bool IsSynced(ObjectField application) => application["spec"]["syncPolicy"]["automated"] is { Exists: true } automated && !automated["enabled"].IsFalse;

    private static ObjectField Of(ObjectField application, string name) => application["spec"]["syncPolicy"]["automated"][name];

    private static IEnumerable<ObjectField> Finalizers(ObjectField application) => application["metadata"]["finalizers"].Items.Where(name => name.Text?.StartsWith(Cascade, StringComparison.Ordinal) == true);

    // The few that do not do what most do.
    private static IEnumerable<ObjectField> Odd(IReadOnlyList<ObjectField> applications, Func<ObjectField, bool> isUsual) =>
        applications.Count(isUsual) * 2 > applications.Count ? applications.Where(application => !isUsual(application)) : [];
}
