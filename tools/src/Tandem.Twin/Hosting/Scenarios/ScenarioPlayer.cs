using System.Globalization;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Hosting.Scenarios;

/// <summary>Plays a scripted day on a twin.</summary>
/// <param name="host">The twin.</param>
/// <param name="tell">Is told of each step.</param>
public sealed class ScenarioPlayer(TwinHost host, Action<string> tell)
{
    /// <summary>Plays it; ends with its last step, once the load that it began has ended.</summary>
    /// <exception cref="TwinException">A step names what the twin does not have.</exception>
    public async Task PlayAsync(IReadOnlyList<ScenarioStep> steps, CancellationToken cancel)
    {
        var began = host.Clock.GetUtcNow();
        var loads = new List<Task<ScenarioLoad>>();
        foreach (var step in steps)
        {
            var wait = began + step.At - host.Clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, host.Clock, cancel);
            }

            tell(string.Create(CultureInfo.InvariantCulture, $"scenario {step.At:hh\\:mm\\:ss} {step.Told}"));
            if (step.Action is ScenarioAction.End)
            {
                break;
            }

            Do(step.Action, loads, cancel);
        }

        foreach (var load in await Task.WhenAll(loads))
        {
            tell(load.ToString());
        }
    }

    private void Do(ScenarioAction action, List<Task<ScenarioLoad>> loads, CancellationToken cancel)
    {
        switch (action)
        {
            case ScenarioAction.AddFault fault:
                _ = fault.Request.Complaint(host.Options.Regions) is { } complaint ? throw Impossible(complaint) : host.Faults.Add(fault.Request.ToFault(host.Clock.GetUtcNow()));
                break;
            case ScenarioAction.Clear:
                host.Faults.All.ToList().ForEach(fault => host.Faults.Remove(fault.Id));
                break;
            case ScenarioAction.Scale scale:
                var key = new ObjectKey("apps", "Deployment", scale.Namespace, scale.Name);
                _ = Known(scale.Region, host.Stores).Update(key, body => body.Child("spec")["replicas"] = scale.Replicas) ?? throw Impossible($"{scale.Region} has no Deployment {scale.Namespace}/{scale.Name}.");
                break;
            case ScenarioAction.Load load:
                loads.Add(ScenarioLoad.RunAsync(load, Known(load.Region, host.Gateways), host.Options, cancel));
                break;
        }
    }

    private static T Known<T>(string region, IReadOnlyDictionary<string, T> all) =>
        all.TryGetValue(region, out var found) ? found : throw Impossible($"There is no region {region}; there are {string.Join(", ", all.Keys)}.");

    private static TwinException Impossible(string why) => new($"The scenario cannot go on: {why}", "Correct the step, and play it again.");
}
