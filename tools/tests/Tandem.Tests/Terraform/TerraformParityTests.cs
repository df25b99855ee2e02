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

    // The table names a validator where we name the bounds that it has; the API has bounds that no schema tells.
    private const string OurOwn = "range";

    [Fact]
    public async Task EveryType_IsTheTables()
    {
        var upstream = Upstream.Require();
        var table = (JsonObject)JsonNode.Parse(await File.ReadAllTextAsync(upstream.FileOf("terraform/google-beta-attributes.json"), TestContext.Current.CancellationToken))!;

        var theirs = TerraformFacts.OfTable(table, "resource").Concat(TerraformFacts.OfTable(table, "data")).ToHashSet();
        var ours = SchemaCatalog.All.SelectMany(TerraformFacts.Of).ToHashSet();

        TestContext.Current.TestOutputHelper?.WriteLine($"{theirs.Count} facts compared");
        theirs.Count.ShouldBeGreaterThan(5000);
        theirs.Except(ours).ShouldBeEmpty("facts of the table that ours lack");
        ours.Except(theirs).Where(fact => fact.What != OurOwn).ShouldBeEmpty("facts of ours that the table does not have");
    }

    [Fact]
    public void BetaOnly_IsWhatGoogleRefuses() =>
        SchemaCatalog.All.SelectMany(schema => Beta(schema.Root, schema.Type)).Order().ShouldBe(BetaOnly.Order());

    private static IEnumerable<string> Beta(FieldSchema field, string path) =>
        field.Beta ? [path] : field.Fields.Values.SelectMany(inner => Beta(inner, $"{path}.{inner.Name}"));
}
