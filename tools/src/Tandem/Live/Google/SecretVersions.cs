using System.Text;
using System.Text.Json.Nodes;

namespace Tandem.Live.Google;

/// <summary>Versions of secrets in Secret Manager: https://docs.cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets/addVersion</summary>
/// <param name="rest">The calls.</param>
/// <param name="root">The interface's root, such as <c>https://secretmanager.googleapis.com/v1/</c>.</param>
public sealed class SecretVersions(GoogleRest rest, Uri root)
{
    /// <summary>Adds a version.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="GoogleException">It cannot be added.</exception>
    public async Task<string> AddAsync(string project, string secret, string content, CancellationToken cancel)
    {
        var body = new JsonObject { ["payload"] = new JsonObject { ["data"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(content)) } };
        var made = await rest.PostAsync(new Uri(root, $"projects/{project}/secrets/{secret}:addVersion"), body, $"secret {secret} in {project}", cancel);
        return made.GetProperty("name").GetString()!.Split('/')[^1];
    }
}
