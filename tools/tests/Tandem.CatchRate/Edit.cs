using Tandem.Manifests;

namespace Tandem.CatchRate;

/// <summary>One edit of a fault: a text replaced, a file moved, or a file deleted.</summary>
/// <param name="File">The file, named from the root.</param>
/// <param name="Find">The text that stands exactly once in it; null where the file as a whole is moved or deleted.</param>
/// <param name="Replace">What stands there instead.</param>
/// <param name="To">Where the file is moved; null where it is not.</param>
public sealed record Edit(string File, string? Find, string Replace, string? To)
{
    /// <summary>Reads <c>{file, find, replace}</c>, <c>{delete}</c> or <c>{move, to}</c>.</summary>
    public static Edit From(MappingNode entry) =>
        entry.Text("delete") is { } deleted ? new(deleted, null, "", null)
        : entry.Text("move") is { } moved ? new(moved, null, "", entry.Text("to")!)
        : new(entry.Text("file")!, entry.Text("find")!, entry.Text("replace") ?? "", null);
}
