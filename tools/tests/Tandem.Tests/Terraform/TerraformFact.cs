namespace Tandem.Tests.Terraform;

/// <summary>One fact of a field of a resource, in ours or in the published table.</summary>
internal sealed record TerraformFact(string Path, string What, string Value)
{
    public override string ToString() => $"{Path}: {What} {Value}";
}
