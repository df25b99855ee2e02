using Tandem.Reports;
using Tandem.Validation;

namespace Tandem.Tests.Support;

/// <summary>Reports of a tree, made as the tool makes them.</summary>
internal static class Reports
{
    public static string Of(string format, ValidationResult result) => ReportFormats.Text(format, new ReportRun(result, "tree"), new Ink(colours: false));

    public static async Task<string> OfAsync(string format, TestTree tree, Func<ValidationRequest, ValidationRequest>? change = null) => Of(format, await tree.ValidateAsync(change));

    /// <summary>A tree whose findings show everything a report can hold: chain, related places, several clusters, a suppression, a warning, what is unchecked.</summary>
    public static TestTree RichTree()
    {
        var tree = TestTree.OfTheFleet();
        tree.Edit("base/model-server/service.yaml", "spec:", "spec:\n  colour: red");
        tree.Edit("infra/storage.tf", "location = each.value.weightsBucketLocation", "location = \"US\"");
        tree.Write("clusters/us-east5/remote/kustomization.yaml", "resources: [\"https://example.com/install.yaml\"]\n");
        tree.Write("tandem.yaml", "version: 1\nsuppress:\n- {rule: TND0104, at: base/model-server/service.yaml, reason: \"<&> `to` show it\", until: 2999-01-31}\n");
        return tree;
    }
}
