namespace Tandem.Programs;

/// <summary>The program that renders: kustomize itself, or the one inside kubectl.</summary>
/// <param name="Path">The executable.</param>
/// <param name="Name"><c>kustomize</c> or <c>kubectl</c>.</param>
/// <param name="Version">Its version, such as <c>v1.32.4</c>.</param>
/// <param name="KustomizeVersion">The version of the kustomize it carries, such as <c>v5.5.0</c>.</param>
public sealed record KustomizeProgram(string Path, string Name, string Version, string KustomizeVersion)
{
    /// <summary>The arguments that render a folder to standard output.</summary>
    public IReadOnlyList<string> Render(string folder) => [Name == "kubectl" ? "kustomize" : "build", folder];

    /// <inheritdoc/>
    public override string ToString() => Name == "kubectl" ? $"kubectl {Version}, kustomize {KustomizeVersion}" : $"kustomize {Version}";
}
