namespace Tandem.Rules.References;

/// <summary>Something that names a port of Pods, by number or name.</summary>
/// <param name="Field">The field that does.</param>
/// <param name="Asked">The number or name.</param>
/// <param name="Containers">The containers of which one must open it.</param>
/// <param name="Workload">Whose they are, for a message.</param>
internal sealed record PortUse(ObjectField Field, string Asked, IReadOnlyList<ObjectField> Containers, string Workload)
{
    /// <summary>The number; null where a name is asked for.</summary>
    public int? Number { get; } = int.TryParse(Asked, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The ports that the containers declare.</summary>
    public IReadOnlyList<ObjectField> Declared { get; } = [.. Containers.SelectMany(container => container["ports"].Items)];

    /// <summary>What the message says where this is no reference to the port, but what opens it.</summary>
    public string? Says { get; init; }

    /// <summary>Whether one opens it. Containers need not declare their ports: where none does, any number may be open.</summary>
    public bool IsMet => Number is null ? Declared.Any(port => port["name"].Text == Asked)
        : Number == 0 || Declared.Count == 0 || Declared.Any(port => port["containerPort"].Integer is 0 || port["containerPort"].Integer == Number);
}
