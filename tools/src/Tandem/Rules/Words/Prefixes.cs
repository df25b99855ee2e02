using Tandem.Rules.References;

namespace Tandem.Rules.Words;

/// <summary>Prefixes of <c>envFrom</c> under which a container's scripts do not look for what it brings.</summary>
internal static class Prefixes
{
    /// <summary>Each, where none of its variables is read as it is called, and some are as they were.</summary>
    public static IReadOnlyList<Flaw> Of(World world, PodTemplate pod, ObjectField container, IReadOnlyList<Script> scripts) =>
    [
        .. from source in scripts.Count == 0 ? [] : container["envFrom"].Items
           let prefix = source["prefix"]
           where prefix.Text is { Length: > 0 }
           let keys = world.ConfigMap(pod.Namespace, source["configMapRef"]["name"].Text)?["data"].Entries.Select(entry => entry.Key).ToList()
           where keys is { Count: > 0 } && !keys.Exists(key => VariableReaders.IsRead(container, scripts, prefix.Text + key))
           let wanted = keys.Find(key => scripts.Any(script => script.Reads.Contains(key, StringComparer.Ordinal)))
           where wanted is not null
           select prefix.Flaw($"{scripts[0].Name} asks for {wanted}; with the prefix it is called {prefix.Text}{wanted}.", "Take the prefix out."),
    ];
}
