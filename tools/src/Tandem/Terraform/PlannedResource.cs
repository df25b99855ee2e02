using System.Text.Json;
using Tandem.Facts;
using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Terraform.Hcl;

namespace Tandem.Terraform;

/// <summary>One instance of a resource as terraform plans it, joined with the block that wrote it.</summary>
public sealed class PlannedResource
{
    private readonly FactTracer tracer;

    internal PlannedResource(JsonElement planned, HclModule module, FactTracer tracer)
    {
        this.tracer = tracer;
        Values = planned.GetProperty("values");
        Address = planned.GetProperty("address").GetString()!;
        Type = planned.GetProperty("type").GetString()!;
        Key = planned.TryGetProperty("index", out var index) ? index.ToString() : null;
        Block = module.Find($"{Type}.{planned.GetProperty("name").GetString()}");
    }

    /// <summary>The address, such as <c>google_storage_bucket.weights["us-east5"]</c>.</summary>
    public string Address { get; }

    /// <summary>The resource type.</summary>
    public string Type { get; }

    /// <summary>The key of the instance; null for a resource that is made once.</summary>
    public string? Key { get; }

    /// <summary>The block that wrote it; null where it was not found.</summary>
    public HclBlock? Block { get; }

    /// <summary>Every attribute that is known before apply.</summary>
    public JsonElement Values { get; }

    /// <summary>The text of an attribute, numbers and booleans as terraform prints them; of a list of blocks the first. Null where it is absent or unknown.</summary>
    public string? Text(params ReadOnlySpan<string> path) => JsonText.Of(Find(Values, path));

    /// <summary>The items of a list, a set or a repeated block.</summary>
    public IReadOnlyList<JsonElement> Items(params ReadOnlySpan<string> path) =>
        Find(Values, path) is { ValueKind: JsonValueKind.Array } array ? [.. array.EnumerateArray()] : [];

    /// <summary>The texts of a list or a set of texts.</summary>
    public IReadOnlyList<string> Texts(params ReadOnlySpan<string> path) => [.. Items(path).Select(item => JsonText.Of(item)).OfType<string>()];

    /// <summary>Whether an attribute is true.</summary>
    public bool IsTrue(params ReadOnlySpan<string> path) => Find(Values, path) is { ValueKind: JsonValueKind.True };

    /// <summary>Whether the configuration writes an attribute, or a block that may hold it, even where its value is known only after apply.</summary>
    public bool Writes(params ReadOnlySpan<string> path) => Block is null || Written(path, out _) is not null;

    /// <summary>Whether an attribute is one fact and nothing else.</summary>
    public bool IsFact(params ReadOnlySpan<string> path) => FactsFiles.Is(Blame(path).Place.File);

    /// <summary>The place of an attribute's expression, whatever fact stands behind it; that of the block which should hold it where it is absent.</summary>
    public Place Expression(params ReadOnlySpan<string> path) => Block is null ? Blame().Place
        : Written(path, out var holder) is { } value ? tracer.Follow(value).Place : holder!.Place;

    /// <summary>What wrote a stretch of an attribute's text, or of the item of a list that says <paramref name="text"/>.</summary>
    public WrittenPart WriterOf(string text, int start, int length, params ReadOnlySpan<string> path)
    {
        if (Block is not { } block || Written(path, out _) is not { } value)
        {
            return new WrittenPart(Expression(path), IsFact: false);
        }

        var reader = new TemplateReader(tracer, block, Key);
        return (value.Items.Count > 0 ? value.Items : [value]).Select(item => reader.WriterOf(item, text, start, length)).FirstOrDefault(part => part is not null)
            ?? new WrittenPart(tracer.Follow(value).Place, IsFact: false);
    }

    /// <summary>The place to edit for an attribute; that of the block which should hold it where it is absent.</summary>
    public Blame Blame(params ReadOnlySpan<string> path)
    {
        if (Block is not { } block)
        {
            return new Blame(new Place(InfraFiles.Folder, 1, 1), Exact: false, []);
        }

        return Written(path, out var holder) is { } value ? tracer.Trace(block, Key, value) : Findings.Blame.At(holder!.Place);
    }

    /// <summary>The place to edit for an attribute of one of several blocks of a type: a fact where it is one, not where something is made of it. That of the resource where something else than such a block made it.</summary>
    public Blame BlameOf(string block, int index, string attribute) =>
        Block?.Nested(block).ElementAtOrDefault(index)?.Attribute(attribute)?.Value is not { } written ? Blame()
        : tracer.Follow(written) is var meant && tracer.FactOf(Block, Key, meant.Text) is null ? Findings.Blame.At(meant.Place) : tracer.Trace(Block, Key, written);

    /// <summary>A finding at an attribute, or at the block that should hold it.</summary>
    public Finding Finding(RuleInfo rule, string message, string? hint, params ReadOnlySpan<string> path) => new(rule, message, Blame(path)) { Hint = hint };

    /// <summary>Finds an attribute below <paramref name="from"/>; of a list of blocks the first is taken.</summary>
    internal static JsonElement? Find(JsonElement from, ReadOnlySpan<string> path)
    {
        foreach (var step in path)
        {
            if (from.ValueKind == JsonValueKind.Array)
            {
                if (from.GetArrayLength() == 0)
                {
                    return null;
                }

                from = from[0];
            }

            if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(step, out from))
            {
                return null;
            }
        }

        return from.ValueKind == JsonValueKind.Null ? null : from;
    }

    // The value that the configuration writes at an attribute, or the block that should hold it.
    private HclValue? Written(ReadOnlySpan<string> path, out HclBlock? holder)
    {
        holder = Block;
        for (var i = 0; i < path.Length && holder is not null; i++)
        {
            if (holder.Attribute(path[i]) is { } attribute)
            {
                return Inside(attribute.Value, path[(i + 1)..]);
            }

            if (holder.Nested(path[i]).FirstOrDefault() is not { } nested)
            {
                break;
            }

            holder = nested;
        }

        return null;
    }

    private static HclValue Inside(HclValue value, ReadOnlySpan<string> path)
    {
        foreach (var step in path)
        {
            if (value.Entries.FirstOrDefault(entry => entry.Name == step) is not { } entry)
            {
                return value;
            }

            value = entry.Value;
        }

        return value;
    }
}
