using Tandem.Findings;

namespace Tandem.Terraform.Hcl;

/// <summary>A name with its value: an attribute of a block, or an entry of a literal object.</summary>
/// <param name="Name">The name, without quotes.</param>
/// <param name="Place">Where the name stands.</param>
/// <param name="Value">The value.</param>
public sealed record HclArgument(string Name, Place Place, HclValue Value);
