using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules;
using Tandem.Schemas;
using Tandem.Terraform;
using Tandem.Terraform.Hcl;

namespace Tandem.Topology;

/// <summary>A part in the making, with all that a finding may point at when it means this part.</summary>
internal sealed class PartDraft(string id, PartKind kind, string? region, string name)
{
    private readonly List<string> details = [];
    private readonly HashSet<(string File, int Line)> lines = [];
    private readonly HashSet<ObjectRef> objects = [];
    private readonly HashSet<HclBlock> blocks = [];

    public string Id => id;

    public PartKind Kind => kind;

    public string? Region => region;

    public string Name => name;

    public IReadOnlyList<string> Details => details;

    /// <summary>Adds some words; empty ones are left out, and none stands twice.</summary>
    public PartDraft With(params ReadOnlySpan<string?> words)
    {
        foreach (var word in words)
        {
            if (!string.IsNullOrEmpty(word) && !details.Contains(word, StringComparer.Ordinal))
            {
                details.Add(word);
            }
        }

        return this;
    }

    /// <summary>Adds an object that is this part, with the fields that the picture shows of it.</summary>
    public PartDraft Shows(FleetObject owner, params IEnumerable<ObjectField> fields)
    {
        objects.Add(Whole(owner));
        return NamedBy(fields);
    }

    /// <summary>Adds fields of other objects that name this part.</summary>
    public PartDraft NamedBy(params IEnumerable<ObjectField> fields)
    {
        foreach (var field in fields.Where(field => field.Exists))
        {
            NamedAt(field.Owner.Blame(field.Path, FieldTarget.Value).Place);
        }

        return this;
    }

    /// <summary>Adds a resource that is this part, with the attributes that the picture shows of it.</summary>
    public PartDraft Shows(PlannedResource resource, params ReadOnlySpan<string> attributes)
    {
        if (resource.Block is { } block)
        {
            blocks.Add(block);
        }

        foreach (var attribute in attributes)
        {
            NamedAt(resource.Blame(attribute).Place);
        }

        return this;
    }

    /// <summary>Adds a line that names this part.</summary>
    public void NamedAt(Place place) => lines.Add((place.File, place.Line));

    public bool IsAt(Place place) => lines.Contains((place.File, place.Line));

    public bool Is(ObjectRef o) => objects.Contains(o with { Field = null, ApiVersion = "" });

    public bool Is(HclBlock block) => blocks.Contains(block);


    private static ObjectRef Whole(FleetObject owner) =>
        new(owner.Unit?.Cluster, "", owner.Manifest.Id.Kind, owner.Manifest.Namespace, owner.Manifest.Name, null);
}
