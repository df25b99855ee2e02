using System.Globalization;

namespace Tandem.Settings;

/// <summary>The last day of a suppression, as people write it.</summary>
internal static class SuppressionDay
{
    /// <summary>The day; null where the text is none.</summary>
    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
