namespace Tandem.Twin.Traffic.Stub;

/// <summary>A gate that every request passes; while it is shut, they wait before it.</summary>
internal sealed class HangGate
{
    private readonly Lock door = new();
    private TaskCompletionSource? shut;

    public bool IsShut
    {
        get => Volatile.Read(ref shut) is not null;
        set
        {
            lock (door)
            {
                if (value)
                {
                    shut ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    return;
                }

                shut?.TrySetResult();
                shut = null;
            }
        }
    }

    /// <summary>Returns at once where the gate is open.</summary>
    public Task PassAsync(CancellationToken cancel) => Volatile.Read(ref shut) is { } waiting ? waiting.Task.WaitAsync(cancel) : Task.CompletedTask;
}
