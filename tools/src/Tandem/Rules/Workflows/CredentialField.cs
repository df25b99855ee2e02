using System.Text.RegularExpressions;

namespace Tandem.Rules.Workflows;

/// <summary>A field of a credentials file whose form the token service checks.</summary>
/// <param name="Name">The field.</param>
/// <param name="Form">What it must look like.</param>
/// <param name="Expected">The same, for a message.</param>
internal sealed record CredentialField(string Name, Regex Form, string Expected);
