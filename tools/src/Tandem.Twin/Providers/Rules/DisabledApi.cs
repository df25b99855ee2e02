using Tandem.Twin.Providers.Engine;

namespace Tandem.Twin.Providers.Rules;

/// <summary>The project has the API of a resource enabled.</summary>
internal sealed class DisabledApi : ProviderRule
{
    public override IEnumerable<Complaint> Applied(Resource resource, IWorld world)
    {
        if (resource.Schema.Api is { } api && ProjectOf(resource) is { } project && world.Find("google_project_service", $"{project}/{api}") is null)
        {
            yield return Error(api, project);
        }
    }

    /// <summary>What the real API says.</summary>
    public static Complaint Error(string api, string project) => new(
        $"googleapi: Error 403: {api} has not been used in project {project} before or it is disabled., SERVICE_DISABLED",
        $"Enable it with a google_project_service that the resource depends on.");

    /// <summary>The project that a resource stands in; null where nothing tells.</summary>
    public static string? ProjectOf(Resource resource) => resource.TextOf("project")
        ?? (resource.Id.StartsWith("projects/", StringComparison.Ordinal) ? resource.Id.Split('/')[1] : null);
}
