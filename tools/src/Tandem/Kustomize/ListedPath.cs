using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>An entry of a kustomization's list that names something in the repository.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Path">The path of what it names, from the repository's root.</param>
public sealed record ListedPath(ScalarNode Entry, string Path);
