namespace Tandem.Live.Status;

/// <summary>A field that runs otherwise than it is written.</summary>
/// <param name="Field">The field.</param>
/// <param name="Wanted">What is rendered.</param>
/// <param name="Found">What runs.</param>
public sealed record FieldDrift(string Field, string Wanted, string Found)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Field} is {Found}, not {Wanted}";
}
