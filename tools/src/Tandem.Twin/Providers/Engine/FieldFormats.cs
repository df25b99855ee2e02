using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Tandem.Twin.Providers.Engine;

/// <summary>What a text must look like, by the names that schemas use. Each answers what is wrong, or null.</summary>
internal static partial class FieldFormats
{
    private static readonly Dictionary<string, Func<string, string?>> ByName = new()
    {
        ["gce-name"] = text => Match(GceName(), text, "1 to 63 lower-case letters, digits and dashes, a letter first and no dash last"),
        ["cluster-name"] = text => Match(ClusterName(), text, "1 to 40 lower-case letters, digits and dashes, a letter first and no dash last"),
        ["bucket-name"] = Bucket,
        ["account-id"] = text => Match(AccountId(), text, "6 to 30 lower-case letters, digits and dashes, a letter first and no dash last"),
        ["membership-id"] = text => Match(MembershipId(), text, "1 to 63 lower-case letters, digits and dashes, no dash first or last"),
        ["secret-id"] = text => Match(SecretId(), text, "1 to 255 letters, digits, dashes and underscores"),
        ["service-name"] = text => Match(ServiceName(), text, "the full name of a service, as compute.googleapis.com"),
        ["dns-name"] = text => text.EndsWith('.') ? null : "a name that ends with a dot",
        ["iam-member"] = Member,
        ["cidr"] = text => Cidr.TryParse(text, out _) ? null : "an IP range in CIDR notation, as 10.0.0.0/24",
        ["subnet"] = Subnet,
        ["ip"] = text => IPAddress.TryParse(text, out _) ? null : "an IP address",
        ["private-asn"] = text => long.TryParse(text, CultureInfo.InvariantCulture, out var asn) && asn is (>= 64512 and <= 65534) or (>= 4200000000 and <= 4294967294) or 16550
            ? null : "a private ASN, 64512 to 65534 or 4200000000 to 4294967294",
        ["label"] = text => Match(LabelKey(), text, "a label key of at most 63 lower-case letters, digits, dashes and underscores, a letter first"),
        ["duration"] = text => Match(Duration(), text, "a duration as 30s, 5m or 1h30m"),
        ["seconds"] = text => Match(Seconds(), text, "a number of seconds as 3600s"),
        ["hh-mm"] = text => Match(HourMinute(), text, "a time as 03:00"),
        ["minor-version"] = text => Match(MinorVersion(), text, "a version as 1.34"),
        ["rfc3339"] = text => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) && text.Contains('T', StringComparison.Ordinal)
            ? null : "a date and time as 2026-01-31T03:00:00Z",
    };

    private static readonly string[] MemberKinds = ["user", "group", "serviceAccount", "domain", "principal", "principalSet", "projectOwner", "projectEditor", "projectViewer"];

    /// <summary>What <paramref name="format"/> wants instead of <paramref name="text"/>; null where it is right.</summary>
    public static string? Check(string format, string text) => ByName[format](text);

    /// <summary>Whether a schema may use the name.</summary>
    public static bool IsKnown(string format) => ByName.ContainsKey(format);

    private static string? Match(Regex pattern, string text, string wanted) => pattern.IsMatch(text) ? null : wanted;

    private static string? Bucket(string text) =>
        text.Contains("google", StringComparison.Ordinal) || text.StartsWith("goog", StringComparison.Ordinal) ? "a name without google in it"
        : Match(BucketName(), text, "3 to 63 lower-case letters, digits, dashes, underscores and dots, a letter or digit first and last");

    private static string? Member(string text) =>
        text is "allUsers" or "allAuthenticatedUsers" || MemberKinds.Contains(text.Split(':')[0]) && text.Contains(':', StringComparison.Ordinal) && !text.EndsWith(':')
            ? null : $"allUsers, allAuthenticatedUsers, or one of {string.Join(", ", MemberKinds)} and a colon before the name";

    private static string? Subnet(string text) => !Cidr.TryParse(text, out var range) ? "an IP range in CIDR notation, as 10.0.0.0/24"
        : range.IsAligned ? null : $"the first address of its range, {range}";

    [GeneratedRegex(@"^[a-z]([-a-z0-9]{0,61}[a-z0-9])?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GceName();

    [GeneratedRegex(@"^[a-z]([-a-z0-9]{0,38}[a-z0-9])?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClusterName();

    [GeneratedRegex(@"^[a-z0-9][-_.a-z0-9]{1,61}[a-z0-9]\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BucketName();

    [GeneratedRegex(@"^[a-z][-a-z0-9]{4,28}[a-z0-9]\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AccountId();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MembershipId();

    [GeneratedRegex(@"^[-_a-zA-Z0-9]{1,255}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretId();

    [GeneratedRegex(@"^[a-z][-a-z0-9]*(\.[a-z][-a-z0-9]*)+\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ServiceName();

    [GeneratedRegex(@"^[a-z][-_a-z0-9]{0,62}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LabelKey();

    [GeneratedRegex(@"^([0-9]+(\.[0-9]+)?(ns|us|ms|s|m|h))+\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Duration();

    [GeneratedRegex(@"^[0-9]+(\.[0-9]+)?s\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Seconds();

    [GeneratedRegex(@"^([01][0-9]|2[0-3]):[0-5][0-9]\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HourMinute();

    [GeneratedRegex(@"^1\.[0-9]+\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MinorVersion();
}
