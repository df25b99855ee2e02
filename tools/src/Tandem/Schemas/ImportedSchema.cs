using System.Text.Json.Nodes;
using Tandem.Findings;

namespace Tandem.Schemas;

/// <summary>A schema that was read from a definition of somebody's.</summary>
/// <param name="Id">The kind.</param>
/// <param name="Schema">The schema, complete in itself.</param>
/// <param name="Place">Where the definition stands.</param>
public sealed record ImportedSchema(SchemaId Id, JsonObject Schema, Place Place);
