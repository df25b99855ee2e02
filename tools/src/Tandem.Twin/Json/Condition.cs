using System.Text.Json.Nodes;

namespace Tandem.Twin.Json;

/// <summary>What a condition is to say.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Status">True, False or Unknown.</param>
/// <param name="Reason">A word for programs; null for none.</param>
/// <param name="Message">A sentence for people; null for none.</param>
internal sealed record Condition(string Type, string Status, string? Reason = null, string? Message = null)
{
    /// <summary>The generation of the object that it was judged by; null where its kind does not say.</summary>
    public long? ObservedGeneration { get; init; }

    /// <summary>When it was last updated; null where its kind does not say.</summary>
    public string? LastUpdateTime { get; init; }

    public static Condition Of(string type, bool holds, string? reason = null, string? message = null) => new(type, holds ? "True" : "False", reason, message);

    public JsonObject ToJson(string transition)
    {
        var json = new JsonObject { ["type"] = Type, ["status"] = Status };
        if (ObservedGeneration is { } generation)
        {
            json["observedGeneration"] = generation;
        }

        if (LastUpdateTime is not null)
        {
            json["lastUpdateTime"] = LastUpdateTime;
        }

        json["lastTransitionTime"] = transition;
        if (Reason is not null)
        {
            json["reason"] = Reason;
        }

        if (Message is not null)
        {
            json["message"] = Message;
        }

        return json;
    }
}
