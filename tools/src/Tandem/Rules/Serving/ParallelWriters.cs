using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.Serving;

/// <summary>A Job whose Pods write one bucket beside each other.</summary>
public sealed class ParallelWriters() : Rule(new RuleInfo(
    "TND0625", "parallel-writers", Severity.Error, Layers.References, "Several Pods of one Job write the same folder of a bucket at once."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) =>
        from mount in BucketMount.Of(fleet)
        where !mount.IsReadOnly
        let job = mount.Pod?.Root
        where job is { Kind: "Job" }
        let field = job["spec"]["parallelism"]
        // One that knows its number may keep to its share.
        where field.Integer > 1 && job["spec"]["completionMode"].Text != "Indexed"
        select field.Flaw($"{field.Text} Pods of {mount.Pod} write the bucket {mount.Bucket} at once: each overwrites what the others have begun.", "Take it out: one Pod is the default.").Of(Info);
}
