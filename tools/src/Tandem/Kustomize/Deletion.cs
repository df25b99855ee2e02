using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Kustomize;

/// <summary>An object that a patch takes out of what is rendered.</summary>
/// <param name="Place">The <c>$patch: delete</c> that does.</param>
/// <param name="Id">The object's type.</param>
/// <param name="Name">Its name.</param>
public sealed record Deletion(Place Place, SchemaId Id, string Name);
