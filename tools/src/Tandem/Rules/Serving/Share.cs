using System.Globalization;

namespace Tandem.Rules.Serving;

/// <summary>Numbers of Pods that may be written as a percentage.</summary>
internal static class Share
{
    /// <summary>How many of <paramref name="replicas"/> a text means; null where it means no number.</summary>
    public static long? Of(string? text, long replicas, bool isRoundedUp)
    {
        var isShare = text?.EndsWith('%') == true;
        if (!decimal.TryParse(isShare ? text![..^1] : text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var exact = isShare ? number * replicas / 100 : number;
        return (long)(isRoundedUp ? Math.Ceiling(exact) : Math.Floor(exact));
    }
}
