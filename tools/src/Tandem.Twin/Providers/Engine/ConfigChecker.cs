using Tandem.Twin.Providers.Model;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Engine;

/// <summary>What a schema alone says of a configuration. Unknown values are passed over: terraform asks again when it knows them.</summary>
internal static class ConfigChecker
{
    public static IEnumerable<Complaint> Check(ResourceSchema schema, MapValue config) => Block(schema.Root, config, config, null);

    private static IEnumerable<Complaint> Block(FieldSchema block, MapValue values, MapValue top, FieldPath? at)
    {
        foreach (var complaint in Groups(block, values, at))
        {
            yield return complaint;
        }

        foreach (var field in block.Fields.Values)
        {
            var (path, value) = (at?.Field(field.Name) ?? FieldPath.Of(field.Name), values[field.Name]);
            if (!value.IsSet)
            {
                continue;
            }

            var inside = field.IsBlock
                ? FieldWalk.Items(field, value, path).SelectMany(item => Block(field, item.Values, top, item.Path))
                : ValueChecker.Check(field, value, path);
            foreach (var complaint in Neighbours(field, top, path).Concat(inside))
            {
                yield return complaint;
            }
        }
    }

    private static IEnumerable<Complaint> Neighbours(FieldSchema field, MapValue top, FieldPath path)
    {
        foreach (var other in field.Conflicts.Where(other => Find(top, other) is { IsSet: true, IsUnknown: false }))
        {
            yield return new Complaint("Conflicting configuration arguments", $"\"{path}\": conflicts with {other}", path);
        }

        foreach (var other in field.With.Where(other => !Find(top, other).IsSet))
        {
            yield return new Complaint("Missing required argument", $"\"{path}\": all of `{string.Join(',', field.With)}` must be specified", path);
        }
    }

    private static IEnumerable<Complaint> Groups(FieldSchema block, MapValue values, FieldPath? at)
    {
        foreach (var group in block.ExactlyOne)
        {
            var given = group.Where(name => values[name].IsSet && !values[name].IsUnknown).ToList();
            if (given.Count > 1)
            {
                yield return new Complaint("Invalid combination of arguments", $"only one of `{string.Join(',', group)}` can be specified, but `{string.Join(',', given)}` were specified.", Place(block.Fields[given[1]], values[given[1]], at));
            }
            else if (given.Count == 0 && !group.Any(name => values[name].IsUnknown))
            {
                yield return new Complaint("Invalid combination of arguments", $"one of `{string.Join(',', group)}` must be specified", Inside(block, values, at));
            }
        }

        foreach (var group in block.AtLeastOne.Where(group => !group.Any(name => values[name].IsSet)))
        {
            yield return new Complaint("Missing required argument", $"one of `{string.Join(',', group)}` must be specified", Inside(block, values, at));
        }
    }

    private static FieldPath? Place(FieldSchema field, Value value, FieldPath? at)
    {
        var path = at?.Field(field.Name) ?? FieldPath.Of(field.Name);
        return field.IsBlock && FieldWalk.Items(field, value, path).FirstOrDefault() is { Path: { } first, Values: { } values } ? Inside(field, values, first) : path;
    }

    // Terraform shows the line of a list's block when it is asked for a field that the block does not have; of a set's, for one that it has.
    private static FieldPath? Inside(FieldSchema block, MapValue values, FieldPath? at) =>
        at is not null && block.Fields.Keys.FirstOrDefault(name => values[name].IsSet == block.IsUnordered) is { } name ? at.Field(name) : at;

    // Paths name the fields only: a block that conflicts with another is one of which there is at most one.
    private static Value Find(MapValue top, string path)
    {
        Value value = top;
        foreach (var name in path.Split('.'))
        {
            value = value switch
            {
                MapValue map => map[name],
                ListValue { Items: [MapValue first, ..] } => first[name],
                _ => Value.Null,
            };
        }

        return value;
    }
}
