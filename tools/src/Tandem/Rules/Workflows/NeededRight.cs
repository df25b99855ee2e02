using System.Text.RegularExpressions;

namespace Tandem.Rules.Workflows;

/// <summary>A right that a deed takes.</summary>
/// <param name="Deed">How the deed shows in the action or the script of a step.</param>
/// <param name="Scope">What the token must be able to write, or to read.</param>
/// <param name="Told">The deed, for a message.</param>
/// <param name="Level">Whether it must <c>write</c>, or <c>read</c> is enough.</param>
internal sealed record NeededRight(Regex Deed, string Scope, string Told, string Level = NeededRight.Write)
{
    /// <summary>The right to change something, which holds the one to read it.</summary>
    public const string Write = "write";

    /// <summary>The right to look.</summary>
    public const string Read = "read";

    /// <summary>Whether a level that is written is enough.</summary>
    public bool IsMetBy(string? level) => level == Write || level == Level;
}
