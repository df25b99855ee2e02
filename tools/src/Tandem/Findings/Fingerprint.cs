using System.Security.Cryptography;
using System.Text;

namespace Tandem.Findings;

/// <summary>Names a finding so that the name survives a move of its line.</summary>
public static class Fingerprint
{
    /// <summary>
    /// SHA-256, in lower-case hexadecimal, of the rule, kind, namespace, name, field and source file.
    /// Line, cluster and message are left out: they change without the finding changing.
    /// </summary>
    public static string Of(Finding finding)
    {
        var subject = finding.Objects.Count > 0 ? finding.Objects[0] : null;
        string?[] parts =
        [
            finding.Rule.Id, subject?.Kind, subject?.Namespace, subject?.Name, subject?.Field, finding.Blame.Place.File,
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
    }
}
