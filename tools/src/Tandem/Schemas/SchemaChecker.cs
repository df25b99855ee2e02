using System.Globalization;
using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Rules;

namespace Tandem.Schemas;

/// <summary>
/// Checks one object against its compiled schema and gathers every error, not the first.
/// Null for an optional field counts as absent, as it does for the API server.
/// </summary>
/// <param name="errors">Where the errors go.</param>
/// <param name="outer">For a branch: the schema that it belongs to, whose defaults it sees.</param>
/// <param name="cluster">The Kubernetes minor that every cluster has at least; null where that is unknown.</param>
internal sealed class SchemaChecker(List<SchemaError> errors, Schema? outer = null, Version? cluster = null)
{
    private readonly List<PathSegment> path = [];
    private int outerDepth = -1;
    private static readonly Dictionary<string, Schema> Nothing = [];

    public void Check(Node node, Schema schema)
    {
        CheckAge(schema);
        schema = schema.Resolved;
        if (schema.Reference is { } reference)
        {
            Check(node, reference());
        }

        if (schema.Types != JsonTypes.None && !HasType(node, schema.Types))
        {
            WrongType(node, schema);
            return;
        }

        CheckEnum(node, schema);
        switch (node)
        {
            case MappingNode mapping:
                CheckMapping(mapping, schema);
                break;
            case SequenceNode list:
                CheckList(list, schema);
                break;
            case ScalarNode scalar:
                CheckScalar(scalar, schema);
                break;
        }

        CheckBranches(node, schema);
    }

    private void CheckAge(Schema schema)
    {
        if (cluster is not null && schema.Since is { } since && cluster < since)
        {
            var thing = path.Count == 0 ? "The kind" : Here();
            Report(ObjectRules.NewerThanCluster, FieldTarget.Key, $"{thing} needs Kubernetes {since}; the clusters have at least {cluster}.", null);
        }
    }

    private static bool HasType(Node node, JsonTypes types) => node switch
    {
        MappingNode => (types & JsonTypes.Object) != JsonTypes.None,
        SequenceNode => (types & JsonTypes.Array) != JsonTypes.None,
        ScalarNode scalar => scalar.Type switch
        {
            ScalarType.Null => (types & JsonTypes.Null) != JsonTypes.None,
            ScalarType.Boolean => (types & JsonTypes.Boolean) != JsonTypes.None,
            ScalarType.String => (types & JsonTypes.String) != JsonTypes.None,
            _ => (types & JsonTypes.Number) != JsonTypes.None || ((types & JsonTypes.Integer) != JsonTypes.None && scalar.IsWhole),
        },
        _ => false,
    };

    private void WrongType(Node node, Schema schema) =>
        Report(ObjectRules.WrongType, Part(node), $"{Here()} must be {Wording.Types(schema.Types)}; it is {node.Describe()}.", HintFor(node, schema.Types));

    private static string? HintFor(Node node, JsonTypes wanted) => node switch
    {
        ScalarNode { Type: ScalarType.String } text when (wanted & JsonTypes.Integer) != JsonTypes.None && ScalarTyping.OfPlain(text.Text) == ScalarType.Integer
            => "Write it without quotes.",
        ScalarNode { Type: ScalarType.String } text when wanted == JsonTypes.Boolean && ScalarTyping.OfPlain(text.Text) == ScalarType.Boolean
            => "Write it without quotes.",
        ScalarNode { Type: not ScalarType.Null } when (wanted & JsonTypes.String) != JsonTypes.None => "Write it in quotes.",
        _ => null,
    };

    private void CheckEnum(Node node, Schema schema)
    {
        if (schema.Enum is not { } allowed || schema.EnumKeys.Contains(NodeText.Of(node)))
        {
            return;
        }

        // Where "" is allowed it stands for a default, which nobody needs to be told.
        var values = allowed.Count > 1 ? allowed.Where(value => value.Length > 0).ToList() : allowed;
        var nearest = node is ScalarNode scalar ? NearestName.Find(scalar.Text, values) : null;
        Report(ObjectRules.ValueNotAllowed, Part(node),
            $"{Here()} must be {Wording.AnyOf(values)}; it is {node.Describe()}.", nearest is null ? null : $"Did you mean {nearest}?");
    }

    private void CheckMapping(MappingNode mapping, Schema schema)
    {
        var before = errors.Count;
        foreach (var name in schema.Required)
        {
            if (IsAbsent(mapping[name], PropertyOf(schema, name)) && DefaultOf(name) is null)
            {
                Missing(mapping, schema, name);
            }
        }

        CheckDefaults(mapping, schema);
        // Where a field is known to be missing, that there are too few says nothing more.
        CheckCount(mapping.Entries.Count, errors.Count > before ? null : schema.MinProperties, schema.MaxProperties, "field", FieldTarget.Whole);
        var strays = schema.Closed && UnknownOf(mapping, schema) > 1 ? Strays(mapping, schema) : null;
        foreach (var entry in mapping.Span)
        {
            if (strays?.Contains(entry.Name) != true)
            {
                CheckEntry(entry, schema);
            }
        }
    }

    private static int UnknownOf(MappingNode mapping, Schema schema)
    {
        var unknown = 0;
        foreach (var entry in mapping.Span)
        {
            unknown += PropertyOf(schema, entry.Name) is null ? 1 : 0;
        }

        return unknown;
    }

    // Several fields that all are those of one that is not there have lost it: that is one mistake.
    private List<string> Strays(MappingNode mapping, Schema schema)
    {
        var unknown = mapping.Entries.Select(entry => entry.Name).Where(name => PropertyOf(schema, name) is null).ToList();
        var homes = schema.Additional is not null ? [] : (schema.Properties ?? Nothing)
            .Where(property => mapping[property.Key] is null && unknown.TrueForAll(name => PropertyOf(property.Value.Resolved, name) is not null)).Select(property => property.Key).ToList();
        if (homes is not [var home])
        {
            return [];
        }

        path.Add(PathSegment.Of(unknown[0]));
        Report(ObjectRules.UnknownField, FieldTarget.Key, $"{Holder()} has no field {string.Join(" and no ", unknown)}; they are fields of {home}.", $"Write {home}: before them, and indent them.");
        path.RemoveAt(path.Count - 1);
        return unknown;
    }

    private string Holder() => path.Count > 1 ? Wording.Path(path[..^1]) : "The object";

    // Defaults are applied before a branch is judged: what stands there unwritten must be what the branch asks for.
    private void CheckDefaults(MappingNode mapping, Schema schema)
    {
        foreach (var (name, property) in path.Count == outerDepth ? schema.Properties ?? Nothing : Nothing)
        {
            if (property.Enum is { } values && IsAbsent(mapping[name], null) && DefaultOf(name) is { DefaultKey: { } key, Default: var text } && !property.EnumKeys.Contains(key.Value))
            {
                path.Add(PathSegment.Of(name));
                Report(ObjectRules.ValueNotAllowed, FieldTarget.Holder, $"{Here()} must be {Wording.AnyOf(values)}; it is {text} by default.", null);
                path.RemoveAt(path.Count - 1);
            }
        }
    }

    private Schema? DefaultOf(string name) =>
        path.Count == outerDepth && outer is not null && PropertyOf(outer, name) is { Default: not null } property ? property : null;

    private static bool IsAbsent(Node? value, Schema? property) => value switch
    {
        null => property?.Default is null,
        ScalarNode { IsNull: true } => property?.Default is null && ((property?.Resolved.Types ?? JsonTypes.None) & JsonTypes.Null) == JsonTypes.None,
        _ => false,
    };

    private void CheckEntry(MappingEntry entry, Schema schema)
    {
        path.Add(PathSegment.Of(entry.Name));
        if (PropertyOf(schema, entry.Name) is { } property)
        {
            if (entry.Value is not ScalarNode { IsNull: true } || (property.Resolved.Types & JsonTypes.Null) != JsonTypes.None)
            {
                Check(entry.Value, property);
            }
        }
        else if (schema.Additional is { } additional && entry.Value is not ScalarNode { IsNull: true })
        {
            Check(entry.Value, additional);
        }
        else if (schema.Closed)
        {
            Unknown(entry.Name, schema);
        }

        path.RemoveAt(path.Count - 1);
    }

    private static Schema? PropertyOf(Schema schema, string name) =>
        schema.Properties is { } properties && properties.TryGetValue(name, out var property) ? property : null;

    private void Missing(MappingNode mapping, Schema schema, string name)
    {
        var isNull = mapping[name] is not null;
        var meant = mapping.Entries.Select(entry => entry.Name).Where(other => PropertyOf(schema, other) is null);
        var nearest = NearestName.Find(name, meant);
        if (nearest is not null && !isNull && schema.Closed && NearestName.Find(nearest, schema.Properties!.Keys) == name)
        {
            // A mistyped key is one mistake: the unknown field says what it was meant to be.
            return;
        }

        path.Add(PathSegment.Of(name));
        Report(ObjectRules.MissingField, isNull ? FieldTarget.Value : FieldTarget.Holder,
            isNull ? $"{Here()} is required; it is null." : $"{Here()} is required; it is missing.",
            nearest is null ? null : $"The field {nearest} stands there instead.");
        path.RemoveAt(path.Count - 1);
    }

    private void Unknown(string name, Schema schema)
    {
        var known = (schema.Properties?.Keys ?? []).Order(StringComparer.Ordinal).ToList();
        var nearest = NearestName.Find(name, known);
        Report(ObjectRules.UnknownField, FieldTarget.Key, $"{Holder()} has no field {name}.",
            nearest is not null ? $"Did you mean {nearest}?"
            : known.Count == 0 ? "It has no fields."
            : known.Count <= 12 ? $"Its fields are {Wording.List(known)}." : null);
    }

    private void CheckList(SequenceNode list, Schema schema)
    {
        CheckCount(list.Items.Count, schema.MinItems, schema.MaxItems, "item", FieldTarget.Whole);
        CheckDuplicates(list, schema);
        if (schema.Items is not { } items)
        {
            return;
        }

        for (var i = 0; i < list.Span.Length; i++)
        {
            path.Add(PathSegment.Of(i));
            Check(list.Span[i], items);
            path.RemoveAt(path.Count - 1);
        }
    }

    private void CheckDuplicates(SequenceNode list, Schema schema)
    {
        if (schema is { UniqueItems: false, ListKeys: [] } || list.Items.Count < 2)
        {
            return;
        }

        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < list.Items.Count; i++)
        {
            var key = schema.UniqueItems ? NodeText.Of(list.Items[i]) : KeyOf(list.Items[i], schema);
            if (key is not null && !seen.TryAdd(key, i))
            {
                path.Add(PathSegment.Of(i));
                Report(ObjectRules.DuplicateItem, Part(list.Items[i]),
                    $"{Here()} repeats item {seen[key]} of the list: {(schema.UniqueItems ? "its items must differ" : "both have " + key)}.", null, schema.UniqueItems ? [] : schema.ListKeys);
                path.RemoveAt(path.Count - 1);
            }
        }
    }

    private static string? KeyOf(Node item, Schema list)
    {
        var type = list.Items?.Resolved;
        if (item is not MappingNode mapping || list.ListKeys.Any(name => type?.Required.Contains(name) == true && IsAbsent(mapping[name], PropertyOf(type, name))))
        {
            return null;
        }

        // The API server puts the default in the place of "" too.
        return string.Join(", ", list.ListKeys.Select(name =>
            $"{name} {(mapping.Text(name) is { Length: > 0 } text ? text : PropertyOf(type ?? list, name)?.Default ?? "unset")}"));
    }

    private void CheckCount(int count, int? least, int? most, string thing, FieldTarget target)
    {
        if (count < least)
        {
            Report(ObjectRules.ValueOutOfRange, target, $"{Here()} must have at least {Wording.Count(least.Value, thing)}; it has {count}.", null);
        }

        if (count > most)
        {
            Report(ObjectRules.ValueOutOfRange, target, $"{Here()} must have at most {Wording.Count(most.Value, thing)}; it has {count}.", null);
        }
    }

    private void CheckScalar(ScalarNode scalar, Schema schema)
    {
        if (scalar.Type is ScalarType.Integer or ScalarType.Float)
        {
            CheckNumber(scalar, schema);
        }

        if (schema.Format is { } format && Formats.Complaint(format, scalar.Text) is { } wanted)
        {
            Report(ObjectRules.MalformedValue, FieldTarget.Value, $"{Here()} must be {wanted}; it is {scalar.Describe()}.", null);
        }

        if (scalar.Type == ScalarType.String)
        {
            CheckText(scalar, schema);
        }
    }

    private void CheckText(ScalarNode scalar, Schema schema)
    {
        if (schema is { MinLength: null, MaxLength: null, Pattern: null })
        {
            return;
        }

        var length = LengthOf(scalar.Text);
        CheckCount(length, schema.MinLength, schema.MaxLength, "character", FieldTarget.Value);
        if (schema.Pattern is { } pattern && length >= (schema.MinLength ?? 0) && length <= (schema.MaxLength ?? int.MaxValue) && !Re2.IsMatch(pattern.Value, scalar.Text))
        {
            Report(ObjectRules.MalformedValue, FieldTarget.Value, $"{Here()} must match {schema.PatternText}; it is {scalar.Describe()}.", null);
        }
    }

    // In characters, of which some are pairs.
    private static int LengthOf(string text)
    {
        var length = text.Length;
        foreach (var c in text)
        {
            length -= char.IsLowSurrogate(c) ? 1 : 0;
        }

        return length;
    }

    private void CheckNumber(ScalarNode scalar, Schema schema)
    {
        var (least, most) = Wording.Limits(schema);
        var number = scalar.Number;
        var low = number < least || (schema.ExclusiveMinimum && number <= least);
        var high = number > most || (schema.ExclusiveMaximum && number >= most) || (schema.Format == "int64" && IsBeyondInt64(scalar));
        if (low || high)
        {
            Report(ObjectRules.ValueOutOfRange, FieldTarget.Value, $"{Here()} must be {Wording.Range(schema)}; it is {scalar.Text}.", null);
        }
        else if (schema.MultipleOf is { } step && !IsWhole(number / step))
        {
            Report(ObjectRules.ValueOutOfRange, FieldTarget.Value, $"{Here()} must be a multiple of {step}; it is {scalar.Text}.", null);
        }
    }

    // A quotient beyond all doubles is none, and says nothing for the number.
    private static bool IsWhole(double quotient) => Math.Abs(quotient - Math.Round(quotient)) <= 1e-9;

    // A double cannot tell the greatest 64-bit integer from the one above it.
    private static bool IsBeyondInt64(ScalarNode scalar) =>
        decimal.TryParse(scalar.Text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
        && exact is > long.MaxValue or < long.MinValue;

    private void CheckBranches(Node node, Schema schema)
    {
        foreach (var branch in schema.AllOf)
        {
            errors.AddRange(Attempt(node, branch, schema));
        }

        if (schema.AnyOf.Count > 0)
        {
            CheckChoice(node, schema, schema.AnyOf, exactlyOne: false);
        }

        if (schema.OneOf.Count > 0)
        {
            CheckChoice(node, schema, schema.OneOf, exactlyOne: true);
        }

        if (schema.Not is { } not)
        {
            CheckNot(node, not, schema);
        }
    }

    // Fields that conflict are said once, however many branches find them.
    private void CheckNot(Node node, Schema not, Schema schema)
    {
        var said = errors.Exists(error => error.Rule == ObjectRules.ConflictingFields && error.Path.SequenceEqual(path));
        if (!said && Attempt(node, not, schema).Count == 0)
        {
            Report(ObjectRules.ConflictingFields, Part(node), Wording.Forbidden(Here(), not), null);
        }
    }

    private void CheckChoice(Node node, Schema schema, IReadOnlyList<Schema> branches, bool exactlyOne)
    {
        var attempts = branches.Select(branch => Attempt(node, branch, schema)).ToList();
        var passed = attempts.Count(attempt => attempt.Count == 0);
        if (passed == 1 || (passed > 1 && !exactlyOne))
        {
            return;
        }

        // Branches that only ask for fields are a choice between fields; anything else is told by the branch that came nearest.
        if (passed == 0 && branches.Any(branch => branch.Required.Count == 0 || branch.Properties is not null))
        {
            errors.AddRange(attempts.MinBy(attempt => (IsOfAnotherType(attempt), attempt.Count))!);
            return;
        }

        Report(ObjectRules.ConflictingFields, Part(node), Wording.Choice(Here(), node as MappingNode, branches, exactlyOne), null);
    }

    // A branch for a list says little to who wrote a mapping.
    private bool IsOfAnotherType(List<SchemaError> attempt) => attempt is [{ } only] && only.Rule == ObjectRules.WrongType && only.Path.Count == path.Count;

    private List<SchemaError> Attempt(Node node, Schema branch, Schema holder)
    {
        var found = new List<SchemaError>();
        var checker = new SchemaChecker(found, holder.Properties is null ? outer : holder, cluster) { outerDepth = holder.Properties is null ? outerDepth : path.Count };
        checker.path.AddRange(path);
        checker.Check(node, branch);
        return found;
    }

    // A mapping or a list begins at its first entry; what names it to a person is its key.
    private static FieldTarget Part(Node node) => node is ScalarNode ? FieldTarget.Value : FieldTarget.Whole;

    private string Here() => path.Count == 0 ? "The object" : Wording.Path(path);

    private void Report(RuleInfo rule, FieldTarget target, string message, string? hint, IReadOnlyList<string>? keys = null) =>
        errors.Add(new SchemaError(rule, [.. path], target, message, hint) { Keys = keys ?? [] });
}
