using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Json;

namespace Tandem.Twin.Kubernetes.Http;

/// <summary>Answers who the user is and what they may do: everything, where the options deny nothing. The twin asks nobody for credentials.</summary>
internal static class ReviewHandler
{
    public static async Task CreateAsync(ApiCall call)
    {
        var review = await call.BodyAsync();
        (review["kind"], review["apiVersion"]) = (call.Resource.Kind, call.Resource.ApiVersion);
        review.Child("metadata")["creationTimestamp"] = call.Cluster.Now;
        review["status"] = call.Resource.Kind == "SelfSubjectReview" ? User() : Access(call, review["spec"]?["resourceAttributes"] as JsonObject ?? []);
        await Answers.WriteAsync(call.Http, review, 201);
    }

    private static JsonObject User() => new()
    {
        ["userInfo"] = new JsonObject { ["username"] = "twin-admin", ["groups"] = new JsonArray("system:masters", "system:authenticated") },
    };

    private static JsonObject Access(ApiCall call, JsonObject asked)
    {
        var question = new ApiRequest(Of("verb"), Of("group"), Of("version"), Of("resource"), Of("namespace"), Of("name"), Of("subresource"), call.Request.UserAgent);
        var reason = call.Cluster.Options.Denied?.Invoke(question);
        return reason is null ? new JsonObject { ["allowed"] = true } : new JsonObject { ["allowed"] = false, ["reason"] = reason };

        string Of(string name) => asked[name].Text() ?? "";
    }
}
