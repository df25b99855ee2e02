using System.Text.Json;
using System.Text.RegularExpressions;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Simulation.Pods;

/// <summary>The environment of a container: what it is given, what ConfigMaps hold, with <c>$(NAME)</c> expanded.</summary>
internal sealed partial class PodEnvironment
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    private PodEnvironment()
    {
    }

    /// <summary>A variable's value; null where there is none.</summary>
    public string? this[string name] => values.GetValueOrDefault(name);

    /// <summary>Every variable, in the order of their names.</summary>
    public IEnumerable<KeyValuePair<string, string>> All => values.OrderBy(pair => pair.Key, StringComparer.Ordinal);

    public static PodEnvironment Of(ObjectStore store, PodView pod, JsonElement container)
    {
        var environment = new PodEnvironment();
        foreach (var map in container.Items("envFrom").Select(source => source.Text("configMapRef", "name")).OfType<string>())
        {
            foreach (var (key, value) in Data(store, pod, map))
            {
                environment.values[key] = value;
            }
        }

        foreach (var variable in container.Items("env"))
        {
            environment.values[variable.Text("name") ?? ""] = environment.Expand(Value(store, pod, variable));
        }

        return environment;
    }

    /// <summary>A text with each <c>$(NAME)</c> replaced by that variable, where there is one.</summary>
    public string Expand(string text) => Reference().Replace(text, match => values.GetValueOrDefault(match.Groups["name"].Value, match.Value));

    private static string Value(ObjectStore store, PodView pod, JsonElement variable) =>
        variable.Text("value")
        ?? variable.Text("valueFrom", "fieldRef", "fieldPath") switch
        {
            "metadata.name" => pod.Name,
            "metadata.namespace" => pod.Stored.Key.Namespace,
            "spec.nodeName" => pod.Node,
            "status.podIP" => pod.Stored.Json.Text("status", "podIP"),
            _ => null,
        }
        ?? (variable.Text("valueFrom", "configMapKeyRef", "name") is { } map
            ? Data(store, pod, map).GetValueOrDefault(variable.Text("valueFrom", "configMapKeyRef", "key") ?? "")
            : null)
        ?? "";

    private static IReadOnlyDictionary<string, string> Data(ObjectStore store, PodView pod, string map) =>
        store.Find(new ObjectKey("", "ConfigMap", pod.Stored.Key.Namespace, map)) is { } found ? found.Json.Texts("data") : new Dictionary<string, string>(StringComparer.Ordinal);

    [GeneratedRegex(@"\$\((?<name>[A-Za-z_][A-Za-z0-9_]*)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
