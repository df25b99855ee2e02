using System.Text.Json.Nodes;

namespace Tandem.Twin.Kubernetes.Store;

/// <summary>A refusal, which the API answers as a Kubernetes Status.</summary>
/// <param name="code">The HTTP status code.</param>
/// <param name="reason">The machine-readable reason, such as <c>AlreadyExists</c>.</param>
/// <param name="message">What is wrong, for a person.</param>
public sealed class ApiException(int code, string reason, string message) : Exception(message)
{
    /// <summary>The HTTP status code.</summary>
    public int Code { get; } = code;

    /// <summary>The machine-readable reason.</summary>
    public string Reason { get; } = reason;

    /// <summary>The <c>details</c> of the Status: name, kind, causes, retryAfterSeconds; null for none.</summary>
    public JsonObject? Details { get; init; }

    /// <summary>404: no such object.</summary>
    public static ApiException NotFound(string resource, string name) => Named(404, "NotFound", resource, name, $"{resource} \"{name}\" not found");

    /// <summary>409: the object is there already.</summary>
    public static ApiException AlreadyExists(string resource, string name) => Named(409, "AlreadyExists", resource, name, $"{resource} \"{name}\" already exists");

    /// <summary>409: somebody else wrote in between, or the change cannot be made to what is there.</summary>
    public static ApiException Conflict(string resource, string name, string why) =>
        Named(409, "Conflict", resource, name, $"Operation cannot be fulfilled on {resource} \"{name}\": {why}");

    /// <summary>400: the request makes no sense.</summary>
    public static ApiException BadRequest(string message) => new(400, "BadRequest", message);

    /// <summary>410: what the watch or list asks for is no longer remembered.</summary>
    public static ApiException Expired(string message) => new(410, "Expired", message);

    // `deployments.apps` in messages, name and group apart in the details.
    private static ApiException Named(int code, string reason, string resource, string name, string message)
    {
        var dot = resource.IndexOf('.', StringComparison.Ordinal);
        var details = new JsonObject { ["name"] = name, ["kind"] = dot < 0 ? resource : resource[..dot] };
        if (dot >= 0)
        {
            details["group"] = resource[(dot + 1)..];
        }

        return new(code, reason, message) { Details = details };
    }
}
