using System.Text.Json;
using Tandem.Findings;
using Tandem.Terraform;

namespace Tandem.Rules.Serving;

/// <summary>Settings of a bucket under which the weights in it do not last, or cost at every start.</summary>
internal static class BucketSettings
{
    /// <summary>What is wrong with a bucket whose objects every start reads.</summary>
    public static IEnumerable<Finding> Check(RuleInfo rule, PlannedResource bucket)
    {
        if (bucket.Text("storage_class") is { } storage && storage is not "STANDARD" and not "MULTI_REGIONAL" and not "REGIONAL")
        {
            yield return Finding.At(rule, bucket.Expression("storage_class"), $"Every start reads all of {bucket.Text("name")}, but its class is {storage}, where reading is paid for.", "Set storage_class = \"STANDARD\".");
        }

        if (bucket.IsTrue("requester_pays"))
        {
            yield return Finding.At(rule, bucket.Expression("requester_pays"), $"Whoever reads {bucket.Text("name")} must name a project that pays, which no mount does: every one is refused.", "Take requester_pays out.");
        }

        if (bucket.Items("lifecycle_rule").Any(DeletesWhatIsUsed))
        {
            yield return Finding.At(rule, PlaceOf(bucket), $"A rule of {bucket.Text("name")} deletes objects that Pods still mount.", "Delete only uploads that were broken off, or name what is to go in the condition.");
        }
    }

    // A condition on versions, prefixes or suffixes spares what is live.
    private static bool DeletesWhatIsUsed(JsonElement rule) =>
        JsonText.Of(PlannedResource.Find(rule, ["action", "type"])) == "Delete"
        && !((string[])["matches_prefix", "matches_suffix"]).Any(name => PlannedResource.Find(rule, ["condition", name]) is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0)
        && JsonText.Of(PlannedResource.Find(rule, ["condition", "with_state"])) != "ARCHIVED"
        && JsonText.Of(PlannedResource.Find(rule, ["condition", "num_newer_versions"])) is null or "0";

    private static Place PlaceOf(PlannedResource bucket) => bucket.Block?.Nested("lifecycle_rule")
        .SelectMany(block => block.Nested("action")).Select(action => action.Attribute("type")?.Value).FirstOrDefault(value => value?.Text == "\"Delete\"")?.Place
        ?? bucket.Expression("lifecycle_rule");
}
