using System.Runtime.CompilerServices;

namespace Tandem.Twin.Simulation.Pods;

/// <summary>What a container has written, the latest lines of it. Safe for many threads.</summary>
internal sealed class PodLog
{
    private const int MostLines = 2000;

    private readonly Lock door = new();
    private readonly Queue<PodLogLine> lines = [];
    private TaskCompletionSource more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long written;
    private bool ended;

    /// <summary>Adds a line.</summary>
    public void Write(DateTimeOffset at, string text)
    {
        lock (door)
        {
            lines.Enqueue(new PodLogLine(++written, at, text));
            if (lines.Count > MostLines)
            {
                lines.Dequeue();
            }

            Wake();
        }
    }

    /// <summary>Says that no line will follow.</summary>
    public void End()
    {
        lock (door)
        {
            ended = true;
            Wake();
        }
    }

    /// <summary>Says that lines may follow again: the container was started anew.</summary>
    public void Reopen()
    {
        lock (door)
        {
            ended = false;
        }
    }

    /// <summary>The lines so far.</summary>
    public IReadOnlyList<PodLogLine> Written
    {
        get
        {
            lock (door)
            {
                return [.. lines];
            }
        }
    }

    /// <summary>The lines after the one of that number, until the container ends.</summary>
    public async IAsyncEnumerable<PodLogLine> FollowAsync(long seen, [EnumeratorCancellation] CancellationToken cancel)
    {
        while (true)
        {
            var (next, wait, isOver) = After(seen);
            foreach (var line in next)
            {
                seen = line.Number;
                yield return line;
            }

            if (isOver && next.Count == 0)
            {
                yield break;
            }

            await wait.WaitAsync(cancel);
        }
    }

    private (List<PodLogLine> Lines, Task More, bool IsOver) After(long number)
    {
        lock (door)
        {
            List<PodLogLine> next = [.. lines.Where(line => line.Number > number)];
            return (next, next.Count > 0 ? Task.CompletedTask : more.Task, ended);
        }
    }

    private void Wake()
    {
        more.TrySetResult();
        more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
