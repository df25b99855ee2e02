using Shouldly;
using Tandem.Schemas;
using Tandem.Tests.Support;

namespace Tandem.Tests.Schemas;

/// <summary>The committed schemas of the Kubernetes kinds are the generator's, byte for byte.</summary>
public sealed class GeneratedSchemasTests
{
    [Fact]
    public void Committed_EqualGenerated()
    {
        var folder = Path.Combine(RealRepository.Root, "tools", "schemas");
        new SchemaFolder(folder, SchemaWriter.Generate()).Changes()
            .ShouldBeEmpty("run: dotnet run --project tools/src/Tandem.Schemas -- tools/schemas");
    }
}
