using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Terraform;

namespace Tandem.Rules.Identity;

/// <summary>Texts of a SecretProviderClass that name no version of a secret, whichever secret was meant.</summary>
/// <remarks>The forms of a name: https://docs.cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets.versions</remarks>
internal static class SecretNames
{
    /// <summary>Them, each with the place that wrote the list and not what was put into it. One that a replacement has left alone is another rule's business.</summary>
    public static IEnumerable<(Flaw Flaw, Blame Blame)> Malformed(FleetModel fleet) =>
        from texts in MountedSecret.Texts(fleet)
        where !Placeholders.IsIn(texts.Field.Text ?? "")
        from name in MountedSecret.Resources(texts.Field.Text ?? "")
        where !MountedSecret.IsVersion(name)
        select (texts.Field.Flaw($"{name} is no version of a secret: nothing is mounted.", "Write projects/PROJECT/secrets/NAME/versions/VERSION, of a regional secret projects/PROJECT/locations/REGION/secrets/NAME/versions/VERSION."),
            LineOf(fleet, MountedSecret.WriterOf(texts.Field, text => text.Contains("resourceName", StringComparison.Ordinal))));

    // The text is a list of its own: the line in it that names the secret.
    private static Blame LineOf(FleetModel fleet, Blame writer) =>
        fleet.Workspace.Yaml(writer.Place.File).Documents.SelectMany(FieldPaths.Scalars).FirstOrDefault(scalar => scalar.Node.Place == writer.Place)?.Node is { } text
            && MountedSecret.Resources(text.Text).Where(name => !MountedSecret.IsVersion(name)).Select(name => text.Text.IndexOf(name, StringComparison.Ordinal)).FirstOrDefault(-1) is var index and >= 0
            ? writer with { Place = ScalarLines.PlaceOf(text, index) } : writer;

    /// <summary>Whether a planned secret is the one mounted. The number of a project is known only to Google; its ID may stand in the plan or not.</summary>
    public static bool Are(PlannedResource planned, MountedSecret secret) => planned.Text("secret_id") == secret.Name
        && (planned.Text("project") is not { } project || project == secret.Project || secret.Project.All(char.IsAsciiDigit));
}
