namespace Tandem.Tests.Live;

/// <summary>The tests that share one twin, one after the other: each leaves it as it was.</summary>
[CollectionDefinition(Name)]
public sealed class RunningTwinCollection : ICollectionFixture<RunningTwin>
{
    public const string Name = "running twin";
}
