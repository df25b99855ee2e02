using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Settings;

/// <summary>The part of an object that a suppression is about: a container, a field with all below it, or the whole.</summary>
/// <param name="Field">The field's path, as findings print it; null for every field.</param>
/// <param name="Container">The name of a container, an init or an ephemeral one too; null for every container.</param>
public sealed record AllowScope(string? Field, string? Container)
{
    /// <summary>The names by which an annotation gives a scope.</summary>
    public static IReadOnlyList<string> Names { get; } = ["field", "container"];

    /// <summary>Whether a field lies in it; null stands for the whole object, which lies in the whole alone.</summary>
    public bool Covers(string? field) =>
        (Field is null || IsAtOrBelow(field, Field)) && (Container is null || field?.Contains($"ontainers{Step(Container)}", StringComparison.Ordinal) == true);

    /// <summary>What keeps it from being a part of an object; null where nothing does.</summary>
    public SuppressionFlaw? FlawIn(MappingNode root)
    {
        if (Container is null)
        {
            return null;
        }

        var containers = FieldPaths.Scalars(root).Where(scalar => scalar.Path is [.., { Key: { } list }, { Key: null }, { Key: "name" }] && list.EndsWith("ontainers", StringComparison.Ordinal))
            .Select(scalar => scalar.Node.Text).ToList();
        return containers.Contains(Container, StringComparer.Ordinal) ? null
            : new SuppressionFlaw($"The object has no container {Container}.", NearestName.Find(Container, containers) is { } meant ? $"Did you mean {meant}?" : $"It has {Wording.List(containers)}.");
    }

    private static bool IsAtOrBelow(string? field, string scope) =>
        field is not null && field.StartsWith(scope, StringComparison.Ordinal) && (field.Length == scope.Length || field[scope.Length] is '.' or '[');

    private static string Step(string name) => $"[name={name}]";
}
