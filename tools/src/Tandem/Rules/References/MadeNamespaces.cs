using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules.References;

/// <summary>The namespaces that something makes.</summary>
internal static class MadeNamespaces
{
    private static readonly string[] Always = ["default"];

    /// <summary>Those of a cluster.</summary>
    // Argo CD makes a namespace when asked to, and stands in one itself that was made before it.
    public static IEnumerable<string> Made(World world)
    {
        var applications = world.All("argoproj.io", "Application");
        return Always
            .Concat(world.All("", "Namespace").Select(root => root.Owner.Manifest.Name))
            .Concat(applications.Select(root => root.Owner.Manifest.Namespace).OfType<string>())
            .Concat(applications.Where(root => root.Select("spec.syncPolicy.syncOptions[]").Any(option => option.Text == "CreateNamespace=true"))
                .Select(root => root["spec"]["destination"]["namespace"].Text).OfType<string>());
    }
}
