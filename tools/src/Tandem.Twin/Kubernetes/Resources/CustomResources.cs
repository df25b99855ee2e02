using System.Text.Json;
using Tandem.Twin.Kubernetes.Json;

namespace Tandem.Twin.Kubernetes.Resources;

/// <summary>Reads the resources that a CustomResourceDefinition defines.</summary>
internal static class CustomResources
{
    public const string Group = "apiextensions.k8s.io";
    public const string Kind = "CustomResourceDefinition";

    /// <summary>One for each version that it serves, the stored one last: the last of a kind is preferred.</summary>
    public static IEnumerable<ResourceInfo> Of(JsonElement crd) => crd.GetItems("spec", "versions")
        .Where(version => version.Get("served").ValueKind == JsonValueKind.True)
        .OrderBy(version => version.Get("storage").ValueKind == JsonValueKind.True)
        .Select(version => Of(crd.Get("spec"), version));

    private static ResourceInfo Of(JsonElement spec, JsonElement version)
    {
        var names = spec.Get("names");
        var kind = names.GetText("kind")!;
        return new ResourceInfo(spec.GetText("group")!, version.GetText("name")!, kind, names.GetText("plural")!, spec.GetText("scope") == "Namespaced")
        {
            Singular = names.GetText("singular") is { Length: > 0 } singular ? singular : kind.ToLowerInvariant(),
            ListKind = names.GetText("listKind") is { Length: > 0 } list ? list : $"{kind}List",
            ShortNames = Texts(names, "shortNames"),
            Categories = Texts(names, "categories"),
            HasStatus = version.Get("subresources", "status").ValueKind == JsonValueKind.Object,
            Scale = ScaleOf(version.Get("subresources", "scale")),
            IsCustom = true,
            Columns = [.. version.GetItems("additionalPrinterColumns").Select(Column)],
        };
    }

    private static ScalePaths? ScaleOf(JsonElement scale) => scale.ValueKind != JsonValueKind.Object ? null
        : new ScalePaths(scale.GetText("specReplicasPath") ?? "", scale.GetText("statusReplicasPath") ?? "", scale.GetText("labelSelectorPath"));

    private static PrinterColumn Column(JsonElement column) =>
        new(column.GetText("name")!, column.GetText("type") ?? "string", column.GetText("jsonPath") ?? "", (int)(column.GetCount("priority") ?? 0));

    private static string[] Texts(JsonElement names, string field) => [.. names.GetItems(field).Select(item => item.GetString()!)];
}
