using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tandem.Twin.Kubernetes.Http;
using Tandem.Twin.Kubernetes.Json;
using Tandem.Twin.Kubernetes.Schemas;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Objects;

/// <summary>Makes the kind, name and namespace of an object agree with the request's path.</summary>
internal static partial class ObjectIdentity
{
    // As the API server: no vowels, so that no word is made by chance.
    private const string Letters = "bcdfghjklmnpqrstvwxz2456789";
    private const int LongestName = 253;

    /// <summary>Completes them.</summary>
    /// <exception cref="ApiException">400: they do not agree; 422: the name is none.</exception>
    public static ObjectKey Complete(ApiCall call, JsonObject body)
    {
        Agree(body, "kind", call.Resource.Kind);
        Agree(body, "apiVersion", call.Resource.ApiVersion);
        var metadata = body.Child("metadata");
        if (call.Resource.IsNamespaced)
        {
            if (metadata["namespace"].Text() is { Length: > 0 } other && other != call.Path.Namespace)
            {
                throw ApiException.BadRequest($"the namespace of the provided object does not match the namespace sent on the request ({other} and {call.Path.Namespace})");
            }

            metadata["namespace"] = call.Path.Namespace;
        }

        var name = NameOf(call, body, metadata);
        return call.KeyOf(name);
    }

    private static string NameOf(ApiCall call, JsonObject body, JsonObject metadata)
    {
        var named = metadata["name"].Text() is { Length: > 0 } given ? given : null;
        if (call.Path.Name.Length > 0 && named is not null && named != call.Path.Name)
        {
            throw ApiException.BadRequest($"the name of the object ({named}) does not match the name on the URL ({call.Path.Name})");
        }

        var name = named ?? (call.Path.Name.Length > 0 ? call.Path.Name : Generate(metadata["generateName"].Text()));
        metadata["name"] = name;
        return IsName(call, name ?? "") ? name! : throw ObjectValidator.Invalid(call.Resource, body, [("metadata.name", name is null
            ? "name or generateName is required"
            : "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character")]);
    }

    private static string? Generate(string? prefix) => prefix is not { Length: > 0 } ? null : prefix + RandomNumberGenerator.GetString(Letters, 5);

    // Roles and their bindings have names such as system:node.
    private static bool IsName(ApiCall call, string name) => call.Resource.Group == "rbac.authorization.k8s.io"
        ? name.Length > 0 && !name.AsSpan().ContainsAny('/', '%') && name is not ("." or "..")
        : name.Length <= LongestName && Subdomain().IsMatch(name);

    private static void Agree(JsonObject body, string field, string expected)
    {
        if (body[field].Text() is { Length: > 0 } actual && actual != expected)
        {
            throw ApiException.BadRequest($"the {field} in the data ({actual}) does not match the expected {field} ({expected})");
        }

        body[field] = expected;
    }

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Subdomain();
}
