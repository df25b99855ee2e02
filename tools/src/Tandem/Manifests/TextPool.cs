namespace Tandem.Manifests;

/// <summary>Short texts that were read lately: the keys and words of Kubernetes come again in every object, and one copy serves them all.</summary>
internal sealed class TextPool
{
    private const int Longest = 32;

    private const int Slots = 1024;

    [ThreadStatic]
    private static TextPool? ofThread;

    private readonly string?[] recent = new string?[Slots];

    /// <summary>The pool of this thread.</summary>
    public static TextPool OfThread => ofThread ??= new TextPool();

    /// <summary>The text, as it was read before where it was.</summary>
    public string Get(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest)
        {
            return text.ToString();
        }

        ref var slot = ref recent[(uint)string.GetHashCode(text, StringComparison.Ordinal) % Slots];
        return slot is not null && text.SequenceEqual(slot) ? slot : slot = text.ToString();
    }
}
