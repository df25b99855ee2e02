using System.Runtime.ExceptionServices;

namespace Tandem.Validation;

/// <summary>Spreads work over the processors, with nothing that has to be compiled first: PLINQ alone costs 100 methods at start.</summary>
internal static class Workers
{
    // Fewer items than this for each thread are done sooner by one.
    private const int Worthwhile = 8;

    /// <summary>Does something with every item, in no order.</summary>
    /// <param name="items">The items.</param>
    /// <param name="work">What is done with each.</param>
    /// <param name="areBig">Whether a thread is worth its start for a single item.</param>
    public static void Each<T>(IReadOnlyList<T> items, Action<T> work, bool areBig = false)
        where T : class => Run(items.Count, i => work(items[i]), areBig ? 1 : Worthwhile);

    /// <summary>Everything that <paramref name="work"/> returns, in the order of the items.</summary>
    public static IReadOnlyList<TResult> All<T, TResult>(IReadOnlyList<T> items, Func<T, IEnumerable<TResult>> work)
        where T : class
        where TResult : class
    {
        var results = new TResult[items.Count][];
        Run(items.Count, i => results[i] = work(items[i]).ToArray(), Worthwhile);
        return [.. results.SelectMany(result => result)];
    }

    private static void Run(int count, Action<int> work, int worthwhile)
    {
        var (next, failure) = (-1, (ExceptionDispatchInfo?)null);
        void Loop()
        {
            try
            {
                for (int i; failure is null && (i = Interlocked.Increment(ref next)) < count;)
                {
                    work(i);
                }
            }
#pragma warning disable CA1031 // It is thrown again by the thread that waits.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        }

        var threads = new Thread[Math.Clamp(count / worthwhile, 1, Environment.ProcessorCount) - 1];
        for (var i = 0; i < threads.Length; i++)
        {
            threads[i] = new Thread(Loop) { IsBackground = true };
            threads[i].Start();
        }

        Loop();
        foreach (var thread in threads)
        {
            thread.Join();
        }

        failure?.Throw();
    }
}
