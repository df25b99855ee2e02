using System.Text.RegularExpressions;
using Tandem.Manifests;

namespace Tandem.Kustomize.Effects;

/// <summary>An entry under <c>images</c>, applied to an object's state.</summary>
internal static partial class Images
{
    private static readonly string[] Lists = ["containers", "initContainers", "ephemeralContainers"];

    /// <summary>The containers' images in an object that are of the entry's name.</summary>
    public static List<FoundScalar> Of(Node root, string name) =>
    [
        .. FieldPaths.Scalars(root)
            .Where(scalar => scalar.Path is [.., { Key: { } list }, { Key: null }, { Key: "image" }] && Lists.Contains(list, StringComparer.Ordinal))
            .Where(scalar => IsOf(scalar.Node.Text, name)),
    ];

    /// <summary>The image that the entry makes of another; null where that is not worked out.</summary>
    public static string? Rewrite(MappingNode entry, string image)
    {
        if (entry.Text("tagSuffix") is not null || Parts().Match(image) is not { Success: true } parts)
        {
            return null;
        }

        var (tag, digest) = (parts.Groups["tag"].Value, parts.Groups["digest"].Value);
        if (entry.Text("newTag") is { } newTag)
        {
            (tag, digest) = (":" + newTag, "");
        }

        if (entry.Text("digest") is { } newDigest)
        {
            (tag, digest) = (entry.Text("newTag") is null ? "" : tag, "@" + newDigest);
        }

        return (entry.Text("newName") ?? parts.Groups["name"].Value) + tag + digest;
    }

    // kustomize takes the name as a pattern.
    private static bool IsOf(string image, string name)
    {
        try
        {
            return image == name || Regex.IsMatch(image, $"^{name}(:[a-zA-Z0-9_.{{}}-]*)?(@sha256:[a-zA-Z0-9_.{{}}-]*)?$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            return true;
        }
    }

    [GeneratedRegex(@"^(?<name>.+?)(?<tag>:[^:/@]*)?(?<digest>@.*)?$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parts();
}
