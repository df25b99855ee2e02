namespace Tandem.Cli.Settings;

/// <summary>One setting as it holds here.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Source">Where the value comes from.</param>
internal sealed record Setting(string Name, string Value, string Source);
