using Tandem.Tests.Live;
using Tandem.Tests.Support;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Tandem.Tests.Support;

/// <summary>
/// The collection whose tests wait one after the other for a running twin begins first, and the others go on beside it. By itself the order
/// hangs on the assembly's path, and where that collection came last a run took a third longer.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => collection.TestCollectionDisplayName == RunningTwinCollection.Name ? 0 : 1).ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal)];
}
