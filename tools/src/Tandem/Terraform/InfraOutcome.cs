using System.Text.Json;

namespace Tandem.Terraform;

/// <summary>What terraform made of a tree: kept as text, so that it can be cached.</summary>
/// <param name="Diagnostics">What it said, each once.</param>
/// <param name="Unformatted">Where files are not written as <c>terraform fmt</c> writes them: file from the Terraform root, and the first line that differs.</param>
/// <param name="Resources">Every planned instance, as plan JSON has it: an array.</param>
public sealed record InfraOutcome(
    IReadOnlyList<TerraformDiagnostic> Diagnostics, IReadOnlyList<UnformattedFile> Unformatted, JsonElement Resources)
{
    /// <summary>Whether everything was planned.</summary>
    public bool IsComplete => !Diagnostics.Any(diagnostic => diagnostic.IsError);

    /// <summary>Reads what <see cref="ToString"/> wrote; null where another version wrote it.</summary>
    public static InfraOutcome? Parse(string text) => InfraOutcomeText.Read(text);

    /// <inheritdoc/>
    public override string ToString() => InfraOutcomeText.Write(this);
}
