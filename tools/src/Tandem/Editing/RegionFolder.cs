using Tandem.Fleet;
using Tandem.Manifests;

namespace Tandem.Editing;

/// <summary>A region's folder, and the part of it that only the config cluster has: the gateway unit, and the Component that delivers it.</summary>
internal static class RegionFolder
{
    private const string Components = "components";
    private const string Delivery = "../../../base/argocd/gateway";

    /// <summary>The folder of a region.</summary>
    public static string Of(string region) => $"{ClusterFinder.Folder}/{region}";

    /// <summary>The gateway unit's folder of a region.</summary>
    public static string GatewayOf(string region) => $"{Of(region)}/gateway";

    /// <summary>Whether a region has a gateway unit.</summary>
    public static bool HasGateway(this EditTree tree, string region) => tree.FilesUnder(GatewayOf(region)).Count > 0;

    /// <summary>Copies a region's folder, without the gateway.</summary>
    public static void Copy(EditTree tree, string from, string to)
    {
        foreach (var path in tree.FilesUnder(Of(from)).Where(path => !path.StartsWith(GatewayOf(from) + "/", StringComparison.Ordinal)))
        {
            tree.Write(Of(to) + path[Of(from).Length..], tree.Read(path)!);
        }

        DropDelivery(tree, to);
    }

    /// <summary>Gives a region the gateway unit that another has, and the Application for it.</summary>
    public static void CopyGateway(EditTree tree, string from, string to)
    {
        foreach (var path in tree.FilesUnder(GatewayOf(from)))
        {
            tree.Write(GatewayOf(to) + path[GatewayOf(from).Length..], tree.Read(path)!);
        }

        var (file, theirs) = (ArgoCdOf(to), tree.Yaml(ArgoCdOf(from)).List(Components));
        if (tree.Yaml(file)[Components] is SequenceNode list && IndexOf(list.Items) < 0 && IndexOf(theirs) is >= 0 and var index)
        {
            new YamlEditor(tree, file).Insert(list, Math.Min(index, list.Items.Count), Delivery);
        }
    }

    /// <summary>Takes the gateway unit, and the Application for it, from a region.</summary>
    public static void RemoveGateway(EditTree tree, string region)
    {
        tree.FilesUnder(GatewayOf(region)).ToList().ForEach(tree.Delete);
        DropDelivery(tree, region);
    }

    private static void DropDelivery(EditTree tree, string region)
    {
        var file = ArgoCdOf(region);
        if (tree.Read(file) is not null && tree.Yaml(file)[Components] is SequenceNode list && IndexOf(list.Items) is >= 0 and var index)
        {
            new YamlEditor(tree, file).Remove(list, index);
        }
    }

    private static int IndexOf(IReadOnlyList<Node> items) => items.ToList().FindIndex(item => item is ScalarNode { Text: Delivery });

    private static string ArgoCdOf(string region) => $"{Of(region)}/argocd/kustomization.yaml";
}
