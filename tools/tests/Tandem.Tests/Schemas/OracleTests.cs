using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using Shouldly;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Tests.Schemas;

/// <summary>On mutated real objects our verdict is NJsonSchema's, for every keyword that it gets right.</summary>
public sealed class OracleTests
{
    private const int Count = 600;

    [Fact]
    public async Task Verdicts_AreTheOracles()
    {
        var objects = await DeployedObjects.AllAsync();
        var store = new SchemaStore();
        var oracles = new Dictionary<SchemaId, JsonSchema>();
        foreach (var id in await DeployedObjects.KindsAsync())
        {
            var schema = OracleSchema.Read(DeployedObjects.SchemaFileOf(id));
            store.Add(id, JsonSerializer.SerializeToElement(schema));
            oracles[id] = await JsonSchema.FromJsonAsync(OracleSchema.ForOracle(schema), TestContext.Current.CancellationToken);
        }

        var (compared, invalid, disagreements) = (0, 0, new List<string>());
        foreach (var (index, mutation, node, type) in Mutations.Sequence(Count * 2, objects.Count))
        {
            var manifest = objects[index];
            if (compared == Count || Mutations.Apply((JsonObject)NodeJson.Of(manifest.Root)!, mutation, node, type) is not var (mutant, what))
            {
                continue;
            }

            var text = mutant.ToJsonString();
            var errors = store.Check(manifest.Id, (MappingNode)YamlReader.Read(new SourceText("mutant.json", text)).Documents[0])!;
            var theirs = oracles[manifest.Id].Validate(text);
            (compared, invalid) = (compared + 1, invalid + (errors.Count > 0 ? 1 : 0));
            if (errors.Count > 0 != theirs.Count > 0)
            {
                disagreements.Add($"{manifest}: {what}\n  ours: {string.Join(' ', errors.Select(error => error.Message))}\n  theirs: {string.Join(' ', theirs)}\n  {text}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{compared} compared, {invalid} invalid, {oracles.Count} kinds");
        disagreements.ShouldBeEmpty(string.Join('\n', disagreements));
        compared.ShouldBe(Count);
        invalid.ShouldBeInRange(Count / 4, Count * 19 / 20);
    }
}
