namespace Tandem.Rules.Gateway;

/// <summary>Pickers that run side by side and do not know of each other: each has its own view of the servers' queues.</summary>
/// <remarks>--ha-enable-leader-election: https://github.com/kubernetes-sigs/gateway-api-inference-extension/tree/v1.5.0/pkg/epp/server</remarks>
internal static class LonePicker
{
    /// <summary>What is wrong where there is more than one without an election.</summary>
    public static IEnumerable<Mismatch> Of(Picker picker)
    {
        var count = picker.Pod.Root["spec"]["replicas"];
        return count.Integer is null or < 2 || picker.Elects || picker.Misspells(Picker.Election) ? []
            : [new Mismatch(count.Flaw($"{count.Text} endpoint pickers answer for one pool without --{Picker.Election}: each counts what it has sent itself.", $"Run one, or add --{Picker.Election} and the right to leases."), picker.Container["args"])];
    }
}
