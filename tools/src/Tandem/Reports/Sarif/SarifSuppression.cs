using System.Text.Json;
using Tandem.Findings;

namespace Tandem.Reports.Sarif;

/// <summary>Why a finding does not count, as SARIF has it.</summary>
internal static class SarifSuppression
{
    /// <summary>Writes it: an empty list says that the finding counts.</summary>
    public static void Write(Utf8JsonWriter json, Suppression? suppression) =>
        JsonReport.WriteList(json, "suppressions", suppression is null ? [] : new[] { suppression }, WriteOne);

    private static void WriteOne(Utf8JsonWriter json, Suppression suppression)
    {
        json.WriteStartObject();
        // An annotation has a column, an entry of the settings file a line alone.
        json.WriteString("kind", suppression.By.Split(':') is [_, _] ? "external" : "inSource");
        json.WriteString("status", "accepted");
        json.WriteString("justification", JsonReport.Day(suppression.Until) is { } day ? $"{suppression.Reason} (until {day})" : suppression.Reason);
        if (suppression.By.Split(':') is [var file, var line, ..] && int.TryParse(line, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            json.WriteStartObject("location");
            SarifLocation.WriteLine(json, file, number);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
