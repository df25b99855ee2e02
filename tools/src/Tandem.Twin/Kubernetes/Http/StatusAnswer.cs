using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Tandem.Twin.Kubernetes.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Http;

/// <summary>Answers in the form of a Kubernetes Status.</summary>
internal static class StatusAnswer
{
    /// <summary>The Status of a refusal.</summary>
    public static JsonObject Of(ApiException refusal)
    {
        var status = Begin("Failure");
        (status["message"], status["reason"], status["code"]) = (refusal.Message, refusal.Reason, refusal.Code);
        if (refusal.Details is { } details)
        {
            status["details"] = details.DeepClone();
        }

        return status;
    }

    /// <summary>The Status of a deletion that is done.</summary>
    public static JsonObject Deleted(ApiCall call, string name, string uid)
    {
        var status = Begin("Success");
        status["details"] = new JsonObject { ["name"] = name, ["group"] = call.Resource.Group, ["kind"] = call.Resource.Plural, ["uid"] = uid };
        return status;
    }

    /// <summary>The Status of anything else that is done.</summary>
    public static JsonObject Success() => Begin("Success");

    /// <summary>Answers a refusal.</summary>
    public static Task WriteAsync(HttpContext http, ApiException refusal)
    {
        if (refusal.Details?["retryAfterSeconds"].Count() is { } seconds)
        {
            http.Response.Headers.RetryAfter = $"{seconds}";
        }

        return Answers.WriteAsync(http, Of(refusal), refusal.Code);
    }

    private static JsonObject Begin(string status) => new() { ["kind"] = "Status", ["apiVersion"] = "v1", ["metadata"] = new JsonObject(), ["status"] = status };
}
