namespace Tandem.Twin.Traffic.Stub;

/// <summary>A request's place in the engine.</summary>
internal sealed class StubSeat(int tokens)
{
    /// <summary>What it takes in the cache.</summary>
    public int Tokens { get; } = tokens;

    /// <summary>Where it stands in the queue; null once it runs.</summary>
    public LinkedListNode<StubSeat>? Place { get; set; }

    /// <summary>Ends when it runs.</summary>
    public TaskCompletionSource Ready { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
