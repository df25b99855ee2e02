namespace Tandem.Rules.Fleet;

/// <summary>The time of day where a location of Google Cloud is.</summary>
internal static class LocalTime
{
    /// <summary>Hours ahead of UTC, good to two: enough to tell night from day.</summary>
    public static int Offset(string location) => location.Split('-') switch
    {
        ["us", "west1" or "west2" or "west3" or "west4", ..] => -8,
        ["us" or "northamerica", "central1" or "south1", ..] => -6,
        ["us" or "northamerica", ..] => -5,
        ["southamerica", ..] => -3,
        ["europe", ..] => 1,
        ["africa", ..] => 2,
        ["me", ..] => 3,
        ["asia", "south1" or "south2", ..] => 5,
        ["asia", ..] => 8,
        ["australia", ..] => 10,
        _ => 0,
    };
}
