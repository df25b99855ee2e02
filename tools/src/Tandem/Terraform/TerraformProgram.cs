namespace Tandem.Terraform;

/// <summary>The terraform that was found.</summary>
/// <param name="Path">The executable.</param>
/// <param name="Version">Its version, such as <c>1.11.4</c>.</param>
public sealed record TerraformProgram(string Path, string Version)
{
    /// <inheritdoc/>
    public override string ToString() => $"terraform {Version}";
}
