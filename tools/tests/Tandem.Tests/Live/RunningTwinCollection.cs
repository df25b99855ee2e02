namespace Tandem.Tests.Live;

/// <summary>The tests that share one twin, one after the other: each leaves it as it was.</summary>
#pragma warning disable CA1711 // xUnit calls it a collection.
[CollectionDefinition(Name)]
public sealed class RunningTwinCollection : ICollectionFixture<RunningTwin>
#pragma warning restore CA1711
{
    public const string Name = "running twin";
}
