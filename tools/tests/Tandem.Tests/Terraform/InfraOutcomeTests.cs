using System.Text.Json;
using Shouldly;
using Tandem.Terraform;

namespace Tandem.Tests.Terraform;

/// <summary>What terraform made of a tree comes back from the cache as it went in.</summary>
public sealed class InfraOutcomeTests
{
    private const string Resource = """{"address":"a.b[\"c\"]","mode":"managed","type":"a","name":"b","index":"c","values":{"list":[1,"two",{"three":null}],"text":"ä\n"}}""";

    [Fact]
    public void AKeptOutcome_IsReadAsItWas()
    {
        TerraformDiagnostic[] said = [new(IsError: true, "It is wrong.", "a.b", "main.tf", 3, 5), new(IsError: false, "It is \"odd\".", null, null, 1, 1)];
        var outcome = new InfraOutcome(said, [new UnformattedFile("main.tf", 7)], JsonDocument.Parse($"[{Resource}]").RootElement);

        var read = InfraOutcome.Parse(outcome.ToString()).ShouldNotBeNull();

        read.Diagnostics.ShouldBe(said);
        read.Unformatted.ShouldBe(outcome.Unformatted);
        read.Resources.EnumerateArray().ShouldHaveSingleItem().GetRawText().ShouldBe(JsonSerializer.Serialize(JsonDocument.Parse(Resource).RootElement));
        read.IsComplete.ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"diagnostics\":[]}")]
    [InlineData("{\"diagnostics\":[{}],\"unformatted\":[],\"resources\":[]}")]
    [InlineData("{\"diagnostics\":1,\"unformatted\":[],\"resources\":[]}")]
    public void WhatAnotherVersionKept_IsNotRead(string text) => InfraOutcome.Parse(text).ShouldBeNull();
}
