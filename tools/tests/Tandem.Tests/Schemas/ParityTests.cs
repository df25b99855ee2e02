using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Schemas;

namespace Tandem.Tests.Schemas;

/// <summary>Names, types, required fields, values and list keys of every deployed kind are the published ones, but for what is listed.</summary>
public sealed class ParityTests
{
    private const string PublishedMinor = "1.36";

    [Fact]
    public async Task DeployedKinds_AgreeWithUpstream()
    {
        var upstream = Upstream.Require();
        var exceptions = ParityException.Read();
        var (differences, unfound, compared) = (new List<ParityDifference>(), new List<string>(), 0);
        foreach (var id in await DeployedObjects.KindsAsync())
        {
            if (upstream.Find(id) is not { } published)
            {
                unfound.Add($"{id}");
                continue;
            }

            var own = SchemaFacts.Of((JsonObject)JsonNode.Parse(await File.ReadAllTextAsync(DeployedObjects.SchemaFileOf(id), TestContext.Current.CancellationToken))!);
            var theirs = SchemaFacts.Of(published);
            compared += theirs.Count;
            differences.AddRange(ParityDifference.Between(id.Kind, own, theirs, !IsGenerated(id), PublishedMinor));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{compared} fields compared, {differences.Count} differ");
        unfound.ShouldBeEmpty("kinds without a published schema");
        compared.ShouldBeGreaterThan(3000);
        var unlisted = differences.Where(difference => !exceptions.Any(exception => exception.Covers(difference))).ToList();
        unlisted.ShouldBeEmpty($"of {compared} fields, {differences.Count} differ:\n{string.Join('\n', unlisted)}");
        exceptions.Where(exception => !differences.Any(exception.Covers)).ShouldBeEmpty("exceptions that nothing needs");
    }

    // The published definitions of Kubernetes itself leave every enum out.
    private static bool IsGenerated(SchemaId id) => Kinds.All.Any(kind => kind.Path == id.File);
}
