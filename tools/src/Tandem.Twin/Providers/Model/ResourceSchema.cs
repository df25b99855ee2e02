namespace Tandem.Twin.Providers.Model;

/// <summary>A resource type, a data source, or the block of a provider.</summary>
/// <param name="Type">Its name.</param>
/// <param name="Role">What it is: <c>resource</c>, <c>data</c> or <c>provider</c>.</param>
/// <param name="Beta">Whether only google-beta has it.</param>
/// <param name="Api">The service that a project must have enabled to create one; null where none need be.</param>
/// <param name="Root">Its fields.</param>
internal sealed record ResourceSchema(string Type, string Role, bool Beta, string? Api, FieldSchema Root)
{
    public bool IsData => Role == "data";

    public bool IsProvider => Role == "provider";

    public IReadOnlyDictionary<string, FieldSchema> Fields => Root.Fields;

    /// <summary>How its id is made.</summary>
    public string IdTemplate => Fields["id"].Template ?? Fields["id"].Later.Text ?? "{name}";
}
