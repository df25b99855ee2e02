using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Tests.Schemas;
using Tandem.Twin.Providers.Model;

namespace Tandem.Tests.Terraform;

/// <summary>Names, types, flags, bounds, values and exclusions of every type are those of the real provider's table.</summary>
public sealed class TerraformParityTests
{
    // Only google-beta has them; the table is google-beta's and does not say so. The google provider 7.45 refuses both.
    private static readonly string[] BetaOnly = ["google_project_service_identity", "google_container_node_pool.network_config.accelerator_network_profile", "google_container_cluster.node_pool.network_config.accelerator_network_profile"];

    // The table has one of each family of grants. That a binding has a set of members and a policy its text instead, the families of it show:
    // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket_iam
    private static readonly string[] Untold =
    [
        "google_secret_manager_secret_iam_binding", "google_secret_manager_secret_iam_policy", "google_service_account_iam_binding", "google_service_account_iam_policy",
        "google_storage_bucket_iam_binding", "google_storage_bucket_iam_policy", "google_iam_policy",
    ];

    // The table names a validator where we name the bounds that it has; the API has bounds that no schema tells.
    private const string OurOwn = "range";

    [Fact]
    public async Task EveryType_IsTheTables()
    {
        var upstream = Upstream.Require();
        var table = (JsonObject)JsonNode.Parse(await File.ReadAllTextAsync(upstream.FileOf("terraform/google-beta-attributes.json"), TestContext.Current.CancellationToken))!;

        var theirs = TerraformFacts.OfTable(table, "resource").Concat(TerraformFacts.OfTable(table, "data")).ToHashSet();
        var ours = SchemaCatalog.All.Where(schema => !Untold.Contains(schema.Type)).SelectMany(TerraformFacts.Of).ToHashSet();

        TestContext.Current.TestOutputHelper?.WriteLine($"{theirs.Count} facts compared");
        theirs.Count.ShouldBeGreaterThan(5000);
        theirs.Except(ours).ShouldBeEmpty("facts of the table that ours lack");
        ours.Except(theirs).Where(fact => fact.What != OurOwn).ShouldBeEmpty("facts of ours that the table does not have");
    }

    [Fact]
    public void Bindings_DifferFromMembers_InTheirMembersAlone()
    {
        foreach (var binding in SchemaCatalog.All.Where(schema => Untold.Contains(schema.Type) && schema.Type.EndsWith("_binding", StringComparison.Ordinal)))
        {
            var member = SchemaCatalog.All.Single(schema => schema.Type == binding.Type.Replace("_binding", "_member", StringComparison.Ordinal));
            string[] Facts(ResourceSchema schema) => [.. TerraformFacts.Of(schema).Select(fact => $"{fact}".Replace("_binding", "_member", StringComparison.Ordinal)).Where(fact => !fact.Contains(".member", StringComparison.Ordinal))];

            Facts(binding).ShouldBe(Facts(member), ignoreOrder: true, binding.Type);
        }
    }

    [Fact]
    public void BetaOnly_IsWhatGoogleRefuses() =>
        SchemaCatalog.All.SelectMany(schema => Beta(schema.Root, schema.Type)).Order().ShouldBe(BetaOnly.Order());

    private static IEnumerable<string> Beta(FieldSchema field, string path) =>
        field.Beta ? [path] : field.Fields.Values.SelectMany(inner => Beta(inner, $"{path}.{inner.Name}"));
}
