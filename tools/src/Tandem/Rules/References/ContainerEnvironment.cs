namespace Tandem.Rules.References;

/// <summary>The environment of a container: what each variable is set to and where, in ConfigMaps too.</summary>
internal sealed class ContainerEnvironment
{
    private readonly Dictionary<string, ObjectField> values = new(StringComparer.Ordinal);
    private readonly List<(string Name, ObjectField Field)> names = [];

    /// <summary>Reads it.</summary>
    /// <param name="world">Where the ConfigMaps are.</param>
    /// <param name="pod">The Pods.</param>
    /// <param name="container">The container.</param>
    public ContainerEnvironment(World world, PodTemplate pod, ObjectField container)
    {
        foreach (var source in container["envFrom"].Items)
        {
            var map = source.Has("configMapRef") ? world.ConfigMap(pod.Namespace, source["configMapRef"]["name"].Text) : null;
            IsWhole &= map is not null;
            foreach (var entry in map?["data"].Entries ?? [])
            {
                Add(source["prefix"].Text + entry.Key, entry, entry);
            }
        }

        foreach (var entry in container["env"].Items.Where(entry => entry["name"].Text is not null))
        {
            Add(entry["name"].Text!, entry["name"], entry.Has("valueFrom") ? entry["valueFrom"] : entry["value"]);
        }
    }

    /// <summary>Whether every source of it is known.</summary>
    public bool IsWhole { get; } = true;

    /// <summary>Every variable with the field that sets it: a value, or where the value is taken from.</summary>
    public IEnumerable<KeyValuePair<string, ObjectField>> All => values;

    /// <summary>Every field that names a variable: an entry's name, or a key of a ConfigMap.</summary>
    public IReadOnlyList<(string Name, ObjectField Field)> Names => names;

    /// <summary>Whether it has a variable.</summary>
    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>The text of a variable; null where it is not known.</summary>
    public string? Value(string name) => values.GetValueOrDefault(name)?.Text;

    /// <summary>The value of the first variable whose name has one of these words; null where there is none.</summary>
    public ObjectField? Find(params ReadOnlySpan<string> words)
    {
        foreach (var (name, field) in values)
        {
            foreach (var word in words)
            {
                if (field.Text is not null && name.Split('_').Contains(word, StringComparer.Ordinal))
                {
                    return field;
                }
            }
        }

        return null;
    }

    private void Add(string name, ObjectField named, ObjectField value)
    {
        names.Add((name, named));
        values[name] = value;
    }
}
