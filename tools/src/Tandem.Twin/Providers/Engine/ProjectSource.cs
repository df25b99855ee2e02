using Tandem.Twin.Providers.Model;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Engine;

/// <summary>The data source of a project: its number follows from its id, see <see cref="ProjectNumber"/>.</summary>
internal static class ProjectSource
{
    public static (Value State, IReadOnlyList<Complaint> Complaints) Read(ResourceSchema schema, MapValue config, ProviderSession session)
    {
        var project = config["project_id"].IsSet ? config["project_id"] : session.Config["project"];
        if (project.Text is null)
        {
            return (config, [new Complaint("project: required field is not set", "Set project_id, or project in the provider's own block.", FieldPath.Of("project_id"))]);
        }

        var named = config.With("project_id", project);
        return (FieldFiller.Fill(schema.Fields, named, value => value.IsNull, field => Answer(field, named)), []);
    }

    private static Value Answer(FieldSchema field, MapValue named) =>
        field.Template is { } template ? Templates.Fill(template, named)
        : field.Kind == "bool" ? Value.Of(false)
        : field.Kind == "string" ? Value.Of("")
        : MapValue.Empty;
}
