using Tandem.Twin.Providers.Model;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Engine;

/// <summary>The fields whose change replaces the resource.</summary>
internal static class Replacements
{
    public static IEnumerable<FieldPath> Between(ResourceSchema schema, MapValue prior, MapValue planned) =>
        In(schema.Fields, prior, planned, null, (prior, planned)).Concat(Shrunk(schema, prior, planned));

    private static IEnumerable<FieldPath> In(
        IReadOnlyDictionary<string, FieldSchema> fields, MapValue prior, MapValue planned, FieldPath? at, (MapValue Prior, MapValue Planned) top)
    {
        foreach (var field in fields.Values)
        {
            var (path, before, after) = (at?.Field(field.Name) ?? FieldPath.Of(field.Name), prior[field.Name], planned[field.Name]);
            if (before == after)
            {
                continue;
            }

            var changed = field.IsBlock ? Block(field, before, after, path, top)
                : field.ForceNew && !SameTarget(field, before, after, top) ? [path]
                : [];
            foreach (var found in changed)
            {
                yield return found;
            }
        }
    }

    private static IEnumerable<FieldPath> Block(FieldSchema block, Value before, Value after, FieldPath path, (MapValue, MapValue) top)
    {
        if (before is not ListValue old || after is not ListValue now)
        {
            return [];
        }

        if (block.IsUnordered)
        {
            return ForcesAnywhere(block) ? [path] : [];
        }

        if (old.Items.Count != now.Items.Count)
        {
            return block.ForceNew ? [path] : [];
        }

        return old.Items.Zip(now.Items).SelectMany((pair, i) =>
            pair is (MapValue mine, MapValue theirs) ? In(block.Fields, mine, theirs, path.Item(i), top) : []);
    }

    private static bool ForcesAnywhere(FieldSchema field) => field.ForceNew || field.Fields.Values.Any(ForcesAnywhere);

    // A name and a link to the same thing are no change.
    private static bool SameTarget(FieldSchema field, Value before, Value after, (MapValue Prior, MapValue Planned) top) =>
        field.Target is { } type && before.Text is { } old && after.Text is { } now &&
        ResourceIds.Target(type, old, top.Prior) == ResourceIds.Target(type, now, top.Planned);

    // A subnet grows in place and never shrinks.
    private static IEnumerable<FieldPath> Shrunk(ResourceSchema schema, MapValue prior, MapValue planned) =>
        schema.Type == "google_compute_subnetwork"
        && Cidr.TryParse(prior.TextOf("ip_cidr_range") ?? "", out var old) && Cidr.TryParse(planned.TextOf("ip_cidr_range") ?? "", out var now)
        && !now.Contains(old) ? [FieldPath.Of("ip_cidr_range")] : [];
}
