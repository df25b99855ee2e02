using System.Text.RegularExpressions;

namespace Tandem.Rules.Workflows;

/// <summary>A right that a deed takes.</summary>
/// <param name="Deed">How the deed shows in the action or the script of a step.</param>
/// <param name="Scope">What the token must be able to write.</param>
/// <param name="Told">The deed, for a message.</param>
internal sealed record NeededRight(Regex Deed, string Scope, string Told);
